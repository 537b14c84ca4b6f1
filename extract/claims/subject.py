"""Whom or what a claim is about: from its clause, else carried over from the clauses and the sentences before."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable

from extract.claims.labels import label_of
from extract.claims.scene import ClaimDraft, Scene
from extract.language import Subject
from extract.languages import language_for
from extract.quantities.results import named_in_results
from extract.text.document import Document
from extract.text.tables import plain

_BACK = 3  # sentences before, in which the subject of a clause without one is looked for


class Topics:
    """What the sentences of a document are about, found only when a later sentence leaves its subject out."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._topics: dict[int, str | None] = {}
        self._latest: Scene | None = None

    def note(self, scene: Scene) -> None:
        """Keeps a sentence that has been read, so that its words need not be read again."""
        self._latest = scene

    def before(self, scene: Scene, fits: Callable[[str], bool] | None = None) -> str | None:
        """The topic of the nearest sentence before that has one which fits."""
        sentences = self._document.sentences
        at = bisect_left(sentences, scene.sentence.start, key=lambda s: s.start)
        for earlier in range(at - 1, max(-1, at - 1 - _BACK), -1):
            topic = self._of(earlier)
            if topic and (fits is None or fits(topic)):
                return topic
        return None

    def person_before(self, scene: Scene) -> str | None:
        """The person whom the nearest sentence before names first, in a language that tells persons by their names."""
        sentences = self._document.sentences
        at = bisect_left(sentences, scene.sentence.start, key=lambda s: s.start)
        for sentence in sentences[max(0, at - _BACK) : at][::-1]:
            named = language_for(sentence.lang).person_named(self._document, sentence)
            if named is not None:
                return named
        return None

    def _of(self, at: int) -> str | None:
        if at not in self._topics:
            sentence = self._document.sentences[at]
            latest, language = self._latest, language_for(sentence.lang)
            if latest is None or latest.sentence.start != sentence.start:
                latest = Scene(self._document, sentence, language, language.split(self._document, sentence), [], [])
            self._topics[at] = language.topic_of(latest)
        return self._topics[at]


def subject_of(
    scene: Scene, draft: ClaimDraft, topics: Topics, speaker: str | None, voice: str | None = None
) -> Subject:
    """The subject of a draft in the text's words, and in plain words where it was found.

    `speaker` is who speaks in the clauses of an event, `voice` whose words the draft is told in.
    """
    goods = [m.quantity.item for m, role in draft.members if role == "goods" and m.quantity.item is not None]
    sold = [item for item in goods if item not in scene.language.shares]
    if sold:
        return sold[-1], "the goods"
    told = scene.language.speaker_subject(scene, draft, speaker) if draft.kind == "event" and speaker else None
    if told is not None:
        return told
    figure = draft.first.quantity
    cell = scene.document.cells.get(figure.start)
    if cell is not None and cell.row[0] < cell.row[1]:
        return plain(scene.document.text, cell.row), "the first cell of its row"
    if figure.kind == "count" and scene.document.folded[figure.end : figure.end + 1] in ("\n", ""):
        named = named_in_results(scene.document.folded, figure.start)
        if named is not None:
            return scene.document.text[named[0] : named[1]], "the name on its line"
    label = label_of(scene, draft)
    if label is not None:
        return label, "the label before the colon"
    return scene.language.subject_of(scene, draft, topics, voice)
