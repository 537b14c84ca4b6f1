"""Who speaks in a Chinese paragraph: verbs of saying, 据…报道, quotations, headings, published figures.

Each rule yields statements whose scope ends with the sentence or the quotation; pronouns and carrying over are settled
for both languages in `extract.attribution`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from extract.document import Document, Sentence
from extract.quotation import Quotation, Quotations
from extract.statement import Statement
from extract.zh.speaker import NAME_TAGS, Item, Speaker, items_between, noun_phrase, speaker_of, stripped, words

CLAUSE = 90  # the longest clause before a verb that is searched for its speaker

_STOPS = "，。;!?:\n"
_CLOSERS = {"》": "《", ")": "(", "”": "“", "」": "「", "』": "『"}
_SENTENCE_END = re.compile(r"[。!?\n]")
_REAL = re.compile(r"[，。!?…;]")


@dataclass(slots=True)
class Passage:
    """One paragraph in folded characters with its quotations; `real` ones hold speech, the others names and terms."""

    document: Document
    start: int
    end: int
    real: list[Quotation]
    taken: set[int]

    @classmethod
    def of(cls, document: Document, start: int, end: int) -> Passage:
        text = document.folded
        quotations = Quotations.of(text, start, end).found
        real = [q for q in quotations if q.end - q.start > 22 or _REAL.search(text, q.start, q.end)]
        return cls(document, start, end, real, set())

    def quotation_at(self, at: int) -> Quotation | None:
        """The quotation of speech that holds `at`."""
        return next((q for q in self.real if q.start <= at < q.end), None)

    def quotation_before(self, at: int) -> Quotation | None:
        """The quotation of speech that ends at `at`, white space apart."""
        while at > self.start and self.document.folded[at - 1].isspace():
            at -= 1
        return next((q for q in self.real if q.end == at), None)

    def sentence_start(self, at: int) -> int:
        """Where the sentence around `at` begins, full stops inside quotations of speech apart."""
        found = self.start
        for match in _SENTENCE_END.finditer(self.document.folded, self.start, at):
            inside = self.quotation_at(match.start())
            if inside is None:
                found = match.end()
            elif inside.end == match.end() + 1 and inside.end <= at:
                found = inside.end
        return found

    def sentence_end(self, at: int) -> int:
        """Where the sentence around `at` ends; a quotation closes it when it ends with a full stop and nothing goes on."""
        text = self.document.folded
        for match in _SENTENCE_END.finditer(text, at, self.end):
            inside = self.quotation_at(match.start())
            if inside is None:
                return match.end()
            if inside.end == match.end() + 1 and not text[inside.end : inside.end + 1] in ("，", "、", "的"):
                return inside.end
        return self.end


@cache
def _cues() -> re.Pattern[str]:
    verbs = "|".join(sorted(words().saying, key=len, reverse=True))
    return re.compile(rf"(?P<according>根据|依据|按照|据|按)|(?P<verb>{verbs})")


# 说明, 名称, 指数: a verb of one character counts only as a word of its own; these follow it in words that the tagger misses.
_NOT_AFTER_ONE = re.compile(
    r"[明法服辞客唱谎书不]|得[上过去]|不[上清定]|的是|向|望|数|标|导|定|甲|纹|号|呼|为|作|之为|谓|职|霸|赞|颂|道理|起来|到底|白了|实话|真的|究|价|和|课|学"
)


def find_statements(document: Document, sentences: Sequence[Sentence]) -> list[Statement]:
    """The statements of the paragraph that `sentences` make up, in the order of their cues."""
    start, end = sentences[0].start, sentences[-1].end
    passage = Passage.of(document, start, end)
    text = document.folded
    found: list[Statement] = []
    heading = _heading(passage)
    if heading is not None:
        found.append(heading)
    at = start
    while match := _cues().search(text, at, end):
        at = match.end()
        if passage.quotation_at(match.start()) is not None:
            continue
        statement = _according(passage, match) if match.lastgroup == "according" else _said(passage, match, found)
        if statement is not None:
            found.append(statement)
            at = max(at, statement.end) if statement.end <= end else at
    found.extend(_colons(passage, found))
    found.extend(_releases(passage))
    found.extend(_so_called(passage))
    found.extend(_figures_of(passage))
    return sorted(found, key=lambda statement: statement.start)


def _clause_start(passage: Passage, at: int) -> int:
    """The start of the clause that ends at `at`: brackets, titles and quoted names are jumped over, commas stop."""
    text = passage.document.folded
    low = max(passage.start, at - CLAUSE)
    while at > low:
        mark = text[at - 1]
        if mark in _STOPS:
            return at
        opener = _CLOSERS.get(mark)
        if opener is not None:
            if mark in "”」』" and any(q.end == at for q in passage.real):
                return at
            opened = text.rfind(opener, max(passage.start, at - CLAUSE), at)
            if opened >= 0:
                at = opened
                continue
        elif mark in "“「『(":
            return at
        at -= 1
    return at


# --- 据《新京报》报道，… ---

_FRAME_END = re.compile(r"[，。:;\n“「『]")
_FRAME_VERB = re.compile(
    r"(?:的)?(?P<noun>报道|报导|消息|介绍|透露|统计|披露|测算|估计|估算|预测|通报|公布|公告|数据|数字|资料|报告|说法|记录|说明|分析|调查|研究|反映|描述|供述|爆料|转述|观察|网站|官网|声明|推文|文章|文件|财报|年报|招股书)?"
    r"(?P<verb>报道称|报道指出|报道|报导|显示|称|指出|指|透露|披露|说|表示|介绍|统计|了解|所知|所述|所说|估算|测算|估计|预测|认为|发现|引述|援引|公布|悉|闻|传|讲|回忆|反映|描述)?$"
)
_QUOTING = re.compile(r"(?:援引|引述|引用|转引|转载)")


def _according(passage: Passage, match: re.Match[str]) -> Statement | None:
    text, start = passage.document.folded, match.start()
    if start > passage.start and text[start - 1] in "占证数依根凭收票论单考割盘论" and match.group() == "据":
        return None
    end = _frame_end(passage, match.end())
    frame = text[match.end() : end]
    shape = _FRAME_VERB.search(frame)
    title = frame.rstrip().endswith(("》", "App"))
    if shape is None or not (shape["noun"] or shape["verb"] or title) or (match.group() == "按" and not shape["verb"]):
        return None
    body_end = match.end() + (len(frame) if title else shape.start())
    name = _frame_name(passage, match.end(), body_end, match.end() + len(frame))
    closing = end >= passage.end or text[end] in "。;\n"
    scope = (passage.sentence_start(start), start) if closing else (end, passage.sentence_end(end))
    if name is None:
        return Statement(start, end, None, *scope, "hearsay")
    rule = "figures of" if shape["noun"] in _FIGURES or name.report else "according to"
    return replace(_statement(passage, name, (start, end), scope, rule), outer=True, carries=not closing)


_FIGURES = frozenset("数据 数字 资料 统计 记录 报告 财报 年报 招股书 调查 研究 测算 估算".split())


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
    while items and items[-1].word in ("的", "所", "所做", "曾"):
        items = stripped(items[:-1])
    if not items:
        return None
    cut = next(
        (n for n, item in enumerate(items) if n and item.word in words().publishing and n + 1 < len(items)), None
    )
    if cut is not None and items[-1].tag != "title" and "的" not in {item.word for item in items[cut:]}:
        items = stripped(items[:cut])
    speaker = speaker_of(items, text) if items else None
    if speaker is None or (not speaker.proper and frame_end - start > 40):
        return None
    return speaker


# --- X表示，… / “…”，X说 ---

_DISPLAY = re.compile(r"(?:[A-Za-z]|网|系统|平台|软件|库|卫星|官网|微博|推特|简历|履历)$")
_QUOTE_AHEAD = re.compile(r"[:，]?\s*[“「『\"]")
_OWN_VOICE = re.compile(r"，(?:而?这|此举|也就)?也?(?:意味着|标志着)")


def _said(passage: Passage, match: re.Match[str], before: list[Statement]) -> Statement | None:
    verb, text = match.group(), passage.document.folded
    if not _is_verb(passage, match) or _object_follows(verb, text, match.end()):
        return None
    clause = _clause_start(passage, match.start())
    items = items_between(passage.document, clause, match.start())
    table = words()
    if any(item.word in table.blocking for item in items[-2:]):
        return None
    phrase = noun_phrase(items)
    speaker = speaker_of(phrase, text) if phrase else None
    if phrase and speaker is None:
        return None
    if speaker is not None:
        if verb == "显示" and not speaker.report and not _DISPLAY.search(text, phrase[-1].start, phrase[-1].end):
            return None
        if verb == "发现" and not speaker.report and not _may_find(speaker, text):
            return None
        gap = text[phrase[-1].end : match.start()].rstrip()
        if verb in table.weak and (not _can_state(speaker, phrase) or ("了" in gap and gap[-1] not in "后时")):
            return None
    else:
        speaker = _elided(passage, clause, items, before, verb)
        if speaker is None:
            return None
    return _spoken(passage, speaker, (clause, match), bool(phrase))


_SUBORDINATE = re.compile(r"[^，。;:!?“「\n]{0,30}?(?:之后|之前|以后|后|前|时|之际|期间|的情况下|的)(?=[，。;:])")


def _object_follows(verb: str, text: str, end: int) -> bool:
    """回应质询, 在承认违法之后: the verb takes an object or stands in a subordinate clause, nothing is quoted."""
    if verb in words().weak and text[end : end + 1] == "了":
        return True
    if verb in words().closed and text[end : end + 1] not in tuple('，:“「『"'):
        return verb not in words().weak or verb != "承认" or _SUBORDINATE.match(text, end) is not None
    return verb in words().weak and _SUBORDINATE.match(text, end) is not None


def _can_state(speaker: Speaker, phrase: list[Item]) -> bool:
    """Whether a subject of 预计 or 公告 is somebody: a pronoun, a report, or a proper name that no clause modifies."""
    if speaker.anaphor is not None or speaker.report:
        return True
    modified = any(item.word == "的" for item in phrase)
    return speaker.proper and (not modified or (phrase[-1].tag in NAME_TAGS and phrase[0].tag not in ("m", "t")))


def _may_find(speaker: Speaker, text: str) -> bool:
    """Bodies and researchers find what they report (研究人员发现); a person just finds (李惟斌发现)."""
    name = text[speaker.start : speaker.end]
    return words().bodies.search(name) is not None or words().titles.search(name) is not None


_BEFORE_ONE = frozenset("时 后 会 中 上 并 又 还 也 更 笑 续 先 再 则 曾 均 亦 就".split())


def _is_verb(passage: Passage, match: re.Match[str]) -> bool:
    verb, text = match.group(), passage.document.folded
    if len(verb) > 1:
        return True
    if _NOT_AFTER_ONE.match(text, match.end()):
        return False
    found = items_between(passage.document, max(passage.start, match.start() - 8), min(passage.end, match.end() + 4))
    word = next((item for item in found if item.start <= match.start() < item.end), None)
    return word is not None and (
        word.word == verb or (word.word.endswith(verb) and word.word[:-1] in _BEFORE_ONE and word.end == match.end())
    )


def _certain(passage: Passage, speaker: Speaker) -> bool:
    """Not a name by the luck of its last character, as 首阶段会 is one."""
    return len(items_between(passage.document, speaker.start, speaker.end)[-1].word) > 1


_COMMA = re.compile("，")
_GOES_ON = frozenset(
    "并 还 也 又 亦 更 则 但 同时 此外 另外 并且 再 均 曾 续 随后 其后 后 而且 且 再次 进一步 补充 又再 接着 而".split()
)


def _elided(passage: Passage, clause: int, items: list[Item], before: list[Statement], verb: str) -> Speaker | None:
    """The subject of an earlier clause of the sentence (X发布公告，称…; X出席活动时表示), else whoever spoke last."""
    table, text = words(), passage.document.folded
    phrases = [item for item in items if item.word not in table.adverbs and item.word not in _GOES_ON]
    if (
        phrases
        and phrases[0].word not in table.boundary
        and not any(item.word in ("时", "后", "中") for item in phrases)
    ):
        return None
    sentence = passage.sentence_start(clause)
    if not any(statement.start >= sentence for statement in before):
        for mark in [None, *_COMMA.finditer(text, max(sentence, clause - 3 * CLAUSE), clause)][:5]:
            speaker = _subject(passage, mark.end() if mark else sentence, clause)
            if speaker is not None and (verb not in table.weak or _certain(passage, speaker)):
                return speaker
    if verb in table.weak and not any(statement.start >= sentence for statement in before):
        return None
    return Speaker(clause, clause, "anyone")


def _subject(passage: Passage, start: int, end: int) -> Speaker | None:
    """The proper subject at the front of a clause that is not speech: the words up to its first verb or preposition."""
    text = passage.document.folded
    stop = min(end, start + 60)
    mark = re.compile(r"[，。;:!?]").search(text, start, stop)
    items = stripped(items_between(passage.document, start, mark.start() if mark else stop))
    if not items:
        return None
    table = words()
    relative = next((n for n, item in enumerate(items) if item.word == "的"), None)
    first = 0
    if items[0].word in table.boundary or items[0].tag == "v":
        if relative is None:
            return None
        first = relative + 1
    cut = next((n for n in range(first + 1, len(items)) if _ends_subject(items, n)), len(items))
    speaker = speaker_of(stripped(items[first:cut]), text) if cut > first else None
    if speaker is None or speaker.anaphor == "outlet" or not speaker.proper or speaker.report:
        return None
    return speaker


def _ends_subject(items: list[Item], at: int) -> bool:
    item = items[at]
    if item.word in words().boundary or item.tag in ("d", "p", "t", "quote") or item.word in words().saying:
        return True
    if item.tag == "m":
        return items[at - 1].word != "等"
    return (
        item.tag == "v"
        and len(item.word) > 1
        and not (at + 1 < len(items) and words().bodies.search(items[at + 1].word))
    )


def _spoken(passage: Passage, speaker: Speaker, place: tuple[int, re.Match[str]], stated: bool) -> Statement:
    """The statement of a verb: before it when a quotation or the sentence stands there, else after it."""
    clause, match = place
    text, end = passage.document.folded, match.end()
    frame = (speaker.start if stated and speaker.start >= clause else clause, end)
    frame = (min(frame[0], speaker.start) if speaker.start >= clause else frame[0], end)
    quoted = passage.quotation_before(clause if text[clause - 1 : clause] != "，" else clause - 1)
    ahead = _QUOTE_AHEAD.match(text, end)
    tail = text[end : end + 1]
    if quoted is not None and quoted.start not in passage.taken and (tail in "，。:!" or ahead):
        passage.taken.add(quoted.start)
        scope = (quoted.start, passage.sentence_end(end) if tail != "。" else quoted.end)
        return _statement(passage, speaker, frame, scope, "quoted")
    if tail in ("。", "") or end >= passage.end:
        return _statement(passage, speaker, frame, (passage.sentence_start(clause), clause), "said after")
    stop = passage.sentence_end(end)
    own = _OWN_VOICE.search(text, end, stop)
    stop = own.start() if own else stop
    if ahead:
        inside = passage.quotation_at(ahead.end() - 1)
        if inside is not None:
            passage.taken.add(inside.start)
            stop = max(stop, inside.end)
    shown = speaker.report or match.group() in words().showing
    statement = _statement(passage, speaker, frame, (end, stop), "figures show" if shown else "said")
    return replace(statement, outer=shown or match.group()[:2] in ("报道", "报导", "刊文"), carries=True)


def _statement(
    passage: Passage, speaker: Speaker, frame: tuple[int, int], scope: tuple[int, int], rule: str
) -> Statement:
    name = None if speaker.anaphor else passage.document.text[speaker.start : speaker.end].strip()
    return Statement(
        min(frame[0], frame[1]),
        frame[1],
        name,
        scope[0],
        scope[1],
        rule,
        speaker.anaphor,
        indefinite=speaker.indefinite,
    )


# --- X：“…” and the heading 工信部：… ---

_HEADING = re.compile(r"\s*(?:【[^】]{0,12}】)?\s*([^:，。;!?\n“”《》]{2,24}?)\s*:(?=[^/\d])")
_COLON = re.compile(r":\s*[“「『]")


def _heading(passage: Passage) -> Statement | None:
    text = passage.document.folded
    match = _HEADING.match(text, passage.start, passage.end)
    if match is None or _cues().search(text, match.start(1), match.end(1)):
        return None
    items = stripped(items_between(passage.document, match.start(1), match.end(1)))
    if not items or len(items) > 6 or any(item.tag in ("v", "m", "p", "r", "uj") for item in items):
        return None
    speaker = speaker_of(items, text)
    if speaker is None or speaker.anaphor or not speaker.proper or speaker.report:
        return None
    return _statement(passage, speaker, (match.start(1), match.end()), (match.end(), passage.end), "heading")


def _colons(passage: Passage, before: list[Statement]) -> Iterator[Statement]:
    """张三：“…” inside a paragraph, and a quotation whose clause has no verb of saying (她笑着：“…”)."""
    text = passage.document.folded
    for quotation in passage.real:
        if quotation.start in passage.taken or quotation.start - 1 <= passage.start or text[quotation.start - 1] != ":":
            continue
        if any(statement.scope_start <= quotation.start < statement.scope_end for statement in before):
            continue
        at = _clause_start(passage, quotation.start - 1)
        speaker = _subject(passage, at, quotation.start)
        if speaker is not None:
            yield _statement(passage, speaker, (at, quotation.start), (quotation.start, quotation.end), "quoted")


# --- 工信部发布运行情况。一季度，… / 一直所指的 ---

_RELEASE = re.compile(
    r"(?:发布|公布|提供|发表|公开|披露)(?!会)[^。;:!?]{0,60}?(?:数据|数字|数目|情况|报告|统计|结果|公报|财报|年报|业绩|指数|清单|名单)(?:》|\([^)]*\))?(?=[，。;:]|$)"
)
_SO_CALLED = re.compile(r"(?:一直|曾|此前|早前|先前|之前)?所(?:指|说|称|言|讲|述|声称)的")


def _releases(passage: Passage) -> Iterator[Statement]:
    """A body gives out figures, and the sentences after it tell them."""
    text = passage.document.folded
    for match in _RELEASE.finditer(text, passage.start, passage.end):
        if passage.quotation_at(match.start()) is not None:
            continue
        clause = _clause_start(passage, match.start())
        phrase = noun_phrase(items_between(passage.document, clause, match.start()))
        speaker = speaker_of(phrase, text) if phrase else None
        sentence = passage.sentence_start(clause)
        while speaker is None and not phrase and clause > sentence:
            clause = _clause_start(passage, clause - 1)
            speaker = _subject(passage, max(clause, sentence), match.start())
        if speaker is None or speaker.anaphor or speaker.report or not speaker.proper:
            continue
        scope = (match.end(), passage.sentence_end(match.end()))
        yield replace(
            _statement(passage, speaker, (speaker.start, match.end()), scope, "published"), outer=True, carries=True
        )


def _so_called(passage: Passage) -> Iterator[Statement]:
    """港府一直所指的每日150个配额: what follows up to the end of the clause is the speaker's word."""
    text = passage.document.folded
    for match in _SO_CALLED.finditer(text, passage.start, passage.end):
        items = stripped(items_between(passage.document, _clause_start(passage, match.start()), match.start()))
        first = len(items)
        while first > 0 and items[first - 1].tag[0] in "nj":
            first -= 1
        speaker = speaker_of(items[first:], text) if first < len(items) else None
        if speaker is not None and speaker.anaphor is None and speaker.proper:
            stop = re.compile(r"[，。;]|$").search(text, match.end(), passage.end)
            scope = (match.end(), stop.start() if stop else passage.end)
            yield _statement(passage, speaker, (speaker.start, match.end()), scope, "as X calls it")


