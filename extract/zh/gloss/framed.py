"""A Chinese clause without what only frames it: brackets, and prepositions with their nouns (在…上, 对…, 与…)."""

from __future__ import annotations

from collections.abc import Sequence

from extract.text.document import Token
from extract.zh.gloss.conjugation import known
from extract.zh.gloss.phrasebook import gloss_words
from extract.zh.gloss.wording import sense

LOOSE = frozenset(["d", "ul", "uz", "ug", "m", "q", "t", "c", "y", "u", "ud", "z"])
NOUNS = frozenset(["n", "vn", "nz", "ns", "nt", "nr", "nrt", "nrfg", "j", "b", "an", "ng", "s", "l", "eng", "i"])
OBJECTS: frozenset[str] = frozenset(["n", "nr", "nrt", "nrfg", "ns", "nz", "nt", "m", "r", "j", "eng", "ul", "ug"])
MARKS = frozenset("，。;:!?、\n()“”「」『』…—,；：")
QUOTES = frozenset("“”「」『』")
_ATTRIBUTES = NOUNS | {"a", "r", "m", "q", "f", "t", "uj", "x", "k", "h"}
_FRAMED = frozenset(
    ["时", "期间", "后", "前", "以来", "之际", "时候", "之后", "之前", "上", "下", "中", "里", "内", "间"]
)
TIMES = frozenset(["时", "期间", "后", "前", "以来", "之际", "时候", "之后", "之前", "前夕"])
_OPENING, _CLOSING = frozenset("“「『《"), frozenset("”」』》")
_BEFORE_NOUNS = NOUNS | {"v", "uj", "m", "q", "a"}
_FRAME = 16  # words of a frame
JOINING = frozenset(["和", "与", "及", "或", "以及", "、", "兼"])


def unframed(tokens: Sequence[Token]) -> list[Token]:
    """The clause without brackets and frames; an agent behind 由 counts as one behind 被."""
    found: list[Token] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token.word[:1] in "([" and found:
            closing = next((n for n in range(at, len(tokens)) if tokens[n].word[-1:] in ")]"), at)
            at = closing + 1
        elif token.word == "由" and at + 1 < len(tokens) and tokens[at + 1].start == token.end:
            found.append(token._replace(word="被", tag="p"))
            at += 1
        elif token.tag == "p" and token.word in gloss_words().frames:
            at = _behind_frame(tokens, at)
        else:
            length = len(token.word)
            if length == 4 and (parts := _parted(token, tokens[at - 1] if at else None)):
                found += parts
                at += 1
                continue
            joined = length == 1 and at + 1 < len(tokens) and _joined_verb(token, tokens[at + 1])
            found.append(joined or token)
            at += 2 if joined else 1
    return found


def _parted(token: Token, before: Token | None) -> list[Token]:
    """Verb and object of a word that the tagger left whole and no table has (发表文章); empty for others."""
    start, end, tag, word = token
    if before is not None and before.tag in _BEFORE_NOUNS:
        return []  # 民主动力协调会议
    if tag not in ("n", "l", "nz", "i") or not known(word[:2]) or sense(word) or not sense(word[2:]):
        return []
    return [Token(start, start + 2, "v", word[:2]), Token(start + 2, end, "n", word[2:])]


def _joined_verb(first: Token, second: Token) -> Token | None:
    """Two characters that the tagger took apart as one verb of the tables (去 + 信)."""
    if len(second.word) > 1 or first.end != second.start or not known(first.word + second.word):
        return None
    return Token(first.start, second.end, "v", first.word + second.word)


def _behind_frame(tokens: Sequence[Token], at: int) -> int:
    """Index behind a preposition with its noun: up to 上, 期间, 后, or to the verb that follows."""
    first = at + 1
    if first == len(tokens):
        return first
    dated = tokens[first].start > tokens[at].end and tokens[first].word != "的"  # 在6月的会议上 is whole
    if tokens[at].word in ("在", "于", "当", "从", "自", "随着", "除"):
        for index in range(first, min(len(tokens), at + _FRAME)):
            _, _, tag, word = tokens[index]
            if word[:1] in "，。;:!?":
                break
            ended = index + 1 == len(tokens) or tokens[index + 1].tag not in ("uj", "n")
            if (word in TIMES if dated else tag == "f" or word in _FRAMED) and ended:
                return index + 1
    if dated:
        return first
    index = first
    while index < len(tokens):
        _, _, tag, word = tokens[index]
        if word in _OPENING:
            index = next((n for n in range(index, len(tokens)) if tokens[n].word in _CLOSING), index) + 1
            continue
        if tag == "vn" and index + 1 < len(tokens) and tokens[index + 1].tag in ("ul", "ug"):
            break
        if word == "为" and tokens[at].word == "以":  # 以…为主题
            index += 1
            continue
        if word[:1] in "，。;:!?":
            break
        if tag not in _ATTRIBUTES and word not in JOINING:
            if (
                tag == "v"
                and tokens[index - 1].tag == "uj"
                and index + 1 < len(tokens)
                and tokens[index + 1].tag in NOUNS
            ):
                index += 1  # …的选举主任
                continue
            mark = next((n for n in range(index, min(len(tokens), index + 8)) if tokens[n].tag == "uj"), 0)
            if tag != "v" or not mark or not is_relative(tokens, index):
                break
            index = mark
        index += 1
    return index if index < len(tokens) or tokens[at].word == "以" else first


def is_relative(tokens: Sequence[Token], at: int) -> bool:
    """Whether the verb defines a noun and says nothing of the subject: 的 follows at once, or 的 and another verb."""
    seen = headed = False
    for index, (_, _, tag, word) in enumerate(tokens[at + 1 : at + 14]):
        if word[:1] in MARKS or (index == 0 and tag == "ul"):
            return False
        if word == "的":
            if index < 2:
                return True
            seen = True
        elif seen and tag in NOUNS:
            headed = True
        elif headed and tag == "v" and known(word) and word not in gloss_words().nouns:
            return True
    return False


def holds_noun(clause: Sequence[Token], low: int, high: int) -> bool:
    """Whether a noun stands in a stretch of the clause: the subject or the object of the verb beside it."""
    return any(token.tag in NOUNS and len(token.word) > 1 for token in clause[low:high])


def left_out(clause: Sequence[Token], at: int) -> bool:
    """Whether the clause goes on with what may be an object of the verb before `at`."""
    for token in clause[at:]:
        if token.word[:1] in MARKS and token.word[:1] not in QUOTES:
            return False
        if token.tag not in LOOSE:
            return token.tag not in ("p", "f", "uj") and token.word not in TIMES
    return False
