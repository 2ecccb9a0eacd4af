"""The questions of an analyst: each reads a `.rq` file of `queries/` and answers with typed rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from graph import copies, telling
from graph.answers import AgreementRow, ArticleRow, HitRow, MeetingRow, Quote, TimelineRow, TopicRow
from graph.lookup import find
from graph.store import Store
from ontology.names import fold
from ontology.records import TOOK_PLACE
from ontology.vocabulary import BASE, ONTOLOGY

QUERIES = Path(__file__).with_name("queries")
LIFE = ("proposed", "planned", "signed", "ratified", "in_force", "expired", "cancelled", "denied")
"""The order of an agreement's states, for tellings that have no date."""

Record = dict[str, Any]


@cache
def query(name: str) -> str:
    """Give the text of a question."""
    return (QUERIES / f"{name}.rq").read_text("utf-8")


def who_met(
    store: Store,
    name: str,
    *,
    since: str = "",
    until: str = "",
    country: str = "",
    agency: str = "",
    planned: bool = False,
) -> list[MeetingRow]:
    """List whom somebody met, by date: the other side of each meeting that took place, or (`planned`) of any.

    `since` and `until` are ISO dates, `country` a code or a name, `agency` a part of an agency's name or of a post.
    """
    asked = find(store, name).iri
    rows = []
    for event, tellings in _by_event(_tellings(store, "facts", node=ox.NamedNode(asked)), "meeting").items():
        first = tellings[0]
        if not (planned or first["status"] in TOOK_PLACE) or not within(first["date"], since, until):
            continue
        for other in _others(tellings, asked):
            if _is_of(store, other, country) and fold(agency) in fold(
                f"{other['agency'] or ''} {other['title'] or ''}"
            ):
                rows.append(_meeting(store, other, event, tellings))
    return sorted(rows, key=lambda row: (row.date or "", row.name), reverse=True)


def _meeting(store: Store, other: Record, event: str, tellings: Sequence[Record]) -> MeetingRow:
    first = tellings[0]
    place = next((one["place"]["label"] for one in tellings if one["place"]), None)
    return MeetingRow(
        other["label"], other["id"], other["country"], other["title"], first["date"], place, first["status"], event,
        _sources(store, tellings), _quotes(tellings),
    )  # fmt: skip


def _others(tellings: Sequence[Record], asked: str) -> list[Record]:
    """List the other side of a meeting: its officials, else its agencies, else its countries."""
    everybody = {one["id"]: one for telling in tellings for one in telling["participants"]}
    own = everybody[asked]["country"]
    side = [one for one in everybody.values() if one["id"] != asked and (one["country"] != own or own is None)]
    officials = [one for one in side if one["type"] == "official"]
    named = {one["country"] for one in officials}
    unnamed = [one for one in side if one["type"] != "official" and one["country"] not in named]
    agencies = [one for one in unnamed if one["type"] != "country"]
    of_agencies = {one["country"] for one in agencies}
    return [
        *officials,
        *agencies,
        *(one for one in unnamed if one["type"] == "country" and one["country"] not in of_agencies),
    ]


def agreements(
    store: Store, *, status: str = "", between: Sequence[str] | None = None, as_of: str = "", history: bool = False
) -> list[AgreementRow]:
    """List agreements in their last state, or (`history`) in each; `as_of` leaves out what was printed after a date."""
    wanted = {_country(store, name) for name in between or ()}
    rows = []
    for event, tellings in _by_event(_tellings(store, "agreements"), "agreement").items():
        known = sorted((one for one in tellings if _printed_by(one, as_of)), key=_stage)
        if not known or not wanted <= set(known[0]["countries"]):
            continue
        states = _states(known) if history else [known[-1]["status"]]
        rows += [_agreement(store, event, [one for one in known if one["status"] == state], known) for state in states]
    return sorted((row for row in rows if status in ("", row.status)), key=lambda row: (row.date or "", row.id))


def _states(tellings: Sequence[Record]) -> list[str]:
    return list(dict.fromkeys(one["status"] for one in tellings))


def _agreement(store: Store, event: str, tellings: Sequence[Record], known: Sequence[Record]) -> AgreementRow:
    parties = _labels(one for telling in known for one in telling["participants"] if one["as"] == "party")
    date = next((one["date"] for one in tellings if one["date"]), None)
    title = next((one["title"] for one in known if one.get("title")), None)
    return AgreementRow(
        event, title, known[-1].get("agreement_kind", "agreement"), parties, tuple(known[0]["countries"]),
        tellings[0]["status"], date, _sources(store, tellings), _quotes(tellings),
    )  # fmt: skip


def _labels(participants: Iterable[Record]) -> tuple[str, ...]:
    """Name each participant once, as the first telling does: others may be in other languages."""
    named: dict[str, str] = {}
    for one in participants:
        named.setdefault(one["id"], one["label"])
    return tuple(named.values())


def _stage(telling: Record) -> tuple[str, int]:
    return ((telling["date"] or telling["article"]["published"] or "")[:10], LIFE.index(telling["status"]))


def _printed_by(telling: Record, day: str) -> bool:
    return not day or ((telling["article"]["published"] or "")[:10] <= day and (telling["date"] or "") <= day)


