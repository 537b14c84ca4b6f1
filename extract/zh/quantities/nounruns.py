"""Noun runs: where the nouns behind a number begin and end, and the noun behind the clause that they open.

Works on the tagger's words (jieba's tags: n nouns, v verbs, a adjectives, uj 的, m numerals, eng Latin words).
"""

from __future__ import annotations

from extract.model import Span
from extract.text.document import Token
from extract.zh.quantities.disguised import disguised_noun
from extract.zh.words.lexemes import LEXEMES
from extract.zh.words.nounwords import (
    ADVERBS,
    CASES,
    CLOSERS,
    CLOSING,
    COMPOUND_HEADS,
    HEADS,
    LEADS,
    MARKS,
    NOMINAL,
    NOT_IN_RUN,
    OF_A_PLACE,
    OPENING,
    PERSON_ENDINGS,
    PERSON_WORDS,
    PERSONAL,
    PREDICATES,
    QUALITY_NOUNS,
    SCALES,
)

_CLASSES = ("规模", "限额")  # with 以上 a class of companies
_DEGREES = frozenset("较更最很颇仍每")
_PARTICIPLES = LEXEMES.words("nouns.participles")
_LEAD_WORDS = 5
_THINGS = frozenset("机症器车员品网姓者店社")
_QUOTED = 6  # words that a name in quotation marks may have
_REACH = 18
_FEW_QUALITIES = 3
_QUALITY_TAGS = frozenset(("a", "b", "d", "v", "z", "i", "l", "an", "vn", "zg"))
_DEED_TAGS = frozenset(("v", "vn", "n", "a", "an", "b"))
_CLASS_ENDS = frozenset("类型式级性制")  # 剧本类剧集


def past_opening(tokens: list[Token], index: int, stop: int) -> int:
    """Behind an opening mark; behind the closing one where the noun follows it (8艘「黄蜂级」攻击舰)."""
    if index < stop and tokens[index].word in OPENING:
        for at in range(index + 1, min(stop - 1, index + _QUOTED)):
            if tokens[at].word in CLOSING:
                of = at + 2 < stop and tokens[at + 1].word == "的"  # 两款“老牌”的软件
                thing = tokens[at + 1 + of].tag in HEADS | {"b"} or tokens[at + 1 + of].word in NOMINAL
                return at + 1 + of if thing else index + 1
    while index < stop and tokens[index].word in OPENING:
        index += 1
    return index


def lead(tokens: list[Token], index: int, stop: int) -> int | None:
    """Where the run of nouns begins, past adjectives and verbs that qualify it; None when it does not."""
    for at in range(index, min(stop, index + _LEAD_WORDS)):
        token = tokens[at]
        if token.word in QUALITY_NOUNS and at + 1 < stop and tokens[at + 1].word == "的":
            return None  # 危险的用例
        if (token.tag in HEADS and token.word not in _DEGREES) or (at > index and token.word in CLOSERS):
            return at
        if token.tag in ("v", "vn") and at + 1 < stop and tokens[at + 1].word == "者":
            return at  # 监视者
        if token.word in PERSON_WORDS and (at + 1 >= stop or tokens[at + 1].tag not in HEADS):
            return at
        if (token.word in OPENING and token.word in CLOSING) or token.word == " " or token.word in _DEGREES:
            if token.word in _DEGREES and at + 2 < stop and tokens[at + 2].word == "的":
                return None  # 最基本的方面
            continue
        if token.word in _PARTICIPLES and at + 1 < stop and tokens[at + 1].tag in ("n", "ng"):
            continue  # 登记用户, 受灾群众
        if token.tag == "d" and len(token.word) == 2 and token.word not in ADVERBS and token.word not in PREDICATES:
            continue
        following = tokens[at + 1].tag if at + 1 < stop else ""
        if token.tag == "m" and token.word[0] in "0123456789":
            return None
        if token.tag == "m" and len(token.word) > 1 and any(t.tag in ("v", "t") for t in tokens[index:at]):
            return None  # 五百碗往往不到两个钟头就卖光
        if token.tag == "m" and token.word not in SCALES and not (len(token.word) > 1 and following in ("n", "vn")):
            return None
        if token.word in PREDICATES and at + 1 < stop and tokens[at + 1].word in CASES:
            continue
        if token.tag not in LEADS or token.word in PREDICATES or token.word in MARKS:
            return None
    return None


