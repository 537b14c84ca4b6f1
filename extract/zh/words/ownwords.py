"""Own words: what the tagger's dictionary does not hold: words of our time, and those that a document says again and
again (利是封, 郑若骅).

Without a guess at unknown words the tagger leaves their characters single. Single characters side by side that come
back together are a word of the document: looked for only where the tagger left some, so that it costs next to nothing.
"""

from __future__ import annotations

import re
from functools import cache
from operator import itemgetter

from extract.text.remembered import Remembered
from extract.zh.words.grammar import GRAMMAR
from extract.zh.words.persons import is_office
from extract.zh.words.speech_words import speech_words
from extract.zh.words.tags import NOUNS, tagged

_OFTEN = 3  # times that a string must stand near by to be a word
_NAMED = 2  # the same for a surname and the two characters behind it
_HOLDS = 0.6  # share of the times that a word stands there in which its next character must follow it
_LONGEST = 6  # characters
_NAME, _OFFICE = 3, 2  # characters of a full name, and of the office before it
_TITLES = ("医生", "教授", "先生", "女士", "律师", "大律师", "博士", "议员", "法官", "牧师", "校长", "老师")
_INTRODUCTIONS = 4  # places at which a name is looked at
_BLOCK = 4000  # characters; a word is counted in its block and the two beside it, so that work stays linear
_HAN = "\u3400", "\u9fff"
_NO_ENDS = frozenset("向对在于说称指将与及跟等是曾已也就被把获从由以昨今则都均亦并又只不没未有到会要认发")
# Characters that may stand inside a word here (利是封) but not at its ends, and those that always part words.
_INSIDE = frozenset("是若以为自由在可能会把对将向从要使让给大小多少高低新老好上下前后中内外里间边起")
_PARTING = frozenset(
    "的了和与及或而但也都就又还已被有不没很更最这那其之所等着过说指称问答叫话时则均亦仍并即只仅每各某该此"
    "我你他她它您吗呢吧啊哪谁什怎么年月日号个名位张只条件项次宗间家份种款台部辆座层期届元角分万亿千百十两几"
    "一二三四五六七八九零〇第约近逾超达至到于跟被遭获因故故且再才先共同如果做用看想买卖吃喝走跑打拿找见听讲写读"
    "来去唔系嘅咗呢啲佢哋冇𠮶咁睇俾嚟喺"
)
_DEEDS = frozenset(("v", "d", "p", "a", "c", "u", "y", "f", "r", "m", "q", "t", "ad", "b", "vd", "x", "zg"))
_OFFICES = "署局厅委院部处"


def _kind(word: str) -> int:
    """What a word of the tagger may be: 1 a part of an unknown word, 2 only inside of one, 0 none."""
    if len(word) > 1 or not _HAN[0] <= word <= _HAN[1] or word in _PARTING:
        return 0
    return 2 if word in _INSIDE else 1


def _part(word: str) -> int:
    """What a word may be of a name of three characters: 1 and 2 its beginning, 3 and 4 what follows, by its length."""
    if len(word) >= _NAME or not _HAN[0] <= word[0] <= _HAN[1]:
        return 0
    begins = word[0] in speech_words().surnames and word not in speech_words().compound_surnames
    return len(word) if begins else len(word) + 2


_KINDS = Remembered(lambda word: _kind(word) + 4 * _part(word))
_WORD = itemgetter(0)
# Both of a word in one byte, so that a sentence is looked up once: the kind below 4, the part of a name above.
_UNKNOWN = rb"[\x01\x02\x05\x06\x09\x0a\x0d\x0e\x11\x12]"
_RUN = re.compile(_UNKNOWN + rb"{2,}")
_FIRST, _TWO, _ONE, _SHORT = rb"[\x04-\x06]", rb"[\x08-\x0a]", rb"[\x04-\x06\x0c-\x0e]", rb"[\x08-\x0a\x10-\x12]"
_SPELLED = re.compile(_FIRST + rb"(?:" + _ONE + _ONE + rb"|" + _SHORT + rb")|" + _TWO + _ONE)  # in two words or three

_GLOSS = re.compile(r"\( ?(?=[A-Z])(?:[A-Z][\w.'’-]+ [\w.'’ -]*?(?P<given>[A-Z][\w.'’-]*)\))?")

Tagged = list[tuple[str, str]]


