"""Subjects of figures that stand in one Chinese clause: A、B分别增长3%和5%; 国内线取消142班、国际线取消41班."""

from __future__ import annotations

import re

from extract.claims.scene import Mention, Scene
from extract.claims.words import words_of
from extract.zh.subjects import nounphrase
from extract.zh.words.grammar import GRAMMAR

_SEVERALLY = re.compile(GRAMMAR.either("severally"))
_BETWEEN = re.compile(r"[、和与及]|以及")
_LIST = re.compile(r"[\u3400-\u9fffA-Za-z0-9·.-]{1,12}(?:(?:、|以及|[和与及])[\u3400-\u9fffA-Za-z0-9·.-]{1,12})+")
_OPENING = re.compile(r"其中|当中|而|但|截至|同期|同时")
_CONJUNCTION = re.compile(r"\s*[、和与及]")


def subject_in_list(scene: Scene, mention: Mention) -> str | None:
    """The subject that a figure has for itself beside others of its clause; None where it shares theirs."""
    beside = [m for m in scene.figures if m.clause == mention.clause]
    if len(beside) < 2 and mention.place is None:
        return None
    return _severally(scene, mention, beside) or _named_anew(scene, mention, beside)


def _severally(scene: Scene, mention: Mention, beside: list[Mention]) -> str | None:
    """The first name of the list before 分别 for the first figure behind it, the second for the second."""
    clause = scene.clauses[mention.clause]
    mark = _SEVERALLY.search(scene.document.folded, clause.start, mention.quantity.start)
    if mention.place is not None:
        at, many = mention.place
        marks = [*_SEVERALLY.finditer(scene.document.folded, scene.sentence.start, mention.quantity.start)]
        told = next((n for n, place in enumerate(scene.clauses) if marks and marks[-1].start() < place.end), 0)
        names = _names_before(scene, told, marks[-1].start(), many) if marks else []
        return names[at] if names else None
    if mark is None:
        return None
    figures = [m for m in beside if m.quantity.start >= mark.end()]
    words = [word for word in words_of(scene, mention.clause) if word.end <= mark.start()]
    names = _names(scene, words[0].start, words[-1].end) if words else []
    return names[figures.index(mention)] if len(names) == len(figures) and mention in figures else None


def _names_before(scene: Scene, clause: int, end: int, many: int) -> list[str]:
    """The names of so many things before 分别 at `end`, in its clause or in one before that counts nothing else."""
    words = [word for word in words_of(scene, clause) if word.end <= end]
    names = _names(scene, words[0].start, words[-1].end) if words else []
    lone = words_of(scene, clause - 1) if clause else []
    if len(names) == many - 1 and lone and all(word.tag not in _TELLING for word in lone):
        names = [scene.document.text[lone[0].start : lone[-1].end].strip(), *names]  # 甲，乙和丙分别
    if len(names) == many:
        return names
    for at in range(clause - 1, max(-1, clause - 1 - _BACK), -1):
        if any(m.clause == at and not m.frames for m in scene.figures if m.quantity.kind != "ratio"):
            break
        words = words_of(scene, at)
        behind = max((n + 1 for n, word in enumerate(words) if word.tag in _TELLING), default=0)
        names = _names(scene, words[behind].start, words[-1].end) if words[behind:] else []
        if len(names) == many:
            return names
    return []


_BACK = 2  # clauses before the one with 分别
_TELLING = frozenset(("v", "d", "p", "ul"))


def _names(scene: Scene, start: int, end: int) -> list[str]:
    """The parts of the list that a stretch holds, as the text writes them."""
    dated = [m.quantity for m in scene.dates if start <= m.quantity.start < end]
    stop = min((q.start for q in dated if q.start > start), default=end)
    found = _LIST.search(scene.document.folded, max((q.end for q in dated if q.start <= start), default=start), stop)
    if found is None:
        return []
    opening = _OPENING.match(found.group())
    names, at = [], found.start() + (opening.end() if opening else 0)
    for mark in [*_BETWEEN.finditer(scene.document.folded, found.start(), found.end()), None]:
        behind = mark.start() if mark else found.end()
        names.append(scene.document.text[at:behind].strip())
        at = mark.end() if mark else behind
    return names if all(names) else []


def _named_anew(scene: Scene, mention: Mention, beside: list[Mention]) -> str | None:
    """The noun between the figure before and this one, where a conjunction and a verb stand around it."""
    place = beside.index(mention)
    if place == 0:
        return None
    start, end = beside[place - 1].quantity.end, mention.quantity.start
    if _CONJUNCTION.match(scene.document.folded, start, end) is None:
        return None
    words = [word for word in words_of(scene, mention.clause) if word.start >= start]
    if words and all(word.tag in ("ns", "x", "s") for word in words if word.start < end):
        return scene.document.text[words[0].start : end].strip("、和与及 ")  # 朝阳区33处、大兴区22处
    span = nounphrase.phrase_before(words, end) if words else None
    if span is None or not any(word.start >= span[1] and word.tag == "v" and word.end <= end for word in words):
        return None
    return scene.document.text[span[0] : span[1]]
