"""Passage: one English sentence with what the rules need to know about it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from extract.model import Quantity

RECENT = 12
WINDOW = 120  # characters that a rule may look to either side; keeps the cost of one hit constant


@dataclass(slots=True)
class Passage:
    """The sentence `text[start:end]` of a document; `found` holds its quantities so far, `anchor` the latest date."""

    text: str
    start: int
    end: int
    published: date | None
    region: str | None
    title_case: bool = False
    anchor: date | None = None
    found: list[Quantity] = field(default_factory=list)

    def before(self, at: int, window: int = WINDOW) -> str:
        """The text of the sentence before `at`, at most `window` characters."""
        first = at - window
        return self.text[first if first > self.start else self.start : at]

    def after(self, at: int, window: int = WINDOW) -> str:
        """The text of the sentence from `at` on, at most `window` characters."""
        return self.text[at : min(self.end, at + window)]

    def recent(self) -> list[Quantity]:
        """The last few quantities; a rule that looks further back would make long sentences costly."""
        return self.found[-RECENT:]

    def last_date(self) -> date | None:
        """The first day of the last date in this sentence."""
        return next(
            (
                quantity.start_date
                for quantity in reversed(self.recent())
                if quantity.start_date and quantity.start >= self.start
            ),
            None,
        )

    def limit(self, at: int, window: int = WINDOW) -> int:
        """Where a match that begins at `at` must end at the latest."""
        last = at + window
        return last if last < self.end else self.end
