"""Unmarked: the noun of a count behind a clause that no 的 parts from it, as headlines and reports of courts write
(4名被撤銷資格議員, 兩名確診學生, 20間參與計劃學校, 12名曾參與運動人士), and the noun behind 是 (三份都是合約).
"""

from __future__ import annotations

from extract.model import Span
from extract.text.document import Token
from extract.zh.quantities.fitting import is_person
from extract.zh.words.lexemes import LEXEMES
from extract.zh.words.nounwords import BODIES, BODY_ENDINGS, CASE_CLASSIFIERS, MARKS, PERSONS

_WORDS = 9  # that the clause and its noun may have
# With these begins what is told of the noun, wherever the noun stands; other verbs may have it as their object.
_TELLING = LEXEMES.words("nouns.telling") | LEXEMES.words("nouns.participles")
_STRONG = ("人士", "人员", "者", "人")
_CASES = ("案", "个案", "病例", "案件", "事件", "事故", "申请", "投诉")
_OF_BODIES = (*BODY_ENDINGS, "店", "校", "院", "社", "厂", "馆", "厅", "所", "中心", "商户", "食肆")
_ENDS = frozenset(("v", "d", "p", "c", "zg", "ad", "t", "vd", "f", "ul", "uz"))
_STOPS = frozenset("的是地得")
_COPULAS = ("是", "为")
_BEING = frozenset(("是", "为", "有", "包括", "属于", "即", "与", "和", "跟", "同", "分别", "都", "均", "叫", "位于"))
_ALL = ("都", "均", "全", "全部", "也", "亦", "皆")


def behind_deed(tokens: list[Token], index: int, classifier: str) -> Span | None:
    """The noun to which what is told from `index` on, right behind a classifier, leads without 的."""
    if index >= len(tokens) or tokens[index].tag[0] not in "vpdnb" or tokens[index].word in _BEING:
        return None
    told = tokens[index].word in _TELLING
    stop = min(len(tokens), index + _WORDS)
    for at in range(index + 1, stop):
        token = tokens[at]
        if token.word in MARKS or token.word in _STOPS or token.tag == "m":
            return None
        if not _is_counted(tokens, at, classifier):
            continue
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        closed = following is None or following.word in MARKS
        of_case = told and classifier in CASE_CLASSIFIERS and following is not None and following.word == "的"
        open_end = following is not None and not closed and following.tag not in _ENDS and not of_case
        if open_end and token.word not in _STRONG:
            continue
        if closed and not told and classifier in PERSONS:
            return None  # 两名控告校长: whom they accuse
        joined = token.word in ("者", "人") and tokens[at - 1].tag[0] == "v"
        whole = joined and tokens[index].word == "被" and at - index <= 3  # 被冒名者
        return tokens[index if whole else at - joined].start, token.end
    return None


def _is_counted(tokens: list[Token], at: int, classifier: str) -> bool:
    token = tokens[at]
    if classifier in PERSONS:
        return is_person(token) or (token.word in _STRONG and tokens[at - 1].tag[0] == "v")
    if classifier in CASE_CLASSIFIERS:
        return token.word.endswith(_CASES)
    if classifier in BODIES:
        return token.tag[0] in "nj" and token.word.endswith(_OF_BODIES)
    return False


def behind_copula(tokens: list[Token], index: int) -> Span | None:
    """合约 in 三份都是合约，: a noun that all of the counted are, before a mark."""
    at = index
    while at < len(tokens) and tokens[at].word in _ALL:
        at += 1
    copula = at < len(tokens) and tokens[at].word.lstrip("".join(_ALL)) in _COPULAS
    if not copula or (at == index and tokens[at].word in _COPULAS):
        return None
    first = end = at + 1
    while end < len(tokens) and tokens[end].tag[0] in "nbj":
        end += 1
    closed = end == len(tokens) or tokens[end].word in MARKS
    return (tokens[first].start, tokens[end - 1].end) if end > first and closed else None
