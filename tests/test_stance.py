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
        "据研究员估计，全市约有3000只野猫。",
        "厂方号称每天可产5万盒。",
        "坊间盛传该店亏损3亿元。",
        "分店或因疫情流失300名客人。",
        "长者若获批准，可得300元。",
        "他被控于2024年3月1日袭击警员。",
        "店员疑偷走5万元。",
        "商会料全年亏损3万元。",
        "新桥造价估算逾3亿元。",
        "公司纯利预增3亿元。",
        "这间店每次将收费300元。",
        "总部将于本周内作出决定。",
        "公司将关闭分店，并裁减300名员工。",
        "预计全年收入上升，利润达3亿元。",
        "政府今日稍后公布名单。",
        "共有80间书商将参与年度展览。",
        "余下12间分店亦会继续营业。",
        "倘若商铺减租，且客人回来，那么生意可上升6%。",
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
        "两名主管将新增的职位取消。",
        "他让两位老将继续上场。",
        "司长王若冰捐出5万元。",
        "一盒只要15元。",
        "若将员工宿舍计算在内，总面积达3万平方米。",
        "律政司司长郑若骅收到3封信。",
        "他将诚信作为3项原则之一。",
        "协会在长者保障计划增设3项服务。",
        "协会在现有的保障计划增设3项服务。",
        "他被控3项罪名。",
        "原预计生意上升，但利润只有3亿元。",
        "他受质疑后退回5万元。",
        "图书馆注销的资料达3万项。",
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
