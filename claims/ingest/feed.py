"""Reader of RSS and Atom feeds: the articles they carry in full, else the pages they link to.

feedparser is optional: `pip install 'claimtrail[feeds]'`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import Any

from claims.ingest import markup
from claims.ingest.addresses import absolute_url
from claims.ingest.days import parse_date
from claims.ingest.language import language
from claims.ingest.material import Material, Unreadable, UnreadableError, attempted
from extract.model import Source

_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]", re.I)
_PAGE = re.compile(rb"<(?:!doctype\s+html|html)\b", re.I)
_TAG = re.compile(r"<[^>]*>")
_IN_FULL = 500  # characters; shorter content is a teaser


def recognises(material: Material, head: bytes) -> bool:
    """A feed by its root element."""
    return _FEED.search(head) is not None and not _PAGE.search(head)


def read(material: Material) -> Iterator[Source | Unreadable | str]:
    """Each entry in turn: its article when the feed carries it in full, else the address where it is."""
    try:
        import feedparser
    except ImportError:
        raise UnreadableError(
            "reading feeds needs feedparser; install it with: pip install 'claimtrail[feeds]'"
        ) from None
    try:
        feed = feedparser.parse(material.data())
    except (LookupError, AttributeError, TypeError, ValueError):  # feedparser stumbles over some broken markup
        raise UnreadableError("the feed's markup is broken; tell its publisher, or add the pages themselves") from None
    if not feed.entries:
        raise UnreadableError("the feed has no entries; check the address in a browser")
    for number, entry in enumerate(feed.entries, 1):
        link = absolute_url(entry.get("link"), material.url or "")
        content = _content(entry)
        if len(_TAG.sub("", content)) >= _IN_FULL:
            page = material.entry(number, entry.get("id"), link)
            read_entry = partial(_article, entry, feed.feed, content, page)
            yield attempted(read_entry, link or f"{material.ref} entry {number}", "feed")
        elif link:
            yield link
        else:
            yield Unreadable(
                f"{material.ref} entry {number}", "the entry has neither an article nor a link; leave it out"
            )


def _content(entry: Any) -> str:
    contents = [str(part.get("value") or "") for part in entry.get("content", ())]
    return max([*contents, str(entry.get("summary") or "")], key=len)


def _article(entry: Any, feed: Any, content: str, material: Material) -> Source:
    source = markup.page(f"<!doctype html><html><body><article>{content}</article></body></html>", material)
    published = parse_date(str(entry.get("published") or entry.get("updated") or ""))
    title = str(entry.get("title") or "") or source.title
    return replace(
        source,
        title=title,
        author=entry.get("author") or source.author,
        publisher=source.publisher or feed.get("title"),
        published=published or source.published,
        published_basis="stated" if published else source.published_basis,
        lang=language(source.text, feed.get("language")),
    )
