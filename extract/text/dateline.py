"""Datelines: what opens a news text before its first word (新华社北京5月3日电, 【本报讯】, OSLO, Oct 24 (Reuters) -).

A dateline names the place, the day and the writer, and is part of no statement: sentences begin behind it.
"""

from __future__ import annotations

import re

from extract.model import Lang

_DAY = r"(?:[12]\d{3}年)?(?:\d{1,2}月)?\d{1,2}日"
_SENT = r"(?:专|快|综合)?(?:外)?(?:电|讯|消息)"
_WRITER = "(?:记者|通讯员|编译|编辑|实习生|特派员|作者)"
_WRITERS = rf"(?:\s*[(（〔][^()（）〔〕\n]{{0,10}}{_WRITER}[^()（）〔〕\n]{{0,40}}[)）〕])"
# The outlets that sign with their names alone: 新华社北京5月3日电, 财联社10月3日电, 路透香港5日电, 新京报讯.
_OUTLET = r"[\u3400-\u9fffA-Za-z0-9]{0,6}(?:社|网|报|通讯|新闻|财经|央视|路透|彭博|电台|日报|晚报|证券|头条)"
_CHINESE = re.compile(
    rf"\s*(?!据)(?:"
    rf"【[^】\n]{{0,30}}(?:讯|报[导道]|电|消息|记者[^】\n]{{0,14}})】"
    rf"|【[^】\n]{{1,14}}】(?={_WRITERS})"
    rf"|[(（〔\[][^()（）〔〕\[\]\n]{{0,30}}(?:社|记者|编译|新闻|中心|路透|彭博|法新|美联|塔斯)[^()（）〔〕\[\]\n]{{0,30}}(?:{_SENT}|报[导道])\s*[)）〕\]]"
    rf"|{_OUTLET}[\u3400-\u9fff/、]{{0,10}}\s?{_DAY}{_SENT}(?![\u3400-\u9fff]*?[价网站话力视台])"
    rf"|(?:本[报台网刊]|{_OUTLET})(?:综合)?(?:专|快)?讯(?=[\s:，(（〔])"
    rf"|{_OUTLET}{_WRITERS}\s*(?:电|讯)"
    rf"|本[报台网刊]\S{{0,4}}{_DAY}(?:专|快)?讯"
    rf"|(?:[\u3400-\u9fff]{{2,6}}(?:本报|综合)讯)(?=[\s:，(（〔])"
    rf"){_WRITERS}*[\s:，,|丨/-]*(?:{_WRITER}[\u3400-\u9fff、 ]{{2,12}}?(?:综合)?报[导道][:，]\s*)?"
    rf"|\s*{_WRITERS}\s*"
)
_LONGEST = 90  # characters of the longest dateline
_CITY = r"(?:[A-Z]{2}[ .] ?)?[A-Z][A-Z.’'-]{2,}(?:[ /][A-Z][A-Z.’'-]+){0,3}"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
# Behind the city its country, the day and the agency, and then a dash: LONDON (AP) —, NEWARK —, SEOUL, South Korea —.
_ENGLISH = re.compile(
    rf"\s*{_CITY}(?:, [A-Z][A-Za-z. ]{{1,20}}?)?(?:, {_MONTH} \d{{1,2}}(?:, \d{{4}})?)?"
    r"(?: ?\([A-Z][A-Za-z. ]{1,28}\))?\s*(?:—|–|--?)\s+"
    rf"|\s*{_CITY}(?:, {_MONTH} \d{{1,2}})?: (?=[A-Z][a-z])"  # MUMBAI: Shares; LAHORE, April 3: Police
    r"|\s*[A-Z][a-z]+(?:[ -][A-Z][a-z]+)?, [A-Z][a-z]+(?: [A-Z][a-z]+){0,2} [—–-] (?=[A-Z])"  # Lagos, Nigeria - Fuel
    rf"|\s*[A-Z][a-z]+(?: [A-Z][a-z]+)?(?:, {_MONTH} \d{{1,2}})? \((?:Reuters|AP|AFP|Xinhua|Bloomberg|UPI|PTI|Kyodo"
    r"|Yonhap|dpa|ANSA|CNN|IANS|TASS)\)\s*(?:—|–|--?)\s+"
    rf"|\s*{_MONTH} \d{{1,2}} \([A-Z][A-Za-z. ]{{1,28}}\)\s*(?:—|–|--?)\s+"  # July 24 (Reuters) -
    r"|\s*(?![A-Z][a-z]+day,)[A-Z][A-Za-z]+(?:[ -][A-Z][A-Za-z]+)?"  # Chennai, Nov. 4. The
    rf", {_MONTH} \d{{1,2}}(?:\.|:| ?[—–-]) (?=[A-Z])"
)
_DATELINES: dict[Lang, re.Pattern[str]] = {"zh": _CHINESE, "en": _ENGLISH}


def behind_dateline(line: str, lang: Lang = "zh") -> int:
    """Where the text of a folded line begins; 0 when no dateline opens it, or when nothing follows it.

    >>> behind_dateline("OSLO, Oct 24 (Reuters) - Sales rose.", "en")
    25
    >>> behind_dateline("Monday, May 5. The shop opened.", "en")
    0
    """
    found = _DATELINES[lang].match(line, 0, _LONGEST)
    return found.end() if found is not None and found.end() < len(line) else 0
