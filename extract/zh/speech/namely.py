"""Chinese sources that a fixed phrase names: 从教育局获悉, 翻查运输署记录, 警方调查，…, 卫生部公布的数字是，…"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from extract.speech.statement import Statement, StatementRule
from extract.zh.speech.items import Item, items_between, stripped
from extract.zh.speech.speaker import speaker_of
from extract.zh.speech.voices import Passage, clause_start, statement_of, subject_of_clause
from extract.zh.words.bounding import BOUND


class Phrase(NamedTuple):
    """Words that name a source as `who`; `outer`: others may speak inside what it gives out, and it goes on."""

    pattern: re.Pattern[str]
    rule: StatementRule
    outer: bool


_WHO = r"(?P<who>[^，。;:“「『]{2,24}?)"
_FIGURES = "(?P<paper>记录|纪录|资料|数字|数据|统计|档案|网页|条款|契约|合约|合同|图则|账目)"
_COMPILED = "(?:编制|编撰|编写|编纂|评选|公布|发布|发表)的"
_RANKING = "(?P<paper>[^，。;:]{0,16}?(?:指数|排行榜|排名|榜单|名单|年报|年鉴|报告|调查|榜))"
_ANYWHERE = (
    Phrase(re.compile(rf"由{_WHO}{_COMPILED}{_RANKING}(?:列出|列举|收录|显示|中|里|上|，)"), "figures of", True),
    Phrase(re.compile(rf"从{_WHO}(?:方面|处|那里)?(?:获悉|了解到|得知|获知|证实)"), "learnt from", False),
    Phrase(re.compile(rf"从{_WHO}的?{_FIGURES}(?:上|中)?(?:来?看|可见|可以看出|看到)，"), "figures of", True),
    Phrase(re.compile(rf"(?:翻查|翻阅|查阅|参考|参照){_WHO}的?{_FIGURES}(?:显示|可见)?，"), "figures of", True),
)
_SURVEY = Phrase(
    re.compile(
        rf"(?:\A|(?<=[，。;\n ]))在(?![对此这该]){_WHO}(?:的|(?:最近|近期|去年|今年)?(?:进行|开展|所做|发起)的)"
        r"(?:最新的?|一[项份]|另一[项份])?"
        r"(?P<paper>(?:民意|问卷|抽样)?调查|民调|研究|报告)[中里]，"
    ),
    "figures of",
    True,
)
_FOUND_OUT = re.compile(r"(?:调查|侦查|追查|清查|清点|统计|计算|测算)(?:后|发现|指出)?，")
_GAVE_OUT = re.compile(
    rf"(?:公布|发布|提供|公开|给出|披露|通报|报出)的[^，。;:]{{0,14}}?(?:{_FIGURES}|人数|数目|总数|个案数)(?:[是为达]|则为|仅为|约为)(?:，|:)?"
)
_ASKED = re.compile(
    rf"(?:(?:(?:以|用|透过|通过)?(?:电话|问卷|网上问卷|街头)|成功|随机|抽样){{0,2}}(?:访问|调查|访谈)|问卷调查|抽查|抽验|抽检)了?"
    rf"(?:共|{BOUND})?[\d,.]+(?:万|千)?多?(?:名|户|人|位|间|家|款|个(?:住户|家庭|市民|成年人|人|样本))[^，。;]{{0,30}}，"
)
_CLAIMED = re.compile("(?:理论|观点|看法|说法|解释|结论|判断|推论|回应|答复|论点|主张|推测|论断)(?:就?是|为)")
_THESIS = (
    r"的(?:第[一二三四五六\d]+个|另一个?|主要|基本|核心|最新|初步)?"
    rf"{_CLAIMED.pattern}(?:，|:|，?[^，。]{{4}})"
)
_POLLSTER = r"(?P<who>[^，。;:“「『]{2,14}?)"
# 回覆《某报》查询，…: whoever answers an outlet.
_ANSWERED = re.compile(
    r"(?:回[复覆应]|答复)了?(?:《[^》\n]{1,14}》|本[报刊台网]|记者|传媒|媒体)的?(?:查询|询问|提问|采访)?(?:时)?，"
)
# These only where they open a sentence.
_OPENING = (
    (_ANSWERED, Phrase(re.compile(rf"{_POLLSTER}(?:书面)?{_ANSWERED.pattern}"), "published", True)),
    (
        _FOUND_OUT,
        Phrase(
            re.compile(rf"(?P<who>[^，。;:“「『]{{2,14}}?)(?:初步|深入|进一步|经)?{_FOUND_OUT.pattern}"),
            "investigated",
            False,
        ),
    ),
    (
        _ASKED,
        Phrase(
            re.compile(
                rf"(?:[^，。;:]{{2,4}}翻查[^，。;:]{{0,6}}，)?{_POLLSTER}(?:[于在][^，。;:]{{2,20}}?，?)?(?:曾经?"
                rf"|先后|共|[上本]周|[上本]月|[去今]年|日前|早前|最近|近日)*{_ASKED.pattern}"
            ),
            "figures of",
            True,
        ),
    ),
    (_CLAIMED, Phrase(re.compile(rf"(?P<who>[^，。;:“「『]{{2,24}}?){_THESIS}"), "holds", False)),
    (_GAVE_OUT, Phrase(re.compile(rf"{_WHO}(?:[于在][^，。;的]{{1,10}}?)?{_GAVE_OUT.pattern}"), "figures of", True)),
)


def named(passage: Passage) -> Iterator[Statement]:
    """The statements of sources that such phrases name, each up to the end of its sentence."""
    text = passage.document.folded
    for phrase in (*_ANYWHERE, _SURVEY):
        for match in phrase.pattern.finditer(text, passage.start, passage.end):
            yield from _stated(passage, match, phrase)
    for sign, phrase in _OPENING:
        if sign.search(text, passage.start, passage.end) is None:
            continue
        for start in passage.sentence_starts:
            opening = phrase.pattern.match(text, start, passage.end)
            if opening is not None:
                yield from _stated(passage, opening, phrase)


_HEADS_LIST = re.compile(
    r"(?:公布|宣布|发布|提出|列出|列举|作出|订出|通过|决定|建议|要求|通报|介绍|说明)[^，。;:!?]{0,24}:\s*\Z"
    r"|(?:说|写|讲|称|指出|表示|回应|描述|评论|批评)(?:道|的|过)[^，。;:!?]{0,6}:\s*\Z"
)


_LAST = 6  # characters at the end of a paragraph among which the colon stands


def heads_list(passage: Passage) -> Iterator[Statement]:
    """校长公布停课安排：, whose list stands in the lines below."""
    text = passage.document.folded
    if text.find(":", max(passage.start, passage.end - _LAST), passage.end) < 0:
        return
    sentence = passage.sentence_start(max(passage.start, passage.end - 1))
    match = _HEADS_LIST.search(text, max(sentence, passage.end - 40), passage.end)
    if match is None or passage.quotation_at(match.start()) is not None:
        return
    speaker = subject_of_clause(passage, clause_start(passage, match.start()), match.start())
    if speaker is not None and speaker.anaphor is None:
        yield statement_of(passage, speaker, (speaker.start, match.end()), (passage.end, passage.end), "heads a list")


def _acts(items: list[Item]) -> bool:
    """Whether words hold a verb that is no part of the name of a body, as those of 转介公司 and 工程评估中心 are."""
    if items[0].tag == "p":
        return True  # 以去年的价格计算
    named = items[:-2] if len(items) > 2 and items[-1].word in _BODIES else items
    return any(item.tag == "v" and (len(item.word) > 1 or named is items) for item in named)


_BODIES = frozenset(("公司", "机构", "部门", "中心", "小组", "委员会"))


def _stated(passage: Passage, match: re.Match[str], phrase: Phrase) -> Iterator[Statement]:
    if passage.quotation_at(match.start()) is not None:
        return
    end = max(match.end("who"), match.end("paper") if "paper" in match.re.groupindex else -1)
    items = stripped(items_between(passage.document, match.start("who"), end))
    if items and items[0].word in ("根据", "据", "按照"):
        items = items[1:]  # 根据卫生防护中心统计，…
    if not items or (phrase.rule == "investigated" and _acts(items)):
        return
    speaker = speaker_of(items, passage.document.folded)
    if speaker is not None and speaker.anaphor is None and speaker.proper:
        scope = (match.end(), passage.sentence_end(match.end()))
        found = statement_of(passage, speaker, (match.start(), match.end()), scope, phrase.rule)
        yield found._replace(outer=phrase.outer, carries=phrase.outer)


def may_name(text: str, start: int, end: int) -> bool:
    """Whether a stretch holds a phrase that may name a source so."""
    signs = (*(phrase.pattern for phrase in (*_ANYWHERE, _SURVEY)), *(sign for sign, _ in _OPENING))
    return any(sign.search(text, start, end) for sign in signs)
