"""Markdown to HTML, with its front matter read beforehand: everything after this step sees one kind of page."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from claims.ingest.furniture import LONGEST_LINE, furniture_line

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

_FENCED = re.compile(r"\A\s*---[ \t]*\n(.{0,8000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.S)
_FIELD = re.compile(r"^([^\W\d][\w-]{0,40})[ \t]*(?::[ \t]+|：[ \t]*)(\S.*)$", re.M)
_HEADER = re.compile(r"\A\s*((?:[^\W\d][\w-]{0,40}[ \t]*(?::[ \t]+|：[ \t]*)\S.*\n){2,20})\s*\n")
_SIGNS = re.compile(
    r"^\#{1,6}[ ]+\S"  # a heading
    r"|\A.{1,200}\n(?:={3,}|-{3,})[ \t]*$"  # a headline underlined
    r"|!?\[[^\]\n]{1,300}\]\(\s*(?:https?:|mailto:|/|\#)[^)\s]*"  # a link
    r"|^</?(?:p|div|table|article|section|figure|ul|ol|h[1-6]|img|blockquote|span|hr)\b[^<>]*>"  # HTML inside Markdown
    r"|</(?:p|div|article|table|h[1-6])>",
    re.M | re.I | re.X,
)
_MARKS = re.compile(r"\[\^[^\]\s]{1,30}\]:?|\{%[^%\n]{0,200}%\}|\{\{[^}\n]{0,200}\}\}")
_BOX_END = re.compile(r"(</(?:div|table|article|section|figure|ul|ol|p|blockquote)>[ \t]*)\n(?=[^\s<])", re.I)
_SENTENCE_END = re.compile(r"[。！？…][”’」』）)]*\Z")


@cache
def known_fields() -> frozenset[str]:
    """The names of front-matter fields that fields.toml knows."""
    return frozenset(name for places in field_table().values() for name in places["front"])


@cache
def field_table() -> dict[str, dict[str, list[str]]]:
    """fields.toml: for each field of a source, where meta tags and front matter state it."""
    return tomllib.loads(Path(__file__).with_name("fields.toml").read_text(encoding="utf-8"))


class FrontMatter(NamedTuple):
    """The fields between the --- lines, names in lower case, quotes off; and the text behind them."""

    fields: dict[str, str]
    body: str


def front_matter(text: str) -> FrontMatter:
    """Splits `text` into its front matter and the rest; without front matter there are no fields.

    Front matter stands between lines of `---`, or is a paragraph of nothing but fields that are known by name. Only
    `name: value` lines are read, not YAML: nothing in a stranger's file is expanded or constructed.
    """
    match = _FENCED.match(text) or _HEADER.match(text)
    if not match:
        return FrontMatter({}, text)
    fields = {name.lower(): _unquoted(value.strip()) for name, value in _FIELD.findall(match[1])}
    if match.re is _HEADER and not fields.keys() <= known_fields():
        return FrontMatter({}, text)
    return FrontMatter({name: value for name, value in fields.items() if value}, text[match.end() :])


def looks_like_markdown(text: str) -> bool:
    """Whether plain text holds headings, links, front matter or HTML that a reader would not want to see."""
    return bool(_FENCED.match(text) or _SIGNS.search(text[:200_000]))


def to_html(text: str) -> str:
    """CommonMark with tables to HTML; embedded HTML passes through, marks of footnotes and templates go.

    Behind the end of an HTML element Markdown begins again, though no empty line parts them. A line that ends a Chinese
    sentence, or is a line of credits, ends its paragraph; other lines go on in the next.
    """
    lines = _MARKS.sub("", _BOX_END.sub(r"\1\n\n", text)).split("\n")
    alone = [len(line) <= LONGEST_LINE and furniture_line(line) is not None for line in lines]
    broken = [
        f"{line}  " if _SENTENCE_END.search(line) or alone[at] or any(alone[at + 1 : at + 2]) else line
        for at, line in enumerate(lines)
    ]
    rendered: str = _renderer().render("\n".join(broken))
    return rendered


@cache
def _renderer() -> MarkdownIt:
    from markdown_it import MarkdownIt

    # Indentation in saved pages is no code.
    return MarkdownIt("commonmark", {"html": True}).enable("table").disable("code")


def _unquoted(value: str) -> str:
    if len(value) >= 2 and value[0] == value[-1] and value[0] in "\"'":
        value = value[1:-1]
    return value.strip()
