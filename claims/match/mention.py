"""Mention: what linking needs of an appearance, from a fresh claim or from the database alike."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import Any

from claims.match.figures import Figure, grain_of
from claims.match.labels import day_of_some_year, labels
from claims.match.results import with_result
from claims.match.words import CALENDAR, Term, terms
from extract.lexicon import base_value
from extract.model import Claim, ClaimKind, Lang, Quantity, Source

ABOUT, QUOTED = -1, -2  # places of terms that stand nowhere in the sentence, or in the words that name a speaker


@dataclass(frozen=True)
class Mention:
    """One statement of figures. `text` is its sentence, `start`..`end` its clause in it, `terms` the words of `text`.

    Words inside figures are no terms. Those of the subject, place and counted things stand in front once more, at
    `ABOUT`, because they belong to the statement wherever they were found; those that name a speaker stand at
    `QUOTED`. `speakers` names whom the text quotes; `published` and `title` are the source's, as far as known.
    """

    id: str
    kind: ClaimKind
    lang: Lang
    text: str
    start: int
    end: int
    gloss: str
    subject: str | None
    figures: tuple[Figure, ...]
    terms: tuple[Term, ...]
    time_start: date | None = None
    time_end: date | None = None
    place: str | None = None
    negated: bool = False
    hedged: bool = False
    speakers: tuple[str, ...] = ()
    source_id: str | None = None
    publisher: str | None = None
    published: date | None = None
    title: str | None = None

    @cached_property
    def asserted(self) -> tuple[Figure, ...]:
        """The figures that it is about: its numbers, or its dates when there is no number."""
        numbers = tuple(each for each in self.figures if each.kind != "date" and each.role not in ("time", "context"))
        return (*numbers, *_share(numbers)) or tuple(each for each in self.figures if each.kind == "date")

    @cached_property
    def topic(self) -> dict[str, Term]:
        """The names, nouns and ideas of the source's title by their form: what everything in it is about."""
        found = title_terms(self.title, self.lang) if self.title else ()
        return {term.form: term for term in found}

    @property
    def is_bound(self) -> bool:
        """Whether its figure leaves one side open: it may join a claim, never join two."""
        return any(figure.is_bound for figure in self.asserted)

    @cached_property
    def core(self) -> tuple[Term, ...]:
        """The terms of the clause and of a subject or place that stands outside; of the sentence if there are none."""
        inside = tuple(term for term in self.terms if term.start == ABOUT or self.start <= term.start < self.end)
        return inside or self.terms

    @cached_property
    def core_forms(self) -> dict[str, Term]:
        """The distinct terms of the core by their form."""
        return {term.form: term for term in self.core}

    @cached_property
    def forms(self) -> dict[str, Term]:
        """The distinct terms of the sentence by their form, in alphabetical order."""
        return {term.form: term for term in sorted(self.terms, key=lambda term: term.form)}


def _share(figures: Sequence[Figure]) -> Iterator[Figure]:
    """The percentage that a part of a whole makes, which other texts may give instead: 38 of 100."""
    part = next((figure for figure in figures if figure.role == "part"), None)
    whole = next((figure for figure in figures if figure.role == "whole"), None)
    if part and whole and part.measure == whole.measure and 0 < part.low < whole.low:
        yield replace(
            part, kind="percent", role="main", unit="%", low=part.low * 100 / whole.low, grain=Decimal(1), high=None
        )


def from_claim(claim: Claim, source: Source, mention_id: str = "") -> Mention:
    """The mention that `claim` of `source` makes; `mention_id` is its appearance's id once it has one."""
    origin = claim.sentence_start
    text = source.text[origin : claim.sentence_end]
    read = tuple(
        _figure(quantity, source.text[quantity.start : quantity.end], origin)
        for quantity in claim.quantities
        if _is_usable(quantity.kind, quantity.value)
    )
    figures = with_result(read, text, claim.lang)
    speakers = tuple(each.name for each in claim.attributions)
    quoted = [(each.start - origin, each.end - origin) for each in claim.attributions]
    return Mention(
        id=mention_id,
        kind=claim.kind,
        lang=claim.lang,
        text=text,
        start=claim.start - origin,
        end=claim.end - origin,
        gloss=claim.gloss,
        subject=claim.subject,
        figures=figures,
        terms=_terms(text, claim.lang, _extras(claim.subject, claim.place, figures, speakers), figures, quoted),
        time_start=claim.time_start,
        time_end=claim.time_end,
        place=claim.place,
        negated=claim.negated,
        hedged=claim.hedged,
        speakers=speakers,
        publisher=source.publisher,
        published=source.published,
        title=source.title,
    )


def from_rows(
    row: Mapping[str, Any], quantities: Sequence[Mapping[str, Any]], attributions: Sequence[Mapping[str, Any]]
) -> Mention:
    """The mention of a stored appearance: its row, with its source's `publisher` and `source_title`, and its parts."""
    text: str = row["text"]
    start = max(text.find(row["exact"]), 0)
    origin = row["start"] - start
    read = tuple(
        _figure(_stored_quantity(quantity), quantity["exact"], origin)
        for quantity in quantities
        if _is_usable(quantity["kind"], quantity["value"])
    )
    figures = with_result(read, text, row["lang"])
    speakers = tuple(each["name"] for each in attributions)
    quoted = [(each["start"] - origin, each["end"] - origin) for each in attributions]
    return Mention(
        id=row["id"],
        kind=row["kind"],
        lang=row["lang"],
        text=text,
        start=start,
        end=start + len(row["exact"]),
        gloss=row["gloss"],
        subject=row["subject"],
        figures=figures,
        terms=_terms(text, row["lang"], _extras(row["subject"], row["place"], figures, speakers), figures, quoted),
        time_start=_day(row["time_start"]),
        time_end=_day(row["time_end"]),
        place=row["place"],
        negated=bool(row["negated"]),
        hedged=bool(row["hedged"]),
        speakers=speakers,
        source_id=row["source_id"],
        publisher=row["publisher"],
        published=_day(row["published"]),
        title=row["source_title"],
    )


