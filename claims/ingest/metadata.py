"""What a page says of itself: title, publisher, author, address, language, and its stamps of time.

Each field has its places, in order of trust; fields.toml names those in meta tags and front matter. Nothing is
invented: what no place states is None.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import takewhile

from lxml import html

from claims.ingest.addresses import absolute_url, host_of
from claims.ingest.blocks import Block
from claims.ingest.credits import author_in_byline, outlet_in_dateline, outlet_in_masthead, outlet_in_stamp
from claims.ingest.linked import linked_data, text_of
from claims.ingest.markdown import field_table
from claims.ingest.published import Stamps, is_labelled_stamp
from claims.ingest.publishers import by_name, by_url
from claims.ingest.tree import ancestors, flat_text
from extract.text.fold import fold

_SEPARATOR = re.compile(r"-{2}|\s+[-–—|·•_:]\s+|\s*[|｜_]\s*|\s*－\s*|\s*—{2}\s*|(?<=[^\s\w])-|-(?=[\u3400-\u9fff])")
_LONGEST_SUFFIX = 30
# 原文地址（…）：https://… · 浏览原文：[link]
_LABELLED = re.compile(
    r"(?:原文|浏览原文|本文|文章|新闻)?(?:地址|链接|连结|网址|原文|原载|来源|source|original|permalink|link)"
    r"(?:\([^()]{0,30}\))?\s*:\s*(?P<url>https?://\S+)?\s*\Z",
    re.I,
)
_BEFORE_HEADLINE, _AFTER_HEADLINE = 5, 15  # lines around the headline where stamps and datelines stand
_SHORTEST_TITLE = 6  # characters
_TITLE_SCAN = 100  # lines among which the headline is sought when no tag marks it
_PARAGRAPH = 100  # characters; the first line that long begins the article


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page states of itself; addresses are absolute.

    `opening` are the lines around the headline, where stamps and datelines stand.
    """

    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    lang: str | None = None
    stamps: Stamps = field(default_factory=Stamps)
    opening: tuple[str, ...] = ()


class _Places:
    """Everything on a page that may state something: front matter, JSON-LD, meta tags, in one shape."""

    def __init__(
        self, root: html.HtmlElement, front: Mapping[str, str], lines: list[Block], fetched: str | None
    ) -> None:
        self.root = root
        self.lines = lines
        self.fetched = fetched
        self.linked_data = linked_data(root)
        self._front = front
        self._meta: dict[str, str] = {}
        for tag in root.iter("meta"):
            named = (tag.get(attribute) for attribute in ("property", "name", "itemprop", "http-equiv"))
            name = (_first(named) or "").lower().replace(" ", "")
            content = " ".join((tag.get("content") or "")[:2000].split())
            if name and content:
                self._meta.setdefault(name, content)

    def front(self, name: str) -> str | None:
        """What the front matter states for a field."""
        return _first(self._front.get(key) for key in field_table()[name]["front"])

    def meta(self, name: str) -> str | None:
        """What the meta tags state for a field."""
        return _first(self._meta.get(key) for key in field_table()[name]["meta"])

    def data(self, *names: str) -> str | None:
        """What JSON-LD states under the first of these names that is there."""
        return _first(text_of(self.linked_data.get(name)) for name in names)

    def text_of(self, tag: str) -> str | None:
        """The text of the first element of this kind."""
        element = next(self.root.iter(tag), None)
        return flat_text(element)[:500] or None if element is not None else None


def metadata(
    root: html.HtmlElement, front: Mapping[str, str], lines: list[Block], fetched: str | None = None
) -> Metadata:
    """Reads `root` and its front matter; `lines` are all its blocks, furniture too; `fetched` is where it came from."""
    places = _Places(root, front, lines, fetched)
    url = _url(places)
    title, suffix = _title(places, url)
    return Metadata(
        title=title,
        publisher=_publisher(places, url, suffix),
        author=_author(places),
        url=url,
        lang=places.front("lang") or root.get("lang") or root.get("xml:lang") or places.meta("lang"),
        stamps=_stamps(places),
        opening=_opening(lines),
    )


def _title(places: _Places, url: str | None) -> tuple[str | None, str | None]:
    """The title without the outlet's name, and that name when a title carried it."""
    headings = [(block.level, at) for at, block in enumerate(places.lines) if block.level]
    headline = places.lines[min(headings)[1]].text if headings else None
    stated = (places.front("title"), places.data("headline"), places.meta("title"), places.text_of("title"))
    parted = [_parted(" ".join(title.split()), headline, places, url) for title in stated if title]
    return (parted[0][0] if parted else headline), _first(suffix for _, suffix in parted)


def _parted(title: str, headline: str | None, places: _Places, url: str | None) -> tuple[str, str | None]:
    """A title and the outlet's name at its end: known, or named so elsewhere on the page, or behind the headline."""
    marks = list(_SEPARATOR.finditer(title))
    if not marks:
        return title, None
    last = title[marks[-1].end() :].strip()
    for mark in reversed(marks):
        rest, suffix = title[: mark.start()].strip(), title[mark.end() :].strip()
        if (
            rest
            and suffix
            and (by_name(suffix) or _is_host_label(suffix, url) or _same(suffix, places.meta("publisher")))
        ):
            return _up_to_headline(rest, headline, places), suffix
    rest = _up_to_headline(title, headline, places)
    return rest, last if rest != title and last and len(last) <= _LONGEST_SUFFIX else None


