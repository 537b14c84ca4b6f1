"""Sources that try to harm whoever reads them: markup that would run, text that misleads the eye, words without end."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from claims.commands.main import cli

RUNS = "window.ran=1"  # what no page may do
ENDLESS = "x" * 1_000_000


def heaped(text: str) -> str:
    """`text` with forty marks on each letter."""
    return "".join(
        letter + "".join(chr(0x300 + (at * 7 + mark * 13) % 112) for mark in range(40))
        for at, letter in enumerate(text)
    )


SOURCES = (
    {
        "url": "https://markup.example/a",
        "title": f"<script>{RUNS}</script><img src=x onerror={RUNS}>",
        "publisher": f'"><svg onload={RUNS}>',
        "author": f"' onmouseover={RUNS} x='",
        "text": f"<script>{RUNS}</script> The <b onclick={RUNS}>mayor</b> said 17 people died in the flood."
        " </textarea></title></p> A further 23 dogs were <!-- saved --> in 2024.",
    },
    {
        "url": "https://turned.example/b",
        "title": "\u202e71 dead\u202c",
        "publisher": "Turned \u2067Post\u2069",
        "text": "The mayor said \u202e71\u202c and that 17 people died in the \u2066flood\u2069."
        " 市长说，\u202e洪水\u202c造成17人死亡。",
    },
    {
        "url": "https://heaped.example/c",
        "title": heaped("Heaped title"),
        "publisher": heaped("Heap"),
        "text": f"The {heaped('mayor of the town')} said 17 people died in the flood. {heaped('洪水')}造成17人死亡。",
    },
    {
        "url": "https://endless.example/" + "f" * 1500,
        "title": "Endless " + ENDLESS[:3000],
        "publisher": "P" * 3000,
        "text": f"The {ENDLESS} killed 17 people in the flood. Then 19 people died.",
    },
    {
        "url": "https://wide.example/e",
        "title": "很" * 3000,
        "publisher": "\u0000nul\u0007bell",
        "text": "市长" + "很" * 100_000 + "说洪水造成17人死亡！！！" + "👩‍👩‍👧‍👦" * 500 + "另有19人受伤。",
    },
)


def build(path: Path) -> Path:
    """Adds the sources to a new database at `path`, the whole way that any source goes."""
    lines = path.with_suffix(".jsonl")
    lines.write_text("".join(f"{json.dumps(each, ensure_ascii=False)}\n" for each in SOURCES), encoding="utf8")
    added = CliRunner().invoke(cli, ["add", "--db", str(path), str(lines)])
    assert added.exit_code == 0, added.stderr[-500:]
    return path
