"""Counts and bare numbers: how many of a thing, an index level, a score."""

from __future__ import annotations

import re
from dataclasses import replace

from extract.en.numbers.numbers import Number
from extract.en.passage import Passage
from extract.en.quantities.draft import QuantityDraft
from extract.en.quantities.elided import (
    crowd_before,
    currency_again,
    is_in_crowd,
    item_again,
    item_left_out,
    item_of_clause,
    item_of_them,
    item_of_topic,
    last_item,
    noun_before,
)
from extract.en.quantities.nouns import noun_after
from extract.en.quantities.units import read_per, read_unit
from extract.en.words.tags import tag
from extract.en.words.vocabulary import VOCABULARY

OCCASIONS = "en count: occasions"
NOUN_BEFORE = "en count: noun before"
NOUN_LEFT_OUT = "en count: noun left out"
WITHOUT_NOUN = "en number: without a noun"
_OF_THEM = re.compile(
    r" of (?:(?:them|whom|which|us|you)\b|(?:these|those)(?=[.,;:]| (?:who|that|in|from|were|was|are|is|had|have|to|on"
    r"|with|left)\b))"
)
_OF_US = re.compile(r" of (?:us|you)\b")
_POINTS = re.compile(r"[ -](?:index |log )?(?P<word>points?)\b", re.IGNORECASE)
_DONE = re.compile(r" (?P<verb>[a-z]+)\b")
_PAR = re.compile(r"[- ](?:under|over)(?:[- ]par\b|(?= \d\d\b))")  # a four-under 67
_MAGNITUDE = re.compile(r"[ -](?:magnitude|on the Richter|percentile)\b")
_TIMES = re.compile(r"(?: |-(?=times(?! [a-z])))(?P<word>times)\b")  # four-times champion: champion
_SIZED = re.compile(r" ?[x×] (?=[\d.]+[ -]?(?:k?g|[mc]?l|L|mL|lit(?:re|er)s?|oz|lbs?|pints?)\b)")  # 2 x 500 g packs
_READING = re.compile(
    r"\b(?:readings?|PMI|index level|score) (?:above|below|over|under|of|at)(?: about| around| the)? \Z"
)
_LEVELS = VOCABULARY.words("nouns.levels")
_FIGURES = VOCABULARY.words("nouns.figures")
# weakened past 7 per dollar
_RATE_AFTER = re.compile(
    r" (?:per|to the|against the|to a) (?:U\.?S\.? )?(?:dollar|euro|pound|sterling|yen|greenback)\b"
)
# A magnitude 5.6 quake struck, killing 162
_HARMING = re.compile(
    r"\b(?:kill|injur|wound|displac|arrest|hurt)(?:ed|ing)(?: (?:at least|about|some|nearly|over|more than))? \Z"
)
_WORD = re.compile(r"[a-z&]+")
_LEVEL_BEFORE = 80  # characters
_FEWER_THAN = re.compile(r" (?:fewer|more|less) than\b")
_AT_CRICKET = re.compile(
    r" (?:all out|for (?:\d{1,3}|no loss|one|two|three|four|five|six|seven|eight|nine)\b(?! [a-z]+s\b)|declared"
    r"|without loss)"
)
_BASE = re.compile(r"\b(?:(?:up|down) from|compared (?:with|to)) (?:about |around |just |nearly |some |only )?\Z")
_MODAL = re.compile(r" (?:would|will|could|can|may|might|should|must|has|had|is|was)\b")
_AWAITED = re.compile(
    r" (?:analysts|economists|forecasters|investors|brokers)(?: (?:polled|surveyed) by [A-Z]\w+(?: [A-Z]\w+)*)?"
    r"(?: had| have| were) "
    r"(?:been )?(?:expected|expecting|forecast|predicted|estimated|looking for|anticipated|projected)\b"
)
_OF_WHOM = re.compile(
    r"\b[Oo]f (?:whom|which|them|these|those),?(?: (?:about|some|only|just|nearly|almost|around|at least))* \Z"
)
_OF_THE_LAST = re.compile(r" of the (?:last|past|previous|next|first) ")  # in five of the last six years
_IN_BEFORE = re.compile(r"\b[Ii]n (?:only |just |all but |at least )?\Z")
_OF_SO_MANY = ("duration", "measure")
_VERB_NEXT = re.compile(r" (?:are|were|is|was|have|had|will|would|came|come|went|live|lived|died|remain|remained)\b")
_TO_SCALE = re.compile(r"-(?:hundred|thousand|million|billion|trillion)\b")  # not the hyphen of fifty-one thousand


