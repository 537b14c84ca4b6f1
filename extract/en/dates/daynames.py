"""Weekdays in the names of papers, feasts, programmes and persons: Mail on Sunday, Black Friday, Mr Sunday Okoro."""

from __future__ import annotations

import re

from extract.en.passage import Passage
from extract.en.words.tags import tag

_PAPER_BEFORE = re.compile(r"\b(?:Independent|Mail|Scotland|Wales|Standard) on \Z")  # papers of a Sunday
# Days that are kept or remembered, and no day of this week: Black Friday, Bloody Sunday.
_KEPT_BEFORE = re.compile(
    r"\b(?:Bloody|Super|Palm|Easter|Whit|Mothering|Cyber|Black|Blue|Clean|Shrove|Giving|Fat|Ash|Spy|Holy|Maundy|Good|Freaky"
    r"|Remembrance|Small Business) \Z"
)
# It was a Friday; on a wet Monday in May: any such day.
_ANY_BEFORE = re.compile(r"\b[Aa] (?:[a-z]+ )?\Z")
_ANY_AFTER = re.compile(
    r"[.,;:)]|\Z| (?:(?:night|evening|morning|afternoon)\b(?=[.,;:)]|\Z| (?:in|of|and|or|when|after|before)\b)"
    r"|in|of|and|or|when|like)\b"
)
_PROGRAMME = re.compile(r" (?:[A-Z][a-z]+|with [A-Z][a-z]+)\b")  # BBC Radio's Sunday Live
# A given name between a title and a surname: Comrade Sunday Okoro; not On Sunday England.
_TITLE_BEFORE = re.compile(r"\b(?P<title>[A-Z][a-z]+)\.? \Z")
_SURNAME_AFTER = re.compile(r" [A-Z][a-z]{2,}\b(?! (?:[A-Z]|of\b))")
_TITLED = ("NN", "NNP")


def is_of_name(match: re.Match[str], passage: Passage) -> bool:
    """Whether the weekday that a rule has matched is part of a name, or any such day."""
    before, after = passage.before(match.start(), 24), passage.after(match.end(), 24)
    aired = before.endswith(("'s ", "’s ")) and _PROGRAMME.match(after)
    if aired or _PAPER_BEFORE.search(before) or _KEPT_BEFORE.search(before):
        return True
    if _ANY_BEFORE.search(before) and _ANY_AFTER.match(after):
        return True
    titled = None if passage.title_case else _TITLE_BEFORE.search(before)
    return titled is not None and tag(titled["title"].lower()) in _TITLED and _SURNAME_AFTER.match(after) is not None
