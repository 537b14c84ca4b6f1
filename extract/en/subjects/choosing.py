"""What English claims are about: the subject of the clause, else that of the clauses and the sentences around it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial

from extract.claims.scene import Draft, Earlier, Scene
from extract.claims.words import words_of
from extract.en.quantities.multiples import MULTIPLYING
from extract.en.subjects import antecedents, hanging, inclause, moving, nearby
from extract.en.subjects.atfigure import ClauseOf, at_figure, beside, counted, end_of_size, is_listed
from extract.en.subjects.found import Found
from extract.en.subjects.lands import lies_in
from extract.en.subjects.phrase import Subject, is_earned, is_measure, is_pronoun
from extract.en.words.finite import verb_at
from extract.en.words.grammar import GRAMMAR
from extract.en.words.headlines import is_headline
from extract.en.words.persons import is_known_person
from extract.en.words.tags import tag

_SINGULAR = frozenset(("it", "its", "he", "she"))
_AHEAD = frozenset(("until", "when", "while", "after", "before", "although", "though", "since", "as", "if"))

_OWNER = re.compile(r"['’]s? .*")
_TELLERS = GRAMMAR.words("tellers")
_SAYING = GRAMMAR.words("speaking")
_MEDIA = GRAMMAR.words("media")
_COUNTING = GRAMMAR.words("counting")
_BODIES = GRAMMAR.words("institutions")
_PERSONAL = ("he", "she", "i", "we", "they")
Before = Callable[[bool, bool], "str | None"]  # the topic before: of singular number only, and nobody
_NO_PERSONS = ("company", "firm", "group", "bank", "club", "team", "party", "retailer", "airline", "carmaker", "lender")
_A_BODY = re.compile(rf"\b(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er) (?P<body>{'|'.join(_NO_PERSONS)})\b")


def subject_of(scene: Scene, draft: Draft, earlier: Earlier, voice: str | None) -> Found:
    """The subject of a draft and where it was found; `voice` is whose words tell it."""

    def before(singular: bool, thing: bool) -> str | None:
        return earlier.before(scene, partial(antecedents.fits, singular, thing))

    at = draft.first.clause
    bound = draft.first.quantity.start if draft.kind != "event" else scene.clauses[at].end
    clause = ClauseOf(scene, draft, draft.item, words_of(scene, at), bound)
    inner = inclause.told_within(clause.words, draft.first.quantity.start) if draft.kind == "event" else None
    inner = inner if inner is not None and inner.holder else None
    found = beside(clause) or counted(clause) or ((inner.phrase, "the clause within") if inner else at_figure(clause))
    if found:
        return _told_by_country(clause, found[0], before) or found
    if is_listed(clause):
        own = nearby.right_before(clause.words, clause.bound)
        subject, speaker = (own, None)
    else:
        subject, speaker = _in_clause(clause)
    named = _told_by_country(clause, subject.phrase, before) if subject is not None else None
    others = speaker.phrase if speaker is not None and not _speaks_of_himself(subject, speaker) else None
    return named or _named(clause, subject, speaker) or _from_elsewhere(clause, subject, _apart(before, others), voice)


def _apart(before: Before, teller: str | None) -> Before:
    """The topic of the sentences before, unless it is he who only tells of others: the paper said the club had paid."""

    def told(singular: bool, thing: bool) -> str | None:
        topic = before(singular, thing)
        return None if teller is not None and topic == teller else topic

    return told


def subject_of_speaker(scene: Scene, draft: Draft, speaker: str) -> Found | None:
    """Whom a dated event is about in whose clause `speaker` speaks: himself, if it can be that he spoke."""
    return (speaker, "the speaker") if _may_speak(scene, draft, speaker) else None


def _may_speak(scene: Scene, draft: Draft, speaker: str) -> bool:
    """Whether an event can be that somebody spoke: its clause names him, or has no subject and verb of its own."""
    start, end = scene.clauses[draft.first.clause]
    told = inclause.told_within(words_of(scene, draft.first.clause), draft.first.quantity.start)
    if told is not None and told.holder and told.phrase != speaker:
        return False  # Bell insists that all will be well when Rovers take on Albion on Wednesday
    return speaker in scene.document.text[start:end] or verb_at(words_of(scene, draft.first.clause)) is None


_FROM = re.compile(
    r"[A-Z][a-z]+(?:an|ish|ese|ard|er)|Dane|Turk|Scot|Pole|Swede|Finn|Greek|Czech|Briton|Serb|Croat|Thai|Kiwi"
    r"|Swiss|Slovak"
)
_THE = re.compile(r"\b[Tt]he (?:\S+ )?\Z")


def _told_by_country(clause: ClauseOf, phrase: str | None, before: Before) -> Found | None:
    """The person whom only the country tells (the Spaniard, the 18-year-old Indian): the sentence before is about."""
    if phrase is None or not _FROM.fullmatch(phrase):
        return None
    word = next((token for token in clause.words if token.word == phrase), None)
    if word is None or not _THE.search(clause.scene.text(max(0, word.start - 16), word.start)):
        return None
    named = before(True, False)
    return (named, "the person named before") if named and " " in named and named[0].isupper() else None


def _in_clause(clause: ClauseOf) -> tuple[Subject | None, Subject | None]:
    """The subject of the clause itself, and who speaks in it."""
    draft, words = clause.draft, clause.words
    if clause.at and draft.kind != "event" and hanging.hangs(words, clause.bound):
        return None, None
    inside = draft.first.quantity.start if draft.kind == "event" else None
    subject, speaker = inclause.subject_of(words, clause.bound, inside)
    if subject is None and draft.kind == "event":
        subject = None if _names_place(clause) else inclause.bare_phrase(words)
    elif subject is None and clause.opens:
        answering = antecedents.who_answers(clause.scene, draft)
        behind = nearby.phrase_after(words, end_of_size(draft))
        around = nearby.around(words, clause.bound)
        subject = (
            Subject(answering, True) if answering else nearby.before_bound(words, clause.bound) or around or behind
        )
    if subject is None and clause.scene.text(clause.bound - 1, clause.bound) == "(":  # a majority of voters (68%) want
        subject = nearby.before_verb(words, clause.bound)
    if subject is None and clause.at == 0 and is_headline(clause.scene):
        subject = moving.to_come(words, clause.bound)
    if subject is None and draft.first.quantity.rule == MULTIPLYING:
        subject = nearby.before_verb(words, clause.bound)
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
    speaker = speaker if _speaks_of_himself(subject, speaker) else None
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


def _speaks_of_himself(subject: Subject | None, speaker: Subject | None) -> bool:
    """Whether what a speaker tells without a name is his own: Acme said sales fell; not what an office has counted."""
    if subject is None or speaker is None or subject.holder:
        return True
    telling = speaker.phrase.split()
    last, pronoun = telling[-1].lower(), subject.phrase.lower()
    if pronoun in ("it", "they") and (last in _BODIES or (pronoun == "they" and tag(last) == "NNS")):
        return True  # the military said it had destroyed 13 drones, prosecutors said they had
    if telling[-1] in _MEDIA and not is_pronoun(subject.phrase):
        return False
    if telling[-1].lower() in _TELLERS or telling[0].lower() in _TELLERS or not _COUNTING.isdisjoint(telling):
        return False
    person = any(is_known_person(word) for word in telling)
    return not person or subject.phrase.lower() in _PERSONAL


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


def _from_elsewhere(clause: ClauseOf, subject: Subject | None, before: Before, voice: str | None) -> Found:
    """The person that a pronoun stands for, the subject of a clause behind or before, or that of a sentence before."""
    own_voice = subject.phrase.lower() if subject is not None else ""
    if own_voice == "we":  # a chief executive speaks for his company
        topic = before(True, False)
        person = topic if topic and topic[0].isupper() and not is_known_person(topic) else voice
    else:
        person = voice if own_voice == "i" else antecedents.person_of(clause.scene, clause.at, subject)
    if person:
        return person, "the person named before"
    behind = _behind(clause)
    if behind is not None:
        return behind.phrase, "the clause behind"
    fronted = _person_behind(clause) if hanging.fronted(clause.scene, clause.at) else None
    if fronted:
        return fronted, "the person named before"
    earlier = antecedents.earlier(clause.scene, clause.at)
    if own_voice == "it" and earlier is not None and antecedents.is_somebody(earlier.phrase):
        bodies = _A_BODY.findall(clause.scene.text(clause.scene.sentence.start, clause.bound))
        if bodies:
            return bodies[-1], "the body named before"  # Mr Lee, who founded the firm, said it had 4,000 staff
        earlier = None  # the spokesman said that it would
    own = subject if subject is not None and not is_pronoun(subject.phrase) else None
    told = clause.words[:1] and clause.words[0].word in _SAYING and not _speaks_of_himself(subject, earlier)
    if told and own:
        return own.phrase, "the clause"  # the minister, in Paris, said the tax would
    others = own is not None and not _speaks_of_himself(own, earlier)  # the BBC reported that the club had paid
    if earlier is not None and earlier.holder and not others and not (own and is_measure(earlier.phrase)):
        return earlier.phrase, "the clause before"
    carried = before(own_voice in _SINGULAR, own_voice == "it")
    if carried and own and not _possessed(clause) and any(is_measure(word) for word in carried.split()):
        return own.phrase, "the clause"  # sales rose; the dividend was cut
    if carried and own_voice in ("he", "she"):
        carried = _OWNER.sub("", carried) if is_known_person(carried) else carried  # Paula's last race: she
    if carried and own_voice in _NO_PERSONS and is_known_person(carried):
        carried = None  # he said the company had spent $5m
    if carried and carried[0].isupper() and own and is_measure(own.phrase) and _possessed(clause):
        return carried, "the sentence before"  # its shares rose
    if own and _is_of_economy(own.phrase) and not _possessed(clause):
        return own.phrase, "the clause"  # growth slowed, prices rose
    aged = antecedents.told_by_age(clause.scene, clause.at) if subject is None else None
    if aged and not (carried and carried.split()[-1][0].isupper()):
        return aged, "the clause"
    here = own or earlier  # the company, which a sentence about a deal does not name
    if carried and not (here is not None and not is_pronoun(here.phrase) and carried[0].islower()):
        return carried, "the sentence before"
    weak = own or earlier or subject
    return (weak.phrase if weak is not None else clause.item), "the clause"


def _is_of_economy(phrase: str) -> bool:
    """Whether a measure speaks for itself and needs no firm that has it."""
    return is_measure(phrase) and not is_earned(phrase)


def _possessed(clause: ClauseOf) -> bool:
    """Whether the clause opens with what belongs to somebody named before."""
    return any(token.word.lower() in ("its", "their", "his", "her") for token in clause.words[:2])


def _behind(clause: ClauseOf) -> Subject | None:
    """The subject of the main clause: Until he retired in 1971, Stan Lee …; Last year, Acme …"""
    bare = clause.draft.kind == "event" and verb_at(clause.words) is None
    if hanging.fronted(clause.scene, clause.at):
        return next((found for found in _later_subjects(clause) if found.holder), None)
    ahead = bare or (bool(clause.words) and clause.words[0].word.lower() in _AHEAD)
    clauses, later = clause.scene.clauses, clause.at + 1
    if clause.words and clause.words[0].word == "when" and clause.at:
        return None  # … on New Year's Eve, when it made $12m, and …
    if not ahead or later >= len(clauses):
        return None
    behind, speaker = inclause.subject_of(words_of(clause.scene, later), clauses[later].end)
    if bare and speaker is not None and speaker.holder:
        return speaker  # Earlier this year, Acme claimed that Globex had failed
    return behind if behind is not None and behind.holder else None


def _person_behind(clause: ClauseOf) -> str | None:
    """Whom the pronoun of the main clause stands for: Three years ago, he was invited."""
    at = clause.at + 1
    if at >= len(clause.scene.clauses):
        return None
    subject, _ = inclause.subject_of(words_of(clause.scene, at), clause.scene.clauses[at].end)
    personal = subject is not None and subject.phrase.lower() in ("he", "she")
    return antecedents.person_of(clause.scene, at, subject) if personal else None


def _later_subjects(clause: ClauseOf) -> Iterator[Subject]:
    """The subjects of the clauses behind, in order."""
    clauses = clause.scene.clauses
    for at in range(clause.at + 1, len(clauses)):
        words_here = words_of(clause.scene, at)
        named = inclause.bare_phrase(words_here) if words_here[:1] and words_here[0].word[0].isupper() else None
        if named is not None and at + 1 < len(clauses) and verb_at(words_of(clause.scene, at + 1)) == 0:
            yield named  # Born in 1922, Stan Lieberman, a clerk, got a job
        found, _ = inclause.subject_of(words_here, clauses[at].end)
        if found is not None:
            yield found


def topic_of(scene: Scene) -> str | None:
    """The subject of the first clause that has one; a name beside it (its internet business, AOL,) stands for it."""
    if scene.text(*scene.sentence[:2]).lstrip(' \n"“').startswith(("What a", "How ")):
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
