"""Words that the tagger's dictionary does not hold: those a document says again and again, and names with numerals."""

from __future__ import annotations

import pytest

from extract import extract
from extract.text.document import Document


def tokens(text: str) -> list[tuple[str, str]]:
    document = Document.of(text, "zh")
    return [(token.word, token.tag) for token in document.tokens(document.sentences[0])]


def test_a_string_that_comes_back_is_one_word() -> None:
    text = "厂方印制三万个利是封。利是封每个两元。市民索取利是封。"
    assert ("利是封", "n") in tokens(text)
    assert extract(text, "zh")[0].quantities[0].item == "利是封"


def test_a_string_said_once_stays_as_the_dictionary_has_it() -> None:
    assert ("利是封", "n") not in tokens("厂方印制三万个利是封。")


@pytest.mark.parametrize("name", ["骆楚熹", "岑皓骅", "温若骅"])
def test_a_name_that_comes_back_is_one_person(name: str) -> None:
    text = f"{name}周一到任，为期三年。议员批评{name}。"
    assert (name, "nr") in tokens(text)


def test_what_somebody_does_again_and_again_is_no_word() -> None:
    words = [word for word, _ in tokens("台风吹塌树木。附近塌树三宗。沿岸塌树两宗。山上塌树一宗。")]
    assert "塌树" not in words


def test_a_longer_word_is_not_cut_where_its_beginning_also_stands_alone() -> None:
    text = "梁祺焯今早到庭。梁祺焯否认控罪。梁祺焯获准保释。"
    assert ("梁祺焯", "nr") in tokens(text)


@pytest.mark.parametrize("word", ["线上", "高管", "屋苑", "科创板"])
def test_words_of_our_time_are_known(word: str) -> None:
    assert (word, "n") in tokens(f"去年共有{word}二十个。")


def test_words_are_looked_for_near_by_only() -> None:
    """A long text is read in blocks, so that the work stays linear."""
    text = "利是封。" + "天气很好。" * 6000 + "利是封。" + "天气很好。" * 6000 + "利是封。"
    document = Document.of(text, "zh")
    assert [token.word for token in document.tokens(document.sentences[0])][:1] == ["利"]


@pytest.mark.parametrize(
    "text",
    ["六里桥和十里河的房价上涨。", "八里庄街道整修。", "四里河水质改善。", "警方封锁四尺巷。", "九丈崖景区重开。"],
)
def test_places_named_with_an_old_measure_are_no_quantities(text: str) -> None:
    assert extract(text, "zh") == []


def test_a_place_that_a_text_names_often_is_one_cut_short_too() -> None:
    text = "六十石山的花田广达300公顷。六十石的早晨，六十石的黄昏都很美。"
    assert [q.value for claim in extract(text, "zh") for q in claim.quantities] == [300]


@pytest.mark.parametrize("text", ["他们走了二十里山路。", "农户挑来三石谷子。", "两村相距五里。", "河宽三丈。"])
def test_old_measures_still_measure(text: str) -> None:
    assert len(extract(text, "zh")[0].quantities) == 1


@pytest.mark.parametrize("name", ["罗冠聪", "许章润", "马道立"])
def test_who_is_introduced_with_an_office_is_one_person_later(name: str) -> None:
    assert (name, "nr") in tokens(f"{name}去年获奖20万元。大会邀请教授{name}出席。")


def test_a_name_said_once_stays_as_the_dictionary_has_it() -> None:
    assert ("肖华向", "nr") not in tokens("负责人肖华向记者表示，负责人肖华向外界道歉。")
