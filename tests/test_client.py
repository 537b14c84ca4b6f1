"""The client against a server: what it reads, writes and says, and what type checkers know of it."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import threading
import typing
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest

import claims.client
from claims.access import EVERYTHING, issue
from claims.client import ApiRefusedError, ClaimsError, Client, replies, shapes
from claims.web.requests import shapes as described
from db.people.audit import Who
from db.upkeep import dump
from tests import newsroom
from tests.conftest import serving


@pytest.fixture(scope="module")
def desk(newsroom_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """A client that may write to a database of its own."""
    path = shutil.copy(newsroom_path, tmp_path_factory.mktemp("client") / "news.db")
    token = issue(path, "desk", (EVERYTHING,), Who("shell", "ann"))
    with serving([sys.executable, "-m", "datasette", str(path)]) as address, Client(address, token=token) as client:
        yield client


@pytest.fixture(scope="module")
def reader(server: str) -> Iterator[Client]:
    with Client(server) as client:
        yield client


def test_lists_are_read_to_their_end(reader: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = [each["id"] for each in reader.claims()]
    assert len(whole) == 5
    monkeypatch.setattr(claims.client, "_PAGE", 2)
    assert [each["id"] for each in reader.claims()] == whole
    assert [each["id"] for each in reader.claims(kind="count", q="17", published_after="2020-01-01")] == [whole[2]]
    assert len(list(reader.sources())) == 4
    assert [each["score"] for each in reader.links("conflict")] == [0.9, 0.8]
    assert [each["claimtrail"]["id"] for each in reader.fact_checks("死亡")] == ["aaaa00000003"]


def test_one_thing(reader: Client) -> None:
    claim = reader.claim("bbbb00000001")  # merged into another
    assert claim["id"] == "aaaa00000001"
    assert claim["appearances"][0]["selector"]["exact"] == "洪水造成17人死亡"
    assert reader.schema_org("aaaa00000001")["@type"] == "Claim"
    source = reader.source(newsroom.SOURCE_ID)
    assert [each["target"]["selector"][0]["exact"] for each in reader.annotations(newsroom.SOURCE_ID)] == [
        each["selector"]["exact"] for each in source["appearances"]
    ]
    assert reader.health()["counts"]["claims"] == 5


def test_questions(reader: Client) -> None:
    text = "A flood in Qingshi county killed 29 people."
    assert reader.extract(text, lang="en")[0]["quantities"][0]["value"] == 29
    assert reader.check(text, published="2025-07-10")[0]["appearance"]["kind"] == "count"
    assert reader.compare("全国有两千万个摄像头。", "There are 20 million cameras.")["relation"] == "same"


def test_the_dump_is_whole(reader: Client, newsroom_path: Path) -> None:
    assert list(reader.dump()) == list(dump.rows(newsroom_path))


def test_writing(desk: Client) -> None:
    job = desk.add_source(text="石桥镇大火造成3人死亡。", title="大火", published="2025-08-01", wait=60)
    assert (job["state"], job["outcome"], job["appearances"]) == ("done", "new", 1)
    assert desk.source(job["source_id"] or "")["title"] == "大火"
    again = desk.add_source(text="石桥镇大火造成3人死亡。", title="大火", published="2025-08-01")
    assert desk.job(again["id"])["id"] == again["id"]
    pair = next(desk.links("conflict"))
    assert desk.judge(pair["left"]["id"], pair["right"]["id"], "different", note="two days")["judge"] == "desk"
    done = desk.review("aaaa00000001", "False", "https://desk.example/17", rating_value=1, lang="en")
    assert done["outcome"] == "new"
    assert desk.withdraw("aaaa00000001") == 1


def test_what_cannot_be_added_is_said(desk: Client) -> None:
    with pytest.raises(ClaimsError, match="private network"):
        desk.add_source(url="http://127.0.0.1:1/x", wait=60)
    with pytest.raises(ApiRefusedError, match="Send text or html, not both"):
        desk.add_source(text="5 dogs died.", html="<p>5 dogs died.</p>")


def test_errors_are_the_words_of_the_api(reader: Client) -> None:
    with pytest.raises(ApiRefusedError, match="There is no claim") as refused:
        reader.claim("no/such")
    assert (refused.value.status, refused.value.code) == (404, "not_found")
    with pytest.raises(ApiRefusedError, match="Send a token") as refused:
        reader.withdraw("aaaa00000001")
    assert refused.value.status == 401
    with pytest.raises(ClaimsError, match="does not answer: is the server running"):
        Client("http://127.0.0.1:1").health()
    with pytest.raises(ClaimsError, match="is no address"):
        Client("127.0.0.1:8001")


class Stranger(BaseHTTPRequestHandler):
    """A server that answers every address with the same, and is no Claimtrail."""

    body = b""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", str(len(self.body)))
        self.end_headers()
        self.wfile.write(self.body)

    do_POST = do_GET

    def log_message(self, *_: object) -> None:
        """Nothing on the screen."""


@pytest.fixture
def stranger() -> Iterator[Client]:
    with HTTPServer(("127.0.0.1", 0), Stranger) as httpd:
        threading.Thread(target=httpd.serve_forever, daemon=True).start()
        with Client(f"http://127.0.0.1:{httpd.server_port}") as client:
            yield client
        httpd.shutdown()


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (b"<!doctype html>\n<title>News</title>\n", "no JSON"),
        (b"[1, 2]\n", "none of the API's"),
        (b'"fine"\n', "none of the API's"),
        (b"[" * 100_000 + b"\n", "no JSON"),
    ],
)
def test_the_answers_of_other_sites_are_told_in_a_sentence(
    body: bytes, told: str, stranger: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Stranger, "body", body)
    for ask in (stranger.dump, stranger.claims, lambda: stranger.annotations("x"), lambda: stranger.check("5 dogs")):
        with pytest.raises(ClaimsError, match=f"{told}: is there a Claimtrail at this address"):
            list(ask())


def test_an_object_of_another_api_is_no_claim(stranger: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Stranger, "body", b'{"claimtrail": 1, "error": null}\n')
    for ask in (stranger.claims, stranger.sources, lambda: stranger.annotations("x"), lambda: stranger.extract("5")):
        with pytest.raises(ClaimsError, match="none of the API's"):
            list(ask())
    with pytest.raises(ClaimsError, match="none of the API's"):
        stranger.claim("x")
    with pytest.raises(ClaimsError, match="ends before its last line"):
        list(stranger.dump())


class Moody(BaseHTTPRequestHandler):
    """A server that is busy at first, and no Claimtrail at other addresses."""

    asked = 0

    def do_GET(self) -> None:
        Moody.asked += 1
        kinds = {"/api/v1/health": self.busy_once, "/api/v1/dump": self.broken, "/api/v1/sources/x": self.page}
        kinds[self.path.partition("?")[0]]()

    def busy_once(self) -> None:
        told = {"error": {"status": 503, "code": "busy", "message": "Try again."}}
        self.answer(told, 503, "0") if Moody.asked == 1 else self.answer({"status": "ok"})

    def broken(self) -> None:
        self.answer({"claimtrail": {}})

    def page(self) -> None:
        self.answer("<html>", 502)

    def answer(self, told: Any, status: int = 200, after: str | None = None) -> None:
        body = json.dumps(told).encode() + b"\n"
        self.send_response(status)
        if after is not None:
            self.send_header("Retry-After", after)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nothing on the screen."""


