"""Events by date: of the whole store, of names, of two countries."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import groupby

import pyoxigraph as ox

from graph.answers import TimelineRow
from graph.evidence import Evidence, evidence_of, quotes
from graph.lookup import find
from graph.names import Speaker
from graph.query import Row, ask, kind
from graph.rdf import date as dated
from graph.store import Store

FIRST_YEAR = 1945
YEARS_AHEAD = 5


def timeline(
    store: Store, names: Iterable[str] = (), *, since: str = "", until: str = "", lang: str = "", limit: int = 0,
    evidence: bool = True,
) -> list[TimelineRow]:  # fmt: skip
    """List all events, or those in which all of the named take part, by date; posts held are no events."""
    asked = [ox.NamedNode(find(store, name).iri) for name in names]
    bounds = {"since": ox.Literal(since), "until": ox.Literal(until)}
    if asked:
        found = ask(store, "timeline", limit=limit, asked=dict.fromkeys(asked), **bounds)
    elif limit:
        found = _latest(store, limit, since, until)
    else:
        found = ask(store, "chronicle", limit=0, **bounds) + _undated(store, 0, since, until)
    return timeline_rows(store, found, lang, evidence)


def between(
    store: Store, one: str, other: str, *, lang: str = "", limit: int = 0, evidence: bool = True
) -> list[TimelineRow]:
    """List everything between two names, by date."""
    return timeline(store, (one, other), lang=lang, limit=limit, evidence=evidence)


def _latest(store: Store, limit: int, since: str, until: str) -> list[Row]:
    """Give the latest events, years by years backwards until there are enough: an engine has no index by order of dates.

    Each time twice as many years are asked for as before, so that a store of few events needs few queries.
    """
    bounds = {"since": ox.Literal(since), "until": ox.Literal(until)}
    found: list[Row] = []
    last, first = min(int(until[:4] or 9999), date.today().year + YEARS_AHEAD), int(since[:4] or FIRST_YEAR)
    width, left = 1, limit
    while last >= first and left > 0:
        start = max(first, last - width + 1)
        found = ask(store, "chronicle", limit=left, month=_months(start, last), **bounds) + found
        left = limit - len({row["event"] for row in found})
        last, width = start - 1, width * 2
    return found + (_undated(store, left, since, until) if left > 0 else [])


def _months(start: int, end: int) -> list[ox.Literal]:
    """List the months of some years, and the years themselves, for dates without a month."""
    years = range(start, end + 1)
    return [dated(text) for year in years for text in (f"{year}", *(f"{year}-{month:02}" for month in range(1, 13)))]


def _undated(store: Store, limit: int, since: str, until: str) -> list[Row]:
    """Give the events whose date is not known; none if a period is asked for."""
    return [] if since or until else ask(store, "undated", limit=limit)


def timeline_rows(store: Store, found: list[Row], lang: str, evidence: bool) -> list[TimelineRow]:
    """Make one row of those of the participants of each event; the order stays."""
    told = evidence_of(store, (row["event"] for row in found)) if evidence else {}
    speaker = Speaker(store, lang)
    return [_row(list(group), speaker, told) for _, group in groupby(found, lambda row: row["event"])]


def participants(rows: Iterable[Row], speaker: Speaker) -> tuple[str, ...]:
    """List who takes part: officials, agencies and organisations; the countries only where nobody else does."""
    names = {row["who"]: (row["class"] == "Country", speaker.name(row["who"], row["participant"])) for row in rows}
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
