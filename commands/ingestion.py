"""A run of `graph ingest`: documents in, articles and facts into the store, one line of report for each input."""

from __future__ import annotations

import json
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TextIO

from graph import fetches
from ontology.errors import LanguageError, LiaisonError, SourceError, StoreError

if TYPE_CHECKING:
    from commands.workers import Workers
    from graph.store import Store
    from ingest.article import Given
    from ingest.document import Item
    from ingest.reading import Reading

    Begun = Callable[[], Reading] | None
    """What gives the reading of an input; None for what is not to be read."""

What = Literal["read", "same", "skipped", "failed"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one input: `same` if the store held it already; `why` says why it was skipped or failed."""

    input: str
    outcome: What
    why: str = ""
    article: str = ""
    facts: int = 0


class Ingestion:
    """Reads documents into a store; finished ones are left alone where `resume` says so."""

    def __init__(self, store: Store, workers: Workers, told: Given, *, resume: bool = True) -> None:
        self.store = store
        self.workers = workers
        self.told = told
        self.resume = resume

    def run(self, items: Iterable[Item]) -> Iterator[Outcome]:
        """Give the outcome of each input, in their order; only trouble with the store ends the run."""
        begun: deque[tuple[Item, Begun]] = deque()
        for item in items:
            begun.append((item, self._begin(item)))
            while len(begun) > self.workers.ahead:
                yield self._one(*begun.popleft())
        while begun:
            yield self._one(*begun.popleft())

    def _begin(self, item: Item) -> Begun:
        """Begin to read what is not to be left alone."""
        from ingest.article import digest
        from ingest.document import Document

        if not isinstance(item, Document):
            return None
        if self.resume and self.store.has_read(digest(item, self.told)):
            return None
        return self.workers.ask(item, self.told)

    def _one(self, item: Item, begun: Begun) -> Outcome:
        """Keep what was read of an input, and how it was fetched."""
        try:
            outcome = self._outcome(item, begun)
            if not isinstance(item, SourceError) and item.fetch:
                fetches.keep(self.store, item.fetch)
        except StoreError:
            raise
        except LiaisonError as error:
            return Outcome(getattr(item, "name", ""), "failed", str(error))
        except (MemoryError, RecursionError, ArithmeticError, LookupError, TypeError, ValueError) as error:
            name = getattr(item, "name", "")
            why = f"{name}: cannot be read ({type(error).__name__}: {' '.join(str(error).split())[:200]})"
            return Outcome(name, "failed", f"{why}: please report this article")
        return outcome

    def _outcome(self, item: Item, begun: Begun) -> Outcome:
        from ingest.document import Document

        if isinstance(item, SourceError):
            return Outcome(str(item).partition(": ")[0], "failed", str(item))
        if not isinstance(item, Document):
            return Outcome(item.name, "skipped", item.why)
        if begun is None:
            return Outcome(item.name, "same", "read before")
        try:
            found = begun()
        except LanguageError as error:
            if not item.crawled:
                raise
            return Outcome(item.name, "skipped", str(error).removeprefix(f"{item.name}: "))
        if found.article is None:
            return Outcome(item.name, "skipped", found.why)
        new = self.store.add(found.article, found.facts)
        return Outcome(item.name, "read" if new else "same", "", found.article.id, len(found.facts))


class Report:
    """The machine-readable report of a run: a JSON object a line for each input, written as soon as it is known."""

    def __init__(self, path: Path | None) -> None:
        self.counts: Counter[str] = Counter()
        self.facts = 0
        self._file: TextIO | None = None
        if path is not None:
            try:
                self._file = path.open("w", encoding="utf-8")
            except OSError as error:
                raise SourceError(f"{path} cannot be written ({error.strerror}): name another file") from None

    def note(self, outcome: Outcome) -> None:
        """Count an outcome and write its line."""
        self.counts[outcome.outcome] += 1
        self.facts += outcome.facts
        if self._file is not None:
            record = {key: value for key, value in asdict(outcome).items() if value not in ("", None)}
            self._file.write(json.dumps(record, ensure_ascii=False) + "\n")
            self._file.flush()

    def close(self) -> None:
        """Close the file."""
        if self._file is not None:
            self._file.close()

    def summary(self) -> str:
        """Say in one line what was done."""
        skipped = f", {self.counts['skipped']} left out" if self.counts["skipped"] else ""
        failed = f", {self.counts['failed']} failed" if self.counts["failed"] else ""
        return f"{self.counts['read']} articles read, {self.counts['same']} already there, {self.facts} facts{skipped}{failed}"
