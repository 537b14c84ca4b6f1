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
