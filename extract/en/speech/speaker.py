"""The speaker of an English clause: from the words before a verb of saying to the shortest proper name in them."""

from __future__ import annotations

import re
from typing import NamedTuple

from extract.en.numbers.number_words import TENS, UNITS
from extract.en.speech.shortname import person_of_house, without_office
from extract.en.speech.speech_words import speech_words
from extract.en.words.tags import tag
from extract.speech.statement import Anaphor


class Speaker(NamedTuple):
    """Where the name stands, or whom to look for instead."""

    start: int
    end: int
    anaphor: Anaphor | None = None
    report: bool = False
    clause: int = -1  # where the words around the name begin


_CAPITALS = re.compile(
    r"(?:[A-Z0-9][\w.'’&/-]*)(?:(?:\s+(?:of|de|du|van|von|bin|al|el|la|for|and|&|the|on|in))*\s+[A-Z][\w.'’&/-]*)*$"
)

_OWNER = re.compile(r"(?P<owner>[A-Z][\w.&-]*(?:\s+(?:of|for|and|&|the)?\s*[A-Z][\w.&-]*)*)(?:['’]s?)\s")

_MAKER = re.compile(
    r"\b(?:by|from|in|of|for)\s+(?:the\s+)?(?:[a-z]+\s+){0,3}(?P<maker>[A-Z][\w.'’&-]*(?:(?:\s+(?:of|for|and|&"
    r"|the|on|in))*\s+[A-Z][\w.'’&-]*)*)"
)

LEAD = re.compile(
    r"\s*(?:(?:(?:Last|This|On) (?:[A-Z][a-z]+day|week|month|year)\s+)?)"
    r"(?:(?:But|And|and|but|However|Meanwhile|Now|Then|Still|Yet|Also|Last|This|Earlier|Yesterday|Today|Although"
    r"|Though|While|As|So|Even|Both)\s+)?"
)

_PRONOUNS = {"he": "person", "she": "person", "they": "anyone", "it": "anyone"}

_COUNTED = re.compile(
    r"\s(?:of|among|by|in|from|that|into|to(?= be )|on(?! [A-Z])|with|published|released|conducted|commissioned"
    r"|carried|last|this)"
    r"(?:\s|$)"
)
_SAID_THEY = re.compile(r"\b(?:said|says|say|added|told \w+)\s(?P<who>they|it|he|she)$")
_OF_WHICH = re.compile(r"(?:which|that|[a-z]+)\s(?P<who>s?he)$")
_PREPOSITION = re.compile(
    r"^(?:In|On|At|For|By|With|From|After|Before|During|Under|Among|Despite|Of|To|Following|Since|Until|Over)\b"
)


def speaker_of(text: str, start: int, end: int) -> Speaker | None:
    """The shortest proper name in `text[start:end]`, or the phrase as it stands when it ends with a speaker's noun."""
    lead = LEAD.match(text, start, end)
    start = lead.end() if lead else start
    while end > start and text[end - 1] in " ,\t":
        end -= 1
    phrase = text[start:end]
    if not phrase or len(phrase) > 110:
        return None
    if phrase.lower() in _PRONOUNS:
        anaphor: Anaphor = "person" if _PRONOUNS[phrase.lower()] == "person" else "anyone"
        return Speaker(start, end, anaphor)
    if phrase in ("Both", "both", "Both companies"):
        return Speaker(start, end)
    if _PART_OF_PEOPLE.search(phrase) or phrase.startswith("according to "):
        return None
    again = _SAID_THEY.search(phrase)
    if again is not None:  # analysts at Acme said they expected
        return Speaker(start + again.start("who"), end, "person" if again["who"] in ("he", "she") else "anyone")
    relative = _OF_WHICH.search(phrase)
    if relative is not None:  # a target he, which she
        return Speaker(end - len(relative["who"]), end, "person")
    last = re.search(r"[\w'’-]+\.?$", phrase)
    if last is None or phrase in ("I", "We", "we", "you", "You", "who", "one", "What", "There", "there"):
        return None
    titled = _TITLED_REPORT.match(phrase)
    if titled is not None and titled["noun"] in speech_words().reports - _FIGURES:
        return Speaker(start, start + titled.end(), report=True)  # the Mori survey of 2,000 adults for the BBC
    head = _head(phrase)
    if head in speech_words().reports and not _is_house(phrase):
        return _published(phrase, start)
    housed = person_of_house(phrase)
    if housed is not None:  # aviation analyst Ann Bell of Norwest Hale
        return Speaker(start + housed[0], start + housed[1])
    capitals = _CAPITALS.search(phrase)
    if capitals is not None and capitals.group()[0].isalpha():
        return _capitalised(phrase, start, capitals)
    if last.group().lower() in speech_words().speakers or head in speech_words().speakers:
        return _common(phrase, start, end)
    return None


