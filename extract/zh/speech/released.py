"""What a Chinese paragraph says that a body has given out: figures, orders, 一直所指的."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.speech.statement import Statement
from extract.zh.speech.asides import may_stand_aside
from extract.zh.speech.documents import may_cite
from extract.zh.speech.items import items_between, stripped
from extract.zh.speech.namely import may_name
from extract.zh.speech.nominal import is_somebody
from extract.zh.speech.speaker import speaker_of
from extract.zh.speech.spokenfor import noun_phrase
from extract.zh.speech.voices import Passage, clause_start, statement_of, subject_of_clause
from extract.zh.words.speech_words import speech_words

_GIVING_OUT = ("发布", "公布", "提供", "发表", "公开", "披露", "通报", "给出", "出示", "列举", "分享")
_FIGURES = (
    r"(?!会|的)[^。;:!?]{0,60}?(?:数据|数字|数目|情况|报告|统计|结果|公报|财报|年报|季报|中报|业绩|指数|预测|预估|民调|调查|"
    r"评分|支持率|满意度|好感度|民望|排名|排行榜|榜单|失业率|消费价格|销量)(?:》|\([^)]*\))?(?=\s*(?:[，。;:]|$))"
)
# Every branch begins with a plain character: the engine passes over all others.
_RELEASE = re.compile(
    "|".join(f"{verb}{_FIGURES}" for verb in _GIVING_OUT) + r"|算(?:了|过|起了?)?[这一]?[^，。;:]{0,3}账(?=[，:])"
)


# 发布《限售令》：自1月起…: what an order says behind its colon.
_ORDER = re.compile(
    r"(?:发布|下发|发出|印发|颁布|公布|出台)了?[^，。;:]{0,20}(?:通知|规定|公告|意见|办法|条例|细则|指引|命令|令)[”」》]?:"
)


def releases(passage: Passage) -> Iterator[Statement]:
    """A body gives out figures, or an order, and what stands behind tells them."""
    text = passage.document.folded
    ordered = _ORDER.finditer(text, passage.start, passage.end)
    for match in (*_RELEASE.finditer(text, passage.start, passage.end), *ordered):
        if passage.quotation_at(match.start()) is not None:
            continue
        clause = clause_start(passage, match.start())
        phrase = noun_phrase(items_between(passage.document, clause, match.start()))
        speaker = speaker_of(phrase, text) if phrase else None
        sentence = passage.sentence_start(clause)
        while speaker is None and not phrase and clause > sentence:
            clause = clause_start(passage, clause - 1)
            speaker = subject_of_clause(passage, max(clause, sentence), match.start())
        if speaker is None or speaker.anaphor or speaker.report or not speaker.proper:
            continue
        scope = (match.end(), passage.sentence_end(match.end()))
        found = statement_of(passage, speaker, (speaker.start, match.end()), scope, "published")
        yield found._replace(outer=True, carries=True)


_SO_CALLED = re.compile(
    r"(?:一直|曾|此前|早前|先前|之前)?所(?:指|说|称|言|讲|述|声称)\s?的(?!同样|一样|不同|完全|相同|版本|话)"
)


def so_called(passage: Passage) -> Iterator[Statement]:
    """港府一直所指的每日150个配额: what follows up to the end of the clause is the speaker's word."""
    text = passage.document.folded
    if text.find("所", passage.start, passage.end) < 0:
        return
    for match in _SO_CALLED.finditer(text, passage.start, passage.end):
        items = stripped(items_between(passage.document, clause_start(passage, match.start()), match.start()))
        first = len(items)
        while first > 0 and (items[first - 1].tag[0] in "nj" or items[first - 1].tag == "eng"):
            first -= 1
        speaker = speaker_of(items[first:], text) if first < len(items) else None
        if speaker is not None and speaker.anaphor is None and speaker.proper:
            quoted = passage.quotation_at(match.end() + 1) if text[match.end() : match.end() + 1] in "，:" else None
            stop = re.compile(r"[，。;]|$").search(text, match.end(), passage.end)
            scope = (match.end(), quoted.end if quoted else stop.start() if stop else passage.end)
            yield statement_of(passage, speaker, (speaker.start, match.end()), scope, "as X calls it")


