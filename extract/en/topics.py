"""What English claims are about: the subject of the clause, else that of the clauses and the sentences around it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from extract.document import Token
from extract.en import antecedents, moving, nearby, polls
from extract.en import subject as english
from extract.en.persons import is_known_person
from extract.en.phrase import Subject, is_measure, is_pronoun
from extract.en.titled import titled
from extract.likeness import is_fraction
from extract.scene import Draft, Scene
from extract.words import words_of

_SINGULAR = frozenset(("it", "its", "he", "she"))
_AHEAD = frozenset(("until", "when", "while", "after", "before", "although", "though", "since", "as", "if"))

_NUMBERS = ("number", "total", "figure", "tally")
_NO_PERSONS = ("company", "firm", "group", "bank", "club", "team", "party", "retailer", "airline", "carmaker", "lender")
_ONE_THING_IN = re.compile(r"[Oo]ne (?P<noun>[a-z]+) (?:in|out of) [a-z\d]+\Z")
_A_BEFORE = re.compile(r"\b(?:[Aa]n?|[Tt]he|[Ii]ts|[Hh]is) \Z")

Found = tuple[str | None, str]


@dataclass(frozen=True, slots=True)
class _Clause:
    """The clause of a draft's first figure: its words, where they stop to be asked, and what the draft counts."""

    scene: Scene
    draft: Draft
    item: str | None
    words: list[Token]
    bound: int

    @property
    def at(self) -> int:
        """Which clause of its sentence it is."""
        return self.draft.first.clause

    @property
    def opens(self) -> bool:
        """Whether no verb governs the figure."""
        return english.opens(self.words, self.bound)


def subject_of(
    scene: Scene, draft: Draft, before: Callable[[bool], str | None], item: str | None, voice: str | None
) -> Found:
    """The subject of a draft and where it was found.

    `before` gives the topic of the sentences before, told whether only one of singular number will do; `item` is what
    the draft counts, `voice` whose words it is told in.
    """
    at = draft.first.clause
    bound = draft.first.quantity.start if draft.kind != "event" else scene.clauses[at].end
    clause = _Clause(scene, draft, item, words_of(scene, at), bound)
    found = _counted(clause) or _at_figure(clause)
    if found:
        return _told_by_country(clause, found[0], before) or found
    if _is_listed(clause):
        own = nearby.right_before(clause.words, clause.bound)
        subject, speaker = (own, None)
    else:
        subject, speaker = _in_clause(clause)
    named = _told_by_country(clause, subject.phrase, before) if subject is not None else None
    return named or _named(clause, subject, speaker) or _from_elsewhere(clause, subject, before, voice)


_FROM = re.compile(
    r"[A-Z][a-z]+(?:an|ish|ese|ard|er)|Dane|Turk|Scot|Pole|Swede|Finn|Greek|Czech|Briton|Serb|Croat|Thai|Kiwi|Swiss|Slovak"
)
_THE = re.compile(r"\b[Tt]he (?:\S+ )?\Z")


def _told_by_country(clause: _Clause, phrase: str | None, before: Callable[[bool], str | None]) -> Found | None:
    """The person whom only the country tells (the Spaniard, the 18-year-old Indian): the sentence before is about."""
    if phrase is None or not _FROM.fullmatch(phrase):
        return None
    word = next((token for token in clause.words if token.word == phrase), None)
    if word is None or not _THE.search(clause.scene.text(max(0, word.start - 16), word.start)):
        return None
    named = before(True)
    return (named, "the person named before") if named and " " in named and named[0].isupper() else None


def _counted(clause: _Clause) -> Found | None:
    """What the figure counts, what it is counted in, or who is so old."""
    first = clause.draft.first
    described = titled(clause.scene.document.folded, first.quantity)
    if described:
        return described, "the name that it describes"
    among = _ONE_THING_IN.match(clause.scene.text(clause.bound, first.quantity.end))
    if among:
        return among["noun"], "the thing counted"
    holding = nearby.container(clause.words, clause.bound) if first.quantity.kind == "count" else None
    if holding:
        return holding, "what holds so many"
    if clause.item and clause.opens and _is_attribute(clause):
        bearing = nearby.bearing(clause.words, (first.quantity.item_start or 0) + len(clause.item))
        if bearing:
            return bearing, "what has so many"
    apposed = clause.at > 0 and english.verb_at(clause.words) is None
    if (
        first.quantity.kind == "measure"
        and not apposed
        and _A_BEFORE.search(clause.scene.text(max(0, clause.bound - 5), clause.bound))
    ):
        bearing = nearby.bearing(clause.words, first.quantity.end)  # a 198 sq ft studio
        if bearing:
            return bearing, "what is so large"
    if clause.item and first.cue != "by" and not _is_listed(clause) and (clause.opens or _opens_anew(clause)):
        return clause.item, "the thing counted"
    owner = nearby.owner(clause.words, clause.bound) if first.quantity.kind in ("count", "duration", "rank") else None
    if owner:
        return owner, "whose so many are"
    share = is_fraction(first.quantity) and nearby.share_anew(clause.words, clause.bound, first.quantity.end)
    if share:
        return share, "whose share it is"
    asked = _asked(clause)
    if asked:
        return asked, "those who were asked"
    if first.quantity.kind != "age":
        return None
    if first.quantity.rule == "en age: in apposition" and clause.at:
        named = antecedents.name_at_end(words_of(clause.scene, clause.at - 1))
        if named:
            return named, "the name before"
    aged = nearby.aged(clause.words, clause.bound, clause.draft.last.quantity.end)
    return (aged, "the words beside the age") if aged else None


