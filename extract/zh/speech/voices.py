"""The ground under the rules of Chinese speech: a paragraph with its quotations, its clauses and their subjects."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from extract.speech.statement import Statement, StatementRule
from extract.text.document import Document
from extract.text.quotation import Quotation, Quotations
from extract.zh.speech.items import Item, items_between, stripped
from extract.zh.speech.nominal import is_known, is_somebody
from extract.zh.speech.speaker import Speaker, speaker_of
from extract.zh.speech.spokenfor import runs_office
from extract.zh.speech.titled import introduced
from extract.zh.words.nounwords import PERSONAL
from extract.zh.words.speech_words import speech_words

SENTENCE = 2_000  # characters beyond which a sentence without an end is cut
CLAUSE = 90  # the longest clause before a verb that is searched for its speaker

_STOPS = "，。;!?:\n"

_CLOSERS = {"》": "《", ")": "(", "”": "“", "」": "「", "』": "『"}

_LABELS = {"】": "【", "]": "["}
_NOTE = re.compile(r"\[\d{1,3}\]")

_SENTENCE_END = re.compile(r"[。!?\n]")

_MARK = re.compile(r"[，。;:!?]")

_GAP = re.compile(r"(?<=[\u3400-\u9fff」”》]) +(?=[\u3400-\u9fff「“《\d])")  # between the parts of a headline

_WIDE = re.compile("\u3000+")
_REAL = re.compile(r"[，。!?…;]")
_TERM = 22  # characters of the longest name or term in quotation marks, them included


@dataclass(slots=True)
class Passage:
    """One paragraph in folded characters with its quotations; `real` ones hold speech, the others names and terms."""

    document: Document
    start: int
    end: int
    quotations: Quotations
    real: list[Quotation]
    taken: set[int]
    headline: bool  # a line without commas and full stops, whose parts are set apart by spaces
    _openings: list[int]
    _sentence_ends: list[int]

    @classmethod
    def of(cls, document: Document, start: int, end: int) -> Passage:
        """Reads quotations and sentence ends in one pass each, so that every question after is a binary search."""
        text = document.folded
        quotations = Quotations.of(text, start, end)
        real = [q for q in quotations.found if q.end - q.start > _TERM or _REAL.search(text, q.start, q.end)]
        headline = _SENTENCE_END.search(text, start, end) is None and text.find("，", start, end) < 0
        passage = cls(document, start, end, quotations, real, set(), headline, [q.start for q in real], [])
        if headline:
            gaps = {gap.end() for gap in (*_GAP.finditer(text, start, end), *_WIDE.finditer(document.text, start, end))}
            passage._sentence_ends.extend(sorted(gaps))
        for match in _SENTENCE_END.finditer(text, start, end):
            inside = passage.quotation_at(match.start())
            if inside is None:
                passage._sentence_ends.append(match.end())
            elif inside.end == match.end() + 1 and text[inside.end : inside.end + 1] not in ("，", "、", "的"):
                passage._sentence_ends.append(inside.end)  # nothing goes on behind “….”
        return passage

    @property
    def sentence_starts(self) -> list[int]:
        """Where its sentences begin, in order."""
        return [self.start, *self._sentence_ends]

    def quotation_at(self, at: int) -> Quotation | None:
        """The quotation of speech that holds `at`."""
        index = bisect_right(self._openings, at) - 1
        return self.real[index] if index >= 0 and at < self.real[index].end else None

    def quotation_before(self, at: int) -> Quotation | None:
        """The quotation of speech that ends at `at`, white space apart."""
        while at > self.start and self.document.folded[at - 1].isspace():
            at -= 1
        found = self.quotation_at(at - 1)
        return found if found is not None and found.end == at else None

    def sentence_start(self, at: int) -> int:
        """Where the sentence around `at` begins, full stops inside quotations of speech apart."""
        index = bisect_right(self._sentence_ends, at) - 1
        return max(self._sentence_ends[index] if index >= 0 else self.start, at - SENTENCE)

    def sentence_end(self, at: int) -> int:
        """Where the sentence around `at` ends; so does a quotation that ends with a full stop when nothing goes on."""
        index = bisect_right(self._sentence_ends, at)
        return min(self._sentence_ends[index] if index < len(self._sentence_ends) else self.end, at + SENTENCE)


_EDGE = re.compile(r"[，。;!?:\n 】\]》)”」』“「『(—]")


def clause_start(passage: Passage, at: int) -> int:
    """The start of the clause that ends at `at`: brackets, titles and quoted names are jumped over, commas stop."""
    text = passage.document.folded
    low = max(passage.start, at - CLAUSE)
    marks = [match.start() for match in _EDGE.finditer(text, low, at)]
    for place in reversed(marks):
        if place >= at:
            continue  # jumped over
        mark, at = text[place], place + 1
        if (
            mark in _STOPS
            or (mark == "—" and text[place - 1] == "—")
            or (mark == " " and passage.headline and text[at : at + 1] > "\u3400" < text[at - 2 : at - 1])
        ):
            return at
        if mark in _LABELS:
            opened = text.rfind(_LABELS[mark], max(passage.start, at - CLAUSE), at)
            if opened < 0 or _NOTE.match(text, opened) is None:
                return at  # 【专讯】发展商表示
            at = opened
            continue
        opener = _CLOSERS.get(mark)
        if opener is not None:
            if mark in "”」』" and passage.quotation_before(at) is not None:
                return at
            opened = text.rfind(opener, max(passage.start, at - CLAUSE), at)
            if opened < 0 and mark in "”」』":
                return at  # nothing opens it here
            at = opened if opened >= 0 else place
        elif mark not in " —":
            return at
        else:
            at = place
    return min(at, low)


def subject_of_clause(passage: Passage, start: int, end: int) -> Speaker | None:
    """The proper subject at the front of a clause that is not speech: the words up to its first verb or preposition."""
    text = passage.document.folded
    stop = min(end, start + 60)
    mark = _MARK.search(text, start, stop)
    items = stripped(items_between(passage.document, start, mark.start() if mark else stop))
    if not items:
        return None
    table = speech_words()
    if (
        len(items) > 1
        and items[0].word in table.saying
        and items[0].word not in table.nominal
        and items[1].tag[0] == "n"
    ):
        return None  # 形容饶某：“…”
    if items[0].word in ("等", "等到", "直到", "每当"):
        return None  # 等他到场时: a time and no subject
    relative = next((n for n, item in enumerate(items) if item.word == "的"), None)
    first = 0
    if items[0].word in _STANDING_FOR and relative is not None:
        items = items[relative + 1 :]  # 代表某党的林某
        relative = None
        if not items:
            return None
    if relative is not None and relative + 1 < len(items) and items[relative - 1].word == "岁":
        items = items[relative + 1 :]  # 张庄乡47岁的果农刘某
        relative = next((n for n, item in enumerate(items) if item.word == "的"), None)
    office = len(items) > 1 and runs_office(items[1].word)
    if not office and not is_known(items[0]) and (items[0].word in table.boundary or items[0].tag == "v"):
        named = _introduced_at(items) if relative is None else relative + 1
        if named is None:
            return None
        first = named
    cut = next((n for n in range(first + 1, len(items)) if _ends_subject(items, n)), len(items))
    speaker = speaker_of(stripped(items[first:cut]), text) if cut > first else None
    if speaker is None and relative is not None and items[0].tag == "m" and first < cut <= relative:
        first = relative + 1  # 一名从事出版的选民
        cut = next((n for n in range(first + 1, len(items)) if _ends_subject(items, n)), len(items))
        speaker = speaker_of(stripped(items[first:cut]), text)
    if speaker is None or speaker.anaphor == "outlet" or speaker.report:
        return None
    publishes = cut < len(items) and items[cut].word in table.publishing and items[cut].tag == "v"
    return speaker if speaker.proper or publishes else None


def _introduced_at(items: list[Item]) -> int | None:
    """Where the office stands that introduces a person by name, in words that the tagger begins with a verb (浸会)."""
    office = next((n for n in range(1, min(len(items), _OPENING)) if introduced(items[: n + 1]) is not None), None)
    return office - 1 if office is not None else None


_OPENING = 6  # words of a clause among which its subject stands
_STANDING_FOR = frozenset(("由", "代表", "身为", "身兼", "作为", "贵为", "担任", "出任"))
_NEGATING = frozenset("无未没不有是")
_TURNING = frozenset("cli")  # conjunctions and set phrases: 只是, 打电话
_JOINTS = frozenset("和与及、兼")


def _ends_subject(items: list[Item], at: int) -> bool:
    item = items[at]
    if item.tag == "v" and speech_words().titles.fullmatch(item.word):
        return False  # 消防处长
    if item.word in ("每天", "每日", "每年"):
        return True
    if (
        item.word in speech_words().boundary
        or item.tag in ("d", "p", "t", "quote")
        or item.word in speech_words().saying
    ):
        return True
    if item.tag == "m":
        return items[at - 1].word != "等"
    whole = at > 2 or items[at - 1].word == "官" or len(items[at - 1].word) > 1
    if item.tag == "v" and whole and at + 1 < len(items) and is_somebody(items[:at]):
        return True  # 叶官听毕解释, 程某做记者
    following = items[at + 1] if at + 1 < len(items) else None
    known = items[at - 1].tag in PERSONAL and len(items[at - 1].word) > 1
    if known and item.word in ("家", "家里", "家中"):
        return True  # 果农刘满仓家有7亩果园
    if item.tag == "paren" and following is not None and (known or following.tag in ("v", "d", "p")):
        return True  # 王静 (音译) 取每省最高值
    if (item.word in _NEGATING or (item.tag in _TURNING and item.word not in _JOINTS)) and is_somebody(items[:at]):
        return True
    if item.tag in ("v", "vn") and following is not None and following.tag in ("m", "ul", "uz", "ug", "r"):
        return True
    body = following is not None and (following.word == "组" or speech_words().bodies.search(following.word))
    return item.tag == "v" and len(item.word) > 1 and not body


def statement_of(
    passage: Passage, speaker: Speaker, frame: tuple[int, int], scope: tuple[int, int], rule: StatementRule
) -> Statement:
    """A statement of `speaker` in his words, with the frame and the scope given as start and end."""
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
        called=passage.document.folded[speaker.start : speaker.end].strip() or None if speaker.anaphor else None,
    )
