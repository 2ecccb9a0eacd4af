"""Fetching from the web, politely and safely: robots.txt, a delay for each host, limits, and public addresses only."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from http.client import HTTPException
from threading import Event, Timer
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urljoin

from ingest.address import Allowed, Target, is_public, resolve, target
from ingest.archive import unpacked
from ingest.document import LARGEST, printable
from ontology.errors import SourceError
from ontology.records import Fetch

if TYPE_CHECKING:
    from protego import Protego

AGENT: Final = "Liaison"
USER_AGENT: Final = f"{AGENT}/0.1 (reads news articles; +https://w3id.org/liaison)"
REDIRECTS: Final = 5
MOVED: Final = frozenset({301, 302, 303, 307, 308})
NOT_MODIFIED: Final = 304
ROBOTS_BYTES: Final = 500 * 1024
"""What RFC 9309 asks a crawler to read of robots.txt at least."""
LONGEST_DELAY: Final = 60.0
SILENCE: Final = 15.0
"""Seconds without a byte after which a server is given up."""


@dataclass(frozen=True, slots=True)
class Response:
    """What a server answered; `url` is where the last redirect led."""

    url: str
    status: int
    headers: dict[str, str]
    body: bytes

    def fetch(self, asked: str) -> Fetch:
        """Give what is to be kept of it, for the address that was asked for."""
        return Fetch(asked, self.headers.get("etag"), self.headers.get("last-modified"))


@dataclass
class Fetcher:
    """Fetches addresses; `known` gives what was kept of one when it was last fetched.

    `delay` is the time between two requests to a host, `patience` the time that one may take as a whole.
    """

    known: Callable[[str], Fetch | None] = lambda url: None
    allowed: Allowed = is_public
    delay: float = 1.0
    patience: float = 60.0
    _robots: dict[str, Protego | None] = field(default_factory=dict)
    _next: dict[str, float] = field(default_factory=dict)

    def get(self, url: str) -> Response:
        """Fetch an address, if it has changed since it was last fetched; `SourceError` says why it cannot be.

        1. follow redirects, each to a public address that robots.txt allows
        2. ask for what is new only
        3. undo the compression, within the limit of size
        """
        kept = self.known(url)
        asked = {"If-None-Match": kept.tag, "If-Modified-Since": kept.modified} if kept else {}
        where = target(url)
        for _ in range(REDIRECTS + 1):  # 1
            self._check_robots(where)
            found = self._ask(where, {key: value for key, value in asked.items() if value})  # 2
            if found.status not in MOVED or "location" not in found.headers:
                return _checked(found, url)  # 3
            where = target(urljoin(where.url, found.headers["location"]))
        raise SourceError(f"{url}: more than {REDIRECTS} redirects: not fetched")

    def _check_robots(self, where: Target) -> None:
        """Read robots.txt of a host once, and keep to it (RFC 9309)."""
        site = f"{where.scheme}://{where.authority}"
        if site not in self._robots:
            self._robots[site] = self._rules(site)
        rules = self._robots[site]
        if rules is not None and not rules.can_fetch(where.url, AGENT):
            raise SourceError(f"{where.url}: robots.txt of {where.host} does not allow it: not fetched")

    def _rules(self, site: str) -> Protego | None:
        from protego import Protego

        where = target(f"{site}/robots.txt")
        for _ in range(REDIRECTS + 1):
            found = self._ask(where, {}, ROBOTS_BYTES)
            if found.status in MOVED and "location" in found.headers:
                where = target(urljoin(where.url, found.headers["location"]))
                continue
            if found.status >= 500:
                raise SourceError(f"{site}: robots.txt cannot be read (status {found.status}): nothing is fetched")
            if found.status != 200:
                return None
            return Protego.parse(
                unpacked(found.body, found.headers.get("content-encoding", "")).decode("utf-8", "replace")
            )
        return None

    def _ask(self, where: Target, headers: dict[str, str], limit: int = LARGEST) -> Response:
        """Make one request, when the host has had its rest."""
        number = resolve(where, self.allowed)
        pause = self._next.get(where.authority, 0.0) - time.monotonic()
        if pause > 0:
            time.sleep(pause)
        try:
            return _request(where, number, headers, limit, self.patience)
        finally:
            self._next[where.authority] = time.monotonic() + self._pause(where)

    def _pause(self, where: Target) -> float:
        rules = self._robots.get(f"{where.scheme}://{where.authority}")
        asked = rules.crawl_delay(AGENT) if rules is not None else None
        return min(max(self.delay, asked or 0.0), LONGEST_DELAY)


def _checked(found: Response, url: str) -> Response:
    """Refuse an answer that is an error or too large, and undo its compression."""
    if found.status == NOT_MODIFIED:
        return found
    if found.status != 200:
        raise SourceError(f"{url}: the server answers {found.status}: check the address, or try later")
    try:
        body = unpacked(found.body, found.headers.get("content-encoding", ""))
    except SourceError as error:
        raise SourceError(f"{url}: {error}") from None
    if max(len(body), len(found.body)) > LARGEST:
        raise SourceError(f"{url}: larger than {LARGEST >> 20} MB: not read")
    return Response(found.url, found.status, found.headers, body)


def _request(where: Target, number: str, headers: dict[str, str], limit: int, patience: float) -> Response:
    """Ask the number that was checked, under the name that was given; a watch ends what takes too long."""
    from urllib3.exceptions import HTTPError

    connection = _connection(where, number)
    late = Event()
    watch = Timer(patience, _cut, [connection, late])
    watch.daemon = True
    watch.start()
    try:
        asked = {
            "Host": where.authority, "User-Agent": USER_AGENT, "Accept-Encoding": "gzip, deflate",
            "Accept": "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, */*;q=0.5", **headers,
        }  # fmt: skip
        connection.request("GET", where.path, headers=asked, preload_content=False, decode_content=False)
        found = connection.getresponse()
        body = found.read(limit + 1, decode_content=False)
        said = {key.lower(): printable(value) for key, value in found.headers.items()}
        if late.is_set() or len(body) < min(_length(said), limit):
            raise OSError("cut short")
        return Response(where.url, found.status, said, body)
    except (OSError, HTTPError, HTTPException, ValueError) as error:
        why = f"longer than {patience:g} seconds" if late.is_set() else printable(" ".join(str(error).split()))[:200]
        raise SourceError(f"{where.url}: cannot be fetched ({why}): try later") from None
    finally:
        watch.cancel()
        connection.close()


def _length(headers: dict[str, str]) -> int:
    said = headers.get("content-length", "")
    return int(said) if said.isdecimal() and "transfer-encoding" not in headers else 0


def _connection(where: Target, number: str) -> Any:
    from urllib3.connection import HTTPConnection, HTTPSConnection

    if where.scheme == "http":
        return HTTPConnection(number, where.port, timeout=SILENCE)
    return HTTPSConnection(
        number, where.port, timeout=SILENCE, ssl_context=_tls(), server_hostname=where.host, assert_hostname=where.host
    )


@cache
def _tls() -> Any:
    """Trust what the system trusts, and Mozilla's list where the system has none."""
    import ssl

    import certifi

    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context


def _cut(connection: Any, late: Event) -> None:
    """End a connection from outside, so that whoever reads from it goes on, and say first that it was cut."""
    late.set()
    if connection.sock is not None:
        with suppress(OSError):
            connection.sock.shutdown(socket.SHUT_RDWR)
