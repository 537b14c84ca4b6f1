"""Where an English clause has its subject from that names none: a person or a clause before, or who was asked."""

from __future__ import annotations

import re

from extract.claims.scene import ClaimDraft, Scene
from extract.claims.words import words_of
from extract.en.subjects import inclause
from extract.en.subjects.lands import lies_in
from extract.en.subjects.phrase import Subject, is_pronoun
from extract.en.subjects.sides import SOFT, words_before, words_behind
from extract.en.words.finite import verb_at
from extract.en.words.grammar import GRAMMAR
from extract.en.words.persons import is_titled, person_told_of
from extract.en.words.tags import tag
from extract.text.document import Token

_RELATIVE = re.compile(r"\s*(?:(?:in|of|for|to|from|by|at|on|with)\s)?(?:which|whom|whose)\b")
_VERB_NEXT = re.compile(r" (?P<verb>[a-z]+)\b")
_PEOPLE = re.compile(r"\W*(?:Those|those|People|Patients|Anyone|Adults|Women|Men|Children|Workers|Participants)\W*")
_OPENERS = GRAMMAR.words("openers")
_OFFICES = GRAMMAR.words("offices")
_JOINING = frozenset(("and", "but", "or", "then"))
_THE = re.compile(r"\b[Tt]he \Z")
_DAYS = frozenset(("Day", "Eve", "day", "week", "weekend", "month", "year", "night", "season"))
_MOSTLY = frozenset(("mostly", "mainly", "largely", "including", "chiefly"))
_PERSONS = frozenset(("he", "she"))
_DEPENDING = frozenset(
    ("who", "which", "where", "when", "while", "as", "after", "before", "because", "although", "though")
)
_ARTICLES = frozenset(("a", "an", "the"))


def person_of(scene: Scene, clause: int, subject: Subject | None, voice: str | None = None) -> str | None:
    """Whom `he` or `she` stands for, where that is the subject of the clause, or of the one that goes on in it."""
    for at in range(clause, max(-1, clause - 3), -1):
        words = words_of(scene, at)
        if at < clause:
            subject, _ = inclause.subject_of(words, scene.clauses[at].end)
        old = next((m.quantity for m in scene.figures if m.clause == at and m.quantity.kind == "age"), None)
        if old is not None and _THE.search(scene.text(max(0, old.start - 5), old.start)):  # the 34-year-old left
            behind = words_behind(words, old.end)
            if verb_at(behind) == 0:
                return person_told_of(scene.document.folded, old.start, "")
        if subject is None:
            continue
        pronoun = subject.phrase.lower()
        if pronoun not in _PERSONS:
            return None
        place = next((token.start for token in words if token.word.lower() == pronoun), None)
        return None if place is None else person_told_of(scene.document.folded, place, pronoun, voice)
    return None


def told_by_age(scene: Scene, clause: int) -> str | None:
    """Whom an age alone tells at the start of a clause: the 28-year-old."""
    start = scene.clauses[clause].start
    old = next((m.quantity for m in scene.figures if m.clause == clause and m.quantity.kind == "age"), None)
    alone = old is not None and re.fullmatch(r"\W*(?:[Bb]ut |[Aa]nd )?[Tt]he ", scene.text(start, old.start))
    return scene.document.text[old.start : old.end] if alone and old is not None else None


def who_answers(scene: Scene, draft: ClaimDraft) -> str | None:
    """Of whom a share answers: voters in `a poll of 831 voters found that 58% believed it`."""
    share = draft.first.quantity
    does = _VERB_NEXT.match(scene.text(share.end, share.end + 24))
    if share.kind not in ("percent", "ratio") or does is None or tag(does["verb"]) not in ("VBD", "VBP", "VBN", "VB"):
        return None
    asked = [m.quantity.item for m in scene.figures if m.quantity.kind == "count" and m.quantity.end < share.start]
    return next((item for item in reversed(asked) if item), None)


