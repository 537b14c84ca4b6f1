"""Running counts overtake each other: what was counted on another day contradicts nothing."""

from __future__ import annotations

import re
from dataclasses import replace

from claims.match.evidence.dating import day_of, days_named, hours_of, is_running
from claims.match.evidence.roles import near_ideas
from claims.match.pairs.alignment import Aligned
from claims.match.pairs.pair import Feature, Pair
from claims.match.statement.figures import compare_figures
from claims.match.statement.mention import Mention
from claims.match.statement.once import once

_PROGRESS = re.compile(
    r"\b(?:contained|completed?|of (?:the )?(?:votes|ballots) counted)\b|控制|完成|点算", re.IGNORECASE
)
_RUNNING = ("casualty.dead", "casualty.injured", "casualty.missing", "infection.")


UNDATED = -1.0  # who counts another day contradicts nobody; below, two who count may
_OVERTAKEN = -0.5


def update(pair: Pair) -> Feature:
    """Counts that are still rising replace each other: another day's count contradicts nothing."""
    running = any(idea.startswith(_RUNNING) for idea in near_ideas(pair, 0) | near_ideas(pair, 1))
    marked = [mention for mention in (pair.left, pair.right) if is_running(mention)]
    hours = hours_of(pair.left), hours_of(pair.right)
    leading = pair.leading
    if leading is not None and leading.agreement == "clash" and _is_told_as_earlier(pair, leading):
        return Feature("update", UNDATED, "One tells that it was once what the other says it is.")
    if pair.is_clash and _is_next_step(pair):
        return Feature("update", UNDATED, "What one tells rose to is what the other tells rose from.")
    counts = leading is not None and leading.left.kind == "count" and not leading.left.direction
    share = leading is not None and leading.left.kind == "percent" and not leading.left.direction
    if share and any(_PROGRESS.search(mention.folded) for mention in (pair.left, pair.right)):
        return Feature("update", _OVERTAKEN, "One share is how far a thing has come by now.")
    if counts and hours[0] and hours[0] == hours[1]:
        return Feature("update", 0.0, f"Both count at {min(hours[0])} o'clock.")
    if counts and leading is not None and _has_outgrown(pair, leading):
        return Feature("update", UNDATED, "One is what a count rose to, the other may be what it was.")
    if counts and running and (_is_dated_otherwise(pair) or _are_of_other_days(pair)):
        return Feature("update", UNDATED, "Nothing says that both count on one day, and counts move on.")
    if counts and marked and (running or len(marked) == 2):
        return Feature("update", _OVERTAKEN, "One is a running count that the other may have overtaken.")
    if counts and {day_of(pair.left), day_of(pair.right)} == {"today", "yesterday"}:
        return Feature("update", _OVERTAKEN, "One tells of today, the other of yesterday, and counts move on.")
    apart = _published_apart(pair)
    if counts and apart:
        return Feature("update", _OVERTAKEN, f"The sources appeared {apart} days apart, and counts move on.")
    return Feature("update", 0.0, "Nothing says that one is a later count.")


def _has_outgrown(pair: Pair, leading: Aligned) -> bool:
    """Whether only the higher of two counts is what a count rose to: 死亡人数增至12人 beside nine dead."""
    sides = ((pair.left, leading.left), (pair.right, leading.right))
    (_, lower), (mention, higher) = sorted(sides, key=lambda side: side[1].low)
    stands = _STANDS.search(mention.text, 0, higher.start)
    return leading.agreement == "clash" and higher.role == "to" and lower.role != "to" and not stands


_STANDS = re.compile(r"\b(?:stood|stands|standing) at \Z", re.IGNORECASE)


def _is_told_as_earlier(pair: Pair, leading: Aligned) -> bool:
    """Whether one gives as the figure before what the other gives as the figure."""
    sides = (pair.left, leading.right), (pair.right, leading.left)
    return any(
        figure.role == "from"
        and compare_figures(replace(figure, direction=None), replace(told, direction=None)) == "agree"
        for mention, told in sides
        for figure in mention.figures
    )


_MOVE = re.compile(
    r"[由从自][^,，。;；\d]{0,8}(?P<a>\d[\d.,]*\d|\d)[^,，。;；\d]{0,12}[至到][^,，。;；\d]{0,6}(?P<b>\d[\d.,]*\d|\d)"
    r"|\bfrom [^\d,.;]{0,6}(?P<c>\d[\d.,]*\d|\d)[^\d,.;]{0,14}\bto [^\d,.;]{0,6}(?P<d>\d[\d.,]*\d|\d)",
    re.IGNORECASE,
)


def _is_next_step(pair: Pair) -> bool:
    """Whether one sentence tells the move that came before that of the other: from 28 to 30, from 30 to 32.5."""
    left, right = (_moves(mention) for mention in (pair.left, pair.right))
    return not left & right and any(one == end or start == other for start, end in left for one, other in right)


@once
def _moves(mention: Mention) -> frozenset[tuple[str, str]]:
    """From what to what anything in its sentence moved, as it is written."""
    found = (match.groupdict() for match in _MOVE.finditer(mention.folded))
    return frozenset((told["a"] or told["c"], told["b"] or told["d"]) for told in found)


_DAYS = frozenset(("day", "weekday"))


def _is_dated_otherwise(pair: Pair) -> bool:
    """Whether one names a day by its date and the other by its weekday, which nobody can compare."""
    ways = [{form.partition(".")[0] for form in mention.forms} & _DAYS for mention in (pair.left, pair.right)]
    return (
        bool(ways[0] and ways[1])
        and ways[0].isdisjoint(ways[1])
        and not (pair.left.time_start and pair.right.time_start)
    )


def _are_of_other_days(pair: Pair) -> bool:
    """Whether each names one day of the same month, and not the same one."""
    left, right = (days_named(mention) for mention in (pair.left, pair.right))
    return len(left) == len(right) == 1 and left != right


def _published_apart(pair: Pair) -> int:
    """Days between the sources where the statements do not say themselves when; 0 when unknown or within a day."""
    left, right = pair.left, pair.right
    if left.published is None or right.published is None or (left.time_start and right.time_start):
        return 0
    days = abs((left.published - right.published).days)
    return days if days > 1 else 0
