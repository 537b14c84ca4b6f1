"""Chinese subjects: the noun phrase a clause is about, read from the tagged words of its sentence."""

from __future__ import annotations

from extract.model import Span
from extract.text.document import Token
from extract.zh.subjects.attributive import concerning, made_by, without_codes
from extract.zh.subjects.mainverb import VERBS, verb_of
from extract.zh.words.generalnouns import MEASURES
from extract.zh.words.grammar import GRAMMAR
from extract.zh.words.lexemes import LEXEMES
from extract.zh.words.nounrun import (
    DIGITS,
    HEADS,
    NAMING,
    NOUNS,
    NUMERALS,
    head_of,
    is_mark,
    last_of,
    numbered,
    person_in,
    trimmed,
)
from extract.zh.words.nounwords import PERSONAL
from extract.zh.words.persons import is_office, is_surname
from extract.zh.words.verbs import verb_words

_OPENERS = GRAMMAR.words("openers")
_PHRASE_ENDS = GRAMMAR.words("phrase_ends")
_PIVOTS = GRAMMAR.words("pivots")
_GENERAL_PLACES = GRAMMAR.words("places")
_HAVING = GRAMMAR.words("having")
_STANDING = GRAMMAR.words("pronouns")
_THERE = GRAMMAR.words("existential", "amounting")
_PUBLISHED = GRAMMAR.words("published")
_ADDRESSING = GRAMMAR.words("addressing")
_TELLING = GRAMMAR.words("speaking") - _ADDRESSING
_PERIODS = GRAMMAR.words("periods")
_CITING = GRAMMAR.words("citing")
_UNDERTAKINGS = GRAMMAR.words("undertakings")
_ACCOUNTED = GRAMMAR.words("accounted")
_LASTING = GRAMMAR.words("lasting")
_LEADING = GRAMMAR.words("modals", "lasting") | {"为期"}
_ORDERING = frozenset("先再才就都也均亦")
_OCCURRED = GRAMMAR.words("occurred")
_FINDING = GRAMMAR.words("finding")
_AIMING = frozenset("对向为给将把以")
_STATUS = GRAMMAR.words("status") | LEXEMES.words("nouns.participles")
_WILL = GRAMMAR.words("coming")
_LIMITERS = GRAMMAR.words("limiters")
_EXCEEDING = frozenset(("超", "逾", "超过", "超出", "高于", "低于", "不及", "逊于"))
_CAUSING = frozenset("让令使")
_RUMOURED = frozenset(("传", "传言", "传闻"))  # 有传局长辞职
# Tags of what can stand in a noun phrase, is skipped before one, and is never part of a name.
_NOMINAL = HEADS | {"a", "ag", "tg", "q", "uj", "x", "zg", "ad", "z"}
_SKIPPED = frozenset(("m", "q", "c", "d", "t", "ad", "y", "o", "e", "u", "ul", "uz", "f", "ug"))
_FUNCTIONS = frozenset(("d", "p", "c", "uj", "ul", "t", "r", "m", "x", "f", "y", "u", "ud"))
_FRAMES = GRAMMAR.words("frames")
_ASPECTS = frozenset(("ul", "uz", "ug"))


def phrase_before(tokens: list[Token], bound: int) -> Span | None:
    """Where the subject stands in the words of a clause before `bound`."""
    inside = without_codes(_words_before(tokens, bound))
    if inside and inside[-1].word in _FRAMES:
        return None  # 速度快的话, 交通方面: the frame of what follows
    if len(inside) > 1 and inside[0].word in _EXCEEDING:
        return None  # 超市场预期上限一成
    if len(inside) > 1 and inside[0].word in _TELLING and inside[1].word[0] != "话":
        inside = inside[1:]  # 称这笔款项只有…
    if inside and _only_cites(inside):
        return None
    attributed = _attributed(inside)
    if attributed is not None:
        return attributed
    zone = inside[_opening(inside) :]
    made = made_by(zone)
    if made is not None:
        return made
    if len(zone) > 3 and zone[0].word in _GENERAL_PLACES and zone[1].word in _PIVOTS and not is_mark(zone[3]):
        zone = zone[1:]  # 全港有9,206名承租人租了…
    if len(zone) > 1 and zone[0].word in _PIVOTS:
        if zone[1].word in _HAVING:
            return None
        zone = zone[2:] if zone[1].word in _RUMOURED else zone[1:]
    if not zone:
        return None
    opens = len(zone) > 1 and zone[0].start == inside[0].start
    planned = opens and zone[0].word in _UNDERTAKINGS and zone[1].word in _LEADING
    if len(zone) > 1 and zone[1].word in _LASTING and zone[0].tag in ("v", "vn") and len(zone[0].word) > 1:
        return zone[0].start, zone[0].end  # 问询长达3小时
    if planned and (zone[0].word, zone[1].word) != ("计划", "将"):
        return zone[0].start, zone[0].end  # 计划最多会资助20人
    verb = verb_of(zone, open_ended=bound < tokens[-1].end)
    found = (concerning(zone, verb) or trimmed(head_of(zone[:verb]))) if verb else None
    if verb and all(token.tag == "b" for token in zone[:verb]):
        return None  # 非法获利563万元
    published = verb < len(zone) and zone[max(verb - 1, 0)].word in _PUBLISHED
    told = [token for token in tokens if token.start >= zone[verb].end] if found and verb < len(zone) else []
    if found and told and (_tells_clause(zone[verb].word, told) or (published and zone[verb].word in _FINDING)):
        if not any(token.word.isalnum() for token in told):
            return found
        return _told(told, bound, found, published=published)
    return found or _unknown(inside)


