"""Central banks told apart: by the land whose bank each is, however it is called."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from claims.match.pairs.pair import Pair
from claims.match.statement.mention import Mention
from claims.match.statement.once import once

_UNION = "bloc.eurozone"
# Those that a table knows by their names, with their lands.
_LAND_OF: Mapping[str, str] = MappingProxyType(
    {
        "body.fed": "country.united_states",
        "body.ecb": _UNION,
        "body.boe": "country.britain",
        "body.pboc": "country.china",
        "body.boj": "country.japan",
        "body.bank_of_canada": "country.canada",
        "body.rba": "country.australia",
        "body.rbnz": "country.new_zealand",
        "body.rbi": "country.india",
        "body.bok": "country.south_korea",
        "body.snb": "country.switzerland",
        "body.riksbank": "country.sweden",
        "body.russian_bank": "country.russia",
    }
)
_OWN_AUTHORITY = "(?<!香港|澳门|沙特)(?<!新加坡)金管局"  # that of wherever it is told
# Those whose names tell no land.
_CALLED = tuple(
    (re.compile(words), land)
    for words, land in (
        (r"\bNorges\b", "country.norway"),
        (r"\bBundesbank\b|德国联邦银行", "country.germany"),
        (r"\bBanxico\b|\bBanco de M[eé]xico\b", "country.mexico"),
        (r"\bBanco Central do Brasil\b|\bCopom\b", "country.brazil"),
        (r"\bBank Negara\b|(?<!印尼)国家银行(?=把隔夜|维持隔夜|调[高低]隔夜)", "country.malaysia"),
        (r"\bHKMA\b", "country.hong_kong"),
        (_OWN_AUTHORITY, "country.hong_kong"),
        (_OWN_AUTHORITY, "country.singapore"),
        (_OWN_AUTHORITY, "country.macau"),
        (r"\bBangko Sentral\b", "country.philippines"),
        (r"\bSARB\b", "country.south_africa"),
        (r"\bCBRT\b", "country.turkey"),
    )
)
_BANK_BEHIND = re.compile(
    r"[ 的]?(?:央行|中央银行|联储|储备银行|国家银行|金管局|金融管理局)"
    r"|(?:['’]s)? (?:(?:[Cc]entral|[Nn]ational|[Rr]eserve) [Bb]ank|Monetary Authority)\b"
)
_BANK_BEFORE = re.compile(r"\b(?:[Bb]anks?|Monetary Authority) of(?: the)? \Z")


def issuers(pair: Pair) -> tuple[str, str] | None:
    """Two lands whose central banks two statements tell of, where neither tells of the other's."""
    left, right = _lands(pair.left), _lands(pair.right)
    return (min(left), min(right)) if left and right and left.isdisjoint(right) else None


@once
def _lands(mention: Mention) -> frozenset[str]:
    """The lands whose central banks a sentence names."""
    return frozenset(_found(mention))


def _found(mention: Mention) -> Iterator[str]:
    folded = mention.folded
    yield from (land for words, land in _CALLED if words.search(folded))
    for term in mention.terms:
        if term.form in _LAND_OF:
            yield _LAND_OF[term.form]
        elif (
            term.start >= 0 and term.form.startswith(("country.", "bloc.")) and _has_bank(folded, term.start, term.end)
        ):
            yield _UNION if term.form.startswith("bloc.") else term.form


def _has_bank(folded: str, start: int, end: int) -> bool:
    """Whether a land stands beside its bank: Norway's central bank, the Bank of Thailand, 挪威央行."""
    return _BANK_BEHIND.match(folded, end) is not None or _BANK_BEFORE.search(folded, 0, start) is not None
