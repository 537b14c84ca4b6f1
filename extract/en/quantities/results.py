"""Results of matches and votes: `beat them 3-0`, `won 6-4 7-6 (7-2)`, `cleared the Senate 79-18`."""

from __future__ import annotations

import re
from decimal import Decimal

from extract.en.passage import Passage
from extract.en.quantities.draft import QuantityDraft
from extract.en.quantities.noise import score_at
from extract.en.words.contests import CONTEST

RULE = "en number: result of a match"

_AROUND = 60  # characters


def find_result(passage: Passage, at: int) -> QuantityDraft | None:
    """The result that begins with the digit at `at`, where a contest is spoken of; its value is the first number.

    Many take it for no figure: it is optional.
    """
    score = score_at(passage, at)
    if score is None or not CONTEST.search(passage.text, max(passage.start, at - _AROUND), passage.limit(at, _AROUND)):
        return None
    value = Decimal(re.split("[-–]", score.group(), maxsplit=1)[0])
    return QuantityDraft(at, score.end(), score.end(), "number", RULE, value, optional=True, fixed=True)
