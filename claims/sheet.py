"""One claim on the terminal: what it says, where, who said it, and what speaks against it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rich.padding import Padding
from rich.text import Text

from claims.output import console, say, shown
from db.queries import ClaimDetail, Conflict

_BEFORE = 24  # characters of context on either side of a short clause


def print_claim(detail: ClaimDetail) -> None:
    """Prints a claim with its appearances in order of publication, then contradictions and reviews."""
    claim, out = detail.claim, console()
    out.print(Text(shown(claim.gloss), "bold"))
    out.print(Text(" · ".join(_facts(detail)), "dim"))
    for appearance in detail.appearances:
        out.print()
        out.print(Text(_source(appearance)))
        out.print(Padding(_passage(appearance), (0, 0, 0, 2), expand=False))
        for line in (*_said(appearance), *_times(appearance)):
            out.print(Padding(Text(line, "dim"), (0, 0, 0, 2), expand=False))
    if detail.conflicts:
        out.print()
        out.print(Text("Contradicted by", "bold"))
        for conflict in detail.conflicts:
            out.print(
                Padding(_other(conflict, {each["id"] for each in detail.appearances}), (0, 0, 0, 2), expand=False)
            )
    if detail.reviews:
        out.print()
        out.print(Text("Reviewed", "bold"))
        for review in detail.reviews:
            line = f"{review['rating']} — {review['publisher'] or review['site'] or ''} {review['url'] or ''}"
            out.print(Padding(Text(shown(line)), (0, 0, 0, 2), expand=False))


def print_checked(rows: Iterable[dict[str, Any]]) -> None:
    """Prints each claim of a text with what the database knows of it, surest first, and why."""
    out, empty = console(), True
    for row in rows:
        empty = False
        out.print(Text(shown(row["appearance"]["selector"]["exact"]), "bold"))
        for heading, name in (("same", "same"), ("conflict", "conflicts"), ("related", "related")):
            for match in row[name]:
                out.print(Padding(_match(heading, match), (0, 0, 0, 2), expand=False))
                for feature in match["features"]:
                    out.print(
                        Padding(
                            Text(f"{feature['value']:+.2f} {shown(feature['sentence'])}", "dim"),
                            (0, 0, 0, 6),
                            expand=False,
                        )
                    )
        if not (row["same"] or row["conflicts"] or row["related"]):
            out.print(Padding(Text("nothing known", "dim"), (0, 0, 0, 2), expand=False))
    if empty:
        say("No claim was found in the text.")


def _match(relation: str, match: dict[str, Any]) -> Text:
    where = ", ".join(str(part) for part in (match["source_title"] or match["source_url"], match["published"]) if part)
    line = Text(f"{relation} {match['score']:.2f}  ")
    line.append(shown(match["gloss"]), "bold")
    return line.append(f"  {match['claim_id'][:8]}  ({shown(where)})")


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
    """The clause in its surroundings, its figures in bold."""
    selector = appearance["selector"]
    before, exact, after = (shown(selector[name]) for name in ("prefix", "exact", "suffix"))
    passage = Text(f"…{before[-_BEFORE:]}" if before else "", "dim")
    passage.append(exact, "not dim bold")
    passage.append(f"{after[:_BEFORE]}…" if after else "", "dim")
    return passage


def _said(appearance: dict[str, Any]) -> list[str]:
    names = dict.fromkeys(each["name"] for each in appearance["attributions"])
    return [f"said by {shown(', '.join(names))}"] if names else []


def _times(appearance: dict[str, Any]) -> list[str]:
    start, end = appearance["time_start"], appearance["time_end"]
    about = [] if start is None else [f"about {start}" if end in (None, start) else f"about {start} to {end}"]
    stance = [word for word in ("negated", "hedged") if appearance[word]]
    return [", ".join([*about, *stance])] if about or stance else []


def _other(conflict: Conflict, ours: set[str]) -> Text:
    if conflict.left_id in ours:
        claim, gloss, source, day = (
            conflict.right_claim_id, conflict.right_gloss, conflict.right_source, conflict.right_published
        )  # fmt: skip
    else:
        claim, gloss, source, day = (
            conflict.left_claim_id, conflict.left_gloss, conflict.left_source, conflict.left_published
        )  # fmt: skip
    return Text(shown(f"{claim or '-'}  {gloss}  ({', '.join(part for part in (source, day) if part)})"))
