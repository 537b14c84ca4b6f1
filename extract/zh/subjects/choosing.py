"""What Chinese claims are about: the subject of the clause, else that of the clauses and the sentences around it."""

from __future__ import annotations

import re

from extract.claims.scene import ClaimDraft, Earlier, Scene
from extract.claims.words import words_of
from extract.text.fold import fold
from extract.zh.subjects import (
    besidefigure,
    figurenoun,
    measured,
    nearest,
    nounphrase,
    objects,
    ownclause,
    phrases,
    pronouns,
)
from extract.zh.subjects.found import Found, Origin, origin_of
from extract.zh.subjects.inclause import before, clause_before, is_remote, of_event, only_says_when, only_speaks, whole
from extract.zh.words.generalnouns import MEASURES
from extract.zh.words.grammar import GRAMMAR
from extract.zh.words.nounrun import person_in
from extract.zh.words.speech_words import speech_words


def subject_of(scene: Scene, draft: ClaimDraft, earlier: Earlier, voice: str | None) -> Found:
    """The subject of a draft in the text's words, and in plain words where it was found; `voice` is who tells it."""
    found, where = _chosen(scene, draft, earlier)
    return (voice, "who speaks of himself") if voice is not None and found in _FIRST_PERSON else (found, where)


_FIRST_PERSON = ("我", "本人", "我自己")


def _chosen(scene: Scene, draft: ClaimDraft, earlier: Earlier) -> Found:
    named = _beside(scene, draft) or besidefigure.subject_of(scene, draft)
    if named:
        return named
    feast = nearest.celebrated(scene, draft)
    if feast:
        return feast, "whose anniversary it is"
    described = figurenoun.dated_noun(scene, draft)
    if described:
        return described, "the noun that the date describes"
    found, where = ownclause.named_in(scene, draft, earlier) or _from_elsewhere(scene, draft, earlier)
    tried = pronouns.tried(scene, draft, found)
    if tried:
        return tried, "whose case it is"
    origin = origin_of(where)
    if found and origin is not Origin.OTHER:
        measure = measured.in_place if origin is Origin.OWN else measured.rather
        own = measure(scene, draft, found)
        if own:
            return own, "what is measured"
    if origin in (Origin.OWN, Origin.CARRIED):
        counted = figurenoun.counted_itself(scene, draft, found, carried=origin is Origin.CARRIED)
        if counted:
            return counted, "the thing counted"
    if found and origin is Origin.OWN:
        return measured.in_full(scene, draft, found), where
    return found, where


def _bracketed(scene: Scene, draft: ClaimDraft) -> str | None:
    """Whose age or share stands in brackets right behind the name: 王志榮(55歲)."""
    start = draft.first.quantity.start
    if scene.text(start - 1, start) != "(":
        return None
    words = [w for w in words_of(scene, draft.first.clause) if w.start < start - 1]
    span = nounphrase.phrase_at_end(words)
    if span is None:
        name = _SHORT_NAME.search(scene.text(scene.clauses[draft.first.clause].start, start - 1))
        return name and name.group()
    return scene.document.text[span[0] : span[1]].strip()


_AGED = re.compile(r"(?!的?(?:时|后|前|那年|以上|以下|生日|左右))的?[\u3400-\u9fffA-Za-z ]")
_SHORT_NAME = re.compile(r"(?<![\u3400-\u9fff])[\u3400-\u9fff]{2,4}\Z")


def _beside(scene: Scene, draft: ClaimDraft) -> Found | None:
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
        span = nounphrase.phrase_after(words_of(scene, draft.first.clause), draft.last.quantity.end)
        if span:
            return scene.document.text[span[0] : span[1]].strip(), "the words behind the figure"
    return None


def _from_elsewhere(scene: Scene, draft: ClaimDraft, earlier: Earlier) -> Found:
    """Goods before, the subject of a clause before or behind, the topic of the sentence before, or what there is."""
    return _pointed_at(scene, draft, earlier) or _carried(scene, draft, earlier)


def _pointed_at(scene: Scene, draft: ClaimDraft, earlier: Earlier) -> Found | None:
    """What the clause points at: goods sold for a price, what it leads in, what is put in force, the person meant."""
    first = draft.first
    if draft.kind == "price":
        priced = [m for d in scene.drafts for m, role in d.members if role == "goods" and m.quantity.item]
        sold = [m.quantity.item for m in priced if m.quantity.start < first.quantity.start]
        if sold:
            return sold[-1], "the goods before"
    leads = only_says_when(scene, first.clause) or _leads_in(scene, first.clause)
    if leads and first.clause + 1 < len(scene.clauses):
        told = whole(scene, first.clause + 1)
        if told and phrases.names(told):
            return told, "the clause behind"
    enacted = objects.enacted(scene, draft)
    if enacted:
        return enacted, "what is put in force"
    person = pronouns.person_of(scene, draft, earlier)
    if person:
        return person, "the person named before"
    return None


