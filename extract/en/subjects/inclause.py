"""English subjects: the noun phrase a clause is about, found from its finite verb and its capitals."""

from __future__ import annotations

import re

from extract.en.subjects import within
from extract.en.subjects.doing import doing
from extract.en.subjects.phrase import Subject, is_measure, is_pronoun, phrase_of
from extract.en.subjects.sides import Sides, without_bounds, words_before
from extract.en.words.finite import PERSONAL, verb_at
from extract.en.words.grammar import GRAMMAR
from extract.text.document import Token

_SPEAKING = GRAMMAR.words("speaking")
_DETERMINERS = GRAMMAR.words("determiners")
_PREPOSITIONS = GRAMMAR.words("prepositions")
_CLAUSE_OPENERS = GRAMMAR.words("clause_openers") | _PREPOSITIONS
_NO_PHRASE = _CLAUSE_OPENERS | {"up", "down"}
_PRONOUNS = GRAMMAR.words("pronouns")
_CLAUSE_STARTS = frozenset(("where", "when", "while", "because", "although"))
_TAKING = frozenset(("take", "takes", "took", "taken", "taking"))
_CAUSING = frozenset(("as", "after", "before", "because", "since"))
_BEFORE_STATEMENT = GRAMMAR.words("before_statement")
_TELLING = frozenset(("told", "tells", "tell", "assured", "informed", "reminded"))
_SAID = frozenset(("said", "says", "forecast", "predicted", "warned", "estimated", "expects", "showed", "told"))
_BEGINNING = _CLAUSE_STARTS | _SAID | {"before", "after", "until", "as", "that", "say", "if"}
_OF_NOUNS = frozenset(("who", "which", "that", "whose", "between", "both"))
_OBJECTS = frozenset(("him", "her", "them", "it", "us", "me", "its", "their", "his", "our", "my", "this", "these"))
_POINTING = frozenset(("the", "these", "those", "all", "its", "their", "another", "his", "her"))
_STATING = frozenset(
    ("said", "says", "say", "believes", "warned", "claimed", "claims", "argued", "felt", "insisted", "thinks")
)
_AS_BEFORE = frozenset((  # as part of its plan, as well
    *("a", "part", "many", "much", "few", "well", "of", "for", "expected", "usual", "with", "at", "in", "it", "soon"),
))  # fmt: skip
_HELPING = frozenset(("are", "had", "have", "is", "was", "were", "will"))
_TAKES_NO_OBJECT = frozenset(("said", "says", "say"))
_SUPPOSED = frozenset(
    ("thought", "believed", "estimated", "understood", "feared", "said", "reported", "hoped", "expected")
)
_HEARERS = 6  # words that name who is told
_HEARER = frozenset(
    (
        "reporters",
        "journalists",
        "investors",
        "analysts",
        "parliament",
        "lawmakers",
        "investigators",
        "police",
        "staff",
        "shareholders",
    )
)
_CONTRACTED = re.compile(r"(?i:I|you|he|she|it|we|they)['’](?:m|re|ve|ll|d|s)")


