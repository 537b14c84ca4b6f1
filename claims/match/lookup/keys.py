"""Which pairs are worth comparing: appearances that share a key.

A key is made of as few parts as are rare enough together. How rare a part is, is counted in bits: a word found in one
clause of two thousand brings eleven, the first two digits of a figure seven. There are three sorts:

- a figure's value, its measure and things spoken of: what says the same shares one, whatever its wording or language;
- a measure, things, the size of the figure and the year: there those meet whose figures differ, contradictions;
- a measure and things that are so rare that neither size nor year is needed.

The bits come from the fixed table of rarity.py, so that the keys of a statement depend on itself alone, never on what
else is stored or in which order. Words that go together (Carrie and Lam) bring less together than apart.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from functools import lru_cache
from hashlib import blake2b

from claims.match.statement.figures import Figure, leading
from claims.match.statement.mention import Mention, title_forms
from claims.match.words.capitals import Sort
from claims.match.words.rarity import stem, weight
from claims.match.words.terms import PLACES, Term, terms
from extract.model import Lang

# Of a key with a value: one clause of 260,000; of a digit or a month: of a million
_SAME_BITS, _LOOSE_BITS = 18.0, 20.0
_CONFLICT_BITS = 21.0  # of a key with a size and a year
_LASTING_BITS = 21.0  # of a key with neither
_SIZE_BITS, _YEAR_BITS = 2.0, 3.0
_LATER = 0.75  # what the bits of a second thing count, and again of a third: things go together

_IDEAS = 3  # of the ideas spoken of, the rarest
_WORDS = 3  # of the names and words that are no idea, the rarest
_ROW = 2  # bars from which a sentence is a table row
_ENOUGH = 5  # terms of a clause; a shorter one speaks of what its sentence does
_FIGURES = 4  # figures of one statement that make keys

Part = tuple[int, float]  # the hash of a thing and its bits


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys under which a statement is stored, and what else is to be asked for to find its partners."""

    own: frozenset[int]
    more: frozenset[int]

    @property
    def asked(self) -> frozenset[int]:
        """All under which partners are looked for: none that was put aside."""
        return frozenset(key for key in self.own if key < _ASIDE) | self.more


_NO_KEYS = Keys(frozenset(), frozenset())


def keys(mention: Mention) -> Keys:
    """The keys of a statement; the rows of a table say too little to be linked.

    Its partners are stored under its own keys, or under those of statements without a year. Without a year itself it
    asks for every year.
    """
    if mention.text.count("|") >= _ROW:
        return _NO_KEYS
    things = _things(mention)
    topical = sorted((*things, *_topics(mention.title, mention.lang)), key=_bits_first)
    dated = _years(mention)
    years = [_hash(f"year {year}") for year in dated or (_UNDATED,)]
    other_years = [_hash(f"year {year}") for year in ((_UNDATED,) if dated else _EVERY_YEAR)]
    same: set[int] = set()
    other: set[int] = set()
    more: set[int] = set()
    for figure in mention.asserted[:_FIGURES]:
        measure, bits = _hash(figure.measure), _measure_bits(figure)
        for value, told in _values(figure):
            at = measure + 3 * value
            sort = _sort(figure, told)
            needed = (_SAME_BITS if sort == TELLING_VALUE else _LOOSE_BITS) - bits - told
            same.update([(at + each) & _BITS | sort for each in _together(topical, needed)])
        other.update([measure + each for each in _together(things, _LASTING_BITS - bits)])
        sized = _together(things, _CONFLICT_BITS - bits - _SIZE_BITS - _YEAR_BITS)
        for at, is_own in _sizes(figure, measure) if sized else ():
            here = [at + 7 * year + each for year in years for each in sized]
            (other if is_own else more).update(here)
            more.update([at + 7 * year + each for year in other_years for each in sized])
    own = frozenset([*same, *[key & _BITS | NO_VALUE for key in other]])
    return Keys(own, frozenset([key & _BITS | NO_VALUE for key in more]) - own)


