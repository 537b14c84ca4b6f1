"""Polls in English news: who is asked, whose answers a share gives, and which poll it is from.

>>> from extract.en.speech.polls import asked_before
>>> text = "The survey of 800 nurses found low pay. Half said they would leave."
>>> asked_before(text, text.index("Half"))
'nurses'
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.speech.statement import ANSWERED, Statement
from extract.text.document import Document, Sentence

_BACK = 1500  # characters before an answer in which those who were asked are named
_POLL_BACK = 4000  # the same for the poll
_ASKED = r"(?:polled|surveyed|questioned|interviewed|canvassed)"
_SMALL = "two|three|four|five|six|seven|eight|nine|ten|10|20|100"
_SHARE = (
    r"(?:\d[\d.]*(?: ?%| per ?cent)|[A-Za-z]+(?:-[a-z]+)? per ?cent|\b[Hh]alf|\b(?:[Tt]wo|[Tt]hree|[Oo]ne)[- ]"
    r"(?:thirds?|quarters?|fifths?)|\b[Aa]n? (?:third|quarter|fifth|majority|minority)"
    r"|\b[Tt]he (?:rest|remainder|majority)"
    rf"|\b(?:[A-Z]?[a-z]+|\d) (?:in|out of) (?:{_SMALL}))"
)
_OPINION = (
    r"(?:says?|said|saying|thinks?|thought|believed?|agreed?|disagreed?|back(?:ed|ing)?|oppos(?:ed?|ing)"
    r"|supported|support"
    r"|favou?r(?:ed|ing)?|wanted|want|(?:dis)?approved?|felt|feel|voiced|trust(?:ed)?|rated?|prefer(?:red)?|preferring"
    r"|told|admit(?:ted)?|claimed?|disapproving|planned|intended|worried)"
)
_BESIDE = (
    r"(?:[,)] ?(?:\([^)]{1,12}\),? )?| \([^)]{1,12}\))?(?: (?:also|still|now|even|only|strongly))?"
    rf" (?P<told>{_OPINION})\b"
)
_ANSWERS = re.compile(rf"{_BESIDE}| that (?:he|she|it|they|the|his|her|their|an?|[A-Z])")
_ASKED_BEHIND = re.compile(rf" (?:of )?(?:all |the )?(?P<who>(?:those|people|voters|adults) {_ASKED}|respondents)\b")
# One in four said; 63%, disagreed; A majority (52%) said: a share and, at once, what it answers.
_ANSWER = re.compile(rf"{_SHARE}{_BESIDE}")
# 82% of those asked said; three-quarters of respondents had: they are named beside it.
_OF_ASKED = re.compile(
    rf"{_SHARE} (?P<told>(?:of )?(?:all |the )?(?:(?:those|people|voters|adults) {_ASKED}|respondents"
    r"|those (?:asked|who replied)))\b"
)
_STANDING = re.compile(
    rf"\b(?P<told>leads?|ahead of|trails?)\b[^.;]{{0,60}}? (?:by )?{_SHARE}(?: to |-){_SHARE}"
    rf"|\b[A-Z]\w+ (?:are |is )?(?P<at>on) {_SHARE}"
)
_WHO = re.compile(
    rf"\b(?P<group>(?:those|people|voters|adults|[a-z]+s) {_ASKED})\b|\b(?P<plain>respondents)\b"
    rf"|\b(?:{_ASKED}|(?:poll|survey|sample|study)(?: (?:was )?conducted (?:among|with))? of)"
    r"(?: (?:more|than|about|some|over|nearly|around|almost|at|least|a|an|another|weighted|sample|total|of|the|its))*"
    r" \d[\d,.]*(?: (?!in\b|on\b|of\b|and\b|for\b)[A-Za-z-]+){0,3}? (?P<counted>people|men|women|[a-z]+s)\b"
    rf"|{_SHARE} of (?:the |all |its )?(?P<shared>public|people|(?:[A-Z]?[a-z]+ )?[A-Z]?[a-z]+s)\b"
)
_FORETOLD = re.compile(r"\b(?:analysts|economists|traders|investors|expected|forecasts?|estimates?)\b[^.,;]{0,30}\Z")
_NAMED_POLL = re.compile(
    rf"(?<!analysts )(?<!economists )(?<!traders )(?<!investors )\b{_ASKED} (?:for|by)"
    r" (?P<client>(?:[Tt]he )?[A-Z][\w.&/-]*(?: (?:of |on |and )?[A-Z][\w.&/-]*)*)"
    r"|\b[Ii]n (?P<poll>(?:the|an?|its|another|this) (?:[A-Z][\w.&/-]*(?:['’]s)? (?:of |on )?(?:\w+ )?){1,5}?"
    r"(?:opinion )?(?:poll|survey))\b"
)
_POLL = re.compile(r"\b(?:polls?|surveys?|polled|surveyed|pollsters?|questionnaires?)\b")
_STEMS = ("poll", "survey", "questionn", "interviewed", "canvassed")


def asked_behind(text: str, at: int) -> str | None:
    """Those who were asked, named right behind a share that ends at `at`: half those surveyed."""
    found = _ASKED_BEHIND.match(text, at)
    return found["who"] if found is not None else None


def asked_before(text: str, at: int) -> str | None:
    """Those whose answers a share at `at` gives, in the words in which they were last named before it."""
    start = max(0, at - _BACK)
    if not _POLL.search(text, max(0, at - _POLL_BACK), at):
        return None
    named = list(_WHO.finditer(text, start, at))
    return named[-1][named[-1].lastgroup or 0] if named else None


def names_poll(text: str, start: int, end: int) -> bool:
    """Whether the words of a speaker name a poll, which the shares in the sentences behind it go on with."""
    return _POLL.search(text, max(0, start), end) is not None


def is_answer(text: str, end: int) -> bool:
    """Whether a share that ends at `end` is of people who answer, without saying of which people."""
    return _ANSWERS.match(text, end) is not None


def statements(document: Document, sentences: Sequence[Sentence], spoken: Sequence[Statement]) -> list[Statement]:
    """The polls that the sentences of a paragraph name or go on with; `spoken` are the statements found in it.

    A share that answers, in a sentence without a poll of its own, is told by the poll before it.
    """
    text = document.folded
    found: list[Statement] = []
    first, last = max(0, sentences[0].start - _POLL_BACK), sentences[-1].end
    if all(text.find(stem, first, last) < 0 for stem in _STEMS):
        return found
    for start, end, _, _ in sentences:
        named = _NAMED_POLL.search(text, start, end)
        foretold = named is not None and _FORETOLD.search(text, max(start, named.start() - 50), named.start())
        if named is not None and (foretold or any(s.start <= named.start() < s.end for s in spoken)):
            named = None  # the forecast in a Reuters poll
        group = "client" if named and named["client"] else "poll"
        if named is not None:
            name = document.text[slice(*named.span(group))]
            found.append(Statement(*named.span(), name, start, end, ANSWERED, outer=True))
            continue
        answer = (
            _ANSWER.search(text, start, end) or _OF_ASKED.search(text, start, end) or _STANDING.search(text, start, end)
        )
        if answer is None or any(start <= s.start < end and s.outer for s in spoken):
            continue
        if _POLL.search(text, max(0, start - _POLL_BACK), start):
            place = answer.span("told") if answer["told"] else answer.span("at")
            found.append(Statement(*place, None, start, end, ANSWERED, "outlet"))
    return found
