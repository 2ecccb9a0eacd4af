"""Web archives (WARC, ISO 28500), as Common Crawl's news crawl writes them: the pages that were fetched with success."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any, BinaryIO, Final

from ingest.archive import unpacked
from ingest.document import LARGEST, Item, document, printable
from ontology.errors import SourceError

LONGEST_RECORD: Final = 2**30
"""Bytes of a record beyond which an archive is not believed."""
PAGES: Final = ("text/html", "application/xhtml+xml", "text/plain", "")
GZIP: Final = b"\x1f\x8b"


def pages(stream: BinaryIO, name: str) -> Iterator[Item]:
    """Give the pages of a web archive, each by its address; an archive cut short is said, what came before is read."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    last = None
    try:
        for record in ArchiveIterator(stream, parse_http=True, auto_decode="none"):
            if record.content_length > LONGEST_RECORD:
                yield SourceError(f"{name}: says that a record has {record.content_length} bytes: the rest is not read")
                return
            last = (record.stream_pos, _length(record))
            if record.record_type != WarcRecordType.response or not record.is_http:
                continue
            yield from _page(record, name)
    except (OSError, ValueError, RuntimeError) as error:
        yield SourceError(f"{name}: damaged ({printable(' '.join(str(error).split()))[:120]}): the rest is not read")
        return
    if last is None:
        yield SourceError(f"{name}: no record in this web archive: give another")
    elif _is_cut(stream, *last):
        yield SourceError(f"{name}: ends in the middle of a record: get the file again")


def _length(record: Any) -> int:
    """Give the length that a record says it has, the header of its response included."""
    said = record.headers.get("Content-Length") or ""
    return int(said) if said.isdecimal() else 0


def _page(record: Any, name: str) -> Iterator[Item]:
    """Give the page of one response, if it is one."""
    headers = record.http_headers
    media, length = (record.http_content_type or "").strip().lower(), record.content_length
    if media not in PAGES or headers.status_code != 200:
        return
    url = printable((record.headers.get("WARC-Target-URI") or "").strip("<> "))
    body = record.reader.read(LARGEST + 1)
    if len(body) < min(length, LARGEST):
        yield SourceError(f"{name}: {url}: cut short: {len(body)} bytes where it says {length}")
        return
    try:
        chunked = "chunked" in (headers.get("Transfer-Encoding") or "").lower()
        body = unpacked(_joined(body) if chunked else body, headers.get("Content-Encoding") or "")
    except SourceError as error:
        yield SourceError(f"{name}: {url}: {error}")
        return
    form = "text" if media == "text/plain" else "page"
    found = document(url or name, body, form, url=url or None, charset=record.http_charset, crawled=True)  # type: ignore[arg-type]  # one of two forms
    yield found if not isinstance(found, SourceError) else SourceError(f"{name}: {found}")


def _joined(body: bytes) -> bytes:
    """Undo the chunked transfer encoding; archives often hold bodies whose header says so though they are joined."""
    from fastwarc.stream_io import ChunkedReader

    try:
        return bytes(ChunkedReader(BytesIO(body)).read(LARGEST + 1))
    except (OSError, ValueError):
        return body


def _is_cut(stream: BinaryIO, position: int, length: int) -> bool:
    """Whether bytes follow the last record that are no record, or its compression has no end."""
    stream.seek(position)
    packed = stream.read(len(GZIP)) == GZIP
    stream.seek(position)
    if not packed:
        head = stream.read(2**16)
        end = position + head.find(b"\r\n\r\n") + 4 + length
        stream.seek(end)
        return bool(stream.read(2**16).strip())
    member = zlib.decompressobj(31)
    while data := stream.read(2**16):
        while data:
            member.decompress(data)
            data = member.unused_data
            if member.eof:
                member = zlib.decompressobj(31) if data else member
    return not member.eof
