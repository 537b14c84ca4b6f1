"""Chinese words in English, one by one.

Known words become their first equivalent, function words go, names unknown to the dictionary are written in pinyin,
Latin words stay.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from extract.dictionary import english, is_ours, longest_of_ours, pinyin, verb
from extract.document import Document, Token
from extract.zh.speech_words import words as speech_words


@dataclass(frozen=True, slots=True)
class _Small:
    """The tables of gloss.toml."""

    function: dict[str, str]
    dropped: frozenset[str]
    stops: frozenset[str]


@cache
def _small() -> _Small:
    table = tomllib.loads(Path(__file__).with_name("gloss.toml").read_text(encoding="utf8"))
    return _Small(
        table["function"], frozenset(table["words"]["dropped"].split()), frozenset(table["words"]["stops"].split())
    )


def phrase(document: Document, start: int, end: int) -> str:
    """The English of `start`..`end`, word by word."""
    whole = sense(document.folded[start:end].strip())
    return whole or line(text for _, text in translated(document.folded, document.tokens_between(start, end)))


@lru_cache(maxsize=20_000)
def classifier(word: str) -> str:
    """What a rate is per: `set` for 份, `person` for 人."""
    return sense(word) or pinyin(word)


def line(texts: Iterable[str]) -> str:
    """Words in a row without doubled words and stray commas and conjunctions."""
    kept: list[str] = []
    for text in texts:
        if text in (",", "and") and (not kept or kept[-1] in (",", "and")):
            continue
        if not kept or kept[-1] != text:
            kept.append(text)
    while kept and kept[-1] in (",", "and"):
        kept.pop()
    return " ".join(kept).replace(" ,", ",")


def translated(folded: str, tokens: Sequence[Token]) -> list[tuple[int, str]]:
    """Pairs of a place and the English of the word there; words of our table are found across the tagger's borders."""
    found: list[tuple[int, str]] = []
    at, limit = -1, tokens[-1].end if tokens else 0
    for index, (start, end, tag, word) in enumerate(tokens):
        if end <= at:
            continue
        if start < at:  # a word of ours ended inside this one
            start, word = at, folded[at:end]
        elif len(word) == 1 and _may_name(tokens, index):
            at, text = _names(folded, tokens, index)
            if at:
                found.append((start, text))
                continue
        at = longest_of_ours(folded, start, limit)
        if not at:
            at = end
        elif at != end:
            word = folded[start:at]
        text = _single(word, tag)
        if text:
            found.append((start, text))
    return found


_ADDRESSES = frozenset(["先生", "女士", "小姐", "太太"])


def _may_name(tokens: Sequence[Token], index: int) -> bool:
    """Before another single character or a form of address; before all else no character begins a name taken apart."""
    if index + 1 >= len(tokens):
        return False
    following = tokens[index + 1].word
    return len(following) == 1 or following in _ADDRESSES


def _names(folded: str, tokens: Sequence[Token], index: int) -> tuple[int, str]:
    """Where a name or a form of address ends that begins with a single character, and its English; 0 for none."""
    address = _address(tokens, index)
    if address:
        return tokens[index + 1].end, address
    count = _name(folded, tokens, index)
    if not count:
        return 0, ""
    start, end = tokens[index].start, tokens[index + count - 1].end
    return end, pinyin(folded[start:end], person=speech_words().person.fullmatch(folded[start:end]) is not None)


def _address(tokens: Sequence[Token], index: int) -> str:
    """Mr Li of 黎先生, empty when the words are something else."""
    surname = tokens[index].word
    if tokens[index + 1].word not in _ADDRESSES:
        return ""
    known = speech_words().person.fullmatch(surname + "某") is not None
    return f"{sense(tokens[index + 1].word)} {pinyin(surname)}" if known else ""


def _name(folded: str, tokens: Sequence[Token], index: int) -> int:
    """How many tokens make a name that the tagger took apart into characters: behind a title, a surname, or unknown."""
    count = 0
    while count < 4 and index + count < len(tokens):
        token = tokens[index + count]
        if len(token.word) > 1 or not "\u3400" <= token.word <= "\u9fff" or token.tag in ("m", "q", "p", "uj", "ul"):
            break
        if token.word in _small().stops:
            break
        count += 1
    if count < 2:
        return 0
    start = tokens[index].start
    if tokens[index].tag == "nr" or _is_titled(folded, start):
        return min(count, 3)
    known = [_is_common(token.word) for token in tokens[index : index + count]]
    if count > 3 or known.count(False) * 2 < count or english(folded[start : tokens[index + count - 1].end]):
        return 0
    return count


def _is_titled(folded: str, at: int) -> bool:
    """A title stands right before: 主席易会满."""
    return any(speech_words().titles.fullmatch(folded, at - length, at) for length in (2, 3, 4) if at >= length)


def _is_common(sign: str) -> bool:
    return sign in _small().dropped or sign in _small().function or is_ours(sign)


@lru_cache(maxsize=50_000)
def _single(word: str, tag: str) -> str:
    """The English of one word by its tag, empty for words that leave no trace."""
    if word in _small().function:
        return _small().function[word]
    if word in _small().dropped or tag in ("uj", "ul", "y", "e", "o") or (tag in ("m", "q") and not is_ours(word)):
        return ""
    if word.isascii():
        return word if any(sign.isalpha() for sign in word) else ""
    if len(word) == 1:
        return sense(word) if is_ours(word) or tag in ("n", "ns") else ""
    if tag == "nr" and not sense(word) and speech_words().person.fullmatch(word):
        return pinyin(word, person=True)
    if tag == "v":
        return verb(word) or _composed(word) or split(word)
    return split(word)


def _composed(word: str) -> str:
    """A verb of two characters that no dictionary holds: both verbs, in order (远超: far exceed)."""
    if len(word) != 2 or sense(word):
        return ""
    parts = [verb(sign) or sense(sign) for sign in word]
    return " ".join(parts) if all(parts) and not any(_is_common(sign) for sign in word) else ""


@lru_cache(maxsize=50_000)
def split(word: str) -> str:
    """A word's first sense; for an unknown word those of the known words in it; pinyin when there are none."""
    known = sense(word)
    if known:
        return known
    if all(sign in _small().dropped or sign in _small().function for sign in word):
        return ""
    parts: list[str] = []
    at = 0
    while at < len(word):
        end = next((end for end in range(len(word), at + 1, -1) if end - at < len(word) and sense(word[at:end])), 0)
        if end:
            parts.append(sense(word[at:end]))
        elif len(word) == 2 and word[at] not in _small().dropped and word[at] not in _small().function:
            return pinyin(word)
        else:
            parts.append(_small().function.get(word[at], "") or (sense(word[at]) if is_ours(word[at]) else ""))
        at = end or at + 1
    found = " ".join(part for part in parts if part and part != ",")
    return found if any(len(part) > 1 for part in parts) or word in _small().dropped else pinyin(word)


@lru_cache(maxsize=50_000)
def sense(word: str) -> str:
    """The first English equivalent of a word, empty for none."""
    return next(iter(english(word)), "")
