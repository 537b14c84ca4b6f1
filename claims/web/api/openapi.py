"""The API's description in OpenAPI 3.1, made from its routes, so that it cannot say other than what is served."""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import files
from typing import Any

from claims import __version__
from claims.web.api.failures import REASONS, responses
from claims.web.requests.calls import ACCEPTED
from claims.web.requests.choosing import FIELDS
from claims.web.requests.parameters import Parameter
from claims.web.requests.serving import Route
from claims.web.requests.shapes import partial, schemas

_STREAM = "DumpLine"
_PARTS = "Parts"  # at the end of the name of a shape
_TAG = "Tells this answer from others; sent again as If-None-Match it saves an answer that is the same."
_DATE = "When the data changed last, for If-Modified-Since; missing for two seconds after a write."
_TOKEN = {
    "type": "http",
    "scheme": "bearer",
    "description": "A token that `claims token create` made, with the scope that the route names. Visitors who signed"
    " in to Datasette may write too, with what forms of our pages carry in the header X-CSRFToken.",
}


def described(routes: tuple[Route, ...]) -> dict[str, Any]:
    """The description of `routes`."""
    paths: dict[str, dict[str, Any]] = {}
    for route in routes:
        paths.setdefault(route.path, {})[route.method.lower()] = _operation(route)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Claimtrail",
            "version": __version__,
            "description": "Figures and dated events from the news, each tied to its place and its speaker.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "paths": paths,
        "components": {
            "schemas": {**schemas(), **_partial(routes)},
            "responses": responses(),
            "securitySchemes": {"token": _TOKEN},
        },
    }


def _operation(route: Route) -> dict[str, Any]:
    operation: dict[str, Any] = {
        "operationId": re.sub(r"\W+", "_", f"{route.method.lower()}{route.path}"),
        "summary": route.description,
        "parameters": [_parameter(each) for each in route.parameters if each.where != "body"],
        "responses": {
            str(route.status): {"description": route.description, "content": {route.content_type: _content(route)}},
            **_other_answers(route),
            **{str(each): {"$ref": f"#/components/responses/{each}"} for each in REASONS if can_fail(route, each)},
        },
    }
    if route.scope is not None:
        operation["security"] = [{"token": []}]
        operation["description"] = f"Needs a token with the scope `{route.scope}`."
    if route.status == ACCEPTED:
        operation["responses"][str(ACCEPTED)]["headers"] = {
            "Location": _header("The job, to be looked at again and again."),
            "Retry-After": _header("Seconds after which it is worth a look."),
        }
    elif is_kept(route):
        marks = {"ETag": _TAG if route.answer != _STREAM else None, "Last-Modified": _DATE if route.is_dated else None}
        told = {name: _header(meaning) for name, meaning in marks.items() if meaning is not None}
        operation["responses"]["200"]["headers"] = told
    body = [each for each in route.parameters if each.where == "body"]
    if body:
        operation["requestBody"] = {"required": True, "content": {"application/json": _body(body)}}
    return operation


def _other_answers(route: Route) -> dict[str, Any]:
    """What a route answers with that is neither what was asked for nor an error."""
    found: dict[str, Any] = {}
    if "{claim_id}" in route.path:
        found["301"] = {
            "description": "The claim goes by another id today.",
            "headers": {"Location": _header("Its address today.")},
        }
    if is_kept(route):
        found["304"] = {"description": "The caller has it, as If-None-Match or If-Modified-Since told."}
    return found


def is_kept(route: Route) -> bool:
    """Whether a caller may keep an answer, and ask later whether it still holds."""
    return route.method == "GET" and route.scope is None


def can_fail(route: Route, status: int) -> bool:
    """Whether a route has what it takes to fail in this way."""
    is_sent = route.method == "POST"
    only_some = {
        400: any(each.where != "path" for each in route.parameters),
        401: route.scope is not None,
        409: route.status == ACCEPTED,
        413: is_sent,
        415: is_sent and route.scope is not None,
    }
    return only_some.get(status, True)


def _content(route: Route) -> dict[str, Any]:
    """The shape of an answer and an example; where `fields` may name parts of it, that is a shape too."""
    whole = {"$ref": f"#/components/schemas/{route.answer}"}
    parts = {"$ref": f"#/components/schemas/{route.answer}{_PARTS}"}
    found: dict[str, Any] = {"schema": {"anyOf": [whole, parts]} if _takes_fields(route) else whole}
    told = answers().get(f"{route.method} {route.path}") or next(
        iter(schemas()[route.answer].get("examples", ())), None
    )
    return found if told is None else {**found, "example": told}


def _takes_fields(route: Route) -> bool:
    return any(each.name == FIELDS.name for each in route.parameters)


def _partial(routes: tuple[Route, ...]) -> dict[str, Any]:
    """The shapes of what is left where a caller asks for some fields only."""
    return {
        f"{route.answer}{_PARTS}": {"description": "What `fields` named.", **partial(schemas()[route.answer])}
        for route in routes
        if _takes_fields(route)
    }


@cache
def answers() -> dict[str, Any]:
    """An answer of each route that reads, to its own example."""
    found: dict[str, Any] = json.loads((files("claims.web") / "answers.json").read_text(encoding="utf8"))
    return found


def _header(meaning: str) -> dict[str, Any]:
    return {"schema": {"type": "string"}, "description": meaning}


def _parameter(parameter: Parameter) -> dict[str, Any]:
    found: dict[str, Any] = {
        "name": parameter.name,
        "in": parameter.where,
        "description": parameter.description,
        "required": parameter.required,
        "schema": parameter.schema(),
    }
    if parameter.where == "query":
        found["allowEmptyValue"] = True  # counts as not given, as forms send it
    if parameter.example is not None:
        found["example"] = parameter.example
    return found


def _field(parameter: Parameter) -> dict[str, Any]:
    """A member of a body; one that need not be given may be null."""
    found = {**parameter.schema(), "description": parameter.description}
    if parameter.example is not None:
        found["examples"] = [parameter.example]
    if not parameter.required:
        found["type"] = [found["type"], "null"]
        if "enum" in found:
            found["enum"] = [*found["enum"], None]
    return found


def _body(parameters: list[Parameter]) -> dict[str, Any]:
    return {
        "schema": {
            "type": "object",
            "properties": {each.name: _field(each) for each in parameters},
            "required": [each.name for each in parameters if each.required],
            "additionalProperties": False,
        },
        "example": example(parameters),
    }


def example(parameters: list[Parameter]) -> dict[str, Any]:
    """A body that answers without an error."""
    given = [each for each in parameters if each.where == "body" and not each.instead]
    return {each.name: each.example for each in given if each.example is not None}
