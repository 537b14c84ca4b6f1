"""Results of matches and votes: `beat them 3-0`, `won 6-4 7-6 (7-2)`, `cleared the Senate 79-18`."""

from __future__ import annotations

import re
from decimal import Decimal

from extract.en.quantities.draft import Draft
from extract.en.quantities.noise import score_at
from extract.en.quantities.passage import Passage

RULE = "en number: result of a match"

CONTEST = re.compile(
    r"\b(?:beat(?:s|en|ing)?|defeat\w*|w[io]n|wins|winning|winners?|lost|loses?|losing|loss|dr[ea]w|draws?|drawn|crush\w*"
    r"|thrash\w*|thump\w*|hammer\w*|edg(?:ed|ing)|rout(?:ed|s)?|victor\w+|final|semi-finals?|match|overc[ao]me|clear(?:ed|s)"
    r"|past|over|pass(?:ed|es)|approv\w+|reject\w+|rul(?:ed|ing)|vot(?:e|ed|es|ing)|trounc\w+|stunn?(?:ed|s)|demolish\w*"
    r"|see off|saw off|sink|sank|cruis\w+|triumph\w*|upset|humbl\w+|humiliat\w+|down(?:ed|s)|penalties|shoot-?out)\b",
    re.IGNORECASE,
)
_AROUND = 60  # characters


def find_result(passage: Passage, at: int) -> Draft | None:
    """The result that begins with the digit at `at`, where a contest is spoken of; its value is the first number.

    Many take it for no figure: it is optional.
    """
    score = score_at(passage, at)
    if score is None or not CONTEST.search(passage.text, max(passage.start, at - _AROUND), passage.limit(at, _AROUND)):
        return None
    value = Decimal(re.split("[-–]", score.group(), maxsplit=1)[0])
    return Draft(at, score.end(), score.end(), "number", RULE, value, optional=True)
