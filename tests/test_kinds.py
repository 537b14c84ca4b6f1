"""The kinds of claims and quantities, wherever they are written out for readers, are those of extract/model.py."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from importlib.resources import files
from typing import Any, get_args

import pytest
import yaml

from claims.web import mcp_tools
from claims.web.requests.shapes import members, schemas
from claims.web.words.adding import REGIONS
from claims.web.words.vocabulary import VOCABULARY
from extract.model import ClaimKind, Direction, Lang, Modifier, QuantityKind, Role
from extract.quantities.lexicon import regions

KINDS = set(get_args(ClaimKind))


def written_out(sentence: str) -> set[str]:
    """The words of a list such as 'price, amount or event'."""
    return set(re.split(r", | or | and ", sentence))


@pytest.mark.parametrize(
    ("shape", "member", "values"),
    [
        ("Claim", "kind", ClaimKind),
        ("Quantity", "kind", QuantityKind),
        ("Quantity", "role", Role),
        ("Quantity", "modifier", Modifier),
    ],
)
def test_the_description_of_the_api_lists_them(shape: str, member: str, values: Any) -> None:
    assert set(members(schemas()[shape])[member]["enum"]) == set(get_args(values))


@pytest.mark.parametrize(
    ("prefix", "values"),
    [("kind_", ClaimKind), ("role_", Role), ("modifier_", Modifier), ("direction_", Direction), ("lang_", Lang)],
)
def test_the_pages_have_a_word_for_each(prefix: str, values: Any) -> None:
    assert {key.removeprefix(prefix) for key in VOCABULARY if key.startswith(prefix)} == set(get_args(values))


def test_a_source_may_appear_in_every_region() -> None:
    assert sorted(REGIONS) == list(regions())


def described_kinds(node: Any) -> Iterator[str]:
    """What the metadata says of every column called `kind`."""
    if isinstance(node, dict):
        for name, value in node.items():
            if name == "kind" and isinstance(value, str):
                yield value
            yield from described_kinds(value)


def test_the_metadata_of_the_tables_lists_them() -> None:
    told = yaml.safe_load((files("claims.web") / "metadata.yaml").read_text(encoding="utf8"))
    lists = [written_out(each.partition(": ")[2]) for each in described_kinds(told) if ": " in each]
    assert [each for each in lists if each == KINDS] == [KINDS] * 3
    assert [each for each in lists if each != KINDS] == [set(get_args(QuantityKind))]


def test_the_tool_for_language_models_lists_them() -> None:
    told = " ".join(inspect.getsource(mcp_tools).split())
    listed = re.search(r"kinds are ([^.]+)\.", told)
    assert listed
    assert written_out(listed[1]) == KINDS
