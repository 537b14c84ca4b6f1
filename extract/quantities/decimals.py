"""How values are written out: without exponents and trailing zeros, and with no more digits than tell something."""

from __future__ import annotations

from decimal import Decimal

_ONE = Decimal(1)
_EXACT = Decimal(10) ** 27  # beyond it a decimal of 28 digits cannot be written out exactly
_DIGITS = 10  # after the point, for thirds
_SMALL = 4  # places from which on a fraction keeps as many digits more as it has zeros more


def trimmed(value: Decimal) -> Decimal:
    """The same number without trailing zeros or exponent: 3.5亿 gives 350000000 and not 350000000.0.

    >>> str(trimmed(Decimal("350000000.0"))), str(trimmed(Decimal("0.10"))), str(trimmed(Decimal("5E+8")))
    ('350000000', '0.1', '500000000')
    """
    whole = value.to_integral_value()
    if whole != value:
        return value.normalize()
    return whole.quantize(_ONE) if abs(whole) < _EXACT else whole


def shortened(value: Decimal) -> Decimal:
    """The same with at most ten digits after the point, as a third has; a tiny share keeps more.

    >>> str(shortened(Decimal("1060000.00"))), str(shortened(Decimal(1) / 3))
    ('1060000', '0.3333333333')
    """
    leading = max(0, -value.adjusted() - _SMALL)  # one in 45 million keeps its figures too
    return trimmed(value if value == value.to_integral_value() else round(value, _DIGITS + leading))
