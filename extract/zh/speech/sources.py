"""Chinese sources named without a verb of saying after them: 据X报道, headings, published figures, 所称的."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extract.speech.statement import Statement, StatementRule
from extract.zh.speech.antecedents import is_paper
from extract.zh.speech.items import Item, items_between, spelled, stripped
from extract.zh.speech.nominal import is_somebody
from extract.zh.speech.speaker import Speaker, speaker_of
from extract.zh.speech.toldof import named_before
from extract.zh.speech.voices import CLAUSE, Passage, statement_of, subject_of_clause
from extract.zh.words.bounding import BOUND
from extract.zh.words.lexemes import LEXEMES
from extract.zh.words.pronouns import HE_OR_SHE
from extract.zh.words.speech_words import speech_words

_FRAME_END = re.compile(r"[，。:;\n“「『]")

_FRAME_VERB = re.compile(
    r"(?:的)?(?:个案|案件|病例|事故)?(?P<noun>(?:调查|研究|民调|统计|分析|检测|监测|审计|普查|化验)结果"
    r"|(?:人口|农业|经济|土地)?普查|民意调查|民调|问卷调查|问卷|抽样调查|调查报告|研究报告|审计报告|评估报告"
    r"|年度报告|年鉴|白皮书|公报|论文|文献|档案|纪录|名单|榜单|排名|起诉书|判决书|裁决书|控罪|案情|网页|证词"
    r"|供词|指引|报道|报导|消息|介绍|透露|统计|披露|测算|估计|估算|预测|通报|公布|公告|数据|数字|资料|信息|报告"
    r"|详情|说法|解释|叙述|陈述|表述|记录|说明|分析|调查|研究|反映|描述|供述|交代|交待|供认|爆料|转述|观察|网站|官网|声明|推文"
    r"|文章|文件|财报|年报|招股书|时间表|利益申报|申报|登记册|证明书|指令|结果|条文|条款|契约|合约|合同|协议"
    r"|图则|章程|判词)?"
    r"\s?(?P<verb>报道称|报道指出|报道|报导|显示|称|指出|指|透露|披露|说|表示|介绍|统计|了解|所知道的|所知的"
    r"|所知|所述|所说|估算|测算|估计|预测|预计|计算|推算|评估|盘点|核算|监测|观测|测定|记载|忆述|认为|发现|引述|援引|公布|电"
    r"|悉|闻|传|讲|回忆|反映|描述)?$"
)

_QUOTING = re.compile(r"(?:援引|引述|引用|转引|转载)")


def according(passage: Passage, match: re.Match[str], before: list[Statement]) -> Statement | None:
    """The statement that 据 or 根据 at `match` opens; one without a name for 据了解, None for 根据合同."""
    text, start = passage.document.folded, match.start()
    if start > passage.start and text[start - 1] in "占证数依根凭收票论单考割盘论" and match.group() == "据":
        return None
    end = _frame_end(passage, match.end())
    frame = text[match.end() : end].rstrip()
    if match.group() != "据" and start > passage.start and text[start - 1] in "会将须需可应要能":
        return None  # 会根据资料处理: what somebody does
    article = _ARTICLE.search(frame)
    if article is not None:
        frame = frame[: article.start() + 1]
    shape = _FRAME_VERB.search(frame)
    title = frame.endswith(("》", "App")) or (match.group() in ("据", "根据") and _is_body(passage, match.end(), frame))
    if shape is None or not (shape["noun"] or shape["verb"] or title) or frame.lstrip().startswith("自己"):
        return None  # 某报根据自己的数据报道
    if match.group() in _BY_RULE and not shape["noun"] and shape["verb"] in _RECKONING:
        return None  # 按当时汇率计算
    body_end = match.end() + (len(frame) if title else shape.start())
    paper = shape["noun"] in _PAPERS and not title
    name = (_paper if paper else _frame_name)(passage, match.end(), body_end, match.end() + len(frame))
    if shape["noun"] is not None and not paper and (name is None or not _is_named(passage, name)):
        behind = match.end() + shape.end("noun")  # 据一份报告, 根据中国人口普查: nobody by name, but a paper
        paper_name = _frame_name(passage, match.end(), behind, behind)
        if paper_name is not None and is_paper(text[paper_name.start : paper_name.end]):
            name = paper_name
    if name is None and _POINTING_BACK.match(frame):
        return None  # 按照这种说法, which leaves the word to whoever has it
    if match.group() == "按" and not shape["verb"] and (name is None or not _is_body_or_person(passage, name)):
        return None  # 按调查的要求
    outcome = shape["noun"] in _OUTCOMES or frame.startswith("对")  # 根据对甲组织的调查
    if name is not None and outcome and not (_is_body_or_person(passage, name) and frame[0] != "对"):
        name = Speaker(name.start, match.end() + shape.end("noun"), report=True)  # 根据区议会选举结果
    if name is not None and text[name.start : name.end] in HE_OR_SHE:
        name = named_before(passage, start, before) or name
    reported = name is None and frame.endswith(("报道", "报导"))
    if reported:  # 据报道: nobody by name, but what the text goes by
        name = Speaker(match.end() + len(frame) - 2, match.end() + len(frame))
    closing = end >= passage.end or text[end] in "。;\n"
    scope = (passage.sentence_start(start), start) if closing else (end, _aside_end(passage, start, end))
    if name is None:
        return Statement(start, end, None, *scope, "hearsay")
    rule: StatementRule = "figures of" if shape["noun"] in _FIGURES or name.report else "according to"
    return statement_of(passage, name, (start, end), scope, rule)._replace(
        outer=True, carries=not closing and not reported and scope[1] == passage.sentence_end(end)
    )


_POINTING_BACK = re.compile("这[一个种项些]?|该|此|上述|其|同一")

# Behind the title of a law: 《警队条例》第59C条.
_ARTICLE = re.compile(
    r"》\s?(?:第\s?[\dA-Za-z一二三四五六七八九十百()]+\s?[条章款节项段]\s?|[\dA-Z]+章\s?|\([^)]*\))+\Z"
)


def _is_named(passage: Passage, name: Speaker) -> bool:
    """Whether a name says more than how many or which (一份, 最新的)."""
    items = items_between(passage.document, name.start, name.end)
    return name.anaphor is not None or (name.end - name.start > 2 and items[0].tag not in _TELLING_APART)


_TELLING_APART = ("m", "q", "r", "a", "b", "v")


_BODY = re.compile(
    r"\s*[^，。的]{2,20}(?:网|网站|局|署|部|委|院|社|中心|办公室|委员会|银行|基金会|协会|组织|新闻|[日晚时早]报|周刊"
    r"|电视台)\s*"
)


def _is_body(passage: Passage, start: int, frame: str) -> bool:
    """根据民政局网，…: a body by name and nothing else is as good as what it publishes."""
    if _BODY.fullmatch(frame) is None:
        return False
    return not any(item.tag in ("v", "d", "p") for item in items_between(passage.document, start, start + len(frame)))


def _aside_end(passage: Passage, start: int, end: int) -> int:
    """Where what a frame attributes ends: with the sentence, or with the brackets that the frame opens in."""
    text, stop = passage.document.folded, passage.sentence_end(end)
    opened = text.rfind("(", passage.sentence_start(start), start)
    if opened < 0 or text.find(")", opened, start) >= 0:
        return stop
    closed = text.find(")", end, stop)
    return closed if closed >= 0 else stop


_BY_RULE = frozenset(["按", "按照"])
_RECKONING = frozenset(["计算", "推算", "评估", "核算"])
_OUTCOMES = frozenset(["结果", "指令", "条文", "利益申报"])


def _is_body_or_person(passage: Passage, name: Speaker) -> bool:
    body = speech_words().bodies.search(passage.document.folded[name.start : name.end])
    return body is not None or is_somebody(items_between(passage.document, name.start, name.end))


_PAPERS = frozenset(["条款", "契约", "合约", "合同", "协议", "图则", "章程", "判词"])


def _paper(passage: Passage, start: int, end: int, frame_end: int) -> Speaker | None:
    """What a paper that somebody signed or approved calls itself: 工程合同 in 根据总社签发的工程合同; no bare 合同."""
    items = items_between(passage.document, start, frame_end)
    relative = max((n for n, item in enumerate(items) if item.word == "的"), default=-1)
    named = items[relative + 1 :]
    return Speaker(named[0].start, frame_end, report=True) if named and end > named[0].start else None


_FIGURES = LEXEMES.words("naming.figures")


def _frame_end(passage: Passage, at: int) -> int:
    """The comma that closes 据…, brackets, titles and quoted names jumped over."""
    text = passage.document.folded
    limit = min(passage.end, at + CLAUSE)
    while at < limit:
        mark = text[at]
        closer = {"《": "》", "(": ")", "“": "”", "「": "」", "『": "』"}.get(mark)
        if closer is not None and passage.quotation_at(at) is None:
            closed = text.find(closer, at, limit)
            at = closed + 1 if closed >= 0 else at + 1
        elif _FRAME_END.match(text, at):
            return at
        else:
            at += 1
    return at


_ONE = re.compile("一[份篇项]?")


def _frame_name(passage: Passage, start: int, end: int, frame_end: int) -> Speaker | None:
    """The speaker inside the frame: the body before its last noun; of 路透社援引知情人士 the outlet."""
    text = passage.document.folded
    quoting = _QUOTING.search(text, start, end)
    if quoting is not None and quoting.start() > start:
        end = quoting.start()
    items = stripped(items_between(passage.document, start, end))
    one = next((n for n in range(1, len(items)) if items[n - 1].word == "的" and _ONE.match(items[n].word)), len(items))
    items = stripped(items[:one])  # 腾讯发布的一份报告
    while items and (items[-1].word in ("的", "所", "所做", "曾") or _publishes(items)):
        items = stripped(items[:-1])
    if items and items[0].word in ("从", "自"):
        items = items[1:]
    if not items or items[-1].word in ("以来", "以前", "以后", "期间"):
        return None
    made = next(
        (n for n, item in enumerate(items) if n and item.tag == "v" and item.word in speech_words().publishing), None
    )
    if made is not None and made + 1 < len(items) and items[made + 1].word == "的":
        maker = stripped(items[:made])
        if maker and (is_somebody(maker) or speech_words().bodies.search(spelled(maker))):
            return speaker_of(maker, text)  # 据甲局最新公布的城市排名
    cut = next(
        (n for n, item in enumerate(items) if n and item.word in speech_words().publishing and n + 1 < len(items)), None
    )
    if cut is not None and items[-1].tag != "title" and "的" not in {item.word for item in items[cut:]}:
        items = stripped(items[:cut])
    acting = any(
        item.tag == "v" and len(item.word) > 1 and item.word not in speech_words().nominal for item in items[1:-1]
    )
    if acting and items[-1].tag not in ("quote", "title") and not any(i.word == "的" for i in items):
        return None  # 根据议事规则成立委员会调查
    speaker = speaker_of(items, text) if items else None
    if speaker is None or (not speaker.proper and frame_end - start > 40):
        return None
    return speaker


def _publishes(items: Sequence[Item]) -> bool:
    """约翰·霍普金斯大学整理(的数据): the verb behind the maker."""
    return len(items) > 1 and items[-1].word in speech_words().publishing


# 《某报》：「…」
_PAPER_HEADING = re.compile(r"\s*(《[^》\n]{1,12}(?:报|刊|杂志|周刊|网|社|时代|邮报)》)\s*:\s?(?=[“「『])")
_HEADING = re.compile(r"\s*(?:【[^】]{0,40}】)?\s*([^:，。;!?\n“”《》]{2,24}?)\s*:(?=[^/\d《]|\d+[^\d:.,/ ])")
_LIST_NUMBER = re.compile(r"\s*[\d一二三四五六七八九十]{1,2}\s?[.、]\s*")

_POLLS = frozenset(("调查", "民调", "研究", "报告"))
_AMOUNT = re.compile(rf"\s*(?:共|[\d一二三四五六七八九十百千万两]|{BOUND})")
_NAME = re.compile(r"[\u3400-\u9fff]{2}|[A-Za-z]{3}")


def headings(passage: Passage) -> list[Statement]:
    """工信部：… at the head of a paragraph: the whole of it is the body's word; a headline may hold several."""
    starts = passage.sentence_starts if passage.headline else [passage.start]
    found: list[Statement] = []
    for start in starts:
        statement = _heading(passage, start)
        if statement is not None:
            if found:
                found[-1] = found[-1]._replace(scope_end=start)
            found.append(statement)
    return found


