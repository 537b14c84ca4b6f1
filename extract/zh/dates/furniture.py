"""Furniture: the dates of bylines and datelines, which say when a text appeared, and those of captions, which say when
a picture was taken; neither says anything of when what stands behind them happened.
"""

from __future__ import annotations

import re

from extract.zh.draft import QuantityDraft
from extract.zh.passage import Passage

_FULL = r"[12]\d{3}\ ?(?:年\ ?\d{1,2}\ ?月\ ?\d{1,2}\ ?日|[-/.]\d{1,2}[-/.]\d{1,2})"
_BEHIND = re.compile(
    rf"\ ?(?:[-\d:]{{0,8}})\ ?(?:{_FULL})?\ ?(?:\d+\ ?Minutes?\b|讯[】)\]]?|(?:综合|"
    rf"专)?(?:外)?电[】)\]，\ ]|(?:综合)?报[导道][】)]|消息[】)]|[】\]])"
)
_AHEAD = re.compile(
    r"(?:【[^】\n]{0,14}|\((?:中央社|德国之声|[^()\n]{0,6}社)[^)\n]{0,12}"
    r"|(?:新华社|中新社|中央社|中新网|人民网|央视网|新华网|中国网|财新网|澎湃新闻)[^，。\n]{0,8})\Z"
)
_LABEL = re.compile(r"(?:发布|更新|发表|刊登|上载|出版|刊出)(?:时间|于|日期|在)?\ ?[::]?\ ?\Z")
_WIRE = re.compile(r"\ ?(?:日)?(?:综合)?(?:外)?(?:电|讯|专电|综合报[导道])")
# 在 星期五, 04/27/2018 - 21:51 提交: how a common content system stamps an article.
_STAMP_BEHIND = re.compile(r",\ [01]\d/[0-3]\d/[12]\d{3}\ -\ ")
_STAMP_AHEAD = re.compile(r",\ [01]\d/[0-3]\d/[12]\d{3}\ -\ \Z")
_PAIR_BEHIND = re.compile(rf"\ +{_FULL}")
_PAIR_AHEAD = re.compile(rf"{_FULL}\ +\Z")


def is_dateline(passage: Passage, draft: QuantityDraft) -> bool:
    """True where a date stands in a dateline (新华社北京5月3日电, 【大纪元2019年12月6日讯】) or beside a byline, or is
    one of the moon.
    """
    text, start, end = passage.text, draft.start, draft.end
    if draft.kind != "date":
        return False
    if is_lunar(passage, start):
        return True
    if _STAMP_BEHIND.match(text, end, passage.end) or _STAMP_AHEAD.search(passage.before(start, 16)):
        return True
    if _heads_paper(passage, draft):
        return True
    if text[end - 1] not in "日号0123456789":
        return False
    ahead = passage.before(start, 30)
    if _WIRE.match(text, end, passage.end) or _BEHIND.match(text, end, passage.end):
        return _AHEAD.search(ahead) is not None or "Minute" in text[end : end + 24] or start - passage.start <= 12
    if _PAIR_BEHIND.match(text, end, passage.end) or _PAIR_AHEAD.search(ahead):
        return passage.end - end <= 60 or start - passage.start <= 60
    alone = not text[passage.start : start].strip() and not text[end : passage.end].strip(" |·-0123456789:")
    if _LABEL.search(ahead) and (passage.end - end <= 12 or ":" in text[end : end + 8]):
        return True
    return alone and end - start >= 8


def is_caption(passage: Passage) -> bool:
    """True where a sentence stands below a picture: its line ends with whose picture it is, or the next one says so."""
    last = min(len(passage.text), passage.start + _CAPTION + 1)
    found = passage.text.find("\n", passage.end, last)
    end = last if found < 0 else found
    if end - passage.start > _CAPTION:
        return False
    return (
        _CREDIT_LINE.match(passage.text, end) is not None
        or _CREDITED.search(passage.text, end - _CREDIT, end) is not None
    )


_CAPTION, _CREDIT = 200, 40  # characters below a picture, and of those that say whose it is
_CREDIT_LINE = re.compile(
    r"\s*\n\s*(?:Photo(?:graph)?|Image|Picture|摄影?|图片?|照片|图源|插[图画]|绘图)(?:来源)?(?:\ ?[:/|]|\ by\ )"
    r"[^\n。]{1,80}(?:\n|\Z)"
)
_CREDITED = re.compile(
    r"(?:\((?:[^()\n]{0,20}(?:摄|供图|资料[图照]片?)|(?:图片?|照片|摄影?)(?:来源)?[:/][^()\n]{1,30})\)"
    r"|[。\ ][^。\ ]{0,10}(?:资料[图照]片?|摄|供图))\s*\Z"
)
_WEEKDAY = r"(?:\(?(?:星期|周|礼拜)[一二三四五六日天]\)?)?"
_PAPER = (
    r"[\u3400-\u9fffA-Za-z]{1,8}?(?:[日早晚周时快商学导]报|时刊|周刊|月刊|杂志|新闻网?|通讯社|新华社|电视台?|电台|广播|卫视"
    r"|[人中]民网|在线|传媒)"
)
_PAPER_AND_DATE = re.compile(
    rf"\s*(?:{_FULL}\ ?{_WEEKDAY}[\s|·•—-]+{_PAPER}|{_PAPER}[\s|·•—-]+{_FULL}\ ?{_WEEKDAY})\s*"
)


def _heads_paper(passage: Passage, draft: QuantityDraft) -> bool:
    """Whether the line of a date is nothing but that and the name of a paper or a channel (维港早报 2025年10月30日)."""
    first = passage.text.rfind("\n", 0, draft.start) + 1
    last = passage.text.find("\n", draft.end)
    return _PAPER_AND_DATE.fullmatch(passage.text, first, len(passage.text) if last < 0 else last) is not None


_LUNAR = re.compile(r"(?:农历|阴历|夏历|旧历)(?:正|腊)?\Z")
_LUNAR_ENDS = frozenset("历正腊")  # the last characters of what the pattern finds


def is_lunar(passage: Passage, start: int) -> bool:
    """True behind 农历: a day of the moon that `lunar` could not read is no day of the sun."""
    return passage.text[start - 1 : start] in _LUNAR_ENDS and _LUNAR.search(passage.before(start, 4)) is not None


def in_title(passage: Passage, start: int) -> bool:
    """True inside 《…》: what stands in the name of a book, a film or a law asserts nothing."""
    low = max(passage.start, start - 40)
    opened = passage.text.rfind("《", low, start)
    return opened >= 0 and passage.text.find("》", opened, start) < 0
