"""What an English clause tells as the happening of its day."""

from __future__ import annotations

import re

from extract.claims.scene import Mention, Scene
from extract.claims.words import words_of
from extract.en.words.finite import verb_at
from extract.text.document import Token

_SAYING = re.compile(r"\b(?:said|says|told|added)\b")
_TODAY = re.compile(r"(?i:today|tonight)")
_OWN_WORDS = re.compile(r"\b(?:I|my|we|our|me|us)\b|[\"“]")
_YEAR = re.compile(r"\d{4}")


def has_verb(scene: Scene, clause: int) -> bool:
    """Whether a clause has somebody and a finite verb, or goes on with the subject of the one before."""
    words = words_of(scene, clause)
    at = verb_at(words)
    return at is not None and (at > 0 or (clause > 0 and _goes_on(words[0])))


def _goes_on(word: Token) -> bool:
    """Whether a clause that begins with this verb has its subject before: who hold the seats, face an election."""
    return word.tag in ("VBN", "VBD") or (word.tag in ("VB", "VBP") and word.word.lower() not in ("are", "have", "do"))


def happens(scene: Scene, dated: Mention, run: range, used: bool) -> bool:
    """Whether the clauses of a date tell what happened on it; `used` is one that is the time of figures already."""
    if used:
        return False
    text = scene.text(scene.clauses[run.start].start, scene.clauses[run.stop - 1].end)
    day = scene.text(dated.quantity.start, dated.quantity.end)
    if _TODAY.fullmatch(day) and _OWN_WORDS.search(text):
        return False  # “I had a really good game today”
    told = scene.drafts or (_SAYING.search(text) and not _YEAR.search(day))  # what was said long ago is a happening
    return not (dated.use == "said" and told)
