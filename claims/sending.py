"""One source as it is sent over HTTP: an address to fetch, or a text, page or file with what is known of it."""

from __future__ import annotations

import json
from base64 import b64decode
from dataclasses import asdict, dataclass, replace
from datetime import date
from itertools import islice
from typing import Any, Literal, get_args

from claims.errors import ClaimsError
from claims.ingest import Fetcher, Overrides, Unreadable, UnreadableError, read_fetched
from claims.ingest.addresses import absolute_url
from claims.ingest.connection import PrivateError
from claims.ingest.material import Material, suffix_of
from extract.model import Source

_PASTED = "sent text"  # what a source without an address is called where others have the name of their file
_PRIVATE = "the address is on this machine or a private network, which is not fetched from; send its text instead"
Content = Literal["text", "html", "file"]


@dataclass(frozen=True, slots=True)
class Sent:
    """What was sent; `published` is an ISO 8601 day. What is stated outranks what the page says.

    `file` holds the bytes of a file in base64, `file_name` what it is called.
    """

    url: str | None = None
    text: str | None = None
    html: str | None = None
    file: str | None = None
    file_name: str | None = None
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    author: str | None = None
    lang: str | None = None
    region: str | None = None

    @property
    def content(self) -> Content | None:
        """What the article itself came as; None for an address alone, which is to be fetched."""
        return next((form for form in get_args(Content) if getattr(self, form) is not None), None)

    def request(self) -> dict[str, Any]:
        """What of it was given, as a job keeps it: `Sent(**request)` is the same again."""
        return {name: value for name, value in asdict(self).items() if value is not None}


def sound(sent: Sent) -> Sent:
    """What was sent, its address in the one form that sources are known by; ClaimsError where it can be no source."""
    from extract.quantities.lexicon import regions

    given = [form for form in get_args(Content) if getattr(sent, form) is not None]
    if len(given) > 1:
        raise ClaimsError(f"Send {given[0]} or {given[1]}, not both: they are one article.")
    if not given and sent.url is None:
        raise ClaimsError("Nothing is sent: give the url of a page, or a text or html.")
    if given and sent.file is None and not any(character.isalnum() for character in getattr(sent, given[0])):
        raise ClaimsError(f"The {given[0]} holds nothing to read: send an article.")
    url = absolute_url(sent.url, "")
    if sent.url is not None and url is None:
        raise ClaimsError(f"“{sent.url[:80]}” is no web address: give one such as https://news.example/article.")
    if sent.region is not None and sent.region not in regions():
        raise ClaimsError(f"There is no region “{sent.region}”: choose among {', '.join(regions())}.")
    return replace(sent, url=url)


def read_sent(sent: Sent, fetcher: Fetcher) -> Source:
    """The one source that was sent; UnreadableError says why there is none, in the words of `claims add`.

    An address is only ever fetched from the web: no file of this machine can be named, and private networks are refused
    as `fetcher` says.
    """
    try:
        material = _material(sent, fetcher)
    except PrivateError:
        raise UnreadableError(_PRIVATE) from None
    found = list(islice(read_fetched(material, fetcher), 2))
    if len(found) > 1:
        raise UnreadableError("it is a list of several articles; send each of them, or use 'claims add'")
    if not found:
        raise UnreadableError("it holds no article; send the address of one")
    (one,) = found
    if isinstance(one, Unreadable):
        raise UnreadableError(one.message)
    return _stated(sent).apply(one if one.url is not None else replace(one, ref=sent.file_name or _PASTED))


def _material(sent: Sent, fetcher: Fetcher) -> Material:
    """The article as bytes: as it was sent, or fetched where its address came alone."""
    if sent.text is not None:
        line = json.dumps(sent.request(), ensure_ascii=False).encode("utf-8", "replace")
        return Material.of_bytes(line, sent.url or _PASTED, "jsonl")
    if sent.html is not None:
        page = Material.of_bytes(sent.html.encode("utf-8", "replace"), sent.url or _PASTED, "html")
        return replace(page, url=sent.url, media_type="text/html", charset="utf-8")
    if sent.file is not None:
        name = sent.file_name or _PASTED
        return replace(Material.of_bytes(b64decode(sent.file), name, suffix_of(name)), url=sent.url, name=name)
    assert sent.url is not None, "what is sound has an address or an article"
    return fetcher.fetch(sent.url)


def _stated(sent: Sent) -> Overrides:
    return Overrides(
        published=date.fromisoformat(sent.published) if sent.published else None,
        publisher=sent.publisher,
        title=sent.title,
        lang=sent.lang,
        url=sent.url if sent.content is not None else None,  # a page that was fetched says itself where it lies
        region=sent.region,
        author=sent.author,
    )
