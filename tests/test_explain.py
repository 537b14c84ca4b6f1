"""The explanation of claims: rule, parts and the words that decided."""

from __future__ import annotations

from datetime import date

from extract.explain import explain


def test_tree() -> None:
    told = explain("The firm said it will not cut 3,000 jobs in 2025.", "en", date(2024, 5, 20)).splitlines()
    assert told[0] == "The firm said it will not cut 3,000 jobs in 2025."
    assert told[1].startswith("  change by the rule")
    assert any("“3,000”" in line and "count 3000" in line for line in told)
    assert any("time 2025-01-01..2025-12-31 from “2025”" in line for line in told)
    assert "    hedged by “will”" in told
    assert "    negated by “not”" in told
    assert any("said by" in line for line in told)


def test_says_what_is_carried_over() -> None:
    told = explain("2018年，工厂失火。烧毁房屋30间。", "zh", date(2024, 5, 20))
    assert "carried over" in told


def test_nothing_found() -> None:
    assert explain("Nothing here.") == ""
