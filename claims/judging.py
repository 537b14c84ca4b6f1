"""A person's decision on two claims: kept for good, above everything that the rules find."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import get_args

from claims.errors import ClaimsError
from claims.match.link import settle_judged
from db.links.settling import claim_of
from db.people import audit
from db.people.audit import Entry, Who
from db.writing import judging
from db.writing.judging import Judgement, Verdict
from db.writing.store import Store


@dataclass(frozen=True, slots=True)
class Judged:
    """A decision with the claims that the two appearances belong to since."""

    judgement: Judgement
    left_claim_id: str
    right_claim_id: str


def verdict_of(word: str | None) -> Verdict:
    """The verdict that `word` is; who asks has made sure that it is one."""
    return next(each for each in get_args(Verdict) if each == word)


def judge(store: Store, left: str, right: str, verdict: Verdict, *, who: Who, note: str | None = None) -> Judged:
    """Records that `left` and `right`, appearances or claims by their ids, are the same, a conflict or different.

    `same` joins their claims, the others part them; a later decision on the pair takes its place. NotFound without one
    of the two, ClaimsError when they are one appearance or nobody is named.
    """
    with store.transaction():
        one, other = judging.appearance(store.connection, left), judging.appearance(store.connection, right)
        if one == other:
            raise ClaimsError(f"{left} and {right} are one appearance: name two, or two claims.")
        if not who.name.strip():
            raise ClaimsError("A judgement says whose it is: name the judge.")
        made = store.judge(one, other, verdict, judge=who.name.strip(), note=note)
        audit.record(store.connection, who, [Entry("judge", "judgement", str(made.id), after=asdict(made))])
        settle_judged(store.connection, (one, other))
        return Judged(made, *(_claim_of(store, name) for name in (one, other)))


def _claim_of(store: Store, appearance_id: str) -> str:
    found = claim_of(store.connection, appearance_id)
    assert found is not None, "settling gives each appearance its claim"
    return found
