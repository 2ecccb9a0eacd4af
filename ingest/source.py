"""Where articles come from: files, folders, globs and the standard input, as documents of bytes or records."""

from __future__ import annotations

import glob
import json
import os
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal

from ontology.errors import SourceError

Form = Literal["text", "page", "record"]

PAGE: Final = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|\?xml|!--|html|head|body|article|main|div|p)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Document:
    """One input as it came: `name` as given, or the path of the file in a folder; `record` for a line of JSON Lines."""

    name: str
    data: bytes
    form: Form
    record: dict[str, Any] | None = None


def documents(spec: str) -> Iterator[Document | SourceError]:
    """Give the documents of a source; what cannot be read is given as the error that says so, and the rest goes on."""
    path = Path(spec)
    if spec == "-":
        yield from _sniffed("-", sys.stdin.buffer.read())
    elif _exists(path):
        yield from _folder(path) if path.is_dir() else _file(path, spec)
    elif glob.has_magic(spec):
        yield from _glob(spec)
    elif re.match(r"https?://", spec):
        yield SourceError(f"{spec}: addresses are not fetched: save the page and give the file")
    else:
        yield SourceError(f"{spec}: no such file or folder: check the path")


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def _folder(folder: Path) -> Iterator[Document | SourceError]:
    """Give the documents of all files below a folder whose ending has a reader, in the order of their paths."""
    members = [
        Path(place, name)
        for place, _, names in os.walk(folder)
        for name in names
        if not name.startswith(".") and Path(name).suffix.lower() in READERS
    ]
    if not members:
        yield SourceError(f"{folder}: no {', '.join(READERS)} file in this folder: give another")
    for member in sorted(members):
        yield from _file(member, str(member))


def _glob(pattern: str) -> Iterator[Document | SourceError]:
    matches = sorted(glob.glob(pattern, recursive=True))
    if not matches:
        yield SourceError(f"{pattern}: no file matches: check the pattern")
    for match in matches:
        yield from documents(match)


def _file(path: Path, name: str) -> Iterator[Document | SourceError]:
    """Give the documents of one file, by the reader of its ending; without one, by what its bytes look like."""
    try:
        yield from READERS.get(path.suffix.lower(), _whole)(path, name)
    except OSError as error:
        yield SourceError(f"{name}: cannot be read ({error.strerror or error}): check its permissions")


def _text(path: Path, name: str) -> Iterator[Document | SourceError]:
    yield _document(name, path.read_bytes(), "text")


def _page(path: Path, name: str) -> Iterator[Document | SourceError]:
    yield _document(name, path.read_bytes(), "page")


def _whole(path: Path, name: str) -> Iterator[Document | SourceError]:
    yield from _sniffed(name, path.read_bytes())


def _sniffed(name: str, data: bytes) -> Iterator[Document | SourceError]:
    yield _document(name, data, "page" if PAGE.match(data) else "text")


def _document(name: str, data: bytes, form: Form) -> Document | SourceError:
    if not data.strip():
        return SourceError(f"{name}: empty: give a file that holds an article")
    return Document(name, data, form)


def _records(path: Path, name: str) -> Iterator[Document | SourceError]:
    """Give the records of a JSON Lines file; a bad line is an error that names it."""
    empty = True
    with path.open("rb") as lines:
        for number, line in enumerate(lines, start=1):
            if line.strip():
                empty = False
                yield _record(name, number, line)
    if empty:
        yield SourceError(f"{name}: empty: give a file that holds an article a line")


def _record(name: str, number: int, line: bytes) -> Document | SourceError:
    try:
        record = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return SourceError(f"{name}:{number}: not UTF-8: save the file as UTF-8")
    except (ValueError, RecursionError) as error:
        return SourceError(f"{name}:{number}: not JSON ({str(error).splitlines()[0]}): write one object a line")
    if not isinstance(record, dict):
        return SourceError(f'{name}:{number}: not a JSON object: write {{"url": …, "title": …, "text": …}}')
    if not isinstance(record.get("text"), str) or not record["text"].strip():
        return SourceError(f"{name}:{number}: no “text”: give the article's text under that key")
    return Document(name, line, "record", record)


READERS: Final[dict[str, Callable[[Path, str], Iterator[Document | SourceError]]]] = {
    ".txt": _text,
    ".html": _page,
    ".htm": _page,
    ".jsonl": _records,
}
"""From the ending of a file to its reader."""
