"""Words of a Chinese clause as the rules of speech see them: brackets, titles and Latin names taken as one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import NamedTuple

from extract.text.document import Document
from extract.text.remembered import Remembered
from extract.zh.words import dotted, persons
from extract.zh.words.grammar import GRAMMAR
from extract.zh.words.nounwords import PERSONAL
from extract.zh.words.speech_words import speech_words


class Item(NamedTuple):
    """A word of the clause, or a bracket, title or quotation taken as one."""

    start: int
    end: int
    word: str
    tag: str


_ITEM: Callable[[tuple[int, int, str, str]], Item] = partial(tuple.__new__, Item)  # the dear part of reading words
_OPENERS = {
    "《": ("》", "title"),
    "(": (")", "paren"),
    "“": ("”", "quote"),
    "「": ("」", "quote"),
    "『": ("』", "quote"),
}

_DATE = re.compile(
    r"[年月日号时分]|[\d一二三四五六七八九十]*月份|几年|[\d年月日号时分:点-]*\d[\d年月日号时分:点-]*"
    r"|[上本这下]?(?:周|星期|礼拜)[一二三四五六日天末]"
)


_DATES = Remembered(lambda word: _DATE.fullmatch(word) is not None)


def items_between(document: Document, start: int, end: int) -> list[Item]:
    """The words of `start`..`end`, white space dropped, brackets and titles as one item each, Latin runs joined."""
    text = document.folded
    tokens = document.tokens_between(start, end)
    if dotted.DOT.search(text, start, end):
        tokens = dotted.joined(tokens)
    tokens = persons.joined(tokens)
    found = [_ITEM((at, behind, word, tag)) for at, behind, tag, word in tokens if not word.isspace()]
    if _OPENING.search(text, start, end):
        found = _opaque(found, text)
    return _joined(found, text) if _JOINING.search(text, start, end) else found


_OPENING = re.compile(r"[《(“「『]")
_JOINING = re.compile(r"[A-Za-z\u00c0-\u024f·者们询访今昨明前去当上本下早晚晨夜向&.'-]")


def _opaque(items: list[Item], text: str) -> list[Item]:
    found: list[Item] = []
    at = 0
    while at < len(items):
        item = items[at]
        opener = _OPENERS.get(item.word[-1])
        if opener is not None:
            close = next((n for n in range(at + 1, len(items)) if opener[0] in items[n].word), None)
            if close is not None:
                found.append(Item(item.start, items[close].end, text[item.start : items[close].end], opener[1]))
                at = close + 1
                continue
        found.append(item)
        at += 1
    return found


_PLACES = GRAMMAR.words("places")
_DAYS = frozenset(["今", "昨", "明", "前", "当"])
_NEAR = frozenset(["上", "本", "这", "下"])
_COUNTED = frozenset("今去昨明前本上下")
_UNITS = ("年", "年度", "月", "日")
_RECEIVED = ("询", "访")
_PARTS_OF_DAY = frozenset(["早", "晚", "晨", "午", "夜"])
_HOURS = _PARTS_OF_DAY | {"日", "天", "次"}


def _joined(items: list[Item], text: str) -> list[Item]:
    """Latin words side by side are one name (John Roth); a middle dot joins what it stands between."""
    found: list[Item] = []
    for item in items:
        if item.word[0] == "向" and item.word[1:] in _PLACES:  # 向内地
            found.append(Item(item.start, item.start + 1, "向", "p"))
            item = Item(item.start + 1, item.end, item.word[1:], "s")
        elif found and item.word in _RECEIVED and found[-1].word == "受":  # 受询
            last = found.pop()
            item = Item(last.start, item.end, last.word + item.word, "v")
        elif found and _tells_number(found[-1], item):
            last = found.pop()
            item = Item(last.start, item.end, text[last.start : item.end], "t")
        elif found and item.word in ("者", "们"):
            last = found.pop()
            item = Item(last.start, item.end, last.word + item.word, "n")
        elif found and (_tells_hour(found[-1], item) or _is_near(found[-1].word, item.word)):
            last = found.pop()
            item = Item(last.start, item.end, last.word + item.word, "t")
        elif found and (
            (_latin(found[-1].word) and _latin(item.word)) or item.word == "·" or found[-1].word.endswith("·")
        ):
            last = found.pop()
            item = Item(last.start, item.end, text[last.start : item.end], "eng" if _latin(item.word) else "nr")
        found.append(item)
    return found


def _tells_number(last: Item, item: Item) -> bool:
    """Whether a bracket tells which year, month or day a word names (去（111）年), or names the unit behind it."""
    if item.tag == "paren":
        return last.word in _COUNTED and item.word[1:2].isnumeric()
    return last.tag == "t" and last.word[-1] in ")）" and item.word in _UNITS


def _tells_hour(last: Item, item: Item) -> bool:
    """Whether a word says which part of a day is meant (今 + 早, 周三 + 晚), or ends the name of one (当 + 日)."""
    return item.word in (_HOURS if last.word in _DAYS else _PARTS_OF_DAY if last.tag == "t" else ())


def _is_near(first: str, second: str) -> bool:
    """Whether two words say which month, week or day is meant: 本 + 周四."""
    return first in _NEAR and (second in ("月", "周") or _DATES[first + second])


def _latin(word: str) -> bool:
    return bool(word) and word[0] < "\u0250" and (word[0].isalpha() or word[0] in "&.'-") and word.strip(".&'-") != ""


def is_time(item: Item) -> bool:
    """Whether a word is a day, a year or a part of a date."""
    return item.tag == "t" or _DATES[item.word]


def stripped(items: Sequence[Item]) -> list[Item]:
    """Without the adverbs, days and brackets at the end and the connectives and days at the front."""
    table = speech_words()
    first, last = 0, len(items)
    while last > first and (
        (items[last - 1].word in ("当地", "时间") and last - first > 1)
        or items[last - 1].word in table.adverbs
        or is_time(items[last - 1])
        or items[last - 1].tag == "paren"
        or (items[last - 1].word in ("后", "前", "内") and last - first > 2 and items[last - 2].tag in ("m", "t"))
    ):
        last -= 1
    while (
        first < last
        and (
            items[first].word in table.leading
            or items[first].word == "岁"
            or items[first].word in table.adverbs
            or is_time(items[first])
            or (first and items[first].word == "的")  # 最近的一项研究
        )
        and not (items[first].word == "曾" and _given_name(items[first + 1 : last]))
    ):
        first += 1
    return list(items[first:last])


def _given_name(items: Sequence[Item]) -> bool:
    """曾 is a surname (曾俊华) before one or two characters that the tagger does not know as a word."""
    return 1 <= len(items) <= 2 and all(
        len(item.word) == 1 and item.word not in speech_words().adverbs for item in items
    )


def spelled(items: Iterable[Item]) -> str:
    """The words as they stand, one behind the other."""
    return "".join(item.word for item in items)


NAME_TAGS = PERSONAL | {"nt", "nz", "ns", "j", "eng", "title"}
