"""Who headed an agency, and when."""

from __future__ import annotations

from dataclasses import dataclass

import pyoxigraph as ox

from graph.evidence import Evidence, Quote, evidence_of, quotes
from graph.lookup import find
from graph.names import Speaker
from graph.query import Row, ask
from graph.store import Store

HEAD = "head"
"""The kind of office (`ontology/gazetteer/offices.tsv`) that leads a body."""
FEW = 1000
"""Engines join a few posts one by one, which is faster than passing over all; only for more is it asked without a limit."""


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
    found = ask(store, "posts", limit=FEW, asked=ox.NamedNode(iri), **kinds)
    if len(found) >= FEW:
        found = ask(store, "posts", limit=0, asked=ox.NamedNode(iri), **kinds)
    if on:
        said = [(_said(row, on), row) for row in found]
        last = max((day for day, _ in said), default="")
        found = [row for day, row in said if day and day == last]
    told = evidence_of(store, (row["event"] for row in found)) if evidence else {}
    speaker = Speaker(store, lang)
    return [_row(row, speaker, told) for row in found]


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
