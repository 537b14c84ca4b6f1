"""Dates of publication: the forms that stamps take, the days in addresses, and which evidence wins."""

from __future__ import annotations

from datetime import date

import pytest

from claims.ingest.days import date_in_url, parse_date
from claims.ingest.published import Stamps, infer, is_date_line, is_stamp_line, publication

FORMS = """
2020-07-01T16:01:54+00:00        2020-07-01
2020-07-01                       2020-07-01
20200713                         2020-07-13
20200713T101500Z                 2020-07-13
1691509501000                    2023-08-08
1691509501                       2023-08-08
2019年12月06日                   2019-12-06
2019 年 12 月 6 日 10:25         2019-12-06
二〇一九年十二月三十一日         2019-12-31
二零二一年三月二十日             2021-03-20
民國109年1月2日                  2020-01-02
２０２２年３月４日               2022-03-04
2020/1/2                         2020-01-02
2020.1.2                         2020-01-02
Thu, 02 Jul 2020 00:01:54 +0800  2020-07-02
Oct. 8, 2019                     2019-10-08
October 8th, 2019                2019-10-08
8 May 2024                       2024-05-08
3-Mar-2020                       2020-03-03
13/02/2020 - 17:15               2020-02-13
02/13/2020                       2020-02-13
03/04/2022                       2022-04-03
yesterday                        None
2020-13-45                       None
9999999999999                    None
"""


@pytest.mark.parametrize("row", [row for row in FORMS.split("\n") if row], ids=str.split)
def test_forms(row: str) -> None:
    stamp, expected = row.rsplit(maxsplit=1)
    assert str(parse_date(stamp)) == expected


def test_a_day_nearby_decides_between_day_and_month() -> None:
    assert parse_date("03/04/2022", near=date(2022, 3, 4)) == date(2022, 3, 4)
    assert parse_date("03/04/2022", near=date(2022, 4, 3)) == date(2022, 4, 3)


ADDRESSES = """
https://a.example/cn/20230808-title                       2023-08-08
https://a.example/meiti/ql1-12052019064901.html           2019-12-05
https://a.example/gb/19/12/5/n117.htm                     2019-12-05
https://a.example/202001/t20200103_123.html               2020-01-03
https://a.example/2020-01/03/c_1.htm                      2020-01-03
https://a.example/2020/0103/c1-2.html                     2020-01-03
https://a.example/2020/01/03/slug/                        2020-01-03
https://a.example/world/2020/jan/03/slug                  2020-01-03
https://a.example/story-25122018.html                     2018-12-25
https://a.example/article/27103/b10                       None
https://a.example/n/1234567890123                         None
https://a.example/2020/13/45/x                            None
"""


@pytest.mark.parametrize("row", [row for row in ADDRESSES.split("\n") if row], ids=lambda row: row[18:45])
def test_days_in_addresses(row: str) -> None:
    url, expected = row.split()
    assert str(date_in_url(url)) == expected


def test_no_address_has_no_day() -> None:
    assert date_in_url(None) is None


@pytest.mark.parametrize(
    "line", ["2020年7月2日", "08/08/2023 - 17:15", "Updated 5 May 2024, 10:25 GMT", "Published 3 March 2020 · 10:30 am"]
)
def test_lines_that_are_only_a_date(line: str) -> None:
    assert is_date_line(line)
    assert is_stamp_line(line)


def test_lines_that_say_more_than_a_date() -> None:
    assert not is_date_line("2020年7月2日，公司宣布裁员300人")
    assert not is_date_line("3月5日")
    assert not is_date_line("2020年7月2日 " + "很长" * 50)
    assert is_stamp_line("2006-10-28 15:30:00　来源：南山日报　作者：刘建国")
    assert not is_stamp_line("2020年1月23日 武汉封城")
    assert not is_stamp_line("2020年1月23日10:00，武汉封城")


def test_what_the_page_states_comes_first() -> None:
    stamps = Stamps(published=("2021-05-14",), changed=("2021-05-15",))
    found = publication(stamps, ["2021年5月20日"], "https://a.example/2021/05/13/x", "2021年5月1日下雨。")
    assert found == (date(2021, 5, 14), "stated")


def test_a_page_is_not_changed_before_it_is_published() -> None:
    stamps = Stamps(published=("2020-07-01", "2020-07-02"), changed=("2020-01-18",))
    assert publication(stamps, [], None, "") == (date(2020, 1, 18), "stated")


def test_then_the_dateline_or_the_line_at_the_headline() -> None:
    assert publication(Stamps(), ["【远山时报2018年09月04日讯】开学"], None, "") == (date(2018, 9, 4), "stated")
    assert publication(Stamps(), ["【远山网二零一八年九月四日】开学"], None, "") == (date(2018, 9, 4), "stated")
    assert publication(Stamps(), ["标题", "2018年9月4日 10:25 远山网"], None, "") == (date(2018, 9, 4), "stated")
    lines = ["更新：2018年9月6日", "2018年9月4日"]
    assert publication(Stamps(), lines, None, "") == (date(2018, 9, 4), "stated")


def test_then_the_address() -> None:
    url = "https://a.example/ab-03212017090501.html"
    assert publication(Stamps(published=("soon",)), [], url, "2016年1月1日") == (date(2017, 3, 21), "url")


def test_then_the_latest_day_that_the_text_reports_as_past() -> None:
    text = "协会2021年3月2日公布数据。3月5日，市场反应平淡。新规将于2021年4月1日起施行，6月8日前完成。"
    assert publication(Stamps(), [], None, text) == (date(2021, 3, 5), "inferred")


def test_days_with_a_wrong_weekday_do_not_count() -> None:
    assert infer("2021年3月2日（周二）开会，2021年3月9日（周五）闭幕。") == date(2021, 3, 2)
    assert infer("It met on Tuesday, March 2, 2021, and on Friday, March 9, 2021.") == date(2021, 3, 2)


def test_months_and_days_take_the_year_of_the_latest_full_date_across_new_year() -> None:
    assert infer("2019年12月30日发现病例。1月2日又有5例。") == date(2020, 1, 2)


def test_a_full_date_in_another_month_is_not_read_as_a_month_and_day() -> None:
    assert infer("2024年4月24日收到来函。2020 年 6 月 8 日曾有先例。") == date(2024, 4, 24)


def test_nothing_says() -> None:
    assert publication(Stamps(), ["标题"], "https://a.example/x", "3月5日下雨。") == (None, None)
