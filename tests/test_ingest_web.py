"""Fetching: what is asked of a server, what is refused, and that no address leads to where it must not."""

from __future__ import annotations

import gzip
import ipaddress
import socket
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler

import pytest
from web import Site, serving

from ingest.address import is_any, is_public, resolve, target
from ingest.document import LARGEST, Document, Item, Skip
from ingest.fetching import Fetcher
from ingest.web import feed, fetched, listed
from ontology.errors import SourceError
from ontology.records import Fetch

PAGE = b"<!doctype html><html><body><p>Bonjour</p></body></html>"


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as running:
        yield running


@pytest.fixture
def kept() -> dict[str, Fetch]:
    return {}


@pytest.fixture
def fetcher(kept: dict[str, Fetch]) -> Fetcher:
    return Fetcher(kept.get, is_any, delay=0.0, patience=3.0)


def seen(items: Iterator[Item], kept: dict[str, Fetch] | None = None) -> list[str]:
    """Tell items in short; what is to be kept of them is kept."""
    told = []
    for one in items:
        if isinstance(one, SourceError):
            told.append(str(one))
        else:
            told.append(f"{one.name} {one.form}" if isinstance(one, Document) else f"{one.name}: {one.why}")
            if one.fetch is not None and kept is not None:
                kept[one.fetch.url] = one.fetch
    return told


@pytest.mark.parametrize(
    ("number", "public"),
    [
        ("93.184.215.14", True),
        ("2606:2800:21f:cb07:6820:80da:af6b:8b2c", True),
        ("127.0.0.1", False),
        ("127.8.8.8", False),
        ("0.0.0.0", False),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),  # where clouds tell their secrets
        ("100.64.0.1", False),  # shared by providers
        ("198.18.0.1", False),
        ("224.0.0.1", False),
        ("239.255.255.250", False),
        ("240.0.0.1", False),
        ("255.255.255.255", False),
        ("::1", False),
        ("::", False),
        ("fe80::1", False),
        ("fec0::1", False),
        ("fc00::1", False),
        ("ff02::1", False),
        ("::ffff:127.0.0.1", False),
        ("::ffff:93.184.215.14", True),
        ("::127.0.0.1", False),
        ("64:ff9b::7f00:1", False),  # NAT64 of 127.0.0.1
        ("2002:7f00:1::", False),  # 6to4 of 127.0.0.1
        ("2001:db8::1", False),
    ],
)
def test_what_is_public(number: str, public: bool) -> None:
    assert is_public(ipaddress.ip_address(number)) is public


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("file:///etc/passwd", "only http and https are fetched"),
        ("ftp://press.example/a", "only http and https are fetched"),
        ("gopher://press.example/", "only http and https are fetched"),
        ("javascript://alert(1)", "only http and https are fetched"),
        ("http://", "not an address"),
        ("http://[::1", "not an address"),
        ("http://a.example:99999/", "not an address"),
        ("http://a.example/ b", "not an address"),
        ("http://a.example/\r\nX-Injected:1", "not an address"),
        ("http://me:secret@a.example/", "a name and password"),
        ("http://" + "a" * 5000, "not an address"),
    ],
)
def test_what_is_no_address(url: str, message: str) -> None:
    with pytest.raises(SourceError, match=message):
        target(url)


@pytest.mark.parametrize(
    "host",
    ["localhost", "127.0.0.1", "127.1", "2130706433", "0x7f000001", "0177.0.0.1", "[::1]", "[::ffff:7f00:1]", "0"],
)
def test_this_machine_is_not_fetched_however_it_is_written(host: str) -> None:
    (found,) = seen(fetched(f"http://{host}/a", Fetcher(delay=0.0)))
    assert "is not public: not fetched" in found or "no such host" in found


def test_a_redirect_to_this_machine_is_not_followed(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site.pages["/a"] = (302, {"Location": "http://127.0.0.2/secret"}, b"")
    first = ipaddress.ip_address("127.0.0.1")
    fetcher = Fetcher(allowed=lambda number: number == first, delay=0.0)  # only the server itself may be reached
    (found,) = seen(fetched(f"{site.base}/a", fetcher))
    assert found.startswith(f"{site.base}/a: http://127.0.0.2/")
    assert found.endswith("leads to an address that is not public: not fetched")


def test_a_name_that_resolves_differently_the_second_time_leads_nowhere_else(
    site: Site, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, port = socket.getaddrinfo, site.base.rpartition(":")[2]
    answers: list[str] = []

    def rebinding(host: str, *rest: object, **more: object) -> object:
        if host != "rebind.example":
            return real(host, *rest, **more)  # type: ignore[arg-type]  # passed on as they came
        answers.append("127.0.0.1" if len(answers) < 2 else "127.0.0.66")
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (answers[-1], int(port)))]

    monkeypatch.setattr(socket, "getaddrinfo", rebinding)
    fetcher.allowed = lambda number: str(number) == "127.0.0.1"
    site.pages["/a"] = (200, {}, PAGE)
    assert seen(fetched(f"http://rebind.example:{port}/a", fetcher)) == [f"http://rebind.example:{port}/a page"]
    assert len(answers) == 2  # once for robots.txt, once for the page: the connection itself asks no more
    assert "is not public" in seen(fetched(f"http://rebind.example:{port}/a", fetcher))[0]
    assert {headers["host"] for _, headers in site.asked} == {f"rebind.example:{port}"}


