"""Persons: names that jieba's dictionary does not hold, put together again behind the office that announces them.

行长 + 潘 + 功 + 胜 is one name; so is 主席 + 因 + 凡 + 蒂诺. Without an office before them, single characters stay as
they are: what a surname is there can as well be a word. Only three that begin a clause and say something are a name.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import itemgetter

from extract.text.document import Token
from extract.text.remembered import Remembered
from extract.zh.words import known
from extract.zh.words.grammar import GRAMMAR
from extract.zh.words.nounwords import PERSONAL
from extract.zh.words.speech_words import speech_words

_KNOWN_TAGS = PERSONAL | {"ns", "nz", "nt"}
_DESIGNATED = frozenset("某甲乙丙丁")
_NO_TRADES = GRAMMAR.words("no_trades")
_POLITE = frozenset("太生姨伯婆叔嫂")  # 陈太, as Hong Kong calls people behind their surname
_PARTY = ("党", "队")
# Of one character, these go on with the sentence and are no part of a name.
GOING_ON = frozenset(
    "在于称说指将对和与及跟等是曾已也还就被把获从向由以今昨则都均亦并又再只不没未有到会要能可率及兼料认及之的了"
    "着过并续更即才先后前上下中内外给让令使本这那该每约近逾超共仅一二三四五六七八九十两"
)
# Of these, what stands before a verb of saying without being a name: 陈明还说, 陈明将会表示.
_BEFORE_VERBS = frozenset("还也又则曾并再已均都亦更就才便却仍只常不没未会要将可能应须续着摄")
_CONNECTIVES = frozenset("但应那相别由可当")  # surnames too
_LONGEST_FOREIGN = 7
_FULL = 3  # characters of most Chinese names
_LETTERS = "\u3400", "\u9fff"


def joined(tokens: list[Token]) -> list[Token]:
    """The tokens with each name behind an office as one, tagged as a person; the list itself when there is none."""
    tokens = _last_named(tokens)
    parts = _parts(tokens)
    if not any(parts):
        return tokens
    present = set(parts)
    changed = tokens
    if not present.isdisjoint(_BEGINNING):
        changed = known.joined(tokens, [at for at, part in enumerate(parts) if part & _BEGINS])
    if not present.isdisjoint(_HIDING):
        changed = _with_last(_unnamed(changed))
    if present.isdisjoint(_ANNOUNCING):
        return changed
    return _behind_offices(changed, parts if changed is tokens else _parts(changed))


def _parts(tokens: list[Token]) -> list[int]:
    return list(map(_PARTS.__getitem__, map(_WORD, tokens)))


_WORD = itemgetter(3)


def _behind_offices(tokens: list[Token], parts: list[int]) -> list[Token]:
    found: list[Token] = []
    done = 0
    last = len(tokens) - 1
    for office in [at for at, part in enumerate(parts) if part & _ANNOUNCES]:
        if office == last or office + 1 < done:
            continue
        behind = _name(tokens, office + 1)
        if behind > office + 2:
            found += tokens[done : office + 1]
            name = "".join(token.word for token in tokens[office + 1 : behind])
            found.append(Token(tokens[office + 1].start, tokens[behind - 1].end, "nr", name))
            done = behind
    return [*found, *tokens[done:]] if done else tokens


def _unnamed(tokens: list[Token]) -> list[Token]:
    """The tokens with 李某, 王某某 and 陈某甲 as one each, tagged as persons."""
    found: list[Token] = []
    for token in tokens:
        last = found[-1] if found and found[-1].end == token.start else None
        surname = last is not None and is_surname(last.word) and token.word[0] == "某"
        if last is not None and (surname or (last.word[1:] == "某" and token.word in _DESIGNATED)):
            found[-1] = Token(last.start, token.end, "nr", last.word + token.word)
        else:
            found.append(token)
    return found


def _with_last(tokens: list[Token]) -> list[Token]:
    """The tokens with 梁志 + 明早 + 前 as 梁志明 and 早前."""
    found: list[Token] = []
    for token in tokens:
        parts = named_by(found[:-1]) if token.word == "前" and found and found[-1].word in _DAYS_OF_NAMES else 0
        if parts:
            name, day = found[-parts - 1 : -1], found[-1]
            called = "".join(part.word for part in name) + day.word[0]
            found[-parts - 1 :] = [
                Token(name[0].start, day.start + 1, "nr", called),
                Token(day.start + 1, token.end, "t", day.word[1:] + token.word),
            ]
        else:
            found.append(token)
    return found


_DAYS_OF_NAMES = ("明早", "明日")


def named_by(tokens: Sequence[Token]) -> int:
    """How many of the last tokens can be a person's name but for its third character; 0 for none."""
    if tokens and tokens[-1].tag in PERSONAL and len(tokens[-1].word) == 2:
        return 1
    surname = len(tokens) > 1 and tokens[-2].tag in PERSONAL and is_surname(tokens[-2].word)
    return 2 if surname and len(tokens[-1].word) == 1 and tokens[-1].tag != "x" else 0


