"""Writes the answers that the API's description shows: those of the newsroom. Run as `python -m tests.answers`."""

from __future__ import annotations

import asyncio
import json
import re
import tempfile
from pathlib import Path
from typing import Any

from claims.web.api import openapi
from claims.web.requests.serving import Route
from claims.web.routes import ROUTES
from tests import newsroom

FILE = Path(__file__).resolve().parent.parent / "claims" / "web" / "answers.json"
IDS = {"claim_id": "aaaa00000001", "source_id": newsroom.SOURCE_ID}
# The description of the description would hold itself; answers of routes that write stand beside their shapes.
SHOWN = [route for route in ROUTES if route.scope is None and route.answer != "OpenApi"]
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+(\+00:00|Z)")


def name(route: Route) -> str:
    """How an answer is kept."""
    return f"{route.method} {route.path}"


async def answer(datasette: Any, route: Route) -> Any:
    """What `route` answers to its example, as it is shown: the same whenever and wherever it is asked."""
    path = route.example.format(**IDS)
    if route.method == "POST":
        response = await datasette.client.post(path, json=openapi.example(list(route.parameters)))
    else:
        response = await datasette.client.get(path)
    assert response.status_code == 200, response.text
    text = response.text.split("\n")[1] if route.content_type == "application/x-ndjson" else response.text
    text = _TIME.sub("2026-11-20T16:59:14+00:00", text).replace("http://localhost", "https://claims.example")
    found = json.loads(text)
    return {**found, "version": "1.0", "schema": "m001"} if route.answer == "Health" else found


async def _write() -> None:
    from datasette.app import Datasette

    with tempfile.TemporaryDirectory() as folder:
        datasette = Datasette([str(newsroom.build(Path(folder) / "news.db"))])
        await datasette.invoke_startup()
        found = {name(route): await answer(datasette, route) for route in SHOWN}
    FILE.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf8")


if __name__ == "__main__":
    asyncio.run(_write())
