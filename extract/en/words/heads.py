"""What the heads of columns and rows say in English of the figures under them or beside them."""

from __future__ import annotations

import re

from extract.language import Heads

HEADS: Heads = Heads(
    no_figures=re.compile(
        r"\b(?:years?|dates?|times?|rank(?:ing)?|no\.?|number|code|phone|id|page|pos(?:ition)?|route|flight|room|seat|lane"
        r"|version|channel|score)\b(?! of)|\A#\Z",
        re.IGNORECASE,
    ),
    share=re.compile(r"%|\bper ?cent(?:age)?\b|\bshare of\b", re.IGNORECASE),
    counted=re.compile(r"(?:number|no\.|total) of (?P<item>[a-z][a-z -]{2,30})\Z", re.IGNORECASE),
    age=re.compile(r"\bage\Z", re.IGNORECASE),
    length=re.compile(r"\b(?:height|length|width|depth|altitude|elevation|distance|span|thickness)\b", re.IGNORECASE),
    by_millions=re.compile(
        r"\b(?:population|people|users|subscribers|followers|views|visit(?:or)?s|passengers|number of"
        r"|revenues?|sales|turnover|profits?|loss(?:es)?|costs?|budget|spend(?:ing)?|income|earnings|value)\b",
        re.IGNORECASE,
    ),
)