def timeline(store: Store, names: Iterable[str] = (), *, since: str = "", until: str = "") -> list[TimelineRow]:
    """List all events, or those in which all of the named take part, by date; posts held are no events."""
    found = [find(store, name).iri for name in names]
    grouped = _by_event(store.facts() if not found else _tellings(store, "facts", node=ox.NamedNode(found[0])), "")
    rows = []
    for event, tellings in grouped.items():
        taking_part = {one["id"]: one["label"] for telling in tellings for one in telling["participants"]}
        if (
            tellings[0]["kind"] != "role"
            and set(found) <= set(taking_part)
            and within(tellings[0]["date"], since, until)
        ):
            rows.append(_event_row(store, event, tellings))
    return sorted(rows, key=lambda row: (row.date or "9999", row.event))


def between(store: Store, one: str, other: str) -> list[TimelineRow]:
    """List everything between two names, by date."""
    return timeline(store, (one, other))


def show(store: Store, name: str) -> list[TimelineRow]:
    """List all that is told of somebody or something: the posts held, then the events by date."""
    node = find(store, name).iri
    grouped = _by_event(_tellings(store, "facts", node=ox.NamedNode(node)), "")
    rows = [_event_row(store, event, tellings) for event, tellings in grouped.items()]
    return sorted(rows, key=lambda row: (row.kind != "role", row.date or "9999", row.label))


def _event_row(store: Store, event: str, tellings: Sequence[Record]) -> TimelineRow:
    first = tellings[0]
    everybody = [one for telling in tellings for one in telling["participants"]]
    people = _labels(one for one in everybody if one["type"] != "country")
    place = next((one["place"]["label"] for one in tellings if one["place"]), None)
    participants = people or _labels(everybody)
    return TimelineRow(
        first["date"], first["kind"], first["status"], _label(first), participants, place, event,
        _sources(store, tellings), _quotes(tellings),
    )  # fmt: skip


def _label(telling: Record) -> str:
    """Say what an event is in a few words: its detail if it has one, else its kind."""
    keys = ("title", "honour", "post", "agreement_kind", "operation_kind")
    return str(next((telling[key] for key in keys if telling.get(key)), telling["kind"])).replace("_", " ")


def topics(store: Store) -> list[TopicRow]:
    """List the topics, the most told of first."""
    return [
        TopicRow(
            row["topic"].value.removeprefix(ONTOLOGY), int(row["events"].value), int(row["articles"].value),
            row["first"].value[:10] if row["first"] else None, row["last"].value[:10] if row["last"] else None,
        )
        for row in store.query(query("topics"))
    ]  # fmt: skip


def search(store: Store, text: str) -> list[HitRow]:
    """List the names and the quotations that hold a text, without regard to accents and case."""
    wanted = fold(text)
    hits = (HitRow(row["found"].value, row["text"].value, row["id"].value) for row in store.query(query("search")))
    return [hit for hit in hits if wanted in fold(hit.text)]


def articles(store: Store) -> list[ArticleRow]:
    """List the articles of the store by publication date, with the number of their facts and what they copy."""
    counts: dict[str, int] = defaultdict(int)
    for fact in store.facts():
        counts[fact["article"]["id"]] += 1
    records = store.articles()
    first = copies.originals(records, copies.kept(store.quads))
    return [
        ArticleRow(
            one["id"].rpartition("/")[2], one["published"], one["title"], one["outlet"], one["language"], one["source"],
            counts[one["id"]], first[one["id"]].rpartition("/")[2] if one["id"] in first else None,
        )
        for one in records
    ]  # fmt: skip


def _tellings(store: Store, name: str, **bound: ox.NamedNode) -> list[Record]:
    """Rebuild the facts whose tellings a query names."""
    records: dict[str, Record] = {}
    found = []
    for row in store.query(query(name), **bound):
        article = row["article"]
        if article.value not in records:
            records[article.value] = telling.article_record(store.quads, article)
        found.append(telling.telling(store.quads, row["fact"], article, records[article.value]))
    return found


def _by_event(tellings: Iterable[Record], kind: str) -> dict[str, list[Record]]:
    """Group tellings of a kind (or of all) by what they tell of, the surest first."""
    groups: dict[str, list[Record]] = defaultdict(list)
    for one in tellings:
        if kind in ("", one["kind"]):
            groups[one["event"]].append(one)
    return {event: sorted(group, key=lambda one: (-one["confidence"], one["id"])) for event, group in groups.items()}


def _sources(store: Store, tellings: Iterable[Record]) -> int:
    """Count the articles that are no copies of one another."""
    return copies.independent(copies.kept(store.quads, [one["article"]["id"] for one in tellings]))


def _quotes(tellings: Iterable[Record]) -> tuple[Quote, ...]:
    """List the sentences that state an event, each once, with where they were printed."""
    quotes = [
        Quote(
            piece["quote"],
            one["article"]["outlet"],
            one["article"]["url"],
            (one["article"]["published"] or "")[:10] or None,
        )
        for one in tellings
        for piece in one["evidence"]
    ]
    return tuple(dict.fromkeys(quotes))


def within(date: str | None, since: str, until: str) -> bool:
    """Whether a date, as precise as it is, may lie between two; what has none does only if neither is asked for."""
    if not date:
        return not since and not until
    return date >= since[: len(date)] and (not until or date[: len(until)] <= until)


def _country(store: Store, name: str) -> str:
    """Give the code of a country by its name or code."""
    if len(name) == 2 and name.isalpha():
        return name.upper()
    return find(store, name).iri.removeprefix(f"{BASE}country/")


def _is_of(store: Store, one: Record, country: str) -> bool:
    return not country or one["country"] == _country(store, country)
