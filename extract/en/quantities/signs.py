"""Signs, codes and letters before an amount: `$20`, `Rs 500`, `Ksh.50`, `Tk 4,500 crore`, `GH₵1.2 million`."""

from __future__ import annotations

import re
from functools import cache

from extract.en.passage import Passage
from extract.en.quantities.homes import currency_at_home, currency_if_told
from extract.quantities.lexicon import currencies, currency_surfaces, shared_currency

# Letters that English-language newspapers of one country print before an amount; too short to be signs elsewhere.
_LETTERS = {
    "N": "NGN",
    "R": "ZAR",
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
    "Naira": "NGN",
    "Birr": "ETB",
    "Br": "ETB",
    "Taka": "BDT",
    "Rupiah": "IDR",
    "Euros": "EUR",
    "Bt": "THB",
    "KD": "KWD",
    "BD": "BHD",
    "QR": "QAR",
    "RO": "OMR",
    "LE": "EGP",
    "TL": "TRY",
    "Le": "SLE",
    "Nu": "BTN",
}
# The same where several countries print them: what their currency is called there.
_SHARED = {
    "Rs": "Rs",
    "Re": "Rs",
    "Rupees": "rupees",
    "Sh": "shillings",
    "Shs": "shillings",
    "sh": "shillings",
    "shs": "shillings",
    "Shillings": "shillings",
    "K": "kwacha",
    "Kwacha": "kwacha",
    "P": "pesos",
    "Kr": "crowns",
}
# Before small figures these are names or words of another kind: N64, R2, Le 24.
_CAREFUL = frozenset(("sh", "shs", "Br", "Bt", "KD", "BD", "QR", "RO", "LE", "TL", "Le", "Nu", "Won", "Euros", "Taka"))
_LARGE = re.compile(
    r"\d{3}|\d{1,2}\.\d\d\b|\d{1,3},\d{1,2}(?![\d,])|\d{1,2} \d{3}(?!\d)"
    r"|\d{1,3}(?:,\d{3}|(?:\.\d+)?[ -]?(?:[mbtk]n?|[MBT]|mln|bln|trn|million|billion|trillion|thousand|crore|lakh)\b)"
)
# P1.2B, P50 million, P3,500: nothing but pesos, whether or not the text names a country
_SCALED = re.compile(r"\d{1,3}(?:,\d{3}|(?:\.\d+)?(?:[MB]\b| ?(?:million|billion|trillion)\b))")
_AHEAD = 40  # characters behind a letter in which a sum begins that tells what the letter stands for
_LONGEST = 12  # characters of a sign with its stop and space
_MAY_END = re.compile(r"(?:[$£€¥₹₦₩฿₽₱₫₪₺₴₵¢.]|\b[A-Z][A-Za-z]{0,8}|[A-Zs]) \Z")


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
    return signs | _LETTERS | dict.fromkeys(_SHARED)


def _alternation() -> str:
    signs = sorted(_signs(), key=len, reverse=True)
    return "|".join(re.escape(sign) + ("[.]?" if sign.isalpha() else "") for sign in signs)


@cache
def _pattern_before() -> re.Pattern[str]:
    return re.compile(rf"(?<![A-Za-z])(?:{_alternation()}) ?-?\Z")


@cache
def _pattern_at() -> re.Pattern[str]:
    return re.compile(rf"(?:{_alternation()}) ?(?=\d)")


def end_of_sign(text: str, at: int, end: int) -> int | None:
    """Where the sign ends that begins at `at` and stands before a figure; None where none does."""
    match = _pattern_at().match(text, at, end)
    return match.end() if match else None


def currency_before(passage: Passage, at: int) -> tuple[int, str] | None:
    """Where the currency sign before a number begins, and the ISO code that it means."""
    text = passage.text
    last = text[at - 1 : at]
    if at <= passage.start or last.isdigit() or last in "(,;:\"'“”‘’\n":
        return None
    window = text[max(passage.start, at - _LONGEST) : at]
    if last == " " and (_is_plain_word(window) or not _MAY_END.search(window)):
        return None
    match = _pattern_before().search(window)
    if match is None:
        return None
    sign = match.group().rstrip(" -").rstrip(".")
    alone = len(sign) == 1 and sign.isalpha()
    if (alone and match.group() != sign) or ((alone or sign in _CAREFUL) and not _is_sum(passage, sign, at)):
        return None
    code = _signs().get(sign) or _shared(passage, sign, at)
    return (at - len(match.group()), code) if code else None


def _is_plain_word(window: str) -> bool:
    """Whether the word that ends before the last space can be no sign: `some 300`, but `Rs 300` and `shs 300`."""
    word = window[:-1].rpartition(" ")[2]
    return word.isalpha() and word.islower() and word[-1] != "s"


def _is_sum(passage: Passage, sign: str, at: int) -> bool:
    """Whether a figure behind a letter is money: large, or beside a sum in the same currency (N640 and N20)."""
    if _LARGE.match(passage.text, at) or any(
        found.kind == "money" and found.unit == _LETTERS.get(sign) for found in passage.recent()
    ):
        return True
    ahead = passage.text.find(f" {sign}", at, passage.limit(at, _AHEAD))  # N38 of every N100
    return ahead >= 0 and _LARGE.match(passage.text, ahead + 1 + len(sign)) is not None


def _shared(passage: Passage, sign: str, at: int) -> str | None:
    """What a shared sign means in English print: ¥ are yen but in Chinese regions, Re is one rupee."""
    if sign == "¥" and passage.region not in ("cn", "hk", "mo", "tw"):
        return shared_currency(sign, "jp")
    if sign == "P" and _SCALED.match(passage.text, at):
        return currency_at_home(passage, _SHARED[sign], at)
    if sign in _SHARED and len(sign) == 1:
        return currency_if_told(passage, _SHARED[sign], at)
    if sign in _SHARED:
        return currency_at_home(passage, _SHARED[sign], at)
    return shared_currency(sign, passage.region)
