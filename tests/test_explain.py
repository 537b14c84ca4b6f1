"""The explanation of claims: rule, parts and the words that decided."""

from __future__ import annotations

from datetime import date

import pytest

from extract.explain import explain


def test_tree() -> None:
    told = explain("The firm said in 2024 it will not cut 3,000 jobs.", "en", date(2024, 5, 20)).splitlines()
    assert told[0] == "The firm said in 2024 it will not cut 3,000 jobs."
    assert told[1].startswith("  change by the rule")
    assert any("“3,000”" in line and "count 3000" in line for line in told)
    assert "    subject “firm” (who speaks of himself)" in told
    assert "    hedged by “will” @25-29" in told
    assert "    negated by “not” @30-33" in told
    assert any("said by" in line for line in told)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("2018年，工厂失火。烧毁房屋30间。", "time 2018-01-01..2018-12-31 carried over from before"),
        (
            "2018年，工厂失火。两年后，裁员30人。",
            "time 2020-01-01..2020-12-31 from “两年”, counted from the time before",
        ),
        ("The firm cut 30 jobs in 2018.", "time 2018-01-01..2018-12-31 from “2018”"),
        ("\t2022年\t2023年\n游客人数\t120,000\t150,000\n", "time 2023-01-01..2023-12-31 from “2023年”"),
        ("\t2022年\t2023年\n游客人数\t120,000\t150,000\n", "subject “游客人数” (the first cell of its row)"),
        ("The plant opens with 300 workers on 3 June 2024.", "hedged by its day, which lies ahead"),
        ("According to the indictment, Norvo paid $3m.", "hedged by whoever says it, who accuses"),
        ("如果工厂关闭，300人会失业。", "hedged by “如果” @0-2"),
        ("学院将两名教师撤职，并计划增聘30人。", "hedged by “计划” @11-13"),
        ("台风吹袭全县，共造成300人受伤。", "subject “台风” (the clause before)"),
        ("伤者：12人", "subject “伤者” (the label before the colon)"),
    ],
)
def test_says_where_it_comes_from(text: str, line: str) -> None:
    assert f"    {line}" in explain(text, None, date(2024, 5, 20)).splitlines()


def test_nothing_found() -> None:
    assert explain("Nothing here.") == ""
