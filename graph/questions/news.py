"""What is new since a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import groupby

import pyoxigraph as ox

from graph.evidence import Evidence, Quote, evidence_of, quotes
from graph.names import Speaker
from graph.query import Row, ask, kind
from graph.questions.event import label, participants
from graph.store import Store
from ontology.errors import QueryError


@dataclass(frozen=True, slots=True)
class NewRow:
    """An event, or a state of an agreement, of which the first article was printed on a day."""

    published: str
    date: str | None
    kind: str
    status: str
    label: str
    participants: tuple[str, ...]
    place: str | None
    event: str
    sources: int
    evidence: tuple[Quote, ...] = ()


def new(store: Store, since: str, *, lang: str = "", limit: int = 0, evidence: bool = True) -> list[NewRow]:
    """List events of which the first article was printed since a day, and states of agreements told of since then."""
    _check(since)
    found = told_first(store, since, limit)
    told = evidence_of(store, (row["event"] for row in found)) if evidence else {}
    speaker = Speaker(store, lang)
    groups = groupby(found, lambda row: (row["published"], row["event"], row["subject"]))
    return [_row(list(group), speaker, told) for _, group in groups]


def told_first(store: Store, since: str, limit: int) -> list[Row]:
    """Give the rows of `queries/new.rq`: what articles first told of since a day, one for each participant."""
    if store.finder:
        return store.finder.ask("new", subject=store.finder.news(since, limit))
    return ask(store, "new", limit=limit, since=ox.Literal(since))


def _check(since: str) -> None:
    try:
        date.fromisoformat(f"{since}-01-01"[:10])
    except ValueError:
        raise QueryError(f"“{since}” is no date: write it as 2026-03-01") from None


def _row(rows: list[Row], speaker: Speaker, told: Evidence) -> NewRow:
    first = rows[0]
    state = first["status"] if kind(first) == "agreement" else ""
    return NewRow(
        first["published"], first["date"], kind(first), first["status"], label(first), participants(rows, speaker),
        speaker.place(first["where"], first["place"]), first["event"], first["sources"],
        quotes(told, first["event"], state),
    )  # fmt: skip
