"""The head of an English noun phrase: where it ends, and the name in it."""

from __future__ import annotations

import re

from extract.en.words.grammar import GRAMMAR
from extract.text.document import Token

_DETERMINERS = GRAMMAR.words("determiners")
_PREPOSITIONS = GRAMMAR.words("prepositions")
_MEASURES = GRAMMAR.words("measures")
NOT_HOLDING = _DETERMINERS | _MEASURES | GRAMMAR.words("qualifiers")
_NAME_JOINTS = frozenset(("and", "of", "for", "de", "van", "von", "al"))
_SMALL = _DETERMINERS | _NAME_JOINTS
_DESCRIBING_BEHIND = frozenset(("attributable", "available", "due", "related", "worth", "held", "made", "used"))
GAUGES = frozenset(("index", "gauge", "rate", "indicator", "measure"))
_VAGUE_TIMES = frozenset(("past", "last", "next", "previous", "coming", "latest", "first", "same", "final"))
TIMES = frozenset(("year", "years", "quarter", "month", "months", "week", "day", "half"))


def end_of_head(tokens: list[Token]) -> int:
    """Where the head of a phrase ends: at a preposition, or at a verb that tells more of it (fans wearing masks)."""
    return next((at for at in range(1, len(tokens)) if _cuts(tokens, at) or _tells_more(tokens, at)), len(tokens))


def _tells_more(tokens: list[Token], at: int) -> bool:
    word, before = tokens[at], tokens[at - 1]
    if word.word == "such" and tokens[at + 1 : at + 2] and tokens[at + 1].word == "as":
        return True  # events such as the Games
    if word.word in _DESCRIBING_BEHIND and before.tag[0] == "N":
        return True  # net income attributable to shareholders
    if not word.word.islower() or word.tag[0] != "V" or before.word.endswith(("'s", "’s", "'", "’")):
        return False
    plural, named = before.tag in ("NNS", "NNPS"), before.word[0].isupper()
    noun_behind = at + 1 < len(tokens) and tokens[at + 1].tag[0] == "N"
    if word.tag in ("VBG", "VBN"):
        if plural and noun_behind and at + 2 == len(tokens) and tokens[at + 1].word in GAUGES:
            return False  # the prices paid index
        return before.tag[0] in "N" and (plural or named or not noun_behind) and not (named and noun_behind)
    return plural and not noun_behind


def _cuts(tokens: list[Token], at: int) -> bool:
    """Whether a preposition ends the head of a phrase; the one in Bank of England does not."""
    if tokens[at].word.lower() not in _PREPOSITIONS or tokens[at].word == "per":
        return False  # earnings per share
    joins = tokens[at].word in ("of", "for") and at + 1 < len(tokens) and tokens[at - 1].word.lower() not in _MEASURES
    behind = at + 2 if tokens[at + 1 : at + 2] and tokens[at + 1].word == "the" else at + 1  # Man of the House
    return not (
        joins and tokens[at - 1].word[0].isupper() and tokens[behind : behind + 1] and tokens[behind].word[0].isupper()
    )


def holder_in(head: list[Token]) -> str:
    """`the Chrysler sales` → Chrysler; nothing for `fourth quarter sales`; `Interest rates` whole, it may be a name."""
    named = [n for n, t in enumerate(head[:-1]) if t.word[0].isupper() and t.word.lower() not in NOT_HOLDING]
    if named == [0]:
        return plain(head)
    if not named:
        return ""
    first = last = named[-1]
    while first and (
        head[first - 1].word[0].isupper() or (head[first - 1].word in _NAME_JOINTS and first - 2 in named)
    ):
        first -= 1
    return plain(head[first : last + 1])


def name_in(rest: list[Token]) -> str:
    """The name that ends the first phrase (at US media giant TimeWarner → TimeWarner), else that phrase itself."""
    first = rest[: end_of_head(rest)] if rest else []
    run = len(first)
    while run and (first[run - 1].word[0].isupper() or (first[run - 1].word == "&" and 1 < run < len(first))):
        run -= 1
    if run < len(first):
        return _without_determiner([token.word for token in first[run:]])
    if any(token.word.lower() in TIMES for token in rest):
        return ""  # the budget for the fiscal year
    told = [token.word for token in first if token.word.lower() not in _DETERMINERS]
    return "" if _VAGUE_TIMES.issuperset(told) else " ".join(told)  # sales over the past three months


def name_of(head: list[Token]) -> str:
    """The proper name that ends a phrase (search firm Google → Google), else the phrase without its determiner."""
    names = [token.word for token in head]
    names[-1] = re.sub(r"['’]s?\Z", "", names[-1])
    start = len(names)
    while (
        start and can_name(names[start - 1]) and (names[start - 1].lower() not in _DETERMINERS or _joins(names, start))
    ):
        start -= 1
    described = any(word[:1].islower() and word not in _SMALL for word in names[:start])
    return " ".join(names[start:]) if start < len(names) and described else _without_determiner(names)


def _joins(names: list[str], end: int) -> bool:
    """Whether an article before `end` stands within a name: Meet The Neighbours."""
    return end > 1 and names[end - 1][0].isupper() and names[end - 2][:1].isupper()


def can_name(word: str) -> bool:
    """Whether a word can belong to a name: Line 7."""
    return word[:1].isupper() or word[:1].isdigit()


def plain(head: list[Token]) -> str:
    """A phrase without its determiner."""
    return _without_determiner([token.word for token in head])


def _without_determiner(names: list[str]) -> str:
    while len(names) > 1 and (names[0].lower() in _DETERMINERS or names[0] == "of"):  # some [62%] of Americans
        names = names[1:]
    return " ".join(names)
