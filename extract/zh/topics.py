"""What Chinese claims are about: the subject of the clause, else that of the clauses and the sentences around it."""

from __future__ import annotations

import re
from typing import Protocol

from extract.document import Token
from extract.fold import fold
from extract.scene import Draft, Scene
from extract.words import words_of
from extract.zh import atfigure, phrases, pronouns, sharing
from extract.zh import subject as chinese
from extract.zh.balanced import QUOTES, balanced
from extract.zh.nounrun import person_in
from extract.zh.speech_words import words as speech_words

Found = tuple[str | None, str]


class Earlier(Protocol):
    """What the sentences before one were about."""

    def before(self, scene: Scene) -> str | None:
        """The topic of the nearest sentence before that has one."""

    def person_before(self, scene: Scene) -> str | None:
        """The person whom the nearest sentence before names first."""


def subject_of(scene: Scene, draft: Draft, earlier: Earlier) -> Found:
    """The subject of a draft in the text's words, and in plain words where it was found."""
    named = _beside(scene, draft) or atfigure.subject_of(scene, draft)
    return named or _in_clause(scene, draft, earlier) or _from_elsewhere(scene, draft, earlier)


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


_SHORT_NAME = re.compile(r"(?<![\u3400-\u9fff])[\u3400-\u9fff]{2,4}\Z")


def _beside(scene: Scene, draft: Draft) -> Found | None:
    """The name before a bracket (王敏（45岁）), or goods that are named behind their number."""
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
    first, words, item = draft.first, words_of(scene, draft.first.clause), draft.item
    at = first.quantity.start
    shared = sharing.subject_in_list(scene, first) if draft.kind != "event" else None
    if shared:
        return shared, "its place in the list"
    if first.tie == "listed":  # 40家医院、200家诊所: the words before are what the first figure counts
        at = next(m.quantity.start for m in scene.figures if m.clause == first.clause)
    if draft.kind == "change":
        changed = chinese.moved_object(words, at)
        if not changed and first.clause and _OPENS_MOVE.fullmatch(scene.text(scene.clauses[first.clause].start, at)):
            changed = chinese.moved_before(words_of(scene, first.clause - 1))
        if changed:
            return scene.document.text[changed[0] : changed[1]].strip(QUOTES), "what is changed"
    found = _phrase_of_event(scene, draft) if draft.kind == "event" else _before(scene, first.clause, at)
    if found and item and draft.kind != "event":
        found = _before(scene, first.clause, _doing(words, draft, found) or at)
    placed = found is not None and phrases.is_place(words, found)
    described = _described(scene, draft) if not found else None
    if described:
        return described, "the noun that the words at the figure describe"
    if item and not found and (phrases.governs(words, at) or phrases.includes(words, at)):
        return _clause_before(scene, first.clause) or earlier.before(scene) or item, "the clause before"
    there = found is not None and placed and _only_where(words, at, found, item)
    if item and (not found or phrases.is_indefinite(found) or there or _acts(scene, draft, words, found)):
        return item, "the thing counted"
    if item and scene.text(at - 1, at) == "等":
        return item, "the thing counted"  # 《纽约每日新闻》等8家报纸
    if found and phrases.names(found) and not (placed and draft.kind == "rank" and not phrases.governs(words, at)):
        framed = _framed(scene, draft)
        return (framed, "the clause behind") if framed else (found, "the clause")
    headed = None if draft.kind == "event" or first.limits else _headed(scene, draft)
    return (headed, "the words at the figure") if headed else None


_OPENS_MOVE = re.compile(r"\s*(?:由|从|自|大幅|再|一次过|逐步|分阶段)*\s*")


def _doing(words: list[Token], draft: Draft, found: str) -> int | None:
    """Where 测试 in 消委会测试30款湿巾 begins: what stands right before a number whose noun follows is the verb."""
    quantity = draft.first.quantity
    last = next((word for word in words if word.end == quantity.start), None)
    follows = quantity.item_start is not None and quantity.item_start >= quantity.end
    if last is None or not follows or last.tag not in ("v", "vn") or not fold(found).endswith(last.word):
        return None
    return last.start if len(found) > len(last.word) > 1 else None


def _framed(scene: Scene, draft: Draft) -> str | None:
    """Of whom a sentence tells behind a stretch of time that only frames it: 新规出台两天后，甲公司…."""
    first = draft.first
    clause = scene.clauses[first.clause]
    if not first.limits or _FRAME.fullmatch(scene.document.folded, first.quantity.end, clause.end) is None:
        return None
    if first.clause + 1 == len(scene.clauses):
        return None
    later = _whole(scene, first.clause + 1)
    return later if later and phrases.names(later) else None


_FRAME = re.compile(r"\s*(?:之后|以后|后|之前|以前|前|的?时间里|里|内|之内|间|期间|以来|来|的今[天日])?\s*")


