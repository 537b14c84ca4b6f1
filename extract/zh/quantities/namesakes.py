"""Namesakes: currencies of one name in several countries (比索, 法郎, 第纳尔), told apart by the country told of."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from extract.quantities.lexicon import currencies, currency_surfaces, shared_currency
from extract.zh.passage import Passage

_REACH = 2_000  # characters before a sum in which its country is looked for
_SHORTEST = 2  # characters of a country's name
_OTHERWISE = ("元", "块", "圆", "镑")  # told by the region of a text: a bare 镑 is Britain's in Egypt too


def namesake(passage: Passage, surface: str, at: int) -> str | None:
    """The currency called `surface` of the country named last before the sum at `at`; without one, that which the name
    means most often. None for a name that one country alone has.
    """
    countries = _countries().get(surface)
    if countries is None:
        return None
    found = ((passage.text.rfind(country, max(0, at - _REACH), at), country) for country in countries)
    told = [(place + len(country), len(country), country) for place, country in found if place >= 0]
    if told:
        return countries[max(told)[-1]]  # 白俄罗斯 ends where 俄罗斯 does
    return currency_surfaces("zh").get(surface) or shared_currency(surface, passage.region)


@cache
def _countries() -> Mapping[str, Mapping[str, str]]:
    """Name of a currency -> country -> code, for names that stand behind several countries' (墨西哥比索)."""
    alone = {*currency_surfaces("zh"), *(name for currency in currencies() for name in currency.shared)}
    found: dict[str, dict[str, str]] = {}
    for full, code in currency_surfaces("zh").items():
        for cut in range(_SHORTEST, len(full)):
            if full[cut:] in alone and full[cut:] not in _OTHERWISE and not full.isascii():
                found.setdefault(full[cut:], {})[full[:cut]] = code
    return {name: countries for name, countries in found.items() if len(countries) > 1}
