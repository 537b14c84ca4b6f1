"""Ranks: `third-largest`, `finished fourth`, `No. 1 seed`, `world number two`; `series` reads what ordinals count."""

from __future__ import annotations

import re
from dataclasses import replace

from extract.en.numbers.numbers import Number
from extract.en.passage import Passage
from extract.en.quantities.draft import QuantityDraft
from extract.en.quantities.series import place_in_series
from extract.en.words.vocabulary import VOCABULARY

_RANKED, _NO_SUPERLATIVES, _THINGS = (
    VOCABULARY.words(f"ranks.{name}") for name in ("ranked", "no_superlatives", "things")
)
IN_SERIES = "en rank: place in a series"
_SUPERLATIVE = re.compile(r"[ -](?P<word>[a-z]+)(?:-[a-z]+)?\b(?! (?:of all|recent))")
_PLACE = re.compile(
    r"[ -]placed?\b| (?:position|spot|overall)\b| (?:on|behind) | in (?:the )?(?:world|table|league|championship"
    r"|rankings|standings|group|list|race|medal)\b"
)
_NAMED_PLACES = ("place", "position", "spot")
_FINISHED = re.compile(
    r"\b(?P<verb>was|were|is|are|seeded|finish(?:ed|es|ing)?|end(?:ed|s|ing)?(?: up)?|come|comes|came(?: in)?(?: at)?"
    r"|rank(?:ed|s|ing)?"
    r"|plac(?:ed|es|ing)|lie|lies|lying|sit|sits|sitting|qualif(?:ied|ying)|remain(?:s|ed)?|stay(?:ed)?|running|joint"
    r"|equal|tied(?: for)?|tie for|currently|now|moved? (?:up )?(?:in)?to|places? to|climb(?:ed)? to|dropp?(?:ed)? to"
    r"|slipped to|up to|down to|from \S+ to|(?:left|leaves|put|puts) (?:him|her|it|them|us)|in(?! (?:a|the) )"
    r"|into(?! the ))"
    r"(?: (?:a|the|joint|equal|distant|creditable|disappointing|respectable))* \Z",
    re.IGNORECASE,
)
# With Jones third and Brown fourth: the verb was said before.
_GAPPED = re.compile(r"(?:,|;|\b(?:with|and|but))(?: (?:with|and|but))? (?:[A-Z][\w'’-]+ ){1,3}\Z")
# Second by volume and ninth by length
_ALSO = re.compile(r"(?:,| and|, and|, but|;)(?: then| joint| only| just| still)? \Z")
_BY_WHAT = re.compile(
    r" (?:by [a-z]|in the [\w-]+(?:[.,;)]|\Z| (?:and|in|at|with)\b)|behind |globally|worldwide|nationally|nationwide)"
)
# `in first` alone is more often an ordinal
_WEAK_VERBS = ("was", "were", "is", "are", "in", "into", "now", "come", "came")
_FROM_TO = re.compile(r" (?:place )?to (?:[a-z]+(?:st|nd|rd|th)|second|third|first|\d+(?:st|nd|rd|th)|number|[Nn]o)\b")
_ENDS = re.compile(
    r"[,.;:)]|\Z| (?:and|but|behind|in (?:the|a|last|19|20)|with|at|after|on|place|position|from|for|ahead|among|by"
    r"|globally|worldwide|nationally|nationwide|out of|of(?= \d)"
    r"|of(?= (?:the|all|[a-z]+(?:ty|teen)|three|four|five|six|seven|eight|nine|ten|twelve)\b)"
    r"|last|bottom|in(?= \d))\b"
)
_NUMBER_SIGN = re.compile(r"\b(?:[Nn]umber|[Nn]o\.?|NO\.?|#)[ -]?\Z")
_WORLD = re.compile(
    r"\b(?:world|world['’]s|former|seeded|ranked|British|US|England|the|new|current|their|its|his|her|our|at"
    r"|Britain['’]s|country['’]s|a|as|reached|to) (?:[Nn]umber|[Nn]o\.?|NO\.?)[ -]?\Z"
)
_THING = re.compile(r" in (?:the (?:world|list|chart|table)|Europe|Asia|Britain|America)\b|[ -](?P<word>[a-z]+)\b")
_PLACED = re.compile(
    r"\b(?:[Ww]orld|at|from|to|into|currently|reached|hit|remains?|still) (?:[Nn]umber|[Nn]o\.?|NO\.?) ?\Z"
)
_HOUSE = re.compile(r"\b(?:doors?|lives?|lived|living|house|neighbours?|Street|Lane|Road|Avenue|Terrace)\b")
_SEEDED = re.compile(r"\b(?:[Ss]eeded|[Rr]anked) \Z")  # seeded four
# A top-five player; in the world's top 50: a place no lower than that.
_TOP = re.compile(r"\b[Tt]op-\Z")
_TOP_OF = re.compile(
    r"\b(?:in|into|inside|cracked?|broke|break|entered|reached?|made|make|of) (?:the )?"
    r"(?:(?:(?:world|country|league|nation|sport|continent|year|city|state)['’]s|[A-Z]\w+['’]s"
    r"|world|global|national|domestic) )?[Tt]op \Z"
)
_SOMEBODY = re.compile(
    r" (?:[a-z]+ )?(?:player|finish(?:er|es)?|team|side|seed|place|spot|position|ranking|university|school|club|driver"
    r"|golfer|talent|market|producer|economy|exporter|supplier|company|bank|city|contender|competitor|nation|country)s?\b"
)
# 41st among 48 districts, ninth out of 12
_AMONG = re.compile(r" (?:among|out of|of) (?:the |all )?(?:\d|(?:ten|eleven|[a-z]+teen|twenty|thirty|forty|fifty)\b)")
_LARGEST_RANK = 500
_SPELLED_RANK = 8  # `number eight` and `number ten` are positions in rugby
_FIRST_TEN = 10


