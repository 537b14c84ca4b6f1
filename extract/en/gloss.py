"""An English clause shortened to what it claims: without who said it, with its subject in place of a pronoun."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.document import Document
from extract.model import Claim, Quantity

REACH = 400  # characters before the first figure, and half of those behind it, that are looked at
DATES = 12  # dates of one claim that are taken out of its words
LEAD = 70  # characters of the words before a change that are kept

_OPENING = re.compile(
    r"^[\s,;:–—\"“”'‘-]*(?:(?:but|and|while|although|though|however|meanwhile|with|as|that|also|similarly|in addition"
    r"|so|because|since|when|after|before|if)\b[\s,]*)*",
    re.I,
)
_CLOSING = re.compile(r"[\s,;:–—\"“”-]+$")
_PRONOUN = re.compile(r"^(?:it|he|she|they|this|which|who|that|its|his|her|their)\b", re.I)
_POSSESSIVE = frozenset(["its", "his", "her", "their"])
_CHANGES = re.compile(
    r"\b(?:(?:has|have|had|will|would|could|may|was|were|is|are)\s+)?(?:also\s+)?(?:\w+ly\s+)?"
    r"(?:rose|risen|ris(?:e|es|ing)|fell|fall(?:en|s|ing)?|jump\w*|grew|grow\w*|climb\w*|drop\w*|declin\w*|increas\w*"
    r"|decreas\w*|slump\w*|surg\w*|soar\w*|plung\w*|tumbl\w*|slip\w*|slid\w*|gain\w*|lost|los(?:e|es|ing)|shrank|shrink\w*"
    r"|edg\w*|up|down|doubl\w*|tripl\w*|halv\w*|cut(?:s|ting)?|rais\w*|reduc\w*|expand\w*|contract\w*|dip\w*|add\w*"
    r"|improv\w*)\b"
)
_DANGLING = re.compile(r"(?:\s+(?:of|a|an|the|by|to|at|for|with|from|and|is|are|was|were|has|have|had|in|on))+$", re.I)
_WHEN = r"\b(?:in|for|on|during|by|since|until|at|from|the)\s+(?:the\s+)?"
_SMALL = re.compile(
    r"\b(?:by|to|from|about|around|nearly|almost|some|more|less|than|over|under|an?|the|further|another|just|only|at|least|of)\b",
    re.I,
)
_OBJECT = re.compile(r"[a-z]{3}")
_RELATIVE = re.compile(r"^(?:which|that|who)\s+(?=(?:it|he|she|they)\b)", re.I)


def classifier(word: str) -> str:
    """What a rate is per, as the text says it."""
    return word


def item(quantity: Quantity, document: Document) -> str | None:
    """The counted thing in the text's words."""
    return quantity.item


def around(claim: Claim, document: Document, figures: Sequence[Quantity], change: str) -> str:
    """The clause in its own words; with `change`, the words before the change and the figures in order."""
    text = _without_speaker(claim, document)
    if change:
        lead = _lead(text, claim, document, figures)
        if lead is not None:
            return f"{lead} {change}"
    return _with_subject(_CLOSING.sub("", text), claim)


def _without_speaker(claim: Claim, document: Document) -> str:
    first = min((q.start for q in claim.quantities), default=claim.start)
    text, at, close = "", max(claim.start, first - REACH), min(claim.end, first + 2 * REACH)
    for attribution in sorted(claim.attributions, key=lambda a: a.start):
        start, end = max(attribution.start, at), min(attribution.end, close)
        if start < end:
            text += document.text[at:start] + " "
            at = end
    text += document.text[at:close]
    if claim.time_start is not None or claim.time_end is not None:
        for quantity in claim.quantities[:DATES]:  # the date is said once, at the end
            if quantity.kind == "date" and quantity.role == "time":
                said = re.escape(document.text[quantity.start : quantity.end])
                text = re.sub(rf"{_WHEN}{said}\s*,?|^\W*{said}\b\s*,?|[\s,]*{said}\W*$", "", text, count=1, flags=re.I)
    return " ".join(_OPENING.sub("", text).split())


def _lead(text: str, claim: Claim, document: Document, figures: Sequence[Quantity]) -> str | None:
    """What changed: the words before the verb of change; None when that is nobody or too much."""
    verb = _CHANGES.search(text)
    figure = min((text.find(document.text[q.start : q.end]) for q in figures), default=-1)
    if verb is None or figure < 0 or any(q.kind == "count" and q.role == "by" for q in figures):
        return None
    if _OBJECT.search(_SMALL.sub("", text[verb.end() : figure])):
        return None  # raised its dividend by 11%: what changed stands behind the verb
    lead = _DANGLING.sub("", _CLOSING.sub("", text[: min(verb.start(), figure)]))
    if not lead or len(lead) > LEAD or any(sign.isdigit() for sign in lead):
        return claim.subject
    return _with_subject(lead, claim)


def _with_subject(text: str, claim: Claim) -> str:
    """The subject for a leading pronoun, or before a clause that does not name it."""
    subject = claim.subject
    if not text:
        return subject or ""
    text = _RELATIVE.sub("", text)
    pronoun = _PRONOUN.match(text)
    if subject and pronoun is not None:
        if pronoun.group().lower() not in _POSSESSIVE:
            text = subject + text[pronoun.end() :]
        elif subject.lower() not in text.lower():
            text = f"{subject}'s{text[pronoun.end() :]}"
        return text[:1].upper() + text[1:]
    if subject and subject.lower() not in text.lower():
        return f"{subject}: {text}"
    return text[:1].upper() + text[1:]
