"""The audit trail: who added, judged, reviewed and let in when, over HTTP or at the keyboard.

Entries are added and never changed, so that nothing is in them that may have to go. What people mended, rejected and
took down holds words of sources: it is in the history, of which a source takes its own along (`db.people.curation`).
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal

Action = Literal["add", "judge", "review", "withdraw", "issue", "revoke"]
Subject = Literal["source", "judgement", "review", "token"]


@dataclass(frozen=True, slots=True)
class Who:
    """Who acts: a program by the name of its token, a visitor who signed in, or a person at the keyboard."""

    kind: Literal["token", "visitor", "shell"]
    name: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One deed, with the row that it changed as it was and as it is; without the words of sources, which may go."""

    action: Action
    subject: Subject
    subject_id: str
    before: Mapping[str, Any] | None = None
    after: Mapping[str, Any] | None = None


def record(connection: sqlite3.Connection, who: Who, entries: Iterable[Entry]) -> None:
    """Adds to the trail; call it in the transaction that does the deed, so that both are there or neither."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    connection.executemany(
        "INSERT INTO audit (at, actor, actor_kind, action, subject, subject_id, before, after)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (now, who.name, who.kind, each.action, each.subject, each.subject_id, _json(each.before), _json(each.after))
            for each in entries
        ],
    )


def _json(row: Mapping[str, Any] | None) -> str | None:
    return json.dumps(dict(row), ensure_ascii=False) if row is not None else None
