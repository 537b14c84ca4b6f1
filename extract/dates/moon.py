"""The Chinese calendar of the moon, from 1950 to 2049: which day 正月初一 or 八月十五 of a year is.

The table was reckoned from new moons and solar terms at 120° east (no new moon of these years falls within two minutes
of midnight) and held against the printed calendars' new years and leap months.
"""

from __future__ import annotations

from datetime import date, timedelta

from extract.dates.periods import Period

_FIRST = 1950
# Days from 1 January to the new year, which months have 30 days (a bit each), and after which one a leap month follows.
_YEARS = (
    0x014DAF, 0x02AB64, 0x2D6A9A, 0x016CAC, 0x036961, 0x1F5297, 0x0352AA, 0x42A55E, 0x02A5F0, 0x0155A6,
    0x32AD5B, 0x02B56D, 0x01B4A3, 0x23A958, 0x03A96B, 0x0192A0, 0x1B25D4, 0x02A6E7, 0x3D569D, 0x015AAF,
    0x02DA64, 0x2DD49A, 0x02D4AD, 0x02C961, 0x2592D6, 0x0292E9, 0x452ADE, 0x00AB70, 0x015B65, 0x32DA5B,
    0x036A6E, 0x0364A3, 0x274958, 0x03496B, 0x569360, 0x0295B2, 0x00ADA7, 0x316D5C, 0x01B56F, 0x03AA64,
    0x2FA49A, 0x03A4AD, 0x0349A2, 0x1A9596, 0x0295E8, 0x45359E, 0x00D6B1, 0x01B565, 0x2DB25B, 0x01D26E,
    0x01A4E3, 0x254AD7, 0x014AEA, 0x0296DF, 0x155695, 0x015AA7, 0x3ED55C, 0x02E930, 0x02D265, 0x2EA4D9,
    0x02A56C, 0x014B61, 0x22AB56, 0x02AD68, 0x4D6A9E, 0x0174B1, 0x036966, 0x37529B, 0x0352AE, 0x032563,
    0x254B98, 0x0155AA, 0x02AD5F, 0x156C95, 0x01B4A8, 0x33A95C, 0x01C96F, 0x0192E4, 0x2B25D9, 0x032AEB,
    0x0156A1, 0x1AB596, 0x02DA69, 0x5DD49E, 0x02D4B1, 0x02C966, 0x3692DB, 0x0292ED, 0x012AE2, 0x2956D7,
    0x016B6A, 0x02DA9F, 0x16D495, 0x0364A8, 0x3F495D, 0x03496F, 0x029564, 0x2D2B59, 0x012DAC, 0x016D60,
)  # fmt: skip
_LONG, _SHORT = 30, 29


def lunar_month(year: int, month: int, *, leap: bool = False) -> Period | None:
    """First and last day of a month of the moon, or None outside the table and for a leap month that the year has not.

    >>> lunar_month(2023, 8)
    Period(start=datetime.date(2023, 9, 15), end=datetime.date(2023, 10, 14), vague=False)
    """
    if not 0 <= year - _FIRST < len(_YEARS) or not 1 <= month <= 12:
        return None
    told = _YEARS[year - _FIRST]
    repeated = told >> 19
    if leap and month != repeated:
        return None
    place = month - 1 + (leap or 0 < repeated < month)
    lengths = [_LONG if told >> (6 + number) & 1 else _SHORT for number in range(place + 1)]
    first = date(year, 1, 1) + timedelta(days=(told & 63) + sum(lengths[:-1]))
    return Period(first, first + timedelta(days=lengths[-1] - 1))


def lunar_day(year: int, month: int, day: int, *, leap: bool = False) -> date | None:
    """One day of the moon's calendar, or None where the month has no such day.

    >>> lunar_day(2024, 1, 1)
    datetime.date(2024, 2, 10)
    """
    whole = lunar_month(year, month, leap=leap)
    if whole is None or not 1 <= day <= (whole.end - whole.start).days + 1:
        return None
    return whole.start + timedelta(days=day - 1)