def subject_of(tokens: list[Token], bound: int, inside: int | None = None) -> tuple[Subject | None, Subject | None]:
    """Subject of the clause up to `bound`, and the speaker when the clause begins with who says it.

    A clause within it counts only where it begins before `inside`, the place of a date.
    """
    before = words_before(tokens, bound)
    nested = within.nested(before if inside is None else words_before(before, inside))
    if nested is not None and nested.phrase.lower() in PERSONAL:  # made history when it won 41 prizes
        verb = verb_at(before)
        main = phrase_of(before[:verb]) if verb else None
        return (main if main is not None and main.holder else nested), None
    if nested is not None:
        return nested, None
    verb = verb_at(before)
    listed = _listed(before, verb, inside) if verb is not None else None
    if listed is not None:
        return listed, None
    speaker: Subject | None = None
    start = 0
    while verb is not None and (says := _saying_at(before, verb)) is not None:
        later = _behind_hearer(before, says)
        while later < len(before) and _leads_in(before[later]):
            later += 1
        second = verb_at(before, later)
        if later == len(before):  # A study found that [86% of visitors]: the figure itself opens what is said
            return None, speaker or phrase_of(before[start:verb])
        if second == later and before[later - 1].word == "that":  # he said that worked out at £3
            return Subject("that", False), phrase_of(before[start:verb])
        if second is None and before[verb].word in _STATING and verb_at([t for t in tokens if t.start > bound]):
            told = phrase_of(before[later:])  # said the age limit of 21 for drivers would fall
            if told is not None:
                return told, speaker or phrase_of(before[start:verb])
        if second is None or second == later:
            if before[later].word.lower() in _PRONOUNS and (second == later or before[later].word not in _OBJECTS):
                return Subject(before[later].word, False), phrase_of(before[start:verb])
            break
        speaker = speaker or phrase_of(before[start:verb])
        start, verb = later, second
    told = _said_within(before, verb) if verb is not None else None
    if told is not None:
        main = phrase_of(before[start:verb]) if told.phrase.lower() in ("it", "they") else None
        return (main if main is not None and main.holder else told), speaker  # its shares rose after it said it had
    if verb is not None and _CONTRACTED.fullmatch(before[verb].word):  # but I've got two weeks
        return Subject(before[verb].word.replace("’", "'").split("'")[0], False), speaker
    own = before[start:verb] if verb is not None else []
    if len(own) > 1 and own[0].word in ("as", "As") and own[1].word not in _AS_BEFORE:
        own = own[1:]  # as the crop went up
    return phrase_of(own) or doing(own), speaker


def _leads_in(token: Token) -> bool:
    """Whether a word may stand between a verb of saying and what is said: said that, said barely one in six."""
    return token.word.lower() in _BEFORE_STATEMENT or (token.tag == "RB" and token.word.islower())


def _saying_at(tokens: list[Token], verb: int) -> int | None:
    """Where the verb of saying stands that a finite verb is, or helps: the firm has predicted that."""
    if tokens[verb].word.lower() in _SPEAKING:
        return verb
    at = verb + 1
    supposed = verb == 1 and tokens[0].word in ("It", "it") and tokens[verb].word in ("is", "was")
    if supposed and at + 1 < len(tokens) and tokens[at].word in _SUPPOSED and tokens[at + 1].word == "that":
        return at  # it is thought that 3,000 people live there
    if tokens[verb].word not in ("has", "have", "had") or at >= len(tokens):
        return None
    at += tokens[at].tag == "RB"
    return at if at < len(tokens) and tokens[at].word in _SPEAKING else None


