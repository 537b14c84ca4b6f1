"""Told: what a count counts where the text has told it before the number: 手机产量达3亿台, 羊肉…，每日仅约30只."""

from __future__ import annotations

import re

from extract.document import Token
from extract.zh.claims.phrases import is_general_place
from extract.zh.quantities.fitting import is_person
from extract.zh.quantities.lexemes import words
from extract.zh.quantities.nouns import trimmed
from extract.zh.quantities.nounwords import HEADS, PLACES, Span
from extract.zh.quantities.passage import Passage
from extract.zh.quantities.tails import classifiers

# Names of the figure, not of the thing: 手机产量3亿台 counts 手机.
_FIGURES = words("nouns", "figures")
_SKIPPED_BEFORE = frozenset(
    ("v", "d", "p", "a", "ad", "m", "u", "ul", "zg", "c", "r", "t", "vq", "vd", "vg", "q", "uz", "ug", "k")
)
_CAUSING = frozenset(("造成", "导致", "致", "令", "使", "酿成", "引发", "累计造成", "酿"))
_MISTAGGED = frozenset(("访客", "警察", "旅客", "乘客", "游客", "示威者", "被告", "同意票", "反对票"))  # as verbs
_QUALITIES = frozenset(("实际", "估计", "平均", "最终", "最高", "最低", "总"))  # of the number itself
_ENGAGED = frozenset(("就业", "从业", "失业", "务工", "参保", "受雇", "外来", "在校", "退休"))  # 就业人员
_QUALIFYING = frozenset(("n", "nz", "b", "j"))
_WEAK = words("nouns", "weak")
# What is done to goods, which counts none of it.
_HANDLING = words("nouns", "handling")
_SUMS = frozenset(
    ("共", "共有", "达", "达到", "为", "约", "近", "超", "超过", "逾", "有", "仅", "高达", "多达", "合计")
)
_TOTALS = frozenset(("总量", "总数", "总人数", "数量", "数目", "人数"))
_MOVED = re.compile(r"(?:增加|增长|新增|增至|减少|下降|减至|增|减)了?(?:约|近|逾|超过)?\Z")
# 比第六次普查增加720万: the noun before belongs to what is compared.
_OF_BASE = re.compile(r"[比较][^，。；]{1,18}(?:增加|增长|减少|下降|上升|多|少|增|减)了?(?:约|近|逾|超过)?\Z")
_BASE_OF = re.compile(r"[比较][^，。；]{1,12}的\ ?(?:约|近|逾|超过)?\Z")  # 比2019年的1400万
# Classifiers that say enough of the thing for the topic of the clause before to be it.
_TOPICAL = words("nouns", "topical")


def told_before(passage: Passage, at: int, *, strict: bool = False) -> Span | None:
    """Start and end of the noun phrase before a number, past verbs and names of figures: 手机产量达3亿台; `strict`
    passes only words that lead to a sum (地震共17次, but not 被告曾两次).
    """
    if _OF_BASE.search(passage.before(at, 24)):
        return None
    tokens = passage.document.tokens(passage.sentence)
    index = passage.document.index_at(passage.sentence, at - 1)
    if index >= 0 and tokens[index].end > at:  # 这两项: the tagger joined the number to the word before it
        index -= 1
    for _ in range(8):
        if index < 0:
            return None
        token = tokens[index]
        if token.word in _CAUSING:
            return None  # 地震造成37万户停电
        skipped = token.word in _SUMS if strict else token.tag in _SKIPPED_BEFORE and token.word not in _MISTAGGED
        if token.word == "者" and index > 0 and tokens[index - 1].tag == "v":
            return tokens[index - 1].start, token.end  # 抗议者约有1500名
        if token.word not in _FIGURES and not skipped and token.word != " ":
            break
        index -= 1
    if (
        index < 0
        or (tokens[index].tag not in HEADS and tokens[index].word not in _MISTAGGED)
        or tokens[index].tag in PLACES
        or (tokens[index].word in _WEAK and not _says_which(tokens, index))
    ):
        return None
    end = index + 1
    if tokens[index].word in _HANDLING:
        return None  # 印刷量120万个, 去年生产300万个: the thing was told before
    while index >= 0 and end - index <= 4 and (tokens[index].tag in HEADS or tokens[index].tag == "b"):
        index -= 1
    if index >= 0 and tokens[index].tag == "m" and tokens[index + 1].word in classifiers("words") and end - index > 2:
        index += 1  # 5宗个案: the classifier is no part of the noun
    return trimmed(tokens, index + 1, index + 1, end)


