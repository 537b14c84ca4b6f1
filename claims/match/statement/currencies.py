"""Signs and names that several currencies share: extraction has to guess which a bare 元, $ or krone means."""

from __future__ import annotations

import re

from extract.text.fold import fold

_SIGNS = {
    "元": frozenset(("CNY", "HKD", "TWD", "MOP")),
    "块": frozenset(("CNY", "HKD", "TWD", "MOP")),
    "$": frozenset(("USD", "HKD", "TWD", "SGD", "AUD", "CAD", "NZD")),
}
_NAMED = re.compile("[A-Z]|人民币|[港台美澳加新]|日元|欧元|韩元")
# Names that several countries give their money, where no country stands before them.
_NAMES = (
    ("kron(?:e|er|or|a)|crowns?|克朗|克郎", "NOK DKK SEK ISK CZK"),
    ("pesos?|比索|披索", "MXN ARS CLP COP PHP UYU DOP CUP"),
    ("rupees?|卢比", "INR PKR LKR NPR MUR"),
    ("shillings?|先令", "KES UGX TZS SOS"),
    ("francs?|法郎", "CHF XAF XOF BIF RWF"),
    ("dinars?|第纳尔", "KWD BHD IQD JOD LYD DZD TND RSD"),
    ("r[iy]als?|里亚尔", "SAR QAR OMR IRR YER"),
    ("pounds?|镑", "GBP EGP LBP SYP SDG"),
)
_BARE = r"(?:\d|million|billion|trillion|bn|[mk]|[万亿余多])\s*"
_SHARED = tuple(
    (re.compile(rf"{_BARE}(?:{words})\Z", re.IGNORECASE), frozenset(codes.split())) for words, codes in _NAMES
)


def may_be_one_currency(left: tuple[str, str | None], right: tuple[str, str | None]) -> bool:
    """Whether two sums, as they are written and by their codes, may be of one money: either guess may meet the other.

    >>> may_be_one_currency(("812 million kroner", "DKK"), ("NOK 745m", "NOK"))
    True
    """
    codes = {left[1], right[1]}
    written = [fold(exact) for exact, _ in (left, right)]
    if any(codes <= family and name.search(exact) for name, family in _SHARED for exact in written):
        return True
    return any(
        codes <= family and sign in exact and not _NAMED.search(exact)
        for sign, family in _SIGNS.items()
        for exact in written
    )
