"""Which figure of one statement answers which of the other."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal

from claims.match.pairs.beside import are_held_yearly, differ_beside, is_all_in_both
from claims.match.pairs.complement import rest_of
from claims.match.pairs.overlap import alike
from claims.match.pairs.retold import as_left, is_one_fewer, is_summand
from claims.match.statement.figures import Agreement, Figure, compare_figures
from claims.match.statement.mention import Mention
from claims.match.statement.parties import who_counts
from claims.match.statement.people import PEOPLE, counts_heads, may_be_people
from claims.match.statement.wholes import gives_part_of, is_frame, is_of_all, is_of_none, is_of_series
from claims.match.words.kin import kin
from claims.match.words.terms import CALENDAR, terms

_ORDER: tuple[Agreement, ...] = ("agree", "fit", "clash", "open")


@dataclass(frozen=True, slots=True)
class Aligned:
    """A figure of the left statement, its counterpart on the right, and what they say of each other."""

    left: Figure
    right: Figure
    agreement: Agreement
    is_complement: bool = False  # 25% that did not for 75% that did


def align(left: Mention, right: Mention) -> tuple[Aligned, ...]:
    """Each figure that asserts something with at most one counterpart; those that agree find each other first."""
    candidates = []
    for i, one in enumerate(left.asserted):
        for j, other in enumerate(right.asserted):
            agreement = _agreement(one, other, left, right)
            if agreement == "clash" and (rest := rest_of(one, other, left, right)):
                candidates.append((0, Decimal(0), i, j, Aligned(one, rest, "agree", is_complement=True)))
                continue
            if agreement != "apart":
                of_whole = agreement == "clash" and "whole" in (one.role, other.role)  # before that of its part
                gap = Decimal(-1) if of_whole else abs(one.low - other.low)
                candidates.append((_ORDER.index(agreement), gap, i, j, Aligned(one, other, agreement)))
    candidates = _without_frames(candidates, left, right)
    found: list[Aligned] = []
    used_left: set[int] = set()
    used_right: set[int] = set()
    for _, _, i, j, aligned in sorted(candidates, key=lambda candidate: candidate[:4]):
        if i not in used_left and j not in used_right:
            found.append(aligned)
            used_left.add(i)
            used_right.add(j)
    return _offers(left, right, found or _framing(left, right))


def _framing(left: Mention, right: Mention) -> list[Aligned]:
    """How long something took, which one tells for itself and the other beside other figures: in under four minutes."""
    for told, other in ((left, right), (right, left)):
        lasting = [each for each in told.asserted if each.kind == "duration"]
        frames = [each for each in other.figures if each.kind == "duration" and each.role == "time"]
        for one in lasting:
            for frame in frames:
                if compare_figures(one, frame) == "agree" and is_all_in_both(told, one, other):
                    return [Aligned(one, frame, "agree") if told is left else Aligned(frame, one, "agree")]
    return []


_Candidate = tuple[int, Decimal, int, int, Aligned]


def _without_frames(candidates: list[_Candidate], left: Mention, right: Mention) -> list[_Candidate]:
    """Without what one tells of and the other only tells a part of, where that is all that agrees.

    Who is guilty on all 19 counts is not who is guilty on 9 of 19.
    """
    framed = [each for each in candidates if _frames(each[4], left, right)]
    rest = [each for each in candidates if each not in framed]
    if not framed or any(each[0] < _ORDER.index("clash") for each in rest):
        return candidates
    of_all = is_of_all(left) != is_of_all(right) or is_of_none(left) != is_of_none(right)
    return [each for each in rest if of_all or each[0] != _ORDER.index("clash")]


def _frames(aligned: Aligned, left: Mention, right: Mention) -> bool:
    if aligned.agreement not in ("agree", "fit") or aligned.left.role == aligned.right.role == "whole":
        return False
    return is_frame(left, aligned.left) != is_frame(right, aligned.right)


def _offers(left: Mention, right: Mention, found: list[Aligned]) -> tuple[Aligned, ...]:
    """Other prices for other numbers of goods are other offers; they contradict only where one of the two is equal."""
    sold = [[figure for figure in mention.asserted if figure.role == "goods"] for mention in (left, right)]
    if not sold[0] or not sold[1] or any(each.agreement in ("agree", "fit") for each in found):
        return tuple(found)
    return tuple(Aligned(each.left, each.right, "open") for each in found)


def _agreement(left: Figure, right: Figure, left_mention: Mention, right_mention: Mention) -> Agreement:
    left, right = as_left(left, right, right_mention), as_left(right, left, left_mention)
    crossed = {left.kind, right.kind} == {"percent", "ratio"}
    agreement = compare_figures(_percentage(left), _percentage(right)) if crossed else compare_figures(left, right)
    if agreement == "apart":
        return "apart"
    if left.kind == "date" and agreement == "fit" and differ_beside(left_mention, right_mention):
        return "apart"
    if left.kind == "date" and agreement == "clash" and are_held_yearly(left, right, left_mention, right_mention):
        return "apart"
    if agreement == "agree" and _are_other_rates(left, right, left_mention, right_mention):
        agreement = "clash"
    if agreement in ("open", "fit") and left.kind == "count" and _are_rivals(left_mention, right_mention):
        agreement = compare_figures(_estimated(left), _estimated(right))
    wholes = {slot(left), slot(right)} == {"level", "whole"} and not _is_other_whole(
        agreement, left, right, left_mention, right_mention
    )
    if slot(left) != slot(right) and not (wholes and _same_item(left, right, left_mention, right_mention)):
        if "level" not in (slot(left), slot(right)) or "change" not in (slot(left), slot(right)):
            return "apart"
        rate = bool(RATES & left_mention.forms.keys() & right_mention.forms.keys())
        # "3% rise" may have lost its direction and "cut 500 jobs" is a change that "500 laid off" is not: equal figures
        # still meet, others clash only where no second figure could be the one that is meant.
        alone = left.kind != "percent" and all(_is_lone(each) for each in (left_mention, right_mention))
        if agreement == "clash" and not alone and not rate:
            return "apart"
    if agreement == "clash" and (left.per is None) != (right.per is None):
        if not _is_near(left, right) or _ALTOGETHER.search(
            (left_mention if left.per is None else right_mention).folded
        ):
            return "apart"  # 80 yuan for a ticket, and 800,000 from all tickets
        single = left_mention if left.per is None else right_mention
        each = left.per or right.per
        daily = each in _TOLD_SPANS and _TOLD_SPANS[each].search(single.folded) is not None
        if each in _SPANS and single.time_start is not None and not _is_that_long(single, each) and not daily:
            return "open"  # 450,000 a day, and 520,000 on one day
    if agreement == "clash" and (
        is_frame(left_mention, left) != is_frame(right_mention, right)
        or is_of_series(left_mention, left) != is_of_series(right_mention, right)
    ):
        return "apart"
    if agreement == "clash" and not _same_item(left, right, left_mention, right_mention):
        return "apart"
    if agreement == "clash" and _are_other_steps(left, right, left_mention, right_mention):
        return "apart"
    if agreement == "clash" and _are_steps_of_rate(left, right, left_mention, right_mention):
        return "open"
    if agreement == "clash" and (is_one_fewer(left, right, left_mention) or is_one_fewer(right, left, right_mention)):
        return "agree"
    if agreement == "clash" and any(
        makes(*side)
        for makes in (_is_sum, is_summand)
        for side in ((left, right, left_mention), (right, left, right_mention))
    ):
        return "open"
    if agreement == "clash" and _is_part_of(left, right, left_mention, right_mention):
        return "open"
    return agreement


def _is_lone(mention: Mention) -> bool:
    """Whether a statement gives one figure, whatever share of something it says that this is."""
    return sum(figure.unit != "%" for figure in mention.asserted) == 1


_RATE_STEP = Decimal("0.1")  # what two rates of interest differ by at the least


def _are_other_rates(left: Figure, right: Figure, left_mention: Mention, right_mention: Mention) -> bool:
    """Whether two rates of interest are only equal when rounded: nobody calls 4.75% five."""
    exact = left.kind == right.kind == "percent" and left.modifier == right.modifier == "=" and not left.vague
    told = "thing.rate" in left_mention.core_forms and "thing.rate" in right_mention.core_forms
    return exact and told and left.high is right.high is None and abs(left.low - right.low) >= _RATE_STEP


def _is_other_whole(
    agreement: Agreement, left: Figure, right: Figure, left_mention: Mention, right_mention: Mention
) -> bool:
    """Whether a whole may be that of something else: unequal ones are of one thing where they have a part in common."""
    if agreement != "clash":
        return agreement != "agree"
    told, plain = (left_mention, right_mention) if left.role == "whole" else (right_mention, left_mention)
    whole = left if left.role == "whole" else right
    return is_frame(told, whole) or not gives_part_of(plain, told)


def _percentage(figure: Figure) -> Figure:
    """What doubled, or grew threefold, as the share that was added: 100%, 200%, give or take a tenth."""
    if (
        figure.kind != "ratio"
        or figure.role != "by"
        or figure.direction != "up"
        or figure.unit != "x"
        or figure.low < 1
    ):
        return figure
    return replace(figure, kind="percent", unit="%", low=(figure.low - 1) * 100, grain=Decimal(10))


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


def _are_other_steps(left: Figure, right: Figure, left_mention: Mention, right_mention: Mention) -> bool:
    """Whether one is what a count rose to, the other what it rose by, or one span only the first days of the other."""
    if left.kind != "percent" and {left.role, right.role} == {_REACHED, _ADDED}:
        return True
    if left.kind != "duration":
        return False
    opens = (
        _OPENING.search(mention.folded[: figure.start]) is not None
        for mention, figure in ((left_mention, left), (right_mention, right))
    )
    return len(set(opens)) > 1


def _are_steps_of_rate(left: Figure, right: Figure, left_mention: Mention, right_mention: Mention) -> bool:
    """Whether a rate of interest was set anew twice, as far as no word tells that both are of one time."""
    mentions = left_mention, right_mention
    if not left.role == right.role == _REACHED or left.kind != "percent":
        return False
    dated = any(each.time_start for each in mentions) or any(
        form.partition(".")[0] in CALENDAR for each in mentions for form in each.forms
    )
    return not dated and all("thing.rate" in each.forms for each in mentions)


_AND = re.compile(r"[^,，.。;；\d]{0,20}?(?:和|及|与|加上|以及|and|plus)(?: an?)?\s?(\d[\d,]*)(?![\d.])")
_AND_BEFORE = re.compile(r"(?<![\d.,])(\d[\d,]*)[^,，.。;；\d]{0,20}?(?:和|及|与|加上|以及|and|plus)\s?\Z")


def _is_sum(part: Figure, whole: Figure, mention: Mention) -> bool:
    """Whether a count makes the other one with the count that is named with it: 227 passengers and 12 crew are 239."""
    rest = whole.low - part.low
    if part.kind != "count" or rest <= 0 or part.high is not None:
        return False
    folded = mention.folded
    named = _AND.match(folded, part.end), _AND_BEFORE.search(folded, 0, part.start)
    return any(Decimal(found[1].replace(",", "")) == rest for found in named if found)


_ALONE = re.compile(r"单是|光是|单单|\balone\b", re.IGNORECASE)


def _is_part_of(left: Figure, right: Figure, left_mention: Mention, right_mention: Mention) -> bool:
    """Whether the smaller figure counts a part alone, which the larger one leaves room for."""
    if left.kind == "age":
        return False  # who sailed alone
    smaller = left_mention if left.low < right.low else right_mention
    return _ALONE.search(smaller.folded_clause) is not None


def slot(figure: Figure) -> str:
    """What a figure does in its claim, as far as that keeps it from standing for another one."""
    if figure.role in ("from", "whole"):
        return figure.role
    return "change" if figure.role == "by" or figure.direction else "level"


# A level of these is a change: inflation of 3%, prices up 3%
RATES = frozenset(("thing.inflation", "thing.gdp", "employment.laid_off"))
_ANYTHING = frozenset(("thing.case", "thing.participate", "ballot.turnout", "人数", "人次", "crowd"))


def _same_item(left: Figure, right: Figure, left_mention: Mention, right_mention: Mention) -> bool:
    """Whether two counted things may be one: unknown ones may, known ones have to meet."""
    sides = ((left, left_mention.lang), (right, right_mention.lang))
    ones, others = ({term.form for term in terms(figure.item or "", lang)} for figure, lang in sides)
    if not ones or not others or ones & others or _ANYTHING & (ones | others):
        return True
    if PEOPLE in ones or PEOPLE in others:
        heads = counts_heads(left_mention, left) or counts_heads(right_mention, right)
        last = (terms(figure.item or "", lang)[-1].form for figure, lang in sides)
        return heads or may_be_people(last)
    if not any("." in form for form in ones) or not any("." in form for form in others):
        return True
    crossing = left_mention.lang != right_mention.lang
    return any(
        alike(one, other, crossing) or kin(one, other) or _is_compound(one, other) for one in ones for other in others
    )


_HEAD = 4  # letters of an English word from which one that ends in it is some sort of it


def _is_compound(left: str, right: str) -> bool:
    """Whether one of two words ends in the other: artworks are works."""
    part, whole = sorted((left, right), key=len)
    return len(part) >= _HEAD and whole.endswith(part) and "." not in whole
