"""Mention: what linking needs of an appearance, from a fresh claim or from the database alike."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cached_property, lru_cache
from operator import attrgetter
from typing import Any

from claims.match.statement.ages import with_age
from claims.match.statement.figures import Figure
from claims.match.statement.quantified import figure_of, is_usable
from claims.match.statement.results import RESULTS, names_race, with_result
from claims.match.statement.stored import day_of, stored_claim
from claims.match.words.labels import labels
from claims.match.words.numbers import NUMBER
from claims.match.words.terms import CALENDAR, Term, terms
from extract.model import Claim, ClaimKind, Lang, Source
from extract.text.fold import fold

_COLUMNS = attrgetter(*Term.__slots__)
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

    def __getstate__(self) -> dict[str, Any]:
        """Its fields alone: what was worked out of them is soon worked out again. Terms go in columns, half as dear."""
        columns = tuple(zip(*map(_COLUMNS, self.terms), strict=True))
        return {name: getattr(self, name) for name in self.__dataclass_fields__} | {"terms": columns}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__dict__.update(state, terms=tuple(map(Term, *state["terms"])) if state["terms"] else ())

    @cached_property
    def folded(self) -> str:
        """The sentence in Simplified characters and narrow forms, sign for sign."""
        return fold(self.text)

    @property
    def folded_clause(self) -> str:
        """The clause of `folded`."""
        return self.folded[self.start : self.end]

    @cached_property
    def asserted(self) -> tuple[Figure, ...]:
        """The figures that it is about: its numbers, or its dates when there is no number."""
        numbers = tuple(
            each
            for each in self.figures
            if each.kind != "date" and (each.role not in ("time", "context") or _MARK.search(fold(each.exact)))
        )
        if len(numbers) == 1 and self._tells_of_whom(numbers[0]):
            return ()
        if self.negated:  # not one library closes on the day that is told
            numbers = tuple(each for each in numbers if each.low != 1 or not _NOT.search(self.text, 0, each.start))
        if all(names_race(each, self.text) for each in numbers):
            numbers = ()  # who wins the 800m says nothing of 800 metres
        dates = tuple(each for each in self.figures if each.kind == "date")
        if all(each.kind == "rank" and each.low == 1 for each in numbers):
            return (*numbers, *dates)  # who comes first may be told without a number
        return (*numbers, *_share(numbers))

    def _tells_of_whom(self, figure: Figure) -> bool:
        """Whether it only bounds the ages of those of whom the rest of its sentence gives a figure."""
        folded = self.folded
        if figure.kind != "age" or (figure.high is None and not _FROM_AGE.search(folded, figure.start, figure.end + 3)):
            return False
        own = [(each.start, each.end) for each in self.figures]
        others = (found.start() for found in NUMBER.finditer(folded))
        return _OF_AGE.match(folded, figure.end) is not None and any(
            not any(start <= at < end for start, end in own) for at in others
        )

    @cached_property
    def topic(self) -> dict[str, Term]:
        """The names, nouns and ideas of the source's title by their form: what everything in it is about."""
        return title_forms(self.title, self.lang)

    @cached_property
    def about(self) -> str | None:
        """The subject, unless it is only quoted."""
        return _own(self.subject, self.speakers, self.text)

    @property
    def is_bound(self) -> bool:
        """Whether its figure leaves one side open: it may join a claim, never join two."""
        return any(figure.is_bound for figure in self.asserted)

    @cached_property
    def core(self) -> tuple[Term, ...]:
        """The terms of the clause and of a subject or place that stands outside; of the sentence if there are none.

        A clause that only gives a result (47票赞成、38票反对) is of what its whole sentence tells.
        """
        inside = tuple(term for term in self.terms if term.start == ABOUT or self.start <= term.start < self.end)
        if any(figure.unit in RESULTS for figure in self.figures) and all(term.start == ABOUT for term in inside):
            return self.terms
        return inside or self.terms

    @cached_property
    def core_forms(self) -> dict[str, Term]:
        """The distinct terms of the core by their form."""
        return {term.form: term for term in self.core}

    @cached_property
    def forms(self) -> dict[str, Term]:
        """The distinct terms of the sentence by their form, in alphabetical order."""
        return {term.form: term for term in sorted(self.terms, key=lambda term: term.form)}


