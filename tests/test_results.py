"""Lists: results told line by line, a name and a bare number each, and numbers that only number the lines."""

from __future__ import annotations

import pytest

from extract import extract
from extract.model import Lang

Told = list[tuple[str | None, str, str | None]]


def told(text: str, lang: Lang) -> Told:
    """Subject, exact words and item of every figure."""
    return [
        (claim.subject, text[quantity.start : quantity.end], quantity.item)
        for claim in extract(text, lang)
        for quantity in claim.quantities
        if quantity.kind != "date"
    ]


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        (
            "各區得票如下：\n東岸區\n1. 林小滿 12,345\n2. 何遠 9,876\n西岸區\n1. 許青 24,144\n2. 馬冬 16,320",
            "zh",
            [
                ("林小滿", "12,345", "票"),
                ("何遠", "9,876", "票"),
                ("許青", "24,144", "票"),
                ("馬冬", "16,320", "票"),
            ],
        ),
        (
            "各镇受灾人数：\n柳河镇：812\n石桥镇：640\n",
            "zh",
            [("柳河镇", "812", "受灾"), ("石桥镇", "640", "受灾")],
        ),
        ("柳河镇 12,345\n石桥镇 6,400", "zh", [("柳河镇", "12,345", None), ("石桥镇", "6,400", None)]),
        ("房号\n柳园 812\n石桥 640", "zh", []),
        ("订房热线\n前台电话 456789\n餐厅电话 456780", "zh", []),
        (
            "How the ward voted:\n1. Ann Cole 12,345\n2. Bob Lee 9,876",
            "en",
            [("Ann Cole", "12,345", None), ("Bob Lee", "9,876", None)],
        ),
        (
            "What changes\n1. Fares rise by 5%.\n2) The tram gets 12 stops.\n(3) Guards lose 40 posts",
            "en",
            [("Fares", "5%", None), ("tram", "12", "stops"), ("Guards", "40", "posts")],
        ),
        (
            "Last season's tally was 31. 40 goals were scored away.",
            "en",
            [("Last season's tally", "31", "tally"), ("goals", "40", "goals")],
        ),
    ],
)
def test_lists(text: str, lang: Lang, expected: Told) -> None:
    assert told(text, lang) == expected
