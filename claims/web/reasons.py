"""Why two statements were linked, in the reader's language.

Links store each feature's name, value and an English sentence. For readers of Chinese the name and the sign of the
value say what was found, and what the sentence quotes is quoted again.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from claims.web.words import InterfaceLang


class Finding(NamedTuple):
    """What a feature found, in Chinese: when it speaks for the link, says nothing, or speaks against it."""

    favour: str
    silent: str
    against: str


FINDINGS: Mapping[str, Finding] = {
    "figures": Finding("数字相符", "数字可能同时为真，但并不等同", "数字不可能同时为真"),
    "precision": Finding("相符的数字足够精确", "没有相符的数字", "没有相符的数字"),
    "wording": Finding("用词相同或互为翻译", "没有共同的关键词", "没有共同的关键词"),
    "context": Finding("整句内容相近", "整句内容不同", "整句内容不同"),
    "topic": Finding("两篇报道的标题谈的是同一件事", "标题看不出是否为同一件事", "两篇报道的标题谈的不是同一件事"),
    "meaning": Finding("所量度的是同一方面", "看不出量度的方面不同", "所量度的方面不同"),
    "place": Finding("提到同一地点或机构", "没有提到同一地点或机构", "提到的地点或机构不同"),
    "names": Finding("提到同一名称", "没有其他共同的名称", "提到的名称不同"),
    "swap": Finding("没有词语被换成另一个", "没有词语被换成另一个", "有词语被换成另一个"),
    "thing": Finding("所数的是同一事物", "看不出所数的事物不同", "所数的事物不同"),
    "subject": Finding("主体相近", "主体无法比较", "主体不同"),
    "time": Finding("所指时间相同或相容", "并非双方都说明时间", "所指时间不同"),
    "stance": Finding("立场一致", "双方没有相互否定", "一方肯定，另一方否定"),
    "update": Finding("没有迹象表明其中一个是后来的统计", "没有迹象表明其中一个是后来的统计", "统计可能已经更新"),
    "speakers": Finding("引述同一说话人", "并非双方都说明说话人", "引述的说话人不同"),
}
_QUOTED = re.compile("“([^”]{1,80})”")


def reason(feature: Mapping[str, Any], lang: InterfaceLang) -> tuple[str, InterfaceLang]:
    """The feature as a sentence for a reader of `lang`, and the language it came out in: English for unknown features.

    >>> reason({"name": "figures", "value": -1.0, "sentence": "“17” and “29” cannot both be true."}, "zh")
    ('数字不可能同时为真：“17”与“29”。', 'zh')
    """
    finding = FINDINGS.get(feature["name"])
    if lang == "en" or finding is None:
        return feature["sentence"], "en"
    value = feature["value"]
    said = finding.favour if value > 0 else finding.against if value < 0 else finding.silent
    quoted = "与".join(f"“{words}”" for words in dict.fromkeys(_QUOTED.findall(feature["sentence"])))
    return f"{said}：{quoted}。" if quoted else f"{said}。", "zh"
