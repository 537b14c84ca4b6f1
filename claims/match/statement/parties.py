"""The parties to a dispute about numbers: police and organisers count one march, two armies one battle's dead."""

from __future__ import annotations

import re

from claims.match.statement.figures import Figure
from claims.match.statement.mention import Mention
from claims.match.statement.once import once
from extract.text.fold import fold

# Party, and the words for it in folded Chinese and in English. Their figures differ by more than mistakes do.
_PARTIES = (
    ("police", "警方|警察|警务处|公安", "police"),
    ("organiser", "主办|民阵|组织者|组织方|发起人|工会", "organi[sz]ers?|unions?"),
    (
        "forces",
        "军方|国防部|内政部|卫生部|[国美俄以印泰]军|政府",
        "military|army|government|(?:defen[cs]e|interior|health) ministry",
    ),
    ("rebels", "武装|解放军|民兵|反对派|叛军", "rebels?|militants?|separatists?|insurgents?|opposition"),
    ("watchers", "人权组织|特赦|观察站|观察组织|活动人士", "activists?|amnesty|rights groups?|monitors?|charity|ngo"),
)
_PARTY = re.compile("|".join(rf"(?P<{name}>{zh}|\b(?:{en})\b)" for name, zh, en in _PARTIES), re.IGNORECASE)


@once
def who_counts(mention: Mention) -> str:
    """The party that a statement quotes, or names before its figure: police, organisers; empty for none."""
    first = min((figure.start for figure in mention.asserted), default=0)
    places = (
        [" ".join(mention.speakers)]
        if mention.speakers
        else [mention.text[mention.start : first], mention.text[:first]]
    )
    found = (_PARTY.search(fold(place)) for place in places)
    match = next(filter(None, found), None)
    return (match.lastgroup or "") if match else ""


def giver(mention: Mention, figure: Figure) -> str:
    """The party that its sentence names last before a figure, where it names several; empty otherwise."""
    named = [(match.start(), match.lastgroup or "") for match in _PARTY.finditer(mention.folded)]
    before = [party for at, party in named if at < figure.start]
    return before[-1] if before and len({party for _, party in named}) > 1 else ""
