"""Figures of tables: what a bare number is worth is told by the head of its column or row."""

from __future__ import annotations

import pytest

from extract import extract
from extract.model import Lang
from extract.text.document import Document

HEADS = ("鎮", "人口", "面積（平方公里）", "2023年預算（萬元）", "失業率", "得票數")
ROWS = (("柳河", "12,345", "45.6", "3,400", "4.5", "812"), ("石橋", "9,876", "31", "2,100", "5.1", "640"))


def told(text: str, lang: Lang, region: str | None = None) -> list[tuple[str | None, str, str, str | None, str | None]]:
    """Subject, exact words, value in its unit, unit and item of every figure."""
    return [
        (claim.subject, text[each.start : each.end], f"{each.value:f}", each.unit, each.item)
        for claim in extract(text, lang, region=region)
        for each in claim.quantities
        if each.kind != "date" and each.value is not None
    ]


@pytest.mark.parametrize("marked", [True, False], ids=["markdown", "tabs"])
def test_columns_say_what_their_figures_are(marked: bool) -> None:
    lines = ["\t".join(row) for row in (HEADS, *ROWS)]
    if marked:
        lines = [f"| {line} |".replace("\t", " | ") for line in lines]
        lines.insert(1, "| --- " * len(HEADS) + "|")
    text = "\n".join(["各鎮的數字如下：", *lines, "去年全縣有45名學生。"])
    assert told(text, "zh", "tw") == [
        ("柳河", "12,345", "12345", None, "人口"),
        ("柳河", "45.6", "45.6", "km2", None),
        ("柳河", "3,400", "34000000", "TWD", None),
        ("柳河", "4.5", "4.5", "%", None),
        ("柳河", "812", "812", None, "票"),
        ("石橋", "9,876", "9876", None, "人口"),
        ("石橋", "31", "31", "km2", None),
        ("石橋", "2,100", "21000000", "TWD", None),
        ("石橋", "5.1", "5.1", "%", None),
        ("石橋", "640", "640", None, "票"),
        ("學生", "45名", "45", None, "學生"),
    ]


def test_years_over_columns_leave_it_to_the_rows() -> None:
    text = "\t2022年\t2023年\n游客人数\t120,000\t150,000\n旅游收入（亿元）\t3.2\t4.1\n"
    assert told(text, "zh") == [
        ("游客人数", "120,000", "120000", None, "游客"),
        ("游客人数", "150,000", "150000", None, "游客"),
        ("旅游收入", "3.2", "320000000", "CNY", None),
        ("旅游收入", "4.1", "410000000", "CNY", None),
    ]


def test_heads_over_several_lines_and_sums_in_two_currencies() -> None:
    text = (
        "| 領導人 | 美元\n年薪 | 換算\n港元月薪 |\n| --- | --- | --- |\n| 北島\n總理 | 527,854 | 34.3萬 |\n"
        "| 其他\n領導人 | 美元\n年薪 | 換算\n港元月薪 |\n| 南島總統 | 204,000 | 13.2萬 |\n"
    )
    assert told(text, "zh") == [
        ("北島 總理", "527,854", "527854", "USD", None),
        ("北島 總理", "34.3萬", "343000", "HKD", None),
        ("南島總統", "204,000", "204000", "USD", None),
        ("南島總統", "13.2萬", "132000", "HKD", None),
    ]
    assert [len(claim.quantities) for claim in extract(text, "zh")] == [2, 2]


def test_english_columns() -> None:
    text = (
        "Town\tArea (km2)\tBudget ($m)\tJobless rate\tNumber of schools\tGold\tRoute\n"
        "Alder\t45.6\t3.4\t4.5%\t8\t16\t101\nBirch\t31\t-2.1\t5.1%\t6\t9\t102\n"
    )
    found = told(text, "en")
    assert found[:5] == [
        ("Alder", "45.6", "45.6", "km2", None),
        ("Alder", "3.4", "3400000", "USD", None),
        ("Alder", "4.5%", "4.5", "%", None),
        ("Alder", "8", "8", None, "schools"),
        ("Alder", "16", "16", None, "Gold"),
    ]
    assert ("Birch", "-2.1", "-2100000", "USD", None) in found
    assert [claim.gloss for claim in extract(text, "en")][:2] == ["Alder: 45.6 km² (Area)", "Alder: $3.4m (Budget)"]


@pytest.mark.parametrize(
    "text",
    [
        "| a | b |\n| --- |\n| 1 | 2 |\n",
        "| --- | --- |\n| 1 | 2 |\n",
        "| a |\n| --- |",
        "---\n|\n| --- |\n|",
        "\t\n\t\t\n\t5",
        "| a | b |\n| --- | --- |\n| 1 | 2\n",
    ],
)
def test_what_is_no_table_breaks_nothing(text: str) -> None:
    cells = Document.of(text, "en").cells
    assert all(0 <= cell.start <= cell.end <= len(text) for cell in cells.values())
    extract(text, "en")


