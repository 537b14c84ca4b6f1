"""DateRule: a named pattern and how its matches become a period; the rules lie beside it: `days`, `years`."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import Final

from extract.dates.periods import Period
from extract.en.passage import Passage
from extract.en.words.tags import tag


class Refused(Enum):
    """What is told of words that are no date where they stand (`May` as a verb)."""

    REFUSED = "no date here"


REFUSED: Final = Refused.REFUSED
Answer = Period | Refused | None  # None where the days cannot be known: the date stands without them


@dataclass(frozen=True)
class DateRule:
    """A pattern, tried at a figure or at a word by which `dates` finds it, and its resolver."""

    name: str
    pattern: str
    resolve: Callable[[re.Match[str], Passage], Answer]
    optional: bool = False
    vague: bool = False
    exact: str | int = 0  # the group with which the span begins

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The pattern, compiled on first use."""
        return re.compile(self.pattern)


_FUTURE = re.compile(
    r"\b(?:turns (?=\d|an? |[a-z]+(?:ty|teen)\b)"
    r"|will|shall|would|due|expected|expects?|scheduled|plans?|(?<!as )planned|set to"
    r"|(?:step|stand|kick|go|come|take|arrive|retire)e?s (?:down|off|on sale|live|out|into|place|effect|over|on|in)"
    r"|set for|slated|to be|is to|are to"
    r"|going to|must|should (?!have\b)|forthcoming|upcoming|hopes? to|'ll|forecasts? for|ahead of|until|faces?"
    r"|plays|visits|hosts|travels|(?<!to )takes? on|(?:face|play|host|visit|travel to)(?= [A-Z])"
    r"|next [a-z]+ (?:is|are)"
    r"|(?:predicted|tipped|pencilled in|priced in|planned|earmarked|postponed|put back|pushed back|delayed|called"
    r"|booked|targeted) (?:for|until)"
    r"|(?:is|are) (?:playing|holding|meeting|hosting|visiting|launching|releasing|staging)|deadline|meets?|begins?"
    r"|starts?|ends|resumes|reopens|reconvenes|restarts|on the table for|out of contract|opens|closes|launches|returns"
    r"|leaves|expires?|runs out|forecast to|likely to|could)\b"
)
_HAD_BEFORE = re.compile(r"\bhad (?:[a-z]+ ){1,4}\Z")  # what they had expected ahead of it
# A participle behind `be` tells nothing; what somebody said tells when it was said.
_COMING = re.compile(
    r" (?:delivery|futures|expiry|settlement)\b"
    r"|[^.;]{0,45}\b(?:will|is to|are to|is due|are due|is expected|are expected|is set|are set)\b"
)
_NO_PARTICIPLE = r"(?<!\bbe )(?<!\bbeen )(?<!\bis )(?<!\bare )(?<!\bstay )(?<!\bstays )(?<!\bremain )(?<!\bremains )"
_NO_VERB = r"(?!(?:hundred|sacred|naked|speed|indeed|exceed|proceed|succeed|embed)\b)"
_IRREGULAR = (
    r"(?:ran|came|went|took|gave|met|held|left|saw|began|became|got|broke|brought|built|bought|caught|chose|drew|drove|flew"
    r"|grew|kept|knew|led|paid|sold|sent|shot|spoke|spent|stood|struck|told|thought|threw|wore|wrote)"
)
_PAST = re.compile(
    r"\b(?:said|was|were|had|did|rose|fell"
    rf"|{_NO_PARTICIPLE}(?:{_IRREGULAR}|(?<!expect)(?<!schedul)(?<!plann){_NO_VERB}[a-z]{{3,}}ed))\b"
)
_HAPPENED = re.compile(
    r"\b(?:was|were|had|did|rose|fell|died|won|lost|ended|closed|(?!said|added|expected|announced"
    rf"|scheduled|planned|reported|based|told|thought){_NO_PARTICIPLE}(?:{_IRREGULAR}|{_NO_VERB}[a-z]{{3,}}ed))\b"
)


# Out since February, he will miss March: what began then is over, whatever is to come.
_SINCE = re.compile(r"\b[Ss]ince (?:early |mid-|late |last |the (?:start|end|beginning|middle) of )?\Z")
# See a cut by September; wheat futures for July gained.
_DUE_BY = re.compile(r"\b(?:towards an?|by) (?:early |mid-|late |the (?:start|end|beginning|middle) of )?\Z")
_DELIVERED = re.compile(
    r"\b(?:futures|contracts?|crude|corn|wheat|soybeans|gold|copper|sugar|coffee|gas|oil) for \Z"
    r"|\bfor (?:delivery|settlement|completion|shipment) (?:in|by|on) \Z"
)


