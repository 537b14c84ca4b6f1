"""Counts and bare numbers: how many of a thing, an index level, a score."""

from __future__ import annotations

import re

from extract.en.draft import Draft
from extract.en.nouns import noun_after, words_after
from extract.en.numbers import Number
from extract.en.passage import Passage
from extract.en.tags import tag

_OF_THEM = re.compile(r" of (?:(?:them|whom|which|us|you)\b|(?:these|those)(?=[.,;:]| (?:who|that|in|from|were|was|are|is|had|have|to|on|with|left)\b))")
_POINTS = re.compile(r"[ -](?:index |log )?points?\b")
_MAGNITUDE = re.compile(r"[ -](?:magnitude|on the Richter|percentile)\b")
_TIMES = re.compile(r"[ -]times\b")
# Things whose number stands at the end of the sentence: sales rose to 136,000.
_STATISTICS = (
    "sales deaths death toll tally population output production attendance cases votes registrations workforce headcount subscribers deliveries orders turnout circulation membership audience payrolls "
    "claims users jobs employees staff units shipments exports imports arrivals visitors passengers customers members homes starts permits applications downloads copies views infections casualties "
    "fatalities injuries arrests complaints crimes offences unemployment jobless vacancies stores shops outlets branches players goals seats listeners viewers readers supporters total number bookings sentences"
).split()
_VERB = re.compile(
    r"\b(?:to|at|of|was|were|is|are|reached|reaches|hit|totalled|totaled|total|totalling|stands|stood|numbered|numbering|exceed(?:ed|s)?|fell|rose|from|by|than|averaged|surpassed|topped|passed|with|with just|up|down|were just|only|just|includ(?:es|ed|ing))"
    r"(?: (?:about|around|nearly|almost|over|more than|less than|fewer than|just|only|some|at least|as many as|an estimated|a record|a|an|roughly|approximately|under|up to|close to|between))*\s*\Z"
)
# `41 million iPhones, compared with 40.4 million`: the same thing as before.
_AGAIN = re.compile(
    r"\b(?:compared (?:with|to)|versus|vs|against|from|than|average of|forecasts? of|estimates? of|expectations? of|up from|down from|to|total of|expected|and|only|just)"
    r"(?: (?:the|a|an|about|around|over|nearly|almost|more than|less than|just|only|some|at least|record))* \Z"
)
_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*")
_NEXT_WORD = re.compile(r" ([a-z]+)\b")
_LEVEL_NOUN = re.compile(r"\b(?:index|average|gauge|PMI|reading|score|rating|FTSE|Nasdaq|Dow|Nikkei|S&P|DAX|CAC|Sensex|Nifty|Hang Seng|benchmark|composite|Kospi|KOSPI|shares?|barometer|close|points|level|mark|bourse|ratio|odds|measure|indicator|rate|currency|dollar|euro|pound|yen|sterling|rupee|lira|rand|won|franc|peso|naira|magnitude)\b", re.IGNORECASE)


def find_count(passage: Passage, number: Number, reach: int) -> Draft | None:
    """How many of what; a number without a noun stays a number. `reach` is where words such as `or more` end."""
    if number.ordinal:
        return None
    text, end = passage.text, passage.end
    times = _TIMES.match(text, reach, passage.limit(reach, 8))
    if times:
        if not number.vague and number.value < 2 and number.value != number.value.to_integral_value():
            return None
        return _draft(number, times.end(), "count", "en count: occasions", item=(times.start() + 1, times.end()))
    magnitude = _MAGNITUDE.match(text, reach, passage.limit(reach, 16))
    if magnitude:
        return _draft(number, number.end, "number", "en number: magnitude")
    points = _POINTS.match(text, reach, passage.limit(reach, 14))
    if points:
        return _draft(number, points.end(), "number", "en number: points", "point", (points.end() - len(points.group().split(" ")[-1].split("-")[-1]), points.end()))
    if _OF_THEM.match(text, reach, passage.limit(reach, 30)):
        return _draft(number, number.end, "count", "en count: of them", item=_last_item(passage))
    money = _again_money(passage, number, reach)
    if money:
        return money
    plural = number.value != 1 or number.upper is not None
    noun = noun_after(text, reach, end, plural=plural)
    if noun is not None and not _is_false_noun(passage, number, noun.start, noun.end):
        return _draft(number, noun.end, "count", "en count: number and noun", item=(noun.start, noun.end))
    if number.value == 1 and number.spelled and number.scale == 1:
        return None
    if not number.spelled and number.value >= 2:
        following = _NEXT_WORD.match(text, number.end, passage.limit(number.end, 24))
        item = _item_of_sentence(passage) if following and tag(following[1]) in ("VBD", "VBP") else None
        if item and tag(text[item[0] : item[1]].split()[-1]) == "NNS":
            return _draft(number, number.end, "count", "en count: noun said before", item=item)
    before = None if number.value != number.value.to_integral_value() else noun_before(passage, number.start)
    level = _LEVEL_NOUN.search(passage.before(number.start, 80))
    if before is None and level is None and number.value >= 10 and _AGAIN.search(passage.before(number.start, 60)):
        before = _item_of_sentence(passage)
    if before is not None and not number.spelled | (number.value < 10):
        return _draft(number, number.end, "count", "en count: noun before", item=before)
    return _bare(passage, number)


