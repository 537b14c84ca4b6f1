"""Quotations of a Chinese paragraph that no verb of saying claims: 张三：“…”, “….”焊工赵海峰告诉记者，…"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.speech.statement import Statement
from extract.text.quotation import Quotation
from extract.zh.speech.speaker import Speaker
from extract.zh.speech.toldof import person_told_of
from extract.zh.speech.voices import Passage, clause_start, statement_of, subject_of_clause
from extract.zh.words.pronouns import MYSELF
from extract.zh.words.speech_words import speech_words


def colons(passage: Passage, before: list[Statement]) -> Iterator[Statement]:
    """张三：“…” inside a paragraph, and a quotation whose clause has no verb of saying (她笑着：“…”)."""
    if not passage.real:
        return
    text = passage.document.folded
    scopes = sorted((statement.scope_start, statement.scope_end) for statement in before)
    covered, index = passage.start, 0
    for quotation in passage.real:
        while index < len(scopes) and scopes[index][0] <= quotation.start:
            covered, index = max(covered, scopes[index][1]), index + 1
        mark = text[quotation.start - 1]
        if quotation.start in passage.taken or quotation.start < covered or mark not in ":，":
            continue
        at = clause_start(passage, quotation.start - 1)
        utters = mark == ":" or _UTTERS.search(text, at, quotation.start) is not None
        closing = text[quotation.end : quotation.end + 1] in "。!?\n" or text[quotation.end - 2] in "。!?…"
        closing = closing and _WRITES.search(text, at, quotation.start) is None
        of_himself = MYSELF.search(text, quotation.start, quotation.end) is not None
        if not utters and not closing and not of_himself:
            continue
        answered = _ANSWER.search(text, at, quotation.start)
        speaker = subject_of_clause(passage, at, answered.start() if answered else quotation.start)
        if not utters and of_himself:
            speaker = _of_himself(passage, quotation, speaker)
        elif not utters:  # 陈太走访五间学校，「间间都满…」。
            speaker = person_told_of(passage, passage.sentence_start(quotation.start), quotation.start)
        if speaker is not None:
            scope = (quotation.start, quotation.end)
            yield statement_of(passage, speaker, (at, quotation.start), scope, "quoted")


def _of_himself(passage: Passage, quotation: Quotation, nearest: Speaker | None) -> Speaker | None:
    """Of whom the sentence tells behind which somebody speaks of himself: 程某早已认识他，“我和他…”"""
    text = passage.document.folded
    start = passage.sentence_start(quotation.start)
    for speaker in (nearest, subject_of_clause(passage, start, quotation.start) if start < quotation.start else None):
        if speaker is not None and (speaker.anaphor == "person" or is_person(text[speaker.start : speaker.end])):
            return speaker
    return None


# 普京的回答是：“…”
_ANSWER = re.compile("的(?:解释|回答|回应|答复|答案|说法|理由|结论|看法|反应|评价|原话|话)就?[是为]?:")


# 他发文致谢，“…”: what somebody does with words, whose object they have already.
_UTTERS = re.compile(
    "[发撰贴帖推]文|留言|回应|回答|致[谢歉辞词]|道歉|解释|反驳|驳斥|否认|重申|[慨感]叹|直言|强调|立场|发言|讲话"
    "|开腔|[高大]呼|喊"
    "|[质反追提]问|忆述|回忆|分享|自嘲|打趣|苦?笑|批评|斥|抱怨|诉苦|感谢|安慰|勉励|鼓励|寄语|总结|形容|指责|质疑|描述"
)


# What stands written or is sung: words of others.
_WRITES = re.compile("写|刷|刻|印|贴|挂|唱|哼|念|读|看见|看到|听到|标语|横幅|招牌|字[样句]|名为|题为|叫做")


_OPENS_WITH = 36  # characters from a quotation to the verb of the sentence behind it that names its speaker


def told_before(passage: Passage, before: list[Statement]) -> list[Statement]:
    """“….”焊工赵海峰告诉记者，…: a quotation by itself is of the person with whom the next sentence begins."""
    text = passage.document.folded
    found = []
    for quotation in passage.real:
        alone = passage.sentence_start(quotation.start) == quotation.start or text[quotation.start - 1] in "。!?\n"
        if quotation.start in passage.taken or not alone or text[quotation.end - 2] not in "。!?…":
            continue
        following = next((s for s in before if quotation.end <= s.start), None)
        held = any(s.scope_start <= quotation.start < s.scope_end for s in before)
        if held:
            continue
        near = following is not None and following.end - quotation.end <= _OPENS_WITH and not following.outer
        if following is None or not near or set("。!?\n") & set(text[quotation.end : following.start]):
            following = _goes_on(passage, quotation, before)
        if following is not None and (following.name is not None or following.anaphor is not None):
            passage.taken.add(quotation.start)
            found.append(following._replace(scope_start=quotation.start, scope_end=quotation.end, carries=False))
    return found


def _goes_on(passage: Passage, quotation: Quotation, before: list[Statement]) -> Statement | None:
    """Who spoke in the sentence right before a quotation by itself."""
    earlier = [s for s in before if s.start < quotation.start and s.scope_start < quotation.start]
    if not earlier or earlier[-1].outer or not earlier[-1].carries:
        return None
    start = passage.sentence_start(quotation.start - 1)
    return earlier[-1] if start <= earlier[-1].start else None


def is_person(name: str) -> bool:
    """Whether folded words are a person by name or office."""
    table = speech_words()
    known = table.person.fullmatch(name) is not None or table.titles.search(name) is not None
    return known and table.bodies.search(name) is None
