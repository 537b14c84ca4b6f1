"""What a figure measures more exactly: statements of core inflation and of inflation are about two measures.

The table facets.toml holds, by sorts that exclude each other, the words that make a measure another one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from claims.match.evidence.measured import AT_ONCE, OTHER_CLASH, of_other_wholes
from claims.match.evidence.periods import period
from claims.match.evidence.rows import numbers
from claims.match.pairs.pair import Feature, Pair
from claims.match.statement.mention import Mention
from claims.match.statement.once import once
from claims.match.statement.results import RESULTS
from claims.match.words.rarity import table_of
from extract.model import Lang
from extract.text.fold import fold


@dataclass(frozen=True, slots=True)
class _Table:
    """The facets of one language: one pattern in which an empty group behind each says which it was."""

    pattern: re.Pattern[str]
    names: dict[str, tuple[str, ...]]  # group -> sorts and values, as in extent.core


@cache
def _table(lang: Lang, axes: tuple[str, ...] = ()) -> _Table:
    """The facets, of which with `axes` one at least is of those."""
    patterns, names = [], {}
    for axis, values in table_of("facets.toml", "claims.match.evidence").items():
        for value, entry in values.items():
            facets = (f"{axis}.{value}", *entry.get("also", "").split())
            if axes and not any(facet.startswith(axes) for facet in facets):
                continue
            group = f"{axis}_{value}"
            names[group] = facets
            patterns.append(f"(?:{entry[lang]})(?P<{group}>)")  # a group in front would hide the first letters
    return _Table(re.compile("|".join(patterns), re.IGNORECASE), names)


@cache
def _alone() -> dict[str, str]:
    """Facet -> what it means that one statement names it alone."""
    table = table_of("facets.toml", "claims.match.evidence")
    return {f"{axis}.{value}": entry["alone"] for axis, values in table.items() for value, entry in values.items()}


@lru_cache(maxsize=20_000)
def _facets(text: str, lang: Lang, axes: tuple[str, ...] = ()) -> frozenset[str]:
    table = _table(lang, axes)
    folded = fold(text)
    matches = table.pattern.finditer(folded) if lang == "zh" else _at_words(table.pattern, folded)
    groups = (match.lastgroup for match in matches)
    return frozenset(facet for group in groups if group for facet in table.names[group])


# Where the English of facets.toml begins: trying nowhere else takes a third
_BEGIN = re.compile(r"\b[A-Za-z\d]|['’%-]")


def _at_words(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """What `pattern` finds from the left on where words or signs begin."""
    end = 0
    for begin in _BEGIN.finditer(text):
        if begin.start() >= end and (match := pattern.match(text, begin.start())):
            yield match
            end = match.end()


_NUMBER = re.compile(r"\d")
_JOINT = re.compile(r"[,;，；、。]| (?:and|but|while) ")


@once
def _told(mention: Mention) -> frozenset[str]:
    """The facets of a statement: of its clause up to the next figure, and of what leads up to it without one."""
    start = mention.start if _NUMBER.search(mention.folded, 0, mention.start) else 0
    own = max((figure.end for figure in mention.asserted), default=mention.start)
    end = max(mention.end, own)
    further = next(numbers(mention.folded, own, end), None)
    if further is not None and mention.asserted:
        joint = _JOINT.search(mention.folded, own, further.start())
        end = further.start() if joint is None else joint.start()  # 24 stations and can carry 450,000 passengers a day
    told = _facets(_without_speakers(mention, start, end), mention.lang)
    axes = {facet.partition(".")[0] for facet in told}
    around = (facet for facet in _facets(mention.text, mention.lang, _FRAMING) if facet.startswith(_FRAMING))
    return told | {facet for facet in around if facet.partition(".")[0] not in axes}


# Told in the names of bodies of whatever they speak: a youth association, a bureau for the country.
_IN_NAMES = frozenset(("age.youth", "settling.rural", "settling.urban"))


def _without_speakers(mention: Mention, start: int, end: int) -> str:
    """A stretch without those whom it quotes whose names are of the young or of the country, which tell no figure."""
    told = mention.text[start:end]
    for name in mention.speakers:
        if name in told and not _IN_NAMES.isdisjoint(_facets(name, mention.lang)):
            told = told.replace(name, " " * len(name))
    return told


# Told once for all that a sentence goes on to tell.
_FRAMING = ("playing_time.", "match.", "class.", "turn.", "tongue.", "bound_for.")


@once
def _around(mention: Mention) -> frozenset[str]:
    """The facets of its whole sentence and of its source's title."""
    return _facets(mention.text, mention.lang) | _facets(mention.title or "", mention.lang)