def _says_which(tokens: list[Token], index: int) -> bool:
    """壳 in 壳公司有上千家: a noun right before a weak one that says which."""
    return tokens[index].word == "公司" and index > 0 and tokens[index - 1].tag in ("n", "nz", "b", "ng")


def people_told_before(passage: Passage, at: int) -> Span | None:
    """雇员 in 雇员人数增长到3000人: the noun right before 人数; 外出农民工 in 外出农民工1200万人."""
    mark = passage.before(at, 12).rfind("人数")
    if mark < 0:
        return _people_right_before(passage, at)
    tokens = passage.document.tokens(passage.sentence)
    place = max(passage.start, at - 12) + mark
    index = passage.document.index_at(passage.sentence, place - 1)
    if (
        index < 0
        or tokens[index].end != place
        or tokens[index].tag not in ("n", "nz")
        or tokens[index].word in _WEAK | _QUALITIES
    ):
        return None
    return tokens[index].start, tokens[index].end


def _people_right_before(passage: Passage, at: int) -> Span | None:
    """The persons that stand before a number, with nothing between but words that lead to a sum (旅客共8万多人)."""
    tokens = passage.document.tokens(passage.sentence)
    index = passage.document.index_at(passage.sentence, at - 1)
    if index >= 0 and tokens[index].end > at:  # 近千人 is one word to the tagger
        index -= 1
    while index >= 0 and (tokens[index].word in _SUMS | _TOTALS or tokens[index].word == " "):
        index -= 1
    if index < 0 or tokens[index].end > at or not (is_person(tokens[index]) or tokens[index].word in _MISTAGGED):
        return _people_moved(passage, at)
    begin = index
    while begin and index - begin < 2 and _tells_apart(tokens[begin - 1]):
        begin -= 1
    return tokens[begin].start, tokens[index].end


def told_with(passage: Passage, at: int) -> Span | None:
    """人口 in 人口为14亿，比上次普查增加720万 and 比2019年的1400万下降: what the level that is compared counts."""
    ahead = passage.before(at, 24)
    last = next((draft for draft in reversed(passage.found) if draft.kind not in ("date", "rank")), None)
    compared = _OF_BASE.search(ahead) or _BASE_OF.search(ahead)
    if last is None or compared is None or last.kind != "count" or last.item is None or last.item_start is None:
        return None
    return last.item_start, last.item_start + len(last.item)


def _people_moved(passage: Passage, at: int) -> Span | None:
    """农民工 in 农民工共2.8亿人，比上年增加172万人: the persons counted last, whose number the words before move."""
    last = next((draft for draft in reversed(passage.found) if draft.kind == "count"), None)
    if last is None or last.item is None or last.item_start is None or not _MOVED.search(passage.before(at, 8)):
        return None
    end = last.item_start + len(last.item)
    word = passage.document.tokens_between(last.item_start, end)[-1]
    return (last.item_start, end) if is_person(word) else None


def _tells_apart(token: Token) -> bool:
    """Whether a word before persons says which: 贫困学生, 外出农民工; not 全村."""
    apart = token.tag in _QUALIFYING or token.word in _ENGAGED
    return apart and token.word not in _WEAK and not is_general_place(token.word)


def topic(passage: Passage, at: int, classifier: str) -> Span | None:
    """羊肉 in 羊肉供应紧张，每日仅约30只: the noun that opens the clause before, where the clause of `at` has none."""
    clause = passage.text.rfind("，", passage.start, at)
    if classifier not in _TOPICAL or clause < 0 or at - clause > 12:
        return None
    opening = max(passage.text.rfind(mark, passage.start, clause) for mark in "，。；:") + 1
    tokens = passage.document.tokens(passage.sentence)
    first = passage.document.index_at(passage.sentence, max(opening, passage.start) - 1) + 1
    if (
        first >= len(tokens)
        or tokens[first].tag != "n"
        or tokens[first].word in _WEAK | _FIGURES
        or tokens[first].end > clause
    ):
        return None
    return tokens[first].start, tokens[first].end
