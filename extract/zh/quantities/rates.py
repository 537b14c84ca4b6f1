"""Rates: per what a figure is meant (每日157人, 8元/份, 4元一份, 月产10万个)."""

from __future__ import annotations

import re
from decimal import Decimal

from extract.zh.draft import QuantityDraft
from extract.zh.passage import Passage
from extract.zh.quantities.tails import tail_at

_TIMES = {
    "日": "d",
    "天": "d",
    "年": "a",
    "月": "mo",
    "个月": "mo",
    "周": "wk",
    "星期": "wk",
    "小时": "h",
    "分钟": "min",
    "秒": "s",
    "晚": "d",
    "季": "quarter",
}
_EACH = re.compile(r"每一?(?P<rest>[^，。;、:0-9每]{1,9})\Z")
_ROUND = tuple(Decimal(10) ** power for power in range(3, 8))
_HUNDRED = 100
_PEOPLE = re.compile(r"每(?P<rest>\ ?[\d十百千]*[十百千万]\ ?(?:名[^，。\d有]{0,6}|人口?))(?:约|为|仅|只|有|\ ){0,3}\Z")
_MADE = re.compile(
    r"(?P<what>[日月年])(?:均|产|薪|租|供|销|入|赚|收入|供款|租金|客流量)(?:约|近|超|逾|达|高达|为|仅|只有|\ ){0,2}\Z"
)
_SLASH = re.compile(r"\ ?(?:/|每|一)\ ?(?![些定样直起旦切般次方面边时度半路])")


def rate(passage: Passage, draft: QuantityDraft) -> None:
    """Sets `per` from 每 before the figure or a slash behind it: a unit by its symbol, else the text's word."""
    if draft.kind not in ("money", "count", "measure", "percent", "number") or "/" in (draft.unit or ""):
        return
    ahead = passage.before(draft.start, 14)
    hundred = draft.kind == "measure" and draft.value == _HUNDRED
    if draft.kind in ("count", "measure") and ahead.rstrip().endswith("每") and (hundred or draft.value in _ROUND):
        draft.optional = not passage.text.startswith(("中", "当中", "里"), draft.end)  # 每10万人0.4, 每100毫升80毫克
        return
    people = _PEOPLE.search(ahead) if "每" in ahead else None
    if people is not None:
        draft.per = people["rest"].strip()
        if draft.classifier != "人":  # 每10万人口有3.2例 counts no 人口, 每百名员工有3人 counts 员工
            draft.item = None if draft.item is not None and draft.per.endswith(draft.item) else draft.item
        return
    each = _EACH.search(ahead) if "每" in ahead else None
    if each is not None:
        draft.per = _named(passage, draft.start - len(each["rest"]))
        return
    if draft.kind in ("count", "money"):
        made = _MADE.search(ahead)
        if made is not None:
            draft.per = _TIMES[made["what"]]
            return
    if draft.kind == "money":
        behind = _SLASH.match(passage.text, draft.end, passage.end)
        if behind is not None:
            draft.per = _named(passage, behind.end())


def _named(passage: Passage, at: int) -> str | None:
    """The unit, classifier or time that is named at `at`."""
    for size in (2, 1):
        known = _TIMES.get(passage.text[at : at + size])
        if known is not None:
            return known
    tail = tail_at(passage.text, at, passage.end, passage.region)
    if tail is None or tail.kind not in ("count", "measure", "duration", "level"):
        return None
    return tail.unit if tail.kind == "duration" else tail.surface
