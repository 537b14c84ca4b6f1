"""A figure told by what is left: 25% that did not for 75% that did, 16 of 27 still open for 11 of 27 that close."""

from __future__ import annotations

import re
from dataclasses import replace

from claims.match.statement.figures import Figure, compare_figures
from claims.match.statement.mention import Mention


def rest_of(left: Figure, right: Figure, left_mention: Mention, right_mention: Mention) -> Figure | None:
    """The right figure turned to that of the rest, where one side tells of those of whom the other does not.

    One denies what the other says, or counts the living where the other counts the dead; both make 100%, or all.
    """
    mentions = left_mention, right_mention
    denied = _denies(left_mention) != _denies(right_mention)
    excepted = _is_excepted(left_mention, left) != _is_excepted(right_mention, right)
    rests = excepted or _tells_rest(left_mention) != _tells_rest(right_mention)
    if not (denied or rests) or left.high is not None or right.high is not None:
        return None
    if rests and (excepted or left.role == right.role == "part") and left.unit != "%":
        wholes = {figure.low for mention in mentions for figure in mention.asserted if figure.role == "whole"}
        return replace(right, low=left.low) if wholes == {left.low + right.low} else None
    if left.unit != "%" or right.unit != "%" or left.direction or right.direction or left.is_bound or right.is_bound:
        return None
    rest = replace(right, low=100 - right.low)
    return rest if compare_figures(left, rest) == "agree" else None


ALIVE = frozenset(("casualty.rescued", "thing.survivor"))
_LEFT = re.compile(
    r"继续(?:营业|开放|运营)|保留|仅存|剩下|余下|照常"
    r"|\b(?:remain(?:s|ing)?|still|left|keep|kept|ran|running|operated|operating)\b",
    re.IGNORECASE,
)


_ALL_BUT = re.compile(r"\ball (?:but|except)(?: for)? \Z|除(?:了|去)?\Z", re.IGNORECASE)


def _is_excepted(mention: Mention, figure: Figure) -> bool:
    """Whether a figure counts those of whom the statement is not told: all but six were rescued."""
    return _ALL_BUT.search(mention.folded, 0, figure.start) is not None


def _tells_rest(mention: Mention) -> bool:
    """Whether a statement counts those who came away, or what is still there."""
    return not ALIVE.isdisjoint(mention.forms) or _LEFT.search(mention.folded_clause) is not None


_DENIAL = re.compile(
    r"未|没有|尚无|不合格|不及格|不达标"
    r"|\b(?:not|without|never|failed to|no(?! (?:more|less|fewer|later))|unvaccinated|lack|unfit|unsafe|unable)\b"
    r"|n['’]t\b",
    re.IGNORECASE,
)


def _denies(mention: Mention) -> bool:
    return _DENIAL.search(mention.folded_clause) is not None