_ALL_CAPITALS = re.compile(r"[A-Z][\w&.-]*(?: [A-Z][\w&.-]*)+")


def _is_house(phrase: str) -> bool:
    """Whether what is published is only what a house is called by: Jupiter Research."""
    first = phrase.split()[0]
    return _ALL_CAPITALS.fullmatch(phrase) is not None and first not in _OPENING and not _is_quality(first)


def _head(phrase: str) -> str:
    """The noun that a preposition modifies: figures of figures from the ONS, analysts of analysts at UBS."""
    front = re.split(
        r"\s(?:at|of|from|by|for|in|with|on|into|to|released|published|about|among|near|close|led|polled|surveyed"
        r"|based|familiar|briefed|involved|aware|compiled|collected|gathered|obtained|seen|issued|provided"
        r"|prepared)(?:\s|$)",
        phrase,
        maxsplit=1,
    )[0]
    found = re.search(r"[\w'’-]+$", front)
    return found.group().lower() if found else ""


def _published(phrase: str, start: int) -> Speaker | None:
    owned = (found for found in _OWNER.finditer(phrase) if found["owner"].split()[-1] not in _NOT_NAMES)  # last April's
    owner = next(owned, None) or next((m for m in _MAKER.finditer(phrase) if not _is_place(phrase, m)), None)
    if owner is not None:
        group = "owner" if "owner" in owner.groupdict() else "maker"
        return Speaker(start + owner.start(group), start + owner.end(group), report=True)
    body = _LOWER_MAKER.search(phrase)
    if body is not None and body["noun"] in speech_words().speakers:
        return Speaker(start + body.start("maker"), start + body.end("maker"), report=True)
    if phrase in ("the figures", "The figures", "the data", "The data"):
        return Speaker(start, start + len(phrase), report=True)
    if re.match(r"(?:the|a|an|this|its|one|another)\s", phrase, re.I) and _head(phrase) not in (
        "figures",
        "data",
        "numbers",
        "figure",
    ):
        counted = _COUNTED.search(phrase)  # a study of more than 430,000 adults
        return Speaker(start, start + (counted.start() if counted else len(phrase)), report=True)
    if _OFFICIAL.fullmatch(phrase):
        return Speaker(start, start + len(phrase), report=True)
    body = _BODY.fullmatch(phrase)
    if body is not None and body["body"].lower() in speech_words().speakers - {"official"}:
        return Speaker(start, start + body.end("body"), report=True)
    named = re.match(r"(?:[A-Z][\w.&-]*\s+)+(?=[a-z])", phrase)
    first = named.group().split()[0] if named is not None else ""
    if named is not None and first not in _OPENING | _NOT_NAMES and not _is_quality(named.group().strip()):
        return Speaker(start, start + len(named.group().rstrip()), report=True)
    return None


def _is_place(phrase: str, maker: re.Match[str]) -> bool:
    """Whether `in` says where those live who were studied (births in Denmark), not where a study stands (in Nature)."""
    return maker.group().startswith("in ") and " of " in phrase[: maker.start()]


