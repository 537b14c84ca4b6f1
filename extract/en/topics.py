"""What English claims are about: the subject of the clause, else that of the clauses and the sentences around it."""

from __future__ import annotations

import re
from collections.abc import Callable

from extract.document import Token
from extract.en import subject as english
from extract.en.persons import person_before
from extract.en.phrase import Subject, is_measure, is_pronoun
from extract.scene import Draft, Scene
from extract.words import words_of

_RELATIVE = re.compile(r"\s*(?:(?:in|of|for|to|from|by|at|on|with)\s)?(?:which|whom|whose)\b")
_ANSWERS = re.compile(
    r" (?:said|say|believed?|thought|think|want(?:ed)?|back(?:ed)?|support(?:ed)?|oppose[ds]?|trust(?:ed)?|agreed?"
    r"|disagreed?|favou?r(?:ed)?|approved?|disapproved?|felt|feel|plan(?:ned)?|would|expect(?:ed)?|rated?|prefer(?:red)?)\b"
)
_JOINING = frozenset(("and", "but", "or", "then"))
_THE = re.compile(r"\b[Tt]he \Z")
_PERSONS = frozenset(("he", "she"))
_SINGULAR = frozenset(("it", "its", "he", "she"))


def subject_of(
    scene: Scene, draft: Draft, before: Callable[[bool], str | None], item: str | None, voice: str | None
) -> tuple[str | None, str]:
    """The subject of a draft and where it was found.

    `before` gives the topic of the sentences before, told whether only one of singular number will do; `item` is what
    the draft counts, `voice` whose words it is told in.
    """
    first = draft.first
    words = words_of(scene, first.clause)
    bound = first.quantity.start if draft.kind != "event" else scene.clauses[first.clause].end
    opens = english.opens(words, bound)
    holding = english.container(words, bound) if first.quantity.kind == "count" else None
    if holding:
        return holding, "what holds so many"
    if item and opens and first.cue != "by":
        return item, "the thing counted"
    if first.quantity.rule == "en age: in apposition" and first.clause:
        named = _name_at_end(words_of(scene, first.clause - 1))
        if named:
            return named, "the name before"
    aged = english.aged(words, bound, draft.last.quantity.end) if first.quantity.kind == "age" else None
    if aged:
        return aged, "the words behind the figure"
    named = (
        english.valued(words, bound)
        or (english.changed(words, bound) if draft.kind == "change" else None)
        or english.moved_in(words, bound, draft.last.quantity.end)
        or (english.accompanied(words, bound) if draft.kind != "event" else None)
    )
    if named:
        return named, "what is valued or has changed"
    moved = english.before_adverb(words, bound)
    if moved is not None and moved.holder:
        return moved.phrase, "the words before the figure"
    there = english.there_is(words, bound)
    if there:
        return there, "what there is"
    inside = first.quantity.start if draft.kind == "event" else None
    subject, speaker = english.subject_of(words, bound, inside)
    if subject is None and draft.kind == "event":
        subject = english.bare_phrase(words)
    elif subject is None and opens:
        answering = _who_answers(scene, draft)
        if answering:
            return answering, "who was asked"
        subject = english.phrase_after(words, draft.last.quantity.end)
    if subject is None and first.quantity.rule == "en ratio: verb of multiplying":
        subject = english.before_verb(words, bound)
    for found in (subject, speaker):
        if found is not None and found.holder:
            return found.phrase, "the clause"
    if speaker is not None and not is_pronoun(speaker.phrase):
        return speaker.phrase, "who speaks of himself"  # the firm said it had lost $5m
    if first.clause and (relative := _relative(scene, first.clause)):
        before_it = words_of(scene, first.clause - 1)
        told = _name_at_end(before_it) or (english.noun_at_end(before_it) if relative == "which" else None)
        if told:
            return told, "the name before"
    own_voice = subject.phrase.lower() if subject is not None else ""
    if own_voice == "we":  # a chief executive speaks for his company
        person = next((topic for topic in (before(True),) if topic and topic[0].isupper()), voice)
    else:
        person = voice if own_voice == "i" else _person(scene, first.clause, subject)
    if person:
        return person, "the person named before"
    later = first.clause + 1
    bare = draft.kind == "event" and english.verb_at(words) is None  # Under the Act of 2001, suspects can be held
    ahead = bare or (bool(words) and words[0].word.lower() in _AHEAD)
    if ahead and later < len(scene.clauses):  # Until he retired in 1971, Stan Lee …; Last year, Acme …
        behind, _ = english.subject_of(words_of(scene, later), scene.clauses[later].end)
        if behind is not None and behind.holder:
            return behind.phrase, "the clause behind"
    earlier = _earlier(scene, first.clause)
    own = subject is not None and not is_pronoun(subject.phrase)
    if earlier is not None and earlier.holder and not (own and is_measure(earlier.phrase)):
        return earlier.phrase, "the clause before"
    carried = before(subject is not None and subject.phrase.lower() in _SINGULAR)
    here = subject if own else earlier  # the company, which a sentence about a deal does not name
    if carried and not (here is not None and not is_pronoun(here.phrase) and carried[0].islower()):
        return carried, "the sentence before"
    weak = subject if own else earlier or subject
    return (weak.phrase if weak is not None else item), "the clause"