def _acts(scene: Scene, draft: Draft, words: list[Token], owner: str) -> bool:
    """Whether what is counted right behind its owner does something itself: 华航2名机师于20日确诊."""
    quantity = draft.first.quantity
    item = fold(quantity.item or "")
    behind = next((word for word in words if word.start >= quantity.end + len(item)), None)
    touching = scene.text(quantity.start - len(owner), quantity.start) == fold(owner)
    follows = scene.text(quantity.end, quantity.end + len(item)) == item != ""
    return touching and follows and behind is not None and behind.tag in ("v", "p", "d")


def _described(scene: Scene, draft: Draft) -> str | None:
    """The noun behind a verb and its counted object that only describe it: 背负4项控罪的梁某今日到庭."""
    words, first, last = words_of(scene, draft.first.clause), draft.first.quantity, draft.last.quantity
    before = [word for word in words if word.end <= first.start]
    behind = [word for word in words if word.start >= last.end]
    mark = next((at for at, word in enumerate(behind) if word.tag == "uj"), -1)
    if mark < 0 or not before or not all(word.tag[0] in "nvq" for word in behind[:mark]):
        return None
    if before[0].tag != "v" and person_in(behind[mark + 1 : mark + 2]) is None:
        return None
    span = chinese.phrase_after(words, behind[mark].end)
    return scene.document.text[span[0] : span[1]].strip() if span else None


def _only_where(words: list[Token], at: int, place: str, item: str | None) -> bool:
    """Whether a place only says where something is: 全国新发14495例, 中国有…; not 意大利新增4207例."""
    if phrases.is_general_place(fold(place)):
        return True
    return not phrases.owns(words, at, place, item) and phrases.only_there(words, at)


def _from_elsewhere(scene: Scene, draft: Draft, earlier: Earlier) -> Found:
    """Goods before, the subject of a clause before or behind, the topic of the sentence before, or what there is."""
    first = draft.first
    if draft.kind == "price":
        priced = [m for d in scene.drafts for m, role in d.members if role == "goods" and m.quantity.item]
        sold = [m.quantity.item for m in priced if m.quantity.start < first.quantity.start]
        if sold:
            return sold[-1], "the goods before"
    person = pronouns.person_of(scene, draft, earlier)
    if person:
        return person, "the person named before"
    weak = (
        _phrase_of_event(scene, draft) if draft.kind == "event" else _before(scene, first.clause, first.quantity.start)
    )
    named = weak is not None and len(weak) > 3 and fold(weak) not in phrases.MEASURES and phrases.is_measure(weak)
    found = _clause_before(scene, first.clause)
    measured = named or (weak is not None and found is not None and len(weak) > 2 and _is_person(found))
    if found and not (measured and draft.kind != "price" and _only_speaks(scene, first.clause, found)):
        return found, "the clause before"
    behind = _behind(scene, draft) if not weak else None
    if behind:
        return behind
    if measured and draft.kind != "price":
        return weak, "the clause"  # 感染人数, 工业产值: named as fully as it can be
    topic = earlier.before(scene)
    if topic and weak and phrases.is_body(weak) and not phrases.may_be_body(topic):
        return weak, "the clause"  # 该集团, behind a sentence about no company
    return (topic or weak or draft.item), "the sentence before"


def _behind(scene: Scene, draft: Draft) -> Found | None:
    """The subject behind a duration that limits (两天后…), or in the clauses behind a date."""
    first = draft.first
    if first.limits:
        later = _whole(scene, first.clause)
        if later and phrases.names(later):
            return later, "the words behind the figure"
    if first.limits or draft.kind == "event":
        for at in range(first.clause + 1, min(first.clause + 4, len(scene.clauses))):
            later = _whole(scene, at)
            if later:
                return later, "the clause behind"
    return None


def _headed(scene: Scene, draft: Draft) -> str | None:
    """The noun phrase between a date and its figure, or the one that the figure is an attribute of."""
    at, words = draft.first.quantity.start, words_of(scene, draft.first.clause)
    dated = [m.quantity.end for m in scene.dates if m.clause == draft.first.clause and m.quantity.end <= at]
    span = chinese.phrase_between(words, dated[-1], at) if dated else None
    if span is not None and scene.text(*span) in phrases.MEASURES:
        span = None
    own = scene.text(draft.first.quantity.end, draft.first.quantity.end + 1) == "的"  # 七成的摊档(76%)
    end = (draft.first if own else draft.last).quantity.end
    if span is None and (
        "的" in scene.text(end, scene.clauses[draft.first.clause].end) or not phrases.governs(words, at)
    ):
        span = chinese.phrase_after(words, end)
        if span is not None and not own and scene.text(*span) in phrases.MEASURES:
            span = None
    return scene.document.text[span[0] : span[1]].strip() if span else None


def _phrase_of_event(scene: Scene, draft: Draft) -> str | None:
    for at in draft.run or range(draft.first.clause, draft.first.clause + 1):
        found = _whole(scene, at)
        if found:
            return found
    return None


