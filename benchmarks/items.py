"""What is scored of a fact: pairs who met, countries that met, visits, agreements, posts, topics, each as one item."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import combinations
from typing import Any, Final

from comparing import (
    Names,
    any_person,
    name_words,
    plain,
    same_countries,
    same_operation,
    same_pair,
    same_person,
    same_role,
    same_visit,
)

Record = dict[str, Any]
VIEWS: Final = frozenset({"meeting", "meeting_countries", "topic"})
"""Kinds of items that are views of a fact: the same view of two facts counts once."""
SAME: Final[dict[str, Callable[[Any, Any], bool]]] = {
    "meeting": same_pair,
    "meeting_countries": same_countries,
    "visit": same_visit,
    "agreement": same_countries,
    "operation": same_operation,
    "award": any_person,
    "appointment": any_person,
    "role": same_role,
    "topic": str.__eq__,
}
"""When two items of a kind are the same."""


@dataclass(frozen=True)
class Item:
    """One thing to be found: a key by which it is recognised, and attributes that are right or wrong once it is."""

    kind: str
    key: Any
    attributes: dict[str, Any] = field(default_factory=dict)
    optional: bool = False
    note: str = ""
    confidence: float = 1.0


def wanted(gold: Record) -> list[Item]:
    """List the items that a careful reader found in an article."""
    home = _homes(gold["facts"])
    items: list[Item] = []
    for fact in gold["facts"]:
        unscored = fact.get("unscored") or ()
        for item in _wanted(fact, home):
            left = {name: value for name, value in item.attributes.items() if name not in unscored}
            items.append(replace(item, attributes=left))
    return list(_once(items))


def found(facts: Iterable[Record]) -> list[Item]:
    """List the items of the facts that were read from an article."""
    items: list[Item] = []
    topics: dict[str, float] = {}
    for fact in facts:
        items += [replace(item, confidence=fact.get("confidence", 1.0)) for item in _found(fact)]
        for topic in fact.get("topics") or ():
            topics[topic] = max(topics.get(topic, 0.0), fact.get("confidence", 1.0))
    items += [Item("topic", topic, note=topic, confidence=topics[topic]) for topic in sorted(topics)]
    return list(_once(items))


def _homes(facts: list[Record]) -> Callable[[Names], str | None]:
    """Make what gives the country of a person from the roles of an article."""
    roles = {" ".join(name_words(f["person"])): f["country"] for f in facts if f["kind"] == "role" and f.get("country")}

    def home(names: Names) -> str | None:
        return next((country for name, country in roles.items() if same_person(name, names[0])), None)

    return home


def _wanted(fact: Record, home: Callable[[Names], str | None]) -> Iterator[Item]:
    """Give the items of one gold fact."""
    kind, optional = fact["kind"], bool(fact.get("optional"))
    attributes = {
        "date": fact.get("date") or fact.get("start"),
        "place": fact.get("place"),
        "status": fact.get("status"),
    }
    countries = frozenset(fact.get("countries") or ())
    if kind == "meeting":
        yield from _pairs_wanted(fact, home, attributes)
        if len(countries) >= 2:
            yield Item("meeting_countries", countries, attributes, optional, str(sorted(countries)))
    elif kind == "visit":
        visitor = fact.get("visitor")
        visitors = tuple(name for name in (visitor if isinstance(visitor, list) else [visitor]) if name)
        attributes |= {"date": fact.get("start") or fact.get("date"), "place": fact.get("to_place")}
        key = (visitors, fact.get("to_country"))
        yield Item("visit", key, attributes, optional, f"{list(visitors)} → {key[1]}")
    elif kind == "agreement":
        attributes["agreement_kind"] = fact.get("agreement_kind")
        note = f"{fact.get('agreement_kind')} {sorted(countries)} {fact.get('status')}"
        yield Item("agreement", countries, attributes, optional, note)
    elif kind == "operation":
        yield Item(
            "operation", (fact.get("what"), countries), attributes, optional, f"{fact.get('what')} {sorted(countries)}"
        )
    elif kind == "award":
        yield Item("award", (fact.get("to", ""),), attributes, optional, f"{fact.get('honour')} → {fact.get('to')}")
    elif kind == "appointment":
        yield Item(
            "appointment", (fact.get("person", ""),), attributes, optional, f"{fact.get('person')}: {fact.get('post')}"
        )
    elif kind == "role":
        key = ((fact["person"],), fact.get("title", ""))
        yield Item("role", key, {"country": fact.get("country")}, optional, f"{fact['person']}: {fact.get('title')}")
    elif kind == "topic":
        yield Item("topic", fact["topic"], {}, optional, fact["topic"])


def _pairs_wanted(fact: Record, home: Callable[[Names], str | None], attributes: Record) -> Iterator[Item]:
    """Give who met whom; pairs with those of whom two readers disagree are neither owed nor wrong."""
    people: list[Names] = [(name,) for name in fact.get("participants") or ()]
    also: list[Names] = [(name,) for name in fact.get("also") or ()]
    yield from _pairs(people, home, attributes, optional=bool(fact.get("optional")))
    doubted = tuple(names[0] for names in also)
    for item in _pairs([*people, *also], home, attributes, optional=True):
        if any(any_person(side, doubted) for side in item.key):
            yield item


def _pairs(
    people: list[Names], home: Callable[[Names], str | None], attributes: Record, *, optional: bool
) -> Iterator[Item]:
    """Give the pairs of those who met; a pair of one country's delegation is optional."""
    for one, other in combinations(people, 2):
        own = home(one)
        within = bool(own) and own == home(other)
        yield Item("meeting", (one, other), attributes, optional or within, f"{one[0]} — {other[0]}")


