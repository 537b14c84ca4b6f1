"""The same told in other words and from its other end, and what only looks like it."""

from __future__ import annotations

import pytest

from claims.match import compare


@pytest.mark.parametrize(
    ("left", "right", "relation"),
    [
        # A profit and a loss of one period, of others, and by other measures.
        (
            "Fernhill Foods made a profit of £4m in 2013.",
            "Fernhill Foods made a loss of £6m in 2013.",
            "conflict",
        ),
        (
            "Fernhill Foods made a profit of £4m in 2013.",
            "Fernhill Foods made a loss of £6m in 2011.",
            "different",
        ),
        (
            "Fernhill Foods made an operating profit of £4m in 2013.",
            "Fernhill Foods made a net loss of £6m in 2013.",
            "different",
        ),
        ("长青药业2018年上半年净利润为2.3亿元。", "長青藥業2018年上半年虧損4,100萬元人民幣。", "conflict"),
        ("长青药业2018年上半年净利润为2.3亿元。", "長青藥業2017年上半年虧損4,100萬元人民幣。", "different"),
        # What a thing cost in the end, and what it was to cost.
        (
            "The final bill for the Elm Street bridge was 61 million euros.",
            "The Elm Street bridge had cost 74 million euros by the time it opened.",
            "conflict",
        ),
        (
            "The final bill for the Elm Street bridge was 61 million euros.",
            "The Elm Street bridge was originally budgeted at 48 million euros.",
            "different",
        ),
        # Turns of a contest.
        (
            "India were all out for 244 in their first innings at Pune.",
            "India were all out for 198 in their second innings at Pune.",
            "different",
        ),
        (
            "India were all out for 244 in their first innings at Pune.",
            "India made 254 in their first innings at Pune.",
            "conflict",
        ),
        # What the prosecution asks for, and what a court gives.
        (
            "Prosecutors in Lyon asked for a 10-year prison sentence for Paul Mercier.",
            "A court in Lyon sent Paul Mercier to prison for six years.",
            "different",
        ),
        ("檢方對前議員許文龍求處有期徒刑12年。", "前議員許文龍一審遭判有期徒刑7年。", "different"),
        # A rate by its step, and whose rate it is.
        (
            "Norway's central bank raised its key rate to 2.25 percent, up from 2 percent.",
            "The central bank in Oslo lifted the key rate by a quarter of a point to 2.25%.",
            "same",
        ),
        # Goals, all of them and each side's.
        (
            "Ayr lost by the odd goal in three at Perth on Saturday.",
            "Perth beat Ayr 2-1 at home on Saturday.",
            "same",
        ),
        (
            "Ayr lost by the odd goal in five at Perth on Saturday.",
            "Perth beat Ayr 2-1 at home on Saturday.",
            "conflict",
        ),
        # Money that several countries call alike.
        (
            "Fjellbank earned 512 million kroner in 2011.",
            "Fjellbank's net profit for 2011 was NOK 512m.",
            "same",
        ),
        # Seas bear the names of lands, and Roman Catholics are none of Rome.
        ("日本海发现14具遗体。", "Fourteen bodies were found in the Sea of Japan.", "same"),
        # What budgets are for, and what carries.
        (
            "Peru's 2012 budget gives 5 billion soles to hospitals.",
            "Peru's 2012 budget gives 7 billion soles to schools.",
            "different",
        ),
        (
            "Ferries carried 42,000 passengers to Jersey over Easter.",
            "Flights carried 31,000 passengers to Jersey over Easter.",
            "different",
        ),
        # A day of a month numbers nothing.
        (
            "The rocket launched on the 9th carried eight satellites.",
            "On the 9th a rocket put eight satellites into orbit.",
            "same",
        ),
        # What a unit tells, and both halves of a share.
        (
            "A turtle that came ashore at Noosa weighed 300 kg.",
            "The turtle that came ashore at Noosa was a 300-kg animal.",
            "same",
        ),
        (
            "Only 12 percent of the bridges inspected in Ohio in 2015 were safe.",
            "In 2015, 88 percent of the bridges inspected in Ohio were unsafe.",
            "same",
        ),
    ],
)
def test_told_from_the_other_end(left: str, right: str, relation: str) -> None:
    assert compare(left, right).relation == relation
