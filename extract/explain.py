"""Why a claim was read as it was: its rule, its parts and the words that decided, as lines for people."""

from __future__ import annotations

from datetime import date

from extract.appearance import number
from extract.model import Claim, Quantity
from extract.pipeline import find_claims
from extract.text.document import Document


def explain(text: str, lang: str | None = None, published: date | None = None, *, region: str | None = None) -> str:
    """Every claim of `text` as an indented tree under its sentence; the options are those of `extract`."""
    document = Document.of(text, lang, published, region)
    lines: list[str] = []
    sentence = -1
    for claim in find_claims(document):
        if claim.sentence_start != sentence:
            sentence = claim.sentence_start
            lines.append(text[sentence : claim.sentence_end].strip())
        lines.extend(f"  {line}" for line in explain_claim(claim, document))
    return "\n".join(lines)


def explain_claim(claim: Claim, document: Document) -> list[str]:
    """The lines of a tree: the claim and its rule, then its figures and dates, subject, time, place and stance."""
    lines = [f"{claim.kind} by the rule '{claim.rule}' @{claim.start}-{claim.end}"]
    lines.extend(_part(quantity, document) for quantity in claim.quantities)
    lines.append(_subject(claim))
    lines.append(_time(claim, document))
    if claim.place is not None:
        lines.append(f"  place {claim.place}")
    lines.extend(_stance(claim, document))
    lines.extend(
        f"  said by {a.name} by the rule '{a.rule}' @{a.start}-{a.end} “{document.text[a.start : a.end]}”"
        for a in claim.attributions
    )
    return lines


def _part(quantity: Quantity, document: Document) -> str:
    words = document.text[quantity.start : quantity.end]
    place = f"@{quantity.start}-{quantity.end}"
    return f"  {quantity.role} “{words}” {place}: {_value(quantity)} by the rule '{quantity.rule}'"


def _value(quantity: Quantity) -> str:
    if quantity.kind == "date":
        return f"date {quantity.start_date or '?'}..{quantity.end_date or '?'}"
    value = str(number(quantity.value))
    if quantity.max_value is not None:
        value += f"..{number(quantity.max_value)}"
    bound = "" if quantity.modifier == "=" else quantity.modifier
    said = [
        quantity.kind,
        bound + value,
        quantity.unit,
        quantity.item,
        quantity.per and f"per {quantity.per}",
        quantity.direction,
    ]
    return " ".join(word for word in said if word)


def _subject(claim: Claim) -> str:
    return "  subject not found" if claim.subject is None else f"  subject “{claim.subject}” ({claim.reasons.subject})"


def _time(claim: Claim, document: Document) -> str:
    if claim.time_start is None and claim.time_end is None:
        return "  time not said"
    period = f"{claim.time_start or '…'}..{claim.time_end or '…'}"
    told = [f"“{document.text[start:end]}”" for start, end in claim.reasons.time]
    if not told:
        return f"  time {period} carried over from before"
    return f"  time {period} from {', '.join(told)}" + (
        ", counted from the time before" if claim.reasons.carried else ""
    )


def _stance(claim: Claim, document: Document) -> list[str]:
    cues = (("hedged", claim.reasons.hedged), ("negated", claim.reasons.negated))
    return [f"  {done} by {_cue(cue, document)}" for done, cue in cues if cue is not None]


def _cue(cue: tuple[int, int] | str, document: Document) -> str:
    if isinstance(cue, str):
        return cue
    start, end = cue
    return f"“{document.text[start:end]}” @{start}-{end}"
