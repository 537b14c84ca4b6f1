"""What an English clause tells as the happening of its day."""

from __future__ import annotations

import re

from extract.claims.scene import ClaimDraft, Mention, Scene
from extract.claims.words import words_of
from extract.en.claims.dating import is_aside, is_of_another_deed
from extract.en.words.finite import verb_at
from extract.model import Quantity
from extract.text.document import Token

_SAYING = re.compile(r"\b(?:said|says|told|added)\b")
_TODAY = re.compile(r"(?i:today|tonight)")
_OWN_WORDS = re.compile(r"\b(?:I|my|we|our|me|us)\b|[\"“]")
_AFTER = re.compile(r"\b(?:after|since|before|following) the \Z")
_YEAR = re.compile(r"\d{4}")


def has_verb(scene: Scene, clause: int) -> bool:
    """Whether a clause has somebody and a finite verb, or goes on with the subject of the one before."""
    words = words_of(scene, clause)
    at = verb_at(words)
    if at:
        return True
    return clause > 0 and words[:1] != [] and _goes_on(words[0], finite=at == 0)


def _goes_on(word: Token, *, finite: bool) -> bool:
    """Whether a clause that begins with this verb has its subject before: who hold the seats, face an election.

    So has one that begins with a participle: the bill, proposed in 1993, …; the band, formed in May, …
    """
    if not finite:
        return word.tag == "VBN" and word.word.islower() and word.word.endswith("ed")
    return word.tag in _FINITE or (word.tag == "VB" and word.word.lower() not in ("have", "do"))


_FINITE = ("VBN", "VBD", "VBZ", "VBP", "MD")


def happens(scene: Scene, dated: Mention, run: range, used: bool) -> bool:
    """Whether the clauses of a date tell what happened on it; `used` is one that is the time of figures already."""
    if used:
        return False
    text = scene.text(scene.clauses[run.start].start, scene.clauses[run.stop - 1].end)
    day = scene.text(dated.quantity.start, dated.quantity.end)
    if dated.attribute and _AFTER.search(scene.text(scene.clauses[run.start].start, dated.quantity.start)):
        return False  # conditions after the 11 September attacks
    if _TODAY.fullmatch(day) and _OWN_WORDS.search(text):
        return False  # “I had a really good game today”
    told = scene.drafts or (_SAYING.search(text) and not _YEAR.search(day))  # what was said long ago is a happening
    return not (dated.use == "said" and told)


_LISTING = re.compile(r"\W*(?:(?:and|or|to|then)\W*)?")


def happens_apart(scene: Scene, event: ClaimDraft, dated: Mention) -> bool:
    """Whether a date tells another happening of the same clauses: was born in May 1950 and joined the army in 1968."""
    before = [mention for mention, _ in (*event.members, *event.dates)]
    last = before[-1].quantity
    if (
        dated.use != "at"
        or dated.attribute
        or event.first.attribute
        or _LISTING.fullmatch(scene.text(last.end, dated.quantity.start))
    ):
        return False  # in private placements during 2000 and 2001
    if is_of_another_deed(scene, dated, before):
        return True
    return all(_lie_apart(mention.quantity, dated.quantity) for mention in before if mention.use == "at")


def _lie_apart(left: Quantity, right: Quantity) -> bool:
    """Whether two dates have no day in common."""
    return _precedes(left, right) or _precedes(right, left)


def _precedes(left: Quantity, right: Quantity) -> bool:
    return left.end_date is not None and right.start_date is not None and left.end_date < right.start_date


def goes_on_from(scene: Scene, dated: Mention) -> int | None:
    """The clause with whose statement a date goes on: games against France in May, Cyprus in June and Spain in July."""
    if dated.attribute or dated.owner or not _ends_list(scene, dated):
        return None  # about the 1994 floods
    for at in range(dated.clause - 1, max(-1, dated.clause - 5), -1):
        if not is_aside(scene, at) and has_verb(scene, at):
            return at
    return None


def _ends_list(scene: Scene, dated: Mention) -> bool:
    """Whether a date stands behind a noun of its clause, or ends its sentence; not: said that, in 2004, 30 died."""
    before = [token for token in words_of(scene, dated.clause) if token.start < dated.quantity.start]
    return any(token.tag[0] == "N" for token in before) or dated.clause == len(scene.clauses) - 1
