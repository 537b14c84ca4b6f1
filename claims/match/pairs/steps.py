"""Moves told by their ends and by their step: from 900 to 540 is down by 360, from 5% to 4.5% by half a point."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from claims.match.statement.figures import Agreement, Figure, compare_figures
from claims.match.statement.mention import Mention
from claims.match.statement.once import once

_STEPPED = ("count", "number", "money", "measure", "percent")
_ALL = Decimal(100)


def stepped(left: Mention, right: Mention) -> tuple[Figure, Figure, Agreement] | None:
    """The step of the statement that gives both ends beside that which the other gives, where the two compare.

    Steps that differ contradict only where one end is the same.
    """
    for told, other in ((left, right), (right, left)):
        steps = _steps(told)
        ends = _ends_met(told, other) if steps else ()
        for step in steps:
            for given in other.asserted:
                agreement = compare_figures(step, given) if _is_step(given) else "apart"
                if (agreement == "agree" and (any(ends) or not ends)) or (agreement == "clash" and any(ends)):
                    return (step, given, agreement) if told is left else (given, step, agreement)
    return None


def _is_step(figure: Figure) -> bool:
    return figure.role == "by" and figure.direction is not None


def _ends_met(told: Mention, other: Mention) -> tuple[bool, ...]:
    """Of each end that the other statement gives as well, be it as the whole of which a part is cut: is it the same?"""
    ends = [each for each in told.asserted if each.role in ("from", "to")]
    given = [each for each in other.asserted if each.role in ("from", "to", "whole")]
    met = ([compare_figures(one, each) for one in ends] for each in given)
    return tuple("agree" in found for found in met if set(found) != {"apart"})


def _steps(mention: Mention) -> tuple[Figure, ...]:
    return _stepped_in(mention) if any(each.role == "from" for each in mention.asserted) else ()


@once
def _stepped_in(mention: Mention) -> tuple[Figure, ...]:
    """By how much something moved whose two ends a statement gives, as such and as a share of what it was."""
    return tuple(_between(mention))


def _between(mention: Mention) -> Iterator[Figure]:
    starts, ends = ([each for each in mention.asserted if each.role == role] for role in ("from", "to"))
    if len(starts) != 1 or len(ends) != 1:
        return
    start, end = starts[0], ends[0]
    exact = start.kind in _STEPPED and not (start.is_bound or end.is_bound or start.high or end.high)
    if not exact or start.measure != end.measure or start.low == end.low:
        return
    difference = end.low - start.low
    share = start.unit == "%"
    step = replace(
        end,
        role="by",
        unit="pp" if share else end.unit,
        low=abs(difference),
        grain=min(start.grain, end.grain),
        direction="up" if difference > 0 else "down",
        exact=f"{start.exact} – {end.exact}",
    )
    yield step
    if not share and start.low > 0:
        yield replace(step, kind="percent", unit="%", low=step.low * _ALL / start.low, grain=Decimal(1), per=None)
