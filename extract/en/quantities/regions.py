"""Regions: where an English text is from, so that its $ is that country's dollar; told by what it names as at home."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from extract.text.document import Document
from extract.text.wordlists import Table

REGIONS = Table(Path(__file__).with_name("regions.toml"))
_SAMPLE = 6000  # characters that decide
_ENOUGH = 2  # names
_ASKED = ("$", "dollars", "pounds", "degrees")  # what a region decides
# Sterling and agencies: what these write of a country is for readers elsewhere, who know its dollars by another sign.
_ABROAD = re.compile(r"[£€]|\((?:Reuters|AFP|AP|Bloomberg|Xinhua)\)")
_OWN_SIGN = {
    "au": re.compile(r"\bAU?\$|\$A(?=\d)|\bAUD\b|Australian dollars|\d Australian dollar"),
    "nz": re.compile(r"\bNZ\$|\$NZ(?=\d)|\bNZD\b|New Zealand dollars|\d New Zealand dollar"),
    "ca": re.compile(r"\bCA?\$|\bCAD\b|Canadian dollars|\d Canadian dollar"),
    "sg": re.compile(r"\bSG?\$|\bSGD\b|Singapore dollars?"),
    "hk": re.compile(r"\bHK\$|\bHKD\b|Hong Kong dollars?"),
    "us": re.compile(r"\bUS\$|\$US(?=\d)|\bUSD\b|\bUS dollars?"),
}
# Only where dollars are no American ones are these told apart: $1.90 (U.S.), 65 US cents.
_NO_AMERICAN = re.compile(r"(?:[\d.]|illion|cents) \(U\.?S\.?\)|\d (?:U\.?S\.?) cents\b")
# Spelt so, a text that names American places is none of theirs.
_BRITISH = re.compile(
    r"\b(?:per cent|programmes?|centres?|colours?|labour|favour\w*|defence|tonnes|metres|kilometres|licence|organis\w+"
    r"|realis\w+|Mrs? (?=[A-Z]))"
)
_DATELINE = re.compile(r"^(?P<place>[A-Z]{3,}(?: [A-Z]{3,})?) [-–—] ", re.MULTILINE)
# What all dollars of a text are: (Australian dollars throughout), all figures in Canadian dollars.
_DOLLARS = {"Australian": "au", "Canadian": "ca", "New Zealand": "nz", "Singapore": "sg", "Hong Kong": "hk"}
_STATED = re.compile(
    rf"(?P<whose>{'|'.join(_DOLLARS)}) dollars (?:throughout|unless)"
    rf"|\b(?:figures|amounts|sums|prices|values|dollars) (?:are )?(?:all )?(?:given |quoted |shown )?"
    rf"in (?P<in>{'|'.join(_DOLLARS)}) dollars"
)
_WORD = re.compile(r"[A-Za-z]+(?:['’.-][A-Za-z]+)*")
_LONGEST = 3  # words of a name


@cache
def _regions() -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    """By region, the names of the country itself, and those by which only its own papers tell where they are."""
    return {region: (REGIONS.words(f"{region}.self"), REGIONS.words(f"{region}.local")) for region in _OWN_SIGN}


def region_of(document: Document) -> str | None:
    """The region that the caller knows, else the one whose places and offices the text names as one does at home."""
    if document.region or document.lang != "en":
        return document.region
    sample = document.folded[:_SAMPLE]
    stated = _STATED.search(sample) if " dollars" in sample else None
    if stated is not None:
        return _DOLLARS[stated["whose"] or stated["in"]]
    if not any(word in sample for word in _ASKED) or _ABROAD.search(sample):
        return None
    names = _phrases(sample)
    scores = {region: _score(names, sample, *lists) for region, lists in _regions().items()}
    if _NO_AMERICAN.search(sample):
        scores["us"] = 0
    best = max(scores, key=lambda region: scores[region])
    others = sorted(scores.values())[-2]
    if scores[best] < _ENOUGH or scores[best] <= others or _OWN_SIGN[best].search(sample):
        return None
    return None if best == "us" and _BRITISH.search(sample) else best


def _phrases(sample: str) -> set[str]:
    """Every run of up to three words."""
    words = [word.removesuffix("'s").removesuffix("’s") for word in _WORD.findall(sample)]
    found = set(words)
    for length in range(2, _LONGEST + 1):
        found.update(
            " ".join(words[at : at + length]) for at in range(len(words) - length + 1) if words[at][0].isupper()
        )
    return found


def _score(names: set[str], sample: str, own: frozenset[str], local: frozenset[str]) -> int:
    """How many local names stand in the text; the country counts once, and so does a paper's own dateline."""
    dated = {match["place"].title() for match in _DATELINE.finditer(sample)}
    return len(names & local) + bool(names & own) + bool(dated & (own | local))
