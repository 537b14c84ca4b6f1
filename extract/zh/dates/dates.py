"""Dates: from the words of one date, absolute or relative to publication, to its first and last day.

A date is read from left to right: year (2019年, 去年, 民国九十年), then quarter, half or month, then a third of the
month or the day, then a clock time written without a break. Ranges are two dates with 至 between them, or the
short forms 2007-2016年, 7、8月, 3月10日至14日, 2017/18年度. `daycount.py` decides whether a bare 10日 is a date at all.
"""

from __future__ import annotations

import re

from extract.dates import periods
from extract.dates.periods import Period
from extract.zh.dates import clock, earlier, relative
from extract.zh.dates.bracketed import month_in_brackets
from extract.zh.dates.daycount import is_day_count
from extract.zh.dates.lunar import read_lunar
from extract.zh.dates.yearparts import read_year_part, third_of
from extract.zh.dates.years import CONNECTOR, MONTH, Grain, Point, read_year, read_year_range
from extract.zh.draft import QuantityDraft
from extract.zh.numbers.numerals import evaluate
from extract.zh.passage import Passage

DAY = (
    r"(?:3[01]|[12]\d|0?[1-9]|三十一?|二十[一二三四五六七八九]?|廿[一二三四五六七八九]?|卅一?|"
    r"十[一二三四五六七八九]?|[一二三四五六七八九])"
)
_MONTH_WORDS = "|".join(sorted((*relative.MONTHS, *relative.FOLLOWING_MONTHS), key=len, reverse=True))

_MONTHS = re.compile(
    rf"(?P<first>{MONTH})(?:(?:\ ?月)?{CONNECTOR}|、)(?P<last>{MONTH})\ ?月(?:份|期间)?(?!\ ?\d{{1,2}}\ ?日)"
)
# 港元月薪: the 元 of a currency is no first month
_ONE_MONTH = re.compile(
    rf"(?!(?<=[港美日欧英澳加新台韩泰])元)(?P<number>{MONTH})\ ?月(?:份)?"
    r"(?!票|饼|子|经(?!季节|过|济|由)|租(?![给出下借用住予赁约金])|费(?!用)|台(?![湾北中南东大资商积股])|刊(?!登))"
    rf"|(?P<word>{_MONTH_WORDS})(?:份)?"
)
_THIRD = re.compile(
    r"\ ?(上中旬|中下旬|上旬|中旬|下旬)|(?:月)?[初底末尾](?![次级])|(?:月)?中(?![国央共期学心东华方山午环文美间小毒招])"
)
_DAYS = re.compile(
    rf"\ ?(?P<first>{DAY})(?:(?:\ ?[日号])?{CONNECTOR}|、|和|及)(?P<last>{DAY})\ ?[日号](?![线楼院文馆球])"
)
_DAY_LIST = re.compile(
    rf"\ ?(?P<first>{DAY})(?:\ ?[日号])?(?:(?:、|和|及|与){DAY}(?:\ ?[日号])?){{1,8}}(?:、|和|及|"
    rf"与)(?P<last>{DAY})\ ?[日号]"
)
_OPENING_DAYS = re.compile(rf"\ ?[首头前](?P<last>{DAY})\ ?[日天]")
_ONE_DAY = re.compile(rf"\ ?(?P<number>{DAY})\ ?(?:日|号(?![线楼院馆球码文屋桥]))")
# 6月15晚: behind a month the part of the day may say 日 as well.
_DAY_OF_MONTH = re.compile(
    rf"{_ONE_DAY.pattern}|\ ?(?P<bare>\d{{1,2}})(?=[晚夜晨早](?!餐|市)|[上下]午|凌晨|深夜|清晨|[是系，。、]|国庆)"
)
_DAY_FOLLOWS = re.compile(r"[，。、;的晚早上下凌中开至到在起前后将会要就]|\Z")
_DAY_AHEAD = re.compile(r"(?:[，。、;「“]|[在于从到至是月这本今昨明周天末]|\A)\Z")
_WEEKDAY_BEHIND = re.compile(r"\ ?(?:周|星期|礼拜)[一二三四五六日天](?![年个])")
_WEEKDAY_AHEAD = re.compile(rf"(?:周|星期|礼拜)[一二三四五六日天]\ ?(?=\d{{1,2}}\ ?月|{MONTH}\ ?月)")
_BEFORE_ERA = re.compile(
    r"(?:公元|西元)前\ ?[\d一二三四五六七八九十百〇零]{1,4}\ ?(?:年|世纪)(?:代)?"
    rf"(?:{CONNECTOR}(?:(?:公元|西元)前?)?\ ?[\d一二三四五六七八九十百〇零]{{1,4}}\ ?(?:年|世纪)(?:代)?)?"
)
_ISO = re.compile(r"(?P<year>[12]\d{3})(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?![\d.])")
_SAME_STRETCH = re.compile(r"\ ?(?:的?同期|同一时期)")
_OF_YEAR = re.compile(rf"的\ ?(?={MONTH}\ ?月)|\ ")
_CONNECT = re.compile(CONNECTOR)
_CLAUSE_OPENING = re.compile(
    r"(?:\A|[，。;:、●•·■◆▲*「“(\n])\ ?[而但且又早其后]?(?:他|她|它|他们|双方|两人|两国|公司|政府)?"
    r"(?:曾|也|又|还)?[在于到自]?\ ?\Z"
)
_OF_SOMETHING = re.compile(r"\ ?(?:[的度版起来至到、和]|以来|间|代|款)")


