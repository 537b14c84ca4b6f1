"""Who speaks in what somebody received: 住户收到房屋署信件，指…, 警方接获市民报案，指…."""

from __future__ import annotations

import re

from extract.zh.speech.items import items_between, stripped
from extract.zh.speech.speaker import Speaker, speaker_of
from extract.zh.speech.spokenfor import report_length
from extract.zh.speech.voices import Passage, clause_start, subject_of_clause

_RECEIVED = re.compile(
    r"(?:收到|接获|接到|获)(?:一封|一份)?(?:来自)?(?P<who>[^，。;:\d]{2,20}?)的?"
    r"(?:(?P<paper>信件|来信|信函|函件|公函|书面通知|通知书|通知|电邮|邮件|短讯|短信|讯息|回信|回复|回覆)"
    r"|报案|投诉|举报|求助|线报|报料|报告|查询)\Z"
)


# 他引用了一项研究，表明…: the paper speaks that somebody cites.
_ALSO = re.compile(r"(?:另外|又|还|并|则|亦|也|再)+\Z")
_FIGURES = re.compile(r"(?:年|月|季|最新|官方|内部|有关|相关)的?(?:统计)?(?:数据|数字|资料|统计)\Z")
_CITED = re.compile(r"(?:引用|引述|援引|转引)了?(?P<who>[^，。;:]{2,30})\Z")


def sender(passage: Passage, clause: int) -> Speaker | None:
    """The paper that the clause before the one at `clause` receives, or whoever reports to its subject."""
    text = passage.document.folded
    if text[clause - 1 : clause] != "，":
        return None
    received = _RECEIVED.search(text, clause_start(passage, clause - 1), clause - 1)
    if received is None:
        return None
    items = stripped(items_between(passage.document, received.start("who"), received.end("who")))
    if not items or any(item.tag == "v" and len(item.word) > 1 for item in items):
        return None
    if received["paper"]:
        return Speaker(items[0].start, received.end("paper"), report=True)
    return speaker_of(items, text)


_CALLED = re.compile(
    r"(?:收到|接获|接到|接听|接)了?[^，。;:]{0,24}?(?:电话|来电|短信|短讯|信息|讯息|消息|微信|私信|邮件|电邮|信件|来信|函件|通知|报警|报案)\Z"
)


def is_called(passage: Passage, clause: int) -> bool:
    """Whether the subject of the clause before the one at `clause` is told something: 她接到一个电话，称…"""
    text = passage.document.folded
    begin = clause_start(passage, clause - 1) if text[clause - 1 : clause] == "，" else clause
    return _CALLED.search(text, begin, clause - 1) is not None


def cited(passage: Passage, clause: int) -> Speaker | None:
    """The paper that somebody cites in the clause before the one at `clause`."""
    text = passage.document.folded
    if text[clause - 1 : clause] != "，":
        return None
    begin = clause_start(passage, clause - 1)
    found = _CITED.search(text, begin, clause - 1)
    if found is not None and _FIGURES.search(text, *found.span("who")):
        also = _ALSO.search(text, begin, found.start())
        return subject_of_clause(passage, begin, also.start() if also else found.start())  # 政府引述去年的数据，显示…
    items = stripped(items_between(passage.document, *found.span("who"))) if found else []
    speaker = speaker_of(items, text) if items else None
    return speaker if speaker is not None and (speaker.report or speaker.anaphor == "outlet") else None


def published(passage: Passage, clause: int) -> Speaker | None:
    """Who published the paper that is all that the clause before the one at `clause` tells: 某会发表的报告，发现…"""
    text = passage.document.folded
    if text[clause - 1 : clause] != "，":
        return None
    begun = _begun_by_paper(passage, passage.sentence_start(clause), clause)
    if begun is not None:
        return begun
    items = stripped(items_between(passage.document, clause_start(passage, clause - 1), clause - 1))
    if items and items[0].word in _ABOUT:
        items = items[1:]
    if not items or not report_length(items) or all(item.word != "的" for item in items):
        return None
    speaker = speaker_of(items, text)
    return speaker if speaker is not None and speaker.report and speaker.anaphor is None else None


_ABOUT = frozenset(("至于", "对于", "关于", "根据"))


def _begun_by_paper(passage: Passage, start: int, end: int) -> Speaker | None:
    """The paper with which the sentence begins: 该项研究分析数个城市的来源，显示…"""
    items = stripped(items_between(passage.document, start, min(end, start + _OPENING)))
    for behind in range(min(len(items) - 1, _WORDS), 0, -1):
        if report_length(items[:behind]) and _MADE_FOR.match(items[behind].word):
            speaker = speaker_of(items[:behind], passage.document.folded)
            return speaker if speaker is not None and speaker.report else None
    return None


_OPENING, _WORDS = 30, 6  # characters and words at the head of a sentence
_MADE_FOR = re.compile(
    "分析|检视|比较|追踪|访问|收集|涵盖|研究|引用|综合|统计|调查|回顾|整理|敦促|形容|批评|列举|探讨|评估"
)
