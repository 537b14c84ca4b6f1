"""Pages as they never should be: cut off, mis-nested, full of NULs and giants. Each is read or refused in good time."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from claims.adding import Adding
from claims.ingest import Overrides, Unreadable, read
from db import open_db
from db.upkeep.verifying import Proof
from extract.model import Source
from tests.mutations import MUTATIONS, PAGES

MUTANTS = 200
RARELY = {"one_long_line": 2}  # what takes long is tried less often here; `python -m tests.bench.dirt` tries it more
SENTENCE = "渔港去年卸鱼12,400吨，比前年多三成，产值3.4亿元。"
SECONDS = 30  # for the largest page on a busy machine; the rest take hundredths


def attempt(path: Path) -> Source | Unreadable:
    began = time.monotonic()
    [found] = read(str(path))
    assert time.monotonic() - began < SECONDS
    if isinstance(found, Source):
        found.text.encode()
        assert "\0" not in found.text
        assert all(0 <= start < end <= len(found.text) for start, end, _ in found.links)
    return found


@pytest.mark.parametrize("mutation", MUTATIONS)
def test_mutated_pages_are_read_or_refused(
    tmp_path: Path, mutation: Callable[[bytearray, random.Random], bytes]
) -> None:
    chance = random.Random(mutation.__name__)
    read_at_all = 0
    rounds = RARELY.get(mutation.__name__, MUTANTS // len(MUTATIONS))
    for _ in range(rounds):
        path = tmp_path / f"page.{chance.choice(['html', 'md', 'txt'])}"
        path.write_bytes(mutation(bytearray(chance.choice(PAGES).read_bytes()), chance))
        read_at_all += isinstance(attempt(path), Source)
    assert read_at_all * 3 > rounds


@pytest.mark.parametrize(
    "page",
    [
        pytest.param("<html><body><h1>渔港</h1><p>" + SENTENCE * 300_000 + "</p>", id="ten-megabytes-on-one-line"),
        pytest.param("<html><body>" + "<div>" * 100_000 + SENTENCE, id="deep-boxes"),
        pytest.param("<html><body>" + "<b>" * 100_000 + SENTENCE, id="deep-formatting"),
        pytest.param("<html><body><p class='" + "x " * 2_000_000 + "'>" + SENTENCE, id="giant-attribute"),
        pytest.param("<html><body><table><tr>" + "<td>12" * 20_000 + "</table>" + SENTENCE, id="wide-table"),
        pytest.param("# 渔港\n" + "[" * 20_000 + SENTENCE, id="open-brackets"),
        pytest.param("# 渔港\n" + "*a **b _c " * 20_000 + SENTENCE, id="open-emphasis"),
        pytest.param("# 渔港\n" + ">" * 20_000 + SENTENCE, id="deep-quotes"),
        pytest.param("---\n" + "a: b\n" * 100_000 + SENTENCE, id="endless-front-matter"),
        pytest.param(
            "<html><script type='application/ld+json'>" + "[" * 100_000 + "</script><p>" + SENTENCE, id="deep-json"
        ),
    ],
)
def test_giants_are_read_and_lose_nothing(tmp_path: Path, page: str) -> None:
    path = tmp_path / "page.md"
    path.write_text(page, encoding="utf-8")
    found = attempt(path)
    assert isinstance(found, Source)
    assert SENTENCE[:-1] in found.text or ">" * 100 in page


@pytest.mark.parametrize(
    ("name", "page"),
    [
        (
            "page.html",
            "<html><head><title>{0}</title><meta name='author' content='{0}'></head><body><p>{1}</p></body></html>",
        ),
        ("page.md", "---\ntitle: {0}\nauthor: {0}\n---\n\n{1}\n"),
        ("page.jsonl", '{{"title": "{0}", "author": "{0}", "publisher": "{0}", "text": "{1}"}}'),
    ],
)
def test_a_giant_title_is_cut_off(tmp_path: Path, name: str, page: str) -> None:
    path = tmp_path / name
    path.write_text(page.format("渔港消息" * 100_000, SENTENCE * 10), encoding="utf8")
    found = attempt(path)
    assert isinstance(found, Source)
    assert SENTENCE in found.text
    assert found.title is not None
    assert (len(found.title), found.title[-1]) == (300, "…")
    assert all(len(each or "") <= 300 for each in (found.author, found.publisher))


def test_ten_megabytes_of_plain_text_on_one_line(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text(SENTENCE * 300_000, encoding="utf-8")
    found = attempt(path)
    assert isinstance(found, Source)
    assert len(found.text) == len(SENTENCE) * 300_000


def test_broken_pages_lose_nothing_of_the_others(tmp_path: Path) -> None:
    """Good pages go in as if the broken ones among them were not there."""
    chance = random.Random("among")
    alone, among = tmp_path / "alone", tmp_path / "among"
    for folder in (alone, among):
        folder.mkdir()
        for number in range(10):
            (folder / f"{number}-good.txt").write_text(f"第{number}镇去年产茶{number + 20}吨。", encoding="utf-8")
    for number, mutation in enumerate(MUTATIONS[:-1]):
        page = mutation(bytearray(chance.choice(PAGES).read_bytes()), chance)
        (among / f"{number % 10}-{mutation.__name__}.html").write_bytes(page)
    (among / "5-empty.html").write_bytes(b"")
    (among / "6-noise.html").write_bytes(chance.randbytes(100_000))
    assert stored(tmp_path / "among.db", among) == stored(tmp_path / "alone.db", alone)


def stored(path: Path, folder: Path) -> list[tuple[object, ...]]:
    """What is claimed by the good pages of a folder, after all of it was added."""
    connection = open_db(path, create=True)
    list(Adding(connection, [str(folder)], Overrides()))
    assert list(Proof(connection).damages()) == []
    good = "SELECT ref, exact, appearances.text FROM appearances JOIN sources ON sources.id = source_id"
    return [tuple(row) for row in connection.execute(f"{good} WHERE ref LIKE '%good%' ORDER BY ref, start")]
