"""What a page says that does not do what was asked: in the reader's language, and when to come back."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from claims.web.words.refusals import SHAPES, refusal
from tests.conftest import served
from tests.sentences import assigned, constants, sentences
from tests.test_house import ROOT
from tests.test_web_add import signed_in

CLAIM = "aaaa00000001"
# The calls that tell of a failure, with the place of the sentence among what they are given.
TELLING = {"ApiError": 2, "bad_value": 0, "not_found": 0, "ClaimsError": 0, "NotFound": 0}
TOLD_BY = [
    *sorted((ROOT / "claims" / "web" / "pages").glob("*.py")),
    *(ROOT / "claims" / "web" / "requests" / f"{each}.py" for each in ("calls", "databases", "errors", "limits")),
    *(ROOT / "claims" / "web" / "requests" / f"{each}.py" for each in ("parameters", "tokens", "writing")),
    *(
        ROOT / "claims" / f"{each}.py"
        for each in ("curating", "judging", "reviewing", "sending", "web/requests/sending")
    ),
    *(
        ROOT / "db" / f"{each}.py"
        for each in ("people/curation", "people/reviews", "reading/sources", "writing/judging")
    ),
]
# What only programs send, or only the command line asks for.
FOR_PROGRAMS = (
    "Send ", "The token ", "As many dumps", "The body must be", "There is no parameter", "There is no field",
    "404 must be a string", "404 holds half", "404 must be a number", "A judgement says whose", "A rating's value",
    "The rating's value", "The worst rating", "Nothing is sent", "There is no region", "There is no job",
)  # fmt: skip


def told_by_pages() -> Iterator[str]:
    """All that pages say of what they do not do, with `404` for words that are known only when they say it."""
    for path in TOLD_BY:
        tree = ast.parse(path.read_text(encoding="utf8"))
        for part in tree.body:
            known = {**constants(tree), **assigned(part)}
            for node in ast.walk(part):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in TELLING:
                    place = TELLING[node.func.id]
                    yield from (
                        each for value in node.args[place : place + 1] for each in sentences(value, known, "404")
                    )


def test_whatever_a_visitor_is_refused_with_is_said_in_chinese_too() -> None:
    said = {each for each in told_by_pages() if " " in each}
    assert len(said) > 40
    assert {each for each in said if refusal(each, "zh")[1] == "en"} == {
        each for each in said if each.startswith(FOR_PROGRAMS)
    }
    assert {each for each in said if refusal(each, "en") != (each, "en")} == set()


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("min must be a plain number such as 20000000, not “many”.", "min 必须是数字，如 20000000，不能是“many”。"),
        ("“三” is 2 figures of aaaa00000001: name the one together with words", "“三”对应 2 个数字；"),
        (
            "There is no review of the claim aaaa00000001 at https://a.example/1: 'claims show'",
            "说法 aaaa00000001 没有",
        ),
        ("1,000 sources wait to be added: try again in a minute.", "已有 1,000 个来源排队等候添加"),
        (
            "This source was taken down on 2026-11-20 (withdrawn) and is not added again.",
            "该来源已于 2026-11-20 被撤下",
        ),
        ("You ask more often than this server allows: try again in 1 second.", "请 1 秒后再试。"),
    ],
)
def test_words_of_the_sentence_stay(said: str, told: str) -> None:
    assert told in refusal(said, "zh")[0]


def test_every_shape_is_of_something_that_is_said() -> None:
    said = list(told_by_pages())
    first = {next((shape for shape, _ in SHAPES if re.match(shape, each)), None) for each in said}
    assert {shape for shape, _ in SHAPES} - first == set()


async def test_a_form_that_changes_nothing_is_told_in_chinese(path: Path) -> None:
    datasette = await served(path)
    cookies = signed_in(datasette)
    page = await datasette.client.get(f"/claim/{CLAIM}", cookies=cookies)
    (proof, *_) = re.findall(r'name="csrftoken" value="([^"]+)"', page.text)
    answers = [
        await datasette.client.post(
            f"/claim/{CLAIM}",
            data={"csrftoken": proof, "deed": "correct"},
            cookies=cookies,
            headers={"accept-language": lang},
        )
        for lang in ("zh", "en")
    ]
    assert [each.status_code for each in answers] == [400, 400]
    assert '<bdi lang="zh-Hans">没有任何改动；请填写应有的内容。</bdi>' in answers[0].text
    assert '<bdi lang="en">Nothing was changed:' in answers[1].text


async def test_what_has_no_chinese_says_that_it_is_english(path: Path) -> None:
    datasette = await served(path)
    answer = await datasette.client.post("/check", data={"words": "x"}, headers={"accept-language": "zh"})
    assert answer.status_code == 400
    assert '<bdi lang="en">There is no field “words” here' in answer.text