def _up_to_headline(title: str, headline: str | None, places: _Places) -> str:
    """The headline that a title begins with, whole where the title cuts it off, when it stands on the page."""
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(title, headline or "", strict=False)))
    if headline and shared >= max(_SHORTEST_TITLE, len(headline) // 2):
        return headline
    for line in (block.text for block in places.lines[:_TITLE_SCAN]):
        if line and len(line) >= _SHORTEST_TITLE and title.startswith(line):
            rest = title[len(line) :]
            if not rest or rest[0].isspace() or _SEPARATOR.match(rest):
                return line
    return title


def _publisher(places: _Places, url: str | None, suffix: str | None) -> str | None:
    names = (places.meta("publisher"), places.data("publisher"), places.front("publisher"), suffix)
    if named := _first(name for name in names if name and not name.startswith(("@", "http"))):
        return named
    if known := by_url(url):
        return known.name
    texts = [block.text for block in places.lines]
    if stated := outlet_in_dateline(text for text in texts[:60] if len(text) > 30):
        return stated
    if stated := outlet_in_stamp(_opening(places.lines)) or outlet_in_masthead(texts):
        return stated
    author = places.front("author")
    return author if author and _is_host_label(author, url) else None


def _author(places: _Places) -> str | None:
    stated = places.data("author") or places.meta("author")
    if stated and not stated.startswith(("@", "http")) and not stated.isdigit():
        return stated
    for link in places.root.iter("a"):
        if "author" in (link.get("rel") or "").split() and (name := flat_text(link)):
            return name[:200]
    return author_in_byline(block.text for block in places.lines) or places.front("author")


def _url(places: _Places) -> str | None:
    canonical = next((link.get("href") for link in places.root.iter("link") if link.get("rel") == "canonical"), None)
    stated = (
        places.front("url"),
        canonical,
        places.meta("url"),
        places.data("url", "mainEntityOfPage"),
        _headline_link(places),
        _labelled_link(places.lines),
    )
    for address in stated:
        absolute = absolute_url(address, places.fetched or "")
        # A fetched page may not pass itself off as another host's.
        if absolute and (not places.fetched or host_of(absolute) == host_of(places.fetched)):
            return absolute
    return absolute_url(places.fetched, "")


def _headline_link(places: _Places) -> str | None:
    """Where the first headline links, when all of it is a link: how clippings in Markdown name their original."""
    first = next((block for block in places.lines if block.kind == "heading"), None)
    if first is None or len(first.links) != 1 or first.linked < len(first.text) or places.text_of("title"):
        return None
    return first.links[0][2]


def _labelled_link(lines: list[Block]) -> str | None:
    """The address behind 原文地址：, 浏览原文：, Original: and their like."""
    for block in lines:
        for start, _, url in block.links:
            if _LABELLED.search(fold(block.text[max(0, start - 40) : start])):
                return url
        if len(block.text) <= 300 and (match := _LABELLED.search(fold(block.text))) and match["url"]:
            return match["url"]
    return None


def _stamps(places: _Places) -> Stamps:
    """What the page states of its dates; of marked times only the article's own and the first of each sort counts."""
    published = [
        places.front("published"),
        places.data("datePublished"),
        places.meta("published"),
        places.data("dateCreated"),
    ]
    changed = [places.front("changed"), places.data("dateModified"), places.meta("changed")]
    times: dict[str, str] = {}
    for tag in _article_of(places.root).xpath(".//time | .//*[@itemprop='datePublished' or @itemprop='dateModified']"):
        name = f"{tag.get('class') or ''} {tag.get('itemprop') or ''}".lower()
        if "updat" in name or "modif" in name:
            sort = "changed"
        elif re.search("publish|posted|entry-date", name) or tag.get("pubdate") is not None:
            sort = "published"
        else:
            sort = "unsaid"
        times.setdefault(sort, tag.get("datetime") or tag.get("content") or flat_text(tag)[:60])
    published += [times.get("published"), times.get("unsaid")]
    changed.append(times.get("changed"))
    return Stamps(tuple(filter(None, published)), tuple(filter(None, changed)))


def _article_of(root: html.HtmlElement) -> html.HtmlElement:
    """The element that the headline's article stands in: the dates of other articles on the page do not count."""
    headline = next(root.iter("h1"), None)
    around = ancestors(headline) if headline is not None else root.iter("article", "main")
    return next((element for element in around if element.tag in ("article", "main")), root)


def stated_in(fields: Mapping[str, str], url: str | None) -> Metadata:
    """What front matter alone states, for texts that are no pages."""
    nothing = _Places(html.Element("html"), fields, [], url)
    published = Stamps(
        tuple(filter(None, [nothing.front("published")])), tuple(filter(None, [nothing.front("changed")]))
    )
    return Metadata(
        title=nothing.front("title"),
        publisher=nothing.front("publisher"),
        author=nothing.front("author"),
        url=_url(nothing),
        lang=nothing.front("lang"),
        stamps=published,
    )


def _opening(lines: list[Block]) -> tuple[str, ...]:
    """The lines around the headline, up to the first paragraph, which may hold a dateline; and labelled stamps."""
    headings = [(block.level, at) for at, block in enumerate(lines) if block.level]
    headline = min(headings)[1] if headings else 0
    opening: list[str] = []
    for block in lines[max(0, headline - _BEFORE_HEADLINE) : headline + _AFTER_HEADLINE]:
        opening.append(block.text)
        if len(block.text) > _PARAGRAPH:
            break
    opening.extend(block.text for block in lines if is_labelled_stamp(block.text))
    return tuple(opening)


def _first(values: Iterable[str | None]) -> str | None:
    return next((value for value in values if value), None)


def _same(one: str, other: str | None) -> bool:
    return other is not None and "".join(fold(one).casefold().split()) == "".join(fold(other).casefold().split())


def _is_host_label(name: str, url: str | None) -> bool:
    """Whether a name is the host's own: iYouPort at www.iyouport.org."""
    squeezed = re.sub(r"\W", "", name).lower()
    return bool(squeezed) and squeezed in host_of(url).replace("-", "").split(".")
