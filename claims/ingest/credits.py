"""Who made a text, as its own lines say: datelines, mastheads and imprints name the outlet, bylines the author."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from claims.ingest.days import LONGEST_STAMP, without_dates
from claims.ingest.publishers import by_name
from extract.text.fold import fold

_HAN = "\u3400-\u9fff"
_DAY = r"(?:\d{4}\s*年\s*)?\d{1,2}\s*月\s*\d{1,2}\s*日"
_HAN_DAY = r"[一二][〇○零一二三四五六七八九]{3}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日"
# 【大纪元2019年12月06日讯】 · 新华社北京1月2日电 · (中央社記者王小明台北2日電) · LONDON (Reuters) -
_DATELINES = (
    re.compile(
        rf"\A.{{0,30}}?[【\[(]\s*(?P<outlet>[{_HAN}]{{2,10}}?)(?:记者.{{0,12}}?|[北台纽][京北约]时间)?\s*{_DAY}.{{0,8}}?[讯电]"
    ),
    re.compile(rf"\A\W{{0,3}}[【\[(](?P<outlet>[{_HAN}]{{2,10}}?)(?:{_DAY}|{_HAN_DAY})[讯电】\])]"),
    re.compile(rf"\A(?P<outlet>[{_HAN}]{{1,4}}社)[{_HAN}·]{{2,10}}{_DAY}[电讯]"),
    re.compile(rf"\A[【\[(](?P<outlet>[{_HAN}]{{2,4}}社)(?:记者)?[{_HAN}/]{{2,20}}\d{{1,2}}日[电讯]"),
    re.compile(rf"\A[【\[(](?P<outlet>[{_HAN}]{{1,6}}[报网社台])(?:专讯|讯|专电)[】\])]"),
    re.compile(rf"\A(?!本)(?P<outlet>[{_HAN}]{{2,8}}[报网社台])讯[\s(,]"),
    re.compile(
        r"\A[A-Z][A-Z .,'’/-]{2,40}(?:[A-Z][a-z]{2,8}\.? \d{1,2},? )?\((?P<outlet>[A-Z][\w .'’]{1,30})\) ?(?:--|–|—|-) "
    ),
)
_NAME = rf"[{_HAN}·]{{2,12}}"
_BYLINES = (
    re.compile(rf"(?:记者|作者|撰文|撰稿人?|文)\s*[:/|丨]\s*(?P<author>{_NAME})(?![{_HAN}]*:)"),
    re.compile(rf"\((?:本[报刊网台社])?(?:见习|实习)?记者\s*(?P<author>[{_HAN}]{{2,4}})[)、\s]"),
    re.compile(rf"\([^()]{{0,12}}记者(?P<author>[{_HAN}]{{2,4}}?)(?:综合|采访)?报[道导][)/]"),
    re.compile(r"(?:\A|[|·•])\s*[Bb]y\s+(?P<author>[A-Z][\w.'’-]+(?:\s+[A-Z][\w.'’-]+){1,3})\b"),
)
# 来源：南山日报 · 文章来源：南山日报, but not 图片来源, whose maker wrote nothing
_NAMED_SOURCE = re.compile(
    rf"(?<![{_HAN}])(?:(?:文章|新闻|信息)?来源|稿源|媒体)\s*:\s*(?P<outlet>[{_HAN}A-Za-z·]{{2,20}})"
)
_IMPRINT = re.compile(rf"由(?P<outlet>[{_HAN}]{{2,12}})(?:出品|主办|发行|编制)")
_OUTLET_WORD = re.compile(
    r"(?:智库|日报|晚报|早报|时报|周刊|月刊|杂志|新闻社?|通讯社|电视台|电台|传媒|研究院|出版社|网|报)\Z"
)
_OURSELVES = re.compile(r"本[报刊网台社]\Z")  # 【本報訊】 says that it is theirs, not who they are
_BODY_WORD = re.compile(r"(?:统计局|管理局|管理部|政府|委员会|[省市县区国]\w{1,6}[局厅署委]|办公室|法院|人民银行)\Z")
_LATIN_OUTLET = re.compile(
    r"(?:The )?(?:[A-Z][\w.&'’-]* ){1,4}"
    r"(?:Herald|Times|Post|News|Daily|Tribune|Journal|Gazette|Press|Chronicle|Mail|Star|Standard|Observer|Agency)"
)
_REPORTER = re.compile(
    rf"(?:本报|见习|实习|特约)?记者\s?[{_HAN}·]{{2,4}}(?:/[{_HAN}]{{2,6}}报[道导])?"
    r"|\b[Bb]y [A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3}(?=,|\Z)"  # By Ann Lin, Harbour Post
)
_RUN = re.compile(rf"[{_HAN}]+|[A-Za-z][A-Za-z.&'’ -]*|[^\W_]+")
_BESIDE_RUNS = re.compile(r"[\s|丨/·•,;():-]*")
_LATIN_NAME = re.compile(r"[A-Z][\w.&'’-]*(?: [A-Z][\w.&'’-]*){0,4}")
_LONGEST_MASTHEAD = 12
_TOP = 40  # lines in which a masthead or an imprint is sought


def outlet_in_dateline(lines: Iterable[str]) -> str | None:
    """The outlet that a dateline at the beginning of one of `lines` names, in the form the table of publishers prefers.

    >>> outlet_in_dateline(["【大紀元2019年12月06日訊】人臉識別技術"])
    '大纪元'
    """
    for line in lines:
        folded = fold(line[:160])
        for pattern in _DATELINES:
            if match := pattern.search(folded):
                outlet = line[slice(*match.span("outlet"))].strip()
                if _OURSELVES.match(fold(outlet)):
                    continue
                known = by_name(outlet)
                return known.name if known else outlet
    return None


def outlet_in_stamp(lines: Iterable[str]) -> str | None:
    """The outlet that a short line at the headline names as the source: 来源：南山日报."""
    for line in lines:
        if len(line) <= LONGEST_STAMP and (match := _NAMED_SOURCE.search(fold(line))):
            return line[slice(*match.span("outlet"))]
    return None


def makers(words: str) -> list[str] | None:
    """The outlets and bodies that these words name, None when they hold anything but them and reporters.

    >>> makers("晨星新聞　記者林怡君／台北報導"), makers("The Strait Herald"), makers("武汉封城")
    (['晨星新聞'], ['The Strait Herald'], None)
    """
    folded = _REPORTER.sub(lambda found: " " * len(found.group()), fold(words))
    runs = [(match.group().strip(), words[slice(*match.span())].strip()) for match in _RUN.finditer(folded)]
    if _BESIDE_RUNS.fullmatch(_RUN.sub("", folded)) and all(_is_maker(run) for run, _ in runs):
        return [name for _, name in runs]
    return None


def _is_maker(name: str) -> bool:
    return bool(_OUTLET_WORD.search(name) or _BODY_WORD.search(name) or _LATIN_OUTLET.fullmatch(name))


def maker_in_stamp(lines: Iterable[str]) -> str | None:
    """The outlet or body that a line names beside a date and nothing else: 2025年5月14日 南山晚报."""
    for line in lines:
        beside = without_dates(line)
        if beside is not None and (names := makers(beside)):
            return names[0]
    return None


def outlet_in_masthead(lines: Sequence[str]) -> str | None:
    """An outlet's name above or beside its Latin form (财新智库 / Caixin Insight), or in an imprint (由…出品)."""
    for line, following in zip(lines[:_TOP], [*lines[1 : _TOP + 1], ""], strict=False):
        name, _, beside = line.partition(" ")
        is_outlet = len(name) <= _LONGEST_MASTHEAD and _OUTLET_WORD.search(fold(name))
        if is_outlet and _LATIN_NAME.fullmatch((beside or following).strip()):
            return name
    for line in lines[:_TOP]:
        if match := _IMPRINT.search(fold(line)):
            return line[slice(*match.span("outlet"))]
    return None


def author_in_byline(lines: Iterable[str]) -> str | None:
    """The author that a byline or a line of credits names.

    >>> author_in_byline(["記者:喬龍 責編:胡力漢"])
    '喬龍'
    """
    for line in lines:
        folded = fold(line[:160])
        for pattern in _BYLINES:
            if match := pattern.search(folded):
                return line[slice(*match.span("author"))].strip()
    return None
