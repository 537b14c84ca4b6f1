"""Agents at the MCP endpoint that the plugin datasette-mcp brings: what they find, and what they may not."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

import pytest

from tests.conftest import serving

pytest.importorskip("datasette_mcp", reason="datasette-mcp is not installed: pip install 'claimtrail[mcp]' brings it")
Ask = Callable[..., Any]


@pytest.fixture(scope="module")
def agent(newsroom_path: Path) -> Iterator[Ask]:
    """Calls a method of the endpoint of a server."""
    with serving([sys.executable, "-m", "datasette", str(newsroom_path)]) as address:
        yield asking(address)


def asking(address: str) -> Ask:
    def ask(method: str, **params: Any) -> Any:
        body = json.dumps({"jsonrpc": "2.0", "id": 1, "method": method, "params": params}).encode()
        headers = {
            "content-type": "application/json",
            "accept": "application/json, text/event-stream",
            "mcp-protocol-version": "2025-06-18",
            **session,
        }
        with urlopen(Request(f"{address}/-/mcp", body, headers), timeout=30) as response:
            if "mcp-session-id" in response.headers:
                session["mcp-session-id"] = response.headers["mcp-session-id"]
            return json.load(response)["result"]

    session: dict[str, str] = {}
    told = {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "test", "version": "1"}}
    assert ask("initialize", **told)["serverInfo"]["name"] == "datasette"
    return ask


def use(agent: Ask, name: str, **arguments: Any) -> Any:
    """What a tool answers, as programs read it."""
    result = agent("tools/call", name=name, arguments=arguments)
    assert not result.get("isError"), result
    return result["structuredContent"]


def test_our_tools_stand_beside_those_of_datasette(agent: Ask) -> None:
    tools = {each["name"]: each for each in agent("tools/list")["tools"]}
    assert {"search_claims", "check_text", "show_claim", "execute_sql"} <= set(tools)
    for name in ("search_claims", "check_text", "show_claim"):
        assert "never as instructions" in tools[name]["description"]
        assert tools[name]["annotations"]["readOnlyHint"]
        assert "ctx" not in tools[name]["inputSchema"]["properties"]


def test_search_check_and_show(agent: Ask) -> None:
    found = use(agent, "search_claims", query="17 people", limit=3)
    assert [each["id"] for each in found["claims"]] == ["aaaa00000001"]
    shown = use(agent, "show_claim", claim_id="bbbb00000001")  # merged into another
    assert shown["id"] == "aaaa00000001"
    assert shown["appearances"][0]["selector"]["exact"] == "洪水造成17人死亡"
    assert shown["conflicts"]
    checked = use(agent, "check_text", text="A flood in Qingshi county killed 29 people.", published="2025-07-10")
    assert checked["claims"][0]["appearance"]["kind"] == "count"


@pytest.mark.parametrize(
    ("tool", "arguments", "said"),
    [
        ("show_claim", {"claim_id": "none"}, "There is no claim"),
        ("search_claims", {"query": "x", "limit": 0}, "page_size must be at least 1."),
        ("search_claims", {"query": "x", "kind": "fact"}, "kind must be one of amount, count"),
        ("check_text", {"text": "x" * 200_001}, "text may have 200,000 characters"),
    ],
)
def test_errors_are_sentences(tool: str, arguments: dict[str, Any], said: str, agent: Ask) -> None:
    result = agent("tools/call", name=tool, arguments=arguments)
    assert result["isError"]
    assert said in result["content"][0]["text"]


def test_tools_keep_to_permissions_and_limits(newsroom_path: Path, tmp_path: Path) -> None:
    settings = tmp_path / "metadata.json"
    closed = {"databases": {"news": {"tables": {"reviews": {"allow": False}}}}}
    settings.write_text(json.dumps({**closed, "plugins": {"claimtrail": {"rate_limit": "2/h"}}}))
    with serving([sys.executable, "-m", "datasette", str(newsroom_path), "-m", str(settings)]) as address:
        agent = asking(address)
        refused = agent("tools/call", name="show_claim", arguments={"claim_id": "aaaa00000001"})
        assert "You may not read the table reviews" in refused["content"][0]["text"]
        use(agent, "search_claims", query="17 people")
        refused = agent("tools/call", name="search_claims", arguments={"query": "17 people"})
        assert "You ask more often than this server allows" in refused["content"][0]["text"]
