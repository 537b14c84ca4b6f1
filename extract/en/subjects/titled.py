"""Whom a rank or a count only describes: `second seed Ana Ruiz`, `four-time champion Tom Hale`."""

from __future__ import annotations

import re

from extract.en.words.tags import tag
from extract.model import Quantity

_NAME = re.compile(
    r"(?P<nouns>(?:[ -][a-z][a-z'’]*){0,4}) (?P<name>[A-Z][\w'’-]*[a-z](?: (?:de|van|von|der|al|bin|[A-Z][\w'’-]*))*)"
    r"(?P<next> [a-z-]+)?"
)
_TIMES = re.compile(r"-times?\b")
# World No. 3, number six, fifth-ranked
_RATED = re.compile(r"(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten)|[a-z]{3}ed|favou?rite|choice)\Z")
_LOOK = 80  # characters


def titled(text: str, quantity: Quantity) -> str | None:
    """The name that an English rank, or a count of times, describes where it stands; None when it stands for itself."""
    times = quantity.kind == "count" and _TIMES.match(text, quantity.end)
    if quantity.kind != "rank" and not times:
        return None
    named = _NAME.match(text, quantity.end, quantity.end + _LOOK)
    if named is None or named.end("name") == quantity.end + _LOOK:
        return None
    nouns = named["nouns"].replace("-", " ").split()
    if not nouns and not _RATED.search(text, quantity.start, quantity.end):
        return None
    if nouns and (tag(nouns[-1])[0] != "N" or any(tag(word)[0] not in "NJV" for word in nouns)):
        return None
    behind = named["next"]
    if behind and tag(behind.strip()) in ("NN", "NNS", "JJ"):
        return None  # her third Grand Slam title
    return named["name"].removesuffix("'s").removesuffix("’s")
