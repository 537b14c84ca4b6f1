"""Hostile sources in a real browser: nothing runs, nothing misleads, no page hangs, and none runs over the edge."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path
from time import monotonic
from urllib.parse import quote

import pytest

from tests import hostile
from tests.browser import PROGRAM, Browser
from tests.conftest import serving

pytestmark = pytest.mark.skipif(PROGRAM is None, reason="no Chromium is installed")
SLOW = 20  # seconds; a word of a million letters that is laid out as it stands takes more than a minute
TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return hostile.build(tmp_path_factory.mktemp("hostile") / "hostile.db")


@pytest.fixture(scope="module")
def address(path: Path) -> Iterator[str]:
    with serving([sys.executable, "-m", "datasette", str(path)]) as found:
        yield found


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    opened = Browser(tmp_path_factory.mktemp("profile"))
    yield opened
    opened.close()


def pages(path: Path) -> list[str]:
    """Every page that shows something of the sources."""
    with sqlite3.connect(path) as connection:
        claims = [f"/claim/{row[0]}" for row in connection.execute("SELECT id FROM claims")]
        sources = [f"/source/{row[0]}" for row in connection.execute("SELECT id FROM sources")]
    text = quote(f"<script>{hostile.RUNS}</script> 17 people died in the flood. \u202e71")
    return ["/", "/search", f"/search?q={text}", f"/check?text={text}", "/review", *claims, *sources]


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_runs_and_nothing_runs_over_the_edge(browser: Browser, path: Path, address: str, width: int) -> None:
    browser.look(width=width)
    opened = pages(path)
    assert len(opened) > 12
    for page in opened:
        started = monotonic()
        browser.goto(address + page)
        assert not browser.complaints, page
        assert browser.run("window.ran === undefined"), page
        assert (
            browser.run("document.querySelectorAll('main script, main img, main [onclick], main [onload]').length") == 0
        )
        assert all(each.startswith((address, "data:")) for each in browser.requested), page
        assert browser.run("document.documentElement.scrollWidth - innerWidth") <= 0, page
        shown = browser.run("document.documentElement.innerText + document.title")
        assert not set(shown) & set(TURNING), page
        assert monotonic() - started < SLOW, page


def test_tables_of_hostile_text(browser: Browser, address: str) -> None:
    browser.look(width=1280)
    for table in ("claims", "appearances", "sources", "quantities", "attributions", "claims_by_source"):
        browser.goto(f"{address}/hostile/{table}")
        assert browser.run("window.ran === undefined"), table
        assert not set(browser.run("document.querySelector('table').innerText")) & set(TURNING), table


def test_what_is_spelt_out_can_be_read(browser: Browser, path: Path, address: str) -> None:
    with sqlite3.connect(path) as connection:
        ids = dict(connection.execute("SELECT substr(url, 9, 6), id FROM sources").fetchall())
    told = {}
    for name, source in ids.items():
        browser.goto(f"{address}/source/{source}")
        told[name] = browser.run("document.querySelector('.text').innerText")
    assert f"<script>{hostile.RUNS}</script> The <b onclick={hostile.RUNS}>mayor</b>" in told["markup"]
    assert "[U+202E]71[U+202C]" in told["turned"]
    assert "[+36]" in told["heaped"]
    assert "[… 999," in told["endles"]
    assert "很" * 1000 in told["wide.e"]
