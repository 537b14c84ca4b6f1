"""Whom or what a claim is about: from its clause, else carried over from the clauses and the sentence before."""

from __future__ import annotations

from extract.document import Document, Sentence
from extract.en import subject as english
from extract.model import Quantity
from extract.scene import Clause, Draft, Scene
from extract.zh import subject as chinese


def subject_of(scene: Scene, draft: Draft, carried: str | None) -> tuple[str | None, str]:
    """The subject of a draft in the text's words, and how it was found (clause, item, clause before, sentence before)."""
    goods = draft.having("goods")
    if goods is not None and goods.quantity.item:
        return goods.quantity.item, "the goods"
    if scene.sentence.lang == "zh":
        return _chinese(scene, draft, carried)
    return _english(scene, draft, carried)


def topic_of(document: Document, sentence: Sentence, clauses: list[Clause], taken: list[tuple[int, int]], carried: str | None) -> str | None:
    """What a sentence leaves as topic to the next one: the subject of its first clause that has one."""
    if sentence.lang == "zh":
        for clause in clauses:
            found = _phrase_zh(document, sentence, clause, clause.end, taken)
            if found and not chinese.is_pronoun(found) and not chinese.is_measure(found):
                return found
        return carried
    for clause in clauses:
        words = english.words_of(document.folded, clause, taken)
        subject, speaker = english.subject_of(words, clause.end)
        for found_en in (subject, speaker):
            if found_en is not None and found_en.holder:
                return found_en.phrase
    return carried


def _taken(scene: Scene) -> list[tuple[int, int]]:
    return [(m.quantity.start, m.quantity.end) for m in (*scene.figures, *scene.dates)]


def _item(draft: Draft) -> str | None:
    return next((m.quantity.item for m, role in draft.members if m.quantity.item and m.quantity.kind == "count"), None)


def _chinese(scene: Scene, draft: Draft, carried: str | None) -> tuple[str | None, str]:
    document, sentence = scene.document, scene.sentence
    first = draft.first
    clause = scene.clauses[first.clause]
    taken = _taken(scene)
    words = chinese.words_of(document, sentence, clause)
    item = _item(draft)
    found = _phrase_zh(document, sentence, clause, first.quantity.start, taken)
    if item and (not found or _leads(words, first.quantity, found)):
        return item, "the thing counted"
    if item and chinese.exists(words, first.quantity.start) and (chinese.is_indefinite(found or "") or _placed(document, words, found)):
        return item, "the thing counted"
    if item and found and chinese.is_indefinite(found):
        return item, "the thing counted"
    if found and not chinese.is_measure(found) and not chinese.is_pronoun(found):
        return found, "the clause"
    earlier = _earlier_zh(scene, first.clause, taken)
    if earlier:
        return earlier, "the clause before"
    if carried and (not found or chinese.is_measure(found) or chinese.is_pronoun(found)):
        return carried, "the sentence before"
    if found:
        return found, "the clause"
    if item:
        return item, "the thing counted"
    behind = _behind_zh(document, words, draft)
    return (behind, "the words after the figure") if behind else (None, "")


def _leads(words: list[chinese.Token], quantity: Quantity, found: str) -> bool:
    return False


def _placed(document: Document, words: list[chinese.Token], found: str | None) -> bool:
    if not found:
        return True
    for at, word in enumerate(words):
        if found.startswith(word.word):
            return chinese.is_place(words[at:], (word.start, word.start + len(found)))
    return False


def _behind_zh(document: Document, words: list[chinese.Token], draft: Draft) -> str | None:
    after = [w for w in words if w.start >= draft.last.quantity.end]
    span = chinese.phrase_before(after, after[-1].end + 1, []) if after else None
    return document.text[span[0] : span[1]] if span else None


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
    text = scene.document.folded
    first = draft.first
    taken = _taken(scene)
    clause = scene.clauses[first.clause]
    words = english.words_of(text, clause, taken)
    subject, speaker = english.subject_of(words, first.quantity.start)
    item = _item(draft)
    before = [w for w in words if w.start < first.quantity.start]
    verb = english.verb_at(before)
    if item and (verb is None or (before and before[0].text.lower() == "there")):
        return item, "the thing counted"
    if subject is not None and subject.holder:
        return subject.phrase, "the clause"
    if speaker is not None and speaker.holder:
        return speaker.phrase, "the speaker"
    for at in range(first.clause - 1, max(-1, first.clause - 4), -1):
        earlier = scene.clauses[at]
        other, other_speaker = english.subject_of(english.words_of(text, earlier, taken), earlier.end)
        for found in (other, other_speaker):
            if found is not None and found.holder:
                return found.phrase, "the clause before"
    if carried:
        return carried, "the sentence before"
    if subject is not None:
        return subject.phrase, "the clause"
    return item, "the thing counted"
