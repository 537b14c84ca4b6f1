"""Described: the noun of a count behind what only describes it, though a noun of the description stands nearer
(五家表现最好的公司, 4名评估该项目的人士, 5场立法会内的示威).
"""

from __future__ import annotations

from extract.model import Span
from extract.text.document import Token
from extract.zh.passage import Passage
from extract.zh.quantities import nouns
from extract.zh.quantities.fitting import is_person
from extract.zh.quantities.nounruns import behind_clause
from extract.zh.quantities.unmarked import behind_copula, behind_deed
from extract.zh.words.nounwords import (
    COMMON_PLACES,
    HEADS,
    MARKS,
    NOMINAL,
    OPENING,
    PERSON_ENDINGS,
    PERSONS,
    PLACES,
    PREDICATES,
    TIMES,
)

_INSIDE = frozenset(("内", "里", "外", "以内", "以外"))
_CROWDS = (*PERSONS, "派", "批", "群", "伙", "班")
_QUALITIES = frozenset(("a", "an", "z", "r"))
_SUFFERED = frozenset(("被", "获", "遭"))
_ADVERBIAL = frozenset(("ad", "d", "vd", "z"))


def counted(passage: Passage, at: int, classifier: str = "") -> Span | None:
    """Start and end of the noun phrase that a number and its classifier count from `at` on; None when none follows."""
    place = nouns.counted(passage, at, classifier)
    tokens = passage.document.tokens(passage.sentence)
    first = passage.document.index_at(passage.sentence, at)
    first += first < 0 or tokens[first].start < at
    if first < len(tokens) and tokens[first].word in _SUFFERED and classifier:
        place = behind_deed(tokens, first, classifier) or place  # 5宗被撤销个案的详情
    if place is None:
        return behind_deed(tokens, first, classifier) or (behind_copula(tokens, first) if classifier else None)
    first = passage.document.index_at(passage.sentence, place[0])
    last = passage.document.index_at(passage.sentence, place[1] - 1)
    if first < 0 or tokens[first].start != place[0] or tokens[last].end != place[1]:
        return place
    if classifier in TIMES and first < last and tokens[first].word in PREDICATES:
        return None  # 10次利用激光 counts no lasers
    described = _described(tokens, first, last, at, classifier)
    return described or _without_deed(tokens, first, last, classifier)


def _described(tokens: list[Token], first: int, last: int, at: int, classifier: str) -> Span | None:
    """The noun to which a description leads whose own noun stands at `first`..`last`."""
    behind = tokens[last + 1] if last + 1 < len(tokens) else None
    if behind is None or behind.word in MARKS or any(token.word in OPENING for token in tokens[first : last + 1]):
        return None
    found = None
    if behind.word in _INSIDE and tokens[first].tag in PLACES | {"nt", "j"} and _is(tokens, last + 2, "的"):
        found = behind_clause(tokens, last + 1)  # 5场立法会内的示威
    elif first == last and _describes(tokens, first, at):
        found = _best(tokens, last + 1) if behind.tag == "a" else None  # 21个表现最差国家
        if found is None and behind.tag in _QUALITIES and not tokens[last].word.endswith(tuple(PERSON_ENDINGS)):
            found = behind_clause(tokens, last)
    if found is None and classifier in PERSONS and tokens[first].tag in ("v", "vn") and not _is_person(tokens[last]):
        person = behind_clause(tokens, last)
        words = [token for token in tokens if person is not None and person[0] <= token.start < person[1]]
        found = person if words and _is_person(words[-1]) else _person_in(words)
    return found


def _describes(tokens: list[Token], at: int, start: int) -> bool:
    """Whether a word, with nothing but adverbs between it and the number, can be the verb or topic of a description."""
    before = [token for token in tokens[max(0, at - 3) : at] if token.start >= start and token.word.strip()]
    deed = tokens[at].tag in ("v", "vn") or tokens[at].word in NOMINAL
    return deed and all(token.tag in _ADVERBIAL for token in before)


def _best(tokens: list[Token], at: int) -> Span | None:
    """国家 in 表现最差国家: the noun right behind an adjective."""
    end = at + 1
    while end < len(tokens) and (tokens[end].tag in ("n", "nz") or tokens[end].word in COMMON_PLACES):
        end += 1
    return (tokens[at + 1].start, tokens[end - 1].end) if end > at + 1 else None


def _is_person(token: Token) -> bool:
    single = len(token.word) == 1 and token.word in PERSON_ENDINGS
    return is_person(token) or single or token.tag in PLACES or token.word.endswith(("者", "方", "派"))


def _person_in(words: list[Token]) -> Span | None:
    """人士 in 诉讼人士资料: the persons of whom the noun behind a description tells something else."""
    at = next((n for n in range(len(words) - 1, -1, -1) if is_person(words[n])), -1)
    return (words[0].start, words[at].end) if at >= 0 else None


def _without_deed(tokens: list[Token], first: int, last: int, classifier: str) -> Span:
    """议员 in 两派议员冲突被控, 人 in 两个人走来走去: the persons without their deed, though it be tagged a noun."""
    end = last
    while end > first and _is_back_and_forth(tokens[end].word):
        end -= 1
    if classifier in _CROWDS or not classifier:
        deed = next((n for n in range(first + 1, end + 1) if tokens[n].tag == "vn" and is_person(tokens[n - 1])), 0)
        goes_on = deed and end > deed and tokens[end].tag == "vn"
        end = deed - 1 if deed and (goes_on or not classifier or _is_verb(tokens, end + 1)) else end
    return tokens[first].start, tokens[end].end


def _is_back_and_forth(word: str) -> bool:
    return len(word) == 4 and word[1] == "来" and word[3] == "去" and word[0] == word[2]


def _is_verb(tokens: list[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].tag == "v" and tokens[at].tag not in HEADS


def _is(tokens: list[Token], at: int, word: str) -> bool:
    return at < len(tokens) and tokens[at].word == word
