"""English noun phrases: a stretch of words reduced to who or what it is about."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from extract.en.subjects.heads import (
    GAUGES,
    NOT_HOLDING,
    TIMES,
    can_name,
    end_of_head,
    holder_in,
    name_in,
    name_of,
    plain,
)
from extract.en.words.finite import PERSONAL
from extract.en.words.grammar import GRAMMAR
from extract.text.document import Token

_DETERMINERS = GRAMMAR.words("determiners")
_PREPOSITIONS = GRAMMAR.words("prepositions")
_OPENERS = GRAMMAR.words("openers")
_BEFORE_NOUN = _OPENERS | _PREPOSITIONS
_NO_END = _OPENERS | _DETERMINERS | {"first", "last", "once"}
_PRONOUNS = GRAMMAR.words("pronouns")
_SAYING = frozenset(("saying", "adding", "claiming", "arguing", "warning", "meaning", "insisting", "showing"))
_RELATIVE = frozenset(("who", "which", "that", "whose", "where", ",", "(", "-", ")", '"', "“"))
_GENERAL = GRAMMAR.words("general")
_TYPES = GRAMMAR.words("types")
_MEASURES = GRAMMAR.words("measures")
_EARNED = GRAMMAR.words("earned")
_LANDS = GRAMMAR.words("lands")
_NOT_OF = frozenset(("to", "until", "since", "over", "under", "with", "before", "after", "during", "despite", "than"))
_SPEAKERS = frozenset(("you", "we", "he", "she", "they", "I"))
_ARTICLES = frozenset(("the", "a", "an", "its", "their", "his", "her"))
_PLACING = frozenset(("in", "at", "on", "by"))
_HOURS = frozenset(("hours", "minutes", "moments"))
_SPANS = frozenset(("years", "months", "weeks", "days", "decades"))
_OF_FIRMS = frozenset(("net", "operating", "organic", "underlying", "pre-tax", "unit", "shares", "share"))
_PARTICIPLES = frozenset(("VBG", "VBN", "VBD"))
_NO_NOUNS = _DETERMINERS | _OPENERS | {"less", "more", "fewer", "most", "least", "much", "overall", "here"}
_PEOPLE_BY_QUALITY = frozenset(("poor", "rich", "elderly", "homeless", "unemployed", "wealthy", "young", "disabled"))
_UNITED = frozenset(("United", "Allied", "Associated", "Consolidated", "Amalgamated", "Combined"))
_TRADED = frozenset(
    ("sales", "demand", "output", "production", "exports", "imports", "orders", "deliveries", "spending")
)
_PARTITIVES = GRAMMAR.words("partitives")
_QUOTES = frozenset(('"', "“", "”"))
_TRADED_IN = frozenset(("shares", "stock"))  # of a company, and no part of its doings
_ACCOUNTS = frozenset(("deficit", "surplus", "debt", "budget"))
_NUMBERS = frozenset(
    ("number", "numbers", "total", "amount", "proportion", "percentage", "average", "size", "share", "population")
)
_APART = frozenset(("gap", "difference", "spread", "margin", "distance", "ratio", "balance", "gulf"))
_TELLING_WHICH = frozenset(("on", "for", "to", "from"))
_RESTING = frozenset(("based", "compared", "judging", "adjusted", "measured", "given"))
_LONGEST = 6  # words behind `number of`


class Subject(NamedTuple):
    """A subject read from a clause; `holder` is False for a pronoun or measure whose holder must be looked for."""

    phrase: str
    holder: bool


def phrase_of(tokens: list[Token]) -> Subject | None:
    """The noun phrase that a stretch of words before a verb makes, reduced to who or what it is about."""
    if len(tokens) > 1 and tokens[-1].word == "there":  # operating profit there: not of the whole firm
        found = phrase_of(tokens[:-1])
        return None if found is None else Subject(found.phrase, True)
    if any(token.word in _QUOTES for token in tokens[:3]):
        tokens = _unquoted(tokens)
    if tokens and tokens[0].word.lower() in _SAYING:
        tokens = tokens[1:]
    opening = tokens[0].word.lower() if tokens else ""
    tokens = [] if opening in ("as", "to") else _bounded(_behind_gap(tokens))  # as part of its plan
    if not tokens:
        return None
    standing = _standing_alone(tokens)
    if standing is not None:
        return standing
    if _is_no_phrase(tokens):
        return None
    cut = end_of_head(tokens)
    head, rest = tokens[:cut], tokens[cut + 1 :]
    joint = tokens[cut].word.lower() if cut < len(tokens) else ""
    if joint not in _PREPOSITIONS:
        rest = []
    if rest and joint == "of" and head[-1].word.lower() in _PARTITIVES:
        return phrase_of(rest)  # a lot of their players
    called = len(head) == 2 and head[0].word.lower() in _DETERMINERS and head[1].tag in ("JJ", "VB")  # the fine
    called = called or (len(head) > 1 and head[-1].word in _PEOPLE_BY_QUALITY)  # the world's poor
    if not (called or any(_can_head(t) for t in head)):
        return None
    owner = next((at for at, t in enumerate(head) if t.word.endswith(("'s", "’s", "s'", "s’"))), None)
    if head[-1].word.lower() in _MEASURES and (
        head[-1].word.islower() or not any(t.word[0].isupper() for t in head[1:-1])
    ):
        told = _told_behind(head, rest, joint) if owner is None else None
        if told:
            return Subject(plain([*head, tokens[cut], *told]), True)  # sales in China
        placed = joint == "in" and any(token.word.islower() and _tells_what(token) for token in head[1:-1])
        # The best performance to date; the house price in Leeds
        held = rest if joint not in _NOT_OF and not placed else []
        return _measured(head, held, owner, tokens[cut : cut + 1] if joint == "of" else [])
    if rest and joint == "between" and head[-1].word in _APART and not _is_gapped(rest):
        return Subject(plain([*head, tokens[cut], *rest]), True)  # the gap between imports and exports
    return _named(head, rest, owner, tokens[cut : cut + 1] if joint == "of" else [])


def _told_behind(head: list[Token], rest: list[Token], joint: str) -> list[Token]:
    """The words behind a measure that say which is meant: spending on roads, sales in China, the number in work.

    What is counted stands for its number unless more is said of it.
    """
    if not rest or _is_gapped(rest) or any(token.word.lower() in TIMES for token in rest):
        return []
    ends = end_of_head(rest)
    last = head[-1].word.lower()
    if joint == "of":
        whole = (
            last in ("number", "proportion", "percentage")
            and 0 < ends < len(rest) <= _LONGEST
            and rest[0].word.islower()
        )
        return rest if whole and all(token.word[0].isalnum() for token in rest) else []
    if last not in _TRADED or (len(head) > 1 and any(token.word[0].isupper() for token in head[1:])):
        return []
    return (
        rest[:ends] if joint in _TELLING_WHICH or (joint == "in" and (len(head) == 1 or _tells_what(head[-2]))) else []
    )


def _unquoted(tokens: list[Token]) -> list[Token]:
    """The words without the marks around a name for a noun behind them: the "new orders" index."""
    marks = [at for at, token in enumerate(tokens) if token.word in _QUOTES]
    closed = len(marks) > 1 and marks[1] + 1 < len(tokens) and tokens[marks[1] + 1].tag[0] == "N"
    return [token for token in tokens if token.word not in _QUOTES] if closed else tokens


def _standing_alone(tokens: list[Token]) -> Subject | None:
    """A pronoun, or people told apart by what they do."""
    first = re.split("['’]", tokens[0].word)[0]
    if (first.lower() in PERSONAL and not first.isupper()) or first == "I":  # US is no pronoun
        return Subject(first, False)
    if first.lower() in ("that", "those") and len(tokens) > 2 and tokens[1].word == "of":
        whose = phrase_of(tokens[2:])  # while that of private firms rose
        return Subject(whose.phrase, True) if whose is not None and not is_pronoun(whose.phrase) else None
    if first.lower() == "those" and len(tokens) > 1 and tokens[1].tag in ("VBG", "VBN"):
        return Subject(_joined(tokens[:2]), True)  # those living near a road, those polled
    if len(tokens) == 1 and first.lower() in _PRONOUNS:
        return Subject(tokens[0].word, False)
    return Subject(tokens[-1].word, False) if tokens[-1].word.lower() in PERSONAL else None


def _is_no_phrase(tokens: list[Token]) -> bool:
    """Whether the words begin with what opens no noun phrase: a relative word, an infinitive, a participle."""
    first = tokens[0]
    if first.word in ("Having", "Being", "thanks", "Thanks"):
        return True
    if len(tokens) == 1:  # - Announced that 80bn rupees will be spent
        return first.tag in ("VBD", "VBN") and (first.word[0].islower() or first.word != "United")
    if first.word.lower() in ("which", "whom", "whose"):
        return True  # in which a young man
    if first.tag == "VB" and tokens[1].word.lower() in _DETERMINERS and not tokens[-1].word[0].isupper():
        return True  # to settle a lawsuit
    if first.word == "United" or (first.word in _UNITED and tokens[1].word[0].isupper()):
        return False  # United fans, Allied Mills
    operating = first.word.lower() in NOT_HOLDING and tokens[1].tag[0] == "N"  # operating profit
    return not operating and first.tag in _PARTICIPLES


def _measured(head: list[Token], rest: list[Token], owner: int | None, joint: list[Token]) -> Subject:
    """What a measure is about: its owner (Acme's profits, the Acme sales), what it measures, or itself."""
    if owner is not None and _told_fully(head, owner):
        return Subject(plain(head), True)  # India's defence budget, the country's overall deficit
    if owner is not None and head[owner].word[0].isupper() and head[-1].word in _TRADED_IN:
        return Subject(plain(head), True)  # Acme's shares
    if owner is None and head[-1].word == "average" and head[-2:-1] and any(t.word[0].isupper() for t in head[1:]):
        return Subject(plain(head), True)  # the Dow Jones industrial average
    if owner is None and len(head) > 2 and head[-1].word in _ACCOUNTS:
        return Subject(plain(head), True)  # the UK trade deficit: a state has several
    holder = name_of(head[: owner + 1]) if owner is not None else holder_in(head) or name_in(rest)
    if holder and joint and holder.islower() and head[-1].word.lower() not in _NUMBERS:
        return Subject(plain([*head, *joint, *rest[: end_of_head(rest)]]), True)  # sales of films
    if holder and owner is None and _is_of_own_kind(head):
        return Subject(plain(head), True)  # the average UK house price
    if (not holder or (holder.islower() and owner is None and not joint)) and any(_tells_what(t) for t in head[:-1]):
        return Subject(plain(head), True)  # police numbers, house prices in the capital
    return Subject(holder, True) if holder else Subject(plain(head), False)


def _is_of_own_kind(head: list[Token]) -> bool:
    """Whether a noun between a name and a measure makes it no more the name's: the UK house price."""
    named = next((at for at, token in enumerate(head[:-1]) if at and token.word[0].isupper()), len(head))
    return any(token.word.islower() and _tells_what(token) and token.tag == "NN" for token in head[named + 1 : -1])


def _named(head: list[Token], rest: list[Token], owner: int | None, joint: list[Token]) -> Subject:
    """Who or what a phrase names, with what stands behind `of` where the head alone says little."""
    first, last = head[0].word.lower(), head[-1].word.lower()
    if last in _TYPES and rest and joint and rest[0].word[0].isupper():
        return Subject(name_in(rest), True)  # the city of Linjiang
    if last in _GENERAL and head[-1].word.islower() and first in ("the", "this", "that", "both") and len(head) == 2:
        return Subject(plain(head), False)
    if owner is not None and owner + 2 < len(head) and can_name(head[-1].word):
        what = [at for at in range(owner + 1, len(head) - 1) if head[at].word.islower() and head[at].tag[0] in "NJ"]
        if what:
            return Subject(name_of(head[what[0] :]), True)  # the airline's parent Acme, Ann Bell's drama The Mill
    if owner is not None and owner + 1 < len(head):
        return Subject(plain(head[owner + 1 :] if first in _PRONOUNS else head), True)
    nouns = [t for t in head if t.word.lower() not in _DETERMINERS]
    if joint and rest and head[-1].word.islower() and len(nouns) == 1:
        inner = rest[: end_of_head(rest)]
        if rest[0].start - joint[0].end == 1 and not _is_gapped(inner):
            return Subject(plain([*head, *joint, *inner]), True)  # risk of dementia
    return Subject(name_of(head), True)


def _is_gapped(tokens: list[Token]) -> bool:
    """Whether a figure or a date stands among the words."""
    return any(after.start - before.end > 1 for before, after in pairwise(tokens))


def _tells_what(token: Token) -> bool:
    """Whether a noun or its like tells of what a measure is: house prices, the jobless rate."""
    return token.word == "jobless" or (token.tag[0] == "N" and token.word.lower() not in NOT_HOLDING)


def _told_fully(head: list[Token], owner: int) -> bool:
    """Whether a measure is more than its owner's: he has several of its kind, or is no name to stand for it."""
    between = head[owner + 1 : -1]
    if between and head[-1].word in GAUGES - {"rate"}:
        return True  # the institute's prices paid index
    if head[owner].word[0].islower():
        return head[owner].word[:-2] not in _GENERAL and head[0].word.lower() not in _PRONOUNS
    state = re.sub(r"['’]s?\Z", "", plain(head[: owner + 1])) in _LANDS  # China's industrial output
    return any(t.word.islower() and (_tells_what(t) or (state and _is_a_sort(t))) for t in between)


def _is_a_sort(token: Token) -> bool:
    return token.tag == "JJ" and token.word not in NOT_HOLDING


def _can_head(token: Token) -> bool:
    """Whether a word can be the noun of a phrase: no article, no adjective."""
    lower = token.word.lower()
    return (token.word[0].isupper() and lower not in _NO_NOUNS) or (token.tag[0] == "N" and lower not in _NO_NOUNS)


def _behind_gap(tokens: list[Token]) -> list[Token]:
    """The words behind the date or figure that ends an adverbial: Acme in `by the end of [2004] Acme plans`."""
    if not tokens:
        return tokens
    repeated = len(tokens) > 2 and tokens[0].word.lower() in ("every", "each") and tokens[1].word in TIMES
    if repeated and tokens[2].start - tokens[1].end > 1:
        return tokens[2:]  # every year [1.3m] people
    if tokens[0].word.lower() in _RESTING and len(tokens) > _LONGEST // 2:
        anew = (
            n for n in range(3, len(tokens)) if tokens[n].word.lower() in _DETERMINERS and tokens[n - 1].tag[0] == "N"
        )
        return tokens[next(anew, 0) :]  # based on [2004] figures the new group would have
    if tokens[0].word in ("while", "and", "but") and len(tokens) > 1:
        tokens = tokens[1:]
    timed = next((at for at in range(1, min(4, len(tokens) - 2)) if tokens[at].word in _SPANS | _HOURS), None)
    if timed is not None and tokens[timed + 1].word in ("after", "before", "since"):
        return tokens[timed + 2 :]  # a few hours after the storm
    if tokens[0].word.lower() not in _PREPOSITIONS:
        return tokens
    over = next((at for at in range(1, min(4, len(tokens) - 1)) if tokens[at].word in _SPANS), None)
    if over is not None and tokens[over + 1].tag[0] in "NJD":
        return tokens[over + 1 :]  # in recent years governments
    gaps = [at for at in range(1, len(tokens)) if tokens[at].start - tokens[at - 1].end > 1]
    inner = tokens[gaps[-1] :] if gaps else tokens[1:]
    opening = next((n for n in range(1, len(inner)) if _begins_phrase(inner, n)), None)
    if opening is not None:
        return inner[opening:]  # in Seoul the Kospi lost, by [Monday] evening the figure was, at this pace we use
    if gaps or tokens[0].word.lower() not in _PLACING or inner[-1:] == [] or inner[-1].tag == "NNS":
        return inner
    return []  # by the following spring was


def _begins_phrase(tokens: list[Token], at: int) -> bool:
    """Whether a word behind the noun of a fronted phrase opens the next one: an article, a pronoun."""
    word, before = tokens[at].word, tokens[at - 1]
    if before.word in ("then", "now"):
        return True
    named = word[0].isupper() and before.word.islower()
    return before.tag[0] == "N" and (named or word in _ARTICLES or word in _SPEAKERS)


def is_pronoun(phrase: str) -> bool:
    """Whether a phrase stands for somebody named before."""
    return phrase.lower() in _PRONOUNS


def _bounded(tokens: list[Token]) -> list[Token]:
    """The words without openers, adverbs and what follows a relative pronoun or a mark."""
    while tokens and (
        tokens[0].word.lower() in _BEFORE_NOUN
        or not tokens[0].word[0].isalpha()
        or tokens[0].word == "s"  # ahead of [2020]'s record
        or (tokens[0].tag == "RB" and (len(tokens) > 1 or tokens[0].word.islower() or tokens[0].word.endswith("ly")))
    ):
        tokens = tokens[1:]
    if len(tokens) > 1 and tokens[0].word in ("them", "whom", "which") and tokens[1].tag[0] == "N":
        tokens = tokens[1:]  # most of them children
    cut = next(
        (at for at, t in enumerate(tokens) if at and (t.word.lower() in _RELATIVE or _is_contact(tokens, at))),
        len(tokens),
    )
    tokens = tokens[:cut]
    while tokens and (
        tokens[-1].word.lower() in _NO_END
        or tokens[-1].word in _PREPOSITIONS  # liabilities of between
        or not tokens[-1].word[0].isalnum()
        or (tokens[-1].tag == "RB" and not tokens[-1].word[0].isupper())
    ):
        tokens = tokens[:-1]
    return tokens


def _joined(tokens: list[Token]) -> str:
    return " ".join(token.word for token in tokens)


def _is_contact(tokens: list[Token], at: int) -> bool:
    """Whether a clause without its relative word begins: the way [the children played], a shooter [you will like]."""
    word, before = tokens[at].word, tokens[at - 1]
    if before.tag[0] != "N" or not before.word.islower() or before.word in TIMES | {"time", "moment"}:
        return False  # by the time he was
    joins = word in ("the", "a", "an") and at + 1 < len(tokens) and tokens[at + 1].word.islower()
    return joins or word in _SPEAKERS


def is_measure(phrase: str) -> bool:
    """Whether a phrase ends in a noun that only names what is measured."""
    return phrase.split()[-1].lower() in _MEASURES


def is_earned(phrase: str) -> bool:
    """Whether a phrase ends in what firms have, and no economy: profits, net debt."""
    told = phrase.lower().split()
    return told[-1] in _EARNED or not _OF_FIRMS.isdisjoint(told)
