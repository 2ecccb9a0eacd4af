"""What the store holds, as things rather than tellings: participants, events with all their tellings, articles.

Every export that is not RDF starts here, so that a spreadsheet, a network and an archive of entities agree.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from graph.questions import LIFE, within
from graph.store import Store
from ontology.records import TOOK_PLACE

Record = dict[str, Any]
"""One fact in the exchange format, as `Store.facts` gives it."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Which facts an export takes: those of a period, those of one status; all if nothing is said."""

    since: str = ""
    until: str = ""
    status: str = ""

    def __bool__(self) -> bool:
        return bool(self.since or self.until or self.status)

    def takes(self, fact: Record) -> bool:
        """Whether a fact is among them: a post by the day its article says so; an event without a date in no period."""
        date = (fact["article"]["published"] or "")[:10] if fact["kind"] == "role" else fact["date"]
        return self.status in ("", fact["status"]) and within(date, self.since, self.until)


@dataclass(slots=True)
class Entity:
    """An official, an agency, an organisation or a country; `label` is the name in the first article that has it."""

    id: str
    label: str
    type: str
    country: str | None = None
    aliases: set[str] = field(default_factory=set)
    agencies: dict[str, None] = field(default_factory=dict)
    titles: dict[str, None] = field(default_factory=dict)
    events: dict[str, None] = field(default_factory=dict)


@dataclass(slots=True)
class Event:
    """What one or several articles tell of: a meeting, an agreement, a post held …; the surest telling comes first."""

    id: str
    kind: str
    tellings: list[Record]

    @property
    def last(self) -> Record:
        """The telling that speaks for the event: of an agreement one of its latest state, else the surest."""
        return max(self.tellings, key=_stage) if self.kind == "agreement" else self.tellings[0]

    @property
    def status(self) -> str:
        """Whether it took place, or the state of an agreement."""
        return str(self.last["status"])

    @property
    def took_place(self) -> bool:
        """Whether it happened: what is planned, cancelled or denied did not."""
        return self.status in TOOK_PLACE

    def first(self, key: str) -> Any:
        """Give a field of the telling that speaks for the event, or of the first that has it."""
        return next((one[key] for one in (self.last, *self.tellings) if one.get(key)), None)

    def participants(self) -> list[Record]:
        """List who takes part, once for each capacity."""
        found = {(one["id"], one["as"]): one for telling in reversed(self.tellings) for one in telling["participants"]}
        order = [(one["id"], one["as"]) for telling in self.tellings for one in telling["participants"]]
        return [found[key] for key in dict.fromkeys(order)]

    def articles(self) -> list[Record]:
        """List the articles that tell of it, each once."""
        return list({one["article"]["id"]: one["article"] for one in self.tellings}.values())

    def quotes(self) -> Iterator[tuple[Record, Record]]:
        """Give each piece of evidence with its telling."""
        yield from ((telling, piece) for telling in self.tellings for piece in telling["evidence"])


@dataclass(slots=True)
class Holdings:
    """Everything that an export shows, each in the order of its id."""

    entities: dict[str, Entity]
    events: list[Event]
    articles: list[Record]

    def of(self, *kinds: str) -> list[Event]:
        """List the events of some kinds by date, those without one last."""
        return sorted(
            (one for one in self.events if one.kind in kinds), key=lambda one: (one.first("date") or "9999", one.id)
        )


def gather(store: Store, selection: Selection) -> Holdings:
    """Collect the facts of the selection: 1. by what they tell of 2. who takes part 3. which articles say so."""
    facts = sorted((fact for fact in store.facts() if selection.takes(fact)), key=lambda one: (one["event"], one["id"]))
    groups: dict[str, list[Record]] = {}
    for fact in facts:
        groups.setdefault(fact["event"], []).append(fact)
    events = [  # 1
        Event(event, tellings[0]["kind"], sorted(tellings, key=lambda one: (-one["confidence"], one["id"])))
        for event, tellings in groups.items()
    ]
    told = {fact["article"]["id"]: fact["article"] for fact in facts}
    articles = [one for one in store.articles() if not selection or one["id"] in told]
    return Holdings(_entities(events), events, sorted(articles, key=lambda one: str(one["id"])))  # 2, 3


def _entities(events: Iterable[Event]) -> dict[str, Entity]:
    found: dict[str, Entity] = {}
    for event in events:
        for telling in event.tellings:
            for one in telling["participants"]:
                entity = found.setdefault(one["id"], Entity(one["id"], one["label"], one["type"]))
                _learn(entity, one)
                entity.events[event.id] = None
    return {key: found[key] for key in sorted(found)}


def _learn(entity: Entity, one: Record) -> None:
    entity.country = entity.country or one["country"]
    entity.aliases.update({one["label"], *one["aliases"]} - {entity.label})
    for value, known in ((one["agency"], entity.agencies), (one["title"], entity.titles)):
        if value:
            known[value] = None


def _stage(telling: Record) -> tuple[str, int, float]:
    when = (telling["date"] or telling["article"]["published"] or "")[:10]
    return when, LIFE.index(telling["status"]), telling["confidence"]
