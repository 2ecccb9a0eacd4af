"""What several articles tell together, as triples: entities and events, each in a graph that bears its own name.

All of it is derived from the articles' graphs and the decisions, and can be rebuilt from them. The graph of an event
holds the event, which tellings tell of it, whom their mentions mean, and the direct edges that it makes; so
`GRAPH ?event { ?one lia:metWith ?other }` gives who met whom, and in which event.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from pyoxigraph import Literal, NamedNode, Quad, Triple

from graph.identity import digest
from graph.identity_names import Name
from graph.rdf import date, integer, node, term
from graph.steps import Step, current, dates_of, steps
from graph.summary import counted, name_triples, summary_triples
from graph.triples import DETAIL_TERMS, DETAILS
from ontology.offices import title_held
from ontology.vocabulary import BASE, ONTOLOGY, PREFIXES, TOOK_PLACE

CLASSES = {"official": "Official", "agency": "Agency", "organisation": "Organisation", "country": "Country"}
KIND_CLASSES = {"role": "Tenure"}
JOINED = {"meeting": ("official", "metWith"), "agreement": ("country", "cooperatesWith")}

Record = dict[str, Any]
Triples = Iterator[Triple]


def lia(name: str) -> NamedNode:
    """Give the IRI of a term of the ontology."""
    return NamedNode(PREFIXES["lia"] + name)


def in_graph(iri: NamedNode, triples: Triples) -> list[Quad]:
    """Put triples into the graph that bears the name of what they describe, each once."""
    return [Quad(one.subject, one.predicate, one.object, iri) for one in dict.fromkeys(triples)]


def entity_triples(entity: str, names: Sequence[Name], label: str) -> Triples:
    """Describe an official, an agency, an organisation or a country: class, names, country, agencies."""
    subject = node(entity)
    yield Triple(subject, term("rdf:type"), lia(CLASSES[names[0].type]))
    yield Triple(subject, term("rdfs:label"), Literal(label))
    for name in names:
        yield Triple(subject, lia("name"), node(name.id))
        if name.label != label:
            yield Triple(subject, term("skos:altLabel"), Literal(name.label))
        if name.country and name.type != "country":
            yield Triple(subject, lia("ofCountry"), node(f"country/{name.country}"))
        if name.agency:
            yield Triple(subject, lia("memberOf"), node(name.agency))
    yield from name_triples(entity, (name.label for name in names))


def event_triples(event: str, tellings: Sequence[Record]) -> Triples:
    """Describe what tellings tell of: 1. its class and tellings 2. who takes part 3. what is told 4. edges."""
    subject = node(event)
    kind = tellings[0]["kind"]
    yield Triple(subject, term("rdf:type"), lia(KIND_CLASSES.get(kind, kind.capitalize())))
    for told in tellings:
        yield from _link(subject, told)  # 1
        yield from _participants(subject, told)  # 2
    if kind == "role":
        yield from _tenure(subject, tellings)
    else:
        yield from _told(subject, tellings)  # 3
        yield from _edges(tellings)  # 4


def _link(subject: NamedNode, told: Record) -> Triples:
    telling = NamedNode(told["id"])
    yield Triple(subject, lia("evidence"), telling)
    if not told.get("beside"):
        yield Triple(telling, term("oa:hasBody"), subject)


def _participants(subject: NamedNode, told: Record) -> Triples:
    for one in told["participants"]:
        who = NamedNode(one["id"])
        if not told.get("beside"):
            yield Triple(NamedNode(one["mention"]), lia("mentions"), who)
        if told["kind"] != "role":
            yield Triple(subject, lia("participant"), who)
        if one["as"] != "participant":
            yield Triple(subject, lia(one["as"]), who)


def _tenure(subject: NamedNode, tellings: Sequence[Record]) -> Triples:
    """A post held: its titles, when articles state it and when they call it past."""
    for told in tellings:
        yield Triple(subject, lia("title"), Literal(title_held(told["title"])))
        if told["agency"]:
            yield Triple(subject, lia("organisation"), node(told["agency"]))
        if told["office"]:
            yield Triple(subject, lia("office"), Literal(told["office"]))
        if told["published"]:
            yield Triple(subject, lia("endedBy" if told["former"] else "statedOn"), date(told["published"]))


def _told(subject: NamedNode, tellings: Sequence[Record]) -> Triples:
    """The state it is in, its dates, place, topics and details; an agreement's stages."""
    ordered = current(tellings)
    yield Triple(subject, lia("status"), lia(ordered[0]["status"]))
    when = dates_of(ordered)
    for name, value in (("date", when.date), ("endDate", when.end_date)):
        if value:
            yield Triple(subject, lia(name), date(value))
    for value in when.earlier:
        yield Triple(subject, lia("earlierDate"), date(value))
    place = next((one["place"] for one in ordered if one["place"]), None)
    if place:
        yield Triple(subject, lia("place"), NamedNode(place["id"]))
    yield from _details(subject, ordered)
    yield from summary_triples(subject, ordered, when.date)
    if tellings[0]["kind"] == "agreement":
        for position, step in enumerate(steps(tellings)):
            yield from _step(subject, position, step)


def _details(subject: NamedNode, ordered: Sequence[Record]) -> Triples:
    for topic in sorted({topic for told in ordered for topic in told["topics"]}):
        yield Triple(subject, lia("topic"), lia(topic))
    for who in sorted({told["attributed_to"] for told in ordered if told["attributed_to"]}):
        yield Triple(subject, lia("attributedTo"), Literal(who))
    for key, prefix in DETAILS.items():
        said = Counter(told[key] for told in ordered if told.get(key))
        if said:
            value = sorted(said, key=lambda one: (-said[one], one))[0]
            detail = NamedNode(f"{ONTOLOGY}{prefix}{value}") if prefix else Literal(value)
            yield Triple(subject, lia(DETAIL_TERMS.get(key, key)), detail)


def _step(agreement: NamedNode, position: int, step: Step) -> Triples:
    """A stage of an agreement's life, a node of its own with its date, its place and the tellings that state it."""
    subject = node(f"step/{digest(agreement.value.removeprefix(BASE), step.status, step.date or '')}")
    yield Triple(agreement, lia("step"), subject)
    yield Triple(subject, term("rdf:type"), lia("AgreementStep"))
    yield Triple(subject, lia("ofAgreement"), agreement)
    yield Triple(subject, lia("status"), lia(step.status))
    yield Triple(subject, lia("position"), integer(position))
    yield from counted(subject, step.tellings)
    for told in step.tellings:
        yield Triple(subject, lia("evidence"), NamedNode(told["id"]))
        if told["place"]:
            yield Triple(subject, lia("place"), NamedNode(told["place"]["id"]))
    if step.date:
        yield Triple(subject, lia("date"), date(step.date))
    if step.published:
        yield Triple(subject, lia("statedOn"), date(step.published))


def _edges(tellings: Sequence[Record]) -> Triples:
    """Direct edges, for what took place only: officials of different countries who met, countries that agreed."""
    kind, name = JOINED.get(tellings[0]["kind"], ("", ""))
    if not name or current(tellings)[0]["status"] not in TOOK_PLACE:
        return
    told = [one for telling in tellings if telling["status"] in TOOK_PLACE for one in telling["participants"]]
    joined = {one["id"]: one["country"] for one in told if one["type"] == kind}
    for one, country in joined.items():
        for other, against in joined.items():
            if one != other and (kind == "country" or not country or country != against):
                yield Triple(NamedNode(one), lia(name), NamedNode(other))
