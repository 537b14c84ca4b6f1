"""Linking in the database: the same clusters in any order, ids that live on, decisions that outrank every link."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import combinations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from claims.match.clusters.cluster import cluster
from claims.match.clusters.independence import independent_sources, is_copy
from claims.match.link import link_all, link_appearances
from claims.match.lookup.memory import Memory
from db import open_db
from db.links import linking, matching
from db.links.linking import Telling
from db.texts.rows import Appearance, Base
from db.writing.store import Store
from extract.appearance import appearance_id
from extract.model import Claim, Lang, Modifier, Quantity, Source


def told(
    name: str, text: str, exact: str, value: str, modifier: Modifier = "=", lang: Lang = "en"
) -> tuple[Source, Appearance]:
    """A source of its own that makes one claim: its whole text, about a count."""
    source = Source(text, f"https://{name}.example/", title=name, publisher=name, published=date(2021, 3, 4), lang=lang)
    start = text.index(exact)
    quantity = Quantity(start, start + len(exact), "count", "test", Decimal(value), modifier=modifier)
    claim = Claim("count", 0, len(text), 0, len(text), lang, "test", text, (quantity,))
    return source, Appearance(appearance_id(claim, source), claim, (Base(Decimal(value), None, None),))


WIRE = told("wire", "Dengue fever has infected 57,387 people in Lahore this season.", "57,387", "57387")
COPY = told("copy", "Dengue fever has infected 57,387 people in Lahore this season", "57,387", "57387")
RETOLD = told("retold", "In Lahore 57,387 people caught dengue fever this season.", "57,387", "57387")
CHINESE = told("zh", "拉合尔本季共有57387人感染登革热。", "57387人", "57387", lang="zh")
BOUND = told(
    "bound",
    "More than 57,000 people in Lahore have been infected with dengue fever this season.",
    "57,000",
    "57000",
    ">",
)
OTHER = told("other", "Dengue fever has infected 60,000 people in Lahore this season.", "60,000", "60000")
ELSEWHERE = told("elsewhere", "The stadium in Porto seats 57,387 spectators.", "57,387", "57387")
EVERYTHING = (WIRE, COPY, RETOLD, BOUND, OTHER, ELSEWHERE)


@pytest.fixture
def store() -> Store:
    return Store(open_db(":memory:", create=True))


def add(store: Store, *pairs: tuple[Source, Appearance]) -> None:
    for source, appearance in pairs:
        with store.transaction():
            added = store.add(source, [appearance], "test 1")
            link_appearances(store.connection, added.appearance_ids, added.widowed_claim_ids)


def add_together(store: Store, *pairs: tuple[Source, Appearance]) -> None:
    with store.transaction():
        ids = [name for source, found in pairs for name in store.add(source, [found], "test 1").appearance_ids]
        link_appearances(store.connection, ids)


def linked(store: Store) -> set[tuple[str, str, str]]:
    rows = store.connection.execute("SELECT left_id, right_id, relation FROM links")
    return {(left, right, relation) for left, right, relation in rows}


def _id(pair: tuple[Source, Appearance]) -> str:
    return pair[1].id


def groups(store: Store) -> set[frozenset[str]]:
    """The titles of the sources that tell each claim."""
    found: dict[str, set[str]] = {}
    rows = "SELECT claim_id, title FROM appearances JOIN sources ON sources.id = source_id"
    for claim, title in store.connection.execute(rows):
        found.setdefault(claim, set()).add(title)
    return {frozenset(titles) for titles in found.values()}


def claim_of(store: Store, pair: tuple[Source, Appearance]) -> str:
    (found,) = store.connection.execute("SELECT claim_id FROM appearances WHERE id = ?", [pair[1].id]).fetchone()
    return str(found)


def judge(store: Store, left: tuple[Source, Appearance], right: tuple[Source, Appearance], verdict: str) -> None:
    low, high = sorted((left[1].id, right[1].id))
    insert = (
        "INSERT INTO judgements (left_id, right_id, verdict, judge, judged_at) VALUES (?, ?, ?, 'ann', '2021-03-05')"
    )
    store.connection.execute(insert, [low, high, verdict])


def test_the_same_claim_is_one(store: Store) -> None:
    add(store, *EVERYTHING)
    assert groups(store) == {
        frozenset({"wire", "copy", "retold", "bound"}),
        frozenset({"other"}),
        frozenset({"elsewhere"}),
    }


def test_a_contradiction_is_a_link_with_reasons(store: Store) -> None:
    add(store, WIRE, OTHER)
    (relation, features, rule) = store.connection.execute("SELECT relation, features, rule FROM links").fetchone()
    assert relation == "conflict"
    assert rule.startswith("match-")
    reasons = {feature["name"]: feature["sentence"] for feature in json.loads(features)}
    assert "cannot both be true" in reasons["figures"]


def undated(text: str, exact: str, value: str) -> tuple[Source, Appearance]:
    source, appearance = told("undated", text, exact, value)
    return replace(source, published=None), appearance


# Copies under ids that come before and after each other's, a headline, another year, no date at all, and a chain.
OFTEN = (
    *EVERYTHING,
    CHINESE,
    *(told(f"print{number}", WIRE[0].text, "57,387", "57387") for number in range(4)),
    told("headline", "Dengue fever infects 57,387 in Lahore", "57,387", "57387"),
    told("about", "Some 57,000 people in Lahore have had dengue fever this season.", "57,000", "57000", "~"),
    told("near", "Dengue fever has infected 57,400 people in Lahore this season.", "57,400", "57400"),
    undated("In Lahore 60,000 people caught dengue fever this season.", "60,000", "60000"),
)


@pytest.mark.parametrize("seed", range(12))
def test_any_order_gives_the_clusters_of_linking_everything_again(seed: int) -> None:
    chance = random.Random(seed)
    order = list(OFTEN)
    chance.shuffle(order)
    store = Store(open_db(":memory:", create=True))
    while order:
        taken = chance.randint(1, 4)
        add_together(store, *order[:taken])
        order = order[taken:]
    one_by_one, links = groups(store), linked(store)
    link_all(store)
    assert (groups(store), linked(store)) == (one_by_one, links)
    assert (one_by_one, links) == in_one_go()


@pytest.mark.parametrize(("most", "opened"), [(1, 1), (3, 3), (6, 6), (80, 1), (80, 4)])
def test_what_memory_has_no_room_for_is_read_again(most: int, opened: int) -> None:
    store = Store(open_db(":memory:", create=True))
    memory = Memory(store.connection, most, opened)
    for pair in OFTEN:
        with store.transaction():
            added = store.add(pair[0], [pair[1]], "test 1")
            link_appearances(store.connection, added.appearance_ids, memory=memory)
    assert (groups(store), linked(store)) == in_one_go()


@cache
def in_one_go() -> tuple[set[frozenset[str]], set[tuple[str, str, str]]]:
    store = Store(open_db(":memory:", create=True))
    add_together(store, *OFTEN)
    return groups(store), linked(store)


def test_a_copy_that_leads_hands_over_when_it_goes(store: Store) -> None:
    prints = sorted((told(f"print{number}", WIRE[0].text, "57,387", "57387") for number in range(4)), key=_id)
    add(store, *prints, RETOLD)
    (source, _) = prints[0]
    with store.transaction():
        added = store.add(replace(source, text="Nothing is known yet."), [], "test 1")
        link_appearances(store.connection, added.appearance_ids, added.widowed_claim_ids)
    assert {len(group) for group in groups(store)} == {4}
    before = groups(store), linked(store)
    link_all(store)
    assert (groups(store), linked(store)) == before


def test_linking_again_changes_no_id(store: Store) -> None:
    add(store, *EVERYTHING)
    before = store.connection.execute("SELECT * FROM claims ORDER BY id").fetchall()
    link_all(store)
    assert [tuple(row) for row in store.connection.execute("SELECT * FROM claims ORDER BY id")] == [
        tuple(row) for row in before
    ]


def test_a_claim_row_sums_up_its_appearances(store: Store) -> None:
    add(store, WIRE, COPY, RETOLD)
    (row,) = store.connection.execute("SELECT * FROM claims").fetchall()
    assert row["id"] == WIRE[1].id
    assert (row["appearance_count"], row["source_count"], row["independent_source_count"]) == (3, 3, 2)
    assert (row["first_published"], row["kind"], row["text"]) == ("2021-03-04", "count", WIRE[0].text)


def test_across_languages(store: Store) -> None:
    add(store, WIRE, CHINESE)
    assert groups(store) == {frozenset({"wire", "zh"})}


def test_when_claims_merge_the_older_id_lives_on(store: Store) -> None:
    add(store, WIRE, ELSEWHERE)
    older, younger = claim_of(store, WIRE), claim_of(store, ELSEWHERE)
    judge(store, WIRE, ELSEWHERE, "same")
    link_all(store)
    assert claim_of(store, WIRE) == claim_of(store, ELSEWHERE) == older
    (redirect,) = store.connection.execute("SELECT old_id, new_id FROM redirects").fetchall()
    assert tuple(redirect) == (younger, older)


def test_when_a_claim_splits_the_oldest_part_keeps_the_id(store: Store) -> None:
    add(store, WIRE, RETOLD)
    kept = claim_of(store, WIRE)
    judge(store, WIRE, RETOLD, "different")
    link_all(store)
    assert claim_of(store, WIRE) == kept
    assert claim_of(store, RETOLD) == RETOLD[1].id


def test_appearances_that_no_link_holds_together_part(store: Store) -> None:
    add(store, ELSEWHERE, WIRE)
    store.connection.execute("UPDATE appearances SET claim_id = ?", [claim_of(store, ELSEWHERE)])
    link_all(store)
    assert groups(store) == {frozenset({"elsewhere"}), frozenset({"wire"})}
    assert claim_of(store, ELSEWHERE) == ELSEWHERE[1].id


def test_a_claim_merges_while_part_of_it_parts(store: Store) -> None:
    add(store, WIRE, OTHER, RETOLD, ELSEWHERE)
    younger = claim_of(store, OTHER)
    store.connection.execute("UPDATE appearances SET claim_id = ? WHERE id = ?", [younger, ELSEWHERE[1].id])
    judge(store, WIRE, OTHER, "same")
    judge(store, RETOLD, OTHER, "same")
    link_all(store)
    assert groups(store) == {frozenset({"wire", "retold", "other"}), frozenset({"elsewhere"})}


def test_a_judgement_outranks_the_links_and_its_reversal_holds(store: Store) -> None:
    add(store, WIRE, OTHER)
    judge(store, WIRE, OTHER, "same")
    link_all(store)
    assert claim_of(store, WIRE) == claim_of(store, OTHER)
    judge(store, WIRE, OTHER, "conflict")
    link_all(store)
    assert claim_of(store, WIRE) != claim_of(store, OTHER)
    assert store.connection.execute("SELECT count(*) FROM redirects").fetchone()[0] == 0


def test_a_claim_that_lost_its_last_appearance_stays_for_what_an_earlier_text_said(store: Store) -> None:
    add(store, WIRE)
    source, appearance = WIRE
    changed = replace(source, text="Nothing is known yet.")
    with store.transaction():
        added = store.add(changed, [], "test 1")
        link_appearances(store.connection, added.appearance_ids, added.widowed_claim_ids)
    counts = store.connection.execute("SELECT id, appearance_count, source_count FROM claims").fetchall()
    assert [tuple(row) for row in counts] == [(appearance.id, 0, 0)]
    assert appearance.id in added.widowed_claim_ids


def test_one_bad_link_does_not_chain_two_stories() -> None:
    first, second = [f"a{n}" for n in range(5)], [f"b{n}" for n in range(5)]
    inner = [(one, other, 0.9) for story in (first, second) for one in story for other in story if one < other]
    groups = cluster([*first, *second], [*inner, ("a0", "b0", 0.99)])
    assert groups == [set(first), set(second)]


def test_a_headline_joins_the_versions_of_its_story() -> None:
    story = ["a", "b", "c"]
    inner = [(one, other, 0.9) for one in story for other in story if one < other]
    assert cluster([*story, "h"], [*inner, ("a", "h", 0.7)]) == [{"a", "b", "c", "h"}]


def test_a_bound_joins_the_surest_of_two_and_never_both() -> None:
    groups = cluster(["a", "b", "x"], [("a", "x", 0.8), ("b", "x", 0.9)], bounds=["x"])
    assert groups == [{"a"}, {"b", "x"}]


def test_a_contradiction_keeps_linked_groups_apart() -> None:
    same = [("a", "b", 0.9), ("b", "c", 0.8)]
    assert cluster(["a", "b", "c"], same, conflicts=[("a", "c")]) == [{"a", "b"}, {"c"}]


def test_wire_copy_counts_once(store: Store) -> None:
    add(store, WIRE, COPY, RETOLD, CHINESE)
    tellings = linking.tellings(store.connection, [pair[1].id for pair in (WIRE, COPY, RETOLD, CHINESE)])
    assert independent_sources(tellings.values()) == 3


def test_what_is_looked_up_by_keys_are_pairs_and_no_rows(store: Store) -> None:
    add(store, WIRE, OTHER)
    keys = [row["key"] for row in store.connection.execute("SELECT DISTINCT key FROM match_keys")]
    found = list(matching.under(store.connection, keys))
    assert {type(pair) for pair in found} == {tuple}
    assert {docid for _, docid in found} == {1, 2}


BOUGHT = told("bought", "The port of Karst bought 415 cranes from Halden in spring.", "415", "415")
SECRET = told(
    "secret",
    "Years after the port of Karst bought 415 cranes from Halden the price is still kept secret, said the auditors.",
    "415",
    "415",
)
INQUIRY = told(
    "inquiry",
    "The inquiry into the 415 cranes that the port of Karst bought from Halden has begun, and he will be heard.",
    "415",
    "415",
)
NOTHING = told(
    "nothing", "The port of Karst bought 415 cranes from Halden, and no inquiry has led to anything.", "415", "415"
)


@pytest.mark.parametrize(
    ("one", "other", "day", "count"),
    [
        (BOUGHT, SECRET, date(2021, 6, 20), 1),
        (NOTHING, INQUIRY, date(2021, 3, 20), 1),
        (NOTHING, INQUIRY, date(2021, 6, 20), 2),
    ],
)
def test_the_later_a_figure_is_told_the_more_its_sentences_have_to_share(
    store: Store, one: tuple[Source, Appearance], other: tuple[Source, Appearance], day: date, count: int
) -> None:
    source, appearance = other
    add(store, one, (replace(source, published=day), appearance))
    assert len(groups(store)) == count


@given(st.lists(st.text("ab", min_size=1, max_size=46), min_size=2, max_size=12, unique=True))
@example(["a" * 17, "a" * 17 + "b" * 6])  # just alike enough, and as far apart in length as that allows
def test_who_tells_in_nearly_the_same_words_counts_once(texts: list[str]) -> None:
    tellings = [Telling(str(place), f"s{place}", None, "en", text, ()) for place, text in enumerate(texts)]
    parts = [{telling.source_id} for telling in tellings]
    for one, other in combinations(tellings, 2):
        if is_copy(one.text, other.text):
            joined = [part for part in parts if part & {one.source_id, other.source_id}]
            parts = [part for part in parts if part not in joined] + [set().union(*joined)]
    assert independent_sources(tellings) == len(parts)


def test_a_paper_that_is_cited_without_its_article_or_marks_is_the_same() -> None:
    said = Telling("a", "one", "The Strait Herald", "en", "The ferry sank with 17 people aboard.", ())
    told = Telling("b", "two", "Harbour Post", "en", "Seventeen were on it when it went down.", ("“strait Herald”",))
    assert independent_sources([said, told]) == 1
