"""Nouns that more than their own words name: 某画家于1986年创作的雕塑, 欧盟关于身份证的公告, 某服务(02998.HK)."""

from __future__ import annotations

from extract.model import Span
from extract.text.document import Token
from extract.zh.subjects.mainverb import VERBS
from extract.zh.words.grammar import GRAMMAR
from extract.zh.words.nounrun import HEADS, NOUNS, is_mark, last_of, trimmed

_WAYS = frozenset(("方式", "形式", "情况", "名义", "时候", "时", "期间", "后", "前"))
_WHERE = frozenset(("会上", "场上", "途中", "当中"))
_PLACED = frozenset(("于", "在", "从", "由"))


def made_by(zone: list[Token]) -> Span | None:
    """The noun that a clause with its own subject and time only describes: 某画家于1986年创作的雕塑(于5月售出)."""
    mark = last_of(zone, 2, len(zone) - 1)
    if mark < 0 or zone[0].tag not in HEADS - {"r"} or zone[mark - 1].tag not in ("v", "vn"):
        return None
    if any(token.word in _WAYS for token in zone[mark + 1 :]):
        return None  # 以游行的方式庆祝, 在…举行的峰会期间
    placed = next((at for at in range(1, mark) if zone[at].word in _PLACED), 0)
    before = zone[:placed]
    if not placed or any(token.tag in ("v", "d", "ul") or token.word in VERBS for token in before):
        return None
    if sum(token.tag in ("v", "vn") for token in zone[placed:mark]) != 1:
        return None
    behind = next((at for at in range(mark + 1, len(zone)) if zone[at].tag in ("v", "d", "p", "t")), len(zone))
    run = zone[mark + 1 : behind]
    if behind < len(zone) and zone[behind].word in _WHERE:
        return None  # 部长在某处举行的记者会上告诉…
    return trimmed(run) if run and behind < len(zone) and all(t.tag in HEADS or is_mark(t) for t in run) else None


def concerning(zone: list[Token], verb: int) -> Span | None:
    """欧盟关于身份证的公告: a name with what is told of something, where the clause goes on behind it."""
    between = next((at for at in range(1, min(verb + 1, len(zone))) if zone[at].word in _BETWEEN), 0)
    if between and zone[0].tag.startswith(("n", "j")):
        mark = last_of(zone, between + 1, min(len(zone) - 1, between + _LONGEST_THEME))
        if mark > between + 1 and zone[mark + 1].word in _RELATIONS and mark + 2 < len(zone):
            return zone[0].start, zone[mark + 1].end  # 中国与欧盟的关系
    if verb == len(zone) or zone[verb].word not in _ABOUT or not zone[0].tag.startswith(("n", "j")):
        return None
    if verb + 1 < len(zone) and zone[verb + 1].tag in ("v", "d"):
        return None  # 世界就会陷入危险的境地
    mark = last_of(zone, verb + 1, min(len(zone), verb + _LONGEST_THEME))
    end = mark + 1
    while 0 < end < len(zone) and zone[end].tag in NOUNS and not is_mark(zone[end]):
        end += 1
    return (zone[0].start, zone[end - 1].end) if 0 < mark < end - 1 else None


_ABOUT = frozenset(("关于", "有关", "针对", "就"))
_BETWEEN = frozenset(("与", "和", "同", "跟", "对", "及"))
_RELATIONS = GRAMMAR.words("relations")
_LONGEST_THEME = 8  # words between what tells and what it is told of


def without_codes(tokens: list[Token]) -> list[Token]:
    """The words without the code of a share in brackets behind a name: 某服务(02998.HK)发布."""
    opened = next((at for at, token in enumerate(tokens) if token.word == "("), len(tokens))
    closed = next((at for at in range(opened, min(opened + _CODE, len(tokens))) if tokens[at].word == ")"), opened)
    code = closed > opened + 1 and all(token.word.isascii() for token in tokens[opened:closed])
    return [*tokens[:opened], *tokens[closed + 1 :]] if code and opened else tokens


_CODE = 8  # words of a code and its brackets
