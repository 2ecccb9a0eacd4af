"""The quads of a SPARQL 1.1 server, with the part of the embedded store's interface that this layer uses.

A request costs more than what it answers, so more is asked for than is needed now, and kept until something is written:
the whole graph of an article, an entity or an event, which is small; else all that a subject has. Only graphs below the
data base are seen: a server may hold others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import count, groupby, islice
from typing import Any, Final

import pyoxigraph as ox

from graph.client import ROWS, TRIPLES, Client
from graph.rdf import node
from graph.staging import exchange, update_of
from ontology.errors import QueryError
from ontology.vocabulary import BASE, PREFIXES

CUT: Final = "x-sparql-maxrows"
"""The header by which Virtuoso says that it has left rows out; its value is how many it gives."""
KNOWN: Final = 10_000
"""Patterns whose quads are kept in memory until something is written."""
GROWING: Final = frozenset(map(node, ("names", "names/use", "decisions", "fetches")))
"""The graphs that grow with the store, and are never fetched whole."""
BATCHES: Final = (("virtuoso", 1000), ("", 50_000))
"""Quads that a server, by its name, takes in one update; what is more is written in several transactions."""
UNIONS: Final[tuple[dict[str, str], ...]] = (
    {},
    {"union-default-graph": "true"},
    {"default-graph-uri": "urn:x-arq:UnionGraph"},
)
"""Parameters that make the default graph the union of all: none (Virtuoso, RDF4J), Oxigraph's, Jena's."""
HELD: Final = "?article a <https://schema.org/NewsArticle>"
OURS: Final = f'FILTER(STRSTARTS(STR(?g), "{BASE}"))'


Pattern = tuple[Any, Any, Any, Any]


class Remote:
    """The quads of a server; see the module. Queries and writes raise what `Client` raises."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self._known: dict[Pattern, list[ox.Quad]] = {}

    def __contains__(self, quad: ox.Quad) -> bool:
        return any(True for _ in self.quads_for_pattern(*quad))

    def __iter__(self) -> Iterator[ox.Quad]:
        for graph in self.named_graphs():
            yield from self._asked(None, None, None, graph)

    def named_graphs(self) -> Iterator[Any]:
        """Give the names of our graphs."""
        yield from (row["g"] for row in self._rows(["?g"], f"GRAPH ?g {{ ?s ?p ?o }} {OURS}"))

    def quads_for_pattern(self, subject: Any, predicate: Any, value: Any, graph: Any = None) -> Iterator[ox.Quad]:
        """Give the quads of a pattern; what is None may be anything."""
        wider = _wider(subject, predicate, value, graph)
        if wider not in self._known:
            if len(self._known) >= KNOWN:
                self._known.clear()
            self._known[wider] = list(self._asked(*wider))
        narrow = [(place, one) for place, one in enumerate((subject, predicate, value, graph)) if one is not None]
        return (quad for quad in self._known[wider] if all(quad[place] == one for place, one in narrow))

    def _asked(self, *given: Any) -> Iterator[ox.Quad]:
        """Ask the server for a pattern."""
        s, p, o, g = ("?" + name if one is None else str(one) for name, one in zip("spog", given, strict=True))
        names = [name for name in (s, p, o, g) if name.startswith("?")]
        where = f"GRAPH {g} {{ {s} {p} {o} }} {OURS if g == '?g' else ''}"
        if not names:
            return iter([ox.Quad(*given)] if self.query(f"ASK {{ {where} }}") else ())
        return (
            ox.Quad(*(row[name] if one is None else one for name, one in zip("spog", given, strict=True)))
            for row in self._rows(names, where)
        )

    def _rows(self, names: list[str], where: str) -> Iterator[ox.QuerySolution]:
        """Give the rows of a SELECT, page by page if the server leaves some out."""
        text = f"SELECT DISTINCT {' '.join(names)} WHERE {{ {where} }}"
        response = self.client.query(text)
        if CUT not in response.headers:
            yield from _results(response.content)
            return
        size = int(response.headers[CUT])
        for start in count(0, size):
            page = f"SELECT * WHERE {{ {{ {text} ORDER BY {' '.join(names)} }} }} LIMIT {size} OFFSET {start}"
            rows = list(_results(self.client.query(page).content))
            yield from rows
            if len(rows) < size:
                return

    def query(self, text: str, **_: Any) -> Any:
        """Run a query over the union of graphs, our prefixes known; the answer is what the embedded store would give.

        Raises `SyntaxError` as the embedded store does, before anything is sent: an update never leaves.
        """
        form = ox.Store().query(text, prefixes=PREFIXES)
        text = f"{_prologue(text)}{text}"
        if isinstance(form, ox.QueryTriples):
            return _triples(self.client.query(text, TRIPLES, **self._union).content)
        response = self.client.query(text, ROWS, **self._union)
        if CUT in response.headers:
            raise QueryError(
                f"{self.client} gives only {response.headers[CUT]} rows of the answer: add a LIMIT, or raise the limit of the server"
            )
        found = _results(response.content)
        if isinstance(form, ox.QueryBoolean) and not isinstance(found, ox.QueryBoolean):
            return _boolean(any(row[0].value == "1" for row in found))  # Virtuoso answers ASK with a row
        return found

    @cached_property
    def _union(self) -> dict[str, str]:
        """What to send so that a query sees all graphs: found by looking for an article with and without its graph."""
        if not self._answers(f"GRAPH ?g {{ {HELD} }}", {}):
            return {}
        return next((one for one in UNIONS if self._answers(HELD, one)), {})

    def _answers(self, pattern: str, parameters: dict[str, str]) -> bool:
        found = _results(self.client.query(f"SELECT * WHERE {{ {pattern} }} LIMIT 1", **parameters).content)
        return any(True for _ in found)

    def exchange(self, removed: Iterable[ox.Quad], added: Iterable[ox.Quad]) -> None:
        """Remove and add quads: in one update, or in several if they are more than the server takes.

        Where articles come from is removed first and added last: what was left half done is read again.
        """
        steps = [("DELETE", quad) for quad in sorted(removed, key=_removal)]
        steps += [("INSERT", quad) for quad in sorted(added, key=_addition)]
        while steps:
            now, steps = steps[: self._batch], steps[self._batch :]
            parts = {verb: [quad for kind, quad in now if kind == verb] for verb in ("DELETE", "INSERT")}
            self.client.update(update_of(parts["DELETE"], parts["INSERT"]))
        self._written()

    def _written(self) -> None:
        """Keep nothing of what was known."""
        self._known.clear()
        self.__dict__.pop("_union", None)  # an empty store does not show what it needs

    @property
    def _batch(self) -> int:
        return next(size for name, size in BATCHES if name in self.client.server.casefold())

    def extend(self, quads: Iterable[ox.Quad]) -> None:
        """Add quads."""
        self.exchange((), quads)

    def bulk_extend(self, quads: Iterable[ox.Quad]) -> None:
        """Add many quads, by the Graph Store Protocol if the server has it; they are not one transaction."""
        ordered = iter(quads)
        if self.client.addresses.quads:
            while batch := list(islice(ordered, self._batch)):
                self.client.load(_lines(batch, ox.RdfFormat.N_QUADS))
        elif self.client.addresses.graphs:
            for graph, group in groupby(ordered, key=lambda quad: quad.graph_name):
                while batch := list(islice(group, self._batch)):
                    self.client.load(_lines((one.triple for one in batch), ox.RdfFormat.N_TRIPLES), graph.value)
        else:
            while batch := list(islice(ordered, self._batch)):
                self.extend(batch)
        self._written()

    def flush(self) -> None:
        """Do nothing: a server has done what it says it has."""


