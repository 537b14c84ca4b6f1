"""What speaks for and against two statements being the same: one function for each kind of evidence.

A feature looks at a pair and returns its value, from -1 (they are not about the same) to 1, with the sentence that is
shown to people. The first line of its docstring is the explanation of the feature itself.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from types import MappingProxyType

from claims.match.evidence.earnings import are_of_one_subject
from claims.match.evidence.facets import measure
from claims.match.evidence.meaning import meaning
from claims.match.evidence.modality import modality
from claims.match.evidence.names import names
from claims.match.evidence.nearness import nearness
from claims.match.evidence.parts import part
from claims.match.evidence.speakers import speakers
from claims.match.evidence.spelling import spelling
from claims.match.evidence.stance import stance
from claims.match.evidence.subjects import subject
from claims.match.evidence.swap import swap
from claims.match.evidence.things import thing
from claims.match.evidence.topic import topic
from claims.match.evidence.update import update
from claims.match.evidence.when import time
from claims.match.evidence.where import place
from claims.match.pairs.alignment import Aligned
from claims.match.pairs.pair import Feature, FeatureName, Pair, shown
from claims.match.statement.figures import Figure, gap
from claims.match.statement.mention import Mention
from claims.match.statement.once import once
from claims.match.statement.results import RESULTS, SCORE, SHOOT_OUT
from claims.match.words.terms import CALENDAR, PLACES, Term


def figures(pair: Pair) -> Feature:
    """Figures agree when they are equal after rounding to the coarser one's digits."""
    leading = pair.leading
    if leading is None:
        return Feature("figures", 0.0, "No figure of one can be compared with a figure of the other.")
    clashes = [each for each in pair.aligned if each.agreement == "clash"]
    if clashes:
        return Feature("figures", -1.0, f"{_both(clashes[0])} cannot both be true.")
    if leading.agreement == "agree":
        return Feature("figures", 1.0, f"{_both(leading)} agree.")
    if leading.agreement == "fit":
        return Feature("figures", 0.8, f"{_both(leading)} fit: one bounds the other closely.")
    return Feature("figures", 0.0, f"{_both(leading)} may both be true without being the same.")


def _both(aligned: Aligned) -> str:
    return f"“{aligned.left.exact}” and “{aligned.right.exact}”"


_RESULT, _ANY_DAY = 0.4, 0.2  # many matches end 2-1; today and Monday may be one day
_ROUND = {1: 0.3, 2: 0.55, 3: 0.8}


def precision(pair: Pair) -> Feature:
    """Agreeing in 57,387 says more than agreeing in 3: every significant digit makes chance less likely."""
    strengths = [_strength(each) for each in pair.aligned if each.agreement in ("agree", "fit")]
    value = 1.0
    for strength in strengths:
        value *= 1 - strength
    told = "figure agrees" if len(strengths) == 1 else "figures agree"
    return Feature("precision", round(1 - value, 3), f"{len(strengths)} {told}, to this many digits in all.")


def _strength(aligned: Aligned) -> float:
    if aligned.left.unit in (SCORE, SHOOT_OUT):
        return _RESULT
    if aligned.left.kind == "date":
        if aligned.left.first_day is None or aligned.right.first_day is None:
            return _ANY_DAY
        days = [_days(figure) for figure in (aligned.left, aligned.right)]
        return 0.7 if max(days) <= 1 else 0.5 if max(days) <= 31 else 0.25
    digits = min(_digits(aligned.left), _digits(aligned.right))
    unit = 0.1 if aligned.left.unit not in (None, "%") else 0.0
    size = abs(aligned.left.low)
    large = 0.0 if digits > 3 or size < 1000 else 0.1 if size < 10**6 else 0.15
    nearness = max(0.4, 1 - 4 * float(gap(aligned.left.low, aligned.right.low)))  # a bound says less of a distant point
    return nearness * min(0.95, _ROUND.get(digits, 0.95) + unit + large)


def _digits(figure: Figure) -> int:
    if figure.kind == "ratio" and figure.unit == "%":
        written = sum(sign.isdigit() for sign in figure.exact)
        return max(1, written)  # a third is one of few fractions, however many threes it has; 4 of 27 is one of many
    return max(1, len((figure.low / figure.grain).normalize().as_tuple().digits))


def _days(figure: Figure) -> int:
    return (figure.last_day - figure.first_day).days + 1 if figure.first_day and figure.last_day else 1


