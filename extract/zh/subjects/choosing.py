"""What Chinese claims are about: the subject of the clause, else that of the clauses and the sentences around it."""

from __future__ import annotations

import re
from typing import Protocol

from extract.document import Token
from extract.fold import fold
from extract.scene import Draft, Scene
from extract.words import words_of
from extract.zh.speech.speech_words import words as speech_words
from extract.zh.subjects import besidefigure, figurenoun, nearest, objects, persons, phrases, pronouns, sidebyside
from extract.zh.subjects import nounphrase as chinese
from extract.zh.subjects.inclause import before, clause_before, only_says_when, only_speaks, whole
from extract.zh.words.balanced import QUOTES
from extract.zh.words.generalnouns import MEASURES
from extract.zh.words.nounrun import person_in

Found = tuple[str | None, str]


class Earlier(pronouns.Earlier, Protocol):
    """What the sentences before one were about."""

    def before(self, scene: Scene) -> str | None:
        """The topic of the nearest sentence before that has one."""


def subject_of(scene: Scene, draft: Draft, earlier: Earlier) -> Found:
    """The subject of a draft in the text's words, and in plain words where it was found."""
    named = _beside(scene, draft) or besidefigure.subject_of(scene, draft)
    if named:
        return named
    feast = nearest.celebrated(scene, draft)
    if feast:
        return feast, "whose anniversary it is"
    described = figurenoun.dated_noun(scene, draft)
    if described:
        return described, "the noun that the date describes"
    found, where = _in_clause(scene, draft, earlier) or _from_elsewhere(scene, draft, earlier)
    tried = pronouns.tried(scene, draft, found)
    if tried:
        return tried, "whose case it is"
    if where in _OWNED:
        counted = figurenoun.counted_itself(scene, draft, found, carried=where != "the clause")
        if counted:
            return counted, "the thing counted"
    return found, where


_OWNED = ("the clause", "the clause before", "the sentence before")


def _bracketed(scene: Scene, draft: Draft) -> str | None:
    """Whose age or share stands in brackets right behind the name: 王志榮(55歲)."""
    start = draft.first.quantity.start
    if scene.text(start - 1, start) != "(":
        return None
    words = [w for w in words_of(scene, draft.first.clause) if w.start < start - 1]
    span = chinese.phrase_at_end(words)
    if span is None:
        name = _SHORT_NAME.search(scene.text(scene.clauses[draft.first.clause].start, start - 1))
        return name and name.group()
    return scene.document.text[span[0] : span[1]].strip()


_AGED = re.compile(r"(?!的?(?:时|后|前|那年|以上|以下|生日|左右))的?[\u3400-\u9fffA-Za-z ]")
_SHORT_NAME = re.compile(r"(?<![\u3400-\u9fff])[\u3400-\u9fff]{2,4}\Z")


def _beside(scene: Scene, draft: Draft) -> Found | None:
    """The name before a bracket (王敏（45岁）), or goods that are named behind their number."""
    told = figurenoun.people_of_age(scene, draft) or figurenoun.group_told(scene, draft)
    if told:
        return told, "the persons whom the figure tells apart"
    bracketed = _bracketed(scene, draft)
    if bracketed:
        return bracketed, "the name before the bracket"
    if draft.having("goods") or (
        draft.first.quantity.kind == "age"
        and scene.text(draft.first.quantity.start - 1, draft.first.quantity.start) not in ("为", "是")
        and _AGED.match(scene.document.folded, draft.last.quantity.end)
    ):
        span = chinese.phrase_after(words_of(scene, draft.first.clause), draft.last.quantity.end)
        if span:
            return scene.document.text[span[0] : span[1]].strip(), "the words behind the figure"
    return None


