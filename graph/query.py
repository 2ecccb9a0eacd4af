"""Questions as they stand in `queries/`: SPARQL files whose parameters are VALUES lines and whose rows have types.

Each file runs unchanged in any SPARQL 1.1 engine; `ask` puts other values in its VALUES lines, and another number after
its LIMIT.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pyoxigraph as ox

from ontology.vocabulary import BASE, ONTOLOGY

if TYPE_CHECKING:
    from graph.store import Store

QUERIES: Final = Path(__file__).with_name("queries")
LIMIT: Final = re.compile(r"\bLIMIT \d+")

Term = ox.NamedNode | ox.Literal
Row = dict[str, Any]


@cache
def text(name: str) -> str:
    """Give the text of a question."""
    return (QUERIES / f"{name}.rq").read_text("utf-8")


def ask(store: Store, name: str, *, limit: int | None = None, **values: Term | Iterable[Term]) -> list[Row]:
    """Ask a question with other values than its own; a `limit` of 0 is none. Each row holds plain Python values."""
    query = with_values(name, **values)
    if limit is not None:
        query = LIMIT.sub(f"LIMIT {limit}" if limit else "", query)
    found = store.query(query)
    names = [variable.value for variable in found.variables]
    return [dict(zip(names, map(plain, solution), strict=True)) for solution in found]


def with_values(name: str, **values: Term | Iterable[Term]) -> str:
    """Give the text of a question with other values than its own."""
    query = text(name)
    for parameter, value in values.items():
        query = _with_values(query, parameter, [value] if isinstance(value, Term) else list(value))
    return query


def _with_values(query: str, parameter: str, values: list[Term]) -> str:
    """Put values in each VALUES line of a parameter; raise `LookupError` if the question has none."""
    line = re.compile(rf"VALUES \?{parameter} {{[^}}\n]*}}")
    if not line.search(query):
        raise LookupError(f"the question has no parameter ?{parameter}")
    content = f"VALUES ?{parameter} {{ {' '.join(map(str, values))} }}"
    return line.sub(lambda _: content, query)


def plain(value: Any) -> Any:
    """Give a term as a Python value: a number, a text, a word of the ontology, an address, or nothing."""
    if isinstance(value, ox.NamedNode):
        return value.value.removeprefix(ONTOLOGY)
    if isinstance(value, ox.Literal):
        return int(value.value) if value.datatype.value.endswith("#integer") else value.value
    return None


def code(iri: str | None) -> str | None:
    """Give the code of a country that an address names; nothing if it names none."""
    start = f"{BASE}country/"
    return iri.removeprefix(start) if iri and iri.startswith(start) else None


def word(name: str) -> ox.NamedNode:
    """Give a word of the ontology as a term: a status, a topic, a kind."""
    return ox.NamedNode(ONTOLOGY + name)


def kind(row: Row) -> str:
    """Give the kind of an event as facts have it."""
    return str(row["kind"]).lower()
