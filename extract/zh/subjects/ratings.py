"""Ratings: whose approval, popularity or score a figure tells (市长的支持率为19%, 甲及乙的评分，分别为50分及44分)."""

from __future__ import annotations

import re

from extract.claims.scene import ClaimDraft, Scene
from extract.claims.words import words_of
from extract.model import Span
from extract.text.document import Token
from extract.zh.words.bounding import BOUND
from extract.zh.words.nounrun import person_in
from extract.zh.words.persons import is_surname

_RATING = re.compile(
    r"支持率|支持度|反对率|满意[度率]|不满[度率]|认可[度率]|好感度|信任[度率]|民望|声望|人望|净值|评分|得分|得票率|施政满意"
)
_KINDS = frozenset(("percent", "number"))
_BACK = 2  # clauses before a figure in which its rating may be named
# Words that may stand in a clause that has only the figure: 录得34.1分, 为负17个百分点, 分别为…
_BARE = re.compile(
    r"[，、\s]*(?:分别|均|都|仅|只|各|最新|首次|则|也|亦|并|其|较|比|[^，。]{0,8}(?:下跌|上升|下降|回升|增加|减少|跌|升))*"
    rf"(?:录得|得|为|是|达|有|至|到|负|正|只有|仅有|\s|{BOUND})*\Z"
)


def holder(scene: Scene, draft: ClaimDraft) -> str | None:
    """The person whose rating the first figure of a draft is; None where no rating or nobody is named."""
    first = draft.first
    if first.quantity.kind not in _KINDS:
        return None
    at = next(m.quantity.start for m in scene.figures if m.clause == first.clause)  # 分别为50分及44分
    for clause in range(first.clause, max(-1, first.clause - _BACK - 1), -1):
        start, end = scene.clauses[clause]
        stop = min(at, end)
        named = _RATING.search(scene.document.folded, start, stop)
        if named is not None:
            words = [word for word in words_of(scene, clause) if word.start < named.start()]
            persons = _persons(words)
            if persons:
                return _of_several(scene, draft, persons)
            if any(word.tag[0] in "nj" for word in words):
                return None  # 政府的满意度
        elif not _BARE.fullmatch(scene.document.folded, start, stop):
            return None
    return None


def _persons(words: list[Token]) -> list[Span]:
    """The persons that the words name, in order: by the tagger's lights, or as what stands between 及 and 、."""
    found: list[Span] = []
    behind = words
    while (named := person_in(behind)) is not None:
        found.append(named)
        behind = [word for word in behind if word.start >= named[1]]
    return max(found, _spelled(words), key=len)


def _spelled(words: list[Token]) -> list[Span]:
    """张建民及陈茂林: nothing but names of three characters that the dictionary takes apart, behind their surnames."""
    while words and words[-1].word in _BEHIND_NAME:
        words = words[:-1]
    found: list[Span] = []
    start = 0
    for at in range(len(words) + 1):
        if at < len(words) and words[at].word not in ("及", "和", "与", "、"):
            continue
        part = words[start:at]
        name = "".join(word.word for word in part)
        if len(name) != _NAME or not is_surname(name[0]) or len(part) == 1 or len(part[0].word) > 2:
            return []
        found.append((part[0].start, part[-1].end))
        start = at + 1
    return found


_NAME = 3  # characters
_BEHIND_NAME = frozenset(("的", "则", "是", "最新", "首次", "则是", "两人", "二人", "仍", "仍是", "就", "就是"))


def _of_several(scene: Scene, draft: ClaimDraft, persons: list[Span]) -> str:
    """The person in the place that the figure has among those of its clause (分别为…及…), else the one named last."""
    first = draft.first
    start = scene.clauses[first.clause].start
    respective = scene.document.folded.find("分别", start, first.quantity.start) >= 0
    place = sum(m.clause == first.clause and m.quantity.start < first.quantity.start for m in scene.figures)
    at = place if respective and place < len(persons) else -1
    return scene.document.text[slice(*persons[at])]
