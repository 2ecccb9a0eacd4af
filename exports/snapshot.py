"""The store as a server reads it: opened for reading, and opened again when an ingest has changed it."""

from __future__ import annotations

import threading
from pathlib import Path

from graph.store import Store

TABLE = ".sst"
STILL = ("LOG", "LOCK", "finder.sqlite-shm")
"""How files begin that say nothing of what the store holds."""


class Snapshot:
    """Gives an open store that is as new as its files; safe to use from several threads."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.Lock()
        self._state: object = None
        self._folder = 0
        self._tables: tuple[str, ...] = ()
        self._changing: tuple[Path, ...] = ()
        self._store: Store | None = None

    def store(self) -> Store:
        """Give the store; `StoreError` if there is none.

        A store that somebody still reads from is closed by Python when he is done.
        """
        return self.current()[1]

    def current(self) -> tuple[object, Store]:
        """Give the store with what describes its state; the two belong together."""
        with self._lock:
            state = self.state()
            if self._store is None or state != self._state:
                self._store, self._state = Store.open(self.path), state
            return state, self._store

    def state(self) -> tuple[object, ...]:
        """Describe the files of the store, so that any write to it gives another description.

        Tables are written once, so only their names count; an empty file says nothing, whoever reads may make one.
        """
        try:
            self._look()
            found = [(one.name, one.stat()) for one in self._changing]
        except OSError:
            self._folder = 0
            return ()
        return self._tables, *((name, stat.st_mtime_ns, stat.st_size) for name, stat in found if stat.st_size)

    def _look(self) -> None:
        """List the files, if any came or went since they were listed."""
        changed = self.path.stat().st_mtime_ns
        if changed != self._folder:
            files = sorted(one for one in self.path.iterdir() if not one.name.startswith(STILL))
            self._tables = tuple(one.name for one in files if one.suffix == TABLE)
            self._changing = tuple(one for one in files if one.suffix != TABLE)
            self._folder = changed
