"""The link by which the person who started a server signs in; with `claims serve` it lasts as long as the server runs.

Datasette's own link, which works once, is left to those who start Datasette themselves; both get a page that says what
to do where a link no longer works.
"""

from __future__ import annotations

import os
import secrets

from datasette import Response

from claims.web.calls import Call
from claims.web.parameters import Parameter
from claims.web.screens import Screen

PATH = "/-/auth-token"  # Datasette's own, which its command prints
TOKEN = Parameter("token", "What the link that was printed ends in.", where="query", maximum=200)
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
    response = Response.redirect(datasette.urls.instance())
    cookie = datasette.sign({"a": {"id": "root"}}, "actor")
    response.set_cookie("ds_actor", cookie, max_age=MONTH, path=datasette.urls.path("/"), httponly=True)
    return response