def _again_money(passage: Passage, number: Number, reach: int) -> Draft | None:
    """`60 billion euros, up from 44 billion`: the currency is said once."""
    if number.scale < 10**6 or number.vague:
        return None
    earlier = [q for q in passage.recent() if q.start >= passage.start and q.kind in ("money", "count", "measure", "number")]
    if not earlier or earlier[-1].kind != "money" or not earlier[-1].unit:
        return None
    noun = noun_after(passage.text, reach, passage.end, plural=True)
    if noun is not None and tag(passage.text[noun.start : noun.end].split()[-1]) in ("NNS", "NNPS"):
        return None
    return _draft(number, number.end, "money", "en money: currency said before", earlier[-1].unit)


def _draft(number: Number, reach: int, kind: str, rule: str, unit: str | None = None, item: tuple[int, int] | None = None) -> Draft:
    return Draft(number.start, number.end, reach, kind, rule, number.value, number.upper, unit, item, vague=number.vague)  # type: ignore[arg-type]


def _is_false_noun(passage: Passage, number: Number, start: int, end: int) -> bool:
    """`2-1 win`, `one day`: a singular noun behind a bare small figure that it is not counted by."""
    word = passage.text[start:end]
    return number.figures != "" and len(number.figures) == 4 and tag(word) == "NN" and not number.grouped


def _bare(passage: Passage, number: Number) -> Draft | None:
    """A number without a noun: a level or score; spelled small numbers alone are mostly pronouns."""
    if number.spelled and number.scale == 1 and not number.vague:
        following = words_after(passage.text, number.end, passage.end)
        return None if not following and number.value == 1 else _draft(number, number.end, "count", "en count: noun left out", item=_elided(passage, number))
    kind = "number" if _LEVEL_NOUN.search(passage.before(number.start, 80)) or number.value != number.value.to_integral_value() else "count"
    return _draft(number, number.end, kind, "en number: without a noun", item=None)


def _last_item(passage: Passage) -> tuple[int, int] | None:
    for quantity in reversed(passage.recent()):
        if quantity.kind == "count" and quantity.item_start is not None and quantity.item:
            return quantity.item_start, quantity.item_start + len(quantity.item)
    return None


def _item_of_sentence(passage: Passage) -> tuple[int, int] | None:
    item = _last_item(passage)
    return item if item and item[0] >= passage.start else None


def _elided(passage: Passage, number: Number) -> tuple[int, int] | None:
    """The plural noun spoken of before in the sentence, unless an article makes the number a noun: `one of the two`."""
    item = None if passage.before(number.start, 5).lower().endswith(("the ", "these ", "all ")) else _item_of_sentence(passage)
    return item if item and tag(passage.text[item[0] : item[1]].split()[-1]) in ("NNS", "NNPS") else None


def noun_before(passage: Passage, at: int) -> tuple[int, int] | None:
    """The thing whose number follows a verb: `the death toll rose to 57`, `sales … at 1.06 million`."""
    before = passage.before(at, 110)
    if not _VERB.search(before):
        return None
    offset = at - len(before)
    words = list(_WORD.finditer(before))
    for index in range(len(words) - 1, -1, -1):
        word = words[index].group().lower()
        if word not in _STATISTICS:
            continue
        if word in ("number", "total"):
            counted = noun_after(passage.text, offset + words[index].end(), at, plural=True)
            return (counted.start, counted.end) if counted else None
        first = index
        while first and tag(words[first - 1].group()) == "NN" and words[first - 1].end() + 1 == words[first].start():
            first -= 1
        return offset + words[first].start(), offset + words[index].end()
    return None
