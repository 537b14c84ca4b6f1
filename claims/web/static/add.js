// Looks again how far a job is, without loading the page anew. Without this file the page does that by itself.
(() => {
  const look = async (pause) => {
    const job = document.getElementById("job");
    try {
      const answer = await fetch(location.href, { headers: { accept: "text/html" } });
      const found = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("job");
      if (answer.ok && found) {
        const status = found.querySelector("[role=status]");
        if (found.dataset.state !== job.dataset.state || status.textContent !== job.querySelector("[role=status]").textContent) {
          job.dataset.state = found.dataset.state;
          job.querySelector("[role=status]").replaceChildren(...status.childNodes); // which is read out
          job.append(...[...found.children].filter((each) => each.matches("[role=status] ~ *")));
        }
        if (found.dataset.state === "done" || found.dataset.state === "failed") return;
      }
    } catch {
      // The server is away for a moment: it is asked again.
    }
    setTimeout(look, pause, Math.min(pause * 1.5, 10000));
  };
  setTimeout(look, 500, 500);
})();
