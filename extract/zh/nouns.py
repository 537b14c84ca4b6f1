"""Nouns: what a count counts, as the shortest noun phrase of the text, behind the classifier or before the number.

Works on the tagger's words (jieba's tags: n nouns, v verbs, a adjectives, uj 的, m numerals, eng Latin words).
"""

from __future__ import annotations

from bisect import bisect_right

from extract.document import Token
from extract.zh.passage import Passage

_NOUNS = frozenset(("n", "nr", "nrt", "nrfg", "ns", "nt", "nz", "ng", "j", "vn", "eng", "an", "l", "s", "g", "nrt"))
_HEADS = frozenset(("n", "nr", "nrt", "nrfg", "ns", "nt", "nz", "ng", "j", "vn", "eng", "an", "l", "g"))
_MODIFIERS = frozenset(("a", "b", "ag", "z", "f", "ad", "i", "m", "mq"))
_OPENING = "“「『\"'《〈‘"
_CLOSING = "”」』\"'》〉’"
# Names of the figure, not of the thing: 手机产量3亿台 counts 手机.
_FIGURES = frozenset((
    "产量 销量 数量 总数 人数 数目 数字 总量 总数量 规模 销售 销售量 出货量 交付量 保有量 库存 存量 总人数 户数 总规模 订单量 发行量 供应量 需求量 装机量 成交量 存栏 出栏 "
    "累计 合计 共计 总计 目标 个案数 数 个数 宗数 件数 量 总额 产能 名额 容量 总 数据 平均 情况 方面 其中 目前 现在 期间 时间 上限 下限 水平 全年 当中 今年 去年 同期 年产量"
).split())  # fmt: skip
_SKIPPED_BEFORE = frozenset(
    ("v", "d", "p", "a", "ad", "m", "u", "ul", "uj", "zg", "c", "r", "t", "vq", "f", "vd", "q", "uz", "ug", "k")
)
_WEAK = frozenset(
    (
        "时",
        "后",
        "前",
        "内",
        "中",
        "者",
        "等",
        "以上",
        "以下",
        "左右",
        "之间",
        "方面",
        "时间",
        "原因",
        "全部",
        "其中",
        "人",
    )
)
_PERSONS = ("名", "位")
_REACH = 14  # words looked at behind a classifier


def counted(passage: Passage, at: int, classifier: str) -> tuple[int, int] | None:
    """Start and end of the noun phrase that begins at `at`, behind the number and its classifier; None when none does."""
    tokens = passage.document.tokens(passage.sentence)
    index = _index(tokens, at)
    if index is None:
        return None
    stop = min(len(tokens), index + _REACH)
    index = _past_opening(tokens, index, stop)
    first = _phrase(tokens, index, stop)
    if first is None:
        return _behind_clause(tokens, index, stop)
    begin, end = first
    if end < stop and tokens[end].word == "的" and not (classifier in _PERSONS and tokens[end - 1].tag == "n"):
        follow = _phrase(tokens, _past_opening(tokens, end + 1, stop), stop)
        if follow is not None:
            begin, end = follow
    return _trimmed(tokens, begin, end)


def told_before(passage: Passage, at: int) -> tuple[int, int] | None:
    """Start and end of the noun phrase before a number, past verbs and names of figures: 手机产量达3亿台."""
    tokens = passage.document.tokens(passage.sentence)
    index = bisect_right(tokens, at, key=lambda token: token.start) - 1
    if index < 0:
        return None
    index -= 1 if tokens[index].start >= at or tokens[index].tag == "m" else 0
    steps = 0
    while index >= 0 and steps < 8:
        token = tokens[index]
        if token.word in _FIGURES or token.tag in _SKIPPED_BEFORE or token.word == " ":
            index, steps = index - 1, steps + 1
            continue
        break
    if index < 0 or tokens[index].tag not in _HEADS or tokens[index].word in _WEAK:
        return None
    end = index + 1
    while index >= 0 and (tokens[index].tag in _NOUNS or tokens[index].tag in ("b",)) and end - index <= 4:
        index -= 1
    return _trimmed(tokens, index + 1, end)


