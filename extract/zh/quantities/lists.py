"""Lists: what figures side by side share: 分别增长5%、6%和7% are three rises."""

from __future__ import annotations

import re

from extract.zh.draft import QuantityDraft
from extract.zh.passage import Passage
from extract.zh.words.bounding import BOUND
from extract.zh.words.grammar import GRAMMAR

_JOINT = re.compile(rf"\ ?(?:、|和|及|与|以及|或|跟)\ ?(?:{BOUND})?\ ?")

_OTHERWISE = re.compile(rf"\ ?(?:,|，)?(?:或|或者|即|相当于|\()(?:{BOUND})?\ ?")  # 升321点或1.6%


# 分别上升54% ($11)，50% ($16): what brackets tell again stands between.
_AGAIN = re.compile(rf"\ ?\([^()]{{1,16}}\)\ ?(?:、|，|,|和|及|与|以及)\ ?(?:{BOUND})?\ ?")
_SEVERALLY = re.compile(GRAMMAR.either("severally"))
_FAR = 40  # characters from 分别 to the first figure


# 文娱67万、推广14万和康乐750万元: sums of a list, of which only one says its currency.
_NAMED = r"[^，。;、\d]{0,16}"
_MORE_SUMS = re.compile(
    rf"[」)]?(?:(?:、|，|和|及|与|以及){_NAMED}\d[\d,.]*[十百千]?[万亿]){{0,9}}?"
    rf"(?:、|，|和|及|与|以及){_NAMED}\d[\d,.]*[十百千]?[万亿](?:元|港元|美元|日圆|英镑|欧元)"
)
_MOVED_SUM = re.compile(
    r"(?:放宽|收紧|调高|调低|上调|下调|调升|调降|提高|提升|降低|增加|减少|加|减|增|升|降|跌|改)?[至到]"
    r"\d[\d,.]*[十百千]?[万亿](?:元|港元|美元)"
)
_NEXT_SUM = re.compile(rf"(?:、|和|及|与|以及){_NAMED}")


def among_sums(passage: Passage, start: int, end: int) -> bool:
    """Whether a bare scaled number stands in a list of sums of money, behind one or before one."""
    text, stop = passage.text, passage.end
    if _MORE_SUMS.match(text, end, stop) or _MOVED_SUM.match(text, end, stop):  # 由22.5万放宽至32.9万元
        return True
    before = passage.found[-1] if passage.found else None
    listed = before is not None and before.kind == "money" and _NEXT_SUM.fullmatch(passage.text, before.end, start)
    return listed is not None and listed is not False


def follow_list(passage: Passage, draft: QuantityDraft) -> None:
    """Gives `draft` the direction of the figure of the same kind and unit that stands right before it in a list;
    a figure told again in another unit moves the same way.
    """
    before = passage.found[-1]
    if draft.direction is not None or draft.kind in ("date", "duration", "age", "rank"):
        return
    if before.direction is None:
        return
    if len(passage.found) > 1 and (before.kind, before.unit) != (draft.kind, draft.unit):
        first = passage.found[-2]
        again = (first.kind, first.unit) == (draft.kind, draft.unit)
        if again and first.direction and _AGAIN.fullmatch(passage.text, first.end, draft.start):
            draft.direction = first.direction
            return
    between = passage.text[before.end : draft.start]
    # 分别上升54%及3.2倍
    by_rate = {before.kind, draft.kind} == {"percent", "ratio"} and "pp" not in (before.unit, draft.unit)
    alike = by_rate or (before.kind, before.unit) == (draft.kind, draft.unit)
    severally = between.strip() in ("，", ",") and _SEVERALLY.search(passage.before(before.start, _FAR))
    if _OTHERWISE.fullmatch(between) or (alike and (severally or _JOINT.fullmatch(between))):
        draft.direction = before.direction
