"""Changes to a store that are made at once or not at all: read as if they were made, written in one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import singledispatch
from itertools import groupby
from typing import Any

import pyoxigraph as ox

from graph.rdf import suffix

Term = ox.NamedNode | ox.Literal | None


class Staging:
    """A store with changes that are not yet written: `quads` reads through them, `commit` writes them."""

    def __init__(self, store: ox.Store) -> None:
        self.store = store
        self.added = ox.Store()
        self.removed: set[ox.Quad] = set()

    def quads(self, subject: Any, predicate: Any, value: Any, graph: Any = None) -> Iterator[ox.Quad]:
        """Give the quads of a pattern as they will be."""
        for quad in self.store.quads_for_pattern(subject, predicate, value, graph):
            if quad not in self.removed:
                yield quad
        yield from self.added.quads_for_pattern(subject, predicate, value, graph)

    quads_for_pattern = quads

    def add(self, quad: ox.Quad) -> None:
        """Add a quad, if it is not there."""
        if quad in self.removed:
            self.removed.discard(quad)
        elif quad not in self.store:
            self.added.add(quad)

    def remove(self, quad: ox.Quad) -> None:
        """Remove a quad, if it is there."""
        if quad in self.added:
            self.added.remove(quad)
        elif quad in self.store:
            self.removed.add(quad)

    def replace(self, old: Iterable[ox.Quad], new: Iterable[ox.Quad]) -> None:
        """Put some quads in the place of others."""
        before, after = set(old), set(new)
        for quad in before - after:
            self.remove(quad)
        for quad in after - before:
            self.add(quad)

    def graphs(self) -> list[str]:
        """List the ids of the graphs that change."""
        names = {*(quad.graph_name for quad in self.removed), *self.added.named_graphs()}
        return sorted(suffix(one) for one in names if isinstance(one, ox.NamedNode))

    def commit(self) -> int:
        """Write the changes in one transaction, which outlives the process, however that ends; how many quads there were."""
        written = len(self.removed) + len(self.added)
        exchange(self.store, self.removed, self.added)
        self.added, self.removed = ox.Store(), set()
        return written


@singledispatch
def exchange(store: Any, removed: Iterable[ox.Quad], added: Iterable[ox.Quad]) -> None:
    """Remove and add quads in one transaction, here of the embedded store; graphs that are left empty go."""
    gone = set(removed)
    if not gone:
        store.extend(added)
        return
    store.update(update_of(gone, added))
    for graph in {quad.graph_name for quad in gone}:
        if next(iter(store.quads_for_pattern(None, None, None, graph)), None) is None:
            store.remove_graph(graph)


def update_of(removed: Iterable[ox.Quad], added: Iterable[ox.Quad]) -> str:
    """Write the removal and addition of quads as one SPARQL update."""
    return f"{_data('DELETE', removed)} ; {_data('INSERT', added)}"


def _data(verb: str, quads: Iterable[ox.Quad]) -> str:
    """Write quads as a SPARQL update."""
    ordered = sorted(quads, key=lambda quad: str(quad.graph_name))
    blocks = (
        f"GRAPH {graph} {{ {' '.join(f'{quad.subject} {quad.predicate} {quad.object} .' for quad in group)} }}"
        for graph, group in groupby(ordered, key=lambda quad: str(quad.graph_name))
    )
    return f"{verb} DATA {{ {' '.join(blocks)} }}"
