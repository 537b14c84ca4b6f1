"""Amounts of money: a currency sign or name before or behind a number."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from extract.en.numbers.currencynames import currency_names, name_pattern
from extract.en.numbers.number import Number
from extract.en.passage import Passage
from extract.en.quantities import signs
from extract.en.quantities.homes import currency_at_home, currency_of_cents

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


class CurrencyWords(NamedTuple):
    """A currency in the text: where its sign or name stands, its ISO code, how many make one unit (100 for cents)."""

    start: int
    end: int
    code: str
    parts: int = 1


def currency_before(passage: Passage, at: int) -> CurrencyWords | None:
    """The currency sign before a number."""
    sign = signs.currency_before(passage, at)
    return None if sign is None else CurrencyWords(sign[0], at, sign[1])


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
_BORNE = re.compile(  # can carry 220 pounds; 500 pounds in cash are carried, too
    r"\b(?:carr(?:y|ies|ied|ying)|drag(?:s|ged|ging)?|haul(?:s|ed|ing)|hoist(?:s|ed|ing)?|bench-press(?:es|ed|ing)?"
    r"|squat(?:s|ted|ting)?|deadlift(?:s|ed|ing)?|bears?|supports?|caught|landed|reeled in)"
    r"(?: (?:about|around|nearly|almost|more than|over|up to|some|as much as|at least))? [\d.,]{1,6}\Z"
)
_IN_CASH = re.compile(
    r" (?:in|of|interest|worth of|a (?:week|month|year|day)|for|from|to|on)\b(?! (?:the|its|his|her) back\b)"
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
        whose = "GBP" if match["letter"] == "p" else currency_of_cents(passage, end)
        return CurrencyWords(end, match.end(), whose, 100)
    name = re.sub(r"[ -]", " ", match["name"])
    lower = name.lower()
    code, parts = currency_names().get(name) or currency_names().get(lower, (None, 0))
    if not parts or name == "Cent" or (lower in _COMMON_WORDS and not large):  # 50 Cent sings
        return None
    if lower in ("pound", "pounds") and _is_weight(passage, end, match.end()):
        return None
    if code is None:
        code = currency_of_cents(passage, end) if parts == 100 else currency_at_home(passage, lower, end)
    return CurrencyWords(end, match.end(), code, parts) if code else None


# For 50 million pounds ($65 million): what is told again in a currency is money.
_IN_MONEY_TOO = re.compile(
    r",? (?:\(|or )(?:(?:about|around|roughly|nearly|almost|some|approximately|worth) )?"
    r"(?:(?:US|A|C|NZ|HK|S)?[$€¥£]"
    r"|[\d.,]+ ?(?:[mb]n?|million|billion|trillion)? ?(?:US |U\.S\. )?(?:dollars|euros|yen)\b)"
)
_LARGE_SUM = re.compile(r"(?:\b|\d)(?:million|billion|trillion|[mb]n|m)\Z")
_OF_MONEY = re.compile(
    r"\b(?:(?:sold|bought) for|paid|pays?|worth|costs?|fined?|priced|deal|fee|transfer|invest(?:s|ed|ing|ment)?|debts?"
    r"|profits?|revenues?|budget|funds?|fund(?:ed|ing)|loans?|grants?|bid|stake|raised|spend(?:ing)?|spent|earn(?:s|ed)?)\b"
)


def _is_weight(passage: Passage, start: int, end: int) -> bool:
    """Whether pounds at `start`..`end` weigh; in America all do that no word near them makes money."""
    if _IN_MONEY_TOO.match(passage.text, end, passage.limit(end, 40)):
        return False
    before, after = passage.before(start, 60), passage.after(end, 30)
    if _BORNE.search(before) and not _IN_CASH.match(after):
        return True
    if _LOST.search(before) or _WEIGHT.search(before + after) or _WEIGHT_AFTER.match(after[:20]):
        return True
    return passage.region == "us" and not (_LARGE_SUM.search(before) and _OF_MONEY.search(before + after))