_AHEAD = frozenset(("until", "when", "while", "after", "before", "although", "though", "since", "as", "if"))


def _person(scene: Scene, clause: int, subject: Subject | None) -> str | None:
    """Whom `he` or `she` stands for, where that is the subject of the clause, or of the one that goes on in it."""
    for at in range(clause, max(-1, clause - 3), -1):
        words = words_of(scene, at)
        if at < clause:
            subject, _ = english.subject_of(words, scene.clauses[at].end)
        old = next((m.quantity for m in scene.figures if m.clause == at and m.quantity.kind == "age"), None)
        if old is not None and _THE.search(scene.text(old.start - 5, old.start)):  # the 34-year-old left
            behind = [token for token in words if token.start >= old.end]
            if english.verb_at(behind) == 0:
                return person_before(scene.document.folded, old.start, "")
        if subject is None:
            continue
        pronoun = subject.phrase.lower()
        if pronoun not in _PERSONS:
            return None
        place = next(token.start for token in words if token.word.lower() == pronoun)
        return person_before(scene.document.folded, place, pronoun)
    return None


def _who_answers(scene: Scene, draft: Draft) -> str | None:
    """Of whom a share answers: voters in `a poll of 831 voters found that 58% believed it`."""
    share = draft.first.quantity
    if share.kind not in ("percent", "ratio") or not _ANSWERS.match(scene.text(share.end, share.end + 24)):
        return None
    asked = [m.quantity.item for m in scene.figures if m.quantity.kind == "count" and m.quantity.end < share.start]
    return next((item for item in reversed(asked) if item), None)


def _earlier(scene: Scene, clause: int) -> Subject | None:
    """The subject of a clause before; one that only stands for a name when there is no other.

    A verb that opens its clause has the names before it for its subject (The agent, Ann Bell, a lawyer, was hired);
    words that go on with a statement have the subject of the clause with a verb (bought Acme, a rival, for $5m).
    """
    own = words_of(scene, clause)
    named = english.verb_at(own) == 0 and own[0].word.lower() not in _JOINING
    run: list[Subject] = []
    weak: Subject | None = None
    voice: Subject | None = None
    for at in range(clause - 1, max(-1, clause - 6), -1):
        words = words_of(scene, at)
        if _RELATIVE.match(scene.text(*scene.clauses[at])):
            continue
        bare = english.bare_phrase(words)
        if bare is not None:
            run += [bare] if not is_pronoun(bare.phrase) else []
            continue
        if run and named and english.verb_at(words) is not None:
            break
        subject, speaker = english.subject_of(words, scene.clauses[at].end)
        voice = voice or (speaker if speaker is not None and not is_pronoun(speaker.phrase) else None)
        if subject is not None and subject.holder:
            return subject
        if subject is not None and not is_pronoun(subject.phrase):
            weak = weak or subject
    first = [phrase for phrase in reversed(run) if phrase.holder][:2]
    if first:
        return next((phrase for phrase in first if phrase.phrase[0].isupper()), first[0])
    weak = weak or next(iter(run), None)
    return voice if voice is not None and (voice.holder or weak is None) else weak


def topic_of(scene: Scene) -> str | None:
    """The subject of the first clause that has one; a name beside it (its internet business, AOL,) stands for it."""
    plain: str | None = None
    for at in range(min(len(scene.clauses), 5)):
        words = words_of(scene, at)
        bare = english.bare_phrase(words)
        if bare is not None and bare.holder:
            if plain is None or bare.phrase[:1].isupper():
                plain = bare.phrase
            continue
        for found in english.subject_of(words, scene.clauses[at].end):
            if found is not None and found.holder:
                return plain or found.phrase
        if plain:
            return plain
    return plain


def _relative(scene: Scene, clause: int) -> str | None:
    """The word of a clause that only tells more of the noun before it: who, which."""
    words = words_of(scene, clause)
    word = words[0].word.lower() if words else ""
    if word not in ("who", "which") or len(words) < 2:
        return None
    if is_pronoun(words[1].word):  # which he said would be 4.5%
        return word if english.verb_at(words, 3) == 3 and english.verb_at(words, 1) == 2 else None
    return word if english.verb_at(words, 1) in (1, 2, 3) else None


def _name_at_end(tokens: list[Token]) -> str | None:
    """The name that a clause ends with, which a relative clause behind it is about."""
    start = len(tokens)
    while start and tokens[start - 1].word[0].isupper():
        start -= 1
    found = english.bare_phrase(tokens[start:])
    return found.phrase if found is not None and found.holder else None
