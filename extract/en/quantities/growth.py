"""Rates of growth, which are changes whatever verb states them: `growth eased to 1.2% from 2.6%`."""

from __future__ import annotations

import re

from extract.en.words.vocabulary import SOFT

# Growth of a rate is a change, whatever verb states it, also where `it` stands for growth.
_STATED = (
    r"(?: (?:is|was|are|were) (?:[a-z]+ly )?(?:expected|forecast|seen|set|projected|likely|predicted|due|tipped) to)?"
    r" (?:(?:eas|slow|accelerat|cool|dropp|slipp|mov|quicken|moderat|pick)(?:e|ed)?(?: up| down| back)? to"
    r"|(?:fall|fell|rise|rose)"
    r" (?:back )?to|was|is|were|will be|would be|to be|averaged|averaging|reached|hit|stood at|c[oa]me in at|at)"
    rf"(?: at)?(?: (?:{SOFT}))?(?: an? (?:[a-z]+ )?(?:rate|pace) of)?\s*\Z"
)
_GROWTH_IS = re.compile(
    r"\b[Gg]rowth(?: rate)?(?: in [a-z ]{3,30}? [-–—] [^.;]{3,100} [-–—])?"
    rf"(?:(?: (?!to\b)[\w'’-]+){{0,4}}?|(?:[^.;]|\.\d){{0,90}}?\bit){_STATED}"
)
# Growth came in at 3%, missing forecasts of 4%.
_GROWTH_AWAITED = re.compile(
    r"\b[Gg]rowth\b(?:[^.;]|\.\d){0,90}"
    r"\b(?:forecasts?|expectations?|estimates?|predictions?|consensus)(?: (?:of|for))(?: an?)?\s*\Z"
)
# Growth eased to 1.2% from 2.6%: the rate before was growth too.
_GROWTH_FROM = re.compile(r"\b[Gg]rowth\b[^.;]{0,60}? to [\d.]{1,6} ?(?:%|per ?cent)[^.;]{0,40}? from\s*\Z")


def tells_growth(clause: str) -> bool:
    """Whether the words before a rate say that something grows by so much."""
    return any(growth.search(clause) for growth in (_GROWTH_IS, _GROWTH_FROM, _GROWTH_AWAITED))
