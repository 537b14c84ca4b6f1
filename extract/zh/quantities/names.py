"""Names: proper names that begin with a day or a number (明日大屿, 零八宪章, 六里桥), as the document shows them.

A name is shown by the brackets that it stands in once, by 明日 before the same word again and again, or by what places,
circles of people and trials are called: an old measure before a bridge, a village or a hill; sons or a case that are so
many.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from extract.text.document import Document
from extract.zh.quantities.tails import classifiers

_DAY = "明日|今日|昨日|明天|今天|昨天"
_ANY_DAY = re.compile(_DAY)
# In 《》 any name that begins with a number or a day; in quotation marks, where speech stands too, only a day's.
_TITLED = re.compile(rf"《((?:{_DAY}|[零〇一二三四五六七八九十百千万]{{2}}|\d{{2,4}})[\u4e00-\u9fff]{{2,10}})》")
_QUOTED = re.compile(rf"[「“『]((?:{_DAY})[\u4e00-\u9fff]{{2,4}})[」”』]")
_TOMORROW = re.compile(r"明日(?![上下中早晚凌开公举将会在再起可就还继始正或仍出到前后的之宣进召发])[\u4e00-\u9fff]{2}")
_OFTEN = 3
_OLD = "里石丈尺"
# 六里桥, 八里庄, 六十石山; not 走了二十里山路.
_PLACE = re.compile(
    rf"[{_OLD}](?=(?:[屯桥河庄岭巷村沟坡铺墩湾坪塘镇乡街洞岛井堡寨营沱滩峡峪岩崖](?!道|堤)|山(?!路|道|坡|沟)))"
)
_NUMERAL = re.compile(
    r"(?<![每约近逾超有共长宽高深走行离距达第一二三四五六七八九十百千万了出过数几])[一二三四五六七八九十百千]{1,3}\Z"
)
_MOST = 3  # characters of the number in a name
# 三元桥, 四方山, 九眼桥: a number, a word that is no measure, and what such a place is.
_NUMBERED = re.compile(
    r"[一二三四五六七八九十]{1,2}(?P<word>[\u4e00-\u9fff])"
    r"[桥坟寺庙庵祠屯庄山](?![路道区货寨上下顶脚川水火体河])"
)
_MEASURES = frozenset("米里尺丈公千克斤年月日天岁吨亩两个几多余分之代国省市县家人口只大小")
# 建安七子 after whom they are called; not 育有三子.
_CIRCLE = re.compile(
    r"(?<=[\u4e00-\u9fff])(?<![有生育得遗留诞产带携养了其第的和与及或下是为约近逾共达])"
    r"[一二三四五六七八九十]{1,3}子(?![女弟孙嗣息项集公宫网系])"
)
# 47人案, 九子案: a trial by how many are charged in it.
_TRIAL = re.compile(r"(?:(?<![\d.,])\d{1,3}|[一二三四五六七八九十]{1,3})[港台澳]?[人子]案(?![件例情底发中由])")


def names_of(document: Document) -> Mapping[str, tuple[str, ...]]:
    """First character -> the names of the document, or of the part of it at hand, that begin with it, longest first."""
    if not document.sentences:
        return {}
    text, start, end = within = document.folded, document.sentences[0].start, document.sentences[-1].end
    found = set(_TITLED.findall(*within)) if text.find("《", start, end) >= 0 else set()
    if _ANY_DAY.search(*within):
        quoted = Counter(_QUOTED.findall(*within))
        found.update(name for name, times in quoted.items() if text.count(name, start, end) > times)
        found.update(name for name, times in Counter(_TOMORROW.findall(*within)).items() if times >= _OFTEN)
    found.update(_CIRCLE.findall(*within) if text.find("子", start, end) >= 0 else ())
    found.update(_TRIAL.findall(*within) if text.find("案", start, end) >= 0 else ())
    found.update(_places(*within))
    found.update(match.group() for match in _NUMBERED.finditer(*within) if _names_a_place(text, match))
    by_first: dict[str, tuple[str, ...]] = {}
    for name in sorted(found, key=len, reverse=True):
        by_first[name[0]] = (*by_first.get(name[0], ()), name)
    return by_first


def _names_a_place(text: str, match: re.Match[str]) -> bool:
    """Whether nothing before the number counts, and what stands behind it is no measure: not 共五座桥."""
    if match["word"] in _MEASURES or match["word"] in classifiers("words"):
        return False
    return text[match.start() - 1 : match.start()] not in tuple("每约近逾超有共第一二三四五六七八九十百千万了出过数几")


def _places(text: str, start: int, end: int) -> set[str]:
    """The places whose names begin with a number and an old measure; where a text names one often, also cut short."""
    found: set[str] = set()
    short: set[str] = set()
    for unit in _PLACE.finditer(text, start, end):
        number = _NUMERAL.search(text, max(0, unit.start() - _MOST - 1), unit.start())
        if number is not None:
            short.add(number.group() + unit.group())
            found.add(text[number.start() : unit.end() + 1])
    return found.union(name for name in short if text.count(name, start, end) >= _OFTEN)  # 六十石的花田
