"""What articles tell of one thing: the tellings that name it, that tell of it, or that it states as an article."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from graph import telling
from graph.rdf import node, suffix, term
from graph.store import Store
from ontology.vocabulary import ONTOLOGY

Record = dict[str, Any]
"""A fact in the exchange format, with the IRI of its `event`."""

ACTORS = frozenset({"Official", "Agency", "Organisation", "Country", "Place"})


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
    types = _values(store, subject, "rdf:type")
    local = sorted(one.rpartition("#")[2] for one in types if one.startswith(ONTOLOGY))
    if term("schema:NewsArticle").value in types:
        record = telling.article_record(store.quads, subject)
        return Thing(iri, "NewsArticle", record["title"] or record["source"] or iri)
    if term("oa:Annotation").value in types:
        return thing(store, _values(store, subject, "oa:hasBody")[0])
    if not local:
        return None
    names = _values(store, subject, "rdfs:label")
    aliases = [form for form in _values(store, subject, "skos:altLabel") if form not in names]
    label = names[0] if names else suffix(subject)
    return Thing(iri, local[0], label, tuple(dict.fromkeys([*names[1:], *aliases])))


def _values(store: Store, subject: ox.NamedNode, name: str) -> list[str]:
    found = store.quads.quads_for_pattern(subject, term(name), None, None)
    return sorted({quad.object.value for quad in found if isinstance(quad.object, ox.NamedNode | ox.Literal)})


def told_of(store: Store, one: Thing) -> list[Record]:
    """Give the tellings about a thing, in the order of their articles' dates: see the module."""
    if one.type == "NewsArticle":
        article = ox.NamedNode(one.iri)
        return list(telling.facts(store.quads, article, telling.article_record(store.quads, article)))
    query, name = ("facts", "node") if one.type in ACTORS else ("event", "event")
    rows = store.query(_query(query), **{name: ox.NamedNode(one.iri)})
    found = [_record(store, row["fact"], row["article"]) for row in rows]
    return sorted(found, key=lambda fact: (fact["article"]["published"] or "", fact["id"]))


def _record(store: Store, fact: ox.NamedNode, article: ox.NamedNode) -> Record:
    return telling.telling(store.quads, fact, article, telling.article_record(store.quads, article))


@cache
def _query(name: str) -> str:
    return Path(__file__).with_name("queries").joinpath(f"{name}.rq").read_text("utf-8")


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
