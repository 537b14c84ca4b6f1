"""The API's description: valid, complete, and true of every route that it names."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import quote

import jsonschema
import pytest

from claims.web.api import openapi
from claims.web.requests.parameters import MAX_BODY, MAX_STATEMENT, MAX_WORDS
from claims.web.requests.serving import Route
from claims.web.routes import ROUTES
from tests import answers, newsroom

ROOT = Path(__file__).resolve().parent.parent
IDS = {"claim_id": "aaaa00000001", "source_id": newsroom.SOURCE_ID}


def described() -> dict[str, Any]:
    return openapi.described(ROUTES)


def name(route: Route) -> str:
    return f"{route.method} {route.path}"


def schema_of(answer: str) -> jsonschema.Draft202012Validator:
    components = {"components": {"schemas": described()["components"]["schemas"]}}
    return jsonschema.Draft202012Validator({"$ref": f"#/components/schemas/{answer}", **components})


async def asked(datasette: Any, route: Route, path: str) -> Any:
    if route.method == "GET":
        return await datasette.client.get(path)
    return await datasette.client.post(path, json=openapi.example(list(route.parameters)))


READING = [route for route in ROUTES if route.scope is None]  # test_writing.py tries the others


@pytest.mark.parametrize("route", READING, ids=name)
async def test_every_example_answers_as_described(datasette: Any, route: Route) -> None:
    response = await asked(datasette, route, route.example.format(**IDS))
    assert response.status_code == 200, response.text
    assert response.headers["content-type"].split(";")[0] == route.content_type
    if route.content_type == "application/x-ndjson":
        for line in response.text.splitlines():
            schema_of(route.answer).validate(json.loads(line))
    else:
        schema_of(route.answer).validate(response.json())


@pytest.mark.parametrize("route", READING, ids=name)
async def test_every_parameter_takes_its_example(datasette: Any, route: Route) -> None:
    path = route.path.format(**IDS)
    needed = "query=x&" if "claims:search" in path else ""
    for parameter in route.parameters:
        if parameter.where == "query" and (parameter.example or parameter.choices):
            value = parameter.example or parameter.choices[0]
            response = await datasette.client.get(
                f"{path}?{'' if parameter.name == 'query' else needed}{parameter.name}={quote(str(value))}"
            )
            assert response.status_code == 200, response.text


@pytest.mark.parametrize("route", ROUTES, ids=name)
def test_every_route_is_described_in_full(route: Route) -> None:
    document = described()
    operation = document["paths"][route.path][route.method.lower()]
    assert operation["summary"].endswith(".")
    assert route.answer in document["components"]["schemas"]
    named = set(re.findall(r"\{(\w+)\}", route.path))
    assert {each["name"] for each in operation["parameters"] if each["in"] == "path"} == named
    assert all(each["description"].endswith(".") for each in operation["parameters"])
    assert all(each.example is not None or each.choices for each in route.parameters)
    assert ("requestBody" in operation) == (route.method == "POST")
    assert "example" in operation["responses"][str(route.status)]["content"][route.content_type] or not route.tables


@pytest.mark.parametrize("answer", ["Appearance", "Quantity", "Selector", "Attribution"])
def test_appearances_are_described_as_in_the_outward_contract(answer: str) -> None:
    contract = ROOT.parent / "shared" / "contract" / "appearance.schema.json"
    if not contract.exists():
        pytest.skip("the outward contract is not at hand")
    told = json.loads(contract.read_text(encoding="utf8"))
    part = told if answer == "Appearance" else told["$defs"][answer.lower()]
    ours = described()["components"]["schemas"][answer]
    assert set(part["required"]) <= set(ours["required"])
    assert set(part["properties"]) <= set(ours["properties"])
    for name, wanted in part["properties"].items():
        if "enum" in wanted and "enum" in ours["properties"][name]:
            assert set(wanted["enum"]) == set(ours["properties"][name]["enum"]), name


@pytest.mark.parametrize("route", answers.SHOWN, ids=name)
async def test_answers_that_are_shown_are_given(datasette: Any, route: Route) -> None:
    """`python -m tests.answers` writes them anew; those that rules make up keep only their shape."""
    shown = openapi.answers()[answers.name(route)]
    schema_of(route.answer).validate(shown)
    if route.method == "GET":
        assert await answers.answer(datasette, route) == shown


def test_no_answer_is_shown_that_is_not_given() -> None:
    assert list(openapi.answers()) == [answers.name(route) for route in answers.SHOWN]


def test_operations_are_told_apart() -> None:
    operations = [each["operationId"] for path in described()["paths"].values() for each in path.values()]
    assert len(operations) == len(set(operations)) == len(ROUTES)


def test_every_schema_is_sound_and_used() -> None:
    document = described()
    text = json.dumps(document)
    for schema, body in document["components"]["schemas"].items():
        jsonschema.Draft202012Validator.check_schema(body)
        assert f'"#/components/schemas/{schema}"' in text, f"{schema} is used"
    for target in re.findall(r'"#/components/schemas/(\w+)"', text):
        assert target in document["components"]["schemas"]


def test_every_answer_that_is_shown_is_one() -> None:
    shown = [
        (schema, answer)
        for schema, body in described()["components"]["schemas"].items()
        for answer in body.get("examples", [])
    ]
    assert {route.answer for route in ROUTES if route.scope is not None} <= {schema for schema, _ in shown}
    for schema, answer in shown:
        schema_of(schema).validate(answer)


async def test_a_claim_with_contradiction_and_review_answers_as_described(datasette: Any) -> None:
    claim = (await datasette.client.get("/api/v1/claims/aaaa00000003")).json()
    assert claim["conflicts"]
    assert claim["reviews"]
    schema_of("ClaimDetail").validate(claim)
    assert set(schema_of("Conflict").schema["components"]["schemas"]["Conflict"]["properties"]) == set(
        claim["conflicts"][0]
    )


async def test_errors_have_the_shape_that_is_described(datasette: Any) -> None:
    for path in ("/api/v1/claims?min=x", "/api/v1/claims/none", "/api/v1/nothing", "/api/v1/check"):
        schema_of("Error").validate((await datasette.client.get(path)).json())


async def test_the_description_names_this_server(datasette: Any) -> None:
    document = (await datasette.client.get("/api/v1/openapi.json")).json()
    assert document["openapi"] == "3.1.0"
    assert document["servers"] == [{"url": "http://localhost"}]
    assert document["components"]["securitySchemes"]["token"]["scheme"] == "bearer"


@pytest.mark.parametrize("route", [route for route in ROUTES if route.method == "POST"], ids=name)
def test_every_body_that_is_described_fits(route: Route) -> None:
    """However it is escaped: nobody may send what the description allows and hear that it is too long."""
    longest = {each.name: "😀" * (each.maximum or MAX_WORDS) for each in route.parameters if each.where == "body"}
    assert len(json.dumps(longest).encode()) <= route.body_limit


async def test_a_long_comparison_is_answered_and_a_longer_one_refused(datasette: Any) -> None:
    async def answer(characters: int) -> int:
        body = {"left": "甲" * characters, "right": "3 dogs"}
        response = await datasette.client.post("/api/v1/compare", json=body)
        return int(response.status_code)

    assert await answer(MAX_STATEMENT) == 200
    assert await answer(MAX_STATEMENT + 1) == 400
    assert await answer(MAX_BODY) == 413


async def test_texts_of_many_claims_are_not_compared(datasette: Any) -> None:
    many = "".join(f"第{number}区有{number}人死亡。" for number in range(1, 60))
    response = await datasette.client.post("/api/v1/compare", json={"left": many, "right": many})
    error = response.json()["error"]
    assert (response.status_code, error["code"]) == (400, "bad_value")
    assert "claims, of which each is compared with each: send shorter ones" in error["message"]
