"""How far something had come when it was told: the day up to which somebody counted, after how many rounds."""

from __future__ import annotations

import re

from claims.match.pairs.pair import Pair
from claims.match.statement.mention import Mention
from claims.match.statement.once import once
from claims.match.words.numbers import MONTH, month_of, number_of

_AS_OF = re.compile(
    r"(?:截[至止]到?|迄)[^,，。;；\d]{0,6}(?:(?:19|20)\d\d年)?(\d{1,2})月(\d{1,2})[日号]"
    rf"|\b(?:as of|as at|up to) (?:late |early |noon |midnight )?(?:on )?(?:[a-z]+day,? )?"
    rf"(?:({MONTH}) (\d{{1,2}})\b|(\d{{1,2}}) ({MONTH}))",
    re.IGNORECASE,
)
_NUMBER = r"(\d+|[a-z]+)"
_ROUNDS = re.compile(
    r"第?(\d+|[一二三四五六七八九十]+)(?:轮|场|站|赛段)(?:比赛|过|赛)?(?:后|之后|战罢|战毕|结束|打完|赛罢|角逐)"
    rf"|\bafter (?:just |only |the )?{_NUMBER} (?:rounds?|games|matches|legs|stages|races)\b"
    rf"|\b{_NUMBER} (?:rounds|games|matches|legs|stages|races) (?:in|into|played|gone)\b"
    rf"|\bafter (?:round|stage|leg|race|matchday) {_NUMBER}\b",
    re.IGNORECASE,
)
_STANDS = re.compile(
    r"积\d|积分|领先|领跑|榜首|并列|排名|位[居列]|第[一二三四五六七八九十\d]+[名位]"
    r"|\b(?:led|leads?|leading|leaders?|top(?:s|ped)?|points?|standings|table|ahead|clear|under par|over par)\b",
    re.IGNORECASE,
)


def other_stages(pair: Pair) -> tuple[str, str] | None:
    """How far each tells that it had come, where they name two stages: up to 3 and up to 5 October, after 5 rounds."""
    for stage in (_days_counted_to, _rounds_played):
        left, right = stage(pair.left), stage(pair.right)
        if left and right and left.isdisjoint(right):
            return min(left), min(right)
    return None


@once
def _days_counted_to(mention: Mention) -> frozenset[str]:
    """The days up to which a statement says that it counts, whatever their year."""
    found = (match.groups() for match in _AS_OF.finditer(mention.folded))
    days = ((month or name or other, day or before or behind) for month, day, name, before, behind, other in found)
    return frozenset(f"{month if month.isdigit() else month_of(month)}/{int(day)}" for month, day in days)


@once
def _rounds_played(mention: Mention) -> frozenset[str]:
    """After how many rounds a table or a lead is told."""
    if not _STANDS.search(mention.folded):
        return frozenset()
    told = (number_of(next(filter(None, match.groups()))) for match in _ROUNDS.finditer(mention.folded))
    return frozenset(f"round {number}" for number in told if number)
