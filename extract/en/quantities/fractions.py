"""Fractions: `two-thirds`, `one in five`, `a third of`, `half of`, `half an hour`, `3/4 of`, `two to one`."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from extract.en.numbers.number_words import DENOMINATORS
from extract.en.numbers.numbers import Number, read_number
from extract.en.passage import Passage
from extract.en.quantities.draft import QuantityDraft
from extract.en.quantities.money import currency_after
from extract.en.quantities.ranges import follows_change
from extract.en.quantities.units import UnitWords, read_unit
from extract.en.words.tags import tag
from extract.en.words.vocabulary import PLURAL, SOFT, VOCABULARY

_PARTS = "|".join(sorted({*DENOMINATORS, *(f"{word}s" for word in DENOMINATORS), "halves"}, key=len, reverse=True))
_PART = re.compile(
    rf"[ -](?P<part>{_PARTS})(?![a-z])(?P<then>(?: (?:of|the|to|said|more|less|higher|lower|as)\b)|[,.]|)",
    re.IGNORECASE,
)
_CELEBRATED = re.compile(r" (?:wedding )?(?:anniversar(?:y|ies)|birthdays?)\b")  # one fortieth birthday
# three quarters of the shops, of young people; not of growth
_OF_THINGS = re.compile(
    r" of (?:(?:the|its|their|his|her|our|my|your|all|those|these|an?|that|this|people)\b"
    rf"|(?:[a-z]+ )?{PLURAL}|[A-Z\d])"
)
_SLASH = re.compile(r"/(?P<low>[2-9]|10|16)(?![\d/])(?= of| the|-inch|ths?\b)")
# `three quarters` are nine months behind these, and wherever nothing is divided; with a hyphen they are a part.
_PERIOD_BEFORE = re.compile(
    r"\b(?:last|past|first|next|preceding|previous|final|for|consecutive|straight|every|over|all|after)(?: the)? \Z",
    re.IGNORECASE,
)
_OUT_OF = re.compile(r"(?: times(?= out of))?[- ](?P<word>in|out of|of every|of)(?: every)?[- ]", re.IGNORECASE)
# one child in three: what is counted stands between; one day in 2003, one man in five years
_ONE_THING_IN = re.compile(r" (?!day|week|month|year|of|in)[a-z]+ (?P<word>in|out of) (?:every )?(?=[a-z\d])")
# Two pupils in five, nine drivers out of ten: a share of people; four wins in six are two counts.
_THINGS_IN = re.compile(
    r" (?:(?:[a-z-]+ )?(?:people|persons|adults|households|children|women|men|voters|families|companies|firms"
    r"|businesses"
    r"|students|pupils|workers|couples|homes|houses|patients|residents|citizens|employees|girls|boys|cars|drivers"
    r"|motorists|teenagers|youngsters|parents|mothers|fathers|teachers|doctors|nurses|pensioners|smokers|users"
    r"|customers"
    r"|shoppers|consumers|viewers|readers|respondents|graduates|schools|hospitals|jobs|marriages|pregnancies|births"
    r"|deaths|cases|trains|flights|crimes|prisoners|offenders|managers|employers|farmers|owners|beds|seats|species)"
    r"|[A-Z][a-z]+(?:ans|ons|ards|ese|ish))(?: aged [a-z\d -]+?)? (?P<word>in|out of) (?:every )?(?=[a-z\d])"
)
_OF_SO_MANY = re.compile(rf"[ -](?:[a-z-]+ )?{PLURAL}")  # two men in ten cars
_LARGEST_WHOLE = 20  # of which several are told: three people in 50 may be two counts
_SHARED_BY = re.compile(
    r"[.,;:)]|\Z| (?:is|are|was|has|had|have|lives?|said|says|of|will|would|now|in|and|believes?|gets?|can|went)\b"
)
_EVERY = re.compile(r"\b[Ee]very \Z")
_SOMEBODY = re.compile(
    r" (?:[A-Z][a-z]+(?:an|sh|se|ch|er)|Dane|Turk|Scot|Pole|Swede|Finn|Greek|Czech|Briton|Spaniard|Serb|Croat|Slovak"
    r"|(?:young |British |American )?(?:person|adult|household|child|woman|man|voter"
    r"|family|company|firm|business|student|pupil|worker|couple|home|patient|resident|citizen|employee|girl|boy|car))\b"
)
_BETWEEN = re.compile(rf"\b[Bb]etween (?:(?:{SOFT}) )?\Z")
_AND = re.compile(r" and (?=[a-z\d])")
_WHOLES = (10, 100)  # eight of 10, but 30 of 36 subjects are two counts
_TO_ONE = re.compile(r"(?:(?P<to> to )|-to-|:)(?:one\b|1\b(?![.,:]?\d))(?!-)", re.IGNORECASE)
_DOWN_FROM = re.compile(r"\b(?:[Ff]rom|[Bb]etween)(?: (?!by\b)[a-z]+){0,3} \Z")  # from a peak of 12 to one
_NEXT_WORD = re.compile(r" (?P<word>[a-z]+)\b")
_TO_ANOTHER = re.compile(r" to [\w.]+(?: to |-to-|:)(?:one|1)\b")  # from 12 to 1 to ten to 1
_DEFEATED = ("lost ", "lose ", "loses ")
_BEHIND_ODDS = VOCABULARY.words("odds.behind")
# Behind the second number, these make `two in three` a rate of play and no share.
_PLAYED = re.compile(
    r"[ -](?:years?|months?|weeks?|days?|hours?|minutes?|seconds?|secs|games?|matches|Tests?|innings|attempts|starts"
    r"|outings|seasons|rounds|races|\d(?![\d-]*(?: to \d+)?-year))"
)
_FRACTION_ENDS = re.compile(
    r" (?:of|the|as|what|less|more|to|in(?! as many)|from|off|on|or|and|last|by|since|for|are|were|have|had|said"
    r"|compared|over|year|higher|lower|smaller|larger|bigger|cheaper|below|above|under"
    r"|said|say|did|do|expect|expected|think|thought|believed?|wanted?|felt|opposed|backed|supported|disagreed|agreed"
    r"|would|could|among|between|when|while|with|after|amid)\b(?! (?:time|term|place|person))|[.,;:)]| \(|\Z"
)
# `a fifth of` is a fraction, `a fifth and last` an ordinal.
_DIVIDES = re.compile(
    r" (?:of|the|less|more|to|in|from|off|year|higher|lower|smaller|larger|bigger|cheaper|as|last|for|among|between"
    r"|after|when|while|with|since|over|compared|by|on|below|above|under|what|said|say|did|do|expect|expected|think|thought"
    r"|believed?|wanted?|felt|opposed|backed|supported|disagreed|agreed|were|are|have|would|could|do)\b"
    r"|[.,;]| \(|\Z"
)
_OF_A_POINT = re.compile(r"(?: of (?:a|one))?[ -](?P<word>percentage[ -]point|per ?cent|point)\b")
_OF_A = re.compile(r" of an? ")
_OF_A_CENTURY = re.compile(r" (?:of )?a century\b")
_CENTURY = 100  # years
_OF_A_MILLION = re.compile(r" of a (?:thousand|million|billion|trillion)\b")


def find_fraction(passage: Passage, number: Number) -> QuantityDraft | None:
    """`two-thirds`, `one in five`, `three out of four`, `3/4 of`, `two to one`; nothing behind ranges and ordinals."""
    if number.ordinal or number.upper is not None or number.value < 0:
        return None
    text, limit = passage.text, passage.limit(number.end, 40)
    if text.startswith(" of ", number.end) and number.value != number.value.to_integral_value():
        return _decimal_part(passage, number)
    part = _PART.match(text, number.end, limit)
    if part and _divides(passage, number, part):
        word = part["part"].lower()
        low = DENOMINATORS.get(word) or DENOMINATORS[word.removesuffix("s")]
        point = _OF_A_POINT.match(text, part.end("part"), passage.limit(part.end("part"), 24))
        if point and point.group().startswith(" of"):  # three-tenths of a percentage point
            unit = "pp" if "point" in point["word"] else "%"
            draft = QuantityDraft.of(number, point.end(), "percent", "en percent: part of a point", unit)
            return replace(draft, value=number.value / low)
        whole = _part_of_unit(passage, part.end("part")) or _joined_unit(passage, part)
        if whole is not None:
            draft = QuantityDraft.of(number, whole.end, whole.kind, "en number: part of a unit", whole.unit)
            return replace(draft, value=number.value / low * whole.factor)
        draft = QuantityDraft.of(number, part.end("part"), "ratio", "en ratio: fraction in words")
        return replace(draft, value=number.value / low)
    slash = _SLASH.match(text, number.end, limit)
    if slash and number.figures:
        draft = QuantityDraft.of(number, slash.end(), "ratio", "en ratio: fraction in figures")
        return replace(draft, value=number.value / Decimal(slash["low"]))
    one = _TO_ONE.match(text, number.end, limit)
    if one and _compares(passage, number, one):
        return replace(QuantityDraft.of(number, one.end(), "ratio", "en ratio: so many to one"), fixed=True)
    return _share(passage, number)


def _compares(passage: Passage, number: Number, one: re.Match[str]) -> bool:
    """Whether so many stand against one: outnumbered three to one; not in: fell from 12 to one, 2 to 1 per cent."""
    if one["to"] is None:
        return True
    before, end = passage.before(number.start, 60), one.end()
    moves = _DOWN_FROM.search(before) is not None or (follows_change(before) and not before.endswith(_DEFEATED))
    if moves and "odds" not in before and not _TO_ANOTHER.match(passage.after(end, 24)):
        return False
    if read_unit(passage.text, end, passage.limit(end, 30)) or currency_after(passage, end):
        return False
    following = _NEXT_WORD.match(passage.text, end, passage.limit(end, 24))
    word = following["word"] if following else ""
    return not word or word in _BEHIND_ODDS or (word != "of" and tag(word) not in ("NN", "NNS", "JJ"))


def _decimal_part(passage: Passage, number: Number) -> QuantityDraft | None:
    """`0.2 of a percentage point`, `0.4 of a second`: a part told in decimals; 2.5 of the total is none."""
    point = _OF_A_POINT.match(passage.text, number.end, passage.limit(number.end, 24))
    if point:
        unit = "%" if "cent" in point["word"].replace("percentage", "") else "pp"
        return QuantityDraft.of(number, point.end(), "percent", "en percent: part of a point", unit)
    whole = _part_of_unit(passage, number.end)
    if whole is None:
        return _part_of_cent(passage, number)
    draft = QuantityDraft.of(number, whole.end, whole.kind, "en number: part of a unit", whole.unit)
    return replace(draft, value=number.value * whole.factor)


def _part_of_cent(passage: Passage, number: Number) -> QuantityDraft | None:
    """`up 0.07 of a cent`."""
    of_a = _OF_A.match(passage.text, number.end, passage.limit(number.end, 8))
    coin = currency_after(passage, of_a.end() - 1) if of_a else None
    if coin is None or coin.parts == 1:
        return None
    draft = QuantityDraft.of(number, coin.end, "money", "en money: part of a cent", coin.code)
    return replace(draft, value=number.value / coin.parts)


def _part_of_unit(passage: Passage, at: int) -> UnitWords | None:
    """The unit in `two hundredths of a second`, `three quarters of a mile`."""
    of_a = _OF_A.match(passage.text, at, passage.limit(at, 8))
    unit = read_unit(passage.text, of_a.end() - 1, passage.limit(at, 40)) if of_a else None
    return unit if unit is not None and unit.kind in ("measure", "duration") else None


def _divides(passage: Passage, number: Number, part: re.Match[str]) -> bool:
    word = part["part"].lower()
    plural = word.endswith("s")
    if word == "half":
        return number.value == 1 and passage.text[part.end("part") : part.end("part") + 1] != "-"
    if word == "quarters" and number.value not in (1, 3):
        return False  # cash for two quarters
    if word == "quarters" and part.group()[0] == " ":
        last = _PERIOD_BEFORE.search(passage.before(number.start, 16))
        if not (_OF_THINGS.match(passage.after(part.end("part"), 40)) if last else part["then"]):
            return False
    if _CELEBRATED.match(passage.text, part.end("part")):
        return False
    told = plural == (number.value > 1) or _joined_unit(passage, part) is not None
    return told and number.value < 100 and word != "halves"


def _joined_unit(passage: Passage, part: re.Match[str]) -> UnitWords | None:
    """The unit in `a three-quarter-mile walk`."""
    end = part.end("part")
    if part.group()[0] != "-" or passage.text[end : end + 1] != "-":
        return None
    unit = read_unit(passage.text, end, passage.limit(end, 24))
    return unit if unit is not None and unit.kind in ("measure", "duration") else None


def _share(passage: Passage, number: Number) -> QuantityDraft | None:
    """`one in five`, `nine out of 10`."""
    text, limit = passage.text, passage.limit(number.end, 30)
    joint = _OUT_OF.match(text, number.end, limit)
    if joint is None and number.spelled:
        return _things_in(passage, number)
    if joint is None or joint.end() >= limit or number.value != number.value.to_integral_value():
        return None
    whole = read_number(text, joint.end(), limit)
    if whole is None or whole.ordinal or whole.vague or number.value >= whole.value:
        return None
    if "every" not in joint.group() and not _is_whole(passage, number, whole, joint["word"].lower()):
        return None
    draft = QuantityDraft.of(number, whole.end, "ratio", "en ratio: one in so many")
    draft = replace(draft, value=number.value / whole.value, fixed=True)
    return _up_to_share(passage, draft) if _BETWEEN.search(passage.before(number.start, 16)) else draft


def _up_to_share(passage: Passage, low: QuantityDraft) -> QuantityDraft:
    """With the share at the other end: between one in five and one in four."""
    text = passage.text
    joint = _AND.match(text, low.end, passage.limit(low.end, 12))
    number = read_number(text, joint.end(), passage.limit(joint.end(), 12)) if joint else None
    high = _share(passage, number) if number is not None and number.upper is None else None
    if high is None or not low.value < high.value:
        return low
    return replace(low, end=high.end, reach=high.end, upper=high.value)


def _things_in(passage: Passage, number: Number) -> QuantityDraft | None:
    """`one child in three`, `two pupils in five`."""
    one = number.value == 1
    joint = (_ONE_THING_IN if one else _THINGS_IN).match(passage.text, number.end, passage.limit(number.end, 48))
    whole = read_number(passage.text, joint.end(), passage.limit(joint.end(), 12)) if joint else None
    if whole is None or whole.ordinal or whole.vague or whole.upper is not None:
        return None
    largest = _WHOLES[-1] if one or whole.value == _WHOLES[-1] else _LARGEST_WHOLE
    ends = (
        _SHARED_BY.match(passage.after(whole.end, 12)) if one else not _OF_SO_MANY.match(passage.after(whole.end, 24))
    )
    if not number.value < whole.value <= largest or not ends:
        return None
    draft = QuantityDraft.of(number, whole.end, "ratio", "en ratio: one in so many")
    return replace(draft, value=number.value / whole.value, fixed=True)


def find_every_second(passage: Passage, number: Number) -> QuantityDraft | None:
    """`every second German`: half of them; a time or a game that comes again is none."""
    every = _EVERY.search(passage.before(number.start, 8)) if number.ordinal and number.value <= _WHOLES[0] else None
    if every is None or not _SOMEBODY.match(passage.after(number.end, 24)):
        return None
    draft = QuantityDraft.of(number, number.end, "ratio", "en ratio: every so many")
    start = number.start - len(every.group())
    return replace(draft, start=start, value=1 / number.value, fixed=True)


def _is_whole(passage: Passage, number: Number, whole: Number, joint: str) -> bool:
    if joint == "of":
        return whole.value in _WHOLES and number.value < whole.value
    if joint != "in":
        return whole.value <= 1000 or number.value == 1
    year = len(whole.figures) == 4 and whole.figures[:2] in ("19", "20")
    if year or _PLAYED.match(passage.after(whole.end, 20)):
        return False
    return number.value == 1 or (number.value <= 9 and whole.value <= 100)


def find_whole_point(passage: Passage, at: int, end: int) -> QuantityDraft:
    """`a full percentage point`, `a percentage point`; `end` is where `percentage` ends."""
    stop = end + len(" point")
    return QuantityDraft(at, stop, stop, "percent", "en percent: a point", Decimal(1), unit="pp")


def find_article_fraction(passage: Passage, at: int, end: int, word: str) -> QuantityDraft | None:
    """`a third of`, `by a quarter`, `a quarter of a point`; `a third term` and `$2 a quarter` are none."""
    part = re.split("[ -]", word)[1]
    after = passage.after(end, 24).lstrip('"”')
    if _OF_A_MILLION.match(after):
        return None  # a quarter of a million is a number
    value = 1 / DENOMINATORS[part]
    century = _OF_A_CENTURY.match(after)
    if century:
        stop = end + century.end()
        return QuantityDraft(at, stop, stop, "duration", "en duration: part of a century", value * _CENTURY, unit="a")
    point = _OF_A_POINT.match(passage.text, end, passage.limit(end, 24))
    if point and (part in ("half", "quarter") or point.group().startswith(" of")):
        unit = "pp" if "point" in point["word"] else "%"
        return QuantityDraft(at, point.end(), point.end(), "percent", "en percent: part of a point", value, unit=unit)
    of_it = passage.text[end : end + 1] == "-" and part == "quarter"
    whole = read_unit(passage.text, end + 1, passage.limit(end, 24)) if of_it else _part_of_unit(passage, end)
    if whole is not None and whole.unit != "lb" and whole.kind != "percent":
        value *= whole.factor
        return QuantityDraft(at, whole.end, whole.end, whole.kind, "en number: part of a unit", value, unit=whole.unit)
    cent = _OF_A.match(after)
    money = currency_after(passage, end + cent.end() - 1) if cent else None
    if money is not None and money.parts > 1:
        return QuantityDraft(
            at, money.end, money.end, "money", "en money: part of a cent", value / money.parts, unit=money.code
        )
    before = passage.before(at, 20)
    small = part in _SMALL_PARTS and not after.startswith(" of ") and not before.endswith(" by ")
    if small or not _FRACTION_ENDS.match(after):
        return None
    if part == "half" and passage.before(at, 5).lower().endswith("and "):
        return None  # an hour and a half
    if part == "quarter" and _ONE_AND.search(passage.before(at, 24)):
        return None  # won by a length and a quarter
    divides = _DIVIDES.match(after) or (before.endswith(" by ") and after.startswith(" and "))  # rose by a tenth and
    if part not in ("half", "quarter") and (not divides or _is_one_more(before, after)):
        return None
    return QuantityDraft(at, end, end, "ratio", "en ratio: a third", value)


# Without `of`, an eighth is a place or one more.
_ONE_AND = re.compile(r"\b(?:an?|one|two|three|four|five|six|\d+) [a-z]+ and \Z")
_SMALL_PARTS = ("seventh", "eighth", "ninth", "twelfth", "hundredth", "thousandth")
_WON = re.compile(
    r"\b(?:add|scor|nett?|grabb?|bagg?|claim|conced|collect|kick|land|secur|convert|miss|head|slott?|award|wast|sav)"
    r"(?:e|ed|es|s|ing)?(?: home| in)? \Z",
    re.IGNORECASE,
)


def _is_one_more(before: str, after: str) -> bool:
    """Ann Cole added a third after the break: another goal, and no part of anything."""
    return not after.startswith(" of") and _WON.search(before) is not None
