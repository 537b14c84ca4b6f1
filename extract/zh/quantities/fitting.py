"""Fitting: of a run of nouns the part that a classifier can count, persons by 名, bodies by 家, things by 台."""

from __future__ import annotations

from collections.abc import Callable

from extract.model import Span
from extract.text.document import Token
from extract.zh.words.lexemes import LEXEMES
from extract.zh.words.nounwords import (
    BODIES,
    BODY_ENDINGS,
    CLOSERS,
    COMPOUND_HEADS,
    CONCRETE,
    MARKS,
    OF_A_PLACE,
    PERSON_ENDINGS,
    PERSON_WORDS,
    PERSONS,
    PLACES,
)

_FAR = 9  # words from the first noun to the person or body
_STOPS = MARKS + "在是被把将"
_TEXTS = ("文章", "新闻", "视频", "消息", "图片")
_PROTESTS = ("示威", "游行", "集会", "抗议", "请愿", "罢工", "静坐")
_QUALIFYING = LEXEMES.words("nouns.participles")
_HAPPENINGS = frozenset(("轮", "场", "波", "届", "起"))  # 两轮公众咨询: what is done is counted
_AND = ("和", "及", "与", "或", "以及")


def fitted(tokens: list[Token], begin: int, end: int, classifier: str) -> Span:
    """The first and last word (behind it) of what `classifier` counts, in the run `begin`..`end` or a little behind it:
    经济学家 in 十名英国著名经济学家.
    """
    if not classifier:
        return begin, _to_doer(tokens, begin, end, whole=False)
    if classifier in PERSONS:
        return _to_person(tokens, begin, end)
    joined = end < len(tokens) and tokens[end].word in _AND
    if classifier in BODIES and joined and not _is_body(tokens[end - 1]):
        return _ahead(tokens, begin, end, _is_body)  # 数十家互联网和科技公司
    if classifier in CONCRETE:
        return begin, _without_deed(tokens, begin, _to_body(tokens, begin, end) if classifier in BODIES else end)
    return begin, end if classifier in _HAPPENINGS else _to_doer(tokens, begin, end, whole=True)


def is_person(token: Token) -> bool:
    """True for a word that names persons by what they are or do: 议员, 黑客, 得主; not 丧生."""
    if token.tag in PLACES or token.word in _NO_PERSONS:
        return False
    ending = token.tag[0] in "nl" and len(token.word) > 1 and token.word[-1] in PERSON_ENDINGS
    return ending or token.word in PERSON_WORDS


# They end like persons and are none.
_NO_PERSONS = LEXEMES.words("nouns.no_persons")


def _ends_person(token: Token) -> bool:
    """The same within a run of nouns, where one character is enough: 队 and 员."""
    if token.tag in PLACES or token.word in _NO_PERSONS:
        return False
    return token.word[-1] in PERSON_ENDINGS or token.word in PERSON_WORDS


def _is_body(token: Token) -> bool:
    return token.word.endswith(BODY_ENDINGS)


def _to_person(tokens: list[Token], begin: int, end: int) -> Span:
    """立法会议员 in 6名立法会议员判词: the run up to the last word of its first persons."""
    for at in range(begin, end):
        if at > begin and tokens[at].word in OF_A_PLACE and tokens[at - 1].tag == "ns":
            return begin, at + 1  # 香港人 in 12名香港人偷渡事件
        single = len(tokens[at].word) == 1 and at + 1 < end  # 泛民 in 7位泛民立法会议员
        if _ends_person(tokens[at]) and not single:
            while at + 1 < end and _ends_person(tokens[at + 1]):
                at += 1
            return begin, at + 1
    return _ahead(tokens, begin, end, is_person)


def _ahead(tokens: list[Token], begin: int, end: int, wanted: Callable[[Token], bool]) -> Span:
    """The noun behind the run that is `wanted`, past qualities and clauses with 的: 认购者 in 53名联系紧密的认购者."""
    deed, placed = False, all(token.tag in PLACES | {"nt"} for token in tokens[begin:end])
    for at in range(end, min(len(tokens), end + _FAR)):
        token = tokens[at]
        if (
            (token.word in _STOPS and token.word != "、")
            or token.tag[0] in "pdmr"
            or (token.tag == "c" and token.word not in _AND)
        ):
            break
        if token.word == "的":
            deed = False
        elif token.word == "者" and tokens[at - 1].tag == "v":
            return at - 1, at + 1
        elif wanted(token):
            if deed and not placed:  # 51名联合国独立专家: 名 counts no places
                break
            first = at
            while first > end and tokens[first - 1].tag in ("n", "nz", "vn", "j", "ns", "nt"):
                first -= 1
            return first, at + 1
        elif token.tag == "v" and len(token.word) > 1 and token.word not in _QUALIFYING:
            deed = True
    return begin, end


def _to_doer(tokens: list[Token], begin: int, end: int, *, whole: bool) -> int:
    """内地机构 in 两内地机构检测病毒: the run up to the body or person whose deed the tagger takes for a noun; the deed
    ends the run where it is `whole` (两个女同学谈话, but 三个医生组织).
    """
    for at in range(max(begin, end - 2) if whole else begin, end - 1):
        word, deed = tokens[at].word, tokens[at + 1]
        doer = word in _TEXTS or word.endswith(BODY_ENDINGS) or (len(word) > 1 and word[-1] in PERSON_ENDINGS | {"学"})
        protest = not whole and deed.word.startswith(_PROTESTS)  # 50万市民示威游行
        if doer and (deed.tag == "vn" or protest) and deed.word not in COMPOUND_HEADS:
            return at + 1
    return end


def _to_body(tokens: list[Token], begin: int, end: int) -> int:
    """上市公司 in 88家上市公司再融资项目: the run up to the first body that a 家 or 所 counts."""
    for at in range(begin, end):
        if tokens[at].word.endswith(BODY_ENDINGS):
            following = tokens[at + 1].word if at + 1 < end else ""
            return at + 1 if not following.endswith(BODY_ENDINGS) else end
    return end


def _without_deed(tokens: list[Token], begin: int, end: int) -> int:
    """公司 in 两家公司合作: the run without the deed at its end, which the classifier does not count."""
    last = tokens[end - 1]
    deed = last.tag == "vn" and last.word[-1] not in PERSON_ENDINGS and last.word not in COMPOUND_HEADS
    if deed and end - begin > 1 and (tokens[end - 2].tag in ("n", "nz") or tokens[end - 2].word in CLOSERS):
        return end - 1
    return end


def past_place(tokens: list[Token], begin: int, stop: int) -> int:
    """Where 科技 begins in 130件中国古代及现代科技发明: behind a place and times or qualities that no noun parts."""
    if tokens[begin].tag != "ns":
        return begin
    at = begin + 1
    while at < stop and (tokens[at].tag in ("t", "b", "a") or (at > begin + 1 and tokens[at].word in _AND)):
        at += 1
    return at if begin + 1 < at < stop and tokens[at].tag in ("n", "nz", "vn") else begin
