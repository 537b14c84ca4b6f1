"""What goes wrong with pages on their way: each mutation takes a page and a source of chance, and gives another."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from pathlib import Path

PAGES = sorted((Path(__file__).parent / "pages").iterdir())


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


def misnest(page: bytearray, chance: random.Random) -> bytes:
    """Closing tags change places, as in pages that were put together by hand."""
    tags = list(re.finditer(rb"</[a-zA-Z][^<>]{0,20}>", page))
    names = [tag[0] for tag in tags]
    chance.shuffle(names)
    for tag, name in zip(reversed(tags), names, strict=True):
        page[tag.start() : tag.end()] = name
    return bytes(page)


def misdeclare(page: bytearray, chance: random.Random) -> bytes:
    """The bytes are of one encoding and the page says another, or it is of two at once."""
    text = bytes(page).decode("utf-8", "replace")
    written, declared = chance.sample(("utf-8", "gb18030", "big5hkscs", "utf-16", "latin-1", "shift_jis", "utf-7"), 2)
    head = f'<meta charset="{declared}">'
    at = chance.randrange(len(text))
    return (head + text[:at]).encode(written, "replace") + text[at:].encode(
        chance.choice((written, "gb18030")), "replace"
    )


def one_long_line(page: bytearray, chance: random.Random) -> bytes:
    """Ten megabytes on one line, as a page that a script wrote."""
    line = bytes(page).replace(b"\r", b"").replace(b"\n", b" ")
    return line * (10_000_000 // len(line) + 1)


def combined(page: bytearray, chance: random.Random) -> bytes:
    """Three of the others, one after another."""
    for mutation in chance.sample(MUTATIONS[:-2], 3):
        page = bytearray(mutation(page, chance)[:400_000] or b"<")
    return bytes(page)


MUTATIONS: tuple[Callable[[bytearray, random.Random], bytes], ...] = (
    cut,
    change_bytes,
    insert_nuls,
    insert_giant,
    never_close,
    drop_marks,
    shuffle_lines,
    one_line_many_times,
    misnest,
    misdeclare,
    combined,
    one_long_line,
)
