"""All that is told of a person, an agency, a country, or of one event or agreement."""

from __future__ import annotations

import re

import pyoxigraph as ox

from graph.lookup import find
from graph.names import Speaker
from graph.questions.agreement import AgreementRow, stages
from graph.questions.event import TimelineRow, details, happened, timeline_rows
from graph.questions.posts import PostRow, posts
from graph.rdf import node, term
from graph.store import Store
from ontology.errors import NameUnknown
from ontology.vocabulary import BASE

EVENT = re.compile(
    rf"(?:{re.escape(BASE)})?((?:meeting|visit|operation|award|appointment|agreement|cooperation)/[0-9a-f]+)"
)


def show(store: Store, name: str, *, lang: str = "", limit: int = 0, evidence: bool = True) -> list[TimelineRow]:
    """List all that is told of somebody or something: names, country, posts held, then the events by date.

    `name` may be the address of an event or agreement, as answers give it: then its stages are listed.
    """
    event = EVENT.fullmatch(name)
    if event:
        return _event(store, node(event[1]), lang, evidence)
    found = find(store, name)
    iri = ox.NamedNode(found.iri)
    held = [_post(row) for row in posts(store, found.iri, lang=lang, evidence=evidence)]
    events = timeline_rows(store, happened(store, [found.iri], limit), lang, evidence)
    return [*_names(store, iri, Speaker(store, lang).name(found.iri, found.label)), *held, *events]


def _names(store: Store, iri: ox.NamedNode, shown: str) -> list[TimelineRow]:
    """The name that is shown, the other ways in which articles write it, and the country."""
    told = {name: _values(store, iri, name) for name in ("rdfs:label", "skos:altLabel", "lia:ofCountry")}
    others = dict.fromkeys(form for name in ("rdfs:label", "skos:altLabel") for form in told[name] if form != shown)
    countries = [code.removeprefix(f"{BASE}country/") for code in told["lia:ofCountry"]]
    lines = [("name", shown), *(("also written", form) for form in others), *(("country", code) for code in countries)]
    return [TimelineRow(None, kind, None, label, (), None, iri.value, 0) for kind, label in lines]


def _values(store: Store, iri: ox.NamedNode, name: str) -> list[str]:
    found = store.quads.quads_for_pattern(iri, term(name), None, iri)
    return sorted(str(quad.object.value) for quad in found)  # type: ignore[union-attr]  # no triple terms


def _post(row: PostRow) -> TimelineRow:
    return TimelineRow(row.first, "role", "held" if not row.ended else "former", row.title, (row.name,), None, row.event, row.sources, row.evidence)  # fmt: skip


def _event(store: Store, iri: ox.NamedNode, lang: str, evidence: bool) -> list[TimelineRow]:
    rows = timeline_rows(store, details(store, [iri.value]), lang, evidence)
    if not rows:
        raise NameUnknown(iri.value.removeprefix(BASE))
    return [_stage(rows[0], one) for one in stages(store, iri, lang, evidence)] or rows


def _stage(row: TimelineRow, stage: AgreementRow) -> TimelineRow:
    return TimelineRow(
        stage.date, row.kind, stage.status, row.label, stage.parties, row.place, row.event, stage.sources, stage.evidence
    )  # fmt: skip
