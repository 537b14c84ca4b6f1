"""The door: what `read` makes of paths, folders, archives, encodings, standard input, and of everything unreadable."""

from __future__ import annotations

import gzip
import io
import json
import quopri
import sys
import zipfile
from datetime import date
from pathlib import Path

import pytest

from claims.ingest import Overrides, Unreadable, read
from claims.ingest.encoding import decode
from claims.ingest.finish import finished
from extract.model import Source

SIMPLIFIED = "县图书馆去年借出图书34万册\n\n县图书馆馆长说，2021年1月5日起，开放时间延长2小时，全年接待读者12.6万人次。"
TRADITIONAL = "圖書館去年借出三十四萬冊書\n\n館長表示，開放時間延長兩小時，全年接待讀者十二萬人次，與前年相比增加一成。"
ENGLISH = "Library lends 340,000 books\n\nThe library's café sold 12,000 cups of tea at £2, its director said."


def sources(what: object, overrides: Overrides | None = None) -> list[Source]:
    found = list(read(str(what), overrides))
    assert [str(each) for each in found if isinstance(each, Unreadable)] == []
    return [each for each in found if isinstance(each, Source)]


def failure(path: Path) -> str:
    [found] = read(str(path))
    assert isinstance(found, Unreadable), found
    assert found.ref == (path.name if path.is_file() or not path.exists() else str(path))
    assert "\n" not in found.message
    return found.message


def write(path: Path, data: bytes | str) -> Path:
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def test_plain_text_is_kept_as_it_is(tmp_path: Path) -> None:
    [source] = sources(write(tmp_path / "library.txt", SIMPLIFIED + "\n\n"))
    assert source.text == SIMPLIFIED
    assert source.title == "县图书馆去年借出图书34万册"
    assert (source.url, source.ref, source.lang, source.region) == (None, "library.txt", "zh-Hans", "cn")
    assert source.reader == "text 1"


def test_plain_text_with_a_header(tmp_path: Path) -> None:
    header = "标题：借书又增两成\n来源：县报\n日期：2021年1月8日\n链接：https://county.example/1\n\n"
    [source] = sources(write(tmp_path / "library.txt", header + SIMPLIFIED))
    assert source.text == SIMPLIFIED
    assert (source.title, source.publisher, source.url) == ("借书又增两成", "县报", "https://county.example/1")
    assert (source.published, source.published_basis) == (date(2021, 1, 8), "stated")


def test_a_paragraph_with_colons_is_no_header(tmp_path: Path) -> None:
    text = "张三：我借了3本书\n李四：我借了5本\n\n两人都说，图书馆很好。"
    [source] = sources(write(tmp_path / "talk.txt", text))
    assert source.text == text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "big5hkscs", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [SIMPLIFIED, TRADITIONAL], ids=["simplified", "traditional"])
def test_encodings(tmp_path: Path, encoding: str, text: str) -> None:
    try:
        data = text.encode(encoding)
    except UnicodeEncodeError:
        pytest.skip(f"{encoding} cannot write this script")
    [source] = sources(write(tmp_path / "a.txt", data))
    assert source.text == text


@pytest.mark.parametrize("declared", ["utf-8", "gb2312", "big5", "iso-8859-1", "no-such-charset"])
def test_wrong_declarations_are_seen_through(declared: str) -> None:
    for text, encoding in ((SIMPLIFIED, "gb18030"), (TRADITIONAL, "big5hkscs"), (SIMPLIFIED, "utf-8")):
        assert decode(text.encode(encoding), declared) == text
        head = f'<meta charset="{declared}">'
        assert decode((head + text).encode(encoding)) == head + text


def test_latin_text_and_damaged_utf8() -> None:
    assert decode(ENGLISH.encode("cp1252")) == ENGLISH
    assert decode(SIMPLIFIED.encode() + "完".encode()[:2]) == SIMPLIFIED
    assert decode(SIMPLIFIED.encode() + b"\xff\xfe" + SIMPLIFIED.encode()).count("\ufffd") == 2


