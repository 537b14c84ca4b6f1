"""Balanced: a stretch of a text without half of a pair of quotation marks or brackets."""

from __future__ import annotations

import re

QUOTES = " 　“”「」『』\"'"
_PAIRS = (("（", "）"), ("(", ")"), ("《", "》"), ("「", "」"), ("“", "”"))
_PAIRED = re.compile("[（）()《》「」“”]")


def balanced(text: str, start: int, end: int) -> str:
    """A stretch of the text without half of a pair of marks: to its closing mark, or cut before the opening one."""
    if _PAIRED.search(text, start, end) is None:
        return text[start:end].strip(QUOTES)
    for opening, closing in _PAIRS:
        opened = text.rfind(opening, start, end)
        if opened >= 0 and text.find(closing, opened, end) < 0:
            if text[end : end + 1] == closing:
                end += 1
            elif opened > start:
                end = opened
        elif text.find(closing, start, end) >= 0 and text.find(opening, start, end) < 0:
            before = text.find(closing, start, end)
            end = before if before > start else end
    bare = text[start:end].strip(QUOTES)
    whole = all(
        bare.count(opening) == bare.count(closing) and bare.find(opening) <= bare.find(closing)
        for opening, closing in _PAIRS
    )
    return bare if whole else text[start:end].strip(" 　")  # 「长毛」梁国雄