def _heading(passage: Passage, start: int) -> Statement | None:
    text = passage.document.folded
    paper = _PAPER_HEADING.match(text, start, passage.end)
    if paper is not None:
        return statement_of(
            passage, Speaker(*paper.span(1), report=True), paper.span(), (paper.end(), passage.end), "heading"
        )
    numbered = _LIST_NUMBER.match(text, start, passage.end)
    match = _HEADING.match(text, numbered.end() if numbered else start, passage.end)
    if match is None or speech_words().cue.search(text, match.start(1), match.end(1)):
        return None
    items = stripped(items_between(passage.document, match.start(1), match.end(1)))
    if not items or len(items) > 6 or any(item.tag in ("v", "m", "p", "r", "uj") for item in items):
        return None
    speaker = speaker_of(items, text)
    if speaker is None or speaker.anaphor or not speaker.proper or not _NAME.search(match[1]):
        return None
    if speaker.report and not (items[-1].word in _POLLS and speaker.end <= items[-1].start):
        return None  # 某大学调查：… but not 最新报告：…
    name = text[speaker.start : speaker.end]
    if numbered and not speech_words().bodies.search(name) and not is_somebody(items):
        return None  # 4.运动大年：…: a topic
    if items[-1].tag == "ns" and _AMOUNT.match(text, match.end()):
        return None  # 某州：约3万票, in a list
    return statement_of(passage, speaker, (match.start(1), match.end()), (match.end(), passage.end), "heading")