_TITLED_REPORT = re.compile(
    r"[Tt]he [A-Z][\w.&/-]*(?: (?:(?:on|of|for|and) )?[A-Z][\w.&/-]*)* (?:[a-z]+ )??(?P<noun>[a-z]+)\b"
)
_FIGURES = frozenset(("figures", "data", "numbers", "figure", "statistics", "index", "forecast", "forecasts"))
# official data, exit polls
_OFFICIAL = re.compile(
    r"(?i:(?:the )?(?:official|customs|provisional|preliminary|leaked|internal|confidential"
    r"|unpublished)) (?:[a-z]+ )?[a-z]+|(?i:(?:exit|opinion) polls?)"
)
# Figures released by the ministry
_LOWER_MAKER = re.compile(
    r"\b(?:(?:released|compiled|published|issued|provided|collected) by|from)"
    r" (?P<maker>(?:the|an?) (?:[a-z'’-]+ ){0,3}?(?P<noun>[a-z]+))(?= on |,|\Z| in | last | this )"
)
_BODY = re.compile(r"(?P<body>[A-Za-z]+)\s(?:[a-z]+\s)?[a-z]+")  # government data


def _capitalised(phrase: str, start: int, capitals: re.Match[str]) -> Speaker | None:
    before = phrase[: capitals.start()].rstrip()
    if re.search(
        r"\b(?:at|of|for|from|in|with|by|to|on|near|outside|around)(?:\s+the)?$", before
    ) and not _PREPOSITION.match(phrase):
        return _common(phrase, start, start + len(phrase)) if _head(phrase) in speech_words().speakers else None
    name = capitals.group()
    offset = capitals.start()
    titled = re.search(r"(?<=\s)(?:Mr|Mrs|Ms|Dr|Sir|Lord|Lady)\.?\s", name)
    if titled is not None:
        offset, name = offset + titled.start(), name[titled.start() :]
    office = without_office(name)
    offset, name = offset + office, name[office:]
    if name.split()[0] in _NOT_NAMES - _ALSO_NAMES and len(name.split()) > 1:
        cut = len(name) - len(name.split(maxsplit=1)[1])
        offset, name = offset + cut, name[cut:]
    if name in _NOT_NAMES or name.split("-")[0].lower() in _NUMBERS or not re.search(r"[a-zA-Z]{2}", name):
        return None
    return Speaker(start + offset, start + offset + len(name))


_OPENING = frozenset(("Early", "The", "A", "An", "New", "Official", "Past", "Earlier", "Those", "These", "Some"))


def _is_quality(name: str) -> bool:
    """Whether the one word with a capital before a report only says what it is like: Initial reports."""
    return tag(name.lower()) in ("JJ", "JJS", "VBN")


_NUMBERS = frozenset((*UNITS, *TENS))  # Twenty-two have said yes
_ALSO_NAMES = frozenset(("He", "You", "April", "May", "June"))  # before another name: He Wenqing, May Chan
_NOT_NAMES = frozenset(
    [
        "The",
        "A",
        "An",
        "Past",
        "Recent",
        "Latest",
        "Early",
        "Late",
        "Previous",
        "Former",
        "Rival",
        "Fellow",
        "In",
        "On",
        "At",
        "But",
        "And",
        "It",
        "He",
        "She",
        "They",
        "This",
        "That",
        "These",
        "Those",
        "There",
        "Some",
        "Many",
        "Most",
        "Both",
        "One",
        "As",
        "If",
        "When",
        "While",
        "However",
        "I",
        "We",
        "You",
        "What",
        "Who",
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
    ]
)


_SHARE = re.compile(
    r"\d(?!\d*-year)|\bper ?cent\b|\bof (?:those|them|people|respondents|users)\b|\bquarters?\b|\bthirds?\b"
)


