"""Amount words: nouns before a bare figure that name how many there are: 失业人数从155万升至1283万, 播放量破亿."""

from __future__ import annotations

import re

from extract.model import Span
from extract.text.document import Token
from extract.zh.passage import Passage
from extract.zh.words.nounwords import MARKS, PLACES

_AMOUNTS = ("人数", "户数", "次数", "件数", "宗数", "例数", "票数", "会员数", "粉丝数", "人次", "量")
_HEADS = re.compile(r"(?P<noun>用户|会员|粉丝)(?:数量?|总数)\Z")  # they count users, not numbers
_NO_AMOUNTS = frozenset(
    ("数量", "总量", "大量", "少量", "能量", "力量", "质量", "重量", "含量", "容量", "流量", "度量")
)
_PURE = frozenset(("人数", "户数", "次数", "件数", "宗数", "例数", "票数", "人次", "量"))
# What may stand between the noun and its figure: 从, 已经, 突破, 上升到, 9月份减少.
_BETWEEN = re.compile(r"[vdpmtcu]|ul|ad|a|vn|nrt|zg|x")
_QUALIFYING = frozenset(("v", "vn", "n", "nz", "j", "b"))
_TIMES = ("月份", "月", "年", "季度")
_FAR = 9
_NO_QUALITY = frozenset(("有", "是", "为", "使", "令", "让", "的", "将", "日均", "月均", "年均", "人均", "全国", "总"))


def amount_before(passage: Passage, at: int) -> Span | None:
    """Start and end of the noun before `at` that names an amount, with the word that says of what (报名人数); None when
    the words before the figure hold none, or when a noun that has it stands there and says what is counted.
    """
    tokens = passage.document.tokens(passage.sentence)
    index = passage.document.index_at(passage.sentence, at - 1)
    for place in range(index, max(-1, index - _FAR), -1):
        token = tokens[place]
        if token.word in MARKS:
            return None
        if token.end <= at and token.word.endswith(_AMOUNTS):
            return _named(tokens, place)
        if not _BETWEEN.match(token.tag) and token.word not in _TIMES:
            return None
    return None


def _named(tokens: list[Token], at: int) -> Span | None:
    """The amount at `at` with what it is of: 失业人数 as it is, 报名 before 人数, 播放 before 量."""
    token = tokens[at]
    if token.word in _NO_AMOUNTS or token.tag in PLACES:
        return None
    before = tokens[at - 1] if at else None
    if before is None or before.end != token.start or before.tag not in _QUALIFYING or before.word in _NO_QUALITY:
        before = None
    if (head := _HEADS.search(token.word)) is not None:
        return (before or token).start, token.start + head.end("noun")
    if token.word not in _PURE:
        return token.start, token.end
    if before is None:
        of = token.word == "人数" and at > 0 and tokens[at - 1].word == "的"  # 逮捕的人数
        return (token.start, token.end) if of else None
    if before.tag not in ("v", "vn") and token.word not in ("量", "人次"):
        return None  # 雇员人数 counts 雇员
    return before.start, token.end