def _in_clause(scene: Scene, draft: Draft, earlier: Earlier) -> Found | None:
    """The subject that the clause names, or the thing counted where it only says that there are so many."""
    first, words = draft.first, words_of(scene, draft.first.clause)
    item = _item(draft)
    at = first.quantity.start
    shared = sidebyside.subject_in_list(scene, first) if draft.kind != "event" else None
    if shared:
        return shared, "its place in the list"
    if first.tie == "listed":  # 40家医院、200家诊所: the words before are what the first figure counts
        at = next(m.quantity.start for m in scene.figures if m.clause == first.clause)
    changed = _changed(scene, draft, words, at)
    if changed:
        return changed, "what is changed"
    added = figurenoun.added(scene, draft)
    if added:
        return added, "the thing counted"
    found = _phrase_of_event(scene, draft) if draft.kind == "event" else before(scene, first.clause, at)
    if found and item and draft.kind != "event":
        found = before(scene, first.clause, figurenoun.deed_before(words, draft, found) or at)
    placed = found is not None and phrases.is_place(words, found)
    described = figurenoun.described(scene, draft) if not found else None
    if described:
        return described, "the noun that the words at the figure describe"
    owned = _owned(scene, draft, words) if item and not found and figurenoun.is_general(item) else None
    if owned:
        return owned, "the words behind the figure"
    if item and not found and fold(item) in _WON:
        return clause_before(scene, first.clause) or earlier.before(scene) or item, "the clause before"
    if item and fold(item).endswith(_ATTRIBUTES) and (not found or found == item) and draft.kind != "event":
        owner = clause_before(scene, first.clause)
        if owner and not only_speaks(scene, first.clause, owner):
            return owner, "whose people they are"
    if item and not found and phrases.takes(words, at):
        owner = clause_before(scene, first.clause) or _before_semicolon(scene, earlier)
        if not owner and not figurenoun.is_general(item):
            return item, "the thing counted"
        return owner or earlier.before(scene) or item, "the clause before"
    standing = found is not None and fold(found) in _STANDING_IN
    sufferer = _sufferer(scene, draft, earlier) if item and (not found or standing) else None
    if sufferer:
        return sufferer, "the clause before"
    carried = _of_clause_around(scene, draft, words) if item and (not found or not phrases.names(found)) else None
    if carried:
        return carried, "the clause before"
    if item and (not found or not phrases.names(found)):
        of_persons = persons.of_persons(scene, draft)
        if of_persons:
            return of_persons
    if item and figurenoun.only_counted(scene, draft, words, found, item):
        return item, "the thing counted"
    if item and scene.text(at - 1, at) == "等" and not (found and phrases.includes_before(words, at)):
        return item, "the thing counted"  # 《纽约每日新闻》等8家报纸
    told = placed and (draft.kind == "rank" or _of_share(scene, draft))
    ranked = draft.last.quantity.start if draft.kind == "rank" else at
    if found and phrases.names(found) and not (told and not phrases.governs(words, ranked)):
        framed = _framed(scene, draft)
        return (framed, "the clause behind") if framed else (found, "the clause")
    headed = None if draft.kind == "event" or first.limits or standing else _headed(scene, draft)
    return (headed, "the words at the figure") if headed else None


def _before_semicolon(scene: Scene, earlier: Earlier) -> str | None:
    """Of whom the sentence tells that a semicolon parts from this one: 某会提供食水；建造30间厕所."""
    led = scene.text(scene.sentence.start - 1, scene.sentence.start) == ";"
    return earlier.before(scene) if led else None


def _item(draft: Draft) -> str | None:
    """What a draft counts; None for a place among so many (180个国家中排名第三), or a share (须经1%、即约3万人提名)."""
    item = draft.item
    shared = draft.first.quantity.kind == "percent" and item is not None and figurenoun.is_general(item)
    return None if draft.kind == "rank" or shared else item


def _of_clause_around(scene: Scene, draft: Draft, words: list[Token]) -> str | None:
    """议员 in 议员在5名社工陪同下到场, 被捕者 in 被捕者包括甲、乙，总共24人: whom the clauses tell of."""
    first, item = draft.first, draft.item or ""
    if _HELPED.fullmatch(scene.text(*scene.clauses[first.clause])):
        behind = first.clause + 1
        return clause_before(scene, first.clause) or (whole(scene, behind) if behind < len(scene.clauses) else None)
    if not figurenoun.is_general(item) or not _SUMMED.fullmatch(figurenoun.ahead(scene, first)):
        return None
    return None if _goes_on(words, first.quantity.end + len(item)) else clause_before(scene, first.clause)


def _goes_on(words: list[Token], at: int) -> bool:
    """Whether the clause goes on behind `at`."""
    return any(word.start >= at and word.word.isalnum() for word in words)