def read_date(passage: Passage, start: int) -> QuantityDraft | None:
    """The date or range of dates that starts at `start`, or None."""
    first = _point(passage, start, None)
    if first is None:
        return None
    end, period, rule = first.end, first.period, _rule(first.grain)
    connector = _CONNECT.match(passage.text, end, passage.end)
    last = _second(passage, connector.end(), first) if connector is not None else None
    if last is not None and (first.period is None or last.period is not None):
        joined = periods.span(first.period, last.period)
        if joined is not None or first.period is None:
            end, period, rule = last.end, joined, "date: range"
    told = first.full and (first.grain != "year" or _opens_clause(passage, start, end))
    if first.grain != "lunar date of some year":
        passage.anchors.note(period, passage.place, full=told, late=passage.text[end - 1] in _LATE)
    draft = QuantityDraft(start, end, "date", rule)
    if period is not None:
        draft.start_date, draft.end_date, draft.vague = period
    return draft


_LATE = ("底", "末", "尾")


def _rule(grain: Grain) -> str:
    return f"date: {grain}"


_YEAR_RULE = _rule("year")


def _opens_clause(passage: Passage, start: int, end: int) -> bool:
    """True where a year says of when the clause tells: 2017年，…, 他在2017年入职, but not 2017年的选举."""
    return (
        _CLAUSE_OPENING.search(passage.before(start, 8)) is not None
        and _OF_SOMETHING.match(passage.text, end, passage.end) is None
    )


def _second(passage: Passage, at: int, first: Point) -> Point | None:
    """The second end of a range; where no year was said and it would lie before the first, a month or a year later:
    12月30日至1日, 11月底至2月.
    """
    last = _point(passage, at, first)
    if last is None or last.full or first.period is None:
        return last
    if last.period is not None and last.period.end >= first.period.start:
        return last
    if last.grain == "day":
        return last._replace(period=last.period and periods.month_later(last.period.start))
    year = last.period.start.year if last.period is not None else first.year
    later = _point(passage, at, first._replace(year=year + 1)) if year is not None else None
    return last if later is None or later.period is None else later


def _point(passage: Passage, start: int, left: Point | None) -> Point | None:
    """One date; `left` is the first end of a range, from which a second end takes its year and month."""
    text, stop = passage.text, passage.end
    ahead = _WEEKDAY_AHEAD.match(text, start, stop)
    at = ahead.end() if ahead is not None else start
    past = _BEFORE_ERA.match(text, at, stop)
    if past is not None:  # 公元前221年: before the first day that a calendar date can name
        return Point(past.end(), None, "before our era", None, None, False)
    iso = _ISO.match(text, at, stop)
    if iso is not None:
        only = periods.day(int(iso["year"]), int(iso["month"]), int(iso["day"]))
        return only and Point(_with_clock(passage, iso.end()), only, "year, month and day", only.start.year, None, True)
    several = read_year_range(passage, at) if left is None else None
    if several is not None:
        return several
    year, at, said = read_year(passage, at, left)
    moon = read_lunar(passage, at, year if said else None)
    if moon is not None:
        grain: Grain = "lunar date" if moon.sure else "lunar date of some year"
        return Point(_with_clock(passage, moon.end), moon.period, grain, year, None, False)
    if said and at < stop:
        part = read_year_part(passage, at, year)
        if part is not None:
            return Point(part.end, part.period, part.grain, year, None, year is not None)
    same = _SAME_STRETCH.match(text, at, stop) if said and year is not None else None
    if same is not None and year is not None:
        stretch = passage.anchors.same_stretch(year, _opening(passage)) or passage.anchors.same_stretch(year, None)
        stretch = stretch or periods.year(year)
        return Point(same.end(), stretch, "same period of another year", year, None, False)
    inherited = year if said else (left.year if left is not None else None)
    found = _month_and_day(passage, at, inherited, said, left)
    if found is not None or not said:
        return found
    return Point(at, periods.year(year) if year is not None else None, "year", year, None, True)


