"""The words of a scene's clauses, tagged, without its figures and dates; read once per sentence and only when asked for."""

from __future__ import annotations

from extract.document import Token
from extract.en import words as english
from extract.scene import Scene
from extract.zh import words as chinese


def words_of(scene: Scene, clause: int) -> list[Token]:
    """The words of one clause, in order."""
    if scene.words is None:
        taken = sorted((m.quantity.start, m.quantity.end) for m in (*scene.figures, *scene.dates))
        reader = chinese if scene.sentence.lang == "zh" else english
        scene.words = reader.by_clause(scene.document, scene.sentence, scene.clauses, taken)
    return scene.words[clause]
