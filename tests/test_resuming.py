"""An archive that is interrupted again and again while it goes in: nothing is lost, nothing doubled, and it goes on."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from db import open_db
from db.upkeep.verifying import Proof

ARTICLES = 430  # nine portions: a signal may come after the one behind its own, which is compared by then
ATTEMPTS = 10
# How, and how many processes extract.
KILLS = ((signal.SIGKILL, 1), (signal.SIGINT, 1), (signal.SIGTERM, 2), (signal.SIGKILL, 2))
TOLD = (
    "镇有{}所学校",
    "桥全长{}米",
    "村产茶{}吨",
    "路种树{}棵",
    "厂投资{}亿元",
    "港停船{}艘",
    "馆藏书{}万册",
    "站售票{}张",
)
PLACES = "东西南北中前后上下左右内外新旧大小高低远近长短春夏秋冬山水石林泉江河湖海田岭寺塔城关坡"
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
            town = "甲乙丙丁戊己庚辛壬癸"[number % 10] + PLACES[number // 10]
            text = f"县政府表示，{town}{TOLD[number % len(TOLD)].format(number * 37 + 1000)}。"
            article = {"title": town, "published": "2025-03-01", "publisher": "山城晚报", "text": text}
            article |= {"url": f"https://news.example/{number}"} if number % 3 else {"id": f"{number}"}
            stream.write(json.dumps(article, ensure_ascii=False) + "\n")
    return path


def start(archive: Path, database: Path, jobs: int = 1) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "claims", "add", str(archive), "--db", str(database), "--jobs", str(jobs)]
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=os.environ, preexec_fn=_hear_interrupts
    )


def _hear_interrupts() -> None:
    """Who runs the tests in the background of a script has them ignored."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


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


def stopped(archive: Path, database: Path, how: signal.Signals, jobs: int, later: float) -> tuple[int, str]:
    """Exit status and words of a run that got the signal `later` seconds after it had stored its first portion.

    A run that is through, or has stored all, before the signal comes, because this test got no turn, is made again.
    """
    before, as_it_was = stored(database), database.parent.with_suffix(".before")
    shutil.copytree(database.parent, as_it_was)
    for _ in range(ATTEMPTS):
        run = start(archive, database, jobs)
        while run.poll() is None and stored(database) == before:
            time.sleep(0.002)
        time.sleep(later)
        run.send_signal(how)
        _, said = run.communicate(timeout=60)  # ends only when no process of the run is left that holds the pipe
        if run.returncode != 0 and stored(database) < ARTICLES:
            shutil.rmtree(as_it_was)
            return run.returncode, said
        later /= 2
        shutil.rmtree(database.parent)
        shutil.copytree(as_it_was, database.parent)
    raise AssertionError("no signal came before the end")


def test_interrupted_at_any_point_it_ends_as_if_it_had_not_been(archive: Path, tmp_path: Path) -> None:
    interrupted, whole = tmp_path / "interrupted" / "news.db", tmp_path / "whole.db"
    interrupted.parent.mkdir()
    for number, (how, jobs) in enumerate(KILLS):
        before = stored(interrupted)
        status, said = stopped(archive, interrupted, how, jobs, number * 0.03)  # somewhere in the next portion
        if how != signal.SIGKILL:
            assert (status, "running it again goes on from there" in said) == (130, True)
        with closing(open_db(interrupted)) as connection:
            assert list(Proof(connection).damages()) == []
        assert before < stored(interrupted) < ARTICLES
    before = stored(interrupted)
    _, said = start(archive, interrupted).communicate(timeout=120)
    assert said == f"{ARTICLES - before} new, {before} unchanged.\n"
    _, said = start(archive, whole).communicate(timeout=120)
    assert said == f"{ARTICLES} new.\n"
    assert content(interrupted) == content(whole)
    assert originals(interrupted) == originals(whole)
    assert len(originals(whole)) == len(set(originals(whole))) == ARTICLES
