"""The API under whatever its own description allows and forbids, thought up by a machine."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from claims.access import EVERYTHING, issue
from db.audit import Who
from tests.conftest import serving

# A page token is a string that only the API itself can make, which no schema can say; so that a made-up one is refused
# is right, and the check that everything described is accepted cannot be asked of it.
UNFAIR = "positive_data_acceptance"

# Datasette, with addresses that are thought up left alone: they might be somebody's.
SEALED = """
import claims.ingest.connection as connection
from datasette.cli import cli

connection.is_public = lambda address: False
cli()
"""


@pytest.fixture
def sealed(newsroom_path: Path, tmp_path: Path) -> Iterator[tuple[str, str]]:
    """A server on a database of its own, and a token that may write to it."""
    path = shutil.copy(newsroom_path, tmp_path / "news.db")
    token = issue(path, "machine", (EVERYTHING,), Who("shell", "test"))
    with serving([sys.executable, "-c", SEALED, path]) as address:
        yield address, token


def test_nothing_is_found_by_a_machine(sealed: tuple[str, str], tmp_path: Path) -> None:
    pytest.importorskip("schemathesis", reason="the property-based API tester is not installed")
    server, token = sealed
    options = ["--max-examples", "12", "--seed", "1", "--exclude-checks", UNFAIR, "--no-color"]
    options += ["--header", f"Authorization: Bearer {token}"]
    command = [sys.executable, "-m", "schemathesis.cli", "run", f"{server}/api/v1/openapi.json", *options]
    done = subprocess.run(command, capture_output=True, text=True, timeout=600, cwd=tmp_path)
    assert done.returncode == 0, done.stdout[-8000:] + done.stderr[-2000:]