def is_surname(word: str) -> bool:
    """Whether a character is a surname and no small word besides."""
    return word in speech_words().surnames and word not in GOING_ON


def _last_named(tokens: list[Token]) -> list[Token]:
    """The tokens with 徐 + 子 + 年 as one where a clause begins and ends with them: what follows says what they say."""
    first = len(tokens) - _FULL
    if first < 0 or not _begins_clause(tokens, first) or not _spells(tokens, first):
        return tokens
    name = "".join(token.word for token in tokens[first:])
    return [*tokens[:first], Token(tokens[first].start, tokens[-1].end, "nr", name)]


def _begins_clause(tokens: Sequence[Token], at: int) -> bool:
    return at == 0 or tokens[at - 1].tag == "x"


def _spells(tokens: Sequence[Token], first: int) -> bool:
    """Whether three single characters can be a surname and a given name, and not one that a verb or adverb follows."""
    name = [token.word for token in tokens[first : first + _FULL]]
    letters = len(name) == _FULL and all(len(word) == 1 and _LETTERS[0] <= word <= _LETTERS[1] for word in name)
    if not letters or not is_surname(name[0]) or name[0] in _CONNECTIVES:
        return False
    return _BEFORE_VERBS.isdisjoint(name[1:]) and speech_words().saying.isdisjoint(name[1:])


# What a word does to a name, added up; most do nothing.
_BEGINS, _HIDES, _ANNOUNCES = 1, 2, 4
_BEGINNING = {1, 3, 5, 7}
_HIDING = {2, 3, 6, 7}
_ANNOUNCING = {4, 5, 6, 7}


def _part(word: str) -> int:
    """The sum of what a word may do: begin a known name, hide one (某) or its end (明早), announce one."""
    hides = word[0] == "某" or word in _DAYS_OF_NAMES
    return known.begins(word) * _BEGINS + hides * _HIDES + _announces(word) * _ANNOUNCES


_PARTS = Remembered(_part)


def _announces(word: str) -> bool:
    return word.endswith(_PARTY) or is_office(word)


def is_office(word: str) -> bool:
    """Whether a word names an office, an occupation or a trade, so that a name may follow."""
    if len(word) < 2:
        return False
    trade = word[-1] in "工员师贩农" and len(word) <= 4 and word not in _NO_TRADES
    return trade or word in speech_words().offices or word[-2:] in speech_words().offices


def _name(tokens: Sequence[Token], first: int) -> int:
    """Index behind the name that begins at `first`; `first` itself when none does."""
    surname = _chinese(tokens, first)
    return surname if surname > first else _foreign(tokens, first)


def _chinese(tokens: Sequence[Token], first: int) -> int:
    """A surname and a given name of two characters or one, cut where the dictionary's words are."""
    table = speech_words()
    start = tokens[first]
    compound = start.word in table.compound_surnames
    known_surname = start.word[0] in table.surnames and (
        start.word[0] not in GOING_ON or _has_given_name(tokens, first)
    )
    if not compound and (not known_surname or len(start.word) > 2):
        return first
    if len(start.word) == 2 and not compound and start.tag not in _KNOWN_TAGS:
        return first
    double = first + 1 < len(tokens) and start.word + tokens[first + 1].word in table.compound_surnames
    longest = len(start.word) + 2 if compound else 4 if double else 3
    length, at = 0, first
    while at < len(tokens) and length < longest:
        word = tokens[at].word
        if length + len(word) > longest or not all(_LETTERS[0] <= mark <= _LETTERS[1] for mark in word):
            break
        if at > first and (
            len(word) > 2
            or word in table.saying
            or (word in GOING_ON and not _inside(tokens, at) and not _ends(tokens, first, at))
        ):
            break
        if at > first and len(word) == 2 and tokens[at].tag not in _KNOWN_TAGS and not _speaks(tokens, at + 1):
            break
        if at > first and ((len(word) > 1 and tokens[at].tag == "t") or _is_weekday(tokens, at)):
            break  # 林郑周一透露
        if at == first + 2 and tokens[at - 1].word in _POLITE and tokens[at].tag == "v":
            break  # 陈太带着儿子
        length += len(word)
        at += 1
    return at if at - first > 1 else first


