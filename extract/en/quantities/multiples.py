"""Multiples: `doubled`, `will triple`, `halved`, `twice the`, `three times as many`, `tenfold`, `10x`."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from extract.en.numbers.number_words import SCALES, UNITS
from extract.en.numbers.numbers import Number
from extract.en.passage import Passage
from extract.en.quantities.counts import OCCASIONS
from extract.en.quantities.draft import QuantityDraft
from extract.en.quantities.units import read_per
from extract.en.words.tags import tag
from extract.model import Direction, Modifier

_BASE_FORMS = {"double": 2, "treble": 3, "triple": 3, "quadruple": 4, "quintuple": 5}
_CHANGES: dict[str, tuple[Decimal, Direction]] = {
    form: (Decimal(value), "up")
    for stem, value in _BASE_FORMS.items()
    for form in (stem, f"{stem}d", f"{stem}s", f"{stem[:-1]}ing")
}
_CHANGES.update({form: (Decimal("0.5"), "down") for form in ("halve", "halved", "halving")})
CHANGE_WORDS = frozenset(_CHANGES)
FOLDS = {f"{word}fold": value for word, value in (UNITS | SCALES).items() if value >= 2}

_TIMES = re.compile(
    r"[ -](?:and a half )?times(?= (?:as|more|less|fewer|the|higher|lower|larger|bigger|greater|faster|slower|longer"
    r"|smaller|stronger|cheaper|its|their|his|her|that|those|what|over|worse|better|likelier|earnings|annual|average"
    r"|next|current|last|sales|profits|book|forecast|revenue|normal|forward|trailing|expected|estimated|projected"
    r"|annualised|oversubscribed|of|over the (?:[a-z-]+ )*?limit|worldwide|[a-z]+er than|[A-Z]{3,})\b)(?! (?:last"
    r"|the (?:first|second|world|past)"
    r"|over the (?!(?:[a-z-]+ ){0,2}limit\b)|more than [a-z]+ed)\b)"
)
MULTIPLE = "en ratio: multiple"
MULTIPLYING = "en ratio: verb of multiplying"
_THAN_BEFORE = re.compile(r"\b(?:from|to|versus|against|with|than|at) (?:about |just |only )?\Z")
_TIMES_AT_ALL = re.compile(r"[ -]times\b")
# One 29 times and the other 36 times as massive.
_AND_TIMES_AS = re.compile(
    r"[ -]times(?=,? (?:and|or|to) (?:the other |another |the second )?[\w.]+ times"
    r" (?:as|more|the|higher|lower|larger|bigger|greater|faster)\b)"
)
_FACTOR = re.compile(
    r"\b(?:(?<!load )(?<!capacity )(?<!utili[sz]ation )(?<!power )[Ff]actor|[Mm]ultiple) of"
    r" (?:about |around |nearly |almost |more than |less than |at least |up to |only |(?:just )?(?:under |over ))?\Z"
)
_FOLD = re.compile(r"[ -]?fold\b|x\b(?!\d)| ?×(?!\s?\d)")
_TWICE = re.compile(
    r" (?:as (?:much|many|long|often|big|large|fast|high|likely|[a-z]+ as)|the|that|its|their|what"
    r"|his|her|last|those)\b(?! (?:time|week|day|month|in|past)\b)"
    r"| [A-Z][\w.-]+(?:['’]s)? (?:[a-z]+ )?(?:average|figure|level|number|pace|population|price|rate|size|total)\b"
)
_IDIOM_BEFORE = re.compile(r"\b(?:think(?:s|ing)?|thought|looks?|looked|once or|bitten,?) \Z", re.IGNORECASE)
# `double` and `triple` are verbs behind these, or before an object; else they are adjectives and names.
_VERB_BEFORE = re.compile(
    r"\b(?:to|will|would|could|can|may|might|should|nearly|almost|more than|than|about|roughly|had|has|have|not|and"
    r"|did|they|we|it|also|set to) ['‘\"“]?\Z",
    re.IGNORECASE,
)
_OBJECT_AFTER = re.compile(
    r" (?:the|its|their|that|what|this|those|his|her|our|your|output|sales|production|profits?)\b"
)
_COMPARED_AFTER = re.compile(r" (?:the|that|what|its|those)\b")
# Nearly double the rate for whites compares two groups; nearly triple the inflow of 2018 tells a change.
_ADVERB_BEFORE = re.compile(r"[,;(–—-] ?(?:nearly|almost|more than|about|roughly) \Z")
_THEN = re.compile(
    r"\b(?:ago|earlier|before|previous|last|years?|months?|quarter|in (?:19|20)\d\d|of (?:19|20)\d\d|then|once)\b"
)
_COPULA_BEFORE = re.compile(r"\b(?:is|are|was|were|at|be|than) (?:nearly |almost |more than )?\Z")
# Doubles as a gym, doubled up, doubled over in pain.
_OTHER_SENSE_AFTER = re.compile(
    r"-| (?:(?:up|back)\b(?! to)|as (?:an?|his|her|its|their|both)\b|over(?:[.,;]| (?:in|with|and|laughing)\b))"
)


def find_multiple(passage: Passage, number: Number) -> QuantityDraft | None:
    """`three times as many`, `ten-fold`, `10x`; a comparison has no direction, a `-fold` rise has."""
    times = _TIMES.match(passage.text, number.end, passage.limit(number.end, 50))
    if times is None and number.value != number.value.to_integral_value():
        times = _TIMES_AT_ALL.match(passage.text, number.end, passage.limit(number.end, 8))  # 5.4 times is no occasion
    if times is None:
        times = _AND_TIMES_AS.match(passage.text, number.end, passage.limit(number.end, 60))
    factor = _FACTOR.search(passage.before(number.start, 30))
    if factor and times is None:
        return QuantityDraft.of(number, number.end, "ratio", MULTIPLE)
    if times is None and _THAN_BEFORE.search(passage.before(number.start, 16)) and _is_of_multiples(passage):
        times = _TIMES_AT_ALL.match(passage.text, number.end, passage.limit(number.end, 8))
    fold = None if times else _FOLD.match(passage.text, number.end, passage.limit(number.end, 8))
    match = times or fold
    if match is None:
        return None
    draft = QuantityDraft.of(number, match.end(), "ratio", MULTIPLE)
    return replace(draft, fixed="fold" not in match.group())


def _is_of_multiples(passage: Passage) -> bool:
    """Eight times the salary, up from four times: whether the sentence has told a multiple."""
    last = passage.found[-1] if passage.found else None
    return last is not None and last.start >= passage.start and last.rule == MULTIPLE


def find_fold(at: int, word: str) -> QuantityDraft:
    """`tenfold`, one word."""
    return QuantityDraft(at, at + len(word), at + len(word), "ratio", MULTIPLE, FOLDS[word])


def find_twice(passage: Passage, at: int) -> QuantityDraft | None:
    """`twice as many`, `twice the size`; on two occasions in `scored twice`, `twice a day`."""
    end = at + len("twice")
    if _TWICE.match(passage.after(end, 40)):
        return QuantityDraft(at, end, end, "ratio", "en ratio: twice", Decimal(2), fixed=True)
    if _IDIOM_BEFORE.search(passage.before(at, 14)):
        return None
    per = read_per(passage.text, end, passage.limit(end, 24))
    return QuantityDraft(at, end, end, "count", OCCASIONS, Decimal(2), per=per)


def find_change_word(passage: Passage, at: int, word: str) -> QuantityDraft | None:
    """`doubled`, `halving`, `will triple`; `double the number` compares and has no direction."""
    value, way = _CHANGES[word]
    end = at + len(word)
    before, after = passage.before(at, 28), passage.after(end, 30)
    if _OTHER_SENSE_AFTER.match(after):
        return None
    bound: Modifier = "~" if before.endswith("all but ") else "="
    draft = QuantityDraft(at, end, end, "ratio", MULTIPLYING, value, modifier=bound, direction=way, fixed=True)
    if word.removesuffix("s") not in _BASE_FORMS and word != "halve":
        return draft
    verb = _VERB_BEFORE.search(before) is not None or _closes_headline(passage, before, end)
    if not verb and not _OBJECT_AFTER.match(after):
        return None
    compares = word in _BASE_FORMS and not verb and _COMPARED_AFTER.match(after) is not None
    if verb and _ADVERB_BEFORE.search(before) and _COMPARED_AFTER.match(after):
        compares = not _THEN.search(passage.after(end, 60))
    if compares or _COPULA_BEFORE.search(before):
        return replace(draft, rule="en ratio: double the", direction=None)
    return draft


_LAST_WORD = re.compile(r"(?P<word>[a-z]+) (?:nearly |almost |more than )?\Z")


def _closes_headline(passage: Passage, before: str, end: int) -> bool:
    """Profits double: the verb of a headline, behind a plural and before nothing."""
    subject = _LAST_WORD.search(before)
    return subject is not None and tag(subject["word"]) == "NNS" and not passage.after(end, 8).strip()
