"""English figures told respectively: each with the date at its place (3% and 5% in 2016 and 2017 respectively)."""

from __future__ import annotations

import re

from extract.claims.scene import Mention, Scene
from extract.en.words.bounding import ABOUT

_MARK = re.compile(r"\brespectively\b")
_JOINT = re.compile(rf",? (?:and|or) (?:in |by |to |on |from )?{ABOUT}[$£€¥]?|, [$£€¥]?")


def note_places(scene: Scene) -> None:
    """Tells as many figures side by side as there are dates side by side, in a sentence that says so, their places."""
    if len(scene.dates) < 2 or not _MARK.search(scene.document.folded, scene.sentence.start, scene.sentence.end):
        return
    dates = max(_rows(scene, scene.dates), key=len)
    rows = _rows(scene, [figure for figure in scene.figures if not figure.aside])
    figures = next((row for row in rows if len(row) == len(dates)), None)
    if len(dates) < 2 or figures is None:
        return
    for at, pair in enumerate(zip(figures, dates, strict=True)):
        for mention in pair:
            mention.place = at, len(dates)


def _rows(scene: Scene, mentions: list[Mention]) -> list[list[Mention]]:
    """The mentions, by which of one kind and unit stand side by side."""
    rows: list[list[Mention]] = []
    for mention in mentions:
        last = rows[-1][-1].quantity if rows else None
        now = mention.quantity
        beside = last is not None and (last.kind, last.unit) == (now.kind, now.unit)
        if beside and last is not None and _JOINT.fullmatch(scene.text(last.end, now.start)):
            rows[-1].append(mention)
        else:
            rows.append([mention])
    return rows
