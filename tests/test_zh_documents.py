"""Chinese papers and polls that speak without a verb of saying."""

from __future__ import annotations

import pytest

from extract import extract


def said(text: str) -> dict[str, list[str]]:
    """Each quantity of a text with the names of those who tell it."""
    return {
        text[quantity.start : quantity.end]: [attribution.name for attribution in claim.attributions]
        for claim in extract(text, "zh")
        for quantity in claim.quantities
    }


@pytest.mark.parametrize(
    ("text", "quantity", "name"),
    [
        ("有媒體報導該區印製了23萬個月餅盒，是全市之冠。", "23萬個", "媒體"),
        ("早前，有外媒报道，该厂产量去年下降8%。", "8%", "外媒"),
        ("民調機構昨日公布市長上任以來的首次評分，錄得34.1分。", "34.1分", "民調機構"),
        ("民調機構昨日公布市長的最新評分，錄得34.1分。支持率為19%。", "19%", "民調機構"),
        ("东湖研究中心的调查除问及气候外，也问及疫情。受访者对邻国的好感度为26%。", "26%", "东湖研究中心"),
        ("调查共访问1200名市民，以电话方式进行。四成受访者认为房价会跌。", "四成", "调查"),
        ("审计报告列出三项问题。该部门超支2亿元。", "2亿元", "审计报告"),
        ("白皮书回顾过去十年的发展。森林覆盖率达24%。", "24%", "白皮书"),
        ("国家统计局公布11月居民消费价格，同比上涨0.2%。猪肉价格下降31.8%。", "31.8%", "国家统计局"),
        ("根據民政局陽光網，截至去年底共有160項服務。", "160項", "民政局陽光網"),
        ("「火起之後，油箱在十五分鐘後爆炸。」《晨報》1931年5月13日", "十五分鐘", "《晨報》"),
        ("警員出動逾千，依然疲於奔命。（《晚報》1931年7月2日）", "千", "《晚報》"),
        ("「第一日有三人受傷。\n翌日有八人被捕。」《商報》1931年", "三人", "《商報》"),
        ("「第一日有三人受傷。\n翌日有八人被捕。」《商報》1931年", "八人", "《商報》"),
    ],
)
def test_a_paper_or_poll_speaks(text: str, quantity: str, name: str) -> None:
    assert said(text)[quantity] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "媒体报道的三宗个案均属失实。",
        "研究报告发表后，有两家公司倒闭。",
        "他在《晨报》上发表三篇文章，爱读《晚报》。",
        "根据合同，甲方须支付300万元。",
        "调查共访问1200名市民。",
        "天台上有三名工人。《晨报》图片",
        "承办商打算花28万元印刷12万本，到实际报价时，发现27万元可以印刷23万本。",
    ],
)
def test_nobody_speaks(text: str) -> None:
    assert not any(said(text).values())