def find_count(passage: Passage, number: Number, reach: int) -> QuantityDraft | None:
    """How many of what; a number without a noun stays a number. `reach` is where words such as `or more` end."""
    special = _occasions_or_points(passage, number, reach)
    if special:
        return special
    if _OF_THEM.match(passage.text, reach, passage.limit(reach, 30)):
        years = _time_before(passage, number)
        if years:
            return years
        among = number.value == 1 or _OF_US.match(passage.text, reach, passage.limit(reach, 8))  # one of them, 12 of us
        return _count(number, "en count: of them", None if among else item_of_them(passage, number))
    if _OF_WHOM.search(passage.before(number.start, 40)) and _VERB_NEXT.match(passage.after(number.end, 12)):
        return _time_before(passage, number) or _count(number, "en count: of them", last_item(passage))
    sized = passage.text.startswith((" x ", "x ", " × ", "× "), number.end)
    if sized and _SIZED.match(passage.text, number.end, passage.limit(number.end, 16)):
        return _count(number, "en count: of a size", None)
    if _READING.search(passage.before(number.start, 40)):
        return QuantityDraft.of(number, number.end, "number", "en number: a reading")
    currency = currency_again(passage, number, reach)
    if currency:
        return QuantityDraft.of(number, number.end, "money", "en money: currency said before", currency)
    if is_in_crowd(passage, number) and _does(passage, number):
        return _count(number, WITHOUT_NOUN, crowd_before(passage, number))  # a crowd of 9,812 braved the cold
    noun = noun_after(passage.text, reach, passage.end, plural=_is_plural(passage, number))
    if (
        noun is not None
        and passage.text[noun.start : noun.end].rsplit(" ", 1)[-1].lower() in _FIGURES
        and number.value != 1
    ):
        noun = None  # the 175,000 median forecast
    awaited = _AWAITED.match(passage.text, reach, passage.limit(reach, 80))
    if awaited and noun is not None:  # the 449,080 analysts had expected
        item = last_item(passage)
        return _count(number, "en count: noun said before", item if item and item[0] >= passage.start else None)
    if noun is not None and not _is_false_noun(passage, number, noun.start, noun.end):
        joint = passage.text[number.end : noun.start]
        told = _OF_THE_LAST.match(joint) and _IN_BEFORE.search(passage.before(number.start, 16))
        if number.value != 1 and " of " in joint and not told:
            unit = read_unit(passage.text, noun.start, noun.end)
            if unit is not None and (unit.start, unit.end) == (noun.start, noun.end) and unit.kind in _OF_SO_MANY:
                # 43 of his 68 years, 3 of their seven acres
                return QuantityDraft.of(number, number.end, unit.kind, f"en {unit.kind}: of so many", unit.unit)
        per = read_per(passage.text, noun.end, passage.limit(noun.end, 24))
        return replace(_count(number, "en count: number and noun", (noun.start, noun.end)), reach=noun.end, per=per)
    compared = number.spelled and _FEWER_THAN.match(passage.text, number.end, passage.limit(number.end, 16))
    if compared and (item := last_item(passage)) and item[0] >= passage.start:
        return _count(number, "en count: noun said before", item)  # 47 seats, one fewer than its rivals
    if (number.value == 1 and number.spelled and number.scale == 1) or _is_model(passage, number):
        return None
    return _without_noun(passage, number)


def _does(passage: Passage, number: Number) -> bool:
    following = _DONE.match(passage.text, number.end, passage.limit(number.end, 24))
    return following is not None and tag(following["verb"]) == "VBD"


def _time_before(passage: Passage, number: Number) -> QuantityDraft | None:
    """He spent 27 years in jail, 18 of them on an island: the number as a part of the time told last."""
    last = passage.found[-1] if passage.found else None
    if last is None or last.kind != "duration" or last.start < passage.start or number.value == 1:
        return None
    if last.value is None or number.value > last.value:
        return None
    return QuantityDraft.of(number, number.end, "duration", "en duration: of them", last.unit)