def _has_given_name(tokens: Sequence[Token], first: int) -> bool:
    """Whether 曾 at `first` is a surname, behind which a given name and then what he does follow: 局长曾国华今早…"""
    given = tokens[first + 1 : first + 3]
    if tokens[first].word != "曾" or not given:
        return False
    given = given[:1] if len(given[0].word) > 1 else given
    if sum(len(token.word) for token in given) != _FULL - 1:
        return False
    if any(token.word in GOING_ON or token.tag in _NOT_GIVEN for token in given):
        return False
    if len(given) == 1 and given[0].tag not in _KNOWN_TAGS:
        return False
    behind = first + 1 + len(given)
    if _speaks(tokens, behind):
        return True
    follows = tokens[behind]
    return follows.tag in ("t", "x") or follows.word[0] in GOING_ON or follows.word in speech_words().saying


_NOT_GIVEN = frozenset(("v", "vn", "vd", "p", "d", "c", "t", "r", "m", "x"))


def _is_weekday(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].word == "周" and at + 1 < len(tokens) and tokens[at + 1].word[0] in "一二三四五六日"


def _inside(tokens: Sequence[Token], at: int) -> bool:
    """Whether a small word stands in the middle of a name (易会满在会上说): one more follows, then the clause."""
    if at + 1 >= len(tokens) or len(tokens[at - 1].word) > 1 or tokens[at - 1].word in GOING_ON:
        return False
    last = tokens[at + 1]
    known = len(last.word) == 1 and last.word not in GOING_ON and last.tag not in ("m", "x", "q", "p")
    if at + 2 == len(tokens):
        return known and _BEFORE_VERBS.isdisjoint((tokens[at].word, last.word))
    behind = tokens[at + 2]
    return known and (behind.word in speech_words().saying or behind.word in GOING_ON or behind.tag in ("v", "p", "x"))


def _ends(tokens: Sequence[Token], first: int, at: int) -> bool:
    """Whether a small word is the last of a name of three: 中 is (陈时中), others before what no such word stands at:
    a verb of saying, a day, 在 or the end (张建和).
    """
    if at != first + 2 or tokens[at].word in _NEVER_LAST or not _spells(tokens, first):
        return False
    if tokens[at].word == "中" or at + 1 == len(tokens):
        return True
    behind = tokens[at + 1]
    return behind.word in speech_words().saying or behind.word == "在" or behind.tag == "t"


_NEVER_LAST = frozenset("的了过等于本上下前这那每")  # 李茜本周四, 李茜于年初


def _speaks(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb, a preposition, a bracket, 家 (刘满仓家有) or the end stands at `at`, so that what is before can
    only be a name.
    """
    return at == len(tokens) or tokens[at].tag in ("v", "p", "d") or tokens[at].word[0] in "(家"


def _foreign(tokens: Sequence[Token], first: int) -> int:
    """A run of single characters and of names up to a verb of saying or a bracket: 因 凡 蒂诺 说."""
    if tokens[first].tag in PERSONAL and len(tokens[first].word) == _FULL and is_surname(tokens[first].word[0]):
        return first  # 法官马道立发表声明
    at, length, named = first, 0, False
    while at < len(tokens) and length <= _LONGEST_FOREIGN:
        token = tokens[at]
        if token.word.isspace() and _spelled_behind(tokens, at + 1):
            named = True
            break
        if token.word in speech_words().saying or token.word[0] in "(，、":
            named = named or _spelled_behind(tokens, at)
            break
        if token.tag in PERSONAL:
            named = True
        elif len(token.word) > 1 or not _LETTERS[0] <= token.word <= _LETTERS[1] or token.tag in ("x", "m", "uj"):
            return first
        length += len(token.word)
        at += 1
    return at if named and 2 <= length <= _LONGEST_FOREIGN and tokens[at - 1].word not in GOING_ON else first


def _spelled_behind(tokens: Sequence[Token], at: int) -> bool:
    """Whether a bracket opens at `at` with a word in Latin letters, as it spells a foreign name (库莫 (Cuomo))."""
    if at + 1 >= len(tokens) or tokens[at].word != "(":
        return False
    return tokens[at + 1].word[0].isascii() and tokens[at + 1].word[0].isupper()