_UNDATED = 0  # the year of who says none
_EVERY_YEAR = range(1980, 2060)  # that sources of today speak of
_RECENT = timedelta(31)  # before a source appeared: the time of what it says without one


def _years(mention: Mention) -> tuple[int, ...]:
    """The years that a statement may speak of, the first three at most."""
    start, end = mention.time_start, mention.time_end or mention.published
    if start is None:
        if mention.published is None:
            return ()
        start, end = mention.published - _RECENT, mention.published
    first = min(max(start.year, _EVERY_YEAR[0]), _EVERY_YEAR[-1])
    last = min(max(first, end.year if end else first), first + 2, _EVERY_YEAR[-1])
    return tuple(range(first, last + 1))


_MASK = (1 << 47) - 1  # six bytes in the database; two keys that fall together cost a comparison


_ASIDE = _MASK + 1


def aside(key: int) -> int:
    """A key under which a statement is stored for a single sentence that is looked for, and for no other statement."""
    return key | _ASIDE


NO_VALUE, ANY_VALUE, TELLING_VALUE = 0, 1, 3  # the sorts of keys, in their last two bits


_BITS = _MASK & ~TELLING_VALUE  # of a key that do not tell its sort


def sort_of(key: int) -> int:
    """Which value a key holds: none, any, or one that few figures have; the greater, the more sharing it tells."""
    return key & TELLING_VALUE


def has_value(key: int) -> bool:
    """Whether a key holds a figure's value, as all keys do by which the same is found."""
    return sort_of(key) != NO_VALUE


def _sort(figure: Figure, told: float) -> int:
    """The sort of a value of so many bits: a single digit or a month is shared by much that has nothing in common."""
    tells = figure.kind == "money" or (figure.kind != "date" and told >= _TWO_DIGITS)
    return TELLING_VALUE if tells else ANY_VALUE


@lru_cache(maxsize=100_000)
def _hash(part: str) -> int:
    return int.from_bytes(blake2b(part.encode(), digest_size=8).digest(), "big")


def _together(things: list[Part], needed: float) -> list[int]:
    """The sets of up to three things that bring the bits needed and hold none that is enough by itself.

    `things` begin with those of most bits, so that what follows one that falls short falls short too.
    """
    found = [thing for thing, bits in things if bits >= needed]
    rest = things[len(found) :]
    for at, (one, most) in enumerate(rest):
        short = at + 1
        for other, less in rest[at + 1 :]:
            if most + _LATER * less < needed:
                break
            found.append(one + other)
            short += 1
        for middle in range(short, len(rest)):
            other, less = rest[middle]
            for third, least in rest[middle + 1 :]:
                if most + _LATER * (less + _LATER * least) < needed:
                    break
                found.append(one + other + third)
    return found


def _measure_bits(figure: Figure) -> float:
    if figure.kind in ("count", "number") and figure.unit is None:
        return 1.0
    return {"percent": 2.0, "ratio": 2.0, "date": 2.0, "money": 3.0}.get(figure.kind, 4.0)


_STEP = 2.5


def _sizes(figure: Figure, measure: int) -> Iterator[tuple[int, bool]]:
    """The own size of a figure of some measure, and the two beside it, under which only partners are looked for.

    Figures of which none is more than twice and a half the other have the same size or neighbouring ones. A date has no
    size: all dates of one happening meet.
    """
    if figure.kind == "date" or not figure.low:
        yield measure + 5 * _hash("size"), True
        return
    size = round(math.log(abs(figure.low), _STEP))
    for near in (size, size - 1, size + 1):
        yield measure + 5 * _hash(f"size {near}"), near == size


_TELLING = 3  # digits from which a figure is rarely rounded to
_ONE_DIGIT, _TWO_DIGITS = 4.0, 7.0  # bits of a value rounded to these
_WHOLE_UNITS = 5.0  # of a duration: nearly all are a few whole years, months, days or hours


