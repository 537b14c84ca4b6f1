"""Names beside an office or a role: `the mayor, Ann, said`, `Acme's sponsor, Globex, said`, `said X's wife, Ann`."""

from __future__ import annotations

import re

from extract.en.speech.speaker import Speaker, speaker_of
from extract.en.speech.speech_words import is_office, speech_words
from extract.en.words.persons import is_known_person

_NAME = r"(?P<name>(?!The\b|An?\b)(?:[A-Z][\w.&'’-]*[ ]){0,3}(?:(?:al|el)-|(?:bin|de|van|von) )?[A-Z][\w.&'’-]*[\w])"
_ROLE = (
    r"(?P<who>(?:[Oo]ne of (?:the|his|her|its|their)|[Tt]he|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir"
    r"|(?:[Tt]he )?(?:[A-Z][\w.&-]* ){0,4}[A-Z][\w.&-]*['’]s?)"
    r" (?:(?:[A-Z][A-Za-z]*-)?[a-z'’-]+ ){0,3}[a-z'’-]+"
    r"(?: (?:of|for|at|with) (?:the |its )?[A-Z][\w.&-]*(?: (?:of |and |for )?[A-Z][\w.&-]*)*)?)"
)
_CALLED = re.compile(rf", (?:\d+-year-old )?{_NAME}")
_OFFICE = re.compile(rf"(?:\A\s*|[\"”,;.] ?|\s(?:and|but)\s){_ROLE}\Z")
# A senior forecaster, Ms Ann Bell; the Kano State coach, B. Garba: one of many, or one of a body's
_OF_BODY = re.compile(
    r"(?:\A\s*|[\"”,;.] ?|\s(?:and|but)\s)"
    r"(?P<who>(?:[Tt]he|[Aa]n?|[Aa]nother) (?:[A-Z][\w.&'’-]* (?:of |and |for )?){0,5}"
    r"(?:[a-z'’-]+ ){0,3}?(?P<noun>[a-z'’-]+)"
    r"(?: (?:of|for|at|with|in) (?:the |its )?[A-Z][\w.&-]*(?: (?:of |and |for )?[A-Z][\w.&-]*)*)?)\Z"
)
# The Minister of Power, Alhaji Bello Garba: an office in capitals, with what it is over
_OVER = r"(?: (?:of|for|in) (?:the )?[A-Z][\w.&-]*(?:,? (?:(?:and|&) )?[A-Z][\w.&-]*)*)*"
_CAPITAL_OFFICE = re.compile(
    rf"(?:\A\s*|[\"”;.] ?|\s(?:and|but)\s)(?P<who>(?:[Tt]he )?(?P<office>(?:[A-Z][a-z-]+ ){{0,3}}[A-Z][a-z-]+)"
    rf"{_OVER})\Z"
)
_OFFICE_BEHIND = re.compile(rf"\s{_ROLE}")
_CLOSED = re.compile(r"\s*(?:[.,;]|\Z)")


def apposed_before(text: str, low: int, comma: int, end: int) -> Speaker | None:
    """The name between `comma` and `end` that an office right before the comma has; `low` bounds the clause."""
    called = _CALLED.fullmatch(text, comma, end)
    before = text[low:comma] if called else ""
    office = _OFFICE.search(before) or _CAPITAL_OFFICE.search(before) or _OF_BODY.search(before)
    if called is None or office is None or not _is_office(office, called["name"]):
        return None
    return Speaker(called.start("name"), called.end("name"), clause=low + office.start("who"))


def _is_office(phrase: re.Match[str], name: str) -> bool:
    """Whether words before a name are what somebody is; whoever is known for a person may be anything."""
    table, noun = speech_words(), phrase.groupdict().get("noun")
    if noun is not None:
        return is_office(noun) or is_known_person(name)
    office = phrase.groupdict().get("office")
    if office is None:
        return True
    return any(word in table.offices or word in table.titles for word in office.split())


