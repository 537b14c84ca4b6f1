"""Grammar: from a document to its Chinese quantities, hit by hit, and how a finding is completed.

Each hit of the scan is offered to the rules that can begin there. A finding then gets its modifier, direction and `per`
from the words around it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from extract.model import Quantity
from extract.text.document import Document, Sentence
from extract.zh.dates.anchors import Anchors
from extract.zh.dates.furniture import in_title, is_caption, is_dateline
from extract.zh.draft import QuantityDraft
from extract.zh.passage import Passage
from extract.zh.quantities.direction import direct
from extract.zh.quantities.lists import follow_list
from extract.zh.quantities.modifiers import modify
from extract.zh.quantities.names import names_of
from extract.zh.quantities.noise import web_spans
from extract.zh.quantities.numberhits import at_number
from extract.zh.quantities.rates import rate
from extract.zh.quantities.regions import region_of
from extract.zh.quantities.scan import NUMERALS, pattern
from extract.zh.quantities.wordhits import at_word


def read_document(document: Document, sentences: Sequence[Sentence]) -> list[Quantity]:
    """Every quantity of the Chinese sentences, in reading order."""
    anchors = Anchors(document.published)
    region = region_of(document)
    web = web_spans(document)
    names = names_of(document)
    items: dict[str, tuple[int, int]] = {}
    found: list[Quantity] = []
    hits = pattern().finditer
    for number, sentence in enumerate(sentences):
        matches = [*hits(document.folded, sentence.start, sentence.end)]
        if matches:
            passage = Passage(document, sentence, (sentence.paragraph, number), anchors, region, items)
            _read_sentence(passage, matches, web, names)
            found.extend(draft.frozen() for draft in passage.found)
    return found


def _read_sentence(
    passage: Passage,
    matches: Sequence[re.Match[str]],
    web: list[tuple[int, int]],
    names: Mapping[str, tuple[str, ...]],
) -> None:
    consumed = passage.start
    before = passage.anchors.remembered()
    for match in matches:
        start = match.start()
        if start < consumed or (web and any(first <= start < last for first, last in web)):
            continue
        name = _name_at(passage, names, start) if names else ""
        if name:
            consumed = start + len(name)
            continue
        memory = passage.anchors.remembered()
        is_number = passage.text[start] in NUMERALS
        draft = at_number(passage, start, match.end()) if is_number else at_word(passage, start)
        if draft is None:
            consumed = max(consumed, passage.skip)
        elif draft.start >= consumed:
            consumed = draft.end
            if is_dateline(passage, draft):
                passage.anchors.forget(memory)
            elif not in_title(passage, draft.start):
                _complete(passage, draft)
                if not _closes_range(passage, draft):
                    passage.found.append(draft)
    if passage.anchors.remembered() is not before and is_caption(passage):
        passage.anchors.forget(before)


def _name_at(passage: Passage, names: Mapping[str, tuple[str, ...]], start: int) -> str:
    """The name of the document that begins at `start`, or nothing."""
    for name in names.get(passage.text[start], ()):
        if passage.text.startswith(name, start):
            return name
    return ""


def _closes_range(passage: Passage, draft: QuantityDraft) -> bool:
    """Whether a figure is the upper end of the one before, which then is a range: 三年以上十年以下."""
    low = passage.found[-1] if passage.found else None
    if low is None or low.value is None or draft.value is None or draft.modifier not in ("<", "<="):
        return False
    alike = (low.kind, low.unit, low.classifier, low.max_value) == (draft.kind, draft.unit, draft.classifier, None)
    if not alike or low.value >= draft.value or _FROM_ON.fullmatch(passage.text, low.end, draft.start) is None:
        return False
    low.end, low.modifier, low.max_value = draft.end, "=", draft.value
    low.item, low.item_start = low.item or draft.item, low.item_start or draft.item_start
    return True


_FROM_ON = re.compile(r"(?:[或及]?以上|起)[、，]?至?")


def _complete(passage: Passage, draft: QuantityDraft) -> None:
    if draft.kind == "date":
        return
    if draft.kind != "rank":  # 英超第7轮 is over nothing
        modify(passage, draft, draft.start)
    direct(passage, draft, draft.start)
    rate(passage, draft)
    if passage.found:
        before = passage.found[-1]
        follow_list(passage, draft)
        if before.kind == "money" and before.end == draft.start and draft.value == 1:
            draft.optional = True  # 4元钱一份 says per what
