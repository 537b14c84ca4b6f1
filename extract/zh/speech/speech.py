"""Who speaks in a Chinese paragraph: verbs of saying, 据…报道, quotations, headings, published figures.

Each rule yields statements whose scope ends with the sentence or the quotation; pronouns and carrying over are settled
for both languages in `extract.speech.attribution`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.speech.statement import Statement, StatementRule
from extract.text.document import Document, Sentence
from extract.zh.speech import documents
from extract.zh.speech.announcing import GIVING_OUT, announces, is_single
from extract.zh.speech.asides import asides
from extract.zh.speech.cues import is_paper, is_verb, object_follows, spells_name
from extract.zh.speech.items import Item, is_time, items_between, spelled, stripped
from extract.zh.speech.namely import heads_list, named
from extract.zh.speech.nominal import is_somebody
from extract.zh.speech.quoted import colons, told_before
from extract.zh.speech.received import cited, published, sender
from extract.zh.speech.released import figures_of, may_speak, releases, so_called, with_compared
from extract.zh.speech.shortened import is_short_for_body
from extract.zh.speech.sources import according, cited_by, headings, quoted_alone, quoted_by
from extract.zh.speech.speaker import Speaker, speaker_of
from extract.zh.speech.spokenfor import noun_phrase
from extract.zh.speech.standing import can_state, certain, is_plain_noun, may_find, may_foresee, may_record
from extract.zh.speech.titled import introduced
from extract.zh.speech.toldof import acting, named_before, subject_before
from extract.zh.speech.unclaimed import unclaimed
from extract.zh.speech.voices import CLAUSE, Passage, clause_start, statement_of, subject_of_clause
from extract.zh.words.pronouns import HE_OR_SHE
from extract.zh.words.speech_words import ACCORDING, speech


def find_statements(document: Document, sentences: Sequence[Sentence], last: int) -> list[Statement]:
    """The statements of the paragraph that `sentences` make up, in the order of their cues.

    Of verbs only those in or before the sentence of the position `last`, or right behind a quotation that holds it or
    a sentence in which nobody speaks.
    """
    start, end = sentences[0].start, sentences[-1].end
    text = document.folded
    if text.startswith("> ", start):
        return []  # a quotation of whoever spoke before it
    marked = any(map(text[start:end].__contains__, _MARKS))
    if not (marked or speech().cue.search(text, start, end) or may_speak(text, start, end)):
        return []
    passage = Passage.of(document, start, end)
    found = list(headings(passage))
    at = start
    quoted = passage.quotation_at(last)
    reach = passage.sentence_end(quoted.end if quoted is not None else last) if last < end else end
    if reach < end and not speech().cue.search(text, passage.sentence_start(last), reach):
        reach = passage.sentence_end(reach)  # who speaks on may have spoken all along
    while match := speech().cue.search(text, at, reach):
        at = match.end()
        if passage.quotations.around(match.start()) is not None:
            continue
        statement = according(passage, match) if match.group() in ACCORDING else _said(passage, match, found)
        if statement is not None:
            found.append(statement)
            found.extend(quoted_by(passage, statement))
            found.extend(cited_by(passage, statement))
            at = max(at, statement.end)
    found.extend(colons(passage, found))
    found.extend(told_before(passage, found))
    found.extend(releases(passage))
    found.extend(so_called(passage))
    found.extend(figures_of(passage))
    found.extend(named(passage))
    found.extend(asides(passage))
    found.extend(documents.papers(passage))
    found.extend(heads_list(passage))
    found.extend(unclaimed(passage, found))
    found = with_compared(passage, found)
    hearsay = _HEARSAY.search(text, start, end)
    if hearsay is not None:
        found = [_cut(statement, hearsay.start()) for statement in found]
    return sorted(found, key=lambda statement: statement.start)


_MARKS = (":", "“", "「", "『")
# What is told from there on is nobody's. The word first, which the engine looks for at memory speed.
_HEARSAY = re.compile(r"据(?<=[，:;。].)[说传称]|传(?<=[，:;。].)闻")


def _cut(statement: Statement, at: int) -> Statement:
    """The statement without what stands behind `at`, where it began before."""
    inside = statement.end <= at < statement.scope_end
    return statement._replace(scope_end=at, carries=False) if inside else statement


# --- X表示，… / “…”，X说 ---

_DISPLAY = re.compile(r"(?:[A-Za-z]|网|系统|平台|软件|库|卫星|官网|微博|推特|简历|履历)$")

_CLASSIFIERS = frozenset("(的项宗起条番句份次")
_BEFORE_NOUN = re.compile(r"(?:[(的]|[\d一二两三四五六七八九十百千万几数][项宗起条番句份次]|多[项宗起条番句份])\Z")
_QUOTE_AHEAD = re.compile(r"[:，]?\s*[“「『\"]")

_OWN_VOICE = re.compile(
    r"，但(?:是)?(?:至今|迄今|时至今日|到今日|直至今日|到现在)|"
    r"，(?:(?:而?这|此举|也就)?也?(?:意味着|标志着)|被(?:问|追问|问及|问到)|纷纷"
    r"|(?:故|遂|于是|因而)(?:将|把|决定|下令|押后|宣布|要求|提出|押|判|撤))"
)


# Of what the one says whom somebody else quotes: 甲认为，乙指学额过剩，说法并无根据.
_DOUBTED = re.compile(
    r"，(?:该|此|这种?|有关)?(?:说法|言论|论点|论据|指控|讲法)(?:并无|并不|毫无|与事实|完全|明显|站不住|没有根据|欠缺)"
)


def _said(passage: Passage, match: re.Match[str], before: list[Statement]) -> Statement | None:
    verb, text = match.group(), passage.document.folded
    before_it = text[match.start() - 1 : match.start()]
    if before_it in _CLASSIFIERS and _BEFORE_NOUN.search(text, max(0, match.start() - 2), match.start()):
        return None  # 「雷曼时刻」(指2008年…), 对原审的批评, 三项指控
    if object_follows(verb, text, match.end()) or not is_verb(passage, match) or is_paper(text, match):
        return None
    clause = clause_start(passage, match.start())
    items = items_between(passage.document, clause, match.start())
    table = speech()
    if verb in table.closed and passage.quotations.around(match.end()) and passage.quotation_at(match.end()) is None:
        return None  # 公布「书券」计划的名单: the marks hold a name
    if any(item.word in table.blocking for item in items[-2:]) and not spells_name(items):
        return None
    phrase = noun_phrase(items)
    if spelled(phrase) in _INSIDE_IT:
        phrase = []
    speaker = speaker_of(phrase, text) if phrase else None
    if phrase and speaker is None:
        speaker = acting(passage, clause, match) or quoted_alone(passage, clause, match.end())
        if speaker is None:
            return None
        phrase = items_between(passage.document, speaker.start, speaker.end)
    if speaker is not None:
        if verb == "显示" and not speaker.report and not _DISPLAY.search(text, phrase[-1].start, phrase[-1].end):
            return None
        gap = text[phrase[-1].end : match.start()].rstrip()
        if verb in table.recording and not may_record(passage, speaker, gap):
            return None
        latin = text[speaker.start] < "\u0250" and text.startswith("，", match.end())  # Upturn发现，…
        if verb == "发现" and not speaker.report and not latin and not may_find(speaker, text, gap):
            return None
        gives = verb in GIVING_OUT and text[match.end()] not in "，:" and is_plain_noun(phrase)
        weak = verb in table.weak and not gives and not can_state(speaker, phrase)
        if weak and not is_short_for_body(text, speaker.start, speaker.end):
            quoted = quoted_alone(passage, clause, match.end())
            return _spoken(passage, quoted, (clause, match), clause) if quoted is not None else None
        if verb in table.forecasting and not may_foresee(passage, speaker):
            return None
        if verb in table.closed and _acts(phrase):
            return None
        if (verb in table.weak or verb in table.closed) and "了" in gap and gap[-1] not in "后时":
            return None
    else:
        speaker = _elided(passage, clause, items, before, verb)
        if speaker is None:
            return None
    if speaker.anaphor == "person" and text[speaker.start : speaker.end] in HE_OR_SHE:
        speaker = named_before(passage, clause, before) or speaker
    called = text[speaker.start : speaker.end]
    if speaker.anaphor == "person" and called in ("他们", "她们", "它", "它们"):
        speaker = subject_before(passage, clause, called) or speaker
    start = phrase[0].start if phrase else speaker.start if speaker.anaphor == "outlet" else clause
    return _spoken(passage, speaker, (clause, match), start)


_INSIDE_IT = frozenset(("书中", "文中", "信中", "片中"))


def _acts(phrase: list[Item]) -> bool:
    """驳回上诉庭(的批评): the words before the verb hold a verb of their own, so that theirs is the object."""
    last = max((n for n, item in enumerate(phrase) if item.word == "的"), default=-1)
    return any(
        item.tag == "v"
        and len(item.word) > 1
        and item.word not in speech().nominal
        and speech().titles.search(item.word) is None
        and not (item.word.endswith("行") or following.word in _UNITS)
        for item, following in zip(phrase[last + 2 : -1], phrase[last + 3 :], strict=True)
    )


_UNITS = frozenset(("部门", "机构", "单位", "人员", "人士", "公司"))  # 政策制定部门


_COMMA = re.compile("，")

_GOES_ON = frozenset(
    [
        "并",
        "还",
        "也",
        "又",
        "亦",
        "更",
        "则",
        "但",
        "同时",
        "此外",
        "另外",
        "并且",
        "再",
        "均",
        "曾",
        "续",
        "随后",
        "其后",
        "后",
        "而且",
        "且",
        "再次",
        "进一步",
        "补充",
        "又再",
        "接着",
        "而",
        "当中",
        "其中",
        "文中",
        "书中",
        "结果",
    ]
)


def _elided(passage: Passage, clause: int, items: list[Item], before: list[Statement], verb: str) -> Speaker | None:
    """The subject of an earlier clause of the sentence (X发布公告，称…; X出席活动时表示), else whoever spoke last."""
    table, text = speech(), passage.document.folded
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


def _spoken(passage: Passage, speaker: Speaker, place: tuple[int, re.Match[str]], start: int) -> Statement:
    """The statement of a verb: before it when a quotation or the sentence stands there, else after it."""
    clause, match = place
    text, end = passage.document.folded, match.end()
    end += text.startswith(_SPACED, end)  # a link ended there
    frame = (start, end)
    quoted = passage.quotation_before(clause if text[clause - 1 : clause] != "，" else clause - 1)
    ahead = _QUOTE_AHEAD.match(text, end)
    tail = text[end : end + 1]
    if quoted is not None and quoted.start not in passage.taken and (tail in "，。:!." or ahead):
        passage.taken.add(quoted.start)
        scope = (quoted.start, passage.sentence_end(end) if tail not in "。." else quoted.end)
        return statement_of(passage, speaker, frame, scope, "quoted")
    if tail in ("。", ".", "") or end >= passage.end:
        return statement_of(passage, speaker, frame, (passage.sentence_start(clause), clause), "said after")
    stop = passage.sentence_end(end)
    own = _OWN_VOICE.search(text, end, stop)
    stop = own.start() if own else stop
    doubted = _DOUBTED.search(text, end, stop)
    if doubted is not None and speech().cue.search(text, end, doubted.start()) is None:
        stop = doubted.start()
    if ahead:
        inside = passage.quotation_at(ahead.end() - 1)
        short = passage.quotations.around(ahead.end() - 1)
        if inside is None and short is not None and text[short.end : short.end + 1] == ";":
            stop = short.end  # 孔子说「…」；难道…
        elif inside is not None:
            passage.taken.add(inside.start)
            stop = inside.end if text[inside.end : inside.end + 1] == ";" else max(stop, inside.end)
    begin = _period_before(passage, clause) if match.group() in speech().forecasting else end
    showing = match.group() in speech().showing
    found_out = showing and (speaker.anaphor == "person" or is_single(text[speaker.start : speaker.end]))
    shown = speaker.report or (showing and not found_out)
    counts = match.group() == "统计"
    told: StatementRule = "announced" if announces(passage, speaker, match) else "said"
    rule: StatementRule = "figures show" if shown else "figures of" if counts else told
    statement = statement_of(passage, speaker, frame, (begin, stop), rule)
    return statement._replace(
        outer=shown or counts or match.group()[:2] in ("报道", "报导", "刊文"),
        carries=match.group() not in speech().recording and (not showing or stop - end > TOLD),
    )


_SPACED = (" ，", " 。", " :")
TOLD = 8  # a finding shorter than this (统计显示零新增) is told whole

_PERIOD = re.compile(r"[^，日号周]{2,14}[年季月期]，")


def _period_before(passage: Passage, clause: int) -> int:
    """A forecast holds for the period named before it (明年，高盛预计…); a day there is the day of speaking."""
    start = passage.sentence_start(clause)
    return start if _PERIOD.fullmatch(passage.document.folded, start, clause) else clause
