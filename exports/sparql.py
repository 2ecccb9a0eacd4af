"""What a SPARQL query answers, in the standard result formats and as a table for people."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from exports.table import View, table
from exports.text import clean_lines
from ontology.errors import ExportError, QueryError
from ontology.vocabulary import BASE, PREFIXES

ROW_FORMATS = ("table", "csv", "tsv", "json", "xml")
"""For SELECT and ASK."""

GRAPH_FORMATS = {"table": "TURTLE", "ttl": "TURTLE", "jsonld": "JSON_LD"}
"""For CONSTRUCT and DESCRIBE, which answer triples, with the name that pyoxigraph has for the format."""

FORMATS = (*ROW_FORMATS, "ttl", "jsonld")


def serialize(results: Any, form: str, view: View) -> bytes:
    """Write the answer of a query in one of `FORMATS`; what the format cannot hold is an `ExportError`."""
    import pyoxigraph as ox

    if isinstance(results, ox.QueryTriples):
        return _triples(results, form)
    if form not in ROW_FORMATS:
        raise ExportError(f"format {form} holds triples, and this query answers rows: choose {', '.join(ROW_FORMATS)}")
    if form != "table":
        return _ended(results.serialize(format=_format(form)))
    if isinstance(results, ox.QueryBoolean):
        return f"{'yes' if results else 'no'}\n".encode()
    return _table(results, view).encode()


def _format(form: str) -> Any:
    """The result format of pyoxigraph."""
    import pyoxigraph as ox

    return getattr(ox.QueryResultsFormat, form.upper())


def _triples(results: Any, form: str) -> bytes:
    """Triples with our prefixes."""
    import pyoxigraph as ox

    if form not in GRAPH_FORMATS:
        raise ExportError(
            f"format {form} holds rows, and this query answers triples: choose {', '.join(GRAPH_FORMATS)}"
        )
    triples = sorted(results, key=str)
    return _ended(ox.serialize(triples, format=getattr(ox.RdfFormat, GRAPH_FORMATS[form]), prefixes=PREFIXES))


def _ended(content: bytes | None) -> bytes:
    """The same text, ended by a line break."""
    content = content or b""
    return content if not content or content.endswith(b"\n") else content + b"\n"


def _table(results: Any, view: View) -> str:
    """One column a variable, addresses shortened by our prefixes."""
    names = [variable.value for variable in results.variables]
    rows = [{name: _short(term) for name, term in zip(names, solution, strict=True)} for solution in results]
    return clean_lines(table(rows, names, view)) if not view.terminal else table(rows, names, view)


def _short(term: Any) -> str:
    """A term as people read it: the text of a literal, an address with its prefix."""
    if term is None:
        return ""
    value = getattr(term, "value", None)
    if value is None:
        return str(term)
    if value.startswith(BASE):
        return str(value.removeprefix(BASE))
    for prefix, namespace in PREFIXES.items():
        if value.startswith(namespace):
            return f"{prefix}:{value.removeprefix(namespace)}"
    return str(value)


def query_text(query: str) -> str:
    """Give the text of a query that is written out, in a file (`@FILE`) or on the standard input (`-`)."""
    if query == "-":
        return sys.stdin.read()
    if not query.startswith("@"):
        return query
    try:
        return Path(query[1:]).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8 text"
        raise QueryError(f"{query[1:]} cannot be read: {reason}; name a file that holds a query") from None
