"""What commands and the server tell of their work: whole lines, in both forms, without words of anybody."""

from __future__ import annotations

import json
import logging
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from claims.commands.main import cli
from claims.journal import Lines, is_listened_to, listen, tell
from db import open_db

SECRET = "洪水造成17人死亡"
TEXT_LINE = re.compile(r'\d{4}-\d\d-\d\dT[\d:]{8}\.\d{3}Z (info|warning|error) [\w.]+( \w+=([^\s"=]+|"(\\.|[^"])*"))*')


def run(path: Path, *arguments: str, input: str | None = None) -> Result:
    return CliRunner().invoke(cli, [*arguments, "--db", str(path)], input=input)


def told(done: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in done.stderr.splitlines() if line.startswith("{")]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database of one text."""
    made = tmp_path_factory.mktemp("journal") / "news.db"
    assert run(made, "add", "-", input=f"县政府表示，{SECRET}。").exit_code == 0
    return made


def test_a_line_holds_its_circumstances_whatever_is_in_them() -> None:
    record = logging.LogRecord("claims.x", logging.INFO, "", 0, "source.read", None, None)
    record.circumstances = {"id": "a1", "ref": 'two "words"\nand a line', "left_out": None, "ms": 3}
    line = Lines().format(record)
    assert TEXT_LINE.fullmatch(line), line
    assert line.endswith('info source.read id=a1 ref="two \\"words\\"\\nand a line" ms=3')
    told = json.loads(Lines("json").format(record))
    assert list(told) == ["time", "level", "event", "id", "ref", "ms"]
    assert told["ref"] == 'two "words"\nand a line'


def test_a_sentence_of_the_log_is_a_line_too() -> None:
    record = logging.LogRecord("db.file.opening", logging.WARNING, "", 0, "%s is locked.", ("a.db",), None)
    assert Lines().format(record).endswith('warning db.file.opening message="a.db is locked."')


def test_listening_ends_with_the_command(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(path, "link", "-v")
    assert not is_listened_to()
    end = listen()
    tell(logging.getLogger("claims.x"), "begun", ms=1)
    end()
    tell(logging.getLogger("claims.x"), "not.told")
    assert capsys.readouterr().err.splitlines()[-1].endswith(" info begun ms=1")


def test_each_long_command_tells_what_it_does(path: Path, tmp_path: Path) -> None:
    dump = tmp_path / "dump.jsonl"
    assert run(path, "export", "all", "-o", str(dump)).exit_code == 0
    (source,) = open_db(path).execute("SELECT id FROM sources").fetchone()
    events = {
        ("add", "-"): {"source.read", "portion.stored"},
        ("link",): {"linking.begun", "portion.linked", "links.found", "claims.settled"},
        ("reextract",): {"portion.stored"},
        ("recheck", source): {"source.rechecked"},
    }
    for command, wanted in events.items():
        done = run(path, *command, "--log-format", "json", input="全市共有2000万个摄像头。")
        lines = told(done)
        assert {line["event"] for line in lines} == wanted, done.stderr
        assert all(re.fullmatch(r"\d{4}-\S+Z", line["time"]) for line in lines)
        assert SECRET not in done.stderr
        assert "摄像头" not in done.stderr
    done = run(tmp_path / "copy.db", "import", str(dump), "--log-format", "json")
    assert [line["event"] for line in told(done)][-3:] == ["database.indexed", "appearances.keyed", "database.proved"]


def test_a_source_that_failed_is_a_warning_without_what_its_address_asks(path: Path) -> None:
    done = run(path, "add", "http://127.0.0.1:9/a?key=hush", "-v")
    [line] = [line for line in done.stderr.splitlines() if " warning " in line]
    assert TEXT_LINE.fullmatch(line), line
    assert line.endswith(" warning source.failed ref=http://127.0.0.1:9/a")


def test_without_being_asked_nothing_is_told(path: Path) -> None:
    assert re.fullmatch(r"\d+ appearances linked\.\n", run(path, "link").stderr)