_FIGURES_OF = re.compile(r"的?(?:最新)?(?:统计)?(?:数据|数字|统计|资料)，")


def _figures_of(passage: Passage) -> Iterator[Statement]:
    """保安局的数据，将…: figures at the head of a sentence, with neither 据 nor 显示."""
    text = passage.document.folded
    for match in _FIGURES_OF.finditer(text, passage.start, passage.end):
        start = passage.sentence_start(match.start())
        if match.start() - start > 20 or _cues().match(text, start) or passage.quotation_at(match.start()):
            continue
        items = stripped(items_between(passage.document, start, match.start()))
        speaker = speaker_of(items, text) if items and all(item.tag != "v" for item in items) else None
        if speaker is not None and speaker.anaphor is None and speaker.proper:
            scope = (match.end(), passage.sentence_end(match.end()))
            found = _statement(passage, speaker, (speaker.start, match.end()), scope, "figures of")
            yield replace(found, outer=True, carries=True)


# --- carrying over ---

_TURN = re.compile(
    r"\s*(?:在[^，。]{1,12}[，，]|与此同时|另一方面|此外，据|值得|公开资料|记者|本报|据悉|据了解|事实上|不过，|然而|而在|至于|[“「『《]|.{0,8}?(?:财新|本报|本台|大纪元)记者|\()"
)
_FOLLOWS = re.compile(
    r"\s*(?:因此|所以|此外|另外|同时|其中|而且|并且|例如|比如|换言之|也就是|该|其|预计|预料|预期|目前|未来|今后|下一步|接下来|届时|将|从|自|当中|现时|至今|截至|他们|我们|我国|公司|首先|其次|第[一二三]|一是|二是|三是|如果|若|只要|除)"
)


def continues(text: str, sentence: Sentence, statement: Statement) -> bool:
    """Whether a sentence without a speaker of its own plainly goes on with `statement`."""
    if statement.outer and statement.rule != "according to":
        return _TURN.match(text, sentence.start, sentence.end) is None
    return _FOLLOWS.match(text, sentence.start, sentence.end) is not None
