"""Who said it: every case of the speech corpora, and the laws that attributions keep."""

from __future__ import annotations

import re
from typing import Any

import pytest

from extract import extract
from extract.model import Attribution, Lang, Quantity
from extract.speech.attribution import find_attributions
from extract.text.document import Document
from tests.corpus_runner import CORPUS, load
from tests.cost import is_linear

MARKED = re.compile(r"\{([^}]*)\}")


def read(lang: Lang, marked: str) -> tuple[str, list[Quantity], list[Attribution]]:
    """The text without its braces, a quantity for each, and the attributions found."""
    figures: list[Quantity] = []
    text = ""
    at = 0
    for match in MARKED.finditer(marked):
        text += marked[at : match.start()]
        figures.append(Quantity(len(text), len(text) + len(match[1]), "count", "marked"))
        text += match[1]
        at = match.end()
    text += marked[at:]
    found = find_attributions(Document.of(text, lang), figures)
    for each in found:
        assert 0 <= each.start < each.end <= len(text)
        assert 0 <= each.scope_start < each.scope_end <= len(text)
        assert each.name in text
    return text, figures, found


def lines(lang: Lang, marked: str) -> list[str]:
    text, figures, attributions = read(lang, marked)
    return [
        line
        for figure in figures
        for line in dict.fromkeys(
            f"{attribution.name} @ {text[figure.start : figure.end]}"
            for attribution in attributions
            if attribution.scope_start <= figure.start < attribution.scope_end
        )
    ]


SPEECH = [case for path in sorted((CORPUS / "speech").glob("*.toml")) for case in load(path, path.stem)]


@pytest.mark.parametrize(("lang", "case"), SPEECH)
def test_speakers(lang: Lang, case: dict[str, Any]) -> None:
    assert sorted(lines(lang, case["text"])) == sorted(case["by"])


def test_a_pronoun_finds_its_name_in_the_paragraph_before() -> None:
    marked = "厂长周大同说，工厂已停产。\n\n他表示，损失超过{200万元}。"
    assert lines("zh", marked) == ["周大同 @ 200万元"]


def test_a_quotation_goes_on_through_sentences() -> None:
    marked = '"It took {nine} days. Nobody slept. We had {40} tents," said Rosa Diaz.'
    assert lines("en", marked) == ["Rosa Diaz @ nine", "Rosa Diaz @ 40"]


def test_a_quotation_goes_on_through_paragraphs() -> None:
    marked = 'Ann Bell said: "It is done."\n"We built {40} homes."\n"Nobody helped us."\n"We mended {7} roads."'
    assert lines("en", marked) == ["Ann Bell @ 40", "Ann Bell @ 7"]
    marked = "陈大文说：“办成了。”\n“我们已建成了{40间}房屋。”\n“没有人来帮我们做工作。”\n“我们修好了{7条}乡村道路。”"
    assert lines("zh", marked) == ["陈大文 @ 40间", "陈大文 @ 7条"]


def test_straight_marks_quote_in_chinese_as_pairs_do() -> None:
    told = '陈大文说:"我们等了{9天}。没有人来。"\n家属收到{两封}信。"共有{40顶}帐篷。"陈大文说。'
    assert lines("zh", told) == ["陈大文 @ 9天", "陈大文 @ 40顶"]
    assert lines("zh", '陈大文说:"我们等了{9天}。\n那块{5英寸}的屏幕"坏了"。') == ["陈大文 @ 9天"]


def test_a_quotation_is_nobodys_behind_a_plain_paragraph() -> None:
    marked = 'Ann Bell said: "It is done."\nThe town is old.\n"Nobody helped us."\n"We mended {7} roads."'
    assert lines("en", marked) == []


def test_words_before_a_verb_that_only_say_when_name_nobody() -> None:
    assert lines("zh", "工厂上周停产。但之后表示，损失超过{200万元}。") == []


@pytest.mark.parametrize("filler", ["他说，“", "据", "(", "said ", "，", '"'])
def test_hostile_text_takes_linear_time(filler: str) -> None:
    def told(times: int) -> None:
        text = "公司说，有3人。" + filler * times
        find_attributions(Document.of(text, "zh"), [Quantity(5, 7, "count", "marked")])

    assert is_linear(told, 5_000)


def test_a_forecast_beside_a_result_is_not_what_the_result_rests_on() -> None:
    text = "Profits rose 15% to £546m, ahead of analysts' forecasts of £532m. Analysts had forecast sales of £900m."
    told = {
        text[each.start : each.end]: [attribution.name for attribution in claim.attributions]
        for claim in extract(text, "en")
        for each in claim.quantities
    }
    assert told["£546m"] == []
    assert told["£900m"] == ["Analysts"]
