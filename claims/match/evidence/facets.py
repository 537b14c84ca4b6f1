"""What a figure measures more exactly: statements of core inflation and of inflation are about two measures.

The table facets.toml holds, by sorts that exclude each other, the words that make a measure another one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from claims.match.evidence.periods import period
from claims.match.evidence.rows import numbers
from claims.match.pairs.agreement import slot
from claims.match.pairs.alignment import Aligned
from claims.match.pairs.pair import Feature, Pair
from claims.match.statement.mention import Mention
from claims.match.statement.once import once
from claims.match.statement.people import is_person
from claims.match.statement.results import RESULTS
from claims.match.words.kin import kin
from claims.match.words.numbers import number_of
from claims.match.words.rarity import table_of
from claims.match.words.terms import terms
from extract.model import Lang
from extract.text.fold import fold

OTHER_CLASH = -0.5  # the measures differ so that unequal figures do not contradict; at -1 equal ones are not the same


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
    told = _facets(mention.text[start:end], mention.lang)
    axes = {facet.partition(".")[0] for facet in told}
    around = (facet for facet in _facets(mention.text, mention.lang, _FRAMING) if facet.startswith(_FRAMING))
    return told | {facet for facet in around if facet.partition(".")[0] not in axes}


# Told once for all that a sentence goes on to tell.
_FRAMING = ("playing_time.", "match.", "class.", "turn.", "tongue.", "bound_for.")


@once
def _around(mention: Mention) -> frozenset[str]:
    """The facets of its whole sentence and of its source's title."""
    return _facets(mention.text, mention.lang) | _facets(mention.title or "", mention.lang)


def measure(pair: Pair) -> Feature:
    """A measure told more exactly is another one: core inflation, a median, wholesale, a month's change."""
    if units := _other_units(pair):
        return Feature("measure", -1.0, f"“{units[0]}” and “{units[1]}” are told in units that do not compare.")
    if ages := _other_ages(pair):
        return Feature("measure", -1.0, f"One is of people of {ages[0]}, the other of people of {ages[1]}.")
    if pair.leading and _is_of_some_and_of_more(pair, pair.leading):
        return Feature("measure", -1.0, "One is a share of a whole, the other tells how much more or less there is.")
    if ranges := _other_ranges(pair):
        return Feature("measure", -1.0, f"One goes from {ranges[0]}, the other from {ranges[1]}.")
    left, right = _told(pair.left), _told(pair.right)
    timed = pair.leading_kind in ("date", "duration", "age", "rank")
    if timed or (pair.leading and pair.leading.left.unit in RESULTS):
        left, right = left & _OF_PERSONS, right & _OF_PERSONS
    left, right = left - _idle(pair), right - _idle(pair)
    for one in sorted(left - right):
        for other in sorted(right - left):
            axis = one.partition(".")[0]
            same_axis = {each for each in left | right if each.startswith(f"{axis}.")}
            if other.startswith(f"{axis}.") and len(same_axis) == 2:
                return Feature("measure", -1.0, f"One measure is {_shown(one)}, the other {_shown(other)}.")
    if wholes := _other_wholes(pair):
        return Feature("measure", OTHER_CLASH, f"One is a share of {wholes[0]}, the other of {wholes[1]}.")
    if left == right:
        return Feature("measure", 0.0, "Nothing says that one measure is told more exactly than the other.")
    for own, mention in ((left - right, pair.right), (right - left, pair.left)):
        around = _around(mention)
        if "prosecution.convicted" in pair.left.forms and "prosecution.convicted" in pair.right.forms:
            own -= {"verdict.cleared"}  # of some charges, which the other need not tell
        own -= {facet for facet, other in _IMPLIED if other in around}
        if _is_reached(pair):
            own -= {"stage.after"}  # what a rate rose to holds after the rise
        if _QUARTERS.search(mention.folded) or (period(pair.left) and period(pair.left) == period(pair.right)):
            own -= {"window.rolling"}  # a quarter is a run of three months by another name, a half one of six
        if pair.leading:
            own -= _OF_UNITS.get(pair.leading.left.unit or "", frozenset())
        reach = {_alone()[facet]: facet for facet in sorted(own - around)}
        if "any" in reach or "clash" in reach:
            facet = reach.get("any") or reach["clash"]
            value = -1.0 if "any" in reach else OTHER_CLASH
            return Feature("measure", value, f"One measure is {_shown(facet)}, of which the other says nothing.")
    return Feature("measure", 0.0, "What one says more exactly the other may leave out.")


# What one tells more exactly and the other in another way: earned after tax, the net profit; the final bill, had cost;
# in all, by some day.
_IMPLIED = (("stage.after", "profit.net"), ("costing.final", "spent.done"), ("tally.total", "up_to.done"))

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


_MEASURED = ("percent", "money", "measure")


