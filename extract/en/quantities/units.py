"""The unit behind a number: `%`, `basis points`, `-year`, `km/h`, `barrels a day`.

Surfaces come from the lexicon's tables; here stand only percentages, rates and times that are made of others.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from extract.en.words.tags import tag
from extract.en.words.vocabulary import VOCABULARY
from extract.model import QuantityKind
from extract.quantities.lexicon import unit_surfaces

_PERCENT = {
    "%": "%|per cent|percent|pct|pc|per-cent",
    "pp": "percentage points|percentage point|percent points|per cent points|pp|pps|ppts|ppt|%-points|% points|%-point",
    "bp": "basis points|basis point|bp|bps",
}
# Times that are made of others: one decade is ten years; and time units with a word before them.
_TIMES = {
    "decade": ("a", 10),
    "decades": ("a", 10),
    "century": ("a", 100),
    "centuries": ("a", 100),
    "millennia": ("a", 1000),
    "fortnight": ("wk", 2),
    "fortnights": ("wk", 2),
    "nights": ("d", 1),
    "weekdays": ("d", 1),
    "quarters": ("mo", 3),
}
_TIME_ADJECTIVES = VOCABULARY.words("times.adjectives")  # three consecutive quarters
_PLAIN_TIMES = {
    "years": ("a", 1),
    "months": ("mo", 1),
    "weeks": ("wk", 1),
    "days": ("d", 1),
    "hours": ("h", 1),
    "minutes": ("min", 1),
    "quarters": ("mo", 3),
}
# Abbreviations that hold their `per day`.
_DAILY = {"bpd": 1, "b/d": 1, "bopd": 1, "mbpd": 10**6, "mb/d": 10**6}
# Too short to stand apart from their figures.
_LETTERS = frozenset("mgthsAVWLBwJFCK")
_IN_NAMES = frozenset("A")  # flat 13A; a 13A fuse
_ELECTRIC = (
    "supply|socket|fuse|charger|charging|current|plug|cable|circuit|breaker|battery|mains|outlet|bulb|lamp|LED|motor|USB"
    "|adapt[eo]r|power|DC|AC|solar|panel|speaker|heater|rating|peak"
)
# The same with a space, as standards write it, where nothing else can be meant: 12 g of protein, 230 V, 13 A socket.
_SPACED = (
    r"g(?= of [a-z]| (?:per|and|or|to|each|a|packs?|bags?|tins?|cans?|jars?|bars?|blocks?|tubs?|portions?|servings?)\b"
    r"|[.,;:)]|\Z)|L(?= (?:of|per|and|or)\b|[.,;:)]|\Z)"
    rf"|[VW](?=[,;:)]|[.](?![A-Z])|\Z| (?:per|at|of|to|from|and|or|{_ELECTRIC})\b)|A(?= (?:{_ELECTRIC})\b)"
    r"|m(?= (?:long|tall|high|deep|wide|above|below|away|thick|lower|higher|shorter|longer|taller|deeper|wider|across"
    r"|short of|apart|underground|underwater|inland|offshore|downstream|upstream"
    r"|in (?:length|height|depth|width))\b)|(?<=,\d\d\d )m(?= [A-Z])"
)
_SPOKEN_DEGREES = {"C": "Cel", "F": "F"}


@dataclass(frozen=True, slots=True)
class UnitWords:
    """A unit in the text: the kind that it makes of a number, its id, by what the number is multiplied, and its end."""

    kind: QuantityKind
    unit: str
    factor: Decimal
    start: int
    end: int
    per: str | None = None


@dataclass(frozen=True, slots=True)
class _Entry:
    kind: QuantityKind
    unit: str
    factor: Decimal = Decimal(1)
    per: str | None = None


@cache
def _table() -> dict[str, _Entry]:
    """Surface, in lower case for words, -> what it means."""
    table: dict[str, _Entry] = {}
    for surface, unit in unit_surfaces("en").items():
        name = surface.lower() if " " in surface else surface
        table[name] = _Entry("duration" if unit.dimension == "time" else "measure", unit.id)
    for unit_id, surfaces in _PERCENT.items():
        table.update({surface: _Entry("percent", unit_id) for surface in surfaces.split("|")})
    times = dict(_TIMES)
    times.update({f"{word} {name}": time for word in _TIME_ADJECTIVES for name, time in _PLAIN_TIMES.items()})
    table.update({surface: _Entry("duration", unit_id, Decimal(count)) for surface, (unit_id, count) in times.items()})
    table.update({surface: _Entry("measure", "bbl", Decimal(factor), "d") for surface, factor in _DAILY.items()})
    table.update({surface: _Entry("measure", unit_id) for surface, unit_id in _SPOKEN_DEGREES.items()})
    table["t"] = _Entry("measure", "t")
    table["A"] = _Entry("measure", "A")
    return table


def _is_word(surface: str) -> bool:
    return len(surface) > 2 and surface.islower()


@cache
def _pattern() -> re.Pattern[str]:
    surfaces = [surface for surface in sorted(_table(), key=len, reverse=True) if surface not in _LETTERS]
    spaced = {surface: re.escape(surface).replace(r"\ ", "[ -]") for surface in surfaces}
    words = "|".join(spaced[surface] for surface in surfaces if _is_word(surface))
    signs = "|".join(spaced[surface] for surface in surfaces if not _is_word(surface))
    letters = "".join(sorted(_LETTERS.intersection(_table()) - _IN_NAMES))
    return re.compile(
        r"(?P<gap> ?-?(?:full |whole |solid |long |more |linear |running |imperial |U\.?S\.? (?=gal|pint))?)"
        rf"(?:(?P<word>(?i:{words}))(?![A-Za-z])|(?P<sign>{signs})(?![A-Za-z\d]))"
        rf"|(?P<letter>[{letters}])(?![A-Za-z\d])| (?P<spaced>{_SPACED})|(?P<electric>A(?=[ -](?:{_ELECTRIC})\b))"
        r"| (?P<degree>[CF])(?=[).,;]|\Z)| (?P<yearly>t)(?=/(?:yr?|a|d|h|ha)\b)"
    )


def read_unit(text: str, at: int, end: int) -> UnitWords | None:
    """The unit that stands directly behind a number ending at `at`."""
    match = _pattern().match(text, at, end)
    if match is None:
        return None
    name = match.lastgroup or ""
    entry = _entry(match[name])
    start = match.start(name)
    return UnitWords(entry.kind, entry.unit, entry.factor, start, match.end(), entry.per)


def _entry(surface: str) -> _Entry:
    """The entry of a surface as written, in lower case, or with its hyphens as spaces."""
    table, lower = _table(), surface.lower()
    return table.get(surface) or table.get(lower) or table[lower.replace("-", " ")]


@cache
def _multiples() -> re.Pattern[str]:
    """Finds, at the end of a figure, the units that multiply it."""
    listed = sorted((name for name, entry in _table().items() if entry.factor != 1), key=len, reverse=True)
    either = "|".join(re.escape(name).replace(r"\ ", "[ -]") for name in listed)
    return re.compile(rf"(?<![A-Za-z])(?i:{either})\Z")


def factor_behind(words: str) -> Decimal:
    """By what the unit that the words of a figure end in multiplies it: ten for decades, a million for mb/d."""
    unit = _multiples().search(words)
    return _entry(unit[0]).factor if unit else Decimal(1)


_PER = re.compile(
    r"(?:(?: an?| per| each| every) | a(?=piece\b)|/ ?|-a-|-per-"
    r"|-an-)(?P<noun>[a-z][A-Za-z]*(?:-[a-z]+)?)\b(?! (?:earlier|ago|before"
    r"|later|old|previously|after|on,)\b)"
)


_ABBREVIATED = re.compile(r" ?(?:(?P<mo>pcm|p/m)|(?P<wk>pw|p/w)|(?P<a>pa|p\.a\.)|(?P<person>pp|pppn))(?![\w])")
_SQUARE = re.compile(r"(?:square|cubic) [a-z]+")
_PER_HEAT = re.compile(r" (?:per|a) (?:million (?:British thermal units?|[Bb][Tt][Uu]s?)|[Mm][Mm][Bb][Tt][Uu])\b")


def read_per(text: str, at: int, end: int) -> str | None:
    """What a rate is counted by: `a day` -> d, `per share` -> share.

    Behind `a` and `an` only what the table lists, since a noun there usually begins another phrase.
    """
    heat = _PER_HEAT.match(text, at, end + len("British thermal units"))
    if heat:
        return "MMBtu"
    short = _ABBREVIATED.match(text, at, end) if text.startswith((" p", "p"), at) else None
    if short:
        return short.lastgroup  # £850 pcm
    match = _PER.match(text, at, end)
    if match is None:
        return None
    noun = match["noun"]
    if noun in ("square", "cubic") and (whole := _SQUARE.match(text, match.start("noun"), end)):
        noun = whole.group()
    unit = read_unit(text, match.start("noun"), end)
    if (
        unit is not None
        and unit.kind == "measure"
        and (unit.end > match.end() or noun not in VOCABULARY.by_word("rates"))
    ):
        return unit.unit  # per square foot, a kilowatt-hour
    rate = VOCABULARY.by_word("rates").get(noun)
    if rate is not None:
        return noun if rate == "themselves" else rate
    if not match.group().lstrip().startswith(("per", "/", "-per")):
        return None
    return _whole_noun(text, match.start("noun"), end) if tag(noun) in _DESCRIBING else noun


def _whole_noun(text: str, at: int, end: int) -> str:
    """An adjective with the nouns behind it, or the first word alone: successful applicant."""
    told: list[str] = []
    for word in text[at:end].split(" ")[:_NOUN_WORDS]:
        plain = word.rstrip(".,;:)")
        if told and tag(plain)[:1] != "N":
            break
        told.append(plain)
        if plain != word:
            break
    return " ".join(told)


_NOUN_WORDS = 3
_DESCRIBING = ("JJ", "VBN")  # per successful applicant
