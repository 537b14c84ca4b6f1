"""Counts: how many of a thing, with a classifier (3万张照片), of a noun counted directly (57,387人) or bare (10万口罩)."""

from __future__ import annotations

import re

from extract.zh.amounts import Reading
from extract.zh.draft import Draft
from extract.zh.nouns import counted, starts_word, told_before
from extract.zh.passage import Passage
from extract.zh.tails import classifiers

# Behind a small number in characters these name a stage, a grade or a route: 二期, 三级, 一线.
_ORDINAL_LIKE = frozenset("期级等届代季线环班甲房厅院站字行")
_SET_NAME = "大"
_NAMES = re.compile(r"[A-Za-z]\ ?-?\Z")
_NOT_ONE = re.compile(r"(?:仅|只|只有|每|共|唯|不到|超过|至少|另|其中|有|死|伤|一|仅有|为|达|及|和)\Z")
_YEAR_LIKE = re.compile(r"(?:19|20)\d\d\Z")
_LISTED_AHEAD = re.compile(r"(?:[(（\[【]|第|No\.|#|[A-Za-z]|\.|:|：|《|〈|/|\*)\ ?\Z")
_NUMBER_CUES = re.compile(
    r"(?:指数|指標|评级|得分|评分|PMI|系数|比率|读数|市盈率|市净率|倍数|录得|报|收报|收于|报收|指数为|数值|分数|民望|净值|排名|比值|编号为|民望净值|ROE|CPI|人数|人口|数目|数量|宗数|个案|次数|数字|票数|达|为|增至|升至|跌至|降至"
    r"|超过|逾|突破|减至|增加到|增长到|下降到|共)(?:为|是|达|达到|约|约为|升至|跌至|报|录得|录|到|在|：|:|近|逾|只有|仅|了|有|由|从|高达| ){0,3}\Z"
)
_NOT_BEHIND = re.compile(r"\ ?(?:[A-Za-z@#/_)）\]】》=+*.]|-\d|号|强|后|年|式|型|系|合|版|路|线|分|时|x|×|、|-|—)")


def read_count(passage: Passage, reading: Reading) -> Draft | None:
    """A number with a classifier; None when the tagger sees the classifier as part of a longer word or a name."""
    assert reading.tail is not None
    surface = reading.tail.surface
    if reading.style == "han" and _is_name(passage, reading):
        return None
    if reading.low == 1 and reading.high is None and surface not in ("人", "例", "宗") and reading.style == "han":
        if not _NOT_ONE.search(passage.before(reading.start, 2)):
            return None
    if (
        surface in _ORDINAL_LIKE
        and reading.style == "han"
        and 1 <= reading.low <= 9
        and not passage.text.startswith("两", reading.start)
    ):
        return None
    tail_start = reading.end - len(surface)
    word = starts_word(passage, tail_start)
    if word is not None and word.start == tail_start and word.end > reading.end and word.tag not in ("m", "q"):
        return read_uncounted(passage, reading._replace(end=_number_end(passage, reading, tail_start), tail=None))
    draft = Draft(
        reading.start, reading.end, "count", "count: number and classifier", reading.low, reading.high, None,
        reading.modifier, vague=reading.vague,
    )  # fmt: skip
    draft.classifier = surface
    if surface == _SET_NAME:
        draft.rule = "count: named set (大)"
    _name_item(passage, draft, surface)
    return draft


def _number_end(passage: Passage, reading: Reading, tail_start: int) -> int:
    return tail_start - 1 if passage.text[tail_start - 1] == " " else tail_start


def _is_name(passage: Passage, reading: Reading) -> bool:
    """三里屯, 九龙城, 一波未平: the tagger knows a longer word that begins at or before the number."""
    word = starts_word(passage, reading.start)
    if word is None or word.tag in ("m", "mq", "t", "x"):
        return False
    if word.start < reading.start:
        return word.end > reading.start + 1 or word.tag in ("i", "l", "nr", "ns", "nz", "nt")
    return word.end > reading.end or (word.tag in ("i", "nr", "ns", "nz", "nt") and word.end - word.start > 1)


def _name_item(passage: Passage, draft: Draft, surface: str) -> None:
    """Sets what is counted: behind the classifier, else before the number, else the counted noun itself."""
    things = classifiers("things")
    place = None
    if surface != "人":
        place = counted(passage, draft.end, surface)
    if place is None:
        place = (
            told_before(passage, draft.start) if surface not in things or surface in ("人次", "架次", "票") else None
        )
    if place is None and surface in things:
        place = (draft.end - len(surface), draft.end)
    if place is not None:
        draft.item_start = place[0]
        draft.item = passage.document.text[place[0] : place[1]]


def read_uncounted(passage: Passage, reading: Reading) -> Draft | None:
    """10万口罩, 两男子, 三警员: a number right before a noun; or a bare level behind 录得, 指数为 and the like."""
    text = passage.text
    ahead = passage.before(reading.start, 12)
    if reading.style != "han" and not reading.scaled:
        if _LISTED_AHEAD.search(ahead) or _YEAR_LIKE.match(text[reading.start : reading.end]):
            return None
    if reading.style == "han":
        word = starts_word(passage, reading.start)
        if word is None or word.tag not in ("m", "mq") or word.end > reading.end:
            return None
    if _NOT_BEHIND.match(text, reading.end, passage.end):
        return None
    place = counted(passage, reading.end, "")
    behind = reading.end + text.startswith(" ", reading.end)
    if place is not None and place[0] - behind <= 4 and "的" not in text[behind : place[0]]:
        word = starts_word(passage, behind)
        if word is not None and word.start == behind and word.tag[0] in "njsbavmf":
            draft = Draft(
                reading.start, reading.end, "count", "count: number right before a noun", reading.low, reading.high, None,
                reading.modifier, vague=reading.vague,
            )  # fmt: skip
            draft.item_start, draft.item = place[0], passage.document.text[place[0] : place[1]]
            return draft
    if reading.style == "han" and not reading.scaled:
        return None
    return _level(passage, reading, ahead)


def _level(passage: Passage, reading: Reading, ahead: str) -> Draft | None:
    if not (_NUMBER_CUES.search(ahead) or reading.scaled):
        return None
    draft = Draft(
        reading.start, reading.end, "number", "number: bare figure", reading.low, reading.high, None, reading.modifier,
        vague=reading.vague,
    )  # fmt: skip
    place = told_before(passage, reading.start)
    if place is not None:
        draft.item_start, draft.item = place[0], passage.document.text[place[0] : place[1]]
    return draft
