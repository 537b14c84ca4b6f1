"""Words of nearly one meaning, and the tables that tell which ideas are kin, rivals and places within each other."""

from __future__ import annotations

import pytest

from claims.match import compare
from claims.match.words.kin import deals, kin, rivals, sounds_like, twins
from claims.match.words.rarity import stem, table_of


def ideas() -> set[str]:
    """Every idea of the two tables by its full name."""
    return {
        f"{axis}.{idea}"
        for name in ("concepts.toml", "places.toml")
        for axis, entries in table_of(name).items()
        for idea in entries
        if idea != "exclusive"
    }


@pytest.mark.parametrize(
    ("left", "right"), [("forbid", "ban"), ("boats", "ships"), ("wage", "salary"), ("jail", "prison")]
)
def test_the_dictionary_knows_words_of_one_meaning(left: str, right: str) -> None:
    assert kin(stem(left), stem(right))
    assert kin(stem(right), stem(left))


@pytest.mark.parametrize(
    ("left", "right"),
    [("teacher", "doctor"), ("import", "export"), ("bridge", "tunnel"), ("buy", "sell"), ("dog", "cat")],
)
def test_words_of_one_field_are_no_kin(left: str, right: str) -> None:
    assert not kin(stem(left), stem(right))


def test_ideas_that_shut_each_other_out_are_no_kin_but_twins_are() -> None:
    assert not kin("casualty.dead", "casualty.injured")
    assert kin("thing.shipwreck", "thing.boat_sink")
    assert kin("person.fans", "person.tourists")


def test_names_are_heard_across_languages() -> None:
    assert sounds_like("moutai", "茅台")
    assert sounds_like("茅台", "moutai")
    assert not sounds_like("toyota", "茅台")


def test_tables_name_ideas_that_exist() -> None:
    families = {word for line in table_of("kin.toml")["families"] for word in line.replace(":", "").split()}
    named = {*families, *deals(), *rivals(), *(idea for pair in twins() for idea in pair)}
    assert named - ideas() == set()


def test_places_lie_in_places_that_exist() -> None:
    places = {idea.partition(".")[2] for idea in ideas()}
    named = {name for whole, parts in table_of("within.toml").items() for name in (whole, *parts.split())}
    assert named - places == set()


@pytest.mark.parametrize(
    ("left", "right", "relation"),
    [
        ("A fire near Seoul killed 23 people.", "A fire in South Korea killed 23 Chinese workers.", "same"),
        ("The quake in Seoul killed 23 people.", "The quake in Japan killed 23 people.", "different"),
        ("Soy exports reached 9.7 million tonnes.", "Corn exports reached 9.7 million tonnes.", "different"),
        ("The city plans to buy 40 buses.", "The city has bought 40 buses.", "different"),
        ("Profit fell 3% in the first five months.", "Profit fell 3% in the first seven months.", "different"),
        ("The museum opens on 18 May.", "The museum opens on 8 June.", "conflict"),
        ("断电影响8.5万户家庭。", "8.5万户家庭停电。", "same"),
    ],
)
def test_what_they_are_there_for(left: str, right: str, relation: str) -> None:
    assert compare(left, right).relation == relation