@exchange.register
def _(store: Remote, removed: Iterable[ox.Quad], added: Iterable[ox.Quad]) -> None:
    store.exchange(removed, added)


def _wider(subject: Any, predicate: Any, value: Any, graph: Any) -> Pattern:
    """Give the pattern that is asked in place of another: a whole graph, or all about a subject."""
    if graph is not None and graph not in GROWING:
        return None, None, None, graph
    if subject is not None:
        return subject, None, None, graph
    return subject, predicate, value, graph


def _removal(quad: ox.Quad) -> tuple[bool, str]:
    return not str(quad.graph_name).endswith("/provenance>"), str(quad)


def _addition(quad: ox.Quad) -> tuple[bool, str]:
    return str(quad.graph_name).endswith("/provenance>"), str(quad)


def _prologue(text: str) -> str:
    """Declare those of our prefixes that a query uses and does not declare."""
    used = (name for name in PREFIXES if f"{name}:" in text and not re.search(rf"(?i)\bprefix\s+{name}\s*:", text))
    return "".join(f"PREFIX {name}: <{PREFIXES[name]}>\n" for name in used)


def _results(content: bytes) -> Any:
    return ox.parse_query_results(content, format=ox.QueryResultsFormat.JSON)


def _boolean(value: bool) -> Any:
    return _results(b'{"head":{},"boolean":true}' if value else b'{"head":{},"boolean":false}')


def _triples(content: bytes) -> Any:
    answer = ox.Store()
    answer.extend(ox.parse(content, format=ox.RdfFormat.N_TRIPLES))
    return answer.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")


def _lines(content: Iterable[Any], form: ox.RdfFormat) -> bytes:
    return ox.serialize(content, format=form) or b""
