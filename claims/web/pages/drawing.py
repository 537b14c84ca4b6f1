"""Pictures as numbers: where dots, bars and labels stand. The templates turn them into SVG.

Across, places are percentages, so that a picture is as wide as its page and its letters keep their size; down, they
are pixels.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from claims.web.words.wording import number
from db.reading.series import Point

LEFT, RIGHT = 2.0, 98.0  # percent between which days lie
BESIDE_VALUES = 16.0  # percent from which they lie where the figures stand at the left
ROWS = 12  # of a timeline; more would be a wall
BESIDE = 5.0  # percent between sources that stand beside each other
INDENT = 2.0  # percent from the beginning of a line to the first of them
DAY = 20.0  # percent that the name of a day takes at either end of an axis
TOP, AXIS = 8, 26  # pixels above a picture, and for its axis below
ROW_HEIGHT, LINE = 44, 30  # pixels of a row, and from its top to its line, under the label
PLOT, ABOVE, BELOW = 200, 16, 12  # pixels from the lowest to the highest figure, above that and below
HIGHEST, LOWEST = 80, 2  # pixels of a bar
THICK = 0.82  # of the room that a bar has
TICKS = 5
Carrier = tuple[str, str, str]  # of a claim: a source's label, language and day of publication
_STEPS = (1, 2, 5, 10, 25, 50, 100)  # years between ticks


@dataclass(frozen=True, slots=True)
class Tick:
    """A label on an axis; `anchor` keeps the outer ones inside the picture."""

    at: float
    label: str
    anchor: str = "middle"


@dataclass(frozen=True, slots=True)
class Dot:
    """One appearance in a picture."""

    x: float
    y: float
    kind: str
    day: str


@dataclass(frozen=True, slots=True)
class Row:
    """Those who depend on each other, on one line."""

    label: str
    lang: str
    y: float
    dots: list[Dot]


@dataclass(frozen=True, slots=True)
class Timeline:
    """When a claim was made, a row for each group of sources that is independent of the others.

    Without ticks a row tells who is in the group and not when; `left_out` groups are too many to be drawn.
    """

    rows: list[Row]
    ticks: list[Tick]
    height: int
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Bar:
    """How many of something fall into a period."""

    x: float
    y: float
    width: float
    height: float
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Plot:
    """Figures over time; `spans` are those told as ranges, from top to bottom."""

    dots: list[Dot]
    spans: list[tuple[float, float, float, str]]
    days: list[Tick]
    values: list[Tick]
    height: int


class _Days:
    """Days on the axis across."""

    def __init__(self, days: Iterable[str], left: float = LEFT) -> None:
        self._left = left
        ordered = sorted(date.fromisoformat(day).toordinal() for day in days)
        self._first, self._last = ordered[0], ordered[-1]

    def x(self, day: str) -> float:
        """Percent."""
        along = (date.fromisoformat(day).toordinal() - self._first) / max(1, self._last - self._first)
        return round(self._left + along * (RIGHT - self._left), 2)

    def ticks(self) -> list[Tick]:
        """The first and last day, and round ones between them that leave room for their names."""
        first, last = date.fromordinal(self._first), date.fromordinal(self._last)
        edges = [Tick(self.x(str(first)), str(first), "start"), Tick(self.x(str(last)), str(last), "end")]
        step = next((step for step in _STEPS if (last.year - first.year) / step <= TICKS), _STEPS[-1])
        years = (year for year in range(first.year + 1, last.year + 1) if year % step == 0)
        between = [Tick(self.x(f"{year:04}-01-01"), str(year)) for year in years]
        return [edges[0], *(tick for tick in between if self._left + DAY < tick.at < RIGHT - DAY), edges[1]]


def timeline(groups: Sequence[Sequence[Carrier]]) -> Timeline | None:
    """A line for each group, of which the first source leads; None where there is nothing to see in a picture."""
    dated = [[each for each in group if each[2]] for group in groups]
    dated = [group for group in dated if group]
    days = [each[2] for group in dated for each in group]
    if len(days) < 3 or len(set(days)) < 2 or len(dated) > ROWS:
        return None
    axis = _Days(days)
    rows = [_row(place, group, [axis.x(day) for _, _, day in group]) for place, group in enumerate(dated)]
    return Timeline(rows, axis.ticks(), TOP + len(dated) * ROW_HEIGHT + AXIS)


def independence(groups: Sequence[Sequence[Carrier]]) -> Timeline | None:
    """The largest of `groups` as for a timeline, a dot for each source beside the next; None for fewer than three."""
    if sum(len(group) for group in groups) < 3:
        return None
    largest = sorted(groups, key=len, reverse=True)[:ROWS]
    rows = [_row(place, group, _beside(len(group))) for place, group in enumerate(largest)]
    return Timeline(rows, [], TOP + len(rows) * ROW_HEIGHT, max(0, len(groups) - ROWS))


def _beside(count: int) -> list[float]:
    """Where so many sources stand on a line, one beside the next."""
    step = min(BESIDE, (RIGHT - LEFT) / count)
    return [round(LEFT + INDENT + at * step, 2) for at in range(count)]


def _row(place: int, group: Sequence[Carrier], xs: Sequence[float]) -> Row:
    """The line of a group, at its place from the top: who was first and, at the other `xs`, who told it again."""
    y = TOP + place * ROW_HEIGHT + LINE
    days = [day for _, _, day in group]
    dots = [Dot(x, y, "again" if at else "own", day) for at, (x, day) in enumerate(zip(xs, days, strict=True))]
    label, lang, _ = group[0]
    return Row(label, lang, y, dots)


def plot(points: Sequence[Point]) -> Plot | None:
    """Figures of one thing; None unless there are three, of two sizes, of two days or in conflict."""
    sizes = {each.value for each in points}
    in_conflict = any(each.standing == "conflict" for each in points)
    if len(points) < 3 or len(sizes) < 2 or not (in_conflict or len({each.day for each in points}) > 1):
        return None
    axis = _Days((each.day for each in points), BESIDE_VALUES)
    tops = (each.value if each.max_value is None else each.max_value for each in points)
    low, high = min(sizes), max(tops)

    def y(value: float) -> float:
        return round(TOP + ABOVE + (high - value) / (high - low) * PLOT, 1)

    dots = [Dot(axis.x(each.day), y(each.value), _shape(each), each.day) for each in points]
    spans = [
        (axis.x(each.day), y(each.max_value), y(each.value), str(each.standing))
        for each in points
        if each.max_value is not None
    ]
    values = [Tick(y(value), number(value)) for value in (high, (high + low) / 2, low)]
    return Plot(dots, spans, axis.ticks(), values, TOP + ABOVE + PLOT + BELOW + AXIS)


def _shape(point: Point) -> str:
    return f"{point.standing}{' bound' if point.modifier in ('>', '>=', '<', '<=') else ''}"


def bars(counts: Mapping[str, int]) -> list[Bar]:
    """How many fall into each year or month, periods without any included; nothing for fewer than three periods."""
    periods = _periods(sorted(counts))
    if len(counts) < 3:
        return []
    most = max(counts.values())
    width = 100 / len(periods)
    found = []
    for place, period in enumerate(periods):
        count = counts.get(period, 0)
        height = round(max(count / most * HIGHEST, LOWEST if count else 0), 1)
        found.append(Bar(round(place * width, 3), HIGHEST - height, round(width * THICK, 3), height, period, count))
    return found


def _periods(known: Sequence[str]) -> list[str]:
    if not known or len(known[0]) == 4:
        return [str(year) for year in range(int(known[0]), int(known[-1]) + 1)] if known else []
    first, last = ((int(period[:4]) * 12 + int(period[5:]) - 1) for period in (known[0], known[-1]))
    return [f"{month // 12}-{month % 12 + 1:02}" for month in range(first, last + 1)]
