"""What the store holds, as things rather than tellings: participants, events with all their tellings, articles.

Every export that is not RDF starts here, so that a spreadsheet, a network and an archive of entities agree.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from pyoxigraph import NamedNode

from graph import copies
from graph.period import within
from graph.steps import Dates, Step, current, dates_of, steps
from graph.store import Store
from graph.telling import Description
from ontology.vocabulary import TOOK_PLACE

Record = dict[str, Any]
"""One fact in the exchange format, as `Store.facts` gives it."""


@dataclass(frozen=True, slots=True)
class Selection:
    """What an export takes: what is of a period, what has one status; all if nothing is said."""

    since: str = ""
    until: str = ""
    status: str = ""

    def __bool__(self) -> bool:
        return bool(self.since or self.until or self.status)

    def takes_fact(self, fact: Record) -> bool:
        """Whether it takes a fact: a post by the day its article says so; what has no date is in no period."""
        date = (fact["article"]["published"] or "")[:10] if fact["kind"] == "role" else fact["date"]
        return self.status in ("", fact["status"]) and within(date, self.since, self.until)

    def takes(self, event: Event) -> bool:
        """Whether it takes an event, by its present state and date; a post if one of its tellings is of the period."""
        if event.kind == "role":
            return any(map(self.takes_fact, event.tellings))
        return self.status in ("", event.status) and within(event.dates.date, self.since, self.until)


@dataclass(slots=True)
class Entity:
    """An official, an agency, an organisation or a country, and how the articles of the export speak of it."""

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
    """What one or several articles tell of, such as a meeting, an agreement or a post held.

    The tellings stand in the order in which they count for its present state.
    """

    id: str
    kind: str
    tellings: list[Record]

    @property
    def status(self) -> str:
        """Whether it took place, or the state of an agreement, as far as is known."""
        return str(self.tellings[0]["status"])

    @property
    def took_place(self) -> bool:
        """Whether it happened: what is planned, cancelled or denied did not."""
        return self.status in TOOK_PLACE

    @property
    def dates(self) -> Dates:
        """When it is, as precisely as its tellings know."""
        return dates_of(self.tellings)

    @property
    def sources(self) -> int:
        """How many articles that are no copies of one another tell of it."""
        return sources(self.tellings)

    def steps(self) -> list[Step]:
        """List the stages of an agreement's life, in their order."""
        return steps(self.tellings)

    def first(self, key: str) -> Any:
        """Give a field of the first telling that has it."""
        return next((one[key] for one in self.tellings if one.get(key)), None)

    def detail(self, key: str) -> str | None:
        """Give what most tellings say that it is, such as the kind or title of an agreement."""
        said = Counter(one[key] for one in self.tellings if one.get(key))
        return min(said, key=lambda one: (-said[one], one), default=None)

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


def sources(tellings: Iterable[Record]) -> int:
    """Count the articles that tell something; those that are copies of one another count once."""
    return len({one["original"] for one in tellings})


@dataclass(slots=True)
class Holdings:
    """Everything that an export shows, each in the order of its id."""

    entities: dict[str, Entity]
    events: list[Event]
    articles: list[Record]

    def of(self, *kinds: str) -> list[Event]:
        """List the events of some kinds by date, those without one last."""
        return sorted(
            (one for one in self.events if one.kind in kinds), key=lambda one: (one.dates.date or "9999", one.id)
        )


def gather(store: Store, selection: Selection) -> Holdings:
    """Collect what the store holds of a selection: 1. events with their tellings 2. who takes part 3. the articles."""
    groups: dict[str, list[Record]] = {}
    originals = copies.groups(copies.kept(store.quads))
    for fact in store.facts():
        fact["original"] = originals.get(fact["article"]["id"], fact["article"]["id"])
        fact["published"] = (fact["article"]["published"] or "")[:10] or None
        groups.setdefault(fact["event"], []).append(fact)
    events = [Event(event, groups[event][0]["kind"], current(groups[event])) for event in sorted(groups)]
    chosen = [one for one in events if selection.takes(one)]  # 1
    entities = _entities(store, chosen)  # 2
    told = {article["id"] for one in chosen for article in one.articles()}
    articles = [one for one in store.articles() if not selection or one["id"] in told]  # 3
    return Holdings(entities, chosen, sorted(articles, key=lambda one: str(one["id"])))


def _entities(store: Store, events: Iterable[Event]) -> dict[str, Entity]:
    """Describe who takes part, and call everybody by one name in all tellings."""
    found: dict[str, Entity] = {}
    for event in events:
        for one in (one for telling in event.tellings for one in telling["participants"]):
            if one["id"] not in found:
                found[one["id"]] = _entity(store, one)
            entity = found[one["id"]]
            for value, known in (
                (one["agency"], entity.agencies),
                (one["title"], entity.titles),
                (event.id, entity.events),
            ):
                if value:
                    known[value] = None
            one["label"] = entity.label
    return {key: found[key] for key in sorted(found)}


def _entity(store: Store, one: Record) -> Entity:
    """Describe one participant as the store knows it from all articles."""
    iri = NamedNode(one["id"])
    known = Description(store.quads, iri, iri)
    country = (known.id("lia:ofCountry") or "").removeprefix("country/") or one["country"]
    aliases = {str(form.value) for form in known.all("skos:altLabel")}
    return Entity(one["id"], known.text("rdfs:label") or one["label"], one["type"], country, aliases)
