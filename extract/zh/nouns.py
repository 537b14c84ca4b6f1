"""Nouns: what a count counts, as the shortest noun phrase of the text, behind the classifier or before the number.

Works on the tagger's words (jieba's tags: n nouns, v verbs, a adjectives, uj 的, m numerals, eng Latin words).
"""

from __future__ import annotations

from extract.document import Token
from extract.zh.disguised import disguised_noun, unknown_word
from extract.zh.nounwords import (
    ADVERBS,
    BODIES,
    BODY_ENDINGS,
    CASES,
    CLOSERS,
    CLOSING,
    COMMON_PLACES,
    COMPOUND_HEADS,
    CONCRETE,
    HEADS,
    IDEAS,
    LEADS,
    MARKS,
    NOT_IN_RUN,
    NOUNS_OF_ONE,
    OF_A_PLACE,
    OPENING,
    PERSON_ENDINGS,
    PERSONAL,
    PERSONS,
    PLACES,
    PREDICATES,
    SCALES,
    TIMES,
    TRAITS,
    Span,
)
from extract.zh.passage import Passage
from extract.zh.things import past_qualifiers

_LEAD_WORDS = 5
_QUOTED = 6  # words that a name in quotation marks may have
_REACH = 18


def counted(passage: Passage, at: int, classifier: str = "") -> Span | None:
    """Start and end of the noun phrase that begins at `at`, behind number and classifier; None when none does."""
    at = past_qualifiers(passage.text, at, passage.end)
    if passage.text.startswith("着作", at):
        return at, at + 2  # 著作 is folded so, and taken apart by the tagger
    tokens = passage.document.tokens(passage.sentence)
    index = _index(passage, tokens, at)
    if (
        0 < index <= len(tokens)
        and tokens[index - 1].start < at < tokens[index - 1].end
        and (tokens[index - 1].tag in (*HEADS, "r", "m") and passage.text[tokens[index - 1].end - 1] not in "个名位张")
    ):
        return at, tokens[index - 1].end  # 辆车: the tagger glued the classifier to its noun
    stop = min(len(tokens), index + _REACH)
    if index < stop and passage.text.startswith(" ", at) and "\u4e00" <= tokens[index].word[0] <= "\u9fff":
        return None  # a space between Chinese words parts headlines
    index = _past_opening(tokens, index, stop)
    if index < stop and classifier not in TIMES and tokens[index].word == "的":  # 数以千计的探头, 84页的决定
        index = _past_opening(tokens, index + 1, stop)
    disguised = disguised_noun(tokens, index, stop, classifier)
    if disguised is not None:
        return disguised
    begin = None if _is_deed(tokens, index, stop, classifier) else _lead(tokens, index, stop)
    if begin is None:
        if classifier in TIMES and not _is_qualified(tokens, index):
            return unknown_word(tokens, index, stop)
        return unknown_word(tokens, index, stop) or _behind_clause(tokens, index)
    if (classifier in TIMES and tokens[begin].tag == "ns") or tokens[begin].word in NOT_IN_RUN:
        return None
    if classifier in TIMES and _is_clause(tokens, index, begin):
        return None  # 三次穿过防线 counts no lines
    return _chosen(tokens, index, begin, stop, classifier)


def _is_deed(tokens: list[Token], index: int, stop: int, classifier: str) -> bool:
    """断电 in 逾百万户断电, though the tagger takes it for a noun; not 被捕 in 8名被捕人士."""
    if index >= stop or tokens[index].word not in PREDICATES or classifier in (*TIMES, *IDEAS):
        return False
    return index + 1 >= len(tokens) or tokens[index + 1].tag not in HEADS


