"""The store as a server reads it: opened for reading, and opened again when an ingest has changed it."""

from __future__ import annotations

import threading
from pathlib import Path

from graph.store import Store


class Snapshot:
    """Gives an open store that is as new as its files; safe to use from several threads."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.Lock()
        self._state: object = None
        self._store: Store | None = None

    def store(self) -> Store:
        """Give the store; `StoreError` if there is none.

        A store that somebody still reads from is closed by Python when he is done.
        """
        with self._lock:
            state = self.state()
            if self._store is None or state != self._state:
                self._store, self._state = Store.open(self.path), state
            return self._store

    def state(self) -> tuple[tuple[str, int, int], ...]:
        """Describe the files of the store, so that any write to it gives another description."""
        try:
            found = [(file.name, file.stat().st_mtime_ns, file.stat().st_size) for file in self.path.iterdir()]
        except OSError:
            return ()
        return tuple(sorted(entry for entry in found if not entry[0].startswith(("LOG", "LOCK"))))
