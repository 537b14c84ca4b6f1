"""Bounds around a number: `more than`, `nearly`, `up to` before it, `or more`, `+`, `-odd` behind it."""

from __future__ import annotations

import re

from extract.en.passage import Passage
from extract.en.words.vocabulary import VOCABULARY
from extract.model import Modifier

_BOUNDS: dict[str, Modifier] = {"over": ">", "least": ">=", "passing": ">", "under": "<", "most": "<=", "about": "~"}
_GOING = VOCABULARY.words("bounds.going")
_LONGEST = 5  # words in the longest phrase of the table
_AFTER = re.compile(
    r"(?: of [a-z]+(?= or (?:more|less|over|under)\b))?"
    r"(?:(?P<least>\+|-?plus\b| plus(?=[.,;)]|\Z)| at (?:very )?least\b| at the (?:very )?least\b(?! [a-z])| minimum\b"
    r"| and (?:over|above|up|upwards|older|beyond)\b"
    r"| or (?:more|over|above|older|better|greater|higher|longer)\b(?! than))"
    r"|(?P<most> or (?:less|fewer|under|below|lower|younger)\b| and (?:under|younger|below)\b| at most\b"
    r"| at the most\b(?! [a-z])| max(?:imum)?\b)|(?P<about>-odd\b|-ish\b| or so\b| or thereabouts\b|,? give or take\b))"
)
# Articles and the like that may stand between bound and number: `about a 5% fall`, `more than the 50 percent`.
_BETWEEN = re.compile(
    r"\b(?:a|an|(?:the|his|her|its|their)(?: (?:first|last|next|final|opening))?|another|an additional|additional"
    r"|all) \Z"
)
_ARTICLE_ENDS = (
    *("a", "an", "the", "his", "her", "its", "their", "another", "additional", "all"),
    *("first", "last", "next", "final", "opening"),
)
# Behind these, `over three years` exceeds three years; elsewhere it is what something is spread over.
_EXCEEDING = re.compile(
    r"\b(?:for|in|just|well|little|after|is|are|was|were|lasting|lasted|last|with|of|spent|spanning|spans|waited|than"
    r"|at|has|have|be|took|taken|take|served|ran|running|and)\Z",
    re.IGNORECASE,
)
_BUYING = re.compile(
    r"\b(?:bu?y(?:s|ing)?|bought|pa(?:y|ys|id|ying)|g[ai]ve|giving|win|won|tak\w+|claw\w*|send) back\Z"
)
_TAKEN = (
    " take",
    " takes",
    " taken",
    " took",
    " taking",
    " hand",
    " handed",
    " handing",
    " turn",
    " turned",
    " won",
    " burns",
    " spread",
    " spreads",
    " pored",
    " poring",
    " pore",
)
_SPREAD = ("over", "within", "past", "around", "inside")
# Behind these, `the` names a figure that is known, unless it is a mark: topped the 1,000 mark.
_OUTDOING = frozenset(
    f"{stem}{ending}" for stem in ("exceed", "surpass", "topp", "top") for ending in ("", "ed", "ing", "s", "es")
)
_MARK = re.compile(
    r"\S+(?: (?:hundred|thousand|million|billion|trillion|per ?cent|points?))?[ -]"
    r"(?:mark|barrier|level|threshold|milestone)\b"
)
# Buried the town under six metres of ash
_BURIED = re.compile(
    r"\b(?:bur(?:y|ies|ied)|trapped|pinned|submerged|crushed|smothered|hidden|vanished|disappeared)(?: [\w'’-]+){0,2}\Z"
)
_DEPTH_OF = re.compile(
    r"[\w.,-]+(?: \w+)? (?:feet|foot|inches|met(?:re|er)s|centimet(?:re|er)s|cm|m|ft|km|miles|floors|storeys|stories"
    r"|layers) of "
)
# Over three decades the couple gave it all away; not Over 30 years ago, nor Over 20 years have passed.
_TOLD_NEXT = re.compile(
    r"[\w.,-]+(?: and a half)?[ -][a-z]+s?,? (?:the|an?|he|she|it|they|we|his|her|its|their|[A-Z][a-z]+)\b"
)
# Words that set a bound only where no article makes them adjectives: the near 50.
_OWNERS = (" the", " a", "'s", "’s", " its", " his", " her", " their", " our", " these", " those")
_ADJECTIVES = ("near", "past", "likely", "inside", "minimum", "maximum")


