"""For whom a pronoun of a Chinese clause may stand, and what a report without an owner is called."""

from __future__ import annotations

import re

from extract.text.document import Document
from extract.zh.speech.items import items_between
from extract.zh.words.lexemes import LEXEMES
from extract.zh.words.nounwords import PERSONAL
from extract.zh.words.speech_words import speech_words

_OTHER = frozenset(("对方",))  # whoever is not speaking
_THINGS = frozenset(("它", "它们"))
_PLURAL = frozenset(("他们", "她们", "两人", "二人"))
_SINGULAR = frozenset(("他", "她", "此人", "本人", "该名男子", "该名女子", "该男子", "该女子"))
_JOINED = re.compile("[和与及、们]|父母|夫妇|夫妻|家属|兄弟|姐妹|双方|等")
_POINTED = re.compile("该|这[份项篇次个]?|此|上述|有关")
_PAPER = 2  # characters by which papers are told apart
_LONGEST = 4  # characters of a person's name
_INSIDE = re.compile("[中里内]$")


def fits(called: str, name: str) -> bool:
    """Whether what stands for a speaker (他们, 该报告) can stand for `name`, both folded: one person is no paper and
    not several, and a body is no single person.
    """
    table = speech_words()
    if len(called) == 1 and called not in table.persons:
        return name.startswith(called) and 1 < len(name) <= _LONGEST  # 蒋说
    body = table.bodies.search(name) is not None
    titled = table.titles.search(name) is not None
    single = table.person.fullmatch(name) is not None and (not body or len(name) < 4)
    person = titled or single
    if called in _OTHER:
        return False
    if called in _THINGS:
        return not person
    if called in _PLURAL:
        return _JOINED.search(name) is not None or not single
    if called in _SINGULAR:
        return person or not body
    if called not in table.persons and not body and is_paper(name) and not name.endswith(called[-_PAPER:]):
        return False  # 新闻稿 is no 证明书 that was cited before it
    return called in table.persons or not person or "《" in name


def may_publish(called: str | None) -> bool:
    """Whether what stands for a speaker may stand for whoever published figures, as no 他 does."""
    return called in _THINGS


def looks_far(called: str) -> bool:
    """Whether what stands for a speaker points back (该报告), so that it may be far off."""
    return len(called) == 1 or called in speech_words().persons or _POINTED.match(called) is not None


def own_name(called: str) -> str | None:
    """What a report without an owner is called (调查, 该报告, 控罪), and a person by surname; None where it names no
    single paper (数据) and for pronouns.
    """
    if len(called) == 1:
        return called if called not in speech_words().persons else None
    name = _INSIDE.sub("", called)
    return name if is_paper(name) and name not in speech_words().persons else None


def full_name(document: Document, surname: str, at: int) -> str | None:
    """The name of the person last told of before `at` who has the surname; None where none is known."""
    start = document.folded.rfind(surname, 0, at)
    for _ in range(_MENTIONS):
        if start < 0:
            return None
        first = items_between(document, start, min(start + _LONGEST, at))[:1]
        if first and first[0].tag in PERSONAL and len(first[0].word) > 1:
            return document.text[first[0].start : first[0].end]
        start = document.folded.rfind(surname, 0, start)
    return None


_MENTIONS = 20


def is_paper(name: str) -> bool:
    """Whether a name says which paper it is: 文章 of the text that tells of it, 人口普查, but not 数据."""
    plain = _POINTED.sub("", name).rpartition("的")[2]
    if plain in _ONE_OF_MANY and _POINTED.match(name):
        return True  # 这份文件
    return (
        plain not in _UNNAMED and name not in speech_words().nobody and speech_words().reports.search(plain) is not None
    )


_UNNAMED = LEXEMES.words("naming.unnamed")
_ONE_OF_MANY = frozenset(("文件", "名单", "文献", "档案", "财报", "榜单", "通知"))
