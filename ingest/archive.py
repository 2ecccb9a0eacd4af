"""Archives of files: each member is read in place and nothing is written, so that no path can lead out of the archive."""

from __future__ import annotations

import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from typing import BinaryIO, Final, cast

from ingest.document import LARGEST, Item, printable
from ontology.errors import SourceError

Reader = Callable[[BinaryIO, str], Iterator[Item]]
MEMBERS: Final = 200_000
"""Members of an archive that are read."""
SWELL: Final = 200
"""What grows more than so many times when it is unpacked is a bomb, not text …"""
SMALL: Final = 4 * LARGEST
"""… unless it is no larger than this."""
BROKEN: Final = (zipfile.BadZipFile, tarfile.TarError, zlib.error, EOFError, ValueError, RuntimeError, OSError)
"""What the libraries raise at an archive that is damaged, cut short or encrypted."""


def zipped(stream: BinaryIO, name: str, readers: Mapping[str, Reader]) -> Iterator[Item]:
    """Give the documents of a ZIP archive, member by member."""
    try:
        archive = zipfile.ZipFile(stream)
    except BROKEN as error:
        yield _broken(name, error)
        return
    members = archive.infolist()
    if len(members) > MEMBERS:
        yield SourceError(f"{name}: {len(members)} files in this archive: give at most {MEMBERS}")
    found = False
    for member in members[:MEMBERS]:
        reader = _reader(member.filename, readers)
        if member.is_dir() or reader is None:
            continue
        found = True
        if member.file_size > max(SMALL, SWELL * member.compress_size):
            yield _bomb(_member(name, member.filename))
        elif outside := _outside(name, member.filename):
            yield outside
        else:
            yield from _read(lambda member=member: archive.open(member), name, member.filename, reader)  # type: ignore[misc]  # mypy cannot infer it
    if not found:
        yield _nothing(name, readers)


def tarred(stream: BinaryIO, name: str, readers: Mapping[str, Reader]) -> Iterator[Item]:
    """Give the documents of a compressed tar archive, member by member."""
    found, number = False, 0
    try:
        with tarfile.open(fileobj=stream, mode="r:gz") as archive:
            for member in archive:
                number += 1
                if number > MEMBERS or archive.offset > max(SMALL, SWELL * stream.tell()):
                    yield _bomb(name)
                    return
                reader = _reader(member.name, readers)
                if not member.isfile() or reader is None:
                    continue
                found = True
                if member.size > max(SMALL, SWELL * stream.tell()):
                    yield _bomb(_member(name, member.name))
                    return
                if outside := _outside(name, member.name):
                    yield outside
                else:
                    yield from _read(lambda m=member: archive.extractfile(m), name, member.name, reader)  # type: ignore[misc]  # mypy cannot infer it
    except BROKEN as error:
        yield _broken(name, error)
        return
    if not found:
        yield _nothing(name, readers)


def _reader(member: str, readers: Mapping[str, Reader]) -> Reader | None:
    """Give the reader for a member; what systems leave in archives beside the files has none."""
    last = member.replace("\\", "/").rpartition("/")[2]
    if last.startswith(".") or member.startswith("__MACOSX/"):
        return None
    return next((reader for ending, reader in readers.items() if last.lower().endswith(ending)), None)


def _read(open_it: Callable[[], object], name: str, member: str, reader: Reader) -> Iterator[Item]:
    """Read one member; what is broken in it does not stop the others."""
    own = _member(name, member)
    try:
        with cast(BinaryIO, open_it()) as stream:
            yield from reader(stream, own)
    except SourceError as error:
        yield error
    except BROKEN as error:
        yield _broken(own, error)


def _member(name: str, member: str) -> str:
    return f"{name}/{printable(member)}"


def _outside(name: str, member: str) -> SourceError | None:
    """Refuse a member whose path leads out of the archive."""
    parts = member.replace("\\", "/").split("/")
    if member.startswith(("/", "\\")) or ".." in parts or (parts[0][1:2] == ":" and parts[0][:1].isalpha()):
        return SourceError(f"{_member(name, member)}: its path leads out of the archive: not read")
    return None


def _broken(name: str, error: BaseException) -> SourceError:
    why = " ".join(str(error).split()) or type(error).__name__
    return SourceError(f"{name}: damaged, cut short or encrypted ({printable(why)[:120]}): get it again")


def _bomb(name: str) -> SourceError:
    return SourceError(f"{name}: grows more than {SWELL} times when unpacked: not read")


def _nothing(name: str, readers: Mapping[str, Reader]) -> SourceError:
    return SourceError(f"{name}: no {', '.join(readers)} file in this archive: give another")


def unpacked(data: bytes, encoding: str, limit: int = LARGEST) -> bytes:
    """Undo a content encoding of HTTP, up to a little more than `limit` bytes; `SourceError` if it is none or broken."""
    for one in reversed([part.strip().lower() for part in encoding.split(",")]):
        if one in ("gzip", "x-gzip", "deflate"):
            data = _inflated(data, limit)
        elif one not in ("", "identity"):
            raise SourceError(f"encoded as “{printable(one)[:20]}”")
    return data


def _inflated(data: bytes, limit: int) -> bytes:
    """Decompress gzip, zlib or bare deflate, however large the result would be, to `limit` and one more byte."""
    for window in (47, -15):
        try:
            stream, found, rest = zlib.decompressobj(window), BytesIO(), data
            while rest and found.tell() <= limit:
                found.write(stream.decompress(rest, limit + 1 - found.tell()))
                rest = stream.unconsumed_tail or stream.unused_data
                if stream.eof:
                    stream = zlib.decompressobj(window)
            return found.getvalue()
        except zlib.error:
            continue
    raise SourceError("damaged: it cannot be unpacked")
