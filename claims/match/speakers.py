"""Who says so: two who count one crowd or one battle's dead contradict each other, one corrects itself."""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from claims.match.mention import Mention
from claims.match.pair import Feature, Pair
from claims.match.words import terms
from extract.fold import fold


def speakers(pair: Pair) -> Feature:
    """Who says so: police and organisers may count one march differently."""
    left, right = set(pair.left.speakers), set(pair.right.speakers)
    if not left or not right:
        return Feature("speakers", 0.0, "Not both say whom the figure comes from.")
    best = max(fuzz.partial_ratio(fold(one).lower(), fold(other).lower()) for one in left for other in right)
    known = [{term.form for name in m.speakers for term in terms(name, m.lang)} for m in (pair.left, pair.right)]
    if best >= 80 or known[0] & known[1]:
        return Feature("speakers", 1.0, "Both quote the same speaker.")
    return Feature("speakers", -0.5, f"One quotes {min(left)}, the other {min(right)}.")


# Those who count one crowd or one battle's dead, whose figures differ more than mistakes do.
_PARTIES = (
    ("police", re.compile(r"警方|警察|警务处|\bpolice\b", re.IGNORECASE)),
    ("organiser", re.compile(r"主办|民阵|组织者|发起人|\borgani[sz]ers?\b|\bunions?\b", re.IGNORECASE)),
    ("forces", re.compile(r"军方|国防部|[国美俄以印泰]军|\b(?:military|army|defen[cs]e ministry)\b", re.IGNORECASE)),
    (
        "rebels",
        re.compile(r"武装|解放军|民兵|反对派|\b(?:rebels?|militants?|separatists?|insurgents?)\b", re.IGNORECASE),
    ),
    (
        "watchers",
        re.compile(r"人权组织|特赦|观察站|活动人士|\b(?:activists?|amnesty|rights groups?|monitors?)\b", re.IGNORECASE),
    ),
)


def who_counts(mention: Mention) -> str:
    """The party that a statement quotes as counting, or whose name opens it: police, organisers; empty for none."""
    told = fold(" ".join(mention.speakers) or mention.text[: mention.start] or mention.subject or "")
    return next((party for party, words in _PARTIES if words.search(told)), "")


def is_disputed(pair: Pair) -> bool:
    """Whether two who count differ more than mistakes do: two quoted speakers, or two parties."""
    parties = {who_counts(pair.left), who_counts(pair.right)}
    return speakers(pair).value < 0 or (len(parties) > 1 and "" not in parties)
