"""What two figures say of each other in the statements that give them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal

from claims.match.pairs.beside import are_held_yearly, differ_beside
from claims.match.pairs.complement import ALIVE
from claims.match.pairs.nearly import is_past_nearly
from claims.match.pairs.overlap import alike
from claims.match.pairs.retold import as_left, is_one_fewer, makes
from claims.match.statement.figures import Agreement, Figure, compare_figures
from claims.match.statement.mention import Mention
from claims.match.statement.parties import who_counts
from claims.match.statement.people import PEOPLE, WHOEVER, counts_heads, may_be_people
from claims.match.statement.results import spans_record
from claims.match.statement.wholes import gives_part_of, is_frame, is_of_series
from claims.match.words.kin import kin
from claims.match.words.terms import CALENDAR, PLACES, terms
from extract.model import Lang


@dataclass(frozen=True, slots=True)
class _Met:
    """Two figures with the statements that give them."""

    left: Figure
    right: Figure
    left_mention: Mention
    right_mention: Mention


def agreement_of(left: Figure, right: Figure, left_mention: Mention, right_mention: Mention) -> Agreement:
    """What two figures say of each other; those that differ contradict where no reason is seen why they should not."""
    met = _Met(as_left(left, right, right_mention), as_left(right, left, left_mention), left_mention, right_mention)
    agreement = _compared(met)
    if agreement == "apart" or _is_other_day(met, agreement) or _is_other_slot(met, agreement):
        return "apart"
    if agreement != "clash":
        return agreement
    return next((excused for excused, holds in _EXCUSES if holds(met)), "clash")


def _compared(met: _Met) -> Agreement:
    """What they say by their values, and by what the statements make of these."""
    left, right = met.left, met.right
    if {left.kind, right.kind} == {"percent", "ratio"}:
        left, right = _percentage(left, right), _percentage(right, left)
    agreement = compare_figures(left, right)
    if agreement == "agree" and _are_other_rates(met):
        return "clash"
    if agreement == "agree" and is_past_nearly(met.left, met.right, met.left_mention, met.right_mention):
        return "open"
    if agreement in ("open", "fit") and met.left.kind == "count" and _are_rivals(met.left_mention, met.right_mention):
        return compare_figures(_estimated(met.left), _estimated(met.right))
    return agreement


def _is_other_day(met: _Met, agreement: Agreement) -> bool:
    """Whether two days are those of two happenings."""
    if met.left.kind != "date":
        return False
    if agreement == "fit":
        return differ_beside(met.left_mention, met.right_mention)
    return agreement == "clash" and are_held_yearly(met.left, met.right, met.left_mention, met.right_mention)


def _is_other_slot(met: _Met, agreement: Agreement) -> bool:
    """Whether they do other things in their statements: what it was, what it is, by how much it changed.

    "3% rise" may have lost its direction and "cut 500 jobs" is a change that "500 laid off" is not: equal figures still
    meet, others clash only where no second figure could be the one that is meant.
    """
    slots = {slot(met.left), slot(met.right)}
    if len(slots) == 1 or _is_part_and_whole(met, agreement):
        return False
    if slots != {"level", "change"}:
        return True
    rate = not RATES.isdisjoint(met.left_mention.forms.keys() & met.right_mention.forms.keys())
    alone = met.left.kind != "percent" and all(_is_lone(each) for each in (met.left_mention, met.right_mention))
    return agreement == "clash" and not alone and not rate


def _are_for_each_and_all(met: _Met) -> bool:
    """Whether one is for each and the other for all: 80 yuan for a ticket, and 800,000 from all tickets."""
    if (met.left.per is None) == (met.right.per is None):
        return False
    return not _is_near(met.left, met.right) or _ALTOGETHER.search(_single(met).folded) is not None


def _are_usual_and_once(met: _Met) -> bool:
    """Whether one is for each day and the other of one: 450,000 a day, and 520,000 on one day."""
    each = met.left.per or met.right.per
    if (met.left.per is None) == (met.right.per is None) or each not in _SPANS:
        return False
    single = _single(met)
    daily = each in _TOLD_SPANS and _TOLD_SPANS[each].search(single.folded) is not None
    return single.time_start is not None and not _is_that_long(single, each) and not daily


def _single(met: _Met) -> Mention:
    """The statement whose figure is not told for each."""
    return met.left_mention if met.left.per is None else met.right_mention


def _spans_record(met: _Met) -> bool:
    """Whether one only says since when nothing was so high: 创22年新高 is no wait of 22 years."""
    sides = (met.left, met.left_mention), (met.right, met.right_mention)
    return any(spans_record(figure, mention.folded) for figure, mention in sides)


def _frames_one(met: _Met) -> bool:
    """Whether one only frames what its statement tells, or is one of a series."""
    left, right = (met.left_mention, met.left), (met.right_mention, met.right)
    return is_frame(*left) != is_frame(*right) or is_of_series(*left) != is_of_series(*right)


def _is_other_item(met: _Met) -> bool:
    return not _same_item(met)


def _are_one_apart(met: _Met) -> bool:
    """Whether one counts somebody whom the other leaves out."""
    left, right = met.left, met.right
    return is_one_fewer(left, right, met.left_mention) or is_one_fewer(right, left, met.right_mention)


def _adds_up(met: _Met) -> bool:
    """Whether one makes the other with a figure beside it; the dead and the living make no more dead."""
    sides = (
        (met.left, met.right, met.left_mention, met.right_mention),
        (met.right, met.left, met.right_mention, met.left_mention),
    )
    return any(
        makes(part, whole, mention) and not _are_of_others(mention, other) for part, whole, mention, other in sides
    )


def _are_of_others(mention: Mention, other: Mention) -> bool:
    """Whether a statement tells beside its figure of the living or the injured, the other one of the dead alone."""
    unlike = _UNHARMED & mention.forms.keys()
    return "casualty.dead" in other.core_forms and bool(unlike) and unlike.isdisjoint(other.core_forms)


_UNHARMED = ALIVE | {"casualty.injured", "casualty.hospitalised", "casualty.missing"}


def _is_lone(mention: Mention) -> bool:
    """Whether a statement gives one figure, whatever share of something it says that this is."""
    return sum(figure.unit != "%" for figure in mention.asserted) == 1


_RATE_STEP = Decimal("0.1")  # what two rates of interest differ by at the least


def _are_other_rates(met: _Met) -> bool:
    """Whether two rates of interest are only equal when rounded: nobody calls 4.75% five."""
    left, right = met.left, met.right
    exact = left.kind == right.kind == "percent" and left.modifier == right.modifier == "=" and not left.vague
    told = "thing.rate" in met.left_mention.core_forms and "thing.rate" in met.right_mention.core_forms
    return exact and told and left.high is right.high is None and abs(left.low - right.low) >= _RATE_STEP


def _is_part_and_whole(met: _Met, agreement: Agreement) -> bool:
    """Whether one is the whole that the other gives without a part: unequal ones are one where a part is common."""
    if {slot(met.left), slot(met.right)} != {"level", "whole"} or agreement not in ("agree", "clash"):
        return False
    told, plain, whole = met.left_mention, met.right_mention, met.left
    if met.left.role != "whole":
        told, plain, whole = plain, told, met.right
    one = agreement == "agree" or (not is_frame(told, whole) and gives_part_of(plain, told))
    return one and _same_item(met)


def _percentage(figure: Figure, other: Figure) -> Figure:
    """What doubled, or grew threefold, as the share that was added: 100%, 200%, give or take a tenth.

    So is how many times as likely a thing is beside how much more likely it is: 1.37 times and 37%.
    """
    if figure.kind != "ratio" or figure.unit != "x" or figure.low < 1:
        return figure
    more = (figure.low - 1) * 100
    if figure.role == "by" and figure.direction == "up":
        return replace(figure, kind="percent", unit="%", low=more, grain=Decimal(10))
    if figure.direction is None and figure.role != "by" and other.direction == "up" and figure.low < _MANIFOLD:
        return replace(figure, kind="percent", unit="%", low=more, grain=figure.grain * 100)
    return figure


_MANIFOLD = 3  # from here on nobody tells as a percentage how many times as much there is


def _are_rivals(left: Mention, right: Mention) -> bool:
    parties = {who_counts(left), who_counts(right)}
    return len(parties) > 1 and "" not in parties


def _estimated(figure: Figure) -> Figure:
    """An estimate of a crowd for what it is, up to 300,000 or over 100,000: meant to be near it."""
    return replace(figure, modifier="~") if figure.modifier != "=" else figure


_SPANS = ("s", "min", "h", "d", "wk", "mo", "a")

_TOLD_SPANS = {
    "h": re.compile(r"每小时|时均|\bhourly\b", re.IGNORECASE),
    "d": re.compile(r"每[天日]|日均|\bdaily\b", re.IGNORECASE),
    "mo": re.compile(r"每个?月|月均|\bmonthly\b", re.IGNORECASE),
    "a": re.compile(r"每年|年均|\b(?:annual(?:ly)?|yearly)\b", re.IGNORECASE),
}

_LONG = {"a": timedelta(360), "mo": timedelta(27)}


def _is_that_long(mention: Mention, per: str | None) -> bool:
    """Whether a statement is of one whole year or month and the other figure is for each of them."""
    start, end = mention.time_start, mention.time_end
    if start is None or end is None or per not in _LONG:
        return False
    return _LONG[per] <= end - start < _LONG[per] * 2


_ALTOGETHER = re.compile(r"总计|合计|总共|累计|\b(?:in total|altogether|overall|in all|a total of)\b", re.IGNORECASE)

_ONE_SIZE = 10  # how many times a figure for each may be one for all and be meant for the same


def _is_near(left: Figure, right: Figure) -> bool:
    small, large = sorted((abs(left.low), abs(right.low)))
    return large <= small * _ONE_SIZE


_REACHED, _ADDED = "to", "by"

_OPENING = re.compile(r"[前头首]\Z|\b(?:first|opening|initial) \Z", re.IGNORECASE)


def _are_other_steps(met: _Met) -> bool:
    """Whether one is what a count rose to, the other what it rose by, or one span only the first days of the other."""
    if met.left.kind != "percent" and {met.left.role, met.right.role} == {_REACHED, _ADDED}:
        return True
    if met.left.kind != "duration":
        return False
    opens = (
        _OPENING.search(mention.folded[: figure.start]) is not None
        for mention, figure in ((met.left_mention, met.left), (met.right_mention, met.right))
    )
    return len(set(opens)) > 1


def _are_steps_of_rate(met: _Met) -> bool:
    """Whether a rate of interest was set anew twice, as far as no word tells that both are of one time."""
    mentions = met.left_mention, met.right_mention
    if not met.left.role == met.right.role == _REACHED or met.left.kind != "percent":
        return False
    dated = any(each.time_start for each in mentions) or any(
        form.partition(".")[0] in CALENDAR for each in mentions for form in each.forms
    )
    return not dated and all("thing.rate" in each.forms for each in mentions)


_ALONE = re.compile(r"单是|光是|单单|\balone\b", re.IGNORECASE)


def _is_part_of(met: _Met) -> bool:
    """Whether the smaller figure counts a part alone, which the larger one leaves room for."""
    if met.left.kind == "age":
        return False  # who sailed alone
    smaller = met.left_mention if met.left.low < met.right.low else met.right_mention
    return _ALONE.search(smaller.folded_clause) is not None


def slot(figure: Figure) -> str:
    """What a figure does in its claim, as far as that keeps it from standing for another one."""
    if figure.role in ("from", "whole"):
        return figure.role
    return "change" if figure.role == "by" or figure.direction else "level"


# A level of these is a change: inflation of 3%, prices up 3%
RATES = frozenset(("thing.inflation", "thing.gdp", "employment.laid_off"))


_ANYTHING = WHOEVER | {"thing.case"}


def _same_item(met: _Met) -> bool:
    """Whether two counted things may be one: unknown ones may, known ones have to meet."""
    sides = ((met.left, met.left_mention.lang), (met.right, met.right_mention.lang))
    ones, others = (_counted(figure, lang) for figure, lang in sides)
    if not ones or not others or ones & others or _ANYTHING & (ones | others):
        return True
    if PEOPLE in ones or PEOPLE in others:
        heads = counts_heads(met.left_mention, met.left) or counts_heads(met.right_mention, met.right)
        last = (terms(figure.item or "", lang)[-1].form for figure, lang in sides)
        return heads or may_be_people(last)
    if not any("." in form for form in ones) or not any("." in form for form in others):
        return True
    crossing = met.left_mention.lang != met.right_mention.lang
    return any(
        alike(one, other, crossing) or kin(one, other) or _is_compound(one, other) for one in ones for other in others
    )


def _counted(figure: Figure, lang: Lang) -> set[str]:
    """What a figure counts by its words, but for whose or where they are: Airbus A321neos are no airlines."""
    found = {term.form for term in terms(figure.item or "", lang)}
    return {form for form in found if form.partition(".")[0] not in PLACES} or found


_HEAD = 4  # letters of an English word from which one that ends in it is some sort of it


def _is_compound(left: str, right: str) -> bool:
    """Whether one of two words ends in the other: artworks are works."""
    part, whole = sorted((left, right), key=len)
    return len(part) >= _HEAD and whole.endswith(part) and "." not in whole


# Why figures that differ do not contradict, and what they are then; the first that holds counts.
_EXCUSES: tuple[tuple[Agreement, Callable[[_Met], bool]], ...] = (
    ("apart", _are_for_each_and_all),
    ("open", _are_usual_and_once),
    ("apart", _spans_record),
    ("apart", _frames_one),
    ("apart", _is_other_item),
    ("apart", _are_other_steps),
    ("open", _are_steps_of_rate),
    ("agree", _are_one_apart),
    ("agree", _adds_up),
    ("open", _is_part_of),
)
