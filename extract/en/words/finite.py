"""The finite verb of an English clause, found from tags that words have by themselves."""

from __future__ import annotations

from extract.en.words.grammar import GRAMMAR
from extract.quantities.moves import told_by_claims
from extract.text.document import Token

_AUXILIARIES = GRAMMAR.words("auxiliaries")
_SPEAKING = GRAMMAR.words("speaking")
_VERBS = (GRAMMAR.words("actions", "speaking", "either") | set(told_by_claims("en"))) - GRAMMAR.words("never_verbs")
_DETERMINERS = GRAMMAR.words("determiners")
_PREPOSITIONS = GRAMMAR.words("prepositions")
_PRONOUNS = GRAMMAR.words("pronouns")
PERSONAL: frozenset[str] = frozenset(("he", "she", "it", "they", "we", "i"))
_STANDING_ALONE = PERSONAL | {"who", "both", "others", "average"}
_NO_SUBJECT_END = _DETERMINERS | _PREPOSITIONS | {"and", "or", "'s", ",", "-", "to", "'"}
_WITHOUT_SUBJECT = frozenset(("where", "when", "while", "because", "although", "though", "whereas", "if", "as"))
_RELATIVE = frozenset(("that", "which", "who"))
_PLANNING = frozenset(
    (
        "plans",
        "hopes",
        "aims",
        "intends",
        "wants",
        "expects",
        "needs",
        "claims",
        "declines",
        "refuses",
        "vows",
        "threatens",
        "fails",
        "seeks",
        "pledges",
        "agrees",
        "offers",
        "promises",
    )
)
_CONJUNCTIONS = frozenset(("and", "but", "or", "then", "also"))
_OF_TIME = frozenset(
    ("now", "then", "still", "already", "currently", "typically", "usually", "normally", "also", "often", "alone")
)
_EITHER = GRAMMAR.words("either")
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_INFINITIVE = frozenset(("to", "let", "lets", "letting", "help", "helping", "make", "making", "not"))
_FEW = 2  # participles of a clause that are looked into as they come


Verbs = dict[int, int | None]  # where the first finite verb from a place on stands


def verb_at(tokens: list[Token], start: int = 0) -> int | None:
    """Index of the first finite verb from `start` on."""
    known: Verbs = {}
    participles = [at for at in range(start, len(tokens)) if tokens[at].tag == "VBN"]
    if len(participles) > _FEW:
        # Whether one only describes depends on a verb behind it: known from the end on, each is asked for once.
        for at in reversed(participles):
            known[at + 1] = _first_verb(tokens, at + 1, known)
    return _first_verb(tokens, start, known)


def is_past(verb: Token) -> bool:
    """Whether a finite verb tells what was; one that may be a participle is the verb all the same."""
    return verb.tag in ("VBD", "VBN") or verb.word in ("was", "were", "had")


def _first_verb(tokens: list[Token], start: int, known: Verbs) -> int | None:
    if start not in known:
        known[start] = _look_for_verb(tokens, start, known)
    return known[start]


def _look_for_verb(tokens: list[Token], start: int, known: Verbs) -> int | None:
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
            if _opens_name(tokens, at):
                continue
            if start and lower in _VERBS and tokens[start - 1].word in _RELATIVE and _is_followed(tokens, at):
                return at  # a battery that charges to
            if start == 0 and lower in _PLANNING and len(tokens) > 1 and tokens[1].word == "to":
                return at  # Acme, set up by a clerk, plans to
            says = lower in _SPEAKING and word[0].islower() and len(tokens) > at + 1
            acts = lower in _VERBS and tag[0] == "V" and tag != "VBG"
            if tag in _FINITE or acts or (joined and _is_past(tag, lower)) or says:
                return at
            goes_on = joined and _is_followed(tokens, at)
            if goes_on and (lower in _VERBS or (tag == "NNS" and not _has_verb_behind(tokens, at, known))):
                return at  # and runs from May, but packs a
        elif _is_attribute(tokens, at, known) or _tells_of_opening(tokens, at):
            continue
        elif tokens[at - 1].word in _OF_TIME and _goes_on_now(tokens, at):
            return at  # a pint now costs
        elif lower == "show" and _shows(tokens, at):
            return at  # census figures show, figures from Acme show that
        elif lower in _PLANNING and _plans(tokens, at, known):
            return at  # the group plans to open shops
        elif _tells_of_plural(tokens, start, at):
            return at  # prices range from, divers rely on
        elif lower == "average" and (at + 1 == len(tokens) or tokens[at + 1].start - tokens[at].end > 1):
            return at  # rents average $900
        elif lower.endswith("ing") and at + 1 < len(tokens) and tokens[at + 1].tag[0] in "NJ":
            continue  # cost cutting measures
        elif tag == "JJ" and _is_past("VBN", lower) and at + 1 == len(tokens) and tokens[at - 1].tag[0] == "N":
            return at  # the team travelled [40 km]
        elif (tag == "JJ" and _is_past("VBN", lower) and _has_object(tokens, at)) or _takes_object(tokens, at):
            return at  # the newspaper handed the report over
        elif (tag in _FINITE or lower in _VERBS or _is_past(tag, lower)) and _governs(tokens, at):
            return at
    return None


