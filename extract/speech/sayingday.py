"""The day on which something was said, kept apart from what was said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.model import Claim, Quantity, Reasons
from extract.speech.statement import FORETOLD, StatementRule


def apart(claims: Sequence[Claim], bounds: frozenset[int] = frozenset()) -> Iterator[Claim]:
    """The claims of a sentence without the days on which they were said; such a day is told once, as an event.

    Whoever speaks does not vouch for that day, so it may not share a claim with what is attributed to him. `bounds` are
    the starts of dates until or since which something holds, on which nobody speaks: 截至周三，据某局信息，共有30例.
    """
    if not any(claim.attributions for claim in claims):
        yield from claims
        return
    said_on = [[day for day in _said_on(claim) if day.start not in bounds] for claim in claims]
    told = {q.start for claim, days in zip(claims, said_on, strict=True) for q in claim.quantities if q not in days}
    for claim, days in zip(claims, said_on, strict=True):
        for day in days:
            if day.start not in told:
                told.add(day.start)
                yield _event(claim, day)
        yield replace(claim, quantities=tuple(q for q in claim.quantities if q not in days)) if days else claim


_PUBLISHED: frozenset[StatementRule] = frozenset(("figures show", "figures of", "carried over"))
_BESIDE = 4  # characters between a time and the words of a speaker that it leads: 3月份，政府宣布


def _said_on(claim: Claim) -> list[Quantity]:
    """The dates outside what somebody says; none when nothing else is said."""
    if all(a.rule == FORETOLD for a in claim.attributions):
        return []
    days = [q for q in claim.quantities if q.kind == "date" and not q.optional and _is_apart(q, claim)]
    return days if len(days) < len(claim.quantities) else []


def _is_apart(date: Quantity, claim: Claim) -> bool:
    """Whether a date is outside all that is said and no time of it (the Friday of `said on Friday it now owns`)."""
    if any(a.scope_start <= date.start < a.scope_end for a in claim.attributions):
        return False
    within = [a for a in claim.attributions if a.start <= date.start < a.end]
    one_day = date.start_date == date.end_date
    if any(a.rule in _PUBLISHED for a in within):
        return one_day  # 2016年的数字显示 tells of the year; on a day the paper only came out
    if within:  # on the Friday of `said on Friday it now owns` it owns
        return claim.kind == "event" or date.role == "context" or not one_day
    if date.role == "context" or one_day:
        return True
    return any(0 <= a.start - date.end <= _BESIDE and a.rule not in _PUBLISHED for a in claim.attributions)


def _event(claim: Claim, day: Quantity) -> Claim:
    return replace(
        claim,
        kind="event",
        rule=f"day of speaking: {day.rule}",
        start=min(claim.start, day.start),
        end=max(day.end, claim.attributions[0].end),
        quantities=(replace(day, role="time"),),
        subject=claim.attributions[0].name,
        attributions=(),
        negated=False,
        hedged=False,
        time_start=day.start_date,
        time_end=day.end_date,
        reasons=Reasons("the speaker", ((day.start, day.end),)),
    )
