"""Figures side by side and each kind of evidence, without the extractor."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from claims.match import compare
from claims.match.pairs.pair import FeatureName
from claims.match.statement.figures import Agreement, Figure, compare_figures, grain_of
from claims.match.statement.mention import Mention
from claims.match.verdict.score import compare_mentions
from claims.match.words.rarity import stem
from claims.match.words.terms import terms
from extract.model import Lang


def figure(value: str, **fields: object) -> Figure:
    """`value` as written: "3.2m", ">57000", "~60000", "5-6"."""
    modifier = "="
    if value[0] in "<>~":
        modifier, value = value[0], value[1:]
    low, _, high = value.partition("-")
    scale = 10**6 if low.endswith("m") else 1
    number = Decimal(low.removesuffix("m")) * scale
    return Figure(
        **{"kind": "count", "role": "main", "unit": None, "low": number, "high": Decimal(high) if high else None}
        | {"modifier": modifier, "grain": grain_of(number, low), "exact": value}
        | fields  # type: ignore[arg-type]
    )


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("57387", "57387", "agree"),
        ("57387", "57000", "agree"),
        ("57387", "57400", "agree"),
        ("57387", "60000", "clash"),
        ("57387", "57388", "clash"),
        ("57387", ">57000", "fit"),
        ("60000", ">57000", "fit"),
        ("20000000", ">10000000", "open"),
        ("45000", ">57000", "clash"),
        ("57387", "~60000", "agree"),
        ("45000", "~60000", "clash"),
        ("3.2m", "3m", "agree"),
        ("3", "4", "clash"),
        ("5-6", "5-6", "agree"),
        ("5-6", "5.5", "fit"),
        ("5-6", "7", "clash"),
        (">50", "<40", "clash"),
        (">50", ">80", "open"),
        ("83", "<50", "clash"),
    ],
)
def test_figures(left: str, right: str, expected: Agreement) -> None:
    assert compare_figures(figure(left), figure(right)) == expected
    assert compare_figures(figure(right), figure(left)) == expected


@pytest.mark.parametrize(("point", "expected"), [("-3", "open"), ("0", "open"), ("-6", "clash"), ("1", "clash")])
def test_a_range_may_end_at_zero(point: str, expected: Agreement) -> None:
    frost = figure("5", low=Decimal(-5), high=Decimal(0), kind="measure", unit="Cel")
    told = figure("0", low=Decimal(point), kind="measure", unit="Cel")
    assert compare_figures(frost, told) == expected
    assert compare_figures(told, frost) == expected


def test_units_keep_figures_apart() -> None:
    dollars, euros = figure("5", kind="money", unit="USD"), figure("5", kind="money", unit="EUR")
    assert compare_figures(dollars, euros) == "apart"
    assert compare_figures(figure("5", kind="percent", unit="%"), figure("5")) == "apart"


def test_a_rise_and_a_fall_clash() -> None:
    up, down = (figure("5", kind="percent", unit="%", direction=way) for way in ("up", "down"))
    assert compare_figures(up, down) == "clash"


def test_a_day_lies_in_its_month() -> None:
    day = figure("0", kind="date", first_day=date(2023, 8, 8), last_day=date(2023, 8, 8))
    month = figure("0", kind="date", first_day=date(2023, 8, 1), last_day=date(2023, 8, 31))
    later = figure("0", kind="date", first_day=date(2023, 9, 1), last_day=date(2023, 9, 30))
    assert compare_figures(day, month) == "agree"
    assert compare_figures(day, later) == "clash"


def mention(text: str, value: str, *, lang: Lang = "en", **fields: object) -> Mention:
    """A statement whose clause is the whole text."""
    exact = value.lstrip("<>~")
    start = text.find(exact)
    told = figure(value, start=start, end=start + len(exact))
    words = tuple(term for term in terms(text, lang) if not start <= term.start < start + len(exact))
    known = {"id": text, "kind": "count", "lang": lang, "text": text, "start": 0, "end": len(text), "gloss": text}
    return Mention(**known | {"subject": None, "figures": (told,), "terms": words} | fields)  # type: ignore[arg-type]


def test_a_changed_digit_is_a_conflict_and_a_changed_wording_is_none() -> None:
    one = mention("The ferry carried 210 passengers to Bali.", "210")
    digit = mention("The ferry carried 120 passengers to Bali.", "120")
    wording = mention("On board the Bali ferry were 210 passengers.", "210")
    assert compare_mentions(one, digit).relation == "conflict"
    assert compare_mentions(one, wording).relation == "same"


def test_another_day_makes_a_count_another_one() -> None:
    days = [
        mention(f"Lahore has {count} dengue patients.", count, time_start=day, time_end=day)
        for count, day in (("120", date(2021, 3, 1)), ("180", date(2021, 3, 2)))
    ]
    comparison = compare_mentions(*days)
    assert comparison.relation == "related"
    assert comparison.feature("time").value == -1


def test_counts_in_sources_of_other_days_contradict_nothing() -> None:
    early, late = (
        mention(f"Lahore has {count} dengue patients.", count, published=day)
        for count, day in (("120", date(2021, 3, 1)), ("180", date(2021, 3, 9)))
    )
    assert compare_mentions(early, late).relation == "related"


@pytest.mark.parametrize(
    ("left", "right", "feature"),
    [
        ("The blast killed 23 workers.", "The blast injured 23 workers.", "meaning"),
        ("Turin counted 23 cases of measles.", "Paris counted 23 cases of measles in France.", "names"),
        ("Paris counted 23 cases of measles.", "Berlin counted 23 cases of measles.", "place"),
        (
            "Chinese surgeons operated on 23 people in Zimbabwe.",
            "Chinese surgeons operated on 23 people in Zanzibar.",
            "place",
        ),
        ("The council built 23 sheds by the river.", "The council built 23 garages by the river.", "swap"),
    ],
)
def test_what_keeps_equal_figures_apart(left: str, right: str, feature: FeatureName) -> None:
    comparison = compare_mentions(mention(left, "23"), mention(right, "23"))
    assert comparison.relation in ("related", "different")
    if feature != "names":
        assert comparison.feature(feature).value == -1


def test_a_denial_conflicts() -> None:
    said = mention("The mill laid off 500 workers.", "500")
    denied = mention("The mill laid off 500 workers.", "500", negated=True)
    assert compare_mentions(said, denied).relation == "conflict"


def test_police_and_organisers_conflict() -> None:
    police = mention("Some 8000 people marched in Athens.", "~8000", speakers=("police",))
    organisers = mention("Some 40000 people marched in Athens.", "~40000", speakers=("organisers",))
    comparison = compare_mentions(police, organisers)
    assert comparison.relation == "conflict"
    assert comparison.feature("speakers").value < 0


def test_across_languages() -> None:
    chinese = mention("肯尼亚有146头大象戴上了卫星项圈。", "146", lang="zh")
    english = mention("In Kenya 146 elephants wear satellite collars.", "146")
    comparison = compare_mentions(chinese, english)
    assert comparison.relation == "same"
    assert "kenya" in comparison.feature("wording").sentence


def test_every_feature_explains_itself() -> None:
    comparison = compare_mentions(
        mention("A ferry sank with 210 people.", "210"), mention("A ferry sank with 210.", "210")
    )
    assert all(feature.sentence.endswith(".") and -1 <= feature.value <= 1 for feature in comparison.features)


def test_both_scripts_have_the_same_terms() -> None:
    simplified, traditional = terms("台风造成七人遇难", "zh"), terms("颱風造成七人遇難", "zh")
    assert [term.form for term in simplified] == [term.form for term in traditional]


def test_stems_meet() -> None:
    assert stem("flooded") == stem("floods") == stem("flooding")
    assert stem("injuries") == stem("injury")


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "Line 9 has 31 stations and can carry about 120,000 passengers a day, the operator said.",
            "9号线全长22.4公里，设34座车站，总投资140亿元。",
        ),
        (
            "9號線昨日通車，全線設有三十四個車站，全程只需35分鐘。",
            "Line 9 has 31 stations and cost 2.1 billion dollars, its chairman said.",
        ),
    ],
)
def test_what_stands_beside_a_figure_hides_no_contradiction(left: str, right: str) -> None:
    assert compare(left, right).relation == "conflict"


def test_a_town_that_no_table_knows_lies_in_no_province() -> None:
    assert [term.form for term in terms("岚川爆炸", "zh")] == ["岚川", "thing.explosion"]
    assert terms("川渝两地", "zh")[0].form == "province.sichuan"


@pytest.mark.parametrize("town", ["星川县", "云川县", "宽川镇", "马兰川县"])
def test_the_sign_of_a_province_inside_the_name_of_a_town_names_no_province(town: str) -> None:
    assert "province.sichuan" not in {term.form for term in terms(f"{town}洪水", "zh")}
    assert compare(f"{town}洪水造成11人遇难。", "四川洪水造成13人遇难。").relation == "different"


@pytest.mark.parametrize("told", ["在川县级干部", "赴川市场", "四川星川县", "赴川乡民"])
def test_the_sign_of_a_province_beside_other_words_names_it(told: str) -> None:
    assert "province.sichuan" in {term.form for term in terms(told, "zh")}


@pytest.mark.parametrize(
    ("left", "right", "relation"),
    [
        ("全县有三分之一的学校停课。", "One in three schools in the county is closed.", "same"),
        ("台风致38条航线停航。", "The typhoon suspended 38 ferry routes.", "same"),
        ("全市共有320所学校停课。", "Classes were suspended at 320 schools in the city.", "same"),
        ("全市共有320所学校停课。", "全市共有320所学校关闭。", "same"),
        ("全市共有320所学校停课。", "全市共有320所学校复课。", "different"),
        ("大雨导致42条公交线路停运。", "大雨导致42条公交线路复运。", "different"),
        ("全市共有320所学校停课。", "全市共有320所学校受损。", "different"),
    ],
)
def test_what_stands_still_is_not_what_starts_again(left: str, right: str, relation: str) -> None:
    assert compare(left, right).relation == relation


@pytest.mark.parametrize(
    ("left", "right", "relation"),
    [
        ("灾区约2300户停电。", "仍有约2300户停电。", "same"),
        ("地震后约2300户停电。", "仍有约2300户停电。", "same"),
        ("县内约2300户停电。", "目前仍有约2300户停电。", "same"),
        ("工厂约2300人停工。", "目前约2300人停工。", "same"),
        ("地震前约2300户停电。", "地震后约2300户停电。", "different"),
        ("老师共有2300人。", "学生共有2300人。", "different"),
        ("灾区约2300户停电。", "并无约2300户停电。", "different"),
        ("大雾令首都机场取消航班126班。", "大雾令虹桥机场取消航班126班。", "different"),
    ],
)
def test_an_adverb_is_exchanged_for_no_noun(left: str, right: str, relation: str) -> None:
    assert compare(left, right).relation == relation


@pytest.mark.parametrize(
    ("english", "relation"),
    [
        ("A total of 534,000 doses of flu vaccine had been given by Nov. 10.", "conflict"),
        ("As of Nov. 10, 534,000 doses of flu vaccine had been given altogether.", "conflict"),
        ("534,000 doses of flu vaccine had been given by nurses.", "different"),
        ("534,000 doses of flu vaccine were given on Nov. 10.", "different"),
        ("Another 534,000 doses of flu vaccine had been given by Nov. 10.", "different"),
    ],
)
def test_what_was_done_by_a_day_is_what_was_done_in_all(english: str, relation: str) -> None:
    chinese = "截至11月10日，全市累计接种流感疫苗54.3万剂次。"
    assert compare(english, chinese, published=date(2025, 11, 12)).relation == relation


@pytest.mark.parametrize(
    ("left", "right", "relation"),
    [
        ("Nearly 40% of respondents support it.", "42% of respondents support it.", "different"),
        ("Nearly 40% of respondents support it.", "39% of respondents support it.", "same"),
        ("Nearly 60,000 people marched in Athens.", "60,012 people marched in Athens.", "same"),
        ("近四成受访者支持。", "42%的受访者支持。", "different"),
        ("近四成受访者支持。", "38%的受访者支持。", "same"),
        ("最近四成受访者支持。", "42%的受访者支持。", "same"),
        ("约四成受访者支持。", "42%的受访者支持。", "same"),
    ],
)
def test_what_is_nearly_so_much_is_no_more(left: str, right: str, relation: str) -> None:
    assert compare(left, right).relation == relation


@pytest.mark.parametrize(
    ("left", "right", "relation"),
    [
        ("公司去年盈利3亿元。", "公司去年亏损3亿元。", "conflict"),
        ("公司2024年盈利3亿元。", "公司2024年亏损2亿元。", "conflict"),
        ("公司去年盈利3亿元。", "公司今年亏损3亿元。", "different"),
        ("公司去年盈利3亿元。", "公司去年一季度亏损3亿元。", "different"),
        ("茅台去年盈利3亿元。", "小米去年亏损3亿元。", "different"),
    ],
)
def test_no_firm_earns_and_loses_in_one_year(left: str, right: str, relation: str) -> None:
    assert compare(left, right).relation == relation


@pytest.mark.parametrize(
    ("left", "right", "feature", "sentence"),
    [
        ("四川洪水造成11人遇难。", "四川洪水造成13人遇难。", "names", "Both name sichuan."),
        ("Oil fell 3% to $70.", "Oil rose 3% to $70.", "nearness", "“3%” and “3%” are equal by themselves."),
        (
            *("失业率上升0.2个百分点。", "失业率上升0.2%。", "measure"),
            "“0.2%” and “0.2个百分点” are told in units that do not compare.",
        ),
    ],
)
def test_reasons_are_told_in_the_words_of_readers(left: str, right: str, feature: FeatureName, sentence: str) -> None:
    assert compare(left, right).feature(feature).sentence == sentence


def test_what_a_count_rose_to_contradicts_no_lower_one() -> None:
    left, right = "A blast at the Hanlu mine killed nine people on Monday.", "韩麓煤矿周一爆炸，死亡人数增至12人。"
    assert compare(left, right).relation != "conflict"
    assert compare(left, "韩麓煤矿周一爆炸，造成12人死亡。").relation == "conflict"


@pytest.mark.parametrize("told", ["翻倍", "翻一番", "翻了一倍", "增长一倍"])
def test_what_doubled_agrees_however_it_is_told(told: str) -> None:
    assert compare(f"韩麓煤矿去年的产量{told}。", "韩麓煤矿去年的产量增加一倍。").relation == "same"
