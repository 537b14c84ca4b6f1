"""What a statement only names beside what it tells: what came before, what it came from, what the thing is known by."""

from __future__ import annotations

import re

from claims.match.statement.mention import Mention
from claims.match.statement.once import once

# What something is known by: the spill that, but not the year that.
_TIME = r"(?:days?|weeks?|months?|quarters?|half|years?|seasons?|decades?|period)\b"
THING_THAT: str = rf"(?:the|an?|its|their) (?:(?!{_TIME})[\w-]+ ){{1,4}}(?:that|which) "
_BEFORE_EN = re.compile(
    r"\b(?:after|since|following|before|despite) (?:the|an?|its|that) (?:\w+ )?\Z"
    r"|\b(?:amid|amidst|due to|because of|owing to|thanks to|as a result of) (?:(?:the|an?|its|their) )?(?:\w+ )?\Z"
    rf"|\b(?:for|over|after|by|from|in) {THING_THAT}(?:ha[sd] )?\Z",
    re.IGNORECASE,
)
_BEHIND_ZH = re.compile("之?[后前]")
_FROM_ZH = re.compile(r"(?:受|遭受|因|由于)[^,，。;；]{0,6}\Z"), re.compile(r"[^,，。;；]{0,4}(?:影响|所致|拖累|冲击)")
_CAUSED_ZH = re.compile(r"(?:导致|造成|致使|令)[^,，。;；]{0,8}\Z"), re.compile("的")


@once
def background(mention: Mention) -> set[str]:
    """The ideas that a statement is only dated, explained or known by: after the fire, amid a drought, 受旱灾影响."""
    folded = mention.folded
    return {
        term.form
        for term in mention.terms
        if term.start >= 0
        and (_BEFORE_EN.search(mention.text, 0, term.start) or _is_aside(folded, term.start, term.end))
    }


def _is_aside(folded: str, start: int, end: int) -> bool:
    if start > 0 and _BEHIND_ZH.match(folded, end):
        return True
    return any(
        behind.match(folded, end) and before.search(folded, 0, start) for before, behind in (_FROM_ZH, _CAUSED_ZH)
    )
