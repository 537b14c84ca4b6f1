"""Years of the books, which begin in April or July: whose they are tells the country that a sentence names."""

from __future__ import annotations

import re
from functools import cache

from extract.en.passage import Passage
from extract.en.words.vocabulary import VOCABULARY
from extract.text.wordlists import alternatives

_AT_HOME = re.compile(r"(?<!\()(?<!; )£|₹|\b(?:Rs|lakhs?|crores?)\b")
_FIRST_MONTHS = {"april": 4, "july": 7}
_REGIONS = {"gb": "april", "in": "april", "hk": "april", "au": "july", "nz": "july"}


@cache
def _countries() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(VOCABULARY.by_word('book_years'))})\b")


def first_month(passage: Passage, match: re.Match[str]) -> int | None:
    """The month in which the year of the books begins in the country that is spoken of; None where nothing tells it."""
    before, after = passage.before(match.start()), passage.after(match.end())
    named = _countries().findall(before) or _countries().findall(after)[:1]
    if named:
        return _FIRST_MONTHS[VOCABULARY.by_word("book_years")[named[-1]]]
    begins = "april" if _AT_HOME.search(before + after) else _REGIONS.get(passage.region or "")
    return _FIRST_MONTHS[begins] if begins else None
