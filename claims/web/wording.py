"""Figures in words that a reader of either language reads without a key: `> 20000000` as 超过 20,000,000."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Words = Mapping[str, str]


def number(value: float) -> str:
    """A number with its thousands parted, as many decimals as it has and no more.

    >>> number(20000000), number(3.25)
    ('20,000,000', '3.25')
    """
    return f"{value:,}" if isinstance(value, int) or not value.is_integer() else f"{int(value):,}"


def figure(quantity: Mapping[str, Any], words: Words) -> str:
    """A quantity of the appearance schema, normalised: bound, number or range, unit and denominator; a date as days."""
    if quantity["kind"] == "date":
        return _span(quantity["start_date"], quantity["end_date"])
    if quantity["value"] is None:
        return ""
    text = number(quantity["value"])
    if quantity["max_value"] is not None:
        text = f"{text}–{number(quantity['max_value'])}"
    if quantity["unit"]:
        text = f"{text}{'' if quantity['unit'] == '%' else ' '}{quantity['unit']}"
    if quantity["per"]:
        text = f"{text}/{quantity['per']}"
    text = words[f"modifier_{quantity['modifier']}"].format(text)
    if quantity["direction"]:
        text = f"{words['direction_' + quantity['direction']]} {text}"
    return f"{text} ({words['vague']})" if quantity["vague"] else text


def _span(start: str | None, end: str | None) -> str:
    if start is None:
        return ""
    return start if end is None or end == start else f"{start} – {end}"
