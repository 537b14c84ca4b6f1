"""The page on which sources are added: who may, what it says, and how far a job is."""

from __future__ import annotations

import ast
import re
import shutil
import time
from base64 import b64decode
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import claims
from claims.ingest import Overrides, read
from claims.web.requests.calls import body_of
from claims.web.requests.forms import form_fields
from claims.web.words.trouble import SHAPES, trouble
from db import open_db
from db.texts.rows import source_id
from extract.model import Source
from tests import newsroom
from tests.sentences import assigned, constants, sentences

ROOT = {"id": "root"}
TEXT = "石桥镇大火造成3人死亡。\r\n另有5人受伤。"


@pytest.fixture
def path(newsroom_path: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(newsroom_path, tmp_path / "news.db"))


async def served(path: Path) -> Any:
    from datasette.app import Datasette

    opened = Datasette([str(path)])
    opened.root_enabled = True
    await opened.invoke_startup()
    return opened


def signed_in(datasette: Any) -> dict[str, str]:
    return {"ds_actor": datasette.sign({"a": ROOT}, "actor")}


async def sent(datasette: Any, fields: dict[str, str], lang: str = "en", file: tuple[str, bytes] | None = None) -> Any:
    cookies = signed_in(datasette)
    page = (await datasette.client.get("/add", cookies=cookies)).text
    (proof,) = re.findall(r'name="csrftoken" value="([^"]+)"', page)
    return await datasette.client.post(
        "/add",
        data={"csrftoken": proof, **fields},
        files={"file": file} if file is not None else None,
        cookies=cookies,
        headers={"accept-language": lang},
        follow_redirects=False,
    )


async def outcome(datasette: Any, where: str, lang: str = "en") -> str:
    for _ in range(600):
        response = await datasette.client.get(where, cookies=signed_in(datasette), headers={"accept-language": lang})
        page = str(response.text)
        if 'data-state="done"' in page or 'data-state="failed"' in page:
            assert "<noscript>" not in page
            return page
        assert '<noscript><meta http-equiv="refresh" content="2"></noscript>' in page
        time.sleep(0.05)
    raise AssertionError(page)


async def test_strangers_are_told_how_to_sign_in_and_see_no_way_here(path: Path) -> None:
    datasette = await served(path)
    page = (await datasette.client.get("/add")).text
    assert "“claims serve” prints when it starts" in page
    assert "<form" not in page
    assert 'href="/add"' not in (await datasette.client.get("/")).text
    assert (await datasette.client.post("/add", data={"text": "3 dogs"})).status_code == 403
    assert "<form" not in (await datasette.client.get("/add/nothing")).text


async def test_the_region_says_what_a_bare_yuan_is(path: Path) -> None:
    datasette = await served(path)
    for region, currency in (("", "CNY"), ("tw", "TWD")):
        text = f"某公司{region}去年捐了5213万元。"
        response = await sent(datasette, {"text": text, **({"region": region} if region else {})})
        await outcome(datasette, response.headers["location"])
        found = open_db(path).execute(
            "SELECT unit FROM quantities JOIN appearances ON appearances.id = appearance_id WHERE text = ?", [text]
        )
        assert currency in {row[0] for row in found}


async def test_a_text_is_added_and_leads_to_its_source(path: Path) -> None:
    datasette = await served(path)
    assert 'href="/add"' in (await datasette.client.get("/", cookies=signed_in(datasette))).text
    fields = {"text": TEXT, "title": "大火", "published": "2025-08-01", "publisher": "新海日报", "language": "zh"}
    response = await sent(datasette, fields)
    assert response.status_code == 303
    page = await outcome(datasette, response.headers["location"])
    assert "It was added." in page
    assert "Claims found in it: 2." in page
    (source,) = re.findall(r'href="/source/(\w+)"', page)
    row = open_db(path).execute("SELECT * FROM sources WHERE id = ?", [source]).fetchone()
    assert (row["title"], row["published"], row["publisher"]) == ("大火", "2025-08-01", "新海日报")
    version = open_db(path).execute("SELECT text FROM versions WHERE source_id = ?", [source]).fetchone()
    assert version["text"] == TEXT.replace("\r", "")
    again = await outcome(datasette, (await sent(datasette, fields, "zh")).headers["location"], "zh")
    assert "该来源早已收录，内容没有变化。" in again


