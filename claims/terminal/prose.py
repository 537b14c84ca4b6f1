"""Text wrapped for terminals as Chinese is: between any two characters, but never before a closing mark."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rich.cells import cell_len, chop_cells
from rich.console import Console, ConsoleOptions, RenderResult
from rich.measure import Measurement
from rich.text import Text

_NARROWEST = 16  # columns a passage shrinks to before others have to give way

# What stays on one line: a Chinese character with the marks that close after it, or a word with the space behind it.
_UNIT = re.compile(
    r"[「『（《〈【“‘]?[\u2e80-\u2fff\u3040-\ua4ff\uac00-\ud7af\uf900-\ufaff\uff01-\uff60][，。、；：？！」』）》〉】”’…]*\s*"
    r"|[^\s\u2e80-\u2fff\u3040-\ua4ff\uac00-\ud7af\uf900-\ufaff\uff01-\uff60]+\s*|\s+|."
)


class Prose:
    """A passage that rich prints with such line breaks; wide characters count as two columns."""

    def __init__(self, text: Text) -> None:
        self.text = text

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for line in self.text.divide(_breaks(self.text.plain, options.max_width)):
            line.rstrip()
            yield line

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        width = cell_len(self.text.plain)
        return Measurement(min(width, _NARROWEST), width).with_maximum(options.max_width)


def _breaks(plain: str, width: int) -> Iterator[int]:
    """Where lines of at most `width` columns begin; what is wider than a line is cut."""
    used = 0
    for unit in _UNIT.finditer(plain):
        needed = cell_len(unit.group().rstrip())
        if used and used + needed > width:
            yield unit.start()
            used = 0
        if needed > width:
            *full, last = chop_cells(unit.group(), width)
            at = unit.start()
            for piece in full:
                at += len(piece)
                yield at
            used = cell_len(last)
        else:
            used += cell_len(unit.group())
