"""Who speaks in a stretch of text, of all who speak in it."""

from __future__ import annotations

from collections.abc import Sequence

from extract.model import Attribution
from extract.text.document import LONGEST_SENTENCE


class Speaking:
    """The attributions in order of their scopes, asked sentence by sentence."""

    def __init__(self, attributions: Sequence[Attribution]) -> None:
        self._waiting = sorted(attributions, key=lambda a: a.scope_start, reverse=True)
        self._open: list[Attribution] = []

    @property
    def near(self) -> list[Attribution]:
        """The attributions around the stretch that was asked last."""
        return self._open

    def of(self, start: int, end: int) -> tuple[Attribution, ...]:
        """Those whose scope overlaps a stretch; stretches must be asked in reading order of their sentences.

        What is asked next lies at most so far before this one as a sentence is long.
        """
        while self._waiting and self._waiting[-1].scope_start < end:
            self._open.append(self._waiting.pop())
        if not self._open:
            return ()
        self._open = [a for a in self._open if a.scope_end > start - LONGEST_SENTENCE]
        return tuple(a for a in self._open if a.scope_start < end and a.scope_end > start)
