"""For whom 他, 他们 and 它 stand before a verb of saying: of whom the clauses before, or the sentence before, tell."""

from __future__ import annotations

from extract.statement import Statement
from extract.zh.quantities.nounwords import PERSONAL
from extract.zh.speech import antecedents
from extract.zh.speech.items import items_between
from extract.zh.speech.speaker import Speaker
from extract.zh.speech.speech_words import words
from extract.zh.speech.voices import Passage, subject_of_clause


def named_before(passage: Passage, at: int, before: list[Statement]) -> Speaker | None:
    """The person about whom the clauses before are, or the sentence, when nobody has spoken since.

    王芳走访了三个村。她发现…
    """
    start = passage.sentence_start(at)
    if start < at and passage.document.folded[at - 1] == "，":
        nearer = _person_told_of(passage, start, at)
        if nearer is not None:
            return nearer
    earlier = passage.sentence_start(start - 1) if start > passage.start else start
    if earlier == start or any(statement.start >= earlier for statement in before[-3:] if not statement.outer):
        return None
    return _person_told_of(passage, earlier, start)


def _person_told_of(passage: Passage, start: int, end: int) -> Speaker | None:
    """The subject of a clause where it is a person by name."""
    subject = subject_of_clause(passage, start, end)
    if subject is None or subject.anaphor is not None:
        return None
    named = items_between(passage.document, subject.start, subject.end)
    text = passage.document.folded
    sure = named[0].tag in PERSONAL | {"eng"} or words().titles.search(text, subject.start - 3, subject.start)
    name = text[subject.start : subject.end]
    plain = any(len(item.word) > 1 and item.tag == "n" for item in named)  # 金计划
    known = words().person.fullmatch(name) and not words().bodies.search(name) and not name.isupper() and not plain
    return subject if sure and known and words().titles.search(name) is None else None


def subject_before(passage: Passage, at: int, called: str) -> Speaker | None:
    """With whom the sentence of a pronoun begins: 陈某的父母住在乡下，他们表示…, 甲公司成为了中介，它声称…"""
    start = passage.sentence_start(at)
    subject = subject_of_clause(passage, start, at) if start < at else None
    if subject is None or subject.anaphor is not None:
        return None
    return subject if antecedents.fits(called, passage.document.folded[subject.start : subject.end]) else None