def run_end(tokens: list[Token], begin: int, stop: int) -> int:
    """The end of the run of nouns that starts at `begin`."""
    last = begin
    if begin + 1 < stop and tokens[begin + 1].word == "者" and tokens[begin].tag in ("v", "vn"):
        return begin + 2
    for at in range(begin + 1, stop):
        token = tokens[at]
        if token.tag in ("v", "vn") and at + 1 < stop and tokens[at + 1].word == "者":
            return at + 2  # 武汉返乡者
        if token.word in _WORTH and at + 1 < stop and tokens[at + 1].tag == "m":
            break  # 出售价值2亿元的设备
        if _is_noun_in_run(token) or (last == at - 1 and (token.word in CLOSERS or _closes(tokens, at, stop))):
            last = at
        elif token.word in OPENING and token.word not in CLOSING:
            break  # 学校「火柴盒」: what the marks hold is another name
        elif token.word == "以上" and tokens[at - 1].word in _CLASSES:
            continue  # 规模以上工业企业
        elif (
            token.word in CLOSING
            or (token.word in _CLASS_ENDS and last == at - 1 and at + 1 < stop and tokens[at + 1].tag in ("n", "ng"))
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


def _is_noun_in_run(token: Token) -> bool:
    thing = len(token.word) == 3 and token.word[-1] in _THINGS  # 无人机, 并发症
    if token.tag == "vn" and token.word[-1] in "往抵至到":
        return False  # 8400把甘蔗刀运往香港
    if token.word == "和约":
        return False  # 700万条联系人和约25.5万条记录
    set_phrase = token.tag in ("l", "zg") and token.word[-2:] not in CASES and not thing
    return token.tag in HEADS and not set_phrase and token.word not in NOT_IN_RUN


_WORTH = ("价值", "总值", "市值", "总价值")
_BEHIND_THING = frozenset((*MARKS, " ", "和", "及", "与"))


def _closes(tokens: list[Token], at: int, stop: int) -> bool:
    """安排 in 两套监督安排，: a verb that 个 counts as a thing, with nothing behind it."""
    return tokens[at].word in NOMINAL and (at + 1 >= stop or tokens[at + 1].word in _BEHIND_THING)


def _in_compound(tokens: list[Token], at: int) -> bool:
    """摄像 in 监控摄像镜头: a word of two characters between a verbal noun and a noun."""
    if tokens[at].word == "组织" and tokens[at - 1].tag in HEADS:
        return True  # 非政府组织负责人
    if len(tokens[at].word) != 2 or tokens[at].word in PREDICATES - {"感染", "死亡", "确诊"}:
        return False
    return tokens[at - 1].tag == "vn" or tokens[at + 1].word in COMPOUND_HEADS


def behind_clause(tokens: list[Token], index: int) -> Span | None:
    """两千万多个拥有人工智能的摄像镜头: a clause that ends in 的 and then the noun."""
    for at in range(index, min(len(tokens), index + _REACH + 6)):
        does = tokens[index].tag in ("p", "v") or (index + 1 < len(tokens) and tokens[index + 1].word == "着")
        listed = does and tokens[at - 1].tag in ("n", "nz", "ns", "nr")  # 种着草莓、香菜的托盘
        if tokens[at].word in MARKS and not (
            tokens[at].word == "、" and (listed or tokens[at - 1].tag == "m" or tokens[at - 1].word == "的")
        ):
            return None
        if tokens[at].word == "的" and not (at + 1 < len(tokens) and tokens[at + 1].word == "、"):
            stop = min(len(tokens), at + 12)
            first = past_opening(tokens, at + 1, stop)
            nominal = (
                disguised_noun(tokens, first, stop, "个") if first < stop and tokens[first].word in NOMINAL else None
            )
            if nominal is not None:
                return nominal
            begin = lead(tokens, first, stop)
            if begin is None:
                return _closing_deed(tokens, index, first)
            if tokens[begin].tag in PERSONAL and tokens[begin].word[-1] != "者":
                return None  # 属民主派的郭荣铿 names one of them
            end = run_end(tokens, begin, stop)
            owned = end < stop and tokens[end].word == "的" and tokens[end - 1].word[-1] not in PERSON_ENDINGS
            if owned and (further := behind_clause(tokens, end)):
                return further  # 标记着狗的名字的图片
            case = tokens[begin].word in CASES  # 投诉个案, but 行动 in 强制搬迁行动
            return trimmed(tokens, first if case else begin, begin, end)
    return None


def _closing_deed(tokens: list[Token], index: int, first: int) -> Span | None:
    """认知偏见 in 三种主要的认知偏见，: one or two words of two characters between 的 and a mark are a noun, though the
    tagger takes them for verbs; only behind the few words from `index` on that merely qualify.
    """
    qualities = tokens[index : first - 1]
    if not 0 < len(qualities) <= _FEW_QUALITIES or any(
        token.tag not in _QUALITY_TAGS or token.word in PREDICATES for token in qualities
    ):
        return None
    end = first
    while end < min(len(tokens), first + 2) and tokens[end].tag in _DEED_TAGS and len(tokens[end].word) == 2:
        end += 1
    closed = end >= len(tokens) or tokens[end].word in MARKS
    if end == first or not closed or any(token.word in PREDICATES for token in tokens[first:end]):
        return None
    return tokens[first].start, tokens[end - 1].end


def trimmed(tokens: list[Token], index: int, begin: int, end: int) -> Span | None:
    """Without leading places and quotation marks as long as a noun remains; with the qualifier of a very short noun."""
    while end > begin and (tokens[end - 1].tag not in HEADS or tokens[end - 1].word in ("数量", "总数", "数目")):
        if tokens[end - 1].word in CLOSERS | NOMINAL | PERSON_WORDS | {"者"}:
            break
        end -= 1
    while begin < end - 1 and (tokens[begin].tag in ("ns", "s") or tokens[begin].word in OPENING + CLOSING + " "):
        if begin + 2 == end and tokens[begin + 1].word in OF_A_PLACE:
            break
        begin += 1
    if begin >= end:
        return None
    short = begin > index and end - begin == 1 and len(tokens[begin].word) <= 2
    quality = tokens[begin - 1]
    if short and quality.tag in ("v", "b", "a", "f", "z") and len(quality.word) <= 3 and quality.word[-1] != "的":
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