def _carried(scene: Scene, draft: ClaimDraft, earlier: Earlier) -> Found:
    """The subject of a clause before or behind, where the own clause has none as good (`weak`), or what is left."""
    first = draft.first
    weak = of_event(scene, draft) if draft.kind == "event" else before(scene, first.clause, first.quantity.start)
    whole_name = weak is not None and (len(weak) > 3 or fold(weak) == "人口")
    named = weak is not None and whole_name and fold(weak) not in MEASURES and phrases.is_measure(weak)
    found = clause_before(scene, first.clause) or _compared_again(scene, first.clause)
    alone = first.frames and ownclause.only_frames(scene, first)
    if alone and found and only_speaks(scene, first.clause, found):
        framed = _behind(scene, draft)
        if framed:
            return framed  # 行长谈到，过去三年里，该国一直…
    own = weak is not None and draft.kind != "price" and phrases.tells_measure(weak)
    if own and found and not phrases.may_be_body(found):
        return weak, "the clause"  # 股价自高点走低，总市值缩水至563亿元
    telling = named or own or (weak is not None and found is not None and len(weak) > 2 and _is_person(found))
    if found and not weak and draft.kind in _AMOUNTS and is_remote(scene, first.clause, found):
        near = nearest.noun_of(scene, draft)
        if near and not nearest.frames(scene, draft) and not phrases.is_place(words_of(scene, first.clause), near):
            return near, "the noun nearest to the figure"
    if found and not (telling and draft.kind != "price" and only_speaks(scene, first.clause, found)):
        return found, "the clause before"
    behind = _behind(scene, draft) if not weak else None
    if behind:
        return behind
    if telling and draft.kind != "price":
        return weak, "the clause"  # 感染人数, 工业产值: named as fully as it can be
    return _left_over(scene, draft, earlier, weak)


def _compared_again(scene: Scene, clause: int) -> str | None:
    """产值 in 产值同比增长4%，环比下降2%: what moved against one period, however short its name."""
    again = clause > 0 and scene.text(*scene.clauses[clause]).lstrip().startswith(_PERIODS)
    return whole(scene, clause - 1) if again else None


_PERIODS = ("同比", "环比", "按年", "按月", "按季")


def _left_over(scene: Scene, draft: ClaimDraft, earlier: Earlier, weak: str | None) -> Found:
    """The noun nearest to the figure, the topic of the sentence before or the clause's own words, however weak."""
    first = draft.first
    near = nearest.noun_of(scene, draft) if not weak else None
    if near:
        whose = person_in(words_of(scene, first.clause)) if near in MEASURES else None
        owner = scene.document.text[whose[0] : whose[1]] if whose and whose[1] <= first.quantity.start else None
        return (owner, "whose it is") if owner else (near, "the noun nearest to the figure")
    topic = earlier.before(scene)
    share = _SHARE.match(scene.document.folded, scene.sentence.start, first.quantity.start)
    if share is not None:
        owner = _whose_share(topic or "")
        named = scene.document.text[slice(*share.span(1))]
        return (owner, "the sentence before") if owner else (named, "the clause, for want of better")
    if topic and weak and phrases.is_body(weak) and not phrases.may_be_body(topic):
        return weak, "the clause"  # 该集团, behind a sentence about no company
    if weak and phrases.is_measure(weak) and fold(weak) not in _COMPARING:
        return weak, "the clause"  # 总数达110台: rather than anything of which another sentence tells
    if topic or not (weak or draft.item):
        return topic, "the sentence before"
    return (weak, "the clause, for want of better") if weak else (draft.item, "the thing counted, for want of better")


def _whose_share(topic: str) -> str | None:
    """该公司 where the sentence before tells of 该公司员工: who can have shares; None where it is of somebody else."""
    held = _HELD.search(fold(topic))
    if held is not None:
        return topic[: held.start()]
    return topic if phrases.names(topic) and not _SOMEBODY.search(fold(topic)) else None


_SHARE = re.compile(r"\s*(该股(?:[价份]|票)?)(?![东民市本息])")
_HELD = re.compile(
    r"(?<=[\u3400-\u9fff]{2})的?(?:全球|海外|境内)?(?:员工|雇员|职员|职工|股东|用户|客户|董事长?|总裁|行政总裁|首席执行官|主席|创[办始]人)\Z"
)
_SOMEBODY = re.compile(r"[师员者人士家民东众手]\Z")


def _leads_in(scene: Scene, clause: int) -> bool:
    """Whether a clause without a subject tells on what terms the next one holds: 如果在30日前未解封，学生可退费."""
    if _SUBORDINATE.match(scene.document.folded, *scene.clauses[clause]) is None or whole(scene, clause):
        return False
    told = clause_before(scene, clause)
    return told is None or only_speaks(scene, clause, told)


_SUBORDINATE = re.compile(rf"\s*[但而就是]{{0,2}}(?:{GRAMMAR.either('subordinating')})(?!今|此|何|同)")
_AMOUNTS = ("amount", "share", "change", "measure", "number")
_COMPARING = ("同比", "环比", "其中", "结果", "数据")


def _behind(scene: Scene, draft: ClaimDraft) -> Found | None:
    """The subject behind a duration that limits (两天后…), or in the clauses behind a date."""
    first = draft.first
    if first.frames:
        later = whole(scene, first.clause)
        if later and phrases.names(later):
            return later, "the words behind the figure"
    if first.frames or draft.kind == "event":
        for at in range(first.clause + 1, min(first.clause + 4, len(scene.clauses))):
            later = whole(scene, at)
            if later:
                return later, "the clause behind"
    return None


def _is_person(name: str) -> bool:
    """Whether a name is a person's, who has no rates and balances as a company has."""
    plain = fold(name)
    return 2 <= len(plain) <= 4 and speech_words().person.fullmatch(plain) is not None and not plain[0].isascii()