def apposed_behind(text: str, start: int, end: int, stop: int) -> Speaker | None:
    """The name behind the office at `start`..`end` and its comma: said the mayor, Ann Bell."""
    if not _OFFICE_BEHIND.fullmatch(text, start, end):
        return None
    called = _CALLED.match(text, end, stop)
    if called is None or " " not in called["name"] or not _CLOSED.match(text, called.end(), stop):
        return None
    return Speaker(called.start("name"), called.end("name"))


_MADE = re.compile(
    r",\s(?:[a-z]+ly )?(?:published|released|issued|compiled|collected|conducted|carried out|commissioned|produced) by"
    r" (?P<who>[^,]+?)(?: (?:on|in|last|this|yesterday|today|earlier|late|early)\b[^,]*)?,?\Z"
)


_COUNTED = re.compile(
    r"\s(?:[a-z]+ ){0,3}[\d,.]+(?: (?:thousand|million))?(?: (?!by\b|for\b|from\b)[A-Za-z'’-]+){1,5}?"
    r"(?: (?:conducted|carried out|published|commissioned|released))? (?:by|for) "
    r"(?P<who>(?:the |an? )?[A-Za-z][^,.;:]*?)"
    r"(?= (?:on|in|last|this|earlier|found|showed|published|released)\b|[,.;:\n]|\Z)"
)


# figures published by the ONS on Tuesday, a report released this week by Ipsos
_PUBLISHED = re.compile(
    r"\s(?:published|released|issued|conducted|carried out|compiled|commissioned)"
    r"(?: (?:on \w+day|yesterday|today|earlier|this \w+|last \w+|earlier this \w+))? by (?P<who>[^,.;:()]{2,60}?)"
    r"(?=\s(?:on|in|last|this|yesterday|today|earlier|which|that)\b|[,.;:()\n\"”]|\Z)"
)


def published_by(text: str, at: int, end: int) -> Speaker | None:
    """Who has published what is named before `at`."""
    made = _PUBLISHED.match(text, at, end)
    who = speaker_of(text, made.start("who"), made.end("who")) if made else None
    return who._replace(report=True) if who is not None else None


# attacked by Labour, which said it would cost; the union, which says that
_RELATIVE = re.compile(
    r"(?:\A|\s)(?P<who>(?:(?:the|The|its|an?) (?:[a-z'’-]+ ){0,3}?)?(?:[A-Z][\w.&'’-]*(?: (?:of |for |and "
    r"|the )*[A-Z][\w.&'’-]*)*"
    r"|[a-z-]+))"
    r", wh(?:ich|o) (?:(?:also|has|had|have|[a-z]+ly) )?\Z"
)


def of_relative(text: str, low: int, end: int) -> Speaker | None:
    """Whom `which` or `who` at `end` stands for, when a comma parts it from the name before."""
    if not text.endswith((", which ", ", who "), low, end):
        return None
    found = _RELATIVE.search(text[low:end])
    who = speaker_of(text, low + found.start("who"), low + found.end("who")) if found else None
    return who._replace(clause=end - len("who ")) if who is not None and who.anaphor is None else None


def made_of(text: str, at: int, end: int) -> Speaker | None:
    """Who made what asks as many as stand behind `at`: Mirrix in `a poll of 2,000 adults by Mirrix`."""
    made = _COUNTED.match(text, at, end) if text.endswith((" of", " among"), 0, at) else None
    who = speaker_of(text, made.start("who"), made.end("who")) if made else None
    return who._replace(report=True) if who is not None else None


def made_by(text: str, comma: int, end: int) -> Speaker | None:
    """Who made what stands before the comma: the figures, published by the ministry on Monday, showed."""
    made = _MADE.match(text[comma:end])
    who = speaker_of(text, comma + made.start("who"), comma + made.end("who")) if made else None
    return who._replace(report=True) if who is not None else None
