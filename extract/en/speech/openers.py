"""Whoever an English stretch opens with: Acme in `Acme raised its prices, saying that`, `stuck to its forecast`."""

from __future__ import annotations

import re

from extract.en.speech.speaker import LEAD, Speaker, speaker_of
from extract.en.speech.speech_words import is_office, speech_words
from extract.en.words.persons import is_known_person
from extract.en.words.tags import is_known, tag

_ITS = re.compile(r"\b(?:its|their|his|her) \Z")
_OPENS = re.compile(
    r"\s*(?P<name>(?:The )?[A-Z][\w.&'’-]*(?:(?: of| for| and)? [A-Z][\w.&'’-]*)*(?: [a-z]+)??)(?<!['’]s)(?<!s['’])"
    r"(?: \([A-Z][A-Za-z&.-]{1,9}\))?"
    r"(?=,|(?: (?:has|have|had|also|later|then|now|\w+ly))* (?:[a-z]+(?:ed|s|ck|pt|de)|cut|won|sold|fell|rose"
    r"|will|would|set|hit|lost|built|bought|paid|grew|saw|took|went|beat|left)\b)"
)
_WHAT_IT_IS = re.compile(r"\s*(?:[A-Z][a-z-]+ )?(?:[a-z-]+ )??(?P<noun>[A-Z]?[a-z]+) (?=[A-Z])")
_LEADS = re.compile(r"(?:In|On|At|For|By|With|From|After|Before|During|Under|Despite|Following|Since|Until|Over)\b")
_NEXT_WORD = re.compile(r" (?P<word>[a-z]+)\b")
_HE = re.compile(
    r"(?P<who>[Hh]e|[Ss]he|[Ii]t|[Tt]hey)(?= (?:is|was|has|had|[a-z]+(?:ed|s)|also|did|gave|took|made|went|said)\b)"
)


def owner_of_view(text: str, start: int, end: int) -> Speaker | None:
    """Who holds the view that a noun names: Acme in `Acme, which owns shops, stuck to its forecast that`."""
    if not _ITS.search(text, max(start, end - 6), end):
        return None
    named = _OPENS.match(text, start, end)
    speaker = speaker_of(text, named.start("name"), named.end("name")) if named else None
    return speaker._replace(clause=start) if speaker is not None else None


def opener(text: str, start: int, end: int) -> Speaker | None:
    """Whoever a stretch opens with, before what he did: Acme in `Acme raised its prices, saying that`."""
    lead = LEAD.match(text, start, end)
    start = lead.end() if lead else start
    pronoun = _HE.match(text, start, end)
    if pronoun is not None:  # but he was not envious, insisting
        return speaker_of(text, *pronoun.span("who"))
    described = _WHAT_IT_IS.match(text, start, end)
    if described is not None and is_office(described["noun"]):
        start = described.end()  # Advertising giant Norvo has raised
    named = _OPENS.match(text, start, end)
    if named is None or _LEADS.match(named["name"]):
        return None
    plural = _NEXT_WORD.match(text, named.end("name"), end)
    if plural is not None and tag(plural["word"]) == "NNS":
        return Speaker(named.start("name"), plural.end("word"))  # US companies had argued
    return speaker_of(text, named.start("name"), named.end("name"))


def opening_body(text: str, start: int, end: int, *, things: bool = True) -> Speaker | None:
    """The body that a stretch opens with: Acme in `Acme sold 24 jets last month`; a person is none.

    Without `things`, a single noun of the dictionary is none either: Production in `Production has fallen, it said`.
    """
    speaker = opener(text, start, end)
    if speaker is not None and speaker.anaphor is not None:
        return None
    name = text[speaker.start : speaker.end] if speaker is not None else ""
    last = name.rsplit(" ", 1)[-1]
    several = (last.islower() or last == name) and tag(last.lower()) == "NNS"  # higher oil prices, Profits
    return None if not name or several or (not things and _is_thing(name)) or is_known_person(name) else speaker


def _is_thing(name: str) -> bool:
    lower = name.lower()
    return is_known(lower) and tag(lower) == "NN" and lower not in speech_words().speakers
