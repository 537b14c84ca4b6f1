"""Whom or what a figure is told of as the object of what others do: ordered Ann Bell, 58, to repay; a bid worth £4m."""

from __future__ import annotations

import re

from extract.claims.scene import ClaimDraft, Scene
from extract.en.words.bounding import ABOUT

_NAME = r"(?:(?:Mr|Mrs|Ms|Dr)\.? )?[A-Z][\w.'’-]*(?: (?:de |van |al-|bin )?[A-Z][\w.'’-]*){0,3}"
_BACK = 130  # characters before a figure
_ORDERED = re.compile(
    r"\b(?:advised|allowed|compelled|directed|forced|instructed|ordered|orders|persuaded|required|urged)"
    rf" (?P<who>{_NAME}), \d{{1,3}}, to [a-z]+(?: [^,;.:]{{0,40}})? {ABOUT}[$£€¥]?\Z"
)
_WORTH = re.compile(
    r"\b(?:rejected|accepted|refused|made|considered|turned down|offered|signed off)"
    rf" (?:an?|the|its|their|his|her|this|another) (?P<who>(?:[a-z-]+ ){{0,2}}[a-z-]+),? worth {ABOUT}[$£€¥]?\Z"
)
_WINNER = re.compile(
    rf"\bdeclared (?P<who>{_NAME}?)(?: of (?:the )?{_NAME})? (?:as )?(?:the |duly |re-)*(?:winner|victor|elected)"
    rf"(?: [^,;.:]{{0,30}})? with {ABOUT}\Z"
)
_MOVED_IN = re.compile(
    r"\bwith (?P<who>(?:[a-z-]+ ){0,2}[a-z]+) (?:across|at|from|in|of|to) (?:the )?(?:[a-z]+ )?"
    rf"(?:[A-Z][\w’'-]* )+(?:up|down|rising|falling)(?: by)? {ABOUT}[$£€¥]?\Z"
)
_ASKED = (" to ", " worth ", " with ", "with ")
# 312 cheques, the largest of them for £96,500
_LARGEST = re.compile(
    r", the [a-z]+(?:est|t|rst) of (?:them|these|those|which|whom)(?: [a-z]+)?(?: (?:for|at|with|of))?"
    rf" {ABOUT}[$£€¥]?\Z"
)


def told_of(scene: Scene, draft: ClaimDraft) -> str | None:
    """The object to which the words before the first figure of a draft give it."""
    start = draft.first.quantity.start
    before = scene.text(max(scene.sentence.start, start - _BACK), start)
    if any(word in before for word in _ASKED):
        for pattern in (_ORDERED, _WORTH, _WINNER, _MOVED_IN):
            found = pattern.search(before)
            if found is not None:
                return found["who"]
    return _of_which(scene, draft, before) if " of " in before else None


def _of_which(scene: Scene, draft: ClaimDraft, before: str) -> str | None:
    """What is counted before `the largest of them`."""
    if _LARGEST.search(before) is None:
        return None
    start = draft.first.quantity.start
    counted = [m.quantity.item for m in scene.figures if m.quantity.kind == "count" and m.quantity.end < start]
    return counted[-1] if counted else None


_HELD = re.compile(
    rf"\b(?:said|says|added) (?P<who>{_NAME}), (?:an?|the|its|his|her|their|(?:the )?{_NAME}['’]s)"
    r" (?:[A-Za-z'’-]+ ){1,6}(?:since|until) \Z"
)


def held_since(scene: Scene, draft: ClaimDraft) -> str | None:
    """Who held an office since or until the date of an event: said Ann Bell, the museum's director since 1998."""
    start = draft.first.quantity.start
    before = scene.text(max(scene.sentence.start, start - _BACK), start)
    found = _HELD.search(before) if before.endswith(("since ", "until ")) else None
    return found["who"] if found is not None else None
