"""Reasons in Chinese: whatever the rules of linking say in English has words of its own."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import claims.match
from claims.web.words.evidence import FINDINGS, GENERAL, SENTENCES, SHAPES
from claims.web.words.reasons import reason
from tests.sentences import Known, assigned, sentences

FILLED = ("7", "7 and 8")  # what stands where the rules put in words: one, or two that they join
IS_FILLING = re.compile(r"[“”《》78]+(?: and [“”《》78]+)?")


def features() -> Iterator[tuple[str, ast.expr, Known]]:
    """The name and the sentence of every piece of evidence that linking may give, and the names around it."""
    for path in sorted(Path(str(claims.match.__file__)).parent.rglob("*.py")):
        for function in ast.parse(path.read_text(encoding="utf8")).body:
            for node in ast.walk(function):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Feature":
                    assert isinstance(node.args[0], ast.Constant)
                    yield str(node.args[0].value), node.args[2], assigned(function)


def has_words(sentence: str) -> bool:
    """Whether the first shape that fits keeps of an English sentence no more than was filled in."""
    if sentence.removesuffix(".") in SENTENCES:
        return True
    fitting = (re.fullmatch(rf"{shape}\.", sentence) for shape, _ in SHAPES)
    match = next((each for each in fitting if each), None)
    return match is not None and all(IS_FILLING.fullmatch(each) for each in match.groups())


def test_every_sentence_of_the_rules_has_chinese_words_of_its_own() -> None:
    bare = set()
    for name, node, known in features():
        assert name in FINDINGS
        told = zip(*(sentences(node, known, words) for words in ("{}", *FILLED)), strict=True)
        bare |= {template for template, *filled in told if not any(has_words(each) for each in filled)}
    assert bare == set(GENERAL)


@pytest.mark.parametrize(
    ("name", "value", "sentence", "chinese"),
    [
        ("figures", -1.0, "“17” and “29” cannot both be true.", "数字不可能同时为真：“17”与“29”。"),
        ("speakers", -1.0, "One gives the figure to police, the other to organisers.",
         "一方的数字出自“police”，另一方的出自“organisers”。"),
        ("part", -1.0, "“3” counts a part, “17” the whole.", "“3”是部分，“17”是总体。"),
        ("nearness", -0.4, "“17” and “170” lie apart, one 10.0 times the other.",
         "“17”与“170”有差距，一个是另一个的 10.0 倍。"),
        ("nearness", 0.6, "“17” and “71” hold the same digits, as figures do that were copied wrongly.",
         "“17”与“71”用了相同的数码，像是抄写错误。"),
        ("time", 0.0, "The times overlap: 2026-01-01 to 2026-03-31 and 2026-03-01 to 2026-05-31.",
         "双方的时间有重叠：2026-01-01 至 2026-03-31 与 2026-03-01 至 2026-05-31。"),
        ("precision", 0.5, "1 figure agrees, to this many digits in all.", "有 1 个数字相符。"),
        ("names", -1.0, "One is about 《春水》, the other about 《秋山》.", "一方说的是《春水》，另一方是《秋山》。"),
        ("place", -0.3, "What one names lies in Guangdong, which the other names.",
         "另一方提到“Guangdong”，一方提到的地点就在其中。"),
        ("wording", 0.8, "Both speak of dead, earthquake, 青溪.", "都提到：死亡、地震、青溪。"),
        ("swap", -1.0, "Where one has dead, the other has Ann Bell.", "一方是“死亡”，另一方换成了“Ann Bell”。"),
    ],
)  # fmt: skip
def test_it_says_the_same_in_chinese(name: str, value: float, sentence: str, chinese: str) -> None:
    assert reason({"name": name, "value": value, "sentence": sentence}, "zh") == (chinese, "zh")
