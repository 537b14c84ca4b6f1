"""Five real files that are not part of the project: HTML inside Markdown, mirrors, a newsletter from a PDF."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from claims.ingest import read
from extract.model import Source
from extract.text.fold import fold

SEEDS = sorted((Path(__file__).parents[2] / "shared" / "seeds").glob("*.txt"))
pytestmark = pytest.mark.skipif(len(SEEDS) < 5, reason="the five source files are not on this machine")

FURNITURE = (
    *("分享", "二维码", "捐款", "三退", "相关新闻", "编辑推荐", "热门", "翻墙", "首页", "共享", "Tagged", "Minutes"),
    *("正在加载", "责任编辑", "责编", "网编", "转自", "原文", "赞过", "微信号", "cxdata", "dataservice", "欢迎联系"),
    *("README", "github", "http", "发布在", "Published"),
)


@pytest.fixture(scope="module")
def sources() -> list[Source]:
    found = [next(read(str(path))) for path in SEEDS]
    assert all(isinstance(source, Source) for source in found)
    return [source for source in found if isinstance(source, Source)]


def test_what_each_says_of_itself(sources: list[Source]) -> None:
    found = [
        (source.publisher, str(source.published), source.published_basis, source.lang, (source.url or "")[:28])
        for source in sources
    ]
    assert found == [
        ("iYouPort", "2020-01-18", "stated", "zh-Hans", "https://www.iyouport.org/%e4"),
        ("法国国际广播电台", "2023-08-08", "stated", "zh-Hans", "https://www.rfi.fr/cn/%E4%B8"),
        ("自由亚洲电台", "2019-12-05", "url", "zh-Hans", "https://www.rfa.org/mandarin"),
        ("大纪元", "2019-12-06", "stated", "zh-Hans", "https://www.epochtimes.com/g"),
        ("财新智库", "2024-05-04", "inferred", "zh-Hans", ""),
    ]
    assert [source.ref for source in sources] == [path.name for path in SEEDS]
    assert [(source.title or "")[:6] for source in sources] == [
        "中国公司正在",
        "中国称计划规",
        "网上公开贩卖",
        "大陆网上公开",
        "新科技观察",
    ]


def test_no_furniture_is_left(sources: list[Source]) -> None:
    for source in sources:
        short = [line for line in source.text.split("\n") if len(line) < 60]
        assert [line for line in short for word in FURNITURE if word in line] == []


@pytest.mark.parametrize(
    ("at", "first", "last", "lines"),
    [
        (
            0,
            "中国公司正在联合国制定全球面部识别标准，这意味着什么？",
            "《欧洲对面部识别和其他中国技术的兴趣正在填补美国缺席的深圳展会》。⚪️",
            27,
        ),
        (1, "中国称计划规范人脸识别技术应用", "并在 100 多米外扫描人脸的 AFP 产品。", 10),
        (2, "网上公开贩卖人脸数据 黑色产业链悄然形成", "分辨率高达数千万像素。", 14),
        (3, "大陆网上公开贩卖人脸数据 信息疑遭泄露", "确保技术检测的是“活人”。", 26),
        (4, "新科技观察", "现为财新智库研究员。daweiyu@caixin.com", 128),
    ],
)
def test_the_body_is_whole(sources: list[Source], at: int, first: str, last: str, lines: int) -> None:
    found = sources[at].text.split("\n")
    assert found[0] == first
    assert found[-1].endswith(last)
    assert len(found) == lines


def test_captions_stand_once_and_both_tellings_are_kept(sources: list[Source]) -> None:
    text = sources[2].text
    assert text.count("一条出售人脸数据为盈利为目的“黑色产业链”已在中国形成。（资料图/法新社）") == 1
    assert text.count("两千万多个拥有监控功能的摄像镜头") == 2
    assert "8元可买3万张人脸照片" in text
    assert "共计3万张" in text
    assert "2020 年 6 月 8 日，IBM 宣布" in sources[4].text


def test_every_line_of_the_annotated_text_that_is_no_furniture_is_there(sources: list[Source]) -> None:
    """The annotators' plain text still holds some furniture; every long line of it that is no bare link is article."""
    texts = SEEDS[0].parents[1] / "gold" / "texts"
    for number, source in enumerate(sources):
        kept = "".join(fold(source.text).split())
        for line in (texts / f"seed{number}.txt").read_text(encoding="utf-8").split("\n"):
            is_link = len(line) < 100 and not re.search("[\u3400-\u9fff]", line)
            if len(line) > 45 and not is_link and "Newsletters , " not in line and " | " not in line:
                assert "".join(fold(line).split()) in kept, line
