"""Chinese cut into words: what jieba cuts apart is joined where a dictionary or a name has it as one."""

from __future__ import annotations

import re
from functools import lru_cache


def cut(stretch: str) -> list[tuple[str, str]]:
    """The tagged words of a stretch; neighbours that the dictionary knows as one word or name join."""
    from extract.zh.words.tags import tagged  # brings jieba's dictionary, on first use only

    found: list[tuple[str, str]] = []
    before = kind = ""
    end = 0
    for word, tag in tagged(stretch):
        end += len(word)
        few = before and len(before) + len(word) <= _JOINED and (len(before) == 1 or len(word) == 1)
        joined = _joined(before, word, kind[0] == "v" or tag[0] == "v") if few else None
        if few and _ends_name(before, kind, word, stretch[end : end + 2]):
            joined = "ns"
        if joined is None:
            before, kind = word, tag
            found.append((word, tag))
        else:
            before, kind = before + word, joined
            found[-1] = before, kind
    return found


_JOINED = 4  # characters of what neighbours are joined to, one of which is a single character


def _ends_name(before: str, kind: str, sign: str, after: str) -> bool:
    """Whether the short name of a province ends the name of a place that no dictionary knows: 岚川, 星川县.

    No word that may lead up to a province stands before it then: 在川, 赴川.
    """
    if len(before) == 1 and kind[:2] == "nr" and sign in _PLACE_ENDS:
        return True
    return sign in _SHORT_NAMES and kind[0] not in _LEADING and _TOWN.match(after) is not None


_HAN = re.compile(r"[\u3400-\u9fff]+")
_PLACE_ENDS = frozenset("川宁台云")
_SHORT_NAMES = frozenset("川宁台云京沪津渝粤鄂湘豫滇黔浙赣闽皖苏鲁桂琼")
_LEADING = "vpcdur"  # jieba's tags of verbs, prepositions, conjunctions, adverbs, particles and pronouns
_TOWN = re.compile("县(?![级域乡])|镇|村(?![民庄镇])|乡(?![民亲村镇])|[区市](?![域间场值民面])")


@lru_cache(maxsize=100_000)
def _joined(left: str, right: str, verbal: bool) -> str | None:
    """The tag of two words as one: single characters that make a word, or parts of a foreign name; else None."""
    if not _HAN.fullmatch(left + right):
        return None
    first = first_translation(left + right)
    if first[:1].isupper():
        return "nr"
    if not first or len(left) != len(right):
        return None
    return "v" if verbal else "n"


def first_translation(word: str) -> str:
    """The first English gloss of a Chinese word, empty for one that no dictionary has."""
    from extract.zh.words.dictionary import english

    return next(iter(english(word)), "")
