"""The noun that a number counts: the head of the phrase behind it; where none is there, `elided` looks before it.

>>> from extract.en.quantities.nouns import noun_after
>>> text = "20 million surveillance cameras in cities"
>>> noun = noun_after(text, 10, len(text), plural=True)
>>> text[noun.start:noun.end]
'surveillance cameras'
"""

from __future__ import annotations

import re
from itertools import islice
from typing import NamedTuple

from extract.en.numbers.number_words import SCALES, TENS, UNITS
from extract.en.words.date_words import MONTHS, WEEKDAYS
from extract.en.words.tags import tag
from extract.en.words.vocabulary import VOCABULARY

_TOKEN = re.compile(
    r"(?:[A-Z]\.){2,}(?= [a-z])|[A-Z]&[A-Z](?= [a-z])|"  # U.S. stores, A&E departments
    r"[A-Za-z][A-Za-z0-9]*(?:[’'.-][A-Za-z0-9]+)*(?:['’](?![A-Za-z]))?|\d[\d,.]*\d|\d|[^\sA-Za-z\d]"
)
_MEASURED = re.compile(r"\d[\d.,]*(?:(?:st|nd|rd|th)?-[a-z]+(?:-[a-z]+)*|(?:mm|cm|m|km|kg|lb|ft|in))(?= [a-z])")
# 30 737 Max jets
_TYPE_OF_PLANE = re.compile(
    r"(?:(?:Boeing|Airbus) )?(?:7[0-8]7|A3[1-8]0)(?:-\d+)?(?: M(?:AX|ax)(?: \d+)?)?(?= [A-Za-z])"
)
_MODEL_OF = re.compile(r"\d{1,4}(?= (?:[A-Z][a-z]+ )?[a-z]+s\b)")
_PLACE_IN_LIST = re.compile(r"(?:[Tt]op[ -](?:\d+|ten|five|three)|[Nn]umber[ -]ones?|No\.? ?1)(?= [a-z])")
_NAME_AT_END = re.compile(r"(?<=[a-z])(?: [A-Z][\w.'’-]*)+\Z")  # four-time champion Ann Bell
# Adjectives that say of what sort a thing is belong to it: industrial companies, registered voters, Japanese films.
_SORTS = re.compile(
    r"(?!un|(?:additional|several|total|actual|potential|special|original|initial|final|annual|local|usual|real|equal"
    r"|individual|similar|particular|popular|regular|necessary|fatal|vital|crucial|further|great|typical"
    r"|successful|critical|serious|dramatic|fantastic|separate|consecutive|reported|confirmed|unnamed|alleged"
    r"|suspected|estimated|expected|recorded|remaining|so-called|injured|killed|combined|required|unnecessary)\b)"
    r"(?:[a-z]+(?:al|ic|ar|ary)|[a-z]{3,}ed|private|military|foreign|civilian|public|armed|nuclear|senior|junior"
    r"|[A-Z][a-z]+(?:an|ish|ese|ch|i))"
)
_PARTS_OF_WORLD = ("North", "South", "East", "West", "Northern", "Southern", "Latin", "Central", "Saudi", "Sri", "New")
_MODELS = re.compile(r"\d{2,4}s\b|3-pointers")
_LOOK_AHEAD = 100  # characters
_MAX_WORDS = 7  # a longer phrase before its head is a sentence that went wrong
_OWNERS = (
    r"(?:the (?:[a-z]+|[A-Z]\w+)['’]s|the|whose|these|those|its|their|his|her|our|your|my|all the|all its|all|such"
    r"|[A-Z][a-z]+['’]s)"
)
_ORDER = r"(?:last|past|first|next|final|previous|remaining|other)"
_COUNT = (
    r"(?:\d[\d,.]*(?: (?:million|billion|thousand))?|two|three|four|five|six|seven|eight|nine|ten|dozen"
    r")"
)
# What joins a number to its noun: `of the`, `of its last 12`, `or more`.
_LINK = re.compile(
    rf"[ -](?:or (?:more|so|fewer|less)|odd|plus|different|separate"
    rf"|out of(?= (?:\d|(?:the|every|its|two|three|four|five|six|seven|eight|nine|ten)\b))"
    rf"|from(?= (?:his|her|its|their) (?:\d|(?:last|first|past|two|three|four|five|six|seven|eight|nine|ten)\b))"
    rf"|of)?(?: of)?(?:(?:(?<=of)|(?<=from)) {_OWNERS}(?= ))?"
    rf"(?:(?:(?<= the)|(?<= its)|(?<= his)|(?<= her)|(?<= their)|(?<=these)|(?<=those)) {_ORDER}(?= ))?"
    rf"(?:(?<=of)(?: only| just| about| some)?)?"
    rf"(?:(?:(?<= the)|(?<= its)|(?<=of)) (?:more than|nearly|roughly|almost|about|around|some|over|up to"
    rf"|approximately|close to|fewer than|less than|under|at least|estimated)(?= \d))?"
    rf"(?: {_COUNT}(?= ))?(?=[ -])"
)
# `118 still missing`: a participle counted as a noun, with an adverb before it.
_STATE = re.compile(
    r" (?:others )?(?:still|seriously|critically|badly|severely|slightly|lightly|feared|presumed|confirmed|reported"
    rf"|believed) (?P<state>{'|'.join(sorted(VOCABULARY.words('nouns.nominal')))})\b(?! [a-z]+s\b)"
)
_STOP = (VOCABULARY.words("nouns.stop") | frozenset(MONTHS) | frozenset(WEEKDAYS)) - {"may", "march"}
_SKIP, _NOMINAL, _ATTRIBUTIVE = (VOCABULARY.words(f"nouns.{name}") for name in ("skip", "nominal", "attributive"))
_NUMBER_WORDS = frozenset((*UNITS, *TENS, *SCALES))
_DESCRIBING = ("JJ", "VBN", "VBG")
_BEFORE_NOUN = frozenset((*_DESCRIBING, "NN", "NNP"))
_NO_MEMBER = ("IN", "TO", "CC", "DT", "CD", "POS", "VBN", "VBD")
_PLAYED_UNITS = ("set", "hit", "cut", "win", "run", "try")  # a five-set match, a three-hit game
_VERBS = ("VBD", "VB", "VBP", "MD")
_NO_PART = frozenset(["VB", "VBP", "VBZ", "VBD", "MD", "IN", "RP", "RB", "EX", "WP", "WDT", "WRB", "PRP", "DT"])


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