def test_a_name_with_one_public_and_one_private_number_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (number, 80)) for number in ("93.184.215.14", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *words, **more: found)
    with pytest.raises(SourceError, match="not public"):
        resolve(target("http://mixed.example/"), is_public)


def test_a_page(site: Site, fetcher: Fetcher, kept: dict[str, Fetch]) -> None:
    site.pages["/a?b=é"] = (404, {}, b"")
    site.pages["/a"] = (301, {"Location": "/b"}, b"")
    site.pages["/b"] = (200, {"ETag": '"1"', "Content-Type": "text/html; charset=windows-1252"}, PAGE)
    (found,) = list(fetched(f"{site.base}/a#top", fetcher))
    assert isinstance(found, Document)
    assert (found.url, found.charset, found.data) == (f"{site.base}/b", "windows-1252", PAGE)
    assert "Liaison" in site.asked[-1][1]["user-agent"]
    kept[found.name] = found.fetch or Fetch("")
    assert seen(fetched(f"{site.base}/a#top", fetcher)) == [f"{site.base}/a#top: not changed since it was last fetched"]


ROBOTS = b"User-agent: Liaison\nDisallow: /no\nCrawl-delay: 0.4\n"


@pytest.mark.parametrize(
    ("robots", "path", "message"),
    [
        ((200, {}, ROBOTS), "/no/a", "robots.txt of 127.0.0.1 does not allow it: not fetched"),
        ((200, {}, ROBOTS), "/yes", "page"),
        ((200, {}, b"\xff\xfe\x00 nonsense \r\r:::"), "/yes", "page"),
        ((404, {}, b""), "/yes", "page"),
        ((503, {}, b""), "/yes", "robots.txt cannot be read (status 503): nothing is fetched"),
    ],
)
def test_robots(
    site: Site, fetcher: Fetcher, robots: tuple[int, dict[str, str], bytes], path: str, message: str
) -> None:
    site.pages |= {"/robots.txt": robots, "/yes": (200, {}, PAGE), "/no/a": (200, {}, PAGE)}
    (found,) = seen(fetched(site.base + path, fetcher))
    assert found.endswith(message)
    assert site.paths() == ([path] if message == "page" else [])


@pytest.mark.parametrize(("delay", "robots", "least"), [(0.3, b"", 0.6), (0.0, ROBOTS, 0.8)])
def test_a_host_is_given_rest(site: Site, delay: float, robots: bytes, least: float) -> None:
    site.pages |= {"/robots.txt": (200, {}, robots), **{f"/{n}": (200, {}, PAGE) for n in range(3)}}
    fetcher = Fetcher(allowed=is_any, delay=delay)
    list(fetched(f"{site.base}/0", fetcher))
    start = time.monotonic()
    for number in (1, 2):
        list(fetched(f"{site.base}/{number}", fetcher))
    assert time.monotonic() - start >= least


def drip(handler: BaseHTTPRequestHandler) -> None:
    """Answer without end, a byte now and then: no single wait is long."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n")
    try:
        while True:
            handler.wfile.write(b"X-A: b\r\n")
            time.sleep(0.2)
    except OSError:
        pass


def endless(handler: BaseHTTPRequestHandler) -> None:
    """Answer with a body that has no end."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    try:
        while True:
            handler.wfile.write(b"<p>" * 100_000)
    except OSError:
        pass


