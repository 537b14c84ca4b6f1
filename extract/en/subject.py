"""English subjects: the noun phrase a clause is about, found from its finite verb and its capitals."""

from __future__ import annotations

import re
from typing import NamedTuple

from extract.document import Token
from extract.wordlists import words

_AUXILIARIES = words("en", "auxiliaries")
_SPEAKING = words("en", "speaking")
_VERBS = words("en", "actions", "speaking", "rise", "fall", "either") - words("en", "never_verbs")
_DETERMINERS = words("en", "determiners")
_PREPOSITIONS = words("en", "prepositions")
_OPENERS = words("en", "openers")
_CLAUSE_OPENERS = words("en", "clause_openers") | _PREPOSITIONS
_BEFORE_NOUN = _OPENERS | _PREPOSITIONS
_NO_END = _OPENERS | _DETERMINERS | {"first", "last", "once"}
_PRONOUNS = words("en", "pronouns")
_PERSONAL = frozenset(("he", "she", "it", "they", "we", "i"))
_STANDING_ALONE = _PERSONAL | {"who", "both", "others"}
_SAYING = frozenset(("saying", "adding", "claiming", "arguing", "warning", "meaning", "insisting", "showing"))
_NAME_JOINTS = frozenset(("and", "of", "for", "de", "van", "von", "al"))
_CLAUSE_STARTS = frozenset(("where", "when", "while", "because", "although"))
_RELATIVE = frozenset(("who", "which", "that", "whose", ",", "(", "-", ")", '"', "“"))
_GENERAL = words("en", "general")
_TYPES = words("en", "types")
_MEASURES = words("en", "measures")
_NOT_HOLDING = _DETERMINERS | _MEASURES | words("en", "qualifiers")
_BEFORE_STATEMENT = words("en", "before_statement")
_NO_SUBJECT_END = _DETERMINERS | _PREPOSITIONS | {"and", "or", "'s", ",", "-", "to", "'"}
_PARTICIPLES = frozenset(("VBG", "VBN", "VBD"))
_CONJUNCTIONS = frozenset(("and", "but", "or", "then", "also"))
_ADVERBS = frozenset(("up", "down", "higher", "lower"))
_VALUING = frozenset(("put", "puts", "estimate", "estimated", "estimates"))
_CHANGES = words("en", "changes")
_TIMES = frozenset(("year", "years", "quarter", "month", "months", "week", "day", "half"))
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))


class Subject(NamedTuple):
    """A subject read from a clause; `holder` is False for a pronoun or measure whose holder must be looked for."""

    phrase: str
    holder: bool


def verb_at(tokens: list[Token], start: int = 0) -> int | None:
    """Index of the first finite verb from `start` on."""
    joined = False
    while start < len(tokens) and tokens[start].word.lower() in _CONJUNCTIONS:
        start += 1
        joined = True
    for at in range(start, len(tokens)):
        _, _, tag, word = tokens[at]
        lower = word.lower().replace("’", "'")
        if lower in _AUXILIARIES or lower.endswith(("n't", "'ve", "'ll", "'re")):
            return at
        if at > 0 and word[0].isupper():
            continue
        if at == start:
            if tag in _FINITE or (lower in _VERBS and tag[0] == "V") or (joined and _is_past(tag, lower)):
                return at
        elif lower.endswith("ing") and at + 1 < len(tokens) and tokens[at + 1].tag[0] in "NJ":
            continue  # cost cutting measures
        elif tag == "JJ" and _is_past("VBN", lower) and _has_object(tokens, at):
            return at  # the newspaper handed the report over
        elif (tag in _FINITE or lower in _VERBS or _is_past(tag, lower)) and _governs(tokens, at):
            return at
    return None


def _is_past(tag: str, lower: str) -> bool:
    return tag == "VBN" and len(lower) > 4 and lower.endswith("ed")


def _has_object(tokens: list[Token], at: int) -> bool:
    """Whether a word in -ed stands between a noun and an article, so that it can only tell what was done."""
    return tokens[at - 1].tag[0] == "N" and at + 1 < len(tokens) and tokens[at + 1].word.lower() in _DETERMINERS


