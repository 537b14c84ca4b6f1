"""People told: the persons before a number of 人, with nothing between but what leads to how many they are
(雇员人数增长到3000人, 研发人员首次超过十万人).
"""

from __future__ import annotations

from extract.model import Span
from extract.text.document import Token
from extract.zh.passage import Passage
from extract.zh.quantities.fitting import is_person
from extract.zh.quantities.told import AND, LEADING, MISTAGGED, SUMMING, SUMS, WEAK
from extract.zh.words.generalnouns import is_general_place

_TOTALS = frozenset(("总量", "总数", "总人数", "数量", "数目", "人数"))
_QUALITIES = frozenset(("实际", "估计", "平均", "最终", "最高", "最低", "总"))  # of the number itself
_ENGAGED = frozenset(("就业", "从业", "失业", "务工", "参保", "受雇", "外来", "在校", "退休"))  # 就业人员
_QUALIFYING = frozenset(("n", "nz", "b", "j"))


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
        or tokens[index].word in WEAK | _QUALITIES
        or (index and tokens[index - 1].tag == "v" and not is_person(tokens[index]))  # 参加派位人数
    ):
        return None
    return tokens[index].start, tokens[index].end


def _people_right_before(passage: Passage, at: int) -> Span | None:
    """The persons that stand before a number, with nothing between but words that lead to a sum (旅客共8万多人)."""
    tokens = passage.document.tokens(passage.sentence)
    index = passage.document.index_at(passage.sentence, at - 1)
    if index >= 0 and tokens[index].end > at:  # 近千人 is one word to the tagger
        index -= 1
    while index >= 0 and (tokens[index].word in SUMS | SUMMING | _TOTALS | LEADING or tokens[index].word == " "):
        index -= 1
    if index > 0 and tokens[index].word == "者" and tokens[index - 1].tag in ("v", "vn") and tokens[index].end <= at:
        return tokens[index - 1].start, tokens[index].end  # 停工者超过1500人
    if index < 0 or tokens[index].end > at or not (is_person(tokens[index]) or tokens[index].word in MISTAGGED):
        return None
    begin = index
    while begin and index - begin < 2 and _tells_apart(tokens[begin - 1]):
        begin -= 1
    if begin and tokens[begin - 1].word in AND and tokens[index + 1].word in SUMMING:
        return None  # 他和演员合共9人
    return tokens[begin].start, tokens[index].end


def _tells_apart(token: Token) -> bool:
    """Whether a word before persons says which: 贫困学生, 外出农民工; not 全村."""
    apart = token.tag in _QUALIFYING or token.word in _ENGAGED
    return apart and token.word not in WEAK and not is_general_place(token.word)
