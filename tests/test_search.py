"""Full-text search: nothing in the text may be missed, in either script, down to one character."""

from __future__ import annotations

import random
import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.file.search import fts_query, fts_text
from extract.text.fold import fold

TEXTS = (
    "全国已安装两千万多个联网的监控摄像镜头，覆盖了所有城市。",
    "香港醫管局公布，今日新增1.2萬宗確診個案，口罩供應緊張。",
    "工廠每日生產5,500名工人所需的10萬個口罩；另有15,500個庫存。",
    "The city has installed more than 20 million surveillance cameras, officials said.",
    "IBM于2020年6月8日宣布不再提供人脸识别技术，GPT-4与5G不受影响。",
    "法人，民众与人民法院三方达成协议，赔偿8元。",
    "Café owners paid $1.13bn; prices rose 3.5%.",
)


@pytest.fixture
def index() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    connection.execute(
        """CREATE VIRTUAL TABLE t USING fts5(text, tokenize = "porter unicode61 remove_diacritics 2 tokenchars '.|'")"""
    )
    connection.executemany("INSERT INTO t (text) VALUES (?)", [[fts_text(text)] for text in TEXTS])
    return connection


def found(index: sqlite3.Connection, query: str) -> set[int]:
    return {row[0] - 1 for row in index.execute("SELECT rowid FROM t WHERE t MATCH ?", [fts_query(query)])}


@pytest.mark.parametrize("length", [1, 2, 3, 4])
def test_every_run_of_chinese_characters_is_found(index: sqlite3.Connection, length: int) -> None:
    for number, text in enumerate(TEXTS):
        for start in range(len(text) - length + 1):
            query = text[start : start + length]
            if all("\u3400" <= character <= "\u9fff" for character in query):
                expected = {place for place, other in enumerate(TEXTS) if fold(query) in fold(other)}
                assert number in expected
                assert found(index, query) == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("攝像鏡頭", {0}),
        ("监控 镜头", {0}),
        ("確診個案", {1}),
        ("确诊个案", {1}),
        ("1.2万", {1}),
        ("2万", set()),  # numbers are whole: no 2萬 inside 1.2萬
        ("5500名", {2}),
        ("5,500", {2}),
        ("500", set()),
        ("口罩 医管局", {1}),
        ("camera", {3}),
        ("CAMERAS 20", {3}),
        ('"surveillance cameras"', {3}),
        ('"cameras surveillance"', set()),
        ("2020年6月", {4}),
        ("5G", {4}),
        ("GPT-4", {4}),
        ("IBM", {4}),
        ("人民", {5}),
        ("法人民众", set()),  # no phrase runs over the end of a clause
        ("法人，民众", {5}),
        ("cafe", {6}),
        ("1.13bn", {6}),
        ("3.5%", {6}),
    ],
)
def test_queries(index: sqlite3.Connection, query: str, expected: set[int]) -> None:
    assert found(index, query) == expected


@given(st.text())
def test_nothing_typed_is_a_syntax_error(query: str) -> None:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE t USING fts5(text)")
    query = query.encode("utf8", "ignore").decode()
    assert connection.execute("SELECT * FROM t WHERE t MATCH ?", [fts_query(query)]).fetchall() == []


@given(st.text(alphabet="摄像头鏡頭万萬,，.。 1235aé", max_size=30), st.randoms(use_true_random=False))
def test_any_run_of_characters_of_a_text_is_found_in_it(text: str, dice: random.Random) -> None:
    tokens = fts_text(text).split(" ")
    start = dice.randrange(len(tokens))
    end = dice.randint(start + 1, len(tokens))
    run = tokens[start:end]
    if all(token not in ("", "|") for token in run):
        connection = sqlite3.connect(":memory:")
        connection.execute("CREATE VIRTUAL TABLE t USING fts5(text, tokenize = \"unicode61 tokenchars '.|'\")")
        connection.execute("INSERT INTO t VALUES (?)", [fts_text(text)])
        assert connection.execute("SELECT 1 FROM t WHERE t MATCH ?", [f'"{" ".join(run)}"']).fetchall()
