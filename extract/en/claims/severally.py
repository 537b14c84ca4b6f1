"""English figures told respectively: each with the date at its place (3% and 5% in 2016 and 2017 respectively)."""

from __future__ import annotations

import re

from extract.scene import Mention, Scene

_MARK = re.compile(r"\brespectively\b")
_JOINT = re.compile(r",? (?:and|or) (?:in |by |to |on |from )?(?:about |nearly |around )?[$£€¥]?|, [$£€¥]?")


def note_places(scene: Scene) -> None:
    """Tells as many figures side by side as there are dates side by side, in a sentence that says so, their places."""
    if len(scene.dates) < 2 or not _MARK.search(scene.document.folded, scene.sentence.start, scene.sentence.end):
        return
    dates = _row(scene, scene.dates)
    figures = _row(scene, [m for m in scene.figures if not m.aside], len(dates))
    if len(dates) < 2 or len(figures) != len(dates):
        return
    for at, pair in enumerate(zip(figures, dates, strict=True)):
        for mention in pair:
            mention.place = at, len(dates)


def _row(scene: Scene, mentions: list[Mention], length: int = 0) -> list[Mention]:
    """The longest run of mentions of one kind side by side; the first of `length` when that is given."""
    runs: list[list[Mention]] = []
    for mention in mentions:
        last = runs[-1][-1].quantity if runs else None
        now = mention.quantity
        beside = last is not None and (last.kind, last.unit) == (now.kind, now.unit)
        if beside and last is not None and _JOINT.fullmatch(scene.text(last.end, now.start)):
            runs[-1].append(mention)
        else:
            runs.append([mention])
    if length:
        return next((run for run in runs if len(run) == length), [])
    return max(runs, key=len, default=[])