def are_of_one_source(left: Mention, right: Mention) -> bool:
    """Whether two statements are of one source, as far as sources are known."""
    return left.source_id is not None and left.source_id == right.source_id


# Who broke a record in 45.94 seconds is told by them
_MARK = re.compile(
    r"\d秒\d|\d\.\d+ ?(?:秒|sec)|\d分\d+秒|\d:\d\d:\d\d|\bminutes?,?(?: and)? \d+ seconds", re.IGNORECASE
)
_OF_AGE = re.compile(
    r"(?:以[上下]|及以上|或以上)?的?(?:劳动力|人口|人群|群体|青[少壮]?年|儿童|老[年人]|居民|市民|国民|成[年人]|女性|男性|人士)"
)
_FROM_AGE = re.compile("以[上下]")
_NOT = re.compile(r"\bnot (?:a )?\Z", re.IGNORECASE)


def _share(figures: Sequence[Figure]) -> Iterator[Figure]:
    """The percentage that a part of a whole makes, which other texts may give instead: 38 of 100, 500 of 4,000 cut."""
    part = next((figure for figure in figures if figure.role in ("part", "by")), None)
    whole = next((figure for figure in figures if figure.role == "whole"), None)
    if part and whole and part.measure == whole.measure and 0 < part.low < whole.low:
        yield replace(
            part,
            kind="percent",
            role="main",
            unit="%",
            low=part.low * 100 / whole.low,
            grain=Decimal(1),
            high=None,
            direction=None,
        )


@dataclass(frozen=True, slots=True)
class _Origin:
    """Where a statement comes from: the id of its appearance, and its source as far as known."""

    id: str
    publisher: str | None
    published: date | None
    title: str | None
    source_id: str | None = None


def from_claim(claim: Claim, source: Source, mention_id: str = "") -> Mention:
    """The mention that `claim` of `source` makes; `mention_id` is its appearance's id once it has one."""
    text = source.text[claim.sentence_start : claim.sentence_end]
    written = [source.text[quantity.start : quantity.end] for quantity in claim.quantities]
    return _mention(claim, text, written, _Origin(mention_id, source.publisher, source.published, source.title))


def from_rows(
    row: Mapping[str, Any], quantities: Sequence[Mapping[str, Any]], attributions: Sequence[Mapping[str, Any]]
) -> Mention:
    """The mention of a stored appearance: its row, with its source's `publisher` and `source_title`, and its parts."""
    written = [quantity["exact"] for quantity in quantities]
    origin = _Origin(row["id"], row["publisher"], day_of(row["published"]), row["source_title"], row["source_id"])
    return _mention(stored_claim(row, quantities, attributions), row["text"], written, origin)


def _mention(claim: Claim, text: str, written: Sequence[str], origin: _Origin) -> Mention:
    """The mention of a claim whose sentence is `text`; `written` are its quantities as they read."""
    begun = claim.sentence_start
    read = tuple(
        figure_of(quantity, exact, begun)
        for quantity, exact in zip(claim.quantities, written, strict=True)
        if is_usable(quantity.kind, quantity.value)
    )
    figures = with_age(with_result(read, text, claim.lang), text, claim.subject, claim.lang)
    speakers = tuple(each.name for each in claim.attributions)
    quoted = [(each.start - begun, each.end - begun) for each in claim.attributions]
    about = _own(claim.subject, speakers, text)
    return Mention(
        id=origin.id,
        kind=claim.kind,
        lang=claim.lang,
        text=text,
        start=claim.start - begun,
        end=claim.end - begun,
        gloss=claim.gloss,
        subject=claim.subject,
        figures=figures,
        terms=_terms(text, claim.lang, _extras(about, claim.place, figures), figures, quoted),
        time_start=claim.time_start,
        time_end=claim.time_end,
        place=claim.place,
        negated=claim.negated,
        hedged=claim.hedged,
        speakers=speakers,
        source_id=origin.source_id,
        publisher=origin.publisher,
        published=origin.published,
        title=origin.title,
    )


def _extras(about: str | None, place: str | None, figures: Sequence[Figure]) -> list[str]:
    """What belongs to the statement wherever it stands."""
    return [part for part in (about, place, *(figure.item for figure in figures)) if part]


_SELF = re.compile(
    r"\b(?:it|they|he|she|its|their|his|her)\b|(?:表示|宣布|透露|称)[,，]?(?:将|计划|拟|已|公司|该公司|其)",
    re.IGNORECASE,
)


