"""What is laid on a price or a tax, and so raises it: `put 1p a pint on beer, 4p on wine`."""

from __future__ import annotations

import re

from extract.en.passage import Passage

# Put 1p a pint on beer, 4p on wine and 7p on 20 cigarettes: what is laid on a price or a thing that is taxed.
_LAYING = re.compile(
    r"\b(?:put|puts|putting|slap(?:ped|ping|s)?|clap(?:ped|ping|s)?|lump(?:ed|ing|s)?|whack(?:ed|ing|s)?)"
    r"(?: (?:up to|a further|an extra|an additional|another|about|around|just|some))*[ £$€]*\Z"
)
_LAID_ON = re.compile(
    r"(?: (?:an?|per|each) [a-z]+)? on(?:to)?(?: the| an?| every| each| all| your| their)?"
    r"(?: (?:price|cost|average|typical|annual|standard|family)s?(?: of)?)*(?: [a-z-]+)??"
    r" (?:prices?|costs?|bills?|duty|duties|tax(?:es)?|fares?|mortgages?|rents?|tickets?|pints?|lit(?:re|er)s?|gallons?"
    r"|bottles?|packets?|packs?|beers?|ciders?|wines?|drinks|spirits|whisky|cigarettes|cigars|tobacco|petrol"
    r"|diesel|fuel|alcohol)\b"
)
_LAID_TOO = re.compile(r"(?: (?:an?|per) [a-z]+)? on [^.;:£$€]{2,40}?(?:,| and|, and) [£$€]?\Z")


def is_laid(passage: Passage, start: int, end: int) -> bool:
    """Whether so much money is put on a price or a tax, also in a list that a verb has opened."""
    if not passage.after(end, 24).startswith((" on ", " onto ", " a ", " per ", " an ")):
        return False
    if _LAYING.search(passage.before(start, 40)):
        return _LAID_ON.match(passage.after(end, 80)) is not None
    last = next((q for q in reversed(passage.recent()) if q.kind != "date"), None)
    listed = (
        last is not None
        and last.start >= passage.start
        and last.kind in ("money", "percent")
        and last.direction == "up"
    )
    return listed and last is not None and _LAID_TOO.fullmatch(passage.text, last.end, start) is not None
