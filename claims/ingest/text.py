"""Reader of plain text: kept as it is, one paragraph per line. Markdown under another name goes to its own reader."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from claims.ingest import markup
from claims.ingest.credits import author_in_byline
from claims.ingest.encoding import decode
from claims.ingest.finish import finished
from claims.ingest.markdown import front_matter, looks_like_markdown
from claims.ingest.material import Material, UnreadableError
from claims.ingest.metadata import stated_in
from extract.model import Source

READER = "text 1"


def recognises(material: Material, head: bytes) -> bool:
    """Everything that no other reader took."""
    return True


def read(material: Material) -> Iterator[Source]:
    """The one text of a file."""
    text = decode(material.data(), material.charset)
    if material.suffix == "json":
        raise UnreadableError("it is JSON, not JSON Lines; write one object with its text on each line (jq -c '.[]')")
    if not text.strip():
        raise UnreadableError("it is empty; give a file with an article in it")
    if looks_like_markdown(text):
        yield markup.page(text, material)
        return
    fields, body = front_matter(text)
    kept = "\n".join(line.rstrip() for line in body.strip("\n").split("\n"))
    lines = [line.strip() for line in kept.split("\n") if line.strip()]
    stated = stated_in(fields, material.url)
    stated = replace(
        stated,
        author=stated.author or author_in_byline([*lines[:6], *lines[-2:]]),
        opening=tuple(lines[:8]),
    )
    yield finished(kept, stated, material, READER)
