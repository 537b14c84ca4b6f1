"""Whether two figures measure the same: killed and injured, revenue and profit, imports and exports are not."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from claims.match.evidence.background import background
from claims.match.evidence.collisions import collide
from claims.match.evidence.harm import causes
from claims.match.evidence.roles import contrasts, near_ideas
from claims.match.evidence.stance import are_opposed_majorities, lasts_as_long
from claims.match.pairs.agreement import slot
from claims.match.pairs.alignment import Aligned
from claims.match.pairs.complement import ALIVE
from claims.match.pairs.pair import Feature, Pair, is_literal, shown
from claims.match.statement.mention import QUOTED, Mention
from claims.match.statement.once import once
from claims.match.statement.results import RESULTS
from claims.match.words.kin import deals, kin, rivals
from claims.match.words.terms import CALENDAR, PLACES, Term, terms


def meaning(pair: Pair) -> Feature:
    """Some ideas shut each other out: killed and injured, revenue and profit, imports and exports."""
    found = None if collide(pair) else next(filter(None, (question(pair) for question in _QUESTIONS)), None)
    return found or Feature("meaning", 0.0, "Nothing says that they measure different things.")


def _near(pair: Pair) -> tuple[frozenset[str], frozenset[str]]:
    """The ideas beside the figures of both sides."""
    left, right = near_ideas(pair, 0), near_ideas(pair, 1)
    if pair.leading and pair.leading.left.unit in RESULTS:  # of one match that one calls won the other may tell a draw
        left, right = (frozenset(form for form in near if form[:6] != "match.") for near in (left, right))
    if pair.leading and pair.leading.left.kind != "count":  # which medal one achievement earned is for `stance` to tell
        left, right = (frozenset(form for form in near if form[:6] != "medal.") for near in (left, right))
    return left, right


def _is_of_rest(pair: Pair) -> bool:
    return pair.leading is not None and pair.leading.is_complement


def _is_count(pair: Pair) -> bool:
    return pair.leading_kind == "count"


def _doubtful(pair: Pair) -> float:
    """What a word that only one says is worth: where two clauses are alike what differs is meant to differ."""
    return -1.0 if is_literal(pair) else -0.4


def _opposed(pair: Pair) -> Feature | None:
    """Killed against injured."""
    opposed = [] if _is_of_rest(pair) else _of_one_figure(pair, _of_whom(pair, contrasts(*_near(pair))))
    if pair.leading_kind == "measure":  # what cost a firm 3,000 tonnes is what it lost
        opposed = [each for each in opposed if not each[0].startswith("finance.")]
    if are_opposed_majorities(pair):
        opposed = [each for each in opposed if not each[0].startswith("ballot.")]
    if not opposed:
        return None
    one, other = opposed[0]
    return Feature("meaning", -1.0, f"One is about {shown(one)}, the other about {shown(other)}.")


def _other_purposes(pair: Pair) -> Feature | None:
    """A fine against a cost."""
    leading = pair.leading
    if leading is None or leading.left.kind != "money" or leading.left.role == leading.right.role == "price":
        return None
    purposes = _purposes(pair)
    if purposes is None:
        return None
    value = -0.5 if leading.agreement != "clash" and not is_literal(pair) else -1.0
    return Feature("meaning", value, f"One sum is for {shown(purposes[0])}, the other for {shown(purposes[1])}.")


def _other_sorts(pair: Pair) -> Feature | None:
    """Wheat against rice."""
    sorts = _sorts(pair)
    if sorts is None:
        return None
    return Feature("meaning", -1.0, f"One is about {shown(sorts[0])}, the other about {shown(sorts[1])}.")


def _ill_and_dead(pair: Pair) -> Feature | None:
    if not _is_count(pair) or not _are_ill_and_dead(pair, *_near(pair)):
        return None
    return Feature("meaning", -1.0, "One counts who fell ill, the other who died.")


def _sentence_and_deed(pair: Pair) -> Feature | None:
    if not _is_sentence_and_deed(pair):
        return None
    return Feature("meaning", -1.0, "One tells of a sentence of death, the other that it was carried out.")


def _other_blows(pair: Pair) -> Feature | None:
    """Harm by a flood against harm by a fire."""
    harmed = all(any(form.startswith("casualty.") for form in near) for near in _near(pair))
    blows = causes(pair) if harmed else None
    if not blows:
        return None
    return Feature("meaning", -1.0, f"One is about harm by {shown(blows[0])}, the other by {shown(blows[1])}.")


def _level_and_change(pair: Pair) -> Feature | None:
    if not _is_count(pair) or pair.leading is None or not _is_bare_change(pair, pair.leading):
        return None
    return Feature("meaning", _doubtful(pair), "One tells how many there are, the other how many more or fewer.")


def _undone(pair: Pair) -> Feature | None:
    """Cancelled, banned, closed: of which the other says nothing; 11 of 27 that close are no 16 that stay open."""
    sides = ((pair.left, _met(pair, 0)), (pair.right, _met(pair, 1)))
    for mention, met in () if _is_of_rest(pair) else sides:
        told = mention.core_forms.keys() | {term.form for term in mention.terms if term.start == QUOTED}
        undone = sorted(_UNDOING & told - met - _lifted(mention) - background(mention))
        if undone and not lasts_as_long(pair):
            value = -1.0 if undone[0] == _CAUGHT else _doubtful(pair)
            return Feature("meaning", value, f"One says {shown(undone[0])}, the other nothing like it.")
    return None


def _untold_role(pair: Pair) -> Feature | None:
    """Killed, arrested, exported: of which the other says nothing."""
    left, right = _near(pair)
    roles = _untold(pair, 0, left), _untold(pair, 1, right)
    if roles[0] and roles[1]:
        return Feature("meaning", -1.0, f"One is about {shown(roles[0])}, the other about {shown(roles[1])}.")
    role = roles[0] or roles[1]
    if role is None:
        return None
    if role.startswith("prosecution.") and not _HARMED.isdisjoint(left ^ right):
        return Feature("meaning", -1.0, f"One is about {shown(role)}, the other about who came to harm.")
    if role == _DEAD and pair.is_clash and _live(pair):
        return Feature("meaning", -1.0, "One counts the dead, the other those who came away.")
    if role.startswith("casualty.") and _are_only_aboard(pair):
        return Feature("meaning", -1.0, f"One is about {shown(role)}, the other about who was aboard.")
    if role.startswith(("infection.", "trade.")) and pair.is_clash:
        return Feature("meaning", -1.0, f"One counts {shown(role)}, the other nothing like it.")
    value = -0.4 if role.startswith("trade.") else min(_doubtful(pair), -0.5)
    return Feature("meaning", value, f"One is about {shown(role)}, of which the other says nothing.")


_HARMED = frozenset(("casualty.dead", "casualty.injured", "casualty.hospitalised", "casualty.missing"))

# In this order: the first that has an answer gives it.
_QUESTIONS: tuple[Callable[[Pair], Feature | None], ...] = (
    _opposed,
    _other_purposes,
    _other_sorts,
    _ill_and_dead,
    _sentence_and_deed,
    _other_blows,
    _level_and_change,
    _undone,
    _untold_role,
)

_OF_PERSONS = ("count", "number", "percent", "ratio", "age")  # figures that are of women or of men


def _of_whom(pair: Pair, opposed: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The contrasts but those of the sexes of persons whom both name beside a figure of something else: his term."""
    if pair.leading is None or pair.leading.left.kind in _OF_PERSONS:
        return opposed
    return [
        (one, other)
        for one, other in opposed
        if not one.startswith("sex.") or (one not in pair.right.forms and other not in pair.left.forms)
    ]


