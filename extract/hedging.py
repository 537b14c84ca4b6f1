"""Whether a statement is planned, forecast, alleged or supposed: by its words, its day, or whoever says it."""

from __future__ import annotations

from collections.abc import Sequence

from extract.model import Attribution
from extract.scene import Draft, Scene
from extract.speaking import FORETOLD
from extract.stance import hedge, only_alleged
from extract.times import period_of, timing_of


def is_hedged(scene: Scene, draft: Draft, attributed: Sequence[Attribution]) -> bool:
    """Whether it is planned, forecast, alleged or supposed, by its words, its day or whoever says it."""
    zh = scene.sentence.lang == "zh"
    told = draft.first.quantity.start
    framed = max((a.end for a in attributed if a.end <= a.scope_start <= told), default=0) if zh else 0
    ahead = _ahead(scene, draft, framed)
    if (
        ahead
        or only_alleged(a.name for a in attributed)
        or any(a.rule == FORETOLD and a.says(told) for a in attributed)
    ):
        return True
    found = hedge(scene, draft, framed - _VERB)
    if found is None or not zh or draft.kind != "event" or ahead is None:
        return found is not None
    return scene.text(*found).startswith(_NOT_KEPT)  # a day that is over: only what was meant to be, or is told so


_VERB = 2  # characters of a verb of forecasting, which hedges what it says (预计)
_NOT_KEPT = ("原", "据", "疑", "预计", "本", "拟", "计划")


def _ahead(scene: Scene, draft: Draft, since: int) -> bool | None:
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
