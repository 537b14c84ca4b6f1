"""Numbers that the tagger hides in words of its own, parts of months, and stretches of years counted as such."""

from __future__ import annotations

from datetime import date

import pytest

from extract import extract


def quantities(text: str) -> list[tuple[str, str, int | None, str | None]]:
    return [
        (text[q.start : q.end], q.kind, None if q.value is None else int(q.value), q.item)
        for claim in extract(text, "zh", date(2024, 6, 12))
        for q in claim.quantities
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("公司拥有近千人的团队。", ("千人", "count", 1000, "人")),
        ("学校有学生五百名，教师近千人。", ("千人", "count", 1000, "教师")),
        ("事故造成近百人受伤。", ("百人", "count", 100, "人")),
        ("该邦（面积3万平方公里，人口3500万）风光很好。", ("3500万", "count", 35000000, "人口")),
        ("全县人口约80万。", ("80万", "count", 800000, "全县人口")),
        ("候选人得票3万。", ("3万", "count", 30000, "票")),
        ("民望净值为负17个百分比。", ("负17个百分比", "percent", -17, None)),
        ("他翻查最近六个年度的文件。", ("六个年度", "duration", 6, None)),
        ("公司连续三个财政年度亏损。", ("三个财政年度", "duration", 3, None)),
    ],
)
def test_a_number_is_read_whole(text: str, expected: tuple[str, str, int | None, str | None]) -> None:
    assert expected in quantities(text)


@pytest.mark.parametrize(
    ("part", "first", "last"), [("上中旬", 1, 20), ("中下旬", 11, 30), ("中旬", 11, 20), ("下旬", 21, 30)]
)
def test_thirds_of_a_month(part: str, first: int, last: int) -> None:
    [claim] = extract(f"展会推迟至6月{part}举行。", "zh", date(2024, 6, 12))
    assert [(q.start_date, q.end_date) for q in claim.quantities] == [(date(2024, 6, first), date(2024, 6, last))]


@pytest.mark.parametrize(
    "text",
    [
        "区议会印制了20万个月饼盒。预算印刷量只有12万个。",
        "区议会印制了20万个月饼盒。实际印刷12万个。",
        "工厂今年卖出20万个月饼盒，去年生产12万个。",
    ],
)
def test_what_is_done_to_goods_is_not_what_is_counted(text: str) -> None:
    assert ("12万个", "count", 120000, "月饼盒") in quantities(text)
