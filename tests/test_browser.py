"""The pages in a real browser: that they fit, are quiet and stand in nobody's way. Their tasks: test_browser_tasks."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest

from db.texts.rows import source_id
from tests import newsroom
from tests.browser import PROGRAM, Browser

pytestmark = pytest.mark.skipif(PROGRAM is None, reason="no Chromium is installed")

HOSTILE = source_id(newsroom.HOSTILE)
PAGES = (
    "/",
    "/search?q=洪水",
    "/search?q=nothing",
    "/claim/aaaa00000001",
    "/claim/aaaa00000005",
    f"/source/{newsroom.SOURCE_ID}",
    f"/source/{HOSTILE}",
    f"/source/{source_id(newsroom.OTHER)}?old=1&new=2",
    "/check",
    "/check?text=青石县洪水造成29人死亡。",
    "/review",
    "/add",
)
LOOKS = ((320, False, "zh-CN"), (390, True, "en"), (1280, True, "zh-CN"), (1280, False, "en"))


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    opened = Browser(tmp_path_factory.mktemp("profile"))
    yield opened
    opened.close()


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize(("width", "dark", "lang"), LOOKS)
def test_pages_fit_and_are_quiet(
    browser: Browser, server: str, path: str, width: int, dark: bool, lang: str
) -> None:  # fmt: skip
    browser.look(width=width, dark=dark, lang=lang)
    browser.goto(server + path)
    assert not browser.complaints
    elsewhere = [address for address in browser.requested if not address.startswith((server, "data:"))]
    assert not elsewhere, "no request leaves the machine"
    assert browser.run("document.documentElement.scrollWidth - innerWidth") <= 0, "nothing runs over the edge"
    assert browser.run("getComputedStyle(document.body).backgroundColor") == (
        "rgb(21, 24, 28)" if dark else "rgb(253, 252, 250)"
    )
    assert browser.run("document.documentElement.lang") == ("zh-Hans" if lang == "zh-CN" else "en")


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("dark", [False, True])
def test_nothing_stands_in_anybodys_way(browser: Browser, server: str, path: str, dark: bool) -> None:
    browser.look(width=1280, dark=dark)
    browser.goto(server + path)
    assert barriers(browser) == []


def barriers(browser: Browser) -> list[list[str]]:
    """What stands in somebody's way on the page that is open: rules of axe, each with the place."""
    rules = pytest.importorskip("axe_core_python", reason="the accessibility rules are not installed")
    browser.run((files(rules) / "axe.min.js").read_text(encoding="utf8") + ";0")
    found: list[list[str]] = json.loads(
        browser.run(
            "axe.run().then(found => JSON.stringify(found.violations.map(each => [each.id, each.nodes[0].html])))"
        )
    )
    return found


def test_tables_stay_readable_on_a_phone(browser: Browser, server: str) -> None:
    browser.look(width=320)
    browser.goto(server + "/claim/aaaa00000004")
    assert browser.run("Math.min(...[...document.querySelectorAll('td, th')].map(cell => cell.offsetWidth))") >= 70
    assert browser.run("Math.max(...[...document.querySelectorAll('tr')].map(row => row.offsetHeight))") <= 120


def test_the_language_is_switched_and_stays(browser: Browser, server: str) -> None:
    browser.look(lang="en")
    browser.goto(server + "/search?q=17")
    browser.after(lambda: browser.run("document.querySelector('.languages a[hreflang=zh-Hans]').click()"))
    assert browser.run("document.querySelector('h1').innerText") == "搜索"
    assert browser.run("document.querySelector('#q').value") == "17"
    browser.goto(server + "/")
    assert browser.run("document.documentElement.lang") == "zh-Hans"


def test_hostile_text_does_nothing(browser: Browser, server: str) -> None:
    browser.look()
    browser.goto(f"{server}/source/{HOSTILE}")
    assert not browser.complaints, "nothing even tried to run"
    assert browser.run("document.querySelectorAll('script, img').length") == 0
    assert "<script>alert(1)</script>" in browser.run("document.querySelector('.text').innerText")


@pytest.fixture
def entrance(newsroom_path: Path, tmp_path: Path) -> Iterator[str]:
    """What `claims serve` prints for signing in, on a database of its own."""
    path = shutil.copy(newsroom_path, tmp_path / "news.db")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    command = [sys.executable, "-m", "claims", "serve", "--db", path, "--port", port]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stderr is not None
    address = process.stdout.readline().strip()
    for line in process.stderr:
        if "running on" in line:
            break
    yield address
    process.terminate()
    process.communicate(timeout=20)


def test_judging_with_one_key_and_taking_it_back(browser: Browser, entrance: str) -> None:
    browser.look(lang="zh-CN")
    browser.goto(entrance)
    browser.goto(entrance.split("/-/")[0] + "/review")
    assert browser.run("document.querySelectorAll('.versus mark').length") == 2
    browser.after(lambda: browser.strike("d"))
    assert "已记录：不是一回事。" in browser.run("document.querySelector('[role=status]').innerText")
    browser.after(lambda: browser.strike("u"))
    browser.after(lambda: browser.strike("c"))
    assert "已记录：相互矛盾。" in browser.run("document.querySelector('[role=status]').innerText")
    assert not browser.complaints
    browser.run("document.querySelector('#keys').click()")
    browser.strike("s")
    assert browser.run("document.querySelector('[role=status]').innerText.includes('相互矛盾')"), "keys are off"


@pytest.mark.parametrize(("width", "lang", "said"), [(390, "zh-CN", "已添加。"), (1280, "en", "It was added.")])
def test_adding_a_source_by_keyboard(browser: Browser, entrance: str, width: int, lang: str, said: str) -> None:
    browser.look(width=width, lang=lang)
    browser.goto(entrance)
    browser.goto(entrance.split("/-/")[0] + "/add")
    assert barriers(browser) == []
    assert browser.run("document.documentElement.scrollWidth - innerWidth") <= 0
    browser.tab_to("#text")
    browser.press("石桥镇大火造成3人死亡。")
    browser.tab_to("form.add button")
    browser.after(lambda: browser.press("Enter"))
    ended = "document.querySelector('#job').dataset.state"
    for _ in range(600):
        if browser.run(ended) in ("done", "failed"):
            break
        time.sleep(0.05)
    assert said in browser.run("document.querySelector('[role=status]').innerText")
    assert barriers(browser) == []
    assert not browser.complaints
    browser.tab_to("#job a.button")
    browser.after(lambda: browser.press("Enter"))
    assert "3人" in browser.run("document.querySelector('.text mark').innerText")


def test_adding_without_scripts(browser: Browser, entrance: str) -> None:
    browser.look(lang="en")
    browser.goto(entrance)
    browser.send("Emulation.setScriptExecutionDisabled", value=True)
    try:
        browser.goto(entrance.split("/-/")[0] + "/add")
        browser.tab_to("#text")
        browser.press("石桥镇大火造成3人死亡。")
        browser.tab_to("form.add button")
        browser.after(lambda: browser.press("Enter"))
        for _ in range(30):
            if browser.run("document.querySelector('#job').dataset.state") == "done":
                break
            browser.after(lambda: None)  # the page loads itself again
        assert "It was added." in browser.run("document.querySelector('[role=status]').innerText")
    finally:
        browser.send("Emulation.setScriptExecutionDisabled", value=False)
