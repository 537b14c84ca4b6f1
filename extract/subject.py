"""Whom or what a claim is about: from its clause, else carried over from the clauses and the sentences before."""

from __future__ import annotations

import re
from bisect import bisect_left

from extract.document import Document
from extract.en.claims import clauses as english_clauses
from extract.en.claims import topics as english
from extract.results import named_in_results
from extract.scene import Draft, Scene
from extract.tables import plain
from extract.zh.claims import clauses as chinese_clauses
from extract.zh.subjects import choosing as chinese
from extract.zh.subjects import inclause
from extract.zh.subjects.announced import announced
from extract.zh.words import words as chinese_words
from extract.zh.words.nounrun import person_in

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

    def before(self, scene: Scene, *, singular: bool = False, thing: bool = False) -> str | None:
        """The topic of the nearest sentence before that has one.

        `singular`: not analysts, nor Tokyo and Pusan; `thing`: nobody, but what `it` can stand for.
        """
        sentences = self._document.sentences
        at = bisect_left(sentences, scene.sentence.start, key=lambda s: s.start)
        for earlier in range(at - 1, max(-1, at - 1 - _BACK), -1):
            topic = self._of(earlier)
            plural = topic and singular and (_PLURAL.search(topic) or english.is_plural(topic))
            if topic and not plural and not (thing and english.is_somebody(topic)):
                return topic
        return None

    def person_before(self, scene: Scene) -> str | None:
        """The person whom the nearest Chinese sentence before names first."""
        sentences = self._document.sentences
        at = bisect_left(sentences, scene.sentence.start, key=lambda s: s.start)
        for sentence in sentences[max(0, at - _BACK) : at][::-1]:
            if sentence.lang == "zh":
                words = chinese_words.between(self._document, sentence.start, sentence.end)
                named = person_in(words)
                if named:
                    return self._document.text[slice(*named)]
        return None

    def _of(self, at: int) -> str | None:
        if at not in self._topics:
            sentence = self._document.sentences[at]
            latest = self._latest
            if latest is None or latest.sentence.start != sentence.start:
                splitter = chinese_clauses if sentence.lang == "zh" else english_clauses
                latest = Scene(self._document, sentence, splitter.split(self._document, sentence), [], [])
            self._topics[at] = inclause.topic_of(latest) if sentence.lang == "zh" else english.topic_of(latest)
        return self._topics[at]


_PLURAL = re.compile(r"(?:\A| )[a-z]\w*[^s\W]s\Z|\A[A-Z][a-z]+ts\Z| and ")


def subject_of(
    scene: Scene, draft: Draft, topics: Topics, speaker: str | None, voice: str | None = None
) -> tuple[str | None, str]:
    """The subject of a draft in the text's words, and in plain words where it was found.

    `speaker` is who speaks in the clauses of an event, `voice` whose words the draft is told in.
    """
    goods = [m.quantity.item for m, role in draft.members if role == "goods" and m.quantity.item not in _PARTS]
    if goods:
        return goods[-1], "the goods"
    if draft.kind == "event" and speaker and (scene.sentence.lang == "zh" or english.may_speak(scene, draft, speaker)):
        told = announced(scene, draft) if scene.sentence.lang == "zh" else None
        return told or (speaker, "the speaker")
    figure = draft.first.quantity
    cell = scene.document.cells.get(figure.start)
    if cell is not None and cell.row[0] < cell.row[1]:
        return plain(scene.document.text, cell.row), "the first cell of its row"
    if figure.kind == "count" and scene.document.folded[figure.end : figure.end + 1] in ("\n", ""):
        named = named_in_results(scene.document.folded, figure.start)
        if named is not None:
            return scene.document.text[named[0] : named[1]], "the name on its line"
    if scene.sentence.lang == "zh":
        found, where = chinese.subject_of(scene, draft, topics)
        of_himself = voice is not None and found in _FIRST_PERSON
        return (voice, "who speaks of himself") if of_himself else (found, where)

    def before(singular: bool, thing: bool) -> str | None:
        return topics.before(scene, singular=singular, thing=thing)

    return english.subject_of(scene, draft, before, draft.item, voice)


_FIRST_PERSON = ("我", "本人", "我自己")
_PARTS = (None, "股", "share", "shares")  # a dividend on ten shares is the company's
