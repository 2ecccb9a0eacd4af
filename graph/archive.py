"""What `graph export trig` or `nq` has written, taken back: the same quads in the same graphs."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import pyoxigraph as ox

from graph.finder_rows import Row, rows
from graph.nquads import Unlike, Written, blocks, graphs
from graph.rdf import term
from graph.store import Store
from graph.upkeep import account
from ontology.errors import SourceError
from ontology.vocabulary import BASE

SYNTAXES = {".nq": ox.RdfFormat.N_QUADS, ".trig": ox.RdfFormat.TRIG}
PROVENANCE = "/provenance"


@dataclass(frozen=True, slots=True)
class Archive:
    """A file that `graph export` has written, read through once: how many articles it holds, where each of its graphs ends.

    There are no `ends` if a graph stands in several places, or if the lines may be read in several ways.
    """

    path: Path
    articles: int
    ends: array[int] | None = None

    @classmethod
    def of(cls, path: Path) -> Self:
        """Read a file through; raises `SourceError` with what is wrong if it is none of ours."""
        if path.suffix == ".nq":
            with suppress(Unlike, OSError, SourceError):  # what is wrong is said below
                return cls._of_lines(path)
        names: set[str] = set()
        told: set[str] = set()
        for quad in _read(path):
            names.add(_graph(path, quad))
            if quad.predicate == term("schema:articleBody"):
                told.add(quad.subject.value)  # type: ignore[union-attr]  # `_graph` refuses what has no value
        return cls(path, _articles(path, names, told))

    @classmethod
    def _of_lines(cls, path: Path) -> Self:
        """Read it as the engine writes it; raises `Unlike` if it is written otherwise."""
        names: set[str] = set()
        told: set[str] = set()
        ends = array("Q")
        for name, lines, end in blocks(path):
            if not name.startswith(BASE):
                raise Unlike
            names.add(name)
            ends.append(end)
            if name.endswith(PROVENANCE):
                told.update(article for article, _ in Written(lines).having("schema:articleBody"))
        return cls(path, _articles(path, names, told), ends if len(ends) == len(names) else None)

    def rows(self, store: ox.Store) -> Iterator[Row] | None:
        """Give the rows of the side index of a store that holds just this; nothing if they are better read from the store."""
        if self.ends is None:
            return None
        return (
            row
            for name, lines in graphs(self.path, self.ends)
            for row in rows(name.removeprefix(BASE), Written(lines), lambda telling: account(store, telling))
        )


def _articles(path: Path, names: set[str], told: set[str]) -> int:
    """Count the articles whose graphs these are; `told` are those that are known to come from somewhere."""
    start = f"{BASE}article/"
    articles = {name.removesuffix(PROVENANCE) for name in names if name.startswith(start)}
    if not articles:
        raise SourceError(_refusal(path, "it holds no article"))
    if articles - told:
        raise SourceError(_refusal(path, f"it does not say where {min(articles - told)} comes from"))
    return len(articles)


def restore(store: Store, archive: Archive) -> None:
    """Take an archive into a store, in place of what it held of the same articles.

    An empty store takes it as it is, in bulk, and is compacted; another takes its articles and decisions, and puts
    together anew what they tell with its own.
    """
    if next(iter(store.quads), None) is None:
        load(store, archive.path)
        store.reindex(archive.rows(store.quads))
    else:
        store.merge(_read(archive.path))


def load(store: Store, path: Path) -> None:
    """Load a file of quads into an empty store in bulk, by the engine itself where it is embedded, and compact it."""
    if not isinstance(store.path, Path):
        store.quads.bulk_extend(_read(path))
        return
    try:
        store.quads.bulk_load(path=str(path), format=SYNTAXES[path.suffix])
    except SyntaxError as error:
        store.quads.clear()
        raise SourceError(_broken(path, error)) from None
    store.quads.optimize()
    store.quads.flush()


def _graph(path: Path, quad: ox.Quad) -> str:
    """Give the graph of a quad; whoever has blank nodes or other graphs is not ours."""
    named = quad.graph_name
    if not isinstance(named, ox.NamedNode) or not named.value.startswith(BASE):
        where = "the default graph" if isinstance(named, ox.DefaultGraph) else str(named)
        raise SourceError(_refusal(path, f"{quad.subject} stands in {where}"))
    if not isinstance(quad.subject, ox.NamedNode) or isinstance(quad.object, (ox.BlankNode, ox.Triple)):
        raise SourceError(_refusal(path, f"graph {named.value} has a node without a name"))
    return named.value


def _refusal(path: Path, why: str) -> str:
    return f"{path} is no archive of Liaison, for {why}: take one that `graph export nq` or `trig` has written"


def _broken(path: Path, error: SyntaxError) -> str:
    return f"{path} is broken at line {error.lineno}: {error.msg}; export it again"


def _read(path: Path) -> Iterator[ox.Quad]:
    syntax = SYNTAXES.get(path.suffix)
    if not syntax:
        raise SourceError(f"{path} is neither a .nq nor a .trig file: name one that `graph export` has written")
    try:
        yield from ox.parse(path=path, format=syntax)
    except SyntaxError as error:
        raise SourceError(_broken(path, error)) from None
    except (OSError, ValueError) as error:
        reason = " ".join(str(getattr(error, "strerror", None) or error).split())
        raise SourceError(f"{path} cannot be read: {reason}; name a file that `graph export` has written") from None
