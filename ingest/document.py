"""One input as it came from a source, before anything is made of it; and the limits that every input must keep."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, BinaryIO, Final, Literal

from ontology.errors import SourceError
from ontology.records import Fetch

Form = Literal["text", "page", "record"]

LARGEST: Final = 20 * 2**20
"""The bytes of the largest document that is read: ten times what a page of news has."""
CONTROLS: Final = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Document:
    """One input: `name` as given, or the path of the file in a folder or archive; `record` for a line of JSON Lines.

    `url`, `charset` and `published` are what a crawler, server or feed says of it; `fetch` is how it was fetched, to be kept with it. What
    was `crawled` was not chosen by anybody: that it holds nothing of interest is no error.
    """

    name: str
    data: bytes
    form: Form
    record: dict[str, Any] | None = None
    url: str | None = None
    charset: str | None = None
    published: str | None = None
    fetch: Fetch | None = None
    crawled: bool = False


@dataclass(frozen=True, slots=True)
class Skip:
    """An input that is left alone for a reason that is no error; `fetch` is to be kept all the same."""

    name: str
    why: str
    fetch: Fetch | None = None


Item = Document | Skip | SourceError


def document(name: str, data: bytes, form: Form, **said: Any) -> Document | SourceError:
    """Make a document of bytes, or say why they cannot be one."""
    if len(data) > LARGEST:
        return SourceError(f"{name}: larger than {LARGEST >> 20} MB: give one article, or one a line as .jsonl")
    if not data.strip():
        return SourceError(f"{name}: empty: give a file that holds an article")
    return Document(name, data, form, **said)


def whole(stream: BinaryIO, name: str) -> bytes:
    """Read a stream to its end, or a little beyond what is allowed; `SourceError` if a device gives no end."""
    data = stream.read(LARGEST + 1)
    if data is None:
        raise SourceError(f"{name}: gives no bytes: give a file that holds an article")
    return data


def printable(name: str) -> str:
    r"""Write a name that came from outside so that it stays on one line and changes nothing on a terminal.

    >>> printable("a\\nb\\u202e.txt")
    'a�b�.txt'
    """
    return CONTROLS.sub("\ufffd", name)
