"""How long something went on, in English: for 3 years, 2 days later, and what went on over the past half a year."""

from __future__ import annotations

from extract.model import Claim, Quantity
from extract.text.document import Document
from extract.zh.gloss.framed import MARKS
from extract.zh.gloss.happening import NOTHING, Told, event
from extract.zh.gloss.phrasebook import gloss_words
from extract.zh.gloss.predicate import Said

NEXT = 40  # characters behind a length of time that may hold its verb


def lasting(text: str, claim: Claim, document: Document, quantity: Quantity, said: Said) -> tuple[Said, str]:
    """What stands before a length of time, and `text`, the length itself, with the words that place it."""
    text = _placed(text, quantity, document, said)
    if text.endswith(("later", "earlier")) and (told := _then(claim, document, quantity)).verb:
        return Said(told.topic, f"{told.verb} {told.thing}".rstrip(), told.start), text
    if said.verb or text.endswith("er") or not (told := _meanwhile(claim, document, quantity)).verb:
        return said, text
    said = Said(told.topic, f"{told.verb} {told.thing}".rstrip(), told.start)
    return said, text if text.startswith("within") else f"{_over(quantity, document)} {text}"


def _placed(text: str, quantity: Quantity, document: Document, said: Said) -> str:
    """A length of time with what places it: for 3 years behind a verb, 2 days later, 3 years earlier."""
    for length in (2, 1):
        word = gloss_words().behind.get(document.folded[quantity.end : quantity.end + length])
        if word is not None:
            return f"{text} {word}"
    last = said.verb.rpartition(" ")[2]
    if (
        not said.verb
        or last in ("to", "for", "lasted", "last", "took", "need", "needed", "spent", "spend")
        or text.startswith("<=")
    ):
        return text.replace("<=", "within ", 1) if text.startswith("<=") else text
    return f"for {text}"


def _then(claim: Claim, document: Document, quantity: Quantity) -> Told:
    """What happened that much later or earlier, told behind it in the same clause (两个月后开幕)."""
    bound = min(claim.end, quantity.end + NEXT, *(q.start for q in claim.quantities if q.start >= quantity.end))
    behind = document.tokens_between(quantity.end, bound)[1:]
    mark = next((at for at, token in enumerate(behind) if token.word[:1] in MARKS), len(behind))
    return event(behind[:mark])


def _meanwhile(claim: Claim, document: Document, quantity: Quantity) -> Told:
    """What went on for a length of time that the verb follows (过去半年接获…), nothing where that is another's."""
    over = any(document.folded.endswith(word, 0, quantity.start) for word in gloss_words().over)
    since = document.folded[quantity.end : quantity.end + 2].startswith(("来", "以来", "内", "间", "之内"))
    if not (over or since):
        return NOTHING
    bound = min(claim.end, quantity.end + NEXT, *(q.start for q in claim.quantities if q.start >= quantity.end))
    return event([token for token in document.tokens_between(quantity.end, bound) if token.word not in _SINCE])


_SINCE = frozenset(["来", "以来"])


def _over(quantity: Quantity, document: Document) -> str:
    """over, for or within a length of time."""
    if document.folded[quantity.end : quantity.end + 2].startswith(("内", "之内")):
        return "within"
    before = (word for word in gloss_words().over if document.folded.endswith(word, 0, quantity.start))
    return gloss_words().over.get(next(before, ""), "over")