def earlier(scene: Scene, clause: int) -> Subject | None:
    """The subject of a clause before; one that only stands for a name when there is no other.

    A verb that opens its clause has the names before it for its subject (The agent, Ann Bell, a lawyer, was hired);
    words that go on with a statement have the subject of the clause with a verb (bought Acme, a rival, for $5m).
    """
    own = words_of(scene, clause)
    named = _opens_with_verb(own) or acts(scene, clause)
    if own and own[0].word.lower() in _JOINING and clause > 1 and relative_of(scene, clause - 1):
        before = words_of(scene, clause - 2)  # Democrats, who hold 24 seats and face an election
        told = name_at_end(before) or inclause.noun_at_end(before)
        if told:
            return Subject(told, True)
    run: list[Subject] = []
    weak: Subject | None = None
    voice: Subject | None = None
    for at in range(clause - 1, max(-1, clause - 6), -1):
        words = words_of(scene, at)
        if lies_in(scene, at):
            continue  # An explosion in Linden, eastern China, killed nine
        if _RELATIVE.match(scene.text(*scene.clauses[at])) or _tells_more(words, named):
            run.clear()  # The film, which stars Ann Bell, Tom Hale and Eva Lind, took
            continue
        bare = inclause.bare_phrase(words)
        if bare is not None and named and at and words[0].word in _JOINING and relative_of(scene, at + 1):
            return bare  # costs fell, and water use, which was small, now grows
        if bare is not None:
            run += [bare] if not is_pronoun(bare.phrase) and bare.phrase.split()[-1] not in _DAYS else []
            continue
        if at < clause - 1 and named:
            opened = inclause.opened_at_end(words)
            if opened is not None:
                return opened
        if run and named and verb_at(words) is not None:
            break
        subject, speaker = inclause.subject_of(words, scene.clauses[at].end)
        if at and inclause.only_speaks(words):
            continue  # sales fell, customs data showed, while imports rose
        voice = voice or (speaker if speaker is not None and not is_pronoun(speaker.phrase) else None)
        if subject is not None and subject.holder:
            return subject
        if subject is not None and subject.phrase.lower() == "there":
            related = (n for n in range(at + 1, clause) if relative_of(scene, n))
            whom = next((name_at_end(words_of(scene, n - 1)) for n in related), None)
            if whom:
                return Subject(whom, True)  # There was joy for Ann Bell, who won, 8cm short of her best
        if (
            subject is not None
            and subject.phrase.lower() not in ("who", "which")
            and (weak is None or is_pronoun(weak.phrase))
        ):
            weak = subject
    first = [phrase for phrase in reversed(run) if phrase.holder][:2]
    if first:
        return next((phrase for phrase in first if phrase.phrase.split()[-1][0].isupper()), first[0])
    if named and run and " " in run[-1].phrase:  # online sales, which make up 8%, rose
        return Subject(run[-1].phrase, True)
    weak = weak or next(iter(run), None)
    return voice if voice is not None and (voice.holder or weak is None) else weak


def _tells_more(tokens: list[Token], named: bool) -> bool:
    """Whether a clause only tells more of a noun before it: 85 people, mostly cooks; the clerk, of Mill Lane, Linden.

    `named`: what goes on has its subject before it, so that an aside may stand between.
    """
    first = tokens[0].word if tokens else ""
    placed = first == "of" and all(token.word[0].isupper() for token in tokens[1:])
    return first in _MOSTLY or placed or (named and _is_aside(tokens))


def _opens_with_verb(own: list[Token]) -> bool:
    """Whether a clause has its subject before it: , has fallen; , now pays; not: and has fallen."""
    verb = verb_at(own)
    led_in = verb == 1 and own[0].tag == "RB"
    return (verb == 0 or led_in) and own[0].word.lower() not in _JOINING


