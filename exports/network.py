"""The network as files: whom events join, with how many events, of which kinds, between which dates.

GraphML (http://graphml.graphdrawing.org) for igraph, yEd and Cytoscape; GEXF 1.2 (https://gexf.net) for Gephi, where
each event is a spell of its edge, so that its timeline works.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import combinations
from typing import IO, TYPE_CHECKING, Any
from xml.sax.saxutils import XMLGenerator
from xml.sax.xmlreader import AttributesImpl

from exports.days import first_day, last_day
from exports.holdings import Entity, Event, Holdings, gather
from exports.text import clean
from graph.summary import JOINING

if TYPE_CHECKING:
    from exports.formats import Wanted

GEXF = "http://www.gexf.net/1.2draft"
NODE_ATTRIBUTES = {"type": "string", "country": "string", "aliases": "string", "events": "integer"}
EDGE_ATTRIBUTES = {"events": "integer", "kinds": "string", "first": "string", "last": "string", "quote": "string"}
COLOURS = {
    "official": (31, 119, 180),
    "agency": (255, 127, 14),
    "organisation": (148, 103, 189),
    "country": (44, 160, 44),
}


@dataclass(slots=True)
class Edge:
    """Two participants and the events that join them, by date."""

    source: str
    target: str
    events: list[Event] = field(default_factory=list)

    def attributes(self) -> dict[str, str | int]:
        """Say how many events, of which kinds, from when to when, and one sentence that says so."""
        dates = sorted(str(one.dates.date) for one in self.events if one.dates.date)
        return {
            "events": len(self.events), "kinds": ", ".join(sorted({one.kind for one in self.events})),
            "first": dates[0] if dates else "", "last": dates[-1] if dates else "",
            "quote": clean(self.events[0].tellings[0]["evidence"][0]["quote"]),
        }  # fmt: skip


def edges(held: Holdings, status: str = "") -> list[Edge]:
    """List the pairs that took part in one event that took place, or that has the status asked for."""
    found: dict[tuple[str, str], Edge] = {}
    for event in held.of(*JOINING):
        if event.took_place or status:
            ids = sorted({one["id"] for one in event.participants()})
            for pair in combinations(ids, 2):
                found.setdefault(pair, Edge(*pair)).events.append(event)
    return [found[pair] for pair in sorted(found)]


def graphml(wanted: Wanted, stream: IO[bytes]) -> None:
    """Write the network as GraphML; the weight of an edge is the number of its events."""
    import networkx as nx

    held = gather(wanted.store, wanted.selection)
    view: nx.Graph[str] = nx.Graph()
    for one in held.entities.values():
        view.add_node(one.id, label=clean(one.label), **_node(one))
    for edge in edges(held, wanted.selection.status):
        view.add_edge(edge.source, edge.target, weight=len(edge.events), **edge.attributes())
    nx.write_graphml(view, stream, named_key_ids=True)


def _node(one: Entity) -> dict[str, str | int]:
    return {
        "type": one.type, "country": one.country or "", "aliases": clean("; ".join(sorted(one.aliases))),
        "events": len(one.events),
    }  # fmt: skip


def gexf(wanted: Wanted, stream: IO[bytes]) -> None:
    """Write the network as GEXF: 1. what the attributes are 2. the nodes 3. the edges with their spells."""
    held = gather(wanted.store, wanted.selection)
    xml = _Xml(stream)
    xml.open("gexf", {"xmlns": GEXF, "xmlns:viz": f"{GEXF}/viz", "version": "1.2"})
    xml.open("meta", {})
    xml.element("creator", text="Liaison")
    xml.close("meta")
    xml.open("graph", {"mode": "dynamic", "defaultedgetype": "undirected", "timeformat": "date"})
    for name, attributes in (("node", NODE_ATTRIBUTES), ("edge", EDGE_ATTRIBUTES)):  # 1
        xml.open("attributes", {"class": name, "mode": "static"})
        for key, kind in attributes.items():
            xml.element("attribute", {"id": key, "title": key, "type": kind})
        xml.close("attributes")
    xml.open("nodes", {})
    for one in held.entities.values():  # 2
        _gexf_node(xml, one)
    xml.close("nodes")
    xml.open("edges", {})
    for number, edge in enumerate(edges(held, wanted.selection.status)):  # 3
        _gexf_edge(xml, number, edge)
    for name in ("edges", "graph", "gexf"):
        xml.close(name)


def _gexf_node(xml: _Xml, one: Entity) -> None:
    red, green, blue = COLOURS[one.type]
    xml.open("node", {"id": one.id, "label": clean(one.label)})
    xml.values(_node(one))
    xml.element("viz:color", {"r": red, "g": green, "b": blue})
    xml.close("node")


def _gexf_edge(xml: _Xml, number: int, edge: Edge) -> None:
    attributes = edge.attributes()
    xml.open(
        "edge",
        {
            "id": number,
            "source": edge.source,
            "target": edge.target,
            "weight": len(edge.events),
            "label": attributes["kinds"],
        },
    )
    xml.values(attributes)
    dated = [(event.dates.date, event.dates.end_date) for event in edge.events if event.dates.date]
    if len(dated) == len(edge.events):
        xml.open("spells", {})
        for start, end in dict.fromkeys(dated):
            xml.element("spell", {"start": first_day(start), "end": last_day(end or start)})
        xml.close("spells")
    xml.close("edge")


class _Xml:
    """Elements written one after another, indented by nothing, one a line."""

    def __init__(self, stream: IO[bytes]) -> None:
        self.out = XMLGenerator(stream, "utf-8", short_empty_elements=True)
        self.out.startDocument()

    def open(self, name: str, attributes: dict[str, Any]) -> None:
        """Begin an element."""
        self.out.startElement(name, AttributesImpl({key: str(value) for key, value in attributes.items()}))

    def close(self, name: str) -> None:
        """End an element and its line."""
        self.out.endElement(name)
        self.out.characters("\n")

    def element(self, name: str, attributes: dict[str, Any] | None = None, text: str = "") -> None:
        """Write an element that holds no other."""
        self.open(name, attributes or {})
        self.out.characters(text)
        self.close(name)

    def values(self, attributes: dict[str, Any]) -> None:
        """Write the values of attributes that are not empty."""
        self.open("attvalues", {})
        for key, value in attributes.items():
            if value != "":
                self.element("attvalue", {"for": key, "value": value})
        self.close("attvalues")
