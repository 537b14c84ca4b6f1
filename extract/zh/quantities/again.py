"""Again: what a count counts that a count before it told: a level that moves, a part, a sum (其中7款含铅, 累计38人)."""

from __future__ import annotations

import re

from extract.model import Span
from extract.zh.draft import QuantityDraft
from extract.zh.passage import Passage
from extract.zh.quantities.fitting import is_person
from extract.zh.quantities.told import OF_BASE, OF_WHOLE, THERE_ARE, told_before
from extract.zh.words.bounding import BOUND
from extract.zh.words.nounwords import MARKS, PREDICATES, TIMES

_BASE_OF = re.compile(rf"[比较][^，。;]{{1,12}}的\ ?(?:{BOUND})?\Z")  # 比2019年的1400万
_MOVED = re.compile(rf"(?:增加|增长|新增|增至|减少|下降|减至|增|减|多运|多收|多招|少收|少招)了?(?:{BOUND})?\Z")
# 甲国有30万难民，乙国有5万: the next one has of the same.
_HAVE = rf"(?:则|也|亦|更)?(?:共|只|仅)?有(?:{BOUND})*\ ?"
_HOLDERS = frozenset("国省市县州区乡镇村厂校社局署院队方")  # with these ends who has, and not what is had
_HAD = re.compile(rf"{_HAVE}\Z")
_HAVE_TOO = re.compile(rf"[，、;]\ ?[^，。;、\d有]{{1,10}}{_HAVE}")
# 长者增至27万，五年间多了近10万: nobody else is named whose number moves.
_MOVED_SINCE = re.compile(
    rf"[，,;](?:[^，。;]{{0,8}}年[间来]|其后|之后|同期)?(?:又|再|共)?(?:多了|少了|增加了|减少了)(?:{BOUND})?\ ?\Z"
)
# 十款有三款, 百名员工中就有五人: a number out of another.
_OUT_OF = re.compile(rf"的?(?:(?:当|之)?中，?|里面?，?)?{THERE_ARE}*有{THERE_ARE}*\ ?|(?:当|之)?中{THERE_ARE}*\ ?")
_SUM = re.compile(
    rf"[，;,](?:至今|迄今|目前|现时)?(?:累计|合共|合计|总计|共计|总共|日均|平均每[天日月]){THERE_ARE}*\ ?\Z"
)
_ONLY = re.compile(r"[，;,](?:至今|迄今|目前|现时)?(?:仅有?|只有|只得)\ ?\Z")
_OF_PERSONS = ("个", "名", "位")
_PREDICATE = frozenset("vdpacuf")
_RECENT = 200  # characters


def told_with(passage: Passage, at: int) -> Span | None:
    """人口 in 人口为14亿，比上次普查增加720万 and 比2019年的1400万下降: what the level that is compared counts; so in
    甲国有30万难民，乙国有5万, where one after the other has of the same.
    """
    ahead = passage.before(at, 24)
    since = _MOVED_SINCE.search(ahead)
    last = _last(passage, but_dates=not since)
    if last is None or last.kind != "count" or (counted := _item(last)) is None:
        return None
    compared = OF_BASE.search(ahead) or _BASE_OF.search(ahead) or since
    compared = compared or _SUM.search(ahead)
    too = _HAD.search(passage.before(last.start, 8)) and _HAVE_TOO.fullmatch(
        passage.text, max(last.end, counted[1]), at
    )
    told = told_before(passage, at) if too else None
    too = too if told is None or passage.text[told[1] - 1] in _HOLDERS else None
    return counted if compared or too else None


def people_again(passage: Passage, at: int) -> Span | None:
    """农民工 in 农民工共2.8亿人，比上年增加172万人 and 每百名农民工有12人: the persons counted last, whose number
    moves, or of whom this is a part or the sum; where the sentence counts two sorts of persons, nobody.
    """
    last = _last(passage)
    counted = None if last is None else _item(last)
    if last is None or counted is None or not is_person(passage.document.tokens_between(*counted)[-1]):
        return None
    ahead = passage.before(at, 12)
    if _MOVED.search(ahead):
        return counted
    alone = OF_WHOLE.search(ahead) or _SUM.search(ahead) or _ONLY.search(ahead)
    part = alone or _OUT_OF.fullmatch(passage.text, max(last.end, counted[1]), at)
    sorts = {draft.item for draft in passage.found if draft.kind == "count" and draft.item not in (None, "人")}
    return counted if part and len(sorts) == 1 else None


def part_of(passage: Passage, draft: QuantityDraft, classifier: str, place: Span | None) -> Span | None:
    """病例 in 100宗病例，其中95宗属输入: what the whole counts, where no noun of its own but what is said of the part
    follows (at `place`, or nothing).
    """
    last = _last(passage)
    known = passage.items.get(classifier) or _persons(passage, last, classifier)
    if known is None or draft.start - known[1] > _RECENT:
        return None
    if classifier in TIMES and passage.text[known[0] - 1] != classifier:
        return None  # 英国人八次登山，其中四次
    counted = None if last is None else _item(last)
    behind = 0 if last is None else max(last.end, counted[1] if counted else 0)
    behind += passage.text.startswith("，", behind)  # 四十款玩具，有七款超标
    alike = last is not None and last.classifier == classifier
    out_of = alike and _OUT_OF.fullmatch(passage.text, behind, draft.start)
    if not out_of and not OF_WHOLE.search(passage.before(draft.start, 10)):
        return None
    follows = passage.word_at(draft.end)
    if follows is not None and follows.tag[0] not in _PREDICATE and follows.word not in MARKS:
        return None
    if follows is not None and follows.word in PREDICATES:
        return known  # 三万名跑手，其中四百个要送院
    named = place is not None and any(token.tag[0] in "nk" for token in passage.document.tokens_between(*place))
    return None if named and follows is not None and follows.word != "的" else known


def _persons(passage: Passage, last: QuantityDraft | None, classifier: str) -> Span | None:
    """The persons counted last, whom 个 counts as well as 名."""
    counted = _item(last) if last is not None and classifier in _OF_PERSONS else None
    if counted is None or not is_person(passage.document.tokens_between(*counted)[-1]):
        return None
    return counted


def _last(passage: Passage, *, but_dates: bool = False) -> QuantityDraft | None:
    """The count that the sentence told last; with `but_dates` the last figure of any kind but dates and ranks."""
    if but_dates:
        return next((draft for draft in reversed(passage.found) if draft.kind not in ("date", "rank")), None)
    return next((draft for draft in reversed(passage.found) if draft.kind == "count"), None)


def _item(draft: QuantityDraft) -> Span | None:
    if draft.item is None or draft.item_start is None:
        return None
    return draft.item_start, draft.item_start + len(draft.item)
