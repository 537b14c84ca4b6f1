"""Polls: sentences that tell what those asked have answered belong to whoever asked them, also paragraphs later."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extract.speech.statement import Statement, StatementRule
from extract.text.document import Document, Sentence

_ASKED = re.compile(r"受访(?!时|问|中|期间)|被访者|被访市民|回应者|受调查者")
_POLL = re.compile(r"民意|民调|问卷|访问|调查|受访|抽样")
_PUBLISHED: frozenset[StatementRule] = frozenset(
    ("figures show", "figures of", "published", "according to", "announced", "investigated")
)
_SPEAKING = re.compile(r"受访[^，。;]{0,16}(?:(?:对|向)[^，。]{0,12}(?:表示|说|称|透露)|(?:表示|说|称|指出)[:，])")


def pollster(document: Document, told: Sequence[Statement]) -> Statement | None:
    """The last of the statements of a paragraph by which a poll and whoever held it are named."""
    for statement in reversed(told):
        if statement.name is None or statement.rule not in _PUBLISHED:
            continue
        if _POLL.search(document.folded, statement.start, min(statement.end + 1, statement.scope_end)):
            return statement
    return None


def answers(
    document: Document, sentences: Sequence[Sentence], told: Sequence[Statement], poll: Statement
) -> Iterator[Statement]:
    """The sentences of a paragraph without a speaker of their own that tell the answers of a poll."""
    text = document.folded
    for sentence in sentences:
        start, end = sentence.start, sentence.end
        asked = _ASKED.search(text, start, end)
        if asked is None or _SPEAKING.match(text, asked.start(), end):
            continue
        if any(s.name is not None and s.scope_start < end and start < s.scope_end for s in told):
            continue
        yield poll._replace(scope_start=start, scope_end=end, rule="carried over")
