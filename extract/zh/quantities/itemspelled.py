"""What is counted right behind a classifier, told by its characters where the tagger cuts it wrongly."""

from __future__ import annotations

import re

from extract.model import Span
from extract.zh.passage import Passage
from extract.zh.quantities.nouns import counted

GLUED_BEHIND = ("名胜出", "名胜选", "名义工", "名流浪", "名声称", "名单身")  # no 名单, 名胜, 名义
_VERBS_BEHIND = ("胜出", "胜选", "流浪", "声称", "单身", "单亲")
# 一项普通袭击罪: an offence is named by a clause without a head.
_OFFENCE = re.compile(r"[^，。;、\d的和及与以是等]{1,12}?(?<![犯判定认谢怪])罪(?![犯人名案行证恶魁])")
_OF_OFFENCES = ("项", "条", "宗")


def spelled_behind(passage: Passage, classifier: int, at: int) -> Span | None:
    """Where it stands behind a number whose classifier begins at `classifier` and ends at `at`; None for most."""
    if passage.text.startswith(GLUED_BEHIND, classifier):
        return counted(passage, at + 2, "名") if passage.text.startswith(_VERBS_BEHIND, at) else (at, at + 2)
    return offence_at(passage.text, at)


def is_charge(text: str, start: int) -> bool:
    """Whether 一 counts an offence that somebody is charged with: 承认一项袭警罪."""
    return text[start : start + 1] == "一" and offence_at(text, start + 2) is not None


def offence_at(text: str, start: int) -> Span | None:
    """Where an offence stands that begins at `start`, right behind a classifier."""
    offence = _OFFENCE.match(text, start) if text[start - 1 : start] in _OF_OFFENCES else None
    return None if offence is None else offence.span()
