"""Chinese sources named without a verb of saying after them: 据X报道, headings, published figures, 所称的."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extract.statement import Statement
from extract.zh.quantities.lexemes import words as listed
from extract.zh.speech.antecedents import is_paper
from extract.zh.speech.documents import may_cite
from extract.zh.speech.items import Item, items_between, stripped
from extract.zh.speech.namely import may_name
from extract.zh.speech.speaker import Speaker, speaker_of
from extract.zh.speech.speech_words import words
from extract.zh.speech.spokenfor import noun_phrase
from extract.zh.speech.voices import CLAUSE, Passage, clause_start, statement_of, subject_of_clause

_FRAME_END = re.compile(r"[，。:;\n“「『]")

_FRAME_VERB = re.compile(
    r"(?:的)?(?:个案|案件|病例|事故)?(?P<noun>(?:人口|农业|经济|土地)?普查|民意调查|民调|问卷调查|问卷|抽样调查|调查报告|研究报告|审计报告|评估报告|年度报告|年鉴|白皮书|公报|论文|文献|档案|纪录|名单|榜单|排名|起诉书|判决书|裁决书|控罪|案情|网页|证词|供词|指引|报道|报导|消息|介绍|透露|统计|披露|测算|估计|估算|预测|通报|公布|公告|数据|数字|资料|报告|详情|说法|记录|说明|分析|调查|研究|反映|描述|供述|爆料|转述|观察|网站|官网|声明|推文|文章|文件|财报|年报|招股书|时间表|条款|契约|合约|合同|协议|图则|章程|判词)?"
    r"(?P<verb>报道称|报道指出|报道|报导|显示|称|指出|指|透露|披露|说|表示|介绍|统计|了解|所知|所述|所说|估算|测算|估计|预测|认为|发现|引述|援引|公布|电|悉|闻|传|讲|回忆|反映|描述)?$"
)

_QUOTING = re.compile(r"(?:援引|引述|引用|转引|转载)")


def according(passage: Passage, match: re.Match[str]) -> Statement | None:
    """The statement that 据 or 根据 at `match` opens; one without a name for 据了解, None for 根据合同."""
    text, start = passage.document.folded, match.start()
    if start > passage.start and text[start - 1] in "占证数依根凭收票论单考割盘论" and match.group() == "据":
        return None
    end = _frame_end(passage, match.end())
    frame = text[match.end() : end].rstrip()
    if match.group() != "据" and start > passage.start and text[start - 1] in "会将须需可应要能":
        return None  # 会根据资料处理: what somebody does
    shape = _FRAME_VERB.search(frame)
    title = frame.endswith(("》", "App")) or (match.group() in ("据", "根据") and _is_body(passage, match.end(), frame))
    if shape is None or not (shape["noun"] or shape["verb"] or title) or (match.group() == "按" and not shape["verb"]):
        return None
    body_end = match.end() + (len(frame) if title else shape.start())
    paper = shape["noun"] in _PAPERS and not title
    name = (_paper if paper else _frame_name)(passage, match.end(), body_end, match.end() + len(frame))
    if shape["noun"] is not None and not paper and (name is None or not _is_named(passage, name)):
        behind = match.end() + shape.end("noun")  # 据一份报告, 根据中国人口普查: nobody by name, but a paper
        paper_name = _frame_name(passage, match.end(), behind, behind)
        if paper_name is not None and is_paper(text[paper_name.start : paper_name.end]):
            name = paper_name
    closing = end >= passage.end or text[end] in "。;\n"
    scope = (passage.sentence_start(start), start) if closing else (end, _aside_end(passage, start, end))
    if name is None:
        return Statement(start, end, None, *scope, "hearsay")
    rule = "figures of" if shape["noun"] in _FIGURES or name.report else "according to"
    return statement_of(passage, name, (start, end), scope, rule)._replace(
        outer=True, carries=not closing and scope[1] == passage.sentence_end(end)
    )


def _is_named(passage: Passage, name: Speaker) -> bool:
    """Whether a name says more than how many or which (一份, 最新的)."""
    items = items_between(passage.document, name.start, name.end)
    return name.anaphor is not None or (name.end - name.start > 2 and items[0].tag not in _TELLING_APART)


_TELLING_APART = ("m", "q", "r", "a", "b", "v")


_BODY = re.compile(r"\s*[^，。的]{2,20}(?:网|网站|局|署|部|委|院|社|中心|办公室|委员会|银行|基金会|协会|组织)\s*")


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


_PAPERS = frozenset(["条款", "契约", "合约", "合同", "协议", "图则", "章程", "判词"])


def _paper(passage: Passage, start: int, end: int, frame_end: int) -> Speaker | None:
    """What a paper that somebody signed or approved calls itself: 工程合同 in 根据总社签发的工程合同; no bare 合同."""
    items = items_between(passage.document, start, frame_end)
    relative = max((n for n, item in enumerate(items) if item.word == "的"), default=-1)
    named = items[relative + 1 :]
    return Speaker(named[0].start, frame_end, report=True) if named and end > named[0].start else None


_FIGURES = listed("naming", "figures")


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


def _frame_name(passage: Passage, start: int, end: int, frame_end: int) -> Speaker | None:
    """The speaker inside the frame: the body before its last noun; of 路透社援引知情人士 the outlet."""
    text = passage.document.folded
    quoting = _QUOTING.search(text, start, end)
    if quoting is not None and quoting.start() > start:
        end = quoting.start()
    items = stripped(items_between(passage.document, start, end))
    while items and (items[-1].word in ("的", "所", "所做", "曾") or _publishes(items)):
        items = stripped(items[:-1])
    if items and items[0].word in ("从", "自"):
        items = items[1:]
    if not items or items[-1].word in ("以来", "以前", "以后", "期间"):
        return None
    cut = next(
        (n for n, item in enumerate(items) if n and item.word in words().publishing and n + 1 < len(items)), None
    )
    if cut is not None and items[-1].tag != "title" and "的" not in {item.word for item in items[cut:]}:
        items = stripped(items[:cut])
    acting = any(item.tag == "v" and len(item.word) > 1 for item in items[1:-1])
    if acting and items[-1].tag not in ("quote", "title") and not any(i.word == "的" for i in items):
        return None  # 根据议事规则成立委员会调查
    speaker = speaker_of(items, text) if items else None
    if speaker is None or (not speaker.proper and frame_end - start > 40):
        return None
    return speaker


def _publishes(items: Sequence[Item]) -> bool:
    """约翰·霍普金斯大学整理(的数据): the verb behind the maker."""
    return len(items) > 1 and items[-1].word in words().publishing


_HEADING = re.compile(r"\s*(?:【[^】]{0,40}】)?\s*([^:，。;!?\n“”《》]{2,24}?)\s*:(?=[^/\d《]|\d+[^\d:.,/ ])")


_AMOUNT = re.compile(r"\s*(?:超过|逾|约|近|共|[\d一二三四五六七八九十百千万两])")
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
    match = _HEADING.match(text, start, passage.end)
    if match is None or words().cue.search(text, match.start(1), match.end(1)):
        return None
    items = stripped(items_between(passage.document, match.start(1), match.end(1)))
    if not items or len(items) > 6 or any(item.tag in ("v", "m", "p", "r", "uj") for item in items):
        return None
    speaker = speaker_of(items, text)
    if speaker is None or speaker.anaphor or not speaker.proper or speaker.report or not _NAME.search(match[1]):
        return None
    if items[-1].tag == "ns" and _AMOUNT.match(text, match.end()):
        return None  # 某州：约3万票, in a list
    return statement_of(passage, speaker, (match.start(1), match.end()), (match.end(), passage.end), "heading")


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
        if quotation.start in passage.taken or quotation.start < covered or text[quotation.start - 1] != ":":
            continue
        at = clause_start(passage, quotation.start - 1)
        speaker = subject_of_clause(passage, at, quotation.start)
        if speaker is not None:
            scope = (quotation.start, quotation.end)
            yield statement_of(passage, speaker, (at, quotation.start), scope, "quoted")


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
        if following is None or held or following.end - quotation.end > _OPENS_WITH or following.outer:
            continue
        if following.name is not None and not set("。!?\n") & set(text[quotation.end : following.start]):
            passage.taken.add(quotation.start)
            found.append(following._replace(scope_start=quotation.start, scope_end=quotation.end, carries=False))
    return found


# --- 工信部发布运行情况。一季度，… / 一直所指的 ---

_RELEASE = re.compile(
    r"(?:发布|公布|提供|发表|公开|披露)(?!会|的)[^。;:!?]{0,60}?(?:数据|数字|数目|情况|报告|统计|结果|公报|财报|年报|业绩|指数|预测|预估|民调|调查|评分|支持率|满意度|好感度|民望|排名|排行榜|榜单|失业率|消费价格|销量)(?:》|\([^)]*\))?(?=\s*(?:[，。;:]|$))"
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


_SO_CALLED = re.compile(r"(?:一直|曾|此前|早前|先前|之前)?所(?:指|说|称|言|讲|述|声称)的")


def so_called(passage: Passage) -> Iterator[Statement]:
    """港府一直所指的每日150个配额: what follows up to the end of the clause is the speaker's word."""
    text = passage.document.folded
    if text.find("所", passage.start, passage.end) < 0:
        return
    for match in _SO_CALLED.finditer(text, passage.start, passage.end):
        items = stripped(items_between(passage.document, clause_start(passage, match.start()), match.start()))
        first = len(items)
        while first > 0 and items[first - 1].tag[0] in "nj":
            first -= 1
        speaker = speaker_of(items[first:], text) if first < len(items) else None
        if speaker is not None and speaker.anaphor is None and speaker.proper:
            stop = re.compile(r"[，。;]|$").search(text, match.end(), passage.end)
            scope = (match.end(), stop.start() if stop else passage.end)
            yield statement_of(passage, speaker, (speaker.start, match.end()), scope, "as X calls it")


