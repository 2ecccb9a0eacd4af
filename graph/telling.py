"""Facts rebuilt from triples: the exchange format, from the article's telling of each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pyoxigraph import NamedNode, Quad, Store

from graph.rdf import node, suffix, term
from graph.triples import DETAIL_TERMS, DETAILS
from ontology.vocabulary import BASE, ONTOLOGY, TOPICS

Record = dict[str, Any]


class Description:
    """The properties of one subject in one graph."""

    def __init__(self, store: Store, subject: NamedNode, graph_name: NamedNode) -> None:
        self.values: dict[str, list[Any]] = {}
        for quad in store.quads_for_pattern(subject, None, None, graph_name):
            self.values.setdefault(quad.predicate.value, []).append(quad.object)

    def all(self, name: str) -> list[Any]:
        """List the values of a property, in the order of their text."""
        return sorted(self.values.get(term(name).value, []), key=lambda value: str(value.value))

    def text(self, name: str) -> str | None:
        """Give the value of a property as a text, or nothing."""
        found = self.all(name)
        return str(found[0].value) if found else None

    def local(self, name: str) -> str | None:
        """Give the value of a property as a name of the ontology."""
        value = self.text(name)
        return value.removeprefix(ONTOLOGY) if value else None

    def id(self, name: str) -> str | None:
        """Give the value of a property as what follows the data base."""
        value = self.text(name)
        return value.removeprefix(BASE) if value else None


def facts(store: Store, article: NamedNode, record: Record) -> Iterator[Record]:
    """Rebuild the facts that an article states, in the order of its text; `record` describes the article."""
    annotations = store.quads_for_pattern(None, term("rdf:type"), term("oa:Annotation"), article)
    found = [telling(store, subject_of(quad), article, record) for quad in annotations]
    yield from sorted(found, key=lambda fact: (fact["evidence"][0]["start"], fact["kind"], fact["status"], fact["id"]))


def subject_of(quad: Quad) -> NamedNode:
    """Give the subject of a quad; the store holds no blank nodes."""
    if not isinstance(quad.subject, NamedNode):
        raise TypeError(f"{quad.subject} is no IRI")
    return quad.subject


def telling(store: Store, subject: NamedNode, article: NamedNode, record: Record) -> Record:
    """Rebuild one fact from an article's telling of it."""
    told = Description(store, subject, article)
    fact = {
        "id": subject.value,
        "kind": told.text("lia:factKind"),
        "status": told.local("lia:status"),
        "date": told.text("lia:date"),
        "end_date": told.text("lia:endDate"),
        "place": _place(store, told, article),
        "participants": _participants(store, told, article),
        "countries": [suffix(one).removeprefix("country/") for one in told.all("lia:country")],
        "topics": _topics(told),
        "confidence": float(told.text("lia:confidence") or 1),
        "attributed_to": told.text("lia:attributedTo"),
        "evidence": _evidence(store, told, article),
        "article": record,
        "event": told.text("oa:hasBody"),
    }
    return {**fact, **_details(told)}


def _topics(told: Description) -> list[str]:
    named = {one.value.removeprefix(ONTOLOGY) for one in told.all("lia:topic")}
    return [topic for topic in TOPICS if topic in named]


def _details(told: Description) -> Record:
    details = {}
    for key, prefix in DETAILS.items():
        value = told.local(f"lia:{DETAIL_TERMS.get(key, key)}")
        if value:
            details[key] = value.removeprefix(prefix)
    return details


def _place(store: Store, told: Description, article: NamedNode) -> Record | None:
    found = told.all("lia:place")
    if not found:
        return None
    place = Description(store, found[0], article)
    country = place.id("lia:ofCountry")
    return {
        "id": found[0].value,
        "label": place.text("rdfs:label"),
        "country": country.removeprefix("country/") if country else None,
    }


def _participants(store: Store, told: Description, article: NamedNode) -> list[Record]:
    mentions = [Description(store, one, article) for one in told.all("lia:mention")]
    return [_participant(one) for one in sorted(mentions, key=lambda one: int(one.text("lia:position") or 0))]


def _participant(mention: Description) -> Record:
    country = mention.id("lia:ofCountry")
    return {
        "id": mention.text("lia:mentions"),
        "label": mention.text("rdfs:label"),
        "aliases": [str(alias.value) for alias in mention.all("skos:altLabel")],
        "type": mention.text("lia:entityType"),
        "country": country.removeprefix("country/") if country else None,
        "agency": mention.text("lia:agency"),
        "title": mention.text("lia:title"),
        "as": mention.text("lia:capacity"),
    }


def _evidence(store: Store, told: Description, article: NamedNode) -> list[Record]:
    pieces = []
    for target in told.all("oa:hasTarget"):
        selectors = [
            Description(store, one, article) for one in Description(store, target, article).all("oa:hasSelector")
        ]
        quote = next(one.text("oa:exact") for one in selectors if one.text("oa:exact") is not None)
        where = next(one for one in selectors if one.text("oa:start") is not None)
        pieces.append(
            {"quote": quote, "start": int(where.text("oa:start") or 0), "end": int(where.text("oa:end") or 0)}
        )
    return sorted(pieces, key=lambda piece: piece["start"])


def article_record(store: Store, article: NamedNode) -> Record:
    """Describe an article as facts do: id, address, source, title, date, language, outlet."""
    told = Description(store, article, node(f"{suffix(article)}/provenance"))
    return {
        "id": article.value,
        "url": told.text("schema:url"),
        "source": told.text("lia:source"),
        "title": told.text("schema:headline"),
        "published": told.text("schema:datePublished"),
        "language": told.text("schema:inLanguage"),
        "outlet": told.text("schema:publisher"),
    }
