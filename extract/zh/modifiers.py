"""Modifiers: the words around a number that make it a bound or an estimate (约, 超过, 不到, 至少, 以上, 以内)."""

from __future__ import annotations

import re

from extract.model import Modifier
from extract.zh.draft import Draft
from extract.zh.passage import Passage

# Right before the number; longest ending wins. 高达, 达, 仅 and 只有 change nothing and are listed where they must win.
_AHEAD: dict[str, Modifier] = {
    "约": "~", "大约": "~", "约为": "~", "约有": "~", "约占": "~", "约合": "~", "约需": "~", "约值": "~", "约莫": "~", "大概": "~",
    "大致": "~", "约等于": "~", "近": "~", "将近": "~", "接近": "~", "接近于": "~", "逼近": "~", "临近": "~", "几近": "~",
    "几乎": "~", "差不多": "~", "估计": "~", "粗略": "~", "近乎": "~", "直逼": "~", "大约有": "~", "大概有": "~", "迫近": "~",
    "相当于约": "~", "约在": "~", "约是": "~", "约达": "~", "近达": "~", "上下": "~", "冲": "=", "最近": "=", "附近": "=",
    "超": ">", "超过": ">", "超过了": ">", "逾": ">", "逾越": ">", "突破": ">", "突破了": ">", "已破": ">", "破": ">", "多于": ">",
    "高于": ">", "大于": ">", "不止": ">", "不只": ">", "远超": ">", "远超过": ">", "超出": ">", "超逾": ">", "高过": ">", "过": ">",
    "越过": ">", "超越": ">", "已超": ">", "已过": ">", "冲破": ">", "升破": ">", "胜过": ">", "重于": ">", "早于": ">", "长于": ">",
    "通过": "=", "经过": "=", "有过": "=", "过了": "=", "透过": "=", "花过": "=", "去过": "=", "做过": "=", "见过": "=", "来过": "=",
    "进行过": "=", "发生过": "=", "举行过": "=", "看过": "=", "拍过": "=", "写过": "=", "出过": "=", "说过": "=", "用过": "=",
    "度过": "=", "走过": "=", "不过": "=", "受过": "=", "打过": "=", "坐过": "=", "超标": "=",
    "至少": ">=", "至少有": ">=", "最少": ">=", "最少有": ">=", "不少于": ">=", "不低于": ">=", "不小于": ">=", "起码": ">=", "不下": ">=",
    "不下于": ">=", "少说": ">=", "少说也有": ">=", "不短于": ">=", "不亚于": ">=", "至少要": ">=", "至少需": ">=", "起码有": ">=",
    "最低": ">=", "下限": ">=", "下限为": ">=", "足足": "=", "不得少于": ">=", "不得低于": ">=", "不能少于": ">=", "不会少于": ">=",
    "不到": "<", "不足": "<", "未到": "<", "未满": "<", "不满": "<", "未足": "<", "低于": "<", "少于": "<", "小于": "<", "不及": "<",
    "未及": "<", "未达": "<", "未达到": "<", "达不到": "<", "短于": "<", "晚于": "<", "没到": "<", "仅不到": "<", "跌破": "<", "跌穿": "<",
    "失守": "<", "不够": "<", "不达": "<",
    "不超过": "<=", "不超": "<=", "最多": "<=", "最多有": "<=", "至多": "<=", "不多于": "<=", "不高于": "<=", "不大于": "<=", "最高": "<=",
    "不得超过": "<=", "不能超过": "<=", "未超过": "<=", "未过": "<=", "上限": "<=", "上限为": "<=", "上限是": "<=", "顶多": "<=",
    "最长": "<=", "不逾": "<=", "不会超过": "<=", "没有超过": "<=", "没超过": "<=", "控制在": "<=", "最多可": "<=", "最高可": "<=", "最高可达": "<=",
    "最多可达": "<=", "最高达": "=", "最多达": "=", "最高为": "=", "不晚于": "<=", "不迟于": "<=", "不长于": "<=", "限": "=", "可达": "=",
}  # fmt: skip
_LAST_CHARACTERS = frozenset(surface[-1] for surface in _AHEAD)
_LONGEST = max(len(surface) for surface in _AHEAD)
# Between the modifier and the number: 超过了, 约有, 近 3.
_FILLERS = re.compile(r"(?:[ 了有为达占是在值需要至到共于到人民币美元港币新台币]|每[年月日天]|平均){1,4}\Z")
_TIGHT_FILLERS = (" ", "了", "有", "为", "达", "「", "“", '"', "共")

