"""Four bare digits that are an amount and no year: `2000 hectares`, `a 1950 megawatt plant`, `2000 people`."""

from __future__ import annotations

import re
from functools import cache

from extract.en.numbers.currencynames import currency_names
from extract.en.passage import Passage
from extract.en.words.date_words import DASH, YEAR
from extract.en.words.vocabulary import VOCABULARY
from extract.quantities.lexicon import unit_surfaces

_MORE = r"(?:(?:new|more|other|additional|extra|full-time|local|young|foreign|civilian|US|British) )?"
_COUNTED_AFTER = re.compile(
    rf"[ -]{_MORE}"
    r"(?:people|men|women|children|jobs|workers|staff|employees|homes|houses|troops|soldiers|students|pupils|patients"
    r"|cases|deaths|dead|injured|refugees|migrants|protesters|passengers|customers|members|seats|votes|units|cars|vehicles"
    r"|copies|shops|stores|firms|companies|schools|police|officers|points|times|words|pages|volunteers|residents|families"
    r"|households|shares|fans|spectators|delegates|prisoners|inmates|victims|years (?:ago|old|earlier|later))\b"
)
_SIGN_AFTER = re.compile(
    r"[ -]?(?:%|per ?cent\b|pc\b|[mM]\b|[kK]\b|bn\b|m(?:illion|n)\b|b(?:illion|n)\b|GMT|BST|hrs?\b|[MGT]W\b)"
    r"| block of [A-Z]"
)
_SIGN_BEFORE = (
    "Ref ",
    "Ref. ",
    "Ref: ",
    "ref ",
    "ref. ",
    "code ",
    "PIN ",
    " x ",
    " × ",
    "$",
    "£",
    "€",
    "¥",
    "$ ",
    "No ",
    "No. ",
    "#",
)
_COUNTING_YEARS = re.compile(r"\b(?:in|since|during|the|of) \Z")
# In 2008 barrels of oil cost more; of 2000 barrels all were sold.
_OF_A_YEAR = re.compile(r"\b(?:[Ii]n|[Ss]ince|[Dd]uring|By) \Z")
NAMED_BY_YEAR = re.compile(r"\b[Tt]he \Z|['’]s \Z")  # China's 2015 yuan devaluation
_ONE = re.compile(r"\b[Aa]n? \Z")
# Singular and plural alike.
_UNCHANGED = "yen|yuan|renminbi|baht|naira|rupiah|ringgit|tenge|birr|kwacha|rand|kronor|kroner|pence|quid|horsepower"
_PLURALS = ("s", "feet", "hertz")
_NOUNS_TOO = VOCABULARY.words("measures.homonyms")
_OF_YEARS = frozenset(("years", "months", "weeks", "gigs"))
_PLACES = frozenset(("second", "seconds"))  # the 2019-second quarter
_SHORTEST_NAME = 4  # letters
_NO_SIGNS = frozenset(("min", "mins", "Pa"))  # 2019 min., 2019 Pa.


@cache
def _measured() -> re.Pattern[str]:
    """Finds, behind digits, units and currencies in the plural (`many`, `same`), one (`one`), or any that is joined."""
    told = unit_surfaces("en")
    units = [name for name in told if len(name) >= _SHORTEST_NAME and name.islower()]
    names = [name for name in (*units, *currency_names()) if name.endswith(_PLURALS) and len(name) >= _SHORTEST_NAME]
    signs = [sign for unit in told.values() for sign in unit.symbols if _is_sign(sign)]
    single = [name for name in units if not name.endswith(_PLURALS) and told[name].dimension != "time"]
    many = _either({name for name in names if name.islower()} - _OF_YEARS)
    joined, short = _either(set(units) - _PLACES), _either(set(signs))
    return re.compile(
        rf" {_MORE}(?P<many>{many})(?![\w/])"
        rf"| (?P<same>{_UNCHANGED})\b"
        rf"| (?P<one>{_either(set(single) - _NOUNS_TOO)})\b"
        rf"|(?P<joined>-(?:{joined})\b|[ -](?:{short})(?![\w/]))"
    )


def _either(names: set[str]) -> str:
    """Any of the names, those of several words in either case: US dollars."""
    escaped = (re.escape(name).replace(r"\ ", "[ -]") for name in sorted(names, key=lambda name: (-len(name), name)))
    return "|".join(f"(?i:{name})" if "[ -]" in name else name for name in escaped)


def _is_sign(sign: str) -> bool:
    """Whether nothing else is written so behind a year: km/h, kWh; a 2019 PB is the best of that year."""
    return len(sign) > 1 and sign != sign.upper() and sign.isascii() and sign not in _NO_SIGNS


def is_measured(passage: Passage, start: int, end: int) -> bool:
    """Whether a unit or currency stands behind the digits at `start`..`end`, and no word of time before them."""
    told = _measured().match(passage.text, end, passage.limit(end, 40))
    if told is None:
        return False
    before = passage.before(start, 10)
    if told["one"]:
        return _ONE.search(before) is not None
    named = told["same"] is not None and NAMED_BY_YEAR.search(before) is not None
    return told["joined"] is not None or not (named or _OF_A_YEAR.search(before))


_TO_ANOTHER = re.compile(rf"(?:{DASH}| (?:to|and|or) ){YEAR}")


def is_amount(passage: Passage, start: int, end: int) -> bool:
    """Whether the digits at `start`..`end` count or measure something, carry a sign or are a code."""
    before, after = passage.before(start, 30), passage.after(end, 40)
    another = _TO_ANOTHER.match(passage.text, end, passage.limit(end, 12))
    told = _SIGN_AFTER.match(after) is not None or before.endswith(_SIGN_BEFORE)
    if told or is_measured(passage, start, another.end() if another else end):
        return True
    return _COUNTED_AFTER.match(after) is not None and not _COUNTING_YEARS.search(before)
