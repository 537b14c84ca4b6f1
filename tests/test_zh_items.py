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
        ("她发现了三种主要的认知偏见，并逐一说明。", ("三种", "偏见")),
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


def read(text: str) -> list[tuple[str, str, str | None, str | None, str]]:
    """Each figure of a text in reading order: its words, kind, value (or first and last day), unit and modifier."""
    found = {}
    for claim in extract(text, "zh", date(2021, 6, 15)):
        for q in claim.quantities:
            value = None if q.value is None else f"{q.value}" + (f"-{q.max_value}" if q.max_value else "")
            found[q.start, q.end] = (q.kind, value or f"{q.start_date}..{q.end_date}", q.unit, q.modifier)
    return [(text[start:end], *rest) for (start, end), rest in sorted(found.items())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("每四周一次，四周为一个疗程。", ("四周", "duration", "4", "wk", "=")),
        ("他们把原本四周的假期取消了。", ("四周", "duration", "4", "wk", "=")),
        ("探测器以每秒11.2公里的速度飞行。", ("11.2公里", "measure", "11.2", "km/s", "=")),
        ("前10月全市零售总额增长。", ("前10月", "date", "2021-01-01..2021-10-31", None, "=")),
        ("前两月进口有所下降。", ("前两月", "date", "2021-01-01..2021-02-28", None, "=")),
        ("全班平均分87.5，名列前茅。", ("87.5", "number", "87.5", None, "=")),
        ("当年一斤猪肉七角六分。", ("七角六分", "money", "0.76", "CNY", "=")),
        ("这间房月租6500，押金另算。", ("6500", "money", "6500", "CNY", "=")),
        ("她每月要还5000多，十分吃力。", ("5000多", "money", "5000", "CNY", ">")),
        ("公司账上只剩十七万。", ("十七万", "money", "170000", "CNY", "=")),
        ("他一个月瘦了不到一斤。", ("一斤", "measure", "1", "jin", "<")),
        ("他们掏了8个亿的首付。", ("8个亿", "money", "800000000", "CNY", "=")),
        ("项目亏了1.5个亿美元。", ("1.5个亿美元", "money", "150000000", "USD", "=")),
        ("当地有5000万至6000万居民。", ("5000万至6000万", "count", "50000000-60000000", None, "=")),
        ("漏洞在披露之前九个月就被发现了。", ("九个月", "duration", "9", "mo", "=")),
        ("货物周转量3.4亿吨公里。", ("3.4亿吨公里", "measure", "340000000", "tonne kilometre", "=")),
        ("空腹血糖11.3毫摩尔/升。", ("11.3毫摩尔/升", "measure", "11.3", "mmol/L", "=")),
    ],
)
def test_amounts_as_mainland_papers_write_them(text: str, expected: tuple[str, str, str, str | None, str]) -> None:
    assert expected in read(text)


@pytest.mark.parametrize(
    "text",
    ["作者认为这一点很重要（53页）。", "距离做好万全准备还差得远。", "他环顾四周的环境。", "七大姑八大姨都来了。"],
)
def test_what_only_looks_like_a_number_is_left_alone(text: str) -> None:
    assert read(text) == []


def test_a_surname_behind_a_classifier_bounds_nothing() -> None:
    assert read("出版社的十二册余英时文集已下架。") == [("十二册", "count", "12", None, "=")]


def test_the_end_of_that_month_is_that_of_the_month_told() -> None:
    assert read("去年10月他遇害。就在那个月底，此案告破。")[-1][:3] == ("月底", "date", "2020-10-01..2020-10-31")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("她发布了两张游艇的照片。", ("两张", "照片")),
        ("墙上挂着三幅当地著名画家的肖像。", ("三幅", "肖像")),
        ("他写过两部史学著作。", ("两部", "史学著作")),
        ("这里是数千名土著居民的家园。", ("数千名", "土著居民")),
        ("报告统计了585位亿万富翁的收入。", ("585位", "亿万富翁")),
        ("他们监听五千名电信用户的通话。", ("五千名", "电信用户")),
        ("全年少了上亿头猪，上亿头猪消失后肉价上涨。", ("上亿头", "猪")),
        ("成千上万在战乱中幸存的人无家可归。", ("成千上万", "人")),
        ("数以百万计的监视者全天候盯着屏幕。", ("数以百万计", "监视者")),
        ("自由有三个最基本的方面。", ("三个", "方面")),
        ("在人口较多的国家中，只有11个实行这一制度。", ("11个", "国家")),
        ("全县有数以千计的农民合作社。", ("数以千计", "农民合作社")),
    ],
)
def test_the_noun_that_fits_the_classifier_is_counted(text: str, expected: tuple[str, str | None]) -> None:
    assert expected in counted(text)


