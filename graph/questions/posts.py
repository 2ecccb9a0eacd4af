"""Who headed an agency, and when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

import pyoxigraph as ox

from graph.evidence import Evidence, Quote, evidence_of, quotes
from graph.lookup import find
from graph.names import Speaker
from graph.query import Row, ask
from graph.rdf import suffix, term
from graph.store import Store
from graph.telling import subject_of

HEAD = "head"
"""The kind of office (`ontology/gazetteer/offices.tsv`) that leads a body."""
AT_ONCE = 1000
"""So many posts are asked about at once: engines join as few one by one, and for more pass over all there are."""


@dataclass(frozen=True, slots=True)
class PostRow:
    """Somebody in a post, with the first and the last day on which an article says so, and the first that calls it past."""

    name: str
    id: str
    title: str
    organisation: str | None
    first: str | None
    last: str | None
    event: str
    sources: int
    ended: str | None = None
    evidence: tuple[Quote, ...] = ()


def headed(store: Store, agency: str, *, on: str = "", lang: str = "", evidence: bool = True) -> list[PostRow]:
    """List who headed an agency, with the days on which articles say so; or who did on a day.

    Articles say who is in office, seldom since when: on a day it is who was last said to be, and not called a former
    one before it.
    """
    return posts(store, find(store, agency).iri, on=on, office=HEAD, lang=lang, evidence=evidence)


def posts(
    store: Store, iri: str, *, on: str = "", office: str = "", lang: str = "", evidence: bool = True
) -> list[PostRow]:
    """List the posts that somebody holds, or that are held in a body, by the day on which that was first said."""
    kinds = {"office": ox.Literal(office)} if office else {}
    tenures, found = _tenures(store, iri), []
    while some := list(islice(tenures, AT_ONCE)):
        found += ask(store, "posts", limit=AT_ONCE, asked=ox.NamedNode(iri), event=some, **kinds)
    found.sort(key=lambda row: (row["first"], row["name"], row["event"]))
    if on:
        said = [(_said(row, on), row) for row in found]
        last = max((day for day, _ in said), default="")
        found = [row for day, row in said if day and day == last]
    told = evidence_of(store, (row["event"] for row in found)) if evidence else {}
    speaker = Speaker(store, lang)
    return [_row(row, speaker, told) for row in found]


def _tenures(store: Store, iri: str) -> Iterator[ox.NamedNode]:
    """Give the posts that somebody holds, or that are held in a body."""
    for name in ("lia:holder", "lia:organisation"):
        for quad in store.quads.quads_for_pattern(None, term(name), ox.NamedNode(iri), None):
            if suffix(subject_of(quad)).startswith("tenure/"):
                yield subject_of(quad)


def _said(row: Row, on: str) -> str:
    """Give the last day up to a day on which somebody was said to be in office; nothing if that was over by then."""
    if (row["ended"] and row["ended"] <= on) or not row["first"] or row["first"][: len(on)] > on:
        return ""
    return min(str(row["last"]), on)


def _row(row: Row, speaker: Speaker, told: Evidence) -> PostRow:
    body = speaker.name(row["in"], row["organisation"]) if row["in"] else None
    return PostRow(
        speaker.name(row["id"], row["name"]), row["id"], row["title"], body, row["first"] or None, row["last"] or None, row["event"],
        row["sources"], row["ended"] or None, quotes(told, row["event"]),
    )  # fmt: skip
