"""The quads of a store on disk, opened to be read, also while another program writes to them."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pyoxigraph as ox

ATTEMPTS: Final = 20


def read_only(path: Path) -> ox.Store:
    """Open the quads as they are now; `OSError` or `RuntimeError` if they cannot be read.

    A writer that compacts takes files away, perhaps one that the list of files, just read, still names. Then the files
    are others than before, and the list is read again.
    """
    for _ in range(ATTEMPTS):
        files = _files(path)
        try:
            return ox.Store.read_only(str(path))
        except (OSError, RuntimeError):
            if _files(path) == files:
                raise
    return ox.Store.read_only(str(path))


def _files(path: Path) -> frozenset[str]:
    return frozenset(one.name for one in path.iterdir()) if path.is_dir() else frozenset()
