"""What a name is made of, and where what somebody does begins behind it (梁文突然宣布, 团队又透过电话调查)."""

from __future__ import annotations

from collections.abc import Sequence

from extract.zh.speech.items import NAME_TAGS, Item, is_time, spelled
from extract.zh.speech.titled import introduced
from extract.zh.words.lexemes import LEXEMES
from extract.zh.words.nounwords import PERSONAL
from extract.zh.words.speech_words import speech_words
from extract.zh.words.tags import TAGS

_NO_HEAD = LEXEMES.words("naming.no_head")
_NO_PART = LEXEMES.words("naming.no_part")
_JOINING = LEXEMES.words("naming.joining")
_OF_OFFICE = LEXEMES.words("naming.of_office")
_LINKING = LEXEMES.words("naming.linking")
_PLACING = LEXEMES.words("naming.placing")
_LEADING = LEXEMES.words("naming.leading")
_MODAL = LEXEMES.words("naming.modal")
_AFTER = LEXEMES.words("naming.after")
_BEFORE_BODY = LEXEMES.words("naming.before_body")
_IDIOM = 4
_OFFICES = frozenset("局处署司部所院科厅组会室")
_OF_STATE = frozenset("局署厅")
_SELF = frozenset(("本人", "自己", "自身", "各自", "双方"))


_HALVES = PERSONAL | {"ns"}  # of a name that the tagger parts behind its second character


def is_somebody(items: Sequence[Item]) -> bool:
    """Whether words end with what can only be a person or a body, so that a predicate may follow."""
    last, table = items[-1], speech_words()
    if last.tag in PERSONAL and len(last.word) > 1:
        return True
    if last.tag in ("nt", "eng", "title") or last.word in ("他", "她", "他们", "她们", "警方", "政府"):
        return True
    text = spelled(items[-3:])
    if spelled(items) in table.brands or last.word in table.brands:
        return True
    if len(last.word) > 1:
        named = table.titles.fullmatch(last.word) or table.bodies.search(last.word)
        if len(items) > 1 and table.trailing_titles.fullmatch(last.word):
            return True  # 李先生
        return named is not None or (len(items[-2:-1]) == 1 and _is_given(items))
    if len(items) > 1 and len(items[-2].word) == 2 and items[-2].tag in _HALVES and not table.bodies.search(last.word):
        return table.person.fullmatch(items[-2].word + last.word) is not None  # 陈家 + 佩, 梁国 + 雄
    if last.word in _OF_STATE and len(items) > 1 and len(items[-2].word) > 1 and items[-2].tag[0] in "nv":
        return True  # 审计 + 署
    return all(len(item.word) == 1 for item in items[-3:]) and table.person.fullmatch(text) is not None


def _is_given(items: Sequence[Item]) -> bool:
    """周 + 大同: the tagger knows the given name as some other word."""
    person = speech_words().person.fullmatch(items[-2].word + items[-1].word)
    return len(items[-2].word) == 1 and len(items[-1].word) == 2 and person is not None


def predicate(items: Sequence[Item], *, placed: bool = False) -> int:
    """Index of the word behind somebody that only says how, when or where he speaks, or what he does besides; the
    number of items when none does. With `placed` only adverbs and prepositions count.
    """
    for at in range(1, len(items)):
        if _turns(items[at], placed) and _is_deed(items, at) and is_somebody(items[:at]):
            return at
    return len(items)


def _turns(item: Item, placed: bool) -> bool:
    """Whether a word may begin a predicate: an adverb or a preposition, else a manner or a time."""
    if item.word in _OF_OFFICE:
        return False  # 已故党鞭司徒文, 统计局最新数据
    if item.tag == "d" or item.word in speech_words().adverbs:
        return len(item.word) > 1 or item.word in _MODAL or item.tag == "d"
    if item.word in _PLACING:
        return item.tag == "p"
    return not placed and ((item.tag in ("ad", "vd", "z") and len(item.word) > 1) or is_time(item))