def _governs(tokens: list[Token], at: int) -> bool:
    """Whether a verb can stand behind a word: behind no article, preposition or adjective that asks for a noun."""
    before, tag = tokens[at - 1], tokens[at].tag
    lower = before.word.lower()
    if lower in _STANDING_ALONE:
        return True
    if tokens[at].start - before.end > 1:
        return (
            True  # the date or figure that closes the subject (profits for the year to May rose) is not among the words
        )
    if lower in _NO_SUBJECT_END or (tag[0] == "N" and before.tag[0] in "JR"):  # early estimates
        return False
    if before.tag[0] == "J" and at > 1 and tag in _FINITE and _names(tokens[at - 2]):
        return True  # the former France international gave
    return lower in _PRONOUNS or before.word[0].isupper() or before.tag[0] != "J"


def _names(token: Token) -> bool:
    """Whether an adjective behind this word can only be a noun."""
    if token.word.endswith(("'s", "’s")):
        return False
    return token.tag[0] == "N" or (token.word[0].isupper() and token.word.lower() not in _NO_SUBJECT_END)


def subject_of(tokens: list[Token], bound: int) -> tuple[Subject | None, Subject | None]:
    """Subject of the clause up to `bound`, and the speaker when the clause begins with who says it."""
    before = [token for token in tokens if token.start < bound]
    nested = _nested(before)
    if nested is not None:
        return nested, None
    verb = verb_at(before)
    speaker: Subject | None = None
    start = 0
    while verb is not None and before[verb].word.lower() in _SPEAKING:
        later = verb + 1
        while later < len(before) and before[later].word.lower() in _BEFORE_STATEMENT:
            later += 1
        second = verb_at(before, later)
        if later == len(before):  # A study found that [86% of visitors]: the figure itself opens what is said
            return None, speaker or _phrase(before[start:verb])
        if second is None or second == later:
            if before[later].word.lower() in _PRONOUNS:
                return Subject(before[later].word, False), _phrase(before[start:verb])
            break
        speaker = speaker or _phrase(before[start:verb])
        start, verb = later, second
    return _phrase(before[start:verb] if verb is not None else []), speaker


def _nested(before: list[Token]) -> Subject | None:
    """The subject of the last clause within a clause: in seats where the party was second, the side that scored."""
    for at in range(len(before) - 2, 0, -1):
        lower = before[at].word.lower()
        if lower in _CLAUSE_STARTS:
            inner = verb_at(before, at + 1)
            found = _phrase(before[at + 1 : inner]) if inner is not None and inner > at + 1 else None
        elif lower in ("that", "who", "which") and before[at - 1].tag[0] == "N" and verb_at(before, at + 1) == at + 1:
            start = at
            while start and (before[start - 1].tag[0] in "NJ" or before[start - 1].word[0].isupper()):
                start -= 1
            found = _phrase(before[start:at])
        else:
            continue
        if found is not None:
            return found
    return None


def opens(tokens: list[Token], at: int) -> bool:
    """Whether no verb governs the figure at `at`: it stands in the subject, also in that of what somebody says."""
    before = [token for token in tokens if token.start < at]
    verb = verb_at(before)
    if verb is None or before[0].word.lower() == "there":
        return True
    behind = before[verb + 1 :]
    if before[verb].word.lower() not in _SPEAKING or any(t.word.lower() not in _BEFORE_STATEMENT for t in behind):
        return False
    return verb_at([token for token in tokens if token.start > at]) is not None


def before_adverb(tokens: list[Token], at: int) -> Subject | None:
    """The noun phrase before `up` or `down` that moves without a verb: with Germany down 4% and France up 2%."""
    before = [token for token in tokens if token.start < at]
    if not before or before[-1].word.lower() not in _ADVERBS:
        return None
    start = end = len(before) - 1
    while start and (before[start - 1].tag[0] in "NJD" or before[start - 1].word[0].isupper()):
        start -= 1
    return _phrase(before[start:end])


def valued(tokens: list[Token], at: int) -> str | None:
    """What is put or estimated at the figure: the damage in `early estimates put the damage at £45m`."""
    before = [token for token in tokens if token.start < at]
    if not before or before[-1].word.lower() != "at":
        return None
    verb = next((n for n in range(len(before) - 2, -1, -1) if before[n].word.lower() in _VALUING), None)
    found = _phrase(before[verb + 1 : -1]) if verb is not None else None
    return found.phrase if found is not None else None