def _tells_clause(verb: str, told: list[Token]) -> bool:
    """Whether what stands behind a verb is what somebody says: 提到新馆已经落成, and not 提到新馆."""
    clause = any(token.word in _WILL and told[at].tag in NOUNS | {"f"} for at, token in enumerate(told[1:]))
    owes = any(token.word in _ACCOUNTED for token in told[1:3]) and told[0].tag in ("ns", "nt", "nr", "nz")
    return verb in _TELLING or (verb in _ADDRESSING and (clause or owes))


def _attributed(inside: list[Token]) -> Span | None:
    """The noun that the words before its 的 only describe (到乡外就业的外出农民工17220万人, 工厂交出的产品清单)."""
    mark = last_of(inside, 1, len(inside) - 1)
    if mark < 0:
        return None
    verbs = [at for at in range(mark) if inside[at].tag in ("v", "vn")]
    if not (inside[0].tag in ("v", "p") or verbs == [mark - 1]):
        return None
    run = inside[mark + 1 :]
    while run and run[0].tag == "v" and len(run) > 1 and len(run[0].word) > 1:
        run = run[1:]
    plain = bool(run) and all(token.tag in HEADS or token.tag in "ab" for token in run) and run[-1].word not in MEASURES
    aspect = any(token.tag in _ASPECTS for token in inside[:mark])
    return trimmed(run) if verbs and plain and not aspect else None


def _words_before(tokens: list[Token], bound: int) -> list[Token]:
    return tokens if not tokens or tokens[-1][0] < bound else [token for token in tokens if token[0] < bound]


def _told(tokens: list[Token], bound: int, speaker: Span, *, published: bool) -> Span | None:
    """Of whom a clause speaks that says in itself who tells it: 警方指被告逃走2天, 公司称将裁员500人.

    The speaker himself where he tells what he does; nobody where only a figure follows (证实最少18人死亡).
    """
    inside = [token for token in tokens if token.start < bound]
    found = phrase_before(tokens, bound) if inside else None
    if found is not None:
        named = [token for token in inside if found[0] <= token.start < found[1]]
        acts = any(token.start >= found[1] and token.tag == "v" for token in inside)
        plain = all(token.word in MEASURES or token.word in _STANDING or token.tag in ("v", "vn") for token in named)
        if not plain and (acts or bound < tokens[-1].end):
            return found
    acts = any(
        (token.tag in ("v", "vn", "n") and token.word not in _THERE) or token.word in _AIMING for token in inside
    )
    return speaker if acts and not published else None


def _unknown(tokens: list[Token]) -> Span | None:
    """A name that the dictionary does not know, fallen apart into characters, before a certain verb (台积电宣布)."""
    while tokens and not tokens[0].word.strip():
        tokens = tokens[1:]
    certain = (at for at, t in enumerate(tokens) if len(t.word) > 1 and (t.word in VERBS or _follows_name(tokens, at)))
    verb = next(certain, 0)
    surnamed = _surnamed(tokens)
    if surnamed:
        return tokens[0].start, tokens[surnamed - 1].end
    person = person_in(tokens[:2])
    behind = next((t for t in tokens if person is not None and t.start == person[1]), None)
    if person is not None and person[0] == tokens[0].start and behind is not None and behind.tag in ("v", "d", "p"):
        return person  # 许家印被罚
    name = tokens[:verb]
    if (
        not name
        or not 2 <= name[-1].end - name[0].start <= 5
        or any(len(t.word) > 2 or t.tag in _FUNCTIONS or _does(t) for t in name)
    ):
        return None
    return name[0].start, name[-1].end


