"""Reading a database that nobody may write to, as people get them: on a disc, in a colleague's folder, in an image."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from claims.commands.main import cli
from tests import newsroom

NOBODY = 65534  # root may write everywhere, so that nothing would be proved


@pytest.fixture(scope="module")
def sealed() -> Iterator[Path]:
    """A database that is readable, in a folder that is too, and neither can be written to."""
    with tempfile.TemporaryDirectory() as folder:
        path = newsroom.build(Path(folder, "news.db"))
        path.chmod(0o444)
        Path(folder).chmod(0o555)
        yield path
        Path(folder).chmod(0o755)


def run(path: Path, *arguments: str) -> Result:
    """The command line as a user who owns nothing here; once with rights, because modules are loaded on first use."""
    user = os.geteuid()
    with tempfile.TemporaryDirectory() as folder:
        copy = newsroom.build(Path(folder, "copy.db"))
        CliRunner().invoke(cli, [*arguments, "--db", str(copy)])
    if user == 0:
        os.seteuid(NOBODY)
    try:
        return CliRunner().invoke(cli, [*arguments, "--db", str(path)], input="共3人受伤。")
    finally:
        os.seteuid(user)


@pytest.mark.parametrize("command", [["stats"], ["search", "17"], ["verify"], ["check", "洪水造成17人死亡。"]])
def test_it_can_be_read(sealed: Path, command: list[str]) -> None:
    done = run(sealed, *command)
    assert (done.exit_code, done.exception) == (0, None), done.stderr
    assert done.stdout or command == ["verify"]
    assert sorted(each.name for each in sealed.parent.iterdir()) == ["news.db"]


WRITING = (
    *(["link"], ["add", "-"], ["recheck"], ["reextract"], ["token", "create", "crawler", "--scope", "sources:write"]),
    ["judge", "aaaa00000001", "aaaa00000003", "conflict"],
    ["review", "aaaa00000001", "--rating", "False", "--url", "https://desk.example/2"],
    ["correct", "aaaa00000001", "--place", "Qingshi"],
    ["remove", "aaaa00000002"],
)


@pytest.mark.parametrize("command", WRITING, ids=lambda command: command[0])
def test_writing_to_it_fails_with_a_sentence(sealed: Path, command: list[str]) -> None:
    done = run(sealed, *command)
    assert done.exit_code == 1
    assert done.stderr.splitlines()[-1].startswith("Error: ")
    assert "cannot be" in done.stderr.splitlines()[-1]