def test_invisible_characters_go_and_line_ends_are_one() -> None:
    assert decode("a\0b\u202ec\u200bd\ufeffe\r\nf\rg\u2028h\x0ci".encode()) == "abcde\nf\ng\nh\ni"


def test_markdown_is_read_as_such_under_any_name(tmp_path: Path) -> None:
    [source] = sources(write(tmp_path / "a.txt", "# Library lends more\n\nIt lent **340,000** books.\n"))
    assert source.text == "Library lends more\nIt lent 340,000 books."


def record(**fields: object) -> str:
    return json.dumps({"text": "全年接待读者12.6万人次。", **fields}, ensure_ascii=False)


def test_json_lines_take_the_text_verbatim(tmp_path: Path) -> None:
    text = "  第一行\r\n\t责任编辑：王五\n分享到：\u200b 34%  "
    lines = [
        record(
            text=text, url="https://a.example/20200102/x", title="一", publisher="县报", author="李", lang="zh-Hans"
        ),
        record(published="2021-01-08", region="hk", id="x"),
    ]
    first, second = sources(write(tmp_path / "a.jsonl", "\n".join(lines) + "\n\n"))
    assert first.text == text
    assert (first.title, first.publisher, first.author, first.lang) == ("一", "县报", "李", "zh-Hans")
    assert (first.published, first.published_basis) == (date(2020, 1, 2), "url")
    assert (second.published, second.published_basis, second.region) == (date(2021, 1, 8), "stated", "hk")
    assert (first.ref, second.ref) == ("a.jsonl#1", "a.jsonl#2")


def test_json_lines_in_gzip_and_under_another_name(tmp_path: Path) -> None:
    assert len(sources(write(tmp_path / "a.jsonl.gz", gzip.compress((record() + "\n" + record()).encode())))) == 2
    assert len(sources(write(tmp_path / "a.txt", record() + "\n" + record()))) == 2


def test_broken_lines_are_named_and_passed_over(tmp_path: Path) -> None:
    lines = [
        record(),
        "{broken",
        '{"text": ""}',
        '["no", "article"]',
        "\xe9".encode("latin-1").decode("latin-1"),
        record(),
    ]
    found = list(read(str(write(tmp_path / "a.jsonl", "\n".join(lines)))))
    assert [isinstance(each, Source) for each in found] == [True, False, False, False, False, True]
    assert str(found[1]).startswith("a.jsonl line 2: the line is not JSON")
    assert 'give it a "text"' in str(found[2])


def test_what_no_encoding_can_store_is_replaced(tmp_path: Path) -> None:
    [source] = sources(write(tmp_path / "a.jsonl", '{"text": "12\\ud800%"}'))
    assert source.text == "12\ufffd%"


