"""Whom somebody met."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

import pyoxigraph as ox

from graph import lookup
from graph.evidence import Evidence, Quote, evidence_of, quotes
from graph.names import Speaker
from graph.query import Row, ask, code, word
from graph.rdf import suffix
from graph.store import Store
from ontology.names import fold
from ontology.vocabulary import EVENT_STATUSES, TOOK_PLACE

AT_ONCE = 1000
"""So many meetings are asked about at once, where the rows decide how many are wanted."""


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """Somebody who was met: an official, or an agency or country where nobody is named.

    `sources` counts the articles that are no copies of one another.
    """

    name: str
    id: str
    country: str | None
    title: str | None
    date: str | None
    place: str | None
    status: str
    event: str
    sources: int
    agency: str | None = None
    evidence: tuple[Quote, ...] = ()


def who_met(
    store: Store, name: str, *, since: str = "", until: str = "", country: str = "", agency: str = "",
    planned: bool = False, lang: str = "", limit: int = 0, evidence: bool = True,
) -> list[MeetingRow]:  # fmt: skip
    """List whom somebody met, the latest first: the other side of each meeting that took place, or (`planned`) of any.

    `country` is a code or a name, `agency` a part of an agency's name or of a post.
    """
    counted = EVENT_STATUSES if planned else [status for status in EVENT_STATUSES if status in TOOK_PLACE]
    asked, of = ox.NamedNode(lookup.find(store, name).iri), lookup.country(store, country) if country else None
    rows: list[Row] = []
    for found in _met(store, asked, of, counted, since, until, 0 if agency else limit, fold(agency)):
        rows += [row for row in found if fold(agency) in fold(f"{row['agency'] or ''} {row['title'] or ''}")]
        if 0 < limit <= len(rows):
            break
    told = evidence_of(store, (row["event"] for row in rows)) if evidence else {}
    speaker = Speaker(store, lang)
    return [_row(row, speaker, told) for row in rows[: limit or None]]


def _met(
    store: Store, asked: ox.NamedNode, of: ox.NamedNode | None, statuses: Sequence[str], since: str, until: str, limit: int, post: str
) -> Iterator[list[Row]]:  # fmt: skip
    """Give the rows of `queries/who-met.rq`; of what the side index finds so many meetings at a time, the latest first."""
    if not store.finder:
        bounds: dict[str, Any] = {"since": ox.Literal(since), "until": ox.Literal(until), **({"of": of} if of else {})}
        yield ask(store, "who-met", limit=limit, asked=asked, status=[word(one) for one in statuses], **bounds)
        return
    who, home = suffix(asked), suffix(of) if of else ""
    events = store.finder.meetings(who, statuses, since=since, until=until, country=home, post=post)
    while some := list(islice(events, limit or AT_ONCE)):
        yield store.finder.ask("who-met", event=some, asked=who, of=home)
        if limit:
            return


def _row(row: Row, speaker: Speaker, told: Evidence) -> MeetingRow:
    return MeetingRow(
        speaker.name(row["id"], row["name"]), row["id"], code(row["side"]), row["title"], row["date"],
        speaker.place(row["where"], row["place"]), row["status"], row["event"], row["sources"], row["agency"],
        quotes(told, row["event"]),
    )  # fmt: skip