def _occasions_or_points(passage: Passage, number: Number, reach: int) -> QuantityDraft | None:
    text = passage.text
    times = _TIMES.match(text, reach, passage.limit(reach, 8))
    if times:
        return replace(_count(number, OCCASIONS, times.span("word")), reach=times.end())
    of_quake = passage.before(number.start, 10).endswith(("agnitude ", "agnitude-"))
    if of_quake or _MAGNITUDE.match(text, reach, passage.limit(reach, 16)):
        return QuantityDraft.of(number, number.end, "number", "en number: magnitude")
    if _PAR.match(text, reach, passage.limit(reach, 14)):
        return QuantityDraft.of(number, number.end, "number", "en number: strokes from par")
    points = _POINTS.match(text, reach, passage.limit(reach, 14))
    if points:
        draft = QuantityDraft.of(number, number.end, "number", "en number: points", "point", points.span("word"))
        return replace(draft, reach=points.end())
    return None


def _without_noun(passage: Passage, number: Number) -> QuantityDraft | None:
    """A number whose noun stands before it or was said before; else a level, a score, or a pronoun."""
    if _AT_CRICKET.match(passage.text, number.end, passage.limit(number.end, 40)):
        return QuantityDraft.of(number, number.end, "number", "en number: a score")
    told = passage.found[-1].item if passage.found else None
    if is_in_crowd(passage, number):
        return _count(number, WITHOUT_NOUN, crowd_before(passage, number))
    based = _BASE.search(passage.before(number.start, 24)) or (
        told and passage.before(number.start).endswith(f" {told} from ")
    )
    base = item_again(passage, number) if based else None
    item = base or item_of_clause(passage, number)
    if item:
        return _count(number, "en count: noun said before", item)
    figures = passage.text[number.start : number.end]
    whole = number.value == number.value.to_integral_value() and (number.scale > 1 or "." not in figures)
    rate = _RATE_AFTER.match(passage.text, number.end, passage.limit(number.end, 30))
    level = number.scale == 1 and not _LEVELS.isdisjoint(
        _WORD.findall(passage.before(number.start, _LEVEL_BEFORE).lower())
    )
    level = level and _HARMING.search(passage.before(number.start, 40)) is None
    if rate:
        return QuantityDraft.of(number, number.end, "number", "en number: rate of exchange")
    jobless = passage.text.startswith(" out of work", number.end)
    item = noun_before(passage, number.start) if whole and not jobless else None
    if item is None and not level:
        item = item_again(passage, number) or (item_of_topic(passage, number) if whole else None)
    if item is not None and (not number.spelled or number.scale > 1) and number.value >= 10:
        return _count(number, NOUN_BEFORE, item)
    if number.spelled and number.scale == 1 and not number.vague and whole:
        return _count(number, NOUN_LEFT_OUT, item_left_out(passage, number))
    return QuantityDraft.of(number, number.end, "number" if level or not whole else "count", WITHOUT_NOUN)


def _count(number: Number, rule: str, item: tuple[int, int] | None) -> QuantityDraft:
    return QuantityDraft.of(number, number.end, "count", rule, item=item)


def _is_plural(passage: Passage, number: Number) -> bool:
    """Whether the noun behind must be one of many: 17 million people, not the 17-million population."""
    if number.scale > 1 and _TO_SCALE.search(passage.text, number.start, number.end):
        return False
    return number.value != 1 or number.upper is not None


def _is_model(passage: Passage, number: Number) -> bool:
    """The 7610 phone, the 3230 and 7710: four bare digits behind an article, with no plural behind them."""
    return len(number.figures) == 4 and passage.before(number.start, 8).lower().endswith((" the ", " a ", " its "))


def _is_false_noun(passage: Passage, number: Number, start: int, end: int) -> bool:
    """Four bare digits before a singular noun are a model or a year, not a count; one Smith would like is a pronoun."""
    if number.value == 1 and number.spelled and passage.text[start].isupper():
        return _MODAL.match(passage.text, end, passage.limit(end, 12)) is not None
    return len(number.figures) == 4 and tag(passage.text[start:end]) == "NN"
