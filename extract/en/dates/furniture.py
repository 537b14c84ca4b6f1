"""Lines around an English article that tell nothing: its byline, its day under the headline, when it was updated."""

from __future__ import annotations

import re

from extract.en.words.date_words import WEEKDAYS

_MONTH = r"(?i:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-zA-Z]*\.?"
_DAY = rf"(?:{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th)? {_MONTH})"
_TOP = 300  # characters
_LONGEST = 160  # characters of such a line
_STAMP = re.compile(rf"\s*(?:[A-Z][A-Za-z.'’ -]{{2,30}}, {_DAY}(?:,? [12]\d{{3}})?|{_DAY},? [12]\d{{3}})\s*")
_WEEKDAY = "|".join(day.capitalize() for day in WEEKDAYS)
_NAME = (
    rf"(?!(?:{_WEEKDAY}|{_MONTH}|Christmas|Easter)\b)[A-Z][\w.'’-]*"
    r"(?: (?:(?:and|of|for|in|at|de|van|von|der|bin|al|&)(?: the)? )?[A-Z][\w.'’-]*)*"
)
_CLOCK = r"(?:,? (?:at )?\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,4})?)?"
_WHEN = rf"(?:(?:{_WEEKDAY}),? )?{_DAY}(?:,? [12]\d{{3}})?{_CLOCK}"
_PARTED = r"(?:,| ?[|·•/]| [–—-])\s*"
# By Anna Reeve, The Harbour Times, 5 November 2025; not: by Tuesday, 5 May.
_BYLINE = re.compile(
    rf"\s*(?:(?:By|Words by|Text by|Reporting by) {_NAME}(?:{_PARTED}{_NAME})*{_PARTED}{_WHEN}"
    rf"|(?:(?:Last |First )?(?:[Uu]pdated|[Pp]ublished)|Posted)(?: on|:)? {_WHEN})\.?\s*"
)
# Anna Reeve | The Harbour Times | 5 November 2025; further down it may be the row of a table.
_HEAD = re.compile(rf"\s*{_NAME}(?: ?[|·•] ?{_NAME})* ?[|·•] ?{_WHEN}\s*")


def is_furniture(text: str, start: int, end: int) -> bool:
    """Whether a sentence is a line of nothing but who wrote the article, for whom, and when."""
    if start < _TOP and _STAMP.fullmatch(text, start, end):
        return True
    if end - start > _LONGEST or text[start - 1 : start] not in ("", "\n") or text[end : end + 1] not in ("", "\n"):
        return False
    return _BYLINE.fullmatch(text, start, end) is not None or (
        start < _TOP and _HEAD.fullmatch(text, start, end) is not None
    )
