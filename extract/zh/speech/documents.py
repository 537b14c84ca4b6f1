"""Chinese papers and polls that speak without a verb of saying: 调查问及…, 「…」《某日报》, 有媒体报道某区…."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.speech.statement import Statement
from extract.zh.speech.items import items_between, stripped
from extract.zh.speech.speaker import Speaker, speaker_of
from extract.zh.speech.voices import Passage, statement_of

_COUNTRIES = (
    "内地|大陆|中国|日本|韩国|朝鲜|台湾|香港|澳门|美国|英国|法国|德国|俄罗斯|印度|澳洲|加拿大|以色列|土耳其|西方|欧洲"
)
_MEDIA = re.compile(
    rf"(?P<who>(?:{_COUNTRIES})?(?:传媒|媒体|报章|报纸)|[外官网港台日美英韩]媒)(?:早前|昨日|昨天|今日|今天|日前|此前)?"
    r"(?:报道|报导|披露|揭发|爆料)(?=[，:\s]|[\u3400-\u9fff]{4})(?!的|了|中|会|后|指|称|说|过|并|所)[，:\s]?"
)
_MEDIA_AHEAD = re.compile(r"(?:\A|[，。;\s]|有|多家|本地|当地|外国|境外|海外|国际|官方)\Z")
_SURVEY = (
    "(?:民意调查|问卷调查|抽样调查|民调|调查|问卷|普查|审计报告|调查报告|研究报告|年度报告|报告书|报告|白皮书|研究)"
)
# What a poll asks or a report holds, told of it before its figures follow.
_METHOD = (
    r"(?:除了?)?(?:也|亦|还|共|一共|合共|总共|同时|成功|随机|分别)*"
    r"(?:问及|访问|访谈|涵盖|覆盖|抽样|追踪|回顾|检视|列出|列举|收集|比较|以电话|以问卷|透过电话|通过电话"
    r"|在网上进行|于[^，。]{2,14}进行)"
)
_POLL = re.compile(
    rf"\s*(?P<who>(?:(?:该|这)[项份次]?|[^，。;:“「『的]{{2,14}}的|有关|最新|最新一[期轮份])?{_SURVEY})(?:{_METHOD})"
)
_PAPER = r"《[^》\n]{1,12}(?:报|刊|杂志|新闻|社|网|时代|邮报|论坛|商业|财经)》"
# Behind it only the day and the page, no credit for a picture.
_CITED = re.compile(
    rf"(?:[」”』][(\s]?|[。!?]\()(?P<who>{_PAPER})(?:[\d年月日/.,，\s-]"
    rf"|[\u3400-\u9fff]{{1,4}}版(?:[一二三四头]条)?)*[)。]*\s*\Z"
)
_OPENERS = "「“『"
_CLOSED = dict(zip(_OPENERS, "」”』", strict=True))
_AHEAD = 3000  # characters within which a quotation that a paragraph leaves open must close


def papers(passage: Passage) -> Iterator[Statement]:
    """The statements of polls, papers and unnamed media that a paragraph names in such a way."""
    text, start, end = passage.document.folded, passage.start, passage.end
    if _holds(text, start, end, _MEDIA_SIGNS):
        yield from _by_media(passage)
    if _holds(text, start, end, _POLL_SIGNS):
        yield from _by_polls(passage)
    yield from _by_citation(passage)


def may_cite(text: str, start: int, end: int) -> bool:
    """Whether a stretch may hold one of these."""
    if _leaves_open(text, start, end) or _cited(text, start, end):
        return True
    if _holds(text, start, end, _MEDIA_SIGNS) and _MEDIA.search(text, start, end):
        return True
    polled = _holds(text, start, end, _POLL_SIGNS)
    return polled and any(_POLL.match(text, at, end) for at in _sentences(text, start, end))


_TAIL = 60  # characters at the end of a paragraph in which a paper may be cited
# Plain words are looked for at memory speed, so that few stretches are read for the rest.
_MEDIA_SIGNS = ("媒", "报章", "报纸")
_POLL_SIGNS = ("调查", "民调", "问卷", "普查", "报告", "白皮书", "研究")


def _holds(text: str, start: int, end: int, signs: tuple[str, ...]) -> bool:
    return any(map(text[start:end].__contains__, signs))


def _sentences(text: str, start: int, end: int) -> Iterator[int]:
    yield start
    for match in _FULL_STOP.finditer(text, start, end):
        yield match.end()


_FULL_STOP = re.compile("。")


def _by_media(passage: Passage) -> Iterator[Statement]:
    text = passage.document.folded
    for match in _MEDIA.finditer(text, passage.start, passage.end):
        before = text[max(passage.start, match.start() - 2) : match.start()]
        if _MEDIA_AHEAD.search(before) is None or passage.quotation_at(match.start()) is not None:
            continue
        speaker = Speaker(*match.span("who"), report=True, indefinite=True)
        scope = (match.end(), passage.sentence_end(match.end()))
        yield statement_of(passage, speaker, match.span(), scope, "said")._replace(outer=True)


def _by_polls(passage: Passage) -> Iterator[Statement]:
    """What a poll asked is told by the text itself; the sentences behind are its answers."""
    for start in passage.sentence_starts:
        match = _POLL.match(passage.document.folded, start, passage.end)
        if match is None or passage.quotation_at(start) is not None:
            continue
        items = stripped(items_between(passage.document, *match.span("who")))
        speaker = speaker_of(items, passage.document.folded) if items else None
        if speaker is None or speaker.anaphor is not None:
            speaker = Speaker(*match.span("who"), report=True)
        end = passage.sentence_end(match.end())
        found = statement_of(passage, speaker, (speaker.start, match.end()), (end, end), "published")
        yield found._replace(outer=True, carries=True)


def _by_citation(passage: Passage) -> Iterator[Statement]:
    """「…」《某日报》1967年5月13日: the paper that is named behind what it printed, in a paragraph or several."""
    text = passage.document.folded
    cited = _cited(text, passage.start, passage.end)
    if cited is not None:
        speaker = Speaker(*cited.span("who"), report=True)
        opened = passage.quotation_before(cited.start() + 1)
        start = opened.start if opened is not None else passage.start
        yield statement_of(passage, speaker, cited.span("who"), (start, cited.start()), "quoted")
    elif _leaves_open(text, passage.start, passage.end):
        closing = text.find(_CLOSED[text[passage.start]], passage.end, passage.end + _AHEAD)
        behind = _BEHIND.match(text, closing + 1) if closing >= 0 else None
        if behind is not None:
            speaker = Speaker(*behind.span("who"), report=True)
            scope = (passage.start, passage.end)
            yield statement_of(passage, speaker, (passage.start, passage.start + 1), scope, "quoted")


_BEHIND = re.compile(rf"\s?(?P<who>{_PAPER})")


def _cited(text: str, start: int, end: int) -> re.Match[str] | None:
    """Where a paragraph names at its end the paper that printed it."""
    tail = max(start, end - _TAIL)
    return _CITED.search(text, tail, end) if text.find("》", tail, end) >= 0 else None


def _leaves_open(text: str, start: int, end: int) -> bool:
    """Whether a paragraph opens with a quotation mark that it does not close."""
    mark = text[start : start + 1]
    return mark != "" and mark in _OPENERS and text.count(_CLOSED[mark], start, end) < text.count(mark, start, end)
