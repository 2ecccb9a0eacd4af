"""What the pages show: the tellings of articles, joined by the event they tell of, newest first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph.told import Record
from ontology.vocabulary import BASE

STATES = ("proposed", "planned", "signed", "ratified", "in_force", "expired", "cancelled", "denied")
"""The states of an agreement, in the order of the columns of the board."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A quotation and the article it stands in; `link` is an address that may be followed, or empty."""

    quote: str
    article: str
    title: str
    outlet: str
    published: str
    link: str
    language: str


@dataclass(frozen=True, slots=True)
class Told:
    """One event as a page shows it: what the surest telling says, and the sentences of all."""

    path: str
    kind: str
    status: str
    date: str
    place: str
    what: str
    who: tuple[Mapping[str, Any], ...]
    topics: tuple[str, ...]
    by: str
    sentences: tuple[Sentence, ...]
    printed: str
    """The date of the newest article that tells of it."""


def path_of(iri: str) -> str:
    """Give the address of a node's page, below the root of the site; an IRI that is not ours has none."""
    return f"id/{iri.removeprefix(BASE)}" if iri.startswith(BASE) else ""


def safe_link(address: str | None) -> str:
    """Give an address that a page may link to: only http and https."""
    return address if address and address.lower().startswith(("http://", "https://")) else ""


def told(records: Iterable[Record]) -> list[Told]:
    """Join tellings of one event in one state; the newest first, those without a date last."""
    groups: dict[tuple[str, str], list[Record]] = {}
    for record in records:
        groups.setdefault((record["event"], record["status"]), []).append(record)
    found = [_told(sorted(group, key=lambda one: (-one["confidence"], one["id"]))) for group in groups.values()]
    return sorted(found, key=lambda one: (one.date, one.printed, one.path), reverse=True)


def _told(group: Sequence[Record]) -> Told:
    first = group[0]
    dates = (one["date"] for one in group if one["date"])
    places = (one["place"]["label"] for one in group if one["place"])
    keys = ("title", "honour", "post", "agreement_kind", "operation_kind")
    return Told(
        path=path_of(first["event"]),
        kind=first["kind"],
        status=first["status"],
        date=next(dates, ""),
        place=next(places, ""),
        what=str(next((first[key] for key in keys if first.get(key)), "")).replace("_", " "),
        who=tuple(_who(group)),
        topics=tuple(dict.fromkeys(topic for one in group for topic in one["topics"])),
        by=next((one["attributed_to"] for one in group if one["attributed_to"]), ""),
        sentences=tuple(dict.fromkeys(_sentence(one, piece["quote"]) for one in group for piece in one["evidence"])),
        printed=max((one["article"]["published"] or "")[:10] for one in group),
    )


def _who(group: Sequence[Record]) -> Iterable[Mapping[str, Any]]:
    """List who takes part, each once: officials, then agencies, then the countries that nobody else stands for."""
    everybody = {one["id"]: one for record in group for one in record["participants"]}
    named = {one["country"] for one in everybody.values() if one["type"] != "country"}
    for one in sorted(everybody.values(), key=lambda one: one["type"] != "official"):
        if one["type"] != "country" or one["country"] not in named:
            yield {**one, "path": path_of(one["id"])}


def _sentence(record: Record, quote: str) -> Sentence:
    article = record["article"]
    return Sentence(
        quote, path_of(article["id"]), article["title"] or "", article["outlet"] or "", (article["published"] or "")[:10],
        safe_link(article["url"]), article["language"] or "",
    )  # fmt: skip


def posts(events: Iterable[Told], iri: str) -> list[tuple[str, str]]:
    """List the posts that somebody holds and the date as of which an article says so, the newest first."""
    held: dict[str, str] = {}
    for one in events:
        if one.kind == "role" and any(who["id"] == iri and who["as"] == "holder" for who in one.who):
            held.setdefault(one.what, one.printed)
    return sorted(held.items(), key=lambda item: item[1], reverse=True)


def board(records: Iterable[Record]) -> dict[str, list[Told]]:
    """Put agreements into columns by the last state that articles tell of each."""
    last: dict[str, list[Record]] = {}
    for record in records:
        last.setdefault(record["event"], []).append(record)
    columns: dict[str, list[Told]] = {state: [] for state in STATES}
    for group in last.values():
        state = max(group, key=_stage)["status"]
        columns[state] += told(one for one in group if one["status"] == state)
    return columns


def _stage(record: Record) -> tuple[str, int]:
    day = record["date"] or record["article"]["published"] or ""
    return day[:10], STATES.index(record["status"])
