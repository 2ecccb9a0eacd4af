"""The store as tables for spreadsheets and data frames: people, meetings, agreements …; `tables` lists them all.

A list stands in one cell; a date is a text, because it is as precise as the article is (`2026-03` is a month).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from exports.holdings import Entity, Event, Holdings, Record, sources
from ontology.gazetteer import country_name
from ontology.vocabulary import LANGUAGES

Value = str | int | float | None | list[str]

EVENT_TABLES = {
    "meeting": ("meetings", "mode"),
    "visit": ("visits", ""),
    "agreement": ("agreements", "agreement_kind title"),
    "operation": ("operations", "operation_kind"),
    "award": ("awards", "honour"),
    "appointment": ("appointments", "post"),
    "role": ("posts", "title person organisation first_stated last_stated"),
    "cooperation": ("cooperations", ""),
}
"""The table of each kind of fact, and the columns that only this kind has."""

COLUMNS_BEFORE = "id date end_date status"
COLUMNS_AFTER = (
    "place place_country countries participants topics attributed_to confidence sources quote outlet url published"
)


@dataclass(frozen=True, slots=True)
class Table:
    """A table: the type of each column (`string`, `strings`, `integer`, `number`) by its name, and its rows."""

    name: str
    columns: dict[str, str]
    rows: list[tuple[Value, ...]]


TYPES = {
    "countries": "strings", "participants": "strings", "topics": "strings", "aliases": "strings", "agencies": "strings",
    "titles": "strings", "confidence": "number", "sources": "integer", "events": "integer", "start": "integer",
    "end": "integer",
}  # fmt: skip
"""The types of columns that hold something else than one text."""


def tables(held: Holdings) -> list[Table]:
    """Give all tables: 1. who and where 2. each kind of event 3. what joins them 4. who says so."""
    of_type = {kind: [one for one in held.entities.values() if one.type in kind.split()] for kind in ENTITY_TABLES}
    return [
        *(_table(name, columns, of_type[kind], row) for kind, (name, columns, row) in ENTITY_TABLES.items()),  # 1
        *(_event_table(held, kind) for kind in EVENT_TABLES),  # 2
        _table("agreement_steps", "agreement status date place sources quote", _steps(held), tuple),  # 3
        _table(
            "participants", "event kind status date id name type capacity title agency country", _parts(held), tuple
        ),
        _table("articles", "id published title outlet language url source", held.articles, _article),  # 4
        _table("evidence", "event fact article quote start end outlet url published", _evidence(held), tuple),
    ]


def _table(name: str, columns: str, items: Iterable[Any], row: Callable[[Any], Sequence[Value]]) -> Table:
    return Table(name, {one: TYPES.get(one, "string") for one in columns.split()}, [tuple(row(one)) for one in items])


def _person(one: Entity) -> Sequence[Value]:
    return one.id, one.label, sorted(one.aliases), one.country, list(one.titles), list(one.agencies), len(one.events)


def _agency(one: Entity) -> Sequence[Value]:
    return one.id, one.label, one.type, sorted(one.aliases), one.country, len(one.events)


def _country(one: Entity) -> Sequence[Value]:
    code = one.country or one.id.rpartition("/")[2]
    return one.id, code, *(country_name(code, language) for language in LANGUAGES), len(one.events)


ENTITY_TABLES: dict[str, tuple[str, str, Callable[[Entity], Sequence[Value]]]] = {
    "official": ("people", "id name aliases country titles agencies events", _person),
    "agency organisation": ("agencies", "id name type aliases country events", _agency),
    "country": ("countries", f"id code {' '.join(f'name_{one}' for one in LANGUAGES)} events", _country),
}


def _event_table(held: Holdings, kind: str) -> Table:
    name, own = EVENT_TABLES[kind]
    columns = f"{COLUMNS_BEFORE} {own} {COLUMNS_AFTER}"
    return _table(name, columns, held.of(kind), lambda one: list(map(event_row(one).__getitem__, columns.split())))


def event_row(event: Event) -> dict[str, Value]:
    """Give one line on an event: its fields by name, who takes part by name, the sentence of its first telling."""
    said, dates = event.tellings[0], event.dates
    place, piece = event.first("place") or {}, said["evidence"][0]
    stated = sorted(one["published"] for one in event.tellings if one["published"]) or [None]
    who = {one["as"]: one["label"] for one in reversed(event.participants())}
    return {key: event.detail(key) for key in ("mode", "agreement_kind", "title", "operation_kind", "honour", "post")} | {
        "id": event.id, "status": event.status, "date": dates.date, "end_date": dates.end_date,
        "place": place.get("label"), "place_country": place.get("country"), "attributed_to": event.first("attributed_to"),
        "countries": sorted({code for one in event.tellings for code in one["countries"]}),
        "participants": list(dict.fromkeys(one["label"] for one in event.participants())),
        "topics": list(dict.fromkeys(topic for one in event.tellings for topic in one["topics"])),
        "confidence": said["confidence"], "sources": event.sources, "quote": piece["quote"],
        "outlet": said["article"]["outlet"], "url": said["article"]["url"], "published": said["article"]["published"],
        "first_stated": stated[0], "last_stated": stated[-1],
        "person": who.get("holder"), "organisation": who.get("organisation"),
    }  # fmt: skip


def _steps(held: Holdings) -> Iterable[Sequence[Value]]:
    for event in held.of("agreement"):
        for step in event.steps():
            first = step.tellings[0]
            place = next((one["place"]["label"] for one in step.tellings if one["place"]), None)
            yield event.id, step.status, step.date, place, sources(step.tellings), first["evidence"][0]["quote"]


def _parts(held: Holdings) -> Iterable[Sequence[Value]]:
    for event in held.events:
        for one in event.participants():
            yield (
                event.id, event.kind, event.status, event.dates.date, one["id"], held.entities[one["id"]].label,
                one["type"], one["as"], one["title"], one["agency"], one["country"],
            )  # fmt: skip


def _article(one: Record) -> Sequence[Value]:
    return [one[key] for key in ("id", "published", "title", "outlet", "language", "url", "source")]


def _evidence(held: Holdings) -> Iterable[Sequence[Value]]:
    for event in held.events:
        for telling, piece in event.quotes():
            article = telling["article"]
            yield (
                event.id, telling["id"], article["id"], piece["quote"], piece["start"], piece["end"], article["outlet"],
                article["url"], article["published"],
            )  # fmt: skip
