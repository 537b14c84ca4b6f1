"""General nouns: those that only name what is measured (净利润, 人数), and places that have no name (全国, 当地)."""

from __future__ import annotations

import re

from extract.zh.words.grammar import GRAMMAR

MEASURES = GRAMMAR.words("measures")
_PLACES = GRAMMAR.words("places")
_WHOLE = re.compile("全[国球线省市县区镇乡村台港澳岛城州美英欧日韩德法俄印州校厂]")


def is_general_place(plain: str) -> bool:
    """Whether folded words name a place without a name, which is where something is and never what it is about."""
    return plain in _PLACES or _WHOLE.fullmatch(plain) is not None