def _chosen(tokens: list[Token], index: int, begin: int, stop: int, classifier: str) -> Span | None:
    """Of the run of nouns at `begin` the part that the classifier counts, or the noun behind the clause it opens."""
    end = _run(tokens, begin, stop)
    if not classifier:
        end = _to_doer(tokens, begin, end)
    elif classifier in PERSONS:
        end = _to_person(tokens, begin, end)
    elif classifier in CONCRETE:
        end = _without_deed(tokens, begin, _to_body(tokens, begin, end) if classifier in BODIES else end)
    if end - begin == 1 and len(tokens[begin].word) == 1 and _is_clause_with_of(tokens, end, stop):
        return _behind_clause(tokens, index)  # 3座平排的殿堂: the tagger took 平排 apart
    following = tokens[begin + 1].word if begin + 1 < len(tokens) else ""
    trait = tokens[begin].word in TRAITS and not following.startswith(("的", "组"))  # 平均年龄为31岁的国民
    named = tokens[end - 1].tag in (*PLACES, "nt") and tokens[end - 1].word not in COMMON_PLACES
    clause = (
        _is_clause(tokens, index, begin)
        and classifier != "大"
        and not (tokens[begin].word in CLOSERS and (classifier in CONCRETE or tokens[begin].word == "罪"))
    )
    if trait:
        return _behind_clause(tokens, index)
    if end < stop and tokens[end].word == "的" and (named or clause):
        return _behind_clause(tokens, index) or trimmed(tokens, index, begin, end)
    return trimmed(tokens, index, begin, end)


def word_at(passage: Passage, at: int) -> Token | None:
    """The tagger's word that covers the position `at`."""
    tokens = passage.document.tokens(passage.sentence)
    index = passage.document.index_at(passage.sentence, at)
    return tokens[index] if index >= 0 and tokens[index].end > at else None


def _index(passage: Passage, tokens: list[Token], at: int) -> int:
    """The first word from `at` on, spaces skipped; the next one when the tagger glued `at` into a word."""
    index = passage.document.index_at(passage.sentence, at)
    if index < 0 or tokens[index].start < at:
        index += 1
    while index < len(tokens) and tokens[index].word == " ":
        index += 1
    return index


def _past_opening(tokens: list[Token], index: int, stop: int) -> int:
    """Behind an opening mark; behind the closing one where the noun follows it (8艘「黄蜂级」攻击舰)."""
    if index < stop and tokens[index].word in OPENING:
        for at in range(index + 1, min(stop - 1, index + _QUOTED)):
            if tokens[at].word in CLOSING:
                return at + 1 if tokens[at + 1].tag in HEADS | {"b"} else index + 1
    while index < stop and tokens[index].word in OPENING:
        index += 1
    return index


def _lead(tokens: list[Token], index: int, stop: int) -> int | None:
    """Where the run of nouns begins, past adjectives and verbs that qualify it; None when it does not."""
    for at in range(index, min(stop, index + _LEAD_WORDS)):
        token = tokens[at]
        if token.tag in HEADS or (at > index and token.word in CLOSERS):
            return at
        if (token.word in OPENING and token.word in CLOSING) or token.word == " ":
            continue
        if token.tag == "d" and len(token.word) == 2 and token.word not in ADVERBS | PREDICATES:
            continue
        following = tokens[at + 1].tag if at + 1 < stop else ""
        if token.tag == "m" and token.word[0] in "0123456789":
            return None
        if token.tag == "m" and token.word not in SCALES and not (len(token.word) > 1 and following == "n"):
            return None
        if token.word in PREDICATES and at + 1 < stop and tokens[at + 1].word in CASES:
            continue
        if token.tag not in LEADS or token.word in PREDICATES or token.word in MARKS:
            return None
    return None


def _run(tokens: list[Token], begin: int, stop: int) -> int:
    """The end of the run of nouns that starts at `begin`."""
    last = begin
    for at in range(begin + 1, stop):
        token = tokens[at]
        if (
            token.tag in HEADS
            and (token.tag not in ("l", "zg") or token.word[-2:] in CASES)
            and token.word not in NOT_IN_RUN
        ) or (token.word in CLOSERS and last == at - 1):
            last = at
        elif token.word in OPENING and token.word not in CLOSING:
            break  # 学校「火柴盒」: what the marks hold is another name
        elif (
            token.word in CLOSING
            or (token.word == " " and tokens[at - 1].tag == "eng")
            or (
                token.tag in ("v", "b", "a")
                and at + 1 < stop
                and tokens[at + 1].tag in ("n", "ng")
                and _in_compound(tokens, at)
            )
        ):
            continue
        else:
            break
    return last + 1


