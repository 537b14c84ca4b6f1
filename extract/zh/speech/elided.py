"""Who speaks in a Chinese clause that leaves its speaker out: who was told of in the clauses before, or spoke last."""

from __future__ import annotations

import re

from extract.speech.statement import Statement
from extract.zh.speech.items import Item, is_time, items_between, stripped
from extract.zh.speech.nominal import is_somebody
from extract.zh.speech.received import cited, is_called, published, sender
from extract.zh.speech.speaker import Speaker, speaker_of
from extract.zh.speech.standing import certain
from extract.zh.speech.titled import introduced
from extract.zh.speech.voices import CLAUSE, Passage, clause_start, subject_of_clause
from extract.zh.words.speech_words import speech_words

_COMMA = re.compile("，")
# What may stand before a verb of saying without a speaker.
_GOES_ON = frozenset(
    (
        "并", "还", "也", "又", "亦", "更", "则", "但", "同时", "此外", "另外", "并且", "再", "均", "曾", "续",
        "随后", "其后", "后", "而且", "且", "再次", "进一步", "补充", "又再", "接着", "而", "当中", "其中", "文中",
        "书中", "结果",
    )
)  # fmt: skip


def elided(passage: Passage, clause: int, items: list[Item], before: list[Statement], verb: str) -> Speaker | None:
    """The subject of an earlier clause of the sentence (X发布公告，称…; X出席活动时表示), else whoever spoke last."""
    table, text = speech_words(), passage.document.folded
    phrases = [i for i in items if i.word not in table.adverbs and i.word not in _GOES_ON and not is_time(i)]
    if (
        phrases
        and phrases[0].word not in table.boundary
        and not any(item.word in ("时", "后", "中") for item in phrases)
    ):
        return None
    sentence = passage.sentence_start(clause)
    spoken = bool(before) and before[-1].start >= sentence
    if not spoken:
        shown = cited(passage, clause) or published(passage, clause) if verb in table.showing else None
        beside = shown or sender(passage, clause) or _phrase_beside(passage, clause, sentence)
        if beside is not None:
            return beside
        if is_called(passage, clause):
            return None
        for mark in [None, *_COMMA.finditer(text, max(sentence, clause - 3 * CLAUSE), clause)][:5]:
            speaker = subject_of_clause(passage, mark.end() if mark else sentence, clause)
            if verb == "发现" and speaker is not None and not _LOOKED_INTO.search(text, speaker.end, clause):
                continue  # 承办商打算重印，报价时发现…: who only comes upon something
            if speaker is not None and not _may_go_on(passage, speaker):
                continue
            if speaker is not None and (verb not in table.weak or certain(passage, speaker)):
                return None if text[speaker.start : speaker.end] in _PLACES else speaker
    if verb in table.weak and not spoken:
        return None
    return Speaker(clause, clause, "anyone")


def _may_go_on(passage: Passage, subject: Speaker) -> bool:
    """Whether the subject of a clause before can be who speaks: somebody, or who has just given something out."""
    text = passage.document.folded
    if _PLACED.search(text, clause_start(passage, subject.start), subject.start):
        return False  # 选择在维园旁的酒店办公，但相信…
    gave_out = _GAVE_OUT.match(text, subject.end) is not None
    return gave_out or is_somebody(items_between(passage.document, subject.start, subject.end))


_PLACED = re.compile("[在到向于从]")
_GAVE_OUT = re.compile(
    r"[^，。;]{0,8}?(?:发布|公布|发表|刊登|披露|提交|推出|表示|称|说|指|宣布|透露|回应|发[出文帖]|贴[出文]|张贴"
    r"|上载|撰文|致函|去信|留言)"
)
_LOOKED_INTO = re.compile(
    "查|研究|访问|访谈|监测|统计|分析|比[对较]|检|测|化验|搜|清点|审|追踪|评估|调阅|试验|实验|观察|跟踪|整理"
)
_PLACES = frozenset(["该省", "该市", "该县", "该区", "该国", "该州", "该地", "该村", "该镇"])  # foresee nothing


def _phrase_beside(passage: Passage, clause: int, sentence: int) -> Speaker | None:
    """甲校教授袁明，今早在网上表示: the person in the clause before, which is nothing but his name and office."""
    if clause <= sentence or passage.document.folded[clause - 1] != "，":
        return None
    items = stripped(items_between(passage.document, clause_start(passage, clause - 1), clause - 1))
    relative = max((n for n, item in enumerate(items) if item.word == "的"), default=-1)
    if introduced(items) is not None:
        items = items[relative + 1 :]  # 拒绝退让的行政长官林某，昨午…宣布
    if not items or any(item.tag in ("v", "m", "p", "d", "c", "ul", "r") for item in items[1:]):
        return None
    if items[0].tag in ("v", "p", "d", "c", "ul"):
        return None
    speaker = speaker_of(items, passage.document.folded)
    named = speaker is not None and speaker.proper and not speaker.report and speaker.anaphor is None
    return speaker if named and speaker is not None and (speaker.start > items[0].start or len(items) == 1) else None
