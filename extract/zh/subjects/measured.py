"""What is measured: the noun of the clause that says what its figure is of (存放温度高达12度, 暴风半径180公里)."""

from __future__ import annotations

from extract.claims.scene import ClaimDraft, Scene
from extract.claims.words import words_of
from extract.quantities.moves import changing
from extract.text.document import Token
from extract.text.fold import fold
from extract.zh.subjects import phrases
from extract.zh.subjects.inclause import is_remote
from extract.zh.subjects.mainverb import VERBS
from extract.zh.words.generalnouns import MEASURES, is_general_place
from extract.zh.words.grammar import GRAMMAR
from extract.zh.words.verbs import verb_words

_ENDS = tuple(GRAMMAR.words("measured_ends"))
_NONE = GRAMMAR.words("no_measured")
_LEADING = GRAMMAR.words("amounting", "leading_to_level") | VERBS | frozenset(changing("zh"))
_OPENERS = GRAMMAR.words("openers", "speaking", "reckoning")
_QUALIFIERS = GRAMMAR.words("qualifiers") | {"每股"}
_BARE = GRAMMAR.words("bare_measures")
_LIMITERS = GRAMMAR.words("limiters")
_PARTS = frozenset(("n", "vn", "j", "b", "l", "i", "nz", "ns", "nt", "s", "eng", "an", "a", "ng", "nr", "zg", "g", "k"))
_SKIPPED = frozenset(("d", "t", "c", "f", "m", "q", "r", "x", "ad", "p"))
_GAP = 6  # characters of a date between a holder and what it has: 公司二季度毛利率


def in_place(scene: Scene, draft: ClaimDraft, found: str) -> str | None:
    """What the clause measures, where it names only a place or a body that stands for a name: 公司二季度毛利率."""
    plain = fold(found)
    if draft.kind == "event" or not (is_general_place(plain) or phrases.is_body(found)):
        return None
    named = measured_before(scene, draft)
    return named if named is not None and fold(named) != plain else None


def rather(scene: Scene, draft: ClaimDraft, found: str) -> str | None:
    """What the clause measures, where `found` was carried to it from a clause that tells of something else."""
    if draft.kind == "event":
        return None
    named = measured_before(scene, draft)
    if named is None or fold(named) in fold(found):
        return None
    own = draft.kind != "price" and tells_itself(fold(named)) and not phrases.may_be_body(found)
    return named if own or _out_of_mind(scene, draft, found) else None


def in_full(scene: Scene, draft: ClaimDraft, found: str) -> str:
    """A common noun with the measure right behind it: 运算速度 for 运算; 腾讯净利润 is about 腾讯."""
    clause, bound = draft.first.clause, draft.first.quantity.start
    start = scene.document.text.rfind(found, scene.clauses[clause].start, bound)
    words = [word for word in words_of(scene, clause) if start <= word.start < bound]
    end = start + len(found)
    held = next((word for word in words if word.end == end), None)
    if start < 0 or held is None or held.tag in _NAMES or is_measured(held.word) or held.word.endswith(_FACTIONS):
        return found
    run: list[Token] = []
    for word in (word for word in words if word.start >= end):
        beside = word.start == (run[-1].end if run else end)  # not 工厂去年产量
        if not beside or word.tag not in ("n", "vn", "b") or word.word in _SPENT:
            break
        run.append(word)
    return scene.document.text[start : run[-1].end] if run and run[-1].word in _TELLING else found


_TELLING = MEASURES - _BARE - {"总"}
_SPENT = frozenset(("耗资", "投资", "总投资", "募资", "付费"))  # 工程耗资286亿元
_FACTIONS = ("派", "党")  # whose share of the votes it is
_NAMES = frozenset(("nr", "nrt", "nrfg", "nz", "nt", "eng", "ns"))


def tells_itself(named: str) -> bool:
    """Whether such a noun tells by itself what is measured: 暴风半径, 毛利率; not 面积 or 人数, which something has."""
    return named not in _BARE and named.removeprefix("总").removeprefix("平均") not in _BARE


def _out_of_mind(scene: Scene, draft: ClaimDraft, found: str) -> bool:
    """Whether what is carried only speaks, is a place without a name, a measure itself, or was told of too far back."""
    plain = fold(found)
    return is_general_place(plain) or is_measured(plain) or is_remote(scene, draft.first.clause, found)


def is_measured(word: str) -> bool:
    """Whether a word says by itself what is measured: 毛利率, 末期息; not 其中, 信息 or 年龄, which is somebody's."""
    if word in _NONE or len(word) < 2:
        return False
    return word in MEASURES or word.endswith(_ENDS)


def measured_before(scene: Scene, draft: ClaimDraft) -> str | None:
    """The noun before the figure that says what is measured, with the words that say which; None without one."""
    words = [word for word in words_of(scene, draft.first.clause) if word.end <= draft.first.quantity.start]
    end = _without_whole(words)
    while end and _leads(words[end - 1]):
        end -= 1
    if not end or not _heads(words, end - 1):
        return None
    start = end - 1
    while start and _belongs(words[start - 1], words[start]):
        start -= 1
    if not _opens(words[:start]):
        return None
    span = words[start].start, words[end - 1].end
    return None if scene.text(*span) in _NONE else scene.document.text[slice(*span)]


def _without_whole(words: list[Token]) -> int:
    """Index behind the words before 占…的, where the figure is the share of something: 差距约占有效票的1.14%."""
    if not words or words[-1].tag != "uj":
        return len(words)
    part = next((at for at in range(len(words) - 2, -1, -1) if words[at].word in _PART_OF), len(words))
    return part if len(words) - part <= _WHOLE else len(words)


_PART_OF = frozenset(("占", "相当于", "等于", "约占"))
_WHOLE = 6  # words from 占 to 的


def _leads(word: Token) -> bool:
    """Whether a word stands between what is measured and its figure: 高达, 缩小为, 每秒."""
    if is_measured(word.word) and word.tag != "v":
        return False
    return word.tag in ("d", "t", "p", "x") or word.word in _LEADING or word.word[0] == "每"


def _heads(words: list[Token], at: int) -> bool:
    """Whether the word at `at` names what is measured, or makes such a noun with the word before it: 死亡人数."""
    word = words[at].word
    modified = at > 0 and words[at - 1].end == words[at].start and _belongs(words[at - 1], words[at])
    if word == "率" or word.endswith("数") or words[at - 1].word == "每股":
        return modified and word in MEASURES
    return is_measured(word)


def _belongs(word: Token, behind: Token) -> bool:
    """Whether a word says which measure is meant: 存放 in 存放温度, 公司 in 公司二季度毛利率."""
    if word.end < behind.start:
        return word.tag in ("n", "j") and behind.start - word.end <= _GAP
    deed = word.tag == "v" and len(word.word) > 1 and word.word not in _LEADING
    made = deed and (behind.word in _BARE or behind.word == "率" or word.word not in verb_words().plain)
    return word.tag in _PARTS or made or word.word in _QUALIFIERS


def _opens(words: list[Token]) -> bool:
    """Whether nothing but times, adverbs and what leads to what is said stands before the noun."""
    limit = max((at + 1 for at, word in enumerate(words) if word.tag == "f" and word.word in _LIMITERS), default=0)
    return all(word.tag in _SKIPPED or word.word in _OPENERS for word in words[limit:])
