"""Two fractions that are the ends of one: `between a fifth and a quarter`, `from a third to a half`."""

from __future__ import annotations

import re
from decimal import Decimal

from extract.en.numbers.number_words import DENOMINATORS, UNITS
from extract.en.passage import Passage
from extract.en.quantities.draft import QuantityDraft
from extract.en.quantities.ranges import tells_change, tells_range
from extract.en.words.vocabulary import BOUND, SOFT

_PARTS = "|".join(sorted(DENOMINATORS, key=len, reverse=True))
_COUNTS = "|".join(word for word, value in UNITS.items() if 0 < value < 10)
_PART = re.compile(
    rf"(?:(?P<count>an?|{_COUNTS})[ -])?(?P<part>{_PARTS}|halves)(?P<plural>s)?(?![a-z-])", re.IGNORECASE
)
_JOINT = re.compile(rf" (?P<word>and|to|or) (?:(?:{SOFT}) )?")
_BETWEEN = re.compile(rf"\b[Bb]etween (?:(?:{BOUND}) )?\Z")
_FROM = re.compile(rf"\b[Ff]rom (?:(?:{BOUND}) )?\Z")
_WHOLE_AFTER = re.compile(r"(?: of (?:an? )?)?[ -]?(?:percentage|per ?cent|point|million|billion|hour|mile)\b")
_BACK = 40  # characters before the first fraction in which a change is told


def find_parts(passage: Passage, at: int) -> QuantityDraft | None:
    """The range that begins with the fraction at `at`; a change from one share to another is two of them."""
    text, limit = passage.text, passage.limit(at, 60)
    low = _PART.match(text, at, limit)
    joint = _JOINT.match(text, low.end(), limit) if low else None
    high = _PART.match(text, joint.end(), limit) if joint else None
    if low is None or joint is None or high is None or _WHOLE_AFTER.match(passage.after(high.end(), 24)):
        return None
    value, upper = _value(low), _value(high)
    if value is None or upper is None or not value < upper:
        return None
    if not _is_range(passage.before(at, _BACK), joint["word"], passage.after(high.end(), _BACK)):
        return None
    return QuantityDraft(at, high.end(), high.end(), "ratio", "en ratio: from one part to another", value, upper)


def _value(match: re.Match[str]) -> Decimal | None:
    """What share a fraction is; None for an ordinal or a half told otherwise (`third`, `two half`)."""
    part, count = match["part"].lower(), (match["count"] or "").lower()
    if not count:
        return Decimal("0.5") if part == "half" and not match["plural"] else None
    number = UNITS.get(count, Decimal(1))
    if part == "halves" or (number > 1) is not bool(match["plural"]):
        return None
    return number / DENOMINATORS[part]


def _is_range(before: str, joint: str, after: str) -> bool:
    if joint == "and":
        return _BETWEEN.search(before) is not None
    if joint == "or" or before.endswith(" by "):
        return True  # fell by a quarter to a third
    return tells_range(before) or not tells_change(before + (after if _FROM.search(before) else ""))
