"""Chinese subjects: the noun phrase a clause is about, read from the tagged words of its sentence."""

from __future__ import annotations

from extract.document import Token
from extract.wordlists import words
from extract.zh.mainverb import VERBS, verb_of
from extract.zh.persons import is_office
from extract.zh.phrases import MEASURES

# Nouns that only name what is measured: the claim is about their holder (公司的净利润 is about 公司).
Span = tuple[int, int]

_TITLES = words("zh", "titles")
_OPENERS = words("zh", "openers")
_PHRASE_ENDS = words("zh", "phrase_ends")
_PIVOTS = words("zh", "pivots")
_QUALIFIERS = words("zh", "qualifiers")
_GENERAL_PLACES = words("zh", "places")
_HAVING = words("zh", "having")
_MOVING = words("zh", "up", "down", "turning")
_SIDES = frozenset("内外上下前后里中间时")
_LEVELS = (*"率价金费税量额幅资息值", "门槛", "标准", "水平", "预测", "目标", "成本", "预算", "开支")
_STANDING = words("zh", "pronouns")
_THERE = words("zh", "existential", "amounting")
_PUBLISHED = words("zh", "published")
_TELLING = words("zh", "speaking") - words("zh", "addressing")
_PERIODS = frozenset(("期间", "之际", "以来", "之后", "之前", "以后", "以前"))
_PERSONS = frozenset(("他", "她", "它", "他们", "她们", "它们"))
_FINDING = frozenset(("发现", "报道", "公布", "提到"))
_AIMING = frozenset("对向为给将把以")
_CAUSING = frozenset("让令使")
# Tags that can head a noun phrase, stand in one, are skipped before one, and cannot begin or end one.
_NOUNS = frozenset(
    ("n", "nr", "nrt", "nrfg", "ns", "nt", "nz", "ng", "vn", "an", "j", "l", "i", "eng", "s", "k", "g", "r", "m", "h")
)
_HEADS = _NOUNS | {"vg", "b"}
_JOINED = _HEADS | {"c"}
_NOMINAL = _HEADS | {"a", "ag", "tg", "q", "uj", "x", "zg", "ad", "z"}
_SKIPPED = frozenset(("m", "q", "c", "d", "t", "ad", "y", "o", "e", "u", "ul", "uz", "f", "ug"))
_NO_START = frozenset(("uj", "f", "ul", "d", "c", "q", "m", "t", "uz", "p"))
_NO_END = frozenset(("f", "d", "a", "c", "m", "q", "uj", "p", "ad", "t", "r"))
_FUNCTIONS = frozenset(("d", "p", "c", "uj", "ul", "t", "r", "m", "x", "f", "y", "u", "ud"))
_DIGITS = "0123456789"
_NUMERALS = frozenset("一二三四五六七八九十百千万")
_NAMING = frozenset(("n", "ns", "nr", "nz", "nt", "vn", "j", "ng"))
_LONGEST = 30  # characters; a longer run is a sentence that went wrong


def phrase_before(tokens: list[Token], bound: int) -> Span | None:
    """Where the subject stands in the words of a clause before `bound`."""
    inside = _words_before(tokens, bound)
    zone = inside[_opening(inside) :]
    if len(zone) > 3 and zone[0].word in _GENERAL_PLACES and zone[1].word in _PIVOTS and not _is_mark(zone[3]):
        zone = zone[1:]  # 全港有9,206名承租人租了…
    if len(zone) > 1 and zone[0].word in _PIVOTS:
        if zone[1].word in _HAVING:
            return None
        zone = zone[1:]
    if not zone:
        return None
    verb = verb_of(zone, open_ended=bound < tokens[-1].end)
    found = _trimmed(_head(zone[:verb])) if verb else None
    published = verb < len(zone) and zone[max(verb - 1, 0)].word in _PUBLISHED
    if found and verb < len(zone) and (zone[verb].word in _TELLING or (published and zone[verb].word in _FINDING)):
        told = [token for token in tokens if token.start >= zone[verb].end]
        if not any(token.word.isalnum() for token in told):
            return found
        return _told(told, bound, found, published=published)
    return found or _unknown(inside)


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
        plain = all(token.word in MEASURES or token.word in _STANDING for token in named)
        if not plain and (acts or bound < tokens[-1].end):
            return found
    acts = any(
        (token.tag in ("v", "vn", "n") and token.word not in _THERE) or token.word in _AIMING for token in inside
    )
    return speaker if acts and not published else None


