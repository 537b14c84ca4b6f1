"""The figures of a Chinese claim in English, each with what it counts, a part with its whole."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.gloss.figures import rendered
from extract.model import Quantity
from extract.text.document import Document
from extract.zh.gloss.counted import item, scored
from extract.zh.gloss.wording import classifier, phrase
from extract.zh.words.bounding import BOUND

_MOST = 3  # figures that are told


def figures_told(document: Document, figures: Sequence[Quantity]) -> str:
    """The figures in their order; part and whole as `243 of 492 companies`, several parts as `14 people (9 men, …)`."""
    part = next((q for q in figures if q.role == "part"), None)
    whole = next((q for q in figures if q.role == "whole"), None)
    parts = [q for q in figures if q.role == "part"]
    if whole is not None and len(parts) > 1 and all(part.start > whole.start for part in parts):
        return f"{_figure(whole, document)} ({', '.join(_figure(part, document) for part in parts)})"
    if part is not None and whole is not None:
        rest = [q for q in figures if q.role not in ("part", "whole")][:1]
        shares = f" ({_figure(rest[0], document)})" if rest else ""
        return f"{rendered(part, None, classifier)} of {rendered(whole, item(whole, document), classifier)}{shares}"
    share = next((q for q in figures if q.role == "main" and q.kind in ("percent", "ratio")), None)
    if whole is not None and share is not None:
        return f"{_figure(share, document)} of {_figure(whole, document)}"
    texts = [_figure(q, document) for q in figures[:_MOST]]
    return ", ".join(text for index, text in enumerate(texts) if text and text not in texts[:index])


def scale_before(text: str, at: int) -> int:
    """Where the name of the scale begins that is right before a magnitude at `at` (里氏5.8级); else `at`."""
    named = _SCALE.search(text, max(0, at - 7), at)
    return at if named is None else named.start()


_SCALE = re.compile(r"(?:里氏|芮氏|黎克特|矩)(?:制|震级)?(?:规模)?\ ?\Z")
_QUAKE = re.compile(r"\ ?级?(?:以上)?的?[强大浅余]?地?震")


def _is_magnitude(quantity: Quantity, text: str) -> bool:
    """Whether a figure is how strong an earthquake is: not the 8级 of a wind."""
    named = scale_before(text, quantity.start) < quantity.start
    return quantity.kind == "number" and (named or _QUAKE.match(text, quantity.end) is not None)


def _figure(quantity: Quantity, document: Document) -> str:
    """One figure with what it counts, of what it is a share, and which way it goes."""
    text = scored(quantity, document) or rendered(quantity, item(quantity, document), classifier)
    if _is_magnitude(quantity, document.folded):
        return f"magnitude {rendered(quantity)}"
    whole = _OF_WHOLE.search(document.folded, max(0, quantity.start - 20), quantity.start)
    if whole is not None and quantity.kind in ("percent", "ratio") and (named := phrase(whole["whole"])):
        text = f"{text} of {named}"
    if quantity.kind in ("percent", "money", "count", "measure") and quantity.direction:
        text = f"{quantity.direction} {text}"
    return text


_OF_WHOLE = re.compile(rf"占(?:到|了)?(?:全[国省市港台球])?(?P<whole>[\u3400-\u9fff]{{2,10}})的(?:{BOUND})*\Z")
