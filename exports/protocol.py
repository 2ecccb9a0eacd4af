"""The SPARQL 1.1 Protocol for queries (https://www.w3.org/TR/sparql11-protocol/): from an HTTP request to a query.

Nothing here runs a query or knows a web framework: a request is its method, type, parameters and body.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qsl

from exports.media import choose
from graph.querytext import keywords, leaves_the_store

FORM: Final = "application/x-www-form-urlencoded"
DIRECT: Final = "application/sparql-query"
UPDATE: Final = "application/sparql-update"
LARGEST_QUERY: Final = 1_000_000
"""A longer query, in bytes, is refused."""

ROW_TYPES: Final = {
    "application/sparql-results+json": "json",
    "application/sparql-results+xml": "xml",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
    "application/json": "json",
    "application/xml": "xml",
}
GRAPH_TYPES: Final = {
    "text/turtle": "ttl",
    "application/n-triples": "nt",
    "application/ld+json": "jsonld",
    "application/rdf+xml": "rdfxml",
    "application/n-quads": "nt",
    "text/plain": "nt",
    "application/xml": "rdfxml",
}
"""Media types on offer, the one given to those who do not choose first, with the format it is written in."""

UPDATES: Final = frozenset({"INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD"})
FORMS: Final = frozenset({"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"})


class Refused(Exception):
    """A request that is not answered: the HTTP status, and `str()` of it one line that says why."""

    def __init__(self, status: int, why: str) -> None:
        super().__init__(why)
        self.status = status


@dataclass(frozen=True, slots=True)
class Request:
    """An HTTP request to the endpoint: `query` is the part of the address after the question mark."""

    method: str
    query: str = ""
    content_type: str = ""
    body: bytes = b""


@dataclass(frozen=True, slots=True)
class Query:
    """One query and the graphs it is to be run over; no graphs named: the union of all."""

    text: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()


def read(request: Request) -> Query | None:
    """Read the query of a request; None for a bare GET, which asks what this service is.

    Raises `Refused`: 400 not one valid query, 403 an update or SERVICE, 405 another method, 413 too long, 415 another
    type.
    """
    if len(request.body) > LARGEST_QUERY or len(request.query) > LARGEST_QUERY:
        raise Refused(413, f"the query is longer than {LARGEST_QUERY:,} bytes")
    if request.method in ("GET", "HEAD"):
        return _query(_pairs(request.query)) if request.query else None
    if request.method == "POST":
        return _posted(request)
    raise Refused(405, f"{request.method} is not a way to ask: use GET or POST")


def _posted(request: Request) -> Query:
    kind = request.content_type.partition(";")[0].strip().lower()
    if kind == UPDATE:
        raise Refused(403, "this service is for reading: updates are refused")
    if kind == FORM:
        return _query([*_pairs(request.query), *_pairs(_text(request.body))])
    if kind == DIRECT:
        return _query([*_pairs(request.query), ("query", _text(request.body))])
    raise Refused(415, f"a query comes as {FORM} or as {DIRECT}, not as {kind or 'nothing said'}")


def _text(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        raise Refused(400, "the query is not UTF-8 text") from None


def _pairs(text: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=1000)
    except (UnicodeDecodeError, ValueError):
        raise Refused(400, "the parameters are not UTF-8 text, or are more than 1,000") from None


def _query(pairs: Sequence[tuple[str, str]]) -> Query:
    values = {name: [value for key, value in pairs if key == name] for name, _ in pairs}
    if "update" in values:
        raise Refused(403, "this service is for reading: updates are refused")
    queries = values.get("query", [])
    if len(queries) != 1:
        raise Refused(400, f"one query parameter is asked for, {len(queries)} were given")
    _check(queries[0])
    return Query(queries[0], tuple(values.get("default-graph-uri", ())), tuple(values.get("named-graph-uri", ())))


def _check(text: str) -> None:
    words = keywords(text)
    if words & UPDATES and not words & FORMS:
        raise Refused(403, "this service is for reading: updates are refused")
    if leaves_the_store(text):
        raise Refused(403, "SERVICE is refused: this service asks no other")


def answers_graph(text: str) -> bool:
    """Whether a query answers triples (CONSTRUCT, DESCRIBE), not rows or a truth value."""
    return bool(keywords(text) & {"CONSTRUCT", "DESCRIBE"})


def negotiate(accept: str, text: str) -> tuple[str, str]:
    """Give the media type of the answer and the format it is written in; `Refused` 406 if the client takes none."""
    types = GRAPH_TYPES if answers_graph(text) else ROW_TYPES
    chosen = choose(accept, list(types))
    if chosen is None:
        raise Refused(406, f"the answer can be had as {', '.join(types)}")
    return chosen, types[chosen]
