"""Hyperlinks of stored texts, and the sources that they lead to, whether those were added before or come later."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urlsplit

Links = Iterable[tuple[int, int, str]]  # start, end, address

# Parameters that tell where a reader comes from, and how the names of others begin.
_TRACKING = frozenset(("fbclid", "from", "gclid", "spm", "spm_id_from"))
_CAMPAIGN = "utm_"


@dataclass(frozen=True, slots=True)
class Hyperlink:
    """A link at `start`..`end` of a text, and the stored source that it leads to, with its title."""

    start: int
    end: int
    url: str
    cited_source_id: str | None
    title: str | None


def page_of(url: str | None) -> str | None:
    """An address without what does not change where it leads: scheme, www, fragment, tracking, the last slash.

    >>> page_of("http://www.News.example/a/?utm_source=x#top"), page_of("https://news.example/a")
    ('news.example/a', 'news.example/a')
    >>> page_of("https://news.example/a?from=timeline&fromid=7&spm=1.2")
    'news.example/a?fromid=7'
    """
    if url is None:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.netloc:
        return None
    host = parts.netloc.rpartition("@")[2].lower().removeprefix("www.")
    asked = [
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
        if name not in _TRACKING and not name.startswith(_CAMPAIGN)
    ]
    return f"{host}{parts.path.rstrip('/')}{'?' + urlencode(asked) if asked else ''}"


def write(connection: sqlite3.Connection, version_id: str, links: Links) -> None:
    """Stores the links of a text, each with the source it leads to as far as that is there."""
    rows = [(version_id, start, end, url, page) for start, end, url in links if (page := page_of(url))]
    connection.executemany(
        'INSERT OR IGNORE INTO hyperlinks (version_id, start, "end", url, page, cited_source_id)'
        " VALUES (?1, ?2, ?3, ?4, ?5, (SELECT id FROM sources WHERE page = ?5 ORDER BY docid LIMIT 1))",
        rows,
    )


def resolve(connection: sqlite3.Connection, source_id: str, url: str | None) -> None:
    """Leads links and attributions that were stored before to a source that came after them.

    Of several sources of one page they lead to the one that was added first.
    """
    page = page_of(url)
    if page is None:
        return
    lead = "SET cited_source_id = ? WHERE cited_source_id IS NULL AND"
    connection.execute(f"UPDATE hyperlinks {lead} page = ?", [source_id, page])
    connection.execute(
        f"UPDATE attributions {lead} (url IN (SELECT DISTINCT url FROM hyperlinks WHERE page = ?) OR url = ?)",
        [source_id, page, url],
    )


def lead_away(connection: sqlite3.Connection, source_id: str) -> None:
    """Leads what leads to a source to the one of the same page that was added next, or nowhere."""
    page = "(SELECT page FROM sources WHERE id = :id)"
    next_one = f"(SELECT id FROM sources WHERE page = {page} AND id != :id ORDER BY docid LIMIT 1)"
    for table in ("hyperlinks", "attributions"):
        lead = f"UPDATE {table} SET cited_source_id = {next_one} WHERE cited_source_id = :id"
        connection.execute(lead, {"id": source_id})


def links_of(connection: sqlite3.Connection, version_id: str) -> list[Hyperlink]:
    """The links of a text, in its order."""
    found = connection.execute(
        'SELECT start, "end", hyperlinks.url, cited_source_id, coalesce(title, sources.url) AS title'
        " FROM hyperlinks LEFT JOIN sources ON sources.id = cited_source_id"
        ' WHERE version_id = ? ORDER BY start, "end"',
        [version_id],
    )
    return [Hyperlink(*row) for row in found]
