"""What is exported: every format says the same, and holds up to the standard it names."""

from __future__ import annotations

import csv
import gzip
import io
import json
import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator
from rdflib import Namespace
from rdflib import namespace as vocabularies

from claims import standards
from claims.commands.main import cli
from claims.exchange import formats
from claims.exchange.cells import cell
from db import open_db
from db.reading import queries
from tests import newsroom

HOSTILE = ('=HYPERLINK("http://evil.example")', "+1+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "＝1+1", "＠x")


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The newsroom, where one source writes formulas."""
    path = newsroom.build(tmp_path_factory.mktemp("export") / "news.db")
    with closing(open_db(path)) as connection:
        connection.execute("UPDATE claims SET gloss = ? WHERE id = 'aaaa00000005'", [HOSTILE[0]])
        connection.execute("UPDATE sources SET title = ? WHERE title = 'Flood kills 17'", [HOSTILE[2]])
    return path


def run(path: Path, *arguments: str, status: int = 0) -> Result:
    """What `claims export` gives; its exit status must be `status`."""
    done = CliRunner().invoke(cli, ["export", *arguments, "--db", str(path)])
    assert done.exit_code == status, done.output
    return done


def rows(path: Path, what: str) -> list[dict[str, Any]]:
    """What is exported as JSON Lines."""
    return [json.loads(line) for line in run(path, what).stdout.splitlines()]


def in_csv(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.mark.parametrize(("what", "count"), [("claims", 5), ("appearances", 6), ("annotations", 6), ("claimreview", 1)])
def test_every_format_holds_the_same(what: str, count: int, path: Path, tmp_path: Path) -> None:
    from pyarrow.parquet import read_table

    told = rows(path, what)
    assert len(told) == count
    names = [tmp_path / f"rows.{form}" for form in ("json", "csv", "parquet", "jsonl.gz", "csv.gz")]
    for name in names:
        assert run(path, what, "-o", str(name)).stdout == ""
    assert gzip.decompress(names[3].read_bytes()).decode() == run(path, what).stdout
    table = in_csv(names[1].read_text("utf-8-sig"))
    assert len(table) == count
    columns = read_table(names[2])
    assert columns.column_names == list(table[0])
    for flat, packed in zip(table, columns.to_pylist(), strict=True):
        for name, value in packed.items():
            if isinstance(value, list):
                assert len(json.loads(flat[name])) == len(value)
            else:
                assert _same(flat[name], value), name
    document = json.loads(names[0].read_text(encoding="utf8"))
    assert len(_within(what, document)) == count
    assert not list(tmp_path.glob(".*"))


def _same(written: str, value: object) -> bool:
    """Whether a cell of CSV says what a value of Parquet does."""
    if isinstance(value, float):
        return float(written) == value
    return written == ("" if value is None else str(cell(value)))


def _within(what: str, document: Any) -> list[Any]:
    if what == "annotations":
        assert document["total"] == len(document["first"]["items"])
        return list(document["first"]["items"])
    if what == "claimreview":
        return list(document["dataFeedElement"])
    return list(document)


def test_appearances_have_the_shape_of_the_api(path: Path) -> None:
    first = rows(path, "appearances")[0]
    assert first["selector"]["exact"] == "洪水造成17人死亡"
    assert {"id", "claim_id", "quantities", "attributions", "source", "rule"} <= first.keys()


def test_nothing_to_export(path: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty.db"
    open_db(empty, create=True).close()
    for what in ("claims", "appearances", "annotations", "claimreview"):
        assert run(empty, what).stdout == ""
        json.loads(run(empty, what, "--format", "json").stdout)
        assert run(empty, what, "--format", "csv").stdout.count("\n") == 1
        run(empty, what, "-o", str(tmp_path / "none.parquet"))


def test_cells_are_no_formulas(path: Path) -> None:
    assert [str(cell(each))[0] for each in HOSTILE] == ["'"] * len(HOSTILE)
    assert [cell(each) for each in (-3, -2.5, "-", "=", "3-1", "", None)] == [-3, -2.5, "-", "=", "3-1", "", None]
    printed = run(path, "claims", "--format", "csv").stdout
    assert f"'{HOSTILE[0]}" in {row["gloss"] for row in in_csv(printed)}
    assert HOSTILE[0] in {row["gloss"] for row in rows(path, "claims")}
    printed = CliRunner().invoke(cli, ["search", "17", "--format", "csv", "--db", str(path)]).stdout
    assert "'-2+3" in printed


def test_excel_reads_a_file_as_utf8_and_a_pipe_has_no_mark(path: Path, tmp_path: Path) -> None:
    run(path, "claims", "-o", str(tmp_path / "a.csv"))
    assert (tmp_path / "a.csv").read_bytes().startswith(b"\xef\xbb\xbfid,kind,")
    assert run(path, "claims", "--format", "csv").stdout_bytes.startswith(b"id,kind,")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("all", "--format", "csv"), "All tables together are JSON Lines or JSON"),
        (("claims", "--format", "parquet"), "Parquet goes to a file"),
        (("claims", "-o", "news.db"), "is the database itself"),
        (("everything",), "'everything' is not one of"),
    ],
)
def test_wrong_usage(arguments: tuple[str, ...], told: str, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(path.parent)
    assert told in run(path, *arguments, status=2).stderr


def test_what_cannot_be_written(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = run(path, "claims", "-o", str(tmp_path / "none" / "a.csv"), status=1).stderr
    assert "cannot be written (No such file or directory)" in told
    assert (
        "packs itself"
        in run(path, "claims", "-o", str(tmp_path / "a.parquet.gz"), "--format", "parquet", status=1).stderr
    )
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    told = run(path, "claims", "-o", str(tmp_path / "a.parquet"), status=1).stderr
    assert told == "Error: Parquet needs pyarrow: pip install 'claimtrail[parquet]' brings it.\n"
    assert list(tmp_path.iterdir()) == []


def test_an_interrupted_export_leaves_the_earlier_file(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = tmp_path / "a.jsonl"
    name.write_text("earlier", encoding="utf8")

    def stop(*arguments: object, **named: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(formats, "write_lines", stop)
    run(path, "claims", "-o", str(name), status=130)
    assert [each.name for each in tmp_path.iterdir()] == ["a.jsonl"]
    assert name.read_text(encoding="utf8") == "earlier"


def test_what_is_no_file_is_written_to_itself(path: Path) -> None:
    run(path, "claims", "-o", "/dev/null")
    assert Path("/dev/null").is_char_device()


# What the W3C's Web Annotation Data Model says an annotation MUST be, as far as ours have it: sections 3.1 (id, type,
# context), 3.2 (bodies and targets), 4.2.4 and 4.2.5 (selectors), 4.3.1 (time state), 5.1 and 5.2 (collection, page).
_IRI = {"type": "string", "pattern": "^[a-z][a-z0-9+.-]*:[^\\s#]*(#[^\\s#]*)?$"}
_NATURAL = {"type": "integer", "minimum": 0}
_CONTEXT = {"const": "http://www.w3.org/ns/anno.jsonld"}
_QUOTE = {
    "type": "object",
    "required": ["type", "exact"],
    "properties": {
        "type": {"const": "TextQuoteSelector"},
        "exact": {"type": "string", "minLength": 1},
        "prefix": {"type": "string"},
        "suffix": {"type": "string"},
    },
    "additionalProperties": False,
}
_POSITION = {
    "type": "object",
    "required": ["type", "start", "end"],
    "properties": {"type": {"const": "TextPositionSelector"}, "start": _NATURAL, "end": _NATURAL},
    "additionalProperties": False,
}
_STATE = {
    "type": "object",
    "required": ["type", "sourceDate"],
    "properties": {
        "type": {"const": "TimeState"},
        "sourceDate": {
            "type": "string",
            "format": "date-time",
            "pattern": "^\\d{4}-\\d\\d-\\d\\dT.*(Z|[+-]\\d\\d:\\d\\d)$",
        },
        "cached": _IRI,
    },
    "additionalProperties": False,
}
_TARGET = {
    "type": "object",
    "required": ["source", "selector"],
    "properties": {
        "source": _IRI,
        "state": _STATE,
        "selector": {"type": "array", "prefixItems": [_QUOTE, _POSITION], "items": False, "minItems": 2},
    },
    "additionalProperties": False,
}
_TEXTUAL = {
    "type": "object",
    "required": ["type", "value"],
    "properties": {
        "type": {"const": "TextualBody"},
        "value": {"type": "string"},
        "format": {"type": "string", "pattern": "^[a-z]+/[a-z0-9.+-]+$"},
        "language": {"type": "string", "pattern": "^[A-Za-z]{2,3}(-[A-Za-z0-9]+)*$"},
    },
    "additionalProperties": False,
}
_ANNOTATION = {
    "type": "object",
    "required": ["id", "type", "target"],
    "properties": {
        "@context": _CONTEXT,
        "id": _IRI,
        "type": {"const": "Annotation"},
        "motivation": {"enum": ["identifying"]},
        "body": {"type": "array", "items": {"anyOf": [_IRI, _TEXTUAL]}},
        "target": _TARGET,
    },
    "additionalProperties": False,
}
COLLECTION: dict[str, Any] = {
    "type": "object",
    "required": ["@context", "id", "type", "total", "first"],
    "properties": {
        "@context": _CONTEXT,
        "id": _IRI,
        "type": {"const": "AnnotationCollection"},
        "label": {"type": "string"},
        "total": _NATURAL,
        "first": {
            "type": "object",
            "required": ["id", "type", "items"],
            "properties": {
                "id": _IRI,
                "type": {"const": "AnnotationPage"},
                "startIndex": _NATURAL,
                "prev": _IRI,
                "next": _IRI,
                "items": {"type": "array", "items": _ANNOTATION},
            },
            "additionalProperties": False,
        },
        "last": _IRI,
    },
    "additionalProperties": False,
}


def test_annotations_are_what_the_w3c_says(path: Path) -> None:
    collection = json.loads(run(path, "annotations", "--format", "json").stdout)
    Draft202012Validator(COLLECTION).validate(collection)
    alone = Draft202012Validator({**_ANNOTATION, "required": [*_ANNOTATION["required"], "@context"]})  # type: ignore[misc]
    found = rows(path, "annotations")
    assert found
    for each in found:
        alone.validate(each)
    ids = [each["id"] for each in collection["first"]["items"]]
    assert len(set(ids)) == len(ids)
    assert not [each for each in collection["first"]["items"] if not each["target"]["source"].startswith("http")]


def test_positions_of_annotations_hold(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        texts = [row[0] for row in connection.execute("SELECT text FROM versions")]
    found = rows(path, "annotations")
    assert found
    for each in found:
        quote, place = each["target"]["selector"]
        assert any(text[place["start"] : place["end"]] == quote["exact"] for text in texts)


def nodes(value: Any) -> list[dict[str, Any]]:
    """Every object in a document, however deep."""
    if isinstance(value, list):
        return [node for each in value for node in nodes(each)]
    if not isinstance(value, dict):
        return []
    return [value, *(node for each in value.values() for node in nodes(each))]


def test_every_word_is_one_of_schema_orgs(path: Path) -> None:
    """Against the vocabulary as rdflib keeps it."""
    feed = json.loads(run(path, "claimreview", "--format", "json").stdout)
    with closing(open_db(path)) as connection:
        details = [queries.claim(connection, each["id"]) for each in rows(path, "claims")]
    claims = [standards.schema_claim(detail, standards.Addresses("https://claims.example")) for detail in details]
    found = nodes([feed, claims, rows(path, "claimreview")])
    words = {name for node in found for name in node if not name.startswith("@")}
    kinds = {node["@type"] for node in found if "@type" in node}
    assert {"ClaimReview", "Claim", "Rating", "CreativeWork"} <= kinds
    known = vocabularies.SDO
    unknown = {name for name in words | kinds if Namespace(str(known))[name] not in known}
    assert not unknown
    assert not [node for node in found if None in node.values()]


# What Google says a ClaimReview needs to be shown, and what its feed wants around it.
_REVIEW = {
    "type": "object",
    "required": ["@context", "@type", "@id", "url", "claimReviewed", "reviewRating", "itemReviewed"],
    "properties": {
        "@type": {"const": "ClaimReview"},
        "url": {"type": "string", "pattern": "^https?://"},
        "claimReviewed": {"type": "string", "minLength": 1},
        "reviewRating": {
            "type": "object",
            "required": ["@type", "alternateName"],
            "properties": {"@type": {"const": "Rating"}, "ratingValue": {"type": "number"}},
        },
        "itemReviewed": {
            "type": "object",
            "required": ["@type", "@id", "text", "appearance", "firstAppearance"],
            "properties": {"@type": {"const": "Claim"}},
        },
    },
}


def test_reviews_have_what_google_wants(path: Path) -> None:
    [review] = rows(path, "claimreview")
    Draft202012Validator(_REVIEW).validate(review)
    feed = json.loads(run(path, "claimreview", "--format", "json", "--base-url", "https://claims.example/").stdout)
    [element] = feed["dataFeedElement"]
    assert element["@type"] == "DataFeedItem"
    assert element["dateCreated"] == "2025-07-12"
    assert element["item"][0]["@id"].startswith("https://claims.example/claim/aaaa00000003#review-")


def test_nothing_secret_is_exported(path: Path) -> None:
    tables = {row["table"] for row in rows(path, "all") if "table" in row}
    assert not {each for each in tables if "token" in each or "job" in each}
