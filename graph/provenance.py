"""Where an article came from: its address, outlet, dates and stored text, and which program read it (PROV-O)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from pyoxigraph import Literal, NamedNode, Quad, Triple

from graph.copies import fingerprint
from graph.rdf import node, term
from ontology.records import Article

FIELDS = {
    "schema:headline": "title", "schema:url": "url", "schema:datePublished": "published", "schema:inLanguage": "language",
    "schema:publisher": "outlet", "schema:author": "author", "schema:articleBody": "text", "lia:source": "source",
    "lia:digest": "digest",
}  # fmt: skip
"""The property that holds each field of an article."""


def provenance_graph(article_id: str) -> NamedNode:
    """Name the graph that says where an article came from."""
    return node(f"{article_id}/provenance")


def provenance_quads(article: Article) -> list[Quad]:
    """Give the quads of an article's provenance; nothing in them depends on when or where the program ran."""
    return [
        Quad(triple.subject, triple.predicate, triple.object, provenance_graph(article.id))
        for triple in _triples(article)
    ]


def _triples(article: Article) -> Iterator[Triple]:
    subject, reading = node(article.id), node(f"{article.id}#reading")
    yield Triple(subject, term("rdf:type"), term("schema:NewsArticle"))
    for name, field in FIELDS.items():
        value = getattr(article, field)
        if value:
            yield Triple(subject, term(name), Literal(value))
    yield Triple(subject, term("lia:fingerprint"), Literal(fingerprint(article.text)))
    yield Triple(subject, term("prov:wasGeneratedBy"), reading)
    yield Triple(reading, term("rdf:type"), term("prov:Activity"))
    yield reading_quad(article.id).triple


def reading_quad(article_id: str) -> Quad:
    """Give the quad that says which version of the program read an article."""
    label = Literal(f"Liaison {program_version()}")
    return Quad(node(f"{article_id}#reading"), term("rdfs:label"), label, provenance_graph(article_id))


@cache
def program_version() -> str:
    """Give the version of the installed program, `0` where it runs without being installed."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("liaison-graph")
    except PackageNotFoundError:
        return "0"