class OwnWords:
    """The words of one folded text, found as its sentences are read."""

    __slots__ = ("_block", "_counts", "_introduced", "_spelled", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._block = 0
        self._counts: dict[str, int] = {}  # in that block and those beside it
        self._introduced: dict[str, bool] = {}
        self._spelled: dict[str, str] | None = None

    def between(self, start: int, end: int) -> Tagged:
        """The words of a stretch of the text with their tags, in order, without gaps."""
        found = self._joined(tagged(self._text[start:end]), start)
        return [(word, NOUNS.get(word, tag)) for word, tag in found]

    def _joined(self, tagged: Tagged, at: int) -> Tagged:
        """The tagged words of the stretch at `at` with each own word as one; the list itself when it holds none."""
        kinds = bytes(map(_KINDS.__getitem__, map(_WORD, tagged)))
        found = self._with_words(tagged, kinds, at)
        if found is not tagged:
            kinds = bytes(map(_KINDS.__getitem__, map(_WORD, found)))
        return self._with_names(found, kinds)

    def _with_names(self, tagged: Tagged, kinds: bytes) -> Tagged:
        """The words with each person's name as one who is introduced behind an office somewhere (律师罗冠聪)."""
        found: Tagged = []
        done = 0
        for spelled in _SPELLED.finditer(kinds):
            first, behind = spelled.span()
            name = "".join(map(_WORD, tagged[first:behind]))
            if (
                name[-1] not in _NO_ENDS
                and name[:2] not in speech_words().compound_surnames
                and self._is_introduced(name)
            ):
                found += tagged[done:first]
                found.append((name, "nr"))
                done = behind
        return [*found, *tagged[done:]] if done else tagged

    def _is_introduced(self, name: str) -> bool:
        """Whether a name stands behind an office and comes back, or has a title right behind it (李文亮医生)."""
        known = self._introduced.get(name)
        if known is None:
            at, known = self._text.find(name), False
            following = self._text.find(name, at + 1)
            again = following >= 0
            for _ in range(_INTRODUCTIONS):
                known = self._text.startswith(_TITLES, at + _NAME)
                known = known or (again and at >= _OFFICE and is_office(self._text[at - _OFFICE : at]))
                if known or following < 0:
                    break
                at, following = following, self._text.find(name, following + 1)
            self._introduced[name] = known
        return known

    def _with_words(self, tagged: Tagged, kinds: bytes, at: int) -> Tagged:
        found: Tagged = []
        done = 0
        glossed = self._glossed()
        for run in _RUN.finditer(kinds):
            first, behind = run.span()
            letters = "".join(map(_WORD, tagged[first:behind]))
            while first < behind - 1:
                name = self._with_gloss(letters[:_LONGEST]) if glossed else ""
                length = len(name) or self._length(letters[:_LONGEST], tagged[first : first + 2], at // _BLOCK)
                if length:
                    word = letters[:length]
                    found += tagged[done:first]
                    found.append((word, _modern().get(word) or self._tag(word, name)))
                    done = first + length
                first += length or 1
                letters = letters[length or 1 :]
        return [*found, *tagged[done:]] if done else tagged

    def _tag(self, word: str, name: str) -> str:
        """The tag of an own word; `name` is empty unless the text spells it in Latin letters."""
        tag = _tag(word)
        return self._glossed()[name] if name and tag == "n" else tag

    def _with_gloss(self, letters: str) -> str:
        """The longest word that the letters begin with and that the text spells in Latin letters somewhere."""
        glossed = self._glossed()
        return next((letters[:end] for end in range(len(letters), 1, -1) if letters[:end] in glossed), "")

    def _glossed(self) -> dict[str, str]:
        """What stands before its own spelling in Latin letters (库莫 (Andrew Cuomo)), with its tag: of unknown length,
        so that every end of it is held.
        """
        if self._spelled is None:
            self._spelled = {}
            for gloss in _GLOSS.finditer(self._text):
                end = gloss.start()
                end -= self._text[end - 1 : end] == " "
                tag = "nr" if gloss["given"] else "nz"
                for start in range(max(0, end - _LONGEST), end - 1):
                    self._spelled[self._text[start:end]] = tag
        return self._spelled

    def _length(self, letters: str, pair: Tagged, block: int) -> int:
        """How many of the letters, the first two of which are tagged as in `pair`, are an own word; 0 for none."""
        modern = _modern()
        if letters[:2] in modern or letters[:3] in modern:
            return 2 if letters[:2] in modern else 3
        if letters[0] in _INSIDE:
            return 0
        least = _NAMED if letters[0] in speech_words().surnames else _OFTEN
        length, times = 2, self._times(block, letters[:2])
        if times < least:
            return 0
        while length < len(letters):
            more = self._times(block, letters[: length + 1])
            if more < max(least, _HOLDS * times):
                break
            length, times = length + 1, more
        while length > 1 and letters[length - 1] in _INSIDE:
            length -= 1
        if length < 2 or (length == 2 and not self._is_noun(pair, times)):
            return 0
        return length

    @staticmethod
    def _is_noun(pair: Tagged, times: int) -> bool:
        """Whether two characters are a noun: what somebody does (买 车) comes back as well."""
        return times >= _OFTEN and all(tag not in _DEEDS for _, tag in pair)

    def _times(self, block: int, string: str) -> int:
        """How often a string stands in a block of the text and those beside it."""
        if block != self._block:
            self._block, self._counts = block, {}
        known = self._counts.get(string)
        if known is None:
            start = max(0, (block - 1) * _BLOCK)
            known = self._counts[string] = self._text.count(string, start, (block + 2) * _BLOCK)
        return known


def _tag(word: str) -> str:
    """The dictionary tag of an own word: a person, an office, else a noun."""
    if word[-1] in _OFFICES and len(word) > 2:
        return "nt"
    named = word[0] in speech_words().surnames and len(word) == 3 and not any(mark in "是的" for mark in word)
    return "nr" if named else "n"


@cache
def _modern() -> dict[str, str]:
    """Words of our time with their tags."""
    return {word: tag for tag in ("n", "ns") for word in GRAMMAR.entries(f"modern_{tag}")}
