"""An archive that is interrupted again and again while it goes in: nothing is lost, nothing doubled, and it goes on."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from db import open_db
from db.verifying import Proof

ARTICLES = 90
KILLS = ((10, signal.SIGKILL), (30, signal.SIGKILL), (45, signal.SIGINT), (60, signal.SIGKILL), (75, signal.SIGTERM))
# What two runs may tell apart: when, in which order of places, and by which rows' numbers.
CONTENT = (
    "SELECT id, url, ref, title, published FROM sources",
    "SELECT id, source_id, sha256, text FROM versions",
    'SELECT id, claim_id, source_id, version_id, exact, start, "end", gloss FROM appearances',
    "SELECT appearance_id, position, role, exact, value, unit FROM quantities",
    "SELECT appearance_id, position, name, exact FROM attributions",
    "SELECT id, kind, gloss, text, appearance_count, source_count, independent_source_count FROM claims",
    "SELECT left_id, right_id, relation, score FROM links",
    "SELECT name, names FROM publishers",
)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    path = tmp_path / "news.jsonl"
    with path.open("w", encoding="utf8") as stream:
        for number in range(ARTICLES):
            town = f"{'甲乙丙丁戊己庚辛壬癸'[number % 10]}{'东西南北中前后上下'[number // 10]}"
            jobs = f"{town}镇去年新增就业{number * 37 + 1000:,}人，同比增长{number % 9 + 1}%。"
            text = f"{town}镇有{number + 20}所学校。\n县政府表示，{jobs}"
            article = {"title": f"{town}镇", "published": "2025-03-01", "publisher": "山城晚报", "text": text}
            article |= {"url": f"https://news.example/{number}"} if number % 3 else {"id": f"{number}"}
            stream.write(json.dumps(article, ensure_ascii=False) + "\n")
    return path


def start(archive: Path, database: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "claims", "add", str(archive), "--db", str(database)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=os.environ)


def stored(database: Path) -> int:
    if not database.exists():
        return 0
    connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    try:
        return int(connection.execute("SELECT count(*) FROM sources").fetchone()[0])
    except sqlite3.OperationalError:  # not made yet
        return 0
    finally:
        connection.close()


def content(database: Path) -> list[list[tuple[object, ...]]]:
    connection = open_db(database)
    assert list(Proof(connection).damages()) == []
    found = [sorted(map(tuple, connection.execute(query)), key=repr) for query in CONTENT]
    connection.close()
    return found


def originals(database: Path) -> list[str]:
    with database.with_suffix(".warc.gz").open("rb") as stream:
        return sorted(
            record.rec_headers.get_header("WARC-Payload-Digest")
            for record in ArchiveIterator(stream)
            if record.rec_type != "warcinfo"
        )


def test_interrupted_at_any_point_it_ends_as_if_it_had_not_been(archive: Path, tmp_path: Path) -> None:
    interrupted, whole = tmp_path / "interrupted.db", tmp_path / "whole.db"
    for count, how in KILLS:
        run = start(archive, interrupted)
        while run.poll() is None and stored(interrupted) < count:
            time.sleep(0.003)
        assert run.poll() is None, run.communicate()
        run.send_signal(how)
        _, said = run.communicate(timeout=60)
        assert run.returncode != 0
        if how == signal.SIGINT:
            assert (run.returncode, "running it again goes on from there" in said) == (130, True)
        assert list(Proof(open_db(interrupted)).damages()) == []
        assert count <= stored(interrupted) < ARTICLES
    before = stored(interrupted)
    _, said = start(archive, interrupted).communicate(timeout=120)
    assert said == f"{ARTICLES - before} new, {before} unchanged.\n"
    _, said = start(archive, whole).communicate(timeout=120)
    assert said == f"{ARTICLES} new.\n"
    assert content(interrupted) == content(whole)
    assert originals(interrupted) == originals(whole)
    assert len(originals(whole)) == len(set(originals(whole))) == ARTICLES
