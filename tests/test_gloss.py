"""Glosses: figures and periods, Chinese claims made anew from their parts, English clauses trimmed."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pytest

from extract import extract
from extract.gloss.figures import period, plural, rendered
from extract.gloss.gloss import LONGEST, gloss
from extract.model import Attribution, Claim, ClaimKind, Quantity, QuantityKind, Role
from extract.text.document import Document
from tests.corpus_runner import CORPUS, load
from tests.cost import cost


def quantity(kind: QuantityKind, value: str | None = None, **fields: object) -> Quantity:
    return Quantity(0, 1, kind, "made", Decimal(value) if value else None, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("made", "text"),
    [
        (quantity("money", "8", unit="CNY"), "8 CNY"),
        (quantity("money", "1130000000", unit="USD"), "$1.13bn"),
        (quantity("money", "600000000", unit="GBP", modifier="~"), "~£600m"),
        (quantity("money", "18", max_value=Decimal(21), unit="USD"), "$18-21"),
        (
            quantity("money", "2182990000", unit="CNY"),
            "2.183bn CNY".replace("2.183", "2.18299") and "2,182,990,000 CNY",
        ),
        (quantity("money", "1000000000", max_value=Decimal(10**10), unit="CNY", vague=True), "billions of CNY"),
        (quantity("percent", "68.79", unit="%"), "68.79%"),
        (quantity("percent", "6.9", unit="pp"), "6.9 pp"),
        (quantity("count", "20000000", modifier=">"), ">20,000,000"),
        (quantity("count", "100000", max_value=Decimal(10**6), vague=True), "hundreds of thousands"),
        (quantity("duration", "3", unit="mo"), "3 months"),
        (quantity("duration", "1", unit="h"), "1 hour"),
        (quantity("duration", "0.5", unit="a"), "half a year"),
        (quantity("age", "31", unit="a"), "31 years old"),
        (quantity("measure", "400", unit="Gbit/s"), "400 Gbit/s"),
        (quantity("measure", "36.6", unit="Cel"), "36.6 °C"),
        (quantity("ratio", "10", unit="x"), "10x"),
        (quantity("ratio", "0.25", unit="x"), "1/4"),
        (quantity("rank", "2"), "2nd"),
        (quantity("rank", "13"), "13th"),
        (quantity("number", "50.7"), "50.7"),
        (quantity("money", "4", unit="CNY", per="d"), "4 CNY per day"),
        (quantity("date", start_date=date(2020, 6, 8), end_date=date(2020, 6, 8)), "2020-06-08"),
    ],
)
def test_figures(made: Quantity, text: str) -> None:
    assert rendered(made) == text


def test_a_counted_thing_follows_in_the_plural() -> None:
    assert rendered(quantity("count", "30000"), "face photo") == "30,000 face photos"
    assert rendered(quantity("count", "1"), "city") == "1 city"


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("company", "companies"),
        ("person", "people"),
        ("bus", "buses"),
        ("campus", "campuses"),
        ("market crisis", "market crises"),
        ("goods", "goods"),
        ("German", "Germans"),
        ("human", "humans"),
        ("box", "boxes"),
        ("policeman", "policemen"),
        ("staff", "staff"),
    ],
)
def test_plurals(one: str, many: str) -> None:
    assert plural(one) == many


@pytest.mark.parametrize(
    ("start", "end", "name"),
    [
        ((2019, 1, 1), (2019, 12, 31), "2019"),
        ((1999, 1, 1), (2003, 12, 31), "1999-2003"),
        ((2004, 10, 1), (2004, 12, 31), "2004 Q4"),
        ((2020, 7, 1), (2020, 12, 31), "2020 H2"),
        ((2019, 11, 1), (2019, 11, 30), "2019-11"),
        ((2019, 11, 1), (2019, 11, 10), "2019-11-01/10"),
        ((2020, 1, 1), (2020, 5, 20), "2020-01-01/2020-05-20"),
        ((2020, 1, 1), (2020, 5, 31), "2020-01/05"),
    ],
)
def test_periods(start: tuple[int, int, int], end: tuple[int, int, int], name: str) -> None:
    assert period(date(*start), date(*end)) == name


def test_open_periods() -> None:
    assert period(date(2020, 2, 14), None) == "since 2020-02-14"
    assert period(None, date(2020, 2, 14)) == "until 2020-02-14"
    assert period(None, None) == ""


def claim(
    text: str,
    kind: ClaimKind,
    figures: list[tuple[str, Role, Quantity]],
    subject: str | None = None,
    said: str | None = None,
    when: date | None = None,
) -> Claim:
    """A claim of the whole of `text`; each figure is named by its words, its role and its reading."""
    lang = "zh" if re.search(r"[\u4e00-\u9fff]", text) else "en"
    placed = []
    for words, role, made in figures:
        at = text.index(words)
        place = made.item_start if made.item is None else text.index(made.item, at)
        fields = {name: getattr(made, name) for name in Quantity.__dataclass_fields__}
        placed.append(Quantity(**{**fields, "start": at, "end": at + len(words), "role": role, "item_start": place}))
    attributions: tuple[Attribution, ...] = ()
    if said is not None:
        at = text.index(said)
        attributions = (Attribution(at, at + len(said), said, 0, len(text), "made"),)
    made_claim = Claim(
        kind, 0, len(text), 0, len(text), lang, "made", "", tuple(placed), attributions, subject,  # type: ignore[arg-type]
        time_start=when, time_end=when,
    )  # fmt: skip
    return gloss(made_claim, Document.of(text, lang))


@pytest.mark.parametrize(
    ("made", "text"),
    [
        (
            claim(
                "十五元可买两百张明信片",
                "price",
                [
                    ("十五元", "price", quantity("money", "15", unit="CNY")),
                    ("两百张", "goods", quantity("count", "200", item="明信片")),
                ],
            ),
            "15 CNY for 200 postcards",
        ),
        (
            claim("公司去年裁员300人", "count", [("300人", "main", quantity("count", "300"))], "公司", when=None),
            "Company laid off 300 people",
        ),
        (
            claim(
                "净利润同比增长12%",
                "change",
                [("12%", "by", quantity("percent", "12", unit="%", direction="up"))],
                "净利润",
            ),
            "Net profit up 12% year on year",
        ),
        (
            claim(
                "出口额从20亿美元增至30亿美元",
                "change",
                [
                    ("20亿美元", "from", quantity("money", "2000000000", unit="USD")),
                    ("30亿美元", "to", quantity("money", "3000000000", unit="USD")),
                ],
                "出口额",
            ),
            "Exports up from $2bn to $3bn",
        ),
        (
            claim(
                "8月8日，微软宣布停止销售该软件",
                "event",
                [("8月8日", "time", quantity("date", start_date=date(2022, 8, 8), end_date=date(2022, 8, 8)))],
                "微软",
                when=date(2022, 8, 8),
            ),
            "Microsoft announced it would stop selling software, 2022-08-08",
        ),
        (
            claim("全国共有四千座水库", "count", [("四千座", "main", quantity("count", "4000", item="水库"))], "水库"),
            "4,000 reservoirs nationwide",
        ),
    ],
)
def test_chinese(made: Claim, text: str) -> None:
    assert made.gloss == text


@pytest.mark.parametrize(
    ("made", "text"),
    [
        (
            claim(
                "The group said its profits rose 7% to £3m",
                "change",
                [
                    ("7%", "by", quantity("percent", "7", unit="%", direction="up")),
                    ("£3m", "to", quantity("money", "3000000", unit="GBP")),
                ],
                "The group",
                said="The group said",
            ),
            "The group's profits up 7% to £3m",
        ),
        (
            claim(
                "but it employs 40 people",
                "count",
                [("40", "main", quantity("count", "40", item="people"))],
                "the mill",
            ),
            "The mill employs 40 people",
        ),
        (
            claim(
                "Tolls were abolished in 1998", "event",
                [("1998", "time", quantity("date", start_date=date(1998, 1, 1), end_date=date(1998, 12, 31)))],
                "Tolls", when=date(1998, 1, 1),
            ),
            "Tolls were abolished, 1998-01-01",
        ),
    ],
)  # fmt: skip
def test_english(made: Claim, text: str) -> None:
    assert made.gloss == text


def test_names_are_written_in_pinyin() -> None:
    made = claim(
        "市长易会满昨日捐出5万元", "amount", [("5万元", "main", quantity("money", "50000", unit="CNY"))], "易会满"
    )
    assert made.gloss.startswith("Yi Huiman donated ")
    assert not re.search(r"[\u3400-\u9fff]", made.gloss)


def test_a_long_clause_is_cut_at_a_word() -> None:
    made = claim(
        "The mill " + "very " * 80 + "slowly made 3 hats", "count", [("3", "main", quantity("count", "3"))], "The mill"
    )
    assert len(made.gloss) <= LONGEST + 2
    assert made.gloss.endswith("…")


def test_what_has_no_spaces_is_cut_all_the_same() -> None:
    made = claim("啊" * 200, "number", [])
    assert len(made.gloss) <= LONGEST + 2
    assert made.gloss.endswith("…")


def test_a_date_in_what_attributes_does_not_end_it() -> None:
    day = quantity("date", start_date=date(2016, 3, 1), end_date=date(2016, 3, 31))
    said = "据2016年3月发表的审计报告"
    made = claim(f"该公司{said}关闭了工厂", "event", [("2016年3月", "time", day)], "该公司", said, date(2016, 3, 1))
    assert made.gloss == "Company closed factory, 2016-03-01"


def test_a_gloss_is_fast() -> None:
    text = "公司今年在全国新建了三百座充电站，总投资二十亿元"
    document = Document.of(text, "zh")
    at = text.index("三百座")
    one = Claim(
        "count",
        0,
        len(text),
        0,
        len(text),
        "zh",
        "made",
        "",
        (Quantity(at, at + 3, "count", "made", Decimal(300)),),
        (),
        "公司",
    )
    gloss(one, document)
    assert cost(lambda: [gloss(one, document) for _ in range(1_000)]) < 1


@pytest.mark.parametrize("case", load(CORPUS / "gloss.toml"))
def test_sentences(case: dict[str, object]) -> None:
    claims = extract(str(case["text"]), published=date(2023, 5, 4))
    assert [claim.gloss for claim in claims] == case["gloss"]


def test_a_date_behind_many_figures_is_said_once() -> None:
    told = [str(number) for number in range(30, 43)]
    day = quantity("date", start_date=date(1998, 1, 1), end_date=date(1998, 1, 1))
    figures: list[tuple[str, Role, Quantity]] = [(words, "main", quantity("number", words)) for words in told]
    made = claim(
        f"The lots: {' '.join(told)} in 1998", "number", [*figures, ("1998", "time", day)], "lots", None, day.start_date
    )
    assert made.gloss == f"The lots: {' '.join(told)}, 1998-01-01"
