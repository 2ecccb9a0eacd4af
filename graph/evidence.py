"""The sentences behind rows: who printed them, when and where."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pyoxigraph as ox

from graph.query import ask
from graph.store import Store


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence that states what a row says, and where it was printed."""

    quote: str
    outlet: str | None
    url: str | None
    published: str | None


Evidence = dict[str, list[tuple[str, Quote]]]
"""Of each event the quotes, with the state in which they have it."""


def evidence_of(store: Store, events: Iterable[str]) -> Evidence:
    """List the sentences that tell of events, each once, the surest tellings first."""
    wanted = [ox.NamedNode(event) for event in dict.fromkeys(events)]
    found: Evidence = {}
    for row in ask(store, "evidence", event=wanted) if wanted else ():
        quote = Quote(row["quote"], row["outlet"], row["url"], (row["published"] or "")[:10] or None)
        found.setdefault(row["event"], []).append((row["status"], quote))
    return found


def quotes(found: Evidence, event: str, status: str = "") -> tuple[Quote, ...]:
    """Give the sentences on an event, or on one of its states."""
    return tuple(dict.fromkeys(quote for state, quote in found.get(event, ()) if status in ("", state)))
