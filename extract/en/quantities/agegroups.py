"""Decades and bounds in the plural: `over-65s`, `in her 60s`, `twenty-somethings`; highs `in the upper 80s`."""

from __future__ import annotations

import re
from decimal import Decimal

from extract.en.numbers.number_words import TENS, UNITS
from extract.en.passage import Passage
from extract.en.quantities.draft import QuantityDraft
from extract.model import Modifier

_DECADES = {f"{word[:-1]}ies": value for word, value in TENS.items()}
# The fives and sixes of `under-fives`; each needs its bound, so the scan looks for them only behind one.
PLURALS = {f"{word}{'es' if word.endswith('x') else 's'}": value for word, value in UNITS.items() if value > 1}
_SOMETHING = re.compile(r"(?:(?P<figures>[2-9]0)|(?P<word>[A-Za-z]+ty))[- ]?somethings?\b")
_BOUNDED = re.compile(r"[1-9]\d(?= (?:age|population|vote|group|category|demographic|cohort|market|bracket)\b)")
# Highs in the upper 80s: degrees, in the scale that is named or in which so much is usual.
_DEGREES = re.compile(
    r"\b(?:in|into|to|hit|reach(?:ed)?"
    r"|around|near) the (?:(?:low|lower|mid|middle|high|upper)(?:-to-(?:mid|upper|high))?[- ])?\Z"
)
_WEATHER = re.compile(r"\b(?:[Tt]emperatures?|[Hh]ighs|[Ll]ows|degrees|thermometers?|mercury|[Hh]eat ?waves?)\b")
_SCALE = re.compile(r" (?:degrees )?(?:Fahrenheit|Celsius|F\b|C\b)")
_HOT_IN_CELSIUS = 50
_GROUP = re.compile(r"(?:(?P<figures>[1-9]\d?)['’]?s|(?P<word>[A-Za-z]+))(?![\w-])")
_BOUND = re.compile(r"(?:\b(?P<subject>[A-Z][\w'’]*) )?\b(?P<bound>[Oo]ver|[Uu]nder)[- ]['‘]?\Z")
_OPENING = re.compile(r"(?:\A|[.!?:;\"“‘] )['‘\"“]?\Z")
_TEAM = re.compile(
    r" (?:[a-z]+ )?(?:side|team|squad|coach|manager|boss|captain|cap|international|championships?|finals?"
    r"|tournament|match"
    r"|game|level|football|rugby|cricket|striker|midfielder|defender|goalkeeper|beat|drew|lost|won|play|played)\b"
    r"| [A-Z]"
)
_SOMEONES = re.compile(r"\b(?:his|her|their|my|our|your)(?: (?:early|mid|middle|late))?[ -](?:mid-|late-|early-)?\Z")
_AND = (" and ", " or ", " to ", ", ", " and early ")
_RULE = "en age: in one's sixties"
_DEGREES_RULE = "en measure: decade of degrees"
_NEAR = 90  # characters
_WIDTH = 9  # years from the first to the last of a decade
_BACK = 30  # characters


def find_age_group(passage: Passage, at: int) -> QuantityDraft | None:
    """The age that the plural at `at` tells: a bound behind `over` and `under`, ten years behind someone's."""
    match = _GROUP.match(passage.text, at, passage.limit(at, 16))
    if match is None:
        return None
    before = passage.before(at, _BACK)
    word = (match["word"] or "").lower()
    bound = _BOUND.search(before)
    if bound:
        value = Decimal(match["figures"]) if match["figures"] else PLURALS.get(word, _DECADES.get(word))
        if value is None or _is_team(passage, bound, match.end()):
            return None
        sign: Modifier = ">" if bound["bound"].lower() == "over" else "<"
        return QuantityDraft(
            at, match.end(), match.end(), "age", "en age: over and under", value, None, "a", modifier=sign
        )
    low = Decimal(match["figures"]) if match["figures"] else _DECADES.get(word)
    if low is None or low % 10:
        return None
    if _DEGREES.search(before) and _is_of_weather(passage, at, match.end()):
        celsius = low < _HOT_IN_CELSIUS and "Fahrenheit" not in passage.after(at, _NEAR) and passage.region != "us"
        unit = "Cel" if celsius else "F"
        return QuantityDraft(
            at, match.end(), match.end(), "measure", _DEGREES_RULE, low, low + _WIDTH, unit, vague=True
        )
    if not (_SOMEONES.search(before) or _goes_on(passage, at)):
        return None
    return QuantityDraft(at, match.end(), match.end(), "age", _RULE, low, low + _WIDTH, "a", vague=True)


def _is_of_weather(passage: Passage, at: int, end: int) -> bool:
    return bool(_WEATHER.search(passage.before(at, _NEAR)) or _SCALE.match(passage.after(end, 20)))


def find_age_named(passage: Passage, at: int) -> QuantityDraft | None:
    """The age of `twenty-something` bankers, of the `over-65` population."""
    text, limit = passage.text, passage.limit(at, 40)
    something = _SOMETHING.match(text, at, limit)
    if something:
        low = Decimal(something["figures"]) if something["figures"] else TENS.get(something["word"].lower())
        if low is None:
            return None
        end = something.end()
        return QuantityDraft(at, end, end, "age", "en age: so many and something", low, low + _WIDTH, "a", vague=True)
    bound = _BOUND.search(passage.before(at, _BACK)) if passage.before(at, 1) == "-" else None
    named = _BOUNDED.match(text, at, limit) if bound else None
    if bound is None or named is None:
        return None
    sign: Modifier = ">" if bound["bound"].lower() == "over" else "<"
    age = Decimal(named.group())
    return QuantityDraft(at, named.end(), named.end(), "age", "en age: over and under", age, None, "a", modifier=sign)


def _is_team(passage: Passage, bound: re.Match[str], end: int) -> bool:
    """England Under-21s, the under-19s coach: who plays, and no bound of an age."""
    if bound["bound"].lower() == "over":
        return False
    named = bound["bound"] == "Under" or bound["subject"]
    opens = _OPENING.search(bound.string[: bound.start()])
    return bool(named and not opens) or _TEAM.match(passage.after(end, 30)) is not None


def _goes_on(passage: Passage, at: int) -> bool:
    """Whether another decade of someone's age stands before: in their 50s and 60s."""
    last = passage.found[-1] if passage.found else None
    return last is not None and last.rule == _RULE and passage.text[last.end : at] in _AND
