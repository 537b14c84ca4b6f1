"""One source on the terminal: what it is, its versions, what changed between them, and when it was looked at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from rich.text import Text

from claims.terminal.claim import changed, print_deeds
from claims.terminal.output import Column, console, print_table, shown
from claims.terminal.prose import Prose
from claims.versions import Beside, SourceDetail
from db.people.curation import Deed

_CLAIMS = (
    Column("claim", lambda row: (row["claim_id"] or "")[:8], whole=True),
    Column("kind", lambda row: row["kind"], whole=True),
    Column("gloss", lambda row: row["gloss"]),
    Column("in the text", lambda row: row["exact"]),
)
_VERSIONS = (
    Column("version", lambda row: row["number"], figures=True),
    Column("since", lambda row: row["fetched_at"][:16].replace("T", " "), whole=True),
    Column("characters", lambda row: row["characters"], figures=True),
    Column("claims", lambda row: row["appearance_count"], figures=True),
    Column("state", lambda row: "current" if row["is_current"] else "earlier", whole=True),
)
_RECHECKS = (
    Column("looked at", lambda row: row["checked_at"][:16].replace("T", " "), whole=True),
    Column("found", lambda row: row["outcome"], whole=True),
    Column("remark", lambda row: row["message"] or row["archived_url"]),
)
_CHANGES = (
    Column("outcome", lambda row: row["outcome"], whole=True),
    Column("was", lambda row: row["old_figures"]),
    Column("is", lambda row: row["new_figures"]),
    Column("in the text", lambda row: row["new_exact"] or row["old_exact"]),
)


def print_source(detail: SourceDetail, deeds: Sequence[tuple[str, Deed]] = ()) -> None:
    """Prints what is known of a source and what people did to it, with the time of each deed."""
    source, out = detail.source, console()
    out.print(Prose(Text(shown(source.title or source.url or source.ref or source.id), "bold")))
    facts = (source.id, source.published or "undated", source.publisher, source.author, source.lang, source.region)
    out.print(Prose(Text(" · ".join(shown(fact) for fact in facts if fact), "dim")))
    out.print(Prose(Text(shown(source.url or source.ref), "dim")))
    out.print()
    if print_table(detail.claims, _CLAIMS):
        out.print()
    print_table(map(asdict, detail.versions), _VERSIONS)
    if detail.changes:
        out.print("\nWhat changed", style="bold")
        for change in detail.changes:
            out.print(Prose(Text(f"  {changed(change)}  {shown(change['new_exact'] or change['old_exact'])}")))
    print_deeds(deeds)
    if detail.rechecks:
        out.print()
        print_table(detail.rechecks, _RECHECKS)


def print_beside(compared: Beside) -> None:
    """Prints what became of each claim from one version to another, then the lines in which they differ."""
    out = console()
    out.print(Text(f"version {compared.old.number} → version {compared.new.number}", "bold"))
    print_table(map(asdict, compared.changes), _CHANGES)
    if compared.lines:
        out.print()
    for line in compared.lines:
        out.print(Prose(Text(shown(line), "red" if line.startswith("-") else "green")))