def _in_compound(tokens: list[Token], at: int) -> bool:
    """摄像 in 监控摄像镜头: a word of two characters between a verbal noun and a noun."""
    if len(tokens[at].word) != 2 or tokens[at].word in PREDICATES - {"感染", "死亡", "确诊"}:
        return False
    return tokens[at - 1].tag == "vn" or tokens[at + 1].word in COMPOUND_HEADS


def _to_person(tokens: list[Token], begin: int, end: int) -> int:
    """立法会议员 in 6名立法会议员判词: the run up to the last word of its first persons."""
    for at in range(begin, end):
        single = len(tokens[at].word) == 1 and at + 1 < end  # 泛民 in 7位泛民立法会议员
        if tokens[at].word[-1] in PERSON_ENDINGS and tokens[at].tag not in PLACES and not single:
            while at + 1 < end and tokens[at + 1].word[-1] in PERSON_ENDINGS:
                at += 1
            return at + 1
    return end


def _to_doer(tokens: list[Token], begin: int, end: int) -> int:
    """内地机构 in 两内地机构检测病毒: the run up to the body or person whose deed the tagger takes for a noun."""
    for at in range(begin, end - 2):
        doer = tokens[at].word.endswith(BODY_ENDINGS) or (
            len(tokens[at].word) > 1 and tokens[at].word[-1] in "员者生警"
        )
        if doer and tokens[at + 1].tag == "vn":
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


def _is_qualified(tokens: list[Token], index: int) -> bool:
    """非例行的 in 五次非例行的强制搬迁: at most two words that qualify, then 的."""
    ahead = tokens[index : index + 3]
    return bool(ahead) and ahead[0].tag in ("h", "b", "a") and any(token.word == "的" for token in ahead[1:])


def _is_clause_with_of(tokens: list[Token], at: int, stop: int) -> bool:
    return (
        at + 1 < stop
        and tokens[at].tag == "v"
        and tokens[at + 1].word == "的"
        and tokens[at - 1].word not in NOUNS_OF_ONE
    )


def _is_clause(tokens: list[Token], index: int, begin: int) -> bool:
    return any(tokens[at].tag == "v" for at in range(index, begin))


def _behind_clause(tokens: list[Token], index: int) -> Span | None:
    """两千万多个拥有人工智能的摄像镜头: a clause that ends in 的 and then the noun."""
    for at in range(index, min(len(tokens), index + _REACH + 6)):
        if tokens[at].word in MARKS and not (tokens[at].word == "、" and tokens[at - 1].tag == "m"):
            return None
        if tokens[at].word == "的":
            stop = min(len(tokens), at + 12)
            first = _past_opening(tokens, at + 1, stop)
            begin = _lead(tokens, first, stop)
            if begin is None or tokens[begin].tag in PERSONAL:
                return None  # 属民主派的郭荣铿 names one of them
            case = tokens[begin].word in CASES  # 投诉个案, but 行动 in 强制搬迁行动
            return trimmed(tokens, first if case else begin, begin, _run(tokens, begin, stop))
    return None


def trimmed(tokens: list[Token], index: int, begin: int, end: int) -> Span | None:
    """Without leading places and quotation marks as long as a noun remains; with the qualifier of a very short noun."""
    while end > begin and (tokens[end - 1].tag not in HEADS or tokens[end - 1].word in ("数量", "总数", "数目")):
        if tokens[end - 1].word in CLOSERS:
            break
        end -= 1
    while begin < end - 1 and (tokens[begin].tag in ("ns", "s") or tokens[begin].word in OPENING + CLOSING + " "):
        if begin + 2 == end and tokens[begin + 1].word in OF_A_PLACE:
            break
        begin += 1
    if begin >= end:
        return None
    short = begin > index and end - begin == 1 and len(tokens[begin].word) <= 2
    if short and tokens[begin - 1].tag in ("v", "b", "a", "f", "z") and len(tokens[begin - 1].word) <= 3:
        begin -= 1
    for _ in range(3):  # a word that the tagger does not know falls into single characters: 超 充 桩
        if (
            begin <= index
            or len(tokens[begin - 1].word) > 1
            or tokens[begin - 1].tag in ("x", "uj", "m", "p", "c", "r")
        ):
            break
        begin -= 1
    return tokens[begin].start, tokens[end - 1].end