def test_other_servers() -> None:
    with HTTPServer(("127.0.0.1", 0), Moody) as httpd:
        threading.Thread(target=httpd.serve_forever, daemon=True).start()
        with Client(f"http://127.0.0.1:{httpd.server_port}") as client:
            assert client.health()["status"] == "ok"
            assert Moody.asked == 2
            with pytest.raises(ClaimsError, match="ends before its last line"):
                list(client.dump())
            with pytest.raises(ApiRefusedError, match="answered 502 without saying why"):
                client.source("x")
        Moody.asked = 0
        with pytest.raises(ApiRefusedError, match=r"Try again\."):
            Client(f"http://127.0.0.1:{httpd.server_port}", patience=-1).health()
        httpd.shutdown()


SHAPES = {
    **{name: described.schemas()[name] for name in dir(shapes) if name in described.schemas()},
    **{name: described.schemas()[name] for name in dir(replies) if name in described.schemas()},
    "Link": described.schemas()["Links"]["properties"]["links"]["items"],
    "CheckedClaim": described.schemas()["Checked"]["properties"]["claims"]["items"],
    "AppearanceSource": described.schemas()["Appearance"]["properties"]["source"],
    "FactCheck": described.schemas()["GoogleClaims"]["properties"]["claims"]["items"],
}


@pytest.mark.parametrize("name", sorted(SHAPES))
def test_types_are_those_that_the_api_describes(name: str) -> None:
    kind = getattr(replies, name, None) or getattr(shapes, name)
    members = described.members(SHAPES[name])
    needed = {each for part in [SHAPES[name], *SHAPES[name].get("allOf", [])] for each in _required(part)}
    assert set(typing.get_type_hints(kind)) == set(members)
    assert kind.__required_keys__ == needed
    for member, hint in typing.get_type_hints(kind).items():
        if (values := choices(hint)) and "enum" in (told := described.resolved(members[member])):
            assert values == set(told["enum"]), member


def choices(hint: Any) -> set[Any]:
    """The values that a member may have; none where any of its type will do."""
    if typing.get_origin(hint) is typing.Literal:
        return set(typing.get_args(hint))
    parts = [each for each in typing.get_args(hint) if typing.get_origin(each) is typing.Literal]
    none = {None} if type(None) in typing.get_args(hint) else set()
    return set(typing.get_args(parts[0])) | none if parts else set()


def _required(schema: dict[str, Any]) -> list[str]:
    return list(described.resolved(schema).get("required", []))


USE = """
from claims.client import Client

with Client("http://127.0.0.1:8001", token="claimtrail_x") as claims:
    for claim in claims.claims(q="flood", min=3):
        reveal_type(claims.claim(claim["id"])["appearances"][0]["selector"]["start"])
    claims.judge("a", "b", "perhaps")
    claims.claims(knid="count")
    print(claim["glos"])
"""


def test_type_checkers_know_it(tmp_path: Path) -> None:
    (tmp_path / "use.py").write_text(USE, encoding="utf8")
    command = [sys.executable, "-m", "mypy", "--strict", "--no-error-summary", "use.py"]
    told = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path).stdout
    assert 'Revealed type is "int"' in told or 'Revealed type is "builtins.int"' in told, told
    assert sum("error:" in line for line in told.splitlines()) == 3, told
    for word in ("judge", "knid", "glos"):
        assert word in told