def _does(token: Token) -> bool:
    """Whether a word of two characters in what may be a name says what is done or how (怀疑, 公然)."""
    if len(token.word) == 1 or token.tag not in ("a", "ad", "v"):
        return False
    return token.tag != "v" or token.word in verb_words().plain or token.word[0] in "不没未无" or token.word[-1] == "得"


def _follows_name(tokens: list[Token], at: int) -> bool:
    """Whether a verb stands behind a name in single characters and a noun (安 巢 股价 上市)."""
    named = at > 2 and tokens[at - 1].tag in NAMING and all(len(token.word) == 1 for token in tokens[: at - 1])
    return named and tokens[at].tag == "v"


def _surnamed(tokens: list[Token]) -> int:
    """Index behind a name in single characters that opens a clause (刘 兆 佳 出席); 0 where none does."""
    behind = next((at for at, token in enumerate(tokens) if _ends_surnamed(token, at)), 0)
    joined = behind and tokens[behind - 1].end - tokens[0].start == behind and tokens[0].tag != "c"
    if not 2 <= behind <= 3 or not is_surname(tokens[0].word) or not joined or tokens[1].word in _ORDERING:
        return 0  # 应先处理
    return behind if tokens[behind].tag in ("v", "d", "t", "i", "l") else 0


def _ends_surnamed(token: Token, at: int) -> bool:
    """Whether a word is no part of a name in single characters: 是 in 许章润是."""
    return len(token.word) > 1 or token.tag == "x" or (at > 2 and token.word in VERBS)


def phrase_after(tokens: list[Token], at: int) -> Span | None:
    """The noun phrase that begins behind a figure and is followed by its verb (八折定价发行有…, 数十亿的资金经过…)."""
    zone = [token for token in tokens if token.start >= at]
    announced = next((n for n in range(1, min(len(zone), 7)) if is_office(zone[n - 1].word)), 0)
    if announced and zone[announced].tag in PERSONAL and len(zone[announced].word) > 1:
        return zone[announced].start, zone[announced].end  # 62岁的退休教师王金枝
    if len(zone) > 1 and zone[0].word in _STATUS and zone[1].tag in HEADS | {"b"}:
        zone = zone[1:]  # 71岁退休女文员
    if zone and zone[0].word == "(":
        closed = next((i for i, token in enumerate(zone) if token.word == ")"), 0)
        zone = zone[closed + 1 :]
    while zone and (zone[0].tag in ("uj", "q", "f") or not zone[0].word.strip(" )）")):
        zone = zone[1:]
    if not zone or not (zone[0].tag in HEADS or zone[0].tag in ("a", "b")) or _denies(zone[0]):
        return None
    zone = zone[: verb_of(zone, open_ended=False)]
    cut = next((i for i, token in enumerate(zone) if is_mark(token) and token.word.strip()), len(zone))
    return trimmed(head_of(zone[:cut]))


def _denies(token: Token) -> bool:
    """Whether a set phrase tells what is not done (未找到), and so names nothing."""
    return token.tag in ("l", "i") and token.word[0] in "未不没无"


def phrase_between(tokens: list[Token], start: int, end: int) -> Span | None:
    """The noun phrase between a date and its figure (2019年全年定增总额6826亿); None where a verb stands there."""
    inside = [token for token in tokens if start <= token.start < end]
    while inside and inside[0].tag in ("t", "x", "f", "uj", "d"):
        inside = inside[1:]
    while inside and not inside[-1].word.strip():
        inside = inside[:-1]
    if not inside or inside[0].tag == "v" or inside[-1].tag not in HEADS:
        return None
    if any(token.tag in ("d", "p", "c", "ul") or (token.word in VERBS and len(token.word) > 1) for token in inside):
        return None
    return inside[0].start, inside[-1].end


def phrase_at_end(tokens: list[Token]) -> Span | None:
    """The noun run that a stretch ends with (…、運輸公司東主王志榮)."""
    start = len(tokens)
    while (
        start and tokens[start - 1].tag in _NOMINAL and tokens[start - 1].tag != "uj" and not is_mark(tokens[start - 1])
    ):
        start -= 1
    return trimmed(tokens[start:])