def acts(scene: Scene, clause: int) -> bool:
    """Whether a participle right before a figure can only be the verb of its sentence, which has no other.

    Floods in Linden, Norland, displaced 3,000 people.
    """
    words = words_of(scene, clause)
    figure = next((m.quantity for m in scene.figures if m.clause == clause), None)
    if (
        not clause
        or not words
        or figure is None
        or figure.kind not in ("count", "money")
        or words[0].end > figure.start
    ):
        return False
    if words[0].tag != "VBN" or not words[0].word.islower():
        return False
    if any(token.word not in SOFT for token in words_before(words, figure.start)[1:]):
        return False
    behind = words_behind(words, figure.start + 1)
    others = [words_of(scene, at) for at in range(len(scene.clauses)) if at != clause]
    return verb_at(behind) is None and not any(map(_states, others))


def _states(tokens: list[Token]) -> bool:
    """Whether a clause has a verb and neither depends on another nor says who speaks."""
    depends = tokens[:1] != [] and tokens[0].word.lower() in _DEPENDING
    return not depends and verb_at(tokens) is not None and not inclause.only_speaks(tokens)


def _is_aside(tokens: list[Token]) -> bool:
    """Whether words only tell more of what stands before: to be held at the Albert Hall, built in 1931."""
    first = tokens[0] if tokens else None
    return first is not None and (
        first.word in ("to", "together", "along", "alongside") or (first.tag == "VBN" and first.word.islower())
    )


def relative_of(scene: Scene, clause: int) -> str | None:
    """The word of a clause that only tells more of the noun before it: who, which."""
    words = words_of(scene, clause)
    word = words[0].word.lower() if words else ""
    if word not in ("who", "which") or len(words) < 2:
        return None
    if is_pronoun(words[1].word):  # which he said would be 4.5%
        return word if verb_at(words, 3) == 3 and verb_at(words, 1) == 2 else None
    return word if {verb_at(words), verb_at(words, 1)} & {1, 2, 3} else None


def described(scene: Scene, clause: int, relative: str) -> str | None:
    """The person before a description: Ann Bell in `said Ann Bell, chief economist at Acme, who expects …`."""
    if clause < 2:
        return None
    between = words_of(scene, clause - 1)
    said = next((n for n, token in enumerate(between[:3]) if token.word in ("said", "says")), None)
    if said is not None and relative == "who":
        place = (n for n in range(said + 1, len(between)) if between[n].word in ("of", "at", "from"))
        return name_at_end(between[said + 1 : next(place, len(between))])  # said Ann Bell of the Museum of Art, who
    if between and verb_at(between) is None and between[-1].tag != "NNS":
        told = words_of(scene, clause - 2)  # Holt, a lawyer who has; Acme, the agent which has
        named = told[-1:] != [] and told[-1].word[0].isupper() and between[0].word in _ARTICLES
        if named and (relative == "who" or between[0].word == "the" or verb_at(told) is None):
            return name_at_end(told)  # not: won gold in Athens, an achievement which
    if relative != "who":
        return None
    if "," not in scene.text(scene.clauses[clause - 1].end, scene.clauses[clause].start):
        return None  # ahead of fellow star Ann Bell who has
    if not between:
        return name_at_end(words_of(scene, clause - 2))  # said Ann Bell, 52, who lost
    if between[0].word[0].isupper() or verb_at(between) is not None:
        return None
    return name_at_end(words_of(scene, clause - 2))


_DUE = re.compile(
    r"\W*(?:[a-z]+ly )?(?:predicted|due|scheduled|set|planned|expected|tipped|published|released|launched|introduced"
    r"|signed)\b"
)


def due(scene: Scene, clause: int) -> str | None:
    """What a clause that opens with a participle is due or was made: the vote in `before the vote, due in May`."""
    if not _DUE.match(scene.text(*scene.clauses[clause])):
        return None
    return inclause.noun_at_end(words_of(scene, clause - 1))


