"""English subjects that open with a participle: mending the roof would cost, rising prices have."""

from __future__ import annotations

from itertools import pairwise

from extract.en.subjects.phrase import Subject
from extract.text.document import Token

_ARTICLES = frozenset(("the", "a", "an", "its", "their", "his", "her", "our", "this", "these", "those", "all"))
_HAS = frozenset(("having", "being", "including", "following", "according", "during", "regarding", "concerning"))


def doing(tokens: list[Token]) -> Subject | None:
    """The phrase that a participle opens right before the verb, where it takes one noun and nothing else.

    >>> doing([Token(0, 7, "VBG", "Mending"), Token(8, 13, "NNS", "roofs")])
    Subject(phrase='Mending roofs', holder=True)
    """
    while tokens and tokens[0].word in ("and", "but", "while", "that"):
        tokens = tokens[1:]
    if len(tokens) < 2 or tokens[0].tag not in ("VBG", "VBN") or tokens[0].word.lower() in _HAS:
        return None
    thing = tokens[1:]
    if thing[0].word in _ARTICLES and tokens[0].tag == "VBG":
        thing = thing[1:]  # mending the roof
    whole = all(after.start - before.end == 1 for before, after in pairwise(tokens))
    plain = all(token.tag[0] in "NJ" and token.word.islower() for token in thing)
    if not whole or not plain or not thing or thing[-1].tag not in ("NN", "NNS"):
        return None
    return Subject(" ".join(token.word for token in tokens), True)
