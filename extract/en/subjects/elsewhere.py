"""Where the subject of an English clause comes from that names none: a pronoun's person, other clauses, sentences."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from extract.claims.words import words_of
from extract.en.subjects import antecedents, hanging, inclause
from extract.en.subjects.atfigure import ClauseOf
from extract.en.subjects.found import Found
from extract.en.subjects.phrase import Subject, is_earned, is_measure, is_pronoun
from extract.en.words.finite import verb_at
from extract.en.words.grammar import GRAMMAR
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
_COLLECTIVES = frozenset(
    ("audience", "band", "couple", "crew", "crowd", "duo", "family", "jury", "pair", "public", "side", "squad", "trio")
)
_FORETELLERS = frozenset(("analysts", "economists", "experts", "forecasters"))
_PERSONAL = ("he", "she", "i", "we", "they")
Before = Callable[[bool, bool], "str | None"]  # the topic before: of singular number only, and nobody
_OF_NOBODY = frozenset(("number", "numbers", "total", "toll", "figure", "tally", "government", "police", "court"))
_NO_PERSONS = ("company", "firm", "group", "bank", "club", "team", "party", "retailer", "airline", "carmaker", "lender")
_A_BODY = re.compile(rf"\b(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er) (?P<body>{'|'.join(_NO_PERSONS)})\b")


def from_elsewhere(clause: ClauseOf, subject: Subject | None, before: Before, voice: str | None) -> Found:
    """The person that a pronoun stands for, the subject of a clause behind or before, or that of a sentence before."""
    found = _stood_for(clause, subject, before, voice) or _from_main_clause(clause)
    if found:
        return found
    earlier = antecedents.earlier(clause.scene, clause.at)
    it = subject is not None and subject.phrase.lower() == "it"
    if it and earlier is not None and antecedents.is_somebody(earlier.phrase):
        bodies = _A_BODY.findall(clause.scene.text(clause.scene.sentence.start, clause.bound))
        if bodies:
            return bodies[-1], "the body named before"  # Mr Lee, who founded the firm, said it had 4,000 staff
        earlier = None  # the spokesman said that it would
    own = subject if subject is not None and not is_pronoun(subject.phrase) else None
    return _from_clause_before(clause, own, earlier) or _from_sentence_before(clause, subject, own or earlier, before)


def _stood_for(clause: ClauseOf, subject: Subject | None, before: Before, voice: str | None) -> Found | None:
    """Whom I, we, he or she stand for; what is counted, where `we` are nobody named: we had three choirs."""
    own_voice = subject.phrase.lower() if subject is not None else ""
    if own_voice == "you":
        return clause.item, "the thing counted" if clause.item else "the clause"  # nobody whom the text names
    if own_voice != "we":
        person = voice if own_voice == "i" else antecedents.person_of(clause.scene, clause.at, subject, voice)
        return (person, "the person named before") if person else None
    topic = before(True, False)  # a chief executive speaks for his company
    body = topic if topic and topic[0].isupper() and not is_known_person(topic) else None
    firm = voice is not None and " " not in voice and not is_known_person(voice)
    if body is None and not firm and clause.item:
        return clause.item, "the thing counted"
    person = body or voice
    return (person, "the person named before") if person else None


def _from_main_clause(clause: ClauseOf) -> Found | None:
    """The subject of the clause behind, on which this one depends."""
    behind = _behind(clause)
    if behind is not None:
        return behind.phrase, "the clause behind"
    fronted = _person_behind(clause) if hanging.fronted(clause.scene, clause.at) else None
    return (fronted, "the person named before") if fronted else None


def _from_clause_before(clause: ClauseOf, own: Subject | None, earlier: Subject | None) -> Found | None:
    """The subject of a clause before in the sentence, unless it only tells what the own noun is about."""
    others = own is not None and not speaks_of_himself(own, earlier)  # the BBC reported that the club had paid
    if own and others and clause.words[:1] and clause.words[0].word in _SAYING:
        return own.phrase, "the clause"  # the minister, in Paris, said the tax would
    if earlier is None or not earlier.holder or others or (own and _is_apart(clause, own.phrase, earlier.phrase)):
        return None
    return earlier.phrase, "the clause before"


def _is_apart(clause: ClauseOf, own: str, earlier: str) -> bool:
    """Whether the clause's own measure is none of what was named before: the rupee rose, while reserves climbed."""
    if is_measure(earlier):
        return True
    owned = earlier != earlier.lower() or earlier.lower() in _NO_PERSONS
    return is_of_economy(own) and not owned and not possessed(clause) and verb_at(clause.words) is not None


def _from_sentence_before(clause: ClauseOf, subject: Subject | None, here: Subject | None, before: Before) -> Found:
    """What a sentence before is about, unless the clause has a noun of its own that this cannot stand for.

    `here` is what the clause or one before names without saying whose it is.
    """
    own = subject if subject is not None and not is_pronoun(subject.phrase) else None
    carried = _carried(clause, subject, here, before)
    if own and is_measure(own.phrase) and carried and carried[0].isupper() and possessed(clause):
        return carried, "the sentence before"  # its shares rose
    if own and not possessed(clause):
        measured = carried is not None and any(is_measure(word) for word in carried.split())
        if measured or is_of_economy(own.phrase):
            return own.phrase, "the clause"  # sales rose; the dividend was cut; growth slowed, prices rose
    aged = antecedents.told_by_age(clause.scene, clause.at) if subject is None else None
    if aged and not (carried and carried.split()[-1][0].isupper()):
        return aged, "the clause"
    if carried and not (here is not None and not is_pronoun(here.phrase) and carried[0].islower()):
        return carried, "the sentence before"
    weak = here or subject
    return (weak.phrase if weak is not None else clause.item), "the clause"


