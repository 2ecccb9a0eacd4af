"""What an address names: the class of the thing, its name and other names, its triples."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from graph.rdf import node, suffix, term
from graph.store import Store
from graph.telling import article_record
from ontology.vocabulary import ONTOLOGY

ACTORS: Final = frozenset({"Official", "Agency", "Organisation", "Country"})
HOLDERS: Final = frozenset({"Official"})
EVENTS: Final = frozenset(
    {"Meeting", "Visit", "Operation", "Award", "Appointment", "Agreement", "Tenure", "Cooperation"}
)  # fmt: skip
"""The classes of what takes part in events, of what holds posts, and of events themselves."""


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that has a page: its IRI, the local name of its class, its label, the other forms of its name."""

    iri: str
    type: str
    label: str
    aliases: tuple[str, ...] = ()


def thing(store: Store, iri: str) -> Thing | None:
    """Describe what an IRI names, for an article's telling the event it tells of; None if the store does not know it."""
    subject = ox.NamedNode(iri)
    types = values(store, subject, "rdf:type")
    local = sorted(one.rpartition("#")[2] for one in types if one.startswith(ONTOLOGY))
    if term("schema:NewsArticle").value in types:
        record = article_record(store.quads, subject)
        return Thing(iri, "NewsArticle", record["title"] or record["source"] or iri)
    if term("oa:Annotation").value in types:
        return next((thing(store, body) for body in values(store, subject, "oa:hasBody")), None)
    if not local:
        return None
    names = values(store, subject, "rdfs:label")
    aliases = [form for form in values(store, subject, "skos:altLabel") if form not in names]
    return Thing(iri, local[0], names[0] if names else suffix(subject), tuple(dict.fromkeys([*names[1:], *aliases])))


def values(store: Store, subject: ox.NamedNode, name: str) -> list[str]:
    """List the values of a property in all graphs, each once, in order."""
    found = store.quads.quads_for_pattern(subject, term(name), None, None)
    return sorted({quad.object.value for quad in found if isinstance(quad.object, ox.NamedNode | ox.Literal)})


def agreement_of(store: Store, step: str) -> str:
    """Give the agreement of whose life a step is."""
    return next(iter(values(store, ox.NamedNode(step), "lia:ofAgreement")), "")


def triples_of(store: Store, iri: str) -> list[ox.Triple]:
    """Give all triples in which a thing is the subject, of all graphs, each once, in a stable order."""
    found = {quad.triple for quad in store.quads.quads_for_pattern(ox.NamedNode(iri), None, None, None)}
    return sorted(found, key=str)


def iri_of(path: str) -> str | None:
    """Give the IRI of what stands below the data base (`official/mikael-wern`); None if that is no IRI."""
    try:
        return node(path).value
    except ValueError:
        return None
