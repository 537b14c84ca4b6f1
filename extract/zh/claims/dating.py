"""Which dates of a Chinese sentence are the time of a figure, and how long a time that was told goes on."""

from __future__ import annotations

import re

from extract.claims.scene import ClaimDraft, Mention, Scene
from extract.dates.reckoning import OpenPeriod
from extract.text.document import Document, Sentence

_JOINED = 5  # characters between a date and the figure that it dates: 去年的2.1%
_OWNING = 4  # the same, where the figure is what its draft begins with
_COMPARES = re.compile(
    r"\s*(?:而)?(?:[\d一二三四五六七八九十〇]+\s*年|上年|去年|前年|上季|上月|往年)?(?:同期|去年|上年|前年)"
)
# 届时, 其中, 经查, 报告还显示: what says that it goes on with what stands before it, and so with its time.
_GOES_ON = re.compile(
    r"[\s“「]*(?:届时|其中|经[查调审]|据查|当[时日天晚中年月]|同[日天年月期]|期[内间]|相应"
    r"|(?:该|上述|这份|这项)?(?:报告|调查|数据|统计|研究)(?:结果)?(?:还|亦|又|也|同时)?(?:显示|指出|称|表明))"
)
_CAME_OF_IT = re.compile("了|被|遭|造成|导致|毁|死|伤|失踪|获救")
NOW: re.Pattern[str] = re.compile("目前|现在|如今|现时|当前|现(?=[只仅正仍尚])")


def gives_base(text: str, at: int) -> bool:
    """Whether what stands behind a semicolon compares with what stands before it (…增至5亿元；去年同期为3亿元)."""
    return _COMPARES.match(text, at) is not None


def belongs(
    scene: Scene, dated: Mention, draft: ClaimDraft, previous: ClaimDraft | None, following: ClaimDraft | None
) -> bool:
    """Whether a date in the clauses of a draft is the draft's: before its figure, and not before an earlier one."""
    at = dated.quantity.start
    if following is not None and following.first.clause == dated.clause and at > draft.last.quantity.end:
        return False
    if previous is None or previous.last.clause != dated.clause or at > previous.last.quantity.start:
        return True
    first = draft.first
    beside = (d for d in scene.dates if d is not dated and d.clause == first.clause)
    return not any(d.quantity.start < first.quantity.start for d in beside)


def precedes(dated: Mention, figure: Mention) -> bool:
    """Whether a date stands in a clause before that of a figure, for which it may still hold."""
    return dated.clause < figure.clause


def is_of_base(dated: Mention, base: Mention) -> bool:
    """Whether a date only dates the base of a change, which stands behind it (去年的50亿元)."""
    return 0 <= base.quantity.start - dated.quantity.end <= _OWNING


def is_beside_base(dated: Mention, base: Mention) -> bool:
    """Whether a date is that of a figure with which a change begins (从去年的2.1%提高到2.3%)."""
    return 0 <= base.quantity.start - dated.quantity.end <= _JOINED


def goes_on(document: Document, sentence: Sentence, lines: int, period: OpenPeriod) -> bool:
    """Whether a paragraph holds for the time of the one before it, as one does that goes on with its report."""
    return lines == 1 and _GOES_ON.match(document.folded, sentence.start) is not None


def has_own_time(scene: Scene, draft: ClaimDraft, period: OpenPeriod, of_event: bool) -> bool:
    """Whether a statement without a date is of another time than the sentence before, unless it says that it goes on.

    The year of an output is not that of the exhaust gas in the sentence behind it, and what a law of last Friday allows
    holds at all times: better no time than that. What came of an event is told of then (2018年失火。烧毁30间), and
    so is how something moved (2018年上市。股价上升5%).
    """
    text, start = scene.document.folded, scene.sentence.start
    behind_semicolon = text[max(0, start - 2) : start].rstrip()[-1:] == ";"
    if behind_semicolon or _GOES_ON.match(text, start):
        return False
    if not of_event:
        return True
    clause = scene.clauses[draft.first.clause]
    return draft.kind not in _MOVING and _CAME_OF_IT.search(text, clause.start, clause.end) is None


_MOVING = ("change", "share", "measure")  # kinds of what an event moves
