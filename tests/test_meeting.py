"""Which statements are compared at all: what keys and sketches bring together, and what they keep apart."""

from __future__ import annotations

import pickle
from dataclasses import replace
from datetime import date, timedelta

import pytest

from claims.match.lookup.keys import ANY_VALUE, NO_VALUE, TELLING_VALUE, keys, sort_of
from claims.match.lookup.prepared import prepare
from claims.match.lookup.sketch import is_alike, sketch, sketched
from claims.match.statement.mention import Mention
from claims.match.verdict.texts import mentions_of

BRIDGE = "青溪大桥全长{}米。"
RATE = "青溪县全年失业人数为{}人。"
CATCH = "Fishermen at Norwick landed {} crates of herring."


def mention(text: str, published: date | None = None) -> Mention:
    """The first statement of a text, as of a source that appeared then."""
    found = next(iter(mentions_of(text)))
    return replace(found, published=published)


def meet(left: Mention, right: Mention) -> bool:
    """Whether one is compared with the other when it comes second."""
    shared = keys(left).own & keys(right).asked
    return bool(shared) and is_alike(sketch(sketched(left)), sketch(sketched(right)), max(map(sort_of, shared)))


@pytest.mark.parametrize(
    ("told", "days", "expected"),
    [(RATE, 20, True), (RATE, 200, False), (CATCH, 20, True), (CATCH, 200, False), (BRIDGE, 200, True)],
)
def test_other_figures_meet_while_they_may_be_of_one_series(told: str, days: int, expected: bool) -> None:
    first = date(2021, 3, 1)
    left, right = mention(told.format("412"), first), mention(told.format("497"), first + timedelta(days))
    assert meet(left, right) is expected
    assert meet(right, left) is expected


def test_a_figure_told_again_meets_whenever_it_is() -> None:
    left = mention(CATCH.format("41,230"), date(2003, 5, 1))
    assert meet(left, mention(CATCH.format("41,230"), date(2023, 5, 1)))


def test_a_longer_time_has_more_distant_neighbours() -> None:
    first, last = date(2015, 1, 1), date(2015, 12, 31)
    year = replace(mention(CATCH.format("41,230")), time_start=first, time_end=last)
    later = replace(year, time_start=date(2017, 1, 1), time_end=date(2017, 12, 31))
    day = replace(year, time_end=first)
    assert is_alike(sketch(sketched(year)), sketch(sketched(later)), NO_VALUE)
    other_day = replace(day, time_start=last, time_end=last)
    assert not is_alike(sketch(sketched(day)), sketch(sketched(other_day)), NO_VALUE)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("三名矿工在临江煤矿获救。", ANY_VALUE),
        ("A bus crash near Norwick injured 37 pilgrims.", TELLING_VALUE),
        ("Cobalt Bakery paid $3m for the Norwick mill.", TELLING_VALUE),
        ("The Norwick lighthouse keeper was held for ten years.", ANY_VALUE),
        ("The Norwick lighthouse opened on 4 May 1911.", ANY_VALUE),
    ],
)
def test_what_a_shared_value_tells(text: str, expected: int) -> None:
    assert {sort_of(key) for key in keys(mention(text, date(2020, 6, 1))).own} - {NO_VALUE} == {expected}


@pytest.mark.parametrize("told", [RATE, CATCH, BRIDGE])
def test_a_statement_arrives_from_another_process_as_it_left(told: str) -> None:
    sent = prepare(mention(told.format("412"), date(2021, 3, 1)))
    arrived = pickle.loads(pickle.dumps(sent))
    assert (arrived.id, arrived.is_bound, arrived.keys, arrived.sketch, arrived.sign) == (
        sent.id,
        sent.is_bound,
        sent.keys,
        sent.sketch,
        sent.sign,
    )
    assert arrived.held.mention == sent.held.mention
    assert pickle.loads(pickle.dumps(arrived)).held.mention == sent.held.mention
