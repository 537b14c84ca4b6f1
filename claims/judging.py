"""A person's decision on two claims: kept for good, above everything that the rules find."""

from __future__ import annotations

from dataclasses import dataclass

from claims.errors import ClaimsError
from claims.match.link import settle_judged
from db import judging
from db.judging import Judgement, Verdict
from db.store import Store


@dataclass(frozen=True, slots=True)
class Judged:
    """A decision with the claims that the two appearances belong to since."""

    judgement: Judgement
    left_claim_id: str
    right_claim_id: str


def judge(store: Store, left: str, right: str, verdict: Verdict, *, judge: str, note: str | None = None) -> Judged:
    """Records that `left` and `right`, appearances or claims by their ids, are the same, a conflict or different.

    `same` joins their claims, the others part them; a later decision on the pair takes its place. NotFound without one
    of the two, ClaimsError when they are one appearance or nobody is named as `judge`.
    """
    one, other = judging.appearance(store.connection, left), judging.appearance(store.connection, right)
    if one == other:
        raise ClaimsError(f"{left} and {right} are one appearance: name two, or two claims.")
    if not judge.strip():
        raise ClaimsError("A judgement says whose it is: name the judge.")
    with store.transaction():
        made = store.judge(one, other, verdict, judge=judge.strip(), note=note)
        settle_judged(store.connection, (one, other))
    select = "SELECT claim_id FROM appearances WHERE id = ?"
    claims = [str(store.connection.execute(select, [name]).fetchone()[0]) for name in (one, other)]
    return Judged(made, *claims)