def wording(pair: Pair) -> Feature:
    """Words that both use, the rare ones first; words of the other language count by their translation.

    Names, places, times and "people" alone are no topic: what shares nothing else hardly counts.
    """
    shared = pair.overlap.shared
    topical = {one for one, _ in shared} & _topics(pair.left)
    topical |= {other for _, other in shared} & _topics(pair.right)
    if pair.is_clash:
        topical -= _COURSES  # any two series rose on the year
    if not topical and not (_clause_topics(pair.left) and _clause_topics(pair.right)):
        topical = {*_topics(pair.left) & _topics(pair.right)}  # a bare clause speaks of what its sentence does
    topical = topical or _parties(pair)
    listed = ", ".join(shown(one, other) for one, other in shared[:6])
    named = any(one in pair.left.forms and _is_rare_name(pair.left.forms[one]) for one, _ in shared)
    saturation = min(1.0, pair.overlap.weight / 1.2) * (1.0 if topical else _NAMED if named else 0.25)
    value = pair.overlap.share * saturation
    if (topical or named) and min(len(_clause_topics(mention)) for mention in (pair.left, pair.right)) < _BARE:
        value = max(value, around(pair))
    if are_of_one_subject(pair):
        value = max(value, _TWO_ENDS)
    sentence = f"Both speak of {listed}." if listed else "They share no word that says anything."
    return Feature("wording", round(value, 3), sentence)


def _parties(pair: Pair) -> set[str]:
    """The two sides of a deal or a match, where both statements name both: what was paid, how it ended."""
    leading = pair.leading
    if leading is None or not (leading.left.kind == "money" or leading.left.unit in RESULTS):
        return set()
    axes = _FIRMS if leading.left.kind == "money" else _SIDES
    met = {one for one, other in pair.overlap.shared if one == other and one.startswith(axes)}
    return met if len(met) > 1 else set()


_FIRMS = ("company.",)
_SIDES = ("company.", "team.", "city.", "country.")
_NAMED = 0.6  # what sharing a rare name alone counts beside a topic


def _is_rare_name(term: Term) -> bool:
    return term.sort == "name" and term.weight >= _RARE and term.form[0] not in "#《"


_RARE = 0.9
_BARE = 2  # telling words below which a clause speaks of what its sentence does
_AROUND = 0.85  # what that counts
_TWO_ENDS = 0.8  # what the words of a sentence count that tells of a profit in one and of a loss in the other


@once
def _topics(mention: Mention) -> frozenset[str]:
    """The words of a sentence that can be a topic."""
    return _topical(mention.forms)


@once
def _clause_topics(mention: Mention) -> frozenset[str]:
    return _topical(mention.core_forms)


def _topical(forms: Mapping[str, Term]) -> frozenset[str]:
    known = (*PLACES, *CALENDAR)
    return frozenset(
        form
        for form, term in forms.items()
        if term.sort != "name" and form.partition(".")[0] not in known and form not in _NO_TOPIC
    )


_COURSES = frozenset(("change.up", "change.down", "comparison.yearly", "comparison.monthly"))
_NO_TOPIC = frozenset(
    (
        "thing.people",
        "sex.female",
        "sex.male",
        "thing.national",
        "thing.world",
        "thing.announce",
        "thing.record",
        "thing.government",
    )
)


def around(pair: Pair) -> float:
    """The wording of two sentences of which a clause is bare."""
    return _AROUND * context(pair).value


def context(pair: Pair) -> Feature:
    """How far the whole sentences speak of the same, beyond the clauses that hold the figures."""
    if pair.is_crossing:
        return Feature("context", round(pair.overlap.share, 3), "Across languages the clauses stand for them.")
    left, right = pair.left.forms, pair.right.forms
    met = math.fsum([left[form].weight for form in left.keys() & right.keys()])  # the same in whatever order they come
    least = min(sum(term.weight for term in forms.values()) for forms in (left, right))
    share = met / least if least else 0.0
    return Feature("context", round(share, 3), f"The whole sentences share {share:.0%} of the shorter one's words.")


# Every feature by its name, in the order in which people read them.
FEATURES: Mapping[FeatureName, Callable[[Pair], Feature]] = MappingProxyType(
    {
        "figures": figures,
        "precision": precision,
        "nearness": nearness,
        "wording": wording,
        "spelling": spelling,
        "context": context,
        "meaning": meaning,
        "measure": measure,
        "part": part,
        "place": place,
        "names": names,
        "swap": swap,
        "thing": thing,
        "subject": subject,
        "topic": topic,
        "time": time,
        "stance": stance,
        "modality": modality,
        "update": update,
        "speakers": speakers,
    }
)
