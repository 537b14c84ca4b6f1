"""From a text and what its page states to a Source: the last step of every reader."""

from __future__ import annotations

import hashlib
import re

from claims.ingest.addresses import host_of
from claims.ingest.credits import maker_in_stamp, outlet_in_dateline, outlet_in_stamp
from claims.ingest.language import language, region_of_host, region_of_language
from claims.ingest.material import Material, UnreadableError
from claims.ingest.metadata import Metadata
from claims.ingest.published import publication
from claims.ingest.publishers import by_name, by_url
from extract.model import Source

_LONGEST_HEADLINE = 80  # characters; a longer first line is a paragraph
_LONGEST_NAME = 300  # characters of a title, a publisher or a byline
_SENTENCE_END = re.compile(r"[。！？!?.…]['\"”’」]?\Z")
Links = tuple[tuple[int, int, str], ...]


def finished(text: str, stated: Metadata, material: Material, reader: str, links: Links = ()) -> Source:
    """The source with `text`; date, language, publisher and region are worked out where nothing states them."""
    if not any(character.isalnum() for character in text):
        raise UnreadableError("it holds no text; give a page or file with an article in it")
    opening = stated.opening or tuple(text.split("\n", 8)[:8])
    published, basis = publication(stated.stamps, opening, stated.url, text)
    lang = language(text, stated.lang)
    publisher = stated.publisher or _publisher(stated.url, text)
    return Source(
        text=text,
        url=stated.url,
        ref=material.ref,
        title=_brief(stated.title) or _headline(text),
        publisher=_brief(publisher),
        author=_brief(stated.author),
        published=published,
        published_basis=basis,
        lang=lang,
        region=_region(stated, publisher, lang, text),
        links=links,
        reader=reader,
        identity=identity(material.name, stated.title or "", stated.publisher or "", text),
        location=material.location,
    )


def _brief(stated: str | None) -> str | None:
    """What a page says of itself, cut off where it is longer than any name: it stands in every list."""
    return stated if stated is None or len(stated) <= _LONGEST_NAME else f"{stated[: _LONGEST_NAME - 1].rstrip()}…"


def identity(*parts: str) -> str:
    """What makes a source without an address this one and no other: twelve hex digits of what stands in it first.

    That is its text, the file's own name, and the title and publisher that it states: two outlets may carry one text.
    The folder does not count, so every machine gives the same. That a file holds a new text is told by its location,
    when it is stored.
    """
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:12]


def _headline(text: str) -> str | None:
    """The first line, when it is short, no sentence, and more follows."""
    first, _, rest = text.strip().partition("\n")
    first = first.strip()
    return first if rest and len(first) <= _LONGEST_HEADLINE and not _SENTENCE_END.search(first) else None


def _publisher(url: str | None, text: str) -> str | None:
    known = by_url(url)
    if known:
        return known.name
    opening = [line for line in text.split("\n", 12)[:12] if line.strip()][:6]
    return outlet_in_dateline(opening) or outlet_in_stamp(opening) or maker_in_stamp(opening)


def _region(stated: Metadata, publisher: str | None, lang: str | None, text: str) -> str | None:
    """The publisher's region, else that of its domain, of the declared language, of the script and what it tells of."""
    known = by_url(stated.url) or by_name(publisher)
    return (
        (known.region if known else None)
        or region_of_host(host_of(stated.url))
        or region_of_language(lang, stated.lang, text)
    )
