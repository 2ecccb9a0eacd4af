"""What `graph export trig` or `nq` has written, taken back: the same quads in the same graphs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import pyoxigraph as ox

from graph.rdf import suffix, term
from graph.store import Store
from ontology.errors import SourceError
from ontology.vocabulary import BASE

SYNTAXES = {".nq": ox.RdfFormat.N_QUADS, ".trig": ox.RdfFormat.TRIG}
PROVENANCE = "/provenance"


@dataclass(frozen=True, slots=True)
class Archive:
    """A file that `graph export` has written, read through once: the names of its graphs."""

    path: Path
    names: frozenset[ox.NamedNode]

    @classmethod
    def of(cls, path: Path) -> Self:
        """Read a file through; raises `SourceError` with what is wrong if it is none of ours."""
        names: set[ox.NamedNode] = set()
        told: set[str] = set()
        for quad in _read(path):
            names.add(_graph(path, quad))
            if quad.predicate == term("schema:articleBody"):
                told.add(quad.subject.value)  # type: ignore[union-attr]  # `_graph` refuses what has no value
        articles = {name.value.removesuffix(PROVENANCE) for name in names if suffix(name).startswith("article/")}
        if not articles:
            raise SourceError(_refusal(path, "it holds no article"))
        if articles - told:
            raise SourceError(_refusal(path, f"it does not say where {min(articles - told)} comes from"))
        return cls(path, frozenset(names))

    @property
    def articles(self) -> int:
        """How many articles it holds."""
        return sum(suffix(one).startswith("article/") and not one.value.endswith(PROVENANCE) for one in self.names)


def restore(store: Store, archive: Archive) -> None:
    """Take an archive into a store, in place of what it held of the same articles.

    An empty store takes it as it is, in bulk, and is compacted; another takes its articles and decisions, and puts
    together anew what they tell with its own.
    """
    if next(iter(store.quads), None) is None:
        load(store, archive.path)
        store.reindex()
    else:
        store.merge(_read(archive.path))


def load(store: Store, path: Path) -> None:
    """Load a file of quads into an empty store in bulk, by the engine itself where it is embedded, and compact it."""
    if not isinstance(store.path, Path):
        store.quads.bulk_extend(_read(path))
        return
    store.quads.bulk_load(path=str(path), format=SYNTAXES[path.suffix])
    store.quads.optimize()
    store.quads.flush()


def _graph(path: Path, quad: ox.Quad) -> ox.NamedNode:
    """Give the graph of a quad; whoever has blank nodes or other graphs is not ours."""
    named = quad.graph_name
    if not isinstance(named, ox.NamedNode) or not named.value.startswith(BASE):
        where = "the default graph" if isinstance(named, ox.DefaultGraph) else str(named)
        raise SourceError(_refusal(path, f"{quad.subject} stands in {where}"))
    if not isinstance(quad.subject, ox.NamedNode) or isinstance(quad.object, (ox.BlankNode, ox.Triple)):
        raise SourceError(_refusal(path, f"graph {named.value} has a node without a name"))
    return named


def _refusal(path: Path, why: str) -> str:
    return f"{path} is no archive of Liaison, for {why}: take one that `graph export nq` or `trig` has written"


def _read(path: Path) -> Iterator[ox.Quad]:
    syntax = SYNTAXES.get(path.suffix)
    if not syntax:
        raise SourceError(f"{path} is neither a .nq nor a .trig file: name one that `graph export` has written")
    try:
        yield from ox.parse(path=path, format=syntax)
    except SyntaxError as error:
        raise SourceError(f"{path} is broken at line {error.lineno}: {error.msg}; export it again") from None
    except (OSError, ValueError) as error:
        reason = " ".join(str(getattr(error, "strerror", None) or error).split())
        raise SourceError(f"{path} cannot be read: {reason}; name a file that `graph export` has written") from None