def measure(pair: Pair) -> Feature:
    """A measure told more exactly is another one: core inflation, a median, wholesale, a month's change."""
    found = next(filter(None, (question(pair) for question in AT_ONCE)), None)
    if found is not None:
        return found
    left, right = _compared(pair)
    if found := _other_facets(left, right) or of_other_wholes(pair):
        return found
    if left == right:
        return Feature("measure", 0.0, "Nothing says that one measure is told more exactly than the other.")
    if found := _alone_in(pair, left - right, pair.right) or _alone_in(pair, right - left, pair.left):
        return found
    return Feature("measure", 0.0, "What one says more exactly the other may leave out.")


def _compared(pair: Pair) -> tuple[frozenset[str], frozenset[str]]:
    """The facets of both statements that say something beside each other."""
    idle = _idle(pair)
    left, right = _told(pair.left) - idle, _told(pair.right) - idle
    timed = pair.leading_kind in ("date", "duration", "age", "rank")
    if timed or (pair.leading and pair.leading.left.unit in RESULTS):
        return left & _OF_PERSONS, right & _OF_PERSONS
    return left, right


def _other_facets(left: frozenset[str], right: frozenset[str]) -> Feature | None:
    """Two facets of one sort, each told by one side alone, and no third one."""
    for one in sorted(left - right):
        for other in sorted(right - left):
            axis = one.partition(".")[0]
            same_axis = {each for each in left | right if each.startswith(f"{axis}.")}
            if other.startswith(f"{axis}.") and len(same_axis) == 2:
                return Feature("measure", -1.0, f"One measure is {_shown(one)}, the other {_shown(other)}.")
    return None


def _alone_in(pair: Pair, own: frozenset[str], other: Mention) -> Feature | None:
    """A facet that only one statement tells and that makes its measure another one, of which the other is silent."""
    telling = own - _around(other)
    reach = {_alone()[facet]: facet for facet in sorted(telling - _of_course(pair, other))} if telling else {}
    facet = reach.get("any") or reach.get("clash")
    if facet is None:
        return None
    value = -1.0 if "any" in reach else OTHER_CLASH
    return Feature("measure", value, f"One measure is {_shown(facet)}, of which the other says nothing.")


def _of_course(pair: Pair, other: Mention) -> frozenset[str]:
    """The facets that a statement may tell alone beside this other one."""
    found = {facet for facet, implied in _IMPLIED if implied in _around(other)}
    if "prosecution.convicted" in pair.left.forms and "prosecution.convicted" in pair.right.forms:
        found.add("verdict.cleared")  # of some charges, which the other need not tell
    if _is_reached(pair):
        found.add("stage.after")  # what a rate rose to holds after the rise
    left, right = period(pair.left), period(pair.right)
    if _QUARTERS.search(other.folded) or (left and left == right):
        found.add("window.rolling")  # a quarter is a run of three months by another name, a half one of six
    if (left and left == right and left[0] < left[1]) or _are_of_one_feast(pair):
        found.add("tally.total")  # of all of that time, which had an end
    if pair.leading:
        found |= _OF_UNITS.get(pair.leading.left.unit or "", frozenset())
    return frozenset(found)


# What one tells more exactly and the other in another way: earned after tax, the net profit; the final bill, had cost;
# in all, by some day; other than in China, outside China.
_IMPLIED = (
    ("stage.after", "profit.net"),
    ("costing.final", "spent.done"),
    ("tally.total", "up_to.done"),
    ("without.some", "beyond.outside"),
)

