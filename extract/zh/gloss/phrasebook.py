"""The nouns and small words of a gloss, from gloss.toml."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables of gloss.toml; `wide_words`, `compared_words` and `foreseen_words` find the keys of their tables.

    `verbs` has the English of a Chinese verb; `clausal`, `leading` and `bare` are English verbs by what they take,
    `arguing` those that take a clause as well as a noun, and `clausal` ones; `giving` those that take a person before
    an amount, `deprived` what one is whom something is taken from, `commanding` what a court or an office does.
    """

    joining: dict[str, str]
    dropped: frozenset[str]
    ends: frozenset[str]
    short: dict[str, str]
    tails: dict[str, str]
    sounds: frozenset[str]
    nouns: dict[str, str]
    subjectless: frozenset[str]
    behind: dict[str, str]
    wide: dict[str, str]
    wide_words: re.Pattern[str]
    compared: dict[str, str]
    compared_words: re.Pattern[str]
    over: dict[str, str]
    foreseen: dict[str, str]
    foreseen_words: re.Pattern[str]
    counted: dict[str, str]
    items: dict[str, str]
    verbs: dict[str, str]
    unsaid: frozenset[str]
    frames: frozenset[str]
    telling: frozenset[str]
    negators: frozenset[str]
    clausal: frozenset[str]
    arguing: frozenset[str]
    momentary: frozenset[str]
    intransitive: frozenset[str]
    arising: frozenset[str]
    leading: frozenset[str]
    turned: frozenset[str]
    giving: frozenset[str]
    deprived: dict[str, str]
    commanding: dict[str, str]
    bare: frozenset[str]


_IN_NAMES = "两会|人大|政协|人民|政治|代表|性|大会|委员|卫|杯|大战|银行|贸易|上|观|各"  # 全国人大 is no place


@cache
def gloss_words() -> Tables:
    """The tables of gloss.toml, read once."""
    table = tomllib.loads(Path(__file__).with_name("gloss.toml").read_text(encoding="utf8"))
    words = {name: frozenset(surfaces.split()) for name, surfaces in table["words"].items()}
    spoken: dict[str, str] = {}
    for verb, surfaces in table["verbs"].items():
        for word in surfaces.split():
            spoken.setdefault(word, verb)
    english = {name: frozenset(verb.strip() for verb in row.split("|")) for name, row in table["english"].items()}
    return Tables(
        table["joining"],
        words["dropped"],
        words["ends"],
        table["short"],
        table["tails"],
        frozenset("".join(words["sounds"])),
        table["nouns"],
        words["subjectless"],
        table["behind"],
        table["wide"],
        re.compile(f"(?:{'|'.join(table['wide'])})(?!{_IN_NAMES})"),
        table["compared"],
        re.compile("|".join(table["compared"])),
        table["over"],
        table["foreseen"],
        re.compile(f"(?:{'|'.join(table['foreseen'])})(?![，。、;」』）)的]|$)"),
        table["counted"],
        table["items"],
        spoken,
        words["unsaid"],
        words["frames"],
        words["telling"],
        words["negators"],
        english["clausal"],
        english["arguing"] | english["clausal"],
        english["momentary"],
        english["intransitive"],
        english["arising"],
        english["leading"],
        english["turned"],
        english["giving"],
        table["deprived"],
        table["commanding"],
        english["bare"],
    )
