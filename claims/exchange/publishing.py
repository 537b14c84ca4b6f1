"""A snapshot with all that Datasette wants beside it, so that it is served as it is, with the plugin or without."""

from __future__ import annotations

import json
import re
import shlex
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from claims.errors import ClaimsError
from claims.exchange.files import beside
from db.upkeep.publishing import is_working, prove, write_snapshot


@dataclass(frozen=True, slots=True)
class Published:
    """A snapshot and the files beside it; `proved` says what of its spans holds, `commands` serve and deploy it."""

    snapshot: Path
    size: int
    inspected: Path
    metadata: Path
    config: Path
    proved: str
    commands: tuple[str, ...]


def publish(path: str, snapshot: Path, *, full_texts: bool) -> Published:
    """Writes the snapshot of the database at `path`, whole or not at all, then the files beside it.

    An earlier snapshot is replaced; a file beside it that cannot be written then is still that of the earlier one.
    ClaimsError when something else is there, nothing can be written there, or a span of the database does not hold.
    """
    if snapshot.is_dir():
        raise ClaimsError(f"{snapshot} is a folder: name the file that is to be written.")
    if snapshot.exists() and is_working(snapshot):
        raise ClaimsError(f"{snapshot} is a database in use and no snapshot: name another file.")
    if not snapshot.resolve().parent.is_dir():
        raise ClaimsError(f"There is no folder {snapshot.parent}: make it first.")
    inspected, metadata, config = (
        snapshot.with_name(f"{snapshot.stem}-{name}") for name in ("inspect.json", "metadata.yaml", "datasette.yaml")
    )
    with beside(snapshot.resolve().with_suffix(".copy")) as copy, beside(snapshot.resolve()) as unfinished:
        _demand_writable(copy, snapshot)
        write_snapshot(path, copy, unfinished, full_texts=full_texts)
        copy.unlink()
        proved, damages = prove(unfinished)
        if damages:
            raise ClaimsError(f"{path} is damaged, 'claims verify' tells where: mend that before it is published.")
        unfinished.replace(snapshot.resolve())
    _inspect(snapshot, inspected)
    _describe(snapshot.stem, metadata, config, full_texts=full_texts)
    size = snapshot.stat().st_size
    return Published(
        snapshot, size, inspected, metadata, config, proved, _commands(snapshot, inspected, metadata, size)
    )


def _demand_writable(copy: Path, snapshot: Path) -> None:
    """Makes the file `copy`, empty: what SQLite says of a folder that takes none reads as if the database were gone."""
    try:
        copy.touch()
    except OSError as error:
        told = error.strerror or error
        raise ClaimsError(f"{snapshot} cannot be written ({told}): see to its folder and room.") from error


def _inspect(snapshot: Path, inspected: Path) -> None:
    """Has Datasette count the rows of its tables once, so that no page has to."""
    from datasette.cli import cli as datasette

    arguments = ["inspect", str(snapshot), "--inspect-file", str(inspected)]
    datasette.main(args=arguments, prog_name="datasette", standalone_mode=False)
    found = json.loads(inspected.read_text(encoding="utf8"))
    found[snapshot.stem]["file"] = snapshot.name  # nobody's folders are published
    inspected.write_text(json.dumps(found, indent=2, ensure_ascii=False), encoding="utf8")


def _describe(name: str, metadata: Path, config: Path, *, full_texts: bool) -> None:
    """Writes what the plugin would say of the tables, for a Datasette that does not have it.

    Datasette 0.65 reads all of it as metadata; 1.0 wants tables and queries in its configuration.
    """
    import yaml

    from claims.web.tables.described import description

    tree = description(name)
    about = tree["databases"][name]
    texts = "whole texts" if full_texts else "quotes and what surrounds them instead of whole texts"
    about["description"] = f"A snapshot made on {datetime.now(UTC):%Y-%m-%d}, with {texts}. {_plain(about)}"
    about["queries"] = {key: query for key, query in about["queries"].items() if not _OURS.search(query["sql"])}
    behaviour = {
        table: {key: value for key, value in told.items() if key not in ("description", "columns")}
        for table, told in about["tables"].items()
    }
    configured = {"databases": {name: {"tables": behaviour, "queries": about["queries"]}}}
    for path, written in ((metadata, tree), (config, configured)):
        path.write_text(yaml.safe_dump(written, allow_unicode=True, sort_keys=False, width=120), encoding="utf8")


_OURS = re.compile(r"\b(?:fold|fts_text|escape_fts|text_fragment)\(")  # SQL functions that only the plugin has


def _plain(about: dict[str, Any]) -> str:
    """The description of the database without what it says of SQL functions."""
    return str(about["description"]).partition(" In SQL,")[0]


def _commands(snapshot: Path, inspected: Path, metadata: Path, size: int) -> tuple[str, ...]:
    named = shlex.quote(str(snapshot))
    described = f"-m {shlex.quote(str(metadata))}"
    service = re.sub(r"[^a-z0-9]+", "-", snapshot.stem.lower()).strip("-") or "claims"
    memory = "1Gi" if size < 500_000_000 else "4Gi"  # Cloud Run keeps the file in memory
    return (
        f"datasette serve -i {named} --inspect-file {shlex.quote(str(inspected))} {described}",
        f"datasette publish cloudrun {named} {described} --service {service} --install claimtrail --memory {memory}",
    )