# One in four, three-quarters, a majority: people who answer, and nobody who speaks.
_PART_OF_PEOPLE = re.compile(
    r"\b(?:[a-z]+|\d+) (?:in|out of) (?:two|three|four|five|six|seven|eight|nine|ten|10|20|100)\Z"
    r"|\b(?:a|the) (?:\w+ )?(?:majority|minority)\b"
    r"|\A(?:(?:nearly|about|almost|around|some|only|just) )?(?:one|two|three|four|five|six|seven|eight|nine|\d+)"
    r" (?:in|out of) (?:every )?(?:two|three|four|five|six|seven|eight|nine|ten|10|20|100) [a-z]+\Z"
    r"|\b(?:two|three|four|a|one)[- ](?:third|quarter|fifth|half)s?\Z|\bhalf\Z|\bper ?cent\Z|%\Z",
    re.IGNORECASE,
)


_DONE_BEFORE = re.compile(r"[a-z]+ed\s(?=(?:the|a|an|its|one|some|many)\s)")


def _common(phrase: str, start: int, end: int) -> Speaker | None:
    """the company, analysts at UBS: kept as they stand, cut to the last determiner before the noun."""
    if len(phrase.split()) > 9 or _SHARE.search(phrase):
        return None
    if _PREPOSITION.match(phrase) or _DONE_BEFORE.match(phrase):  # accepted many experts
        found = list(re.finditer(r"\b(?:the|a|an|its|one|some|many)\s", phrase))
        if not found:
            return None
        return Speaker(start + found[-1].start(), end)
    return Speaker(start, end)


def anybody(text: str, start: int, end: int, *, after_comma: bool = False) -> Speaker | None:
    """Whoever says something is somebody: the former finance officer, the 20-year-old.

    Several without an article (estate agents) only where they close what they say.
    """
    match = _ANYBODY.fullmatch(text, start, end) or (_SEVERAL.fullmatch(text, start, end) if after_comma else None)
    if match is None or _NO_NOUN_PHRASE.search(match.group()):
        return None
    if _head(match.group()) in speech_words().reports or _PART_OF_PEOPLE.search(match.group()):
        return None
    first = re.search(r"\S", match.group())
    return Speaker(start + (first.start() if first else 0), end)


def unnamed_report(text: str, start: int, end: int) -> Speaker | None:
    """What is published by nobody who is named, called by what it is: sales figures, a registration document."""
    match = _UNNAMED.match(text, start, end)
    if match is None or match["noun"] not in speech_words().reports:
        return None
    return Speaker(match.start("what"), match.end("noun"), report=True)


def report_at_end(text: str, low: int, end: int) -> Speaker | None:
    """What is published, without an article behind a comma: …, study finds; …, new figures show."""
    match = _AT_END.search(text, low, end)
    if match is None or match["noun"] not in speech_words().reports:
        return None
    return Speaker(match.start("what"), match.end("noun"), report=True, clause=match.start("what"))


_AT_END = re.compile(r",\s(?P<what>(?:[a-z-]+ )?(?P<noun>[a-z]+))\s\Z")
_UNNAMED = re.compile(
    r"\s*(?P<what>(?:(?:a|an|the|new|early|latest)\s)?(?!a\b|an\b|the\b|new\b|early\b|latest\b"
    r"|recent\b)[a-z-]+\s(?P<noun>[a-z]+))"
    r"(?=[.,]|\Z|\s(?:filed|published|released|issued|obtained|seen|submitted|leaked|posted|from|by)\b)"
)
_SEVERAL = re.compile(r"\s(?:(?!of|in|at|on|for|by|and|that|as|the|to)[a-z][\w-]*\s){0,2}[a-z-]{3,}[^s\W]s")
_NO_NOUN_PHRASE = re.compile(r"\b(?:to|is|was|are|were|be|have|has|had|not|will|can|would)\b|\s(?:and|but)\Z")
_ANYBODY = re.compile(
    r"\s*(?:(?i:the|a|an|one|another|his|her|their|its|some|many|most|several|both)"
    r"|(?:[A-Z][\w.&-]*\s){0,3}[A-Z][\w.&-]*['’]s?)"
    r"\s(?:(?:[\w'’-]+|(?:[A-Z]\.)+)\s){0,4}[\w'’-]+"
)
