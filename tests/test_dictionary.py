"""Words of Chinese in English and back, names in pinyin."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

import extract
from extract.zh.words.dictionary import chinese, english, pinyin, verb
from tests.cost import cost

GLOSSARY = Path(extract.__file__).parent / "zh" / "words" / "glossary.toml"


@pytest.mark.parametrize(
    ("word", "equivalent"),
    [
        ("摄像头", "camera"),
        ("监控探头", "surveillance camera"),
        ("上市公司", "listed company"),
        ("确诊病例", "confirmed case"),
        ("净利润", "net profit"),
        ("同比", "year on year"),
        ("美国", "US"),
        ("国家统计局", "National Bureau of Statistics"),
        ("路透社", "Reuters"),
        ("法院", "court"),
        ("桥梁", "bridge"),
        ("医生", "doctor"),
        ("沈阳", "Shenyang"),
    ],
)
def test_the_first_equivalent(word: str, equivalent: str) -> None:
    assert english(word)[0] == equivalent


@pytest.mark.parametrize("word", ["公司", "照片", "行", "曾", "的", "个", "协议", "沈阳", "打", "生产"])
def test_equivalents_are_fit_for_a_gloss(word: str) -> None:
    for sense in english(word):
        assert not re.match(r"(?:to|a|an|the) ", sense)
        assert not re.search(r"[\u3400-\u9fff()\[\]/;]|CL:", sense)
        assert 1 <= len(sense.split()) <= 6


def test_nouns_come_before_verbs() -> None:
    senses = english("报告")
    assert senses.index("report") == 0


def test_an_unknown_word_has_no_equivalent() -> None:
    assert english("凯莱英") == ()
    assert english("") == ()


def test_verbs() -> None:
    assert verb("售卖") == "sell"
    assert verb("桌子") is None


@pytest.mark.parametrize(("word", "entry"), [("camera", "摄像头"), ("Reuters", "路透社"), ("unicorn", "独角兽")])
def test_the_way_back(word: str, entry: str) -> None:
    assert entry in chinese(word)
    assert chinese("qwertyuiop") == ()


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("易会满", "Yi Huiman"),
        ("赵茜", "Zhao Qian"),
        ("单小明", "Shan Xiaoming"),
        ("曾俊华", "Zeng Junhua"),
        ("欧阳明日", "Ouyang Mingri"),
    ],
)
def test_personal_names(name: str, written: str) -> None:
    assert pinyin(name, person=True) == written


def test_other_names() -> None:
    assert pinyin("高瓴") == "Gaoling"


def test_the_glossary_is_clean() -> None:
    table = tomllib.loads(GLOSSARY.read_text(encoding="utf8"))
    entries = [word for section in table.values() for word in section]
    assert len(entries) == len(set(entries)) >= 500
    for section in table.values():
        for word, senses in section.items():
            assert re.fullmatch(r"[\u3400-\u9fff]+", word), word
            assert all(sense.strip() for sense in senses.split(";")), word


def test_a_known_word_is_fast() -> None:
    english("公司")
    assert cost(lambda: [english("公司") for _ in range(10_000)]) < 0.5
