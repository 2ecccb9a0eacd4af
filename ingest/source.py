"""Where articles come from: files, folders, globs, archives and the standard input, as documents of bytes or records."""

from __future__ import annotations

import glob
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, Final

from ingest import archive, warc
from ingest.document import LARGEST, Document, Item, document, printable, whole
from ingest.jsonlines import records
from ontology.errors import SourceError

PAGE: Final = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|\?xml|!--|html|head|body|article|main|div|p)\b", re.IGNORECASE
)
Reader = Callable[[BinaryIO, str], Iterator[Item]]


class Tally:
    """How many bytes there are to read of the files named, and how many have been read."""

    def __init__(self, specs: tuple[str, ...] = ()) -> None:
        self.total = sum(_size(path) for spec in specs for path in _files(spec))
        self._before = 0
        self._stream: BinaryIO | None = None

    @property
    def done(self) -> int:
        """Count the bytes read so far."""
        here = self._stream.tell() if self._stream is not None and not self._stream.closed else 0
        return min(self._before + here, self.total)

    def open(self, path: Path) -> BinaryIO:
        """Open the next file; what was open before counts as read."""
        self._stream = path.open("rb")
        return self._stream

    def close(self, path: Path) -> None:
        """Count a file as read."""
        if self._stream is not None:
            self._stream.close()
        self._stream = None
        self._before += _size(path)


def documents(spec: str, tally: Tally | None = None) -> Iterator[Item]:
    """Give the documents of a source; what cannot be read is given as the error that says so, and the rest goes on."""
    if spec == "-":
        yield _sniffed("-", sys.stdin.buffer.read(LARGEST + 1))
        return
    tally = tally or Tally()
    found = _files(spec)
    if not found:
        yield _missing(spec)
    for path in found:
        yield from _file(path, tally)


def files(specs: Iterable[str]) -> Iterator[Path]:
    """Give the files that sources name, those of folders in the order of their paths; `SourceError` for one without any."""
    for spec in specs:
        found = _files(spec)
        if not found:
            raise _missing(spec)
        yield from found


def _missing(spec: str) -> SourceError:
    """Say what is wrong with a source in which there is no file."""
    if _exists(Path(spec)):
        return SourceError(f"{spec}: no {', '.join(READERS)} file in this folder: give another")
    if glob.has_magic(spec):
        return SourceError(f"{spec}: no file matches: check the pattern")
    return SourceError(f"{printable(spec)}: no such file or folder: check the path")


def _files(spec: str) -> list[Path]:
    """List the files of a source, those of folders in the order of their paths."""
    path = Path(spec)
    if _exists(path):
        return _members(path) if path.is_dir() else [path]
    if not glob.has_magic(spec):
        return []
    matches = [Path(match) for match in sorted(glob.glob(spec, recursive=True))]
    return [one for match in matches for one in (_members(match) if match.is_dir() else [match])]


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def _members(folder: Path) -> list[Path]:
    """List all files below a folder whose ending has a reader."""
    members = [
        Path(place, name)
        for place, _, names in os.walk(folder)
        for name in names
        if not name.startswith(".") and reader_of(name)
    ]
    return sorted(members)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _file(path: Path, tally: Tally) -> Iterator[Item]:
    """Give the documents of one file, by the reader of its ending; without one, by what its bytes look like."""
    name = printable(str(path))
    try:
        if not path.is_file():
            raise SourceError(f"{name}: not a regular file: give one that holds an article")
        yield from (reader_of(path.name) or _sniff)(tally.open(path), name)
    except OSError as error:
        yield SourceError(f"{name}: cannot be read ({error.strerror or error}): check its permissions")
    except SourceError as error:
        yield error
    finally:
        tally.close(path)


def _text(stream: BinaryIO, name: str) -> Iterator[Item]:
    yield document(name, whole(stream, name), "text")


def _page(stream: BinaryIO, name: str) -> Iterator[Item]:
    yield document(name, whole(stream, name), "page")


def _sniff(stream: BinaryIO, name: str) -> Iterator[Item]:
    yield _sniffed(name, whole(stream, name))


def _sniffed(name: str, data: bytes) -> Document | SourceError:
    return document(name, data, "page" if PAGE.match(data) else "text")


def _zip(stream: BinaryIO, name: str) -> Iterator[Item]:
    yield from archive.zipped(stream, name, SINGLE)


def _tar(stream: BinaryIO, name: str) -> Iterator[Item]:
    yield from archive.tarred(stream, name, SINGLE)


SINGLE: Final[dict[str, Reader]] = {
    ".txt": _text,
    ".html": _page,
    ".htm": _page,
    ".jsonl": records,
    ".warc": warc.pages,
    ".warc.gz": warc.pages,
}
"""From the ending of a file to its reader, for what may also stand in an archive."""
READERS: Final[dict[str, Reader]] = {**SINGLE, ".zip": _zip, ".tar.gz": _tar, ".tgz": _tar}
"""From the ending of a file to its reader."""


def reader_of(name: str) -> Reader | None:
    """Give the reader for the ending of a file's name."""
    return next((reader for ending, reader in READERS.items() if name.lower().endswith(ending)), None)
