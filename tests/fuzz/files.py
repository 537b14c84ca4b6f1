"""Targets that read files: each reader, the encodings, and addresses with a site's robots.txt."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

from claims.ingest import Fetcher, Unreadable, read_fetched
from claims.ingest.material import Material, UnreadableError
from tests.fuzz.pieces import articles, bytes_of, scrambled, spliced, text_of, texts, words
from tests.fuzz.target import Target, demand
from tests.mutations import PAGES

CHARSETS = ("utf-8", "gb18030", "big5hkscs", "utf-16", "utf-16-le", "utf-32", "cp1252", "shift_jis", "utf-7")


def check_reading(data: bytes, folder: Path, suffix: str = "") -> None:
    """A file is read or refused with a sentence; what is read can be stored, searched for claims and read again."""
    from claims.workers import find

    def material() -> Material:
        return Material.of_bytes(data, "a", suffix)

    found = list(read_fetched(material(), _Unconnected()))
    demand(
        [each for each in found if not isinstance(each, Unreadable)]
        == [each for each in read_fetched(material(), _Unconnected()) if not isinstance(each, Unreadable)],
        "a second reading gives the same",
        data,
    )
    for each in found:
        if isinstance(each, Unreadable):
            demand(
                "please report" not in each.message and each.message.strip(),
                "readers do not stumble",
                each.message,
                data,
            )
            str(each).encode("utf-8")
            continue
        for told in (each.text, each.url, each.title, each.publisher, each.author, each.lang, each.region, each.ref):
            (told or "").encode("utf-8")
        demand(suffix == "jsonl" or "\0" not in each.text, "no text holds a NUL", each.text)
        demand(each.text.strip(), "a source has a text", data)
        for start, end, url in each.links:
            demand(0 <= start < end <= len(each.text), "hyperlinks are in range", start, end, url, each.text)
        made = find(each)
        demand(made.message is None, "rules do not stumble", made.message, each.text)


class _Unconnected(Fetcher):
    def fetch(self, url: str) -> Material:
        raise UnreadableError("there is no network here; look elsewhere")


def check_decoding(data: bytes, folder: Path) -> None:
    """Bytes are a text that can be stored, or no text."""
    from claims.ingest.encoding import decode

    declared = text_of(data[:12]).partition(" ")[0]
    for charset in (None, declared):
        try:
            text = decode(data, charset)
        except UnreadableError as refused:
            str(refused).encode("utf-8")
            continue
        text.encode("utf-8")
        demand("\0" not in text and "\r" not in text, "text has plain line ends and no NUL", text)
        demand(decode(text.encode("utf-8")) == text, "what is decoded is UTF-8 from then on", data, text)


def check_address(data: bytes, folder: Path) -> None:
    """An address made plain stays so; what a site asks of programs is heard or passed over."""
    from claims.ingest.addresses import absolute_url, host_of
    from claims.ingest.days import date_in_url
    from claims.ingest.language import region_of_host
    from claims.ingest.publishers import by_name, by_url
    from claims.ingest.robots import Robots
    from claims.ingest.web import content_type, is_address
    from db.texts.hyperlinks import page_of

    address, _, rest = text_of(data).partition("\n")
    base, _, robots = rest.partition("\n")
    found = absolute_url(address, base)
    for each in (address, base, found):
        page = page_of(each)
        www = "" if page is None or page.startswith("[") else "www."  # which no number of a machine may follow
        demand(page is None or page_of(f"https://{www}{page}") == page, "a page's name is its own", each, page)
        region_of_host(host_of(each)), by_url(each), by_name(each), date_in_url(each)
    is_address(address)
    media_type, charset = content_type(base)
    demand(media_type != "" and charset != "", "what a server does not say is None", base)
    if found is None:
        return
    demand(absolute_url(found, base) == found, "an absolute address stays as it is", address, base, found)
    try:
        delay = Robots("Claimtrail", lambda url: bytes_of(robots)).check(urlsplit(found))
        demand(0 <= delay <= 30, "a pause is bounded", robots, delay)
    except UnreadableError as refused:
        demand(str(refused), "a refusal says why")


def _with(own: Sequence[str], longest: int = 6000) -> Callable[[bytes, random.Random], bytes]:
    return lambda data, chance: bytes_of(spliced(text_of(data), chance, own, longest))


def _recoded(data: bytes, chance: random.Random) -> bytes:
    if chance.random() < 0.4:
        return scrambled(data, chance)
    text = spliced(text_of(data).encode("utf-8", "replace").decode(), chance, words("tags"))
    return text.encode(chance.choice(CHARSETS), "replace")


def _rezipped(data: bytes, chance: random.Random) -> bytes:
    """A ZIP archive with one of its entries changed, or its own bytes."""
    if chance.random() < 0.1:
        return scrambled(data, chance)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = {entry.filename: archive.read(entry) for entry in archive.infolist()}
    except Exception:  # noqa: BLE001 - whatever is wrong with it after a change
        return scrambled(data, chance)
    if not entries:
        return data
    name = chance.choice(sorted(entries))
    entries[name] = bytes_of(spliced(text_of(entries[name]), chance, words("tags"), 60_000))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for each, content in entries.items():
            archive.writestr(zipfile.ZipInfo(each), content)
    return packed.getvalue()


def _printed(data: bytes, chance: random.Random) -> bytes:
    """A PDF with words of its own put in or in the place of others."""
    made = bytearray(data)
    for _ in range(chance.choice((1, 2, 4))):
        at = chance.randrange(len(made) + 1)
        end = min(len(made), at + chance.choice((0, 0, 1, 6, 40)))
        made[at:end] = b" " + chance.choice(words("pdf")).encode() + b" "
    return scrambled(bytes(made), chance) if chance.random() < 0.2 else bytes(made)


def _pages(*suffixes: str) -> Sequence[bytes]:
    return [path.read_bytes() for path in PAGES if path.suffix in suffixes and path.stat().st_size < 20_000]


def _html() -> Sequence[bytes]:
    return [*_pages(".html"), *(bytes_of(each) for each in articles() if "<html" in each)]


def _markdown() -> Sequence[bytes]:
    return [
        *_pages(".md"),
        *(bytes_of(each) for each in articles() if "<html" not in each and not each.startswith("{")),
    ]


def _jsonl() -> Sequence[bytes]:
    return [line.encode() for each in articles() if each.startswith("{") for line in each.splitlines()[:20]]


def _documents() -> Sequence[bytes]:
    import docx

    made: list[bytes] = []
    for text in (texts("zh")[0], texts("en")[0]):
        document = docx.Document()
        document.add_heading("Report")
        document.add_paragraph(text)
        document.add_table(rows=2, cols=2).rows[0].cells[0].text = "17人"
        packed = io.BytesIO()
        document.save(packed)
        made.append(packed.getvalue())
    return made


_CONTAINER = '<container><rootfiles><rootfile full-path="a/b.opf"/></rootfiles></container>'
_PACKAGE = """<package xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title>Report</dc:title><dc:date>2024-05-01</dc:date><dc:language>zh</dc:language></metadata>
<manifest><item id="x" href="1.xhtml"/><item id="y" href="2.xhtml"/></manifest>
<spine><itemref idref="x"/><itemref idref="y"/></spine></package>"""


def _books() -> Sequence[bytes]:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        entries = {"mimetype": "application/epub+zip", "META-INF/container.xml": _CONTAINER, "a/b.opf": _PACKAGE}
        entries |= {
            f"a/{at}.xhtml": f"<html><body><p>{texts(lang)[0]}</p></body></html>" for at, lang in ((1, "zh"), (2, "en"))
        }
        for name, content in entries.items():
            archive.writestr(name, content)
    return [packed.getvalue()]


def _printable() -> Sequence[bytes]:
    from tests.test_pdf import pdf

    return [pdf([["The harbour handled 3.2 million tonnes last year, which", "is 4% more than in 2023.", "1"]] * 3)]


def _feeds() -> Sequence[bytes]:
    english, chinese = texts("en")[0] * 9, texts("zh")[0] * 20
    item = (
        "<item><title>Rates</title><link>https://a.example/1</link><pubDate>Mon, 01 May 2023 10:00:00 GMT</pubDate>"
        f"<description>{english}</description></item>"
    )
    entry = (
        '<entry><title>t</title><link href="/2"/><updated>2024-05-01T00:00:00Z</updated>'
        f'<content type="html">&lt;p&gt;{chinese}</content></entry>'
    )
    return [
        f'<rss version="2.0"><channel><title>Gulf</title><language>en</language>{item * 2}</channel></rss>'.encode(),
        f'<feed xmlns="http://www.w3.org/2005/Atom"><title>海</title>{entry}</feed>'.encode(),
    ]


def _sitemaps() -> Sequence[bytes]:
    located = "<url><loc>https://a.example/1?b=1&amp;c</loc></url>"
    return [
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{located * 2}</urlset>'.encode(),
        f"<sitemapindex>{located}</sitemapindex>".encode(),
    ]


def _archives() -> Sequence[bytes]:
    from tests.test_ingest import warc_record

    return [
        warc_record("https://a.example/1", f"<html><body><h1>港</h1><p>{texts('zh')[0]}</p></body></html>")
        + warc_record("https://a.example/2", texts("en")[0], "text/plain; charset=utf-8")
    ]


def _addresses() -> Sequence[bytes]:
    rules = ("Disallow: /private", "Disallow: //[::1]/", "Crawl-delay: 5", "Allow: /*.html$")
    robots = "\n".join(("User-agent: *", *rules, "Sitemap: https://a.example/s.xml"))
    given = (
        "HTTP://User:p@www.A.example:8080/a/../b/?utm_source=x&q=1#f",
        "../c?d=%E4%B8%80",
        "//b.example",
        "https://例え.example/2024/05/01/港",
        "http://[::1]:80/a;b",
    )
    return [bytes_of(f"{address}\nhttps://a.example/x/y\n{robots}") for address in given]


def _reader(
    name: str, suffix: str, seeds: Callable[[], Sequence[bytes]], mutated: Callable[[bytes, random.Random], bytes]
) -> Target:
    return Target(name, seeds, partial(check_reading, suffix=suffix), mutated, seconds=8.0, per_byte=0.002)


TARGETS = (
    _reader("html", "html", _html, _with(words("tags"))),
    _reader("markdown", "md", _markdown, _with(words("markdown", "tags"))),
    _reader("text", "txt", _markdown, _with(())),
    _reader("jsonl", "jsonl", _jsonl, _with(words("lines"))),
    _reader("feed", "xml", _feeds, _with(words("lists"))),
    _reader("sitemap", "xml", _sitemaps, _with(words("lists"))),
    _reader("warc", "warc", _archives, _with(words("records"))),
    _reader("pdf", "pdf", _printable, _printed),
    _reader("docx", "docx", _documents, _rezipped),
    _reader("epub", "epub", _books, _rezipped),
    Target(
        "encodings", lambda: [*_html(), *(text.encode("gb18030") for text in texts("zh")[:5])], check_decoding, _recoded
    ),
    Target("addresses", _addresses, check_address, _with(words("address"), 2000)),
)
