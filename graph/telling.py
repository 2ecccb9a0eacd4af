"""Facts rebuilt from triples: the exchange format, from the article's telling of each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Protocol

from pyoxigraph import NamedNode, Quad

from graph.rdf import node, suffix, term
from graph.triples import DETAIL_TERMS, DETAILS
from ontology.vocabulary import BASE, ONTOLOGY, TOPICS

Record = dict[str, Any]


class Quads(Protocol):
    """What facts are read from: a store, or a store with changes that are not yet written."""

    def quads_for_pattern(self, subject: Any, predicate: Any, object: Any, graph_name: Any) -> Iterator[Quad]:  # noqa: A002  # the name that pyoxigraph gives it
        """Give the quads of a pattern."""


class Description:
    """The properties of one subject in one graph."""

    def __init__(self, store: Quads, subject: NamedNode, graph_name: NamedNode) -> None:
        self.subject = subject
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


def facts(store: Quads, article: NamedNode, record: Record) -> Iterator[Record]:
    """Rebuild the facts that an article states, in the order of its text; `record` describes the article."""
    annotations = store.quads_for_pattern(None, term("rdf:type"), term("oa:Annotation"), article)
    found = (telling(store, subject_of(quad), article, record) for quad in annotations)
    kept = [fact for fact in found if fact["event"]]
    yield from sorted(kept, key=lambda fact: (fact["evidence"][0]["start"], fact["kind"], fact["status"], fact["id"]))


def subject_of(quad: Quad) -> NamedNode:
    """Give the subject of a quad; the store holds no blank nodes."""
    if not isinstance(quad.subject, NamedNode):
        raise TypeError(f"{quad.subject} is no IRI")
    return quad.subject


def telling(store: Quads, subject: NamedNode, article: NamedNode, record: Record) -> Record:
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
        "event": event_of(store, subject),
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


def _place(store: Quads, told: Description, article: NamedNode) -> Record | None:
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


def _participants(store: Quads, told: Description, article: NamedNode) -> list[Record]:
    mentions = [Description(store, one, article) for one in told.all("lia:mention")]
    found = [(one, entity_of(store, one.all("lia:named")[0])) for one in mentions]
    known = [(one, entity) for one, entity in found if entity]
    return [_participant(*both) for both in sorted(known, key=lambda both: int(both[0].text("lia:position") or 0))]


def entity_of(store: Quads, name: NamedNode) -> str | None:
    """Give the official, agency or country that bears a name; none for what is not to be extracted."""
    return next((subject_of(quad).value for quad in store.quads_for_pattern(None, term("lia:name"), name, None)), None)


def event_of(store: Quads, subject: NamedNode) -> str | None:
    """Give what a telling tells of; none if that is not to be extracted."""
    bodies = store.quads_for_pattern(subject, term("oa:hasBody"), None, None)
    return next((str(quad.object.value) for quad in bodies), None)  # type: ignore[union-attr]  # a body is an IRI


def _participant(mention: Description, entity: str) -> Record:
    country = mention.id("lia:ofCountry")
    return {
        "mention": mention.subject.value,
        "id": entity,
        "label": mention.text("rdfs:label"),
        "aliases": [str(alias.value) for alias in mention.all("skos:altLabel")],
        "type": mention.text("lia:entityType"),
        "country": country.removeprefix("country/") if country else None,
        "agency": mention.text("lia:agency"),
        "title": mention.text("lia:title"),
        "as": mention.text("lia:capacity"),
    }


def _evidence(store: Quads, told: Description, article: NamedNode) -> list[Record]:
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


def article_record(store: Quads, article: NamedNode) -> Record:
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


def tellings(quads: Quads, event: str) -> list[Record]:
    """Give the tellings of an event, as articles have them."""
    bodies = quads.quads_for_pattern(None, term("oa:hasBody"), NamedNode(event), None)
    found = [(subject_of(body), _printed_in(quads, subject_of(body))) for body in bodies]
    return [
        telling(quads, subject, article, article_record(quads, article))
        for subject, article in sorted(found, key=str)
        if article
    ]


def _printed_in(quads: Quads, subject: NamedNode) -> NamedNode | None:
    """Give the article whose graph holds a telling."""
    sure = _sure(quads, subject)
    return sure.graph_name if sure and isinstance(sure.graph_name, NamedNode) else None


def _sure(quads: Quads, telling: NamedNode) -> Quad | None:
    """Give the quad that says how sure a telling is: it stands in the graph of the article."""
    return next(iter(quads.quads_for_pattern(telling, term("lia:confidence"), None, None)), None)


def names_of(record: Record) -> set[str]:
    """List what names an article: its id, whole and short, its address, its source."""
    short = str(record["id"]).rpartition("/")[2]
    return {short, f"article/{short}", *(str(record[key]) for key in ("id", "url", "source") if record[key])}
