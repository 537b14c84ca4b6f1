"""Eras: years counted from a reign or a republic, to the calendar year. First years from the standard chronologies."""

from __future__ import annotations

# era -> calendar year of its first year (元年)
FIRST_YEARS = {
    "民国": 1912, "中华民国": 1912, "主体": 1912,
    "洪武": 1368, "永乐": 1403, "宣德": 1426, "正统": 1436, "成化": 1465, "弘治": 1488, "正德": 1506, "嘉靖": 1522,
    "隆庆": 1567, "万历": 1573, "天启": 1621, "崇祯": 1628, "顺治": 1644, "康熙": 1662, "雍正": 1723, "乾隆": 1736,
    "嘉庆": 1796, "道光": 1821, "咸丰": 1851, "同治": 1862, "光绪": 1875, "宣统": 1909, "贞观": 627, "开元": 713,
    "天宝": 742, "建安": 196, "明治": 1868, "大正": 1912, "昭和": 1926, "平成": 1989, "令和": 2019,
}  # fmt: skip
_COMMON_YEARS = 1000  # from here on a year is one of the common era


def common_year(number: int) -> int:
    """The calendar year of a number that Taiwan prints: below a thousand it counts years of the Republic.

    >>> common_year(112), common_year(2022)
    (2023, 2022)
    """
    return number if number >= _COMMON_YEARS else number + FIRST_YEARS["民国"] - 1
