"""English verbs in the forms that a gloss needs."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import extract
from extract.gloss.verbforms import forms

VERBS = Path(extract.__file__).parent / "zh" / "words" / "verbs.toml"


@pytest.mark.parametrize(
    ("phrase", "past", "participle", "gerund"),
    [
        ("invest", "invested", "invested", "investing"),
        ("take part in", "took part in", "taken part in", "taking part in"),
        ("be arrested", "arrested", "arrested", "being arrested"),
        ("stop", "stopped", "stopped", "stopping"),
        ("carry out", "carried out", "carried out", "carrying out"),
        ("flee", "fled", "fled", "fleeing"),
        ("die", "died", "died", "dying"),
        ("close", "closed", "closed", "closing"),
        ("occur", "occurred", "occurred", "occurring"),
        ("open", "opened", "opened", "opening"),
    ],
)
def test_forms(phrase: str, past: str, participle: str, gerund: str) -> None:
    assert forms(phrase)[1:] == (past, participle, gerund)


def test_the_table_of_verbs_is_clean() -> None:
    table = tomllib.loads(VERBS.read_text(encoding="utf8"))
    for verb, words in table["plain"].items():
        assert verb.replace("-", "").replace(" ", "").isalpha(), verb
        assert words.split(), verb
    assert sum(len(words.split()) for words in table["plain"].values()) > 1_000