def _own(subject: str | None, speakers: Sequence[str], text: str) -> str | None:
    """The subject, unless it is only quoted: who says that it will cut jobs speaks of itself."""
    return None if subject in speakers and not _SELF.search(fold(text)) else subject


@lru_cache(maxsize=10_000)
def title_terms(title: str, lang: Lang) -> tuple[Term, ...]:
    """The terms of a source's title that can be its topic."""
    return tuple(
        term for term in terms(title, lang) if term.sort != "word" and term.form.partition(".")[0] not in CALENDAR
    )


@lru_cache(maxsize=100)  # the statements of one source come one after another
def title_forms(title: str | None, lang: Lang) -> dict[str, Term]:
    """The same by their form; none without a title."""
    return {term.form: term for term in title_terms(title, lang)} if title else {}


@lru_cache(maxsize=16)  # a sentence is read once for all its figures, which come one after another
def _said(text: str, lang: Lang) -> tuple[Term, ...]:
    """The terms of a sentence, and its labels behind them; no name that stands inside of a length of time."""
    found = (*terms(text, lang), *labels(text))
    spans = [match.span() for match in _SPAN_ZH.finditer(fold(text))] if lang == "zh" else []
    if not spans:
        return found
    return tuple(
        term for term in found if term.sort != "name" or not any(start < term.start < end for start, end in spans)
    )


_SPAN_ZH = re.compile(r"[\d〇一二两三四五六七八九十百千]+[天年月日周](?=[后前内])")  # 17天后 names no queen (天后)


def _terms(
    text: str, lang: Lang, about: Sequence[str], figures: Sequence[Figure], quoted: Sequence[tuple[int, int]]
) -> tuple[Term, ...]:
    # Words of a date stay: "on Tuesday" tells days apart that nobody resolved. The end of a year ends nothing, though.
    counted = {at for figure in figures if figure.kind != "date" for at in range(figure.start, figure.end)}
    dated = {at for figure in figures if figure.kind == "date" for at in range(figure.start, figure.end)}
    naming = {at for start, end in (*quoted, *_told_to(text, lang)) for at in range(start, end)}
    found = []
    for term in _said(text, lang):
        if term.start in naming:
            found.append(_moved(term, QUOTED))
        elif term.start not in counted and not (term.start in dated and term.form in _BOUNDS):
            found.append(term)
    outside = (term for part in dict.fromkeys(about) for term in _outside(part, lang))
    return (*outside, *found)


# The end or the close of a year, which elsewhere are done.
_BOUNDS = frozenset(("thing.stop", "thing.market_close", "thing.close", "thing.open"))


# Newsrooms, whose reporters learn what they tell or are told it: 财新记者从矿方获悉, told Reuters.
_NEWSROOM_ZH = re.compile(
    r"(?:\A|(?<=[,，。;；:：、\s据对向]))([\u3400-\u9fff]{2,6}?)记者(?!会|节|协会|证|站|[席团]|家庭)"
)
_NEWSROOM_EN = re.compile(
    r"\b(?:told|tells|telling) (?:the |an? )?([A-Z][\w.&]*(?:[ -][A-Z][\w.&]*){0,3})"
    r"(?= (?:on|in|by|late|after|at|that|he|she|it|they|the|there)\b|[,.;:]|\Z)"
)


@lru_cache(maxsize=16)
def _told_to(text: str, lang: Lang) -> tuple[tuple[int, int], ...]:
    """Where a sentence names the newsrooms that tell it or are told it; no land or town alone is one (told Iran)."""
    pattern = _NEWSROOM_ZH if lang == "zh" else _NEWSROOM_EN
    return tuple(match.span(1) for match in pattern.finditer(fold(text)) if not _is_place(match[1], lang))


def _is_place(name: str, lang: Lang) -> bool:
    found = terms(name, lang)
    return len(found) == 1 and found[0].form.startswith(("country.", "bloc.", "province.", "city."))


@lru_cache(maxsize=20_000)
def _outside(part: str, lang: Lang) -> tuple[Term, ...]:
    """The terms of a subject, a place or a counted thing, which belong to a statement wherever they stand."""
    return tuple(_moved(term, ABOUT) for term in terms(part, lang))


def _moved(term: Term, place: int) -> Term:
    return Term(term.form, term.sort, term.weight, place, place)
