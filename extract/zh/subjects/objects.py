"""What is raised or cut: the object of 把, 将 or 使 before a figure, in its clause or in the one before."""

from __future__ import annotations

import re

from extract.claims.scene import ClaimDraft, Scene
from extract.model import Span
from extract.quantities.moves import changing
from extract.text.document import Token
from extract.zh.words.bounding import BOUND
from extract.zh.words.nounrun import HEADS, NOUNS, head_of, trimmed

_MOVING = frozenset(changing("zh"))
_FROM = frozenset("从由自")
_LEADING = frozenset("在对向从以给为到与于")
_LEVELS = (
    *"率价金费税量额幅资息值",
    "比例",
    "比重",
    "上限",
    "下限",
    "人数",
    "规模",
    "门槛",
    "标准",
    "水平",
    "预测",
    "目标",
    "成本",
    "预算",
    "开支",
)
_SHORT = 16  # characters of a phrase with 的 that is still read at a glance


def moved_object(tokens: list[Token], bound: int) -> Span | None:
    """What is raised or cut in the words before a figure: the object of 把 or 将 (政府把租金下调30%)."""
    inside = [token for token in tokens if token.start < bound]
    made = _made(inside)
    if made is not None:
        return made
    mark = next((at for at, token in enumerate(inside) if token.word in ("把", "将")), len(inside))
    verb = next((at for at in range(mark + 2, len(inside)) if inside[at].word in _MOVING), 0)
    if not verb and mark + 2 < len(inside) and inside[-1].word in _FROM:
        moves = any(token.word in _MOVING for token in tokens if token.start >= bound)
        verb = len(inside) - 1 if moves else 0  # 把目标价由145元调高到180元
    run = inside[mark + 1 : verb]
    while run and (run[-1].tag in ("b", "d", "p", "ad") or (run[-1].tag == "v" and len(run[-1].word) == 1)):
        run = run[:-1]  # 时间调至
    if not verb or any(token.tag in ("d", "v") and len(token.word) > 1 for token in run[:-1]):
        return None
    return trimmed(head_of(run), measured=True) if run and run[-1].word.endswith(_LEVELS) else None


def _made(inside: list[Token]) -> Span | None:
    """What is made something: the object of 把 or 将 before 打造成, 列为 (将该村打造成全国第一村)."""
    mark = next((at for at, token in enumerate(inside) if token.word in ("把", "将")), len(inside))
    verb = next((at for at in range(mark + 2, len(inside)) if inside[at].word.endswith(_MAKING)), 0)
    run = inside[mark + 1 : verb]
    while len(run) > 1 and run[-1].tag == "v":
        run = run[:-1]
    if not verb or not run or any(token.tag not in HEADS | {"uj", "a"} for token in run):
        return None
    return trimmed(head_of(run))


_MAKING = ("成", "造成", "列为", "评为", "视为", "定为", "升格为", "变为")


def moved_before(tokens: list[Token]) -> Span | None:
    """The object of 把 or 将 that a whole clause ends with, whose move the next one tells (把租金，由3元加至5元)."""
    mark = next((at for at in range(len(tokens) - 1, -1, -1) if tokens[at].word in ("把", "将")), len(tokens))
    run = tokens[mark + 1 :]
    named = bool(run) and (run[-1].tag in NOUNS or run[-1].word.endswith(_LEVELS))
    if not named or any(token.word in _LEADING for token in run):
        return None
    piece = next((at for at in range(len(run) - 1, 0, -1) if run[at].start > run[at - 1].end), 0)
    whole = run[piece:]
    if whole[0].tag in HEADS and whole[-1].end - whole[0].start <= _SHORT:
        return whole[0].start, whole[-1].end  # 中国商品的现有关税
    return trimmed(head_of(run), measured=True)


def caused(tokens: list[Token], bound: int) -> Span | None:
    """What something makes rise or fall before a figure: 产量 in 高温使产量下降2%."""
    inside = [token for token in tokens if token.start < bound]
    mark = next((at for at in range(len(inside) - 1, -1, -1) if inside[at].word in _CAUSING), len(inside))
    moves = [at for at in range(mark + 2, len(inside)) if inside[at].word.rstrip("至到了") in _MOVING]
    run = inside[mark + 1 : moves[-1]] if moves else []
    while run and (run[-1].tag in ("b", "d", "p", "ad") or (run[-1].tag == "v" and len(run[-1].word) == 1)):
        run = run[:-1]
    if not run or run[0].word[0] in "这此" or any(token.tag[0] in "dpcx" for token in run):
        return None  # 使这一数字增加
    measured = run[-1].tag in NOUNS or run[-1].word.endswith(_LEVELS)
    return trimmed(head_of(run), measured=True) if measured else None


_CAUSING = frozenset(("使", "使得", "令", "令到", "让", "导致", "致使", "促使", "致"))


def enacted(scene: Scene, draft: ClaimDraft) -> str | None:
    """防疫措施 in 当局收紧防疫措施，明日起生效，为期14天: what is put in force, whose days the next clauses tell."""
    first = draft.first
    clause = scene.clauses[first.clause]
    lasting = _LASTING.fullmatch(scene.document.folded, clause.start, first.quantity.start)
    if not lasting and not (draft.kind in ("event", "duration") and _in_force(scene, first.clause)):
        return None
    for at in range(first.clause - 1, max(-1, first.clause - 4), -1):
        named = _PUT_IN_FORCE.search(scene.document.folded, scene.clauses[at].start, scene.clauses[at].end)
        if named:
            return scene.document.text[named.start("what") : named.end("what")]
        if not _in_force(scene, at):
            return None
    return None


def _in_force(scene: Scene, clause: int) -> bool:
    """Whether a clause only tells from when on something holds: 明日起生效."""
    return _HOLDS.fullmatch(scene.document.folded, *scene.clauses[clause]) is not None


_PUT_IN_FORCE = re.compile(
    r"(?:收紧|放宽|延长|实施|推行|推出|颁布|发布|执行|采取|恢复|延续|取消|调整|落实|展开|举行|举办|设立|下令|宣布)"
    r"(?P<what>(?![了过着将会要])(?:(?![于在已被])[\u3400-\u9fff「」《》]){2,16})\s*\Z"
)
_LASTING = re.compile(rf"\s*(?:并|会|将|预计)?(?:为期|为时|有效期(?:为|至)?)(?:{BOUND})?\s*")
_HOLDS = re.compile(
    r"(?=[^，。]*(?:[日年月号天时起]|即[日时]|星期|周))[^，。的]{0,24}?(?:正式)?(?:生效|施行|实施|执行|届满|截止)[。；\s]*"
)