def those_who(scene: Scene, clause: int) -> str | None:
    """People told apart by what they do: `Those who took the drug` before the verb of the sentence."""
    words, start = words_of(scene, clause), scene.clauses[clause - 1].start
    if not _PEOPLE.fullmatch(scene.text(*scene.clauses[clause - 1])) or words[0].word.lower() != "who":
        return None
    verb = next((token for token in words[2:] if token.word in ("were", "are", "had", "have", "will", "would")), None)
    return scene.document.text[start : verb.start].strip() if verb is not None else None


def name_at_end(tokens: list[Token]) -> str | None:
    """The name that a clause ends with, which a relative clause behind it is about."""
    if tokens and tokens[-1].word == ")":
        tokens = tokens[: next((n for n, token in enumerate(tokens) if token.word == "("), 0)]  # Ann Bell (46), who
    start = len(tokens)
    while start and tokens[start - 1].word[0].isupper():
        start -= 1
    site = start - 1 if start and tokens[start - 1].word == "the" else start
    if site > 1 and tokens[site - 1].word == "in" and tokens[site - 2].tag == "NN" and tokens[start:]:
        placed = inclause.noun_at_end(tokens[: site - 1])  # the website in the USA, which had
        return placed or None
    while start + 1 < len(tokens) and tokens[start].word.lower() in _OPENERS:
        start += 1  # However Acme, an icon of its time, has failed
    found = inclause.bare_phrase(tokens[start:])
    return found.phrase if found is not None and found.holder else None


def fits(singular: bool, thing: bool, topic: str) -> bool:
    """Whether a topic fits what stands for it: `singular`, no analysts, nor Tokyo and Pusan; a `thing` nobody."""
    plural = singular and (_PLURAL.search(topic) is not None or _is_plural(topic))
    return not plural and not (thing and is_somebody(topic))


_PLURAL = re.compile(r"(?:\A| )[a-z]\w*[^s\W]s\Z|\A[A-Z][a-z]+ts\Z| and ")


def is_somebody(phrase: str) -> bool:
    """Whether a phrase names a person by title or office, for whom `it` cannot stand; firms have given names too."""
    words = phrase.split()
    holds = len(words) > _OFFICE_AND_NAME and words[0].lower() in _HELD and words[-1][0].isupper()
    return words[-1].lower() in _OFFICES or is_titled(phrase) or holds


# Chief officer Li Wei; Li Wei, its finance director. Of the other offices firms are told too: oil producer Acme.
_HELD = _OFFICES - {"owner", "producer", "leader", "player", "head", "general", "boss", "founder"}
_HOLD = "|".join(sorted(_HELD))
_OFFICE_AND_NAME = 2  # words: Chief Executive Dale Reed
_HOLDING = (
    rf", (?:(?!whose\b|which\b|where\b|and\b)[a-z'’-]+ ){{0,3}}(?:{_HOLD})\b(?: (?:of|at|for) [^,.;]{{1,40}})?[,.;]"
)
_NOT_AT = r"(?<!\bat )(?<!\bof )(?<!\bfor )(?<!\bto )(?<!\bby )(?<!\bfrom )"  # at Acme, its chief, Li Wei, said
_LATELY = 2000  # characters before a place in which a person was introduced


def told_lately(scene: Scene) -> str:
    """What stands before a sentence, as far back as those whom it names may have been introduced."""
    return scene.text(max(0, scene.sentence.start - _LATELY), scene.sentence.start)


def is_introduced(scene: Scene, name: str) -> bool:
    """Whether the text before a sentence gives an office beside a name, which a firm could not hold."""
    told = told_lately(scene)
    beside = rf"\b(?i:{_HOLD}) {re.escape(name)}\b|{_NOT_AT}\b{re.escape(name)}{_HOLDING}"
    return name[:1].isupper() and name in told and re.search(beside, told) is not None


def _is_plural(topic: str) -> bool:
    """Whether a single word that opens its sentence is a plural and no name: Officers, Neighbours."""
    return topic.isalpha() and topic.endswith("s") and tag(topic.lower()) == "NNS" and topic.lower() != topic.upper()
