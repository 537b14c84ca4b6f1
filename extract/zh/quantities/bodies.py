"""Bodies: heights, ages and blood pressures whose unit nobody says (身高一七八, 他今年七十三, 收缩压一百六)."""

from __future__ import annotations

import re
from decimal import Decimal

from extract.zh.draft import QuantityDraft
from extract.zh.passage import Passage
from extract.zh.quantities.amounts import Reading
from extract.zh.quantities.fitting import is_person
from extract.zh.words.bounding import BOUND

_LEAD = rf"(?:只有?|有|为|是|在|到|达到?|升到|降到|低于|高于|{BOUND})?\ ?\Z"
# The words that lead to a figure, the least and the most that it can be, and what it is in.
_MEASURED = (
    (re.compile(rf"身高{_LEAD}"), Decimal(100), Decimal(230), "cm"),
    (re.compile(rf"(?:高压|低压|收缩压|舒张压){_LEAD}"), Decimal(30), Decimal(260), "millimetre of mercury"),
)
_THIS_YEAR = re.compile(r"今年(?:已|刚|正好|才|都|快|刚好|已经)?\Z")
_CLOSED = re.compile(r"[，。;!、]|了[，。]|\Z")
_OLDEST, _YOUNGEST, _HIGHEST = Decimal(120), Decimal(10), Decimal(260)


def read_of_body(passage: Passage, reading: Reading) -> QuantityDraft | None:
    """A height or a blood pressure by the word before it, an age by 今年 and who is spoken of."""
    if not _YOUNGEST < reading.low <= _HIGHEST:
        return None
    ahead = passage.before(reading.start, 8)
    for leading, least, most, unit in _MEASURED:
        if least <= reading.low <= most and leading.search(ahead):
            rule = "measure: of a body, without its unit"
            return QuantityDraft(
                reading.start, reading.end, "measure", rule, reading.low, reading.high, unit, reading.modifier
            )
    return _age_this_year(passage, reading) if _THIS_YEAR.search(ahead) else None


def _age_this_year(passage: Passage, reading: Reading) -> QuantityDraft | None:
    """他今年七十三，身子硬朗: years of age, where the figure ends its clause."""
    plain = reading.high is None and reading.modifier == "=" and reading.low < _OLDEST
    if not plain or reading.low != int(reading.low) or not _CLOSED.match(passage.text, reading.end, passage.end):
        return None
    tokens = passage.document.tokens_between(max(passage.start, reading.start - 16), reading.start)
    if not any(token.tag.startswith("nr") or token.word in ("他", "她", "我") or is_person(token) for token in tokens):
        return None
    return QuantityDraft(reading.start, reading.end, "age", "age: this year", reading.low, None, "a")
