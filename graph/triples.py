"""Facts as triples: what one article states, in the graph that bears the article's name, and nothing of any other.

Each fact is an `oa:Annotation`, the article's telling of something: when, where, in what state, with which mentions, on
which sentences. What it tells of, and whom its mentions mean, is in the graphs of events (`graph.resolved`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Quad, Triple

from graph.identity import agency_named, named
from graph.identity_events import keys
from graph.identity_names import Name, beside_key
from graph.rdf import date, integer, node, number, term
from ontology.records import Article, Evidence, Fact, Participant
from ontology.vocabulary import ONTOLOGY

DETAILS = {
    "mode": "mode-", "agreement_kind": "kind-", "operation_kind": "operation-", "title": "", "honour": "", "post": "",
}  # fmt: skip
"""The details of kinds of facts: those with a prefix are concepts, the others are texts."""
DETAIL_TERMS = {"mode": "mode", "agreement_kind": "agreementKind", "operation_kind": "operationKind"}

Triples = Iterator[Triple]


def article_quads(article: Article, facts: Iterable[Fact]) -> list[Quad]:
    """Give the quads of an article's graph, each once; the facts must have been identified."""
    graph_name = node(article.id)
    triples = [triple for fact in facts for triple in fact_triples(article, fact)]
    return [Quad(triple.subject, triple.predicate, triple.object, graph_name) for triple in dict.fromkeys(triples)]


def fact_triples(article: Article, fact: Fact) -> Triples:
    """Give the triples of one fact: 1. the telling 2. its mentions 3. its place 4. its evidence."""
    yield from _telling(article, fact)  # 1
    for position, one, names in named(fact):
        yield from _mention(article, fact, position, one, names)  # 2
    yield from _place(fact)  # 3
    yield from _evidence(article, fact)  # 4


def _lia(name: str) -> NamedNode:
    return term(f"lia:{name}")


def _telling(article: Article, fact: Fact) -> Triples:
    """The article's telling: what it says, and the keys at which tellings of the same event are found."""
    subject = node(fact.id)
    yield Triple(subject, term("rdf:type"), term("oa:Annotation"))
    yield Triple(subject, _lia("factKind"), Literal(fact.kind))
    yield Triple(subject, _lia("confidence"), number(fact.confidence))
    if article.published:
        yield Triple(subject, _lia("statedOn"), date(article.published[:10]))
    yield from _told(subject, fact)
    for code in fact.countries:
        yield Triple(subject, _lia("country"), node(f"country/{code}"))
    for key in keys(fact, article.published):
        yield Triple(subject, _lia("key"), Literal(key))


def _told(subject: NamedNode, fact: Fact) -> Triples:
    """What is said of it: status, time, place, topics, source, details."""
    yield Triple(subject, _lia("status"), _lia(fact.status))
    for name, value in (("date", fact.date), ("endDate", fact.end_date)):
        if value:
            yield Triple(subject, _lia(name), date(value))
    if fact.place:
        yield Triple(subject, _lia("place"), node(fact.place.id))
    for topic in fact.topics:
        yield Triple(subject, _lia("topic"), _lia(topic))
    if fact.attributed_to:
        yield Triple(subject, _lia("attributedTo"), Literal(fact.attributed_to))
    for key, prefix in DETAILS.items():
        if key in fact.detail:
            detail = NamedNode(f"{ONTOLOGY}{prefix}{fact.detail[key]}") if prefix else Literal(fact.detail[key])
            yield Triple(subject, _lia(DETAIL_TERMS.get(key, key)), detail)


def _mention(article: Article, fact: Fact, position: int, one: Participant, names: tuple[Name, ...]) -> Triples:
    """How the article names a participant: form of the name, post, agency, and the capacity in which he takes part."""
    mention = node(f"{fact.id}#m{position}")
    yield Triple(node(fact.id), _lia("mention"), mention)
    yield Triple(mention, term("rdf:type"), _lia("Mention"))
    yield Triple(mention, _lia("position"), integer(position))
    yield Triple(mention, _lia("entityType"), Literal(one.type))
    yield Triple(mention, _lia("capacity"), Literal(one.capacity))
    yield Triple(mention, term("rdfs:label"), Literal(one.label))
    for name, value in (("title", one.title), ("agency", one.agency)):
        if value:
            yield Triple(mention, _lia(name), Literal(value))
    if one.country:
        yield Triple(mention, _lia("ofCountry"), node(f"country/{one.country}"))
    for alias in one.aliases:
        yield Triple(mention, term("skos:altLabel"), Literal(alias))
    yield from _names(article, fact, mention, names)
    agency = agency_named(one)
    if agency:
        yield Triple(mention, _lia("actsFor"), node(agency.id))


def _names(article: Article, fact: Fact, mention: NamedNode, names: tuple[Name, ...]) -> Triples:
    """The names a mention uses, and what the article says of them: when it names them so, and beside whom."""
    first = node(names[0].id)
    yield Triple(mention, _lia("named"), first)
    for other in names[1:]:
        yield Triple(first, _lia("alsoNamed"), node(other.id))
    if article.published:
        yield Triple(first, _lia("namedIn"), date(article.published[:7]))
    if names[0].type == "official":
        for _, beside, _ in named(fact):
            if beside.type == "official" and beside.label != names[0].label:
                yield Triple(first, _lia("namedWith"), Literal(beside_key(beside.label)))


def _place(fact: Fact) -> Triples:
    if fact.place:
        subject = node(fact.place.id)
        yield Triple(subject, term("rdf:type"), _lia("Place"))
        yield Triple(subject, term("rdfs:label"), Literal(fact.place.label))
        if fact.place.country:
            yield Triple(subject, _lia("ofCountry"), node(f"country/{fact.place.country}"))


def _evidence(article: Article, fact: Fact) -> Triples:
    """Where the article states it: the quote and its place in the stored text (Web Annotation selectors)."""
    for position, piece in enumerate(fact.evidence):
        target = node(f"{fact.id}#t{position}")
        yield Triple(node(fact.id), term("oa:hasTarget"), target)
        yield Triple(target, term("rdf:type"), term("oa:SpecificResource"))
        yield Triple(target, term("oa:hasSource"), node(article.id))
        yield from _selectors(target, f"{fact.id}#q{position}", f"{fact.id}#p{position}", piece)


def _selectors(target: NamedNode, quote: str, position: str, piece: Evidence) -> Triples:
    yield Triple(target, term("oa:hasSelector"), node(quote))
    yield Triple(node(quote), term("rdf:type"), term("oa:TextQuoteSelector"))
    yield Triple(node(quote), term("oa:exact"), Literal(piece.quote))
    yield Triple(target, term("oa:hasSelector"), node(position))
    yield Triple(node(position), term("rdf:type"), term("oa:TextPositionSelector"))
    yield Triple(node(position), term("oa:start"), integer(piece.start))
    yield Triple(node(position), term("oa:end"), integer(piece.end))