def _is_deed(items: Sequence[Item], at: int) -> bool:
    """Whether the words from `at` on say what somebody does, and neither define a noun (张三昨日公布的数据) nor spell a
    name (主任曾刚).
    """
    first, rest, last = items[at], items[at:], items[-1].word
    if first.word in ("与", "和", "及") and introduced(items) is not None:
        return False  # 新闻与传播学院院长李某
    if len(rest) > 1 and first.tag == "d" and rest[1].tag[0] == "n" and introduced(items) is not None:
        return False  # 市交警支队高速大队队长陈某
    if speech_words().person.fullmatch(spelled(rest)) and (first.word != "曾" or len(last) == 1):
        return False
    if any(item.word == "的" for item in rest):  # 张三在会见来访的客人时, 张三在他发表的声明
        inside = last in _AFTER or (first.word == "在" and speech_words().reports.fullmatch(last) is not None)
        led = next((item for item in rest if item.tag != "d" and item.word not in speech_words().adverbs), first)
        inside = inside or (last in _AFTER and led.word in _PLACING)  # 也在周三的会上
        if led.word not in _PLACING or not inside:
            return False
    return _says_how(rest)


def _says_how(items: Sequence[Item]) -> bool:
    """Whether words hold no verb of their own but such as lead to speech or stand before 后 and 时 (散庭后)."""
    after = items[-1].word in _AFTER
    return after or not any(
        item.tag == "v" and len(item.word) > 1 and item.word not in speech_words().boundary for item in items
    )


def is_nominal(items: Sequence[Item]) -> bool:
    """Whether words can be a name at all: they end with a noun, and hold no adverb and no verb of a clause.

    Single characters are let through: the tagger parts the names that it does not know, and tags their characters
    as the words that they are elsewhere.
    """
    last = items[-1]
    if len(last.word) == 1:
        ended = _ends_single(items)
    else:
        ended = last.tag not in _NO_HEAD or last.word in _SELF or is_known(last) or _is_spelled(items)
    whole = len(items) <= 3 and speech_words().person.fullmatch(spelled(items)) is not None
    return ended and (whole or not any(_is_no_part(items, at) for at in range(len(items) - 1)))


def _ends_single(items: Sequence[Item]) -> bool:
    """Whether a last word of one character can end a name: a modal behind a noun (监视机构会) and 中, 上, 内 do not."""
    last = items[-1]
    if len(items) < 2 or len(items[-2].word) == 1:
        return True
    if last.word == "会" and items[-2].tag[0] == "n":
        return items[-2].word in _BEFORE_BODY
    if last.word in _MODAL and last.tag != "n":
        return _is_spelled(items) or not is_somebody(items[:-1])
    return last.tag not in ("f", "p", "c", "y", "ul", "uz", "ug")


def _is_spelled(items: Sequence[Item]) -> bool:
    return len(items) > 1 and _is_given(items)


def is_known(item: Item) -> bool:
    """Whether the tables know a word as a title, a body or something published, whatever its tag.

    Verbs of two characters may end like a body (举行, 上市, 住院).
    """
    table, word = speech_words(), item.word
    body = table.bodies.search(word)
    return (
        table.titles.search(word) is not None
        or (body is not None and (TAGS.get(word, item.tag) != "v" or len(word) > 2))
        or table.reports.fullmatch(word) is not None
        or word in table.nominal
        or word in table.brands
        or word in table.persons
    )


def _is_no_part(items: Sequence[Item], at: int) -> bool:
    """Whether a word before the last belongs to a clause and to no name."""
    item, table = items[at], speech_words()
    if item.word in _JOINING or item.tag in NAME_TAGS:
        return False
    if len(item.word) == 1:
        modal = item.word in _MODAL and item.tag in ("v", "d") and at > 0 and len(items[at - 1].word) > 1
        body = item.word == "会" and (items[at - 1].word in _BEFORE_BODY or table.titles.match(items[at + 1].word))
        return (modal and not body) or (item.tag == "p" and item.word in _LEADING)
    idiom = item.tag == "i" and len(item.word) >= _IDIOM
    if item.tag in _NO_PART or idiom or item.word in _LINKING:
        return True
    behind = items[at + 1].word  # 申诉专员, 综合统计处
    office = table.titles.match(behind) or behind[-1] in _OFFICES
    return item.tag == "v" and item.word in table.saying and item.word not in table.nominal and not office
