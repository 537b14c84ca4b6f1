"""The tables of speech.toml: as sets, and as one compiled expression for each that is searched for."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

HAN = "[\u3400-\u9fff\U00020000-\U0003ffff]"  # rare characters of names lie beyond the first plane


ACCORDING = frozenset(["根据", "依据", "按照", "据", "按"])


@dataclass(frozen=True, slots=True)
class Words:
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
def words() -> Words:
    """The tables, read once."""
    table: dict[str, str] = tomllib.loads(Path(__file__).with_name("speech.toml").read_text(encoding="utf8"))
    sets = {name: frozenset(table[name].split()) for name in table}
    surnames = frozenset("".join(table["surnames"].split()))
    surname = f"(?:{'|'.join(table['compound_surnames'].split())}|[{''.join(table['surnames'].split())}])"
    saying = sets["saying"] | sets["weak"] | sets["showing"] | sets["recording"]
    return Words(
        saying=saying,
        weak=sets["weak"] | sets["showing"] | sets["recording"],
        showing=sets["showing"],
        forecasting=sets["forecasting"],
        boundary=sets["boundary"],
        adverbs=sets["adverbs"],
        leading=sets["leading"],
        blocking=sets["blocking"],
        persons=sets["persons"],
        outlets=sets["outlets"],
        bare=sets["bare"],
        nobody=sets["nobody"],
        closed=sets["closed"],
        nominal=sets["nominal"],
        stating=sets["stating"],
        asserting=sets["asserting"],
        recording=sets["recording"],
        publishing=sets["publishing"],
        joined=sets["joined"],
        offices=sets["titles"],
        kinds=sets["kinds"],
        brands=sets["brands"],
        surnames=surnames,
        compound_surnames=sets["compound_surnames"],
        reports=re.compile(f"(?:{_longest_first(sets['reports'])})+"),
        report_ends=frozenset(word[-1] for word in sets["reports"]),
        titles=re.compile(f"(?:{_longest_first(sets['titles'])})"),
        trailing_titles=re.compile(f"(?:{_longest_first(sets['trailing_titles'])})$"),
        bodies=re.compile(f"(?:{_longest_first(sets['bodies'])})$"),
        cue=re.compile(_by_first_character(saying | ACCORDING)),
        person=re.compile(
            rf"{surname}{HAN}{{1,2}}|{HAN}{{1,6}}(?:·{HAN}{{1,8}})+"
            r"|[A-Z][\w.'’-]*(?: [\w.'’-]+){0,4}"
        ),
    )


def _by_first_character(surfaces: Iterable[str]) -> str:
    """An alternation with plain characters at its top, which is searched for faster than one of whole words."""
    tails: dict[str, list[str]] = {}
    for surface in sorted(surfaces, key=len, reverse=True):
        tails.setdefault(surface[0], []).append(re.escape(surface[1:]))
    return "|".join(f"{first}(?:{'|'.join(rest)})" if rest != [""] else first for first, rest in tails.items())


def _longest_first(surfaces: Iterable[str]) -> str:
    return "|".join(re.escape(surface) for surface in sorted(surfaces, key=len, reverse=True))
