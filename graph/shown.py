"""What lists show of events: who, what, when, where, and the sentences; neither the stages of an agreement nor its topics.

The side index has all of it, so that a list costs two of its questions; without one, and of posts held, which are not in
it, the graphs of the events say it (`graph.told`).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

import pyoxigraph as ox

from graph import told
from graph.finder import Finder
from graph.rdf import term
from graph.store import Store
from graph.thing import values
from graph.told import Article, Event, Party, Sentence
from ontology.vocabulary import BASE


def events(store: Store, iris: Iterable[str]) -> list[Event]:
    """Give events in their order, without those that the store does not know."""
    asked = list(dict.fromkeys(iris))
    found = _indexed(store.finder, asked) if store.finder else {}
    found |= {one.iri: _brief(one) for one in told.events(store, [iri for iri in asked if iri not in found])}
    return [found[iri] for iri in asked if iri in found]


def events_in(store: Store, article: str) -> list[Event]:
    """List what an article tells, in the order of its addresses; each with the sentences of this article alone."""
    place = ox.NamedNode(article)
    annotations = store.quads.quads_for_pattern(None, term("rdf:type"), term("oa:Annotation"), place)
    bodies = {body for one in annotations for body in values(store, one.subject, "oa:hasBody")}  # type: ignore[arg-type]  # no blank nodes
    return [_only(one, article) for one in events(store, sorted(bodies))]


def _only(one: Event, article: str) -> Event:
    return replace(one, sentences=tuple(said for said in one.sentences if said.article.iri == article))


def _brief(one: Event) -> Event:
    """Leave out what no list shows."""
    who = tuple(Party(party.iri, party.type, party.label) for party in one.who)
    return replace(one, stated=one.stated if one.kind == "role" else "", who=who, topics=(), stages=())


def _indexed(finder: Finder, asked: Sequence[str]) -> dict[str, Event]:
    """Read events from the side index."""
    ids = [iri.removeprefix(BASE) for iri in asked]
    sentences = _sentences(finder, ids) if ids else {}
    rows = groupby(finder.ask("shown", event=ids) if ids else (), key=lambda row: row["event"])
    return {event: _event(list(of_event), sentences.get(event, {})) for event, of_event in rows}


def _event(rows: Sequence[Mapping[str, Any]], sentences: Iterable[Sentence]) -> Event:
    """Make an event of its rows, one for each who takes part."""
    one, names = rows[0], {row["who"]: row["name"] for row in rows if row["who"]}
    faces = [row["who"] for row in rows if row["party"]] or [row["who"] for row in rows if row["face"]]
    who = (Party(iri, told.class_of(iri), names[iri]) for iri in told.shown_of(names, faces))
    return Event(
        one["event"], one["kind"], one["status"], one["day"], "", one["label"] or one["detail"].partition("-")[2],
        (one["spot"], one["place"]) if one["spot"] else None, tuple(who), (), tuple(json.loads(one["attributed"] or "[]")), (),
        told.surest(sentences, one["status"]),
    )  # fmt: skip


def _sentences(finder: Finder, ids: Sequence[str]) -> dict[str, dict[Sentence, None]]:
    """List the quotations of events, each once in each article."""
    found: dict[str, dict[Sentence, None]] = {}
    for row in finder.ask("sentences", event=ids):
        printed = (row["article"], row["title"], row["outlet"], row["published"], row["url"], row["language"])
        found.setdefault(row["event"], {})[Sentence(row["quote"], row["status"], row["sure"], Article(*printed))] = None
    return found
