"""What ties an English figure to the one before it beyond a change or a price: said again, set against, done by it."""

from __future__ import annotations

import re

from extract.claims.scene import Mention, Scene, Tie
from extract.claims.words import words_of
from extract.en.claims.framing import names_population
from extract.en.claims.severally import note_places
from extract.en.quantities.ranks import IN_SERIES
from extract.en.quantities.results import RULE as RESULT
from extract.model import Quantity
from extract.quantities.moves import changing
from extract.text.wordlists import alternatives

_ABOUT = r"(?:(?:about|around|nearly|almost|roughly|some|just|over|under|more than|less than|up to|or|equal to) )*"
_BRACKET = re.compile(rf"(?: [\w'’-]+){{0,3}} [(\[]\s?{_ABOUT}\Z")
_ACTUAL = re.compile(
    r"[^.;]{0,30}?(?:,| but| and| yet| while|;)+ (?:[\w'’]+ ){0,3}?(?:actually|in fact|instead|in the end|in reality)"
    r"[^.;,]{0,30}\Z"
)
_OR_PER = re.compile(rf"[^.;:$£€]{{0,40}},? or {_ABOUT}")
_RATHER = re.compile(r"[^.;,]{0,20},? but (?:rather )?(?:by |a |an |at )?\Z")
_NOT = re.compile(r"\b(?:not|n['’]t)\b[^.;,]{0,40}\Z")
_FORECAST = re.compile(r"\b(?:expect|forecast|predict|project|estimat|anticipat|suppos)\w*\b")
# The limit of 21 for drivers would be cut to 18: from the first to the second.
_OF = re.compile(r"\b(?:of|at) (?:about |around |nearly |just |only )?[$£€¥]?\Z")
_MOVED = re.compile(
    r"[^,;:.]{0,50} (?:is|are|was|were|be|been|being) (?:to be )?(?:[a-z]+ly )?"
    rf"(?:{alternatives(changing('en'))})"
    r" (?:[a-z]+ )?to (?:about |around |nearly |just |only |at least |more than |some )*\s?"
)
_NEAR_OF = 12
# Transformed a loss of $5m in 2003 into a $9m profit.
_TURNED = re.compile(r"\b(?:turn|transform|convert|swing|swung|chang)\w*\b[^,;.]{0,60}\Z")
_INTO = re.compile(r"[^,;.]{0,40} into (?:an? |its |about |around |nearly |more than )*[$£€¥]?")
_GAUGED = re.compile(r"[^,.;]{0,40}, (?:or |about |nearly |almost |more than |roughly |some |over |around )*\Z")
_OF_ANOTHER = re.compile(
    r" (?:the|its|their|what|as \w+ as|more than|higher than|last year['’]s|than)\b[^,.;]{0,30}?"
    r"(?:forecast|expect|predict|target|average|level|rate|figure|total|year|number|amount"
    r"|guideline|limit|norm|estimate|earnings|sales|profits?|income|output|size)"
    r"|(?: (?:core|annual))? (?:earnings|sales|income|revenue|output)\b"
)
_ON = re.compile(r" on (?:a pack of |every |each )?\Z")
_RECORD_BEFORE = re.compile(
    r"\b(?:\w{3,}est|best|worst|most|least|first|record|high|low|peak)\b[^,;]{0,40}\b(?:in|for|over)"
    r"(?: (?:more than|at least|over|nearly|almost|about|around|the past|the last|a))*\s\Z"
)
# Ordered 30 jets in a $2bn (£1bn) deal.
_IN_A_DEAL = re.compile(
    r"[^,;:.]{0,40} (?:in|under|as part of) an? (?:new |record |further )?(?:deal (?:worth|valued at) )?"
    rf"{_ABOUT}(?:[A-Z]{{2,3}})?[$£€¥]?"
)
_DEAL = re.compile(
    r"(?: \([^)]{2,20}\))? (?:[a-z-]+ ){0,2}?(?:deal|contract|order|agreement|transaction|takeover|purchase)\b|,? "
)
_PLACED = re.compile(
    r"(?: place| position| spot)?,? (?:in|on|after|at|with(?: (?:takings|sales|a time|a score) of)?)"
    r"(?: (?:about|around|nearly|just|over|some|an estimated|a))?\s?"
)
_A = re.compile(r"\b(?:an?|its|their|the|fresh|new|at|to)\s\Z")
_RECORD_AFTER = re.compile(r"[ -](?:\w+[ -])?(?:highs?|lows?|peaks?|records?|best|worst|bottom|trough)\b")
_MOST = re.compile(r"\b(?:\w{3,}est|worst|best) \Z")
_MOVE_AFTER = re.compile(
    r" (?:percentage )?(?:drop|fall|gain|rise|loss|decline|jump|slide|increase|advance|slump|surge)\b"
)
_AMID = re.compile(r" [\w'’-]+(?: [\w'’-]+)? (?:in|across) \Z")
_VERBS = frozenset(("VBD", "VBZ", "VBP", "VB"))
_BREAKS = re.compile(r"[,;:()–—]|\b(?:and|or|of|to|than|who|which|that|from|with)\b")
_CHILDREN = re.compile(r"\b(?:father|mother|dad|mum|mom|parents?) of \Z")  # says only who it was that fell twice
_MOST_BETWEEN = 36  # characters between two counts of one verb


