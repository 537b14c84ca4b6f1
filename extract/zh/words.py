"""Chinese words by clause: jieba's tags, put right where its dictionary knows a function word only as something else."""

from __future__ import annotations

from extract.document import Document, Sentence, Token
from extract.scene import Clause
from extract.wordlists import entries

_TAGS = {word: tag for tag in "dvscpt" for word in entries("zh", f"tagged_{tag}")}


def by_clause(
    document: Document, sentence: Sentence, clauses: list[Clause], taken: list[tuple[int, int]]
) -> list[list[Token]]:
    """The tagged words of each clause without those that belong to `taken`, the sorted spans of figures and dates."""
    found: list[list[Token]] = [[] for _ in clauses]
    clause = 0
    start, end = clauses[0]
    spans = iter([*taken, (sentence.end + 1, sentence.end + 1)])
    span_start, span_end = next(spans)
    for token in document.tokens(sentence):
        at, behind, _, word = token
        while at >= span_end:
            span_start, span_end = next(spans)
        if behind > span_start:
            continue
        while at >= end and clause + 1 < len(clauses):
            clause += 1
            start, end = clauses[clause]
        if start <= at < end:
            tag = _TAGS.get(word)
            found[clause].append(token if tag is None else Token(at, behind, tag, word))
    return found