def _shows(tokens: list[Token], at: int) -> bool:
    """Whether `show` is the verb: figures show, figures released by Acme show that."""
    that = tokens[at + 1 : at + 2]
    return tokens[at - 1].tag == "NNS" or (bool(that) and that[0].word == "that")


def _has_verb_behind(tokens: list[Token], at: int, known: Verbs) -> bool:
    """Whether a noun goes on to its verb: and rents in towns could be cut; not: and runs from May, when it is."""
    verb = _first_verb(tokens, at + 1, known)
    joints = _CONJUNCTIONS | _WITHOUT_SUBJECT | _RELATIVE
    return (
        verb is not None
        and tokens[verb - 1].tag[0] == "N"
        and tokens[verb - 2].word not in joints
        and not any(token.word in _RELATIVE | _WITHOUT_SUBJECT for token in tokens[at + 1 : verb])
    )


def _goes_on_now(tokens: list[Token], at: int) -> bool:
    """Whether a word behind `now` or `still`, and a noun before that, can only be the verb."""
    if at < 2 or tokens[at - 2].tag[0] != "N" or tokens[at].tag not in ("NNS", "VBZ", "VBP", "NN"):
        return False
    return at + 1 == len(tokens) or tokens[at + 1].tag == "RB" or _is_followed(tokens, at)


def _plans(tokens: list[Token], at: int, known: Verbs) -> bool:
    """Whether `plans to` behind a noun is the only verb there: the group plans to; not: plans to open shops failed."""
    noun = tokens[at - 1].tag[0] == "N" and not tokens[at - 1].word.endswith(("'s", "’s"))
    behind = tokens[at + 1 : at + 2]
    return noun and bool(behind) and behind[0].word == "to" and _first_verb(tokens, at + 1, known) is None


def _tells_of_plural(tokens: list[Token], start: int, at: int) -> bool:
    """Whether a bare verb can only be the finite one of a plural: divers rely on; not: to help divers rely on."""
    word, before = tokens[at], tokens[at - 1]
    bare = word.tag == "VB" or word.word in ("range", "vary", "account")
    if not bare or before.tag != "NNS" or not before.word.isalpha() or not _is_followed(tokens, at):
        return False
    return not any(token.word.lower() in _INFINITIVE for token in tokens[start:at])


def _is_followed(tokens: list[Token], at: int) -> bool:
    """Whether a word stands before an article or a preposition, or before a figure."""
    behind = tokens[at + 1 : at + 2]
    return bool(behind) and (
        behind[0].word in _DETERMINERS | _PREPOSITIONS - {"of"} or behind[0].start - tokens[at].end > 1
    )


def _opens_name(tokens: list[Token], at: int) -> bool:
    """Whether the first word is a noun, or a name and no command: Meet the Neighbours, Highlights of it, Mars."""
    if at + 1 == len(tokens):
        return tokens[at].word[0].isupper()
    if tokens[at + 1].word == "of":
        return True
    if not tokens[at].word[0].isupper():
        return False
    behind = [token.word for token in tokens[at + 1 : at + 3]]
    joined = bool(behind) and (behind[0][0].isupper() or behind[0] in ("the", "a", "my", "your", "and", "of"))
    return joined and any(word[0].isupper() for word in behind)


