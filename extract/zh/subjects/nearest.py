"""The noun nearest to a figure in a Chinese clause that names no subject: 近十年来的进步, 在学校成立50周年之际."""

from __future__ import annotations

from extract.claims.scene import ClaimDraft, Scene
from extract.claims.words import words_of
from extract.text.document import Token
from extract.zh.words.grammar import GRAMMAR
from extract.zh.words.nounrun import HEADS, is_mark, trimmed

_NO_SUBJECTS = GRAMMAR.words("no_subjects")
_BETWEEN = frozenset(("uj", "f", "d", "ad", "a", "ag", "t", "q", "m", "x", "ul", "ug", "y", "zg"))
_LEADING = frozenset(("是", "乃", "为", "起"))


def noun_of(scene: Scene, draft: ClaimDraft) -> str | None:
    """The nouns right before the figure, else those behind it; None where the clause has none."""
    words = words_of(scene, draft.first.clause)
    before = [word for word in words if word.end <= draft.first.quantity.start]
    behind = [word for word in words if word.start >= draft.last.quantity.end]
    for run in (_last(before), _first(behind, past_verb=draft.kind == "event")):
        span = trimmed(run, measured=True) if run else None
        if span is not None and span[1] - span[0] > 1:
            return scene.document.text[span[0] : span[1]].strip()
    return None


def frames(scene: Scene, draft: ClaimDraft) -> bool:
    """Whether the nouns before the figure only say where it holds, or with what it is compared: 高于平均水平3点."""
    words = [word for word in words_of(scene, draft.first.clause) if word.end <= draft.first.quantity.start]
    at = max((at for at, word in enumerate(words) if word.word in _FRAMING), default=len(words))
    return any(_nominal(word) for word in words[at + 1 :])


_FRAMING = GRAMMAR.words("comparing") | frozenset("占在于以从向对就按")


def celebrated(scene: Scene, draft: ClaimDraft) -> str | None:
    """国庆 in 他出席国庆70周年酒会: whose anniversary a figure tells, where its noun stands right before it."""
    first = draft.first
    if first.quantity.kind != "duration" or scene.text(first.quantity.end - 2, first.quantity.end) != "周年":
        return None
    words = [word for word in words_of(scene, first.clause) if word.end <= first.quantity.start]
    while words and (words[-1].word in _FOUNDING or not words[-1].word.strip()):
        words = words[:-1]
    if words and words[-1].tag == "t" and len(words[-1].word) > 1:
        return scene.document.text[words[-1].start : words[-1].end]  # 国庆
    run = _last(words) if words and _nominal(words[-1]) else []
    span = trimmed(run, measured=True) if run else None
    return None if span is None else scene.document.text[span[0] : span[1]].strip()


_FOUNDING = frozenset(("成立", "创立", "创办", "建立", "逝世", "诞辰", "创刊", "签署", "爆发", "发表"))


def _last(words: list[Token]) -> list[Token]:
    end = len(words)
    while end and not _nominal(words[end - 1]):
        end -= 1
    start = end
    while start and _nominal(words[start - 1]):
        start -= 1
    return words[start:end]


def _first(words: list[Token], *, past_verb: bool) -> list[Token]:
    """The noun that a 的 behind the figure leads to, or that only adverbs, adjectives and 是 part from it.

    `past_verb`: or a verb, whose object it is (7月开始全城停电).
    """
    start = next((at + 1 for at, word in enumerate(words) if word.tag == "uj"), 0)
    past_verb = past_verb or start > 0
    if words and words[0].word == "(":
        start = max(start, next((at + 1 for at, word in enumerate(words) if word.word == ")"), len(words)))
    while start < len(words) and (words[start].tag in _BETWEEN or words[start].word in _LEADING or past_verb):
        if words[start].tag not in _BETWEEN and words[start].word not in _LEADING:
            if words[start].tag != "v":
                break
            past_verb = False
        start += 1
    end = start
    while end < len(words) and _nominal(words[end]):
        end += 1
    return words[start:end]


def _nominal(word: Token) -> bool:
    plain = word.tag in HEADS and word.tag not in ("r", "m") and not is_mark(word)
    return plain and word.word[0] != "每" and word.word not in _NO_SUBJECTS
