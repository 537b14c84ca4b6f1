"""The Python and the curl commands of the README and of the pages beside the code run as they stand."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from claims.access import EVERYTHING, issue
from db.people.audit import Who
from tests.conftest import serving

ROOT = Path(__file__).resolve().parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "claims").rglob("*.md")), ROOT / "tests" / "bench" / "README.md"]
README = "\n".join(page.read_text(encoding="utf8") for page in PAGES)
LINKS = [(page, link) for page in PAGES for link in re.findall(r"\]\(([^):]+)\)", page.read_text(encoding="utf8"))]
SERVER = "http://127.0.0.1:8001"
# Those that ask a server here; a block for somebody's cluster names machines that nobody else has.
SCRIPTS = [script for script in re.findall(r"```bash\n(.*?)```", README, flags=re.DOTALL) if SERVER in script]
PROGRAMS = re.findall(r"```python\n(.*?)```", README, flags=re.DOTALL)


ALONE = [program for program in PROGRAMS if SERVER not in program]
CLIENTS = [program for program in PROGRAMS if SERVER in program]


@pytest.mark.parametrize(("page", "link"), LINKS, ids=[link for _, link in LINKS])
def test_links_lead_somewhere(page: Path, link: str) -> None:
    name, _, heading = link.partition("#")
    target = page.parent / name if name else page
    assert target.exists()
    if heading:
        headings = re.findall(r"^#+ (.+)$", target.read_text(encoding="utf8"), flags=re.MULTILINE)
        assert heading in {re.sub(r"[^\w -]", "", line).lower().replace(" ", "-") for line in headings}


@pytest.mark.parametrize("program", ALONE, ids=range(len(ALONE)))
def test_python_examples_print_something(program: str) -> None:
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout.strip()


@pytest.fixture
def desk(newsroom_path: Path, tmp_path: Path) -> Path:
    """A folder with a database of its own."""
    shutil.copy(newsroom_path, tmp_path / "claims.db")
    return tmp_path


@pytest.mark.parametrize("script", SCRIPTS, ids=range(len(SCRIPTS)))
def test_curl_examples_answer_what_stands_beside_them(script: str, desk: Path) -> None:
    missing = [name for name in ("bash", "curl", "jq") if shutil.which(name) is None]
    if missing:
        pytest.skip(f"{', '.join(missing)} is not installed")
    surroundings = os.environ | {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    surroundings.pop("CLAIMS_DB", None)
    with serving([sys.executable, "-m", "datasette", str(desk / "claims.db")]) as server:
        command = ["bash", "-euo", "pipefail", "-c", script.replace(SERVER, server)]
        run = subprocess.run(command, capture_output=True, text=True, cwd=desk, env=surroundings, timeout=120)
    _demand_told(script, run)


@pytest.mark.parametrize("program", CLIENTS, ids=range(len(CLIENTS)))
def test_python_examples_of_a_server_print_what_stands_beside_them(program: str, desk: Path) -> None:
    token = issue(desk / "claims.db", "desk", (EVERYTHING,), Who("shell", "test"))
    with serving([sys.executable, "-m", "datasette", str(desk / "claims.db")]) as server:
        command = [sys.executable, "-c", program.replace(SERVER, server)]
        surroundings = os.environ | {"CLAIMS_TOKEN": token}
        run = subprocess.run(command, capture_output=True, text=True, env=surroundings, timeout=120)
    _demand_told(program, run)


def _demand_told(script: str, run: subprocess.CompletedProcess[str]) -> None:
    assert run.returncode == 0, run.stdout + run.stderr
    printed = "".join(run.stdout.split())
    for told in re.findall(r"   # (.+)$", script, flags=re.MULTILINE):
        assert "".join(told.split()) in printed
