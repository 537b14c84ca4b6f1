"""The API under whatever its own description allows and forbids, thought up by a machine."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest

from claims.access import EVERYTHING, issue
from claims.web.routes import ROUTES
from db.people.audit import Who
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
    path = str(shutil.copy(newsroom_path, tmp_path / "news.db"))
    token = issue(path, "machine", (EVERYTHING,), Who("shell", "test"))
    with serving([sys.executable, "-c", SEALED, path]) as address:
        yield address, token


def test_nothing_is_found_by_a_machine(sealed: tuple[str, str], tmp_path: Path) -> None:
    pytest.importorskip("schemathesis", reason="the property-based API tester is not installed")
    server, token = sealed
    description = tmp_path / "openapi.json"  # as a file, since the address that it is read from would be left out
    with urlopen(f"{server}/api/v1/openapi.json") as served:
        description.write_bytes(served.read())
    options = ["--url", server, "--max-examples", "12", "--seed", "1", "--exclude-checks", UNFAIR, "--no-color"]
    options += ["--mode", "all", "--phases", "examples,coverage,fuzzing,stateful"]
    options += ["--header", f"Authorization: Bearer {token}"]
    command = [sys.executable, "-m", "schemathesis.cli", "run", str(description), *options]
    done = subprocess.run(command, capture_output=True, text=True, timeout=600, cwd=tmp_path)
    assert done.returncode == 0, done.stdout[-8000:] + done.stderr[-2000:]
    assert re.search(rf"Tested: +{len(ROUTES)}$", done.stdout, flags=re.MULTILINE), "every route, valid data and not"
