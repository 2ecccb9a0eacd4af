"""Topics, in all or over time."""

from __future__ import annotations

from dataclasses import dataclass

import pyoxigraph as ox

from graph.query import Row, ask
from graph.rdf import integer
from graph.store import Store

LENGTHS = {"": 0, "year": 4, "month": 7}
"""How much of a date makes a period."""
COLUMNS = ("topic", "period", "events", "articles", "first", "last")


@dataclass(frozen=True, slots=True)
class TopicRow:
    """A topic in all or in one period: how many events speak of it, how often articles tell of those, from when to when."""

    topic: str
    events: int
    articles: int
    first: str | None
    last: str | None
    period: str | None = None


def topics(store: Store, *, by: str = "", since: str = "", until: str = "", lang: str = "") -> list[TopicRow]:
    """List the topics, the most told of first; `by` year or month each period of its own, in order.

    Topics are words of the ontology, which has labels for them: `lang` changes nothing here.
    """
    if store.finder:
        return [_row(dict(zip(COLUMNS, row, strict=True))) for row in store.finder.topics(LENGTHS[by], since, until)]
    bounds = {"length": integer(LENGTHS[by]), "since": ox.Literal(since), "until": ox.Literal(until)}
    return [_row(row) for row in ask(store, "topics", limit=None, **bounds)]


def _row(row: Row) -> TopicRow:
    first = row["first"] if row["first"] != "none" else None
    return TopicRow(row["topic"], row["events"], row["articles"], first, row["last"] or None, row["period"] or None)
