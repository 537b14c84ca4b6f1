"""Whom or what a claim is about: from its clause, else carried over from the clauses and the sentence before."""

from __future__ import annotations

from extract.document import Document, Sentence
from extract.en import subject as english
from extract.model import Quantity
from extract.scene import Clause, Draft, Scene
from extract.zh import subject as chinese


def subject_of(scene: Scene, draft: Draft, carried: str | None, speaker: str | None) -> tuple[str | None, str]:
    """The subject of a draft in the text's words, and how it was found (clause, item, clause before, sentence before).

    `carried` is the topic of the sentence before; `speaker` who speaks in the clauses of an event.
    """
    goods = [m.quantity.item for m, role in draft.members if role == "goods" and m.quantity.item]
    if goods:
        return goods[-1], "the goods"
    if draft.kind == "event" and speaker:
        return speaker, "the speaker"
    if scene.sentence.lang == "zh":
        return _chinese(scene, draft, carried)
    return _english(scene, draft, carried)


def topic_of(document: Document, sentence: Sentence, clauses: list[Clause], taken: list[tuple[int, int]], carried: str | None) -> str | None:
    """What a sentence leaves as topic to the next one: the subject of its first clause that has one."""
    if sentence.lang == "zh":
        speaker = None
        for clause in clauses:
            found = _phrase_zh(document, sentence, clause, clause.end, taken)
            if not found or chinese.is_pronoun(found) or chinese.is_measure(found) or chinese.is_indefinite(found):
                continue
            if not chinese.speaks(chinese.words_of(document, sentence, clause)):
                return found
            speaker = speaker or found
        return speaker or carried
    return _topic_en(document, clauses, taken) or carried


def _taken(scene: Scene) -> list[tuple[int, int]]:
    return [(m.quantity.start, m.quantity.end) for m in (*scene.figures, *scene.dates)]


def _item(draft: Draft) -> str | None:
    return next((m.quantity.item for m, role in draft.members if m.quantity.item and m.quantity.kind == "count"), None)


def _chinese(scene: Scene, draft: Draft, carried: str | None) -> tuple[str | None, str]:
    document, taken = scene.document, _taken(scene)
    first = draft.first
    words = chinese.words_of(document, scene.sentence, scene.clauses[first.clause])
    item = _item(draft)
    if draft.kind == "event":
        found = _phrase_of_event(scene, draft, taken)
    else:
        found = _phrase_zh(document, scene.sentence, scene.clauses[first.clause], first.quantity.start, taken)
    named = found and not chinese.is_measure(found) and not chinese.is_pronoun(found)
    if item and (not found or chinese.is_indefinite(found) or (chinese.exists(words, first.quantity.start) and chinese.is_place(words, found))):
        if not found and chinese.governs(words, first.quantity.start):
            return _earlier_zh(scene, first.clause, taken) or carried or item, "the clause before"
        return item, "the thing counted"
    if found and named and not (chinese.is_place(words, found) and draft.kind == "rank"):
        return found, "the clause"
    if draft.kind != "event" and not first.limits:
        span = _named_or_headed(scene, draft, words, taken)
        if span:
            return document.text[span[0] : span[1]].strip(), "the words at the figure"
    earlier = _earlier_zh(scene, first.clause, taken)
    if earlier:
        return earlier, "the clause before"
    if carried:
        return carried, "the sentence before"
    return found or item, "the clause"


def _named_or_headed(
    scene: Scene, draft: Draft, words: list[chinese.Token], taken: list[tuple[int, int]]
) -> tuple[int, int] | None:
    """The noun phrase between a date and its figure, or the one that the figure is an attribute of."""
    at = draft.first.quantity.start
    dated = [m.quantity.end for m in scene.dates if m.clause == draft.first.clause and m.quantity.end <= at]
    if dated:
        named = chinese.phrase_named(words, dated[-1], at)
        if named:
            return named
    attributive = scene.text(draft.last.quantity.end, scene.clauses[draft.first.clause].end).find("的") >= 0
    if attributive or not chinese.governs(words, at):
        return chinese.phrase_after(words, draft.last.quantity.end, taken)
    return None


def _phrase_of_event(scene: Scene, draft: Draft, taken: list[tuple[int, int]]) -> str | None:
    for at in draft.run or range(draft.first.clause, draft.first.clause + 1):
        found = _phrase_zh(scene.document, scene.sentence, scene.clauses[at], scene.clauses[at].end, taken)
        if found:
            return found
    return None


def _earlier_zh(scene: Scene, clause: int, taken: list[tuple[int, int]]) -> str | None:
    speaker: str | None = None
    for at in range(clause - 1, max(-1, clause - 5), -1):
        earlier = scene.clauses[at]
        found = _phrase_zh(scene.document, scene.sentence, earlier, earlier.end, taken)
        if not found or chinese.is_measure(found) or chinese.is_pronoun(found):
            continue
        if chinese.speaks(chinese.words_of(scene.document, scene.sentence, earlier)):
            speaker = speaker or found
            continue
        return found
    return speaker


def _phrase_zh(document: Document, sentence: Sentence, clause: Clause, bound: int, taken: list[tuple[int, int]]) -> str | None:
    span = chinese.phrase_before(chinese.words_of(document, sentence, clause), bound, taken)
    return document.text[span[0] : span[1]].strip() if span else None


def _english(scene: Scene, draft: Draft, carried: str | None) -> tuple[str | None, str]:
    text, taken = scene.document.folded, _taken(scene)
    first = draft.first
    clause = scene.clauses[first.clause]
    words = english.words_of(text, clause, taken)
    bound = first.quantity.start if draft.kind != "event" else clause.end
    item = _item(draft)
    before = [w for w in words if w.start < bound]
    verb = english.verb_at(before)
    if item and (verb is None or (before and before[0].text.lower() == "there")) and (first.cue != "by"):
        return item, "the thing counted"
    subject, speaker = english.subject_of(words, bound)
    if draft.kind == "event" and subject is None:
        subject = english.bare_phrase(words)
    for found in (subject, speaker):
        if found is not None and found.holder:
            return found.phrase, "the clause"
    earlier = _earlier_en(scene, first.clause, taken)
    if earlier:
        return earlier, "the clause before"
    if carried:
        return carried, "the sentence before"
    if subject is not None:
        return subject.phrase, "the clause"
    return item, "the thing counted"


def _earlier_en(scene: Scene, clause: int, taken: list[tuple[int, int]]) -> str | None:
    for at in range(clause - 1, max(-1, clause - 4), -1):
        earlier = scene.clauses[at]
        words = english.words_of(scene.document.folded, earlier, taken)
        for found in (*english.subject_of(words, earlier.end), english.bare_phrase(words)):
            if found is not None and found.holder:
                return found.phrase
    return None


def _topic_en(document: Document, clauses: list[Clause], taken: list[tuple[int, int]]) -> str | None:
    """The subject of the first clause that has one; a name set beside it (its internet business, AOL,) stands for it."""
    plain: str | None = None
    for clause in clauses[:5]:
        words = english.words_of(document.folded, clause, taken)
        bare = english.bare_phrase(words)
        if bare is not None and bare.holder:
            if plain is None or bare.phrase[:1].isupper():
                plain = bare.phrase
            continue
        for found in english.subject_of(words, clause.end):
            if found is not None and found.holder:
                return plain or found.phrase
        if plain:
            return plain
    return plain
