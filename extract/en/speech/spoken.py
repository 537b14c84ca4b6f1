"""One English paragraph on the way to its statements, and how a speaker found in it becomes one."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from extract.en.speech.speaker import Speaker
from extract.speech.statement import Statement, StatementRule
from extract.text.document import Document, Sentence
from extract.text.quotation import Quotations


@dataclass(slots=True)
class Passage:
    """One paragraph with its sentences and quotations."""

    document: Document
    start: int
    end: int
    sentences: Sequence[Sentence]
    starts: list[int]
    quotations: Quotations
    taken: set[int]

    def sentence(self, at: int) -> Sentence:
        """The sentence around `at`."""
        return self.sentences[max(0, bisect_right(self.starts, at) - 1)]


def statement_of(
    passage: Passage, speaker: Speaker, frame: tuple[int, int], scope: tuple[int, int], rule: StatementRule
) -> Statement:
    """A statement of `speaker`: the words that attribute (`frame`), and the stretch that they attribute (`scope`)."""
    name = None if speaker.anaphor else passage.document.text[speaker.start : speaker.end]
    return Statement(frame[0], frame[1], name, scope[0], scope[1], rule, speaker.anaphor)


def said_before(passage: Passage, at: int, sentence: Sentence) -> int:
    """Where the words said before `at` begin: the opening of their quotation, which may lie sentences back."""
    quotation = passage.quotations.ending_at(at)
    if quotation is None or quotation.start in passage.taken:
        return sentence.start
    passage.taken.add(quotation.start)
    return min(quotation.start, sentence.start)