def _figure(quantity: Quantity, exact: str, origin: int) -> Figure:
    fraction = quantity.kind == "ratio" and quantity.value is not None and 0 < quantity.value < 1
    told, per = _CONCENTRATIONS.get((quantity.unit, quantity.per), (quantity.unit, quantity.per))
    unit, one, zero = _scale("%" if fraction else told)
    per_unit = (one - zero) * (100 if fraction else 1)  # a fraction is compared as a percentage
    if quantity.kind == "ratio" and quantity.role == "by" and quantity.direction == "up" and quantity.unit == "x":
        return _as_percentage(quantity, exact, origin)
    value = quantity.value or Decimal(0)

    grain = grain_of(value, exact) * per_unit
    if fraction and not _DIGIT.search(exact):
        grain = max(grain, Decimal(1))  # nearly a third is no 33.333%
    day = day_of_some_year(exact) if quantity.kind == "date" and quantity.start_date is None else None
    return Figure(
        kind=quantity.kind,
        role=quantity.role,
        unit=unit,
        low=value * per_unit + zero,
        high=quantity.max_value * per_unit + zero if quantity.max_value is not None else None,
        grain=grain,
        modifier="=" if quantity.role == "price" and quantity.modifier == ">=" else quantity.modifier,
        direction=quantity.direction,
        item=quantity.item,
        per=per,
        vague=quantity.vague,
        first_day=day or quantity.start_date,
        last_day=day or quantity.end_date,
        start=quantity.start - origin,
        end=quantity.end - origin,
        exact=exact,
    )


def _as_percentage(quantity: Quantity, exact: str, origin: int) -> Figure:
    """The figure of what doubled, or grew threefold: 100% more, 200% more, give or take a tenth."""
    times = quantity.value or Decimal(0)
    if exact.endswith("倍"):
        times += 1  # 增长一倍 is twice as much: what else is told to double or be twofold counts the whole
    return Figure(
        kind="percent",
        role="by",
        unit="%",
        low=(times - 1) * 100,
        grain=Decimal(10),
        modifier=quantity.modifier,
        direction="up",
        item=quantity.item,
        vague=quantity.vague,
        start=quantity.start - origin,
        end=quantity.end - origin,
        exact=exact,
    )


_DIGIT = re.compile(r"\d")
# 32 micrograms for each cubic metre is told as one unit as well.
_CONCENTRATIONS: dict[tuple[str | None, str | None], tuple[str, None]] = {
    ("ug", name): ("ug/m3", None) for name in ("立方米", "立方公尺", "cubic metre", "cubic meter", "m3")
}


def _scale(unit: str | None) -> tuple[str | None, Decimal, Decimal]:
    """The base of `unit`, and what 1 and 0 of it are there (0 °F is no 0 °C); a basis point is 0.01 of a point."""
    if unit == "bp":
        return "pp", Decimal("0.01"), Decimal(0)
    one, base = base_value(Decimal(1), unit)
    zero, _ = base_value(Decimal(0), unit)
    return base, one, zero


def _stored_quantity(row: Mapping[str, Any]) -> Quantity:
    return Quantity(
        start=row["start"],
        end=row["end"],
        kind=row["kind"],
        rule="",
        value=_decimal(row["value"]),
        max_value=_decimal(row["max_value"]),
        unit=row["unit"],
        modifier=row["modifier"],
        direction=row["direction"],
        item=row["item"],
        per=row["per"],
        start_date=_day(row["start_date"]),
        end_date=_day(row["end_date"]),
        vague=bool(row["vague"]),
        role=row["role"],
    )


def _is_usable(kind: str, value: object) -> bool:
    return kind == "date" or value is not None


def _extras(subject: str | None, place: str | None, figures: Sequence[Figure], speakers: Sequence[str]) -> list[str]:
    """What belongs to the statement wherever it stands; whoever is only quoted is no subject of it."""
    about = subject if subject not in speakers else None
    return [part for part in (about, place, *(figure.item for figure in figures)) if part]


@lru_cache(maxsize=10_000)
def title_terms(title: str, lang: Lang) -> tuple[Term, ...]:
    """The terms of a source's title that can be its topic."""
    return tuple(
        term for term in terms(title, lang) if term.sort != "word" and term.form.partition(".")[0] not in CALENDAR
    )


def _terms(
    text: str, lang: Lang, about: Sequence[str], figures: Sequence[Figure], quoted: Sequence[tuple[int, int]]
) -> tuple[Term, ...]:
    # Words of a date stay: "on Tuesday" tells days apart that nobody resolved.
    counted = [(figure.start, figure.end) for figure in figures if figure.kind != "date"]
    found = []
    for term in (*terms(text, lang), *labels(text)):
        if any(start <= term.start < end for start, end in quoted):
            found.append(replace(term, start=QUOTED, end=QUOTED))
        elif not any(start <= term.start < end for start, end in counted):
            found.append(term)
    outside = (replace(term, start=ABOUT, end=ABOUT) for part in dict.fromkeys(about) for term in terms(part, lang))
    return (*outside, *found)


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _decimal(value: float | None) -> Decimal | None:
    return Decimal(str(value)) if value is not None else None
