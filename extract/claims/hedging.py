"""Whether a statement is planned, forecast, alleged or supposed: by its words, its day, or whoever says it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from extract.claims.scene import ClaimDraft, Scene
from extract.claims.stance import hedge
from extract.claims.times import period_of, timing_of
from extract.model import Attribution, Span
from extract.speech.statement import FORETOLD

# What hedges a statement in which no word does.
Unworded = Literal["its day, which lies ahead", "whoever says it, who accuses", "others, who had forecast it"]


def hedged_by(scene: Scene, draft: ClaimDraft, attributed: Sequence[Attribution]) -> Span | Unworded | None:
    """Where the word stands, or else what it is, by which a statement is planned, forecast, alleged or supposed."""
    language, told = scene.language, draft.first.quantity.start
    framed = language.framed_to(attributed, told)
    ahead = _ahead(scene, draft, framed)
    if ahead:
        return "its day, which lies ahead"
    if any(language.accuses(a.name) for a in attributed):
        return "whoever says it, who accuses"
    if any(a.rule == FORETOLD and a.says(told) for a in attributed):
        return "others, who had forecast it"
    found = hedge(scene, draft, framed - _VERB)
    is_over = draft.kind == "event" and ahead is False
    return None if found is None or (is_over and language.comes_true(scene.text(*found))) else found


_VERB = 2  # characters of a verb of forecasting, which hedges what it says (预计)


def _ahead(scene: Scene, draft: ClaimDraft, since: int) -> bool | None:
    """Whether it has yet to happen on the day of publication (they meet on Sunday); None where nobody can tell.

    A day before `since` is told of the speaker.
    """
    published = scene.document.published
    if published is None:
        return None
    timing = [m for m in timing_of(draft) if m.quantity.start >= since]
    if not timing:
        return None
    inside = {m.clause for m, _ in draft.members}
    own = period_of(timing if draft.kind == "event" else [m for m in timing if m.clause in inside], published)
    if own.start is None:
        return None
    return True if own.start > published else False if own.end is not None and own.end < published else None
