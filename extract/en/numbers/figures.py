"""Numbers in figures: `464,000`, `1,20,000`, `3.75`, `5½`, `.5`, `17th`, with their multipliers."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from extract.en.numbers.number import Number
from extract.en.numbers.number_words import FRACTION_SIGNS
from extract.en.numbers.scales import scaled

_FIGURES = re.compile(
    r"""
    (?P<whole> \d{1,3}(?:[,\u2009\u202f]\d{3}){1,6}(?!\d|,\d)  # 464,000; also with thin spaces
             | \d{1,2}(?:,\d{2}){1,5},\d{3}(?!\d)    # 1,20,000 as in India
             | (?<![\d] )[1-9]\d{0,2}(?:\ \d{3}){2,4}(?!\ ?\d|,\d)  # 4 150 259
             | (?<![\d] )[1-9]\d{0,2}\ 000(?!\ ?\d|,\d)            # 50 000
             | \d{1,18}(?!\d) )                      # longer runs of digits are identifiers
    (?P<part> \.\d{1,9}(?!\d) )?
    (?P<sign> [¼½¾⅓⅔⅛] | [ -](?:1/[248]|3/[48]|[57]/8|[12]/3)(?![\d/]) )?
  | (?P<bare> \.\d{1,9} | [¼½¾⅓⅔⅛] )
    """,
    re.VERBOSE,
)
_SEPARATOR = re.compile(r"[, \u2009\u202f]")
# 7,4% and R3,50, as South Africa prints decimals; in a list a blank stands behind the comma.
_DECIMALS = re.compile(r",(?P<digits>\d{1,2})(?![\d,]|\.\d)")
_MEASURED = re.compile(r" ?(?:%|per ?cent\b|percentage\b|bn\b|tn\b|[mbt]r?illion\b|km\b|kg\b|ha\b|°)")
_SPACED_SUM = re.compile(r"(?<!Y)[1-9]\d{0,2} \d{3}(?!\ ?\d|[,-]\d)")  # R12 500
_ORDINAL_ENDING = re.compile(r"(?:(?<=1)(?<!11)st(?! \d{1,2} ?lbs?\b)|nd|rd|th)\b")  # 11st and 21st 4lb are weights


def read_figures(text: str, at: int, end: int, *, money: bool) -> Number | None:
    """The number in figures that begins at `at`, with its multiplier."""
    match = _FIGURES.match(text, at, end)
    if match is None:
        return None
    if match["bare"]:
        value = FRACTION_SIGNS.get(match["bare"]) or Decimal(match["bare"])
        return scaled(text, Number(at, match.end(), value), end, money=money)
    if money and (spaced := _SPACED_SUM.match(text, at, end)):
        number = Number(at, spaced.end(), Decimal(spaced[0].replace(" ", "")), grouped=True)
        return scaled(text, number, end, money=True)
    whole = _SEPARATOR.sub("", match["whole"])
    value = Decimal(whole + (match["part"] or ""))
    if match["sign"]:
        smallest = Decimal(1).scaleb(-max(0, len(match["part"] or "") - 1))  # $5.12-1/2 ends in half a cent
        value += _fraction(match["sign"].strip(" -")) * smallest
    grouped = whole != match["whole"]
    plain = not grouped and not match["part"]
    after_comma = _DECIMALS.match(text, match.end(), end) if plain else None
    if after_comma is not None and (money or _MEASURED.match(text, after_comma.end(), end)):
        number = Number(at, after_comma.end(), Decimal(f"{whole}.{after_comma['digits']}"))
        return scaled(text, number, end, money=money)
    number = Number(at, match.end(), value, grouped=grouped, figures=match["whole"] if plain else "")
    ordinal = _ORDINAL_ENDING.match(text, match.end(), end) if plain else None
    if ordinal:
        return replace(number, end=ordinal.end(), ordinal=True)
    return scaled(text, number, end, money=money)


def _fraction(sign: str) -> Decimal:
    return FRACTION_SIGNS.get(sign) or Decimal(sign[0]) / Decimal(sign[2])