def moved_object(tokens: list[Token], bound: int) -> Span | None:
    """What is raised or cut in the words before a figure: the object of 把 or 将 (政府把租金下调30%)."""
    inside = [token for token in tokens if token.start < bound]
    mark = next((at for at, token in enumerate(inside) if token.word in ("把", "将")), len(inside))
    verb = next((at for at in range(mark + 2, len(inside)) if inside[at].word in _MOVING), 0)
    run = inside[mark + 1 : verb]
    while run and run[-1].tag in ("b", "d", "p", "ad"):
        run = run[:-1]
    if not verb or any(token.tag in ("d", "v") and len(token.word) > 1 for token in run):
        return None
    return _trimmed(_head(run), measured=True) if run and run[-1].word.endswith(_LEVELS) else None


def _unknown(tokens: list[Token]) -> Span | None:
    """A name that the dictionary does not know, fallen apart into characters, before a certain verb (台积电宣布)."""
    while tokens and not tokens[0].word.strip():
        tokens = tokens[1:]
    verb = next((at for at, token in enumerate(tokens) if len(token.word) > 1 and token.word in VERBS), 0)
    name = tokens[:verb]
    if (
        not name
        or not 2 <= name[-1].end - name[0].start <= 5
        or any(len(t.word) > 2 or t.tag in _FUNCTIONS for t in name)
    ):
        return None
    return name[0].start, name[-1].end


def phrase_after(tokens: list[Token], at: int) -> Span | None:
    """The noun phrase that begins behind a figure and is followed by its verb (八折定价发行有…, 数十亿的资金经过…)."""
    zone = [token for token in tokens if token.start >= at]
    if zone and zone[0].word == "(":
        closed = next((i for i, token in enumerate(zone) if token.word == ")"), 0)
        zone = zone[closed + 1 :]
    while zone and (zone[0].tag in ("uj", "q", "f") or not zone[0].word.strip(" )）")):
        zone = zone[1:]
    if not zone or not (zone[0].tag in _HEADS or zone[0].tag in ("a", "b")):
        return None
    zone = zone[: verb_of(zone, open_ended=False)]
    cut = next((i for i, token in enumerate(zone) if _is_mark(token) and token.word.strip()), len(zone))
    return _trimmed(_head(zone[:cut]))


def phrase_between(tokens: list[Token], start: int, end: int) -> Span | None:
    """The noun phrase between a date and its figure (2019年全年定增总额6826亿); None where a verb stands there."""
    inside = [token for token in tokens if start <= token.start < end]
    while inside and inside[0].tag in ("t", "x", "f", "uj", "d"):
        inside = inside[1:]
    while inside and not inside[-1].word.strip():
        inside = inside[:-1]
    if not inside or inside[0].tag == "v" or inside[-1].tag not in _HEADS:
        return None
    if any(token.tag in ("d", "p", "c", "ul") or (token.word in VERBS and len(token.word) > 1) for token in inside):
        return None
    return inside[0].start, inside[-1].end


def phrase_at_end(tokens: list[Token]) -> Span | None:
    """The noun run that a stretch ends with (…、運輸公司東主王志榮)."""
    start = len(tokens)
    while (
        start
        and tokens[start - 1].tag in _NOMINAL
        and tokens[start - 1].tag != "uj"
        and not _is_mark(tokens[start - 1])
    ):
        start -= 1
    return _trimmed(tokens[start:])


def _is_mark(token: Token) -> bool:
    return token.tag == "x" and not token.word.isalnum()


def _opening(tokens: list[Token]) -> int:
    """Past what stands before a subject: conjunctions, adverbs, times, and prepositional phrases (在…上, 据…统计)."""
    periodic = not _PERIODS.isdisjoint([token[3] for token in tokens])
    at = 0
    while at < len(tokens):
        _, _, tag, word = tokens[at]
        if word in ("将", "把") and at + 1 < len(tokens) and tokens[at + 1].tag in _NOUNS:
            return len(tokens)  # 将他们分配到: an object before the verb, and no subject
        if word[0] == "每":
            at += 2 if len(word) == 1 else 1
        elif word[0] in _DIGITS or (word in _NUMERALS and _numbered(tokens, at)):
            return at  # 7号线, 三一重工: a numeral that is no quantity belongs to a name
        elif periodic and (behind := _period(tokens, at)):
            at = behind
        elif tag in _SKIPPED or word in _OPENERS or word in _CAUSING or (tag == "x" and not word.isalnum()):
            at += 1
        elif tag == "p":
            end = _prepositional(tokens, at)
            if end == at:
                return at
            at = end
        else:
            return at
    return at


def _period(tokens: list[Token], at: int) -> int:
    """Index behind 疫情期间 or 案发之后 at `at`: nouns that only say when; 0 where none stand there."""
    end = next((n for n in range(at + 1, min(at + 5, len(tokens))) if tokens[n].word in _PERIODS), 0)
    run = tokens[at:end] if end else []
    return end + 1 if run and all(token.tag in _NAMING | {"v", "d"} for token in run) else 0


