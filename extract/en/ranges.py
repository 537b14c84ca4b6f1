"""Two numbers that are the ends of one: `10 to 15`, `$3.5-4bn`, `between 5% and 7%`, `two or three`.

`from 5 to 7` is a range only where nothing rises or falls; a change has two levels, and they stay apart.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from extract.en.money import currency_after
from extract.en.numbers import Number, read_number
from extract.en.passage import Passage
from extract.en.units import read_unit

_JOINT = re.compile(r"(?P<dash> ?[-–—~] ?)(?:(?=[$£€\d.A-Z]))|(?P<word> to | and | or |-to-|-or-)(?:about |around |nearly |almost |as (?:many|much) as |even |up to |perhaps )?")
_SIGN = re.compile(r"(?:US|A|C|HK|NZ|S|NT|R)?[$£€¥₹₦] ?|(?:Rs\.?|RMB|USD|EUR|GBP|INR|JPY|CHF|AED|RM|N) ?(?=\d)")
_BETWEEN = re.compile(r"\b[Bb]etween(?: (?:about|around|roughly|approximately|an estimated|some))?(?: the)?[ $£€¥A-Z₹₦]*\Z")
_FROM = re.compile(r"\b[Ff]rom(?: (?:about|around|roughly|just|nearly|over|under|as (?:little|few|low) as))?(?: an?)?[ $£€¥A-Z₹₦]*\Z")
_RANGING = re.compile(r"\b(?:rang(?:e|es|ed|ing)|var(?:y|ies|ied|ying)|anywhere|anything|estimates|differ|spanning)\b[^,;]{0,40}\Z")
_CHANGE = re.compile(
    r"\b(?:ris(?:e|es|en|ing)|rose|f[ae]ll(?:s|en|ing)?|grew|grow[ns]?|growing|increas(?:e|es|ed|ing)|decreas(?:e|ed|ing)|drop(?:s|ped|ping)?|declin(?:e|ed|ing)|jump(?:s|ed|ing)?|cut(?:s|ting)?|"
    r"rais(?:e|es|ed|ing)|lower(?:ed|ing)?|reduc(?:e|ed|ing)|climb(?:s|ed|ing)?|soar(?:ed|ing)?|surg(?:e|ed|ing)|up|down|gain(?:ed|s)?|lost|slump(?:ed)?|slid|slip(?:ped)?|expand(?:ed|ing)?|went|gone|go|"
    r"chang(?:e|ed|ing)|move[ds]?|moving|double[ds]?|revis(?:e|ed|ing)|extend(?:ed)?|plunged|tumbled|widened|narrowed|improved|shr[aiu]nk|hike[ds]?|upgraded|edged|dipped|eased|boost(?:ed)?|slashed|trimmed)\b"
)
_MOVE = re.compile(r"(?:\b(?:by|up|down|rose|fell|lost|gained|added|shed|climbed|dropped|jumped|slipped|slid|advanced|declined|sank|dipped|rallied|tumbled|plunged|won|beat|adding|losing|gaining|rising|falling|edged)(?: (?:up|down|higher|lower|about|nearly|just|almost|over|more than))?[ $£€]*)\Z")
_AGED = re.compile(r"\b(?:aged(?: between| from)?|ages|ages of|ages (?:of )?between|age|age group|age range of) \Z")
_PLURAL_AFTER = re.compile(r"[ -](?:[A-Za-z-]+ ){0,2}?(?:[a-z-]{2,}s|people|men|women|children|staff|percent|per|year|day|month|week|hour|minute|mile|foot|man|member|point)\b")


def extended(passage: Passage, number: Number, sign: int | None) -> tuple[Number, int | None]:
    """The number with the end of its range, when it has one; `sign` is where a currency sign before it begins.

    The second value is where the second number begins.
    """
    if number.vague or number.ordinal:
        return number, None
    joint = _joint(passage, number, sign is not None)
    if joint is None:
        return number, None
    at = joint.end()
    second_sign = _SIGN.match(passage.text, at, passage.limit(at, 6))
    if second_sign:
        at = second_sign.end()
    if at >= passage.end:
        return number, None
    second = read_number(passage.text, at, passage.limit(at), money=sign is not None)
    if second is None or second.ordinal or second.vague or second.upper is not None or (second_sign and sign is None):
        return number, None
    first = _with_scale(number, second)
    if first.value == 0 and read_unit(passage.text, second.end, passage.limit(second.end, 20)):  # 0 to 60 mph
        return replace(first, end=second.end, upper=second.value, figures=""), at
    if not first.value < second.value or not _is_range(passage, joint, first, second, sign):
        return number, None
    joined = replace(first, end=second.end, upper=second.value, scale=second.scale, spelled=number.spelled, grouped=second.grouped, figures="")
    return joined, at


def _joint(passage: Passage, number: Number, money: bool) -> re.Match[str] | None:
    """The dash or word that joins, directly behind the number or behind a unit that will be said again."""
    text, limit = passage.text, passage.limit(number.end, 60)
    found = _JOINT.match(text, number.end, limit)
    if found:
        return found
    unit = read_unit(text, number.end, limit)
    end = unit.end if unit else None
    if end is None and not money:
        name = currency_after(passage, number.end)
        end = name[0] if name else None
    if end is None:
        return None
    found = _JOINT.match(text, end, limit)
    if found is None:
        return None
    second = re.compile(r"[\d.,]+").match(text, found.end(), limit)
    again = read_unit(text, second.end(), limit) if second else None
    return found if again and unit and again.unit == unit.unit or (second and not unit) else None


def _with_scale(first: Number, second: Number) -> Number:
    """`3.5-4bn`: the multiplier of the second holds for the first, unless the first is the larger figure."""
    if first.scale != 1 or second.scale == 1 or first.grouped or first.value >= 1000:
        return first
    if first.value > second.value / second.scale:
        return first
    return replace(first, value=first.value * second.scale, scale=second.scale)


def _is_range(passage: Passage, joint: re.Match[str], first: Number, second: Number, sign: int | None) -> bool:
    before = passage.before(sign if sign is not None else first.start, 80)
    word = (joint["word"] or "").strip(" -")
    if word == "and":
        return bool(_BETWEEN.search(before) or re.search(r"\bages of \Z|\bages \Z", before))
    unit_follows = sign is not None or read_unit(passage.text, second.end, passage.limit(second.end, 30)) is not None
    named = unit_follows or currency_after(passage, second.end) is not None
    noun_follows = bool(_PLURAL_AFTER.match(passage.text, second.end, passage.limit(second.end, 50)))
    if word == "or":
        near = second.value == first.value + 1 or (first.value % 10 == 0 and second.value <= 2 * first.value) or second.value - first.value <= 2
        return near and (named or noun_follows or first.spelled)
    if joint["dash"]:
        return named or noun_follows or second.scale > 1 or bool(first.value >= 100 and second.value < 10 * first.value and first.grouped)
    if _AGED.search(before):
        return second.value <= 120
    if _FROM.search(before):
        return bool(_RANGING.search(before)) or not _CHANGE.search(before + passage.after(second.end, 40))
    if _MOVE.search(before) and not (unit_follows and second.value <= 3 * first.value):
        return False
    if re.search(r"\b(?:won|beat|lost|lead|led|win|victory|defeat|ahead|vote|voted)\b[^,]{0,30}\Z", before) and not named:
        return False
    return (named or noun_follows or second.scale > Decimal(1)) and second.value <= 20 * first.value