def _opens_anew(clause: _Clause) -> bool:
    """Whether a count opens a second statement of its clause: 90 cases occurred and 12 people died."""
    counted = clause.draft.first.quantity
    end = (counted.item_start or 0) + len(clause.item or "")
    return counted.item == clause.item and nearby.begins_statement(clause.words, clause.bound, end)


def _asked(clause: _Clause) -> str | None:
    """Who was asked, where a share answers without saying of whom: One in four said."""
    first, text = clause.draft.first.quantity, clause.scene.document.folded
    if not is_fraction(first):
        return None
    end = clause.draft.last.quantity.end + clause.scene.text(
        clause.draft.last.quantity.end, clause.draft.last.quantity.end + 1
    ).count(")")
    named = polls.asked_behind(text, end)
    return named or (polls.asked_before(text, first.start) if polls.is_answer(text, end) else None)


def _is_attribute(clause: _Clause) -> bool:
    """Whether a count is joined to its noun and tells of another: a 60-storey tower."""
    first = clause.draft.first.quantity
    return first.item_start == first.end + 1 and clause.scene.text(first.end, first.end + 1) == "-"


def _is_listed(clause: _Clause) -> bool:
    """Whether the figure goes on with a list that a verb opened: led with 29 points, 13 rebounds and nine assists."""
    counted = {m.quantity.item_start for m in clause.scene.figures}
    own = [token for token in clause.words if token.start not in counted]  # rebounds is no verb there
    if not clause.at or clause.draft.kind == "event" or english.verb_at(own) is not None:
        return False
    before = clause.scene.clauses[clause.at - 1]
    told = any(m.clause == clause.at - 1 for m in clause.scene.figures)
    return told and english.verb_at(words_of(clause.scene, clause.at - 1)) is not None and before.end < clause.bound


def _at_figure(clause: _Clause) -> Found | None:
    """What is valued or changed by the figure, who does something beside the clause, or what there is."""
    words, bound, draft = clause.words, clause.bound, clause.draft
    measured = draft.first.quantity.kind in ("measure", "money", "age")
    named = (
        moving.valued(words, bound)
        or (moving.changed(words, bound) if draft.kind == "change" else None)
        or (nearby.sized(words, bound, _end_of_size(draft)) if measured else None)
        or moving.foretold(words, bound)
        or moving.made_to(words, bound)
        or (moving.seen_moving(words, bound) if draft.kind == "change" else None)
        or moving.moved_in(words, bound, draft.last.quantity.end)
        or (nearby.accompanied(words, bound) if draft.kind != "event" else None)
    )
    if named in _NUMBERS and draft.item:  # put the number of those who marched at 5,000
        return draft.item, "the thing counted"
    if named:
        return named, "what is valued or has changed"
    moved = nearby.before_adverb(words, bound)
    if moved is not None and moved.holder:
        return moved.phrase, "the words before the figure"
    there = nearby.there_is(words, bound)
    return (there, "what there is") if there else None


def _end_of_size(draft: Draft) -> int:
    """Where a size ends that is told in two units; what it becomes stands behind."""
    _, role = draft.members[0]
    return [m.quantity.end for m, its in draft.members if its == role][-1]


def _in_clause(clause: _Clause) -> tuple[Subject | None, Subject | None]:
    """The subject of the clause itself, and who speaks in it."""
    draft, words = clause.draft, clause.words
    inside = draft.first.quantity.start if draft.kind == "event" else None
    subject, speaker = english.subject_of(words, clause.bound, inside)
    if subject is None and draft.kind == "event":
        subject = english.bare_phrase(words)
    elif subject is None and clause.opens:
        answering = antecedents.who_answers(clause.scene, draft)
        behind = nearby.phrase_after(words, _end_of_size(draft))
        subject = Subject(answering, True) if answering else nearby.before_bound(words, clause.bound) or behind
    if subject is None and clause.scene.text(clause.bound - 1, clause.bound) == "(":  # a majority of voters (68%) want
        subject = nearby.before_verb(words, clause.bound)
    if subject is None and clause.at == 0 and _is_headline(clause.scene):
        subject = moving.to_come(words, clause.bound)
    if subject is None and draft.first.quantity.rule == "en ratio: verb of multiplying":
        subject = nearby.before_verb(words, clause.bound)
    return subject, speaker


