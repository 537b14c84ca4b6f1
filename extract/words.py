"""The words of a scene's clauses, tagged, without its figures and dates; read clause by clause when asked for."""

from __future__ import annotations

from extract.document import Token
from extract.en import words as english
from extract.scene import Scene
from extract.zh import words as chinese


def words_of(scene: Scene, clause: int) -> list[Token]:
    """The words of one clause, in order."""
    found = scene.words.get(clause)
    if found is None:
        start, end = scene.clauses[clause]
        taken = [
            (m.quantity.start, m.quantity.end)
            for mentions in (scene.figures, scene.dates)
            for m in mentions
            if m.clause == clause
        ]
        if scene.sentence.lang == "zh":
            found = chinese.between(scene.document, scene.sentence, start, end)
        else:
            found = english.between(scene.document, start, end)
        if taken:
            found = [w for w in found if not any(w.start < stop and begin < w.end for begin, stop in taken)]
        scene.words[clause] = found
    return found
