"""What keeps a program from a store, said in one line with the way out."""

from __future__ import annotations

from pathlib import Path

from ontology.errors import StoreError

Locator = Path | str
"""Where a store is: a folder, or the address of a SPARQL server."""
NO_ROOM = ("SQLITE_FULL", "SQLITE_IOERR_WRITE")
"""What SQLite says when a file can grow no more."""
MARKER = "CURRENT"
"""A file that every store on disk has: a folder without it is none."""


def is_address(place: Locator) -> bool:
    """Whether a store is named by the address of a server."""
    return str(place).startswith(("http://", "https://"))


def refuse(path: Path, write: bool) -> None:
    """Refuse a path that holds something else, and to read what is not there; to write, make the folders above it."""
    if path.is_file():
        raise StoreError(f"{path} is a file, not a store: name a folder with --store")
    there = (path / MARKER).exists()
    if not there and not write:
        raise StoreError(f"{path} holds no store: fill one with `graph ingest`, or name another with --store")
    if not there and path.is_dir() and any(path.iterdir()):
        raise StoreError(f"{path} holds other files than a store: name an empty or a new folder with --store")
    if write:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(f"{path} cannot be made: {error.strerror}; name another place with --store") from None


def trouble(path: Locator, error: Exception) -> str:
    """Say what an error of the engine means for whoever has the store."""
    text = str(error)
    if "lock" in text.casefold():
        return f"{path} is in use by another program that writes to it: try again when that has ended"
    if "column family" in text.casefold():
        return f"{path} was not finished when it was made: read the articles again, and it will be"
    if (
        "space" in text.casefold()
        or "too large" in text.casefold()
        or getattr(error, "sqlite_errorname", "") in NO_ROOM
    ):
        return (
            f"{path} cannot grow, the disk is full: what was read before is kept; make room and run the command again"
        )
    if any(words in text.casefold() for words in ("permission", "read-only", "not permitted")):
        return f"{path} may not be written to: check its permissions, or name another store with --store"
    if "corrupt" in text.casefold() or "no such file" in text.casefold():
        return f"{path} is damaged ({one_line(error)}): see `graph doctor`, or read the articles into a new store"
    return f"{path} cannot be used: {one_line(error)}; name another store with --store"


def one_line(error: BaseException) -> str:
    """Give the text of an error without line breaks."""
    return " ".join(str(error).split())
