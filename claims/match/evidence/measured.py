"""What two figures are of by how they are told: units, ages, ranges of years, shares of some whole and what is more."""

from __future__ import annotations

import re
from collections.abc import Callable

from claims.match.pairs.agreement import slot
from claims.match.pairs.alignment import Aligned
from claims.match.pairs.pair import Feature, Pair
from claims.match.statement.mention import Mention
from claims.match.statement.once import once
from claims.match.statement.people import is_person
from claims.match.words.kin import kin
from claims.match.words.numbers import number_of
from claims.match.words.terms import terms
from extract.model import Lang

OTHER_CLASH = -0.5  # the measures differ so that unequal figures do not contradict; at -1 equal ones are not the same
_MEASURED = ("percent", "money", "measure")


def _other_units(pair: Pair) -> tuple[str, str] | None:
    """The one figure of each side, where only their units keep them from being compared: 0.2 points, 0.2%."""
    left, right = pair.left.asserted, pair.right.asserted
    if pair.leading is not None or not len(left) == len(right) == 1 or left[0].kind != right[0].kind:
        return None
    apart = left[0].kind in _MEASURED and left[0].unit != right[0].unit
    return (left[0].exact, right[0].exact) if apart else None


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


def of_other_units(pair: Pair) -> Feature | None:
    """0.2 points against 0.2%."""
    units = _other_units(pair)
    if units is None:
        return None
    return Feature("measure", -1.0, f"“{units[0]}” and “{units[1]}” are told in units that do not compare.")


def of_other_ages(pair: Pair) -> Feature | None:
    """People from 60 on against people from 65 on."""
    ages = _other_ages(pair)
    if ages is None:
        return None
    return Feature("measure", -1.0, f"One is of people of {ages[0]}, the other of people of {ages[1]}.")


def of_some_and_of_more(pair: Pair) -> Feature | None:
    """32% of firms against 32% more firms."""
    if pair.leading is None or not _is_of_some_and_of_more(pair, pair.leading):
        return None
    return Feature("measure", -1.0, "One is a share of a whole, the other tells how much more or less there is.")


def of_other_ranges(pair: Pair) -> Feature | None:
    """From three years on against from five years on."""
    ranges = _other_ranges(pair)
    if ranges is None:
        return None
    return Feature("measure", -1.0, f"One goes from {ranges[0]}, the other from {ranges[1]}.")


def of_other_wholes(pair: Pair) -> Feature | None:
    """A share of the votes against a share of the seats."""
    wholes = _other_wholes(pair)
    if wholes is None:
        return None
    return Feature("measure", OTHER_CLASH, f"One is a share of {wholes[0]}, the other of {wholes[1]}.")


AT_ONCE: tuple[Callable[[Pair], Feature | None], ...] = (
    of_other_units,
    of_other_ages,
    of_some_and_of_more,
    of_other_ranges,
)
