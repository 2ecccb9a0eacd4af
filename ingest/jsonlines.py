"""JSON Lines: one article a line, as crawlers write them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import BinaryIO

from ingest.document import LARGEST, Document, Item
from ontology.errors import SourceError


def records(stream: BinaryIO, name: str) -> Iterator[Item]:
    """Give the records of a JSON Lines file; a bad line is an error that names it."""
    empty, number = True, 0
    while line := stream.readline(LARGEST + 1):
        number += 1
        if len(line) > LARGEST:
            yield SourceError(f"{name}:{number}: larger than {LARGEST >> 20} MB: give one article a line")
            _to_end_of_line(stream)
        elif line.strip():
            yield _record(name, number, line)
        else:
            continue
        empty = False
    if empty:
        yield SourceError(f"{name}: empty: give a file that holds an article a line")


def _to_end_of_line(stream: BinaryIO) -> None:
    while (part := stream.readline(LARGEST)) and not part.endswith(b"\n"):
        pass


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
    return Document(name, line.strip(), "record", record)
