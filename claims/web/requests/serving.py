"""From a route to what Datasette calls: values are read, permission is asked, errors get their one shape."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal
from urllib.parse import unquote

from datasette import Response

from claims.web.requests.admitting import admitted
from claims.web.requests.calls import Call, body_of, error_answer
from claims.web.requests.choosing import FIELDS, chosen
from claims.web.requests.delivery import delivered, last_change, share
from claims.web.requests.errors import ApiError, as_answer, not_found
from claims.web.requests.parameters import MAX_BODY, Parameter, Value, read_json, read_query, shown
from claims.web.requests.watching import asked_by, passes
from claims.web.requests.writing import writer

View = Callable[[Call], Awaitable[Any]]
Served = Callable[..., Awaitable[Any]]  # what Datasette calls with `request` and `datasette` by name


@dataclass(frozen=True, slots=True)
class Route:
    """One address of the JSON API, complete enough to be served, described and tried.

    `example` is a path that answers 200 in any database that holds a claim, with `{claim_id}` and `{source_id}` for
    ids; parameters of the body give their example themselves. `answer` names a schema of schemas.yaml. `tables` are
    those that a visitor must be allowed to view. A `lenient` route passes over parameters that it does not know. One
    with a `scope` answers only those who may write so. `status` is that of an answer without an error, `body_limit`
    counts bytes, and an answer that is not `is_dated` may be a little older than the last write.
    """

    path: str
    view: View
    description: str
    example: str
    answer: str
    tables: tuple[str, ...]
    method: Literal["GET", "POST"] = "GET"
    parameters: tuple[Parameter, ...] = ()
    content_type: str = "application/json"
    lenient: bool = False
    scope: str | None = None
    status: int = 200
    body_limit: int = MAX_BODY
    is_dated: bool = True


def api_view(routes: Sequence[Route]) -> Served:
    """Serves the routes that share one path and differ in method."""
    by_method = {route.method: route for route in routes}
    allowed = ", ".join([*by_method, *(["HEAD"] if "GET" in by_method else []), "OPTIONS"])

    async def view(request: Any, datasette: Any) -> Any:
        passes(request, routes[0].path)
        if request.method == "OPTIONS":
            response = Response("", status=204, headers={"allow": allowed})
        else:
            route = by_method.get("GET" if request.method == "HEAD" else request.method)
            response = await _answer(route, request, datasette, allowed)
        share(response, datasette)
        return response

    return view


async def _answer(route: Route | None, request: Any, datasette: Any, allowed: str) -> Any:
    changed = None
    try:
        if route is None:
            message = f"This address answers {allowed}, not {shown(request.method)}."
            raise ApiError(405, "method_not_allowed", message, {"allow": allowed})
        call = await admitted(datasette, request, route.tables)
        changed = last_change(call.database.path)
        response = await _viewed(route, call)
    except Exception as error:  # noqa: BLE001 - programs get an answer that they can read, whatever happens
        response = error_answer(as_answer(error))
    is_dated = route is not None and route.is_dated and route.scope is None
    return await delivered(response, request, changed if is_dated else None)


async def _viewed(route: Route, call: Call) -> Response:
    if route.scope is not None:
        call = replace(call, who=await writer(call, route.scope))
        asked_by(call.request, call.who)
    values = await _values(route, call.request)
    named = values.get(FIELDS.name)
    choice = chosen(route.answer, named) if isinstance(named, str) else None
    response = await route.view(replace(call, values=values, choice=choice))
    if call.who is not None:
        response.headers["cache-control"] = "no-store"
    return response


async def _values(route: Route, request: Any) -> dict[str, Value]:
    values = path_values(route.parameters, request.url_vars)
    values |= read_query(route.parameters, request.args, lenient=route.lenient)
    if route.method == "POST":
        sent = (request.headers.get("content-type") or "").partition(";")[0].strip().lower()
        if route.scope is not None and sent != "application/json":  # what no form of another site can send
            raise ApiError(415, "not_json", "Send the body as JSON, with “Content-Type: application/json”.")
        values |= read_json(route.parameters, await body_of(request, route.body_limit))
    return values


def path_values(parameters: Sequence[Parameter], variables: Mapping[str, str]) -> dict[str, Value]:
    """The values that stand in the path."""
    return {name: unquote(raw) for name, raw in variables.items() if any(name == each.name for each in parameters)}


async def nothing_here(request: Any, datasette: Any) -> Any:
    """Answers every other address below the API's own, in its shape rather than as a page."""
    response = error_answer(not_found("There is no such address: /api/v1/openapi.json lists those that there are."))
    share(response, datasette)
    return response
