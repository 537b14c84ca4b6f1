"""Reviews: recorded, put right and withdrawn, published wherever the claim is."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from claims.commands.main import cli
from claims.errors import ClaimsError
from claims.reviewing import review, withdraw
from claims.standards import Addresses, google_claim, schema_claim
from db import open_db
from db.file.errors import NotFound
from db.people.audit import Who
from db.people.reviews import Review
from db.reading import queries
from db.writing.store import Store

DESK = Who("token", "desk")
CLAIM = "aaaa00000001"
GIVEN = Review("False", "https://www.desk.example/17", rating_value=1, worst_rating=1, best_rating=5, lang="en")


@pytest.fixture
def store(path: Path) -> Store:
    return Store(open_db(path))


def status(store: Store) -> str:
    return str(store.connection.execute("SELECT status FROM claims WHERE id = ?", [CLAIM]).fetchone()[0])


def trail(store: Store) -> list[str]:
    return [row["action"] for row in store.connection.execute("SELECT action FROM audit ORDER BY id")]


def test_a_review_stands_with_its_claim(store: Store) -> None:
    done = review(store, CLAIM, GIVEN, who=DESK)
    assert (done.claim_id, done.outcome, done.row["site"]) == (CLAIM, "new", "desk.example")
    assert len(done.row["reviewed_at"]) == len("2026-11-20")
    assert status(store) == "reviewed"
    detail = queries.claim(store.connection, CLAIM)
    (_, told) = schema_claim(detail, Addresses("https://a.example"))["@graph"]
    assert told["reviewRating"] == {
        "@type": "Rating", "alternateName": "False", "ratingValue": 1.0, "bestRating": 5.0, "worstRating": 1.0
    }  # fmt: skip
    assert google_claim(detail)["claimReview"][0]["publisher"] == {"site": "desk.example"}


def test_one_address_says_one_thing(store: Store) -> None:
    first = review(store, CLAIM, replace(GIVEN, reviewed_at="2026-01-02"), who=DESK)
    again = review(store, CLAIM, GIVEN, who=DESK)
    assert (again.outcome, again.row) == ("unchanged", first.row)
    put_right = review(store, CLAIM, replace(GIVEN, rating="True", rating_value=5), who=DESK)
    assert (put_right.outcome, put_right.row["id"]) == ("changed", first.row["id"])
    assert trail(store) == ["review", "review"]


def test_a_merged_claim_is_reviewed_under_its_id_of_today(store: Store) -> None:
    assert review(store, "bbbb00000001", GIVEN, who=DESK).claim_id == CLAIM


def test_what_is_withdrawn_stays_in_the_trail_and_its_number_with_it(store: Store) -> None:
    first = review(store, CLAIM, GIVEN, who=DESK)
    assert withdraw(store, CLAIM, GIVEN.url, who=DESK) == 1
    assert status(store) == "open"
    kept = store.connection.execute("SELECT before FROM audit WHERE action = 'withdraw'").fetchone()[0]
    assert json.loads(kept) == first.row
    assert review(store, CLAIM, GIVEN, who=DESK).row["id"] > first.row["id"]


def test_withdrawing_what_is_not_there(store: Store) -> None:
    with pytest.raises(NotFound, match="no review of the claim aaaa00000001 at https"):
        withdraw(store, CLAIM, "https://elsewhere.example", who=DESK)
    assert trail(store) == []


def test_one_of_two_reviews_is_withdrawn(store: Store) -> None:
    review(store, CLAIM, GIVEN, who=DESK)
    review(store, CLAIM, replace(GIVEN, url="https://desk.example/other"), who=DESK)
    assert withdraw(store, CLAIM, GIVEN.url, who=DESK) == 1
    assert status(store) == "reviewed"
    assert withdraw(store, CLAIM, who=DESK) == 1
    assert status(store) == "open"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"rating": " "}, "A review says something"),
        ({"url": "desk.example/1"}, "is no web address"),
        ({"url": "javascript:alert(1)"}, "is no web address"),
        ({"rating_value": 6}, "must lie between the worst and the best"),
        ({"rating_value": 0}, "must lie between the worst and the best"),
        ({"best_rating": 1, "rating_value": 1}, "must be below the best"),
        ({"rating_value": float("nan")}, "is a plain number"),
    ],
)
def test_what_is_no_review(store: Store, change: dict[str, object], said: str) -> None:
    with pytest.raises(ClaimsError, match=said):
        review(store, CLAIM, replace(GIVEN, **change), who=DESK)  # type: ignore[arg-type]


def test_an_unknown_claim(store: Store) -> None:
    with pytest.raises(NotFound, match="There is no claim ffff"):
        review(store, "ffff", GIVEN, who=DESK)


def run(path: Path, *arguments: str) -> Result:
    return CliRunner().invoke(cli, ["review", *arguments, "--db", str(path)])


def test_on_the_command_line(path: Path) -> None:
    given = ("aaaa00000001", "--rating", "Misleading", "--url", "https://desk.example/1", "--reviewed-at", "2026-02-03")
    done = run(path, *given)
    assert (done.exit_code, done.stderr) == (
        0,
        "Reviewed: claim aaaa0000 is “Misleading” at https://desk.example/1.\n",
    )
    assert "Reviewed so already" in run(path, *given).stderr
    shown = CliRunner().invoke(cli, ["show", CLAIM, "--db", str(path)]).stdout
    assert "Misleading  desk.example  https://desk.example/1" in shown
    assert run(path, CLAIM, "--withdraw").stderr.startswith("1 review withdrawn")
    assert run(path, CLAIM, "--withdraw").exit_code == 1
    assert run(path, CLAIM).exit_code == 2