@pytest.mark.parametrize(
    ("head", "cell", "figures"),
    [
        ("Height", "812 m", [("812 m", "812", "m")]),
        ("Height", "812m", [("812m", "812", "m")]),
        ("Elevation (m)", "812 m", [("812 m", "812", "m")]),
        ("Best throw", "61.20 m", [("61.20 m", "61.2", "m")]),
        ("Height", "812 m (2,664 ft)", [("812 m", "812", "m"), ("2,664 ft", "2664", "ft")]),
        ("Users", "45 m", [("45 m", "45000000", None)]),
        ("Readers", "45m", [("45m", "45000000", None)]),
        ("Budget ($)", "3.4 m", [("3.4 m", "3400000", "USD")]),
    ],
)
def test_a_letter_behind_a_figure_is_metres_or_a_million(
    head: str, cell: str, figures: list[tuple[str, str, str | None]]
) -> None:
    text = f"| Town | {head} |\n| --- | --- |\n| Norhill | {cell} |\n"
    assert [(words, value, unit) for _, words, value, unit, _ in told(text, "en")] == figures


@pytest.mark.parametrize(
    ("head", "cell"),
    [
        ("Bus routes", "101 102 103 104 105 106 107 108 109 110"),
        ("预算（万亿元）", "123456789012345万亿"),
        ("Loss", "(1,234,567,890,123,456,789,012,345,678,901)"),
        ("People", "12 000ſ"),  # not the s of 000s
    ],
)
def test_digits_that_are_no_number_are_no_figure_of_a_table(head: str, cell: str) -> None:
    text = f"| Town | {head} |\n| --- | --- |\n| Norhill | {cell} |\n"
    assert all(len(value) < 25 for _, _, value, *_ in told(text, "en"))


def test_a_unit_in_a_head_is_no_amount() -> None:
    assert [words for _, words, *_ in told("单位：万元\n收入（亿元）\n去年收入3亿元。", "zh")] == ["3亿元"]


def test_a_number_with_its_share_in_brackets_counts_what_the_head_says() -> None:
    text = "| | 日班司機人數（%） | 夜班司機人數（%） |\n| --- | --- | --- |\n| 青巴 | 6,210（69%） | 2,790 (31%) |\n"
    assert [each[1:] for each in told(text, "zh")] == [
        ("6,210", "6210", None, "日班司機"),
        ("69%", "69", "%", None),
        ("2,790", "2790", None, "夜班司機"),
        ("31%", "31", "%", None),
    ]


def test_units_in_the_corner_and_behind_years_hold_for_the_figures() -> None:
    text = "\n".join(
        [
            "| 百萬元 | 2016 | 2015 |",
            "| --- | --- | --- |",
            "| 收入 | 4750 | 5114 |",
            "| 利潤 | (171) | 332 |",
            "",
            "| 監測站 | 2017年（時數） | 2016-17年（日數） |",
            "| --- | --- | --- |",
            "| 北鎮 | 435 | 66 |",
            "",
            "| 年份 | 出席人數（萬） | 開放日數 | 使用人次 |",
            "| --- | --- | --- | --- |",
            "| 2018 | 4.5 | 12日 | 28 800 |",
        ]
    )
    found = [line for line in told(text, "zh", "hk") if line[2] is not None]
    assert [(exact, value, unit, item) for _, exact, value, unit, item in found] == [
        ("4750", "4750000000", "HKD", None),
        ("5114", "5114000000", "HKD", None),
        ("(171)", "-171000000", "HKD", None),
        ("332", "332000000", "HKD", None),
        ("435", "435", "h", None),
        ("66", "66", "d", None),
        ("4.5", "45000", None, "出席"),
        ("12日", "12", "d", None),
        ("28 800", "28800", None, "人次"),
    ]


@pytest.mark.parametrize("row", ["| 柳河镇 | 估计有300人 | 建成了5间厂 |", "柳河镇\t估计有300人\t建成了5间厂"])
def test_a_figure_behind_other_words_of_its_cell_is_of_its_row(row: str) -> None:
    marked = row.startswith("|")
    text = "\n".join(
        ["| 地点 | 人手 | 备注 |", "| --- | --- | --- |", row] if marked else ["地点\t人手\t备注", row, row]
    )
    assert [subject for subject, *_ in told(text, "zh")] == ["柳河镇"] * (2 if marked else 4)


def test_a_document_knows_the_cell_at_a_position() -> None:
    text = "| a | b |\n| --- | --- |\n| x | so 5 |\n\nc\td\ny\t6\n"
    document = Document.of(text, "en")
    found = [document.cell_at(text.index(words)) for words in ("5", "6", "x", "y", "b")]
    assert [cell and text[slice(*cell.row)] for cell in found] == ["x", "y", None, None, None]
