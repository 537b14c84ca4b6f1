"""Fixtures that several modules of tests share."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from hypothesis import settings

from tests import newsroom

# The same examples on every run, so that a change is judged by what it did; HYPOTHESIS_PROFILE=explore draws new ones.
settings.register_profile("steady", derandomize=True, deadline=None)
settings.register_profile("explore", deadline=None, max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))


@pytest.fixture(scope="session")
def newsroom_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The newsroom's database, for reading only."""
    return newsroom.build(tmp_path_factory.mktemp("newsroom") / "news.db")


@pytest.fixture
def path(newsroom_path: Path, tmp_path: Path) -> Path:
    """A copy of the newsroom's database that one test may write to."""
    return Path(shutil.copy(newsroom_path, tmp_path / "news.db"))


async def served(path: Path, **options: Any) -> Any:
    """Datasette with the plugin on the database at `path`, its operator able to sign in."""
    from datasette.app import Datasette

    opened = Datasette([str(path)], **options)
    opened.root_enabled = True
    await opened.invoke_startup()
    return opened


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def datasette(newsroom_path: Path) -> AsyncIterator[Any]:
    """Datasette with the plugin on the newsroom's database, started once for a module."""
    from datasette.app import Datasette

    served = Datasette([str(newsroom_path)])
    await served.invoke_startup()
    yield served


@pytest.fixture(scope="module")
def server(newsroom_path: Path) -> Iterator[str]:
    """The address of Datasette on the newsroom's database, in a process of its own."""
    with serving([sys.executable, "-m", "datasette", str(newsroom_path)]) as address:
        yield address


@contextmanager
def serving(command: list[str]) -> Iterator[str]:
    """The address of a Datasette that `command` starts when it is told a port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen([*command, "--port", str(port)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for _ in range(150):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            break
        except OSError:
            time.sleep(0.1)
    yield f"http://127.0.0.1:{port}"
    process.terminate()
    process.wait(20)
