"""The subject of a Chinese claim that the clause of its first figure names, or the thing that the clause counts.

Each step asks one question of the clause; the first that has an answer gives it. All read the Simplified fold.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from extract.claims.scene import ClaimDraft, Earlier, Mention, Scene
from extract.claims.words import words_of
from extract.text.document import Token
from extract.text.fold import fold
from extract.zh.subjects import figurenoun, nounphrase, objects, persons, phrases, sidebyside, totals
from extract.zh.subjects.found import Found, Where
from extract.zh.subjects.inclause import before, clause_before, is_remote, of_event, only_speaks, told_before, whole
from extract.zh.words.balanced import QUOTES
from extract.zh.words.bounding import BOUND
from extract.zh.words.generalnouns import MEASURES, is_general_place
from extract.zh.words.grammar import GRAMMAR
from extract.zh.words.nounrun import HEADS, trimmed
from extract.zh.words.pronouns import THIRD_PERSON


@dataclass(frozen=True, slots=True)
class Asked:
    """A clause that is asked for the subject of a draft: what it counts, and what a first look finds before it."""

    scene: Scene
    draft: ClaimDraft
    earlier: Earlier
    words: list[Token]
    item: str | None
    at: int  # where the words before the figure end
    found: str | None = None

    @property
    def first(self) -> Mention:
        """The first figure of the draft."""
        return self.draft.first

    @property
    def names_somebody(self) -> bool:
        """Whether the words before the figure name somebody or something."""
        return self.found is not None and phrases.names(self.found)

    @property
    def stands_in(self) -> bool:
        """Whether they only stand for somebody named before."""
        return self.found is not None and fold(self.found) in _STANDING_IN

    def before_it(self) -> str | None:
        """The subject of the clauses before."""
        return clause_before(self.scene, self.first.clause)


def named_in(scene: Scene, draft: ClaimDraft, earlier: Earlier) -> Found | None:
    """The subject that the clause names, or the thing counted where it only says that there are so many."""
    first, words = draft.first, words_of(scene, draft.first.clause)
    at = first.quantity.start
    shared = sidebyside.subject_in_list(scene, first) if draft.kind != "event" else None
    if shared:
        return shared, "its place in the list"
    if first.tie == "listed":  # 40家医院、200家诊所: the words before are what the first figure counts
        at = next(m.quantity.start for m in scene.figures if m.clause == first.clause)
    changed = _changed(scene, draft, words, at)
    if changed:
        return changed, "what is changed"
    total = totals.total_before(scene, draft) if draft.kind != "event" else None
    if total:
        return total, "the total before the figure"
    published = totals.published_by_office(scene, draft) if draft.kind != "event" else None
    if published:
        return published, "what an office publishes"
    added = figurenoun.added(scene, draft)
    if added:
        return added, "the thing counted"
    item = _item(draft)
    asked = Asked(scene, draft, earlier, words, item, at, _looked_for(scene, draft, words, item, at))
    return next(filter(None, (step(asked) for step in _STEPS)), None)


def _looked_for(scene: Scene, draft: ClaimDraft, words: list[Token], item: str | None, at: int) -> str | None:
    """What a first look at the words before the figure finds."""
    if draft.kind == "event":
        return of_event(scene, draft)
    found = before(scene, draft.first.clause, at)
    if not found or not item:
        return found
    return before(scene, draft.first.clause, figurenoun.deed_before(words, draft, found) or at)


def _described(asked: Asked) -> Found | None:
    described = figurenoun.described(asked.scene, asked.draft) if not asked.found else None
    return (described, "the noun that the words at the figure describe") if described else None


def _owned(asked: Asked) -> Found | None:
    """上诉聆讯 in 二人的上诉聆讯: what those have who are only counted, where nothing is done to them."""
    quantity = asked.first.quantity
    if not asked.item or asked.found or not figurenoun.is_general(asked.item):
        return None
    owning = asked.scene.text(quantity.end, quantity.end + 1) == "的"
    if not owning or phrases.governs(asked.words, quantity.start):
        return None
    span = nounphrase.phrase_after(asked.words, quantity.end + 1)
    return (asked.scene.document.text[span[0] : span[1]].strip(), "the words behind the figure") if span else None


def _won(asked: Asked) -> Found | None:
    """Who got so many votes is what is told, not the votes."""
    if not asked.item or asked.found or fold(asked.item) not in _WON:
        return None
    return told_before(asked.scene, asked.first.clause, asked.earlier) or (asked.item, _COUNTED)


def _whose_people(asked: Asked) -> Found | None:
    """该市 in 该市扩大后，人口达300万: whose inhabitants, followers or employees they are."""
    if not asked.item or asked.draft.kind == "event" or not fold(asked.item).endswith(_ATTRIBUTES):
        return None
    owner = asked.before_it() if not asked.found or asked.found == asked.item else None
    if not owner or only_speaks(asked.scene, asked.first.clause, owner):
        return None
    return owner, "whose people they are"


def _takes(asked: Asked) -> Found | None:
    """Who takes, builds or gets so many where the clause only says that: 某会提供食水；建造30间厕所."""
    if not asked.item or asked.found or not phrases.takes(asked.words, asked.at):
        return None
    plain = not figurenoun.is_general(asked.item) and fold(asked.item) != "人次"
    led = asked.scene.text(asked.scene.sentence.start - 1, asked.scene.sentence.start) == ";"
    told = asked.before_it()
    owner = told or (asked.earlier.before(asked.scene) if led else None)
    remote = told is not None and is_remote(asked.scene, asked.first.clause, told)
    if plain and (owner is None or remote or is_general_place(fold(owner))):
        return asked.item, "the thing counted"  # 负责人介绍，沿途共设24个医疗点
    return told_before(asked.scene, asked.first.clause, asked.earlier) or (asked.item, _COUNTED)


def _sufferer(asked: Asked) -> Found | None:
    """陈某 in 陈某回家时，在街上被近20人袭击; 甲、乙及丙 in 甲、乙及丙涉案，各自有三宗."""
    if not asked.item or not (not asked.found or asked.stands_in):
        return None
    if _SUFFERED.search(figurenoun.ahead(asked.scene, asked.first)) is None:
        return None
    return told_before(asked.scene, asked.first.clause, asked.earlier)


def _told_around(asked: Asked) -> Found | None:
    """议员 in 议员在5名社工陪同下到场, 被捕者 in 被捕者包括甲、乙，总共24人: whom the clauses tell of."""
    if not asked.item or asked.names_somebody:
        return None
    scene, first, item = asked.scene, asked.first, asked.draft.item or ""
    where: Where = "the clause before"
    if _HELPED.fullmatch(scene.text(*scene.clauses[first.clause])):
        behind = first.clause + 1
        told = asked.before_it()
        if not told and behind < len(scene.clauses):
            told, where = whole(scene, behind), "the clause behind"
    elif not figurenoun.is_general(item) or not _SUMMED.fullmatch(figurenoun.ahead(scene, first)):
        return None
    else:
        told = None if _goes_on(asked.words, first.quantity.end + len(item)) else asked.before_it()
    return (told, where) if told else None


def _persons(asked: Asked) -> Found | None:
    return persons.of_persons(asked.scene, asked.draft) if asked.item and not asked.names_somebody else None


def _parted(asked: Asked) -> Found | None:
    """报告 in 报告昨日发表，共3万字, 甲村 in 甲村地处深山，全村312户: what has so many parts or people in it."""
    item = fold(asked.item or "")
    inside = _WITHIN.fullmatch(fold(asked.found or "")) is not None and item in _PEOPLE
    sized = item in _PARTS and _SO_MANY.fullmatch(figurenoun.ahead(asked.scene, asked.first)) is not None
    if not (inside or sized) or _goes_on(asked.words, asked.first.quantity.end):
        return None  # 12万户居民断电
    owner = asked.before_it()
    remote = owner is None or is_remote(asked.scene, asked.first.clause, owner) or is_general_place(fold(owner))
    return None if remote else (owner, "the clause before")


def _only_counted(asked: Asked) -> Found | None:
    """The thing counted where nothing else is told of it, and behind a list of names: 《纽约每日新闻》等8家报纸."""
    if not asked.item:
        return None
    if figurenoun.only_counted(asked.scene, asked.draft, asked.words, asked.found, asked.item):
        return asked.item, "the thing counted"
    listed = asked.scene.text(asked.at - 1, asked.at) == "等"
    if listed and not (asked.found and phrases.includes_before(asked.words, asked.at)):
        return asked.item, "the thing counted"
    return None


def _named(asked: Asked) -> Found | None:
    """What the words before the figure name, unless they are a place where so much is or holds a rank."""
    draft, found = asked.draft, asked.found
    if found is None or not asked.names_somebody:
        return None
    told = phrases.is_place(asked.words, found) and (draft.kind == "rank" or _of_share(asked.scene, draft))
    if told and not phrases.governs(asked.words, draft.last.quantity.start if draft.kind == "rank" else asked.at):
        return None
    framed = _framed(asked.scene, draft)
    return (framed, "the clause behind") if framed else (found, "the clause")


def _ordered(asked: Asked) -> Found | None:
    """车龄上限 in 议员要求车龄上限改为12年, 该店 in 官员勒令该店停业3个月: of whom or what so much is demanded."""
    if asked.draft.kind == "event" or asked.first.quantity.kind in ("count", "rank"):
        return None
    words = [word for word in asked.words if word.end <= asked.at]
    order = max((at for at, word in enumerate(words) if word.word in _ORDERS), default=len(words))
    told = words[order + 1 :]
    run = next((at for at, word in enumerate(told) if word.tag not in HEADS and word.word != "龄"), len(told))
    does = run < len(told) and told[run].tag in ("v", "t", "d", "p") and told[run].word not in ("把", "将")
    if not run or not does or told[run].word in _ORDERS:
        return None
    span = trimmed(told[:run], measured=True)
    return (asked.scene.document.text[slice(*span)], "of whom it is demanded") if span else None


def _headed(asked: Asked) -> Found | None:
    if asked.draft.kind == "event" or asked.first.frames or asked.stands_in:
        return None
    headed = _head(asked.scene, asked.draft)
    return (headed, "the words at the figure") if headed else None


_STEPS: tuple[Callable[[Asked], Found | None], ...] = (
    _described,
    _owned,
    _won,
    _whose_people,
    _takes,
    _sufferer,
    _told_around,
    _persons,
    _parted,
    _only_counted,
    _ordered,
    _named,
    _headed,
)


def _item(draft: ClaimDraft) -> str | None:
    """What a draft counts; None for a place among so many (180个国家中排名第三), or a share (须经1%、即约3万人提名)."""
    item = draft.item
    shared = draft.first.quantity.kind == "percent" and item is not None and figurenoun.is_general(item)
    return None if draft.kind == "rank" or shared else item


def _goes_on(words: list[Token], at: int) -> bool:
    """Whether the clause goes on behind `at`."""
    return any(word.start >= at and word.word.isalnum() for word in words)


def _changed(scene: Scene, draft: ClaimDraft, words: list[Token], at: int) -> str | None:
    """What is raised or cut before a figure: the object of 把, 将 or 使, in its clause or the one before."""
    if draft.kind == "event":
        return None
    first = draft.first
    told = scene.text(scene.clauses[first.clause].start, at)
    changed = objects.moved_object(words, at) if "把" in told or "将" in told else None
    if not changed and draft.kind == "change" and first.quantity.kind != "duration":
        changed = objects.caused(words, at)
    if not changed and draft.kind == "change" and first.clause:
        opens = _OPENS_MOVE.fullmatch(told)
        changed = objects.moved_before(words_of(scene, first.clause - 1)) if opens else None
    return scene.document.text[changed[0] : changed[1]].strip(QUOTES) if changed else None


def _of_share(scene: Scene, draft: ClaimDraft) -> bool:
    """Whether a share of something follows: 美国只有50%的初创企业."""
    last = draft.last.quantity
    return last.kind == "percent" and scene.text(last.end, last.end + 1) == "的"


_COUNTED: Where = "the thing counted, for want of better"
_STANDING_IN = THIRD_PERSON | {"各自", "该公司", "该集团", "该机构", "该组织"}
_SUFFERED = re.compile(rf"(?:被|遭到?|各自?有|各自?获得?)(?:共|{BOUND})*\s*\Z")
_ATTRIBUTES = ("人口", "人次", "粉丝", "会员", "员工")  # somebody has them
_SUMMED = re.compile(r"\s*(?:总共|合共|共|一共|共计|合计)(?:有|约|为|是)*\s*")
_HELPED = re.compile(r"\s*在[^，。]{2,24}的?(?:帮助|协助|支持|陪同|见证|推动|参与|带领|配合|簇拥|护送)下\s*")
_LIMITS = ("上限", "下限")
_ORDERS = GRAMMAR.words("ordering")
_WITHIN = re.compile("全[村镇乡县校厂班队团社家族]")
_PEOPLE = ("人", "户")
_PARTS = ("章", "页", "字", "层", "户", "节")
_SO_MANY = re.compile(r"[\s「“、]*(?:全[书文]|[总一合]?共|[分只仅才逾约近达有]|长达|超过)*")
_WON = ("票", "选票", "分")  # who got so many is what is told
_OPENS_MOVE = re.compile(
    r"\s*(?:由|从|自|大幅|再|一次过|逐步|分阶段|(?:最[高低初]|原[来先本有]|目前|现[时行在有]|本来|去年|当初)的?)*\s*"
)


def _framed(scene: Scene, draft: ClaimDraft) -> str | None:
    """Of whom a sentence tells behind a stretch of time that only frames it: 新规出台两天后，甲公司…."""
    first = draft.first
    ahead = figurenoun.ahead(scene, first).rstrip()
    if ahead.endswith(("在", "于")):
        return None  # 政府将在两年后，向议会申请拨款
    framing = first.frames or _SINCE.search(ahead) is not None
    if not framing or not only_frames(scene, first):
        return None
    if first.clause + 1 == len(scene.clauses):
        return None
    later = whole(scene, first.clause + 1)
    return later if later and phrases.names(later) else None


def only_frames(scene: Scene, mention: Mention) -> bool:
    """Whether nothing but 后, 里, 以来 and the like follows a figure in its clause."""
    return _FRAME.fullmatch(scene.document.folded, mention.quantity.end, scene.clauses[mention.clause].end) is not None


_SINCE = re.compile(rf"(?<![押延推])[之以]?后(?:仅仅?|短短|才|{BOUND})*\s*\Z")
_FRAME = re.compile(r"\s*(?:之后|以后|后|之前|以前|前|的?时间里|里|内|之内|间|期间|以来|来|的今[天日])?\s*")


def _head(scene: Scene, draft: ClaimDraft) -> str | None:
    """The noun phrase between a date and its figure, or the one that the figure is an attribute of."""
    at, words = draft.first.quantity.start, words_of(scene, draft.first.clause)
    dated = [m.quantity.end for m in scene.dates if m.clause == draft.first.clause and m.quantity.end <= at]
    span = nounphrase.phrase_between(words, dated[-1], at) if dated else None
    if span is not None and all(w.word in MEASURES for w in words if span[0] <= w.start < span[1]):
        span = None  # 2019年全年营收16亿元
    own = scene.text(draft.first.quantity.end, draft.first.quantity.end + 1) == "的"  # 七成的摊档(76%)
    end = (draft.first if own else draft.last).quantity.end
    if span is None and (
        "的" in scene.text(end, scene.clauses[draft.first.clause].end) or not phrases.governs(words, at)
    ):
        span = nounphrase.phrase_after(words, end)
        if span is not None and scene.text(*span) in _LIMITS:
            return None  # 多于每年18次的上限
        if span is not None and scene.text(*span) in MEASURES:
            span = (_right_before(words, at) or span) if own else None  # 抛离恒指7.90%的升幅
    return scene.document.text[span[0] : span[1]].strip() if span else None


def _right_before(words: list[Token], at: int) -> tuple[int, int] | None:
    """The name that stands right before a figure."""
    last = next((word for word in words if word.end == at), None)
    return (last.start, last.end) if last is not None and last.tag in ("nz", "nt", "ns", "nr", "j") else None
