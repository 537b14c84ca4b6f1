"""Where a claim holds, when its clause says so."""

from __future__ import annotations

import re

from extract.scene import Clause, Draft, Scene
from extract.words import words_of

_IN_EN = re.compile(r"\b(?:[Ii]n|[Aa]cross|[Tt]hroughout) ((?:[A-Z][\w'’-]+)(?: [A-Z][\w'’-]+){0,2})")
_NO_PLACE = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|"
    r"Saturday|Sunday|Q\d|Mr|Mrs|Ms|Dr|English|French|Chinese)\b"
)
# What one has in a company, not in a place.
_OWNED_BEFORE = re.compile(r"\b(?:[Ss]hares|share|stakes?|interest|stock|invest(?:ed|ment)?|holding) \Z")
_OWNING = 11  # characters of the longest of these, with the space behind it
_AT_ZH = re.compile("[在于]")


def place_of(scene: Scene, draft: Draft) -> str | None:
    """The place that the first clause of a draft names with 在, in or across; None when it names none."""
    clause = scene.clauses[draft.first.clause]
    text = scene.document.text
    if scene.sentence.lang == "en":
        for found in _IN_EN.finditer(text, clause.start, clause.end):
            owned = _OWNED_BEFORE.search(text, max(clause.start, found.start() - _OWNING), found.start())
            if owned is None and not _NO_PLACE.match(found[1]):
                return found[1]
        return None
    if not _AT_ZH.search(scene.document.folded, clause.start, clause.end):
        return _general(scene, clause)
    words = words_of(scene, draft.first.clause)
    for at, word in enumerate(words[:-1]):
        if word.word in ("在", "于") and words[at + 1].tag == "ns":
            end = at + 1
            while end + 1 < len(words) and words[end + 1].tag == "ns" and words[end + 1].start == words[end].end:
                end += 1  # 北京市海淀区
            return text[words[at + 1].start : words[end].end]
    return _general(scene, clause)


_GENERAL = re.compile(
    r"(?:全[国球省市县区台港岛澳]|本港|国内(?!生产)|世界各地)(?!人大|政协|代表|委员|运动会|总工会|性|统一|劳动|优秀|先进|首|最|第|化|保|重点|联)"
)


def _general(scene: Scene, clause: Clause) -> str | None:
    """全国, 全市, 本港: a place without a name that the clause holds for."""
    found = _GENERAL.search(scene.document.folded, clause.start, clause.end)
    return scene.document.text[found.start() : found.end()] if found else None