def _other_units(pair: Pair) -> tuple[str, str] | None:
    """The one figure of each side, where only their units keep them from being compared: 0.2 points, 0.2%."""
    left, right = pair.left.asserted, pair.right.asserted
    if pair.leading is not None or not len(left) == len(right) == 1 or left[0].kind != right[0].kind:
        return None
    apart = left[0].kind in _MEASURED and left[0].unit != right[0].unit
    return (left[0].exact, right[0].exact) if apart else None


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


def _other_ages(pair: Pair) -> tuple[str, str] | None:
    """The ages that bound whom each is told of, where they differ: from 60 on, from 65 on."""
    left, right = (
        {each.low: each.exact for each in mention.figures if each.kind == "age" and each.role == "whole"}
        for mention in (pair.left, pair.right)
    )
    if not left or not right or left.keys() & right.keys():
        return None
    return min(left.values()), min(right.values())


_RANGE = re.compile(r"([\d一二三四五六七八九十]+)([年月天元岁人])以上[、,，或]?(?:[\d一二三四五六七八九十]+)\2以下")


def _other_ranges(pair: Pair) -> tuple[int, int] | None:
    """From what on each goes up to something, where one end differs: 3年以上10年以下, 5年以上10年以下."""
    found = [_lower_ends(mention) for mention in (pair.left, pair.right)]
    if len(found[0]) != 1 or len(found[1]) != 1 or found[0] == found[1]:
        return None
    return min(found[0]), min(found[1])


@once
def _lower_ends(mention: Mention) -> frozenset[int]:
    ranges = _RANGE.findall(mention.folded[: mention.end + _NEAR_END])
    return frozenset(number_of(low) for low, _ in ranges)


_NEAR_END = 8  # characters behind a clause in which its range may end


_OF_THEM = re.compile(r"(?:\s*(?:%|per ?cent))?\s+of |的")
_NEXT_WORDS = 24  # characters behind a share in which whom it is of is named


def _is_of_some_and_of_more(pair: Pair, leading: Aligned) -> bool:
    """Whether one percentage is of persons and the other one by which something else grew or shrank."""
    if {slot(leading.left), slot(leading.right)} != {"level", "change"} or leading.left.kind != "percent":
        return False
    sides = ((pair.left, leading.left), (pair.right, leading.right))
    (some, share), (more, by) = sorted(sides, key=lambda side: slot(side[1]) == "change")
    if some.lang == "zh" and by.role == "by" and by.direction and _HOLDS.search(some.folded, 0, share.start):
        return True
    at = share.end
    if of := _OF_THEM.match(some.folded, at):
        at = of.end()
    elif some.lang == "en" or not some.subject or not some.text.startswith(some.subject, at):
        return False  # 四成家长 needs no word between
    moved = any(term.form in _MOVES and 0 <= term.start < share.start for term in some.core)
    if moved or _OF_THEM.match(more.folded, by.end):
        return False  # who lost 70% of it destroyed 70% of it
    whose = some.text[at : at + _NEXT_WORDS]
    if some.subject and some.subject in whose:
        return True  # 32% of firms raised prices, firms raised prices by 32%
    if some.lang == "en" and _OUT_OF.match(some.text, share.end) and by.role == "by":
        return True
    told = more.subject is not None and not _names_persons(more.subject, more.lang)
    return told and (_names_persons(whose, some.lang) or _MORE.match(more.text, by.end) is not None)


_OUT_OF = re.compile(
    r"(?:\s*(?:%|per ?cent))?\s+of (?!(?:the |its |their )?(?:value|worth|size|level)\b)", re.IGNORECASE
)
_HOLDS = re.compile(r"占[^,，。;；]{0,16}\Z")  # 占全市生产总值的24%
_MOVES = frozenset(("change.up", "change.down", "employment.laid_off", "finance.loss"))
_MORE = re.compile(r"\s*(?:more|less|fewer|higher|lower)\b", re.IGNORECASE)


def _names_persons(text: str, lang: Lang) -> bool:
    return any(is_person(term.form) or term.form.startswith("person.") for term in terms(text, lang))


_SHARE_OF = re.compile(
    r"\s*(?:%|per ?cent)?\s+of (?:the |its |their |all )?(gross domestic product|[a-z]+)", re.IGNORECASE
)


def _other_wholes(pair: Pair) -> tuple[str, str] | None:
    """What two English percentages are of, where neither is spoken of on the other side: votes and seats."""
    leading = pair.leading
    if leading is None or leading.left.kind != "percent" or not pair.left.lang == pair.right.lang == "en":
        return None
    left = _SHARE_OF.match(pair.left.text, leading.left.end)
    right = _SHARE_OF.match(pair.right.text, leading.right.end)
    if left is None or right is None:
        return None
    ones, others = terms(left[1], "en"), terms(right[1], "en")
    met = any(term.form in pair.right.forms for term in ones) and any(term.form in pair.left.forms for term in others)
    if not ones or not others or met or kin(ones[0].form, others[0].form):
        return None
    return left[1], right[1]


def _shown(facet: str) -> str:
    axis, _, value = facet.partition(".")
    return f"{value} ({axis})"