# What facets of some sorts are read beside: each statement has to speak of one of these.
_BESIDE = {
    "sector": frozenset(("thing.budget", "thing.allocate")),
    "carrier": frozenset(("person.passengers", "thing.carry")),
    "quarrel": frozenset(("thing.lawsuit", "thing.complaint")),
    "grievance": frozenset(("thing.complaint",)),
    "bargain": frozenset(("thing.wage", "thing.union")),
    "march": frozenset(("person.soldiers", "thing.army", "thing.troops_out")),
    "trees": frozenset(("thing.tree", "thing.forest", "thing.deforestation")),
    "kilowatts": frozenset(("product.electricity", "thing.electricity_use", "thing.energy")),
    "refuse": frozenset(("thing.waste", "thing.recycle", "thing.plastic")),
    "remains": frozenset(("casualty.dead", "thing.body_found", "thing.corpse_found", "thing.tomb")),
    "race_part": frozenset(("thing.runner", "thing.marathon", "thing.cyclist", "thing.player")),
    "film_money": frozenset(("thing.movie", "thing.screen_film", "finance.box_office")),
    "doses": frozenset(("product.vaccines",)),
}


def _idle(pair: Pair) -> frozenset[str]:
    """The facets of two statements that say nothing, as the two do not speak of what they tell more exactly."""
    told = _told(pair.left) | _told(pair.right)
    needed = ((facet, _BESIDE.get(facet.partition(".")[0])) for facet in told)
    return frozenset(
        facet
        for facet, beside in needed
        if beside is not None and any(beside.isdisjoint(mention.forms) for mention in (pair.left, pair.right))
    )


_SOME_DAYS = re.compile(
    r"[前首头第][\d一二两三四五六七八]*[天日]|过半|\b(?:first|opening) (?:\w+ )?(?:days?|weekend)\b", re.IGNORECASE
)


def _are_of_one_feast(pair: Pair) -> bool:
    """Whether both tell of one whole holiday, and neither of its first days or of a count up to one of them."""
    left, right = (
        {form for form in mention.forms if form.startswith("festival.")} for mention in (pair.left, pair.right)
    )
    return left == right != set() and not any(
        "up_to.done" in _around(each) or _SOME_DAYS.search(each.folded) for each in (pair.left, pair.right)
    )


def _is_reached(pair: Pair) -> bool:
    """Whether one figure is what something rose or fell to."""
    leading = pair.leading
    return leading is not None and "to" in (leading.left.role, leading.right.role)


# What tells apart whom a sentence or an age is of, and which court passed it.
_OF_PERSONS = frozenset(
    (
        *("person.relative", "instance.first", "instance.appeal"),
        *("to_the_end.reached", "to_the_end.won"),
        *("court_of.supreme", "court_of.appeal", "court_of.lower"),
        *("contest.league", "contest.cup", "leg.half"),
        *("reading.first", "reading.second", "reading.third"),  # which vote it was
        *("ownership.public", "ownership.private"),
        *("term.death", "term.reprieved", "term.life", "term.suspended", "attempt.tried"),
        # In which race somebody took how long
        *("match.group", "match.quarter", "match.semi", "match.final", "match.heats"),
        *("turn.first", "turn.second", "turn.third", "turn.fourth", "turn.fifth"),
        *("playing_time.half", "playing_time.second", "playing_time.full", "class.youth", "class.adult"),
    )
)
# What a unit tells of itself: a speed is for each hour, and power is what a plant can give.
_OF_UNITS = {
    "W": frozenset(("output.capacity",)),
    "m/s": frozenset(("pace.hourly",)),
    "m3/s": frozenset(("pace.hourly",)),
}
_QUARTERS = re.compile(r"季|\bquarter|\bq[1-4]\b", re.IGNORECASE)


def _shown(facet: str) -> str:
    axis, _, value = facet.partition(".")
    return f"{value} ({axis})"
