"""Bare: a figure without classifier or noun behind it, told by what stands before it (得票3万, 人口约3500万)."""

from __future__ import annotations

import re

from extract.model import Span
from extract.zh.draft import QuantityDraft
from extract.zh.numbers.numerals import read_numeral
from extract.zh.passage import Passage
from extract.zh.quantities.again import told_with
from extract.zh.quantities.amounts import Reading
from extract.zh.quantities.amountwords import amount_before
from extract.zh.quantities.described import counted
from extract.zh.quantities.fitting import is_person
from extract.zh.quantities.tails import tail_at
from extract.zh.quantities.things import is_peopled
from extract.zh.quantities.told import told_before
from extract.zh.words.bounding import BOUND

_NUMBER_CUES = re.compile(
    r"(?:指数|指标|震级|血糖|胆固醇|尿酸|(?<![打爆侦识残])破|失守|站上|重上|每[\d十百千]*[十百千万]人口?"
    r"|(?:地震|芮氏|里氏|发生|发生了|一[次起个]|[\u3400-\u9fff])规模(?=\d\.\d)|(?:地震|芮氏|里氏|发生|发生了|一[次起个])规模|里氏|芮氏|黎克特制|评级|得分|评分"
    r"|(?:平均|总|最高|最低|均|满)分|PMI|性别比|系数|比率|读数|市盈率|市净率|倍数|录得|报|收报|收于|报收|值"
    r"|分数|民望|"
    r"净值|比值|率|ROE|CPI|BMI|人数|人次|人口|数目|数量|(?<![能质力])量(?=[为是达约只仅近逾有超不高从由升降增减])|宗数"
    r"|次数|数字|票数|增至|升至|跌至|降至|减至"
    r"|(?:增加|增长|上升|提[高升]|攀升|扩大|下降|减少|降低|回落|缩减|压缩)[到至])(?:为|是|达|达到|约|约为|升至"
    r"|跌至|[升跌降][到为]|报|录得|录|到|在|:|近|逾|只有|仅|了|有|由|从|"
    r"高达|不到|不足|不?(?:可|能|得|应)?(?:超过|高于|低于|少于|多于)|最[高低]|\ ){0,3}\Z"
)
_PLOT_RATIO = re.compile(r"(?:比率|容积率|倍率)[^，。;\d率]{0,8}\Z")  # 地积比率不可超过0.6
_PLOT = 100
NAMED_SO = "ratio: named so before it"
BEHIND_NOUN = "count: number behind its noun"
_TOTAL = re.compile(r"(?:总数|人数|人次|户数|用户数)[^，。;\d]{0,8}\Z")
# 得票3万, 人口约3500万: what the figure right behind counts.
TOLD = re.compile(
    r"(?:(?<=得)(?P<votes>票)(?:数|总数)?|(?P<people>人口)(?:总数)?)"
    rf"(?:更|仅|只|少于|多于|达|为|有|是|:|[，\ ]|{BOUND}){{0,3}}\Z"
)
_STEP = re.compile(rf"[，、]?\ ?(?:再|又|进一步|大幅)?(?:增加|增长|减少|增|减|升|降)[了至到]?(?:{BOUND})?\ ?")
_HAVING = re.compile(rf"(?:有|共|达)(?:{BOUND})?\ ?\Z")  # 参与者有2.1万
_PAST = re.compile(rf"(?:突破|跌破|达到?|[增升减降跌]至|{BOUND})\ ?\Z")  # 确诊病例超过12万


# 从233增加到264: a level that moves.
_FROM = re.compile(r"(?:从|由)\ ?\Z")
_TO = re.compile(
    r"\ ?(?:大幅|逐步|一路|稳步|骤|激|剧|猛)?"
    r"(?:增|升|涨|减|降|跌|增加|增长|上升|提高|扩大|攀升|飙升|减少|下降|降低|缩减|下跌|回落)[到至]\ ?\d"
)
# 数百甚至数千名居民: two numbers and one noun.
_OR_EVEN = re.compile(r"\ ?(?:，?甚至|乃至|以至|以至于|或|或者|、)(?:是|上)?\ ?")


def _shared_noun(passage: Passage, reading: Reading) -> Span | None:
    """What the next number counts, where only 甚至 or 或 stands between."""
    joint = _OR_EVEN.match(passage.text, reading.end, passage.end)
    numeral = read_numeral(passage.text, joint.end(), passage.end) if joint is not None else None
    tail = None if numeral is None else tail_at(passage.text, numeral.end, passage.end, passage.region)
    if numeral is None or tail is None or tail.kind != "count":
        return None
    behind = numeral.end + len(tail.surface)
    return (behind - 1, behind) if tail.surface == "人" else counted(passage, behind, tail.surface)


_NATIONALITY = 3  # characters: 外籍
_ARE = re.compile(r"\ ?(?:人?则|都|均)?(?:是|为)")


