"""Negation and hedges: what denies a claim and what makes it a plan, a forecast, an allegation or a supposition."""

from __future__ import annotations

from datetime import date

import pytest

from extract import extract
from extract.model import Claim


def only(text: str) -> Claim:
    found = extract(text, None, date(2024, 5, 20))
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize(
    "text",
    [
        "公司拟投资5亿元建厂。",
        "專家預料明年樓價下跌一成。",
        "他涉嫌挪用300万元。",
        "如果关闭工厂，将有500人失业。",
        "政府提出了建成20座医院的目标。",
        "工程有望节省2亿元。",
        "必须在三天内完成。",
        "The plan would cost $5m.",
        "Analysts expect sales of $5m.",
        "It is to close 20 shops.",
        "If it fails, 500 people will lose their jobs.",
        "He is accused of taking $2m.",
        "The club hopes to sign two players.",
    ],
)
def test_hedged(text: str) -> None:
    assert only(text).hedged


@pytest.mark.parametrize(
    "text",
    [
        "公司投资了5亿元。",
        "将军带领了300名士兵。",
        "虚拟货币价值5亿元。",
        "警方将两名男子送医。",
        "司长王若冰捐出5万元。",
        "一盒只要15元。",
        "The firm sold 20 shops.",
        "He was born on 5 May 1990.",
    ],
)
def test_plain(text: str) -> None:
    claim = only(text)
    assert not claim.hedged
    assert not claim.negated


@pytest.mark.parametrize(
    "text",
    [
        "公司没有裁减500人。",
        "他否认收取200万元。",
        "政府并未拨款3亿元。",
        "The firm did not cut 500 jobs.",
        "It never paid $3m.",
        "He denied taking $2m.",
    ],
)
def test_negated(text: str) -> None:
    assert only(text).negated


@pytest.mark.parametrize(
    "text",
    [
        "不仅有300人参加。",
        "参加者不少于300人。",
        "损失不到5万元。",
        "Not only 300 people came.",
        "No more than 300 people came.",
    ],
)
def test_denying_nothing(text: str) -> None:
    assert not only(text).negated
