"""A process that runs SPARQL queries for the server, so that one that takes too long or too much can be ended."""

from __future__ import annotations

import contextlib
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from exports.protocol import Query
from exports.snapshot import Snapshot
from graph.querytext import names_dataset
from ontology.errors import LiaisonError
from ontology.vocabulary import PREFIXES

RESULT_FORMATS = {
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
}
GRAPH_FORMATS = {
    "ttl": ox.RdfFormat.TURTLE,
    "nt": ox.RdfFormat.N_TRIPLES,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdfxml": ox.RdfFormat.RDF_XML,
}
WITH_PREFIXES = frozenset({"ttl", "rdfxml", "jsonld"})

OK, INVALID, TOO_LARGE, FAILED = "ok", "invalid", "too large", "failed"
"""How a query ends: answered; not SPARQL; more than the limit; the store could not be read."""


class TooLarge(Exception):
    """The answer is longer than the server sends."""


class Sheet:
    """A file in memory that takes so many bytes and no more."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.content = bytearray()

    def write(self, data: bytes) -> int:
        """Take some bytes; `TooLarge` if they do not fit."""
        if len(self.content) + len(data) > self.limit:
            raise TooLarge
        self.content += data
        return len(data)

    def flush(self) -> None:
        """Do nothing: what is written is there."""


def work(path: Path, memory: int, largest: int, asked: Connection) -> None:
    """Say that it is ready, then answer queries until the other side hangs up.

    Each is a `Query` and a format, each answer how it ended and bytes.
    """
    _limit_memory(memory)
    snapshot = Snapshot(path)
    with contextlib.suppress(EOFError, KeyboardInterrupt, BrokenPipeError):
        asked.send(OK)
        while True:
            query, form = asked.recv()
            asked.send(_answer(snapshot, query, form, largest))


def _limit_memory(memory: int) -> None:
    """Let the process take so many bytes beyond what it has now: an allocation that fails ends it."""
    try:
        import resource
    except ImportError:  # there is no such limit on Windows
        return
    resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))


def _answer(snapshot: Snapshot, query: Query, form: str, largest: int) -> tuple[str, bytes]:
    sheet = Sheet(largest)
    try:
        _write(_run(snapshot, query), form, sheet)
    except TooLarge:
        return TOO_LARGE, b""
    except (SyntaxError, ValueError) as error:
        return INVALID, " ".join(str(error).split()).encode()
    except (LiaisonError, OSError, RuntimeError, MemoryError) as error:
        return FAILED, " ".join(str(error).split()).encode()
    return OK, bytes(sheet.content)


def _run(snapshot: Snapshot, query: Query) -> Any:
    """Run a query over the graphs that the request names, else those that it names itself, else the union of all."""
    quads = snapshot.store().quads
    if not (query.default_graphs or query.named_graphs):
        union = not names_dataset(query.text)
        return quads.query(query.text, use_default_graph_as_union=union, prefixes=PREFIXES)
    graphs: Any = [ox.NamedNode(iri) for iri in query.default_graphs]
    named: Any = [ox.NamedNode(iri) for iri in query.named_graphs]
    return quads.query(query.text, default_graph=graphs, named_graphs=named, prefixes=PREFIXES)


def _write(results: Any, form: str, sheet: Any) -> None:
    if not isinstance(results, ox.QueryTriples):
        results.serialize(sheet, RESULT_FORMATS[form])
    elif form in WITH_PREFIXES:
        ox.serialize(results, sheet, GRAPH_FORMATS[form], prefixes=PREFIXES)
    else:
        ox.serialize(results, sheet, GRAPH_FORMATS[form])
