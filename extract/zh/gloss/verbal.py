"""Which words of a Chinese clause are its verbs where they stand, and what they are in English."""

from __future__ import annotations

from collections.abc import Sequence

from extract.text.document import Token
from extract.zh.gloss.conjugation import guessed, known
from extract.zh.gloss.framed import MARKS, NOUNS, OBJECTS, QUOTES, TIMES, is_relative
from extract.zh.gloss.phrasebook import gloss_words
from extract.zh.gloss.wording import sense
from extract.zh.words.verbs import verb_words

_VERBAL = frozenset(["v", "vd", "zg", "vg", "vi", "l", "i", "d"])
# Tags of verbs that the tagger missed, and of what can be nothing but an object behind one.
_ALSO_VERBS = frozenset(["vn", "n", "a", "t", "p", "ad", "ns", "nr", "q", "eng"])
_NAMED = frozenset(["nr", "nrt", "nrfg", "ns", "nt", "r"])
_ASPECTS = frozenset(["ul", "ug"])
_HAVING = frozenset(["有", "没有", "拥有"])  # said by their figure, but not before a noun
COPULAS: frozenset[str] = frozenset(["是", "系", "乃", "正是", "就是", "不是", "也是", "仍是", "才是"])
_FRAMING = 10  # words between a verb and the 后 or 时 that closes its clause


def precedes(clause: Sequence[Token], at: int) -> bool:
    """Whether the verb at `at` only says when another one happened: 抵港后被捕."""
    for index in range(at + 1, min(len(clause), at + _FRAMING)):
        if clause[index].word[:1] in MARKS and clause[index].word[:1] not in QUOTES:
            return False
        if clause[index].word in TIMES:
            return (
                index + 1 < len(clause)
                and (clause[index + 1].tag not in ("uj", "n") or bool(known(clause[index + 1].word)))
                and followed(clause, index)
            )
    return False


def lacks(clause: Sequence[Token], at: int) -> bool:
    """没有, 无 before a noun: the verb itself."""
    return clause[at].word in ("没有", "无", "冇") and not followed(clause, at)


def followed(clause: Sequence[Token], at: int) -> bool:
    """Whether a verb follows in the same clause."""
    for index in range(at + 1, min(len(clause), at + 8)):
        if clause[index].word[:1] in MARKS:
            return False
        if clause[index].tag in ("v", "vn") or known(clause[index].word) or clause[index].word in COPULAS:
            return True
    return False


def verb_at(clause: Sequence[Token], at: int) -> str:
    """The English of the verb at `at`, empty where the word is none, is said by its figure, or defines a noun."""
    _, _, tag, word = clause[at]
    if at and clause[at - 1].tag == "uj":
        return ""
    if tag == "ad" and at + 1 < len(clause) and clause[at + 1].tag == "v":
        return ""  # 公开倡导
    if (
        word in gloss_words().telling
        and at + 1 < len(clause)
        and (clause[at + 1].tag in NOUNS or sense(clause[at + 1].word))
    ):
        return ""  # 相关照片
    if word in verb_words().silent and (word not in _HAVING or followed(clause, at)):
        return ""
    verb = known(word)
    if verb and tag not in _VERBAL:
        verb = verb if tag in _ALSO_VERBS and _acts(clause, at) else ""
    elif not verb and tag == "v":
        verb = guessed(word)
    if not verb or is_relative(clause, at) or (gloss_words().nouns.get(word) and not _governs(clause, at)):
        return ""
    return verb


def _governs(clause: Sequence[Token], at: int) -> bool:
    """Whether a word that names what is done as often as it tells it (选举, 调查) has an object here or an adverb."""
    if at + 1 < len(clause) and clause[at + 1].word[:1] not in MARKS:
        return clause[at + 1].tag in OBJECTS or clause[at + 1].word == "《"
    return (
        not at or clause[at - 1].tag not in NOUNS | {"uj", "a", "b", "m", "q"} or clause[at - 1].tag in ("nr", "nrfg")
    )


def _acts(clause: Sequence[Token], at: int) -> bool:
    """Whether a word that may be a noun or a preposition is a verb here: by 了, an adverb, a title or what it lacks."""
    _, _, tag, word = clause[at]
    before = clause[at - 1] if at else None
    behind = clause[at + 1] if at + 1 < len(clause) else None
    if behind is not None and (behind.tag in _ASPECTS or behind.word == "《"):
        return True
    if len(word) == 1:
        return False
    if tag == "vn" and behind is not None and behind.tag in _NAMED:
        return True
    if tag == "p":  # 通过 before what is passed, with no verb behind
        return not followed(clause, at)
    if tag == "t" and behind is None:  # 去世
        return True
    leading = before is not None and (
        before.tag == "d" or before.word in verb_words().modals or before.word in verb_words().passive
    )
    return leading and (behind is None or behind.tag != "uj")
