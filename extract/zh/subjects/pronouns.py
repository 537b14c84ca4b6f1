"""他, 她 and 案件: the person for whom a pronoun at the front of a clause stands, or whose case it speaks of."""

from __future__ import annotations

import re

from extract.claims.scene import ClaimDraft, Earlier, Scene
from extract.claims.words import words_of
from extract.model import Span
from extract.text.document import Document, Sentence, Token
from extract.text.fold import fold
from extract.zh.subjects import phrases
from extract.zh.subjects.inclause import before
from extract.zh.words import words
from extract.zh.words.nounrun import person_in
from extract.zh.words.pronouns import HE_OR_SHE

# Not 他们, nor where somebody acts on him (把他, 见到他，).
_HE_OR_SHE = re.compile(r"(?<![把将对给向与和跟被让令使为比])[他她](?![们，。、;:!?]|\Z)")


def person_named(document: Document, sentence: Sentence) -> str | None:
    """The person whom a sentence names first."""
    named = person_in(words.between(document, sentence.start, sentence.end))
    return document.text[slice(*named)] if named else None


def person_of(scene: Scene, draft: ClaimDraft, earlier: Earlier) -> str | None:
    """The person whom 他 or 她 before a figure stands for: named before it in the sentence, else in the nearest one."""
    pronoun = _pronoun_for(scene, draft)
    if pronoun < 0:
        return None
    for clause in range(len(scene.clauses) - 1, -1, -1):
        if scene.clauses[clause].start < pronoun:
            named = _named_in([word for word in words_of(scene, clause) if word.start < pronoun])
            if named:
                return scene.document.text[slice(*named)]
    return earlier.person_before(scene)


def _pronoun_for(scene: Scene, draft: ClaimDraft) -> int:
    """Where the 他 or 她 stands of whom a draft tells: in its clause, or before it with nobody else named since; -1."""
    first = draft.first
    for at in range(first.clause, max(-1, first.clause - _FAR), -1):
        end = scene.clauses[at].end
        if at == first.clause:
            end = _end(scene, at) if draft.kind == "event" else first.quantity.start
        pronoun = _HE_OR_SHE.search(scene.document.folded, scene.clauses[at].start, end)
        owns = at < first.clause and pronoun is not None and scene.text(pronoun.end(), pronoun.end() + 1) == "的"
        if pronoun is not None and not owns and not _led(scene, at, pronoun.start()):
            return pronoun.start()
        found = before(scene, at, end) if at < first.clause else None
        if found is not None and phrases.names(found):
            return -1  # 他估计两年完成，故整个项目合共需5亿元
    return -1


_FAR = 3  # clauses in which the pronoun may stand


def _led(scene: Scene, clause: int, at: int) -> bool:
    """Whether a pronoun stands behind a preposition, and does nothing itself: 由他出马, 据他估计."""
    return any(word.end == at and word.tag == "p" for word in words_of(scene, clause))


def _named_in(words: list[Token]) -> Span | None:
    """The person among words: one written with a dot first, else a Latin name at their end or front."""
    dotted = next(((word.start, word.end) for word in words if "·" in word.word), None)
    person = dotted or person_in(words)
    if person is not None:
        return person
    plain = [word for word in words if word.word.strip()]
    ends = [word for word in (*plain[-1:], *plain[:1]) if word.tag == "eng" and _LATIN.fullmatch(word.word)]
    return (ends[0].start, ends[0].end) if ends else None


_LATIN = re.compile(r"[A-Z][a-z]{2,}")


def _end(scene: Scene, at: int) -> int:
    """Where the clause of an event ends, with the one behind a date that stands alone: 1938年底，他在…."""
    if not words_of(scene, at) and at + 1 < len(scene.clauses):
        behind = scene.clauses[at + 1]
        if scene.text(*behind).lstrip()[:1] in HE_OR_SHE:
            return behind.end
    return scene.clauses[at].end


def tried(scene: Scene, draft: ClaimDraft, found: str | None) -> str | None:
    """The person named before of whose case a clause speaks: 陈某续被还押，案件押后至周四."""
    at = draft.first.clause
    if draft.first.quantity.kind not in ("date", "duration") or found is None or fold(found) not in _IN_COURT:
        return None
    if "押后" not in scene.text(*scene.clauses[at]):
        return None
    owned = scene.document.folded.find("的" + fold(found), *scene.clauses[at])
    owner = person_in([word for word in words_of(scene, at) if word.end <= owned]) if owned >= 0 else None
    if owner is not None:
        return scene.document.text[slice(*owner)]  # 丘某的案件押后
    for clause in range(at - 1, max(-1, at - 4), -1):
        named = person_in(words_of(scene, clause))
        if named is not None:
            return scene.document.text[slice(*named)]
    return None


_IN_COURT = ("案件", "案", "聆讯", "辩方", "控方")
