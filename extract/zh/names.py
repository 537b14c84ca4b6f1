"""Names: proper names that begin with a day or a number (明日大屿, 零八宪章), as the document itself shows them.

A name is shown by the brackets that it stands in once, or by 明日 before the same word again and again.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from extract.document import Document

_DAY = "明日|今日|昨日|明天|今天|昨天"
_ANY_DAY = re.compile(_DAY)
# In 《》 any name that begins with a number or a day; in quotation marks, where speech stands too, only a day's.
_TITLED = re.compile(rf"《((?:{_DAY}|[零〇一二三四五六七八九十百千万]{{2}}|\d{{2,4}})[\u4e00-\u9fff]{{2,10}})》")
_QUOTED = re.compile(rf"[「“『]((?:{_DAY})[\u4e00-\u9fff]{{2,4}})[」”』]")
_TOMORROW = re.compile(r"明日(?![上下中早晚凌开公举将会在再起可就还继始正或仍出到前后的之宣进召发])[\u4e00-\u9fff]{2}")
_OFTEN = 3


def names_of(document: Document) -> Mapping[str, tuple[str, ...]]:
    """First character -> the names of the document that begin with it, longest first."""
    text = document.folded
    found = set(_TITLED.findall(text)) if "《" in text else set()
    if _ANY_DAY.search(text):
        quoted = Counter(_QUOTED.findall(text))
        found.update(name for name, times in quoted.items() if text.count(name) > times)
        found.update(name for name, times in Counter(_TOMORROW.findall(text)).items() if times >= _OFTEN)
    by_first: dict[str, tuple[str, ...]] = {}
    for name in sorted(found, key=len, reverse=True):
        by_first[name[0]] = (*by_first.get(name[0], ()), name)
    return by_first