_CITED = re.compile(
    r"(?:援引|引述|引用|转引)(?P<who>[^，。;:]{2,48}?)(?:的话|的说法|的消息|的报道|报道|报导|消息)?(?:称|指出"
    r"|指|说|报道|表示|透露|$)"
)


def quoted_by(passage: Passage, statement: Statement) -> Iterator[Statement]:
    """路透社援引知情人士的话称: the one quoted inside another's words, for the same stretch."""
    text = passage.document.folded
    match = _CITED.search(text, statement.start, statement.end)
    if match is not None:
        items = stripped(items_between(passage.document, match.start("who"), match.end("who")))
        speaker = speaker_of(items, text) if items else None
        if speaker is not None and speaker.anaphor is None:
            scope = (statement.scope_start, statement.scope_end)
            found = statement_of(passage, speaker, (match.start(), statement.end), scope, "quoted inside")
            yield found._replace(outer=statement.outer)


def quoted_alone(passage: Passage, clause: int, end: int) -> Speaker | None:
    """Whom a clause quotes that has nobody as its subject: 这个页面亦有引述甲社指…"""
    match = _CITED.search(passage.document.folded, clause, end)
    items = stripped(items_between(passage.document, *match.span("who"))) if match is not None else []
    speaker = speaker_of(items, passage.document.folded) if items else None
    return speaker if speaker is not None and speaker.anaphor is None and speaker.proper else None


_CITING = re.compile(r"(?:^|，|[时中后上])\ ?(?:并|又|则|另外?|还)?(?:援引|引述|引用)\Z")


def cited_by(passage: Passage, statement: Statement) -> Iterator[Statement]:
    """政府在文件中，引述去年的调查指: whoever cites the paper that speaks, for the same stretch."""
    text = passage.document.folded
    begin = passage.sentence_start(statement.start)
    if statement.rule != "figures show" or _CITING.search(text, begin, statement.start) is None:
        return
    speaker = subject_of_clause(passage, begin, statement.start)
    if speaker is not None and speaker.anaphor is None and speaker.proper and speaker.end < statement.start:
        scope = (statement.scope_start, statement.scope_end)
        yield statement_of(passage, speaker, (speaker.start, statement.start), scope, "cites")
