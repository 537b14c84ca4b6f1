"""The period of a claim: which dates make it, and what is carried over from the sentence before."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from extract import extract
from extract.dates.reckoning import moved

CASES = [
    ("截至5月20日，2024年累计发债500亿元。", "2024-01-01", "2024-05-20"),
    ("自2015年以来，已建成30座桥。", "2015-01-01", None),
    ("协会由今年截至4月底，共接获92宗投诉。", "2024-01-01", "2024-04-30"),
    ("公司于6月1日起，关闭3间分店。", "2024-06-01", None),
    ("过去三年，产量增加5万吨。", "2021-05-20", "2024-05-20"),
    ("未来两年内，将建20所学校。", "2024-05-20", "2026-05-20"),
    ("去年营收为5亿元，比2019年增长8%。", "2023-01-01", "2023-12-31"),
    ("成立于1998年，现有员工300人。", None, None),
    ("本周四（5月23日）有300人参加。", "2024-05-23", "2024-05-23"),
    ("The factory has made 300 cars since 2015.", "2015-01-01", None),
    ("Profit for the three months to March was $4m.", "2024-01-01", "2024-03-31"),
    ("Sales rose 5% in 2003, from $4m in 2002.", "2003-01-01", "2003-12-31"),
    ("The lake dried up about 40 million years ago, when 300 islands rose.", None, None),
    ("Over the past 30,000 years 300 islands have sunk.", None, "2024-05-20"),
    ("It was the lowest level since 2001, at 300 units.", None, None),
    ("Flu made up 8% of visits in April, more than double the share in December.", "2023-12-01", "2023-12-31"),
    ("The plant could sell 300 cars, as many as in December.", "2023-12-01", "2023-12-31"),
    ("About 8% of visits in December were late.", "2023-12-01", "2023-12-31"),
    ("The queen visits 30 towns in December.", "2024-12-01", "2024-12-31"),
    ("It will double the number in December to 40.", "2024-12-01", "2024-12-31"),
]


@pytest.mark.parametrize(("text", "start", "end"), CASES)
def test_period(text: str, start: str | None, end: str | None) -> None:
    claim = next(c for c in reversed(extract(text, None, date(2024, 5, 20))) if c.kind not in ("event", "duration"))
    assert (claim.time_start and claim.time_start.isoformat(), claim.time_end and claim.time_end.isoformat()) == (
        start,
        end,
    )


@pytest.mark.parametrize(
    ("text", "carried"),
    [
        ("2018年，厂里失火。大火烧毁30间房屋。", True),
        ("上周五，议会通过法案。法案容许总统选择9种措施。", False),
        ("2010年，集团成立分公司。该公司有300名员工。", False),
        ("2010年，公司上市。经查，该公司欠债3亿元。", True),
        ("上月有人辞职。公司现只余下7名董事。", False),
        ("2018年，厂里失火。\n目前有300名工人。", False),
        ("2018年，厂里失火。目前有300名工人。", False),
        ("The shop closed in 2003. It lost 20 jobs.", True),
        ("The shop closed in 2003.\nIt has 20 workers.", False),
    ],
)
def test_carried_within_the_paragraph(text: str, carried: bool) -> None:
    claim = next(c for c in extract(text, None, date(2024, 5, 20)) if c.kind != "event")
    assert (claim.time_start is not None) is carried


def test_day_of_speaking_is_no_time() -> None:
    claim = next(
        c
        for c in extract("The minister said on Friday that 300 people had left.", "en", date(2024, 5, 20))
        if c.kind == "count"
    )
    assert claim.time_start is None


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("城北公安昨日（5日）通报，于上星期五立案侦查一家网贷公司。", ["昨日", "5日"]),
        ("3月份，该国政府宣布向300万人发放补贴。", ["3月份"]),
        ("即将在6月30日卸任主席的何文礼表示，他任内共收到4.2亿元捐款。", ["6月30日"]),
        ("李文在2016年7月说，全镇有3万人外出打工。", ["2016年7月"]),
        ("两人周五早上到场。\n警方周六表示，共有12人被捕。", ["周五", "周六"]),
    ],
)
def test_nobody_vouches_for_when_he_spoke(text: str, when: list[str]) -> None:
    said = [claim for claim in extract(text, "zh", date(2024, 5, 20)) if claim.attributions]
    assert said
    for claim in said:
        for quantity in claim.quantities:
            assert text[quantity.start : quantity.end] not in when


@pytest.mark.parametrize(
    ("day", "amount", "unit", "then"),
    [
        (date(2024, 3, 31), Decimal(-1), "mo", date(2024, 2, 29)),
        (date(2024, 2, 29), Decimal(-1), "a", date(2023, 2, 28)),
        (date(2024, 1, 1), Decimal(2), "wk", date(2024, 1, 15)),
        (date(2024, 12, 31), Decimal(1), "d", date(2025, 1, 1)),
        (date(9999, 12, 31), Decimal(5), "d", None),
        (date(9999, 12, 1), Decimal(-1), "mo", date(9999, 11, 1)),
        (date(2024, 5, 20), Decimal(-65_000_000), "a", None),
    ],
)
def test_moved(day: date, amount: Decimal, unit: str, then: date | None) -> None:
    assert moved(day, amount, unit) == then


@pytest.mark.parametrize(
    ("amount", "unit"), [(Decimal(10) ** 30, "a"), (Decimal(-(10**30)), "d"), (Decimal(10) ** 30, "mo")]
)
def test_beyond_the_calendar_there_are_no_days(amount: Decimal, unit: str) -> None:
    assert moved(date(2024, 1, 1), amount, unit) is None
