"""One claim on the terminal: what it says, where, who said it, and what speaks against it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from rich.padding import Padding
from rich.text import Text

from claims.lineage import Lineage, Report, lineage
from claims.terminal.columns import with_original
from claims.terminal.output import console, shown
from claims.terminal.prose import Prose
from db.people.curation import Deed
from db.reading.queries import ClaimDetail, Conflict
from db.texts.hyperlinks import Hyperlink
from extract.model import CONTEXT

_SHOWN = 3  # matches of each relation beside a checked claim, the surest; the page of a check unfolds as many
_RELATIONS = (
    ("same", "same", "that say the same"),
    ("conflict", "conflicts", "in conflict"),
    ("related", "related", "related"),
)


def print_claim(
    detail: ClaimDetail,
    links: Mapping[str, Sequence[Hyperlink]] | None = None,
    deeds: Sequence[tuple[str, Deed]] = (),
) -> None:
    """Prints a claim: who said, reported and repeats it, its appearances in order, contradictions, changes and reviews.

    `links` are those beside each appearance, `deeds` what people did to them and when.
    """
    claim, out = detail.claim, console()
    out.print(Prose(Text(shown(claim.gloss), "bold")))
    out.print(Prose(Text(" · ".join(_facts(detail)), "dim")))
    for line in _lineage(lineage(detail.appearances)):
        out.print(Prose(Text(line)))
    if not detail.appearances and claim.text:
        out.print(_indented(Text(f"no source says so any more; the last one said: {shown(claim.text)}", "dim")))
    for appearance in detail.appearances:
        out.print()
        out.print(Prose(Text(_source(appearance))))
        out.print(_indented(_passage(appearance)))
        beside = (links or {}).get(appearance["id"], ())
        for line in (*_said(appearance), *_times(appearance), *map(_led, beside)):
            out.print(_indented(Text(line, "dim")))
    if detail.conflicts:
        ours = {each["id"] for each in detail.appearances}
        out.print("\nContradicted by", style="bold")
        # One place of another claim contradicts each of ours: it is told once.
        for line in dict.fromkeys(_other(conflict, ours) for conflict in detail.conflicts):
            out.print(_indented(Text(line)))
    if detail.changes:
        out.print("\nSince first seen", style="bold")
        for change in detail.changes:
            out.print(_indented(Text(changed(change))))
    print_deeds(deeds)
    if detail.reviews:
        out.print("\nReviewed", style="bold")
        for review in detail.reviews:
            named = (review["rating"], review["publisher"] or review["site"], review["url"])
            out.print(_indented(Text("  ".join(shown(part) for part in named if part))))


def print_deeds(deeds: Sequence[tuple[str, Deed]]) -> None:
    """Prints what people mended, took down and brought back, each in a line."""
    out = console()
    if deeds:
        out.print("\nMended by people", style="bold")
    for at, deed in deeds:
        out.print(_indented(Text(shown(f"{at[:10]}  {_done(deed)}"))))


def _done(deed: Deed) -> str:
    why = f" ({deed.note})" if deed.note else ""
    if deed.action == "remove":
        return f"{deed.actor} took it down{why}"
    if deed.field == "removed":
        return f"{deed.actor} brought it back{why}"
    return f"{deed.actor} set {deed.field}: {deed.before or '-'} → {deed.after or '-'}{why}"


def _lineage(found: Lineage) -> list[str]:
    """The chain in three lines at most, told only where there is one."""
    own = [_dated(each) for each in found.reports if each.how is None]
    repeated = [f"{_dated(each)} {each.how}" for each in found.reports if each.how is not None]
    chain = (("said by", found.speakers), ("reported by", own), ("repeated by", repeated))
    return [shown(f"{what}: {', '.join(names)}") for what, names in chain if names and len(found.reports) > 1]


def _dated(report: Report) -> str:
    return f"{report.name} ({report.published})" if report.published else report.name


def _led(link: Hyperlink) -> str:
    """A link beside an appearance; one that leads to a source in the database names it."""
    known = f" = {link.title or link.cited_source_id} ({link.cited_source_id})" if link.cited_source_id else ""
    return shown(f"links to {link.url}{known}")


def changed(change: dict[str, Any]) -> str:
    """One change in a line: the day on which it was noticed, and the figures before and after."""
    after = f" → {change['new_figures']}" if change["new_figures"] else ""
    return shown(f"{change['changed_at'][:10]}  {change['outcome']}: {change['old_figures']}{after}")


def print_checked(rows: Iterable[dict[str, Any]]) -> int:
    """Prints each claim of a text with what the database knows of it, the surest, and why; returns how many."""
    out, count = console(), 0
    for row in rows:
        count += 1
        out.print(Prose(Text(shown(row["appearance"]["selector"]["exact"]), "bold")))
        for relation, name, told in _RELATIONS:
            for match in row[name][:_SHOWN]:
                out.print(_indented(_match(relation, match)))
                for feature in match["features"]:
                    out.print(_indented(Text(f"{feature['value']:+.2f} {shown(feature['sentence'])}", "dim"), 6))
            if len(row[name]) > _SHOWN:
                out.print(_indented(Text(f"{len(row[name]) - _SHOWN} more {told}: --format json shows them", "dim")))
        if not (row["same"] or row["conflicts"] or row["related"]):
            out.print(_indented(Text("nothing known", "dim")))
    return count


def _indented(text: Text, columns: int = 2) -> Padding:
    return Padding(Prose(text), (0, 0, 0, columns), expand=False)


def _match(relation: str, match: dict[str, Any]) -> Text:
    named = match["source_title"] or match["source_url"] or f"source {match['source_id']}"
    where = ", ".join(str(part) for part in (named, match["published"]) if part)
    line = Text(f"{relation} {match['score']:.2f}  ")
    line.append(shown(with_original(match["gloss"], match["text"], match["lang"])), "bold")
    said = f"  said by {shown(', '.join(match['said_by']))}" if match["said_by"] else ""
    return line.append(f"  {match['claim_id'][:8]}{said}  ({shown(where)})")


def _facts(detail: ClaimDetail) -> list[str]:
    claim = detail.claim
    sources = _counted(claim.source_count, "source")
    if claim.independent_source_count != claim.source_count:
        sources += f" ({claim.independent_source_count:,} independent)"
    return [claim.id, claim.kind, _counted(claim.appearance_count, "appearance"), sources]


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def _source(appearance: dict[str, Any]) -> str:
    source = appearance["source"]
    named = [source["published"] or "undated", source["publisher"], source["title"], source["url"] or source["ref"]]
    return "  ".join(shown(part) for part in named if part)


def _passage(appearance: dict[str, Any]) -> Text:
    """The clause in bold, with what stands around it on its line."""
    selector = appearance["selector"]
    before, after = selector["prefix"].rsplit("\n", 1)[-1], selector["suffix"].split("\n", 1)[0]
    # A context that is as long as it may be was cut there, and not by the end of its line.
    passage = Text(("…" if len(before) == CONTEXT else "") + shown(before), "dim")
    passage.append(shown(selector["exact"]), "not dim bold")
    return passage.append(shown(after) + ("…" if len(after) == CONTEXT else ""), "dim")


def _said(appearance: dict[str, Any]) -> list[str]:
    names = dict.fromkeys(each["name"] for each in appearance["attributions"])
    return [f"said by {shown(', '.join(names))}"] if names else []


def _times(appearance: dict[str, Any]) -> list[str]:
    start, end = appearance["time_start"], appearance["time_end"]
    about = [] if start is None else [f"about {start}" if end in (None, start) else f"about {start} to {end}"]
    stance = [word for word in ("negated", "hedged") if appearance[word]]
    return [", ".join([*about, *stance])] if about or stance else []


def _other(conflict: Conflict, ours: set[str]) -> str:
    if conflict.left_id in ours:
        claim, source, day = conflict.right_claim_id, conflict.right_source, conflict.right_published
        told = with_original(conflict.right_gloss, conflict.right_text, conflict.right_lang)
    else:
        claim, source, day = conflict.left_claim_id, conflict.left_source, conflict.left_published
        told = with_original(conflict.left_gloss, conflict.left_text, conflict.left_lang)
    return shown(f"{claim or '-'}  {told}  ({', '.join(part for part in (source, day) if part)})")
