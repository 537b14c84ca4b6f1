"""The command line: a command is its options, one call and one print."""

from __future__ import annotations

import gzip
import json
from datetime import date
from pathlib import Path

import click


@click.group()
@click.version_option()
def cli() -> None:
    """Finds, links and publishes the figures in Chinese and English news."""


@cli.command()
@click.argument("files", nargs=-1)
@click.option("--format", "fmt", default="jsonl")
def extract(files: tuple[str, ...], fmt: str) -> None:
    """STUB: JSON Lines articles only."""
    from extract import Source
    from extract import extract as find
    from extract.appearance import appearance

    for name in files:
        raw = Path(name).read_bytes()
        for line in (gzip.decompress(raw) if name.endswith(".gz") else raw).decode().splitlines():
            article = json.loads(line)
            published = date.fromisoformat(article["published"]) if article.get("published") else None
            source = Source(article["text"], article.get("url"), None, article.get("title"), published=published,
                            lang=article.get("lang"))
            for claim in find(source.text, article["lang"][:2], published):
                click.echo(json.dumps(appearance(claim, source), ensure_ascii=False))
