"""Figures in words that a reader of either language reads without a key: `> 20000000` as 超过 20,000,000."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from claims.web.words.marks import Piece, excerpt
from db.texts.sentences import Sentence

Words = Mapping[str, str]
ROOM = {"zh": 80, "en": 190}  # characters of a sentence in a list: three lines on a phone
WHOLE = 3  # times as many where it is what the page is about


def number(value: float) -> str:
    """A number with its thousands parted, as many decimals as it has and no more.

    >>> number(20000000), number(3.25)
    ('20,000,000', '3.25')
    """
    return f"{value:,}" if isinstance(value, int) or not value.is_integer() else f"{int(value):,}"


def unit(sign: str, words: Words) -> str:
    """A unit as people call it: years for a, 天 for d; most stand as they are."""
    return words.get(f"unit_{sign}", sign)


def figure(quantity: Mapping[str, Any], words: Words) -> str:
    """A quantity of the appearance schema, normalised: bound, number or range, unit and denominator; a date as days."""
    if quantity["kind"] == "date":
        return days(quantity["start_date"], quantity["end_date"])
    if quantity["value"] is None:
        return ""
    text = number(quantity["value"])
    if quantity["max_value"] is not None:
        text = f"{text}–{number(quantity['max_value'])}"
    if quantity["unit"]:
        name = unit(quantity["unit"], words)
        if text == "1" and name == words.get(f"unit_{quantity['unit']}") and name.isascii():
            name = name.removesuffix("s")
        text = f"{text}{'' if name == '%' else ' '}{name}"
    if quantity["per"]:
        text = f"{text}/{quantity['per']}"
    text = words[f"modifier_{quantity['modifier']}"].format(text)
    if quantity["direction"]:
        text = f"{words['direction_' + quantity['direction']]} {text}"
    return f"{text} ({words['vague']})" if quantity["vague"] else text


def days(start: str | None, end: str | None) -> str:
    """Days as people write them: a whole year or month by its name, other spans from first to last day."""
    if start is None:
        return ""
    if end is None or end == start:
        return start
    if start.endswith("-01-01") and end == f"{start[:4]}-12-31":
        return start[:4]
    first, last = date.fromisoformat(start), date.fromisoformat(end)
    if first.day == 1 and start[:7] == end[:7] and (last + timedelta(days=1)).day == 1:
        return start[:7]
    return f"{start} – {end}"


def excerpted(sentence: Sentence, whole: bool) -> list[Piece]:
    """A sentence with its figures marked, cut to the room that it has in a list or, when wanted whole, on a page."""
    room = ROOM.get(sentence.lang, ROOM["en"])
    return excerpt(sentence.text, sentence.figures, room * WHOLE if whole else room)
