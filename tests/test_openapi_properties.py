"""The API under whatever its own description allows and forbids, thought up by a machine."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

# A page token is a string that only the API itself can make, which no schema can say; so that a made-up one is refused
# is right, and the check that everything described is accepted cannot be asked of it.
UNFAIR = "positive_data_acceptance"


def test_nothing_is_found_by_a_machine(server: str, tmp_path: Path) -> None:
    pytest.importorskip("schemathesis", reason="the property-based API tester is not installed")
    options = ["--max-examples", "12", "--seed", "1", "--exclude-checks", UNFAIR, "--no-color"]
    command = [sys.executable, "-m", "schemathesis.cli", "run", f"{server}/api/v1/openapi.json", *options]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, cwd=tmp_path)
    assert done.returncode == 0, done.stdout[-8000:] + done.stderr[-2000:]
