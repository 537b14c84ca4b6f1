"""What a capital letter says of an English word: whether it names, in a sentence or in a headline."""

from __future__ import annotations

import re
from typing import Literal

from claims.match.words.rarity import empty, is_word, stem, weight

Sort = Literal["idea", "name", "noun", "word"]


def is_title(words: list[re.Match[str]]) -> bool:
    """Whether nearly every longer word is capital, as in headlines, where a capital says nothing."""
    long = [word.group() for word in words if len(word.group()) > 3]
    return len(long) > 3 and sum(word[0].isupper() for word in long) > 0.7 * len(long)


# Endings of words that a sentence may well begin with (Wildfires, Deforestation) and few names have.
_PLAIN = ("s", "tion", "sion", "ment", "ness", "ity", "ing", "ship", "ism", "age", "ance", "ence", "ure", "ed", "ly")


def sort_of(words: list[re.Match[str]], at: int, text: str, titled: bool) -> Sort:
    """A name by its capital, where a capital says something; what ends as verbs and adverbs do is no noun."""
    word = words[at].group()
    if word[0].isupper():
        before = text[: words[at].start()].rstrip(" \"'“‘(")
        begins = not before or before[-1] in ".!?:"
        followed = at + 1 < len(words) and words[at + 1].group()[0].isupper()
        plain = begins and not followed and (word.endswith(_PLAIN) or _is_common(words, at))
        if not (titled or begins) or (weight(stem(word)) == 1.0 and not plain):
            return "name"
    return "word" if word.endswith(("ed", "ing", "ly")) or word in empty("general") else "noun"


_TOWNLY = frozenset(("city", "county", "town", "council", "university", "airport", "police", "harbour", "court"))


def _is_common(words: list[re.Match[str]], at: int) -> bool:
    """Whether the first word of a sentence is one of the language and no town: Twin blasts, not Cork city council."""
    after = words[at + 1].group() if at + 1 < len(words) else ""
    return is_word(words[at].group().lower()) and after not in _TOWNLY


def names_part(words: list[re.Match[str]], at: int, text: str) -> bool:
    """Whether a capital word is the first part of a name and begins no sentence: in North Yorkshire."""
    follower = words[at + 1] if at + 1 < len(words) else None
    if follower is None or not words[at].group()[0].isupper() or not follower.group()[0].isupper():
        return False
    alone = len(words) <= _SHORT and not words[at].start()  # North Kensington, told as a place by itself
    joined = text[words[at].end() : follower.start()] == " "
    return joined and (alone or text[: words[at].start()].endswith((" ", "-")))


_SHORT = 3  # words that a place has at most