def _opening(passage: Passage) -> Period | None:
    """The first date of the sentence, which says what it is about; the later ones may be what it compares with."""
    for draft in passage.found:
        if draft.start_date is not None and draft.end_date is not None:
            return Period(draft.start_date, draft.end_date)
    return None


def _month_and_day(passage: Passage, start: int, year: int | None, said: bool, left: Point | None) -> Point | None:
    text, stop = passage.text, passage.end
    joint = _OF_YEAR.match(text, start, stop) if said else None  # 去年的 7 月
    at = start if joint is None else joint.end()
    year = _year_before_bracket(passage, start) if year is None and left is None else year
    if said and year is not None and text.startswith("元旦", at):  # 2019年元旦
        return Point(_with_clock(passage, at + 2), periods.day(year, 1, 1), "year, month and day", year, 1, True)
    several = _MONTHS.match(text, at, stop) if left is None else None
    if several is not None:
        return _month_range(passage, several, year, said)
    if left is None and (beside := month_in_brackets(passage, at)) is not None:
        return _inside_month(passage, beside.end, periods.month(beside.year, beside.number), True, beside.number)
    match = _ONE_MONTH.match(text, at, stop)
    if match is None:
        return None if said else _day_only(passage, start, left)
    if match["word"] is not None:
        told = earlier.month_before(passage, start) if relative.MONTHS.get(match["word"]) == -1 else None
        known = told or relative.month_word(match["word"], passage.anchors)
        year, number = known if known is not None else (None, 0)
        full = known is not None
    else:
        number, full = _number(match["number"]), said or year is not None
        named = _DAY_OF_MONTH.match(text, match.end(), stop) if year is None else None
        if named is not None and named["number"]:
            year = passage.anchors.year_of_recent_day(number, _number(named["number"]), passage.place)
        if year is None:
            year = passage.anchors.year_of_month(number, passage.place, passage.around(start, match.end()))
    whole = periods.month(year, number) if year is not None else None
    point = _inside_month(passage, match.end(), whole, full, number)
    return point if left is None else point._replace(full=said)


def _year_before_bracket(passage: Passage, start: int) -> int | None:
    """The year of 1至9月 in 2017年（1至9月）."""
    before = passage.found[-1] if passage.before(start, 2).strip().endswith("(") and passage.found else None
    if before is None or before.rule != _YEAR_RULE or before.start_date is None:
        return None
    return before.start_date.year if passage.text[before.end : start].strip() == "(" else None


def _month_range(passage: Passage, match: re.Match[str], year: int | None, said: bool) -> Point | None:
    first, last = _number(match["first"]), _number(match["last"])
    if year is None:
        clause = passage.around(match.start(), match.end())
        year = passage.anchors.year_of_month(first, passage.place, clause)
    if year is None:
        return Point(match.end(), None, "months", None, None, False)
    closing = periods.month(year + (last < first), last)
    both = periods.span(periods.month(year, first), closing)
    return both and Point(match.end(), both, "months", year, last, said)


def _inside_month(passage: Passage, at: int, whole: Period | None, full: bool, number: int) -> Point:
    """What follows a month: a third of it, its beginning or end, one day or several, or nothing."""
    text, stop = passage.text, passage.end
    year = whole.start.year if whole is not None else None
    days = _DAYS.match(text, at, stop) or _DAY_LIST.match(text, at, stop)
    if days is not None:
        both = None
        if whole is not None:
            first, last = _number(days["first"]), _number(days["last"])
            both = periods.span(
                periods.day(whole.start.year, number, first), periods.day(whole.start.year, number, last)
            )
        if both is not None or whole is None:
            return Point(days.end(), both, "days", year, number, full)
    opening = _OPENING_DAYS.match(text, at, stop)
    if opening is not None and whole is not None:  # 7月首十二日
        close = periods.day(whole.start.year, number, _number(opening["last"]))
        return Point(opening.end(), periods.span(whole, close), "days", year, number, full)
    one = _DAY_OF_MONTH.match(text, at, stop)
    if one is not None:
        named = _number(one["number"] or one["bare"])
        only = periods.day(whole.start.year, number, named) if whole is not None else None
        end = _with_clock(passage, one.end())
        if only is not None and not full:
            only = _on_weekday(passage, at, one.end(), only)
            only = passage.anchors.told_again(only, passage.clause(at, one.end()))
        return Point(end, only, "year, month and day" if full else "month and day", year, number, full)
    part = _THIRD.match(text, at, stop)
    if part is not None:
        if part[1] is not None:
            third = third_of(whole, part[1]) if whole is not None else None
            return Point(part.end(), third, "part of a month", year, number, full)
        vague = whole._replace(vague=True) if whole is not None else None
        return Point(part.end(), vague, "part of a month", year, number, full)
    return Point(at, whole, "month", year, number, full)


