"""Why a claim was read as it was: its rule, its parts and the words that decided, as lines for people."""

from __future__ import annotations

from datetime import date

from extract.appearance import number
from extract.claims.stance import hedged_between, negated_between
from extract.languages import language_for
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
    lines.append(_subject(claim, document))
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


def _subject(claim: Claim, document: Document) -> str:
    if claim.subject is None:
        return "  subject not found"
    at = document.text.find(claim.subject, claim.start, claim.end)
    if at >= 0:
        return f"  subject “{claim.subject}” @{at}-{at + len(claim.subject)} in the clause"
    at = document.text.rfind(claim.subject, 0, claim.end)
    where = f" @{at}-{at + len(claim.subject)}" if at >= 0 else ""
    return f"  subject “{claim.subject}”{where} carried over from before the clause"


def _time(claim: Claim, document: Document) -> str:
    if claim.time_start is None and claim.time_end is None:
        return "  time not said"
    period = f"{claim.time_start or '…'}..{claim.time_end or '…'}"
    given = [document.text[q.start : q.end] for q in claim.quantities if q.role == "time"]
    return f"  time {period} from “{'”, “'.join(given)}”" if given else f"  time {period} carried over from before"


def _stance(claim: Claim, document: Document) -> list[str]:
    found, language = [], language_for(claim.lang)
    if claim.hedged:
        cue = hedged_between(language, document.folded, claim.start, claim.end)
        found.append("  hedged" + (f" by “{document.text[cue[0] : cue[1]]}”" if cue else " by the clause before"))
    if claim.negated:
        cue = negated_between(language, document.folded, claim.start, claim.end)
        found.append("  negated" + (f" by “{document.text[cue[0] : cue[1]]}”" if cue else ""))
    return found