def _values(figure: Figure) -> Iterator[Part]:
    """A figure as it stands, if that tells much, and what it can be rounded to with two digits; a date's month."""
    if figure.kind == "date":
        if figure.first_day:
            yield _hash(f"{figure.first_day:%Y-%m}"), 6.0
        return
    value = figure.low.normalize()
    digits = len(value.as_tuple().digits)
    if digits >= _TELLING and figure.kind != "duration":
        yield _hash(f"={value:f}"), 9.0 if digits == _TELLING else 12.0
    below = leading(figure.low, 2)
    step = Decimal(1).scaleb(below.adjusted() - 1) if below else Decimal(1)
    for near in (below,) if below == figure.low else (below, below + step):
        rounded = near.normalize()
        told = _ONE_DIGIT if len(rounded.as_tuple().digits) == 1 else _TWO_DIGITS
        yield _hash(f"{rounded:f}"), min(told, _WHOLE_UNITS) if figure.kind == "duration" else told


def _things(mention: Mention) -> list[Part]:
    """The rarest ideas and the rarest other words of the clause as both languages name them, those of most bits first.

    What is counted and what bears a number (Line 7) are always among them.
    """
    told = mention.core_forms if len(mention.core_forms) >= _ENOUGH else mention.forms
    counted = {term.form for figure in mention.asserted for term in terms(figure.item or "", mention.lang)[-1:]}
    named: dict[str, float] = {}
    places = {"idea": _IDEAS, "word": _WORDS}
    ranked = sorted([(form not in counted and form[0] != "#", -_weight(term), form) for form, term in told.items()])
    for _, negative, form in ranked:
        sort = "idea" if told[form].sort == "idea" else "word"
        if not places[sort]:
            continue
        name = shared_name(form, told[form].sort)
        if name not in named and (sort == "word" or told[form].weight > _CALENDAR):
            places[sort] -= 1
            named[name] = -negative
    return sorted([(_hash(name), _bits(weight)) for name, weight in named.items()], key=_bits_first)


def _bits_first(part: Part) -> float:
    return -part[1]


_CALENDAR = 0.2  # the weight of calendar words, which are no things
_RAREST = 12.0  # bits of a word outside the table


def _bits(weight: float) -> float:
    """The octave of the table of rarity that a weight stands for."""
    return _RAREST if weight >= 1 else max(0.0, 12 * (weight - 0.1))


@lru_cache(maxsize=100)  # the statements of one source come one after another
def _topics(title: str | None, lang: Lang) -> list[Part]:
    """The rarest names and ideas of a source's title, countries apart: a story's figures meet under them.

    They stand over every figure of their source, so they bring fewer bits than words beside it.
    """
    told = [term for term in title_forms(title, lang).values() if term.form.partition(".")[0] not in PLACES]
    found = {shared_name(term.form, term.sort): _weight(term) for term in told}
    rare = sorted((-weight, form) for form, weight in found.items() if weight >= _TOPICAL)
    return [(_hash(f"@{form}"), _TOPIC_BITS) for _, form in rare[:_TOPICS]]


_TOPICS = 3  # things of a title that make keys
_TOPICAL = 0.85  # weight from which they do
_TOPIC_BITS = 7.0


def _weight(term: Term) -> float:
    """A word weighs no more than the commoner of its two names; a number that names something is rare."""
    if term.form[0] == "#":
        return 1.0
    return term.weight if term.sort == "idea" else min(term.weight, _common_weight(term.form))


@lru_cache(maxsize=100_000)
def _common_weight(form: str) -> float:
    return weight(_common_name(form))


def shared_name(form: str, sort: Sort) -> str:
    """The name of a term that statements of both languages share: the idea, else the stem of an English word."""
    return form if sort == "idea" else _common_name(form)


def _common_name(form: str) -> str:
    return _english_name(form) if form[0] >= "\u3400" else form


@lru_cache(maxsize=100_000)
def _english_name(word: str) -> str:
    """The stem that a Chinese word shares with its likeliest translation; without one, how it sounds."""
    from extract.zh.words.dictionary import english, pinyin

    for gloss in english(word):
        parts = [part for part in gloss.split() if part.isalpha() and len(part) > 2]
        if parts:
            return stem(parts[-1])  # what it is comes last in English: rail station, surveillance camera
    return stem("".join(pinyin(word, person=True).lower().split()))
