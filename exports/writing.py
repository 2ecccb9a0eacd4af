"""Where a result goes: the standard output, or a file that is there whole or not at all."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

from ontology.errors import ExportError


def write_file(path: Path, content: bytes) -> None:
    """Write the file under another name in the same folder and rename it: a crash leaves the old file as it was."""
    if path.exists() and not path.is_file():
        return _write_device(path, content)
    try:
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:
        raise _failure(path, error) from error
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        os.chmod(temporary, _mode(path))
        os.replace(temporary, path)
    except OSError as error:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise _failure(path, error) from error


def _write_device(path: Path, content: bytes) -> None:
    """Write to what cannot be renamed over: a pipe, a device (a folder refuses)."""
    try:
        path.write_bytes(content)
    except OSError as error:
        raise _failure(path, error) from error


def _mode(path: Path) -> int:
    """The permissions of the file that is replaced, or those a new file gets."""
    with contextlib.suppress(OSError):
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _failure(path: Path, error: OSError) -> ExportError:
    reason = (error.strerror or str(error)).lower()
    return ExportError(f"{path} cannot be written: {reason}; name another file with -o")
