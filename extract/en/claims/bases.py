"""Where an English change begins: its base (up from $3m a year ago, against 40 in May), or another thing moving."""

from __future__ import annotations

import re

from extract.claims.scene import Mention
from extract.en.words.date_words import MONTHS, WEEKDAYS
from extract.model import Quantity
from extract.quantities.moves import changing
from extract.text.wordlists import alternatives

_DAY = f"(?:{'|'.join(name.capitalize() for name in (*MONTHS, *WEEKDAYS) if len(name) > 2)})(?:['’]s)?"
_LEVEL_OF = "(?:price|level|rate|high|low|peak|close|figure|range|average|reading) of"
_FROM = re.compile(
    r"\b(?:from|against|versus|vs\.?|compared (?:with|to)|compares with)"
    r"(?: (?:the|a|an|its|their|previous|last year's|earlier|forecast(?: of)?|old|initial|original|budgeted|planned"
    r"|expected|estimated|projected|usual|normal|current|present|existing|record"
    rf"|{_DAY}|{_LEVEL_OF}))*\s*\Z"
)
# lower than 2003's $1.2bn loss: the same of an earlier time
_THAT_OF = re.compile(
    r"\b(?:than|against|versus|with|from|to) (?:(?:19|20)\d\d['’]s|last (?:year|month|quarter|week|season)['’]s"
    r"|(?:the|a) (?:previous|prior|preceding) (?:year|month|quarter|week)['’]s|(?:the|a) year-earlier)(?: record)?\s*\Z"
)
# an increase of 41% over the £5m approved for last year
_OVER = re.compile(
    r" (?:over|on) (?:the|its|their|last (?:year|month|quarter|season)['’]s|(?:19|20)\d\d['’]s)(?: [a-z]+)? "
)
_SINCE_THEN = ("up from", "down from", "lower from", "higher from")
_FROM_ONE = re.compile(
    rf"\bfrom(?: (?:the|a|an|its|their) {_LEVEL_OF}\s*\Z"
    rf"| (?:{_DAY}|(?:the|a|an|its|their) [A-Za-z]+)(?: {_LEVEL_OF}| (?:high|low|peak|close))?)?\s*\Z"
)
_TOWARDS = re.compile(r"[^.;]{0,60}?\bto\b")
_THEN = re.compile(
    r"[^.;]{0,40}\b(?:years?|month|quarter|earlier|ago|before|previous(?:ly)?|last|same|prior|in (?:19|20)\d\d"
    r"|(?:early|late) on [A-Z][a-z]+day)\b"
)
# An import duty of 30 per cent, against the present 10: what holds until it changes
_AS_IT_STANDS = re.compile(
    r"\b(?:against|versus|compared (?:with|to)) (?:the|its|an?) (?:current|present|existing|usual)"
)


def is_base(text: str, core: str, quantity: Quantity, before: Mention | None) -> bool:
    """Whether a figure is what something was before it changed; `core` is what stands before it, without bounds.

    `before` is the figure before it in the sentence, if any.
    """
    if before is not None and (_THAT_OF.search(core) or _exceeds(text, before, quantity)):
        return True
    if not _FROM.search(core):
        return False
    return _TOWARDS.match(text, quantity.end) is not None or _was_before(text, core, quantity, before)


def _exceeds(text: str, before: Mention, quantity: Quantity) -> bool:
    """Whether the figure before is a rate of change over this one."""
    rate = before.cue == "by" and before.quantity.kind == "percent" and quantity.kind in ("money", "count", "measure")
    return rate and _OVER.fullmatch(text, before.quantity.end, quantity.start) is not None


def _was_before(text: str, core: str, quantity: Quantity, before: Mention | None) -> bool:
    """Whether `from` or `compared with` gives the base of a change, and not a source or another thing to compare."""
    if before is None:
        return False
    after_change = before.cue in ("by", "to") and _FROM_ONE.search(core) is not None
    moved = core.rstrip().endswith(_SINCE_THEN) or after_change
    return moved or bool(_THEN.match(text, quantity.end) or _THEN.search(core) or _AS_IT_STANDS.search(core))


_CHANGE = alternatives(changing("en"))
# Cut its forecast by 4% and said it would stop flying to four airports.
_PARTED = re.compile(
    r";|\b(?:and|but|while) (?:[a-z]+ly )?(?:said|says|announced|told|warned|added|plans|agreed|will|would|is|has)\b"
)
_NO_SUBJECT = (
    "then|also|later|now|again|it|they|he|she|subsequently|eventually|finally|was|is|were|are|has|have|had|will|would|could"
    "|to|by|a|an|the|more|less|been|in|on|at|for|from|of|which|that|who"
)
_ANOTHER_MOVES = re.compile(
    r"[^.;:]{0,60}? (?:and|while|but|as|whereas|though)(?: (?:the|its|their|his|her|an?))?"
    rf"(?: (?!(?:{_NO_SUBJECT}|{_CHANGE})\b)[\w'’&-]+){{1,4}}?"
    r" (?:has |have |had |would |will |could |was |were |is |are )?(?:[a-z]+ly )?"
    rf"(?:{_CHANGE}|reached|hit|totall?ed|closed|ended|stood|came)\b"
)


# Shares gained 9% to 212p after it said profits had risen from £31m to £36m.
_TOLD_OF = re.compile(
    r"[^.;:]{0,60}? (?:after|when|as) (?:it|they|he|she|[A-Z]\w+|the [a-z]+) (?:had )?"
    r"(?:said|reported|announced|posted|revealed|warned|unveiled)\b"
)


def moves_anew(text: str, start: int, end: int) -> bool:
    """Whether another thing rises or falls between two figures: profits rose 3% and sales fell to $2m."""
    return bool(_ANOTHER_MOVES.match(text, start, end) or _TOLD_OF.match(text, start, end))


def parted_from(text: str, start: int, end: int) -> bool:
    """Whether somebody does something else between two figures."""
    return _PARTED.search(text, start, end) is not None
