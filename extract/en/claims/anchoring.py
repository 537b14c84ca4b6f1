"""From where an English duration counts, and whether it only limits another figure: in the past year, 10-year notes."""

from __future__ import annotations

import re

from extract.claims.scene import Anchor
from extract.model import Quantity

_LIMITS_AFTER = re.compile(
    r"\s(?:to|ended|ending|ago|later|earlier|after|before|period|of|since|through|on|until|low|high|peak)\b|'|\s?-"
)
_LIMITS_BEFORE = re.compile(
    r"\b(?:in|within|over|for|during|past|last|next|after|first|every|per|each|coming|previous|under|preceding"
    r"|recent|final|of|by)"
    r"(?: (?:the|a|an|past|last|next|first|coming|just|only|about|around|nearly|more|than|less|under|at|least|previous"
    r"|another|some|almost|over|up|to))*\s*\Z"
)
# Jailed for six years: how long the penalty lasts is what is told.
_SENTENCED = re.compile(
    r"\b(?:jailed|imprisoned|locked up|banned|suspended|disqualified|barred|detained|sent(?:enced)? to \w+|excluded"
    r"|exiled|jail|prison|ban|suspension)(?: [\w'’-]+){0,3}? (?:for|of)"
    r"(?: (?:at least|up to|more than|about|nearly|almost|over|another|a further|a total of|a minimum of))* ?\Z"
)
# Yields on 10-year notes.
_OF_A_BOND = re.compile(
    r"\s(?:U\.S\. |US |German |benchmark |government |fixed-rate |fixed )?(?:Treasur\w+|notes?|bonds?|gilts?|bunds?"
    r"|yields?|mortgages?|JGBs?|paper|average|mean|norm)\b"
)
_PAST = re.compile(r"\b(?:past|last|previous|recent)(?: (?:about|nearly|almost|some|more than|over))*\s\Z")
_NEXT = re.compile(r"\b(?:next|coming|following)(?: (?:about|nearly|almost|some|more than))*\s\Z|\bwithin (?:the )?\Z")
_AGO = re.compile(r"\s(?:ago|earlier)\b")
_LATER = re.compile(r"\s(?:later|afterwards)\b(?! than| this| that| in the)")
_TO_DATE = re.compile(r"\s(?:to|ended|ending|through|up to|until)\s(?=[A-Z\d])")


def only_limits(text: str, left: str, quantity: Quantity) -> bool:
    """Whether a duration that counts from nowhere only says within which time, or names a bond by its term."""
    if _OF_A_BOND.match(text, quantity.end):
        return True
    if _SENTENCED.search(left):
        return False
    return _LIMITS_AFTER.match(text, quantity.end) is not None or _LIMITS_BEFORE.search(left) is not None


def anchor_of(text: str, left: str, quantity: Quantity) -> Anchor:
    """From where a duration counts, by the words beside it."""
    if _AGO.match(text, quantity.end):
        return "ago"
    if _LATER.match(text, quantity.end):
        return "later"
    if _TO_DATE.match(text, quantity.end):
        return "to"
    if _PAST.search(left):
        return "past"
    return "next" if _NEXT.search(left) else ""