def find_rank(passage: Passage, number: Number) -> QuantityDraft | None:
    """The place that a number gives in an order."""
    before = passage.before(number.start, 40)
    if number.ordinal:
        return _ordinal(passage, number, before)
    joined = is_among_top(passage, number.start, number.end)
    if joined or (_TOP_OF.search(before) and _ENDS.match(passage.after(number.end, 16))):
        return replace(_draft(number, number.end, "en rank: among the first"), modifier="<=")
    if _SEEDED.search(before) and number.value <= _LARGEST_RANK and _ENDS.match(passage.after(number.end, 16)):
        return _draft(number, number.end, "en rank: seeded")
    sign = _NUMBER_SIGN.search(before)
    if sign is None or number.upper is not None or number.scale != 1:
        return None
    placed = number.value <= _LARGEST_RANK and _PLACED.search(before)
    spelled = number.spelled and number.value < _SPELLED_RANK
    in_world = number.value < _FIRST_TEN and _WORLD.search(before)
    if placed and _HOUSE.search(before):
        return None
    if placed or spelled or in_world or (number.value <= _LARGEST_RANK and _is_of_things(passage, number)):
        draft = _draft(number, number.end, "en rank: number one")
        plain = sign.group().lower() == "number " and not number.spelled  # number 22: the figure alone tells the place
        return draft if plain else replace(draft, start=number.start - len(sign.group()))
    return None


def is_among_top(passage: Passage, at: int, end: int) -> bool:
    """Whether the number at `at`..`end` tells how high somebody stands at least: a top-five player."""
    return _TOP.search(passage.before(at, 8)) is not None and _SOMEBODY.match(passage.after(end, 30)) is not None


def is_numbered(passage: Passage, number: Number) -> bool:
    """Whether `number` or `No.` before it makes it a name: number eight, No. 7."""
    return _NUMBER_SIGN.search(passage.before(number.start, 10)) is not None


def _is_of_things(passage: Passage, number: Number) -> bool:
    thing = _THING.match(passage.after(number.end, 24))
    return thing is not None and (thing["word"] is None or thing["word"] in _THINGS)


def _ordinal(passage: Passage, number: Number, before: str) -> QuantityDraft | None:
    if _AMONG.match(passage.text, number.end, passage.limit(number.end, 30)):
        return _draft(number, number.end, "en rank: place among so many")
    best = _SUPERLATIVE.match(passage.text, number.end, passage.limit(number.end, 30))
    if best and _is_superlative(best["word"]) and not (number.value == 1 and best["word"] in _RANKED):
        return _draft(number, best.end(), "en rank: ordinal and superlative")
    place = _PLACE.match(passage.text, number.end, passage.limit(number.end, 30))
    if place and place.group().strip(" -").startswith(_NAMED_PLACES):
        return _draft(number, number.end, "en rank: place in an order")
    told = place_in_series(passage, number)
    if told:
        return replace(_draft(number, number.end, IN_SERIES), optional=told == "loosely")
    moved = before.endswith(("from ", "From ")) and _FROM_TO.match(passage.after(number.end, 24))
    if moved:
        return _draft(number, number.end, "en rank: place in an order")
    finished = _FINISHED.search(before)
    if finished is None and _ALSO.search(before) and (place or _BY_WHAT.match(passage.after(number.end, 40))):
        return _draft(number, number.end, "en rank: another place") if _is_placed(passage) else None
    if finished is None and number.spelled and _GAPPED.search(before) and _ENDS.match(passage.after(number.end, 16)):
        return _draft(number, number.end, "en rank: place of another") if _is_race(passage) else None
    if finished is None or not (place or _ENDS.match(passage.after(number.end, 16))):
        return None
    if number.value == 1 and not place and finished["verb"].lower() in _WEAK_VERBS:
        return None
    return _draft(number, number.end, "en rank: place in an order")


def _is_race(passage: Passage) -> bool:
    """Whether a place or a result has been told before in the sentence."""
    last = passage.found[-1] if passage.found else None
    return last is not None and last.start >= passage.start and last.kind in ("rank", "duration", "measure")


def _is_placed(passage: Passage) -> bool:
    """Whether the sentence has told a place before: first in the sevens and 55th overall."""
    told = (found for found in passage.recent() if found.kind == "rank" and found.start >= passage.start)
    return any(found.rule != IN_SERIES for found in told)


def _is_superlative(word: str) -> bool:
    return word in _RANKED or (word.endswith("est") and word not in _NO_SUPERLATIVES)


def _draft(number: Number, end: int, rule: str) -> QuantityDraft:
    return replace(QuantityDraft.of(number, end, "rank", rule), fixed=True)