# 较官方公布的11人为多, 高于警方数字3000人: whose the figure is with which that of the speaker is compared.
_COMPARED = re.compile(
    r"(?:相?较于?|比起?|[高低多少大]于|超过|超出|不及|不同于)(?:早前|此前|先前|之前|目前|现时)?"
    r"(?P<who>[\u3400-\u9fffA-Za-z]{2,12}?)(?:(?:早前|此前|先前|之前|昨日|当日)?"
    r"所?(?:公布|通报|发布|披露|宣布|声称|宣称|报告|报)的?|的?(?:数字|数据|统计)(?:为|是|的)?)"
    r"(?=[约近逾超过\s]{0,2}\d)"
)
_CLAUSE_ENDS = re.compile(r"[，。;!?\n]|\Z")


def with_compared(passage: Passage, found: list[Statement]) -> list[Statement]:
    """The statements found, none of which holds for a figure of somebody else's with which the speaker compares his."""
    for other in _compared_with(passage):
        found = [other, *(part for statement in found for part in _around(statement, other))]
    return found


def _compared_with(passage: Passage) -> Iterator[Statement]:
    """Who has given out the figure with which another is compared, up to the end of that clause."""
    text = passage.document.folded
    for match in _COMPARED.finditer(text, passage.start, passage.end):
        items = stripped(items_between(passage.document, *match.span("who")))
        speaker = speaker_of(items, text) if items and is_somebody(items) else None
        if speaker is not None and speaker.anaphor is None:
            stop = _CLAUSE_ENDS.search(text, match.end(), passage.end)
            scope = (match.end(), passage.end if stop is None else stop.start())
            yield statement_of(passage, speaker, (speaker.start, match.end()), scope, "as X calls it")


def _around(statement: Statement, other: Statement) -> Iterator[Statement]:
    """A statement without what somebody else has given out inside its scope."""
    if not statement.scope_start < other.start < statement.scope_end or statement.name == other.name:
        yield statement
        return
    yield statement._replace(scope_end=other.start, carries=False)
    yield statement._replace(scope_start=other.scope_end)


# Every branch begins with a plain character: the engine passes over all others.
_NAMED_FIGURES = "(?:数据|数字|统计|资料)[是为]?，"
_FIGURES_OF = re.compile(
    rf"的(?:最新)?(?:统计)?{_NAMED_FIGURES}|最新(?:统计)?{_NAMED_FIGURES}|统计{_NAMED_FIGURES}"
    "|数据[是为]，|数字[是为]，|数据，|数字，|统计，|资料，|官网消息，|消息，"
)


def figures_of(passage: Passage) -> Iterator[Statement]:
    """保安局的数据，将…: figures at the head of a sentence, with neither 据 nor 显示."""
    text = passage.document.folded
    for match in _FIGURES_OF.finditer(text, passage.start, passage.end):
        start = passage.sentence_start(match.start())
        if (
            text.find("(", start, match.start()) >= 0
            or match.start() - start > 20
            or speech_words().cue.match(text, start)
            or passage.quotation_at(match.start())
        ):
            continue
        items = stripped(items_between(passage.document, start, match.start()))
        heard = match.group() == "消息，" and not (items and is_somebody(items))  # 聊天消息，
        # Not 杂志研究了30个城市的数据
        plain = items and not heard and all(item.tag not in ("v", "ul", "m") for item in items)
        speaker = speaker_of(items, text) if plain else None
        if speaker is not None and speaker.anaphor is None and speaker.proper:
            scope = (match.end(), passage.sentence_end(match.end()))
            found = statement_of(passage, speaker, (speaker.start, match.end()), scope, "figures of")
            yield found._replace(outer=True, carries=True)


def may_speak(text: str, start: int, end: int) -> bool:
    """Whether a paragraph without a verb of saying may name a source all the same."""
    return (
        any(rule.search(text, start, end) for rule in (_RELEASE, _ORDER, _FIGURES_OF))
        or (text.find("所", start, end) >= 0 and _SO_CALLED.search(text, start, end) is not None)
        or may_name(text, start, end)
        or may_cite(text, start, end)
        or may_stand_aside(text, start, end)
    )