def _persons_they_are(passage: Passage, at: int) -> Span | None:
    """外籍人士 in 1070万则是外籍人士: the persons that so many are."""
    match = _ARE.match(passage.text, at, passage.end)
    place = None if match is None else counted(passage, match.end())
    if match is None or place is None or place[0] - match.end() > _NATIONALITY:
        return None
    last = passage.document.tokens_between(*place)[-1]
    return place if is_person(last) or last.word in ("人", "人士") else None


def set_item(passage: Passage, draft: QuantityDraft, place: Span | None) -> None:
    """Writes what stands at `place` into `draft` as what it counts; nothing for None."""
    if place is not None:
        draft.item_start = place[0]
        draft.item = passage.document.text[place[0] : place[1]]


def _amount_at(passage: Passage, at: int) -> Span | None:
    """入场人数 in 入场人数不及去年六万三: the name of an amount at `at` with the word that says of what."""
    of = passage.word_at(at - 1)
    word = passage.word_at(at)
    return None if of is None or word is None or of.end != at else (of.start, word.end)


# 求诊人次达6,842，较前日多411: by how many a level that has just been told is above or below an earlier one.
_MORE_THAN = re.compile(
    rf"[，,、(]\ ?[较比按][^，。;\d]{{1,8}}(?:多|少|增加?|减少?|增长|下降|升|跌|降)了?(?:{BOUND})?\ ?\Z"
)


def _stepped(passage: Passage, reading: Reading, ahead: str) -> QuantityDraft | None:
    """The level by which the figure tells how much it has moved."""
    moved = _MORE_THAN.search(ahead)
    last = next((draft for draft in reversed(passage.found) if draft.kind != "date"), None) if moved else None
    if moved is None or last is None or last.rule != BEHIND_NOUN:
        return None
    return last if last.end == reading.start - len(moved.group()) else None


def read_bare(passage: Passage, reading: Reading, ahead: str, *, lone: bool) -> QuantityDraft | None:
    """The level, or what the noun before it counts; `ahead` are the characters before, `lone` a scale such as 千."""
    moves = reading.style == "digits" and _FROM.search(ahead) and _TO.match(passage.text, reading.end, passage.end)
    large = moves or _MORE_THAN.search(ahead) or _NUMBER_CUES.search(ahead) or reading.scaled or reading.vague or lone
    if not large and (reading.style != "han" or _TOTAL.search(ahead) is None):
        return None  # 六万三 in 入场人数不及去年六万三的一半 is told
    draft = QuantityDraft(
        reading.start, reading.end, "number", "number: bare figure", reading.low, reading.high, None, reading.modifier,
        vague=reading.vague,
    )  # fmt: skip
    if draft.value is not None and draft.value < _PLOT and _PLOT_RATIO.search(ahead):
        draft.kind, draft.unit, draft.rule = "ratio", "x", NAMED_SO
        return draft
    told = TOLD.search(ahead)
    if told is not None and told.lastgroup is not None:
        draft.kind, draft.rule = "count", BEHIND_NOUN
        offset = reading.start - len(ahead)
        first, last = (offset + at for at in told.span(told.lastgroup))
        longer = told_before(passage, reading.start) if told["people"] else None  # 劳动人口
        set_item(passage, draft, longer if longer is not None and longer[1] == last else (first, last))
        return draft
    if (stepped := _stepped(passage, reading, ahead)) is not None:
        draft.kind, draft.rule, draft.item, draft.item_start = "count", BEHIND_NOUN, stepped.item, stepped.item_start
        return draft
    if (compared := told_with(passage, reading.start)) is not None:
        draft.kind, draft.rule = "count", BEHIND_NOUN
        set_item(passage, draft, compared)
        return draft
    if (shared := _shared_noun(passage, reading)) is not None:
        draft.kind, draft.rule = "count", "count: number that shares the noun of the next"
        set_item(passage, draft, shared)
        return draft
    if reading.scaled and (persons := _persons_they_are(passage, reading.end)) is not None:
        draft.kind, draft.rule = "count", "count: number of which it is said who they are"
        set_item(passage, draft, persons)
        return draft
    if (amount := amount_before(passage, reading.start)) is not None:
        if reading.low == int(reading.low):
            draft.kind, draft.rule = "count", BEHIND_NOUN
        set_item(passage, draft, amount)
        return draft
    total = _TOTAL.search(ahead)
    named = reading.start - (0 if total is None else len(total.group()))
    place = told_before(passage, named) if large else _amount_at(passage, named)
    summed = total is not None or _HAVING.search(ahead) is not None
    if lone or (
        place is not None and reading.scaled and (summed or (_PAST.search(ahead) and is_peopled(passage, place)))
    ):
        draft.kind, draft.rule = "count", BEHIND_NOUN
    elif (
        passage.found
        and passage.found[-1].rule == BEHIND_NOUN
        and _STEP.fullmatch(passage.text[passage.found[-1].end : reading.start])
    ):
        draft.kind, draft.rule = "count", BEHIND_NOUN  # 从1400万再增加200万
        draft.item, draft.item_start = passage.found[-1].item, passage.found[-1].item_start
        return draft
    set_item(passage, draft, place)
    return draft
