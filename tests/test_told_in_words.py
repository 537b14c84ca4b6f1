"""Numbers, months and hours in words: each is known for what it says, and other words are none of them."""

from __future__ import annotations

import pytest

from claims.match import compare
from claims.match.evidence.dating import days_named, event_days, hours_of
from claims.match.evidence.periods import period
from claims.match.verdict.texts import mentions_of


@pytest.mark.parametrize(
    ("left", "right", "relation"),
    [
        ("第二十届哥伦比亚电影节吸引了5万名观众。", "第20届哥伦比亚电影节吸引了5万名观众。", "same"),
        ("第二十届波哥大电影节吸引了5万名观众。", "The 20th Bogota film festival drew 50,000 visitors.", "same"),
        ("第二十届哥伦比亚电影节吸引了5万名观众。", "第十二届哥伦比亚电影节吸引了5万名观众。", "different"),
        ("前十一个月青溪县出口额为31.4亿元。", "前十个月青溪县出口额为31.4亿元。", "different"),
        ("盗伐林木的，处十五年以上二十年以下有期徒刑。", "盗伐林木的，处十二年以上二十年以下有期徒刑。", "different"),
        ("第十二天，救援人员又救出3人。", "第二天，救援人员又救出3人。", "different"),
        (
            "The housing market of 2022 in Norwick shrank by 12%.",
            "In 2022 the housing market in Norwick shrank by 12%.",
            "same",
        ),
        ("Norwick's one-day decline was 412 points.", "Norwick's decline on day ten was 412 points.", "same"),
    ],
)
def test_they_tell_statements_apart_or_together(left: str, right: str, relation: str) -> None:
    assert compare(left, right).relation == relation
    assert compare(right, left).relation == relation


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("13 Marines, 12 separate crews and 10 novels cost $5 over 5 decades.", set()),
        ("Some 13 may join the 30 who march on Kabul, and profits decreased 14%.", set()),
        ("By 26 August, Sept. 4 and 5 May it had cost $300.", {(8, 26), (9, 4), (5, 5)}),
        ("The bill for MARCH 9 came to $300.", {(3, 9)}),
    ],
)
def test_only_months_make_days(text: str, expected: set[tuple[int, int]]) -> None:
    assert days_named(mentions_of(text)[0]) == expected


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("In a summary of 2022 sales grew by 4%.", 12),
        ("Primary 2022 sales grew by 4%.", 12),
        ("In March 2022 sales grew by 4%.", 1),
    ],
)
def test_only_months_narrow_a_year(text: str, months: int) -> None:
    told = period(mentions_of(text)[0])
    assert told is not None
    assert told[1].month - told[0].month + 1 == months


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On the third day of the strike 400 flights were cancelled.", {3}),
        ("The market of the one-day decline fell by 412 points.", set()),
        ("第十二天救出3人。", {12}),
        ("第二个比赛日有3人退赛。", {2}),
    ],
)
def test_days_of_an_event(text: str, expected: set[int]) -> None:
    assert event_days(mentions_of(text)[0]) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("截至深夜11时，已有12人死亡。", {23}),
        ("截至夜里2点，已有12人死亡。", {2}),
        ("截至凌晨零时，已有12人死亡。", {0}),
        ("截至晚上12点，已有12人死亡。", {24}),
        ("截至下午两点，已有12人死亡。", {14}),
        ("截至上午十一时，已有12人死亡。", {11}),
        ("截至中午12时，已有12人死亡。", {12}),
        ("截至中午一点，已有12人死亡。", {13}),
        ("截至午夜，已有12人死亡。", {24}),
        ("两地零时差，已有12人迁居。", set()),
        ("By 12:30am it had killed 12 people.", {0}),
        ("By 12 P.M. it had killed 12 people.", {12}),
        ("By noon it had killed 12 people.", {12}),
        ("By midnight it had killed 12 people.", {24}),
    ],
)
def test_hours_of_the_day(text: str, expected: set[int]) -> None:
    assert hours_of(mentions_of(text)[0]) == expected