PAGE = "<html><head><title>大火</title></head><body><article><h1>大火</h1><p>{}</p></article></body></html>"


@pytest.mark.parametrize(
    ("name", "data", "title"),
    [
        ("网页.html", PAGE.format("石桥镇大火造成3人死亡。").encode(), "大火"),
        ("C:\\articles\\fire.txt", "石桥镇大火\n\n大火造成3人死亡。\n".encode("gb18030"), "石桥镇大火"),
    ],
)
async def test_a_file_is_added_as_the_command_adds_it(path: Path, name: str, data: bytes, title: str) -> None:
    datasette = await served(path)
    fields = {"published": "2025-08-01", "text": "", "title": ""}
    response = await sent(datasette, fields, file=(name, data))
    page = await outcome(datasette, response.headers["location"])
    assert "Claims found in it: 1." in page
    (source,) = re.findall(r'href="/source/(\w+)"', page)
    own = name.rpartition("\\")[2]
    select = "SELECT title, ref, published FROM sources WHERE id = ?"
    assert tuple(open_db(path).execute(select, [source]).fetchone()) == (title, own, "2025-08-01")
    (path.parent / own).write_bytes(data)
    [again] = read(str(path.parent / own), Overrides(published=date(2025, 8, 1)))
    assert isinstance(again, Source)
    assert source_id(again) == source


