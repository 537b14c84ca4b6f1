"""The tables of speech.toml: as sets, and as one expression for the verbs of saying."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from extract.text.wordlists import Table

SPEECH = Table(Path(__file__).with_name("speech.toml"))


@dataclass(frozen=True, slots=True)
class Speech:
    """The tables of speech.toml."""

    weak: frozenset[str]
    closed: frozenset[str]
    forecasting: frozenset[str]
    reports: frozenset[str]
    speakers: frozenset[str]
    titles: frozenset[str]
    offices: frozenset[str]
    adding: frozenset[str]
    in_names: frozenset[str]
    inverting: frozenset[str]
    cue: re.Pattern[str]


# Officials put the damage at £4m
_SMALL = "one|two|three|four|five|six|seven|eight|nine|ten"
_SHARE_ON = r"\son(?=\s(?:\w+\s){0,2}\d[\d.]*\s?(?:%|per ?cent))"  # put Labour on 38%
_PUT = (
    rf"(?:puts?|had|has)(?=\s(?:the\s)?[A-Z])(?:\s[\w’'-]+){{1,5}}?{_SHARE_ON}"
    r"|(?:puts?|sees)(?=\s(?:the|its|their|his|her|it|them|growth|inflation|(?:[a-z]+ )?[a-z]+s)\s)(?:\s[\w’'-]+){1,9}?"
    rf"\sat(?=\s[\"“]?(?:\w+\s){{0,3}}(?:(?:[$£€¥]|[A-Z]{{1,3}}\$?|[A-Z][a-z]{{1,2}}\.? ?)?\d|(?:{_SMALL})\b))"
)


# By the charity's own estimate
_RECKONED = (
    r"\b[Bb]y (?P<reckoner>(?:(?:the|its|their|his|her|some|one) )?[\w.&-]+(?: [\w.&-]+){0,4}?)['’]s?"
    r" (?:own |latest |official |current )*(?:estimates?|reckoning|calculations?|count|tally|account)(?= ?,|\.)"
)


# growth is forecast at 6% by the IMF
_AGENT = (
    r"(?:is|was|are|were|been|be) (?:forecast|estimated|projected|expected|put|predicted|valued|tipped) (?:at|to|as)\b"
    r"[^.,;:()]{2,60}? by (?P<agent>(?:the )?(?:[A-Z][\w.&-]*(?: (?:of |for )?[A-Z][\w.&-]*)*"
    r"|analysts|economists|experts|officials|scientists|police|researchers|ministers|brokers|traders))"
)


# made a prediction that
_MADE = (
    r"(?:made|makes|issued|gave|offered) (?:a|the|his|her|its) (?:[a-z]+ )?"
    r"(?:prediction|forecast|claim|estimate|announcement|statement|warning|admission)(?= that\b)"
)


# the $5m forecast in a Reuters poll
_POLLED = (
    r"(?:forecasts?|expected|estimates?|predicted|consensus)(?: \w+)? (?:in|by) an? "
    r"(?P<pollster>(?:[A-Z][\w&.]* )+(?:poll|survey))"
)


# well below analyst expectations of $5m
_FORESEEN = (
    r"(?P<foreseer>(?:[Aa]nalysts?|[Ee]conomists?|[Mm]arket|City|Wall Street|[Ii]nvestors?))['’]?s?"
    r" (?:average |consensus )?(?:expectations|forecasts?|estimates?|predictions)(?= (?:of|for) (?:an? )?[$£€\d])"
)


@cache
def speech_words() -> Speech:
    """The tables, read once."""
    verbs = _by_first_letters(SPEECH.words("saying"))
    return Speech(
        weak=SPEECH.words("weak"),
        closed=SPEECH.words("closed"),
        forecasting=SPEECH.words("forecasting"),
        reports=SPEECH.words("reports"),
        speakers=SPEECH.words("speakers"),
        titles=SPEECH.words("titles"),
        offices=SPEECH.words("offices"),
        adding=SPEECH.words("adding"),
        in_names=SPEECH.words("in_names"),
        inverting=SPEECH.words("inverting"),
        cue=re.compile(
            rf"\b(?:(?P<according>[Aa]ccording to|[Ii]n the (?:view|opinion|estimation) of)"
            rf"|(?P<reckoned>{_RECKONED})|(?P<citing>, citing)|(?P<passive>{_AGENT})|(?P<polled>{_POLLED})"
            rf"|(?P<foreseen>{_FORESEEN})"
            rf"|(?P<verb>{verbs}|{_MADE})|(?P<put>{_PUT}))\b"
        ),
    )


def is_office(noun: str) -> bool:
    """Whether a noun is what somebody who speaks is: giant, commissioner."""
    table = speech_words()
    return noun.lower() in table.speakers or noun.capitalize() in table.offices | table.titles


def _by_first_letters(words: Iterable[str]) -> str:
    """An alternation parted by its first two letters, which is searched for several times faster than a flat one."""
    heads: dict[str, dict[str, list[str]]] = {}
    for word in sorted(words, key=len, reverse=True):
        heads.setdefault(word[0], {}).setdefault(word[1], []).append(word[2:])
    return "|".join(
        f"{first}(?:" + "|".join(f"{second}(?:{'|'.join(rest)})" for second, rest in seconds.items()) + ")"
        for first, seconds in heads.items()
    )