def short(handler: BaseHTTPRequestHandler) -> None:
    """Say more than is sent."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 9999\r\n\r\n<p>")


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        ((500, {}, b""), "the server answers 500: check the address, or try later"),
        ((404, {}, b""), "the server answers 404"),
        ((200, {"Content-Type": "image/png"}, b"\x89PNG"), "is image/png, not a page"),
        ((200, {}, b""), "empty"),
        ((302, {"Location": "/a"}, b""), "more than 5 redirects"),
        ((302, {"Location": "file:///etc/passwd"}, b""), "only http and https are fetched"),
        ((200, {"Content-Encoding": "gzip"}, gzip.compress(b"<p>" * 20_000_000)), "larger than 20 MB"),
        ((200, {"Content-Encoding": "gzip"}, b"no gzip"), "damaged"),
        ((200, {"Content-Encoding": "br"}, b"x"), "encoded as “br”"),
        (endless, "larger than 20 MB"),
        (drip, "cannot be fetched (longer than 3 seconds)"),
        (short, "cannot be fetched"),
        (lambda handler: handler.wfile.write(b"nonsense\r\n\r\n"), "cannot be fetched"),
    ],
)  # fmt: skip
def test_what_a_server_may_do_wrong(site: Site, fetcher: Fetcher, answer: object, message: str) -> None:
    site.pages["/a"] = answer  # type: ignore[assignment]  # an answer or a function
    start = time.monotonic()
    (found,) = seen(fetched(f"{site.base}/a", fetcher))
    assert message in found and found.count("\n") == 0
    assert time.monotonic() - start < 10


def test_no_server() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        (found,) = seen(fetched(f"http://127.0.0.1:{taken.getsockname()[1]}/", Fetcher(allowed=is_any)))
    assert "cannot be fetched" in found
    assert "no such host" in seen(fetched("http://nowhere.invalid/", Fetcher()))[0]


RSS = """<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Le Journal</title>
<item><title>Un</title><link>{base}/1</link><pubDate>Tue, 27 Jan 2026 12:33:00 +0100</pubDate></item>
<item><title>Deux</title><link>/2</link></item><item><title>Sans lien</title></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Le Journal</title>
<entry><title>Un</title><link href="{base}/1"/><updated>2026-01-27T12:33:00Z</updated></entry>
<entry><title>Deux</title><id>{base}/2</id></entry></feed>"""


@pytest.mark.parametrize(("text", "by"), [(RSS, "feed"), (RSS, "address"), (ATOM, "feed"), (ATOM, "address")])
def test_a_feed_gives_only_what_is_new(
    site: Site, fetcher: Fetcher, kept: dict[str, Fetch], text: str, by: str
) -> None:
    url = f"{site.base}/feed"
    site.pages |= {"/1": (200, {}, PAGE), "/2": (500, {}, b"")}
    site.pages["/feed"] = (200, {"ETag": '"f1"', "Content-Type": "text/xml"}, text.format(base=site.base).encode())

    def read() -> list[str]:
        return seen(feed(url, fetcher) if by == "feed" else fetched(url, fetcher), kept)

    first, failed, end = read()
    assert (first, end) == (f"{site.base}/1 page", f"{url}: 2 new of 2 entries")
    assert "the server answers 500" in failed
    site.pages["/2"] = (200, {}, PAGE)
    assert read() == [f"{site.base}/2 page", f"{url}: 1 new of 2 entries"]  # what failed is asked for again
    site.asked.clear()
    assert read() == [f"{url}: not changed since it was last fetched"]
    assert site.paths() == ["/feed"]


def test_the_date_of_an_entry_stands_in_for_one_that_the_page_lacks(site: Site, fetcher: Fetcher) -> None:
    site.pages |= {"/1": (200, {}, PAGE), "/2": (200, {}, PAGE), "/f": (200, {}, RSS.format(base=site.base).encode())}
    dates = [one.published for one in feed(f"{site.base}/f", fetcher) if isinstance(one, Document)]
    assert dates == ["Tue, 27 Jan 2026 12:33:00 +0100", None]


BOMB = '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><rss version="2.0"><channel>&b;</channel></rss>'
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE rss SYSTEM "file:///etc/passwd"><rss version="2.0"><channel/></rss>'


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b"", "neither RSS nor Atom"),
        (PAGE, "neither RSS nor Atom"),
        (BOMB.encode(), "declares entities of its own"),
        (b"<rss version='2.0'><channel>" + b"<item>" * 50_000, "0 new of 0 entries"),
        (OUTSIDE.encode(), "0 new of 0 entries"),
        (b"\x00\x01\x02", "neither RSS nor Atom"),
    ],
)
def test_what_is_no_feed(site: Site, fetcher: Fetcher, body: bytes, message: str) -> None:
    site.pages["/f"] = (200, {"Content-Type": "application/rss+xml"}, body)
    assert message in seen(feed(f"{site.base}/f", fetcher))[-1]


def test_a_list_of_addresses(site: Site, fetcher: Fetcher, tmp_path: object) -> None:
    path = f"{tmp_path}/urls.txt"
    site.pages["/1"] = (200, {}, PAGE)
    with open(path, "w", encoding="utf-8") as file:
        file.write(f"# two pages\n{site.base}/1\n\n{site.base}/1\n{site.base}/2\nno address\n")
    first, second, third = seen(listed(path, fetcher))
    assert first == f"{site.base}/1 page"
    assert "answers 404" in second and "no address: only http and https" in third
    assert "cannot be read" in seen(listed(f"{tmp_path}/none", fetcher))[0]


def test_what_is_larger_than_allowed_is_not_even_read_to_its_end(site: Site, fetcher: Fetcher) -> None:
    assert LARGEST < 2**25
    site.pages["/a"] = endless
    assert isinstance(next(iter(fetched(f"{site.base}/a", fetcher))), (SourceError, Skip))
