"""Events by date: of the whole store, of names, of two countries."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import pyoxigraph as ox

from graph.evidence import Evidence, Quote, evidence_of, quotes
from graph.lookup import find
from graph.names import Speaker
from graph.query import Row, ask, kind
from graph.rdf import suffix
from graph.store import Store


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One event of a timeline: what, when, where, with whom."""

    date: str | None
    kind: str
    status: str | None
    label: str
    participants: tuple[str, ...]
    place: str | None
    event: str
    sources: int
    evidence: tuple[Quote, ...] = ()


def timeline(
    store: Store, names: Iterable[str] = (), *, since: str = "", until: str = "", lang: str = "", limit: int = 0,
    evidence: bool = True,
) -> list[TimelineRow]:  # fmt: skip
    """List all events, or those in which all of the named take part, by date; posts held are no events."""
    asked = list(dict.fromkeys(find(store, name).iri for name in names))
    return timeline_rows(store, happened(store, asked, limit, since, until), lang, evidence)


def happened(store: Store, asked: list[str], limit: int, since: str = "", until: str = "") -> list[Row]:
    """Give the rows of `queries/timeline.rq`: of all events, or those in which all of some take part."""
    if store.finder:
        whom = [suffix(ox.NamedNode(one)) for one in asked]
        return store.finder.ask("details", event=store.finder.events(whom, since=since, until=until, limit=limit))
    bounds: dict[str, Any] = {"since": ox.Literal(since), "until": ox.Literal(until)}
    bounds |= {"asked": map(ox.NamedNode, asked)} if asked else {}
    return ask(store, "timeline" if asked else "chronicle", limit=limit, **bounds)


def details(store: Store, events: Iterable[str]) -> list[Row]:
    """Give the rows of `queries/details.rq`: of some events, by address."""
    wanted = [ox.NamedNode(event) for event in events]
    if store.finder:
        return store.finder.ask("details", event=list(map(suffix, wanted)))
    return ask(store, "details", event=wanted) if wanted else []


def between(
    store: Store, one: str, other: str, *, lang: str = "", limit: int = 0, evidence: bool = True
) -> list[TimelineRow]:
    """List everything between two names, by date."""
    return timeline(store, (one, other), lang=lang, limit=limit, evidence=evidence)


def timeline_rows(store: Store, found: list[Row], lang: str, evidence: bool) -> list[TimelineRow]:
    """Make one row of those of the participants of each event; the order stays."""
    told = evidence_of(store, (row["event"] for row in found)) if evidence else {}
    speaker = Speaker(store, lang)
    return [_row(list(group), speaker, told) for _, group in groupby(found, lambda row: row["event"])]


def participants(rows: Iterable[Row], speaker: Speaker) -> tuple[str, ...]:
    """List who takes part: officials, agencies and organisations; the countries only where nobody else does."""
    names = {
        row["who"]: (row["class"].lower() == "country", speaker.name(row["who"], row["participant"])) for row in rows
    }
    people = [name for is_country, name in names.values() if not is_country]
    return tuple(people or [name for _, name in names.values()])


def label(row: Row) -> str:
    """Say what an event is in a few words: its title if it has one, else the kind of agreement or operation, else its kind."""
    detail = (row["detail"] or "").removeprefix("kind-").removeprefix("operation-").replace("_", " ")
    return str(row["label"] or detail or kind(row))


def _row(rows: list[Row], speaker: Speaker, told: Evidence) -> TimelineRow:
    first = rows[0]
    return TimelineRow(
        first["date"], kind(first), first["status"], label(first), participants(rows, speaker),
        speaker.place(first["where"], first["place"]), first["event"], first["sources"], quotes(told, first["event"]),
    )  # fmt: skip
