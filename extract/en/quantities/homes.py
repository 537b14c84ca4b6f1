"""Whose rupees: the country that a text names, for currencies whose name several countries share."""

from __future__ import annotations

import re
from functools import cache

from extract.en.passage import Passage
from extract.en.words.vocabulary import VOCABULARY
from extract.quantities.lexicon import currencies, shared_currency

_NEAR = 400  # characters before an amount in which a country decides by itself
_FAR = 6000  # characters from the beginning of the text that tell where it plays


@cache
def _regions(surface: str) -> set[str]:
    """The regions whose currency may be called `surface`."""
    return {region for currency in currencies() if surface in currency.shared for region in currency.region}


@cache
def _pattern(surface: str) -> re.Pattern[str] | None:
    """Finds the countries whose currency may be called `surface`; None when only one currency is."""
    regions = _regions(surface)
    names = [re.escape(name) for name, region in VOCABULARY.by_word("countries").items() if region in regions]
    return re.compile(rf"\b(?:{'|'.join(names)})") if len(regions - {""}) > 1 and names else None


def currency_at_home(passage: Passage, surface: str, at: int) -> str | None:
    """The ISO code that a shared name at `at` has in the country named last before it, else first in the text.

    Without a country it is that of the text's region, and without that the entry that the lexicon puts first.
    """
    pattern = _pattern(surface)
    region = passage.region
    if pattern is not None:
        near = pattern.findall(passage.text, max(0, at - _NEAR), at)
        first = None if near or region in _regions(surface) else pattern.search(passage.text, 0, _FAR)
        named = near[-1] if near else first.group() if first else None
        region = VOCABULARY.by_word("countries")[named] if named else region
    return shared_currency(surface, region)
