"""Chinese noun phrases in English: the head with what defines it before it, or nothing where a word is not understood.

Our own words come first (glossary.toml), then compounds of the dictionary in their commonest sense. Names are written
in pinyin with the word for their kind in English (…公司 Company); a common word never is. What stands behind a word
that is not understood is still said, what stands before it is not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from extract.text.fold import fold
from extract.zh.gloss.phrasebook import gloss_words
from extract.zh.words.dictionary import is_word, longest_of_ours, noun, ours, pinyin, place
from extract.zh.words.persons import GOING_ON
from extract.zh.words.speech_words import speech_words
from extract.zh.words.tags import tagged
from extract.zh.words.verbs import verb_words

WORDS = 7  # of a phrase; beyond them the first modifiers go
_HAN = re.compile(r"[\u3400-\u9fff]")
_NO_HEADS = frozenset(["a", "ad", "d", "v", "z", "c", "r", "p", "t", "m"])  # alone they are no noun
_KINDS = frozenset(
    ["n", "nz", "ns", "nt", "nr", "nrt", "nrfg", "vn", "an", "a", "b", "f", "s", "l", "i", "j", "v", "t", "z", "ng"]
)


class _Part(NamedTuple):
    """A piece of the phrase in English; `text` is empty for what is not understood."""

    text: str
    kind: str = "noun"  # noun, name, modifier, joining, owner (的)


@lru_cache(maxsize=100_000)
def phrase(text: str) -> str:
    """The English of a noun phrase in folded characters, empty when its head is not understood."""
    whole = sense(text)
    if whole:
        alone = tagged(text)
        named = whole[:1].isupper() or text in gloss_words().nouns
        is_noun = named or len(alone) != 1 or alone[0][1] not in _NO_HEADS
        return whole if is_noun else ""
    return _line(_parts(text.strip(" 「」“”\"'『』《》〈〉")))


@lru_cache(maxsize=20_000)
def person(text: str) -> str:
    """A whole text of two or three characters as a person's name, empty for what is a word or cannot be one.

    For where a name is likely, as for a subject that no table knows: 何 and 许 are words as well as surnames.
    """
    if named := _addressed(text):
        return named
    first, tag = tagged(text)[0] if text else ("", "")
    if tag not in ("nr", "nrfg", "nrt") and (text[:1] in _ALSO_WORDS or (len(first) > 1 and is_word(first))):
        return ""  # 封存期
    whole = speech_words().person.fullmatch(text) and not is_word(text) and not GOING_ON.intersection(text[1:])
    return pinyin(text, person=True) if whole and 2 <= len(text) <= 3 else ""


def _addressed(text: str) -> str:
    """Mrs Zeng, Professor Li: a surname with what one calls its bearer; empty for other words."""
    address = _ADDRESSES.get(text[1:])
    named = address is not None and speech_words().person.fullmatch(f"{text[0]}某")
    return f"{address} {pinyin(text[0] + '一', person=True).split()[0]}" if named else ""


def classifier(word: str) -> str:
    """What a rate is per: `set` for 份, `person` for 人."""
    return _counted_in(fold(word))


@lru_cache(maxsize=20_000)
def _counted_in(folded: str) -> str:
    return gloss_words().counted.get(folded) or phrase(folded) or "unit"


@lru_cache(maxsize=100_000)
def sense(word: str) -> str:
    """The English of one noun, adjective or name that a table knows; empty for others."""
    table = gloss_words()
    if len(word) == 1:
        return table.short.get(word, "")
    known = table.nouns.get(word)
    if known is not None:
        return known
    if word in verb_words().plain:
        return noun(word)  # our own table has the verb
    return (ours(word) or noun(word) or place(word)).partition(" or ")[0]


def _parts(text: str) -> list[_Part]:
    """The pieces of a phrase from left to right, with an empty text for what nobody understands."""
    tokens = tagged(text)
    found: list[_Part] = []
    index = at = 0
    while index < len(tokens):
        word, tag = tokens[index]
        end = max(longest_of_ours(text, at, len(text)), _longest(text, at))
        if end > at + len(word):  # a word of our table across the tagger's borders
            known = sense(text[at:end])
            found.append(_Part(known, "name" if known[:1].isupper() else "noun"))
            while index < len(tokens) and at < end:
                at += len(tokens[index][0])
                index += 1
            if at > end:
                found.append(_Part(""))
            continue
        length = _person(text, at, tokens[index:], tokens[index - 1][0] if index else "")
        if length:
            found.append(_Part(pinyin(text[at : at + length], person=True), "name"))
            stop = at + length
            while index < len(tokens) and at < stop:
                at += len(tokens[index][0])
                index += 1
            continue
        count, part = _name(tokens, index)
        if not count:
            count, part = 1, _single(word, tag)
        if part is not None:
            found.append(part)
        at += sum(len(token) for token, _ in tokens[index : index + count])
        index += count
    return found


@cache
def _lengths() -> dict[str, tuple[int, ...]]:
    """For the first two characters of the words of gloss.toml the lengths of those words, longest first."""
    found: dict[str, set[int]] = {}
    for word in gloss_words().nouns:
        found.setdefault(word[:2], set()).add(len(word))
    return {start: tuple(sorted(lengths, reverse=True)) for start, lengths in found.items()}


def _longest(text: str, at: int) -> int:
    """The end of the longest word of gloss.toml at `at`; 0 for none."""
    lengths = _lengths().get(text[at : at + 2], ())
    return next((at + length for length in lengths if text[at : at + length] in gloss_words().nouns), 0)


_POINTING = frozenset("该本此某各每这那全")
_ALSO_NOUNS = frozenset(
    ["意外", "危险", "困难", "矛盾", "自由", "安全", "错误", "健康", "平等", "公平", "正义", "和平"]
)
_CLASSIFIERS = frozenset("个些种类位名家项场次份条款间座批届篇")


def _single(word: str, tag: str) -> _Part | None:
    """One word of a phrase; None for what leaves no trace."""
    table = gloss_words()
    if len(word) > 1 and word[0] in _POINTING and word not in table.dropped and not sense(word):
        word, tag = word[1:], "n"  # 该软件 as one word
        if word in _CLASSIFIERS:
            return None  # 这种
    if word == "的" or word == "之":
        return _Part(" ", "owner")
    if word in table.joining:
        return _Part(table.joining[word], "joining")
    if word == "非":
        return _Part("non-", "modifier")
    if word in table.dropped or tag in ("ul", "y", "e", "o", "q", "d", "c", "u", "uz", "ug"):
        return None
    if not _HAN.search(word):
        return _Part(word.strip(), "name") if any(sign.isalnum() for sign in word) else None
    if tag == "m":
        return None
    text = sense(word)
    if text and (tag in _KINDS or word in table.nouns or len(word) == 1):
        defines = tag in ("a", "b", "f") and word not in _ALSO_NOUNS
        return _Part(text, "modifier" if defines else "name" if text[:1].isupper() else "noun")
    if tag == "nt" and len(word) > 4 and (joined := _compound(word)):
        return _Part(joined, "name")  # 中国外交部
    return _Part(_proper(word, tag) or ("" if word in table.nouns else _compound(word)))


@lru_cache(maxsize=50_000)
def _compound(word: str) -> str:
    """A common word that no dictionary holds from two known halves (县政府: county government), empty for others."""
    if not 2 <= len(word) <= 6:
        return ""
    for cut in sorted(range(1, len(word)), key=lambda at: (abs(2 * at - len(word)), at)):
        front, back = sense(word[:cut]), sense(word[cut:])
        if front and back:
            return f"{front} {back}"
    return ""


def _proper(word: str, tag: str) -> str:
    """A name in pinyin, its kind in English; empty for what is no name."""
    if tag in ("nr", "nrt") and (named := _addressed(word)):
        return named
    for length in (4, 3, 2, 1):
        tail = gloss_words().tails.get(word[-length:]) if len(word) > length else None
        if tail is not None and (tag in ("ns", "nt", "nr", "nz", "j") or not is_word(word)):
            stem = word[:-length]
            known = sense(stem) if len(stem) > 1 else ""
            if len(stem) > 3 and not known:
                return ""
            if known or tag in ("ns", "nt", "nr") or _sounds(stem):
                return f"{known or pinyin(stem)} {tail}".strip()
    if tag in ("nr", "nrt") and _sounds(word):
        return pinyin(word)
    if tag == "nr" and 2 <= len(word) <= 4 and speech_words().person.fullmatch(word) and not is_word(word):
        return pinyin(word, person=True)
    if tag in ("ns", "nrt") and not is_word(word) and len(word) > 1:
        return pinyin(word)
    return ""


def _sounds(text: str) -> bool:
    """Whether all the characters are those that write foreign names."""
    return len(text) > 2 and all(sign in gloss_words().sounds for sign in text)


_HARD_ENDS = frozenset("的了在和与是于及对向为从由被人者们我你他她它这那此该每各个年月日")


# Surnames that are other words more often: 云量 is nobody.
_ALSO_WORDS = frozenset("那云单盛解成全于时牛花房水车钱金风温平常明和计边支安路项终国公白宝都黄高向万余应但")


def _is_title(word: str) -> bool:
    return speech_words().titles.fullmatch(word) is not None


def _person(text: str, at: int, tokens: Sequence[tuple[str, str]], before: str) -> int:
    """How many characters at `at` are a person's name that the tagger took apart; 0 for none.

    A surname and one or two characters up to the end of a word, at the head of the phrase or behind a title, with
    nothing or a title behind; what follows the surname is no word that we know.
    """
    first, tag = tokens[0]
    titled = _is_title(before) or (before in _AND and tag in ("nr", "nrfg"))
    if (before and not titled) or len(first) > 2 or (len(first) == 2 and tag not in ("nr", "nrfg")):
        return 0
    end = 0
    for count, (word, kind) in enumerate(tokens[:3], 1):
        end += len(word)
        if (word in gloss_words().ends and not titled and (len(tokens) != 3 or word in _HARD_ENDS)) or kind in (
            "p",
            "uj",
            "ul",
            "c",
            "m",
        ):
            return 0
        if count > 1 and len(word) > 1 and sense(word) and not _may_be_given(tokens, word):
            return 0
        following = tokens[count][0] if count < len(tokens) else ""
        if (
            2 <= end <= 3
            and count > 1
            and (not following or _is_title(following) or (following in _AND and tag in ("nr", "nrfg")))
        ):
            name = text[at : at + end]
            return end if speech_words().person.fullmatch(name) and not is_word(name) else 0
    return 0


_AND = frozenset("及和与、跟")


def _may_be_given(tokens: Sequence[tuple[str, str]], word: str) -> bool:
    """Whether a word may be the given name behind a surname (陈 + 肇始): none of the news, no office and no body."""
    news = (
        word in gloss_words().nouns
        or ours(word)
        or _is_title(word)
        or word in _ADDRESSES
        or speech_words().bodies.search(word)
    )
    return tokens[0][1] in ("nr", "nrfg") and len(tokens) < 3 and not news


def _name(tokens: Sequence[tuple[str, str]], index: int) -> tuple[int, _Part | None]:
    """A name that the tagger took apart into characters, as how many words it takes and its English; 0 for none."""
    count = 0
    while count < 6 and index + count < len(tokens):
        word, tag = tokens[index + count]
        if (
            len(word) > 1
            or not "\u3400" <= word <= "\u9fff"
            or word in gloss_words().ends
            or tag in ("p", "uj", "ul", "c")
        ):
            break
        count += 1
    following = tokens[index + count][0] if index + count < len(tokens) else ""
    if count == 1 and following in _ADDRESSES and speech_words().person.fullmatch(tokens[index][0] + "某"):
        return 2, _Part(f"{_ADDRESSES[following]} {pinyin(tokens[index][0])}", "name")
    run = "".join(word for word, _ in tokens[index : index + count])
    if 2 <= count <= 4 and following in gloss_words().tails:
        return count + 1, _Part(f"{pinyin(run)} {gloss_words().tails[following]}", "name")
    if _sounds(run):
        return count, _Part(pinyin(run), "name")
    return 0, None


_ADDRESSES = {
    "先生": "Mr", "女士": "Ms", "小姐": "Ms", "太太": "Mrs", "太": "Mrs", "婆婆": "Mrs", "伯": "Mr", "姓": "Mr",
    "教授": "Professor", "博士": "Dr", "医生": "Dr", "律师": "Lawyer", "老师": "Teacher", "议员": "Councillor",
    "法官": "Judge", "牧师": "Pastor", "校长": "Principal", "部长": "Minister", "总统": "President",
    "警司": "Superintendent",
}  # fmt: skip


def _line(parts: list[_Part]) -> str:
    """The pieces behind the last one that is not understood, in one line; empty when the head is among those."""
    while parts and parts[-1].kind in ("joining", "owner"):
        parts = parts[:-1]
    last = max((n for n, part in enumerate(parts) if not part.text), default=-1)
    owned = max((n for n, part in enumerate(parts) if part.kind == "owner"), default=-1)
    if owned > 0 and last == len(parts) - 1:
        return _line(parts[:owned])  # 水库的… : whose it is, when not what
    parts = parts[last + 1 :]
    if not parts or parts[-1].kind == "modifier":
        return ""
    if len(parts) > 1 and parts[-1].text == "number of people":
        parts = [*parts[:-1], _Part("numbers")]  # 报名人数: registration numbers
    if len(parts) > 1 and parts[-1].text == "aspect" and parts[-2].kind == "name":
        parts = parts[:-1]  # 港台方面: RTHK
    owner = max((n for n, part in enumerate(parts) if part.kind == "owner"), default=-1)
    if owner > 0 and sum(len(part.text.split()) for part in parts) > WORDS - 2:
        parts = parts[owner + 1 :]
    while parts and (parts[0].kind in ("joining", "owner") or _is_long(parts)):
        parts = parts[1:]
    text = ""
    for index, part in enumerate(parts):
        if part.kind == "owner":
            named = index and parts[index - 1].kind in ("name", "noun")
            text += "'s" if named and not text.endswith("s") else "'" if named else ""
        elif part.text == "," or not text:
            text += part.text
        elif text.rpartition(" ")[2].rstrip(",") != part.text:
            text += part.text if text.endswith("non-") else f" {part.text}"
    return text


def _is_long(parts: list[_Part]) -> bool:
    return len(parts) > 1 and sum(len(part.text.split()) for part in parts) > WORDS
