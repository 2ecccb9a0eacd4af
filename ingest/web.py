"""Articles from the web: pages by their addresses, feeds by their new entries, lists of addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any, Final
from urllib.parse import urljoin

from ingest.document import LARGEST, Item, Skip, document, printable
from ingest.fetching import NOT_MODIFIED, Fetcher, Response
from ontology.errors import SourceError

ADDRESS: Final = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*://")
FEED: Final = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>|<!--.*?-->|\s)*<(?:rss|feed|rdf:RDF)\b", re.DOTALL)
ENTITIES: Final = re.compile(rb"<!(?:ENTITY|DOCTYPE[^>]*\[)", re.IGNORECASE)
ENTRIES: Final = 2000
"""Entries of a feed that are read."""
PAGES: Final = re.compile(r"text/html|application/xhtml\+xml|text/plain|$")
CHARSET: Final = re.compile(r"charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed: where its article is, and when it says it was published."""

    url: str
    published: str | None


def fetched(url: str, fetcher: Fetcher, published: str | None = None, *, feed: bool = False) -> Iterator[Item]:
    """Give the page at an address, or the new entries if it is a feed (what `feed` says it must be)."""
    name = printable(url)
    try:
        found = fetcher.get(url)
        if found.status == NOT_MODIFIED:
            yield Skip(name, "not changed since it was last fetched")
        elif feed or FEED.match(found.body[:4096]):
            yield from _entries(found, url, fetcher)
        else:
            yield _page(found, url, published)
    except SourceError as error:
        why = printable(str(error))
        yield SourceError(why if why.startswith(name) else f"{name}: {why}")


def feed(source: str, fetcher: Fetcher) -> Iterator[Item]:
    """Give the new entries of a feed, which may also be a file."""
    if ADDRESS.match(source):
        yield from fetched(source, fetcher, feed=True)
        return
    try:
        with Path(source).open("rb") as stream:
            data = stream.read(LARGEST + 1)
        yield from _entries(Response("", 200, {}, data), source, fetcher)
    except OSError as error:
        yield SourceError(f"{printable(source)}: cannot be read ({error.strerror or error}): check the path")
    except SourceError as error:
        yield error


def listed(path: str, fetcher: Fetcher) -> Iterator[Item]:
    """Give the pages of a list of addresses, one a line; what follows # and blank lines are left alone."""
    try:
        with Path(path).open("rb") as stream:
            lines = stream.read(LARGEST).decode("utf-8", "replace").splitlines()
    except OSError as error:
        yield SourceError(f"{printable(path)}: cannot be read ({error.strerror or error}): check the path")
        return
    urls = list(dict.fromkeys(url for line in lines if (url := line.strip()) and not url.startswith("#")))
    if not urls:
        yield SourceError(f"{printable(path)}: no address in this list: write one a line")
    for url in urls:
        yield from fetched(url, fetcher)


def _page(found: Response, url: str, published: str | None) -> Item:
    media = found.headers.get("content-type", "").strip()
    if not PAGES.match(media.lower()):
        raise SourceError(f"{url}: is {media.partition(';')[0][:60]}, not a page: give the address of an article")
    charset = CHARSET.search(media)
    form = "text" if media.lower().startswith("text/plain") else "page"
    said = {"url": found.url, "charset": charset[1] if charset else None, "published": published}
    return document(printable(url), found.body, form, fetch=found.fetch(url), **said)  # type: ignore[arg-type]  # one of two forms


def _entries(found: Response, source: str, fetcher: Fetcher) -> Iterator[Item]:
    """Give the pages of the entries that were not fetched before; if all are kept now, the feed itself is to be kept."""
    entries = _parsed(found, source)
    new = [entry for entry in entries if fetcher.known(entry.url) is None]
    for entry in new:
        yield from fetched(entry.url, fetcher, entry.published)
    done = all(fetcher.known(entry.url) for entry in new)
    why = f"{len(new)} new of {len(entries)} entries"
    yield Skip(printable(source), why, found.fetch(source) if done and ADDRESS.match(source) else None)


def _parsed(found: Response, source: str) -> list[Entry]:
    """Read the entries of a feed; `SourceError` if it is none."""
    import feedparser  # type: ignore[import-untyped]  # it ships no types

    if len(found.body) > LARGEST:
        raise SourceError(f"{source}: larger than {LARGEST >> 20} MB: not read")
    if ENTITIES.search(found.body):
        raise SourceError(f"{source}: declares entities of its own, as no feed does: not read")
    parsed = feedparser.parse(
        BytesIO(found.body), response_headers={"content-type": found.headers.get("content-type", "")},
        sanitize_html=False, resolve_relative_uris=False,
    )  # fmt: skip
    if not parsed.entries and not parsed.get("version"):
        raise SourceError(f"{source}: neither RSS nor Atom: give the address of a feed")
    entries: dict[str, Entry] = {}
    for one in parsed.entries[:ENTRIES]:
        link = _link(one)
        if link:
            url = urljoin(found.url, link)
            entries.setdefault(url, Entry(url, one.get("published") or one.get("updated")))
    return list(entries.values())


def _link(entry: Any) -> str:
    """Give the address of an entry's page; an identifier that is an address will do."""
    link = str(entry.get("link") or "").strip()
    name = str(entry.get("id") or "").strip()
    return link or (name if ADDRESS.match(name) else "")
