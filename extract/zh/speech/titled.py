"""Names behind a title: 黄国 of 服务处主席黄国, 韩连潮 of 人权工作者韩连潮律师."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.zh.speech.items import Item
from extract.zh.words.persons import is_office
from extract.zh.words.speech_words import speech_words


def introduced(items: Sequence[Item]) -> Item | None:
    """The person by name whom an office right before introduces at the end of a phrase, whatever else it holds."""
    if len(items) > 1 and items[-1].tag == "nr" and len(items[-1].word) > 1 and is_office(items[-2].word):
        return items[-1]
    return None


def name_behind_title(items: Sequence[Item], text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where the name behind a title stands in the words of a phrase; None when no name follows one."""
    table = speech_words()
    named = introduced(items)
    if named is not None:
        return named.start, end  # 焊工赵海峰
    if len(items) > 2 and items[-2].tag == "nr" and len(items[-2].word) > 1 and table.titles.fullmatch(items[-1].word):
        return items[-2].start, items[-2].end  # 门诊部李建国主任
    phrase = text[start:end]
    trailing = table.trailing_titles.search(phrase)
    for match in reversed(list(table.titles.finditer(phrase))):
        stop = trailing.start() if trailing and trailing.start() > match.end() else len(phrase)
        rest = phrase[match.end() : stop].strip()
        if not rest or rest[0] in "们团办代和与及等、兼如但能已以会有在把让由自":
            continue
        full = phrase[match.end() :].strip()
        name = rest if table.person.fullmatch(rest) and len(rest) > 1 else full
        if any(i.word == name and len(name) > 1 and i.tag[0] in "vdap" for i in items):
            continue  # 领导人会谈: what follows the title is a word and no name
        if 2 <= len(name) <= 40 and (table.person.fullmatch(name) or _is_foreign(name) or trailing):
            at = phrase.index(name, match.end())
            return start + at, start + at + len(name)
    alone = phrase[: trailing.start()].strip() if trailing else ""
    if trailing and len(alone) > 1 and table.person.fullmatch(alone) and trailing.group() != "总":
        return start, start + trailing.start()
    return None


def called(items: Sequence[Item]) -> Sequence[Item]:
    """The name behind a word for a kind of body that has none before it: 麦可思 of 咨询公司麦可思; else empty."""
    table = speech_words()
    kinds = tuple(table.kinds)
    kind = next((n for n in range(len(items) - 2, -1, -1) if items[n].word.endswith(kinds)), None)
    if kind is None:
        return ()
    first = max((n + 1 for n in range(kind) if items[n].word in _JOINTS), default=int(items[0].tag == "ns"))
    if any(item.tag in _NAMING for item in items[first : kind + 1]):
        return ()
    name = items[kind + 1 :]
    spelled_out = len(name) > 1 and all(len(item.word) == 1 for item in name)
    if not 1 < sum(len(item.word) for item in name) <= _LONGEST or not (spelled_out or name[0].tag in _NAMING):
        return ()
    phrase = "".join(item.word for item in name)
    return () if table.titles.search(phrase) or (len(name) > 1 and not spelled_out) else name


_JOINTS = frozenset("和与及、")
_NAMING = frozenset(("nr", "nrt", "nz", "nt", "eng"))
_LONGEST = 24  # characters of such a name, Latin ones included


def _is_foreign(name: str) -> bool:
    """A transliterated name without a dot: two to six characters that end like neither a body nor a title."""
    return (
        2 <= len(name) <= 7
        and re.fullmatch(r"[\u3400-\u9fff]+", name) is not None
        and speech_words().bodies.search(name) is None
        and speech_words().titles.search(name) is None
    )
