"""How people sign in: with the link that a server prints when it starts, or each with a token of their own.

The link of `claims serve` lasts as long as the server runs; Datasette's own, which works once, is left to those who
start Datasette themselves. With a token of `claims token create mei --scope '*:write'`, what Mei does is told under her
name, and she is let in until it is revoked.
"""

from __future__ import annotations

import asyncio
import os
import secrets
from typing import Any
from urllib.parse import urlsplit

from datasette import Response

from claims.access import ROOT, Refused, is_for_people, recognise
from claims.web.pages.screens import Screen
from claims.web.requests.calls import Call
from claims.web.requests.errors import ApiError
from claims.web.requests.parameters import Parameter
from claims.web.requests.writing import BY_TOKEN
from db.people.tokens import Token

PATH = "/-/auth-token"  # Datasette's own, which its command prints
TOKEN = Parameter("token", "What the link that was printed ends in.", where="query", maximum=200)
TOKEN_PATH = "/sign-in"
ACCESS = Parameter("access", "A token that 'claims token create' printed.", where="body", maximum=200)
LASTING = "CLAIMTRAIL_LASTING_SIGN_IN"  # set in the environment by `claims serve`
MONTH = 30 * 24 * 3600  # seconds that a browser stays signed in


async def sign_in(call: Call) -> Screen | Response:
    """Signs in whoever shows the token of this start, and leads to the front page."""
    datasette, shown = call.datasette, call.text("token") or ""
    token = datasette._root_token or ""
    if not token or not secrets.compare_digest(shown.encode(), token.encode()):
        if call.request.actor is not None:
            return Response.redirect(datasette.urls.instance())
        return Screen("claims_sign_in.html", {}, status=403)
    if LASTING not in os.environ:
        datasette._root_token = None
    return _signed_in(call, {"id": ROOT})


async def with_token(call: Call) -> Screen | Response:
    """The page where a person shows a token, and is signed in under its name."""
    shown = call.text("access")
    if call.request.method != "POST" or shown is None:
        return Screen("claims_token.html", {"refused": None, "is_fixed": not call.database.is_mutable})
    _demand_own_site(call.request)
    found = await asyncio.to_thread(recognise, call.database.path, shown.strip())
    why = found.why if isinstance(found, Refused) else _hindrance(found)
    if isinstance(found, Refused) or why is not None:
        return Screen("claims_token.html", {"refused": why, "is_fixed": False}, status=403)
    return _signed_in(call, {"id": found.name, BY_TOKEN: found.id})


def _hindrance(token: Token) -> str | None:
    """Why a person may not sign in with a token that holds; earlier versions made some by the name of root."""
    if token.name == ROOT:
        return "root"
    return None if is_for_people(token) else "scope"


def _signed_in(call: Call, actor: dict[str, str]) -> Response:
    response = Response.redirect(call.datasette.urls.instance())
    cookie = call.datasette.sign({"a": actor}, "actor")
    is_secure = call.request.scheme == "https"
    options = {"path": call.path("/"), "httponly": True, "secure": is_secure}
    response.set_cookie("ds_actor", cookie, max_age=MONTH, **options)
    return response


def _demand_own_site(request: Any) -> None:
    """Raises ApiError 403 where another site sent the form: it would sign the visitor in as somebody else."""
    site, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin")
    if site is None and origin is not None:
        site = "same-origin" if urlsplit(origin).netloc == request.headers.get("host") else "cross-site"
    if site not in (None, "same-origin", "none"):
        raise ApiError(403, "forbidden", "This form was not sent from here: open the page to sign in again.")
