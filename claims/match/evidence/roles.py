"""Which ideas belong to a figure: of "5 killed, 20 injured" the one beside it; and which shut each other out."""

from __future__ import annotations

import re

from claims.match.evidence.rows import numbers
from claims.match.pairs.pair import Pair
from claims.match.statement.figures import Figure
from claims.match.statement.mention import Mention
from claims.match.words.kin import twins
from claims.match.words.terms import CALENDAR, PLACES, Term, ideas, terms

_FATAL = frozenset(("thing.shoot_dead", "thing.victim_dead", "thing.body_found"))  # who was shot dead is dead

_BLOWS = frozenset(
    ("casualty.dead", "casualty.injured", "thing.attack", "thing.missile", "thing.asteroid", "thing.drone")
)


def near_ideas(pair: Pair, side: int) -> frozenset[str]:
    """The ideas that belong to the deciding figure: of each axis the nearest one."""
    if side not in pair.near:
        pair.near[side] = _near_ideas(pair, side)
    return pair.near[side]


def _near_ideas(pair: Pair, side: int) -> frozenset[str]:
    mention = (pair.left, pair.right)[side]
    leading = pair.leading
    figure = (leading.left, leading.right)[side] if leading else None
    scopes = ideas().scopes
    nearest: dict[str, tuple[float, str]] = {}
    for term in terms(figure.item or "", mention.lang) if figure else ():
        if term.sort == "idea" and not _is_count_of_guilt(term, mention):
            nearest[term.form.partition(".")[0]] = (-1.0, term.form)
    told = _OF_THEM.match(mention.text, figure.end) if figure and nearest else None
    found = set()
    for term in mention.terms:
        form = "casualty.dead" if term.form in _FATAL else term.form
        axis = form.partition(".")[0]
        if term.sort != "idea" or axis in PLACES or axis in CALENDAR:
            continue
        if told and term.start == told.end() and axis in nearest:
            nearest[axis] = (-2.0, form)  # 64 medals, 28 of them gold
        if term.form == "finance.loss" and figure is not None and figure.kind in ("percent", "ratio"):
            continue  # shares that lost half of their price lost no money
        if _is_count_of_guilt(term, mention):
            continue
        if term.form == "finance.tax" and term.start > 0 and _NET_OF.search(mention.folded, 0, term.start):
            continue  # profit before tax is no tax
        if term.form == "ballot.against" and ("thing.protest" in mention.forms or _is_compared(mention, term)):
            continue  # who marches against something casts no vote
        if term.form == "employment.strike" and not _BLOWS.isdisjoint(mention.forms):
            continue  # a strike that kills is no walkout
        if axis == "person" and axis in nearest:
            continue  # 41 pupils and two teachers: of pupils alone
        if scopes.get(axis) == "statement":
            found.add(form)
        elif scopes.get(axis) == "figure" and not _is_anothers(mention, figure, term):
            nearest[axis] = min(nearest.get(axis, (9e9, "")), (distance(mention, figure, term), form))
    return frozenset(found | {idea for _, idea in nearest.values()})


_OF_THEM = re.compile(r" of (?:them|which|whom|those|these)(?: (?:were|was|are|is|being|went to))?(?: the)? ")


def _is_anothers(mention: Mention, figure: Figure | None, term: Term) -> bool:
    """Whether a word outside the clause belongs to another number: 34% support him, 51% are against him."""
    inside = mention.start <= term.start < mention.end
    if figure is None or term.start < 0 or inside or term.form.startswith(_OF_ALL):
        return False
    if term.form.startswith("prosecution.") and _AGED.fullmatch(mention.text, figure.end, term.start):
        return False
    own = distance(mention, figure, term)
    others = (number.span() for number in numbers(mention.folded, 0, len(mention.folded)))
    return any(
        between(mention, start, end, term) < own for start, end in others if not figure.start <= start < figure.end
    )


# Two men, aged 19 and 24, were charged: what stands behind ages is told of whom they are of
_AGED = re.compile(r"(?: \w+){0,3}(?:, aged)?[\d, and]*, (?:were|was|ha(?:ve|s|d)|are|is)(?: been)? ", re.IGNORECASE)

# One happening, or one account, is what all figures of its sentence are of
_OF_ALL = ("casualty.", "infection.", "finance.")


_NET_OF = re.compile(r"\b(?:before|after|pre|post|excluding|net of)[- ]\Z|[除扣][去除]?\Z", re.IGNORECASE)


def _is_count_of_guilt(term: Term, mention: Mention) -> bool:
    """Whether charges are only what somebody was found guilty of."""
    return term.form == "prosecution.charged" and "prosecution.convicted" in mention.forms


def _is_compared(mention: Mention, term: Term) -> bool:
    """Whether "against" only puts a figure beside another: 57% against 33%."""
    return term.end >= 0 and mention.text[term.end :].lstrip()[:1].isdigit()


_CUT = re.compile(r"[,;:，、；：]| and | while | but |和|及|并|而|另")

_NUMBER_BEFORE = re.compile(r"[\d〇零一二两三四五六七八九十百千万亿]+[^\d，,。]{0,3}$")


def distance(mention: Mention, figure: Figure | None, term: Term) -> float:
    """How far a word stands from a figure, in characters; a comma widens it, so does a number that claims the word."""
    if figure is None or term.start < 0:
        return 500.0
    return between(mention, figure.start, figure.end, term)


def between(mention: Mention, start: int, end: int, term: Term) -> float:
    """The same of a stretch of the sentence."""
    if start <= term.start < end:
        return 0.0
    before = term.end <= start
    apart = mention.text[term.end : start] if before else mention.text[end : term.start]
    claimed = before and _NUMBER_BEFORE.search(mention.folded[max(0, term.start - 8) : term.start])
    return len(apart) + 60 * len(_CUT.findall(apart)) + (30 if claimed else 0)


def ideas_of(mention: Mention, axes: frozenset[str]) -> frozenset[str]:
    """The ideas of some axes that a statement names: in its clause, else anywhere in its sentence."""
    inside = {form for form in mention.core_forms if form.partition(".")[0] in axes}
    reached = {form.partition(".")[0] for form in inside}
    around = {form for form in mention.forms if form.partition(".")[0] in axes}
    return frozenset(inside | {form for form in around if form.partition(".")[0] not in reached})


def contrasts(left: frozenset[str], right: frozenset[str]) -> list[tuple[str, str]]:
    """Pairs of ideas that shut each other out, one held on the left alone, the other on the right alone."""
    scopes = ideas().scopes
    found = []
    for one in sorted(left - right):
        axis = one.partition(".")[0]
        if scopes[axis] != "never":
            rest = (other for other in sorted(right - left) if other.startswith(axis + "."))
            found += [(one, other) for other in rest if frozenset((one, other)) not in twins()]
    return found
