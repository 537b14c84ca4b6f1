"""What others had expected of a figure: the forecast in a poll, the expectations of analysts, their forecasts."""

from __future__ import annotations

import re

from extract.en.speech.speaker import Speaker, anybody, speaker_of
from extract.en.speech.spoken import Passage, statement_of
from extract.speech.statement import FORETOLD, Statement


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
    return statement_of(passage, name, (match.start(), match.end()), scope, FORETOLD)


_FORESEEING = frozenset(("forecast", "expected", "predicted", "estimated", "projected", "anticipated"))
_BACK = 110  # characters before the verb in which its figure stands
_AWAITED = re.compile(
    r"(?P<figure>(?:(?:US|A|C|HK)?[$£€¥]|\b)\d[\d,.]*(?:[a-z]{1,2}\b|%)?"
    r"(?: (?:million|billion|trillion|per ?cent|points?)\b)?)"
    r"(?: (?!that|which)[a-z-]+){0,4}?(?: (?:that|which))?"
    r" (?P<who>(?:the |its |most |many |some |City |market )?[A-Za-z][\w&.-]*(?: [A-Z][\w&.-]*)*)"
    r"(?: (?:had|has|have))?(?: (?:originally|previously|earlier|initially|generally|widely|on average))? \Z"
)
_ALONE = re.compile(
    r"\s*(?:[.,;:)]|\Z)|\s(?:ahead|before|in|for|at|an? (?:week|month|year|quarter)|earlier|last|this|on|and|but|when"
    r"|after|just|only|back|previously)\b"
)


def awaited(passage: Passage, match: re.Match[str]) -> Statement | None:
    """The 3% growth that economists had forecast: the figure before is theirs, and nothing else."""
    text, sentence = passage.document.folded, passage.sentence(match.start())
    if match.group() not in _FORESEEING or not _ALONE.match(text, match.end(), sentence.end):
        return None
    low = max(sentence.start, match.start() - _BACK)
    found = _AWAITED.search(text[low : match.start()])
    who = speaker_of(text, low + found.start("who"), low + found.end("who")) if found else None
    if found is None or who is None:
        return None
    figure = low + found.start("figure")
    return statement_of(passage, who, (who.start, match.end()), (figure, match.end()), FORETOLD)


def agreed_by(passage: Passage, match: re.Match[str]) -> Statement:
    """Growth is forecast at 6% by the IMF: what the verb governs is the agent's."""
    name = Speaker(*match.span("agent"))
    return statement_of(passage, name, match.span("agent"), match.span(), "by its agent")


def reckoned(passage: Passage, match: re.Match[str]) -> Statement | None:
    """By the charity's own count, 300 people are missing: the sentence is the charity's."""
    sentence = passage.sentence(match.start())
    start, end = match.span("reckoner")
    speaker = speaker_of(passage.document.folded, start, end) or anybody(passage.document.folded, start, end)
    if speaker is None or speaker.anaphor is not None:
        return None
    return statement_of(passage, speaker, match.span(), (sentence.start, sentence.end), "by the count of")
