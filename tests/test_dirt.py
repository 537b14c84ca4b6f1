"""Pages as they never should be: cut off, mis-nested, full of NULs and giants. Each is read or refused in good time."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from claims.ingest import Unreadable, read
from extract.model import Source

PAGES = sorted((Path(__file__).parent / "pages").iterdir())
MUTANTS = 200
SENTENCE = "渔港去年卸鱼12,400吨，比前年多三成，产值3.4亿元。"
SECONDS = 30  # for the largest page on a busy machine; the rest take hundredths


def cut(page: bytearray, chance: random.Random) -> bytes:
    return bytes(page[: chance.randrange(len(page))])


def change_bytes(page: bytearray, chance: random.Random) -> bytes:
    for _ in range(chance.randrange(1, 80)):
        page[chance.randrange(len(page))] = chance.randrange(256)
    return bytes(page)


def insert_nuls(page: bytearray, chance: random.Random) -> bytes:
    for _ in range(30):
        at = chance.randrange(len(page))
        page[at:at] = bytes(chance.randrange(1, 5))
    return bytes(page)


def insert_giant(page: bytearray, chance: random.Random) -> bytes:
    at = chance.randrange(len(page))
    page[at:at] = b'<div class="' + b"share " * chance.randrange(1, 100_000) + b'" style="' + b"x" * 100_000 + b'">'
    return bytes(page)


def never_close(page: bytearray, chance: random.Random) -> bytes:
    at = chance.randrange(len(page))
    tag = chance.choice([b"<b>", b"<div>", b"<table><tr><td>", b"<ul><li>", b"<p>", b"<blockquote>", b"<a href=x>"])
    page[at:at] = tag * chance.randrange(1, 4000)
    return bytes(page)


def drop_marks(page: bytearray, chance: random.Random) -> bytes:
    return bytes(page).replace(chance.choice([b">", b"<", b'"', b"/"]), b"", chance.randrange(1, 60))


def shuffle_lines(page: bytearray, chance: random.Random) -> bytes:
    lines = bytes(page).split(b"\n")
    chance.shuffle(lines)
    return b"\n".join(lines)


def one_line_many_times(page: bytearray, chance: random.Random) -> bytes:
    return bytes(page).replace(b"\n", b" ") * chance.randrange(2, 20)


MUTATIONS: tuple[Callable[[bytearray, random.Random], bytes], ...] = (
    cut,
    change_bytes,
    insert_nuls,
    insert_giant,
    never_close,
    drop_marks,
    shuffle_lines,
    one_line_many_times,
)


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
    rounds = MUTANTS // len(MUTATIONS)
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


def test_ten_megabytes_of_plain_text_on_one_line(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text(SENTENCE * 300_000, encoding="utf-8")
    found = attempt(path)
    assert isinstance(found, Source)
    assert len(found.text) == len(SENTENCE) * 300_000