async def test_what_a_file_may_be(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    datasette = await served(path)
    both = await sent(datasette, {"text": TEXT}, file=("a.txt", b"5 dogs died."))
    assert (both.status_code, "not both" in both.text) == (400, True)
    monkeypatch.setattr("claims.web.pages.add_page.MAX_FILE", 1_000_000)
    large = await sent(datasette, {}, file=("a.txt", b"5 dogs died. " * 80_000))
    assert (large.status_code, "larger than 1 MB" in large.text) == (400, True)
    none = await sent(datasette, {}, file=("", b""))
    assert (none.status_code, "or choose a file." in none.text) == (400, True)
    broken = await sent(datasette, {}, file=("a.pdf", b"%PDF-1.7 no"))
    assert "It could not be added." in await outcome(datasette, broken.headers["location"])


@pytest.mark.parametrize("content", [b"", b"\r\n--x\r\n", b"\x00\xff\r\n\r\n--"])
def test_the_bytes_of_a_file_stay_as_they_are(content: bytes) -> None:
    head = b'--bound\r\nContent-Disposition: form-data; name="file"; filename="a; name=%22b%22.pdf"\r\n\r\n'
    body = head + content + b'\r\n--bound\r\nContent-Disposition: form-data; name="text"\r\n\r\n\r\n--bound--\r\n'
    found = form_fields("multipart/form-data; boundary=bound", body)
    assert b64decode(found.get("file", "")) == content
    assert found.get("file_name") == ('a; name="b".pdf' if content else None)
    assert "text" not in found


async def test_a_form_of_other_bytes_than_text_is_refused(path: Path) -> None:
    datasette = await served(path)
    part = b'--x\r\nContent-Disposition: form-data; name="text"\r\n\r\n3 dogs \xff\r\n--x--'
    for content, kind in (
        (b"text=3+dogs+%FF", "application/x-www-form-urlencoded"),
        (part, "multipart/form-data; boundary=x"),
    ):
        response = await datasette.client.post("/check", content=content, headers={"content-type": kind})
        assert (response.status_code, "The form must be in UTF-8." in response.text) == (400, True)


async def test_what_failed_is_told_in_one_sentence(path: Path) -> None:
    datasette = await served(path)
    response = await sent(datasette, {"url": "http://127.0.0.1/x"})
    page = await outcome(datasette, response.headers["location"])
    assert "It could not be added." in page
    assert "is on this machine or a private network" in page
    assert "该网址位于本机或内部网络，不予抓取" in await outcome(datasette, response.headers["location"], "zh")


# The calls that say why a source cannot be added, with the place of the sentence among what they are given.
TELLING = {"UnreadableError": 0, "BusyError": 0, "PrivateError": 0, "kind": 0, "Unreadable": 1}


def told_of_sources() -> Iterator[str]:
    """All that readers, the network, the database and jobs say of a source that cannot be added."""
    folder = Path(str(claims.__file__)).parent
    for path in [*sorted((folder / "ingest").glob("*.py")), *(folder / f"{each}.py" for each in ("sending", "adding"))]:
        tree = ast.parse(path.read_text(encoding="utf8"))
        for part in tree.body:
            known = {**constants(tree), **assigned(part)}
            for node in ast.walk(part):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                    place = TELLING.get(node.func.id, len(node.args))
                    said = [
                        *node.args[place : place + 1],
                        *(each.value for each in node.keywords if each.arg == "message"),
                    ]
                    yield from (each for value in said for each in sentences(value, known, "404"))
    jobs = constants(ast.parse((folder / "jobs.py").read_text(encoding="utf8")))
    yield from (each for value in jobs.values() for each in sentences(value, {}, "404"))


def test_whatever_is_said_of_a_source_is_said_in_chinese_too() -> None:
    said = [each for each in told_of_sources() if " " in each]
    assert len(said) > 50
    assert [each for each in said if trouble(f"{each[:1].upper()}{each[1:]}.", "zh")[1] == "en"] == []
    unsaid = [shape for shape, _ in SHAPES if not any(re.match(shape, each, re.IGNORECASE) for each in said)]
    assert unsaid == []
    assert trouble(said[0], "en") == (said[0], "en")


def test_what_has_no_chinese_stands_as_it_is() -> None:
    assert trouble("Nobody foresaw this.", "zh") == ("Nobody foresaw this.", "en")
    assert trouble("The server answered 500 Internal Server Error; try again later.", "zh")[0].startswith(
        "网站返回 500"
    )


@pytest.mark.parametrize(
    ("fields", "status", "said"),
    [
        ({"title": "Only a title"}, 400, "Give an address, paste a text, or choose a file."),
        ({"url": "file:///etc/passwd", "title": "Only a title"}, 400, "This is no web address"),
        ({"text": "…", "title": "Only a title"}, 400, "holds nothing to read"),
    ],
)
async def test_a_form_that_is_not_taken_stays_filled_in(
    path: Path, fields: dict[str, str], status: int, said: str
) -> None:
    datasette = await served(path)
    response = await sent(datasette, fields)
    assert response.status_code == status
    assert said in response.text
    assert 'value="Only a title"' in response.text


async def test_what_was_taken_down_is_told(path: Path) -> None:
    from claims.curating import remove
    from db.people.audit import Who

    remove(open_db(path), newsroom.SOURCE_ID, Who("shell", "ann"))
    datasette = await served(path)
    response = await sent(datasette, {"url": str(newsroom.FIRST.url), "text": "3 dogs"}, "zh")
    assert (response.status_code, "该来源已被撤下，不再收录。" in response.text) == (409, True)


async def test_forms_of_other_sites_are_refused(path: Path) -> None:
    datasette = await served(path)
    response = await sent(datasette, {"text": "3 dogs", "csrftoken": "made.up"})
    assert response.status_code == 403
    assert "This form was not sent from here" in response.text


async def test_long_forms_are_read_only_from_those_who_may_write(path: Path) -> None:
    datasette = await served(path)
    long = {"text": "三" * 300_000}  # in a form nine bytes each
    assert (await datasette.client.post("/add", data=long)).status_code == 413
    response = await sent(datasette, long)
    assert (response.status_code, "holds" in response.text) == (303, False)


async def test_a_body_in_many_pieces_is_not_copied_with_each() -> None:
    pieces = 2000

    class Asked:
        def __init__(self) -> None:
            self._left = pieces

        async def receive(self) -> dict[str, Any]:
            self._left -= 1
            return {"body": b"x" * 16_000, "more_body": self._left > 0}

    began = time.monotonic()
    assert len(await body_of(Asked(), 2 * pieces * 16_000)) == pieces * 16_000
    assert time.monotonic() - began < 1


async def test_hostile_words_stay_words(path: Path) -> None:
    datasette = await served(path)
    response = await sent(datasette, {"title": '"><script>alert(1)</script>', "url": "javascript:alert(2)"})
    assert "<script>alert" not in response.text


async def test_datasettes_menu_leads_here_for_those_who_may(path: Path) -> None:
    datasette = await served(path)
    assert 'href="/add"' not in (await datasette.client.get("/news")).text
    assert 'href="/add"' in (await datasette.client.get("/news", cookies=signed_in(datasette))).text