def _changed(scene: Scene, draft: Draft, words: list[Token], at: int) -> str | None:
    """What is raised or cut before a figure: the object of 把 or 将, in its clause or the one before."""
    if draft.kind == "event":
        return None
    first = draft.first
    told = scene.text(scene.clauses[first.clause].start, at)
    changed = objects.moved_object(words, at) if "把" in told or "将" in told else None
    if not changed and draft.kind == "change" and first.clause:
        opens = _OPENS_MOVE.fullmatch(told)
        changed = objects.moved_before(words_of(scene, first.clause - 1)) if opens else None
    return scene.document.text[changed[0] : changed[1]].strip(QUOTES) if changed else None


def _of_share(scene: Scene, draft: Draft) -> bool:
    """Whether a share of something follows: 美国只有50%的初创企业."""
    last = draft.last.quantity
    return last.kind == "percent" and scene.text(last.end, last.end + 1) == "的"


def _owned(scene: Scene, draft: Draft, words: list[Token]) -> str | None:
    """上诉聆讯 in 二人的上诉聆讯: what those have who are only counted, where nothing is done to them."""
    quantity = draft.first.quantity
    if scene.text(quantity.end, quantity.end + 1) != "的" or phrases.governs(words, quantity.start):
        return None
    span = chinese.phrase_after(words, quantity.end + 1)
    return scene.document.text[span[0] : span[1]].strip() if span else None


def _sufferer(scene: Scene, draft: Draft, earlier: Earlier) -> str | None:
    """陈某 in 陈某回家时，在街上被近20人袭击; 甲、乙及丙 in 甲、乙及丙涉案，各自有三宗."""
    first = draft.first
    if _SUFFERED.search(figurenoun.ahead(scene, first)) is None:
        return None
    return clause_before(scene, first.clause) or earlier.before(scene)


_STANDING = ("他们", "她们", "它们", "各自", "该公司", "该集团", "该机构", "该组织")
_STANDING_IN = frozenset((*_STANDING, "他", "她", "它"))
_SUFFERED = re.compile(r"(?:被|遭到?|各自?有|各自?获得?)(?:约|近|逾|超过|至少|共)*\s*\Z")
_ATTRIBUTES = ("人口", "人次", "粉丝", "会员", "员工")  # somebody has them
_SUMMED = re.compile(r"\s*(?:总共|合共|共|一共|共计|合计)(?:有|约|为|是)*\s*")
_HELPED = re.compile(r"\s*在[^，。]{2,24}的?(?:帮助|协助|支持|陪同|见证|推动|参与|带领|配合|簇拥|护送)下\s*")
_WON = ("票", "选票", "分")  # who got so many is what is told
_OPENS_MOVE = re.compile(
    r"\s*(?:由|从|自|大幅|再|一次过|逐步|分阶段|(?:最[高低初]|原[来先本有]|目前|现[时行在有]|本来|去年|当初)的?)*\s*"
)


def _framed(scene: Scene, draft: Draft) -> str | None:
    """Of whom a sentence tells behind a stretch of time that only frames it: 新规出台两天后，甲公司…."""
    first = draft.first
    clause = scene.clauses[first.clause]
    framing = first.limits or _SINCE.search(figurenoun.ahead(scene, first)) is not None
    if not framing or _FRAME.fullmatch(scene.document.folded, first.quantity.end, clause.end) is None:
        return None
    if first.clause + 1 == len(scene.clauses):
        return None
    later = whole(scene, first.clause + 1)
    return later if later and phrases.names(later) else None


_SINCE = re.compile(r"(?<![押延推])[之以]?后(?:不到|仅仅?|约|近|短短|不足|才)*\s*\Z")
_FRAME = re.compile(r"\s*(?:之后|以后|后|之前|以前|前|的?时间里|里|内|之内|间|期间|以来|来|的今[天日])?\s*")


