"""Amounts of money: a currency sign or name before or behind a number."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from extract.en.numbers.currencynames import currency_names, name_pattern
from extract.en.numbers.number import Number
from extract.en.passage import Passage
from extract.en.quantities.homes import currency_at_home
from extract.quantities.lexicon import currencies, currency_surfaces, shared_currency

# Letters that English-language newspapers of one country print before an amount; too short to be signs elsewhere.
_LETTER_SIGNS = {
    "N": "NGN",
    "R": "ZAR",
    "Tk": "BDT",
    "Sh": "KES",
    "Ksh": "KES",
    "Dh": "AED",
    "Dhs": "AED",
    "Fr": "CHF",
    "SFr": "CHF",
    "Sfr": "CHF",
    "SR": "SAR",
    "SKr": "SEK",
    "Skr": "SEK",
    "NKr": "NOK",
    "Nkr": "NOK",
    "DKr": "DKK",
    "Dkr": "DKK",
    "Rmb": "CNY",
    "Won": "KRW",
    "Y": "JPY",
    "Rs": None,
    "Re": None,
}
# Names of currencies that are common words: only behind amounts that nobody counts by hand.
_COMMON_WORDS = frozenset(
    (
        "won",
        "real",
        "sol",
        "rand",
        "ether",
        "dong",
        "mark",
        "marks",
        "crown",
        "crowns",
        "krone",
        "sen",
        "riel",
        "tether",
        "taka",
    )
)


@cache
def _signs() -> dict[str, str | None]:
    """What may stand before a figure: signs and codes; None for signs that several currencies share."""
    signs: dict[str, str | None] = {
        surface: code
        for surface, code in currency_surfaces("en").items()
        if not surface.islower() and " " not in surface
    }
    for currency in currencies():
        signs.update(
            {sign: None for sign in currency.shared if not sign.isalpha() and sign.isascii() | (sign in "£¥€₤")}
        )
    return signs | _LETTER_SIGNS


@cache
def _prefix_pattern() -> re.Pattern[str]:
    signs = sorted(_signs(), key=len, reverse=True)
    return re.compile(
        rf"(?<![A-Za-z])(?:{'|'.join(re.escape(sign) + ('[.]?' if sign.isalpha() else '') for sign in signs)}) ?-?\Z"
    )


# Smaller figures behind one letter are names: N64, R2.
_LARGE = re.compile(
    r"\d{3}|\d{1,2}\.\d\d\b"
    r"|\d{1,3}(?:,\d{3}|(?:\.\d+)?[ -]?(?:[mbtk]n?|mln|bln|trn|million|billion|trillion|thousand)\b)"
)


class CurrencyWords(NamedTuple):
    """A currency in the text: where its sign or name stands, its ISO code, how many make one unit (100 for cents)."""

    start: int
    end: int
    code: str
    parts: int = 1


_SIGN_SPACE = re.compile(r"(?:[$£€¥₹₦₩฿₽₱₫₪₺₴.]|[A-Zs]) \Z")


def currency_before(passage: Passage, at: int) -> CurrencyWords | None:
    """The currency sign before a number."""
    text = passage.text
    last = text[at - 1 : at]
    if at <= passage.start or last.isdigit() or last in "(,;:\"'“”‘’\n":
        return None
    window = text[max(passage.start, at - 8) : at]
    if last == " " and not _SIGN_SPACE.search(window):
        return None
    match = _prefix_pattern().search(window)
    if match is None:
        return None
    sign = match.group().rstrip(" -").rstrip(".")
    if len(sign) == 1 and sign.isalpha() and (match.group() != sign or not _is_sum(passage, sign, at)):
        return None
    code = _signs().get(sign) or _shared(passage, sign, at)
    return CurrencyWords(at - len(match.group()), at, code) if code else None


def _is_sum(passage: Passage, sign: str, at: int) -> bool:
    """Whether a figure behind one letter is money: large, or beside a sum in the same currency (N640 and N20)."""
    beside = any(found.kind == "money" and found.unit == _LETTER_SIGNS.get(sign) for found in passage.recent())
    return beside or _LARGE.match(passage.text, at) is not None


def _shared(passage: Passage, sign: str, at: int) -> str | None:
    """What a shared sign means in English print: ¥ are yen but in Chinese regions, Re is one rupee."""
    if sign == "¥" and passage.region not in ("cn", "hk", "mo", "tw"):
        return shared_currency(sign, "jp")
    if sign in ("Rs", "Re"):
        return currency_at_home(passage, "Rs", at)
    return shared_currency(sign, passage.region)


def without_kobo(text: str, number: Number, sign: CurrencyWords) -> Number:
    """N2.50k is two naira and fifty kobo, not two and a half thousand."""
    kobo = sign.code == "NGN" and text[number.end - 3 : number.end - 2].isdigit() and text[number.end - 1] == "k"
    if not kobo or "." not in text[number.start : number.end]:
        return number
    return replace(number, value=number.value / number.scale, scale=Decimal(1))


_WEIGHT = re.compile(
    r"\b(?:weigh|weight|weighs|weighing|weighed|heavier|lighter|overweight|tow|tows|towing|payload|haul|thrust|cargo"
    r"|scales|lift|lifts|lifting)\b"
)
_LOST = re.compile(  # he lost 15 pounds; firms lose millions of them
    r"\b(?:[Hh]e|[Ss]he|I|who|people|patients|participants|women|men|users|and|has|have|had|to)"
    r" (?:los[et]|shed|shaved|gained|put on)"
    r"(?: (?:about|around|nearly|almost|more than|some|an average of))? [\d.]{1,5}\Z"
)
_WEIGHT_AFTER = re.compile(
    r"[ -](?:heavier|lighter|in weight|overweight|baby|bombs?|shells?|weights?|sacks?|bags?|fish|packages?|blocks?|man"
    r"|dog|of (?!debt|savings|government|public|taxpayers|money|aid|damage|assets|investment|funding|business|sales"
    r"|revenue|orders|loans|spending|tax|cuts|bonds|shares|equity|cash|capital|profit|losses|fines|support|help|goods"
    r"|trade|exports|imports|value))"
)


def currency_after(passage: Passage, end: int, *, large: bool = True) -> CurrencyWords | None:
    """The currency name behind a number that ends at `end`; `large` lets names that are common words count."""
    match = name_pattern().match(passage.text, end, passage.limit(end, 30))
    if match is None:
        return None
    if match["letter"]:
        return CurrencyWords(end, match.end(), "GBP" if match["letter"] == "p" else _dollar(passage), 100)
    name = re.sub(r"[ -]", " ", match["name"])
    lower = name.lower()
    code, parts = currency_names().get(name) or currency_names().get(lower, (None, 0))
    if not parts or name == "Cent" or (lower in _COMMON_WORDS and not large):  # 50 Cent sings
        return None
    if lower in ("pound", "pounds") and _is_weight(passage, end, match.end()):
        return None
    if code is None:
        code = _dollar(passage) if parts == 100 else currency_at_home(passage, lower, end)
    return CurrencyWords(end, match.end(), code, parts) if code else None


def _is_weight(passage: Passage, start: int, end: int) -> bool:
    near = passage.before(start, 60) + passage.after(end, 30)
    if _LOST.search(near[: -len(passage.after(end, 30)) or None]):
        return True
    return passage.region == "us" or bool(_WEIGHT.search(near) or _WEIGHT_AFTER.match(passage.after(end, 20)))


def _dollar(passage: Passage) -> str:
    """The currency whose cents are meant: the one spoken of last, else the region's dollar."""
    for quantity in reversed(passage.recent()):
        if quantity.kind == "money" and quantity.unit in ("USD", "EUR", "AUD", "CAD", "HKD", "SGD", "NZD", "ZAR"):
            return str(quantity.unit)
    return shared_currency("$", passage.region) or "USD"
