"""What inputs are made of: sentences of ours, and what goes wrong in real ones, spliced by chance."""

from __future__ import annotations

import json
import random
import re
import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "claims" / "samples"
CORPUS = ROOT / "tests" / "corpus"

_SORTS = ("numerals", "numerals", "units", "units", "dates", "words", "marks", "marks", "strange")
_SENTENCE = re.compile(r"[^。！？.!?\n]*[。！？.!?\n]?")


@cache
def words(*names: str) -> tuple[str, ...]:
    """The pieces of these sorts, from pieces.json."""
    every = json.loads(Path(__file__).with_name("pieces.json").read_text(encoding="utf-8"))
    return tuple(word for name in names for word in every[name])


@cache
def texts(lang: str) -> tuple[str, ...]:
    """Short texts of one language: those of the corpora, and the sentences of the samples."""
    cases = [
        case["text"]
        for path in sorted((CORPUS / lang).glob("*.toml"))
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
    ]
    return tuple(dict.fromkeys(cases))


@cache
def sentences() -> tuple[str, ...]:
    """Every sentence of both corpora."""
    return tuple(
        dict.fromkeys(each for lang in ("zh", "en") for text in texts(lang) for each in _SENTENCE.findall(text) if each)
    )


@cache
def articles() -> tuple[str, ...]:
    """The samples as they lie in the package, pages with their markup."""
    return tuple(path.read_text(encoding="utf-8") for path in sorted(SAMPLES.iterdir()) if path.suffix in _SUFFIXES)


_SUFFIXES = frozenset((".txt", ".md", ".html", ".jsonl"))


def text_of(data: bytes) -> str:
    """The text that bytes stand for, lone surrogates included; `bytes_of` is its inverse."""
    try:
        return data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return data.decode("utf-8", "surrogateescape")


def bytes_of(text: str) -> bytes:
    """A text as bytes."""
    return text.encode("utf-8", "surrogatepass")


def spliced(text: str, chance: random.Random, own: Sequence[str] = (), longest: int = 4000) -> str:
    """`text` with a few changes: pieces put in, stretches dropped, doubled, moved and exchanged.

    `own` are pieces of one kind of input, such as the tags of HTML, used as often as all others together.
    """
    for _ in range(chance.choice((1, 1, 2, 3, 6))):
        at = chance.randrange(len(text) + 1)
        end = min(len(text), at + chance.choice((0, 0, 1, 2, 5, 20)))
        text = _changed(text, at, end, chance, own)
    return text[:longest]


def _changed(text: str, at: int, end: int, chance: random.Random, own: Sequence[str]) -> str:
    change = chance.randrange(12)
    if change < 6:
        return text[:at] + piece(chance, own) + text[end:]
    if change == 6:
        return text[:at] + text[end:]
    if change == 7:
        return text[:end] + text[at:end] * chance.choice((1, 2, 30)) + text[end:]
    if change == 8:
        there = chance.randrange(len(text) + 1)
        return f"{text[:at]}{text[end:]}"[:there] + text[at:end] + f"{text[:at]}{text[end:]}"[there:]
    if change == 9:
        return text[:at] + chance.choice(sentences()) + text[end:]
    if change == 10:
        return text[:at] + piece(chance, own) * chance.choice((2, 5, 100)) + text[end:]
    digits = [place for place, character in enumerate(text) if character.isdigit()]
    if not digits:
        return text
    at = chance.choice(digits)
    return text[:at] + chance.choice(words("numerals")) + text[at + 1 :]


def piece(chance: random.Random, own: Sequence[str] = ()) -> str:
    """One piece."""
    return chance.choice(own if own and chance.random() < 0.5 else words(chance.choice(_SORTS)))


def scrambled(data: bytes, chance: random.Random) -> bytes:
    """`data` with some bytes changed, dropped or doubled."""
    made = bytearray(data or b" ")
    for _ in range(chance.choice((1, 2, 8))):
        at = chance.randrange(len(made) + 1)
        end = min(len(made), at + chance.choice((0, 1, 4, 50)))
        made[at:end] = chance.choice((b"", chance.randbytes(chance.randrange(1, 5)), bytes(made[at:end]) * 2))
    return bytes(made)
