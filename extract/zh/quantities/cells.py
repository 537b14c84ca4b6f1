"""Cells: a bare number in a row of a table, which the head of the row says what it counts or measures."""

from __future__ import annotations

import re
from dataclasses import replace

from extract.model import QuantityKind
from extract.quantities.lexicon import home_currency
from extract.zh.draft import QuantityDraft
from extract.zh.numbers.numerals import read_numeral
from extract.zh.passage import Passage
from extract.zh.quantities.amounts import Reading
from extract.zh.quantities.tails import tail_at

_HEAD = re.compile(r"(?:^|\|)\ *(?P<head>(?!\d)[^|\n]{2,30}?)\ *\|\ *\Z")
_ALONE = re.compile(r"\ *(?:\||[(*]|\n|\Z)")
_UNIT = re.compile(r"\((?:单位[:]?)?(?P<unit>[^()\d][^()]{0,7})\)\Z")
_COUNTED = re.compile(r"(?P<item>[^()]+?)的?(?P<figure>人数|数目|数量|宗数|总数|人次|次数|户数|数)(?:\([^()]*\))?\Z")
_SUM = re.compile(r"(?:金额|款额|总额|费用|开支|收入|预算|拨款|支出|成本|造价|价值|薪酬|租金)\Z")

_KINDS: dict[str, QuantityKind] = {
    "money": "money", "percent": "percent", "measure": "measure", "duration": "duration", "age": "age",
}  # fmt: skip


def read_cell(passage: Passage, reading: Reading) -> QuantityDraft | None:
    """| 获助学金者人数 | 45 |: a count of 获助学金者; | 金额（元） | 12,500 |: an amount of money."""
    row = _HEAD.search(passage.before(reading.start, 40))
    if row is None or _ALONE.match(passage.text, reading.end, passage.end) is None:
        return None
    head, at = row["head"], reading.start - len(row.group()) + row.start("head") - row.start()
    draft = QuantityDraft(
        reading.start, reading.end, "count", "count: cell of a table", reading.low, reading.high, None, reading.modifier
    )
    unit = _UNIT.search(head)
    if unit is not None:
        return _with_unit(passage, draft, unit["unit"])
    counted = _COUNTED.match(head)
    if counted is not None:
        draft.item_start = at
        draft.item = passage.document.text[at : at + len(counted["item"])]
        return draft
    if _SUM.search(head) and reading.low >= 100:
        return replace(draft, kind="money", rule="money: cell of a table", unit=home_currency(passage.region))
    return None


def _with_unit(passage: Passage, draft: QuantityDraft, unit: str) -> QuantityDraft | None:
    """The unit in brackets behind the head: 万元, %, 公里, 人."""
    scale = read_numeral("1" + unit, 0, len(unit) + 1)
    tail = tail_at(unit, scale.end - 1 if scale is not None else 0, len(unit), passage.region)
    if scale is None or tail is None or tail.kind == "level" or draft.value is None:
        return None
    factor = scale.low * tail.factor
    draft.value *= factor
    draft.max_value = draft.max_value and draft.max_value * factor
    if tail.kind == "count":
        return draft
    kind = _KINDS.get(tail.kind)
    if kind is None:
        return None
    unit_id = tail.unit or home_currency(passage.region)
    return replace(draft, kind=kind, rule=f"{kind}: cell of a table", unit=unit_id)
