"""From a page to what Datasette calls: language, permission, safety headers, and errors as pages."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import parse_qsl, urlencode

from datasette import Response

from claims.web.requests.admitting import admitted
from claims.web.requests.calls import Call, body_of
from claims.web.requests.databases import claims_databases
from claims.web.requests.delivery import packed
from claims.web.requests.errors import ApiError, as_answer, bad_value
from claims.web.requests.forms import form_fields
from claims.web.requests.parameters import MAX_BODY, Parameter, Value, read_fields, read_query, shown
from claims.web.requests.serving import Served, path_values
from claims.web.requests.watching import passes
from claims.web.requests.writing import may_write_here
from claims.web.words import wording
from claims.web.words.marks import brief, visible
from claims.web.words.phrases import HTML_LANG, LANGS, InterfaceLang, preferred, words
from claims.web.words.reasons import derivation, reason
from claims.web.words.refusals import refusal
from db.file.errors import NotFound

COOKIE = "claims_lang"
YEAR = 365 * 24 * 3600  # seconds that a choice of language is remembered
# Pages carry text that strangers wrote: nothing may run or load but our own style sheet.
HEADERS = {
    "content-security-policy": "default-src 'none'; style-src 'self'; img-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "vary": "Accept-Language, Cookie, User-Agent",
}


@dataclass(frozen=True, slots=True)
class Screen:
    """What a page shows: a template, what it needs, and the HTTP status; `scripts` are files of ours that it runs.

    `headers` go with it beside those of every page.
    """

    template: str
    context: Mapping[str, Any]
    status: int = 200
    scripts: tuple[str, ...] = ()
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Page:
    """One page for people; `tables` are those that a visitor must be allowed to view.

    `body_limit` counts bytes of a form, of those who may write. A form that is sent counts as a request to the API
    does; of a page that `is_counted` whatever is asked.
    """

    path: str
    view: Callable[[Call], Awaitable[Screen | Response]]
    tables: tuple[str, ...]
    parameters: tuple[Parameter, ...] = ()
    body_limit: int = MAX_BODY
    is_counted: bool = False

    @property
    def takes_form(self) -> bool:
        """Whether it answers a form sent by POST."""
        return any(each.where == "body" for each in self.parameters)


def page_view(page: Page) -> Served:
    """Serves one page."""

    async def view(request: Any, datasette: Any) -> Any:
        passes(request, page.path)
        try:
            is_counted = page.is_counted or request.method == "POST"
            call = await admitted(datasette, request, page.tables, is_counted=is_counted)
            if request.method not in ("GET", "HEAD", *(["POST"] if page.takes_form else [])):
                raise ApiError(405, "method_not_allowed", f"This page does not answer {shown(request.method)}.")
            limit = page.body_limit if may_write_here(datasette, request) else MAX_BODY
            screen = await page.view(replace(call, values=await _values(page, request, limit)))
        except NotFound:
            screen = Screen("claims_error.html", {"message": None}, 404)
        except Exception as error:  # noqa: BLE001 - a visitor gets a page, whatever happens
            told = as_answer(error)
            screen = Screen("claims_error.html", {"message": str(told)}, told.status, headers=told.headers)
        if not isinstance(screen, Screen):
            return screen
        response = await _rendered(screen, datasette, request)
        # A page with the token of a form is left as it is: its length would tell of the token to who can add words.
        return await packed(response, request) if request.actor is None else response

    return view


async def _values(page: Page, request: Any, limit: int) -> dict[str, Value]:
    """What the path and the form give; a form may also stand in the address, so that its answer can be linked to."""
    values = path_values(page.parameters, request.url_vars)
    if request.method == "POST":
        return values | await _form(page.parameters, request, limit)
    fields = [replace(each, where="query", required=False) for each in page.parameters if each.where != "path"]
    return values | read_query(fields, request.args, lenient=True)


async def _form(parameters: Sequence[Parameter], request: Any, limit: int) -> dict[str, Value]:
    try:
        body = await body_of(request, limit)
        given = await asyncio.to_thread(form_fields, request.headers.get("content-type") or "", body)
    except UnicodeDecodeError:
        raise bad_value("The form must be in UTF-8.") from None
    return read_fields(parameters, given)


async def _rendered(screen: Screen, datasette: Any, request: Any) -> Response:
    chosen = _known(request.args.get("lang"))
    lang = chosen or _known(request.cookies.get(COOKIE)) or preferred(request.headers.get("accept-language") or "")
    phrases = words(lang)
    context = {
        "w": phrases,
        "html_lang": HTML_LANG[lang],
        "languages": [(each, HTML_LANG[each], words(each)["name"], _in_language(request, each)) for each in LANGS],
        "interface": lang,
        "style": _static(datasette, "claims.css"),
        "scripts": [_static(datasette, name) for name in screen.scripts],
        "path": datasette.urls.path,
        "may_write": may_write_here(datasette, request),
        "visitor": request.actor,
        "may_sign_in": request.actor is None and any(each.is_mutable for each in claims_databases(datasette)[:1]),
        "visible": visible,
        "brief": brief,
        "number": wording.number,
        "days": wording.days,
        "reason": lambda feature: reason(feature, lang),
        "refusal": lambda message: refusal(message, lang),
        "derivation": lambda how: derivation(how, lang),
        "excerpt": wording.excerpted,
        "unit_name": lambda sign: wording.unit(sign or "", phrases),
        "figure": lambda quantity: wording.figure(quantity, phrases),
        **screen.context,
    }
    html = await datasette.render_template(screen.template, context, request=request)
    headers = {**HEADERS, **screen.headers}
    if screen.scripts:
        headers["content-security-policy"] += "; connect-src 'self'; script-src 'self'"
    response = Response.html(html, status=screen.status, headers=headers)
    if chosen is not None:
        response.set_cookie(COOKIE, chosen, max_age=YEAR, path=datasette.urls.path("/"), samesite="lax")
    return response


def _known(lang: str | None) -> InterfaceLang | None:
    return next((each for each in LANGS if each == lang), None)


def _in_language(request: Any, lang: InterfaceLang) -> str:
    """This page in another language; a page that a form was sent to starts empty."""
    kept = [] if request.method == "POST" else parse_qsl(request.query_string, keep_blank_values=True)
    return "?" + urlencode([*((name, value) for name, value in kept if name != "lang"), ("lang", lang)])


def _static(datasette: Any, name: str) -> str:
    return str(datasette.urls.path(f"/-/static-plugins/claimtrail/{name}?{_version_of(name)}"))


@cache
def _version_of(name: str) -> str:
    """Changes with the file, so that browsers may keep it for ever."""
    return hashlib.sha256((files("claims.web") / "static" / name).read_bytes()).hexdigest()[:8]
