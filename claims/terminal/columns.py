"""What printed tables show of each kind of row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Protocol

from claims.terminal.output import Column, Failures, Row, console, print_rows, print_table, progress, say

if TYPE_CHECKING:
    from claims.adding import Outcome
    from claims.match.verdict.score import Comparison
    from claims.rechecking import Rechecking
    from claims.rereading import Rereading
    from db.reading.finding import Hit
    from db.reading.queries import Stats

_PASSAGE = 110  # characters of a sentence that a table shows


def _opening(text: str) -> str:
    return text if len(text) <= _PASSAGE else text[: _PASSAGE - 1] + "…"


def with_original(gloss: str, text: str, lang: str) -> str:
    """A gloss, which is a machine's, with the words that it stands for where those are not English."""
    return gloss if lang == "en" or not text else f"{gloss} “{_opening(text)}”"


def _figures(row: Row) -> str:
    return ", ".join(row["figures"])


EXTRACTED = (
    Column("kind", lambda row: row["kind"], whole=True),
    Column("claim", lambda row: row["gloss"]),
    Column("in the text", lambda row: row["selector"]["exact"]),
    Column("at", lambda row: row["selector"]["start"], figures=True),
)

HITS = (
    Column("claim", lambda row: row["id"][:8], whole=True),
    Column("gloss", lambda row: row["gloss"]),
    Column("figures", _figures),
    Column("text", lambda row: _opening(row["found_text"])),
    Column("sources", lambda row: row["source_count"], figures=True),
    Column("first", lambda row: row["first_published"], whole=True),
)

ADDED = (
    Column("source", lambda row: row["title"] or row["ref"]),
    Column("publisher", lambda row: row["publisher"]),
    Column("published", lambda row: row["published"], whole=True),
    Column("lang", lambda row: row["lang"], whole=True),
    Column("claims", lambda row: row["appearances"], figures=True),
    Column("outcome", lambda row: row["outcome"], whole=True),
)

DEMO = (
    Column("claim", lambda row: row["id"][:8], whole=True),
    Column("gloss", lambda row: row["gloss"]),
    Column("figures", _figures),
    Column("text", lambda row: _opening(row["text"])),
    Column("sources", lambda row: row["source_count"], figures=True),
    Column("independent", lambda row: row["independent_source_count"], figures=True),
)


def _side(row: Row, side: str) -> str:
    told = with_original(row[f"{side}_gloss"], row[f"{side}_text"], row[f"{side}_lang"])
    return f"{told} ({row[f'{side}_source']})"


CONFLICTS = (
    Column("one says", lambda row: _side(row, "left")),
    Column("another says", lambda row: _side(row, "right")),
    Column("why", lambda row: next((each["sentence"] for each in row["features"] if each["value"] < 0), "")),
)

DAMAGES = (
    Column("what", lambda row: row["what"], whole=True),
    Column("id", lambda row: row["id"], whole=True),
    Column("damage", lambda row: row["message"]),
)

EXAMINED = (
    Column("part", lambda row: row["part"], whole=True),
    Column("what", lambda row: row["what"], whole=True),
    Column("is", lambda row: row["state"], whole=True),
    Column("told", lambda row: row["message"]),
)

RECHECKED = (
    Column("outcome", lambda row: row["outcome"], whole=True),
    Column("was", lambda row: row["old_figures"]),
    Column("is", lambda row: row["new_figures"]),
    Column("in the text", lambda row: row["new_exact"] or row["old_exact"]),
    Column("source", lambda row: row["title"] or row["source"]),
    Column("claim", lambda row: (row["claim_id"] or "")[:8], whole=True),
)

STATS = (
    Column("what", lambda row: row["what"], whole=True),
    Column("how many", lambda row: row["count"], figures=True),
)


def nothing_found(query: str) -> str:
    """What is said where a search finds nothing."""
    one_word = len(query.split()) < 2
    return "Nothing found." if one_word else "Nothing found: all words must stand in one sentence, fewer may find more."


def hit_row(hit: Hit, figures: Mapping[str, Sequence[str]], speakers: Mapping[str, Sequence[str]]) -> Row:
    """A search result flat: the claim's columns, figures and speakers, then where the query met it."""
    found = {
        "figures": list(figures.get(hit.claim.id, ())),
        "said_by": list(speakers.get(hit.claim.id, ())),
        "appearance_id": hit.appearance_id,
        "found_text": hit.text,
        "source": hit.source,
        "published": hit.published,
    }
    return asdict(hit.claim) | found


def stats_rows(stats: Stats) -> Iterator[Row]:
    """What is in the database, line by line."""
    for what in ("sources", "versions", "appearances", "claims", "quantities", "attributions"):
        yield {"what": what, "count": getattr(stats, what)}
    for relation in ("same", "conflict", "related"):
        yield {"what": f"links: {relation}", "count": getattr(stats, relation)}
    for kind, count in stats.by_kind.items():
        yield {"what": f"appearances: {kind}", "count": count}
    for lang, count in stats.by_lang.items():
        yield {"what": f"appearances: {lang}", "count": count}
    if stats.first_published is not None:
        yield {"what": "published first", "count": stats.first_published}
        yield {"what": "published last", "count": stats.last_published}