def words_after(text: str, at: int, end: int, *, plural: bool) -> list[Word]:
    """The words behind `at`, up to punctuation or a word that no phrase holds; `plural` lets `and` join attributes."""
    found: list[Word] = []
    limit, reached = min(end, at + _LOOK_AHEAD), at
    for match in _TOKEN.finditer(text, at, limit):
        if match.start() < reached:
            continue
        place = _PLACE_IN_LIST.match(text, match.start(), limit)
        if place:
            reached = place.end()  # nine top 30 singles
            continue
        token = match.group()
        plane = _TYPE_OF_PLANE.match(text, match.start(), limit)
        if plane and not found:
            reached = plane.end()
            continue
        if (model := _MODELS.match(text, match.start(), limit)) and not found:
            return [Word(match.start(), model.end(), model.group(), "NNS")]  # a dozen 747s
        measured = _MEASURED.match(text, match.start(), limit) if token[0].isdigit() else None
        if measured:
            reached = measured.end()  # two 500-pound bombs
            continue
        if found and found[-1].text[0].isupper() and _MODEL_OF.match(text, match.start(), limit):
            continue  # PlayStation 5 consoles
        if token in '"“”' or (token in "‘’'" and not found):
            continue
        if not token[0].isalpha() or len(found) > _MAX_WORDS:
            if (token[0].isdigit() or token[0] in "$£€") and len(found) > 1 and found[-2].tag == "NNS" == found[-1].tag:
                found.pop()  # a basket of 20 items costs 36 euros
            break
        lower = token.lower()
        if lower in ("and", "or") and found and plural and _joins_attributes(found, text, match.end() + 1, limit):
            continue  # short and medium-distance flights, six League and Cup games
        serie_a = token == "A" and bool(found) and found[-1].text[0].isupper()
        named = token in ("US", "X") or serie_a  # two Serie A titles, 12 X Factor finalists
        stops = lower in _STOP and not named and (found or lower not in _SKIP)
        if stops or lower in _NUMBER_WORDS:
            break
        known = "POS" if token.endswith(("'s", "’s", "'", "’")) else tag(token)
        if not plural and token in _PLAYED_UNITS:
            known = "NN"  # one more win
        found.append(Word(match.start(), match.end(), token, known))
    return found


def _joins_attributes(found: list[Word], text: str, at: int, limit: int) -> bool:
    """Whether `and` joins two attributes of one plural noun: deep and surface mines."""
    if any(_plural_form(word) for word in found) or found[-1].tag not in _BEFORE_NOUN:
        return False
    following = list(islice(_TOKEN.finditer(text, at, limit), 3))
    tags = [tag(match.group()) for match in following]
    if not following or following[0].group().lower() in _STOP or tags[0] not in _BEFORE_NOUN:
        return False
    if found[-1].tag in _DESCRIBING and tags[0] == "JJ":
        return True
    plural = next((n for n, known in enumerate(tags) if known in ("NNS", "NNPS")), 0)
    return plural > 0 and _BEFORE_NOUN.issuperset(tags[:plural])


