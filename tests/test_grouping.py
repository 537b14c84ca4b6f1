"""Claims as short lines: what stands together in which role, of which kind, about whom and when.

A line is `kind figures`, figures parted by `|`, each with value, unit and role; dates only show in `time`. What a line
does not say after its figures (subject, time, place) is not compared; `hedged` and `negated` always are.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from opencc import OpenCC

from extract import extract
from extract.appearance import number
from extract.model import Claim, Quantity
from tests.corpus_runner import CORPUS, load

CLAIMS = [case for path in sorted((CORPUS / "claims").glob("*.toml")) for case in load(path, path.stem)]


def figure(quantity: Quantity) -> str:
    value = str(number(quantity.value))
    if quantity.max_value is not None:
        value += f"-{number(quantity.max_value)}"
    return " ".join(word for word in (value, quantity.unit, quantity.role) if word)


def line(claim: Claim, wanted: str) -> str:
    """`claim` in one line, with those of its further fields that `wanted` names."""
    figures = [figure(q) for q in claim.quantities if q.kind != "date"]
    said = f"{claim.kind} {' | '.join(figures)}".strip()
    if "; subject" in wanted:
        said += f"; subject {claim.subject}"
    if "; time" in wanted:
        said += f"; time {claim.time_start or ''}..{claim.time_end or ''}"
    if "; place" in wanted:
        said += f"; place {claim.place}"
    return said + "; hedged" * claim.hedged + "; negated" * claim.negated


@pytest.mark.parametrize(("lang", "case"), CLAIMS)
def test_claims(lang: str, case: dict[str, Any]) -> None:
    found = extract(case["text"], lang, date.fromisoformat(case.get("published", "2024-05-20")))
    wanted = case["claims"]
    lines = [line(claim, wanted[at] if at < len(wanted) else "; subject") for at, claim in enumerate(found)]
    assert lines == wanted


def test_traditional_reads_like_simplified() -> None:
    simplified = extract("去年该厂营业额达5亿美元，同比增长8%。", "zh", date(2024, 5, 20))
    traditional = extract("去年該廠營業額達5億美元，同比增長8%。", "zh", date(2024, 5, 20))
    assert [line(c, "; time") for c in simplified] == [line(c, "; time") for c in traditional]
    assert [(c.start, c.end) for c in simplified] == [(c.start, c.end) for c in traditional]


def outline(text: str) -> list[Any]:
    """What is found in a text, without words of either script."""
    return [
        (
            (c.kind, c.start, c.end, c.hedged, c.negated, c.time_start, c.time_end),
            [(q.start, q.end, q.role) for q in c.quantities],
            (text.find(c.subject), len(c.subject)) if c.subject else None,
        )
        for c in extract(text, "zh", date(2024, 5, 20))
    ]


@pytest.mark.parametrize("case", load(CORPUS / "claims" / "zh.toml"))
def test_both_scripts_yield_the_same(case: dict[str, Any]) -> None:
    convert = OpenCC("s2t").convert
    traditional = "".join(
        character if len(convert(character)) != 1 else convert(character) for character in case["text"]
    )
    assert outline(case["text"]) == outline(traditional)


def test_every_required_quantity_is_in_a_claim() -> None:
    from extract.pipeline import find_claims, find_quantities
    from extract.text.document import Document

    text = "2020年3月5日 星期四\n去年共有300人报名，5月1日开学。\nIn 2004 it closed. The 2003 figures are here: 5%."
    document = Document.of(text, "zh", date(2020, 5, 20))
    held = {q.start for claim in find_claims(document) for q in claim.quantities}
    assert {q.start for q in find_quantities(document) if not q.optional} <= held


def test_frames_are_exact() -> None:
    text = "公司称，去年营收为5亿元，同比增长8%，裁员300人。"
    found = extract(text, "zh", date(2024, 5, 20))
    assert len(found) > 1
    for claim in found:
        assert claim.sentence_start <= claim.start < claim.end <= claim.sentence_end
        assert not text[claim.start : claim.end].startswith("，")
        assert all(claim.sentence_start <= q.start < q.end <= claim.sentence_end for q in claim.quantities)


def test_a_date_alone_is_kept() -> None:
    found = extract("2018年5月3日，2019年6月4日，", "zh", date(2024, 5, 20))
    assert [q.start for claim in found for q in claim.quantities] == [0, 10]
