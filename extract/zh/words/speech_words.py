"""The tables of speech.toml: as sets, and as one compiled expression for each that is searched for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from extract.text.wordlists import Table

HAN = "[\u3400-\u9fff\U00020000-\U0003ffff]"  # rare characters of names lie beyond the first plane
ACCORDING = frozenset(["根据", "依据", "按照", "据", "按"])
SPEECH = Table(Path(__file__).with_name("speech.toml"))


@dataclass(frozen=True, slots=True)
class Speech:
    """The tables of speech.toml, as sets and as one compiled expression for each that is searched for."""

    saying: frozenset[str]
    weak: frozenset[str]
    showing: frozenset[str]
    forecasting: frozenset[str]
    boundary: frozenset[str]
    adverbs: frozenset[str]
    leading: frozenset[str]
    blocking: frozenset[str]
    persons: frozenset[str]
    outlets: frozenset[str]
    bare: frozenset[str]
    nobody: frozenset[str]
    closed: frozenset[str]
    nominal: frozenset[str]
    stating: frozenset[str]
    asserting: frozenset[str]
    recording: frozenset[str]
    publishing: frozenset[str]
    joined: frozenset[str]
    offices: frozenset[str]
    kinds: frozenset[str]
    brands: frozenset[str]
    surnames: frozenset[str]
    compound_surnames: frozenset[str]
    reports: re.Pattern[str]
    report_ends: frozenset[str]
    titles: re.Pattern[str]
    trailing_titles: re.Pattern[str]
    bodies: re.Pattern[str]
    person: re.Pattern[str]
    cue: re.Pattern[str]


@cache
def speech_words() -> Speech:
    """The tables, read once."""
    given = "|".join(SPEECH.entries("compound_surnames"))
    surnames = "".join(SPEECH.entries("surnames"))
    saying = SPEECH.words("saying", "weak", "showing", "recording")
    return Speech(
        saying=saying,
        weak=SPEECH.words("weak", "showing", "recording"),
        showing=SPEECH.words("showing"),
        forecasting=SPEECH.words("forecasting"),
        boundary=SPEECH.words("boundary"),
        adverbs=SPEECH.words("adverbs"),
        leading=SPEECH.words("leading"),
        blocking=SPEECH.words("blocking"),
        persons=SPEECH.words("persons"),
        outlets=SPEECH.words("outlets"),
        bare=SPEECH.words("bare"),
        nobody=SPEECH.words("nobody"),
        closed=SPEECH.words("closed"),
        nominal=SPEECH.words("nominal"),
        stating=SPEECH.words("stating"),
        asserting=SPEECH.words("asserting"),
        recording=SPEECH.words("recording"),
        publishing=SPEECH.words("publishing"),
        joined=SPEECH.words("joined"),
        offices=SPEECH.words("titles"),
        kinds=SPEECH.words("kinds"),
        brands=SPEECH.words("brands"),
        surnames=frozenset(surnames),
        compound_surnames=SPEECH.words("compound_surnames"),
        reports=re.compile(f"(?:{SPEECH.either('reports')})+"),
        report_ends=frozenset(word[-1] for word in SPEECH.words("reports")),
        titles=re.compile(f"(?:{SPEECH.either('titles')})"),
        trailing_titles=re.compile(f"(?:{SPEECH.either('trailing_titles')})$"),
        bodies=re.compile(f"(?:{SPEECH.either('bodies')})$"),
        cue=re.compile(_by_first_character(saying | ACCORDING)),
        person=re.compile(
            rf"(?:{given}|[{surnames}]){HAN}{{1,2}}|{HAN}{{1,6}}(?:·{HAN}{{1,8}})+"
            r"|[A-Z][\w.'’-]*(?: [\w.'’-]+){0,4}"
        ),
    )


def _by_first_character(surfaces: Iterable[str]) -> str:
    """An alternation with plain characters at its top, which is searched for faster than one of whole words."""
    tails: dict[str, list[str]] = {}
    for surface in sorted(surfaces, key=len, reverse=True):
        tails.setdefault(surface[0], []).append(re.escape(surface[1:]))
    return "|".join(f"{first}(?:{'|'.join(rest)})" if rest != [""] else first for first, rest in tails.items())
