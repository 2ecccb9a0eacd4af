"""Who reads documents: this process, or several beside it, each with its own pipelines; the order of readings stays."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
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
AHEAD: Final = 32
"""Documents that each process may be ahead of what has been kept: keeping one takes as long as looking at a dozen pages."""
THREADS: Final = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
"""What keeps the libraries of a process from starting threads of their own."""


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
    """Reads in several processes; when one dies, the others of its pool do too, and what they were reading is read again.

    Which document one died of cannot be told, so these are read one by one, in a process where nothing else is read:
    whoever kills that one too is to blame, and no other is lost.
    """

    def __init__(self, count: int) -> None:
        self.ahead = count * AHEAD
        self._together, self._apart = _Pool(count), _Pool(1)

    def ask(self, document: Document, told: Given) -> Callable[[], Reading]:
        """See `Workers`."""
        begun = self._together.begin(document, told)
        return lambda: self._taken(begun, document, told)

    def _taken(self, begun: Future[Reading], document: Document, told: Given) -> Reading:
        try:
            found = begun.result()
        except BrokenProcessPool:
            return self._read_apart(document, told)
        self._apart.close()
        return found

    def _read_apart(self, document: Document, told: Given) -> Reading:
        try:
            return self._apart.begin(document, told).result()
        except BrokenProcessPool:
            why = "the process that read it died, twice: please report this article"
            raise SourceError(f"{document.name}: {why}") from None

    def close(self) -> None:
        """End the processes; what has not been taken is lost."""
        self._together.close()
        self._apart.close()


class _Pool:
    """Some processes that read, begun when there is something to read."""

    def __init__(self, count: int) -> None:
        self.count = count
        self._executor: ProcessPoolExecutor | None = None

    def begin(self, document: Document, told: Given) -> Future[Reading]:
        """Begin to read a document, in new processes where the others have died."""
        from commands.worker import read

        self._executor = self._executor or _executor(self.count)
        try:
            return self._executor.submit(read, document, told)
        except BrokenProcessPool:
            self.close()
            return self.begin(document, told)

    def close(self) -> None:
        """End the processes."""
        if self._executor:
            self._executor.shutdown(wait=False, cancel_futures=True)
            self._executor = None


def workers(reader: Reader, jobs: int | None, size: int) -> Workers:
    """Choose who reads: `jobs` processes (0 for one on each core), or, if that is open, by the bytes there are to read."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    if jobs is None:
        jobs = cores if size >= MANY else 1
    count = jobs or cores
    return Processes(count) if count > 1 else Here(reader)


def _executor(count: int) -> ProcessPoolExecutor:
    from commands.worker import prepare
    from ingest.language import languages

    for name in THREADS:
        os.environ.setdefault(name, "1")
    context = get_context("spawn")
    met = {language: context.Event() for language in languages()}
    return ProcessPoolExecutor(count, mp_context=context, initializer=prepare, initargs=(met,))