def _listed(tokens: list[Token], verb: int, inside: int | None) -> Subject | None:
    """The subject of the last statement of a list: the Dax in `the FTSE closed 1% higher and the Dax was 2% lower`.

    The statement before has its figure, which stands as a gap between its verb and the conjunction; a date before the
    conjunction, at `inside`, belongs to it too.
    """
    for at in range(len(tokens) - 2, verb, -1):
        if tokens[at].word not in _CAUSING and tokens[at].word not in ("and", "while", "but"):
            continue
        if inside is not None and tokens[at].start > inside:
            continue  # the rules came into force on 15 May and the first month has seen
        told = any(tokens[n].start - tokens[n - 1].end > 1 for n in range(verb + 1, at + 1))
        told = told or _causes(tokens, verb, at) or _begins_anew(tokens, verb, at)
        inner = verb_at(tokens, at + 1) if told else None
        if inner is None or inner < at + 2:
            continue
        causing = _causes(tokens, verb, at)
        reported = causing and all(token.word in _DETERMINERS for token in tokens[inner + 1 :])
        if tokens[inner].word in _SPEAKING and not reported:  # after the bank reported a [3%] drop
            continue
        run = tokens[at + 1 : inner]
        acts = causing or run[-1].word[0].isupper() or run[0].word.lower() in _POINTING  # and Miller headed in
        # Exports reached [5m]
        acts = acts or tokens[inner + 1 :] == [] or tokens[inner + 1].word in ("to", "from", "at")
        closing = tokens[inner].tag == "NNS" and tokens[inner + 1 :] == []  # and a bag costs [£4]
        finite = closing or tokens[inner].tag in ("VBD", "VBZ", "VBP", "MD")
        if not finite and not (acts and tokens[inner].tag == "VBN"):
            continue
        if tokens[at].word == "since" and len(run) == 1:
            continue  # a man who had slept since Christmas had
        if causing and any(token.word in _CAUSING for token in run):
            continue  # resigned as minister on Friday after an inquiry found
        plain = run[0].tag[0] != "I" and all(t.tag[0] in "NJDI" or t.word.lower() in _DETERMINERS for t in run)
        found = phrase_of(run) if plain and run[-1].tag[0] == "N" else None
        if found is None or is_pronoun(found.phrase):
            continue
        if found.holder:
            return found
        main = phrase_of(tokens[:verb])
        told_by = main is not None and is_pronoun(main.phrase) and tokens[verb].word.lower() in _SPEAKING
        if main is None or told_by or (is_measure(main.phrase) and not is_pronoun(main.phrase)):
            return found  # profits rose 3% and sales fell
    return None


def _causes(tokens: list[Token], verb: int, at: int) -> bool:
    """Whether a statement is joined that tells why or when: fell as funds sold; not: said profit after tax rose."""
    if tokens[at].word not in _CAUSING:
        return False
    return tokens[verb].word not in _SPEAKING or verb_at(tokens[verb + 1 : at]) is not None


def _begins_anew(tokens: list[Token], verb: int, at: int) -> bool:
    """Whether `and` joins a statement with a subject of its own: Acme cut prices and the shares rose."""
    if tokens[verb].word.lower() in _SPEAKING or tokens[at - 1].word in ("such", "as", "well", "known"):
        return False
    behind = tokens[at + 1]
    inner = verb_at(tokens, at + 1)
    anew = behind.word == "a" or any(token.tag == "NNS" for token in tokens[at + 1 : at + 3])
    if anew and inner is not None and (behind.word == "a" or tokens[inner].word in _HELPING) and verb != at - 1:
        return not any(token.word.lower() in _OF_NOUNS for token in tokens[:at])
    named = behind.word[0].isupper() or behind.word.lower() in ("the", "its", "their", "his", "her")
    return named and not any(token.word.lower() in _OF_NOUNS for token in tokens[:at])


def _said_within(tokens: list[Token], verb: int) -> Subject | None:
    """What somebody speaks of behind the verb of the clause: demand in `oil rose as Opec said demand would grow`."""
    for at in range(len(tokens) - 2, verb + 1, -1):
        if tokens[at].word in _SAID:
            later = _behind_hearer(tokens, at)
            while later < len(tokens) and tokens[later].word in _BEFORE_STATEMENT:
                later += 1
            second = verb_at(tokens, later)
            return phrase_of(tokens[later:second]) if second is not None and second > later else None
    return None


def _behind_hearer(tokens: list[Token], verb: int) -> int:
    """Where what is said begins: behind those who are told (told reporters that, told Reuters the firm)."""
    at = verb + 1
    if tokens[verb].word.lower() not in _TELLING:
        return at
    that = next((n for n in range(at, min(at + _HEARERS, len(tokens))) if tokens[n].word == "that"), None)
    if that is not None:
        return that
    first = at = at + (tokens[at : at + 1] != [] and tokens[at].word == "the")
    while at < len(tokens) and (tokens[at].word[0].isupper() or tokens[at].word in _HEARER):
        at += 1
    if at - first > 1 and verb_at(tokens, at) == at:
        return first + 1  # told the BBC Acme would
    return at if at > first else verb + 1


