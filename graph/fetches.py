"""What was fetched from the web, kept in a graph of its own: feeds give only new entries, pages only when they changed."""

from __future__ import annotations

import pyoxigraph as ox

from graph.identity import digest
from graph.rdf import node, term
from graph.staging import Staging
from graph.store import Store
from graph.telling import Description
from ontology.records import Fetch

GRAPH = node("fetches")


def keep(store: Store, fetch: Fetch) -> None:
    """Keep what a server said of an address, in place of what it said before."""
    subject = _node(fetch.url)
    said = {"schema:url": fetch.url, "lia:entityTag": fetch.tag, "lia:lastModified": fetch.modified}
    new = {ox.Quad(subject, term(name), ox.Literal(value), GRAPH) for name, value in said.items() if value}
    new.add(ox.Quad(subject, term("rdf:type"), term("lia:Fetch"), GRAPH))
    staging = Staging(store.quads)
    staging.replace(staging.quads(subject, None, None, GRAPH), new)
    store.commit(staging)


def known(store: Store, url: str) -> Fetch | None:
    """Give what a server said of an address when it was last fetched; None if it never was."""
    told = Description(store.quads, _node(url), GRAPH)
    return Fetch(url, told.text("lia:entityTag"), told.text("lia:lastModified")) if told.values else None


def _node(url: str) -> ox.NamedNode:
    return node(f"fetch/{digest(url)}")
