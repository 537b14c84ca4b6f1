"""Announced: of whom a clause tells in which somebody announces what will happen on a day."""

from __future__ import annotations

from extract.claims.scene import ClaimDraft, Scene
from extract.claims.words import words_of
from extract.text.fold import fold
from extract.zh.subjects import nounphrase, phrases
from extract.zh.subjects.found import Found
from extract.zh.words.balanced import QUOTES
from extract.zh.words.generalnouns import is_general_place


def subject_of_speaker(scene: Scene, draft: ClaimDraft, speaker: str) -> Found:
    """Whom a dated event is about in whose clause `speaker` speaks: whoever he announces it of, else himself."""
    return _announced(scene, draft) or (speaker, "the speaker")


def _announced(scene: Scene, draft: ClaimDraft) -> Found | None:
    """学校 in 教育局宣布学校下周一复课: who does what is announced for a day; None for the day of speaking."""
    date, words = draft.first.quantity, words_of(scene, draft.first.clause)
    told = [word for word in words if word.start < date.start]
    verb = max((at for at, word in enumerate(told) if phrases.speaks([word])), default=-1)
    happens = any(word.tag == "v" for word in words if word.start >= date.end)
    if verb < 0 or not happens:
        return None
    if told[verb + 1 :]:
        span = nounphrase.phrase_before(told[verb + 1 :], date.start)
    else:
        span = nounphrase.phrase_after(words, date.end) if scene.text(date.end, date.end + 1) == "的" else None
    if span and all(word.tag in ("v", "vn") for word in words if span[0] <= word.start < span[1]):
        return None  # 政府昨日宣布咨询放宽规管
    found = span and scene.document.text[span[0] : span[1]].strip(QUOTES)
    return (
        (found, "what is announced") if found and phrases.names(found) and not is_general_place(fold(found)) else None
    )
