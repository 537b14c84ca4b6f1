"""Reader of sitemaps: the addresses of the pages that a site lists, and of further sitemaps."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from claims.ingest.addresses import absolute_url
from claims.ingest.material import Material, UnreadableError

_SITEMAP = re.compile(rb"<(?:\w+:)?(?:urlset|sitemapindex)[\s>]", re.I)


def recognises(material: Material, head: bytes) -> bool:
    """A sitemap by its root element."""
    return _SITEMAP.search(head) is not None


def read(material: Material) -> Iterator[str]:
    """Every address listed, in order."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, remove_comments=True)
    root = etree.fromstring(material.data(), parser)
    found = False
    for location in root.iter("{*}loc") if root is not None else ():
        if address := absolute_url("".join(location.itertext()), material.url or ""):
            found = True
            yield address
    if not found:
        raise UnreadableError("the sitemap lists no pages; check the address in a browser")
