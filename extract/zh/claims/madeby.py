"""The noun that a clause with its own subject and verb only describes: 某画家于1986年创作的雕塑."""

from __future__ import annotations

from extract.document import Token
from extract.zh.claims.mainverb import VERBS
from extract.zh.words.nounrun import HEADS, Span, is_mark, last_of, trimmed

_WAYS = frozenset(("方式", "形式", "情况", "名义", "时候", "时", "期间", "后", "前"))
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
    return trimmed(run) if run and behind < len(zone) and all(t.tag in HEADS or is_mark(t) for t in run) else None
