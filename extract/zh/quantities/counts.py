"""Counts: how many of a thing, with a classifier (3万张照片), of a counted noun (57,387人) or bare (10万口罩)."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from extract.model import Span
from extract.text.document import Token
from extract.zh.draft import QuantityDraft
from extract.zh.passage import Passage
from extract.zh.quantities.again import part_of, people_again
from extract.zh.quantities.amounts import Reading
from extract.zh.quantities.bare import set_item
from extract.zh.quantities.described import counted
from extract.zh.quantities.itemspelled import GLUED_BEHIND, spelled_behind
from extract.zh.quantities.money import read_bare_money
from extract.zh.quantities.naming import (
    IN_ADDRESSES,
    SET_NAME,
    is_address,
    is_article,
    is_hour,
    is_name,
    is_ordinal,
    is_road,
    names_a_year_or_route,
)
from extract.zh.quantities.peopletold import people_told_before
from extract.zh.quantities.tails import classifiers
from extract.zh.quantities.things import behind_next, craft_at
from extract.zh.quantities.told import told_elsewhere
from extract.zh.quantities.uncounted import plain_count, read_uncounted
from extract.zh.words.bounding import BOUND
from extract.zh.words.lexemes import LEXEMES
from extract.zh.words.nounwords import CLOSING, NOUNS_OF_ONE, PERSON_ENDINGS

_PEOPLE_WORDS = frozenset(
    ("人民", "人工", "人物", "人类", "人口", "人事", "人数", "人行", "人才", "人大", "人造", "人力", "人选")
)
_NAME_WORDS = LEXEMES.words("nouns.name_words")
_BODIES = ("政府", "警方", "军方", "议会", "媒体")
_STABBED = re.compile(r"[捅砍斩刺划劈剁挨切扎中][了下过得\u3400-\u9fff]{0,2}\Z")
_NONE_AHEAD = re.compile(r"(?:没有?|没啥|没什么|无)\Z")
_PAGES_AHEAD = re.compile(r"[(\[](?:第|见|页)?\Z|(?P<see>[详参]见)\Z")
_MANNERS = frozenset(
    ("速度", "规模", "频率", "水平", "价格", "差距", "优势", "比例", "数量", "进度", "节奏", "成绩", "幅度")
)
_FEW = (2, 20)
_TWO = 2
_LINKS = frozenset("沿在从被向与和及均全共都因曾已将就之先再也相互同把遭")  # 车 in 两车沿下斜路行驶
_DWELLERS = "户民农家庭人业者店宅主东"
_VISITS = ("人次", "架次", "车次", "艘次", "辆次", "场次", "剂次", "人份")
_STAGES = frozenset("批次期轮步")
_PAID = frozenset("付缴交还偿支摊退")
_BOUNDS_AHEAD = re.compile(rf"(?:共|合计|共计|各|\ |{BOUND})+\Z")
# Verbs that describe no noun behind them, but where people belong to what is done (支援人员).
_DOING = re.compile(
    r"(?:赶赴|奔赴|前往|开赴|驰援|支援|增援|赶往|赶到|抵达|运往|运送|送往|参与|参加|投入|协助|清理|解决|疏散|转移)"
    r"(?![\u3400-\u9fff]{0,6}?(?:人员|队|小组|者|的))"
)
_BEDDING = ("被", "褥", "毯", "被子", "褥子", "毯子")
_PARTS = frozenset("章节条款页行集")  # of a law or a book, which nobody counts as that book


class _Refusal(NamedTuple):
    """Where a number with one of these classifiers counts nothing."""

    surfaces: tuple[str, ...]
    is_so: Callable[[Passage, Reading], bool]
    read: bool = False  # and nothing else begins inside it


def _is_second(passage: Passage, reading: Reading) -> bool:
    return passage.text.startswith("二", reading.end - 2) and reading.low == _TWO


def _is_section(passage: Passage, reading: Reading) -> bool:
    return reading.low != int(reading.low)


def _is_channel(passage: Passage, reading: Reading) -> bool:
    return reading.style == "digits" and passage.before(reading.start, 1) == "看"


def _is_in_digits(passage: Passage, reading: Reading) -> bool:
    return reading.style == "digits"


def _says_how(passage: Passage, reading: Reading) -> bool:
    return passage.before(reading.start, 1) == "分" and passage.after(reading.end, 1) not in _PAID


def _stabs_nobody(passage: Passage, reading: Reading) -> bool:
    return _STABBED.search(passage.before(reading.start, 5)) is None


def _is_no_other(passage: Passage, reading: Reading) -> bool:
    return _NONE_AHEAD.search(passage.before(reading.start, 4)) is not None


def _is_place_in_book(passage: Passage, reading: Reading) -> bool:
    ahead = _PAGES_AHEAD.search(passage.before(reading.start, 4))
    return ahead is not None and (ahead["see"] is not None or passage.text.startswith((")", "]"), reading.end))


_AT_ONCE = (
    _Refusal(("次", "度"), _is_second),  # 二次回归 is the second one
    _Refusal((SET_NAME,), _is_section, read=True),  # 5.1 大规模应用: the number of a section
)
_REFUSALS = (
    _Refusal(IN_ADDRESSES, is_address, read=True),
    _Refusal(("路",), is_road, read=True),
    _Refusal(("台",), _is_channel, read=True),  # 看32台
    _Refusal(("军",), _is_in_digits, read=True),  # 302军医院, 38军
    _Refusal(("期",), _says_how),  # 分三期建设; not 分两期付清, which tells of instalments
    _Refusal(("点",), is_hour),
    _Refusal(("刀",), _stabs_nobody),  # 两面三刀, 花十亿刀
    _Refusal(("样",), _is_no_other),  # 没两样
    _Refusal(("页",), _is_place_in_book, read=True),  # （53页）: where it is written
    _Refusal(("条", "页", "段", "章"), is_article, read=True),
)


def _is_refused(passage: Passage, reading: Reading, surface: str, refusals: tuple[_Refusal, ...]) -> bool:
    """Whether one of the refusals holds; what is read by it is passed over."""
    for refusal in refusals:
        if surface in refusal.surfaces and refusal.is_so(passage, reading):
            if refusal.read:
                passage.skip = reading.end
            return True
    return False


def read_count(passage: Passage, reading: Reading) -> QuantityDraft | None:
    """A number with a classifier; None when the tagger sees the classifier as part of a longer word or a name."""
    assert reading.tail is not None
    surface = reading.tail.surface
    if _is_refused(passage, reading, surface, _AT_ONCE):
        return None
    if (surface == SET_NAME and reading.low > 20) or names_a_year_or_route(passage, reading):
        return read_uncounted(passage, reading._replace(end=reading.end - len(surface), tail=None))
    if reading.style == "han" and (is_ordinal(passage, reading) or is_name(passage, reading)):
        return None
    if passage.text[reading.start] == "0" and passage.text[reading.start + 1].isdigit():
        return None  # 08双普选
    if _is_refused(passage, reading, surface, _REFUSALS):
        return None
    tail_start = reading.end - len(surface)
    if _is_in_a_word(passage, reading, surface, tail_start):
        end = tail_start - 1 if passage.text[tail_start - 1] == " " else tail_start
        bare = reading._replace(end=end, tail=None)
        return read_bare_money(passage, bare) or read_uncounted(passage, bare)  # 千万拨款
    draft = plain_count(reading, "count: named set (大)" if surface == SET_NAME else "count: number and classifier")
    draft.classifier = surface
    set_item(passage, draft, spelled_behind(passage, tail_start, draft.end) or _item(passage, draft, surface))
    return None if surface == "重" and draft.item is None else draft  # 三重、五股: places


def _is_in_a_word(passage: Passage, reading: Reading, surface: str, at: int) -> bool:
    """Whether the tagger sees the classifier, which begins at `at`, as the beginning of a longer word."""
    text = passage.text
    listed = surface == "人" and text.startswith(("大名单", "名单"), reading.end)
    if listed or text.startswith((surface + "上下", "名单亲", *GLUED_BEHIND), at):  # 30架上下
        return False
    word = passage.word_at(at)
    if word is None or word.start != at or word.end <= reading.end:
        return False
    return not _is_glued(word, surface) and not _is_then(passage, word, reading)


def _is_glued(word: Token, surface: str) -> bool:
    """True for 篇文章 and 头牛, classifiers that the tagger joins to their nouns; 名 in 名单 is no classifier."""
    if surface == "人":
        return word.word[:2] not in _PEOPLE_WORDS
    if surface == "名":
        return word.word[:2] not in _NAME_WORDS  # 宿生 in 1200名宿生
    rest = word.word[len(surface) :]
    if word.tag in ("m", "q") or len(rest) > 1 or rest in NOUNS_OF_ONE or rest in _LINKS:
        return True
    return word.word in ("大国", "个人", "层高", "层楼", "本着")


def _is_then(passage: Passage, word: Token, reading: Reading) -> bool:
    """只有两人才知道: few persons and an adverb, where the tagger sees talents."""
    verb = passage.word_at(word.end) if word.word == "人才" and reading.low < _FEW[1] else None
    return verb is not None and verb.start == word.end and verb.tag in ("v", "d", "p")


def _is_link(word: Token, at: int) -> bool:
    """沿 at `at`, by itself or at the end of a word that the tagger made of it and the classifier (车沿)."""
    return len(word.word) == 1 + at - word.start and word.word[-1] in _LINKS


def _item(passage: Passage, draft: QuantityDraft, surface: str) -> Span | None:
    """What is counted: behind the classifier, else before the number, else what the same classifier counted last."""
    things = classifiers("things")
    if passage.text.startswith("者", draft.end):
        return None  # 步行7000步者
    if (craft := craft_at(passage, draft.end, surface)) is not None:
        return craft
    if surface == "人":
        told = people_told_before(passage, draft.start) or people_again(passage, draft.start)
        return told or (draft.end - 1, draft.end)
    if surface == "口" and passage.before(draft.start, 2) in ("一家", "全家"):
        return None  # 一家三口外出
    follows = passage.word_at(draft.end)
    if surface in _STAGES and passage.before(draft.start, 1) == "分" and (follows is None or follows.tag[0] != "n"):
        return None  # 分三批运抵
    if (
        surface in things
        and follows is not None
        and (follows.word in ("的", "连环") or follows.tag == "v" or _is_link(follows, draft.end))
    ):
        return draft.end - len(surface), draft.end
    if surface == "国" and draft.value == _TWO and draft.max_value is None:
        return draft.end - 1, draft.end  # 两国官员
    if surface == "层" and passage.text.startswith(("高", "楼高"), draft.end):
        return draft.end - 1, draft.end
    at = draft.end + (surface == SET_NAME and passage.text.startswith(tuple(CLOSING), draft.end))  # 「十大」杀手
    place = _shared(passage, at, surface) or counted(passage, at, surface)
    if place is not None and place[0] == draft.end:
        place = _sent_out(passage, draft) or place
    if (whole := part_of(passage, draft, surface, place)) is not None:
        return whole
    around = passage.text.startswith("上下", draft.end)  # 30架上下
    if place is not None and (around or place[0] - draft.end > 34 or _is_manner(passage, place)):
        place = None
    if surface == "方面" and (place is None or place[0] != draft.end):
        return draft.end - 2, draft.end  # 在这三方面而言
    if surface in things and surface not in classifiers("words") and not _is_plain_noun(passage, draft.end, place):
        place = None
    if surface == "户" and (place is None or passage.text[place[1] - 1] not in _DWELLERS):
        told = told_elsewhere(passage, draft, surface) if place is None else None  # 4万户食水供应中断
        dwellers = told is not None and passage.text[told[1] - 1] in _DWELLERS  # 活跃用户增至900万户
        place = told if dwellers else (draft.end - 1, draft.end)
    if place is None and surface in _PARTS and not draft.vague and surface not in passage.items:
        return draft.end - len(surface), draft.end
    if place is None and surface == "床":
        place = _bedding(passage, draft.start)
    if place is None and (surface not in things or surface in _VISITS):
        place = told_elsewhere(passage, draft, surface)
    if place is None and surface in things:
        place = (draft.end - len(surface), draft.end)
    if place is not None:
        passage.items[surface] = place
    return place


def _noun_right_before(passage: Passage, at: int) -> Token | None:
    """The noun before a number at `at`, from which only 约 and the like part it."""
    bounds = _BOUNDS_AHEAD.search(passage.before(at, 4))
    at -= len(bounds.group()) if bounds is not None else 0
    word = passage.word_at(at - 1)
    return word if word is not None and word.end == at and word.tag in ("n", "nz") else None


def _sent_out(passage: Passage, draft: QuantityDraft) -> Span | None:
    """车辆 in 车辆210台赶赴灾区: what is counted goes somewhere or does something, and stands before its number."""
    noun = _noun_right_before(passage, draft.start) if _DOING.match(passage.text, draft.end, passage.end) else None
    return None if noun is None else (noun.start, noun.end)


def _bedding(passage: Passage, at: int) -> Span | None:
    """棉被 in 棉被3000床, which 床 counts as it counts no beds of a hospital."""
    noun = _noun_right_before(passage, at)
    return (noun.start, noun.end) if noun is not None and noun.word.endswith(_BEDDING) else None


def _is_manner(passage: Passage, place: Span) -> bool:
    """速度 in 每月300台左右的速度: how fast or how much, which nothing counts."""
    return passage.text[place[0] - 1] == "的" and passage.text[place[0] : place[1]] in _MANNERS


def _shared(passage: Passage, at: int, surface: str) -> Span | None:
    """The last word of the noun behind the next count: 印刷机 for the first of 6台手动和2台自动印刷机."""
    next_noun = behind_next(passage, at, surface)
    place = counted(passage, next_noun, surface) if next_noun is not None else None
    if place is None:
        return None
    head = passage.document.tokens_between(*place)[-1]
    return head.start, head.end


def _is_plain_noun(passage: Passage, at: int, place: Span | None) -> bool:
    """领导人 in 18国领导人, 军机 in 11架次军机: a noun that follows at once."""
    word = passage.word_at(at)
    if place is None or place[0] != at or word is None or word.start != at or word.tag not in ("n", "nz"):
        return False
    if passage.text.endswith(_VISITS, 0, at):
        return True
    return word.word[-1] in PERSON_ENDINGS or word.word in _BODIES