def _takes_object(tokens: list[Token], at: int) -> bool:
    """Whether a word that may be a noun is the verb between a name and an article: Labour lead the Conservatives."""
    before, word = tokens[at - 1], tokens[at]
    if not before.word[0].isupper() or before.word.lower() in _NO_SUBJECT_END or word.tag not in ("NN", "VB", "VBP"):
        return False
    behind = tokens[at + 1 : at + 2]
    return (
        bool(behind) and behind[0].word in _DETERMINERS and behind[0].start - word.end == 1 == word.start - before.end
    )


def _is_attribute(tokens: list[Token], at: int, known: Verbs) -> bool:
    """Whether a word that may be a verb is a noun before its verb (fuel costs rose) or tells of one (issued on …)."""
    word, behind = tokens[at], tokens[at + 1 : at + 2]
    noun = word.tag[0] == "N" or word.word.lower() in _EITHER or (word.tag == "VBZ" and tokens[at - 1].tag[0] in "NJ")
    if noun and behind and _is_finite_auxiliary(behind[0]) and behind[0].start - word.end == 1:
        return True
    rest = tokens[at + 2 if behind and behind[0].word in ('"', "”") else at + 1 :]
    if word.tag in ("VBN", "VBD") and tokens[at - 1].tag == "NNS" and rest and rest[0].tag == "NN":
        quoted = len(rest) == 1 and rest[0] is not behind[0]
        return quoted or (len(rest) > 1 and rest[1].tag in ("VBD", "MD", "VBZ"))  # the prices paid index fell
    if word.tag != "VBN" or not (at == 1 or tokens[at - 1].word.islower()) or not behind:
        return False
    opening = tokens[at - 2] if tokens[at - 1].tag == "RB" and at > 1 else tokens[at - 1]
    if behind[0].tag[0] == "N" and opening.word.lower() in _PREPOSITIONS | _DETERMINERS:
        return True  # of 831 registered voters, the newly merged group
    joins = behind[0].word in ("and", "but")  # profits reached $4m and output dropped
    reduced = behind[0].word.lower() in _PREPOSITIONS or (behind[0].start - word.end > 1 and not joins)  # held in June
    return reduced and _first_verb(tokens, at + 1, known) is not None


def _tells_of_opening(tokens: list[Token], at: int) -> bool:
    """Whether a participle tells more of the noun that a clause opens with: In a letter sent on."""
    opens = tokens[0].word in ("In", "in") and at > 2 and tokens[1].word in ("a", "an")
    told = opens and tokens[at].tag in ("VBN", "VBD") and tokens[at - 1].tag == "NN"
    return told and all(token.tag in ("NN", "JJ") for token in tokens[2:at])


def _is_finite_auxiliary(token: Token) -> bool:
    """Whether a word can only be the verb of a clause: fell, will; is, are and has also where they only help."""
    return token.tag in ("VBD", "MD") or token.word in ("is", "are", "was", "were", "has", "have", "had")


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
    if lower in _WITHOUT_SUBJECT:
        return False  # where work on the bridge has begun
    if tokens[at].start - before.end > 1:
        return (
            True  # the date or figure that closes the subject (profits for the year to May rose) is not among the words
        )
    if at == 1 and lower in ("this", "that", "it") and tokens[at].word.endswith("s") and tag[0] != "J":
        return True  # This offers: no noun in the plural can stand behind it
    behind = tokens[at + 1 : at + 2]
    if before.tag == "RB" and behind and behind[0].word in _DETERMINERS and at > 1 and _names(tokens[at - 2]):
        return True  # the reissue also marks the anniversary
    if lower in _NO_SUBJECT_END or (tag[0] == "N" and before.tag[0] in "JR"):  # early estimates
        return False
    acts = tag in _FINITE or (tag == "VBN" and bool(behind) and behind[0].word in _DETERMINERS)
    if before.tag[0] == "J" and at > 1 and acts and _names(tokens[at - 2]):
        return True  # the former France international gave, Acme first launched its
    return lower in _PRONOUNS or before.word[0].isupper() or before.tag[0] != "J"


def _names(token: Token) -> bool:
    """Whether an adjective behind this word can only be a noun."""
    if token.word.endswith(("'s", "’s")):
        return False
    return token.tag[0] == "N" or (token.word[0].isupper() and token.word.lower() not in _NO_SUBJECT_END)
