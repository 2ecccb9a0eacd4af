"""Where articles disagree on a date, or on whether something took place."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from graph.evidence import Quote
from graph.query import Row, ask
from graph.questions.event import TimelineRow, details, timeline_rows
from graph.rdf import node
from graph.store import Store


@dataclass(frozen=True, slots=True)
class ContradictionRow:
    """What one article says of something on which articles disagree: its date, or whether it took place."""

    label: str
    participants: tuple[str, ...]
    about: str
    value: str
    outlet: str | None
    published: str | None
    article: str
    event: str
    evidence: tuple[Quote, ...] = ()


def contradictions(store: Store, *, lang: str = "", limit: int = 0, evidence: bool = True) -> list[ContradictionRow]:
    """List what each article says of a thing on whose date, or on whose taking place, articles disagree.

    `limit` is the number of things at most, the latest.
    """
    disputed = {"event": [node(one) for one in store.finder.disputes(limit)]} if store.finder else {}
    found = ask(store, "contradictions", limit=limit, **disputed) if disputed.get("event") != [] else []
    events = dict.fromkeys(row["event"] for row in found)
    told = {row.event: row for row in timeline_rows(store, details(store, events), lang, evidence=False)}
    groups = groupby(found, lambda row: (row["event"], row["about"], row["value"], row["article"]))
    return [_row(list(group), told[event], evidence) for (event, *_), group in groups]


def _row(rows: list[Row], event: TimelineRow, evidence: bool) -> ContradictionRow:
    first = rows[0]
    printed = (first["published"] or "")[:10] or None
    quotes = dict.fromkeys(Quote(row["quote"], row["outlet"], row["url"], printed) for row in rows)
    return ContradictionRow(
        event.label, event.participants, first["about"], first["value"], first["outlet"], printed, first["article"],
        event.event, tuple(quotes) if evidence else (),
    )  # fmt: skip