def opened_at_end(tokens: list[Token]) -> Subject | None:
    """What a clause begins to speak of before it is interrupted: Ruiz in `levelled before Ruiz, a £6m buy, scored`.

    A measure stands for itself there: said traffic in the port, which is old, had doubled.
    """
    starts = [n + 1 for n, token in enumerate(tokens) if _begins_within(tokens, n)]
    if not starts or starts[-1] >= len(tokens) or not _is_noun_only(tokens[starts[-1] :]):
        return None
    found = phrase_of(tokens[starts[-1] :])
    return Subject(found.phrase, True) if found is not None and not is_pronoun(found.phrase) else None


def _begins_within(tokens: list[Token], at: int) -> bool:
    """Whether a word begins another statement behind it: said, before; `and` with an article, behind a verb."""
    word = tokens[at].word.lower()
    if word == "and" and tokens[at + 1 : at + 2]:
        return tokens[at + 1].word in _POINTING and verb_at(tokens[:at]) is not None
    return word in _BEGINNING and (at > 0 or word in _SAID)


def only_speaks(tokens: list[Token]) -> bool:
    """Whether a clause is only put in to say who speaks: , customs data showed on Friday,"""
    verb = verb_at(tokens)
    if verb is None or tokens[verb].word.lower() not in _SPEAKING:
        return False
    return all(token.word.lower() in _BEFORE_STATEMENT for token in tokens[verb + 1 :])


def opens(here: Sides) -> bool:
    """Whether no verb governs a figure: it stands in the subject, also in that of what somebody says."""
    before = here.before
    while before and not before[0].word[0].isalnum():
        before = before[1:]
    verb = verb_at(before)
    if verb is None or before[0].word.lower() == "there":
        return True
    says = _saying_at(before, verb)
    lead = without_bounds(before[verb + 1 if says is None else says + 1 :])  # warned that as many as 300 jobs could go
    if lead and lead[-1].word in _POINTING:  # said the two incidents were
        lead = lead[:-1]
    if says is None or not all(map(_leads_in, lead)):
        return False
    only_tells = before[says].word in _TAKES_NO_OBJECT  # said 70 boats, each of nine tonnes, would be ready
    return only_tells or verb_at(here.behind(here.at + 1)) is not None


def noun_at_end(tokens: list[Token], *, measures: bool = False) -> str | None:
    """The noun phrase that a clause ends with (elections in `looking to the coming elections, which …`).

    `measures` lets it be one that only says what is measured: online sales, which make up 8%.
    """
    start = len(tokens)
    if start > 1 and tokens[-1].word == "place" and tokens[-2].word in _TAKING:
        return None  # a vote will take place, which counts for 25%
    while start and (tokens[start - 1].tag[0] in "NJ" or tokens[start - 1].word[0].isupper()):
        if tokens[start - 1].word in _PRONOUNS:
            break  # most of them children
        start -= 1
    found = phrase_of(tokens[start:])
    return found.phrase if found is not None and (found.holder or measures) else None


def bare_phrase(tokens: list[Token]) -> Subject | None:
    """The noun phrase that a clause without a verb consists of (AOL, in its own internet business, AOL, had …)."""
    while tokens and not tokens[0].word[0].isalnum():
        tokens = tokens[1:]
    joined = len(tokens) > 1 and tokens[0].word in ("But", "And", "but", "and")  # But in a speech on Friday
    if not tokens or tokens[joined].word.lower() in _NO_PHRASE:
        return None
    return phrase_of(tokens) if _is_noun_only(tokens) else None


def _is_noun_only(tokens: list[Token]) -> bool:
    """Whether words have no verb; one that ends them is a noun: the harvest plan, which."""
    verb = verb_at(tokens)
    return verb is None or (verb == len(tokens) - 1 and tokens[verb].tag == "NN")