# will cut 8% of jobs, up from 5% in May; slower than the 3% forecast in May: what something is compared with is over.
_COMPARED = re.compile(
    r"\b(?:(?:up|down) from|compared (?:with|to)|against|versus|(?:slower|faster|higher|lower) than"
    r"|(?:more|less|fewer) than the) (?:[^,;.]|(?<=\d),(?=\d)){0,30}"
    r"(?:\d|per ?cent|illion|%)[^,;:]{0,24}? (?:in|on|of|last|at|during)? ?\Z"
)
# The same where the other figure has only a name: more than in May, half the level of May. Will double it in May: no.
_LEVEL = (
    r"(?:that|those|(?:the|its|their) (?:[a-z-]+ )?(?:share|rate|figure|level|number|total|amount|count|price|pace|toll"
    r"|average|tally|sum|value|volume|size|sales|losses|profits?|output))"
)
_COMPARED_NAMED = re.compile(
    r"(?:(?<!later )(?<!sooner )(?<!earlier )\b(?:than|compared (?:with|to)|as (?:much|many|high|low|large) as)"
    rf"(?: {_LEVEL})?"
    r"|(?:[,(–—]|\b(?:is|was|are|were)) ?(?:(?:more than|less than|nearly|almost|about|over|roughly) )?"
    rf"(?:double|triple|treble|quadruple|twice|half|[\w.]+ times) {_LEVEL})"
    r" (?:seen |recorded |reported |reached )?(?:in|of|for|during)(?: early| late)? \Z"
)


# expects to spend more than it forecast in July
_TOLD_THEN = re.compile(
    r"\b(?:it|they|he|she|than|had|analysts|economists) (?:forecast|predicted|estimated|announced|expected|said|saw)"
    r" (?:back )?(?:in|on|last)? ?\Z"
)


_AWAITED_THEN = re.compile(r"\bhad (?:also |previously |originally |earlier |already |widely )*\Z")


def _was_to_come(cue: re.Match[str], before: str) -> bool:
    """Whether what was to come was so in the past: many had expected sales to fall in November."""
    if cue.group() == "ahead of":
        return _HAD_BEFORE.search(before[: cue.start()]) is not None
    expected = cue.group() in ("expected", "planned", "due", "scheduled", "should")
    return expected and _AWAITED_THEN.search(before[: cue.start()]) is not None


# 8% of visits in October: a noun, where `visits Leeds in October` is to come.
_NOUN_TOO = ("plays", "visits", "hosts", "travels", "starts", "ends", "returns", "leaves", "launches", "faces")
_OF_NOUN = re.compile(
    r"\b(?:of|in|for|by|with|from|per|more|fewer|than|the|an?|its|his|her|their|our|your) \Z", re.IGNORECASE
)


def _is_noun(cue: re.Match[str], before: str) -> bool:
    """Whether a word that may tell of what is to come is a noun there."""
    return cue.group() in _NOUN_TOO and _OF_NOUN.search(before, 0, cue.start()) is not None


def is_past(match: re.Match[str], passage: Passage) -> bool:
    """Whether the words before a date speak of what has happened and none of what will."""
    return bool(_HAPPENED.search(passage.before(match.start(), 110))) and not is_future(match, passage)