def _of_one_figure(pair: Pair, opposed: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The contrasts but those between what one figure counts and what stands beside another thing counted.

    Who writes of 108 students that police took away means the same as who has officers make 108 arrests.
    """
    if pair.leading is None or pair.leading.agreement == "clash":
        return opposed
    losable = {"finance.subsidy", "finance.donation", "finance.deposit", "finance.assets", "thing.aid"}
    # Who loses grants tells of grants
    opposed = [pairing for pairing in opposed if "finance.loss" not in pairing or losable.isdisjoint(pairing)]
    left, right = (
        {term.form for term in terms(figure.item or "", mention.lang)}
        for mention, figure in ((pair.left, pair.leading.left), (pair.right, pair.leading.right))
    )
    if not left or not right:
        return opposed
    sorts = ("person.", "product.", "vehicle.")
    return [(one, other) for one, other in opposed if not one.startswith(sorts) or (one in left) == (other in right)]


def _purposes(pair: Pair) -> tuple[str, str] | None:
    """What two sums of money are for, where neither purpose is or resembles one of the other side."""
    left, right = (
        sorted(form for form in mention.core_forms if form.startswith("finance.") or form in deals())
        for mention in (pair.left, pair.right)
    )
    if not left or not right or any(one == other or kin(one, other) for one in left for other in right):
        return None
    if pair.is_clash and (left[0] in pair.right.forms or right[0] in pair.left.forms):
        return None  # the bond that will raise $4m, a bond of $4m
    return left[0], right[0]


_LIKE = 0.4  # share of words from which "2,000 laid off" and "2,000 jobs cut" are one thing


def _is_bare_change(pair: Pair, leading: Aligned) -> bool:
    return {slot(leading.left), slot(leading.right)} == {"level", "change"} and pair.overlap.share < _LIKE


def _sorts(pair: Pair) -> tuple[str, str] | None:
    """Two things of one sort, each told of by one side alone."""
    sorts = rivals()
    left, right = ([form for form in _topical(mine) if form in sorts] for mine in (pair.left, pair.right))
    if not left or not right:
        return None
    told = [_topical(mention) if pair.is_clash else mention.forms for mention in (pair.left, pair.right)]
    met = {sorts[form] for form in left if form in told[1]} | {sorts[form] for form in right if form in told[0]}
    for one in left:
        for other in right:
            if sorts[one] == sorts[other] and sorts[one] not in met and not kin(one, other):
                return one, other
    return None


_EXECUTED, _DOOMED = "prosecution.executed", "thing.death_penalty"


def _is_sentence_and_deed(pair: Pair) -> bool:
    """Whether one tells of a sentence of death alone and the other of an execution."""
    sides = ((pair.left.forms, pair.right.forms), (pair.right.forms, pair.left.forms))
    return any(_DOOMED in told and _EXECUTED not in told and _EXECUTED in done for told, done in sides)


_ILL, _DEAD = "infection.", "casualty.dead"


def _are_ill_and_dead(pair: Pair, left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether one figure is of infections and the other of deaths, of which the other side says nothing at all."""
    sides = ((left, pair.left, right, pair.right), (right, pair.right, left, pair.left))
    return any(
        any(form.startswith(_ILL) for form in ill)
        and _DEAD in dead
        and _DEAD not in sick.forms
        and not any(form.startswith(_ILL) for form in died.forms)
        for ill, sick, dead, died in sides
    )


_HARM = ("casualty.", "thing.people")


@once
def _topical(mention: Mention) -> Mapping[str, Term]:
    """The words of a clause, of its sentence where the clause only counts victims: 16人丧生."""
    core = mention.core_forms
    idea = (form for form in core if "." in form and form.partition(".")[0] not in (*PLACES, *CALENDAR))
    return mention.forms if all(form.startswith(_HARM) for form in idea) else core


def _met(pair: Pair, side: int) -> set[str]:
    return {shared[side] for shared in pair.overlap.shared}


# What keeps a thing from being done: who says it of the same figure seldom tells the same as who does not.
_UNDOING = frozenset(
    f"thing.{idea}" for idea in ("cancel", "refuse", "withdraw", "close", "delay", "ban", "concede", "recapture")
)

_CAUGHT = "thing.recapture"  # who escaped is at large as long as nobody says otherwise

_LIFT = re.compile(r"解除|解禁|撤销|放宽|\b(?:lift|end|ease|drop|scrap)(?:s|ed|ing|ped)?\b", re.IGNORECASE)


_OF_MARKET = re.compile(
    r"收[盘市报]|\bclos(?:ed?|ing) (?:at|on|up|down|higher|lower|[\d.,]+ ?(?:points?|%|per ?cent))", re.IGNORECASE
)


def _lifted(mention: Mention) -> frozenset[str]:
    """What keeps nothing from being done: a ban that ends, a market that closes higher."""
    clause = mention.folded_clause
    ban = {"thing.ban"} if _LIFT.search(clause) else set()
    return frozenset(ban | ({"thing.close"} if _OF_MARKET.search(clause) else set()))


# What a retelling would not leave out.
_TELLING = (
    *("casualty.dead", "casualty.injured", "casualty.missing", "infection.", "trade."),
    *("employment.", "prosecution.arrested", "prosecution.convicted", "prosecution.sentenced"),
    *("disaster.fire", "disaster.drought"),
)

# What says as much: who is fined was found guilty.
_IMPLYING = {"prosecution.convicted": frozenset(("finance.fine",))}

_OF_THINGS = ("duration", "measure")  # how long a fire burnt is told with or without whom it hurt


def _untold(pair: Pair, side: int, near: frozenset[str]) -> str | None:
    """An idea of a telling axis beside the figure of one side of which the other side speaks in no other word."""
    own, other = (pair.left, pair.right)[side], (pair.right, pair.left)[side]
    reached = {form.partition(".")[0] for form in other.forms}
    share = pair.leading_kind == "percent"
    telling = (*_TELLING, "ballot.against") if share else _TELLING
    found = {idea for idea in near if idea.startswith(telling) and idea.partition(".")[0] not in reached}
    if pair.leading_kind in _OF_THINGS:
        found = {idea for idea in found if not idea.startswith("casualty.")}
    found -= _met(pair, side)
    found -= {idea for idea in found if any(kin(idea, form) for form in other.forms)}
    found -= {idea for idea in found if not _IMPLYING.get(idea, frozenset()).isdisjoint(other.forms)}
    return min(found - background(own), default=None) if found else None


def _live(pair: Pair) -> bool:
    """Whether one side alone tells of survivors."""
    return ALIVE.isdisjoint(pair.left.forms) != ALIVE.isdisjoint(pair.right.forms)


_ABOARD = re.compile(r"\b(?:carr(?:y|ies|ied|ying)|aboard|on board)\b|载有|搭载", re.IGNORECASE)


def _are_only_aboard(pair: Pair) -> bool:
    """Whether a side that tells of no harm counts who travelled."""
    return any(
        _ABOARD.search(mention.folded_clause)
        and not any(form.startswith(("casualty.", "thing.survivor")) for form in mention.forms)
        for mention in (pair.left, pair.right)
    )
