"""What questions ask for beside the present state of an event, written once so that no question has to count or weigh.

It stands in the event's own graph, made with it from its tellings: how many articles tell of it and since when, its
month, who stands for each side and in which post, who is tied to whom by it. An entity's graph has the keys by which
its names are looked up.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import Any, Final

from pyoxigraph import Literal, NamedNode, Triple

from graph.copies import independent
from graph.names import forms_of, whole_key, word_keys
from graph.rdf import date, integer, node, term
from ontology.vocabulary import TOOK_PLACE

JOINING: Final = frozenset({"meeting", "agreement", "operation", "award", "visit", "cooperation"})
"""The kinds of events that tie those who take part to each other."""

Record = dict[str, Any]
Triples = Iterator[Triple]


def summary_triples(subject: NamedNode, ordered: Sequence[Record], when: str | None) -> Triples:
    """Sum up an event from its tellings, those that count most first: 1. how often told 2. month 3. who 4. ties."""
    yield from counted(subject, ordered)  # 1
    if when:
        yield Triple(subject, term("lia:month"), date(when[:7]))  # 2
    people = _people(ordered)
    for who in faces(people):  # 3
        yield Triple(subject, term("lia:representedBy"), NamedNode(who))
        yield from _part(subject, NamedNode(who), people[who])
    place = next((told["place"]["label"] for told in ordered if told["place"]), None)
    if place:
        yield Triple(subject, term("lia:placeName"), Literal(place))
    for code in sorted({code for told in ordered for code in told["countries"]}):
        yield Triple(subject, term("lia:country"), node(f"country/{code}"))
    yield from _ties(ordered[0], sorted(people))  # 4


def counted(subject: NamedNode, tellings: Sequence[Record]) -> Triples:
    """Say how many articles, copies not counted, tell of an event or of a step, and when the first was printed."""
    printed_in = {told["article"]["id"]: told["article"]["fingerprint"] for told in tellings}
    yield Triple(subject, term("lia:sources"), integer(independent(printed_in)))
    printed = min((told["published"] for told in tellings if told["published"]), default=None)
    if printed:
        yield Triple(subject, term("lia:firstStated"), date(printed))
    places = {told["place"]["id"]: told["place"]["label"] for told in reversed(tellings) if told["place"]}
    for place, label in places.items():
        yield Triple(NamedNode(place), term("rdfs:label"), Literal(label))


def _people(ordered: Iterable[Record]) -> dict[str, list[Record]]:
    """The mentions of each participant."""
    people: dict[str, list[Record]] = {}
    for told in ordered:
        for one in told["participants"]:
            people.setdefault(one["id"], []).append(one)
    return people


def faces(people: dict[str, list[Record]]) -> list[str]:
    """List who stands for each side: its officials, else its agencies, else the country itself."""
    found: list[str] = []
    taken: set[str] = set()
    for types in (("official",), ("agency", "organisation"), ("country",)):
        mine = [(who, mentions[0]["country"]) for who, mentions in people.items() if mentions[0]["type"] in types]
        new = [(who, country) for who, country in mine if country is None or country not in taken]
        found += [who for who, _ in new]
        taken |= {country for _, country in new if country}
    return found


def _part(subject: NamedNode, who: NamedNode, mentions: Sequence[Record]) -> Triples:
    """The part of somebody who stands for a side, with the post and the agency if an article says so.

    It is a node of its own even without them: engines join what is always there faster than what may be missing.
    """
    part = NamedNode(f"{subject.value}#{who.value.rpartition('/')[2]}")
    yield Triple(subject, term("lia:part"), part)
    yield Triple(part, term("rdf:type"), term("lia:Part"))
    yield Triple(part, term("lia:who"), who)
    for name in ("title", "agency"):
        said = next((one[name] for one in mentions if one[name]), None)
        if said:
            yield Triple(part, term(f"lia:{name}"), Literal(said))


def _ties(told: Record, people: Sequence[str]) -> Triples:
    if told["kind"] in JOINING and told["status"] in TOOK_PLACE:
        for one, other in combinations(people, 2):
            yield Triple(NamedNode(one), term("lia:tiedTo"), NamedNode(other))


def name_triples(entity: str, written: Iterable[str]) -> Triples:
    """Give the keys by which an entity is looked up: its whole names, also those the gazetteers know, and their words."""
    subject, kind, forms = node(entity), entity.partition("/")[0], sorted(set(written))
    for form in forms_of(entity, forms):
        yield Triple(subject, term("lia:nameKey"), Literal(whole_key(form, kind)))
    for word in (word for form in forms for word in word_keys(form, kind)):
        yield Triple(subject, term("lia:nameWord"), Literal(word))
