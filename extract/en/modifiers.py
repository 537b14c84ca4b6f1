"""Bounds around a number: `more than`, `nearly`, `up to` before it, `or more`, `+`, `-odd` behind it."""

from __future__ import annotations

import re

from extract.en.passage import Passage
from extract.model import Modifier

_BEFORE: dict[Modifier, str] = {
    ">": "more than|over|above|exceeding|exceeded|exceeds|exceed|surpassing|surpassed|surpass|topping|topped|tops|in excess of|upwards of|"
    "upward of|greater than|higher than|beyond|north of|longer than|older than|better than|larger than|bigger than|past|well over|just over|"
    "a little over|slightly over|slightly more than|just above|well above|outnumbered|breached|cleared|north of|comfortably over|faster than",
    ">=": "at least|no less than|not less than|no fewer than|not fewer than|a minimum of|minimum of|minimum|at the very least|at a minimum",
    "<": "less than|fewer than|under|below|just under|just below|slightly under|slightly less than|just short of|lower than|"
    "smaller than|shy of|just shy of|short of|well below|well under|a little less than|a little under|not quite|younger than|shorter than|inside",
    "<=": "up to|at most|no more than|not more than|a maximum of|maximum of|maximum|as many as|as much as|as high as|not exceeding|no higher than|"
    "no greater than|no longer than|capped at|within|anything up to",
    "~": "about|around|nearly|almost|roughly|approximately|approx|approx.|some|close to|circa|c.|ca.|approaching|near|an estimated|"
    "estimated|in the region of|somewhere around|something like|more or less|virtually|an average of about|nearing|around about|or so|"
    "in the order of|of the order of|on the order of|near to|~|an approximate|near-|neared|likely|practically|about the|essentially|"
    "the best part of|getting on for|broadly",
}  # fmt: skip
_WORDS = {phrase: modifier for modifier, phrases in _BEFORE.items() for phrase in phrases.split("|")}
_LONGEST = max(len(phrase.split()) for phrase in _WORDS)
_AFTER = re.compile(
    r"(?P<plus>\+|-?plus\b| plus\b(?! \d)| and (?:over|above|up|upwards|older|beyond)\b| or (?:more|over|above|older|better|greater|higher|longer|so more)\b)"
    r"|(?P<most> or (?:less|fewer|under|below|lower|younger)\b| and (?:under|younger|below)\b| at (?:the )?most\b| max(?:imum)?\b)"
    r"|(?P<least> at (?:the )?(?:very )?least\b| minimum\b)"
    r"|(?P<about>-odd\b| or so\b| or thereabouts\b| plus or minus\b)"
    r"|(?P<rather>-ish\b)"
)
# Articles and the like that may stand between bound and number: `about a 5% fall`, `more than the 50 percent`.
_BETWEEN = re.compile(r"(?:\b(?:a|an|the|his|her|its|their|another|an additional|additional|all) )\Z", re.IGNORECASE)
_GO = frozenset("go goes going went gone rise rises rose risen rising move moves moved moving inched climbed edged jumped shot climb jump jumps ticked crept push pushed bid bids sped back".split())
_FOR_OVER = re.compile(r"\b(?:for|in|just|well|little|after|is|are|was|were|lasting|lasted|last|with|of|spent|spanning|spans|waited|than|at|has|have|be|took|taken|take|served|ran|running|and)\Z", re.IGNORECASE)
_NO_CHANGE_UNDER = re.compile(r"\b(?:put|pass|passed|fall|fell|come|came|placed) (?:under|over)\Z", re.IGNORECASE)
_DOUBLE = re.compile(r"\b(?:no|not)\Z", re.IGNORECASE)


def modifier_before(passage: Passage, at: int, *, duration: bool = False, small: bool = False) -> Modifier:
    """The bound that the words before `at` set, `=` for none.

    `duration` and `small`: behind `over`, a few years are what something is spread over, not what it exceeds.
    """
    before = passage.before(at, 44).rstrip("([\"“‘ ")
    between = _BETWEEN.search(before + " ")
    stems = [before, before[: between.start()].rstrip()] if between else [before]
    for stem in stems:
        if not stem or (stem[-1] in ",;:)" ):
            continue
        words = stem.lower().split()[-_LONGEST:]
        for first in range(len(words)):
            phrase = " ".join(words[first:])
            found = _WORDS.get(phrase)
            if found is None:
                continue
            rest = stem[: len(stem) - len(phrase)].rstrip()
            if duration and between and between.group().strip().lower() == "the":
                return "="  # below the 20-day average
            if phrase in ("over", "within", "past", "around", "inside") and duration and (phrase != "over" or small) and not _FOR_OVER.search(rest):
                return "<=" if phrase in ("within", "inside") else "="
            if between and between.group().strip().lower() == "the" and phrase.endswith((" than", "above", "below", "over", "under")):
                return "="  # less than the 4.3% rise of a year before
            if phrase == "up to" and rest.lower().rsplit(" ", 1)[-1] in _GO:
                return "="  # goes up to 20%
            if phrase == "up to" and stem is not before:
                return "="  # sign up to a $1bn package
            if phrase in ("near", "past", "likely", "inside", "minimum", "maximum") and rest.lower().endswith((" the", " a", " world's", "'s")):
                return "=" if phrase in ("near", "past", "likely", "inside") else found
            if phrase in ("above", "below", "over", "under") and not duration and stem is not before and phrase == "over":
                return "="
            return found
    return "="


def modifier_after(passage: Passage, end: int) -> tuple[Modifier, int]:
    """The bound that stands behind a number or its unit, and where it ends."""
    match = _AFTER.match(passage.text, end, passage.limit(end, 24))
    if match is None:
        return "=", end
    if match["plus"]:
        return ">=", match.end()
    if match["most"]:
        return "<=", match.end()
    if match["least"]:
        return ">=", match.end()
    return "~", match.end()
