"""What typed queries are understood to mean."""

from __future__ import annotations

from datetime import date

import pytest

from claims.query import understand
from db.reading.finding import Figure, Period


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("两千万", Figure(2e7, 2e7)),
        ("兩千萬", Figure(2e7, 2e7)),
        ("2000万", Figure(2e7, 2e7)),
        ("20 million", Figure(2e7, 2e7)),
        ("20,000,000", Figure(2e7, 2e7)),
        ("逾兩萬人", Figure(2e4, 2e4)),
        ("20-30 million", Figure(2e7, 3e7)),
        ("3公里", Figure(3000, 3000, "m")),
        ("3 km", Figure(3000, 3000, "m")),
        ("三成", Figure(30, 30, "%")),
        ("30%", Figure(30, 30, "%")),
        ("3.5亿港元", Figure(3.5e8, 3.5e8, "HKD")),
        ("2020年6月8日", Period(date(2020, 6, 8), date(2020, 6, 8))),
        ("June 2020", Period(date(2020, 6, 1), date(2020, 6, 30))),
    ],
)
def test_a_figure_in_any_writing(query: str, meant: Figure | Period) -> None:
    assert understand(query).figures == (meant,)


@pytest.mark.parametrize("query", ["青溪 死亡 17", "青溪死亡17", "17 dead Qingxi"])
def test_a_bare_number_beside_words(query: str) -> None:
    wanted = understand(query)
    assert wanted.figures == (Figure(17, 17),)
    assert any("死亡" in group and "dead" in group for group in wanted.words)


def test_words_bring_their_counterparts_of_the_other_language() -> None:
    (cameras,) = understand("20 million cameras").words
    assert {"cameras", "摄像头", "镜头"} <= set(cameras)


@pytest.mark.parametrize(("query", "value"), [("十三", 13), ("青溪死亡十七", 17), ("二十一", 21), ("三十 dead", 30)])
def test_a_bare_number_in_chinese_characters(query: str, value: int) -> None:
    wanted = understand(query)
    assert wanted.figures == (Figure(value, value),)
    assert not any("十" in word for group in wanted.words for word in group)


@pytest.mark.parametrize("query", ["十分", "二", "三亚", "五一", "第十三", "十三陵", "初十三"])
def test_characters_of_numbers_that_tell_none(query: str) -> None:
    assert understand(query).figures == ()


def test_what_is_counted_is_a_word_of_the_query() -> None:
    assert [group[0] for group in understand("3000床").words] == ["床"]
    assert understand("十三人").words == ()


@pytest.mark.parametrize("query", ["", " ", ",", "。", "的", "the"])
def test_nothing_meant(query: str) -> None:
    wanted = understand(query)
    assert (wanted.figures, wanted.words) == ((), ())
