"""Fetching, against a real server on this machine that behaves as badly as servers do."""

from __future__ import annotations

import contextlib
import gzip
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import certifi
import pytest

from claims.ingest import Fetcher, Fetching, Unreadable, UnreadableError, connection, read
from extract.model import Source

CERTIFICATE = Path(__file__).with_name("localhost.pem")  # made for these tests, with its key, known to nobody
ARTICLE = (
    "<html><head><title>渔港新建防波堤</title></head><body><article><h1>渔港新建防波堤</h1>"
    "<p>渔港管理处5月2日宣布，新防波堤长1,200米，造价3.4亿元，预计两年内完工。</p></article></body></html>"
)
FEED = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>渔港日报</title><language>zh-cn</language>
<item><title>一</title><link>{root}/article</link></item><item><title>二</title><link>{root}/missing</link></item>
</channel></rss>"""
SITEMAP = (
    '<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    "<url><loc>{root}/article</loc></url><url><loc>{root}/gone</loc></url></urlset>"
)


@cache
def bomb(layers: int) -> bytes:
    """A hundred megabytes of nothing, packed so often."""
    return gzip.compress(bomb(layers - 1), 1) if layers else bytes(100_000_000)


class Misbehaving(BaseHTTPRequestHandler):
    asked: dict[str, int]
    agents: list[str]
    robots: bytes
    robots_moved: str  # where another answer stands for it

    def do_GET(self) -> None:
        self.asked[self.path] = self.asked.get(self.path, 0) + 1
        self.agents.append(self.headers.get("User-Agent", ""))
        getattr(self, "serve_" + self.path.strip("/").split("/")[0].partition(".")[0], self.serve_missing)()

    @property
    def root(self) -> str:
        assert isinstance(self.server, ThreadingHTTPServer)
        return f"http://127.0.0.1:{self.server.server_port}"

    def answer(self, body: bytes, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def serve_article(self) -> None:
        self.answer(ARTICLE.encode(), Content_Type="text/html; charset=utf-8")

    def serve_gb(self) -> None:
        self.answer(ARTICLE.encode("gb18030"), Content_Type="text/html; charset=GB2312")

    def serve_lies(self) -> None:
        self.answer(ARTICLE.encode("big5hkscs", "replace"), Content_Type="text/html; charset=utf-8")

    def serve_packed(self) -> None:
        self.answer(gzip.compress(ARTICLE.encode()), Content_Type="text/html", Content_Encoding="gzip")

    def serve_bomb(self) -> None:
        self.answer(bomb(1), Content_Type="text/html", Content_Encoding="gzip")

    def serve_torn(self) -> None:
        self.answer(gzip.compress(b"")[:10] + b"\x07" * 99, Content_Encoding="gzip")

    def serve_missing(self) -> None:
        self.answer(b"no", 404)

    def serve_gone(self) -> None:
        self.answer(b"gone", 410)

    def serve_flaky(self) -> None:
        self.serve_article() if self.asked[self.path] > 1 else self.answer(b"busy", 503)

    def serve_busy(self) -> None:
        self.answer(b"busy", 503)

    def serve_moved(self) -> None:
        self.answer(b"", 302, Location="/article")

    def serve_round(self) -> None:
        self.answer(b"", 302, Location="/round")

    def serve_inside(self) -> None:
        self.answer(b"", 302, Location="http://localhost:1/secret")

    def serve_local(self) -> None:
        self.answer(b"", 302, Location="file:///etc/passwd")

    def serve_askew(self) -> None:
        self.answer(b"", 302, Location="http://[half")

    def serve_huge(self) -> None:
        self.answer(b"", Content_Length=str(10**12))

    def serve_endless(self) -> None:
        self.send_response(200)
        self.end_headers()
        for _ in range(100_000):
            self.wfile.write(b"x" * 4096)

    def serve_slow(self) -> None:
        time.sleep(3)

    def serve_drip(self) -> None:
        self.send_response(200)
        self.end_headers()
        for _ in range(100):
            self.wfile.write(b"x")
            self.wfile.flush()
            time.sleep(0.1)

    def serve_headdrip(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Long: ")
        self.drip(b"x")

    def serve_chunkdrip(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
        self.drip(b"0")

    def drip(self, byte: bytes) -> None:
        for _ in range(100):
            self.wfile.write(byte)
            self.wfile.flush()
            time.sleep(0.1)

    def serve_headers(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\n" + b"X-Many: 1\r\n" * 10_000)

    def serve_longheader(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Long: " + b"x" * 1_000_000)

    def serve_nonsense(self) -> None:
        self.wfile.write(b"\x00\xff nonsense\r\n\r\n")

    def serve_short(self) -> None:
        self.answer(ARTICLE.encode(), Content_Type="text/html; charset=utf-8", Content_Length="100000")

    def serve_negative(self) -> None:
        self.answer(ARTICLE.encode(), Content_Type="text/html; charset=utf-8", Content_Length="-5")

    def serve_badchunk(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n<p>17</p>\r\n0\r\n\r\n")

    def serve_nested(self) -> None:
        self.answer(bomb(2), Content_Type="text/html", Content_Encoding="gzip, gzip")

    def serve_laughs(self) -> None:
        levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 20}">' for n in range(1, 12))
        self.answer(
            f'<!DOCTYPE r [<!ENTITY l0 "ha">{levels}]><rss><channel><item><title>&l11;</title></item>'.encode()
            + b"</channel></rss>"
        )

    def serve_unasked(self) -> None:
        self.answer(b"", 304)

    def serve_later(self) -> None:
        self.serve_article() if self.asked[self.path] > 1 else self.answer(b"busy", 503, Retry_After="7")

    def serve_feed(self) -> None:
        self.answer(FEED.format(root=self.root).encode(), Content_Type="application/rss+xml")

    def serve_sitemap(self) -> None:
        self.answer(SITEMAP.format(root=self.root).encode(), Content_Type="application/xml")

    def serve_robots(self) -> None:
        if self.robots_moved:
            self.answer(b"", 302, Location=f"{self.root}/{self.robots_moved}")
        else:
            self.answer(self.robots, 200 if self.robots else 404)

    def serve_image(self) -> None:
        self.answer(b"\x89PNG\r\n\x1a\n" + bytes(100), Content_Type="image/png")

    def log_message(self, *_: object) -> None:
        pass

    def handle(self) -> None:
        with contextlib.suppress(OSError):  # the client hangs up, as it should
            super().handle()


@pytest.fixture
def root() -> Iterator[str]:
    Misbehaving.asked, Misbehaving.agents, Misbehaving.robots, Misbehaving.robots_moved = {}, [], b"", ""
    bomb(2)  # beforehand: packing takes longer than clients wait
    server = ThreadingHTTPServer(("127.0.0.1", 0), Misbehaving)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def secure_root() -> Iterator[str]:
    """The same server behind TLS, under a certificate for localhost that nobody knows."""
    Misbehaving.asked, Misbehaving.agents, Misbehaving.robots, Misbehaving.robots_moved = {}, [], b"", ""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Misbehaving)
    server.daemon_threads = True
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield f"https://localhost:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


def fetcher(**options: object) -> Fetcher:
    given = {"allow_private": True, "delay": 0.0, "timeout": 1.0, "limit": 1_000_000, **options}
    return Fetcher(Fetching(**given))  # type: ignore[arg-type]


def one(url: str, **options: object) -> Source | Unreadable:
    [found] = read(url, fetcher=fetcher(**options))
    return found


def refusal(url: str, **options: object) -> str:
    found = one(url, **options)
    assert isinstance(found, Unreadable), found
    assert found.ref == url
    return found.message


@pytest.mark.parametrize("place", ["article", "gb", "lies", "packed", "flaky"])
def test_pages_arrive_whatever_their_encoding(root: str, place: str) -> None:
    found = one(f"{root}/{place}")
    assert isinstance(found, Source)
    assert found.url == found.ref == f"{root}/{place}"
    assert "1,200米" in found.text


def test_says_who_it_is(root: str) -> None:
    one(f"{root}/article")
    assert Misbehaving.agents[0].startswith("Claimtrail/")


def test_redirects_are_followed_and_the_last_address_kept(root: str) -> None:
    found = one(f"{root}/moved")
    assert isinstance(found, Source)
    assert found.url == f"{root}/article"


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("missing", "404 Not Found; check the address"),
        ("gone", "410 Gone"),
        ("busy", "503 Service Unavailable; try again later"),
        ("round", "redirects more than 5 times"),
        ("local", "file:// is not fetched"),
        ("askew", "the address is malformed"),
        ("huge", "larger than"),
        ("endless", "larger than"),
        ("bomb", "larger than"),
        ("torn", "damaged compressed data"),
        ("slow", "did not answer within 1 seconds"),
        ("image", "a PNG image, not text"),
        ("headers", "the connection broke off"),
        ("longheader", "the connection broke off"),
        ("nonsense", "the connection broke off"),
        ("short", "the connection broke off"),
        ("badchunk", "the connection broke off"),
        ("nested", "larger than"),
        ("unasked", "304 Not Modified"),
    ],
)
def test_misbehaviour_is_named_in_one_sentence(root: str, place: str, said: str) -> None:
    assert said in refusal(f"{root}/{place}")


@pytest.mark.parametrize("place", ["drip", "headdrip", "chunkdrip"])
def test_a_server_that_drips_is_given_up(root: str, place: str) -> None:
    began = time.monotonic()
    assert "did not arrive within 0.5 seconds" in refusal(f"{root}/{place}", deadline=0.5)
    assert time.monotonic() - began < 3


def test_a_length_that_is_none_is_passed_over(root: str) -> None:
    assert isinstance(one(f"{root}/negative"), Source)


def test_entities_of_a_feed_are_not_multiplied(root: str) -> None:
    began = time.monotonic()
    assert refusal(f"{root}/laughs")
    assert time.monotonic() - began < 5


def test_a_busy_server_says_when_to_come_back(root: str) -> None:
    pauses: list[float] = []
    patient = Fetcher(Fetching(allow_private=True, delay=0.5, retries=2), sleep=pauses.append)
    assert patient.fetch(f"{root}/later")
    assert 7.0 in pauses
    Misbehaving.asked.clear()
    hurried = Fetcher(Fetching(allow_private=True, delay=0.0, deadline=5.0))
    with pytest.raises(UnreadableError, match="503"):
        hurried.fetch(f"{root}/later")


def test_busy_servers_are_asked_again_after_a_pause_and_not_for_ever(root: str) -> None:
    pauses: list[float] = []
    patient = Fetcher(Fetching(allow_private=True, delay=0.5, retries=2), sleep=pauses.append)
    with pytest.raises(UnreadableError, match="503"):
        patient.fetch(f"{root}/busy")
    assert Misbehaving.asked["/busy"] == 3
    assert [pause for pause in pauses if pause in (0.5, 1.0)] == [0.5, 1.0]


def test_one_host_is_asked_at_a_pace(root: str) -> None:
    pauses: list[float] = []
    paced = Fetcher(Fetching(allow_private=True, delay=5.0), sleep=pauses.append)
    paced.fetch(f"{root}/article")
    paced.fetch(f"{root}/article")
    assert len(pauses) == 1
    assert 4 < pauses[0] <= 5


def test_robots_txt_is_read_once_and_heeded(root: str) -> None:
    Misbehaving.robots = b"User-agent: *\nDisallow: /gb\n\nUser-agent: claimtrail\nDisallow: /packed\n"
    polite = Fetcher(Fetching(allow_private=True, delay=0.0))
    polite.fetch(f"{root}/gb")
    with pytest.raises(UnreadableError, match=r"robots\.txt asks programs not to fetch"):
        polite.fetch(f"{root}/packed")
    assert Misbehaving.asked == {"/robots.txt": 1, "/gb": 1}
    assert fetcher(heed_robots=False).fetch(f"{root}/packed")


@pytest.mark.parametrize(
    "line", ["Disallow: //[gb", "Disallow: http://[::1", "Crawl-delay: ²", f"Crawl-delay: {'9' * 5000}"]
)
def test_a_line_of_robots_txt_that_cannot_be_read_is_passed_over(root: str, line: str) -> None:
    Misbehaving.robots = f"User-agent: *\n{line}\nDisallow: /packed\n".encode()
    assert isinstance(one(f"{root}/gb", heed_robots=True), Source)
    refused = one(f"{root}/packed", heed_robots=True)
    assert isinstance(refused, Unreadable)
    assert "robots.txt asks programs not to fetch" in refused.message


@pytest.mark.parametrize("place", ["missing", "gone", "round", "unasked"])
def test_a_site_without_robots_txt_asks_for_nothing(root: str, place: str) -> None:
    Misbehaving.robots_moved = place
    assert isinstance(one(f"{root}/article"), Source)


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("busy", "503 Service Unavailable instead of the site's robots.txt, without which no page of it is fetched;"),
        ("nonsense", "the connection broke off; try again later"),
        ("headdrip", "did not arrive within 1 seconds; try again later"),
    ],
)
def test_a_site_whose_robots_txt_cannot_be_had_is_left_alone(root: str, place: str, said: str) -> None:
    Misbehaving.robots_moved = place
    polite = Fetcher(Fetching(allow_private=True, delay=0.0, timeout=1.0))
    with pytest.raises(UnreadableError, match=said):
        polite.fetch(f"{root}/article")
    assert "/article" not in Misbehaving.asked
    Misbehaving.robots_moved = ""
    assert polite.fetch(f"{root}/article"), "it is asked again"


@pytest.mark.parametrize(("asked", "seconds"), [("7", 7), ("9" * 400, 30)])
def test_robots_txt_asks_for_a_pause(root: str, asked: str, seconds: int) -> None:
    Misbehaving.robots = f"User-agent: *\nCrawl-delay: {asked}\n".encode()
    pauses: list[float] = []
    polite = Fetcher(Fetching(allow_private=True, delay=1.0), sleep=pauses.append)
    polite.fetch(f"{root}/article")
    polite.fetch(f"{root}/article")
    assert [round(pause) for pause in pauses] == [seconds]


def test_a_certificate_that_nobody_knows_is_refused(secure_root: str) -> None:
    assert "certificate is not valid" in refusal(f"{secure_root}/article")
    assert Misbehaving.asked == {}


def test_a_certificate_of_another_host_is_refused(secure_root: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(certifi, "where", lambda: str(CERTIFICATE))
    assert "certificate is not valid" in refusal(f"{secure_root}/article".replace("localhost", "127.0.0.1"))


def test_what_comes_over_tls_is_read_and_what_breaks_off_is_not(
    secure_root: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(certifi, "where", lambda: str(CERTIFICATE))
    assert isinstance(one(f"{secure_root}/article"), Source)
    assert "broke off" in refusal(f"{secure_root}/short", retries=0)
    began = time.monotonic()
    assert "did not arrive" in refusal(f"{secure_root}/headdrip", deadline=0.5)
    assert time.monotonic() - began < 3


def test_a_server_that_never_ends_its_handshake(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        began = time.monotonic()
        url = f"https://127.0.0.1:{silent.getsockname()[1]}/"
        assert "did not arrive" in refusal(url, deadline=0.5, timeout=5.0, heed_robots=False)
        assert time.monotonic() - began < 3


def test_nobody_listens() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    assert "refuses connections" in refusal(f"http://127.0.0.1:{port}/", retries=0)


def test_a_host_is_asked_at_its_next_address_where_the_first_is_down(
    root: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = socket.getaddrinfo
    places = {"localhost": ("127.0.0.9", "127.0.0.1")}
    monkeypatch.setattr(
        socket,
        "getaddrinfo",
        lambda host, *rest, **how: [
            found for place in places.get(host, (host,)) for found in asked(place, *rest, **how)
        ],
    )
    found = one(f"{root.replace('127.0.0.1', 'localhost')}/article")
    assert isinstance(found, Source), found


def test_a_host_that_does_not_exist() -> None:
    assert "is not found" in refusal("http://no-such-host.invalid/", retries=0)


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/x",
        "http://localhost/x",
        "http://[::1]/x",
        "http://10.0.0.8/",
        "http://169.254.169.254/",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://0177.0.0.1/",
        "http://[::ffff:127.0.0.1]/",
        "http://user:word@127.0.0.1/",
        "http://0.0.0.0/",
    ],
)
def test_private_networks_are_refused(url: str) -> None:
    assert "private network" in refusal(url, allow_private=False)


def test_a_redirect_into_a_private_network_is_refused(root: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "is_public", lambda address: address == "127.0.0.1")
    asked = socket.getaddrinfo
    monkeypatch.setattr(
        socket,
        "getaddrinfo",
        lambda host, *rest, **how: asked("10.0.0.1" if host == "localhost" else host, *rest, **how),
    )
    assert "localhost is on a private network" in refusal(f"{root}/inside", allow_private=False)


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1:248:1893:25c8:1946", True),
        ("127.0.0.1", False),
        ("::ffff:10.0.0.1", False),
        ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False),
        ("fe80::1%eth0", False),
        ("224.0.0.1", False),
        ("0.0.0.0", False),
    ],
)
def test_public_addresses(address: str, public: bool) -> None:
    assert connection.is_public(address) is public


@pytest.mark.parametrize("url", ["ftp://a.example/x", "http://", "http://a.example:port/", "https://[::1/"])
def test_addresses_that_are_none(url: str) -> None:
    assert refusal(url)


def test_a_feed_and_a_sitemap_yield_their_pages_and_name_what_is_missing(root: str) -> None:
    for place, missing in (("feed", "missing"), ("sitemap", "gone")):
        article, failure = read(f"{root}/{place}", fetcher=fetcher())
        assert isinstance(article, Source)
        assert article.url == f"{root}/article"
        assert isinstance(failure, Unreadable)
        assert failure.ref == f"{root}/{missing}"
