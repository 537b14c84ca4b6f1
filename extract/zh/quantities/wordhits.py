"""Word hits: what is read where the scan stops at a word: 第, 翻, 数十, 几个, 去年, 本周四, 上半年, 凌晨两点."""

from __future__ import annotations

import re
from decimal import Decimal

from extract.zh.dates.datewords import read_relative
from extract.zh.dates.moments import part_draft
from extract.zh.draft import QuantityDraft
from extract.zh.numbers.numerals import Numeral, read_numeral
from extract.zh.passage import Passage
from extract.zh.quantities.amounts import Reading, read_amount
from extract.zh.quantities.counts import read_count
from extract.zh.quantities.measure import read_duration
from extract.zh.quantities.numberhits import measured
from extract.zh.quantities.percent import read_half_price
from extract.zh.quantities.rank import read_first, read_ordinal, read_top
from extract.zh.quantities.ratio import read_half, read_turned
from extract.zh.quantities.tails import Tail, time_at
from extract.zh.words.nounwords import PERSON_ENDINGS

_ARTICLES = re.compile(
    r"第\ ?[\d一二三四五六七八九十百]+(?:(?:条|款|章)?(?:、|,|及第?|和第?|至第?|到|-|"
    r"或第?)\ ?[\d一二三四五六七八九十百]+)+"
)
_SCALES = frozenset("十百千万亿")
_WHOLES = ("万全", "百姓", "千金", "百货")
_NEGATED = frozenset("唔不别")
_SMALL = Numeral(0, 1, Decimal(1), Decimal(10), "=", True, 1, "han")


def at_word(passage: Passage, start: int) -> QuantityDraft | None:
    """Hits that are no digits: 第, 翻, 数十, 几个, 去年, 本周四, 上半年, 凌晨两点."""
    text = passage.text
    first = text[start]
    if first == "第":
        return part_draft(passage, start) or _ordinal(passage, start)
    if first in "翻倍":
        return read_turned(passage, start)
    if (first in "数几成好" and not text.startswith("成化", start)) or (
        first == "上" and text[start + 1 : start + 2] in _SCALES
    ):
        return _vague_number(passage, start)
    if first == "大" and text.startswith("大半", start):
        return read_half(passage, start)
    if first in "前首榜居头":
        top = read_first(passage, start) or part_draft(passage, start) or read_top(passage, start)
        if top is not None:
            return top
    if first == "个":
        return _one_and_a_half(passage, start)
    if first in _JOINED:
        return _joined(passage, start)
    if first == "对":
        return read_half_price(passage, start)
    return read_relative(passage, start)


def _ordinal(passage: Passage, start: int) -> QuantityDraft | None:
    """The ordinal at 第; the number of a name (第二十六条) is skipped, so that nothing else reads it."""
    draft = read_ordinal(passage, start)
    if draft is None:
        numeral = read_numeral(passage.text, start + 1 + passage.text.startswith(" ", start + 1), passage.end)
        listed = _ARTICLES.match(passage.text, start, passage.end)
        if listed is not None:
            passage.skip = listed.end()
        elif numeral is not None:
            passage.skip = numeral.end
    return draft


def _vague_number(passage: Passage, start: int) -> QuantityDraft | None:
    """数十万, 几百, 上千万, 成千上万; 几个 and 数名 are one to ten, and optional."""
    text = passage.text
    before = passage.before(start, 1)
    if text[start] == "好" and (before in _NEGATED or text[start + 1 : start + 3] in _WHOLES):
        return None  # 做好万全准备, 唔好十问九唔应
    if before and (
        (
            not text.startswith("数以", start)
            and before in "站登冲升涨攀倒人次总多少倍无计参函指系基岁分席户件位度代字奇偶双历以至路网街"
            and text[start] in "数上成"
            and not (before in "以至" and text[start] == "数")  # 以数万至数十万元
            and passage.before(start, 2) != "甚至"
        )
        or before in "变看组造建"
    ):
        return None
    numeral = read_numeral(text, start, passage.end)
    if numeral is not None:
        passage.skip = numeral.end
        return measured(passage, numeral)
    if text[start] not in "数几":
        return None
    reading = read_amount(passage, _SMALL._replace(start=start, end=start + 1))
    if reading.tail is None or reading.tail.kind not in ("count", "duration"):
        return None
    draft = read_count(passage, reading) if reading.tail.kind == "count" else read_duration(passage, reading)
    if draft is None or (text.startswith("数位", start) and not _counts_persons(passage, draft)):
        return None  # 数位 is digital in Taiwan
    draft.optional = True
    return draft


def _counts_persons(passage: Passage, draft: QuantityDraft) -> bool:
    if draft.item is None or draft.item_start is None:
        return False
    return passage.text[draft.item_start + len(draft.item) - 1] in PERSON_ENDINGS


def _one_and_a_half(passage: Passage, start: int) -> QuantityDraft | None:
    """個半小時 in Hong Kong is an hour and a half."""
    if passage.before(start, 1) in ("一", "两", "几", "三", "多") or passage.before(start, 1).isdigit():
        return None
    tail = time_at(passage.text, start + 2, passage.end, passage.region)  # 交个半月租
    if tail is None:
        return None
    end = start + 2 + len(tail.surface)
    reading = Reading(start, end, Decimal("1.5"), tail=tail)
    return read_duration(passage, reading)


# 俩 is two 个 and 仨 three, unless they say how many the persons before them are: 他俩, 夫妻俩.
_JOINED = {"俩": Decimal(2), "仨": Decimal(3)}
_PERSONS_AHEAD = tuple("他她它咱你我们妻女子弟妹兄姐友伴口儿孙人这那伎技")


def _joined(passage: Passage, start: int) -> QuantityDraft | None:
    """俩月, 仨大学生: the number and its 个 in one."""
    if passage.before(start, 1).endswith(_PERSONS_AHEAD):
        return None
    low, end = _JOINED[passage.text[start]], start + 1
    tail = time_at(passage.text, end, passage.end, passage.region)
    if tail is not None:
        return read_duration(passage, Reading(start, end + len(tail.surface), low, tail=tail))
    if passage.text.startswith("人", end):
        person = Tail("人", "count", "", Decimal(1), None)
        return read_count(passage, Reading(start, end + 1, low, tail=person, style="digits"))
    piece = Tail("个", "count", "", Decimal(1), None)
    draft = read_count(passage, Reading(start, end, low, tail=piece, style="digits"))
    return None if draft is None or draft.item is None or draft.item_start != end else draft
