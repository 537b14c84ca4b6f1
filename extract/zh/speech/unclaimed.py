"""Quotations that no words of speaking introduce: they are of the person of whom the text tells right before them.

陈永明早年自学敲鼓，「我七岁才摸过鼓棍。」; 她每天走三条街。「人手不够，我一人顾十个。」; 「甲…」、「乙…」
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.speech.statement import Statement, StatementRule
from extract.text.quotation import Quotation
from extract.zh.speech.items import items_between
from extract.zh.speech.speaker import Speaker
from extract.zh.speech.toldof import person_told_of
from extract.zh.speech.voices import Passage, statement_of
from extract.zh.words.persons import is_office
from extract.zh.words.pronouns import MYSELF
from extract.zh.words.speech_words import speech_words

_JOINS = re.compile(r"[、，;和及与又\s]{0,3}")
_ENDED = "。!?\n"
_SPOKEN: frozenset[StatementRule] = frozenset(("said", "quoted", "said after", "announced"))
_BACK = 2  # sentences before a quotation by itself in which the person may be told of
_LINES = 3  # above a quotation among which the paragraph before it is looked for
_CAPTION = 60  # characters of a line without a full stop, as below a picture


def unclaimed(passage: Passage, before: list[Statement]) -> Iterator[Statement]:
    """The quotations of speech outside every scope of `before` and the persons of whom the text tells before them."""
    last: tuple[Quotation, Statement | None] | None = None
    for quotation in passage.real:
        own = next((s for s in reversed(before) if _holds(s, quotation)), None)
        if own is None and quotation.closed and quotation.start not in passage.taken:
            own = _speech(passage, quotation, before, last)
            if own is not None:
                passage.taken.add(quotation.start)
                yield own
        last = (quotation, own)


def _holds(statement: Statement, quotation: Quotation) -> bool:
    return statement.scope_start <= quotation.start + 1 < statement.scope_end


def _speech(
    passage: Passage,
    quotation: Quotation,
    before: list[Statement],
    last: tuple[Quotation, Statement | None] | None,
) -> Statement | None:
    """Whose a quotation is, where it is speech: joined to another one, or told by somebody of himself."""
    text, scope = passage.document.folded, (quotation.start, quotation.end)
    if last is not None and last[1] is not None and _JOINS.fullmatch(text, last[0].end, quotation.start):
        return last[1]._replace(scope_start=scope[0], scope_end=scope[1], carries=False)
    start = passage.sentence_start(quotation.start)
    alone = start == quotation.start or text[quotation.start - 1] in _ENDED
    if not alone and (text[quotation.start - 1] not in "，:" or not _tells_of_himself(text, quotation)):
        return None
    if alone and text[quotation.end - 2] not in "。!?…" and text[quotation.end : quotation.end + 1] not in "。!?":
        return None
    if alone and not text[passage.start : quotation.start].strip():
        above = _above(passage)
        said = _said_or_told(above, quotation, None) if above is not None else None
        return said or _told_behind(passage, quotation, before)
    if alone:
        return _said_or_told(passage, quotation, before)
    speaker = person_told_of(passage, start, quotation.start)
    return _of(passage, speaker, quotation) if speaker is not None else None


def _tells_of_himself(text: str, quotation: Quotation) -> bool:
    return MYSELF.search(text, quotation.start, quotation.end) is not None


def _said_or_told(passage: Passage, quotation: Quotation, before: list[Statement] | None) -> Statement | None:
    """Who spoke in one of the sentences of `passage` right before a quotation by itself, or of whom they tell.

    With None for `before`, those who speak are not known: of a paragraph above.
    """
    at = min(quotation.start, passage.end)
    for _ in range(_BACK):
        if at <= passage.start:
            return None
        start = passage.sentence_start(at - 1)
        spoken = [s for s in before or () if start <= s.start < at and not s.outer]
        if spoken:
            goes_on = spoken[-1].rule in _SPOKEN
            said = spoken[-1]._replace(scope_start=quotation.start, scope_end=quotation.end, carries=False)
            return said if goes_on and (said.name or said.anaphor) else None
        if before is None and _speaks(passage, start, at):
            return None
        speaker = person_told_of(passage, start, at)
        if speaker is not None:
            return _of(passage, speaker, quotation)
        if before is not None and _speaks(passage, start, at):
            return None
        at = start
    return None


def _told_behind(passage: Passage, quotation: Quotation, before: list[Statement]) -> Statement | None:
    """The person by name whom the sentence right behind an opening quotation shows: “…。”护林员周大山擦了擦汗。"""
    end = passage.sentence_end(min(quotation.end + 1, passage.end))
    if end <= quotation.end or any(quotation.end <= statement.start < end for statement in before):
        return None
    speaker = person_told_of(passage, quotation.end, end)
    if speaker is None or speaker.anaphor is not None:
        return None
    text, start = passage.document.folded, speaker.start
    plain = any(item.tag in _TOLD_OF_THINGS for item in items_between(passage.document, start, speaker.end))
    shown = (text[start - 1] == "的" and not plain) or is_office(text[start - 3 : start])
    return _of(passage, speaker, quotation) if shown else None


_TOLD_OF_THINGS = frozenset(("a", "ad", "d", "v"))  # 村口的路很窄


def _speaks(passage: Passage, start: int, end: int) -> bool:
    """Whether a sentence holds a word of speaking."""
    return speech_words().cue.search(passage.document.folded, start, end) is not None


def _above(passage: Passage) -> Passage | None:
    """The paragraph above, captions of pictures left out."""
    text, end = passage.document.folded, passage.start
    for _ in range(_LINES):
        while end and text[end - 1].isspace():
            end -= 1
        start = text.rfind("\n", 0, end) + 1
        if end - start > _CAPTION or any(mark in text[start:end] for mark in "。!?"):
            return Passage.of(passage.document, start, end) if end > start else None
        end = start
    return None


def _of(passage: Passage, speaker: Speaker, quotation: Quotation) -> Statement:
    frame = (speaker.start, speaker.end)
    return statement_of(passage, speaker, frame, (quotation.start, quotation.end), "quoted")
