"""What English claims are about: the subject of the clause, else that of the clauses and the sentences around it."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial

from extract.claims.scene import ClaimDraft, Earlier, Scene
from extract.claims.words import words_of
from extract.en.quantities.counts import OCCASIONS
from extract.en.quantities.multiples import MULTIPLYING
from extract.en.subjects import antecedents, described, elsewhere, hanging, inclause, moving, nearby, objects, within
from extract.en.subjects.atfigure import ClauseOf, at_figure, beside, counted, end_of_size, is_listed
from extract.en.subjects.elsewhere import Before, speaks_of_himself
from extract.en.subjects.found import Found
from extract.en.subjects.lands import is_land, lies_in
from extract.en.subjects.phrase import Subject, is_pronoun
from extract.en.subjects.sides import Sides
from extract.en.words.finite import verb_at
from extract.en.words.grammar import GRAMMAR
from extract.en.words.headlines import is_headline
from extract.en.words.persons import is_known_person


def subject_of(scene: Scene, draft: ClaimDraft, earlier: Earlier, voice: str | None) -> Found:
    """The subject of a draft and where it was found; `voice` is whose words tell it."""
    draft = _where_told(draft)
    found = _found(scene, draft, earlier, voice)
    if found[0] is not None and _is_rate(scene, found[0]):
        whole = antecedents.earlier(scene, draft.first.clause)
        found = (whole.phrase, "the clause before") if whole is not None else found
    named = (
        _name_of(scene, draft, found[0], earlier)
        or _person_of(scene, draft, found[0])
        or described.by_place(scene, draft.first.clause, found[0])
    )
    return (named, "the name before") if named else found


_UNITS = frozenset(
    ("barrel", "bushel", "gallon", "kilo", "kilogram", "litre", "ounce", "pound", "share", "ton", "tonne")
)

_PER_UNIT = re.compile(r"\d\)? (?:an?|per) (?P<unit>[a-z]+)\b")


def _is_rate(scene: Scene, phrase: str) -> bool:
    """Whether a phrase only says in what a price is told: almost a third below the £2,732 a tonne reached in July."""
    found = _PER_UNIT.finditer(scene.text(*scene.sentence[:2])) if phrase in _UNITS else ()
    return any(rate["unit"] == phrase for rate in found)


def _where_told(draft: ClaimDraft) -> ClaimDraft:
    """An event as told in the clause where its statement begins: plays France in May, Cyprus in June."""
    first, role = draft.members[0]
    if draft.run is None or draft.run.start >= first.clause:
        return draft
    return replace(draft, members=[(replace(first, clause=draft.run.start), role), *draft.members[1:]])


def _person_of(scene: Scene, draft: ClaimDraft, phrase: str | None) -> str | None:
    """The person whom an age in the clause only describes, or before a relative clause: the 24-year-old, who lost."""
    at, first = draft.first.clause, draft.first.quantity
    ages = [m for m in scene.figures if m.quantity.kind == "age" and m.quantity.start <= first.start]
    if not ages or (phrase and phrase.split()[-1][0].isupper() and not described.FROM.fullmatch(phrase)):
        return None
    clause, age = ages[-1].clause, ages[-1].quantity
    beside = clause == at or (clause == at - 1 and antecedents.relative_of(scene, at) is not None)
    return described.by_age(scene, clause, age) if beside else None


def _name_of(scene: Scene, draft: ClaimDraft, phrase: str | None, earlier: Earlier) -> str | None:
    """The name of a firm or a work that its own sentence only tells as such: the firm's margins, the film took $3m."""
    told = scene.text(scene.sentence.start, draft.last.quantity.end)
    if phrase not in _NAMED_BEFORE or not re.search(rf"\b[Tt]he {phrase}\b(?! [A-Z])", told):
        return None
    return earlier.before(scene, partial(_may_name, scene))


_NAMED_BEFORE = GRAMMAR.words("named_before")


def _may_name(scene: Scene, topic: str) -> bool:
    """Whether a topic is a name, and no person's by what was told before."""
    if not topic.split()[-1][0].isupper() or not antecedents.fits(True, True, topic) or is_known_person(topic):
        return False
    if is_land(topic) or antecedents.is_introduced(scene, topic):
        return False
    told = antecedents.told_lately(scene)
    named = re.findall(rf"\b[A-Z][a-z]+ {re.escape(topic)}\b", told) if topic in told else []
    return not any(map(is_known_person, named))


