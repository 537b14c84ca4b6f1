"""The bundled samples, the whole way: added, linked, shown."""

from __future__ import annotations

from contextlib import closing
from dataclasses import asdict
from importlib.resources import as_file, files
from pathlib import Path

from claims.adding import Adding
from claims.errors import ClaimsError
from claims.ingest import Overrides, read
from claims.source_claims import name_of
from claims.terminal.columns import CONFLICTS, DEMO, print_outcomes
from claims.terminal.output import console, print_table, say
from db import open_db
from db.file.archive import archive_path
from db.file.opening import is_ours_alone
from db.file.private import exists
from db.people.histories import is_anybodys
from db.reading import listing, queries
from extract.model import Source


def run_demo(path: str) -> None:
    """Fills a fresh database at `path` and prints what was found; an earlier demo there is replaced if unused."""
    with as_file(files("claims") / "samples") as samples:
        _clear(path, str(samples))
        connection = open_db(path, create=True)
        print_outcomes(Adding(connection, [str(samples)], Overrides()), "table")
    out = console()
    out.print("\nClaims that most sources tell", style="bold")
    repeated = queries.most_repeated(connection, 12)
    figures = listing.own_figures(connection, [claim.id for claim in repeated])
    print_table((asdict(claim) | {"figures": figures.get(claim.id, [])} for claim in repeated), DEMO)
    conflicts = queries.conflicts(connection, 8)
    if conflicts:
        out.print("\nFigures that contradict each other", style="bold")
        print_table((asdict(conflict) for conflict in conflicts), CONFLICTS)
    connection.close()
    say(f"\nThe whole of it: claims stats --db {path}, claims search '两千万' --db {path}")


def _clear(path: str, samples: str) -> None:
    """Removes an older demo; a database that holds anything else, or what people did since, is refused."""
    if not Path(path).exists():
        return
    ours = {name_of(each) for each in read(samples, Overrides()) if isinstance(each, Source)}
    with closing(open_db(path)) as connection:
        stored = {each.url or each.ref for each in queries.sources(connection, "", [])}
        archive = archive_path(connection)
        if stored - ours:
            raise ClaimsError(f"{path} holds sources that are not the demo's: name another file with --db.")
        if exists(path) or is_anybodys(connection):
            raise ClaimsError(
                f"{path} holds what people did since the demo was made: 'claims serve --db {path}' opens it as it is,"
                " and another file named with --db takes a new demo."
            )
        if not is_ours_alone(connection):
            raise ClaimsError(f"{path} is open in another program: end that first, or name another file with --db.")
    for suffix in ("", "-wal", "-shm"):
        Path(path + suffix).unlink(missing_ok=True)
    if archive is not None:
        archive.unlink(missing_ok=True)
