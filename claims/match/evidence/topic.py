"""What the sources of two statements are about, as their titles say: sentences leave out what all the rest is about."""

from __future__ import annotations

from functools import lru_cache

from claims.match.pairs.overlap import alike
from claims.match.pairs.pair import Feature, Pair
from claims.match.statement.mention import title_terms
from claims.match.words.terms import Term
from extract.model import Lang

_ENOUGH = 1.8  # weight of shared words from which two titles tell one story


def topic(pair: Pair) -> Feature:
    """The titles of two sources share what both are about; inside one source they say nothing."""
    left, right = pair.left, pair.right
    if not left.title or not right.title or pair.is_inside:
        return Feature("topic", 0.0, "The titles of the sources say nothing.")
    likeness = _likeness(left.title, left.lang, right.title, right.lang)
    return Feature("topic", likeness, f"The titles are “{left.title}” and “{right.title}”.")


@lru_cache(maxsize=100_000)
def _likeness(left: str, left_lang: Lang, right: str, right_lang: Lang) -> float:
    ones, others = title_terms(left, left_lang), title_terms(right, right_lang)
    crossing = left_lang != right_lang
    shared = {
        one.form: min(one.weight, other.weight) for one in ones for other in others if _are_one(one, other, crossing)
    }
    return round(min(1.0, sum(shared.values()) / _ENOUGH), 3)


def _are_one(left: Term, right: Term, crossing: bool) -> bool:
    return left.form == right.form or ("idea" not in (left.sort, right.sort) and alike(left.form, right.form, crossing))
