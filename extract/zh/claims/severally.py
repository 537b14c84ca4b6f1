"""Several told side by side: 甲和乙分别上升8元和5元至90元和70元, 营收30亿元，利润5亿元，分别增长12%和8%.

A row holds one figure, or a figure with another in brackets, for each of several things in their order; what stands
at the same place of rows that follow one another is one statement.
"""

from __future__ import annotations

import re

from extract.claims.scene import Mention, Scene
from extract.language import Places
from extract.model import Role
from extract.zh.words.bounding import BOUND
from extract.zh.words.grammar import GRAMMAR

Element = tuple[Mention, ...]
Row = list[Element]

_SEVERALLY = re.compile(GRAMMAR.either("severally"))
_JOINT = re.compile(rf"\)?\s*(?:、|，|,|和|及|与|以及)\s*(?:{BOUND})?\s*")
_OPENS, _CLOSES = re.compile(r"\s*\(\s*"), re.compile(r"\s*\)")
_TOLD_AGAIN = re.compile(r"[^。；()]{0,6}\([^。；()]{0,16}")
_LED = re.compile(
    r"\)?\s*(?:，|,)?\s*(?:升至|增至|跌至|降至|减至|至|到|为|达)\s*"
    r"|\)?\s*，[^，。；\d]{0,12}(?:分别|各自)[^，。；\d]{0,8}"
)
_BARE = re.compile(r"[^，。；\d]{0,4}，\s*(?:而|且|并|两者|二者|同比|环比|按[年月季])*(?:分别|各自)")
_ARRIVING = re.compile(rf"(?:至|到)(?:{BOUND})?\s*\Z")
_RATES = frozenset(("percent", "ratio"))
_LEVELS = frozenset(("money", "count", "number", "measure", "percent"))
_FAR = 60  # characters from 分别 to the row


def severally(scene: Scene) -> Places:
    """The figures of a sentence that are told severally, by their starts; their places are noted on the mentions."""
    mark = _SEVERALLY.search(scene.document.folded, scene.sentence.start, scene.sentence.end)
    figures = [m for m in scene.figures if not m.aside]
    if mark is None or len(figures) < 2:
        return {}
    found: Places = {}
    at = 0
    while at < len(figures):
        chain = _chain(scene, figures, at)
        if not chain or not _announced(scene, chain[0]):
            at += 1
            continue
        for row in chain:
            _note(row)
        _note_dates(scene, chain[0])
        first = figures.index(chain[0][0][0])
        levels = _levels(scene, figures[:first], chain)
        _join(scene, [*([levels] if levels else []), *chain], found)
        at = figures.index(chain[-1][-1][-1]) + 1
    return found


def _chain(scene: Scene, figures: list[Mention], at: int) -> list[Row]:
    """The rows of one length that follow one another from the figure `at` on."""
    chain: list[Row] = []
    while at < len(figures):
        row = _row(scene, figures, at)
        if len(row) < 2 or (chain and (len(row) != len(chain[0]) or not _follows(scene, chain[-1], row))):
            break
        chain.append(row)
        at = figures.index(row[-1][-1]) + 1
    return chain


def _row(scene: Scene, figures: list[Mention], at: int) -> Row:
    """The figures of one kind side by side from the figure `at` on, each with what brackets behind it hold."""
    row: Row = []
    while at < len(figures):
        element = _element(scene, figures, at)
        if row:
            before, now = row[-1], element[0].quantity
            alike = before[0].quantity.kind == now.kind and before[0].quantity.unit == now.unit
            between = scene.text(before[-1].quantity.end, now.start)
            if not alike or len(before) != len(element) or _JOINT.fullmatch(between) is None:
                break
        row.append(element)
        at += len(element)
    return row


def _element(scene: Scene, figures: list[Mention], at: int) -> Element:
    """A figure, with the one that brackets right behind it hold alone."""
    first = figures[at]
    if at + 1 < len(figures):
        second = figures[at + 1].quantity
        opened = _OPENS.fullmatch(scene.document.folded, first.quantity.end, second.start)
        if opened and _CLOSES.match(scene.document.folded, second.end):
            return first, figures[at + 1]
    return (first,)


