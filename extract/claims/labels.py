"""Labels: what stands before a colon and a figure that the line, or its part, ends with (Dead: 12; 死亡：12人)."""

from __future__ import annotations

import re

from extract.claims.scene import ClaimDraft, Scene
from extract.language import Labels
from extract.model import Quantity

# The label of a line, or of a part of it behind a comma; marks of lists and of Markdown stand around it.
_LABEL = re.compile(
    r"(?:[\n;,，|。•]|\A)[\s#>*_•·●■◆▪–—-]*(?:\(?\d{1,2}[.)、]\s*)?"
    r"(?P<label>(?![\d$£€¥])[^\n:;,，|。!?\"“”「」()*_]{1,48})[*_ ]*:[*_ ]*(?P<bound>[^\n:;,，|。]{0,24})\Z"
)
_SIGNS = re.compile(r"[\s$£€¥~≈><*_-]|[A-Z]{1,3}\$")  # of money and of Markdown, before a figure
_CLOSED = re.compile(r"[*_ ]*(?:\([^()\n]{0,48}\))?[*_ ]*(?:[\n;,，|。.]|\Z)")  # 12 (up from 9)
_LONGEST = 120  # characters before a figure in which its label is looked for


def label_of(scene: Scene, draft: ClaimDraft) -> str | None:
    """The label of a draft's figure in the text's words: `Injured` in `- Injured: 51`; None where none stands there.

    What somebody says (`Police said: 12`) has none, nor a line that tells what its figure counts (`Update: 12 dead`).
    """
    span = label_at(scene.document.folded, draft.first.quantity, draft.last.quantity, scene.language.labels)
    if span is None:
        return None
    start, end = span
    if any(start < mention.quantity.end and mention.quantity.start < end for mention in (*scene.figures, *scene.dates)):
        return None
    opening = scene.text(start - 1, start) in ("", "\n")
    return scene.document.text[start:end] if scene.language.labels.is_label(scene.text(start, end), opening) else None


def label_at(text: str, first: Quantity, last: Quantity, labels: Labels) -> tuple[int, int] | None:
    """Where in a folded text the label of figures stands, the first and the last of a claim; None where none does.

    >>> from extract.en.words.labels import LABELS
    >>> dead = Quantity(6, 8, "count", "made")
    >>> label_at("Dead: 12", dead, dead, LABELS)
    (0, 4)
    """
    low = max(0, first.start - _LONGEST)
    if first.kind == "date" or text.find(":", low, first.start) < 0:
        return None
    found = _LABEL.search(text, low, first.start)
    if found is None or not _ends_there(text, last, labels):
        return None
    bound = _SIGNS.sub(" ", found["bound"]).strip()
    if bound and not labels.is_bound(bound):
        return None
    start, end = found.span("label")
    label = text[start:end].strip()
    return (start, start + len(label)) if any(sign.isalpha() for sign in label) else None


def _ends_there(text: str, last: Quantity, labels: Labels) -> bool:
    """Whether nothing but what is counted stands between a figure and the end of its part of the line."""
    end = last.end
    if last.item and last.item_span is not None and last.item_span[0] >= end:
        if labels.is_state(last.item) or last.item[0].isupper():  # The Park: Five Walks
            return False
        end = last.item_span[1]
    summed = labels.summing.match(text, end)
    return _CLOSED.match(text, summed.end() if summed is not None else end) is not None
