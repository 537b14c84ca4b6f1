"""The main task of each page in a real browser, from the first key to the result, by keyboard alone.

Each is done on a phone and at a desk, in both languages, in the light and in the dark.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from datasette.app import Datasette

from claims.web.words.phrases import InterfaceLang, words
from db.texts.rows import source_id
from tests import newsroom
from tests.browser import PROGRAM, Browser
from tests.conftest import serving

pytestmark = pytest.mark.skipif(PROGRAM is None, reason="no Chromium is installed")

LOOKS = ((390, True, "zh"), (390, False, "en"), (1280, False, "zh"), (1280, True, "en"))
SECRET = "known to the tests"
OTHER = source_id(newsroom.OTHER)


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    browser = Browser(tmp_path_factory.mktemp("profile"))
    yield browser
    browser.close()


@pytest.fixture(params=LOOKS, ids=lambda look: f"{look[0]}-{'dark' if look[1] else 'light'}-{look[2]}")
def reader(request: pytest.FixtureRequest, opened: Browser) -> Iterator[tuple[Browser, dict[str, str]]]:
    """A browser in the hands of somebody with this screen and language, and the phrases that they read.

    At the end nothing stands in the console, nothing was asked for elsewhere and nothing runs over the edge.
    """
    width, dark, lang = request.param
    opened.look(width=width, dark=dark, lang=lang)
    interface: InterfaceLang = lang
    yield opened, words(interface)
    assert not opened.complaints
    assert all(address.startswith(("http://127.0.0.1:", "data:")) for address in opened.requested)
    assert opened.run("document.documentElement.scrollWidth - innerWidth") <= 0


def text(browser: Browser, selector: str = "main") -> str:
    return str(browser.run(f"document.querySelector({json.dumps(selector)}).innerText"))


def follow(browser: Browser, selector: str) -> None:
    """Goes to a link or button with the keyboard and presses it."""
    browser.tab_to(selector)
    browser.after(lambda: browser.press("Enter"))


def test_overview_to_what_contradicts(reader: tuple[Browser, dict[str, str]], server: str) -> None:
    browser, w = reader
    browser.goto(server + "/")
    browser.press("Tab")
    assert browser.run("document.activeElement.className") == "skip"
    assert w["contradictions_title"] in text(browser)
    follow(browser, "section[aria-labelledby=contradictions] a[href='/claim/aaaa00000003']")
    assert "29" in text(browser, "h1")
    assert w["conflicts_with"] in text(browser)


def test_search_by_a_word_and_narrowed(reader: tuple[Browser, dict[str, str]], server: str) -> None:
    browser, w = reader
    browser.goto(server + "/search")
    browser.tab_to("#q")
    browser.press("縣洪水")
    browser.after(lambda: browser.press("Enter"))
    found = "[...document.querySelectorAll('.found .cards .gloss a')].map(each => each.getAttribute('href'))"
    assert browser.run(found) == ["/claim/aaaa00000003"], "either script finds the other"
    browser.goto(server + "/search")
    follow(browser, "a[href='?kind=amount']")
    assert browser.run(found) == ["/claim/aaaa00000004"]
    assert w["kind_amount"] in text(browser, ".asked")
    follow(browser, ".asked a")
    assert len(browser.run(found)) == 5


def test_search_by_a_range_of_figures(reader: tuple[Browser, dict[str, str]], server: str) -> None:
    browser, _ = reader
    browser.goto(server + "/search")
    if not browser.run("document.querySelector('details.more').open"):
        browser.tab_to("details.more summary")
        browser.press("Enter")
    browser.tab_to("#min")
    browser.press("20")
    browser.tab_to("#max")
    browser.press("30")
    browser.after(lambda: browser.press("Enter"))
    assert browser.run("document.querySelectorAll('.found .cards > li').length") == 1
    assert browser.run("document.querySelectorAll('.asked li').length") == 2, "what is asked for is in sight"


def test_claim_to_its_place_in_the_source(reader: tuple[Browser, dict[str, str]], server: str) -> None:
    browser, w = reader
    browser.goto(server + "/claim/aaaa00000001")
    for heading in ("figures", "conflicts_with", "where_said", "other_languages", "history", "take_away"):
        assert w[heading] in text(browser), heading
    follow(browser, f"a[href^='/source/{newsroom.SOURCE_ID}']")
    marked = browser.run("[...document.querySelectorAll('mark')].map(mark => mark.innerText).join('|')")
    assert "洪水造成17人死亡" in marked
    assert browser.run("document.querySelector(':target') !== null"), "the claim in question is pointed out"


def test_source_and_what_changed_in_it(reader: tuple[Browser, dict[str, str]], server: str) -> None:
    browser, w = reader
    browser.goto(f"{server}/source/{OTHER}")
    assert w["claims_in_text"] in text(browser)
    follow(browser, "a[href$='#difference']")
    assert "27" in text(browser, ".difference del")
    assert "29" in text(browser, ".difference ins")


def test_check_of_a_pasted_sentence(reader: tuple[Browser, dict[str, str]], server: str) -> None:
    browser, w = reader
    browser.goto(server + "/check")
    browser.tab_to("#text")
    browser.press("<b>青石县</b>洪水造成29人死亡。")
    follow(browser, "form.check button")
    assert w["found_in_text"] in text(browser)
    assert "29人" in text(browser, ".finding mark")
    assert browser.run("document.querySelector('main b') === null")


@pytest.fixture
def desk(newsroom_path: Path, tmp_path: Path) -> Iterator[str]:
    """The address of a newsroom of its own, where the cookie of `signed_in` is known."""
    path = str(shutil.copy(newsroom_path, tmp_path / "news.db"))
    with serving([sys.executable, "-m", "datasette", path, "--root", "--secret", SECRET]) as address:
        yield address


def sign_in(browser: Browser, address: str) -> None:
    signed = Datasette(secret=SECRET).sign({"a": {"id": "root"}}, "actor")
    browser.send("Network.setCookie", name="ds_actor", value=signed, url=address)


def test_review_of_a_pair_and_taking_it_back(reader: tuple[Browser, dict[str, str]], desk: str) -> None:
    browser, w = reader
    sign_in(browser, desk)
    browser.goto(desk + "/review")
    first = browser.run("document.querySelector('[name=left]').value + document.querySelector('[name=right]').value")
    assert w["speaks_against"] in text(browser)
    follow(browser, "button[value=different]")
    assert w["judged"].format(w["verdict_different"]) in text(browser, "[role=status]")
    follow(browser, "a[data-key=u]")
    again = browser.run("document.querySelector('[name=left]').value + document.querySelector('[name=right]').value")
    assert again == first
    follow(browser, "button[value=conflict]")
    assert w["judged"].format(w["verdict_conflict"]) in text(browser, "[role=status]")
    follow(browser, "a[data-key=k]")


@pytest.mark.parametrize("page", ["/news", "/news/claims?_search=洪", "/news/contradictions", "/news/conflicts"])
def test_datasettes_pages_of_ours_stay_on_this_machine(
    reader: tuple[Browser, dict[str, str]], server: str, page: str
) -> None:
    browser, _ = reader
    browser.goto(server + page)
    assert text(browser, "h1")
