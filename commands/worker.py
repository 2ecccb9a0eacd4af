"""One process that reads beside others: it loads a language at the same time as they do, and ends with whom it works for."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Mapping
from multiprocessing import parent_process
from multiprocessing.synchronize import Event
from typing import TYPE_CHECKING, Any

from ingest import reading
from ingest.pipeline import pipeline
from ingest.reader import Reader
from ingest.spotting import spotter
from ontology.records import Article, Fact

if TYPE_CHECKING:
    from ingest.article import Given
    from ingest.document import Document
    from ingest.reading import Reading


class Fellow(Reader):
    """A reader in one of several processes, which load a language when the first of them meets it, all at the same time.

    Readings are kept in order, each waits for those before: loaded one after the other, each process waited for the last.
    """

    def __init__(self, met: Mapping[str, Event]) -> None:
        self.met = met
        self._loading = threading.Lock()
        for language in met:
            threading.Thread(target=self._load_when_met, args=(language,), daemon=True).start()

    def facts(self, article: Article) -> tuple[Fact, ...]:
        """Tell the others the language, and read."""
        self.met[article.language].set()
        self._load(article.language)
        return super().facts(article)

    def _load_when_met(self, language: str) -> None:
        self.met[language].wait()
        self._load(language)

    def _load(self, language: str) -> None:
        with self._loading:
            pipeline(language)
            spotter(language)


_fellows: list[Fellow] = []
"""The reader of this process, once it is prepared."""


def prepare(met: Mapping[str, Event]) -> None:
    """Begin to read beside others; leave Ctrl-C to the process that keeps what is read, and end with it, however it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with, args=(parent_process(),), daemon=True).start()
    _fellows.append(Fellow(met))


def _end_with(parent: Any) -> None:
    parent.join()
    os._exit(1)


def read(document: Document, told: Given) -> Reading:
    """Read a document; `SourceError` if it holds no article."""
    return reading.read(document, told, _fellows[0])