def _clause_before(scene: Scene, clause: int) -> str | None:
    """The subject of a clause before: a name, a body, a measure in its own words (国内生产总值), or the speaker."""
    speaker: str | None = None
    weak: str | None = None
    for at in range(clause - 1, max(-1, clause - 5), -1):
        label = _label(scene, at)
        if label:
            return label
        found = None if _closes_bracket(scene, at) else _whole(scene, at)
        if not found or not phrases.names(found):
            if found and (phrases.is_body(found) or (len(found) > 3 and phrases.is_measure(found))):
                weak = weak or found
            continue
        if not phrases.speaks(words_of(scene, at)):
            return found
        speaker = speaker or found
    return weak or speaker


def _is_person(name: str) -> bool:
    """Whether a name is a person's, who has no rates and balances as a company has."""
    plain = fold(name)
    return 2 <= len(plain) <= 4 and speech_words().person.fullmatch(plain) is not None and not plain[0].isascii()


def _only_speaks(scene: Scene, clause: int, found: str) -> bool:
    """Whether the subject found in the clauses before only says something (数据显示，国内生产总值…)."""
    return any(_whole(scene, at) == found and phrases.speaks(words_of(scene, at)) for at in range(clause))


def _label(scene: Scene, clause: int) -> str | None:
    """The words before a colon that head a line (小型攤檔：底價…), when they say no more than of what it speaks."""
    start, end = scene.clauses[clause]
    if start > scene.sentence.start or scene.text(end, end + 1) != ":":
        return None
    label = _LABEL.fullmatch(scene.document.folded, start, end)
    if label is None or phrases.speaks(words_of(scene, clause)):
        return None
    return scene.document.text[label.start(1) : label.end(1)]


_LABEL = re.compile(r"[\s\-•·*●◆]*([\u3400-\u9fff]{2,10})\s*")


def _closes_bracket(scene: Scene, clause: int) -> bool:
    """Whether a clause is the rest of an aside in brackets (38人(北区37人，南区1人))."""
    text = scene.text(*scene.clauses[clause])
    return ")" in text and "(" not in text


def topic_of(scene: Scene) -> str | None:
    """What a sentence is about: the subject of the first clause that has one and does not only say who speaks."""
    if _CREDIT.search(scene.text(scene.sentence.start, scene.sentence.end)):
        return None
    speaker: str | None = None
    weak: str | None = None
    for at in range(min(len(scene.clauses), 6)):
        found = _whole(scene, at)
        if not found or not phrases.names(found) or phrases.is_indefinite(found):
            weak = weak or (found if found and phrases.is_body(found) else None)
            continue
        if not phrases.speaks(words_of(scene, at)):
            return found
        speaker = speaker or found
    return speaker or weak


def _whole(scene: Scene, clause: int) -> str | None:
    """The subject of a whole clause."""
    return _before(scene, clause, scene.clauses[clause].end)


_CREDIT = re.compile(r"\A[^，。]{2,14}(?:摄|供图|图片|截图|提供)[)）。]?\s*\Z")  # whose picture it is


def _before(scene: Scene, clause: int, bound: int) -> str | None:
    """The subject in the words of a clause before `bound`, found once."""
    place = clause, bound
    if place not in scene.phrases:
        scene.phrases[place] = _phrase(scene, clause, bound)
    return scene.phrases[place]


def _phrase(scene: Scene, clause: int, bound: int) -> str | None:
    words = words_of(scene, clause)
    label = scene.document.folded.rfind("】", scene.clauses[clause].start, bound)
    if label >= 0:
        words = [word for word in words if word.start > label]  # 【专栏】甲基金成立于2007年
    span = chinese.phrase_before(words, bound)
    if span is None:
        named = _NAME_BEFORE_BRACKET.match(scene.document.folded, scene.clauses[clause].start, bound)
        if named is None or not any(named.start(1) <= word.start < named.end(1) for word in words):
            return None  # nothing, or a date: 昨日(1月22日)
        return scene.document.text[named.start(1) : named.end(1)]
    start = span[0]
    if any(word.word == "时" for word in words if word.end == span[1]) or scene.text(*span).endswith(_WHENS):
        return None  # 去世时, 最忙的时候
    if scene.text(*span).endswith(_PENALTIES):
        return None  # 最高可处监禁10年
    if scene.text(*span) in _PEOPLE:
        aged = _AGE_BEFORE.search(scene.document.folded, scene.sentence.start, start)
        start = aged.start() if aged else start
    return balanced(scene.document.text, start, span[1])


_PENALTIES = ("处监禁", "判监禁", "判入狱", "经定罪")
_WHENS = ("时候", "有时", "今时", "那时", "期间", "当天", "当日", "当晚", "之际")
_PEOPLE = frozenset(
    ("人", "人口", "人士", "人群", "者", "长者", "儿童", "男子", "女子", "男性", "女性", "居民", "市民")
)
_AGE_BEFORE = re.compile(r"\d+(?:[-–~至到]\d+)?岁(?:或?以[上下])?的?\Z")
_AGED = re.compile(r"(?!的?(?:时|后|前|那年|以上|以下|生日|左右))的?[\u3400-\u9fffA-Za-z ]")
_NAME_BEFORE_BRACKET = re.compile(r"\s*([\u3400-\u9fff]{2,4})\(")
