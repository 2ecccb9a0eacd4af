"""The store as a property graph: CSV files for `neo4j-admin database import`.

Each file of nodes is one label, each file of relationships one type; the headers give the fields and their types as
Neo4j's import tool asks for them (https://neo4j.com/docs/operations-manual/current/import/).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from itertools import permutations
from typing import IO, TYPE_CHECKING

from exports.holdings import Event, Holdings, gather
from exports.tables import event_row
from exports.text import clean
from exports.writing import Writer

if TYPE_CHECKING:
    from exports.formats import Wanted

Cell = str | int | float | None | Sequence[str]
Rows = Iterable[Sequence[Cell]]

ARRAY = ";"
"""What separates the items of a list in one cell: the default of the import tool."""

LABELS = {"official": "Official", "agency": "Agency", "organisation": "Organisation", "country": "Country"}
EVENT_FIELDS = ("date", "end_date", "status", "title", "mode", "agreement_kind", "operation_kind", "honour", "post",
                "attributed_to", "confidence", "sources", "topics")  # fmt: skip
EVENT_TYPES = {"confidence": ":float", "sources": ":int", "topics": ":string[]"}
NODES = {
    "entities": ["id:ID", "name", "aliases:string[]", "country", ":LABEL"],
    "places": ["id:ID", "name", "country", ":LABEL"],
    "events": ["id:ID", "kind", *(one + EVENT_TYPES.get(one, "") for one in EVENT_FIELDS), ":LABEL"],
    "articles": ["id:ID", "title", "outlet", "published", "language", "url", "source", ":LABEL"],
}
RELATIONSHIPS = {
    "participants": [":START_ID", "capacity", "title", "agency", ":END_ID", ":TYPE"],
    "in_country": [":START_ID", ":END_ID", ":TYPE"],
    "at_place": [":START_ID", ":END_ID", ":TYPE"],
    "told_by": [":START_ID", "quote", "start:int", "end:int", "confidence:float", ":END_ID", ":TYPE"],
    "met_with": [":START_ID", "event", "date", ":END_ID", ":TYPE"],
}


def files(wanted: Wanted) -> dict[str, Writer]:
    """Give the files of nodes, then those of relationships; no relationship names a node that is not there."""
    held = gather(wanted.store, wanted.selection)
    nodes = {
        "entities": _entities(held),
        "places": _places(held),
        "events": map(_event, held.events),
        "articles": _articles(held),
    }
    joined = {
        "participants": _participants(held), "in_country": _in_country(held), "at_place": _at_place(held),
        "told_by": _told_by(held), "met_with": _met_with(held),
    }  # fmt: skip
    named = {f"nodes_{name}.csv": (NODES[name], rows) for name, rows in nodes.items()}
    named |= {f"relationships_{name}.csv": (RELATIONSHIPS[name], rows) for name, rows in joined.items()}
    return {
        name: lambda stream, header=header, rows=rows: _write(stream, header, rows)  # type: ignore[misc]  # those of this turn
        for name, (header, rows) in named.items()
    }


def _write(stream: IO[bytes], header: Sequence[str], rows: Rows) -> None:
    text = io.TextIOWrapper(stream, "utf-8", newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([_cell(value) for value in row] for row in rows)
    text.detach()


def _cell(value: Cell) -> str | int | float | None:
    if isinstance(value, (list, tuple)):
        return ARRAY.join(clean(str(one)).replace(ARRAY, ",") for one in value)
    return clean(value) if isinstance(value, str) else value  # type: ignore[return-value]  # a list is dealt with above


def _entities(held: Holdings) -> Rows:
    for one in held.entities.values():
        yield one.id, one.label, sorted(one.aliases), one.country, LABELS[one.type]


def _places(held: Holdings) -> Rows:
    found = {one["place"]["id"]: one["place"] for event in held.events for one in event.tellings if one["place"]}
    for key in sorted(found):
        yield key, found[key]["label"], found[key]["country"], "Place"


def _event(event: Event) -> Sequence[Cell]:
    row = event_row(event)
    label = "Tenure" if event.kind == "role" else event.kind.capitalize()
    return (
        event.id,
        event.kind,
        *(row[key] for key in EVENT_FIELDS),
        label if label == "Tenure" else f"Event{ARRAY}{label}",
    )


def _articles(held: Holdings) -> Rows:
    for one in held.articles:
        yield *(one[key] for key in ("id", "title", "outlet", "published", "language", "url", "source")), "Article"


def _participants(held: Holdings) -> Rows:
    for event in held.events:
        for one in event.participants():
            yield one["id"], one["as"], one["title"], one["agency"], event.id, one["as"].upper()


def _in_country(held: Holdings) -> Rows:
    countries = {one.country: one.id for one in held.entities.values() if one.type == "country"}
    for one in held.entities.values():
        if one.type != "country" and one.country in countries:
            yield one.id, countries[one.country], "OF_COUNTRY"


def _at_place(held: Holdings) -> Rows:
    for event in held.events:
        for key in sorted({one["place"]["id"] for one in event.tellings if one["place"]}):
            yield event.id, key, "AT"


def _told_by(held: Holdings) -> Rows:
    for event in held.events:
        for telling, piece in event.quotes():
            yield (
                event.id,
                piece["quote"],
                piece["start"],
                piece["end"],
                telling["confidence"],
                telling["article"]["id"],
                "TOLD_BY",
            )


def _met_with(held: Holdings) -> Rows:
    """Officials of different countries in one meeting that took place, once in each direction."""
    for event in held.of("meeting"):
        people = {one["id"]: one["country"] for one in event.participants() if one["type"] == "official"}
        for one, other in permutations(sorted(people), 2) if event.took_place else ():
            if not people[one] or people[one] != people[other]:
                yield one, event.id, event.dates.date, other, "MET_WITH"
