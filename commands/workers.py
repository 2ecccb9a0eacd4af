"""Who reads documents: this process, or several beside it, each with its own pipelines; the order of readings stays."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cache
from multiprocessing import get_context
from typing import TYPE_CHECKING, Final, Protocol

from ontology.errors import SourceError

if TYPE_CHECKING:
    from ingest.article import Given
    from ingest.document import Document
    from ingest.reader import Reader
    from ingest.reading import Reading

MANY: Final = 5 * 2**20
"""Bytes of sources from which on it pays to start processes: loading a pipeline takes as long as reading some dozen articles."""
AHEAD: Final = 4
"""Documents that each process may be ahead of what has been kept."""
THREADS: Final = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
"""What keeps the libraries of a process from starting threads of their own."""
TRIES: Final = 2


class Workers(Protocol):
    """What readings are asked of: `ahead` is how many may be asked for before the first is taken."""

    ahead: int

    def ask(self, document: Document, told: Given) -> Callable[[], Reading]:
        """Begin to read a document; the result gives the reading, or raises what reading it raised."""

    def close(self) -> None:
        """Let go of what was begun."""


class Here:
    """Reads in this process, when the reading is taken."""

    ahead = 0

    def __init__(self, reader: Reader) -> None:
        self.reader = reader

    def ask(self, document: Document, told: Given) -> Callable[[], Reading]:
        """See `Workers`."""
        from ingest.reading import read

        return lambda: read(document, told, self.reader)

    def close(self) -> None:
        """Do nothing."""


class Processes:
    """Reads in several processes; one that dies is replaced, and what it was reading is read again, once."""

    def __init__(self, count: int) -> None:
        self.count = count
        self.ahead = count * AHEAD
        self._pool = _pool(count)

    def ask(self, document: Document, told: Given) -> Callable[[], Reading]:
        """See `Workers`."""
        begun = self._begin(document, told)
        return lambda: self._taken(begun, document, told)

    def _begin(self, document: Document, told: Given) -> Future[Reading]:
        try:
            return self._pool.submit(_read, document, told)
        except BrokenProcessPool:
            self._pool.shutdown(wait=False)
            self._pool = _pool(self.count)
            return self._pool.submit(_read, document, told)

    def _taken(self, begun: Future[Reading], document: Document, told: Given) -> Reading:
        for _ in range(TRIES):
            try:
                return begun.result()
            except BrokenProcessPool:
                begun = self._begin(document, told)
        raise SourceError(f"{document.name}: the process that read it died, twice: please report this article")

    def close(self) -> None:
        """End the processes; what has not been taken is lost."""
        self._pool.shutdown(wait=False, cancel_futures=True)


def workers(reader: Reader, jobs: int | None, size: int) -> Workers:
    """Choose who reads: `jobs` processes (0 for one on each core), or, if that is open, by the bytes there are to read."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    if jobs is None:
        jobs = cores if size >= MANY else 1
    count = jobs or cores
    return Processes(count) if count > 1 else Here(reader)


def _pool(count: int) -> ProcessPoolExecutor:
    for name in THREADS:
        os.environ.setdefault(name, "1")
    return ProcessPoolExecutor(count, mp_context=get_context("spawn"), initializer=_prepare)


def _prepare() -> None:
    """Leave Ctrl-C to the process that keeps what is read."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


@cache
def _reader() -> Reader:
    """The reader of this process."""
    from ingest.reader import Reader

    return Reader()


def _read(document: Document, told: Given) -> Reading:
    from ingest.reading import read

    return read(document, told, _reader())