REASONS = (
    Column("feature", lambda row: row["name"], whole=True),
    Column("value", lambda row: f"{row['value']:+.2f}", figures=True),
    Column("why", lambda row: row["sentence"]),
)


def print_comparison(comparison: Comparison) -> None:
    """Prints the verdict on two texts and what speaks for and against it, or why nothing does."""
    from rich.text import Text

    out = console()
    out.print(Text(f"{comparison.relation}  (score {comparison.score:.2f})", "bold"))
    telling = [each for each in comparison.features if each.value] or comparison.features
    print_table(map(asdict, telling), REASONS)


def print_rechecked(rechecking: Rechecking, form: str) -> None:
    """Runs `rechecking` and prints what became of each appearance; in a table, of those that are not as they were.

    Ends the command with status 1 when something could not be looked at.
    """
    sources: Counter[str] = Counter()
    appearances: Counter[str] = Counter()
    with Failures() as failures:
        rows = _rechecked_rows(rechecking, sources, appearances, failures, beside_rows=form != "table")
        if form == "table":
            print_table([row for row in rows if row["outcome"] != "unchanged"], RECHECKED)
        else:
            print_rows(rows, form, RECHECKED, empty="")
        say(f"Sources: {_counts(sources)}. Appearances: {_counts(appearances)}.")
        if rechecking.nowhere:
            say(f"Pasted, or in a snapshot that keeps no places, so there is nowhere to look: {rechecking.nowhere:,}.")


REREAD = (
    Column("outcome", lambda row: row["outcome"], whole=True),
    Column("was", lambda row: row["old_figures"]),
    Column("is", lambda row: row["new_figures"]),
    Column("in the text", lambda row: row["exact"]),
    Column("place", lambda row: row["appearance_id"][:8], whole=True),
)


def print_reread(rereading: Rereading, form: str) -> None:
    """Runs `rereading` and prints what newer rules made of each place, of those that read as before only how many."""
    counts: Counter[str] = Counter()
    with Failures() as failures:
        rows = _reread_rows(rereading, counts, failures, beside_rows=form != "table")
        if form == "table":
            print_table(rows, REREAD)
        else:
            print_rows(rows, form, REREAD, empty="")
        say(f"{_counts(counts)}.")


def _reread_rows(rereading: Rereading, counts: Counter[str], failures: Failures, *, beside_rows: bool) -> Iterator[Row]:
    from claims.ingest import Unreadable

    with progress("Reading again", lambda: len(rereading), beside_rows=beside_rows) as step:
        for found in rereading:
            step(1)
            if isinstance(found, Unreadable):
                failures.add(found.ref, found.message)
                continue
            for each in found:
                counts[each.outcome] += 1
                if each.outcome != "kept":
                    yield asdict(each)


def _counts(counts: Counter[str]) -> str:
    return ", ".join(f"{count:,} {what}" for what, count in counts.most_common()) or "none"


def _rechecked_rows(
    rechecking: Rechecking, sources: Counter[str], appearances: Counter[str], failures: Failures, *, beside_rows: bool
) -> Iterator[Row]:
    with progress("Looking again", lambda: len(rechecking), beside_rows=beside_rows) as step:
        for found in rechecking:
            step(1)
            sources[found.outcome] += 1
            if found.outcome == "failed":
                failures.add(found.name, found.message or "")
            for change in found.changes:
                appearances[change.outcome] += 1
                yield {"source_id": found.source_id, "source": found.name, "title": found.title, **asdict(change)}


LISTED = 40  # sources named one by one in a table; of more, only the sums are told


class Arriving(Protocol):
    """Sources on their way in; gives what became of each while it is iterated."""

    def expected(self) -> int | None:
        """About how many there will be."""

    def __iter__(self) -> Iterator[Outcome]:
        """What became of each."""
        ...


def print_outcomes(adding: Arriving, form: str) -> None:
    """Runs `adding` and prints what became of each source; ends the command with status 1 when one failed."""
    counts: Counter[str] = Counter()
    with Failures() as failures:
        rows = _outcome_rows(adding, counts, failures, beside_rows=form != "table")
        if form == "table":
            named = [row for number, row in enumerate(rows) if number < LISTED and row["outcome"] != "failed"]
            if sum(counts.values()) <= LISTED:
                print_table(named, ADDED)
        else:
            print_rows(rows, form, ADDED, empty="")
        say(f"{', '.join(f'{counts[what]:,} {what}' for what in OUTCOMES if counts[what]) or 'nothing'}.")


OUTCOMES = ("new", "changed", "unchanged", "failed")


def _outcome_rows(adding: Arriving, counts: Counter[str], failures: Failures, *, beside_rows: bool) -> Iterator[Row]:
    with progress("Adding", adding.expected, beside_rows=beside_rows) as step:
        for outcome in adding:
            step(1)
            counts[outcome.outcome] += 1
            if outcome.message is not None:
                failures.add(outcome.ref, outcome.message)
            yield asdict(outcome)
