"""Why two statements were linked, in the reader's language.

Links store each feature's name, value and an English sentence. For readers of Chinese a sentence of known shape is
told again with its words; of others the name and the sign of the value say what was found, and what the sentence
quotes is quoted again.
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
    "spelling": Finding("分句用字相近", "用字看不出相近", "用字不同"),
    "measure": Finding("所量度的口径相同", "看不出口径不同", "统计口径不同"),
    "part": Finding("所数的范围相同", "看不出一方只是另一方的一部分", "一方只是另一方的一部分，或相差过远"),
    "modality": Finding("同为事实或同为计划", "没有一方只是计划", "一方说的是计划，另一方说的是事实"),
}
# English sentence -> Chinese one with the same words; the narrower shape stands before the wider one.
SHAPES = (
    ("Both are the same sentence, word for word", "两句一字不差"),
    (r"Both speak of ([\d-]+) to ([\d-]+)", "说的都是 {} 至 {}"),
    ("Both speak of (.+) or (.+)", "都提到{}或{}"),
    ("Both speak of (.+)", "都提到：{}"),
    ("Both name (.+)", "都提到“{}”"),
    ("One names (.+), the other (.+)", "一方提到“{}”，另一方提到“{}”"),
    ("One is about number (.+), the other (.+)", "一方说的是第 {} 号，另一方是第 {} 号"),
    ("One is about (.+), the other about (.+)", "一方说的是“{}”，另一方是“{}”"),
    ("One is about (.+), of which the other says nothing", "一方说的是“{}”，另一方没有提到"),
    ("One sum is for (.+), the other for (.+)", "一笔款项用于“{}”，另一笔用于“{}”"),
    ("One counts people, the other things", "一方数的是人，另一方数的是物"),
    ("One counts (.+), the other (.+)", "一方数的是“{}”，另一方数的是“{}”"),
    ("One tells how many there are, the other how many more or fewer", "一方说的是总数，另一方说的是增减数"),
    ("One tells of a plan or an aim, the other of what is so", "一方说的是计划或目标，另一方说的是事实"),
    ("One tells of a forecast, the other of what came about", "一方说的是预测，另一方说的是结果"),
    ("One tells of a target, the other of none", "一方说的是目标，另一方不是"),
    ("Nothing says that both count on one day, and counts move on", "看不出是同一天的统计，统计可能已经更新"),
    (r"Both count at (\d+) o'clock", "说的都是 {} 时的统计"),
    ("Where one has (.+), the other has (.+)", "一方是“{}”，另一方换成了“{}”"),
    ("One says it, the other denies it", "一方肯定，另一方否定"),
    ("One speaks of a rise, the other of a fall", "一方说上升，另一方说下降"),
    ("One says (.+), the other nothing like it", "一方说“{}”，另一方没有这样说"),
    ("One says (.+), the other (.+)", "一方说“{}”，另一方说“{}”"),
    ("One quotes (.+), the other (.+)", "一方引述{}，另一方引述{}"),
    ("They speak of different times: (.+) and (.+)", "所指时间不同：{} 与 {}"),
    ("They sum up different periods: (.+) and (.+)", "统计的时段不同：{} 与 {}"),
    ("One time lies in the other: (.+) and (.+)", "一方的时间在另一方之内：{} 与 {}"),
    ("They speak of different hours of (.+)", "所指是 {} 的不同时刻"),
    (r"The sources appeared (\d+) days apart, and counts move on", "两篇报道相隔 {} 天，统计可能已经更新"),
    ("The whole sentences share (.+) of the shorter one's words", "较短一句的词语有 {} 也见于另一句"),
    ("The clauses share (.+) of their characters", "两个分句有 {} 的字相同"),
)
# How a source depends on another, as `claims.lineage` tells it -> the same in Chinese.
DERIVATIONS = (
    ("citing (.+)", "引述 {}"),
    ("in the words of (.+)", "措辞与 {} 相同"),
    ("after (.+)", "与《{}》同属一家媒体"),
    ("with (.+)", "与 {} 同出一源"),
)
_SPAN = re.compile(r"(?<=\d) to (?=\d)")
_QUOTED = re.compile("“([^”]{1,80})”")


def reason(feature: Mapping[str, Any], lang: InterfaceLang) -> tuple[str, InterfaceLang]:
    """The feature as a sentence for a reader of `lang`, and the language it came out in: English for unknown features.

    >>> reason({"name": "figures", "value": -1.0, "sentence": "“17” and “29” cannot both be true."}, "zh")
    ('数字不可能同时为真：“17”与“29”。', 'zh')
    """
    finding = FINDINGS.get(feature["name"])
    if lang == "en" or finding is None:
        return feature["sentence"], "en"
    for shape, chinese in SHAPES:
        if match := re.fullmatch(rf"{shape}\.", feature["sentence"]):
            return f"{chinese.format(*(_SPAN.sub(' 至 ', words) for words in match.groups()))}。", "zh"
    value = feature["value"]
    said = finding.favour if value > 0 else finding.against if value < 0 else finding.silent
    quoted = "与".join(f"“{words}”" for words in dict.fromkeys(_QUOTED.findall(feature["sentence"])))
    return f"{said}：{quoted}。" if quoted else f"{said}。", "zh"


def derivation(how: str, lang: InterfaceLang) -> tuple[str, InterfaceLang]:
    """How a source depends on another, for a reader of `lang`, and the language it came out in.

    >>> derivation("citing 新海日报", "zh")
    ('引述 新海日报', 'zh')
    """
    for shape, chinese in DERIVATIONS:
        if lang == "zh" and (match := re.fullmatch(shape, how)):
            return chinese.format(*match.groups()), "zh"
    return how, "en"
