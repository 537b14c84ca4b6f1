"""Where a Chinese claim holds, when its clause says so."""

from __future__ import annotations

import re

from extract.claims.scene import ClaimDraft, Clause, Scene
from extract.claims.words import words_of

_AT = re.compile("[在于]")
_GENERAL = re.compile(
    r"(?:全[国球省市县区台港岛澳]|本港|国内(?!生产)|世界各地)"
    r"(?!人大|政协|代表|委员|运动会|总工会|性|统一|劳动|优秀|先进|首|最|第|化|保|重点|联)"
)


def place_of(scene: Scene, draft: ClaimDraft) -> str | None:
    """The place that the first clause of a draft names with 在 (在北京市海淀区), else one without a name (全国)."""
    clause, text = scene.clauses[draft.first.clause], scene.document.text
    if not _AT.search(scene.document.folded, clause.start, clause.end):
        return _general(scene, clause)
    words = words_of(scene, draft.first.clause)
    for at, word in enumerate(words[:-1]):
        if word.word in ("在", "于") and words[at + 1].tag == "ns":
            end = at + 1
            while end + 1 < len(words) and words[end + 1].tag == "ns" and words[end + 1].start == words[end].end:
                end += 1  # 北京市海淀区
            return text[words[at + 1].start : words[end].end]
    return _general(scene, clause)


def _general(scene: Scene, clause: Clause) -> str | None:
    """全国, 全市, 本港: a place without a name that the clause holds for."""
    found = _GENERAL.search(scene.document.folded, clause.start, clause.end)
    return scene.document.text[found.start() : found.end()] if found else None
