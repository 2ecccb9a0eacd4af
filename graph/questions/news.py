"""What is new since a day."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import groupby

import pyoxigraph as ox

from graph.answers import NewRow
from graph.evidence import Evidence, evidence_of, quotes
from graph.names import Speaker
from graph.query import Row, ask, kind
from graph.questions.event import label, participants
from graph.rdf import date as dated
from graph.store import Store
from ontology.errors import QueryError

LONGEST = 400
"""Up to this many days are asked for one by one, which an engine finds by its index."""


def new(store: Store, since: str, *, lang: str = "", limit: int = 0, evidence: bool = True) -> list[NewRow]:
    """List events of which the first article was printed since a day, and states of agreements told of since then."""
    days = _days(since)
    printed = {"published": [dated(day) for day in days]} if days else {}
    found = ask(store, "new", limit=limit, since=ox.Literal(since), **printed)
    told = evidence_of(store, (row["event"] for row in found)) if evidence else {}
    speaker = Speaker(store, lang)
    groups = groupby(found, lambda row: (row["published"], row["event"], row["subject"]))
    return [_row(list(group), speaker, told) for _, group in groups]


def _days(since: str) -> list[str]:
    try:
        start = date.fromisoformat(f"{since}-01-01"[:10] if len(since) == 4 else f"{since}-01"[:10])
    except ValueError:
        raise QueryError(f"“{since}” is no date: write it as 2026-03-01") from None
    length = (date.today() - start).days + 2
    return [(start + timedelta(days=day)).isoformat() for day in range(length)] if 0 < length <= LONGEST else []


def _row(rows: list[Row], speaker: Speaker, told: Evidence) -> NewRow:
    first = rows[0]
    state = first["status"] if first["kind"] == "Agreement" else ""
    return NewRow(
        first["published"], first["date"], kind(first), first["status"], label(first), participants(rows, speaker),
        speaker.place(first["where"], first["place"]), first["event"], first["sources"],
        quotes(told, first["event"], state),
    )  # fmt: skip
