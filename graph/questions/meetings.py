"""Whom somebody met."""

from __future__ import annotations

import pyoxigraph as ox

from graph import lookup
from graph.answers import MeetingRow
from graph.evidence import Evidence, evidence_of, quotes
from graph.names import Speaker
from graph.query import Row, ask, code, word
from graph.store import Store
from ontology.names import fold
from ontology.records import TOOK_PLACE
from ontology.vocabulary import EVENT_STATUSES


def who_met(
    store: Store, name: str, *, since: str = "", until: str = "", country: str = "", agency: str = "",
    planned: bool = False, lang: str = "", limit: int = 0, evidence: bool = True,
) -> list[MeetingRow]:  # fmt: skip
    """List whom somebody met, the latest first: the other side of each meeting that took place, or (`planned`) of any.

    `country` is a code or a name, `agency` a part of an agency's name or of a post.
    """
    counted = EVENT_STATUSES if planned else [status for status in EVENT_STATUSES if status in TOOK_PLACE]
    found = ask(
        store, "who-met", limit=0 if agency else limit, asked=ox.NamedNode(lookup.find(store, name).iri),
        status=map(word, counted), since=ox.Literal(since), until=ox.Literal(until), **_of(store, country),
    )  # fmt: skip
    rows = [row for row in found if fold(agency) in fold(f"{row['agency'] or ''} {row['title'] or ''}")]
    told = evidence_of(store, (row["event"] for row in rows)) if evidence else {}
    speaker = Speaker(store, lang)
    return [_row(row, speaker, told) for row in rows[: limit or None]]


def _of(store: Store, name: str) -> dict[str, ox.NamedNode]:
    return {"of": lookup.country(store, name)} if name else {}


def _row(row: Row, speaker: Speaker, told: Evidence) -> MeetingRow:
    return MeetingRow(
        speaker.name(row["id"], row["name"]), row["id"], code(row["side"]), row["title"], row["date"],
        speaker.place(row["where"], row["place"]), row["status"], row["event"], row["sources"], row["agency"],
        quotes(told, row["event"]),
    )  # fmt: skip
