"""The store as JSON-LD 1.1: one object a graph, under the context that `ontology/context.jsonld` holds.

The names of the context stand for the terms of the ontology, so that the file reads as plain JSON to programs that know
no RDF. Standard: https://www.w3.org/TR/json-ld11/.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from itertools import groupby
from typing import IO, TYPE_CHECKING, Any

from ontology.vocabulary import BASE, CONTEXT_JSONLD, PREFIXES

if TYPE_CHECKING:
    import pyoxigraph as ox

    from exports.formats import Wanted

STRING = PREFIXES["xsd"] + "string"


def write(wanted: Wanted, stream: IO[bytes]) -> None:
    """Write the context, then each graph on a line of its own."""
    context = json.loads(CONTEXT_JSONLD.read_text("utf-8"))["@context"]
    names = _Names(context)
    stream.write(f'{{"@context": {json.dumps(context, ensure_ascii=False)},\n"@graph": ['.encode())
    comma = "\n"
    for graph_name, quads in groupby(wanted.store.in_order(), key=lambda quad: quad.graph_name):
        graph = {"@id": names.iri(str(graph_name.value)), "@graph": names.nodes(quads)}
        stream.write(f"{comma}{json.dumps(graph, ensure_ascii=False)}".encode())
        comma = ",\n"
    stream.write(b"\n]}\n")


class _Names:
    """The names that a context gives to properties, and the type that it gives to their values."""

    def __init__(self, context: dict[str, Any]) -> None:
        self.properties: dict[str, tuple[str, str | None]] = {}
        for name, meaning in context.items():
            short = meaning["@id"] if isinstance(meaning, dict) else str(meaning)
            prefix, colon, local = short.partition(":")
            if colon and prefix in PREFIXES:
                typed = _full(meaning.get("@type")) if isinstance(meaning, dict) else None
                self.properties[PREFIXES[prefix] + local] = name, typed

    def nodes(self, quads: Iterable[ox.Quad]) -> list[dict[str, Any]]:
        """Describe each subject by one object."""
        found: dict[str, dict[str, Any]] = {}
        for quad in quads:
            subject, predicate = str(quad.subject.value), quad.predicate.value  # type: ignore[union-attr]  # no triple terms
            node = found.setdefault(subject, {"@id": self.iri(subject)})
            if predicate == PREFIXES["rdf"] + "type":
                node.setdefault("@type", []).append(self.iri(str(quad.object.value)))  # type: ignore[union-attr]  # the same
                continue
            name, typed = self.properties.get(predicate, (self.iri(predicate), None))
            node.setdefault(name, []).append(self._value(quad.object, typed))
        return [_short(node) for node in found.values()]

    def _value(self, value: Any, typed: str | None) -> Any:
        if not hasattr(value, "datatype"):
            return self.iri(value.value) if typed == "@id" else {"@id": self.iri(value.value)}
        if value.language:
            return {"@value": value.value, "@language": value.language}
        if value.datatype.value == (typed or STRING):
            return value.value
        return {"@value": value.value, "@type": self.iri(value.datatype.value)}

    @staticmethod
    def iri(iri: str) -> str:
        """Write an IRI relative to the data base, or with a prefix, or in full."""
        if iri.startswith(BASE):
            return iri.removeprefix(BASE)
        for prefix, namespace in PREFIXES.items():
            if iri.startswith(namespace):
                return f"{prefix}:{iri.removeprefix(namespace)}"
        return iri


def _short(node: dict[str, Any]) -> dict[str, Any]:
    """Write a list of one value as the value."""
    return {key: value[0] if isinstance(value, list) and len(value) == 1 else value for key, value in node.items()}


def _full(typed: str | None) -> str | None:
    prefix, colon, local = (typed or "").partition(":")
    return PREFIXES[prefix] + local if colon else typed
