"""How an English attribution goes on: a quotation, `The survey covers …`, `Its index rose`, `it` for a body."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from extract.en.speech.openers import opening_body
from extract.en.speech.speaker import Speaker, speaker_of
from extract.en.speech.speech_words import speech_words
from extract.en.speech.spoken import Passage
from extract.en.words.persons import is_known_person, person_of
from extract.en.words.quoting import in_quotation
from extract.speech.statement import Statement, StatementRule
from extract.text.document import Document, Sentence

_SENTENCES_BACK = 2
_PUBLISHED = r"(?:index|survey|gauge|barometer|measure|poll|study|readings?|data|figures|report|research)"
_GOES_ON = re.compile(rf"\s*(?:The|This|These|Its)\s(?:(?!of\b)[a-z\"“”-]+\s){{0,3}}?{_PUBLISHED}\b(?!['’])")
_OF_PUBLISHER: frozenset[StatementRule] = frozenset(("according to", "figures show"))
_ITS = re.compile(rf"\s*Its\s(?:(?!of\b)[a-z\"“”-]+\s){{0,3}}?{_PUBLISHED}\b")


CARRIED = 12  # sentences that go on with a quotation


def continues(document: Document, sentence: Sentence, statement: Statement) -> bool:
    """A quotation that begins the next sentence goes on with the speaker before it; so does what he has published."""
    text = document.folded
    if statement.rule in _OF_PUBLISHER:
        return _GOES_ON.match(text, sentence.start, sentence.end) is not None
    if statement.outer:
        return False
    return text[sentence.start : sentence.end].lstrip()[:1] in ('"', "“") or in_quotation(text, sentence.start)


def of_publisher(passage: Passage) -> Iterator[Statement]:
    """What opens with something published by whoever spoke last: Its index of prices rose."""
    text = passage.document.folded
    first = passage.sentences[0]
    opening = _ITS.match(text, first.start, first.end)
    if opening:
        start = first.start + len(opening.group()) - len(opening.group().lstrip())
        yield Statement(start, opening.end(), None, first.start, first.end, "figures show", "anyone")


def is_quotation(document: Document, start: int, end: int) -> bool:
    """Whether a paragraph is nothing but what somebody says: it opens and closes with a quotation mark."""
    told = document.folded[start:end].strip()
    return len(told) > 1 and told[0] in ('"', "“") and told[-1] in ('"', "”")


def is_impersonal(text: str, statement: Statement) -> bool:
    """Whether `it` speaks, or something of its, which is no person."""
    return (
        statement.anaphor == "anyone"
        and re.match(r"\W*its?\b", text[statement.start : statement.end], re.I) is not None
    )


def body_before(document: Document, at: int) -> str | None:
    """The body with whose name one of the last sentences before `at` begins, else its own, for `it` to stand for."""
    sentences = document.sentences
    index = bisect_right(sentences, at, key=lambda sentence: sentence.start) - 1
    for sentence in reversed(sentences[max(0, index - _SENTENCES_BACK) : index]):
        body = opening_body(document.folded, sentence.start, sentence.end) or _body_at_end(
            document.folded, *sentence[:2]
        )
        if body is not None:
            return document.text[body.start : body.end]
    own = sentences[index].start if index >= 0 else at  # Amazon will hire, it said
    thing = opening_body(document.folded, own, at) if own < at else None
    return document.text[thing.start : thing.end] if thing is not None else None


# The authors, Ann Bell and Tom Hay, read 277 papers.
_SEVERAL_OPEN = re.compile(
    r"\W*(?P<who>(?:[Tt]he |[Ss]ome |[Mm]any )?(?:[a-z-]+ ){0,2}?(?P<noun>[A-Za-z]?[a-z]+s)"
    r"(?: (?:at|of|from) (?:the )?[A-Z][\w.&-]*(?: (?:of |for |and )?[A-Z][\w.&-]*)*)?)(?:,| [a-z])"
)


def several_before(document: Document, at: int) -> str | None:
    """Those with whom one of the last sentences before `at` begins, for `they` to stand for: the authors."""
    sentences = document.sentences
    index = bisect_right(sentences, at, key=lambda sentence: sentence.start) - 1
    for sentence in reversed(sentences[max(0, index - _SENTENCES_BACK) : index]):
        opening = _SEVERAL_OPEN.match(document.folded, sentence.start, sentence.end)
        if opening is not None and opening["noun"].lower() in speech_words().speakers:
            return document.text[opening.start("who") : opening.end("who")]
    return None


_TOLD_AT_END = re.compile(r"\baccording to (?P<who>[^,;:\"”]{2,90}?)\.\s*\Z")


def _body_at_end(text: str, start: int, end: int) -> Speaker | None:
    """The body that a sentence names last for what it tells: Acme in `Prices rose, according to the website Acme.`"""
    told = _TOLD_AT_END.search(text[max(start, end - 110) : end])
    if told is None:
        return None
    who = end - len(told.string) + told.start("who")
    body = speaker_of(text, who, who + len(told["who"]))
    name = text[body.start : body.end] if body is not None else ""
    return None if not name[:1].isupper() or is_known_person(name) else body


_SEVERAL = re.compile(r"(?i:some|many|most|several|both|the|other)? ?(?:[a-z-]+ )*[a-z-]+s")
_REACH = 1500  # characters before a pronoun in which a speaker was last named
_ENDED = re.compile(r"[.!?][\"'”’)]*\s")


def are_many(name: str) -> bool:
    """Whether a speaker's name can only be that of several, whom `it` does not stand for: many experts."""
    return _SEVERAL.fullmatch(name) is not None and not name.endswith("ss")


def named_last(text: str, statement: Statement) -> str | None:
    """The speaker that `he` or `she` stands for, or whoever a later sentence names before the pronoun.

    Mr Hale spoke; Mr Dale then resigned. He said …
    """
    name = statement.name
    if name is None:
        return None
    low = max(0, statement.start - _REACH)
    spoke = max(text.rfind(name.split()[-1], low, statement.start), low)
    ends = [ended.end() for ended in _ENDED.finditer(text, spoke, statement.start)]
    if len(ends) < _SENTENCES_BACK:
        return name  # named in the sentence before
    later = person_of(text, statement.start, statement.end)
    if not later or later.split()[-1] == name.split()[-1]:
        return name
    return later if text.rfind(later.split()[-1], low, statement.start) >= ends[0] else name
