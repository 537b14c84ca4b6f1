"""Who says so: two who count one crowd or one battle's dead contradict each other, one corrects itself."""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from claims.match.pairs.pair import Feature, Pair
from claims.match.statement.mention import Mention
from claims.match.statement.parties import giver, who_counts
from claims.match.statement.voices import voices
from claims.match.words.terms import PLACES, terms
from extract.text.fold import fold


def speakers(pair: Pair) -> Feature:
    """Who says so: police and organisers may count one march differently."""
    if crossed := _crossed(pair):
        return Feature("speakers", -1.0, f"One gives the figure to {crossed[0]}, the other to {crossed[1]}.")
    left, right = voices(pair.left), voices(pair.right)
    if not left or not right:
        return Feature("speakers", 0.0, "Not both say whom the figure comes from.")
    best = max(fuzz.partial_ratio(fold(one).lower(), fold(other).lower()) for one in left for other in right)
    one, other = (_called(mention, told) for mention, told in ((pair.left, left), (pair.right, right)))
    if _are_campaigners(left) == _are_campaigners(right) and (best >= 80 or one & other):
        quoted = bool(pair.left.speakers and pair.right.speakers)
        return Feature("speakers", float(quoted), "Both quote the same speaker.")
    if _tell_of_themselves(pair, left, right):
        return Feature("speakers", -1.0, f"{min(left)} and {min(right)} each tell what they have earned themselves.")
    return Feature("speakers", -0.5, f"One quotes {min(left)}, the other {min(right)}.")


def _are_campaigners(names: frozenset[str]) -> bool:
    """Whether those who speak are people who campaign for something, and no office: 环保团体, not 环保署."""
    return all(_CAMPAIGNERS.search(fold(name).lower()) is not None for name in names)


_CAMPAIGNERS = re.compile(
    r"团体|组织(?!部)|工会|公会|联盟|\b(?:groups?|campaigners?|activists?|unions?|charit(?:y|ies))\b"
)


def _called(mention: Mention, told: frozenset[str]) -> set[str]:
    """What the speakers are called by, without the place where they are unless they are called by nothing else."""
    called = {term.form for name in told for term in terms(name, mention.lang)}
    return {form for form in called if form.partition(".")[0] not in PLACES} or called


def _crossed(pair: Pair) -> tuple[str, str] | None:
    """Two parties to which one figure is given, where both sentences tell what several parties say."""
    leading = pair.leading
    if leading is None or leading.agreement not in ("agree", "fit") or leading.left.kind != "count":
        return None
    left, right = giver(pair.left, leading.left), giver(pair.right, leading.right)
    return (left, right) if left and right and left != right else None


_RESULTS = frozenset(("finance.revenue", "finance.profit", "finance.loss"))


def _tell_of_themselves(pair: Pair, left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether two firms give their own results, which differ."""
    leading = pair.leading
    if leading is None or leading.agreement != "clash" or pair.is_crossing:
        return False
    sides = ((pair.left, left), (pair.right, right))
    return all(mention.subject in voice and not _RESULTS.isdisjoint(mention.core_forms) for mention, voice in sides)


def is_disputed(pair: Pair) -> bool:
    """Whether two who count differ more than mistakes do: two quoted speakers, or two parties."""
    parties = {who_counts(pair.left), who_counts(pair.right)}
    return speakers(pair).value < 0 or (len(parties) > 1 and "" not in parties)
