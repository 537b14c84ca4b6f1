"""PDF files: their pages become paragraphs, what a browser printed around them goes, and what they state is heard."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

import pytest

from tests.test_ingest import failure, sources, write

ASCII = {chr(code) for code in range(0x80)}


def pdf(lines: list[list[str]], **facts: str) -> bytes:
    """A PDF with a page for each list of lines, in a font that every reader has, and what it states of itself.

    Characters beyond ASCII are codes from 0x80 on, which the font says the meaning of, as printing does.
    """
    codes = {character: 0x80 + at for at, character in enumerate(sorted({*"".join(chain(*lines))} - ASCII))}
    meant = "".join(f"<{code:02x}> <{character.encode('utf-16-be').hex()}>\n" for character, code in codes.items())
    meaning = f"1 begincodespacerange <00> <ff> endcodespacerange\n{len(codes)} beginbfchar\n{meant}endbfchar"
    said = " ".join(f"/{name} <feff{value.encode('utf-16-be').hex()}>" for name, value in facts.items())
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica" + " /ToUnicode 4 0 R" * bool(codes) + " >>"
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", font]
    objects += [f"<< /Length {len(meaning)} >>\nstream\n{meaning}\nendstream", f"<< {said} >>"]
    pages = []
    for page in lines:
        shown = (bytes(codes.get(character) or ord(character) for character in line).hex() for line in page)
        drawn = "BT /F1 12 Tf 72 700 Td 14 TL " + " ".join(f"<{line}> Tj T*" for line in shown) + " ET"
        objects.append(f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {len(objects)} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>"
        )
        pages.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Count {len(pages)} /Kids [{' '.join(pages)}] >>"
    body = b"%PDF-1.4\n"
    offsets = []
    for number, content in enumerate(objects, 1):
        offsets.append(len(body))
        body += f"{number} 0 obj\n{content}\nendobj\n".encode()
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    trailer = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R /Info 5 0 R >>\nstartxref\n{len(body)}\n%%EOF"
    return body + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{trailer}".encode()


def test_pdf_lines_become_paragraphs_and_running_heads_go(tmp_path: Path) -> None:
    head = "Harbour Board Annual Report"
    pages = [
        [
            head,
            "Traffic in the harbour rose",
            "The harbour handled 3.2 million tonnes last year, which",
            "is 4% more than in",
            "1",
        ],
        [head, "The board plans to spend 12 million pounds on a new quay", "that will be 400 metres long.", "2"],
        [head, "Work on it begins in the spring of next year, and it is to", "end in 2026.", "3"],
    ]
    [source] = sources(write(tmp_path / "report.pdf", pdf(pages)))
    lines = source.text.split("\n")
    assert head not in lines
    assert "The board plans to spend 12 million pounds on a new quay that will be 400 metres long." in lines
    assert all(not line.isdigit() for line in lines)
    assert "pypdf" in str(source.reader)


def test_a_page_printed_by_a_browser_is_read_as_it_was(tmp_path: Path) -> None:
    printed = pdf(
        [
            [
                "南湾市2024年国⺠经济和社会发展统计公报",
                "2025年3⽉20⽇ 南湾市统计局",
                "2024年全市地区⽣产总值2,318.6亿元，⽐上年增⻓5.4%。年末常住⼈⼝312.7万⼈，其中城镇⼈⼝",
                "占68.3%。",
                "学校（所） 1,203 1,187",
                "11/21/26, 11:48 AM 南湾市 2024 年统计公报",
                "ﬁle:///home/lin/report.html 1/1",
            ]
        ],
        Title="南湾市2024年统计公报",
        Producer="Skia/PDF m156",
        CreationDate="D:20261121114804+00'00'",
    )
    [source] = sources(write(tmp_path / "report.pdf", printed))
    assert source.text.split("\n") == [
        "南湾市2024年国民经济和社会发展统计公报",
        "2025年3月20日 南湾市统计局",
        "2024年全市地区生产总值2,318.6亿元，比上年增长5.4%。年末常住人口312.7万人，其中城镇人口占68.3%。",
        "学校（所） 1,203 1,187",
    ]
    assert (source.title, source.publisher) == ("南湾市2024年统计公报", "南湾市统计局")
    assert (str(source.published), source.published_basis) == ("2025-03-20", "stated")


@pytest.mark.parametrize(
    ("facts", "title", "published"),
    [
        ({"Title": "Port statistics", "CreationDate": "D:20240502", "Producer": "LibreOffice 7"}, True, "2024-05-02"),
        ({"Title": "Microsoft Word - draft3.docx", "CreationDate": "D:20240502"}, False, "2024-05-02"),
        ({"Title": "Port statistics", "CreationDate": "D:20240502", "Producer": "Skia/PDF m1"}, True, "None"),
    ],
)
def test_what_a_pdf_states_of_itself(tmp_path: Path, facts: dict[str, str], title: bool, published: str) -> None:
    [source] = sources(write(tmp_path / "a.pdf", pdf([["The port handled 31 million tonnes of goods."]], **facts)))
    assert (source.title, str(source.published)) == (facts["Title"] if title else None, published)


def test_pdf_without_text(tmp_path: Path) -> None:
    assert "text recognition" in failure(write(tmp_path / "scan.pdf", pdf([[], []])))
