"""What identity reads: the names of the store by their keys, tellings by theirs, and what is connected with them.

Every look-up is by a key or a node, never over the store, so that it costs the same however much the store holds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from pyoxigraph import Literal, NamedNode, Quad

from graph import identity_agreements, identity_events
from graph.identity_events import OF_ARTICLE, Account
from graph.identity_names import Name, bodies, keys, looked_up
from graph.rdf import node, suffix, term
from graph.staging import Staging
from graph.telling import Description, entity_of, subject_of
from graph.timespan import span
from graph.triples import DETAIL_TERMS, DETAILS
from ontology import persons
from ontology.names import fold
from ontology.offices import office
from ontology.vocabulary import ONTOLOGY

NAMES = node("names")
"""The graph of all names: each once, however many articles use it."""
USE = node("names/use")
"""The graph of when and beside whom they are used, which is read only where it decides."""

USING = frozenset(term(f"lia:{name}") for name in ("named", "alsoNamed", "actsFor"))
"""How an article uses a name: for somebody, as another name, for the agency of somebody."""


class Index:
    """The names and tellings of a store, each read once."""

    def __init__(self, staging: Staging) -> None:
        self.staging = staging
        self.read: dict[str, Name] = {}
        self.told: dict[str, Account] = {}
        self.entities: dict[str, str | None] = {}

    def name(self, name_id: str) -> Name:
        """Give a name by its id."""
        if name_id not in self.read:
            told = Description(self.staging, node(name_id), NAMES)
            country, career = told.id("lia:ofCountry") or "", told.text("lia:career") or ""
            self.read[name_id] = Name(
                name_id, told.text("lia:entityType") or "", told.text("rdfs:label") or "", country.removeprefix("country/"),
                told.id("lia:memberOf") or "", career, told.id("lia:known") or "", self.months(name_id) if career else frozenset(),
            )  # fmt: skip
        return self.read[name_id]

    def months(self, name_id: str) -> frozenset[int]:
        """Give the months in which articles use a name, counted from the year 0."""
        return frozenset(_month(str(one.value)) for one in self.objects(name_id, "lia:namedIn", USE))

    def names_in(self, quads: Iterable[Quad]) -> list[Name]:
        """Give the names that the quads of an article use."""
        ids = {suffix(quad.object) for quad in quads if quad.predicate in USING}  # type: ignore[arg-type]  # names are IRIs
        return [self.name(one) for one in sorted(ids)]

    def forget(self, name_id: str) -> None:
        """Read a name anew when it is asked for next."""
        self.read.pop(name_id, None)

    def subjects(self, predicate: str, value: Any, graph: Any = None) -> list[str]:
        """List the ids of what has a value of a property."""
        return [suffix(subject_of(quad)) for quad in self.staging.quads(None, term(predicate), value, graph)]

    def objects(self, subject: str, predicate: str, graph: Any = None) -> list[Any]:
        """List the values of a property."""
        return [quad.object for quad in self.staging.quads(node(subject), term(predicate), None, graph)]

    def has_name(self, name_id: str) -> bool:
        """Whether the store holds a name."""
        return next(iter(self.staging.quads(node(name_id), term("rdf:type"), None, NAMES)), None) is not None

    def like(self, name: Name) -> list[str]:
        """List the names whose words are those of a name, and those that an article gives to the same."""
        found = {one for key in looked_up(name) for one in self.subjects("lia:key", Literal(key), NAMES)}
        beside = {suffix(one) for one in self.objects(name.id, "lia:alsoNamed", NAMES)}
        beside |= set(self.subjects("lia:alsoNamed", node(name.id), NAMES))
        return [one for one in found if one != name.id and _same_words(name, self.name(one))] + sorted(beside)

    def named(self, kind: str, label: str) -> list[str]:
        """List the names of a type that are written so, whatever stands beside them."""
        like = self.like(Name("", kind, label))
        return [one for one in like if fold(self.name(one).label) == fold(label)]

    def company(self, name_id: str) -> set[str]:
        """List the keys of those beside whom somebody is named."""
        return {str(one.value) for one in self.objects(name_id, "lia:namedWith", USE)}

    def entity(self, name_id: str) -> str | None:
        """Give what bears a name."""
        if name_id not in self.entities:
            found = entity_of(self.staging, node(name_id))
            self.entities[name_id] = suffix(NamedNode(found)) if found else None
        return self.entities[name_id]

    def bearing(self, entity: str | None) -> list[str]:
        """List the names that an entity bears."""
        return [suffix(one) for one in self.objects(entity, "lia:name")] if entity else []

    def fingerprint(self, article: str) -> str:
        """Give what stands for the text of an article when copies are told apart."""
        return next((str(one.value) for one in self.objects(article, "lia:fingerprint")), "")

    def account(self, fact: str) -> Account | None:
        """Give a telling as identity sees it; nothing if it is not in the store."""
        if fact not in self.told:
            quads = list(self.staging.quads(node(fact), None, None))
            if not any(quad.predicate == term("lia:factKind") for quad in quads):
                return None
            self.told[fact] = self._account(fact, quads)
        return self.told[fact]

    def _account(self, fact: str, quads: list[Quad]) -> Account:
        values: dict[str, list[str]] = {}
        for quad in quads:
            local = quad.predicate.value.rpartition("#")[2]
            values.setdefault(local, []).append(str(quad.object.value))  # type: ignore[union-attr]  # no triple terms
        one = {name: found[0] for name, found in values.items()}
        people = [self._mention(NamedNode(mention)) for mention in values.get("mention", ())]
        countries = {value.rpartition("/")[2] for value in values.get("country", ())}
        status, published = one["status"].removeprefix(ONTOLOGY), one.get("statedOn", "")
        return Account(
            fact, next(suffix(q.graph_name) for q in quads if q.predicate == term("lia:factKind")),  # type: ignore[arg-type]  # a named graph
            one["factKind"], status, span(one.get("date"), one.get("endDate"), status, published or None), published,
            one.get("place", "").rpartition("/")[2], frozenset(countries | _sides(people)),
            tuple(sorted((who, country, role) for kind, _, who, country, role in people if kind == "official" and who)),
            frozenset((who, country) for kind, _, who, country, _ in people if kind in ("agency", "organisation") and who),
            frozenset(value.removeprefix(ONTOLOGY) for value in values.get("topic", ())) - {"other"},
            tuple(sorted((key, _value(one, key)) for key in ("agreement_kind", "operation_kind", "title", "post"))),
            tuple(sorted(values.get("key", ()))),
            one["factKind"] not in OF_ARTICLE and any(self._recalls(NamedNode(mention)) for mention in values.get("mention", ())),
        )  # fmt: skip

    def _mention(self, mention: NamedNode) -> tuple[str, str, str, str, str]:
        values = {quad.predicate: quad.object for quad in self.staging.quads(mention, None, None)}
        name_id = suffix(values[term("lia:named")])  # type: ignore[arg-type]  # a name is an IRI
        name = self.name(name_id)
        role = str(values[term("lia:capacity")].value)  # type: ignore[union-attr]  # a literal
        country = name.country or (name.known.removeprefix("country/") if name.type == "country" else "")
        return name.type, name.label, self.entity(name_id) or "", country, role

    def _recalls(self, mention: NamedNode) -> bool:
        titles = (str(quad.object.value) for quad in self.staging.quads(mention, term("lia:title"), None))  # type: ignore[union-attr]  # a literal
        return any(office(title).former for title in titles)

    def reachable(self, account: Account) -> list[Account]:
        """List the tellings that share a key with one."""
        found = {fact for key in _event_keys(account) for fact in self.subjects("lia:key", Literal(key))}
        accounts = (self.account(fact) for fact in found if fact != account.id)
        return [one for one in accounts if one is not None]


def _event_keys(account: Account) -> list[str]:
    return identity_events.looked_up(account)


def _sides(people: Iterable[tuple[str, str, str, str, str]]) -> set[str]:
    return {country for _, _, _, country, _ in people if country} | {
        who or fold(label) for kind, label, who, _, _ in people if kind == "organisation"
    }


def _value(one: dict[str, str], key: str) -> str:
    if key not in DETAIL_TERMS:
        return one.get(key, "")
    return one.get(DETAIL_TERMS[key], "").removeprefix(ONTOLOGY + DETAILS[key])


def _month(text: str) -> int:
    return int(text[:4]) * 12 + int(text[5:7])


def _same_words(one: Name, other: Name) -> bool:
    """Whether two names may be one by their words, whatever else speaks against it."""
    if one.type != other.type:
        return False
    if one.known and one.known == other.known:
        return True
    return (persons.compare if one.type == "official" else bodies)(one.label, other.label).verdict == "same"


def components(start: Iterable[str], neighbours: Callable[[str], Iterable[str]]) -> list[list[str]]:
    """Give what is connected with the items one starts from, each connected whole by itself, in the order of their ids."""
    found: list[list[str]] = []
    seen: set[str] = set()
    for first in sorted(start):
        if first in seen:
            continue
        whole, waiting = {first}, [first]
        while waiting:
            new = set(neighbours(waiting.pop())) - whole
            whole |= new
            waiting += new
        seen |= whole
        found.append(sorted(whole))
    return found


def judge(one: Account, other: Account) -> Any:
    """Judge two tellings by the rules of their kind."""
    return (identity_agreements if one.kind == "agreement" else identity_events).judge(one, other)


def name_quads(name: Name) -> list[Quad]:
    """Describe a name in the graph of names."""
    subject = node(name.id)
    values: list[tuple[str, Any]] = [
        ("rdf:type", term("lia:Name")), ("rdfs:label", Literal(name.label)), ("lia:entityType", Literal(name.type)),
        *(("lia:key", Literal(key)) for key in keys(name)),
    ]  # fmt: skip
    values += [("lia:ofCountry", node(f"country/{name.country}"))] if name.country else []
    values += [("lia:memberOf", node(name.agency))] if name.agency else []
    values += [("lia:career", Literal(name.career))] if name.career else []
    values += [("lia:known", node(name.known))] if name.known else []
    return [Quad(subject, term(predicate), value, NAMES) for predicate, value in values]