def _follows(scene: Scene, before: Row, row: Row) -> bool:
    """Whether a row goes on with the one before: to where things moved, by how much, or the same in other units."""
    last, now = before[-1][-1].quantity, row[0][0].quantity
    between = scene.text(last.end, now.start)
    if _TOLD_AGAIN.fullmatch(between) and last.kind == now.kind:
        return True
    moved = _role(scene, before) == "by" or _role(scene, row) in ("by", "to") or row[0][0].cue == "share"
    return moved and _LED.fullmatch(between) is not None


def _announced(scene: Scene, row: Row) -> bool:
    """Whether 分别 stands a little before a row, in its clause or the one before."""
    start = row[0][0].quantity.start
    begin = max(scene.clauses[max(0, row[0][0].clause - 1)].start, start - _FAR)
    return _SEVERALLY.search(scene.document.folded, begin, start) is not None


def _note(row: Row) -> None:
    """Tells every figure of a row its place, and what is said of the first."""
    cue = row[0][0].cue
    for at, element in enumerate(row):
        for mention in element:
            mention.place = at, len(row)
            mention.cue = cue


def _note_dates(scene: Scene, row: Row) -> None:
    """Tells as many dates side by side before a row their places: 2016年和2017年净利润分别增长28%和25%."""
    first = row[0][0]
    run: list[Mention] = []
    for dated in reversed([d for d in scene.dates if d.quantity.end <= first.quantity.start]):
        if run and _JOINT.fullmatch(scene.text(dated.quantity.end, run[0].quantity.start)) is None:
            break
        run.insert(0, dated)
    if len(run) == len(row) and run[-1].clause >= first.clause - 1:
        for at, dated in enumerate(run):
            dated.place = at, len(row)


def _levels(scene: Scene, before: list[Mention], chain: list[Row]) -> Row:
    """The levels told one by one before a row of their changes or shares: 营收30亿元，利润5亿元，分别增长12%和8%."""
    row = chain[0]
    first = row[0][0]
    if first.quantity.kind not in _RATES or not (_role(scene, row) == "by" or first.cue == "share"):
        return []
    if not before or not (first.bare or _BARE.match(scene.text(before[-1].quantity.end, first.quantity.start))):
        return []
    levels = [m for m in before if m.quantity.kind in _LEVELS and m.place is None]
    kinds = {m.quantity.kind for m in levels}
    if len(levels) != len(row) or len(kinds) > 1 or len(levels) != len(before):
        return []
    apart = len({m.clause for m in levels}) == len(levels) or all(m.clause == levels[0].clause for m in levels)
    told = all(m.cue in ("level", "total", "to", "average") and m.quantity.direction is None for m in levels)
    return [(level,) for level in levels] if apart and told else []


def _role(scene: Scene, row: Row) -> Role:
    first = row[0][0]
    if _ARRIVING.search(scene.text(first.quantity.start - 4, first.quantity.start)):
        return "to"
    if first.cue == "by" or first.quantity.direction is not None or first.quantity.unit == "pp":
        return "by"
    return first.cue if first.cue in ("to", "from") else "main"


def _join(scene: Scene, chain: list[Row], found: Places) -> None:
    """Puts what stands at the same place of the rows together, each with its role."""
    roles = [_role(scene, row) for row in chain]
    moved, shared = "by" in roles, any(row[0][0].cue == "share" for row in chain)
    if len(chain) == 1 and len(chain[0][0]) == 1:
        return
    for row, role in zip(chain, roles, strict=True):
        if role == "main" and moved and row is chain[0]:
            role = "to"
        elif role == "main" and shared and row[0][0].cue != "share":
            role = "part"
        for at, element in enumerate(row):
            statement = chain[0][at][0].quantity.start
            found.update({mention.quantity.start: (statement, role) for mention in element})
