"""Runs the README's commands for cog, so that every output shown there was printed by the command above it."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@cache
def _desk() -> Path:
    """A folder of its own for all commands of one run: the samples are linked into it, the database grows in it."""
    desk = Path(tempfile.mkdtemp(prefix="tour-"))
    (desk / "claims").mkdir()
    (desk / "claims" / "samples").symlink_to(ROOT / "claims" / "samples")
    return desk


def console(*commands: str, keep: int | None = None) -> str:
    """A fenced block with each command and what it printed; `keep` cuts each output after so many lines."""
    lines = ["```console"]
    for command in commands:
        lines.append(f"$ {command}")
        printed = _run(command).splitlines()
        lines += printed[:keep]
        if keep is not None and len(printed) > keep:
            lines.append("…")
    return "\n".join([*(line.rstrip() for line in lines), "```"])


def _run(command: str) -> str:
    """What one command printed: its results, or its message where there are none; a failure stops the README."""
    scripts = Path(sys.executable).parent
    surroundings = os.environ | {
        "PATH": f"{scripts}{os.pathsep}{os.environ['PATH']}",
        "CLAIMS_DB": "tour.db",
        "COLUMNS": "100",
        "NO_COLOR": "1",
        "PYTHONWARNINGS": "ignore",
    }
    arguments: str | list[str] = command if any(sign in command for sign in "|<>*") else shlex.split(command)
    done = subprocess.run(
        arguments, shell=isinstance(arguments, str), cwd=_desk(), env=surroundings, capture_output=True, text=True
    )
    if done.returncode:
        raise RuntimeError(f"{command}: {done.stderr}")
    return done.stdout or done.stderr


def api_table() -> str:
    """The JSON API, one row for each route."""
    from claims.web.routes import ROUTES

    rows = [f"| `{route.method} {route.path}` | {route.description} |" for route in ROUTES]
    return "\n".join(["| route | answers |", "| --- | --- |", *rows])


def sql_table() -> str:
    """The SQL functions, one row for each."""
    from claims.web.tables.sql_functions import FUNCTIONS

    rows = [f"| `{function.signature}` | {function.description} |" for function in FUNCTIONS]
    return "\n".join(["| function | gives |", "| --- | --- |", *rows])


def help_text() -> str:
    """What `claims --help` prints, fenced."""
    return console("claims --help")
