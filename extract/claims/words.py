"""The words of a scene's clauses, tagged, without its figures and dates; read clause by clause when asked for."""

from __future__ import annotations

from extract.claims.scene import Scene
from extract.text.document import Token


def words_of(scene: Scene, clause: int) -> list[Token]:
    """The words of one clause, in order."""
    found = scene.words.get(clause)
    if found is None:
        start, end = scene.clauses[clause]
        found = scene.language.words_between(scene.document, start, end)
        for mentions in (scene.figures, scene.dates):
            for mention in mentions:
                if mention.clause == clause:
                    found = _without(found, mention.quantity.start, mention.quantity.end)
        scene.words[clause] = found
    return found


def _without(words: list[Token], start: int, end: int) -> list[Token]:
    """The words that have nothing in common with a stretch."""
    return [word for word in words if word[1] <= start or word[0] >= end]
