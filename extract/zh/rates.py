"""Rates: per what a figure is meant (每日157人, 8元/份, 4元一份, 月产10万个)."""

from __future__ import annotations

import re

from extract.zh.draft import Draft
from extract.zh.passage import Passage

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
_EACH = re.compile(
    r"(?:每一?|平均每)(?P<what>个月|星期|小时|分钟|[日天年月周秒晚季]|[\u4e00-\u9fffA-Za-z]{1,4}?)(?:平均|可|"
    r"约|近|超过|大约|有|需|要|只|就|售价|价格|仅|最多|最少|至少|高达|达|生产|为|收费|收|产|的|人民币|美元|"
    r"港币|\ ){0,3}\Z"
)
_MADE = re.compile(
    r"(?P<what>[日月年])(?:均|产|薪|租|供|销|入|赚|收入|供款|租金|客流量)(?:约|近|超|逾|达|高达|为|仅|只有|\ ){0,2}\Z"
)
_SLASH = re.compile(
    r"\ ?(?:/|每|一)\ ?(?P<what>个月|小时|公斤|平方米|[\u4e00-\u9fff]|kg|h)(?![\u4e00-\u9fff](?<=[些定样直起旦切般]))"
)
_NOT_THINGS = frozenset("些定样直起旦切般次方面边时度半")


def rate(passage: Passage, draft: Draft) -> None:
    """Sets `per` from 每 before the figure or a slash behind it: a unit of time by its symbol, else the text's word."""
    if draft.kind not in ("money", "count", "measure", "percent", "number"):
        return
    ahead = passage.before(draft.start, 10)
    if "每" in ahead:
        match = _EACH.search(ahead)
        if match is not None:
            draft.per = _TIMES.get(match["what"], match["what"])
            return
    if draft.kind in ("count", "money"):
        match = _MADE.search(ahead)
        if match is not None:
            draft.per = _TIMES[match["what"]]
            return
    if draft.kind == "money":
        behind = _SLASH.match(passage.text, draft.end, passage.end)
        if behind is not None and behind["what"] not in _NOT_THINGS:
            draft.per = _TIMES.get(behind["what"], behind["what"])
