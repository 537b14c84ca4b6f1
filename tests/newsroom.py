"""A small database for the tests of pages and API: three outlets on one flood, written by hand, linked by hand.

The Xinhai Daily says 17 dead, the Gulf Post the same in English, the Hill Radio 29, after 27 in its first text. A
fourth source is hostile.
"""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from db import open_db
from db.texts.changes import Change
from db.texts.rows import Appearance, Base, source_id
from db.writing.store import Store
from extract.appearance import appearance_id
from extract.model import Attribution, Claim, Lang, Quantity, Source

FIRST = Source(
    "【新海日报7月9日讯】青石县发生洪水。\n县政府表示，洪水造成17人死亡，超过2.3万人被转移。",
    "https://xinhai.example/flood",
    title="青石县洪水成灾",
    publisher="新海日报",
    published=date(2025, 7, 9),
    published_basis="stated",
    lang="zh-Hans",
)
ENGLISH = Source(
    "A flood in Qingshi county killed 17 people, the county government said. Damage came to $62m.",
    "https://gulf.example/asia/1?a=b",
    title="Flood kills 17",
    publisher="Gulf Post",
    published=date(2025, 7, 10),
    lang="en",
)
OTHER = Source(
    "志願團體說，青石縣洪水造成29人死亡。",
    None,
    "hill.txt",
    identity="0123456789ab",
    publisher="山城電台",
    published=date(2025, 7, 8),
    lang="zh-Hant",
)
HOSTILE = Source(
    "<script>alert(1)</script> says 3 & 4 \u202eevil\u202c <img src=x onerror=alert(2)> " + "x" * 5000 + " 5 dogs.",
    "javascript:alert(3)",
    title='"><script>alert(4)</script>',
    publisher="<b>Bold</b>",
    lang="en",
)


def build(path: Path) -> Path:
    """Writes the database to `path`."""
    connection = open_db(path, create=True)
    store = Store(connection)
    dead, moved = found(FIRST, "17人", "17"), found(FIRST, "2.3万人", "23000", modifier=">", by="县政府")
    killed, damage = (
        found(ENGLISH, "17 people", "17", by="the county government"),
        found(ENGLISH, "$62m", "62e6", "USD"),
    )
    more = found(OTHER, "29人", "29", by="志願團體")
    odd = found(HOSTILE, "5 dogs", "5")
    with store.transaction():
        _say_another_number_first(store, more)
        for source, appearances in (
            (FIRST, (dead, moved)),
            (ENGLISH, (killed, damage)),
            (OTHER, (more,)),
            (HOSTILE, (odd,)),
        ):
            store.add(source, appearances, "test 1", [_altered(more)] if source is OTHER else [])
        _claim(connection, "aaaa00000001", "17 dead in flood", [dead.id, killed.id])
        _claim(connection, "aaaa00000002", ">23,000 moved", [moved.id])
        _claim(connection, "aaaa00000003", "29 dead in flood", [more.id])
        _claim(connection, "aaaa00000004", "62,000,000 USD damage", [damage.id])
        _claim(connection, "aaaa00000005", "5 dogs <script>alert(5)</script>", [odd.id])
        _link(connection, dead.id, killed.id, "same", 0.95)
        _link(connection, dead.id, more.id, "conflict", 0.9)
        _link(connection, killed.id, more.id, "conflict", 0.8)
        _link(connection, dead.id, damage.id, "related", 0.5)
        connection.execute("INSERT INTO redirects VALUES ('bbbb00000001', 'aaaa00000001', '2025-07-11')")
        connection.execute(
            "INSERT INTO reviews (claim_id, rating, rating_value, url, title, publisher, site, lang, reviewed_at)"
            " VALUES ('aaaa00000003', 'Unproven', 2, 'https://desk.example/r/1', 'Were there 29 dead?', 'Example Desk',"
            " 'desk.example', 'en', '2025-07-12')"
        )
    connection.close()
    return path


def _first(text: Source) -> Source:
    return replace(text, text=text.text.replace("29", "27"))


def _say_another_number_first(store: Store, later: Appearance) -> None:
    """The first text of the Hill Radio, under the identity that its second one has."""
    told = found(_first(OTHER), "27人", "27", by="志願團體")
    store.add(_first(OTHER), [replace(told, id=f"{later.id[:-1]}0")], "test 1")


def _altered(later: Appearance) -> Change:
    start, end, text = later.claim.start, later.claim.end, OTHER.text
    return Change(
        *(f"{later.id[:-1]}0", None, "altered", _first(OTHER).text[start:end], text[start:end]),
        *(start, start, "27人", "29人", later.id),
    )


def found(
    source: Source, exact: str, value: str, unit: str | None = None, *, by: str = "", modifier: str = "="
) -> Appearance:
    """An appearance whose figure stands at `exact`, in the clause around it."""
    start = source.text.index(exact)
    end = start + len(exact)
    kind = "money" if unit else "count"
    quantity = Quantity(start, end, kind, "test", Decimal(value), unit=unit, modifier=modifier)  # type: ignore[arg-type]
    said: tuple[Attribution, ...] = ()
    if by:
        at = source.text.index(by)
        said = (Attribution(at, at + len(by), by, 0, len(source.text), "test"),)
    clause_start = max(source.text.rfind(mark, 0, start) for mark in "，。\n.") + 1
    clause_end = min(at for mark in "，。,." if (at := source.text.find(mark, end)) > 0)
    lang: Lang = "en" if source.lang == "en" else "zh"
    claim = Claim(
        "amount" if unit else "count", clause_start, clause_end, clause_start, clause_end, lang, "test", exact,
        (quantity,), said,
    )  # fmt: skip
    return Appearance(appearance_id(claim, source), claim, (Base(Decimal(value), None, unit),))


def _claim(connection: sqlite3.Connection, claim_id: str, gloss: str, appearances: list[str]) -> None:
    connection.execute(
        "INSERT INTO claims (id, docid, kind, gloss, text, lang, first_published, last_published, appearance_count,"
        " source_count, independent_source_count)"
        " SELECT ?, (SELECT coalesce(max(docid), 0) + 1 FROM claims), kind, ?, text, lang, published, published,"
        " ?, ?, ? FROM appearances WHERE id = ?",
        [claim_id, gloss, *[len(appearances)] * 3, appearances[0]],
    )
    connection.executemany(
        "UPDATE appearances SET claim_id = ? WHERE id = ?", [(claim_id, each) for each in appearances]
    )


def _link(connection: sqlite3.Connection, one: str, other: str, relation: str, score: float) -> None:
    left, right = sorted((one, other))
    features = '[{"name": "figures", "value": 1.0, "sentence": "17 and 17 agree."}]'
    connection.execute("INSERT INTO links VALUES (?, ?, ?, ?, ?, 'test')", [left, right, relation, score, features])


SOURCE_ID = source_id(FIRST)
