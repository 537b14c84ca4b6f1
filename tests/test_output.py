"""What people see: wrapped Chinese, hostile text made harmless, sheets of claims, the length of the bar."""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from claims.extent import extent
from claims.terminal.claim import print_checked, print_claim
from claims.terminal.output import Failures, print_rows, progress, shown
from claims.terminal.prose import Prose
from db.reading.queries import ClaimDetail, ClaimSummary, Conflict


def wrapped(text: str, width: int) -> list[str]:
    console = Console(width=width, color_system=None)
    with console.capture() as printed:
        console.print(Prose(Text(text)))
    return printed.get().removesuffix("\n").split("\n")


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("全国已安装两千万个", 8, ["全国已安", "装两千万", "个"]),
        ("全国已安装，两千万", 10, ["全国已安", "装，两千万"]),  # no line begins with a comma
        ("据「新京报」报道", 6, ["据「新", "京报」", "报道"]),  # and none ends with an opening mark
        ("近日 A+ 轮融资", 10, ["近日 A+ 轮", "融资"]),
        ("the surveillance cameras", 12, ["the", "surveillance", "cameras"]),
        ("https://long.example/address", 10, ["https://lo", "ng.example", "/address"]),
        ("", 10, [""]),
    ],
)
def test_lines_break_where_chinese_breaks(text: str, width: int, lines: list[str]) -> None:
    assert wrapped(text, width) == lines


@pytest.mark.parametrize("width", [2, 7, 20, 100])
def test_nothing_is_lost_or_too_wide(width: int) -> None:
    text = "海角新聞：臨江鐵路（Line 7）總投資近290億人民幣，「比原先預算多出約一成」——消息人士。" * 3
    lines = wrapped(text, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(cell_len(line) <= max(width, 6) for line in lines)


def test_a_terminal_obeys_no_source() -> None:
    assert shown("a\x1b[31mred\x07 \u202eright to left\u202c\nnext") == "a[31mred right to left next"
    assert (shown(None), shown(1234567), shown(True)) == ("", "1,234,567", "True")


def test_the_first_failure_decides_the_exit_status(capsys: pytest.CaptureFixture[str]) -> None:
    failures = Failures()
    failures.add("a.txt", "it is empty")
    failures.add("b\x1b.txt", "it is\nempty")
    with pytest.raises(SystemExit) as ended:
        failures.__exit__(None, None, None)
    assert ended.value.code == 1
    assert capsys.readouterr().err == "a.txt: it is empty\nb.txt: it is empty\n"


def test_an_error_goes_before_failures() -> None:
    failures = Failures()
    failures.add("a.txt", "it is empty")
    failures.__exit__(KeyError, KeyError("b"), None)


def test_csv_holds_lists_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    print_rows([{"a": 1, "b": ["两", "千"]}], "csv", ())
    assert capsys.readouterr().out == 'a,b\n1,"[""两"", ""千""]"\n'


def test_a_bar_only_where_it_disturbs_no_rows(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def asked() -> int:
        raise AssertionError("nobody sees the bar")

    with progress("Adding", asked) as step:
        step(1)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    with progress("Adding", lambda: 3) as step:
        step(2)
    assert "Adding" in capsys.readouterr().err


def test_extent(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("{}\n{}\n{}\n")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "b.txt").write_text("text")
    with gzip.open(tmp_path / "c.jsonl.gz", "wt") as archive:
        archive.write("{}\n{}\n")
    (tmp_path / "damaged.jsonl.gz").write_bytes(b"no archive")
    assert extent([str(tmp_path)]) == 3 + 1 + 2 + 1
    assert extent([str(tmp_path / "missing.txt"), str(tmp_path / "a.jsonl")]) == 4
    assert extent(["-"]) is None
    assert extent(["https://news.example/feed"]) is None


APPEARANCE = {
    "id": "a1",
    "selector": {"exact": "造成17人死亡", "prefix": "前日暴雨，", "suffix": "。\n下一段"},
    "text": "前日暴雨，造成17人死亡。",
    "lang": "zh",
    "attributions": [{"name": "县政府", "publisher_id": None, "cited_source_id": None}] * 2,
    "source": {"id": "s1", "published": None, "publisher": "海角新聞", "title": "山洪", "url": None, "ref": "a.txt"},
    "time_start": "2025-07-01",
    "time_end": "2025-07-31",
    "negated": False,
    "hedged": True,
}


def test_a_sheet_shows_who_said_it_and_what_contradicts_it(capsys: pytest.CaptureFixture[str]) -> None:
    claim = ClaimSummary("c1", "count", "17 dead", "", "zh", None, "open", None, None, 3, 2, 1)
    names: dict[str, Any] = {
        "left_gloss": "29 dead",
        "right_gloss": "17 dead",
        "left_text": "死亡29人。",
        "right_text": "",
        "left_lang": "zh",
        "right_lang": "zh",
    }
    where: dict[str, Any] = {
        "left_source": "Riverside",
        "right_source": "山洪",
        "left_source_id": "s0",
        "right_source_id": "s1",
        "left_published": "2025-07-09",
        "right_published": None,
    }
    conflict = Conflict("a0", "a1", "c0", "c1", **names, **where, score=0.9, features=[])
    review = {"rating": "Disputed", "publisher": "Desk", "site": None, "url": "https://desk.example/"}
    change = {"outcome": "altered", "old_figures": "17人", "new_figures": "19人", "changed_at": "2025-07-12T08:00:00"}
    print_claim(ClaimDetail(claim, [APPEARANCE], [conflict], [review], [change]))
    lines = [line.strip() for line in capsys.readouterr().out.splitlines()]
    assert lines[1] == "c1 · count · 3 appearances · 2 sources (1 independent)"
    assert "undated  海角新聞  山洪  a.txt" in lines
    assert "2025-07-12  altered: 17人 → 19人" in lines
    assert "前日暴雨，造成17人死亡。" in lines
    assert "said by 县政府" in lines
    assert "about 2025-07-01 to 2025-07-31, hedged" in lines
    assert "c0  29 dead “死亡29人。”  (Riverside, 2025-07-09)" in lines
    assert "Disputed  Desk  https://desk.example/" in lines


def test_a_checked_text_shows_matches_with_their_reasons(capsys: pytest.CaptureFixture[str]) -> None:
    reason = {"name": "figures", "value": -1.0, "sentence": "“17” and “29” cannot both be true."}
    match = {
        "claim_id": "c0c0c0c0c0",
        "gloss": "29 dead",
        "text": "29 dead in flood",
        "lang": "en",
        "score": 0.9,
        "source_title": "Riverside",
        "said_by": ["a volunteer group"],
        "features": [reason],
    }
    known = {"appearance": APPEARANCE, "same": [], "conflicts": [match | {"published": None}], "related": []}
    unknown = {"appearance": APPEARANCE, "same": [], "conflicts": [], "related": []}
    assert print_checked(json.loads(json.dumps([known, unknown]))) == 2
    lines = [line.strip() for line in capsys.readouterr().out.splitlines()]
    assert lines == [
        "造成17人死亡",
        "conflict 0.90  29 dead  c0c0c0c0  said by a volunteer group  (Riverside)",
        "-1.00 “17” and “29” cannot both be true.",
        "造成17人死亡",
        "nothing known",
    ]
    assert print_checked([]) == 0
    many = known | {"conflicts": [match | {"published": None}] * 5}
    print_checked(json.loads(json.dumps([many])))
    assert "2 more in conflict: --format json shows them" in capsys.readouterr().out