def _numbered(tokens: list[Token], at: int) -> bool:
    """Whether a name begins with the numerals at `at` (九巴, 六福集团)."""
    behind = at
    while behind < len(tokens) and tokens[behind].word in _NUMERALS:
        behind += 1
    if behind in (at, len(tokens)) or tokens[at].word == "一":
        return False
    return tokens[behind].tag in _NAMING and tokens[behind].start == tokens[behind - 1].end


def _prepositional(tokens: list[Token], at: int) -> int:
    """Where the prepositional phrase at `at` ends; `at` itself when it is part of the subject (由上海生产的摄像头)."""
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
    while later < len(tokens) and (
        (tokens[later].tag in _NOMINAL and tokens[later].tag != "d")
        or tokens[later].tag == "c"
        or not tokens[later].word.strip()
    ):
        later += 1
    return later


def _heads_phrase(tokens: list[Token], at: int) -> bool:
    """Whether a noun stands at `at` that no localiser follows: the head of a phrase, not the end of 在…上."""
    if at >= len(tokens) or tokens[at].tag not in _HEADS:
        return False
    return not any(token.tag == "f" or token.word in _PHRASE_ENDS for token in tokens[at : at + 4])


def _head(zone: list[Token]) -> list[Token]:
    """The noun run that heads a phrase: what stands behind its last 的, or its holder when that is a measure."""
    at = next((i for i in range(len(zone) - 2, -1, -1) if zone[i].tag == "uj"), -1)
    head, holder = zone[at + 1 :], zone[: max(at, 0)]
    if not holder or not head:
        return head
    measure = all(t.word in MEASURES or t.tag in ("a", "b", "d", "m", "q") or not t.word.strip() for t in head)
    if measure or all(t.word in _TITLES for t in head if t.word.strip()):
        return _head(holder) or head
    return head


def _trimmed(run: list[Token], *, measured: bool = False) -> Span | None:
    """The run without what belongs to no name: measures at its end, numerals and classifiers at its start.

    `measured`: the measure is what the claim is about, and stays.
    """
    for at in range(1, len(run)):
        if run[at][0] > run[at - 1][1] and run[at - 1].tag in _JOINED:
            run = run[:at]
            break
    for at in range(len(run) - 1, -1, -1):
        _, _, tag, word = run[at]
        if word == "(" and at:
            run = run[:at]
        elif tag == "x" and _is_mark(run[at]) and word.strip(" “”「」《》『』·-"):
            run = run[at + 1 :] if at + 1 < len(run) else run[:at]
            break
    while (
        run
        and (run[0].tag in _NO_START or _is_mark(run[0]))
        and run[0].word[0] not in _DIGITS
        and not _numbered(run, 0)
    ):
        run = run[1:]
    while not measured and len(run) > 1 and _falls_off(run[-2], run[-1]) and not _is_given_name(run):
        if run[-1].word in MEASURES and run[-2].word not in MEASURES and not any(t.tag in _NOUNS for t in run[:-1]):
            break  # 感染人数
        run = run[:-1]
    if len(run) > 1 and run[0].word in _PERSONS:
        run = run[:1]  # 它聪明地定位
    if len(run) > 1 and run[-1].tag == "nr" and is_office(run, len(run) - 2):
        run = run[-1:]  # 中国人民银行行长潘功胜
    if all(token.word.isdigit() for token in run):
        return None
    if len(run) == 1 and len(run[0].word) == 1 and (run[0].tag not in ("r", "eng", "j", "n") or run[0].word in _SIDES):
        return None
    if not any(token.tag in _NOUNS for token in run) or all(token.tag == "i" for token in run):
        return None  # an idiom tells what somebody does
    return (run[0].start, run[-1].end) if run[-1].end - run[0].start <= _LONGEST else None


def _is_given_name(run: list[Token]) -> bool:
    """Whether a run ends with a surname and the two characters of a given name (郭 志 诚)."""
    return len(run) > 2 and run[-3].tag == "nr" and all(len(token.word) == 1 for token in run[-3:])


def _falls_off(before: Token, last: Token) -> bool:
    """Whether the last word of a run only measures, or cannot end a name; 投保率 and 赵强 stay whole."""
    if before.tag == "nr" and len(before.word) == 1 and len(last.word) <= 2:
        return False
    if before.tag == "nr" and len(before.word) == 2 and len(last.word) == 1 and last.tag in ("a", "ag", "vg", "ng"):
        return False  # 何君健
    if last.tag in ("i", "l") and before.tag in ("nr", "nrt", "nrfg"):
        return True  # 特朗普怒不可遏: an idiom behind a name is what he does
    if last.word == "指数" and before.tag in _NOUNS:
        return False  # 上证指数, 租金指数
    if last.word in MEASURES:
        return last.word != "率" or before.tag not in ("v", "vn")
    return last.word in _QUALIFIERS or last.tag in _NO_END or _is_mark(last)