# Every branch begins with a character of its own, which the engine looks for at memory speed.
_NAMED_FIGURES = "(?:数据|数字|统计|资料)，"
_FIGURES_OF = re.compile(
    rf"的(?:最新)?(?:统计)?{_NAMED_FIGURES}|最新(?:统计)?{_NAMED_FIGURES}|统计{_NAMED_FIGURES}"
    "|数据，|数字，|统计，|资料，"
)


def figures_of(passage: Passage) -> Iterator[Statement]:
    """保安局的数据，将…: figures at the head of a sentence, with neither 据 nor 显示."""
    text = passage.document.folded
    for match in _FIGURES_OF.finditer(text, passage.start, passage.end):
        start = passage.sentence_start(match.start())
        if (
            text.find("(", start, match.start()) >= 0
            or match.start() - start > 20
            or words().cue.match(text, start)
            or passage.quotation_at(match.start())
        ):
            continue
        items = stripped(items_between(passage.document, start, match.start()))
        plain = items and all(item.tag not in ("v", "ul", "m") for item in items)  # not 杂志研究了30个城市的数据
        speaker = speaker_of(items, text) if plain else None
        if speaker is not None and speaker.anaphor is None and speaker.proper:
            scope = (match.end(), passage.sentence_end(match.end()))
            found = statement_of(passage, speaker, (speaker.start, match.end()), scope, "figures of")
            yield found._replace(outer=True, carries=True)


_CITED = re.compile(
    r"(?:援引|引述|引用|转引)(?P<who>[^，。;:]{2,30}?)(?:的话|的说法|的消息|的报道|报道|报导|消息)?(?:称|指出|指|说|报道|表示|透露|$)"
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


def may_speak(text: str, start: int, end: int) -> bool:
    """Whether a paragraph without a verb of saying may name a source all the same."""
    return (
        any(rule.search(text, start, end) for rule in (_RELEASE, _ORDER, _SO_CALLED, _FIGURES_OF))
        or may_name(text, start, end)
        or may_cite(text, start, end)
    )