def modifier_before(
    passage: Passage, at: int, *, duration: bool = False, small: bool = False, large: bool = False
) -> Modifier:
    """The bound that the words before `at` set, `=` for none.

    `duration` and `small`: behind `over`, a few years are what something is spread over, not what it exceeds.
    `large`: what is passed or crossed is a mark and no exam or road.
    """
    before = passage.before(at, 44).rstrip('(["“‘ ')
    between = _BETWEEN.search(before.lower() + " ") if before.lower().endswith(_ARTICLE_ENDS) else None
    article = between.group().strip().lower() if between else ""
    for stem in (before, before[: between.start()].rstrip() if between else ""):
        if not stem or stem[-1] in ",;:)":
            continue
        phrase = _bound_at_end(stem)
        if phrase:
            if VOCABULARY.by_word("bounds")[phrase] == "passing" and (not large or article not in ("", "the")):
                return "="
            if article == "the" and phrase in _OUTDOING and not _MARK.match(passage.after(at, 40)):
                return "="  # topped the 3.5% growth that had been forecast
            rest = stem[: len(stem) - len(phrase)].rstrip()
            if phrase == "under" and _DEPTH_OF.match(passage.after(at, 40)):
                return "="  # under 12,500 feet of water
            if duration and phrase == "over" and not rest and _TOLD_NEXT.match(passage.after(at, 60)):
                return "="
            return _in_context(phrase, rest, article if stem != before else "", duration, small)
    return "="


def _bound_at_end(stem: str) -> str | None:
    """The longest phrase of the table with which the text ends."""
    last = stem.lower().split()[-_LONGEST:]
    table = VOCABULARY.by_word("bounds")
    for first in range(len(last)):
        phrase = " ".join(last[first:]).lstrip('(["“‘')
        if table.get(phrase) in _BOUNDS:
            return phrase
    return None


# Never rises above 38dB, must not exceed 12 hours, did not fall below 3%
_NEVER = re.compile(
    r"(?:\b(?:not|never|cannot|nor)|n['’]t)(?: (?:ever|to|allowed to|be|have|been|let))*"
    r"(?: (?:aged?|burn(?:s|ed|t)?|climb(?:s|ed)?|contain(?:s|ed)?|costs?|dip(?:s|ped)?|drop(?:s|ped)?|earn(?:s|ed)?"
    r"|falls?|fallen|fell|gets?|go|goes|gone|got|grows?|grown|grew|holds?|held|last(?:s|ed)?|measure[sd]?|reach(?:ed)?"
    r"|rises?|risen|rose|runs?|sinks?|sunk|slip(?:s|ped)?|stay(?:s|ed)?|takes?|taken|took|weigh(?:s|ed)?))?\Z"
)
_OPPOSITE: dict[Modifier, Modifier] = {">": "<=", "<": ">="}


def _in_context(phrase: str, rest: str, article: str, duration: bool, small: bool) -> Modifier:
    found = _BOUNDS[VOCABULARY.by_word("bounds")[phrase]]
    lower = rest.lower()
    if found in _OPPOSITE and _NEVER.search(lower):
        return _OPPOSITE[found]
    known = article.partition(" ")[0] == "the"
    if known and (duration or phrase.endswith((" than", "above", "below", "over", "under"))):
        return "="  # below the 20-day average, less than the 4.3% rise of a year before
    if phrase == "under" and _BURIED.search(rest):
        return "="
    if phrase == "over" and rest[-1:].isdigit():
        return "="  # a blood pressure of 160 over 95
    if phrase in ("under", "below") and article in ("a", "an"):
        return "="  # under a $6 billion rescue
    if phrase == "over" and lower.endswith(_TAKEN):
        return "="  # have taken over 80% of it
    if phrase == "up to" and (article or lower.rsplit(" ", 1)[-1] in _GOING) and not _BUYING.search(lower):
        return "="  # sign up to a $1bn package, goes up to 20%
    if duration and phrase in _SPREAD and (phrase != "over" or small) and not _EXCEEDING.search(rest):
        return "<=" if phrase in ("within", "inside") else "="
    if phrase in _ADJECTIVES and lower.endswith(_OWNERS):
        return found if phrase.endswith("imum") else "="
    return "=" if phrase == "over" and article and not duration else found


def modifier_after(passage: Passage, end: int) -> tuple[Modifier, int]:
    """The bound that stands behind a number or its unit, and where it ends."""
    match = _AFTER.match(passage.text, end, passage.limit(end, 24))
    if match is None:
        return "=", end
    return ">=" if match["least"] else "<=" if match["most"] else "~", match.end()