def _index(tokens: list[Token], at: int) -> int | None:
    """The word that starts at `at`, a space skipped; the next one when the tagger glued the classifier to what follows."""
    index = bisect_right(tokens, at, key=lambda token: token.start) - 1
    if index < 0:
        return None
    token = tokens[index]
    if token.start < at:
        index += 1
    while index < len(tokens) and tokens[index].word == " ":
        index += 1
    return index if index < len(tokens) else None


def starts_word(passage: Passage, at: int) -> Token | None:
    """The tagger's word that covers the position `at`."""
    tokens = passage.document.tokens(passage.sentence)
    index = bisect_right(tokens, at, key=lambda token: token.start) - 1
    return tokens[index] if index >= 0 and tokens[index].end > at else None


def _past_opening(tokens: list[Token], index: int, stop: int) -> int:
    while index < stop and tokens[index].word in _OPENING:
        index += 1
    return index


def _phrase(tokens: list[Token], index: int, stop: int) -> tuple[int, int] | None:
    """A run of modifiers and nouns that ends in a noun: [begin, end) as word numbers."""
    begin = index
    last = None
    while index < stop:
        token = tokens[index]
        if token.tag in _HEADS or (token.tag in ("s",) and last is None):
            last = index
        elif token.tag in _MODIFIERS and last is None or token.word in _CLOSING or token.word in _OPENING:
            pass
        elif (
            token.tag in ("b", "a", "m", "f")
            and index + 1 < stop
            and tokens[index + 1].tag in _HEADS
            and token.tag == "b"
        ):
            pass
        elif token.tag == "v" and last is None and index == begin and _noun_follows(tokens, index + 1, stop):
            pass
        elif token.tag == "v" and last is not None and index + 1 < stop and _is_compound(tokens, index, stop):
            pass
        elif token.word == " " and last is not None and index + 1 < stop and _latin_edge(tokens, index):
            pass
        elif token.word == "和" and last is None:
            pass
        else:
            break
        index += 1
    return None if last is None else (begin, last + 1)


def _noun_follows(tokens: list[Token], index: int, stop: int) -> bool:
    return index < stop and tokens[index].tag in ("n", "vn", "nz", "ng") and tokens[index].word not in _WEAK


def _is_compound(tokens: list[Token], index: int, stop: int) -> bool:
    """摄像 in 监控摄像镜头: a verb of two characters inside a compound of nouns, the last word before a mark or 的."""
    token, following = tokens[index], tokens[index + 1]
    if len(token.word) != 2 or following.tag not in ("n", "ng"):
        return False
    return tokens[index - 1].tag == "vn"


def _latin_edge(tokens: list[Token], index: int) -> bool:
    """A space between a Latin word and a Chinese one stands inside a phrase: GPU 卡."""
    return "eng" in (tokens[index - 1].tag, tokens[index + 1].tag)


def _behind_clause(tokens: list[Token], index: int, stop: int) -> tuple[int, int] | None:
    """两千万多个拥有人工智能的摄像镜头: a clause that ends in 的 and then the noun."""
    for at in range(index, min(len(tokens), stop + 6)):
        word = tokens[at].word
        if word in "，。；、！？!?;":
            return None
        if word == "的":
            found = _phrase(tokens, _past_opening(tokens, at + 1, stop + 8), min(len(tokens), at + 10))
            return None if found is None else _trimmed(tokens, *found)
    return None


def _trimmed(tokens: list[Token], begin: int, end: int) -> tuple[int, int] | None:
    """Without leading places, adjectives and quotation marks, as long as a noun remains."""
    while end > begin and (tokens[end - 1].tag not in _HEADS or tokens[end - 1].word in _FIGURES):
        end -= 1
    while begin < end - 1 and (
        tokens[begin].tag in ("ns", "a", "b", "z", "ad", "m", "s", "f", "i", "v")
        or tokens[begin].word in _OPENING + _CLOSING + " 和"
    ):
        if (
            tokens[begin].tag in ("b", "a", "f", "v", "i")
            and tokens[begin + 1].tag == "n"
            and len(tokens[begin + 1].word) <= 2
        ):
            break
        begin += 1
    if begin >= end:
        return None
    return tokens[begin].start, tokens[end - 1].end
