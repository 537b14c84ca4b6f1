"""Of which kind a claim is: by the roles of its figures, else by what its main figure is."""

from __future__ import annotations

from decimal import Decimal

from extract.claims.breakdown import is_complete
from extract.claims.scene import ClaimDraft, Scene
from extract.model import ClaimKind

# What a figure alone asserts.
_ALONE: dict[str, ClaimKind] = {
    "money": "amount",
    "percent": "share",
    "count": "count",
    "measure": "measure",
    "age": "measure",
    "duration": "duration",
    "ratio": "ratio",
    "rank": "rank",
    "number": "number",
}
# How a claim without a rule of its own is explained.
RULES: dict[ClaimKind, str] = {
    "amount": "amount of money",
    "share": "share of a whole",
    "count": "how many",
    "measure": "how much of a measure",
    "duration": "how long",
    "ratio": "multiple",
    "rank": "place in an order",
    "number": "level",
    "change": "change",
    "price": "price",
    "event": "dated event",
}
_LARGE, _ROUND = 10_000, 100


def kind_of(scene: Scene, draft: ClaimDraft) -> ClaimKind:
    """The kind of a draft, from the roles of its figures and from what the main one is."""
    roles = {role for _, role in draft.members}
    if roles & {"from", "to", "by"}:
        return "change"
    if "price" in roles:
        return "price"
    if draft.last.quantity.kind == "rank":
        return "rank"
    if roles & {"part", "whole"}:
        parts = [m for m, role in draft.members if role == "part"]
        listed = draft.members[0][1] == "whole" and len(parts) > 1 and parts[0].cue != "part"
        kind = parts[0].quantity.kind if parts else "ratio"
        listed = listed or (len(parts) > 1 and is_complete(draft))
        return _ALONE[kind] if listed and kind in ("count", "money") else "share"  # 19人死亡，包括17男2女
    mains = [m for m, role in draft.members if role == "main"] or [draft.first]
    main = next((m for m in mains if m.tie == "gap"), mains[0]).quantity
    if draft.first.cue == "base" and main.kind == "duration" and draft.first.anchor != "ago":
        return "change"
    if main.kind == "ratio" and main.value is not None and main.value < 1 and not scene.language.is_index(main):
        return "share"
    if main.kind == "number" and main.unit is None and main.value is not None and _many(main.value):
        return "count"
    return _ALONE[main.kind]


def _many(value: Decimal) -> bool:
    """Whether a bare figure is so large and round that it counts (确诊病例略超过8万), and is no level of an index."""
    return value >= _LARGE and value % _ROUND == 0
