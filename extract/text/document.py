"""Document: one text prepared for the rules, built once and passed to every stage.

Holds the text, its folded twin of equal length, its sentences and, on demand, part-of-speech tags for the stretch of
Chinese that a rule asks about. It holds no findings.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from extract.model import Lang
from extract.text.dateline import behind_dateline
from extract.text.fold import fold
from extract.text.listing import behind_mark
from extract.text.tables import Cell, cells

if TYPE_CHECKING:
    from extract.zh.words.ownwords import OwnWords


class Token(NamedTuple):
    """A word of Chinese with its dictionary tag (jieba's tag set: n, nr, ns, nt, v, vn, a, d, p, m, q, uj …)."""

    start: int
    end: int
    tag: str
    word: str


class Sentence(NamedTuple):
    """One sentence in one language; `paragraph` numbers the line it stands in."""

    start: int
    end: int
    paragraph: int
    lang: Lang


@dataclass(slots=True)
class Document:
    """One text with what the rules need to know about it; build it with `Document.of`."""

    text: str
    folded: str
    lang: Lang
    published: date | None
    region: str | None
    sentences: list[Sentence]
    _words: dict[int, _Words] = field(default_factory=dict)  # by the start of their sentence
    _starts: list[int] = field(default_factory=list)
    _cells: dict[int, Cell] | None = None  # in order
    _cell_starts: list[int] = field(default_factory=list)
    _own: list[OwnWords] = field(default_factory=list)  # the one for all parts of a text that holds Chinese

    @classmethod
    def of(cls, text: str, tag: str | None, published: date | None = None, region: str | None = None) -> Document:
        """Folds and splits `text`, whose language `tag` names or its characters show; nothing is tagged until asked."""
        lang = language_tagged(tag) or language_of(text, "en")
        folded = fold(text)
        if lang == "zh":
            from extract.zh.words.printed import printed  # Chinese is loaded with the first text in it

            folded = printed(text, folded)
        return cls(text, folded, lang, published, region, _sentences(folded, lang))

    def parts(self) -> Iterator[Document]:
        """The document in stretches of whole paragraphs, each with tags of its own, so that a book costs no more memory
        than its chapters; nearly every document is one part.
        """
        if not self.sentences or self.sentences[-1].end - self.sentences[0].start <= _PART:
            yield self
            return
        first = 0
        for at, sentence in enumerate(self.sentences):
            length = sentence.start - self.sentences[first].start
            new_paragraph = sentence.paragraph != self.sentences[at - 1].paragraph
            if length > 2 * _PART or (length > _PART and new_paragraph):
                yield self._holding(self.sentences[first:at])
                first = at
        yield self._holding(self.sentences[first:])

    def _holding(self, sentences: list[Sentence]) -> Document:
        """The document with only some of its sentences; its own words are those of the whole."""
        return replace(self, sentences=sentences, _words={}, _starts=[], _cells=None, _cell_starts=[])

    @property
    def cells(self) -> Mapping[int, Cell]:
        """The cells of the tables in it by where they begin, but for the first of each row."""
        if self._cells is None:
            spans = (self.sentences[0].start, self.sentences[-1].end) if self.sentences else (0, 0)
            found = sorted(cells(self.folded, *spans), key=attrgetter("start"))
            self._cells = {cell.start: cell for cell in found}
            self._cell_starts.extend(self._cells)
        return self._cells

    def cell_at(self, at: int) -> Cell | None:
        """The cell of a table in which something stands, unless it is the first of its row."""
        known = self.cells
        index = bisect_right(self._cell_starts, at) - 1
        cell = known[self._cell_starts[index]] if index >= 0 else None
        return cell if cell is not None and at < cell.end else None

    def tokens(self, sentence: Sentence) -> list[Token]:
        """The tagged words of one Chinese sentence, in order, without gaps; computed once per sentence."""
        return self._words_of(sentence).tokens

    def index_at(self, sentence: Sentence, at: int) -> int:
        """Which of the words of one Chinese sentence is the last that begins at `at` or before; -1 for none."""
        tokens, edges = self._words_of(sentence)
        return bisect_right(edges, at, 0, len(tokens)) - 1

    def tokens_between(self, start: int, end: int) -> list[Token]:
        """The tagged words of `start`..`end`, the border words cut to what is inside."""
        starts = self._starts
        if not starts:
            starts.extend(sentence.start for sentence in self.sentences)
        found: list[Token] = []
        last = bisect_left(starts, end) if start < end else 0
        for index in range((bisect_right(starts, start, 0, last) or 1) - 1, last):
            tokens, edges = self._words_of(self.sentences[index])
            first = (bisect_right(edges, start) or 1) - 1
            found += tokens[first : bisect_left(edges, end, first)]
        if found:
            at, behind, tag, _ = found[0]
            if at < start:
                found[0] = Token(start, behind, tag, self.folded[start:behind])
            at, behind, tag, _ = found[-1]
            if behind > end:
                found[-1] = Token(at, end, tag, self.folded[at:end])
        return found

    def _words_of(self, sentence: Sentence) -> _Words:
        known = self._words.get(sentence.start)
        if known is None:
            at = sentence.start
            tokens: list[Token] = []
            edges = [at]
            for word, tag in self._own_words().between(at, sentence.end):
                behind = at + len(word)
                tokens.append(_TOKEN((at, behind, tag, word)))
                edges.append(behind)
                at = behind
            known = self._words[sentence.start] = _Words(tokens, edges)
        return known

    def _own_words(self) -> OwnWords:
        if not self._own:
            from extract.zh.words.ownwords import OwnWords  # Chinese is loaded with the first sentence in it

            self._own.append(OwnWords(self.folded))
        return self._own[0]


class _Words(NamedTuple):
    """The words of a sentence; where each begins, and where the last one ends."""

    tokens: list[Token]
    edges: list[int]


# No call of Python for each word and each sentence.
_TOKEN: Callable[[tuple[int, int, str, str]], Token] = partial(tuple.__new__, Token)
_SENTENCE: Callable[[tuple[int, int, int, Lang]], Sentence] = partial(tuple.__new__, Sentence)


_PART = 100_000  # characters of a document that are read together
_DECIDING = 20_000  # characters that decide the language
# One character and then the rest: only so does the engine look for the first one at memory speed.
_HAN = re.compile(r"[\u3400-\u9fff][\u3400-\u9fff]*")
_LATIN_WORD = re.compile(r"[A-Za-z][A-Za-z]+")


def language_tagged(tag: str | None) -> Lang | None:
    """The language the rules know of a tag such as zh-Hant or en-GB; None for others.

    >>> language_tagged("zh-Hant"), language_tagged("fr")
    ('zh', None)
    """
    main = (tag or "").lower()[:2]
    return "zh" if main == "zh" else "en" if main == "en" else None


def language_of(text: str, fallback: Lang) -> Lang:
    """The language a stretch of text is written in: one Han character in six Latin words or more makes it Chinese.

    >>> language_of("IBM 于 2020 年退出", "en")
    'zh'
    """
    text = text[:_DECIDING]
    if text.isascii():
        return "en" if _LATIN_WORD.search(text) else fallback
    most = len(text) // 3 + 1  # of Latin words, which nearly always decides before they need to be counted
    han = 0
    for run in _HAN.finditer(text):
        han += run.end() - run.start()
        if han * 6 > most:
            return "zh"
    words = len(_LATIN_WORD.findall(text))
    if han == words == 0:
        return fallback
    return "zh" if han * 6 > words else "en"


_ZH_END = re.compile(r"[。！？!?；;…][。！？!?；;…]*[」』”’\"')）》\]]*")
# A full stop ends an English sentence when a space and a capital, quote or digit follow and no abbreviation precedes.
_EN_END = re.compile(r"[.!?…][.!?…]*[\"'”’)\]]*(?=\s+[\"'“‘(\[]?[A-Z0-9$£€])")
LONGEST_SENTENCE = 2000  # characters; no real one is that long, a table or a page without full stops may be
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Capt|St|Jr|Sr|Inc|Ltd|Co|Corp|No|vs|etc|approx|est|ref|Ref|[Vv]ol|Fig|pp|Rs|Ksh|Kshs"
    r"|Shs|Tk|Rp|a\.m|p\.m|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|U\.S|U\.K|U\.N|E\.U|i\.e|e\.g|[A-Z]))\Z"
)


