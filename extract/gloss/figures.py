"""Quantities and periods as short English: `$1.13bn`, `>20,000,000`, `3 months`, `2004 Q4`."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction

from extract.model import Quantity

_SIGNS = {"USD": "$", "GBP": "£", "EUR": "€"}
_SCALES = ((Decimal(10**12), "tn"), (Decimal(10**9), "bn"), (Decimal(10**6), "m"))
_SPANS = {
    "s": "second",
    "min": "minute",
    "h": "hour",
    "d": "day",
    "wk": "week",
    "mo": "month",
    "a": "year",
}
_UNITS = {"Cel": "°C", "F": "°F", "m2": "m²", "km2": "km²", "m3": "m³", "ft2": "sq ft", "um": "µm", "a": "years"}
_TENS = {
    1: "dozens",
    2: "hundreds",
    3: "thousands",
    4: "tens of thousands",
    5: "hundreds of thousands",
    6: "millions",
    7: "tens of millions",
    8: "hundreds of millions",
    9: "billions",
    10: "tens of billions",
    11: "hundreds of billions",
    12: "trillions",
}
_AGES = {"dozens of years": "decades", "hundreds of years": "centuries"}
_FRACTIONS = {
    Decimal("0.5"): "half",
    Decimal("0.25"): "1/4",
    Decimal("0.75"): "3/4",
    Decimal("0.2"): "1/5",
    Decimal("0.1"): "1/10",
}
GROWN = ("doubled", "tripled", "quadrupled")  # twice, three and four times what it was


def rendered(quantity: Quantity, item: str | None = None, per: Callable[[str], str] = str) -> str:
    """The quantity with its bound and unit, and `item` in the plural behind a count; `per` names what a rate is per.

    >>> rendered(Quantity(0, 1, "money", "", Decimal(3000), unit="CNY"))
    '3,000 CNY'
    """
    if quantity.kind == "date":
        return period(quantity.start_date, quantity.end_date)
    if quantity.value is None:
        return ""
    text = _with_unit(quantity, item)
    if quantity.modifier != "=":
        text = quantity.modifier + text
    if quantity.per is not None:
        text = f"{text} per {_SPANS.get(quantity.per) or per(quantity.per)}"
    return text


def _with_unit(quantity: Quantity, item: str | None) -> str:
    unit, kind = quantity.unit or "", quantity.kind
    vague = _vague(quantity)
    if vague is not None and kind in ("money", "count", "number"):
        what = plural(item) if item is not None and kind != "money" else unit
        return f"{vague} of {what}" if what else vague
    if vague is not None and kind == "duration":
        return _AGES.get(f"{vague} of {_SPANS.get(unit, unit)}s") or f"{vague} of {_SPANS.get(unit, unit)}s"
    if kind == "money":
        return _money(quantity)
    plain = _range(quantity, _plain)
    if kind == "percent":
        return f"{plain}%" if unit in ("%", "") else f"{plain} {unit}"
    if kind == "duration":
        span = _SPANS.get(unit, unit)
        if plain == "0.5":
            return f"half {'an' if span == 'hour' else 'a'} {span}"
        return f"{plain} {span if plain == '1' else span + 's'}"
    if kind == "age":
        return f"{plain} years old"
    if kind == "measure":
        return f"{plain} {_UNITS.get(unit, unit)}".rstrip()
    if kind == "ratio":
        return _ratio(quantity)
    if kind == "rank":
        return _ordinal(int(quantity.value or 0))
    if item is not None:
        return f"{plain} {item if plain == '1' else plural(item)}"
    return plain


def _ratio(quantity: Quantity) -> str:
    ends = (quantity.value or Decimal(0), quantity.max_value)
    shares = [_FRACTIONS.get(value) or _thirds(value) for value in ends if value is not None]
    if all(shares):
        return " to ".join(filter(None, shares))
    return _range(quantity, lambda value: _plain(round(value, 2) if value > 1 else value)) + "x"


def _thirds(value: Decimal) -> str | None:
    """2/3, 1/7: a share that decimals do not end; None for others."""
    if -int(value.as_tuple().exponent) < 6 or value > 1:
        return None
    near = Fraction(value).limit_denominator(12) or Fraction(value).limit_denominator(1000)
    return f"{near.numerator}/{near.denominator}"


def _vague(quantity: Quantity) -> str | None:
    """数十万 is hundreds of thousands: a power of ten up to ten times as much."""
    if not quantity.vague or quantity.value is None or quantity.max_value != quantity.value * 10:
        return None
    digits = f"{int(quantity.value)}"
    return _TENS.get(len(digits) - 1) if digits.strip("0") == "1" else None


def _money(quantity: Quantity) -> str:
    unit = quantity.unit or ""
    top = quantity.max_value or quantity.value or Decimal(0)
    scale, suffix = next(((scale, name) for scale, name in _SCALES if abs(top) >= scale), (Decimal(1), ""))
    shortest = [value / scale for value in (quantity.value, quantity.max_value) if value is not None]
    if any(-int(value.normalize().as_tuple().exponent) > 4 for value in shortest):
        shortest, suffix = [value for value in (quantity.value, quantity.max_value) if value is not None], ""
    amount = "-".join(_plain(value) for value in shortest) + suffix
    sign = _SIGNS.get(unit)
    return sign + amount if sign else f"{amount} {unit}".rstrip()


def _range(quantity: Quantity, render: Callable[[Decimal], str]) -> str:
    low, high = quantity.value, quantity.max_value
    if low is None:
        return ""
    return render(low) if high is None or high == low else f"{render(low)}-{render(high)}"


def _plain(value: Decimal) -> str:
    """Digits with commas, no trailing zeros."""
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _ordinal(place: int) -> str:
    ending = "th" if place % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(place % 10, "th")
    return f"{place}{ending}"


_SAME_IN_PLURAL = frozenset([
    "data", "staff", "personnel", "people", "police", "information", "equipment", "aircraft", "series", "species",
    "plays", "software", "funds", "injured", "dead", "missing", "arrested", "unemployed", "sales", "votes", "reads",
    "media", "children", "men", "women", "everyone", "evidence", "aid", "food", "money", "water", "oil", "content",
    "sheep", "deer", "fish", "troops", "forces",
    "work", "research", "growth", "compensation", "funding", "spending", "income", "revenue", "exports", "imports",
])  # fmt: skip
_IRREGULAR = {
    "person": "people", "man": "men", "woman": "women", "child": "children", "foot": "feet", "mouse": "mice",
    "life": "lives", "wife": "wives", "knife": "knives", "leaf": "leaves", "wolf": "wolves", "thief": "thieves",
    "analysis": "analyses", "basis": "bases", "crisis": "crises", "diagnosis": "diagnoses", "hypothesis": "hypotheses",
}  # fmt: skip
# With nothing manly in them.
_NO_MEN = frozenset(("brahman", "caiman", "german", "human", "norman", "ottoman", "roman", "shaman", "talisman"))
# Not plurals, though they end like some.
_ONE_S = frozenset([
    "atlas", "bonus", "bus", "cactus", "campus", "canvas", "census", "chorus", "circus", "consensus", "coronavirus",
    "gas", "lens", "minibus", "octopus", "plus", "prospectus", "status", "surplus", "syllabus", "trolleybus", "virus",
    "walrus",
])  # fmt: skip


def plural(noun: str) -> str:
    """The plural of an English noun phrase, formed on its last word.

    >>> plural("listed company")
    'listed companies'
    """
    for joint in (" of ", " in "):
        first, found, rest = noun.partition(joint)
        if found:
            return f"{plural(first)}{found}{rest}"
    head, _, last = noun.rpartition(" ")
    lead = f"{head} " if head else ""
    if last.endswith("ss"):
        return f"{noun}es"
    if last in _IRREGULAR:
        return lead + _IRREGULAR[last]
    same = last in _SAME_IN_PLURAL or noun in _SAME_IN_PLURAL or (last[-1:] == "s" and last.lower() not in _ONE_S)
    if same or not last.isalpha() or last.isupper():
        return noun
    if last.endswith("man") and last.lower() not in _NO_MEN:
        return lead + last[:-2] + "en"
    if last.endswith(("s", "x", "z", "ch", "sh")):
        return f"{noun}es"
    if last.endswith("y") and last[-2:-1] not in tuple("aeiou"):
        return f"{noun[:-1]}ies"
    return f"{noun}s"


def period(start: date | None, end: date | None) -> str:
    """A stretch of days in short: `2019`, `2004 Q4`, `2020 H2`, `2019-11`, `2020-06-08`, `since 2020-02-14`.

    >>> period(date(2004, 10, 1), date(2004, 12, 31))
    '2004 Q4'
    """
    if start is None or end is None:
        day = start or end
        return "" if day is None else f"{'since' if start else 'until'} {day.isoformat()}"
    if start == end:
        return start.isoformat()
    whole = start.day == 1 and end.day == monthrange(end.year, end.month)[1]
    if whole and start.month == 1 and end.month == 12:
        return f"{start.year}" if start.year == end.year else f"{start.year}-{end.year}"
    if whole and start.year == end.year:
        months = end.month - start.month + 1
        if months == 1:
            return f"{start:%Y-%m}"
        if months == 3 and start.month % 3 == 1:
            return f"{start.year} Q{end.month // 3}"
        if months == 6 and start.month in (1, 7):
            return f"{start.year} H{end.month // 6}"
        return f"{start:%Y-%m}/{end:%m}"
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.isoformat()}/{end:%d}"
    return f"{start.isoformat()}/{end.isoformat()}"
