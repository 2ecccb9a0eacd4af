"""Where a result goes: the standard output, or a file or folder that is there whole or not at all."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import IO

from ontology.errors import ExportError

Writer = Callable[[IO[bytes]], None]
"""Writes the content of one file to the stream it is given."""

FIRST_DATE_OF_ZIP = (1980, 1, 1, 0, 0, 0)
"""The date of every member of an archive, so that the same content gives the same bytes."""


def write_file(path: Path, content: bytes) -> None:
    """Write the file under another name in the same folder and rename it: a crash leaves the old file as it was."""
    with output(path) as stream:
        stream.write(content)


@contextlib.contextmanager
def output(path: Path | None) -> Iterator[IO[bytes]]:
    """Give a stream that becomes the file when the block ends without an error; the standard output for None.

    Raises `ExportError` if the file cannot be written.
    """
    if path is None:
        yield sys.stdout.buffer
        return
    try:
        with _device(path) if path.exists() and not path.is_file() else _replacing(path) as stream:
            yield stream
    except OSError as error:
        raise _failure(path, error) from error


def _device(path: Path) -> IO[bytes]:
    """Open what cannot be renamed over: a pipe, a device (a folder refuses)."""
    return path.open("wb")


@contextlib.contextmanager
def _replacing(path: Path) -> Iterator[IO[bytes]]:
    import tempfile

    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
        os.chmod(temporary, _mode(path))
        os.replace(temporary, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise


def write_files(path: Path, files: Mapping[str, Writer]) -> None:
    """Write several files as one archive if the path ends in `.zip`, else as a folder; whole or not at all.

    Raises `ExportError` if it cannot be written, or if the folder holds files of another kind, which would be lost.
    """
    try:
        if path.suffix == ".zip":
            with output(path) as stream:
                _write_archive(stream, files)
        else:
            _write_folder(path, files)
    except OSError as error:
        raise _failure(path, error) from error


def _write_archive(stream: IO[bytes], files: Mapping[str, Writer]) -> None:
    import zipfile

    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, write in files.items():
            member = zipfile.ZipInfo(name, FIRST_DATE_OF_ZIP)
            member.compress_type = zipfile.ZIP_DEFLATED
            with archive.open(member, "w", force_zip64=True) as opened:
                write(opened)


def _write_folder(path: Path, files: Mapping[str, Writer]) -> None:
    """Fill a new folder beside the path, and put it in the place of one that an export of this kind has made."""
    import shutil
    import tempfile

    endings = {Path(name).suffix for name in files}
    if path.exists() and (not path.is_dir() or any(one.suffix not in endings for one in path.iterdir())):
        raise ExportError(f"{path} holds other files than this export: name a new folder with -o")
    temporary = Path(tempfile.mkdtemp(dir=path.parent, prefix=f".{path.name}."))
    try:
        for name, write in files.items():
            with (temporary / name).open("wb") as stream:
                write(stream)
        temporary.chmod(0o777 & ~_umask())
        old = Path(tempfile.mkdtemp(dir=path.parent, prefix=f".{path.name}."))
        if path.exists():
            path.rename(old / "old")
        temporary.rename(path)
        shutil.rmtree(old)
    except BaseException:
        shutil.rmtree(temporary, ignore_errors=True)
        raise


def _mode(path: Path) -> int:
    """The permissions of the file that is replaced, or those a new file gets."""
    with contextlib.suppress(OSError):
        return path.stat().st_mode & 0o777
    return 0o666 & ~_umask()


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _failure(path: Path, error: OSError) -> ExportError:
    reason = (error.strerror or str(error)).lower()
    return ExportError(f"{path} cannot be written: {reason}; name another file with -o")
