"""Names of currencies behind English numbers: dollars, pence, naira, and the letters p and c."""

from __future__ import annotations

import re
from functools import cache

from extract.quantities.lexicon import currencies, currency_surfaces


@cache
def currency_names() -> dict[str, tuple[str | None, int]]:
    """What may stand behind a number: name -> (ISO code or None when shared, how many make one unit)."""
    names: dict[str, tuple[str | None, int]] = {}
    for currency in currencies():
        for name, parts in currency.subunits.items():
            if name.isascii():
                shared = name in names and names[name][0] != currency.code
                names[name] = (None if shared else currency.code, parts)
    for surface, code in currency_surfaces("en").items():
        names[surface.lower() if surface[0].islower() or " " in surface else surface] = (code, 1)
    for currency in currencies():
        names.update({word: (None, 1) for word in currency.shared if word.isascii() and word.isalpha()})
    return names


@cache
def name_pattern() -> re.Pattern[str]:
    """Finds a currency's name (group `name`), p or c (`letter`) right behind a number."""
    names = sorted((name for name in currency_names() if len(name) > 1 or not name.isalpha()), key=len, reverse=True)
    words = "|".join(re.escape(name).replace(r"\ ", "[ -]") for name in names)
    return re.compile(
        rf"[ -]?(?:(?:US|U\.S\.) (?=[cd]))?(?P<name>(?i:{words}))(?![A-Za-z\d])"
        rf"|(?P<letter>(?<!480)(?<!720)(?<!1080)(?<!1440)(?<!2160)p"
        rf"|c|¢)(?![A-Za-z\d])"
    )


def is_currency_name(text: str, at: int) -> bool:
    """Whether a currency's name begins at `at`, behind a space or hyphen."""
    match = name_pattern().match(text, at, at + 30)
    return match is not None and match["name"] is not None
