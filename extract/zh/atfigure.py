"""Subjects that the words right around a figure name: 楼高11层的饭店, the row of a table, the disaster of the dead."""

from __future__ import annotations

import re

from extract.document import Token
from extract.fold import fold
from extract.scene import Draft, Scene
from extract.words import words_of
from extract.zh import subject

_DIMENSION_BEHIND = re.compile(r"(?:高|深|长|宽|阔|厚|重)的?(?=[\u3400-\u9fff])(?!度|达|约|于|过)")
_DIMENSION_AHEAD = re.compile(r"(?:楼高|身高|全长|总长|高|深|长|宽|阔|厚|重)(?:度?[约近达逾超]|超过|接近)?\Z")
_PENALTY = re.compile(r"最高(?:可|会|刑罚|罚则)?(?:被|处|为)?(?:判|处|罚|监|囚|入狱)")
_OFFENCE = re.compile(
    r"(?:(?<![\u3400-\u9fff])|触犯|干犯|即属|至于|涉嫌|控以)(?P<name>[\u3400-\u9fff]{2,10}?(?:罪(?![名行犯成])|(?=(?:一经|一旦|如被)定罪)))"
)
_STEPS = 4  # lines that one cell of a table may take
_DEAD = re.compile(r"(?:名|人)?(?:死亡|死伤|遇难|罹难|遇害|丧生|丧命|身亡|受伤|重伤|轻伤|失踪|死|伤|亡)")
_CASUALTIES = frozenset("死伤亡")
_CAUSING = re.compile(r"造成|导致|酿成|致(?![^，]*?电)|引致|引发|夺")
_DISASTER = re.compile(
    r"地震|强震|余震|大?爆炸|大火|火灾|火警|车祸|空难|坠机|海啸|洪[水灾]|水灾|山洪|暴雨|豪雨|龙卷风|泥石流|山泥倾泻|山体滑坡|雪崩|"
    r"矿难|恐袭|袭击|枪击|踩踏|坍塌|塌楼|骚乱|沉船|翻船|翻车|脱轨|交通意外|事故"
)


def subject_of(scene: Scene, draft: Draft) -> tuple[str, str] | None:
    """The subject that such words name, in the text's words, and where it was found; None without them."""
    if draft.kind == "event":
        return None
    row = _row(scene, draft)
    if row is not None:
        return row, "the head of its row"
    described = _measured(scene, draft)
    if described is not None:
        return described, "what it is a dimension of"
    offence = _offence(scene, draft)
    if offence is not None:
        return offence, "what it is the penalty of"
    disaster = _disaster(scene, draft) if draft.kind in ("count", "share") else None
    return None if disaster is None else (disaster, "what caused it")


def _row(scene: Scene, draft: Draft) -> str | None:
    """The first cell of the row of a table in which the figure stands, over the lines that a cell may break into."""
    text, at = scene.document.folded, draft.first.quantity.start
    start = at
    for _ in range(_STEPS):
        start = text.rfind("\n", 0, start) + 1
        if text.startswith("|", start):
            break
        start -= 1
        if start <= 0 or text.endswith("|", 0, start):
            return None
    else:
        return None
    first, _, rest = text[start + 1 : at].partition("|")
    head = first.strip()
    if not rest or not 2 <= len(head) <= 12 or any(letter.isdigit() for letter in head):
        return None
    begin = start + 1 + first.index(head)
    return scene.document.text[begin : begin + len(head)]


def _measured(scene: Scene, draft: Draft) -> str | None:
    """饭店 in 11层高饭店 and 高约11层的饭店: the noun whose height, length, depth or weight the figure is."""
    first, last = draft.first.quantity, draft.last.quantity
    if first.kind != "measure" and fold(first.item or "") not in ("层", "楼"):
        return None
    text, clause = scene.document.folded, scene.clauses[draft.first.clause]
    behind = _DIMENSION_BEHIND.match(text, last.end, clause.end)
    if behind is not None:
        at = behind.end()
    elif text.startswith("的", last.end) and _DIMENSION_AHEAD.search(text, clause.start, first.start):
        at = last.end + 1
    else:
        return None
    span = subject.phrase_after(words_of(scene, draft.first.clause), at)
    return None if span is None else scene.document.text[span[0] : span[1]].strip()


def _offence(scene: Scene, draft: Draft) -> str | None:
    """暴动罪 in 暴动罪一经定罪，最高可判监10年: the offence of whose highest penalty a clause speaks."""
    text, quantity = scene.document.folded, draft.first.quantity
    if quantity.kind not in ("duration", "money") or not _PENALTY.search(text, scene.sentence.start, quantity.start):
        return None
    named = [*_OFFENCE.finditer(text, scene.sentence.start, quantity.start)]
    return None if not named else scene.document.text[named[-1].start("name") : named[-1].end("name")]


def _disaster(scene: Scene, draft: Draft) -> str | None:
    """地震 in 地震造成3死: what killed and hurt those that the figure counts, where the sentence tells its name."""
    quantity, clause = draft.first.quantity, draft.first.clause
    text, begin = scene.document.folded, scene.sentence.start
    plain = fold(quantity.item or "") in _CASUALTIES
    if not plain and (quantity.kind != "count" or _DEAD.match(text, quantity.end) is None):
        return None
    causing = _CAUSING.search(text, scene.clauses[clause].start, quantity.start) is not None
    named = [*_DISASTER.finditer(text, begin, quantity.start)]
    if not named or not (plain or causing) or (causing and named[-1].start() >= scene.clauses[clause].start):
        return None  # 地震造成12人死亡: the subject of its own clause
    at = next(n for n, stretch in enumerate(scene.clauses) if named[-1].start() < stretch.end)
    return scene.document.text[_widened(words_of(scene, at), named[-1].start()) : named[-1].end()]


def _widened(words: list[Token], start: int) -> int:
    """Where 煤气 in 煤气爆炸 begins, the noun right before the disaster that says of what kind it is."""
    before = next((word for word in words if word.end == start), None)
    return before.start if before is not None and before.tag == "n" and len(before.word) > 1 else start
