"""The article that a page describes in JSON-LD, in the words of schema.org."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from lxml import html

_ARTICLE_TYPES = (re.compile(r"article|posting|report|review", re.I), re.compile(r"webpage", re.I))


def linked_data(root: html.HtmlElement) -> dict[str, Any]:
    """The article in the page's JSON-LD, else the page; empty when there is none or it is broken."""
    nodes: list[dict[str, Any]] = []
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or "") or not script.text:
            continue
        try:
            nodes.extend(_nodes(json.loads(script.text.strip().rstrip(";"), strict=False)))
        except (ValueError, RecursionError):
            continue
    for wanted in _ARTICLE_TYPES:
        for node in nodes:
            kind = node.get("@type")
            if any(wanted.search(str(name)) for name in (kind if isinstance(kind, list) else [kind])):
                return node
    return {}


def _nodes(data: object) -> Iterator[dict[str, Any]]:
    for entry in data if isinstance(data, list) else [data]:
        if isinstance(entry, dict):
            yield entry
            graph = entry.get("@graph")
            yield from (node for node in graph if isinstance(node, dict)) if isinstance(graph, list) else ()


def text_of(value: object) -> str | None:
    """The text of a JSON-LD value: itself, its name, or its first entry's."""
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, list):
        return next(filter(None, map(text_of, value[:10])), None)
    if isinstance(value, dict):
        names = (value.get(name) for name in ("name", "@id", "url"))
        return next((name for name in names if isinstance(name, str) and name), None)
    return None
