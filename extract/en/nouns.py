"""The noun that a number counts: the head of the phrase behind it, or the subject before it.

>>> from extract.en.nouns import noun_after
>>> text = "20 million surveillance cameras in cities"
>>> noun = noun_after(text, 10, len(text), plural=True)
>>> text[noun.start:noun.end]
'surveillance cameras'
"""

from __future__ import annotations

import re
from typing import NamedTuple

from extract.en.date_words import MONTHS, WEEKDAYS
from extract.en.number_words import ORDINALS, SCALES, TENS, UNITS
from extract.en.tags import tag

_TOKEN = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:[’'.-][A-Za-z0-9]+)*(?:['’](?![A-Za-z]))?|\d[\d,.]*\d|\d|[^\sA-Za-z\d]")
_MAX_WORDS = 7  # a longer phrase before its head is a sentence that went wrong
_LINK = re.compile(
    r"[ -](?:or (?:more|so|fewer|less)|odd|plus|different|separate|of)?(?: of)?(?:(?<=of) (?:the|these|those|its|their|his|her|our|your|my|all|all the|all its|such|[A-Z][a-z]+['’]s)(?= ))?(?:(?<=the|its|his|her) (?:last|past|first|next|final|previous|remaining|other)|(?<=their|these|those) (?:last|past|first|next|final|previous|remaining|other))?"
    r"(?: (?:\d[\d,.]*(?: (?:million|billion|thousand))?|two|three|four|five|six|seven|eight|nine|ten|dozen|world['’]s|country['’]s)(?= ))?(?=[ -])",
)
# Words at which a noun phrase ends, whatever the lexicon says.
_STOP = frozenset(
    "last next this that these those the a an in on at by to from with for as than per who which whose when where while and or but nor "
    "is are was were be been being has have had do does did will would can could may might shall should must not no it he she they we "
    "i you him her them us me his their its our my your of if because since until till before after during between among within "
    "without against over under about around across through into onto upon toward towards behind beyond despite except like near "
    "off out up down ago earlier later apiece each every both either neither there here then now today yesterday tomorrow soon "
    "again also too very just only even still already yet almost nearly so such how what why more less fewer year-on-year "
    "including following according compared worth plus v vs versus said says say via amid".split()
) | frozenset(MONTHS) - {"may", "march"} | frozenset(WEEKDAYS)  # fmt: skip
_SKIP = frozenset("more other new additional further extra different separate such fewer less odd of the".split())
_DEAD = frozenset("dead injured wounded missing homeless unemployed jobless dead. hurt ill sick infected hospitalised hospitalized".split())
# Plural nouns that stand before another noun: sales managers, sports grounds.
_ATTRIBUTIVE = frozenset("sales sports arms savings goods systems operations communications resources customs".split())
_NO_NOUNS = frozenset("ages times".split())


class Noun(NamedTuple):
    """Where the noun phrase stands."""

    start: int
    end: int


class Word(NamedTuple):
    """One word with its tag."""

    start: int
    end: int
    text: str
    tag: str


def words_after(text: str, at: int, end: int) -> list[Word]:
    """The words behind `at`, up to punctuation or a word that no noun phrase holds."""
    found: list[Word] = []
    for match in _TOKEN.finditer(text, at, min(end, at + 100)):
        token = match.group()
        if not token[0].isalpha():
            if token in "\"“”" or (token in "‘’'" and not found):
                continue
            break
        lower = token.lower()
        if lower == "and" and found and found[-1].tag in ("JJ", "VBN", "VBG") and (following := _TOKEN.match(text, match.end() + 1)) and tag(following.group()) == "JJ":
            continue  # short and medium-distance flights
        if lower in _STOP and token != "US" and not (not found and lower in _SKIP):
            break
        if lower in UNITS or lower in TENS or lower in SCALES:
            break
        known = tag(token.rstrip("'’")) if not token.endswith(("'s", "’s", "'", "’")) else "POS"
        found.append(Word(match.start(), match.end(), token, known))
        if len(found) > _MAX_WORDS:
            break
    return found


def noun_after(text: str, at: int, end: int, *, plural: bool) -> Noun | None:
    """The shortest phrase of the noun counted by the number that ends at `at`; `plural` when it is more than one."""
    link = _LINK.match(text, at, min(end, at + 60))
    hyphen = text[at : at + 1] == "-"
    start = link.end() if link else at
    words = words_after(text, start + hyphen if not link else start, end)
    if hyphen and words:  # 15-member, 26-mile: the word joined by the hyphen
        head = words[0]
        if head.text.endswith("ly") or head.tag in ("IN", "TO", "CC", "DT", "CD"):
            return None  # a three-monthly report
        if head.text.lower() == "strong":
            return noun_after(text, head.end, end, plural=False)
        return Noun(head.start, head.start + len(head.text.split("-")[0])) if head.tag != "POS" else None
    while words and words[0].text.lower() in _SKIP:
        words = words[1:]
    head_at = _head(words, plural or (link is not None and " of" in link.group()))
    if head_at is None:
        if words and words[0].text.lower() in _DEAD:
            return Noun(words[0].start, words[0].end)
        return None
    return _phrase(words, head_at)


def _is_noun(known: str) -> bool:
    return known in ("NN", "NNS", "NNP", "NNPS")


def _plural_form(word: Word) -> bool:
    if word.tag in ("NNS", "NNPS"):
        return True
    if word.tag == "NNP":
        return word.text.endswith("s") and len(word.text) > 4 and not word.text.endswith(("ss", "us", "is"))
    lower = word.text.lower()
    return word.tag == "VBZ" and lower.endswith("s") and lower not in ("is", "was", "has", "does", "says")


def _head(words: list[Word], plural: bool) -> int | None:
    """Index of the head: behind a plural number the first plural noun, else the end of the first run of nouns."""
    if plural:
        for index, word in enumerate(words):
            if word.tag in ("VBD", "VB", "VBP", "MD") and not any(_plural_form(later) for later in words[index + 1 : index + (2 if index else 3)]):
                break
            if _plural_form(word):
                following = words[index + 1] if index + 1 < len(words) else None
                if following and word.tag == "NNPS" and following.tag == "NNP":
                    continue
                if following and word.text.lower() in _ATTRIBUTIVE and _is_noun(following.tag):
                    continue
                return index
            if word.tag in ("RB", "RP", "IN", "RBR") and index and _is_noun(words[index - 1].tag):
                break
    last = None
    if plural and words and all(word.tag == "NNP" for word in words):
        return None
    for index, word in enumerate(words):
        if _is_noun(word.tag):
            last = index
        elif last is not None or word.tag in ("VB", "VBP", "VBZ", "VBD", "MD", "IN", "RP", "RB", "EX", "WP", "WDT", "WRB", "PRP", "DT"):
            break
    if last is not None and plural and words[0].tag in ("VBG", "VBN"):
        return None
    return last


def _phrase(words: list[Word], head: int) -> Noun:
    """The head with the common nouns that stand directly before it; a proper head keeps its whole name."""
    first = head
    proper = words[head].tag in ("NNP", "NNPS")
    while first > 0:
        before = words[first - 1]
        if before.tag in (("NNP", "NNPS", "JJ") if proper and before.text[0].isupper() else ("NN", "VB", "VBP")) or (before.text.lower() in _ATTRIBUTIVE):
            first -= 1
        else:
            break
    return Noun(words[first].start, words[head].end if not words[head].text.endswith(("'", "’")) else words[head].end - 1)
