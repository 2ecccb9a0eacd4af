"""Which events a page shows: the latest, of all or of somebody, by the day of the event or by that of print.

Each function gives the addresses of so many events after the first `skip`, and no more, so that a page is bounded.
"""

from __future__ import annotations

from itertools import islice

import pyoxigraph as ox

from graph import questions
from graph.query import ask
from graph.questions.news import told_first
from graph.store import Store
from ontology.vocabulary import BASE

PLACES = f"{BASE}place/"


def events_of(store: Store, who: str, *, skip: int = 0, count: int) -> list[str]:
    """List the events in which somebody takes part, or that concern a country or are in a place, the latest first."""
    if store.finder:
        asked, limit = who.removeprefix(BASE), skip + count
        here = who.startswith(PLACES)
        found = store.finder.events_at(asked, limit=limit) if here else store.finder.events([asked], limit=limit)
        return [BASE + one for one in found[skip:]]
    rows = ask(store, "latest", limit=skip + count, who=ox.NamedNode(who))
    return [str(row["event"]) for row in rows[skip:]]


def events(store: Store, *, until: str = "", skip: int = 0, count: int) -> list[str]:
    """List the events of the whole store up to a day, the latest first, those without a date last."""
    if store.finder:
        return [BASE + one for one in store.finder.events(until=until, limit=skip + count)[skip:]]
    rows = questions.timeline(store, until=until, limit=skip + count, evidence=False)
    by_event = sorted(rows, key=lambda row: row.event)
    return [row.event for row in sorted(by_event, key=lambda row: row.date or "", reverse=True)][skip:]


def printed(store: Store, *, count: int) -> list[str]:
    """List the events of which articles first told last, or of whose new states they did."""
    rows = told_first(store, "", count)
    return list(islice(dict.fromkeys(str(row["event"]) for row in reversed(rows)), count))


def agreements(store: Store, status: str, *, count: int) -> list[str]:
    """List the agreements whose present state it is, the latest first."""
    if store.finder:
        found = store.finder.steps([status], (), count, history=False, asof="", told="", passed="")
        return [BASE + agreement for _, agreement in found]
    rows = questions.agreements(store, status=status, limit=count, evidence=False)
    return [row.id for row in reversed(rows)]
