"""What Chinese wordings share below the word: 投出 and 投递, 断电 and 停电 are cut and chosen differently."""

from __future__ import annotations

from claims.match.pairs.pair import Feature, Pair
from claims.match.statement.mention import Mention
from claims.match.statement.once import once
from claims.match.words.rarity import empty

_WORTH = 0.85  # what shared characters count beside shared words


def spelling(pair: Pair) -> Feature:
    """Chinese clauses share characters where they share no words."""
    left, right = pair.left, pair.right
    if not left.lang == right.lang == "zh":
        return Feature("spelling", 0.0, "Only Chinese words share characters without being one.")
    share = _common(left, right)
    worth = _WORTH if pair.overlap.shared else _WORTH / 2
    beyond = max(0.0, worth * share - pair.overlap.share)
    return Feature("spelling", round(beyond, 3), f"The clauses share {share:.0%} of their characters.")


def highest(pair: Pair) -> float:
    """The most that shared words and characters can count together where the words count less."""
    return _WORTH * _common(pair.left, pair.right) if pair.left.lang == pair.right.lang == "zh" else 0.0


def _common(left: Mention, right: Mention) -> float:
    return (_share(left, right) + _share(right, left)) / 2


def _share(mention: Mention, other: Mention) -> float:
    """How many of the telling characters of a clause the other's sentence holds."""
    signs, _ = _signs_of(mention)
    _, around = _signs_of(other)
    return sum(map(around.__contains__, signs)) / len(signs) if signs else 0.0


@once
def _signs_of(mention: Mention) -> tuple[str, frozenset[str]]:
    """The Chinese characters of a clause that are neither grammar nor part of a figure, in Simplified; those around."""
    written = mention.folded
    for figure in mention.figures:
        written = written[: figure.start] + " " * (figure.end - figure.start) + written[figure.end :]
    return _telling(written[mention.start : mention.end]), frozenset(_telling(written))


def _telling(text: str) -> str:
    return "".join(sign for sign in text if "\u3400" <= sign <= "\u9fff" and sign not in empty("signs"))
