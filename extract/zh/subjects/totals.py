"""Totals: what an office publishes, and a sum with the deeds that it counts: 自杀死亡人数为4,062人."""

from __future__ import annotations

import re

from extract.claims.scene import ClaimDraft, Scene
from extract.claims.words import words_of
from extract.text.document import Token
from extract.zh.subjects.mainverb import VERBS
from extract.zh.words.grammar import GRAMMAR
from extract.zh.words.nounrun import trimmed

_SUMS = frozenset(word for word in GRAMMAR.words("counted_as") if word[-1] in "数例案件次目")
_RELEASING = GRAMMAR.words("published", "speaking") | {"统计", "截至", "了解", "获悉", "获"}
_PARTS = frozenset(("n", "v", "vn", "j", "b", "s", "ns", "nz", "l", "i", "a", "an"))
_DEEDS = frozenset(("v", "vn"))
_NOUNS = frozenset(("n", "nr", "ns", "nt", "nz", "j", "r"))


def total_before(scene: Scene, draft: ClaimDraft) -> str | None:
    """The sum that the words before a figure name, where a deed stands in it; None for other words."""
    figure = draft.first.quantity
    words = [word for word in words_of(scene, draft.first.clause) if word.end <= figure.start]
    at = next((n for n in range(len(words) - 1, -1, -1) if words[n].word in _SUMS), -1)
    if at < 1 or any(word.tag in _NOUNS or word.tag == "uj" for word in words[at + 1 :]):
        return None
    first = at
    while first and _belongs(words[first - 1]) and words[first - 1].end == words[first].start:
        first -= 1
    run = words[first : at + 1]
    deeds = [word for word in run[:-1] if word.tag in _DEEDS]
    if not deeds or (len(run) > 1 and run[0].tag == "v" and run[1].tag in _NOUNS):
        return None  # 增加人员; 参加会议人数 stays for those who read whole clauses
    return scene.document.text[run[0].start : run[-1].end]


def _belongs(word: Token) -> bool:
    return word.tag in _PARTS and word.word not in VERBS and word.word not in _RELEASING


# 财政部公布8月出口584.9亿美元: an office tells what it has counted, and does not tell of itself.
_OFFICE_TELLS = re.compile(
    r"\s*(?:据|根据)?[\u3400-\u9fff]{0,10}(?:部|局|署|处|央行|统计院|证交所|海关|海关总署)"
    r"(?:[今昨前]?[日天晚早]?|\d+日)(?:公布|发布|通报|统计)了?"
)


def published_by_office(scene: Scene, draft: ClaimDraft) -> str | None:
    """What an office publishes in the clause of a figure, where that stands between its verb and the figure."""
    clause, figure = scene.clauses[draft.first.clause], draft.first.quantity
    telling = _OFFICE_TELLS.match(scene.document.folded, clause.start, figure.start)
    if telling is None or figure.kind == "date":
        return None
    words = [w for w in words_of(scene, draft.first.clause) if telling.end() <= w.start and w.end <= figure.start]
    while words and (words[0].tag in ("t", "m", "f", "uj", "ul") or not words[0].word.strip()):
        words = words[1:]
    end = next((at for at, word in enumerate(words) if word.tag not in _PUBLISHED), len(words))
    span = trimmed(words[:end], measured=True) if end else None
    return scene.document.text[span[0] : span[1]] if span is not None and span[1] - span[0] > 1 else None


_PUBLISHED = frozenset(("n", "vn", "j", "b", "nz", "ns", "eng", "l", "an"))
