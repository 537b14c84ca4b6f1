"""Who speaks in a Chinese paragraph: verbs of saying, 据…报道, quotations, headings, published figures.

Each rule yields statements whose scope ends with the sentence or the quotation; pronouns and carrying over are settled
for both languages in `extract.speech.attribution`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from extract.speech.statement import Statement, StatementRule
from extract.text.document import Document, Sentence
from extract.zh.speech import documents
from extract.zh.speech.announcing import GIVING_OUT, announces, is_single
from extract.zh.speech.asides import asides
from extract.zh.speech.cues import is_given_out, is_verb, object_follows, spells_name
from extract.zh.speech.elided import elided
from extract.zh.speech.items import Item, items_between, spelled
from extract.zh.speech.namely import heads_list, named
from extract.zh.speech.quoted import colons, told_before
from extract.zh.speech.released import figures_of, may_speak, releases, so_called, with_compared
from extract.zh.speech.shortened import is_short_for_body
from extract.zh.speech.sources import according, cited_by, headings, quoted_alone, quoted_by
from extract.zh.speech.speaker import Speaker, speaker_of
from extract.zh.speech.spokenfor import noun_phrase
from extract.zh.speech.standing import can_state, is_plain_noun, may_find, may_foresee, may_record
from extract.zh.speech.toldof import acting, named_before, subject_before
from extract.zh.speech.unclaimed import unclaimed
from extract.zh.speech.voices import Passage, clause_start, statement_of
from extract.zh.words.pronouns import HE_OR_SHE
from extract.zh.words.speech_words import ACCORDING, speech_words
from extract.zh.words.tags import TAGS


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
    if not (marked or speech_words().cue.search(text, start, end) or may_speak(text, start, end)):
        return []
    passage = Passage.of(document, start, end)
    found = list(headings(passage))
    _hear(passage, found, last)
    for quoting in _QUOTING:
        found.extend(quoting(passage, found))
    for naming in _NAMING:
        found.extend(naming(passage))
    found.extend(unclaimed(passage, found))
    found = with_compared(passage, found)
    hearsay = _HEARSAY.search(text, start, end)
    if hearsay is not None:
        found = [_cut(statement, hearsay.start()) for statement in found]
    return sorted(found, key=lambda statement: statement.start)


_QUOTING: tuple[Callable[[Passage, list[Statement]], Iterable[Statement]], ...] = (colons, told_before)
_NAMING: tuple[Callable[[Passage], Iterable[Statement]], ...] = (
    releases,
    so_called,
    figures_of,
    named,
    asides,
    documents.papers,
    heads_list,
)
_MARKS = (":", "“", "「", "『")
# What is told from there on is nobody's. The word first, which the engine looks for at memory speed.
_HEARSAY = re.compile(r"据(?<=[，:;。].)[说传称]|传(?<=[，:;。].)闻")


def _cut(statement: Statement, at: int) -> Statement:
    """The statement without what stands behind `at`, where it began before."""
    inside = statement.end <= at < statement.scope_end
    return statement._replace(scope_end=at, carries=False) if inside else statement


# --- X表示，… / “…”，X说 ---


def _hear(passage: Passage, found: list[Statement], last: int) -> None:
    """Puts the statements of verbs, and of those cited by them, to the ones found, as far as they may reach `last`."""
    text, cue, end = passage.document.folded, speech_words().cue, passage.end
    quoted = passage.quotation_at(last)
    reach = passage.sentence_end(quoted.end if quoted is not None else last) if last < end else end
    if reach < end and not cue.search(text, passage.sentence_start(last), reach):
        reach = passage.sentence_end(reach)  # who speaks on may have spoken all along
    at = passage.start
    while match := cue.search(text, at, reach):
        at = match.end()
        if passage.quotations.around(match.start()) is not None:
            continue
        statement = according(passage, match, found) if match.group() in ACCORDING else _said(passage, match, found)
        if statement is not None:
            found.append(statement)
            found.extend(quoted_by(passage, statement))
            found.extend(cited_by(passage, statement))
            at = max(at, statement.end)


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
    """What a verb of saying tells, and who says it; None where it tells nothing or nobody can be who says it."""
    if not _tells(passage, match):
        return None
    clause = clause_start(passage, match.start())
    items = items_between(passage.document, clause, match.start())
    if any(item.word in speech_words().blocking for item in items[-2:]) and not spells_name(items):
        return None
    place = (clause, match)
    phrase = noun_phrase(items)
    if not phrase or spelled(phrase) in _INSIDE_IT:
        untold = elided(passage, clause, items, before, match.group())
        if untold is None:
            return None
        speaker = _meant(passage, clause, untold, before)
        return _spoken(passage, speaker, place, speaker.start if speaker.anaphor == "outlet" else clause)
    voice = _voice(passage, match, clause, phrase)
    if voice is None:
        return None
    doubt = next((doubt for doubt in _DOUBTS if doubt(voice)), None)
    if doubt is None:
        return _spoken(passage, _meant(passage, clause, voice.speaker, before), place, voice.phrase[0].start)
    quoted = quoted_alone(passage, clause, match.end()) if doubt is _cannot_state else None
    return None if quoted is None else _spoken(passage, quoted, place, clause)


_INSIDE_IT = frozenset(("书中", "文中", "信中", "片中"))


def _tells(passage: Passage, match: re.Match[str]) -> bool:
    """Whether a verb of saying is one where it stands, and tells something."""
    verb, text = match.group(), passage.document.folded
    before_it = text[match.start() - 1 : match.start()]
    if before_it in _CLASSIFIERS and _BEFORE_NOUN.search(text, max(0, match.start() - 2), match.start()):
        return False  # 「雷曼时刻」(指2008年…), 对原审的批评, 三项指控
    if object_follows(verb, text, match.end()) or not is_verb(passage, match) or is_given_out(text, match):
        return False
    inside = passage.quotations.around(match.end()) if verb in speech_words().closed else None
    return inside is None or passage.quotation_at(match.end()) is not None  # 公布「书券」计划的名单: a name


@dataclass(frozen=True, slots=True)
class _Voice:
    """Somebody before a verb of saying, of whom is asked whether it is he who says something."""

    passage: Passage
    match: re.Match[str]
    speaker: Speaker
    phrase: list[Item]  # the words that name him

    @property
    def verb(self) -> str:
        return self.match.group()

    @property
    def text(self) -> str:
        return self.passage.document.folded

    @property
    def gap(self) -> str:
        """What stands between him and the verb."""
        return self.text[self.phrase[-1].end : self.match.start()].rstrip()


def _voice(passage: Passage, match: re.Match[str], clause: int, phrase: list[Item]) -> _Voice | None:
    """Who is named before a verb; where the words there name nobody, whose act or whose words its clause tells."""
    speaker = speaker_of(phrase, passage.document.folded)
    if speaker is not None:
        return _Voice(passage, match, speaker, phrase)
    speaker = acting(passage, clause, match) or quoted_alone(passage, clause, match.end())
    if speaker is None:
        return None
    return _Voice(passage, match, speaker, items_between(passage.document, speaker.start, speaker.end))


def _displays_nothing(voice: _Voice) -> bool:
    """Whether 显示 is of no report, screen or site: 两人显示诚意."""
    if voice.verb != "显示" or voice.speaker.report:
        return False
    return not _DISPLAY.search(voice.text, voice.phrase[-1].start, voice.phrase[-1].end)


def _records_nothing(voice: _Voice) -> bool:
    recording = voice.verb in speech_words().recording
    return recording and not may_record(voice.passage, voice.speaker, voice.gap)


def _finds_nothing(voice: _Voice) -> bool:
    if voice.verb != "发现" or voice.speaker.report:
        return False
    latin = voice.text[voice.speaker.start] < "\u0250" and voice.text.startswith("，", voice.match.end())
    return not latin and not may_find(voice.speaker, voice.text, voice.gap)  # Upturn发现，…


def _cannot_state(voice: _Voice) -> bool:
    """Whether a verb that does not always tell what somebody says is of nobody who can state something."""
    if voice.verb not in speech_words().weak:
        return False
    gives = voice.verb in GIVING_OUT and voice.text[voice.match.end()] not in "，:" and is_plain_noun(voice.phrase)
    if gives or can_state(voice.speaker, voice.phrase):
        return False
    return not is_short_for_body(voice.text, voice.speaker.start, voice.speaker.end)


def _foresees_nothing(voice: _Voice) -> bool:
    return voice.verb in speech_words().forecasting and not may_foresee(voice.passage, voice.speaker)


def _is_acted_on(voice: _Voice) -> bool:
    return voice.verb in speech_words().closed and _acts(voice.phrase)


def _had_done(voice: _Voice) -> bool:
    """Whether 了 stands before the verb, which then is no verb of saying; not in 开会后指."""
    weak = voice.verb in speech_words().weak or voice.verb in speech_words().closed
    return weak and "了" in voice.gap and voice.gap[-1] not in "后时"


# What speaks against somebody as the one who says something, in the order in which it is asked.
_DOUBTS: tuple[Callable[[_Voice], bool], ...] = (
    _displays_nothing,
    _records_nothing,
    _finds_nothing,
    _cannot_state,
    _foresees_nothing,
    _is_acted_on,
    _had_done,
)


def _meant(passage: Passage, clause: int, speaker: Speaker, before: list[Statement]) -> Speaker:
    """Whoever is meant by a pronoun, where the clauses before tell of him; else the speaker as he is."""
    text = passage.document.folded
    if speaker.anaphor == "person" and text[speaker.start : speaker.end] in HE_OR_SHE:
        speaker = named_before(passage, clause, before) or speaker
    called = text[speaker.start : speaker.end]
    if speaker.anaphor == "person" and called in ("他们", "她们", "它", "它们"):
        speaker = subject_before(passage, clause, called) or speaker
    return speaker


def _acts(phrase: list[Item]) -> bool:
    """驳回上诉庭(的批评): the words before the verb hold a verb of their own, so that theirs is the object."""
    last = max((n for n, item in enumerate(phrase) if item.word == "的"), default=-1)
    return any(
        TAGS.get(item.word, item.tag) == "v"
        and len(item.word) > 1
        and item.word not in speech_words().nominal
        and speech_words().titles.search(item.word) is None
        and not (item.word.endswith("行") or following.word in _UNITS)
        for item, following in zip(phrase[last + 2 : -1], phrase[last + 3 :], strict=True)
    )


_UNITS = frozenset(("部门", "机构", "单位", "人员", "人士", "公司"))  # 政策制定部门


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
    if doubted is not None and speech_words().cue.search(text, end, doubted.start()) is None:
        stop = doubted.start()
    if ahead:
        inside = passage.quotation_at(ahead.end() - 1)
        short = passage.quotations.around(ahead.end() - 1)
        if inside is None and short is not None and text[short.end : short.end + 1] == ";":
            stop = short.end  # 孔子说「…」；难道…
        elif inside is not None:
            passage.taken.add(inside.start)
            stop = inside.end if text[inside.end : inside.end + 1] == ";" else max(stop, inside.end)
    begin = _period_before(passage, clause) if match.group() in speech_words().forecasting else end
    showing = match.group() in speech_words().showing
    found_out = showing and (speaker.anaphor == "person" or is_single(text[speaker.start : speaker.end]))
    shown = speaker.report or (showing and not found_out)
    counts = match.group() == "统计"
    told: StatementRule = "announced" if announces(passage, speaker, match) else "said"
    rule: StatementRule = "figures show" if shown else "figures of" if counts else told
    statement = statement_of(passage, speaker, frame, (begin, stop), rule)
    return statement._replace(
        outer=shown or counts or match.group()[:2] in ("报道", "报导", "刊文"),
        carries=match.group() not in speech_words().recording and (not showing or stop - end > _TOLD),
    )


_SPACED = (" ，", " 。", " :")
_TOLD = 8  # a finding shorter than this (统计显示零新增) is told whole

_PERIOD = re.compile(r"[^，日号周]{2,14}[年季月期]，")


def _period_before(passage: Passage, clause: int) -> int:
    """A forecast holds for the period named before it (明年，高盛预计…); a day there is the day of speaking."""
    start = passage.sentence_start(clause)
    return start if _PERIOD.fullmatch(passage.document.folded, start, clause) else clause
