"""What others had expected of a figure: the forecast in a poll, the expectations of analysts."""

from __future__ import annotations

import re

from extract.en.speaker import Speaker
from extract.en.spoken import Passage, statement_of
from extract.statement import Statement


def polled(passage: Passage, match: re.Match[str]) -> Statement | None:
    """Beating the $5m forecast in a Reuters poll: what was expected, from the comma before."""
    text, sentence = passage.document.folded, passage.sentence(match.start())
    name = match.start("pollster")
    start = max(text.rfind(", ", sentence.start, match.start()) + 1, sentence.start)
    return statement_of(
        passage, Speaker(name, match.end()), (match.start(), match.end()), (start, match.end()), "polled"
    )


_FIGURE_END = re.compile(
    r",(?!\d)|[;:()]|\.(?!\d)|\s(?:at|in|by|on|for|from|and|but|after|when|while|this|last|next|over|during)\b"
)


def foreseen(passage: Passage, match: re.Match[str]) -> Statement | None:
    """Below analyst expectations of $5m: the figure that follows."""
    text, sentence = passage.document.folded, passage.sentence(match.start())
    stop = _FIGURE_END.search(text, match.end() + len(" of $5"), sentence.end)
    name = Speaker(match.start("foreseer"), match.end("foreseer"))
    scope = (match.end(), stop.start() if stop else sentence.end)
    return statement_of(passage, name, (match.start(), match.end()), scope, "expected by")
