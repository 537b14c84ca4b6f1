"""Persons of whom nothing but their number is told: what befell them, or what they do as a group."""

from __future__ import annotations

import re

from extract.claims.scene import ClaimDraft, Scene
from extract.text.fold import fold
from extract.zh.subjects import figurenoun
from extract.zh.subjects.found import Found
from extract.zh.subjects.inclause import clause_before, only_speaks
from extract.zh.words.bounding import BOUND


def of_persons(scene: Scene, draft: ClaimDraft) -> Found | None:
    """火山 in 火山爆发，1人死亡: what the clauses before tell of; 二人 in 二人均否认控罪: a group by its number."""
    first = draft.first
    at, end = first.quantity.start, first.quantity.end
    if first.quantity.kind != "count" or scene.text(end - 1, end) != "人" or fold(draft.item or "") != "人":
        return None
    befallen = _BEFALLEN.match(scene.document.folded, end) is not None
    if befallen or _THERE_ARE.search(figurenoun.ahead(scene, first)):
        owner = clause_before(scene, first.clause)
        if owner is None or only_speaks(scene, first.clause, owner):
            return None
        return owner, "the clause before"
    if _GROUP.match(scene.document.folded, end) and _OPENING.fullmatch(figurenoun.ahead(scene, first)):
        return scene.document.text[at:end], "the persons told by their number"
    return None


_BEFALLEN = re.compile(
    r"(?:死|伤|[轻重]伤|受伤|身亡|丧生|遇难|失踪|被[捕困杀]|获救|确诊|染疫|感染|入院|送院|送医|命危)"
)
_THERE_ARE = re.compile(rf"(?<![没拥享持占])有(?:共|{BOUND})*\s*\Z")
_GROUP = re.compile(
    r"(?![死伤的])\s*(?:均|都|各|分|同|亦|也|则|已|将|曾|会|并|仍|现|在|于|被|先后|其后|随后|互|一起|一同|否认"
    r"|承认|表示|认为|指)"
)
_OPENING = re.compile(
    r"\s*(?:事后|其后|随后|后来|最终|最后|结果|当时|当日|但|而|惟|不过|因此|于是|同时|目前|现时|早前|昨日|今日"
    r"|[^，。]{0,4}[日月年])*\s*"
)