def moved_in(tokens: list[Token], start: int, end: int) -> str | None:
    """What a noun of change is about: railway revenue in `a 2% rise in railway revenue`, `a drop of 5% in exports`."""
    before = [token.word.lower() for token in tokens if token.start < start][-2:]
    behind = [token for token in tokens if token.start >= end]
    if behind and behind[0].word.lower() in _CHANGES:
        behind = behind[1:]
    elif before[-1:] != ["of"] or before[0] not in _CHANGES:
        return None
    if len(behind) < 2 or behind[0].word.lower() not in ("in", "of") or behind[1].start - behind[0].end > 1:
        return None
    ends = (n for n, t in enumerate(behind) if n and (t.word.lower() in _PREPOSITIONS or not t.word[0].isalnum()))
    cut = min(next(ends, len(behind)), verb_at(behind, 1) or len(behind))
    found = _phrase(behind[1:cut])
    return found.phrase if found is not None and not is_pronoun(found.phrase) else None


def is_measure(phrase: str) -> bool:
    """Whether a phrase ends in a noun that only names what is measured."""
    return phrase.split()[-1].lower() in _MEASURES


def phrase_after(tokens: list[Token], at: int) -> Subject | None:
    """The noun phrase between a figure that opens its clause and the verb: one in five voters had …"""
    behind = [token for token in tokens if token.start >= at]
    verb = verb_at(behind)
    return _phrase(behind[:verb]) if verb else None


def aged(tokens: list[Token], at: int) -> str | None:
    """Who is of the age that ends at `at`: midfielder in `the 20-year-old midfielder`."""
    run: list[Token] = []
    for token in tokens:
        if token.start >= at:
            lower = token.word.lower()
            if not token.word[0].isalpha() or lower in _BEFORE_NOUN or lower in _AUXILIARIES or lower in _SPEAKING:
                break
            run.append(token)
    found = _phrase(run[: verb_at(run, 1)] if run else [])
    return found.phrase if found is not None and not is_pronoun(found.phrase) else None


def bare_phrase(tokens: list[Token]) -> Subject | None:
    """The noun phrase that a clause without a verb consists of (AOL, in its own internet business, AOL, had …)."""
    while tokens and not tokens[0].word[0].isalnum():
        tokens = tokens[1:]
    if not tokens or tokens[0].word.lower() in _CLAUSE_OPENERS or verb_at(tokens) is not None:
        return None
    return _phrase(tokens)


def _phrase(tokens: list[Token]) -> Subject | None:
    """The noun phrase that a stretch of words before a verb makes, reduced to who or what it is about."""
    if tokens and tokens[0].word.lower() in _SAYING:
        tokens = tokens[1:]
    tokens = [] if tokens and tokens[0].word.lower() == "as" else _bounded(tokens)  # as part of its plan
    if not tokens:
        return None
    if len(tokens) == 1 and re.split("['’]", tokens[0].word.lower())[0] in _PRONOUNS:
        return Subject(tokens[0].word, False)
    if tokens[0].word.lower() in ("which", "whom", "whose"):
        return None  # in which a young man
    participle = tokens[0].tag in _PARTICIPLES and (len(tokens) > 1 or tokens[0].word.islower())
    if participle or not any(t.word[0].isupper() or t.tag[0] == "N" for t in tokens):
        return None
    if tokens[-1].word.lower() in _PERSONAL:
        return Subject(tokens[-1].word, False)
    cut = next((at for at in range(1, len(tokens)) if _cuts(tokens, at)), len(tokens))
    head, rest = tokens[:cut], tokens[cut + 1 :]
    owner = next((at for at, t in enumerate(head) if t.word.endswith(("'s", "’s", "s'", "s’"))), None)
    last = head[-1].word.lower()
    if last in _MEASURES:
        holder = _name(head[: owner + 1]) if owner is not None else _holder(head) or _name_in(rest)
        if not holder and len(head) > 1 and head[0].tag[0] == "N" and head[0].word.lower() not in _NOT_HOLDING:
            return Subject(_plain(head), True)  # police numbers, house prices
        return Subject(holder, True) if holder else Subject(_plain(head), False)
    if last in _TYPES and rest and tokens[cut].word == "of" and rest[0].word[0].isupper():
        return Subject(_name_in(rest), True)  # the city of Linjiang
    if last in _GENERAL and head[0].word.lower() in _DETERMINERS:
        return Subject(_plain(head), False)
    if owner is not None and owner + 2 < len(head) and head[owner + 1].word.islower() and _capital(head[-1].word):
        return Subject(_name(head[owner + 1 :]), True)  # the airline's parent Acme
    if owner is not None and owner + 1 < len(head):
        return Subject(_plain(head[owner + 1 :] if head[0].word.lower() in _PRONOUNS else head), True)
    return Subject(_name(head), True)