def _carried(clause: ClauseOf, subject: Subject | None, here: Subject | None, before: Before) -> str | None:
    """What the sentence before is about, where it can be what the clause tells of."""
    own_voice = subject.phrase.lower() if subject is not None else ""
    carried = before(own_voice in _SINGULAR, own_voice in ("it", "they"))
    if carried and here is not None and not possessed(clause) and _is_no_person(clause, here.phrase, carried):
        return None
    if carried and own_voice == "they" and _is_one_thing(carried):
        return None
    if carried and own_voice in ("he", "she") and is_known_person(carried):
        return _OWNER.sub("", carried)  # Paula's last race: she
    return carried


def _is_one_thing(topic: str) -> bool:
    """Whether `they` cannot stand for a topic: a sale; but a team, police."""
    last = topic.split()[-1]
    bodies = last in _BODIES or last in _TELLERS or last in _NO_PERSONS or last in _COLLECTIVES
    return last.islower() and tag(last) == "NN" and not bodies


def only_foretells(topic: str) -> bool:
    """Whether a topic is nobody but those who had expected something: Analysts."""
    return topic.lower() in _FORETELLERS


def speaks_of_himself(subject: Subject | None, speaker: Subject | None) -> bool:
    """Whether what a speaker tells without a name is his own: Acme said sales fell; not what an office has counted."""
    if subject is None or speaker is None or subject.holder:
        return True
    if subject.phrase.split()[-1].lower() in _OF_NOBODY:
        return False  # she said the final tally could pass 90
    if subject.phrase == "I":
        return False  # a caller knew that I paid £40
    telling = speaker.phrase.split()
    last, pronoun = telling[-1].lower(), subject.phrase.lower()
    if pronoun in ("it", "they") and (last in _BODIES or (pronoun == "they" and tag(last) == "NNS")):
        return True  # the military said it had destroyed 13 drones, prosecutors said they had
    if telling[-1] in _MEDIA and not is_pronoun(subject.phrase):
        return False
    if telling[-1].lower() in _TELLERS or telling[0].lower() in _TELLERS or not _COUNTING.isdisjoint(telling):
        return False
    return not _is_person(speaker.phrase) or pronoun in _PERSONAL


def _is_person(phrase: str) -> bool:
    """Whether a phrase holds a given name or a title."""
    return any(is_known_person(word) for word in phrase.split())


def _is_no_person(clause: ClauseOf, phrase: str, person: str) -> bool:
    """Whether a phrase cannot be said of a person named before: Sir Tom was glad. The firm, net debt."""
    if phrase.lower() in _NO_PERSONS:
        return _is_person(person) or antecedents.is_introduced(clause.scene, person)
    office = antecedents.is_somebody(person) or antecedents.is_introduced(clause.scene, person)
    return is_measure(phrase) and office


def is_of_economy(phrase: str) -> bool:
    """Whether a measure speaks for itself and needs no firm that has it."""
    return is_measure(phrase) and not is_earned(phrase)


def possessed(clause: ClauseOf) -> bool:
    """Whether the clause opens with what belongs to somebody named before."""
    return any(token.word.lower() in ("its", "their", "his", "her") for token in clause.words[:2])


def _behind(clause: ClauseOf) -> Subject | None:
    """The subject of the main clause: Until he retired in 1971, Stan Lee …; Last year, Acme …"""
    bare = clause.draft.kind == "event" and verb_at(clause.words) is None
    if hanging.fronted(clause.scene, clause.at):
        subjects = _later_subjects(clause, tells=bare)
        return next((found for found in subjects if found.holder or (bare and not is_pronoun(found.phrase))), None)
    ahead = bare or (bool(clause.words) and clause.words[0].word.lower() in _AHEAD)
    clauses, later = clause.scene.clauses, clause.at + 1
    if clause.words and clause.words[0].word == "when" and clause.at:
        return None  # … on New Year's Eve, when it made $12m, and …
    if not ahead or later >= len(clauses):
        return None
    start, end = clauses[later]
    main = start if clause.draft.kind == "event" else None  # In May, a ferry turned back after fumes were noticed
    behind, speaker = inclause.subject_of(words_of(clause.scene, later), end, main)
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


def _later_subjects(clause: ClauseOf, *, tells: bool) -> Iterator[Subject]:
    """The subjects of the clauses behind, in order; who says something before what is said, where he `tells` it."""
    clauses = clause.scene.clauses
    for at in range(clause.at + 1, len(clauses)):
        words_here = words_of(clause.scene, at)
        named = inclause.bare_phrase(words_here)
        if named is not None and any(verb_at(words_of(clause.scene, n)) == 0 for n in range(at + 1, len(clauses))[:2]):
            yield named  # Born in 1922, Stan Lieberman, a clerk, got a job
        main = clauses[at].start if clause.draft.kind == "event" else None
        found, speaker = inclause.subject_of(words_here, clauses[at].end, main)
        if tells and speaker is not None:
            yield speaker  # In June, the firm said that its sales had
        if found is not None:
            yield found
