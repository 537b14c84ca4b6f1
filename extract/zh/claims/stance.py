"""What denies, plans, forecasts, alleges or supposes what a Chinese clause says."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from extract.claims.scene import ClaimDraft, Scene
from extract.claims.stance import Hedge, cue_before, first_cue, hedge, stated
from extract.claims.words import words_of
from extract.model import Attribution, Span
from extract.text.document import Token
from extract.zh.words.bounding import BOUND
from extract.zh.words.grammar import GRAMMAR

HEDGING: re.Pattern[str] = re.compile(GRAMMAR.either("hedging"))
# 预计到2050年底，…; not 将在4月离任，….
BEHIND_DATE: re.Pattern[str] = re.compile(
    r"(?:[底初中末前后内起间时来]|以前|以后|之前|之后|左右|[^\u3400-\u9fff]){0,2}"
)
_HEDGING_BEHIND = re.compile(GRAMMAR.either("hedging_behind"))
_DEEDS = GRAMMAR.words("hedging_deeds")
_CONDITIONS = re.compile(GRAMMAR.either("conditions"))
_ASSUMED = re.compile("假设|假如|假定|假使")
DENYING: re.Pattern[str] = re.compile(GRAMMAR.either("denying"))
_DENYING_BEHIND = re.compile(GRAMMAR.either("denying_behind"))
DENYING_NOTHING: re.Pattern[str] = re.compile(GRAMMAR.either("denying_not"))  # 不仅
_ALLEGING = ("据称", "据说", "据传", "有传", "盛传", "被控", "被检控", "被指控")
_ALLEGED = re.compile("据称|据说|[有盛]传(?![媒统染])")
_ACTS = ("否认", "拒绝")
_NOT_KEPT = (*_ALLEGING, "原", "疑", "预计", "本", "拟", "计划")


_DESCRIBES = re.compile(r"的?(?![时后前以之的，。、至到])[\u3400-\u9fff]")


def only_describes(scene: Scene, draft: ClaimDraft) -> bool:
    """Whether an age only describes a person (可能让他仿效66岁的主席): it is a fact, whatever is said of him."""
    quantity = draft.first.quantity
    if quantity.kind != "age" or len(draft.members) > 1:
        return False
    told = scene.text(quantity.start - 1, quantity.start) in ("为", "是", "达", "到", "约", "近", "至")
    return not told and _DESCRIBES.match(scene.document.folded, quantity.end) is not None


def is_no_plan(scene: Scene, start: int, cue: Span) -> bool:
    """Whether a hedging word plans nothing here: 将 puts an object before its verb (将两名官员撤职), 若, 疑 and 料 are
    part of other words, 计划 is a noun, or what was forecast is only what a result is measured by (高于市场预期的5%).
    """
    asked = _PLANNING_NOTHING.get(scene.text(*cue))
    if asked is not None and asked(scene, cue):
        return True
    return _OUTDOING.search(scene.text(max(start, cue[0] - _SET_BEFORE), cue[0])) is not None


_SET_BEFORE = 10  # characters before a forecast in which a result may be set against it
_OUTDOING = re.compile(r"(?:[高低好优逊胜差强弱]于|超[出过]?|不及|符合|合乎)[^，。；]{0,6}\Z")


def _clause_of(scene: Scene, at: int) -> int:
    return max(i for i, clause in enumerate(scene.clauses) if clause.start <= at)


def _takes_object(scene: Scene, cue: Span) -> bool:
    """Whether a noun stands behind 将, and a verb behind that; not: 将收费300元, 将于本周作出决定."""
    at = cue[1]
    words = words_of(scene, _clause_of(scene, at))
    if scene.text(at, at + 1) in ("于", "会") or any(w.start < at < w.end for w in words):
        return False  # 将要
    behind = [w for w in words if w.start >= at and w.word.isalnum()]
    if not behind:
        return True
    if scene.text(at, behind[0].start).strip() and _DECLARES.match(scene.document.folded, behind[0].start):
        return True  # 将2020年定为护士年
    first = behind[0].tag
    return first == "eng" or first[0] in "rmab" or (first[0] == "n" and any(map(_governs, behind)))


_DECLARES = re.compile("(?:[制指确]?定|[制改]?订|视|列|设|称|命名|看|当)[为作成]")


def _governs(word: Token) -> bool:
    """Whether a word may have an object that stands before it behind 将 (将诚信作为首要原则)."""
    return word.tag[0] == "v" or word.word in ("作为", "为", "当作")


def _is_in_name(scene: Scene, cue: Span) -> bool:
    """Whether 若 is part of a name, by itself or with a noun of one character (郑若骅)."""
    words = words_of(scene, _clause_of(scene, cue[0]))
    if _is_inside(words, cue):
        return True
    behind = next((w for w in words if w.start >= cue[1]), None)
    return behind is not None and len(behind.word) == 1 and behind.tag[0] in "nzgx"


def _is_no_suspicion(scene: Scene, cue: Span) -> bool:
    """Whether 疑 is part of another word, or stands before no verb (质疑, 疑凶)."""
    words = words_of(scene, _clause_of(scene, cue[0]))
    behind = next((w for w in words if w.start >= cue[1]), None)
    return _is_inside(words, cue) or behind is None or behind.tag[0] not in "vpd"


def _is_material(scene: Scene, cue: Span) -> bool:
    """Whether 料 is part of another word, and no verb (资料, 用料, 料理)."""
    words = words_of(scene, _clause_of(scene, cue[0]))
    alone = next((w for w in words if (w.start, w.end) == cue), None)
    return alone is None or alone.tag != "v"


def _names_plan(scene: Scene, cue: Span) -> bool:
    """Whether 计划 is a noun behind a preposition (在保障计划增设服务); not: 在年内计划裁员, 在美国计划投资."""
    before = [w for w in words_of(scene, _clause_of(scene, cue[0])) if w.end <= cue[0]][-_NAMED_BY:]
    within = next((i for i, w in enumerate(before) if w.word in ("在", "对", "按", "为")), None)
    named = [] if within is None else before[within + 1 :]
    return bool(named) and all(w.tag[0] in "nvaub" for w in named) and named[-1].tag not in ("ns", "nt")


_NAMED_BY = 6  # words before a plan that tell which it is


def _is_inside(words: Sequence[Token], cue: Span) -> bool:
    return any(w.start < cue[0] < w.end for w in words)


_PLANNING_NOTHING: dict[str, Callable[[Scene, Span], bool]] = {
    "将": _takes_object,
    "若": _is_in_name,
    "疑": _is_no_suspicion,
    "料": _is_material,
    "计划": _names_plan,
}


def hedge_of_event(scene: Scene, draft: ClaimDraft, run: range) -> Span | None:
    """What hedges a happening in the clause of its day: what is said on it may be planned or supposed.

    In a clause behind it stands what happened, which may be no more than alleged (在选举时，一度有传甲邀请乙).
    """
    start, dated = scene.clauses[run.start].start, scene.clauses[draft.first.clause].end
    found = first_cue(scene, start, dated)
    if found is not None and scene.text(*found) not in _DEEDS:
        return found
    alleged = _ALLEGED.search(scene.document.folded, dated, scene.clauses[run.stop - 1].end)
    return alleged and alleged.span()


# A figure in the subject: 数万人即将参加, 储存7天后就会销毁.
_SUBJECT_WILL = re.compile(
    r"[\u3400-\u9fff]{0,8}?(?P<cue>即将|将(?:会|要|被|于|在|由|用|有|获)|有望|可能会|或将|预计将|料将|就会|才会|会被"
    r"|会(?=继续))"
)
_SUBJECT_TO = re.compile(r"(?:(?![的等])[\u3400-\u9fff]){0,8}?(?=将(?![领要]))")  # 30间展商将参加


def _behind(scene: Scene, draft: ClaimDraft, since: int) -> Span | None:
    """What hedges a figure behind it."""
    text, at, end = scene.document.folded, stated(draft).end, scene.clauses[draft.last.clause].end
    found = _HEDGING_BEHIND.search(text, at, end) or _SUBJECT_WILL.match(text, at, end)
    if found is not None:
        return found.span(found.lastgroup or 0)
    to = _SUBJECT_TO.match(text, at, end)
    planned = to and HEDGING.match(text, to.end(), end)
    return planned.span() if planned and _to_do(scene, planned.end()) else None


def _to_do(scene: Scene, at: int) -> bool:
    """Whether a verb stands at `at`, and no object of 将 (将参加书展; not 将新增的业务删除)."""
    words = words_of(scene, _clause_of(scene, at))
    verb = next((word for word in words if word.start == at), None)
    if verb is None or _is_inside(words, (at - 1, at)):
        return False
    if verb.tag not in ("v", "vd", "d") or len(verb.word) < _FULL_VERB:
        return False
    return scene.text(verb.end, verb.end + 1) != "的"


_FULL_VERB = 2  # characters of a verb that is no part of a set phrase (兵来将挡)


# 若将衍生品考虑在内，: how it is reckoned, which is no condition.
_RECKONED_IN = re.compile("[^，。；]{0,24}(?:考虑|计算|包括|计|算)(?:在内|进去)")


_AND_IF = re.compile(r"\s*(?:而且|并且|且|又|同时)(?!慢)")  # 倘若…，且…，那么…


def _condition(scene: Scene, draft: ClaimDraft, since: int) -> Span | None:
    """如果…，…: a condition in the clause before; an assumption in that before it (假设每人一只，每周五日，每月需…)."""
    at, text = draft.first.clause, scene.document.folded
    if not at:
        return None
    start, end = scene.clauses[at - 1]
    if at > 1 and _AND_IF.match(text, start, end):
        start = scene.clauses[at - 2].start
    found = _CONDITIONS.search(text, start, end) or _ASSUMED.search(text, scene.clauses[max(0, at - 2)].start, start)
    if found is None or _RECKONED_IN.match(text, found.end(), end):
        return None
    return None if found.group() == "若" and _is_in_name(scene, found.span()) else found.span()


_LEFT_OUT = re.compile(rf"\s*[^，。；\d\s]{{1,6}}(?:则|也|亦)?为(?:{BOUND})?\s*")


def _elided(scene: Scene, draft: ClaimDraft, since: int) -> Span | None:
    """预计甲国将有100万人死亡，乙国为30万: what hedges the clause before, where this one leaves the verb out."""
    clause = draft.first.clause
    if not clause:
        return None
    if not _LEFT_OUT.fullmatch(scene.document.folded, scene.clauses[clause].start, draft.first.quantity.start):
        return None
    before = next((d for d in scene.drafts if d.run is None and d.last.clause == clause - 1), None)
    return None if before is None else hedge(scene, before)


# 并裁减…, or 这会导致…: joined to what was planned, or its outcome.
_GOES_ON = re.compile(
    r"\s*(?:并且?(?![非不没未无列肩])|(?:这|此举)[也亦]?会(?:使|令|让|导致|造成|带来|引发)|(?:从而|进而|以致)(?!已))"
)


def _shared(scene: Scene, draft: ClaimDraft, since: int) -> Span | None:
    """公司将关闭两间分店，并裁减300人: what hedges a verb hedges also the one that is joined to it or comes of it."""
    at, text = draft.first.clause, scene.document.folded
    if not at or _GOES_ON.match(text, scene.clauses[at].start) is None:
        return None
    before = range(at - 1, max(-1, at - 1 - _REACH), -1)
    return next(
        filter(None, (first_cue(scene, max(since, scene.clauses[k].start), scene.clauses[k].end) for k in before)), None
    )


_REACH = 2  # clauses over which a plan or a forecast goes on
_FORECAST = re.compile("(?<![原本])(?:预计|预测|预料|预期(?![」”]|寿命)|预估|估计)")
_TOLD = re.compile("[了曾已但惟却]|[去上前]年|目前|现时|此前|过去|至今|[收得接]到")


def _foretold(scene: Scene, draft: ClaimDraft, since: int) -> Span | None:
    """预计全年收入增长5%，利润达3亿元: what is forecast goes on, unless it is told as something that is."""
    at, text, end = draft.first.clause, scene.document.folded, draft.last.quantity.end
    for clause in range(at - 1, max(-1, at - 1 - _REACH), -1):
        start, stop = scene.clauses[clause]
        if _TOLD.search(text, stop, end):
            return None
        found = _FORECAST.search(text, max(since, start), stop)
        if found is not None:
            return found.span()
    return None


HEDGES: tuple[Hedge, ...] = (cue_before, _behind, _condition, _elided, _shared, _foretold)


def denies_other(scene: Scene, draft: ClaimDraft, found: Span) -> bool:
    """Whether a word denies something else than what a draft states."""
    return _aside(scene, draft, found) or _modifies(scene, draft, found)


def _aside(scene: Scene, draft: ClaimDraft, found: Span) -> bool:
    """Whether what a word denies is told between the figures of a draft, and is none of them (40席，未过半，少3席)."""
    inside = {mention.clause for mention, _ in draft.members}
    at = _clause_of(scene, found[0])
    return min(inside) < at < max(inside) and at not in inside


_THEN_STATED = re.compile(r"的[^，。；的]{1,10}?(?:为|是|达|共|至少|约|有)[\u3400-\u9fff]{0,3}\Z")


def _modifies(scene: Scene, draft: ClaimDraft, found: Span) -> bool:
    """Whether what is denied only tells which thing the figure is of (尚未服完的刑期为6个月)."""
    return _THEN_STATED.search(scene.text(found[1], draft.last.quantity.start)) is not None


# A figure in the subject: 4个（甲乙丙丁）都没有签约.
_SUBJECT_NOT = re.compile(
    r"(?:[\u3400-\u9fff]|\([^)，。]{0,30}\)){0,8}?"
    r"(?P<cue>没有(?!了|意见|立场|看法|表态)|未有|并未|未能|尚未|还未|并无|无法|不予|都不|均不|皆不|均未"
    r"|都未)(?![^，。；]{0,12}的)"
)


def refuted(scene: Scene, draft: ClaimDraft) -> Span | None:
    """网传“死亡200人”不实: where the clause says behind its figures that they are not so."""
    text, at, end = scene.document.folded, draft.last.quantity.end, scene.clauses[draft.last.clause].end
    found = _DENYING_BEHIND.search(text, at, end) or _SUBJECT_NOT.match(text, at, end)
    return found and found.span(found.lastgroup or 0)


def is_deed(word: str) -> bool:
    """Whether a denying word is something that is done: to refuse is a happening."""
    return word in _ACTS


def framed_to(attributed: Sequence[Attribution], told: int) -> int:
    """Where the words end that name whoever says what stands at `told`: before what he says."""
    return max((a.end for a in attributed if a.end <= a.scope_start <= told), default=0)


def comes_true(cue: str) -> bool:
    """Whether what a hedging word plans for a day has happened when the day is over; not 原定."""
    return not cue.startswith(_NOT_KEPT)