def _sentences(folded: str, lang: Lang) -> list[Sentence]:
    found: list[Sentence] = []
    line_start = 0
    for paragraph, line in enumerate(folded.split("\n")):
        spoken = language_of(line, lang)
        cuts = _cuts_zh(line) if spoken == "zh" else _cuts_en(line)
        start = behind_dateline(line, spoken)
        for cut in [cut for cut in (*cuts, len(line)) if cut > start]:
            for first, last in ((start, cut),) if cut - start <= LONGEST_SENTENCE else _pieces(line, start, cut):
                if spoken == "en":
                    first = behind_mark(line, first)
                if line[first:last].strip():
                    found.append(_SENTENCE((line_start + first, line_start + last, paragraph, spoken)))
            start = cut
        line_start += len(line) + 1
    return found


def _pieces(line: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence in pieces of bounded length, parted at a comma or space where there is one: work stays linear."""
    while end - start > LONGEST_SENTENCE:
        limit = start + LONGEST_SENTENCE
        cut = max(line.rfind(mark, limit - LONGEST_SENTENCE // 2, limit) for mark in "，,、 ") + 1 or limit
        yield start, cut
        start = cut
    yield start, end


def _cuts_zh(line: str) -> list[int]:
    return [match.end() for match in _ZH_END.finditer(line)]


def _cuts_en(line: str) -> list[int]:
    return [
        match.end()
        for match in _EN_END.finditer(line)
        if match.group()[0] != "." or not _ABBREVIATION.search(line, max(0, match.start() - 8), match.start())
    ]