def tie_across(text: str, clause_start: int, before: Mention, quantity: Quantity) -> Tie:
    """The tie of a figure to the one before it, whose clause begins at `clause_start`; `none` when there is no such."""
    last = before.quantity
    gap = text[last.end : quantity.start]
    if quantity.kind == "duration" and last.kind != "duration" and _is_record(text, gap, quantity):
        return "record"
    if last.kind in ("count", "percent") and quantity.kind == "money" and _IN_A_DEAL.fullmatch(gap):
        deal = _DEAL.match(text, quantity.end)
        if "deal" in gap or (deal and deal.group().strip(", ")):
            return "costs"
    if last.kind == "rank" and quantity.kind in ("duration", "measure", "count", "number", "percent"):
        return "placed" if _PLACED.fullmatch(gap) else "none"
    part = quantity.kind == "percent" or (quantity.kind == "ratio" and (quantity.value or 1) < 1)
    if part and last.kind != quantity.kind and quantity.direction is None and _BRACKET.fullmatch(gap):
        return "restates" if last.kind in ("count", "number", "money", "measure", "ratio") else "none"
    if (
        quantity.kind == last.kind
        and last.direction is None
        and _MOVED.fullmatch(gap)
        and _OF.search(text, max(0, last.start - _NEAR_OF), last.start)
    ):
        return "moves"
    if quantity.kind == last.kind and _INTO.fullmatch(gap) and _TURNED.search(text, clause_start, last.start):
        return "moves"
    if quantity.kind == last.kind == "percent" and gap == " to " and last.direction is None:
        return "both"  # beat them by 52% to 48%
    if quantity.kind == last.kind == "money" and quantity.per and not last.direction and _OR_PER.fullmatch(gap):
        return "bracket"  # $84,000 for a course, or $1,000 a pill
    if quantity.kind == last.kind == "count" and _voted(text, last, gap):
        return "both"  # passed by 228 votes to 206, by a margin of 33 to 17
    if last.kind == "money" and last.direction and quantity.kind == "count" and _ON.fullmatch(gap):
        return "laid"
    if quantity.kind == last.kind == "percent" and names_population(text, last) and names_population(text, quantity):
        return "both"  # the poorest fifth pay more than the richest
    if _ACTUAL.fullmatch(gap) and _FORECAST.search(text, clause_start, last.start):
        return "actual"
    if _RATHER.fullmatch(gap) and _NOT.search(text, clause_start, last.start):
        return "actual"
    gauged = quantity.kind == "ratio" and not part and _GAUGED.fullmatch(gap)
    return "gauged" if gauged and _OF_ANOTHER.match(text, quantity.end) else "none"


def _is_record(text: str, gap: str, quantity: Quantity) -> bool:
    """Whether a duration tells for how long a figure has been the highest: its lowest in two years, a 22-year high."""
    if "." in gap or ";" in gap:
        return False
    if _MOST.search(gap) and _MOVE_AFTER.match(text, quantity.end):
        return True  # its biggest one-day drop
    return bool(_RECORD_BEFORE.search(gap) or (_A.search(gap) and _RECORD_AFTER.match(text, quantity.end)))


def tie_counts(scene: Scene) -> None:
    """Ties the second of two counts to the first where one verb stands between them (900 tenants rent 1,200 stalls)."""
    note_places(scene)
    for before, mention in zip(scene.figures, scene.figures[1:], strict=False):
        left, right = before.quantity, mention.quantity
        gap = scene.text(left.end, right.start)
        if (
            {left.kind, right.kind} == {"count"}
            and (before.clause, before.cue, mention.cue) == (mention.clause, "level", "level")
            and mention.tie == "none"
            and not (left.optional or right.optional)
            and not _CHILDREN.search(scene.text(max(scene.sentence.start, left.start - _NEAR_OF), left.start))
            and len(gap) <= _MOST_BETWEEN
            and not _BREAKS.search(gap)
            and (_AMID.fullmatch(gap) or _verb_between(scene, mention.clause, left.end, right.start))
        ):
            mention.tie = "both"


def _verb_between(scene: Scene, clause: int, start: int, end: int) -> bool:
    return any(word.tag in _VERBS and start < word.start and word.end <= end for word in words_of(scene, clause))


def tells_alone(quantity: Quantity) -> bool:
    """Whether a figure is a claim only where its sentence holds no other: a result, the place in a series."""
    return quantity.rule in _ALONE


_ALONE = frozenset((RESULT, IN_SERIES))


def _voted(text: str, last: Quantity, gap: str) -> bool:
    return gap == " votes to " or (
        gap == " to " and _BALLOT.search(text, max(0, last.start - 20), last.start) is not None
    )


_BALLOT = re.compile(r"\b(?:margin|vote|count|tally|score) of \Z")