_BEHIND: tuple[tuple[str, Modifier], ...] = (
    ("或以上", ">="), ("及以上", ">="), ("或更多", ">="), ("或更高", ">="), ("或更长", ">="), ("以上", ">="), ("或以下", "<="), ("及以下", "<="),
    ("或更低", "<="), ("或更少", "<="), ("以下", "<"), ("之内", "<="), ("以内", "<="), ("左右", "~"), ("上下", "~"), ("前后", "~"), ("有余", ">"),
    ("开外", ">"), ("出头", ">"), ("不到", "<"), ("不足", "<"), ("许", "~"), ("余", ">"), ("起步", ">="), ("上限", "<="), ("之多", "="),
)  # fmt: skip
_BEHIND_FIRST = frozenset(surface[0] for surface, _ in _BEHIND)
_START_AT = re.compile(r"起(?=[，。；、）)」』\s]|$|不等|，)")
_WITHIN = re.compile(r"(?:时间)?内(?![地部容存阁在蒙陆政需饰衣外战讧饰务幕线设涵疚心幕科斗置需销閣])")
_EARLIER = re.compile(r"(?:至少|最少|起码|最多|至多|不超过|超过|约|大约|估计(?=约))([^，。；、\d]{1,14})\Z")
_EARLIER_MODIFIER: dict[str, Modifier] = {"至少": ">=", "最少": ">=", "起码": ">=", "最多": "<=", "至多": "<="}
_LAST_YEARS = re.compile(r"(?:过去|最近|近|这)\Z")


def modify(passage: Passage, draft: Draft, at: int) -> None:
    """Sets the modifier of `draft`, whose number (or currency sign) starts at `at`, from the words on both sides."""
    inner = draft.modifier
    ahead = _ahead(passage, at)
    behind = _behind(passage, draft)
    if behind is not None and ahead in (None, "=", "~"):
        draft.modifier = behind
    elif ahead is not None and (ahead != "=" or inner == "="):
        draft.modifier = ahead if not (ahead == "~" and inner in (">", ">=")) else inner
    elif inner == "=" and draft.kind != "date":
        draft.modifier = _earlier(passage, at) or inner


def _ahead(passage: Passage, at: int) -> Modifier | None:
    for _ in range(3):
        window = passage.before(at, _LONGEST)
        if not window:
            return None
        if window[-1] in _LAST_CHARACTERS:
            for size in range(min(_LONGEST, len(window)), 0, -1):
                found = _AHEAD.get(window[-size:])
                if found is not None:
                    return found
        if window[-1] not in _TIGHT_FILLERS:
            return None
        at -= 1
    return None


def _behind(passage: Passage, draft: Draft) -> Modifier | None:
    text, at = passage.text, draft.end
    if at < passage.end and text[at] == " ":
        at += 1
    if at >= passage.end:
        return None
    if text[at] in _BEHIND_FIRST:
        for surface, modifier in _BEHIND:
            if text.startswith(surface, at):
                return modifier
    if text[at] == "起" and draft.kind == "money" and _START_AT.match(text, at, passage.end):
        return ">="
    if draft.kind == "duration" and text[at] in "内时" and _WITHIN.match(text, at, passage.end):
        return "<="
    return None


def _earlier(passage: Passage, at: int) -> Modifier | None:
    """至少 and 最多 hold for a number later in their clause: 至少在全国建成10万座."""
    window = passage.before(at, 18)
    for surface, modifier in _EARLIER_MODIFIER.items():
        found = window.rfind(surface)
        if found >= 0 and not re.search(r"[，。；、\d]", window[found:]):
            return modifier
    return None
