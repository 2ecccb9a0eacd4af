"""A run of `graph ingest`: documents in, articles and facts into the store, one line of report for each input."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TextIO

from graph import fetches
from ontology.errors import LanguageError, LiaisonError, SourceError, StoreError

if TYPE_CHECKING:
    from graph.store import Store
    from ingest.article import Given
    from ingest.document import Document, Item
    from ingest.reader import Reader

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

    def __init__(self, store: Store, reader: Reader, told: Given, *, resume: bool = True) -> None:
        self.store = store
        self.reader = reader
        self.told = told
        self.resume = resume

    def run(self, items: Iterable[Item]) -> Iterator[Outcome]:
        """Give the outcome of each input; only trouble with the store ends the run."""
        for item in items:
            try:
                yield self._one(item)
            except StoreError:
                raise
            except LiaisonError as error:
                yield Outcome(getattr(item, "name", ""), "failed", str(error))
            except (MemoryError, RecursionError, ArithmeticError, LookupError, TypeError, ValueError) as error:
                name = getattr(item, "name", "")
                why = f"{name}: cannot be read ({type(error).__name__}: {' '.join(str(error).split())[:200]})"
                yield Outcome(name, "failed", f"{why}: please report this article")

    def _one(self, item: Item) -> Outcome:
        from ingest.document import Document

        if isinstance(item, SourceError):
            return Outcome(str(item).partition(": ")[0], "failed", str(item))
        outcome = self._document(item) if isinstance(item, Document) else Outcome(item.name, "skipped", item.why)
        if item.fetch:
            fetches.keep(self.store, item.fetch)
        return outcome

    def _document(self, document: Document) -> Outcome:
        """Read one document and keep what it states.

        1. leave alone what was read before  2. read it  3. keep it
        """
        from ingest.article import digest
        from ingest.reading import read

        if self.resume and self.store.has_read(digest(document, self.told)):  # 1
            return Outcome(document.name, "same", "read before")
        try:
            found = read(document, self.told, self.reader)  # 2
        except LanguageError as error:
            if not document.crawled:
                raise
            return Outcome(document.name, "skipped", str(error).removeprefix(f"{document.name}: "))
        if found.article is None:
            return Outcome(document.name, "skipped", found.why)
        new = self.store.add(found.article, found.facts)  # 3
        return Outcome(document.name, "read" if new else "same", "", found.article.id, len(found.facts))


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