def _cuts(tokens: list[Token], at: int) -> bool:
    """Whether a preposition ends the head of a phrase; the one in Bank of England does not."""
    if tokens[at].word.lower() not in _PREPOSITIONS:
        return False
    joins = tokens[at].word in ("of", "for") and at + 1 < len(tokens) and tokens[at - 1].word.lower() not in _MEASURES
    return not (joins and tokens[at - 1].word[0].isupper() and tokens[at + 1].word[0].isupper())


def is_pronoun(phrase: str) -> bool:
    """Whether a phrase stands for somebody named before."""
    return phrase.lower() in _PRONOUNS


def _bounded(tokens: list[Token]) -> list[Token]:
    """The words without openers, adverbs and what follows a relative pronoun or a mark."""
    while tokens and (
        tokens[0].word.lower() in _BEFORE_NOUN or not tokens[0].word[0].isalpha() or tokens[0].tag == "RB"
    ):
        tokens = tokens[1:]
    cut = next((at for at, token in enumerate(tokens) if at and token.word.lower() in _RELATIVE), len(tokens))
    tokens = tokens[:cut]
    while tokens and (
        tokens[-1].word.lower() in _NO_END
        or not tokens[-1].word[0].isalnum()
        or (tokens[-1].tag == "RB" and not tokens[-1].word[0].isupper())
    ):
        tokens = tokens[:-1]
    return tokens


def _holder(head: list[Token]) -> str:
    """`the Chrysler sales` → Chrysler; nothing for `fourth quarter sales`; `Interest rates` whole, it may be a name."""
    names = [t for t in head[:-1] if t.word[0].isupper() and t.word.lower() not in _NOT_HOLDING]
    if len(names) == 1 and names[0] is head[0]:
        return _plain(head)
    return " ".join(t.word for t in names)


def _name_in(rest: list[Token]) -> str:
    """The last run of capitals in a phrase (at US media giant TimeWarner → TimeWarner), else its first noun phrase."""
    run: list[str] = []
    for at, token in enumerate(rest):
        if token.word[0].isupper():
            run = [*run, token.word] if at and rest[at - 1].word[0].isupper() else [token.word]
    if run:
        return " ".join(run)
    if any(token.word.lower() in _TIMES for token in rest):
        return ""  # the budget for the fiscal year
    plain = [token.word for token in rest if token.word.lower() not in _DETERMINERS]
    cut = next((at for at, word in enumerate(plain) if word.lower() in _PREPOSITIONS), len(plain))
    return " ".join(plain[:cut])


def _name(head: list[Token]) -> str:
    """The proper name that ends a phrase (search firm Google → Google), else the phrase without its determiner."""
    names = [token.word for token in head]
    names[-1] = re.sub(r"['’]s?\Z", "", names[-1])
    start = len(names)
    while start and _capital(names[start - 1]) and names[start - 1].lower() not in _DETERMINERS:
        start -= 1
    described = any(word[:1].islower() and word not in _DETERMINERS | _NAME_JOINTS for word in names[:start])
    return " ".join(names[start:]) if start < len(names) and described else _without_determiner(names)


def _capital(word: str) -> bool:
    """Whether a word can belong to a name: Line 7."""
    return word[:1].isupper() or word[:1].isdigit()


def _plain(head: list[Token]) -> str:
    return _without_determiner([token.word for token in head])


def _without_determiner(names: list[str]) -> str:
    while len(names) > 1 and names[0].lower() in _DETERMINERS:
        names = names[1:]
    return " ".join(names)