def noun_after(text: str, at: int, end: int, *, plural: bool) -> Noun | None:
    """The shortest phrase of the noun counted by the number that ends at `at`; `plural` when it is more than one."""
    link = _LINK.match(text, at, min(end, at + 60))
    state = _STATE.match(text, at, min(end, at + 40))
    if state:
        return Noun(*state.span("state"))
    hyphen = text[at : at + 1] == "-"
    of_many = link is not None and (" of" in link.group() or " from" in link.group())
    phrase = words_after(text, link.end() if link else at + hyphen, end, plural=plural or of_many)
    if hyphen and phrase:
        return _joined_by_hyphen(text, phrase[0], end)
    while phrase and phrase[0].text.lower() in _SKIP:
        phrase = phrase[1:]
    head = _head(phrase, plural or of_many)
    if head is not None:
        return _phrase(phrase, head)
    if phrase and phrase[0].text.lower() in _NOMINAL:
        return Noun(phrase[0].start, phrase[0].end)
    return None


def _joined_by_hyphen(text: str, word: Word, end: int) -> Noun | None:
    """15-member, 40-strong troupe, four-time champion; not a three-monthly report, a 3-for-2 split."""
    if word.text.lower() in ("strong", "time", "times"):
        noun = noun_after(text, word.end, end, plural=False)
        named = _NAME_AT_END.search(text[noun.start : noun.end]) if noun else None
        return Noun(noun.start, noun.start + named.start()) if noun and named else noun
    if word.text.startswith(("a-", "an-", "per-")):
        return None  # a 10-a-month target
    known = "NN" if word.text in _PLAYED_UNITS else word.tag
    if word.text.endswith("ly") or known in _NO_MEMBER or tag(word.text.split("-")[0]) in ("IN", "TO"):
        return None
    return Noun(word.start, word.start + len(word.text.split("-")[0]))


def _is_noun(known: str) -> bool:
    return known in ("NN", "NNS", "NNP", "NNPS")


def _plural_form(word: Word) -> bool:
    if word.tag in ("NNS", "NNPS"):
        return True
    if word.tag == "NNP":
        text = word.text
        if text[:-1].isupper() and len(text) > 2:
            return text.endswith("s")  # DJs, MPs
        return text.endswith("s") and len(text) > 4 and not text.endswith(("ss", "us", "is"))
    lower = word.text.lower()
    return word.tag == "VBZ" and lower.endswith("s") and lower not in ("is", "was", "has", "does", "says")


def _head(words: list[Word], plural: bool) -> int | None:
    """Index of the head: behind a plural number the first plural noun, else the end of the first run of nouns."""
    if plural:
        head = _first_plural(words)
        if head is not None:
            return head
        if words and (all(word.tag == "NNP" for word in words) or words[0].tag in ("VBG", "VBN")):
            return None
    last = None
    for index, word in enumerate(words):
        if _is_noun(word.tag):
            last = index
        elif last is not None or word.tag in _NO_PART:
            break
    if last is None or (plural and words[last].tag == "NNP"):
        return None  # 16 of the Australian Open
    verb = not plural and last > 0 and words[last].tag == "NNS" and words[last - 1].tag == "NN"
    return last - verb  # one man recognises


def _first_plural(words: list[Word]) -> int | None:
    for index, word in enumerate(words):
        following = words[index + 1 : index + (2 if index else 3)]
        if word.tag in _VERBS and not any(_plural_form(later) for later in following):
            return None
        if word.tag in ("RB", "RP", "IN", "RBR") and index and _is_noun(words[index - 1].tag):
            return None
        if not _plural_form(word):
            continue
        named = word.tag == "NNPS" or word.text[0].isupper()
        part_of_name = (
            named
            and following
            and (
                (following[0].tag == "NNP" and following[0].text[0].isupper())
                or (following[0].tag == "NNS" and following[0].text[0].islower())  # four Futures titles
            )
        )
        joined = bool(following) and following[0].start - word.end == 1
        # Behind a plural subject no verb ends with -s: drugs tests are tests.
        compound = joined and word.tag == following[0].tag == "NNS" and word.text.islower()
        compound = compound and following[0].text.islower() and following[0].text != "ages"
        attribute = compound or (word.text.lower() in _ATTRIBUTIVE and following and _plural_form(following[0]))
        if not part_of_name and not attribute:
            return index
    return None


def _phrase(words: list[Word], head: int) -> Noun:
    """The head with the common nouns that stand directly before it; a proper head keeps its whole name."""
    first = head
    name = words[head].tag in ("NNP", "NNPS")
    while first > 0:
        before = words[first - 1]
        named = name and before.text[0].isupper()
        joined = before.tag in (("NNP", "NNPS", "JJ") if named else ("NN", "VB", "VBP"))
        adjoins = before.end + 1 == words[first].start  # no quotation mark in between
        sorting = not name and before.tag in ("JJ", "VBN") and _SORTS.fullmatch(before.text)
        compound = before.tag == words[first].tag == "NNS" and first == head and before.text.islower()
        placed = words[first].text[0].isupper() and before.text in _PARTS_OF_WORLD  # North Korean troops
        if not adjoins or not (joined or placed or sorting or compound or before.text.lower() in _ATTRIBUTIVE):
            break
        first -= 1
    return Noun(words[first].start, words[head].end - words[head].text.endswith(("'", "’")))