def test_a_damaged_archive_gives_what_is_whole(tmp_path: Path) -> None:
    whole = gzip.compress("\n".join(record(title=str(n) * 40) for n in range(2000)).encode())
    found = list(read(str(write(tmp_path / "a.jsonl.gz", whole[: len(whole) // 2]))))
    assert len(found) > 10
    assert "gzip file is damaged after line" in str(found[-1])


def test_folders_are_read_in_order_and_other_files_passed_over(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / ".hidden").mkdir()
    write(tmp_path / "b" / "two.md", "# 二\n\n全年接待读者12万人次。")
    write(tmp_path / "a.txt", SIMPLIFIED)
    write(tmp_path / "c.html", "")
    write(tmp_path / ".hidden" / "x.txt", SIMPLIFIED)
    write(tmp_path / "picture.png", b"\x89PNG\r\n")
    found = list(read(str(tmp_path)))
    assert [each.ref for each in found] == ["a.txt", "c.html", "b/two.md"]
    assert isinstance(found[1], Unreadable)


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(SIMPLIFIED.encode())))
    [source] = sources("-")
    assert (source.text, source.ref) == (SIMPLIFIED, "-")


def test_what_the_user_says_outranks_what_is_found(tmp_path: Path) -> None:
    given = Overrides(date(2020, 5, 1), "县报", "标题", "zh-Hans", "https://county.example/2019/01/02/a", "tw")
    [source] = sources(write(tmp_path / "a.txt", SIMPLIFIED), given)
    assert (source.published, source.published_basis) == (date(2020, 5, 1), "given")
    assert (source.publisher, source.title, source.region) == ("县报", "标题", "tw")
    assert source.url == "https://county.example/2019/01/02/a"


def test_a_language_that_is_given_keeps_the_script_that_is_found(tmp_path: Path) -> None:
    [source] = sources(write(tmp_path / "a.txt", TRADITIONAL), Overrides(lang="zh"))
    assert source.lang == "zh-Hant"


def test_the_address_that_is_given_is_evidence(tmp_path: Path) -> None:
    [source] = sources(write(tmp_path / "a.txt", TRADITIONAL), Overrides(url="https://news.rthk.hk/20200105/x.htm"))
    assert (source.publisher, source.region) == ("香港電台", "hk")
    assert (source.published, source.published_basis) == (date(2020, 1, 5), "url")


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("empty.txt", b"", "it is empty"),
        ("blank.md", b" \n\n ", "it is empty"),
        ("empty.jsonl", b"", "it is empty"),
        ("picture.png", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "a PNG image, not text"),
        ("archive.zip", b"PK\x03\x04" + bytes(100), "a ZIP archive"),
        ("picture.html", b"\xff\xd8\xff\xe0" + bytes(100), "a JPEG image"),
        ("noise.txt", bytes((n * 197 + n // 7 * 31) % 256 for n in range(3000)), "fit none of UTF-8"),
        ("page.html", b"<html><body><nav><a href='/'>Home</a></nav></body></html>", "no text"),
        ("marks.txt", b"--- ... !!!", "no text"),
        ("list.json", b'[{"text": "x"}]', "JSON, not JSON Lines"),
        ("broken.pdf", b"%PDF-1.4\nnothing", "the PDF is damaged"),
        ("feed.xml", b"<rss version='2.0'><channel><title>x</title></channel></rss>", "no entries"),
        ("map.xml", b"<urlset></urlset>", "lists no pages"),
    ],
)
def test_what_cannot_be_read_is_said_in_one_sentence(tmp_path: Path, name: str, data: bytes, said: str) -> None:
    assert said in failure(write(tmp_path / name, data))


def test_missing_files_and_empty_folders(tmp_path: Path) -> None:
    assert "no such file" in failure(tmp_path / "missing.txt")
    assert "holds no file to read" in failure(tmp_path)


def test_a_reader_that_stumbles_does_not_stop_the_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "a.md", "# 一\n\n全年接待读者12万人次。")
    write(tmp_path / "b.txt", SIMPLIFIED)
    monkeypatch.setattr("claims.ingest.markup.parse", lambda source: 1 / 0)
    broken, whole = read(str(tmp_path))
    assert str(broken).startswith("a.md: the reader of markup failed on it (ZeroDivisionError")
    assert isinstance(whole, Source)


def test_too_large_for_one_article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(33 << 20)
    assert "larger than 32 MiB" in failure(path)


def test_publisher_and_day_from_a_line_under_the_headline(tmp_path: Path) -> None:
    text = "南湾港吞吐量创新高\n\n{}\n\n南湾港去年吞吐量达3100万吨。"
    for line, publisher in {
        "2025年5月14日 南湾晚报": "南湾晚报",
        "2025-05-14　晨星新聞　記者林怡君／台北報導": "晨星新聞",
        "The Strait Herald, 14 May 2025": "The Strait Herald",
        "May 14, 2025 | By Ann Lin, Strait Post": "Strait Post",
        "2025-05-14  来源：南湾通讯": "南湾通讯",
        "2025年5月14日　晨星日報\n【本報訊】": "晨星日報",
    }.items():
        [source] = sources(write(tmp_path / "a.txt", text.format(line).encode()))
        assert (source.publisher, str(source.published), source.published_basis) == (publisher, "2025-05-14", "stated")
    for line in (
        "2025年5月14日 南湾封港",
        "2025年5月14日 图片来源：南湾晚报",
        "2025年5月14日《南湾晚报》",
        "14 May 2025: Harbour News of the day",
    ):
        [source] = sources(write(tmp_path / "a.txt", text.format(line).encode()))
        assert source.publisher is None, line


SAVED = """From: <Saved by Blink>
Snapshot-Content-Location: https://harbour.example/2025/ferry?id=3
Subject: =?utf-8?Q?=E6=B8=A1?=
Date: Wed, 10 Sep 2025 03:00:00 -0000
MIME-Version: 1.0
Content-Type: multipart/related;
\ttype="text/html";
\tboundary="--bound"


----bound
Content-Type: text/html
Content-Transfer-Encoding: quoted-printable
Content-Location: https://harbour.example/2025/ferry?id=3

{}
----bound
Content-Type: text/css
Content-Location: cid:css-1@mhtml.blink

p {{ width: 100px }}
----bound--
"""


@pytest.mark.parametrize("name", ["渡輪.mhtml", "ferry.mht", "ferry"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_page_saved_as_one_file_is_the_page(tmp_path: Path, name: str, newline: str) -> None:
    page = "<html><head><meta charset=utf-8><title>渡輪碰撞</title></head><body><article>{}</article></body></html>"
    html = page.format("<h1>渡輪碰撞</h1><p>渡輪公司過去三年接獲150宗投訴，其中兩宗遭檢控，當局表示會跟進調查。</p>")
    saved = SAVED.format(quopri.encodestring(html.encode()).decode()).replace("\n", newline)
    [source] = sources(write(tmp_path / name, saved))
    assert source.text.endswith("渡輪公司過去三年接獲150宗投訴，其中兩宗遭檢控，當局表示會跟進調查。")
    assert (source.title, source.url) == ("渡輪碰撞", "https://harbour.example/2025/ferry?id=3")
    [alone] = sources(write(tmp_path / "page.html", html), Overrides(url="https://harbour.example/2025/ferry?id=3"))
    assert source.text == alone.text
    if "." in name:
        broken = failure(write(tmp_path / name, saved.replace("text/html" + newline, "text/css" + newline)))
        assert "the saved page holds no HTML" in broken


def test_a_text_that_speaks_of_mails_is_a_text(tmp_path: Path) -> None:
    text = "How mails work\n\nA header such as Content-Type: multipart/related stands above 2 of 3 pages."
    [source] = sources(write(tmp_path / "mail.txt", text))
    assert source.text == text


def test_word_documents_are_read_in_order(tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    document = docx.Document()
    document.add_heading("Harbour report")
    document.add_paragraph("By Ann Lee")
    document.add_paragraph("The harbour handled 3.2 million tonnes last year.")
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "2023", "3.2"
    document.add_paragraph("It plans to spend £12m.")
    document.save(tmp_path / "report.docx")
    [source] = sources(tmp_path / "report.docx")
    assert source.text.split("\n")[2:] == [
        "The harbour handled 3.2 million tonnes last year.",
        "2023\t3.2",
        "It plans to spend £12m.",
    ]
    assert (source.title, source.author) == ("Harbour report", "Ann Lee")


def test_word_documents_that_are_none_or_too_much(tmp_path: Path) -> None:
    pytest.importorskip("docx")
    assert "damaged" in failure(write(tmp_path / "torn.docx", b"PK\x03\x04" + bytes(50)))
    with zipfile.ZipFile(tmp_path / "other.docx", "w") as archive:
        archive.writestr("a.txt", "no document")
    assert "damaged" in failure(tmp_path / "other.docx")
    with zipfile.ZipFile(tmp_path / "bomb.docx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", bytes(300 << 20))
    assert "unpacks to more than" in failure(tmp_path / "bomb.docx")


CHAPTER = "<html xmlns='http://www.w3.org/1999/xhtml'><head><title>x</title></head><body>{}</body></html>"


def epub(chapters: dict[str, str], package: str = "") -> bytes:
    """A book with these pages, in their order."""
    items = "".join(f"<item id='c{at}' href='{name}'/>" for at, name in enumerate(chapters))
    spine = "".join(f"<itemref idref='c{at}'/>" for at in range(len(chapters)))
    package = package or (
        "<package xmlns='http://www.idpf.org/2007/opf'><metadata xmlns:dc='http://purl.org/dc/elements/1.1/'>"
        "<dc:title>图书馆年报</dc:title><dc:creator>罗建国</dc:creator><dc:publisher>县图书馆</dc:publisher>"
        f"<dc:date>2021-01-08</dc:date><dc:language>zh</dc:language></metadata><manifest>{items}</manifest>"
        f"<spine>{spine}</spine></package>"
    )
    book = io.BytesIO()
    with zipfile.ZipFile(book, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        archive.writestr(
            "META-INF/container.xml", "<container><rootfiles><rootfile full-path='OPS/a.opf'/></rootfiles></container>"
        )
        archive.writestr("OPS/a.opf", package)
        for name, page in chapters.items():
            archive.writestr(f"OPS/{name}", page)
    return book.getvalue()


def test_books_are_read_in_the_order_of_their_spine(tmp_path: Path) -> None:
    pages = {
        "2.xhtml": CHAPTER.format("<h1>一</h1><p>去年借出图书34万册。</p>"),
        "1.xhtml": CHAPTER.format("<h1>二</h1><table><tr><td>馆员</td><td>34人</td></tr></table>"),
    }
    for name in ("a.epub", "a.bin"):
        [found] = sources(write(tmp_path / name, epub(pages)))
        assert found.text.split("\n")[:3] == ["一", "去年借出图书34万册。", "二"]
        assert "34人" in found.text.split("二")[1]
        assert (found.title, found.author, found.publisher) == ("图书馆年报", "罗建国", "县图书馆")
        assert (str(found.published), found.published_basis, found.lang) == ("2021-01-08", "stated", "zh-Hans")


LAUGHS = "<!DOCTYPE p [<!ENTITY a 'ha'>" + "".join(
    f"<!ENTITY {chr(98 + at)} '{f'&{chr(97 + at)};' * 20}'>" for at in range(10)
)


OUTSIDE = (
    "<package><manifest><item id='a' href='../../../etc/passwd'/></manifest>"
    "<spine><itemref idref='a'/></spine></package>"
)


@pytest.mark.parametrize(
    ("book", "said"),
    [
        (epub({}), "no text"),
        (epub({"1.xhtml": CHAPTER.format("<p>17</p>")})[:300], "damaged"),
        (epub({}, OUTSIDE), "damaged"),
        (epub({}, f"{LAUGHS}]><package>&k;</package>"), "damaged"),
        (epub({}, "no xml"), "damaged"),
    ],
)
def test_books_that_are_none(tmp_path: Path, book: bytes, said: str) -> None:
    assert said in failure(write(tmp_path / "a.epub", book))


def test_a_book_that_is_a_bomb(tmp_path: Path) -> None:
    book = epub({"1.xhtml": "0" * 300_000_000})
    assert len(book) < 1_000_000
    assert "unpacks to more than 256 MiB" in failure(write(tmp_path / "a.epub", book))


def warc_record(url: str, body: str, content: str = "text/html", status: str = "200 OK") -> bytes:
    answer = f"HTTP/1.1 {status}\r\nContent-Type: {content}\r\n\r\n".encode() + body.encode()
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2021-01-08T00:00:00Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


@pytest.mark.parametrize("packed", [False, True])
def test_warc_archives_give_their_pages(tmp_path: Path, packed: bool) -> None:
    pytest.importorskip("warcio")
    records = [
        warc_record("https://county.example/20210105/a", f"<html><body><h1>借书</h1><p>{SIMPLIFIED}</p></body></html>"),
        warc_record("https://county.example/logo.png", "\x89PNG", "image/png"),
        warc_record("https://county.example/old", "moved", status="301 Moved"),
        warc_record("https://county.example/empty", "<html></html>"),
        warc_record("https://county.example/b.txt", SIMPLIFIED, "text/plain; charset=utf-8"),
    ]
    data = b"".join(gzip.compress(record) if packed else record for record in records)
    page, empty, plain = read(str(write(tmp_path / f"a.warc{'.gz' * packed}", data)))
    assert isinstance(page, Source)
    assert isinstance(plain, Source)
    assert (page.url, str(page.published)) == ("https://county.example/20210105/a", "2021-01-05")
    assert plain.text == SIMPLIFIED
    assert str(empty).startswith("https://county.example/empty: it holds no text")


def test_damaged_and_empty_warc_archives(tmp_path: Path) -> None:
    pytest.importorskip("warcio")
    assert "no page of text" in failure(
        write(tmp_path / "none.warc", warc_record("https://a.example/", "x", "image/png"))
    )
    whole = warc_record("https://a.example/x", f"<html><body><p>{SIMPLIFIED * 9}</p></body></html>")
    for name, data in (("torn.warc", whole[:400]), ("torn.warc.gz", gzip.compress(whole)[:300])):
        [found] = read(str(write(tmp_path / name, data)))
        assert str(found) == "https://a.example/x: its record in the archive is cut off; fetch the page again"


def test_a_feed_that_carries_its_articles(tmp_path: Path) -> None:
    body = "<p>县图书馆去年借出图书34万册，比前年多两成。</p>" * 30
    feed = (
        '<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        "<title>县报</title><language>zh-cn</language><item><title>借书</title><link>https://county.example/a</link>"
        "<pubDate>Thu, 02 Jul 2020 00:01:54 +0800</pubDate>"
        f"<content:encoded><![CDATA[{body}]]></content:encoded></item>"
        "<item><title>x</title></item></channel></rss>"
    )
    article, nothing = read(str(write(tmp_path / "feed.xml", feed)))
    assert isinstance(article, Source)
    assert (article.title, article.publisher, article.url) == ("借书", "县报", "https://county.example/a")
    assert (article.published, article.published_basis, article.lang) == (date(2020, 7, 2), "stated", "zh-Hans")
    assert str(nothing) == "feed.xml entry 2: the entry has neither an article nor a link; leave it out"


def test_entities_in_sitemaps_are_not_expanded(tmp_path: Path) -> None:
    entities = '<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">'
    bomb = f"<!DOCTYPE u [{entities}]><urlset><url><loc>file:///&b;</loc></url></urlset>"
    assert "lists no pages" in failure(write(tmp_path / "map.xml", bomb))


FULL = "".join(f"<p>县城第{number}座图书馆去年借出图书{number}万册。</p>" for number in range(40, 90))
ODD = FULL.replace("县城", "怪城")
ARCHIVES: dict[str, bytes | str] = {
    "a.jsonl": "\n".join(json.dumps({"text": text, "url": f"https://a.example/{text[3]}"}) for text in (ODD, FULL)),
    "a.warc": b"".join(
        warc_record(f"https://a.example/{text[3]}", f"<html><body><article>{text}</article></body></html>")
        for text in (ODD, FULL)
    ),
    "feed.xml": "<rss version='2.0'><channel><title>县报</title>{}</channel></rss>".format(
        "".join(
            f"<item><link>https://a.example/{text[3]}</link><description><![CDATA[{text}]]></description></item>"
            for text in (ODD, FULL)
        )
    ),
}


@pytest.mark.parametrize("name", ARCHIVES)
def test_an_article_on_which_a_reader_fails_does_not_stop_its_archive(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    def failing(text: str, *given: object) -> Source:
        if "怪城" in text:
            raise IndexError("out of range")
        return finished(text, *given)  # type: ignore[arg-type]

    for module in ("jsonl", "markup"):
        monkeypatch.setattr(f"claims.ingest.{module}.finished", failing)
    odd, full = read(str(write(tmp_path / name, ARCHIVES[name])))
    assert isinstance(odd, Unreadable)
    assert odd.message.endswith("failed on it (IndexError: out of range); please report it with the file")
    assert isinstance(full, Source)
    assert full.url == "https://a.example/县"
