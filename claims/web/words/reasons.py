"""Why two statements were linked, in the reader's language.

Links store each feature's name, value and an English sentence. For readers of Chinese a sentence of known shape is
told again with its words; of others the name and the sign of the value say what was found, and what the sentence
quotes is quoted again.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from claims.match.pairs.pair import shown
from claims.match.words.surfaces import first_surfaces
from claims.web.words.evidence import FINDINGS, SENTENCES, SHAPES
from claims.web.words.phrases import InterfaceLang

# How a source depends on another, as `claims.lineage` tells it -> the same in Chinese.
DERIVATIONS = (
    ("citing (.+)", "引述 {}"),
    ("in the words of (.+)", "措辞与 {} 相同"),
    ("after (.+)", "与《{}》同属一家媒体"),
    ("with (.+)", "与 {} 同出一源"),
)
_SPAN = re.compile(r"(?<=\d) to (?=\d)")
_BOTH = re.compile("(?<=”) and (?=“)")
_JUDGED = re.compile(r"(.+) judged it on (\d{4}-\d\d-\d\d)(?:\.|: (.+))", re.S)
_QUOTED = re.compile("“([^”]{1,80})”")


def reason(feature: Mapping[str, Any], lang: InterfaceLang) -> tuple[str, InterfaceLang]:
    """The feature as a sentence for a reader of `lang`, and the language it came out in: English for unknown features.

    >>> reason({"name": "figures", "value": -1.0, "sentence": "“17” and “29” cannot both be true."}, "zh")
    ('数字不可能同时为真：“17”与“29”。', 'zh')
    """
    if lang == "zh" and (judged := _JUDGED.fullmatch(feature["sentence"])):
        who, day, note = judged.groups()
        return f"{who} 于 {day} 作此判断{f'：{note}' if note else '。'}", "zh"
    finding = FINDINGS.get(feature["name"])
    if lang == "en" or finding is None:
        return feature["sentence"], "en"
    told = _told_again(feature["sentence"], ideas=feature["name"] in _OF_IDEAS)
    if told is not None:
        return told, "zh"
    value = feature["value"]
    said = finding.favour if value > 0 else finding.against if value < 0 else finding.silent
    quoted = "与".join(f"“{words}”" for words in dict.fromkeys(_QUOTED.findall(feature["sentence"])))
    return f"{said}：{quoted}。" if quoted else f"{said}。", "zh"


_OF_IDEAS = ("wording", "context", "meaning", "swap", "thing", "place")  # features that name ideas, in English
# Plainer than the first word of the table.
_PLAINER = {"dead": "死亡", "down": "下降", "amount": "金额", "profit": "利润", "unchanged": "不变"}
_IDEA = re.compile(r"(?<![\w-])[a-z][a-z0-9]*(?: [a-z0-9]+)*(?![\w-])")


@cache
def _chinese_names() -> Mapping[str, str]:
    """The name by which the rules tell an idea -> its first word in Chinese, where all ideas of the name have one."""
    found: dict[str, set[str]] = {}
    for idea, (chinese, _) in first_surfaces().items():
        found.setdefault(shown(idea), set()).add(chinese)
    return {name: words.pop() for name, words in found.items() if len(words) == 1} | _PLAINER


def _in_chinese(words: str) -> str:
    """What a rule filled in, with Chinese words for the ideas in it.

    >>> _in_chinese("dead, 青溪")
    '死亡、青溪'
    """
    return _IDEA.sub(lambda idea: _chinese_names().get(idea.group(), idea.group()), words).replace(", ", "、")


def _told_again(sentence: str, *, ideas: bool) -> str | None:
    """A sentence of the rules in Chinese, `ideas` in it too; None where none of its shape is known."""
    if chinese := SENTENCES.get(sentence.removesuffix(".")):
        return f"{chinese}。"
    for shape, chinese in SHAPES:
        if match := re.fullmatch(rf"{shape}\.", sentence):
            words = (_BOTH.sub("与", _SPAN.sub(" 至 ", each)) for each in match.groups())
            return f"{chinese.format(*(map(_in_chinese, words) if ideas else words))}。"
    return None


def derivation(how: str, lang: InterfaceLang) -> tuple[str, InterfaceLang]:
    """How a source depends on another, for a reader of `lang`, and the language it came out in.

    >>> derivation("citing 新海日报", "zh")
    ('引述 新海日报', 'zh')
    """
    for shape, chinese in DERIVATIONS:
        if lang == "zh" and (match := re.fullmatch(shape, how)):
            return chinese.format(*match.groups()), "zh"
    return how, "en"
