"""Targets that read texts: claims, figures and dates in them, and what a typed query means."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

from tests.fuzz.pieces import bytes_of, spliced, text_of, texts, words
from tests.fuzz.target import Target, demand

PUBLISHED = date(2024, 2, 29)


def check_extraction(data: bytes, folder: Path) -> None:
    """Spans are in range, ids are unique, a second run and the other script give the same."""
    from extract import Source, extract
    from extract.appearance import appearance
    from extract.text.fold import fold

    text = text_of(data)
    folded = fold(text)
    demand(len(folded) == len(text), "folding keeps the length", text)
    demand(fold(folded) == folded, "folding twice changes nothing", text)
    claims = extract(text, None, PUBLISHED, region="cn")
    demand(claims == extract(text, None, PUBLISHED, region="cn"), "a second run gives the same", text)
    source = Source(text, "https://a.example/b", published=PUBLISHED, region="cn")
    seen: set[str] = set()
    for claim in claims:
        told = appearance(claim, source)
        demand(told["id"] not in seen, "ids are unique", text, told["id"])
        seen.add(told["id"])
        _demand_spans(told, text)
        inside = claim.sentence_start <= claim.start < claim.end <= claim.sentence_end <= len(text)
        demand(inside, "a clause lies in its sentence", text, claim)
        demand(claim.gloss.strip() and told["text"], "a claim says something", text, claim)
        demand(claim.quantities, "a claim has a figure", text, claim)
    simplified = "".join("著" if a == "著" else b for a, b in zip(text, folded, strict=True))  # both scripts print 著名
    other = extract(simplified, None, PUBLISHED, region="cn")
    demand(
        [_in_one_script(each) for each in claims] == [_in_one_script(each) for each in other],
        "both scripts give the same",
        text,
    )


def _demand_spans(told: dict[str, Any], text: str) -> None:
    for span in (told["selector"], *told["quantities"], *told["attributions"]):
        start, end = span["start"], span["end"]
        demand(0 <= start < end <= len(text), "spans are in range", text, span)
        demand(text[start:end] == span["exact"], "spans are exact", text, span)
        if "prefix" in span:
            around = text[:start].endswith(span["prefix"]) and text[end:].startswith(span["suffix"])
            demand(around, "prefix and suffix stand around", text, span)
            whole = len(span["prefix"]) == min(32, start) and len(span["suffix"]) == min(32, len(text) - end)
            demand(whole, "prefix and suffix have 32 characters", text, span)


def _in_one_script(found: Any) -> dict[str, Any]:
    """Anything extracted with its texts folded."""
    from extract.text.fold import fold

    def plain(value: Any) -> Any:
        if isinstance(value, str):
            return fold(value)
        if isinstance(value, dict):
            return {name: plain(each) for name, each in value.items()}
        return [plain(each) for each in value] if isinstance(value, list | tuple) else value

    told: dict[str, Any] = plain(asdict(found))
    if told["lang"] == "en":
        told["gloss"] = ""  # quotes the words as they stand
    return told


def check_figures(data: bytes, folder: Path) -> None:
    """Every figure and date is in range and overlaps no other; its values can be compared and converted."""
    from extract.appearance import number
    from extract.pipeline import find_quantities
    from extract.quantities.lexicon import base_value
    from extract.text.document import Document, language_of

    text = text_of(data)
    found = find_quantities(Document.of(text, language_of(text, "zh"), PUBLISHED))
    end = 0
    for each in found:
        demand(0 <= each.start < each.end <= len(text), "figures are in range", text, each)
        demand(each.start >= end, "figures do not overlap", text, each)
        end = each.end
        if each.kind == "date":
            ordered = each.start_date is None or each.end_date is None or each.start_date <= each.end_date
            demand(ordered, "a span of days begins before it ends", text, each)
            continue
        demand(each.value is not None and each.value.is_finite(), "a figure is a number", text, each)
        assert each.value is not None
        number(each.value), base_value(each.value, each.unit)
        demand(each.max_value is None or each.max_value >= each.value, "a range goes up", text, each)


def check_dates(data: bytes, folder: Path) -> None:
    """A day of publication is a day, in either script and width."""
    from claims.ingest import days, published
    from extract.text.fold import fold

    text = text_of(data)
    for reads in (days.parse_date, days.date_in_url, published.infer):
        day = reads(text)
        demand(day is None or 1900 < day.year < 2200, "a day lies in its range", text, day)
    demand(published.infer(text) == published.infer(fold(text)), "a day is inferred in both scripts", text)
    lines = text.split("\n")
    for line in lines:
        published.is_date_line(line), published.is_stamp_line(line), published.is_labelled_stamp(line)
        demand(days.parse_date(line) == days.parse_date(fold(line)), "a day is read in both scripts", line)
    published.publication(published.Stamps(published=tuple(lines)), lines, f"https://a.example/{lines[0]}", text)


def check_comparison(data: bytes, folder: Path) -> None:
    """Two statements are to each other what they are the other way round, and what is said twice is the same."""
    from claims.match import compare

    left, _, right = text_of(data).partition("\n")
    one, other = compare(left, right, published=PUBLISHED), compare(right, left, published=PUBLISHED)
    demand(one.relation == other.relation, "a comparison is the same both ways", left, right)
    demand(compare(left, left, published=PUBLISHED).relation != "conflict", "nothing contradicts itself", left)


def _numeric(data: bytes, chance: random.Random) -> bytes:
    return bytes_of(spliced(text_of(data), chance, words("numerals", "units", "dates"), 400))


def _short(data: bytes, chance: random.Random) -> bytes:
    return bytes_of(spliced(text_of(data), chance, longest=400))


def _texts(lang: str) -> Sequence[bytes]:
    return [bytes_of(text) for text in texts(lang)]


def _pairs() -> Sequence[bytes]:
    both = [text.replace("\n", " ") for lang in ("zh", "en") for text in texts(lang)[::5]]
    return [bytes_of(f"{one}\n{other}") for one, other in pairwise(both)]


TARGETS = (
    Target("zh", lambda: _texts("zh"), check_extraction),
    Target("en", lambda: _texts("en"), check_extraction),
    Target("figures", lambda: [*_texts("zh"), *_texts("en")], check_figures, _numeric),
    Target(
        "dates",
        lambda: [bytes_of(each) for each in (*words("dates"), *texts("zh")[::9], *texts("en")[::9])],
        check_dates,
        _numeric,
    ),
    Target("comparison", _pairs, check_comparison, _short),
)
