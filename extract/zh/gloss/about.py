"""Whom the gloss of a Chinese claim is about, in English."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extract.claims.labels import label_at
from extract.model import Claim, Quantity
from extract.text.document import Document
from extract.text.fold import fold
from extract.zh.gloss.conjugation import closed, form, known
from extract.zh.gloss.phrasebook import gloss_words
from extract.zh.gloss.predicate import is_verb
from extract.zh.gloss.wording import person, phrase, sense
from extract.zh.numbers.numerals import evaluate
from extract.zh.words.labels import LABELS
from extract.zh.words.nounwords import PERSONAL
from extract.zh.words.speech_words import speech_words

NAMED = 60  # characters of a subject
BEHIND = 18  # characters behind an age that may hold the name

_NUMBERED = re.compile(r"([一二三四五六七八九十]{1,3}|\d{1,3})号$")


def subject_of(claim: Claim, document: Document) -> tuple[str, tuple[int, int]]:
    """The subject in English without figures in it, and where it stands; before the clause it stands at -1."""
    if not claim.subject:
        return "", (-1, -1)
    start = document.text.rfind(claim.subject, claim.start, claim.end)
    span = (start, start + len(claim.subject)) if start >= 0 else (-1, -1)
    folded = fold(claim.subject)
    if start >= 0:
        for quantity in claim.quantities:
            if span[0] < quantity.start < span[1]:
                folded = folded[: quantity.start - span[0]]
    if folded in gloss_words().subjectless or is_verb(folded):
        return "", (-1, -1)
    text = phrase(folded) or person(folded)
    at = start if start >= 0 else document.text.rfind(claim.subject, claim.sentence_start, claim.start)
    if text and at > 0 and document.folded[at - 1] == "号":
        numbered = _NUMBERED.search(document.folded, max(0, at - 6), at)
        text = f"{text} {evaluate(numbered[1])}" if numbered is not None else text
    return (text[:1].upper() + text[1:] if len(text) <= NAMED else ""), span


def labelled(claim: Claim, document: Document, figures: Sequence[Quantity]) -> str:
    """The label before a colon of which a claim's figures tell (受伤：51人), empty where none is its subject."""
    span = label_at(document.folded, figures[0], figures[-1], LABELS) if claim.subject else None
    if span is None or document.text[slice(*span)] != claim.subject:
        return ""
    folded = document.folded[slice(*span)]
    verb = known(folded)
    text = closed(form(verb, passive=True)) if verb else phrase(folded) or person(folded)
    return text[:1].upper() + text[1:]


def aged(figure: Quantity, document: Document) -> str:
    """Who stands right behind an age (74岁的曾太), empty where that is no person."""
    behind = document.tokens_between(figure.end, figure.end + BEHIND)
    run = behind[1:] if behind and behind[0].word == "的" else behind
    for length in (3, 2, 1):
        words = run[:length]
        text = "".join(token.word for token in words)
        begins = words and (len(words[0].word) == 1 or words[0].tag in PERSONAL)
        joined = begins and all(one.end == two.start for one, two in pairwise(words))
        if joined and 2 <= len(text) <= 3 and (name := sense(text) or person(text)) and name[:1].isupper():
            return name
    return ""


def speaks(document: Document, span: tuple[int, int]) -> bool:
    """Whether who stands at `span` goes on to say or to foresee something."""
    if span[0] < 0:
        return False
    saying, foreseeing = speech_words().saying, speech_words().forecasting
    behind = document.tokens_between(span[1], span[1] + SPOKEN)[:3]
    return any(token.word in saying or token.word in foreseeing or token.word in _QUOTING for token in behind)


_QUOTING = frozenset(["引述", "引用", "话", "预料", "预计", "估计", "预期", "料", "预测"])
SPOKEN = 8  # characters behind a speaker that hold the verb of saying