def _from_elsewhere(scene: Scene, draft: Draft, earlier: Earlier) -> Found:
    """Goods before, the subject of a clause before or behind, the topic of the sentence before, or what there is."""
    first = draft.first
    if draft.kind == "price":
        priced = [m for d in scene.drafts for m, role in d.members if role == "goods" and m.quantity.item]
        sold = [m.quantity.item for m in priced if m.quantity.start < first.quantity.start]
        if sold:
            return sold[-1], "the goods before"
    if only_says_when(scene, first.clause) and first.clause + 1 < len(scene.clauses):
        told = whole(scene, first.clause + 1)
        if told and phrases.names(told):
            return told, "the clause behind"
    enacted = objects.enacted(scene, draft)
    if enacted:
        return enacted, "what is put in force"
    person = pronouns.person_of(scene, draft, earlier)
    if person:
        return person, "the person named before"
    weak = (
        _phrase_of_event(scene, draft) if draft.kind == "event" else before(scene, first.clause, first.quantity.start)
    )
    whole_name = weak is not None and (len(weak) > 3 or fold(weak) == "人口")
    named = weak is not None and whole_name and fold(weak) not in MEASURES and phrases.is_measure(weak)
    found = clause_before(scene, first.clause)
    alone = first.limits and _FRAME.fullmatch(
        scene.document.folded, first.quantity.end, scene.clauses[first.clause].end
    )
    if alone and found and only_speaks(scene, first.clause, found):
        framed = _behind(scene, draft)
        if framed:
            return framed  # 行长谈到，过去三年里，该国一直…
    measured = named or (weak is not None and found is not None and len(weak) > 2 and _is_person(found))
    if found and not (measured and draft.kind != "price" and only_speaks(scene, first.clause, found)):
        return found, "the clause before"
    behind = _behind(scene, draft) if not weak else None
    if behind:
        return behind
    if measured and draft.kind != "price":
        return weak, "the clause"  # 感染人数, 工业产值: named as fully as it can be
    near = nearest.noun_of(scene, draft) if not weak else None
    if near:
        whose = person_in(words_of(scene, first.clause)) if near in MEASURES else None
        owner = scene.document.text[whose[0] : whose[1]] if whose and whose[1] <= first.quantity.start else None
        return (owner, "whose it is") if owner else (near, "the noun nearest to the figure")
    topic = earlier.before(scene)
    if topic and weak and phrases.is_body(weak) and not phrases.may_be_body(topic):
        return weak, "the clause"  # 该集团, behind a sentence about no company
    return (topic or weak or draft.item), "the sentence before"


def _behind(scene: Scene, draft: Draft) -> Found | None:
    """The subject behind a duration that limits (两天后…), or in the clauses behind a date."""
    first = draft.first
    if first.limits:
        later = whole(scene, first.clause)
        if later and phrases.names(later):
            return later, "the words behind the figure"
    if first.limits or draft.kind == "event":
        for at in range(first.clause + 1, min(first.clause + 4, len(scene.clauses))):
            later = whole(scene, at)
            if later:
                return later, "the clause behind"
    return None


def _headed(scene: Scene, draft: Draft) -> str | None:
    """The noun phrase between a date and its figure, or the one that the figure is an attribute of."""
    at, words = draft.first.quantity.start, words_of(scene, draft.first.clause)
    dated = [m.quantity.end for m in scene.dates if m.clause == draft.first.clause and m.quantity.end <= at]
    span = chinese.phrase_between(words, dated[-1], at) if dated else None
    if span is not None and all(w.word in MEASURES for w in words if span[0] <= w.start < span[1]):
        span = None  # 2019年全年营收16亿元
    own = scene.text(draft.first.quantity.end, draft.first.quantity.end + 1) == "的"  # 七成的摊档(76%)
    end = (draft.first if own else draft.last).quantity.end
    if span is None and (
        "的" in scene.text(end, scene.clauses[draft.first.clause].end) or not phrases.governs(words, at)
    ):
        span = chinese.phrase_after(words, end)
        if span is not None and scene.text(*span) in MEASURES:
            span = (_right_before(words, at) or span) if own else None  # 抛离恒指7.90%的升幅
    return scene.document.text[span[0] : span[1]].strip() if span else None


def _right_before(words: list[Token], at: int) -> tuple[int, int] | None:
    """The name that stands right before a figure."""
    last = next((word for word in words if word.end == at), None)
    return (last.start, last.end) if last is not None and last.tag in ("nz", "nt", "ns", "nr", "j") else None


def _phrase_of_event(scene: Scene, draft: Draft) -> str | None:
    for at in draft.run or range(draft.first.clause, draft.first.clause + 1):
        found = whole(scene, at)
        if found:
            return found
    return None


def _is_person(name: str) -> bool:
    """Whether a name is a person's, who has no rates and balances as a company has."""
    plain = fold(name)
    return 2 <= len(plain) <= 4 and speech_words().person.fullmatch(plain) is not None and not plain[0].isascii()
