"""What a Chinese count counts, and whether it counts at all: by what stands before the figure and behind it."""

from __future__ import annotations

from datetime import date

import pytest

from extract import extract


def counted(text: str) -> list[tuple[str, str | None]]:
    """Each figure of a text that counts or levels something, with what it counts."""
    found = {
        (q.start, q.end): q.item
        for claim in extract(text, "zh", date(2024, 6, 12))
        for q in claim.quantities
        if q.kind in ("count", "number")
    }
    return [(text[start:end], item) for (start, end), item in sorted(found.items())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("失业人数从155万上升到1283万。", [("155万", "失业人数"), ("1283万", "失业人数")]),
        ("今年高考报名人数达1078万。", [("1078万", "报名人数")]),
        ("该国失业人数9月份减少6.63万。", [("6.63万", "失业人数")]),
        ("地震死亡人数升至127，搜救仍在继续。", [("127", "死亡人数")]),
        ("平台月活跃用户数量已经达到22亿。", [("22亿", "活跃用户")]),
        ("这段视频的播放量超过2亿。", [("2亿", "播放量")]),
        ("客流量从去年的300万减少到120万。", [("300万", "客流量"), ("120万", "客流量")]),
        ("日均订单量从3000上升到5000。", [("3000", "订单量"), ("5000", "订单量")]),
        ("参加者多达六七百，主办方始料未及。", [("六七百", "参加者")]),
    ],
)
def test_a_bare_figure_counts_what_the_noun_before_it_names(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert counted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("书中介绍了5种感觉快乐的方法。", ("5种", "方法")),
        ("世上另有两种人类栖居于自然的生活方式。", ("两种", "生活方式")),
        ("法院审查了数百份要求搜查住宅的文件。", ("数百份", "文件")),
        ("将两个因素大致相同的地区进行对比。", ("两个", "地区")),
        ("公司推出了四款价格低廉的手机。", ("四款", "手机")),
        ("全国有200多座人口密集的城市。", ("200多座", "城市")),
        ("对此有两种互相抵触的解释。", ("两种", "解释")),
        ("她发现了三种主要的认知偏见，并逐一说明。", ("三种", "认知偏见")),
        ("两个彼此独立的、长期对立的阵营走到了一起。", ("两个", "阵营")),
        ("文中介绍了两款“老牌”的翻墙软件。", ("两款", "翻墙软件")),
        ("队员可以随时分成两个或多个小组。", ("两个", "小组")),
        ("两名国际知名记者被杀害。", ("两名", "知名记者")),
        ("每年有500部剧本类剧集发布。", ("500部", "剧本类剧集")),
        ("三名记者在采访当地居民的途中遇袭。", ("三名", "记者")),
        ("该中心使用9个因素来比较各公司的表现。", ("9个", "因素")),
    ],
)
def test_a_clause_before_the_noun_is_not_counted(text: str, expected: tuple[str, str | None]) -> None:
    assert expected in counted(text)
