"""Where an English claim holds, when its clause says so."""

from __future__ import annotations

import re

from extract.claims.scene import ClaimDraft, Scene
from extract.en.words.date_words import MONTH, WEEKDAY

_IN = re.compile(r"\b(?:[Ii]n|[Aa]cross|[Tt]hroughout) ((?:[A-Z][\w'’-]+)(?: [A-Z][\w'’-]+){0,2})")
_NO_PLACE = re.compile(rf"(?:{MONTH}|{WEEKDAY}|Q\d|Mr|Mrs|Ms|Dr|English|French|Chinese)\b")
# What one has in a company, not in a place.
_OWNED_BEFORE = re.compile(r"\b(?:[Ss]hares|share|stakes?|interest|stock|invest(?:ed|ment)?|holding) \Z")
_OWNING = 11  # characters of the longest of these, with the space behind it


def place_of(scene: Scene, draft: ClaimDraft) -> str | None:
    """The place that the first clause of a draft names with in, across or throughout; None when it names none."""
    clause, text = scene.clauses[draft.first.clause], scene.document.text
    for found in _IN.finditer(text, clause.start, clause.end):
        owned = _OWNED_BEFORE.search(text, max(clause.start, found.start() - _OWNING), found.start())
        if owned is None and not _NO_PLACE.match(found[1]):
            return found[1]
    return None