_WEEKDAY_BEFORE = re.compile(r"(?:周|星期|礼拜)([一二三四五六日天])[，,、]?\ ?\(?\Z")  # 周二（25日）
_NAMED_AHEAD = re.compile(
    r"(?:周|星期|礼拜)([一二三四五六日天])\ ?(?:元|\d{1,2}|[一二三四五六七八九十]{1,2})\ ?月(?:份)?\Z"
)
_NAMED_BEHIND = re.compile(r"\ ?\(?\ ?(?:周|星期|礼拜)([一二三四五六日天])")


def _on_weekday(passage: Passage, start: int, end: int, only: Period) -> Period:
    """The day in the year before or after instead, when only there it falls on the weekday that stands beside it."""
    named = _NAMED_AHEAD.search(passage.before(start, 9)) or _NAMED_BEHIND.match(passage.text, end, passage.end)
    if named is None:
        return only
    wanted = relative.WEEKDAYS[named[1]]
    for year in (only.start.year, only.start.year + 1, only.start.year - 1):
        other = periods.day(year, only.start.month, only.start.day)
        if other is not None and other.start.weekday() == wanted:
            return other
    return only


def _day_only(passage: Passage, start: int, left: Point | None) -> Point | None:
    """29日, 12至14日, or the second end of a range that began with a month."""
    text, stop = passage.text, passage.end
    days = _DAYS.match(text, start, stop) if left is None else None
    match = days or _ONE_DAY.match(text, start, stop)
    if match is None or (left is None and is_day_count(passage, match.start(), match.end())):
        return None
    if match.group().endswith("号") and left is None and not _is_spoken_day(passage, match.start(), match.end()):
        return None
    clause = passage.around(start, match.end())
    if left is not None and left.month is not None and left.year is not None and left.period is not None:
        only = periods.day(left.year, left.period.end.month, _number(match["number"]))
        return only and Point(match.end(), only, "day", left.year, left.month, False)
    if left is not None and left.grain not in ("day", "days"):
        return None
    if days is not None:
        first = passage.anchors.day_alone(_number(days["first"]), passage.place, clause)
        last = first and periods.day(first.start.year, first.start.month, _number(days["last"]))
        return Point(days.end(), periods.span(first, last), "days", None, None, False)
    number = _number(match["number"])
    again = _told_again(passage, start, number)
    if again is not None:
        return Point(_with_clock(passage, match.end()), again, "day", None, None, False)
    named = _WEEKDAY_BEFORE.search(passage.before(start, 5))
    only = passage.anchors.day_on_weekday(number, relative.WEEKDAYS[named[1]]) if named is not None else None
    only = only or passage.anchors.day_alone(number, passage.place, clause)
    return Point(_with_clock(passage, match.end()), only, "day", None, None, False)


def _told_again(passage: Passage, start: int, number: int) -> Period | None:
    """昨日（3日）: the day right before the bracket, when it bears that number."""
    before = passage.found[-1] if passage.found else None
    if before is None or before.start_date is None or before.start_date != before.end_date:
        return None
    beside = passage.text[before.end : start].strip() == "("
    return Period(before.start_date, before.start_date) if beside and before.start_date.day == number else None


_COMPARED_WITH = frozenset("系比较自由")
_NUMBERED_BEHIND = frozenset("机车船舰井炉坑仓闸门信字电公令法文型种区地选球员手牌楼墓病床房泊台")


def _is_spoken_day(passage: Passage, start: int, end: int) -> bool:
    """5号 as a day, and not the number of a house, a ship or a route: nothing nameable on either side, or right behind
    a day that was told (15号返港，16号只有三人).
    """
    ahead = passage.before(start, 2)
    if _DAY_AHEAD.search(ahead) is None and ahead[-1:] not in _COMPARED_WITH:
        return False
    if _DAY_FOLLOWS.match(passage.text, end, passage.end) is not None:
        return True
    number = _number(passage.text[start : end - 1].strip())
    return passage.anchors.told_day(passage.place, number) and passage.after(end, 1) not in _NUMBERED_BEHIND


def _with_clock(passage: Passage, at: int) -> int:
    """The end of a date, moved behind a weekday and a clock time that follow without a break."""
    weekday = _WEEKDAY_BEHIND.match(passage.text, at, passage.end)
    if weekday is not None:
        at = weekday.end()
    match = clock.BEHIND_DATE.match(passage.text, at, passage.end)
    return at if match is None else match.end()


def _number(written: str) -> int:
    if written == "元":
        return 1
    value = evaluate(written)
    return int(value) if value is not None else 0