def _opening(tokens: list[Token]) -> int:
    """Past what stands before a subject: conjunctions, adverbs, times, and prepositional phrases (在…上, 据…统计)."""
    periodic = not _PERIODS.isdisjoint([token[3] for token in tokens])
    at = 0
    while at < len(tokens):
        _, _, tag, word = tokens[at]
        if word in ("将", "把") and at + 1 < len(tokens) and tokens[at + 1].tag in NOUNS:
            return len(tokens)  # 将他们分配到: an object before the verb, and no subject
        if word[0] == "每":
            at += 2 if len(word) == 1 else 1
        elif word[0] in DIGITS or (word in NUMERALS and numbered(tokens, at)):
            return at  # 7号线, 三一重工: a numeral that is no quantity belongs to a name
        elif periodic and (behind := _period(tokens, at)):
            at = behind
        elif tag in ("ns", "s") and at + 1 < len(tokens) and tokens[at + 1].word == "时间":
            at += 2  # 当地时间, 北京时间
        elif word in _OCCURRED and at + 1 < len(tokens) and tokens[at + 1].tag in ("f", "s", "t"):
            at += 1 if tokens[at + 1].tag == "s" else 2  # 事发后当局, 事发当地时间
        elif tag in _SKIPPED or word in _OPENERS or word in _CAUSING or (tag == "x" and not word.isalnum()):
            at += 1
        elif _is_adverbial(tokens, at):
            at += 2
        elif word == "到" and at + 1 < len(tokens) and tokens[at + 1].start > tokens[at].end:
            at += 1  # 到2026年比例要升至60%
        elif word in _STATUS and at and at + 1 < len(tokens) and tokens[at + 1].tag in HEADS:
            at += 1  # 一名71岁退休女文员
        elif tag == "p":
            end = _prepositional(tokens, at)
            if end == at:
                return at
            at = end
        else:
            return at
    return at


def _is_adverbial(tokens: list[Token], at: int) -> bool:
    """Whether a word with 地 behind it only says how the verb behind that is done (笼统地定下)."""
    behind = tokens[at + 1 : at + 3]
    return len(behind) == 2 and behind[0].tag == "uv" and behind[1].tag in ("v", "d", "p") and len(tokens[at].word) > 1


def _only_cites(tokens: list[Token]) -> bool:
    """Whether a clause is nothing but 根据…的时间表: no verb stands behind its last 的."""
    if tokens[0].word not in _CITING:
        return False
    behind = tokens[last_of(tokens, 0, len(tokens) - 1) + 1 :]
    return 0 < len(behind) < len(tokens) and all(token.tag[0] in "najbx" for token in behind)


def _period(tokens: list[Token], at: int) -> int:
    """Index behind 疫情期间 or 案发之后 at `at`: nouns that only say when; 0 where none stand there."""
    end = next((n for n in range(at, min(at + 5, len(tokens))) if tokens[n].word in _PERIODS), 0)
    run = tokens[at:end]
    return end + 1 if run and all(token.tag in NAMING | {"v", "d"} for token in run) else 0


def _prepositional(tokens: list[Token], at: int) -> int:
    """Where the prepositional phrase at `at` ends; `at` itself when it is part of the subject (由上海生产的摄像头)."""
    dated = at + 1 < len(tokens) and tokens[at + 1].start > tokens[at].end and tokens[at + 1].tag in ("v", "d", "p")
    if dated and tokens[at].word in ("在", "于") and _LIMITERS.isdisjoint(token.word for token in tokens[at:]):
        return at + 1  # 在2012年退下火线: the date is its object
    if tokens[at].word == "作为":
        return len(tokens)  # 作为某项目的一部分，…
    for later in range(at + 1, min(len(tokens), at + 16)):
        token = tokens[later]
        if (
            token.tag == "uj"
            and (
                any(t.tag in ("v", "vn") for t in tokens[at + 1 : later])
                or (later > at + 2 and tokens[at].word == "由")
            )
            and _heads_phrase(tokens, later + 1)
        ):
            return at
        if (token.tag == "f" and token.word != "中共") or token.word in _PHRASE_ENDS:
            return later + 1
    later = at + 1
    if later < len(tokens) and tokens[later].tag == "t":
        later += 1  # 鉴于当前两岸关系
    while later < len(tokens) and (
        (tokens[later].tag in _NOMINAL and tokens[later].tag != "d")
        or tokens[later].tag == "c"
        or not tokens[later].word.strip()
    ):
        later += 1
    return later


def _heads_phrase(tokens: list[Token], at: int) -> bool:
    """Whether a noun stands at `at` that no localiser follows: the head of a phrase, not the end of 在…上."""
    if at >= len(tokens) or tokens[at].tag not in HEADS:
        return False
    return not any(token.tag == "f" or token.word in _PHRASE_ENDS for token in tokens[at : at + 4])
