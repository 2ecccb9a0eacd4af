"""From facts to what the map draws: actors, the lines between them, and behind every line its facts and quotes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import combinations, product
from typing import Any

from graph.names import Speaker
from ontology.gazetteer import country_name
from ontology.vocabulary import LANGUAGES

FactRecord = Mapping[str, Any]
"""One fact in the exchange format, as `Store.facts` gives it."""

JOINED = {
    "agreement": (("party", "party"), ("signatory", "signatory")),
    "appointment": (("appointee", "organisation"),),
    "award": (("giver", "recipient"),),
    "cooperation": (("party", "party"),),
    "role": (("holder", "organisation"),),
    "visit": (("visitor", "host"),),
}
"""Which capacities a kind of fact joins by a line; in the other kinds everybody takes part alike."""

RANK = {"official": 0, "agency": 1, "organisation": 1, "country": 2}
"""Who stands for a side when several of it are named: its officials, else its agencies, else the country."""


Part = tuple[int, str, str | None]
"""One who takes part: the number of the node, as what, and with which title."""


@dataclass(slots=True)
class Actor:
    """A node: an official, an agency, an organisation or a country."""

    iri: str
    label: str
    type: str
    country: str | None = None
    aliases: set[str] = field(default_factory=set)
    facts: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Told:
    """One fact, with every article that tells of it; `key` is the address of what it tells, `sure` its confidence."""

    key: str
    kind: str
    status: str
    date: str | None
    end_date: str | None
    place: str | None
    who: list[Part]
    what: str | None
    topics: list[str]
    by: str | None
    sure: float
    evidence: list[tuple[str, str]] = field(default_factory=list)


@dataclass(slots=True)
class MapData:
    """Everything on the page: `lines` joins two actors (by number, the lower first) and lists their facts."""

    actors: list[Actor] = field(default_factory=list)
    facts: list[Told] = field(default_factory=list)
    articles: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    lines: dict[tuple[int, int], list[int]] = field(default_factory=dict)

    @property
    def newest(self) -> str | None:
        """The date of the newest article: what the page says instead of the time of day it was made."""
        return max(
            (str(article["published"])[:10] for article in self.articles.values() if article["published"]), default=None
        )


def gather(records: Iterable[FactRecord], speaker: Speaker | None = None) -> MapData:
    """Give the data of the map.

    1. The same fact told by several articles becomes one, with several quotes. 2. Its participants become actors.
    3. Lines join those whom the fact joins. `speaker` says names and places in a language; else they are as articles write them.
    """
    data = MapData()
    numbers: dict[tuple[object, ...], int] = {}
    places: dict[str, int] = {}
    for record in sorted(records, key=_order):
        key = (record.get("event") or record["id"], record["kind"], record["status"], record["date"])
        number = numbers.setdefault(key, len(data.facts))  # 1
        if number == len(data.facts):
            data.facts.append(_told(record, _who(record, data, places), speaker))  # 2
            _join(number, data)  # 3
        _add_evidence(data.facts[number], record, data)
    if speaker:
        _rename(data.actors, speaker)
    return data


def _rename(actors: Iterable[Actor], speaker: Speaker) -> None:
    """Call the actors by what they are called in a language; what articles, and languages, call them stays beside it."""
    for actor in actors:
        spoken = speaker.name(actor.iri, actor.label)
        if actor.type == "country" and actor.country:
            actor.aliases.update(country_name(actor.country, lang) for lang in LANGUAGES)
        actor.aliases = (actor.aliases | {actor.label}) - {spoken}
        actor.label = spoken


def _order(record: FactRecord) -> tuple[str, ...]:
    """Facts in the order of their dates, then in one that does not depend on the store."""
    return (record["date"] or "9999", record["kind"], record["article"]["id"], record["id"])


def _who(record: FactRecord, data: MapData, places: dict[str, int]) -> list[Part]:
    """Each participant as the number of a node, made when it is first met, with what it takes part as and its title."""
    fact, actors = len(data.facts), data.actors
    found = []
    for one in record["participants"]:
        iri, label, aliases = one["id"], one["label"], one["aliases"]
        number = places.get(iri)
        if number is None:
            number = places[iri] = len(actors)
            actors.append(Actor(iri, label, one["type"]))
        actor = actors[number]
        if not actor.country:
            actor.country = one["country"]
        if aliases or label != actor.label:
            actor.aliases.update({label, *aliases} - {actor.label})
        if not actor.facts or actor.facts[-1] != fact:
            actor.facts.append(fact)
        found.append((number, one["as"], one["title"]))
    return found


def _told(record: FactRecord, who: list[Part], speaker: Speaker | None) -> Told:
    """The fact without its evidence; its place as the language calls it."""
    what = record.get("title") or record.get("honour") or record.get("post") or None
    where = record["place"] or {"id": None, "label": None}
    place = speaker.place(where["id"], where["label"]) if speaker else where["label"]
    return Told(
        record["id"], record["kind"], record["status"], record["date"], record["end_date"], place, who, what,
        list(record["topics"]), record["attributed_to"], record["confidence"],
    )  # fmt: skip


def _add_evidence(told: Told, record: FactRecord, data: MapData) -> None:
    """Add the quotes of one article, once each."""
    source = record["article"]
    data.articles.setdefault(source["id"], source)
    for piece in record["evidence"]:
        quote = (piece["quote"], source["id"])
        if quote not in told.evidence:
            told.evidence.append(quote)
    told.sure = max(told.sure, record["confidence"])


def _join(number: int, data: MapData) -> None:
    """Draw the lines of one fact; parallel facts of a pair share one line."""
    told = data.facts[number]
    joined = JOINED.get(told.kind, ())
    pairs = [(a, b) for left, right in joined for a, b in _between(told.who, left, right) if a != b] or _across(
        told, data
    )
    for pair in sorted({(a, b) if a < b else (b, a) for a, b in pairs}):
        data.lines.setdefault(pair, []).append(number)


def _between(who: list[Part], left: str, right: str) -> Iterable[tuple[int, int]]:
    """Pairs of those who take part in the two capacities."""
    ones = [actor for actor, capacity, _ in who if capacity == left]
    if left == right:
        return combinations(ones, 2)
    return product(ones, [actor for actor, capacity, _ in who if capacity == right])


def _across(told: Told, data: MapData) -> Iterable[tuple[int, int]]:
    """Pairs across the sides (a side is a country or an organisation), by those who stand for each; else all pairs."""
    numbers = list(dict.fromkeys(number for number, _, _ in told.who))
    if len(numbers) < 3:
        return combinations(numbers, 2)
    sides: dict[str, tuple[int, list[int]]] = {}
    for number in numbers:
        actor = data.actors[number]
        side, rank = actor.country or actor.iri, RANK[actor.type]
        best, standing = sides.get(side, (rank + 1, []))
        if rank < best:
            sides[side] = rank, [number]
        elif rank == best:
            standing.append(number)
    if len(sides) < 2:
        return combinations(numbers, 2)
    return [pair for (_, one), (_, other) in combinations(sides.values(), 2) for pair in product(one, other)]
