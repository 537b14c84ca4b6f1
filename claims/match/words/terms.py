"""The words of a statement as linking compares them: ideas shared by both languages, names, and what is left.

An idea (`casualty.dead`) stands for all its surfaces in concepts.toml and places.toml, so that 遇难 meets "killed".
Words that are no idea keep their own form: Simplified words of the dictionary in Chinese, stems in English. How much a
word says depends on rarity.toml alone, never on what a database happens to hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from claims.match.words.capitals import Sort, is_title, names_part, sort_of
from claims.match.words.cutting import cut, first_translation
from claims.match.words.rarity import empty, stem, table_of, weight
from claims.match.words.surfaces import first_surfaces, line_ends, persons
from extract.en.numbers.number_words import TENS, UNITS
from extract.model import Lang, Portable
from extract.text.fold import fold


@dataclass(frozen=True, slots=True)
class Term(Portable):
    """One meaningful word at its place in the text; `weight` is 0 to 1, the rarer the heavier."""

    form: str
    sort: Sort
    weight: float
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Ideas:
    """The two tables of ideas, ready to look up."""

    scopes: dict[str, str]  # axis -> where its ideas shut each other out: "figure", "statement" or "never"
    chinese: dict[str, str]  # Simplified surface -> idea, or the stem of a person's English surname
    english: dict[tuple[str, ...], str]  # stems of a surface -> idea
    exact: dict[str, str]  # word that means an idea in this form alone (goods, not good) -> idea
    long: dict[str, list[str]]  # two characters -> the Chinese surfaces that begin so, longest first


@cache
def ideas() -> Ideas:
    """concepts.toml, places.toml and persons.toml, read once."""
    scopes = dict.fromkeys(("day", "span", "scope"), "statement")  # read by labels.py, they stand in no table
    chinese: dict[str, str] = {}
    english: dict[tuple[str, ...], str] = {}
    exact: dict[str, str] = {}
    for name in ("concepts.toml", "places.toml"):
        for axis, entries in table_of(name).items():
            scopes[axis] = entries.pop("exclusive")
            for idea, surfaces in entries.items():
                for surface in surfaces["zh"].split():
                    chinese.setdefault(surface, f"{axis}.{idea}")
                for surface in surfaces["en"].split():
                    if surface.endswith("!"):
                        exact.setdefault(surface[:-1], f"{axis}.{idea}")
                        continue
                    english.setdefault(tuple(stem(word) for word in re.split("[_-]", surface)), f"{axis}.{idea}")
    for name, surname in persons().items():
        chinese.setdefault(name, surname)
    long: dict[str, list[str]] = {}
    for surface in sorted((surface for surface in chinese if len(surface) > 1), key=len, reverse=True):
        long.setdefault(surface[:2], []).append(surface)
    return Ideas(scopes, chinese, english, exact, long)


def terms(text: str, lang: Lang) -> tuple[Term, ...]:
    """The terms of `text` in reading order; figures, grammar words and punctuation are none."""
    return _short_terms(text, lang) if len(text) <= _SHORT else _long_terms(text, lang)


_SHORT = 40  # characters of a text that is likely to be asked for again: what is counted, subjects, names


@lru_cache(maxsize=100_000)
def _short_terms(text: str, lang: Lang) -> tuple[Term, ...]:
    return _read(text, lang)


@lru_cache(maxsize=16)  # a phrase that several features of a pair ask for
def _long_terms(text: str, lang: Lang) -> tuple[Term, ...]:
    return _read(text, lang)


def _read(text: str, lang: Lang) -> tuple[Term, ...]:
    return tuple(_chinese(text) if lang == "zh" else _english(text))


# What a tag of jieba's set says about a word: names by their first letters, and what carries no meaning of its own.
_NAME_TAGS = ("nr", "ns", "nt", "nz")
_EMPTY_TAGS = frozenset(
    ("m", "q", "u", "uj", "ul", "uz", "ud", "uv", "ug", "p", "c", "r", "y", "e", "o", "x", "zg", "d", "f")
)
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9.&'’-]*")
_HAN = re.compile(r"[\u3400-\u9fff]+")


def _chinese(text: str) -> Iterator[Term]:
    table = ideas()
    folded = fold(text)
    at = 0
    for start, surface in _long_surfaces(folded):
        form = table.chinese[surface]
        ends = _ends_of_line(folded, at, start) if form in _LINES else ()
        yield from _chinese_rest(folded, at, start - len(ends))
        yield from ends
        at = start + len(surface)
        if form.startswith(_BORNE) and _NUMBERED.match(folded, at):
            yield Term(surface, "name", weight(surface), start, at)  # 旅行者1号 is a craft and no traveller
        elif "." in form:
            yield Term(form, "idea", idea_weight(form), start, at)
        else:
            yield Term(form, "name", weight(form), start, at)
    yield from _chinese_rest(folded, at, len(folded))


_BORNE = ("person.", "thing.", "product.")  # ideas whose words ships and spacecraft bear as names
_NUMBERED = re.compile(r"[”」]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})号(?![线楼令码文院])")
_LINES = frozenset(("vehicle.trains", "thing.railway"))


def _ends_of_line(folded: str, at: int, start: int) -> tuple[Term, ...]:
    """The two places by whose signs a railway is called that is named at `start`: 京沪高铁."""
    places = [line_ends().get(folded[where]) for where in range(max(at, start - 2), start)]
    if len(places) < 2 or None in places or places[0] == places[1]:
        return ()
    return tuple(
        Term(place, "idea", idea_weight(place), where, where + 1)
        for where, place in enumerate(places, start - 2)
        if place
    )


def _long_surfaces(folded: str) -> Iterator[tuple[int, str]]:
    """The surfaces of ideas from the left on, the longest at each place: 13 times as fast as one pattern of all."""
    long = ideas().long
    at = 0
    while at < len(folded) - 1:
        for surface in long.get(folded[at : at + 2], ()):
            if folded.startswith(surface, at):
                yield at, surface
                at += len(surface)
                break
        else:
            at += 1


def _chinese_rest(folded: str, start: int, end: int) -> list[Term]:
    """The terms of a stretch that holds no idea of two characters or more."""
    found: list[Term] = []
    words = cut(folded[start:end]) if start < end else []
    for place, (word, tag) in enumerate(words):
        stop = start + len(word)
        meant = _meant(word, tag, len(word) == 1 and place > 1 and _is_named(*words[place - 2 : place]))
        if meant is not None:
            found.append(Term(*meant, start, stop))
        elif word[0] <= "z" and _LATIN.fullmatch(word):
            found += _english(word, start)
        start = stop
    return found


def _is_named(surname: tuple[str, str], given: tuple[str, str]) -> bool:
    """Whether a third character ends a name that no dictionary holds: 英 of 黎智英 is no Britain."""
    return surname[1] == "nr" and len(surname[0]) == len(given[0]) == 1


@lru_cache(maxsize=100_000)
def _meant(word: str, tag: str, named: bool) -> tuple[str, Sort, float] | None:
    """The form, sort and weight of a tagged Chinese word, None for one without meaning; `named` ends a name."""
    idea = None if named else ideas().chinese.get(word) or _translated_idea(word, tag)
    if idea:
        return idea, "idea", idea_weight(idea)
    if word in empty("zh") or not _HAN.fullmatch(word):
        return None
    if (tag in _EMPTY_TAGS and len(word) < 3) or (len(word) == 1 and tag[0] not in "nv"):
        return None
    is_name = (tag.startswith(_NAME_TAGS) and not _is_plain(word)) or (tag[0] == "n" and _is_translated_name(word))
    sort: Sort = "name" if is_name else "noun" if tag[0] == "n" else "word"
    return word, "word" if word in empty("general") else sort, weight(word)


def _translated_idea(word: str, tag: str) -> str | None:
    """The idea that the first translation of a noun or verb is a surface of, for words that no table lists."""
    if len(word) < 2 or tag[0] not in "nv" or tag.startswith(_NAME_TAGS):
        return None
    rendered = first_translation(word) or (_head(word) if tag[0] == "n" and len(word) == 2 else "")
    return ideas().english.get(tuple(stem(part) for part in rendered.split()))


def _head(word: str) -> str:
    """What a compound that the dictionary lacks is a kind of: 野象 is some elephant, 水价 some price."""
    from extract.zh.words.dictionary import noun

    return "" if word[-1] in _SIDES else noun(word[-1])


_SIDES = frozenset("上下中里内外前后间旁边左右")  # 旗下 is no sort of down


def _is_plain(word: str) -> bool:
    """Whether English has words for it and no name: the hosts (东道主), a foreign country (外国)."""
    from extract.zh.words.dictionary import english

    return len(word) > 1 and bool(glosses := english(word)) and not any(gloss[:1].isupper() for gloss in glosses)


def _is_translated_name(word: str) -> bool:
    """Whether English writes it with a capital: cities and people that jieba takes for common nouns."""
    return first_translation(word)[:1].isupper()


_ENGLISH_WORD = re.compile(r"[A-Za-z][A-Za-z0-9'’&]*(?:\.[A-Za-z]+)*")
_JOINT = re.compile(r"[\s-]+")  # between the words of a calendar phrase; others may have a figure inside (cut 500 jobs)
_CONTRACTED = re.compile(r"['’](?:s|m|re|ve|ll|d)\Z")
_LONGEST = 4  # words in a surface of an idea


def _english(text: str, offset: int = 0) -> Iterator[Term]:
    table = ideas()
    words = list(_ENGLISH_WORD.finditer(text))
    stems = [stem(word.group()) for word in words]
    titled = is_title(words)
    at = 0
    while at < len(words):
        length, idea = _idea_at(table, stems, at)
        if length == 1:
            idea = table.exact.get(words[at].group().lower(), idea)
        first, last = words[at], words[at + length - 1]
        start, end = offset + first.start(), offset + last.end()
        broken = length > 1 and not _JOINT.fullmatch(text, first.end(), words[at + 1].start())
        if first.group() in _MONTH_WORDS and (month := _month_at(text, first)):
            yield Term(month, "idea", 0.2, start, offset + first.end())
            at += 1
            continue
        pronoun = first.group() in ("us", "who") or (first.group() == "up" and text.startswith(" to ", first.end()))
        if idea and (pronoun or (broken and idea.partition(".")[0] in CALENDAR)):
            length, idea = 1, None  # "lasted 18 months" is no last month, "up to 400" no rise
            last, end = first, offset + first.end()
        if first.group() == "lives" and not _TAKING.isdisjoint(stems[max(0, at - _LONGEST * 2) : at]):
            idea = "casualty.dead"  # claimed more than 1,300 pilgrims' lives
        if idea and idea.startswith("side.") and not titled and names_part(words, at, text):
            idea = None  # South Khorasan may lie in the east
        if idea:
            yield Term(idea, "idea", idea_weight(idea), start, end)
        elif len(stems[at]) > 1 and _CONTRACTED.sub("", first.group().lower()) not in empty("en"):
            yield Term(stems[at], sort_of(words, at, text, titled), weight(stems[at]), start, end)
        at += length


_TAKING = frozenset(map(stem, ("claim", "cost", "take", "took", "taken", "lose", "lost")))
_MONTH_WORDS = frozenset(("March", "May"))
_BESIDE_MONTH = re.compile(r"\d(?:st|nd|rd|th)?(?: of)? ?\Z"), re.compile(r" \d")


def _month_at(text: str, word: re.Match[str]) -> str | None:
    """The month that a capital word which means something else as well names beside a number: March 4, 13 May."""
    before, after = _BESIDE_MONTH
    dated = before.search(text, max(0, word.start() - 8), word.start()) or after.match(text, word.end())
    return f"month.{word.group().lower()}" if dated else None


def _idea_at(table: Ideas, stems: list[str], at: int) -> tuple[int, str | None]:
    for length in range(min(_LONGEST, len(stems) - at), 0, -1):
        idea = table.english.get(tuple(stems[at : at + length]))
        if idea:
            return length, idea
    if at + 2 < len(stems) and stems[at + 1] in _NUMBERS:  # gets five years: spelled out as good as in digits
        end = at + 2 if stems[at + 2] not in _NUMBERS else at + 3
        idea = table.english.get((stems[at], *stems[end : end + 1]))
        if idea:
            return end + 1 - at, idea
    return 1, None


_NUMBERS = frozenset(
    stem(word)
    for word in (
        *UNITS.keys() - {"zero", "nought"},
        *TENS,
        *("hundred", "thousand", "million", "dozen"),
    )
)


CALENDAR = frozenset(("quarter", "relative", "month", "span", "weekday", "daytime", "festival", "day"))  # axes of times
PLACES = frozenset(("country", "bloc", "province", "city", "company", "side", "scope"))


@cache
def idea_weight(idea: str) -> float:
    """How much sharing `idea` says: the mean rarity of its first surface in each language; little for the calendar."""
    if idea.partition(".")[0] in CALENDAR:
        return 0.2
    first_chinese, first_english = first_surfaces()[idea]
    return (weight(first_chinese) + max(weight(stem(word)) for word in first_english.split("_"))) / 2
