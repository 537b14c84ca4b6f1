"""Whose approval, popularity or score a figure tells."""

from __future__ import annotations

import pytest

from extract import extract


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("市长陈国华的支持率为19%，反对率达48%。", ["陈国华", "陈国华"]),
        ("民调机构公布市长陈国华上任以来的首次评分，录得34.1分。", ["陈国华"]),
        ("三司方面，张建民及陈茂林的评分，分别为50.8分及44.3分。", ["张建民", "陈茂林"]),
        ("局长刘江明的民望出现负值，为负17个百分点。", ["刘江明"]),
        ("罗致远则是民望最高的局长，民望净值为正41个百分点。", ["罗致远"]),
        ("拜登的支持率跌至38%。特朗普的支持率则为44%。", ["拜登", "特朗普"]),
        ("林郑月娥的最新评分为53.6。她最新的支持率为47%。", ["林郑月娥", "林郑月娥"]),
        ("執政黨支持率為30%。", ["執政黨"]),
    ],
)
def test_the_holder_of_a_rating_is_the_subject(text: str, subjects: list[str]) -> None:
    assert [claim.subject for claim in extract(text, "zh")] == subjects
