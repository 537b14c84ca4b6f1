"""Rows of two tables: sentences that give more numbers of one sort, and none in common."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from claims.match.evidence.moments import clocks
from claims.match.pairs.alignment import Aligned
from claims.match.pairs.pair import Pair
from claims.match.statement.figures import Figure
from claims.match.statement.mention import Mention
from claims.match.statement.once import once
from claims.match.words.numbers import NUMBER

_YEAR = re.compile(r"(?:19|20)\d\d")


def are_other_rows(pair: Pair, leading: Aligned) -> bool:
    """Whether both sentences give more numbers of one sort and none in common: two tables with different rows.

    Stations and passengers in one, kilometres and a cost in the other are no rows, but two tellings of one line.
    """
    left, right = _telling(pair.left), _telling(pair.right)
    rest = [
        {number for at, number in told.items() if not figure.start <= at < figure.end}
        for told, figure in ((left, leading.left), (right, leading.right))
    ]
    met = (_meet(rest[0], right.values()), _meet(rest[1], left.values()))
    apart = all(rest) and not any(met)
    return apart and not _sorts(pair.left, left, leading.left).isdisjoint(_sorts(pair.right, right, leading.right))


def _meet(some: Iterable[str], others: Collection[str]) -> bool:
    """Whether two of some numbers are one, be it rounded to two digits: 152 injured, around 150."""
    return any(
        one == other or (_ROUND in (len(one), len(other)) and one[:_ROUND] == other[:_ROUND])
        for one in some
        for other in others
    )


_ROUND = 2  # digits of a round number


# What a number is of, by the words right behind it.
_SCALED = r"[\d.,]*\s?(?:hundred|thousand|million|billion|trillion|bn|m|k|[十百千万亿多余几]+)?\s?"
_WORDS_BEHIND = {
    "money": rf"{_SCALED}(?:[\u3400-\u9fff]{{0,2}}元|块|yuan|dollars?|pounds?|euros?|yen|won|rupees?|cents?|pence)",
    "share": rf"{_SCALED}(?:%|per ?cent|percentage|个?百分点|成|折)",
    "time": rf"{_SCALED}-?(?:年|个?月|周|天|日|小时|分钟|秒|years?|months?|weeks?|days?|hours?|minutes?|seconds?)",
    "size": rf"{_SCALED}-?(?:[平立]方|公里|[厘毫千海英]?米|公顷|亩|吨|公?斤|[千毫]?克|升|度|k?m\b|kg|metres?|meters?"
    r"|miles?|feet|foot|square|cubic|hectares?|acres?|tonn?e?s?|tons?|kilo\w*|pounds|grams?|lit(?:re|er)s?|barrels?"
    r"|degrees?|℃|°)",
}
_NAMED = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _WORDS_BEHIND.items()))
_SIGN = re.compile(r"[$£€¥₹]\s?\Z")


def _sorts(mention: Mention, numbers: dict[int, str], figure: Figure) -> set[str]:
    """The sorts of what the other numbers of a sentence are of, things counted for all that nothing names."""
    others = (at for at in numbers if not figure.start <= at < figure.end)
    return {_sort(mention.folded, at) for at in others}


def _sort(folded: str, at: int) -> str:
    if _SIGN.search(folded, max(0, at - 2), at):
        return "money"
    found = _NAMED.match(folded, at)
    return found.lastgroup or "things" if found is not None else "things"


@once
def _telling(mention: Mention) -> dict[int, str]:
    """The digits of the numbers of a sentence that tell a row apart, by where they stand."""
    return {at: number for at, number in _numbers(mention).items() if not _is_of_course(mention, at)}


def _is_of_course(mention: Mention, at: int) -> bool:
    """Whether a number at a place tells whence or by how much the figure itself moved, or the hour in some zone."""
    if any(clock.start() <= at < clock.end() for clock in clocks(mention)):
        return True
    return any(figure.role in ("from", "by") and figure.start <= at < figure.end for figure in mention.figures)


def numbers(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The numbers of a stretch that are no years."""
    return (found for found in NUMBER.finditer(text, start, end) if not _YEAR.fullmatch(found[0]))


def _numbers(mention: Mention) -> dict[int, str]:
    """The digits of the numbers of a sentence by where they stand, those of years and of sizes (73.4万) apart."""
    return {
        found.start(): found[0].replace(",", "").replace(".", "").strip("0")  # 73.4万 is 734,000
        for found in numbers(mention.folded, 0, len(mention.folded))
    }