# Schools close from Monday; flights stay grounded through August 26: what goes on in the present, from or to a day.
_RUNNING = re.compile(
    r"(?:(?P<many>[a-z]+s) )?\b(?P<word>[a-z]+)(?: (?P<prep>from)| (?:through|starting|beginning|effective(?: from)?))"
    r"(?: on)?(?: midnight| noon| early| late)? \Z",
    re.IGNORECASE,
)
_PERFECT = re.compile(r"\b(?:has|have|been)\b|['’]ve\b")
_PRESENT_TAGS = ("VB", "VBP", "VBZ", "JJ", "JJR", "RB", "VBN", "VBG")
_NOUNS_TOO = ("rise", "fall", "strike", "change", "increase", "cost", "drop")  # fares rise from Monday
_NO_ADJECTIVES = (
    "up",
    "down",
    "away",
    "apart",
    "different",
    "far",
    "back",
    "out",
    "off",
    "aside",
    "absent",
    "recovering",
)
# Between May and August inclusive, the reserve closes; On Friday the bank opens its doors.
_OPENING = re.compile(r"\W*(?:(?:On|From|In|By|Between|Until|Through|This)(?: [A-Za-z]+)? ?)?\Z")
_GOES_ON = re.compile(
    r"(?: inclusive)?,? (?:the |its |a |an |their |this )?(?:[A-Za-z'’-]+ ){1,4}?"
    r"(?:will|shall|closes?|opens?|begins?|starts?|ends?|resumes?|reopens?|faces?|plays?|visits?|hosts?|meets?|returns?"
    r"|expires?|is to|are to|turns|takes? effect)\b"
)
# Peace would be a theme when Britain took over in July: seen from then, what was to come is told as past.
_SHIFTED = re.compile(r"\bwould\b.*\b(?:when|once|if|until|before|as soon as)\b[^,.;]{0,40}\Z")
_NAMES_THEN = ("'s", "’s")  # quotes from Monday's match
# 63 per cent above Friday's close: a price that is known.
_PRICED_THEN = tuple(f"{mark}s {noun}" for mark in "'’" for noun in ("close", "closing", "price", "level", "finish"))
_TAKES_PLACE = re.compile(r"\b(?:is|are) (?:on|in|from)(?: early| late| mid-)? ?\Z")  # the wedding is in May
# Agreed to stop it from May 1.
_COMMITTED = re.compile(
    r"\b(?:agree[sd]?|pledge[sd]?|vow(?:s|ed)?|promise[sd]?|decide[sd]?|vote[sd]?|order(?:s|ed)|commit(?:s|ted)) "
    r"(?:\w+ )?to [^.;:]{2,90} (?:from|by|until|starting|beginning) \Z"
)


# Train drivers stage two strikes on Thursday and Saturday
_MANY_DO = re.compile(
    r"\b[A-Za-z]+s (?:again )?(?:stage|walk out|vote|march|meet|gather|down tools|go to the polls|go on strike)"
    r"(?: [^.;:,]{1,40})? (?:on|from)(?: [A-Z][a-z]+day (?:and|to))? \Z"
)


def _is_scheduled(before: str, after: str) -> bool:
    """Whether the present tense tells of a day to come: no word of the past stands beside it."""
    if _PAST.search(before) or after.startswith(_NAMES_THEN):
        return False
    if _OPENING.fullmatch(before):
        return _GOES_ON.match(after) is not None and not _PAST.search(after)
    if _MANY_DO.search(before):
        return True
    running = _RUNNING.search(before)
    if running is None or _PERFECT.search(before):
        return False
    if running["prep"] is None:
        return True
    word = running["word"].lower()
    return (tag(word) in _PRESENT_TAGS and word not in _NO_ADJECTIVES) or (
        word in _NOUNS_TOO and running["many"] is not None
    )


def is_future(match: re.Match[str], passage: Passage) -> bool:
    """Whether the words around a date speak plainly of what is to come.

    The nearer side decides: `will meet on Friday` is future, `said on Friday that it will` is not.
    """
    before = passage.before(match.start(), 110).rsplit(";", 1)[-1]
    if _COMPARED.search(before) or _COMPARED_NAMED.search(before) or _TOLD_THEN.search(before) or _SINCE.search(before):
        return False
    if passage.after(match.end(), 20).startswith(_PRICED_THEN):
        return False
    if _DELIVERED.search(before) or _COMMITTED.search(before) or _TAKES_PLACE.search(before):
        return True
    cues = [c for c in _FUTURE.finditer(before) if not _was_to_come(c, before) and not _is_noun(c, before)]
    if not cues:
        after = passage.after(match.end(), 60)
        if _is_scheduled(before, after):
            return True
        due = _DUE_BY.search(before) is not None and not _HAPPENED.search(after)
        coming = _COMING.match(after)
        ahead = coming is not None and not _PAST.search(coming.group())  # not: On Thursday, it said it will
        return (due or ahead) and not _PAST.search(before)
    past = [word for word in _PAST.finditer(before) if not _SHIFTED.search(before, 0, word.start())]
    if any(word.group() == "had" for word in past) and all(cue.group() == "until" for cue in cues):
        return False  # they had put it off until May
    return not past or past[-1].end() <= cues[-1].end()
