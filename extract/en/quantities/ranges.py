"""Two numbers that are the ends of one: `10 to 15`, `$3.5-4bn`, `between 5% and 7%`, `two or three`.

`from 5 to 7` is a range only where nothing rises or falls; a change has two levels, and they stay apart.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from extract.en.numbers.numbers import Number, read_number
from extract.en.passage import Passage
from extract.en.quantities.money import currency_after
from extract.en.quantities.signs import end_of_sign
from extract.en.quantities.units import read_unit
from extract.en.words.vocabulary import BOUND, PLURAL, SOFT, VOCABULARY
from extract.quantities.moves import MOVES

_JOINT = re.compile(
    r"(?P<dash> ?[-–—~] ?)(?:(?=[$£€¥₹₦₱₩\d.A-Z]))"
    rf"|(?P<word> to | and | or |-to-|-or-|- to |- and |- or )(?:(?:{SOFT}) )?"
)
_FIGURES = re.compile(r"[\d.,]+")
_SIGNS_BEFORE = r"[ $£€¥A-Z₹₦]*\Z"
_BETWEEN = re.compile(rf"\b(?:[Bb]etween(?: (?:{SOFT}))?(?: the)?|ages(?: of)?)" + _SIGNS_BEFORE)
# from about, from a, from the budgeted, from last year's
_FROM = re.compile(
    rf"\b[Ff]rom(?: (?:{BOUND}))?"
    r"(?: an?| (?:an?|the|its|their|his|her|last)(?: (?!forecast|range)[a-z][a-z'’-]*){1,3})?" + _SIGNS_BEFORE
)
_AGED = re.compile(r"\b(?:aged(?: between| from)?|ages|ages of|ages (?:of )?between|age|age group|age range of) \Z")
_RANGING = re.compile(
    r"\b(?:rang(?:e|es|ed|ing)|var(?:y|ies|ied|ying)|anywhere|anything|estimates|differ|spanning)\b[^,;]{0,40}\Z"
)
_MULTIPLYING = frozenset(
    f"{stem}{end}" for stem in ("doubl", "tripl", "trebl", "quadrupl") for end in ("e", "es", "ed", "ing")
)
_CHANGES = (
    MOVES["en"].words("up", "up_of_figures", "down", "down_of_figures")
    | VOCABULARY.words("direction.other_changes")
    | _MULTIPLYING
)
_SIZED = re.compile(
    rf"\b(?:class|group|team|crew|crowd|batch|part|cluster|gang|panel|pack|herd|flock|litter|brood|squad|unit|queue)"
    rf"(?:e?s) of(?: (?:{SOFT}))? \Z|\b(?:families|parties|households|companies|communities) of(?: (?:{SOFT}))? \Z"
)
_WORD = re.compile(r"[a-z]+")
_MOVE = re.compile(r"\b(?P<verb>[a-z]+)(?: (?:up|down|higher|lower|about|nearly|just|almost|over|more than))?[ $£€]*\Z")
_RISEN_BY = re.compile(rf"\b(?P<verb>[a-z]+)(?: [a-z]+ly)? by (?:(?:{BOUND}) )?[$£€]?\Z")
_AWAITED = re.compile(r"\b(?:to|will|would|could|can|may|might|should|must|would|expects?|expected|forecast)\b")
_MATCH = re.compile(r"\b(?:won|beat|lost|lead|led|win|victory|defeat|ahead|vote|voted)\b[^,]{0,30}\Z")
_COUNTED_AFTER = re.compile(
    rf"[ -](?:[A-Za-z-]+ ){{0,2}}?(?:{PLURAL}|{VOCABULARY.either('nouns.invariant')}|percent|per|year|day|month|week"
    r"|hour|minute|mile|foot|man|member|point|more|extra|additional|age (?:group|bracket|range|band))\b"
)
_QUOTE = re.compile(r"(?P<low>\d+\.\d{2,4})/(?P<high>\d+\.\d{2,4}|\d\d)(?![\d/.]\d|\d)")
_WIDEST_QUOTE = Decimal("1.1")
_LARGEST_RATIO = 10  # between the ends of a range joined by `to`
_OLDEST = 120


def extended(passage: Passage, number: Number, sign: int | None) -> Number:
    """The number with the end of its range, when it has one; `sign` is where a currency sign before it begins."""
    if number.vague or number.ordinal:
        return number
    quote = _quote(passage, number)
    if quote is not None:
        return quote
    joint = _joint(passage, number, sign is not None)
    if joint is None:
        return number
    second = _second(passage, joint.end(), sign is not None)
    if second is None:
        return number
    first = _with_scale(number, second)
    if not first.value < second.value or not _is_range(passage, joint, first, second, sign):
        return number
    return replace(first, end=second.end, upper=second.value, scale=second.scale, grouped=second.grouped, figures="")


def _quote(passage: Passage, number: Number) -> Number | None:
    """What buyers and sellers offer: `103.10/103.30`, `102.95/98`."""
    slash = passage.text[number.end : number.end + 1] == "/" and not number.spelled
    match = _QUOTE.match(passage.text, number.start, passage.limit(number.start, 24)) if slash else None
    if match is None or match.end("low") != number.end:
        return None
    low, high = match["low"], match["high"]
    upper = Decimal(high if "." in high else low[: -len(high)] + high)
    close = number.value < upper < number.value * _WIDEST_QUOTE
    return replace(number, end=match.end(), upper=upper, figures="") if close else None


def _joint(passage: Passage, number: Number, money: bool) -> re.Match[str] | None:
    """The dash or word that joins, directly behind the number or behind a unit that will be said again."""
    text, limit = passage.text, passage.limit(number.end, 60)
    found = _JOINT.match(text, number.end, limit)
    if found:
        return found
    unit = read_unit(text, number.end, limit)
    named = unit or (None if money else currency_after(passage, number.end))
    if named is None:
        return None
    found = _JOINT.match(text, named.end, limit)
    second = _FIGURES.match(text, found.end(), limit) if found else None
    if second is None:
        return None
    again = read_unit(text, second.end(), limit)
    return found if unit is None or (again is not None and again.unit == unit.unit) else None


def _second(passage: Passage, at: int, money: bool) -> Number | None:
    """The number behind the joint, with the currency sign of the first or none."""
    signed = end_of_sign(passage.text, at, passage.limit(at, 10))
    if signed:
        if not money:
            return None
        at = signed
    if at >= passage.end:
        return None
    second = read_number(passage.text, at, passage.limit(at), money=money)
    if second is None or second.ordinal or second.vague or second.upper is not None:
        return None
    return second


def _with_scale(first: Number, second: Number) -> Number:
    """`3.5-4bn`: the multiplier of the second holds for the first, unless the first is the larger figure."""
    if first.scale != 1 or second.scale == 1 or first.grouped or first.value >= 1000:
        return first
    scale, times = second.scale, second.value / second.scale
    if second.spelled and times % 100 == 0 and first.value < times / 100:  # three to five hundred thousand
        scale *= 100
    elif first.value > times:
        return first
    return replace(first, value=first.value * scale, scale=scale)


def _is_range(passage: Passage, joint: re.Match[str], first: Number, second: Number, sign: int | None) -> bool:
    before = passage.before(sign if sign is not None else first.start, 80)
    word = (joint["word"] or "").strip(" -").split(" ")[0]
    if word == "and":
        return bool(_BETWEEN.search(before))
    unit = sign is not None or read_unit(passage.text, second.end, passage.limit(second.end, 30)) is not None
    named = unit or currency_after(passage, second.end) is not None
    counted = _COUNTED_AFTER.match(passage.text, second.end, passage.limit(second.end, 50)) is not None
    if word == "or":
        return _are_neighbours(first, second) and (named or counted or first.spelled)
    if joint["dash"]:
        if _AGED.search(before):
            return second.value <= _OLDEST
        large = first.value >= 100 and first.grouped and second.value < 10 * first.value
        return named or counted or second.scale > 1 or large or are_round(int(first.value), int(second.value))
    if first.value == 0:
        return unit  # 0 to 60 mph
    if _AGED.search(before):
        return second.value <= _OLDEST
    if _FROM.search(before):
        return tells_range(before) or not tells_change(before + passage.after(second.end, 40))
    move = _MOVE.search(before)
    if first.scale > 1 and named_by_rise(before) and not unit:
        return False  # grew by 2.5 million to 5.3 million
    moves = move is not None and (move["verb"] in _CHANGES or move["verb"] in ("by", "won", "beat"))
    if moves and second.value > 3 * first.value:  # fell 250 to 11,200
        return False
    if _MATCH.search(before) and not named:
        return False
    again = joint.start() > first.end and not unit  # tumbled 41p to 118p; will rise 5p to 10p
    if moves and again and not _AWAITED.search(before):
        return False
    grouped = first.grouped and second.grouped and not moves and second.value <= 3 * first.value  # 18,000 to 20,000
    decimals = not moves and first.value != first.value.to_integral_value()  # put at 1.2 to 1.4
    close = first.value < 0 or second.value <= _LARGEST_RATIO * first.value  # -4 to 22C
    sized = _SIZED.search(before) is not None  # in classes of 13 to 17
    return close and (named or counted or grouped or decimals or sized or second.scale > 1)


def _are_neighbours(first: Number, second: Number) -> bool:
    """`two or three`, `20 or 30`."""
    gap = second.value - first.value
    return gap <= 2 or (first.value % 10 == 0 and second.value < 2 * first.value)


def are_round(first: int, second: int) -> bool:
    """`20-30 were arrested`: a rough range, which no result of a match looks like."""
    return 10 <= first < second <= 4 * first and first % 5 == second % 5 == 0


def tells_range(before: str) -> bool:
    """Whether the words before two ends say that something lies between them: costs vary from 5 to 7."""
    return _RANGING.search(before) is not None


def named_by_rise(before: str) -> bool:
    """Whether the words before two amounts tell by how much something has risen, so that the second is its level."""
    rise = _RISEN_BY.search(before)
    return rise is not None and rise["verb"] in _CHANGES and _AWAITED.search(before) is None


def follows_change(before: str) -> bool:
    """Whether a figure stands right behind a word of rising or falling: fell 12, was down by 12."""
    move = _MOVE.search(before)
    return (move is not None and move["verb"] in _CHANGES) or named_by_rise(before)


def tells_change(text: str) -> bool:
    """Whether a word of rising or falling stands in the text."""
    return any(word in _CHANGES for word in _WORD.findall(text))
