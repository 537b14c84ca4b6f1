"""Fixtures that several modules of tests share."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from tests import newsroom


@pytest.fixture(scope="session")
def newsroom_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The newsroom's database, for reading only."""
    return newsroom.build(tmp_path_factory.mktemp("newsroom") / "news.db")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def datasette(newsroom_path: Path) -> AsyncIterator[Any]:
    """Datasette with the plugin on the newsroom's database, started once for a module."""
    from datasette.app import Datasette

    served = Datasette([str(newsroom_path)])
    await served.invoke_startup()
    yield served
