"""For whom 他, 他们 and 它 stand before a verb of saying: of whom the clauses before, or the sentence before, tell."""

from __future__ import annotations

import re
from bisect import bisect_right

from extract.speech.statement import Statement
from extract.text.document import Document
from extract.zh.speech import antecedents
from extract.zh.speech.items import items_between
from extract.zh.speech.nominal import is_somebody
from extract.zh.speech.speaker import Speaker
from extract.zh.speech.titled import introduced
from extract.zh.speech.voices import Passage, subject_of_clause
from extract.zh.words.dictionary import english
from extract.zh.words.nounwords import PERSONAL
from extract.zh.words.pronouns import HE_OR_SHE
from extract.zh.words.speech_words import speech_words


def named_before(passage: Passage, at: int, before: list[Statement]) -> Speaker | None:
    """The person about whom the clauses before are, or the sentence, when nobody has spoken since.

    王芳走访了三个村。她发现…; 王芳第五次参赛。“…。”她说
    """
    start = passage.sentence_start(at)
    if start < at and passage.document.folded[at - 1] == "，":
        nearer = _person_told_of(passage, start, at)
        if nearer is not None:
            return nearer
    quoted = passage.quotation_before(start)
    if quoted is not None and passage.sentence_start(quoted.start) == quoted.start:
        start = quoted.start  # of whom the sentence before his words tells
    earlier = passage.sentence_start(start - 1) if start > passage.start else start
    if earlier == start or any(statement.start >= earlier for statement in before[-3:] if not statement.outer):
        return None
    return _person_told_of(passage, earlier, start)


_COMMA = re.compile("，")
_PLACING = tuple("在对据当就随自从于由按因至")
_PLACED = frozenset("年月日时后前间中里上下内")
_FULL_NAME = 3  # characters of most
_CLAUSES = 3  # of a sentence, the first of which may only say when or where


def _subject(passage: Passage, start: int, end: int) -> Speaker | None:
    """The subject of the first clause of a stretch that does more than say when or where."""
    text = passage.document.folded
    for _ in range(_CLAUSES):
        subject = subject_of_clause(passage, start, end)
        mark = _COMMA.search(text, start, end) if subject is None else None
        if mark is None or not (text.startswith(_PLACING, start) or text[mark.start() - 1] in _PLACED):
            return subject
        start = mark.end()
    return None


def _person_told_of(passage: Passage, start: int, end: int) -> Speaker | None:
    """The subject of a clause where it is a person by name."""
    subject = _subject(passage, start, end)
    if subject is None or subject.anaphor is not None:
        return None
    table, text = speech_words(), passage.document.folded
    named = items_between(passage.document, subject.start, subject.end)
    name = text[subject.start : subject.end]
    if len(named) > 1 and table.trailing_titles.fullmatch(named[-1].word):
        return subject  # A先生
    if subject.indefinite and table.titles.search(name) is not None:
        return subject if table.bodies.search(name) is None else None  # 一名毕业生
    surname = named[0].word in table.surnames  # 林 + 月华, whom the tagger does not know
    sure = (
        (surname and (text.count(name) > 1 or not any(english(item.word) for item in named[1:])))
        or named[0].tag in PERSONAL | {"eng"}
        or table.titles.search(text, subject.start - 3, subject.start) is not None
        or introduced(items_between(passage.document, start, subject.end)) is not None  # 果农刘满仓
        or text.endswith("岁的", start, subject.start)  # 44岁的罗世贵
    )
    plain = any(len(item.word) > 1 and item.tag == "n" and english(item.word) for item in named)  # 金计划, not 林正雄
    body = len(name) > _FULL_NAME and table.bodies.search(name)  # 王建国 is no country
    known = table.person.fullmatch(name) and not body and not name.isupper() and not plain
    known = known and table.titles.search(name) is None and _NUMBERED.search(name) is None
    return subject if sure and known else None


def person_told_of(passage: Passage, start: int, end: int) -> Speaker | None:
    """The person, by name or by a pronoun, who is the subject of the stretch from `start` to `end`."""
    subject = _subject(passage, start, end)
    if subject is not None and subject.anaphor == "person":
        single = passage.document.folded[subject.start : subject.end] in HE_OR_SHE
        return subject if single else None
    return _person_told_of(passage, start, end)


def person_before(document: Document, at: int) -> str | None:
    """The person of whom one of the last sentences before `at` tells, the nearest first, in the text's own words."""
    sentences = document.sentences
    last = bisect_right(sentences, at, key=lambda sentence: sentence.start) - 1
    for sentence in reversed(sentences[max(0, last - _SENTENCES) : last + 1]):
        end = min(sentence.end, at)
        if end <= sentence.start or document.folded[sentence.start] in _QUOTED:
            continue
        person = person_told_of(Passage.of(document, sentence.start, end), sentence.start, end)
        if person is not None and person.anaphor is None:
            return document.text[person.start : person.end]
    return None


_NUMBERED = re.compile(r"\d")  # Oct 4th
_SENTENCES = 5  # before a pronoun among which its person is told of
_QUOTED = frozenset('「“『"')


def subject_before(passage: Passage, at: int, called: str) -> Speaker | None:
    """With whom the sentence of a pronoun begins: 陈某的父母住在乡下，他们表示…, 甲公司成为了中介，它声称…"""
    start = passage.sentence_start(at)
    subject = subject_of_clause(passage, start, at) if start < at else None
    if subject is None or subject.anaphor is not None:
        return None
    return subject if antecedents.fits(called, passage.document.folded[subject.start : subject.end]) else None


def acting(passage: Passage, clause: int, verb: re.Match[str]) -> Speaker | None:
    """Who begins the clause of a verb of saying where more words say what he did besides: 李某打电话给陈某说."""
    text, table = passage.document.folded, speech_words()
    if verb.group() in table.weak and text[verb.end() : verb.end() + 1] not in tuple("，:「“"):
        return None
    subject = subject_of_clause(passage, clause, verb.start())
    if subject is None or subject.anaphor is not None or "的" in text[subject.end : verb.start()]:
        return None
    return subject if is_somebody(items_between(passage.document, subject.start, subject.end)) else None
