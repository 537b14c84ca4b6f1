"""English words by clause, each with the tag that it has by itself."""

from __future__ import annotations

import re

from extract.document import Document, Sentence, Token
from extract.en.tags import tag
from extract.scene import Clause

_WORD = re.compile(r"[A-Za-z][\w'’.&-]*[\w'’]|[A-Za-z]|[^\w\s]")


def by_clause(
    document: Document, sentence: Sentence, clauses: list[Clause], taken: list[tuple[int, int]]
) -> list[list[Token]]:
    """The tagged words of each clause without those that belong to `taken`, the sorted spans of figures and dates."""
    found: list[list[Token]] = [[] for _ in clauses]
    clause, end = 0, clauses[0].end
    spans = iter([*taken, (sentence.end + 1, sentence.end + 1)])
    span_start, span_end = next(spans)
    for match in _WORD.finditer(document.folded, sentence.start, sentence.end):
        start = match.start()
        while start >= span_end:
            span_start, span_end = next(spans)
        if match.end() > span_start:
            continue
        while start >= end and clause + 1 < len(clauses):
            clause += 1
            end = clauses[clause].end
        if clauses[clause].start <= start < end:
            word = match.group()
            found[clause].append(Token(start, match.end(), tag(word.lower()), word))
    return found
