"""One unit told by an article: `more than a decade`, `within a week`, `for a month`, `a single day`.

`$5 a week` is a rate, and `a week of talks` no length of time.
"""

from __future__ import annotations

import re

from extract.en.passage import Passage
from extract.en.quantities.draft import QuantityDraft
from extract.en.quantities.modifiers import modifier_before
from extract.en.quantities.units import UnitWords, read_unit
from extract.en.words.tags import tag

NAMES = (
    *(
        "hour",
        "day",
        "week",
        "month",
        "year",
        "minute",
        "decade",
        "century",
        "fortnight",
        "mile",
        "foot",
        "inch",
        "yard",
    ),
    *("metre", "meter", "kilometre", "kilometer", "tonne", "ton", "kilo", "kilogram", "litre", "liter", "gallon"),
    *("acre", "hectare"),
)
UNITS = "|".join(NAMES)
ONLY = r"(?:(?:single|full|whole|entire|solid) )?"
_ONE = re.compile(rf"[Aa]n? (?P<only>{ONLY})(?=(?:{UNITS})\b(?![-’']))")
_EXACTLY = re.compile(r"\b(?:exactly|just|only|precisely|barely|hardly|merely|fully) \Z", re.IGNORECASE)
# Behind other words `about a year` may be what somebody talks of.
_LASTING = re.compile(
    r"(?:\A|[,;:(–—]|\b(?:for|in|after|every|within|is|was|be|been|being|are|were|takes?|took|taken|last(?:s|ed)?"
    r"|spen[dt]|only|just|once|until|of|by|r[au]n|walk(?:s|ed)?|lies|stands?|than|and|from|or|with|to|waits?|waited"
    r"|li?ved?|stay(?:s|ed)?|costs?|at|on|off|died|fell|[a-z]+ing)) (?:[Aa]bout|[Aa]round|[Ss]ome) \Z"
)
_ABOUT = ("about ", "around ", "some ")
# Profits were higher than a year ago; 5% more than a month before: what something is compared with.
_THAN = re.compile(
    r"(?:\A|[,;:(–—] ?|\b(?:for|in|after|was|were|is|has|have|had|of|and|but|met|left|began|went|died|[a-z]+ed) )"
    r"(?:[Mm]ore|[Ll]ess) than \Z"
)
_COMPARED = re.compile(r" (?:ago|earlier|before(?:hand)?|previously|prior)\b")
# Tripled in a decade, banned for a month, took a year: how long it is; not in a week of talks, nor in a year when.
_SO_LONG = re.compile(
    r"\b(?:in|for|lasted|lasts|lasting|spent|takes?|took) an? (?:year|month|week|decade|century|fortnight|hour)\Z"
)
_TOLD_OF = re.compile(r" (?:of|or|on|in which|when|where|that|which|to (?:remember|forget)|at a time)\b")
# A fortnight later, a century since: words for two weeks, ten years and a hundred.
_OF_MANY = ("fortnight", "decade", "century")
_FROM_THEN = re.compile(
    r" (?:ago|later|earlier|before|beforehand|(?P<after>after)|since|from now|on from|hence|apart)\b"
)
# A metre below the mark, an inch taller: by how much.
_OFF_BY = re.compile(
    r" (?:above|below|under|short of|beyond|higher|lower|taller|shorter|longer|wider|deeper|thicker|closer|nearer"
    r"|further|farther|heavier|lighter|away|apart)\b"
)
_NO_NUMBER_BEFORE = (
    "near ",
    "past ",
    "above ",
    "below ",
    "beyond ",
    "likely ",
    "or so ",
    "short of ",
    "shy of ",
    "inside ",
    "maximum ",
    "minimum ",
    "estimated ",
)
_NEXT_WORD = re.compile(r" (?P<word>[a-z]+)\b")
_ADVERBS = (
    "each",
    "north",
    "south",
    "east",
    "west",
    "home",
    "long",
    "high",
    "deep",
    "inland",
    "upstream",
    "downstream",
)


# Over the past decade: how long it is, where `the past year` may be no more than a date.
_PAST_OR_NEXT = re.compile(
    r"\b(?:[Oo]ver|[Ii]n|[Dd]uring|[Ff]or|[Ww]ithin|[Tt]hroughout|of) (?:the|its|his|her|their|our)"
    r" (?:past|last|next|coming|previous|preceding) \Z"
)


def find_decade(passage: Passage, at: int, word: str) -> QuantityDraft | None:
    """`the past decade`, `the next century`: as many years, counted from when it is told."""
    unit = read_unit(passage.text, at - 1, at + len(word))
    if unit is None or unit.factor is None or not _PAST_OR_NEXT.search(passage.before(at, 32)):
        return None
    return QuantityDraft(at, unit.end, unit.end, unit.kind, "en duration: past or next", unit.factor, unit=unit.unit)


def find_single_unit(passage: Passage, at: int) -> QuantityDraft | None:
    """The unit behind an article, where a bound or `single`, `full`, `exactly` says that one is meant as a number."""
    match = _ONE.match(passage.text, at, passage.limit(at, 30))
    unit = read_unit(passage.text, match.end(), passage.limit(at, 40)) if match else None
    if match is None or unit is None or unit.start != match.end() or not _is_meant(passage, at, unit, match):
        return None
    following = _NEXT_WORD.match(passage.after(unit.end, 24))
    if following and tag(following["word"]) in ("NN", "NNS") and following["word"] not in _ADVERBS:
        return None  # more than a day job
    return QuantityDraft(at, unit.end, unit.end, unit.kind, "en number: a single unit", unit.factor, unit=unit.unit)


def _is_meant(passage: Passage, at: int, unit: UnitWords, match: re.Match[str]) -> bool:
    end, measure = unit.end, unit.kind == "measure"
    before = passage.before(at, 40)
    if match["only"].startswith("single") or _EXACTLY.search(before[-12:]):
        return True
    if _SO_LONG.search(before + passage.text[at:end]) and not _TOLD_OF.match(passage.after(end, 24)):
        return True
    then = _FROM_THEN.match(passage.after(end, 16)) if passage.text.endswith(_OF_MANY, at, end) else None
    if then is not None and not (then["after"] and passage.text.endswith("century", at, end)):
        return True  # but: he scored a century after lunch
    if measure and _OFF_BY.match(passage.after(end, 12)):
        return True
    lower = before.lower()
    if lower.endswith(_NO_NUMBER_BEFORE):
        return False
    if lower.endswith(_ABOUT) and not _LASTING.search(before):
        return False
    if lower.endswith(" than "):
        if lower.endswith((" other than ", " rather than ")):
            return False
        if _COMPARED.match(passage.after(end, 12)) and not _THAN.search(before):
            return False
    return modifier_before(passage, at, duration=True, small=True) != "="
