"""The texts that benchmarks run over: real news where it lies beside the checkout, else the samples repeated."""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT.parent / "shared" / "corpus"
FILES = {"zh-Hant": "hkc.jsonl.gz", "zh-Hans": "oped.jsonl.gz", "en": "bbc.jsonl.gz"}


@dataclass(frozen=True, slots=True)
class Article:
    """One text with what extraction is told about it."""

    text: str
    lang: Literal["zh", "en"]
    published: date | None


def articles(script: str, limit_bytes: int) -> list[Article]:
    """Articles of one script, in order, until their UTF-8 reaches `limit_bytes`."""
    path = CORPUS / FILES[script]
    found: list[Article] = []
    size = 0
    for article in _real(path) if path.exists() else _bundled(script):
        found.append(article)
        size += len(article.text.encode())
        if size >= limit_bytes:
            break
    return found


def _real(path: Path) -> list[Article]:
    with gzip.open(path, "rt", encoding="utf8") as lines:
        rows = [json.loads(line) for line in lines]
    return [
        Article(row["text"], row["lang"][:2], date.fromisoformat(row["published"][:10]) if row["published"] else None)
        for row in rows
    ]


def _bundled(script: str) -> list[Article]:
    lines = (ROOT / "claims" / "samples" / "wire.jsonl").read_text(encoding="utf8").splitlines()
    rows = [row for row in map(json.loads, lines) if row["lang"][:2] == script[:2]]
    return [Article(row["text"] * 5, row["lang"][:2], date.fromisoformat(row["published"])) for row in rows] * 2000
