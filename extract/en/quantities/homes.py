"""Whose rupees and cents: the country that a text names, for currencies whose name several countries share."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from extract.en.passage import Passage
from extract.en.words.vocabulary import VOCABULARY
from extract.quantities.lexicon import currencies, currency_surfaces, shared_currency
from extract.text.wordlists import alternatives

_NEAR = 400  # characters before an amount in which a country decides by itself
_FAR = 6000  # characters from the beginning of the text that tell where it plays


@cache
def _regions(surface: str) -> set[str]:
    """The regions whose currency may be called `surface`."""
    return {region for currency in currencies() if surface in currency.shared for region in currency.region}


@cache
def _names() -> dict[str, str]:
    """What tells whose money it is -> region: beginnings of the names of countries, their towns, and £."""
    return {name.rstrip(): region for name, region in VOCABULARY.by_word("countries").items()} | {"£": "gb"}


@cache
def _pattern(surface: str) -> re.Pattern[str] | None:
    """Finds what tells whose currency may be called `surface`; None when only one currency is."""
    regions = _regions(surface)
    told = VOCABULARY.by_word("countries").items()
    names = [re.sub(r"\\ \Z", r"\\b", re.escape(name)) for name, region in told if region in regions]
    sign = r"|(?<![A-Za-z(])(?<!about )£(?=\d)" if "gb" in regions else ""  # not 40 pounds (£1.70)
    return re.compile(rf"\b(?:{'|'.join(names)}){sign}") if len(regions - {""}) > 1 and names else None


@lru_cache(maxsize=8)
def _told_first(text: str, surface: str) -> str | None:
    """The name that the beginning of a text has first; many amounts of one text ask for it."""
    pattern = _pattern(surface)
    first = pattern.search(text, 0, _FAR) if pattern is not None else None
    return first.group() if first is not None else None


def currency_at_home(passage: Passage, surface: str, at: int) -> str | None:
    """The ISO code that a shared name at `at` has in the country named last before it, else first in the text.

    Without a country it is that of the text's region, and without that the entry that the lexicon puts first.
    """
    return currency_if_told(passage, surface, at) or shared_currency(surface, passage.region)


def currency_if_told(passage: Passage, surface: str, at: int) -> str | None:
    """The same, and None where the text names no country whose currency may be called so."""
    pattern = _pattern(surface)
    if pattern is None:
        return None
    near = pattern.findall(passage.text, max(0, at - _NEAR), at)
    at_home = passage.region in _regions(surface)
    named = near[-1] if near else None if at_home else _told_first(passage.text, surface)
    return shared_currency(surface, _names()[named]) if named else None


_CENTS = ("USD", "EUR", "AUD", "CAD", "HKD", "SGD", "NZD", "ZAR")
_AMERICAN = re.compile(r" (?:US|U\.S\.) | [a-z]+ \(U\.?S\.?\)")
_NAMED_DOLLAR = re.compile(r"\b(?:US|U\.S\.|Australian|Canadian|New Zealand|Singapore|Hong Kong) dollar\b")


@cache
def _cent_places() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(VOCABULARY.by_word('cents'))})\b")


def currency_of_cents(passage: Passage, at: int) -> str:
    """Whose cents stand at `at`: of the sum told last, of the dollar or the place that the sentence names, of home."""
    if _AMERICAN.match(passage.text, at):
        return "USD"
    for quantity in reversed(passage.recent()):
        if quantity.kind == "money" and quantity.unit in _CENTS:
            return str(quantity.unit)
    around = passage.before(at) + passage.after(at)
    named = _NAMED_DOLLAR.search(around)
    if named:
        return currency_surfaces("en")[named.group()]
    codes = {VOCABULARY.by_word("cents")[place] for place in _cent_places().findall(around)}
    if len(codes) == 1:  # petrol in Sydney; with Chicago beside it nobody knows
        return next(iter(codes))
    return shared_currency("$", passage.region) or "USD"


_IN_BRACKETS = re.compile(r" \(U\.?S\.?\)")
_JOINTS = (" to ", " from ", " and ", " or ")


def end_of_american(text: str, end: int) -> int:
    """Where an amount ends behind which a bracket says that its dollars or cents are American: $1.90 (U.S.)."""
    bracket = _IN_BRACKETS.match(text, end)
    return bracket.end() if bracket else end


def goes_on_american(passage: Passage, start: int) -> bool:
    """Whether the amount that begins at `start` is joined to one with such a bracket: slid $1.90 (U.S.) to $380.60."""
    last = passage.found[-1] if passage.found else None
    told = last is not None and last.kind == "money" and passage.text[last.end - 1] == ")"
    return told and last is not None and passage.text[last.end : start] in _JOINTS


_TALKED_OF = ("GBP", *_CENTS)
_POUND_SIGN = re.compile("[£$€]")
_SIGNS = {"£": "GBP", "€": "EUR"}


def currency_of_talk(passage: Passage) -> str:
    """Whose grands and tenners are meant: those of the sum told last, of the text's sign, of home; else pounds."""
    for quantity in reversed(passage.recent()):
        if quantity.kind == "money" and quantity.unit in _TALKED_OF:
            return str(quantity.unit)
    sign = _POUND_SIGN.search(passage.text, 0, _FAR)
    if sign:
        return _SIGNS.get(sign.group()) or shared_currency("$", passage.region) or "USD"
    return "GBP" if passage.region in (None, "gb") else shared_currency("$", passage.region) or "GBP"