def _is_headline(scene: Scene) -> bool:
    """Whether a sentence stands without a mark at its end, as headlines do."""
    return not scene.text(*scene.sentence[:2]).rstrip().endswith((".", "!", "?", ";", ":", '"', "”", ")"))


def _named(clause: _Clause, subject: Subject | None, speaker: Subject | None) -> Found | None:
    """The subject that the clause names, or the noun that it tells more of."""
    listed = _first_of_list(clause) if subject is not None else None
    if listed:
        return listed, "the first of a list"
    for found in (subject, speaker):
        if found is not None and found.holder:
            return found.phrase, "the clause"
    if speaker is not None and not is_pronoun(speaker.phrase):
        return speaker.phrase, "who speaks of himself"  # the firm said it had lost $5m
    relative = antecedents.relative_of(clause.scene, clause.at) if clause.at else None
    if relative is None:
        due = antecedents.due(clause.scene, clause.at) if clause.at and clause.draft.kind == "event" else None
        return (due, "the noun before") if due else None
    before = words_of(clause.scene, clause.at - 1)
    told = (
        antecedents.described(clause.scene, clause.at, relative)
        or antecedents.name_at_end(before)
        or antecedents.those_who(clause.scene, clause.at)
    )
    if not told and before and clause.scene.clauses[clause.at - 1].end == before[-1].end:
        bare = english.bare_phrase(before)  # the suspect, who turned 19
        told = english.noun_at_end(before, measures=relative == "which") or (
            bare.phrase if bare and bare.holder else None
        )
    return (told, "the name before") if told else None


def _first_of_list(clause: _Clause) -> str | None:
    """What a list before the verb begins with: sales of jewellery, watches and gifts plunged."""
    if clause.at != 1 or english.verb_at(clause.words) is None:
        return None
    before_verb = clause.words[: english.verb_at(clause.words)]
    bare = english.bare_phrase(words_of(clause.scene, 0))
    joined = any(token.word == "and" for token in before_verb[1:])
    return bare.phrase if joined and bare is not None and not is_pronoun(bare.phrase) else None


def _from_elsewhere(
    clause: _Clause, subject: Subject | None, before: Callable[[bool], str | None], voice: str | None
) -> Found:
    """The person that a pronoun stands for, the subject of a clause behind or before, or that of a sentence before."""
    own_voice = subject.phrase.lower() if subject is not None else ""
    if own_voice == "we":  # a chief executive speaks for his company
        topic = before(True)
        person = topic if topic and topic[0].isupper() and not is_known_person(topic) else voice
    else:
        person = voice if own_voice == "i" else antecedents.person_of(clause.scene, clause.at, subject)
    if person:
        return person, "the person named before"
    behind = _behind(clause)
    if behind is not None:
        return behind.phrase, "the clause behind"
    earlier = antecedents.earlier(clause.scene, clause.at)
    own = subject is not None and not is_pronoun(subject.phrase)
    if earlier is not None and earlier.holder and not (own and is_measure(earlier.phrase)):
        return earlier.phrase, "the clause before"
    carried = before(own_voice in _SINGULAR)
    if carried and own_voice in _NO_PERSONS and is_known_person(carried):
        carried = None  # he said the company had spent $5m
    if carried and carried[0].isupper() and own and is_measure(subject.phrase) and _possessed(clause):  # type: ignore[union-attr]  # its shares rose
        return carried, "the sentence before"
    here = subject if own else earlier  # the company, which a sentence about a deal does not name
    if carried and not (here is not None and not is_pronoun(here.phrase) and carried[0].islower()):
        return carried, "the sentence before"
    weak = subject if own else earlier or subject
    return (weak.phrase if weak is not None else clause.item), "the clause"


def _possessed(clause: _Clause) -> bool:
    """Whether the clause opens with what belongs to somebody named before."""
    return any(token.word.lower() in ("its", "their", "his", "her") for token in clause.words[:2])


def _behind(clause: _Clause) -> Subject | None:
    """The subject of the main clause: Until he retired in 1971, Stan Lee …; Last year, Acme …"""
    bare = clause.draft.kind == "event" and english.verb_at(clause.words) is None
    ahead = bare or (bool(clause.words) and clause.words[0].word.lower() in _AHEAD)
    clauses, later = clause.scene.clauses, clause.at + 1
    if clause.words and clause.words[0].word == "when" and clause.at:
        return None  # … on New Year's Eve, when it made $12m, and …
    if not ahead or later >= len(clauses):
        return None
    behind, _ = english.subject_of(words_of(clause.scene, later), clauses[later].end)
    return behind if behind is not None and behind.holder else None


def topic_of(scene: Scene) -> str | None:
    """The subject of the first clause that has one; a name beside it (its internet business, AOL,) stands for it."""
    plain: str | None = None
    for at in range(min(len(scene.clauses), 5)):
        words = words_of(scene, at)
        if words and words[0].word.lower() in ("its", "their", "his", "her"):
            continue  # its rival Acme: not whom the story is about
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
