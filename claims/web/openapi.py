"""The API's description in OpenAPI 3.1, made from its routes, so that it cannot say other than what is served."""

from __future__ import annotations

import re
from typing import Any

from datasette import Response

from claims import __version__
from claims.web.calls import Call, json_answer
from claims.web.parameters import Parameter
from claims.web.serving import Route
from claims.web.shapes import schemas

ACCEPTED = 202
# Why a route answers with an error, beside what any server may answer.
_ERRORS = {
    "400": "A value is missing, too long or cannot be read.",
    "401": "No token was sent, or one that is none or has expired.",
    "403": "The caller may not view one of the tables behind this.",
    "404": "There is nothing of that id, or no Claimtrail database is served here.",
    "405": "This address answers other methods.",
    "409": "The source was taken down and is not added again.",
    "413": "The body has too many bytes.",
    "415": "The body is not sent as JSON.",
    "500": "Something failed on the server's side.",
    "503": "It took too long, or the database is busy: Retry-After says when to try again.",
}
_NOT_FOR_THIS = "The token is not for this or was revoked, or the database may not be changed."
_TOKEN = {
    "type": "http",
    "scheme": "bearer",
    "description": "A token that `claims token create` made, with the scope that the route names. Visitors who signed"
    " in to Datasette may write too, with what forms of our pages carry in the header X-CSRFToken.",
}


async def view(call: Call) -> Response:
    """The description, its server being this one."""
    from claims.web.routes import ROUTES

    return json_answer({**described(ROUTES), "servers": [{"url": call.url("/").rstrip("/")}]})


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
        "components": {"schemas": schemas(), "securitySchemes": {"token": _TOKEN}},
    }


def _operation(route: Route) -> dict[str, Any]:
    operation: dict[str, Any] = {
        "operationId": re.sub(r"\W+", "_", f"{route.method.lower()}{route.path}"),
        "summary": route.description,
        "parameters": [_parameter(each) for each in route.parameters if each.where != "body"],
        "responses": {
            str(route.status): {
                "description": route.description,
                "content": {route.content_type: {"schema": {"$ref": f"#/components/schemas/{route.answer}"}}},
            },
            **{status: _error(_ERRORS[status]) for status in _ERRORS if _can(route, status)},
        },
    }
    if route.scope is not None:
        operation["security"] = [{"token": []}]
        operation["description"] = f"Needs a token with the scope `{route.scope}`."
        operation["responses"]["403"] = _error(_NOT_FOR_THIS)
    if route.status == ACCEPTED:
        operation["responses"][str(ACCEPTED)]["headers"] = {
            "Location": {"schema": {"type": "string"}, "description": "The job, to be looked at again and again."}
        }
    body = [each for each in route.parameters if each.where == "body"]
    if body:
        operation["requestBody"] = {"required": True, "content": {"application/json": _body(body)}}
    if route.method == "GET" and route.content_type != "application/x-ndjson":
        operation["responses"]["304"] = {"description": "The caller has it: its ETag was sent as If-None-Match."}
    if "{claim_id}" in route.path:
        operation["responses"]["301"] = {
            "description": "The claim goes by another id today.",
            "headers": {"Location": {"schema": {"type": "string"}, "description": "Its address today."}},
        }
    return operation


def _can(route: Route, status: str) -> bool:
    """Whether a route has what it takes to fail in this way."""
    if status == "413":
        return route.method == "POST"
    if status == "401":
        return route.scope is not None
    if status == "409":
        return route.status == ACCEPTED
    if status == "415":
        return route.scope is not None and route.method == "POST"
    return status != "400" or any(each.where != "path" for each in route.parameters)


def _error(description: str) -> dict[str, Any]:
    return {
        "description": description,
        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}},
    }


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
    """A body that answers 200."""
    return {each.name: each.example for each in parameters if each.where == "body" and each.example is not None}
