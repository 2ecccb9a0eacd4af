"""Facts as triples: what one article states, in the graph that bears the article's name.

Each fact is an `oa:Annotation`: the article's telling of an event. The telling keeps all that the article says, so that
the fact can be rebuilt from it; the event carries what questions ask for, and is shared by all who tell of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Quad, Triple

from graph.identity import digest
from graph.rdf import date, integer, node, number, term
from ontology.records import TOOK_PLACE, Article, Evidence, Fact, Participant
from ontology.vocabulary import ONTOLOGY

CLASSES = {"official": "Official", "agency": "Agency", "organisation": "Organisation", "country": "Country"}
KIND_CLASSES = {"role": "Tenure"}
DETAILS = {
    "mode": "mode-", "agreement_kind": "kind-", "operation_kind": "operation-", "title": "", "honour": "", "post": "",
}  # fmt: skip
"""The details of kinds of facts: those with a prefix are concepts, the others are texts."""
DETAIL_TERMS = {"mode": "mode", "agreement_kind": "agreementKind", "operation_kind": "operationKind"}
JOINED = {"meeting": ("official", "metWith"), "agreement": ("country", "cooperatesWith")}

Triples = Iterator[Triple]


def article_quads(article: Article, facts: Iterable[Fact]) -> list[Quad]:
    """Give the quads of an article's graph, each once; the facts must have been identified."""
    graph_name = node(article.id)
    triples = [triple for fact in facts for triple in fact_triples(article, fact)]
    return [Quad(triple.subject, triple.predicate, triple.object, graph_name) for triple in dict.fromkeys(triples)]


def fact_triples(article: Article, fact: Fact) -> Triples:
    """Give the triples of one fact: 1. who takes part 2. the event 3. the telling 4. its evidence 5. direct edges."""
    for one in fact.participants:  # 1
        yield from _entity(one)
    yield from _place(fact)
    yield from _event(article, fact)  # 2
    yield from _telling(fact)  # 3
    yield from _evidence(article, fact)  # 4
    yield from _edges(fact)  # 5


def _lia(name: str) -> NamedNode:
    return term(f"lia:{name}")


def _entity(one: Participant) -> Triples:
    """The participant itself: its class, its names, its country."""
    subject = node(one.id)
    yield Triple(subject, term("rdf:type"), _lia(CLASSES[one.type]))
    yield Triple(subject, term("rdfs:label"), Literal(one.label))
    for alias in one.aliases:
        yield Triple(subject, term("skos:altLabel"), Literal(alias))
    if one.country and one.type != "country":
        yield Triple(subject, _lia("ofCountry"), node(f"country/{one.country}"))


def _place(fact: Fact) -> Triples:
    if fact.place:
        subject = node(fact.place.id)
        yield Triple(subject, term("rdf:type"), _lia("Place"))
        yield Triple(subject, term("rdfs:label"), Literal(fact.place.label))
        if fact.place.country:
            yield Triple(subject, _lia("ofCountry"), node(f"country/{fact.place.country}"))


def _event(article: Article, fact: Fact) -> Triples:
    """The event, agreement or tenure that the fact tells of."""
    event = node(fact.event)
    yield Triple(event, term("rdf:type"), _lia(KIND_CLASSES.get(fact.kind, fact.kind.capitalize())))
    yield Triple(event, _lia("evidence"), node(fact.id))
    yield from _told(event, fact)
    for one in fact.participants:
        if fact.kind != "role":
            yield Triple(event, _lia("participant"), node(one.id))
        if one.capacity != "participant":
            yield Triple(event, _lia(one.capacity), node(one.id))
    if fact.kind == "agreement":
        yield from _step(fact)
    if fact.kind == "role" and article.published:
        yield Triple(event, _lia("statedOn"), date(article.published[:10]))


def _step(fact: Fact) -> Triples:
    """The stage of an agreement's life that the fact tells of, a node of its own with its date and place."""
    step = node(f"step/{digest(fact.event, fact.status, fact.date or '')}")
    yield Triple(node(fact.event), _lia("step"), step)
    yield Triple(step, term("rdf:type"), _lia("AgreementStep"))
    yield Triple(step, _lia("ofAgreement"), node(fact.event))
    yield Triple(step, _lia("status"), _lia(fact.status))
    yield Triple(step, _lia("evidence"), node(fact.id))
    if fact.date:
        yield Triple(step, _lia("date"), date(fact.date))
    if fact.place:
        yield Triple(step, _lia("place"), node(fact.place.id))


def _told(subject: NamedNode, fact: Fact) -> Triples:
    """What is said alike of the event and in the telling: status, time, place, topics, source, details."""
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


def _telling(fact: Fact) -> Triples:
    """The article's telling: what it says of the event, and how it names each participant."""
    subject = node(fact.id)
    yield Triple(subject, term("rdf:type"), term("oa:Annotation"))
    yield Triple(subject, term("oa:hasBody"), node(fact.event))
    yield Triple(subject, _lia("factKind"), Literal(fact.kind))
    yield Triple(subject, _lia("confidence"), number(fact.confidence))
    yield from _told(subject, fact)
    for code in fact.countries:
        yield Triple(subject, _lia("country"), node(f"country/{code}"))
    for position, one in enumerate(fact.participants):
        yield from _mention(fact, position, one)


def _mention(fact: Fact, position: int, one: Participant) -> Triples:
    """How the article names a participant: form of the name, post, agency, and the capacity in which he takes part."""
    mention = node(f"{fact.id}#m{position}")
    yield Triple(node(fact.id), _lia("mention"), mention)
    yield Triple(mention, term("rdf:type"), _lia("Mention"))
    yield Triple(mention, _lia("position"), integer(position))
    yield Triple(mention, _lia("mentions"), node(one.id))
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


def _edges(fact: Fact) -> Triples:
    """Direct edges, for what took place only: officials of different countries who met, countries that agreed."""
    kind, name = JOINED.get(fact.kind, ("", ""))
    if fact.status not in TOOK_PLACE or not name:
        return
    joined = [one for one in fact.participants if one.type == kind]
    for one in joined:
        for other in joined:
            if one.id != other.id and (kind == "country" or not one.country or one.country != other.country):
                yield Triple(node(one.id), _lia(name), node(other.id))
