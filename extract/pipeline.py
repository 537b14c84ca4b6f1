"""The steps from a document to its claims, in order."""

from __future__ import annotations

from dataclasses import replace

from extract.claims.grouping import group
from extract.languages import language_for
from extract.model import Claim, Lang, Quantity
from extract.quantities.columns import with_columns
from extract.quantities.lexicon import as_given
from extract.speech.attribution import find_attributions
from extract.text.document import Document


def find_quantities(document: Document) -> list[Quantity]:
    """Every quantity and date of the document, in reading order, none overlapping another."""
    found: list[Quantity] = []
    for lang in dict.fromkeys(sentence.lang for sentence in document.sentences):
        spoken = [sentence for sentence in document.sentences if sentence.lang == lang]
        found += language_for(lang).find_quantities(_located(document, lang), spoken)
    found.sort(key=lambda quantity: quantity.start)
    return [as_given(quantity) for quantity in with_columns(document, found) if _can_be_counted(quantity)]


def _located(document: Document, lang: Lang) -> Document:
    """The document as its sentences in another language than its own read it: from where it is told."""
    if lang == document.lang or document.region:
        return document
    return replace(document, region=language_for(document.lang).region_of(document))


_LARGEST = 24  # the power of ten from which digits are a code, or dirt: decimals are exact up to 28 digits


def _can_be_counted(quantity: Quantity) -> bool:
    return all(value is None or value.adjusted() < _LARGEST for value in (quantity.value, quantity.max_value))


def find_claims(document: Document) -> list[Claim]:
    """Quantities first, then who said what around them, then what belongs together."""
    claims: list[Claim] = []
    for part in document.parts():
        quantities = find_quantities(part)
        claims += group(part, quantities, find_attributions(part, quantities))
    return claims
