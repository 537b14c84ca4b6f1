"""What tells that two numbers are how a match or a vote ended."""

from __future__ import annotations

import re

CONTEST: re.Pattern[str] = re.compile(
    r"\b(?:beat(?:s|en|ing)?|defeat\w*|w[io]n|wins|winning|winners?|lost|loses?|losing|loss|dr[ea]w|draws?|drawn|crush\w*"
    r"|thrash\w*|thump\w*|hammer\w*|edg(?:ed|ing)|rout(?:ed|s)?|victor\w+|final|semi-finals?|match|overc[ao]me|clear(?:ed|s)"
    r"|past|over|pass(?:ed|es)|approv\w+|reject\w+|rul(?:ed|ing)|vot(?:e|ed|es|ing)|decid(?:ed|es)|trounc\w+|stunn?(?:ed|s)|demolish\w*"
    r"|shock(?:ed|s)?|(?:went|go|goes|going|gone) down|decider|play-?offs?|fixture"
    r"|see off|saw off|sink|sank|cruis\w+|triumph\w*|upset|humbl\w+|humiliat\w+|down(?:ed|s)|penalties|shoot-?out)\b",
    re.IGNORECASE,
)
