// Keys on the review page: each button and link names its own. Everything works without this file.
(() => {
  const toggle = document.getElementById("keys");
  if (toggle) {
    toggle.closest("p").hidden = false;
    toggle.checked = localStorage.getItem("claims-keys") !== "off";
    toggle.addEventListener("change", () => localStorage.setItem("claims-keys", toggle.checked ? "on" : "off"));
  }
  document.addEventListener("keydown", (event) => {
    const typing = event.target.matches("input:not([type=checkbox]), textarea, select");
    if (typing || event.ctrlKey || event.metaKey || event.altKey || (toggle && !toggle.checked)) return;
    const wanted = [...document.querySelectorAll("[data-key]")].find((each) => each.dataset.key === event.key.toLowerCase());
    if (wanted) {
      event.preventDefault();
      wanted.click();
    }
  });
})();