def _found(scene: Scene, draft: ClaimDraft, earlier: Earlier, voice: str | None) -> Found:
    """The subject as its own words tell it."""

    def before(singular: bool, thing: bool) -> str | None:
        def fits(topic: str) -> bool:
            told = thing and antecedents.is_introduced(scene, topic)
            return antecedents.fits(singular, thing, topic) and not told and not elsewhere.only_foretells(topic)

        return earlier.before(scene, fits)

    at = draft.first.clause
    bound = draft.first.quantity.start if draft.kind != "event" else scene.clauses[at].end
    clause = ClauseOf(scene, draft, draft.item, Sides.of(words_of(scene, at), bound))
    inner = within.told_within(clause.words, draft.first.quantity.start) if draft.kind == "event" else None
    inner = inner if inner is not None and inner.holder else None
    given = objects.held_since(scene, draft) if draft.kind == "event" else objects.told_of(scene, draft)
    if given is not None:
        return given, "the name before" if draft.kind == "event" else "what is valued or has changed"
    found = beside(clause) or counted(clause) or ((inner.phrase, "the clause within") if inner else at_figure(clause))
    if found:
        return _told_by_country(clause, found[0], before) or found
    foreseen = before(True, True) if moving.it_made_to(clause.here) else None
    if foreseen:
        return foreseen, "the sentence before"
    if is_listed(clause):
        own = nearby.right_before(clause.here)
        subject, speaker = (own, None)
    else:
        subject, speaker = _in_clause(clause)
    named = _told_by_country(clause, subject.phrase, before) if subject is not None else None
    others = speaker.phrase if speaker is not None and not speaks_of_himself(subject, speaker) else None
    return (
        named
        or _named(clause, subject, speaker)
        or elsewhere.from_elsewhere(clause, subject, _apart(before, others), voice)
    )


def _apart(before: Before, teller: str | None) -> Before:
    """The topic of the sentences before, unless it is he who only tells of others: the paper said the club had paid."""

    def told(singular: bool, thing: bool) -> str | None:
        topic = before(singular, thing)
        return None if teller is not None and topic == teller else topic

    return told


def subject_of_speaker(scene: Scene, draft: ClaimDraft, speaker: str) -> Found | None:
    """Whom a dated event is about in whose clause `speaker` speaks: himself, if it can be that he spoke."""
    return (speaker, "the speaker") if _may_speak(scene, draft, speaker) else None


def _may_speak(scene: Scene, draft: ClaimDraft, speaker: str) -> bool:
    """Whether an event can be that somebody spoke: its clause names him, or has no subject and verb of its own."""
    start, end = scene.clauses[draft.first.clause]
    date = draft.first.quantity.start
    words = words_of(scene, draft.first.clause)
    told = within.told_within(words, date)
    if told is None:
        told, teller = inclause.subject_of(words, date)  # Bell said the strike began in 2012
        told = told if teller is not None else None
    if told is not None and told.holder and told.phrase != speaker:
        return False  # Bell insists that all will be well when Rovers take on Albion on Wednesday
    return speaker in scene.document.text[start:end] or verb_at(words_of(scene, draft.first.clause)) is None


_THE = re.compile(r"\b[Tt]he (?:\S+ )?\Z")


def _told_by_country(clause: ClauseOf, phrase: str | None, before: Before) -> Found | None:
    """The person whom only the country tells (the Spaniard, the 18-year-old Indian): the sentence before is about."""
    if phrase is None or not described.FROM.fullmatch(phrase):
        return None
    word = next((token for token in clause.words if token.word == phrase), None)
    if word is None or not _THE.search(clause.scene.text(max(0, word.start - 16), word.start)):
        return None
    named = before(True, False)
    return (named, "the person named before") if named and " " in named and named[0].isupper() else None


def _in_clause(clause: ClauseOf) -> tuple[Subject | None, Subject | None]:
    """The subject of the clause itself, and who speaks in it."""
    draft, words = clause.draft, clause.words
    if clause.at and draft.kind != "event" and hanging.hangs(clause.here):
        return None, None
    inside = draft.first.quantity.start if draft.kind == "event" else None
    subject, speaker = inclause.subject_of(words, clause.bound, inside)
    if subject is None and draft.kind == "event":
        subject = None if _names_place(clause) else inclause.bare_phrase(words)
    elif subject is None and clause.opens:
        answering = antecedents.who_answers(clause.scene, draft)
        behind = nearby.phrase_after(clause.here, end_of_size(draft))
        around = nearby.around(clause.here)
        subject = Subject(answering, True) if answering else nearby.before_bound(clause.here) or around or behind
    if subject is None and clause.scene.text(clause.bound - 1, clause.bound) == "(":  # a majority of voters (68%) want
        subject = nearby.before_verb(clause.here)
    if subject is None and clause.at == 0 and is_headline(clause.scene):
        subject = moving.to_come(clause.here)
    if subject is None and speaker is not None and speaker.phrase in ("I", "We", "we"):
        return speaker, None  # I promised 20 wells: nobody is told of but whoever speaks
    if subject is None and draft.first.quantity.rule in (MULTIPLYING, OCCASIONS):
        subject = nearby.before_verb(clause.here)
    return subject, speaker


