"""Durations, ages and lengths that only limit another figure of their clause, and the drafts they then belong to."""

from __future__ import annotations

from extract.claims.scene import ClaimDraft, Mention, Scene
from extract.model import Role

_COMPARING = ("from", "base")
_NAMING = ("age", "measure", "percent")  # 50岁以上的人, those within a mile, the richest 1%
_OF_THE_LAST = ("record", "lasts")  # what is told of the figure before
_AHEAD = 2  # clauses behind the people of an age in which the figure that tells of them may stand


def framing(scene: Scene) -> list[Mention]:
    """The durations and ages that only limit another figure of their clause (三个月流水上亿元, 60岁以上人口的比例)."""
    found = []
    for at, mention in enumerate(scene.figures):
        names = mention.quantity.kind in _NAMING and mention.frames
        if mention.tie in _OF_THE_LAST:  # its steepest fall in three months, a 22-year high
            if any(m is not mention and not m.quantity.optional for m in scene.figures):
                found.append(mention)
            continue
        priced = at + 1 < len(scene.figures) and scene.figures[at + 1].tie == "costs"  # 每半小时收费5元
        if (mention.quantity.kind != "duration" and not names) or mention.cue in ("by", "to") or priced:
            continue
        others = [m for m in scene.figures if m.clause == mention.clause and _is_framed(m, mention)]
        others = [m for m in others if names or not _parted(scene, mention, m)]
        if names and not others and scene.language.only_names(scene, mention):
            behind = [m for m in scene.figures if m.clause > mention.clause and not m.quantity.optional]
            others = [m for m in behind[:1] if m.clause <= mention.clause + _AHEAD]
        if not others:
            continue
        if names:
            found.append(mention)
            continue
        before = mention.quantity.start < others[-1].quantity.start
        if mention.cue in _COMPARING:  # 較上一個五年期增加五成: what the change is compared with
            limiting = before and others[-1].cue == "by"
        else:
            limiting = mention.frames or (before and scene.language.frames_before)
        if limiting:
            found.append(mention)
    return found


def _is_framed(other: Mention, frame: Mention) -> bool:
    """Whether a figure is one that another of its clause may frame; how far a race goes frames also its time."""
    if other is frame or other.quantity.optional or (other.frames and other.quantity.kind in ("measure", "percent")):
        return False
    if frame.quantity.kind in ("measure", "percent") and frame.frames:
        return True
    return other.quantity.kind not in ("duration", "age", "rank") or (
        other.quantity.kind == "age" and other.cue == "by"
    )


def _parted(scene: Scene, left: Mention, right: Mention) -> bool:
    """Whether the words between two figures give each its own statement."""
    first, last = sorted((left.quantity, right.quantity), key=lambda q: q.start)
    return scene.language.parts_figures(scene.text(first.end, last.start))


def frame_with(scene: Scene, frames: list[Mention], drafts: list[ClaimDraft]) -> None:
    """Gives each framing duration to a draft of its clause, as its time: one behind it or before it."""
    for frame in frames:
        inside = [d for d in drafts if d.first.clause <= frame.clause <= d.last.clause]
        if not inside and frame.tie in _OF_THE_LAST:  # 4.9%, an eight-year low, while pay rose
            inside = [d for d in drafts if d.last.quantity.start < frame.quantity.start][-1:]
        inside = inside or [d for d in drafts if frame.frames and 0 < d.first.clause - frame.clause <= _AHEAD]
        inside = inside or (drafts if frame.tie in _OF_THE_LAST else drafts[:1])
        behind = [d for d in inside if any(m.quantity.start > frame.quantity.start for m, _ in d.members)][:1]
        before = [d for d in inside if d.first.quantity.start < frame.quantity.start][-1:]
        first = behind if scene.language.frames_before or scene.language.opens_clause(scene, frame) else before
        for nearest in [*first, *before, *behind][:1]:
            nearest.members.append((frame, _frame_role(frame)))
    for at, draft in enumerate(drafts):
        if draft.kind == "duration" and draft.first.frames and len(draft.members) == 1:
            for following in drafts[at + 1 :]:
                if following.kind == "duration":
                    break
                if following.first.clause > draft.first.clause and following.first.quantity.kind != "age":
                    following.members.append((draft.first, "time"))


def only_frames(scene: Scene, draft: ClaimDraft, drafts: list[ClaimDraft]) -> bool:
    """Whether a duration is all that its clause says, and measures the next one's figures (短短五天之内，新增4万例)."""
    run, clause = draft.first, scene.clauses[draft.first.clause]
    besides = (clause.end - clause.start) - (run.quantity.end - run.quantity.start)
    if draft.kind == "duration" and run.anchor == "to" and len(draft.members) == 1:
        return any(member is run for other in drafts if other is not draft for member, _ in other.members)
    if draft.kind != "duration" or len(draft.members) > 1 or besides > scene.language.frame_room:
        return False
    if not run.anchor and not scene.text(run.quantity.end, clause.end).strip():
        return False  # 历时共21年: how long it took is said for itself
    return any(member is run for other in drafts if other is not draft for member, _ in other.members)


def _frame_role(frame: Mention) -> Role:
    if frame.quantity.kind in _NAMING:  # those living within 50 metres of a road, 50岁以上的人中三成
        return "context"
    return "context" if frame.cue in _COMPARING else "time"