def test_writing_and_fame_are_no_aspect_in_either_script() -> None:
    assert ("兩名", "經濟學家") in counted("會上有兩名著名經濟學家發言。")
    assert ("三人", "人") in counted("隨著名單公布，三人獲釋。")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("网站在2008年6月被关闭。5月23日，他被判刑。", ("5月23日", "2021-05-23..2021-05-23")),
        ("网站在2008年3月被关闭。11月23日，他被判刑。", ("11月23日", "2008-11-23..2008-11-23")),
        ("1998年他下岗，当年妻子也失业了。", ("当年", "1998-01-01..1998-12-31")),
        ("1998年他下岗。当年4月，妻子也失业了。", ("当年4月", "1998-04-01..1998-04-30")),
    ],
)
def test_which_year_is_meant(text: str, expected: tuple[str, str]) -> None:
    assert expected in [(words, value) for words, _, value, _, _ in read(text)]


def test_long_ago_and_what_is_acquired_are_no_dates() -> None:
    assert read("他还记得当年的优越感。") == []
    assert read("能力是后天养成的。") == []


def test_two_numbers_share_one_noun() -> None:
    assert counted("集会吸引数百甚至数千名居民。") == [("数百", "居民"), ("数千名", "居民")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("机器每月以300台左右的速度消失，商家叫苦。", ("300台", "机器")),
        ("医院收治了88种不同类型的皮肤病。", ("88种", "皮肤病")),
        ("每年逮捕的人数超过1050万。", ("1050万", "人数")),
        ("他们收集了18000个执法机构的逮捕数据。", ("18000个", "执法机构")),
        ("新规的目标有两个方面：安全和效率。", ("两个", "方面")),
        ("来了七八个身穿警服、自称是工作人员的人。", ("七八个", "人")),
        ("超过7000武汉返乡者的信息遭泄露。", ("7000", "返乡者")),
        ("各地发现至少100例感染 ，民众担心。", ("100例", "感染")),
        ("机队的飞机数量在30架上下。", ("30架", "飞机")),
    ],
)
def test_manners_sorts_and_sides_are_not_the_things_counted(text: str, expected: tuple[str, str | None]) -> None:
    assert expected in counted(text)


@pytest.mark.parametrize(
    "text", ["使用零宽度字符可以隐藏信息。", "公司三季报披露了数据。", "「两个一百年」的奋斗目标。"]
)
def test_names_with_numbers_count_nothing(text: str) -> None:
    assert counted(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("影片讲述三代女性的故事。", [("三代", "女性")]),
        ("团体数量明显上升，从233增加到264。", [("233", None), ("264", None)]),
        ("审查要求删除113页。", [("113页", "页")]),
        ("全剧共有236集。", [("236集", "集")]),
        ("已有十几个隐私组织和消费者团体抗议。", [("十几个", "隐私组织")]),
        ("如今跟从前没两样了。", []),
        ("他在书中提过此事（详见39页和附注）。", []),
    ],
)
def test_generations_pages_and_levels_that_move(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert counted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("他们只住一年或两年。", ("一年或两年", "duration", "1-2", "a", "=")),
        ("有些人住了五年或十年。", ("五年或十年", "duration", "5-10", "a", "=")),
        ("此后过了半个多世纪。", ("半个多世纪", "duration", "50", "a", ">")),
        ("自由度排名：挪威（1）、韩国（42）。", ("42", "rank", "42", None, "=")),
    ],
)
def test_either_of_two_lengths_half_centuries_and_places(
    text: str, expected: tuple[str, str, str, str | None, str]
) -> None:
    assert expected in read(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("数百万其他人也收到了信。", ("数百万", "其他人")),
        ("居民中310万是沙特人，1070万则是外籍人士。", ("1070万", "人士")),
        ("政府从税收、就业、住房三方面入手。", ("三方面", "方面")),
        ("学者对500项创新课题的研究表明了这一点。", ("500项", "创新课题")),
        ("研究横跨四大洲。", ("四大", "洲")),
    ],
)
def test_who_so_many_are(text: str, expected: tuple[str, str | None]) -> None:
    assert expected in counted(text)


def test_two_countries_and_what_only_seems() -> None:
    assert counted("中俄两国官员举行会谈。") == [("两国", "国")]
    assert ("3500名", "美军") in counted("3500名表面上的美军已经离开。")
    assert read("在第4季中，主角骇进银行，小心驶得万年船。") == []
