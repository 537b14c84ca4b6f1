"""Ranks: `third-largest`, `finished fourth`, `No. 1 seed`, `world number two`. Other ordinals only number things."""

from __future__ import annotations

import re

from extract.en.draft import Draft
from extract.en.numbers import Number
from extract.en.passage import Passage

_SUPERLATIVE = re.compile(
    r"[ -](?:[a-z]+est|most|least|best|worst|ranked|ranking|placed|seeded|rated|tallest|leading"
    r"|top)(?:-[a-z]+)?\b(?! (?:of all|recent))"
)
_PLACE = re.compile(
    r"(?:[ -]place(?:d)?\b| position\b| spot\b| overall\b| in (?:the )?(?:world|table|league"
    r"|championship|rankings|standings|group|list|race|medal)\b| (?:on|behind) )"
)
_FINISHED = re.compile(
    r"\b(?:finish(?:ed|es|ing)?|came|come|comes|rank(?:ed|s|ing)?|plac(?:ed|es|ing)|lie|lies|lying"
    r"|sit|sits|sitting|qualif(?:ied|ying)|remain(?:s|ed)?|stay(?:ed)?|running|joint|equal"
    r"|currently|now|moved? (?:up )?(?:in)?to|"
    r"climb(?:ed)? to|dropp?(?:ed)? to|slipped to|up to|down to|in(?! (?:a|the) )"
    r"|into(?! the ))(?: (?:a|the|joint|equal|distant|creditable|disappointing|respectable))* \Z",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"[,.;:)]|\Z| (?:and|but|behind|in (?:the|a|last|19|20)|with|at|after|on|place|position|from"
    r"|for|ahead)\b"
)
_NUMBER_SIGN = re.compile(r"\b(?:[Nn]umber|[Nn]o\.?|NO\.?|#)[ -]?\Z")
_RANKED_NOUN = re.compile(
    r"[ -](?:seed|seeded|spot|ranking|ranked|in the world|player|position|slot|hit|single|album"
    r"|pick|team|priority|issue|golfer|jersey|cause|selling|destination|exporter|market|supplier"
    r"|producer|choice|place|worldwide|in (?:the|Europe|Asia|Britain|America))\b"
)
_WORLD = re.compile(
    r"\b(?:world|world's|world’s|former|seeded|ranked|British|US|England|the|new|current|their|its"
    r"|his|her|our|at|Britain['’]s|country['’]s|a|as|reached|to)[ ](?:[Nn]umber|[Nn]o\.?"
    r"|NO\.?)[ -]?\Z"
)


def find_rank(passage: Passage, number: Number) -> Draft | None:
    """The place that a number gives in an order."""
    before = passage.before(number.start, 40)
    if number.ordinal:
        return _ordinal(passage, number, before)
    sign = _NUMBER_SIGN.search(before)
    if sign is None or number.upper is not None or number.scale != 1:
        return None
    if (
        (number.spelled and number.value < 8)
        or (_WORLD.search(before) and number.value < 10)
        or (number.value <= 500 and _RANKED_NOUN.match(passage.after(number.end, 24)))
    ):
        start = number.start - len(sign.group())
        return Draft(start, number.end, number.end, "rank", "en rank: number one", number.value, fixed=True)
    return None


def _ordinal(passage: Passage, number: Number, before: str) -> Draft | None:
    best = _SUPERLATIVE.match(passage.text, number.end, passage.limit(number.end, 30))
    if best and not best.group().strip(" -").startswith(
        (
            "rest",
            "west",
            "east",
            "test",
            "guest",
            "request",
            "interest",
            "protest",
            "quest",
            "forest",
            "harvest",
            "contest",
            "chest",
            "nest",
            "invest",
            "suggest",
        )
    ):
        return Draft(
            number.start, best.end(), best.end(), "rank", "en rank: ordinal and superlative", number.value, fixed=True
        )
    place = _PLACE.match(passage.text, number.end, passage.limit(number.end, 30))
    finished = _FINISHED.search(before)
    if (place and place.group().strip(" -").startswith(("place", "position", "spot"))) or (
        finished and (place or _ENDS.match(passage.after(number.end, 16)))
    ):
        if (
            finished
            and finished.group().strip().lower() in ("in", "into", "now", "come", "came")
            and not place
            and number.value == 1
        ):
            return None
        return Draft(
            number.start, number.end, number.end, "rank", "en rank: place in an order", number.value, fixed=True
        )
    return None
