"""Whether the store conforms to the shapes of the ontology (SHACL)."""

from __future__ import annotations

from dataclasses import dataclass

from graph.store import Store
from ontology.vocabulary import LIAISON_TTL, SHAPES_TTL


@dataclass(frozen=True, slots=True)
class Violation:
    """One node that breaks a shape: the message of the shape, the node, the value at fault."""

    message: str
    node: str
    value: str | None


def validate(store: Store) -> list[Violation]:
    """Check every triple of the store against the shapes; no violation means that it conforms."""
    import pyshacl
    import rdflib

    data = rdflib.Graph().parse(data=store.dump("ttl"), format="turtle")
    _, report, _ = pyshacl.validate(data, shacl_graph=str(SHAPES_TTL), ont_graph=str(LIAISON_TTL), advanced=False)
    shacl = rdflib.Namespace("http://www.w3.org/ns/shacl#")
    found = [
        Violation(
            str(report.value(result, shacl.resultMessage)),
            str(report.value(result, shacl.focusNode)),
            str(report.value(result, shacl.value)) if report.value(result, shacl.value) is not None else None,
        )
        for result in report.subjects(rdflib.RDF.type, shacl.ValidationResult)
    ]
    return sorted(found, key=lambda one: (one.message, one.node, one.value or ""))
