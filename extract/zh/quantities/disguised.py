"""Disguised nouns: what a number counts though the tagger takes it for a verb (三个要求) or cannot join it (超充桩)."""

from __future__ import annotations

from extract.model import Span
from extract.text.document import Token
from extract.zh.words.nounwords import (
    ADVERBS,
    CASE_CLASSIFIERS,
    HEADS,
    IDEAS,
    MARKS,
    NOMINAL,
    NOUNS_OF_ONE,
    PERSON_ENDINGS,
    PERSONS,
    PREDICATES,
    TIMES,
)

_MISTAGGED = ("v", "a", "b", "t", "d", "ad")
# What befell so many by itself: 两万宗求助, 14宗初步确诊.
_BEFALLS = NOMINAL | {"感染", "确诊", "自杀", "求助", "输入", "移入", "复阳", "重症", "危重", "死亡"}
_KINDS = 3  # words that a case may have
_KIND_TAGS = frozenset("abdrsfnv")
_DEGREES = frozenset("较更最很颇极太甚")
_PERSONS_AFTER_ALL = ("警察", "邻居")


def disguised_noun(tokens: list[Token], index: int, stop: int, classifier: str) -> Span | None:
    """The noun that begins at `index`, right behind number and classifier, though it is not tagged as one."""
    if index >= stop or classifier in TIMES:
        return None
    if classifier == "个" and tokens[index].word == "方面":
        return tokens[index].start, tokens[index].end
    if classifier in IDEAS:
        towards = tokens[index : index + 3]
        if len(towards) == 3 and towards[0].word in ("对", "针对") and towards[2].tag in ("vn", "n"):
            return towards[0].start, towards[2].end  # 对台军售
        last = index + 2 >= len(tokens) or tokens[index + 2].word in MARKS
        deed = tokens[index].tag == "v" and tokens[index].word not in NOMINAL and last  # 上诉请求
        qualified = tokens[index].tag in ("a", "b", "ad") or tokens[index].word in ("反对", "支持", "赞成") or deed
        at = index + (qualified and index + 1 < stop)
        if tokens[at].word in NOMINAL and tokens[at].tag[0] != "n" and not _has_object(tokens, at):
            return tokens[index].start, tokens[at].end
    if classifier in CASE_CLASSIFIERS and (befallen := _befallen(tokens, index, stop)) is not None:
        return befallen
    if classifier in PERSONS:  # 被困者
        passive = tokens[index].word == "被"
        for at in range(index + 1, min(stop, index + (5 if passive else 3))):
            if tokens[at].word == "者" and (passive or all(token.tag not in HEADS for token in tokens[index:at])):
                return tokens[index].start, tokens[at].end
    return (tokens[index].start, tokens[index].end) if _is_mistagged(tokens, index) else None


def _befallen(tokens: list[Token], index: int, stop: int) -> Span | None:
    """34宗本地感染, 12宗停止捐款要求: what befell so many, or was asked so often, right before a mark."""
    end = index
    while end < min(stop, index + _KINDS) and tokens[end].tag[0] in _KIND_TAGS:
        end += 1
    if (
        end == index
        or tokens[end - 1].word not in _BEFALLS
        or (end < len(tokens) and tokens[end].word not in MARKS + " " and not _next_count(tokens, end))
    ):
        return None
    return tokens[index].start, tokens[end - 1].end


def _next_count(tokens: list[Token], at: int) -> bool:
    """及136人死亡 in 500宗确诊及136人死亡: the next count, joined to what befell the first."""
    return tokens[at].tag == "c" and at + 1 < len(tokens) and tokens[at + 1].tag == "m"


def _has_object(tokens: list[Token], at: int) -> bool:
    """要求 in 三个要求他辞职的人 asks somebody and is no request."""
    return at + 1 < len(tokens) and tokens[at + 1].tag[0] in "nr" and tokens[at + 1].word != "令人"


def _is_mistagged(tokens: list[Token], index: int) -> bool:
    """True for 警察/v and 诉求/v: a word right behind a classifier that no noun and no aspect follows is the noun."""
    token = tokens[index]
    person = token.word[-1] in PERSON_ENDINGS or token.word in _PERSONS_AFTER_ALL
    if not (token.tag in _MISTAGGED or (token.tag == "i" and person)) or len(token.word) < 2:
        return False
    if token.word in PREDICATES or token.word in ADVERBS or not "\u4e00" <= token.word[0] <= "\u9fff":
        return False
    if index + 1 >= len(tokens) or tokens[index + 1].word in MARKS:
        return True
    if token.tag in ("d", "ad"):
        return False  # 显然 in 两名显然无辜的学生
    following = tokens[index + 1]
    if following.word in ("在", "于", "着", "了", "过"):
        return False  # 居住在纽约的中国人
    last = index + 2 >= len(tokens) or tokens[index + 2].word in MARKS
    if token.tag == "b" and following.tag == "v" and last and following.word not in PREDICATES:
        return True  # 五个等级划分
    if following.word in ("的", "之", "之一") or following.tag == "v" or (person and following.tag == "c"):
        return person
    return following.tag in ("d", "p", "c") and following.word not in ("和", "或", "及", "与")


def unknown_word(tokens: list[Token], index: int, stop: int) -> Span | None:
    """超充桩 before a mark: single characters that the tagger cannot join are a word that it does not know."""
    if index < stop and tokens[index].word in NOUNS_OF_ONE:
        return tokens[index].start, tokens[index].end
    if index < stop and tokens[index].word in _DEGREES:
        return None  # 较小的
    at = index
    while at < stop and len(tokens[at].word) == 1 and tokens[at].tag in ("v", "a", "b", "n", "ng", "q", "zg", "vg"):
        at += 1
    if not 2 <= at - index <= 4 or (at < len(tokens) and tokens[at].word not in MARKS + "的"):
        return None
    return tokens[index].start, tokens[at - 1].end