def _found(fact: Record) -> Iterator[Item]:
    """Give the items of one fact that was read."""
    kind, place = fact["kind"], fact.get("place") or {}
    attributes = {"date": fact.get("date"), "place": place.get("label"), "status": fact.get("status")}
    countries = frozenset(
        {p["country"] for p in fact["participants"] if p.get("country")} | set(fact.get("countries") or ())
    )
    if kind == "meeting":
        people = {_names(p): p.get("country") for p in fact["participants"] if p.get("type") == "official"}
        yield from _pairs(list(people), people.get, attributes, optional=False)
        if len(countries) >= 2:
            yield Item("meeting_countries", countries, attributes, note=str(sorted(countries)))
    elif kind == "visit":
        visitors = tuple(name for p in _playing(fact, "visitor") for name in _names(p))
        yield Item(
            "visit", (visitors, place.get("country")), attributes, note=f"{list(visitors[:1])} → {place.get('country')}"
        )
    elif kind == "agreement":
        note = f"{fact.get('agreement_kind')} {sorted(countries)} {fact.get('status')}"
        yield Item("agreement", countries, {**attributes, "agreement_kind": fact.get("agreement_kind")}, note=note)
    elif kind == "operation":
        what = fact.get("operation_kind")
        yield Item("operation", (what, countries), attributes, note=f"{what} {sorted(countries)}")
    elif kind in ("award", "appointment"):
        for person in _playing(fact, {"award": "recipient", "appointment": "appointee"}[kind]):
            yield Item(kind, _names(person), attributes, note=_names(person)[0])
    elif kind == "role":
        for person in _playing(fact, "holder"):
            note = f"{_names(person)[0]}: {fact.get('title')}"
            yield Item("role", (_names(person), fact.get("title", "")), {"country": person.get("country")}, note=note)


def _playing(fact: Record, part: str) -> list[Record]:
    return [person for person in fact["participants"] if person.get("as") == part]


def _names(person: Record) -> Names:
    return (person.get("label", ""), *(person.get("aliases") or ()))


def _once(items: Iterable[Item]) -> Iterator[Item]:
    """Give each view of facts once: same key, date, place and status."""
    seen: set[tuple[Any, ...]] = set()
    for item in items:
        key = item.key
        if item.kind == "meeting":
            key = frozenset(" ".join(sorted(name_words(side[0]))) for side in key)
        view = (item.kind, key, *(plain(item.attributes.get(name)) for name in ("date", "place", "status")))
        if item.kind not in VIEWS or view not in seen:
            seen.add(view)
            yield item