def _names_place(clause: ClauseOf) -> bool:
    """Whether a clause only says in which land the town before it lies: will be held in Lucerne, Switzerland on …"""
    before = words_of(clause.scene, clause.at - 1) if clause.at else []
    bare = [token for token in clause.words if token.word[0].isupper()]
    return len(before) > 2 and before[-1].word[0].isupper() and before[-2].word == "in" and bare == clause.words[:1]


def _named(clause: ClauseOf, subject: Subject | None, speaker: Subject | None) -> Found | None:
    """The subject that the clause names, or the noun that it tells more of."""
    listed = _first_of_list(clause) if subject is not None else None
    if listed:
        return listed, "the first of a list"
    telling = speaker is not None and speaker.phrase.lower() in ("he", "she")
    if telling and subject is not None and not is_pronoun(subject.phrase):
        return subject.phrase, "the clause"  # he said sales had fallen
    if subject is not None and elsewhere.is_of_economy(subject.phrase) and not elsewhere.possessed(clause):
        return subject.phrase, "the clause"  # inflation fell while exports are up
    speaker = speaker if speaks_of_himself(subject, speaker) else None
    for found in (subject, speaker):
        if found is not None and found.holder:
            return found.phrase, "the clause"
    if speaker is not None and not is_pronoun(speaker.phrase):
        return speaker.phrase, "who speaks of himself"  # the firm said it had lost $5m
    relative = antecedents.relative_of(clause.scene, clause.at) if clause.at else None
    if relative is None:
        due = antecedents.due(clause.scene, clause.at) if clause.at and clause.draft.kind == "event" else None
        return (due, "the noun before") if due else None
    named = clause.at - 2 if lies_in(clause.scene, clause.at - 1) else clause.at - 1
    before = words_of(clause.scene, named)
    told = (
        antecedents.described(clause.scene, clause.at, relative)
        or antecedents.name_at_end(before)
        or antecedents.those_who(clause.scene, clause.at)
    )
    if not told and before and clause.scene.clauses[named].end == before[-1].end:
        bare = inclause.bare_phrase(before)  # the suspect, who turned 19
        told = inclause.noun_at_end(before, measures=relative == "which") or (
            bare.phrase if bare and bare.holder else None
        )
    return (told, "the name before") if told else None


def _first_of_list(clause: ClauseOf) -> str | None:
    """A list before the verb: sales of jewellery, watches and gifts plunged."""
    verb = verb_at(clause.words) if clause.at else None
    if verb is None:
        return None
    before_verb = clause.words[:verb]
    bare = [inclause.bare_phrase(words_of(clause.scene, at)) for at in range(clause.at)]
    first = bare[0]
    joined = any(token.word == "and" for token in before_verb[1:])
    if not joined or first is None or not all(bare) or is_pronoun(first.phrase):
        return None
    scene = clause.scene
    start = scene.document.folded.find(first.phrase, scene.clauses[0].start)
    last = before_verb[-1]
    plain = all(token.tag[0] in "NJDC" or token.word in ("of", "the") for token in before_verb)
    return scene.document.text[start : last.end] if plain and start >= 0 else first.phrase


# Health reporter, Tech Correspondent: a line that only says what its writer is
_WHO_WRITES = re.compile(
    r"\W*(?:[A-Z][\w'’-]* ){0,4}(?:[Cc]olumnist|[Cc]orrespondent|[Ee]ditor|[Rr]eporter|[Ww]riter)s?\s*"
)


def topic_of(scene: Scene) -> str | None:
    """The subject of the first clause that has one; a name beside it (its internet business, AOL,) stands for it."""
    told = scene.text(*scene.sentence[:2])
    if told.lstrip(' \n"“').startswith(("What a", "How ")) or _WHO_WRITES.fullmatch(told):
        return None
    plain: str | None = None
    for at in range(min(len(scene.clauses), 5)):
        words = words_of(scene, at)
        if lies_in(scene, at) or (words and words[0].word.lower() in ("its", "their", "his", "her")):
            continue  # its rival Acme: not whom the story is about
        bare = inclause.bare_phrase(words)
        if bare is not None and bare.holder:
            named = (
                bare.phrase[:1].isupper()
                and bare.phrase.split()[-1][0].isupper()
                and at + 1 < len(scene.clauses)
                and verb_at(words_of(scene, at + 1)) == 0
            )
            if plain is None or named:
                plain = bare.phrase
            continue
        for found in inclause.subject_of(words, scene.clauses[at].end, scene.clauses[at].start):
            if found is not None and found.holder:
                return plain or found.phrase
        if plain:
            return plain
    return plain
