"""Chinese numerals: what is rendered in characters is read back over the whole range, and spans and scripts hold."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from opencc import OpenCC

from extract.pipeline import find_quantities
from extract.text.document import Document
from extract.text.fold import fold
from extract.zh.numbers.numerals import evaluate, read_numeral
from tests.corpus_runner import cases, short
from tests.cost import is_linear

DIGITS = "零一二三四五六七八九"
FINANCIAL = str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")


def section(number: int) -> str:
    """1 to 9999 in characters, with 零 for a gap."""
    written, gap = "", False
    for scale, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // scale % 10
        if digit:
            written += ("零" if gap and written else "") + DIGITS[digit] + name
            gap = False
        else:
            gap = True
    return written


def render(number: int) -> str:
    """The standard written form of a whole number below ten thousand 亿."""
    written, gap = "", False
    for scale, name in ((10**12, "万亿"), (10**8, "亿"), (10**4, "万"), (1, "")):
        part = number // scale % 10**4
        if scale == 10**8 and number >= 10**12:
            name = "亿" if part else ""
        if part:
            written += ("零" if written and (gap or part < 1000) else "") + section(part) + name
            gap = False
        else:
            gap = bool(written)
    return written or "零"


@given(st.integers(min_value=1, max_value=10**12 - 1))
def test_characters_are_read_back(number: int) -> None:
    assert evaluate(render(number)) == number
    assert render(number).startswith("一十") or read(render(number)) == number


@given(st.integers(min_value=1, max_value=10**8))
def test_financial_characters_are_read_back(number: int) -> None:
    written = render(number).translate(FINANCIAL)
    if len(written) > 1:
        assert read(written) == number


@given(st.integers(min_value=1, max_value=9999), st.sampled_from(["", "万", "亿", "万亿"]), st.booleans())
def test_digits_with_scales_are_read_back(number: int, scale: str, spaced: bool) -> None:
    powers = {"": 1, "万": 10**4, "亿": 10**8, "万亿": 10**12}
    written = f"{number}{' ' if spaced and scale else ''}{scale}"
    assert read(written) == number * powers[scale]


@given(st.decimals(min_value=0, max_value=10**6, places=2, allow_nan=False), st.sampled_from(["%", "亿元", "公里"]))
def test_decimals_are_exact(number: Decimal, unit: str) -> None:
    text = f"数字是{number}{unit}。"
    (quantity,) = find_quantities(Document.of(text, "zh"))
    factor = 10**8 if unit == "亿元" else 1
    assert quantity.value == number * factor
    assert text[quantity.start : quantity.end] == f"{number}{unit}"


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("三千五", 3500),
        ("两万三", 23000),
        ("一百零五", 105),
        ("十万五", 105000),
        ("一亿两千万", 120000000),
        ("1亿2000万", 120000000),
        ("3万5千", 35000),
        ("2萬8,590", 28590),
        ("2兆8,818億", 2881800000000),
        ("1.2万亿", 1200000000000),
        ("廿三", 23),
        ("卅", 30),
        ("二〇二〇", 2020),
        ("三点一四", Decimal("3.14")),
        ("57,387", 57387),
        ("3.5 million", 3500000),
    ],
)
def test_mixed_and_spoken_forms(written: str, value: int | Decimal) -> None:
    assert read(written) == value


@pytest.mark.parametrize(
    ("written", "low", "high"),
    [
        ("十几", 11, 19),
        ("几十万", 100000, 1000000),
        ("数千万", 10**7, 10**8),
        ("三五百", 300, 500),
        ("两三", 2, 3),
        ("十五六", 15, 16),
        ("二十七八万", 270000, 280000),
        ("一百二三十", 120, 130),
        ("数以千计", 1000, 10000),
    ],
)
def test_vague_numerals_have_two_ends(written: str, low: int, high: int) -> None:
    numeral = read_numeral(written, 0, len(written))
    assert numeral is not None
    assert (numeral.low, numeral.high, numeral.end) == (Decimal(low), Decimal(high), len(written))


def read(written: str) -> Decimal | None:
    """The value of a text that is one numeral from end to end."""
    folded = fold(written)
    numeral = read_numeral(folded, 0, len(folded))
    return numeral.low if numeral is not None and numeral.end == len(folded) else None


@given(st.text(alphabet="0123456789一二两三百千万亿点分之年月日号至到、，。%元人名个半多余第几数上-. (", max_size=60))
@settings(max_examples=300)
def test_any_text_yields_ordered_spans_inside_it(text: str) -> None:
    last = 0
    for quantity in find_quantities(Document.of(text, "zh")):
        assert last <= quantity.start < quantity.end <= len(text)
        last = quantity.end


TO_TRADITIONAL = OpenCC("s2t")


@pytest.mark.parametrize("case", [parameter for parameter in cases("zh") if "region" not in parameter.values[0]])
def test_the_traditional_twin_says_the_same(case: dict[str, Any]) -> None:
    twin = "".join(TO_TRADITIONAL.convert(character) for character in case["text"])
    if len(twin) != len(case["text"]) or fold(twin) != fold(case["text"]):
        pytest.skip("a character has no single twin")
    assert lines(twin, case) == lines(case["text"], case)


def lines(text: str, case: dict[str, Any]) -> list[str]:
    """What a text yields on the mainland, told in Simplified."""
    document = Document.of(text, "zh", case.get("published"), "cn")
    return [fold(short(quantity)) for quantity in find_quantities(document)]


@pytest.mark.parametrize("unit", ["1", "一", "万", "（", "1,", "1、", "3天", "5%、", "2019年", "他买了三个苹果，"])
def test_a_hostile_text_costs_no_more_than_its_length(unit: str) -> None:
    """Ten times the text takes ten times the steps: sentences are parted and every window is bounded."""
    document = Document.of(unit * (20_000 // len(unit)), "zh")
    assert max((sentence.end - sentence.start for sentence in document.sentences), default=0) <= 2000
    find_quantities(document)


def test_text_around_an_address_costs_no_more_than_its_length() -> None:
    """Chinese characters are letters too: looking for an address behind each of them took half a minute."""

    def told(length: int) -> None:
        document = Document.of("详见www.abc.example 共有3人" + "好" * length, "zh")
        assert [document.text[q.start : q.end] for q in find_quantities(document)] == ["3人"]

    assert is_linear(told, 20_000)
