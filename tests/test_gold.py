"""Extraction on annotated articles: the figures of the scorer beside them stay above the floors."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
RUN = ROOT.parent / "shared" / "gold" / "run.py"
FLOORS = tomllib.loads((Path(__file__).parent / "gold_floors.toml").read_text(encoding="utf8"))

pytestmark = pytest.mark.skipif(not RUN.exists(), reason="the annotated texts lie beside a developer's checkout only")


def score(*flags: str) -> str:
    """What the scorer prints for the `claims` command beside this Python."""
    surroundings = os.environ | {"CLAIMS": str(Path(sys.executable).parent / "claims")}
    run = subprocess.run(
        [sys.executable, str(RUN), *flags], env=surroundings, capture_output=True, text=True, check=True, timeout=300
    )
    return run.stdout


@pytest.fixture(scope="module")
def quantities() -> dict[str, Any]:
    """The totals over all texts, F1 where the scorer gives three figures."""
    total = json.loads(score("--json"))["total"]
    return {name: figure["f1"] if isinstance(figure, dict) else figure for name, figure in total.items()}


@pytest.fixture(scope="module")
def claims() -> dict[str, float]:
    """The figures of the claims line, by their names there."""
    line = score("--claims").strip().splitlines()[-1].removeprefix("CLAIMS ")
    event = re.search(r"event P ([\d.]+) R ([\d.]+)", line)
    assert event
    figures = {name: float(value) for name, value in re.findall(r"([a-z]+(?: F1)?) ([\d.]+)", line)}
    return figures | {"event P": float(event[1]), "event R": float(event[2])}


@pytest.mark.parametrize("name", FLOORS["quantities"])
def test_quantities_stay_above_their_floors(quantities: dict[str, Any], name: str) -> None:
    assert quantities[name] >= FLOORS["quantities"][name]


@pytest.mark.parametrize("name", FLOORS["claims"])
def test_claims_stay_above_their_floors(claims: dict[str, float], name: str) -> None:
    assert claims[name] >= FLOORS["claims"][name]
