"""The network of those whom events tie: paths, ranks, communities (networkx)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

import pyoxigraph as ox

from graph.evidence import Evidence, Quote, evidence_of, quotes
from graph.lookup import find, names
from graph.names import Speaker
from graph.query import ask, kind
from graph.rdf import node
from graph.store import Store
from ontology.errors import QueryError
from ontology.vocabulary import BASE

if TYPE_CHECKING:
    import networkx as nx

COUNTRIES: Final = f"{BASE}country/"
SEED: Final = 1
"""Of the search for communities, so that the same network has the same ones."""


@dataclass(frozen=True, slots=True)
class StepRow:
    """One step of a path between two names: whom an event joins, and what it was."""

    source: str
    target: str
    kind: str
    date: str | None
    status: str
    event: str
    evidence: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class RankRow:
    """A node with its measure in the network, the number of its neighbours, and the community it is in."""

    name: str
    id: str
    type: str
    score: float
    degree: int = 0
    community: int | None = None


def path(store: Store, one: str, other: str, *, lang: str = "", evidence: bool = True) -> list[StepRow]:
    """Give the shortest path between two names, each step with the latest event that ties the two and its evidence.

    It leads over people and bodies, over countries only if there is no other way. Raises `QueryError` if nothing
    that took place joins the two.
    """
    start, end = find(store, one).iri, find(store, other).iri
    nodes = _path(store, start, end, over_countries=False) or _path(store, start, end, over_countries=True)
    if not nodes:
        raise QueryError(f"nothing that took place ties “{one}” to “{other}”, over whomever")
    steps = [_tie(store, left, right) for left, right in pairwise(nodes)]
    told = evidence_of(store, (step["event"] for step in steps)) if evidence else {}
    speaker = Speaker(store, lang)
    return [_step(step, ends, speaker, told) for step, ends in zip(steps, pairwise(nodes), strict=True)]


def _path(store: Store, start: str, end: str, *, over_countries: bool) -> list[str]:
    """Find a shortest path from both ends at once: 1. until they meet 2. go on from the smaller side 3. then back to both."""
    sides = [[{start}], [{end}]]
    while all(levels[-1] for levels in sides):
        met = sides[0][-1] & sides[1][-1]  # 1
        if met:
            to_start, to_end = (_back(store, min(met), levels) for levels in sides)  # 3
            return [*reversed(to_start), *to_end[1:]]
        levels = min(sides, key=lambda levels: len(levels[-1]))  # 2
        further = tied(store, levels[-1]).difference(*levels)
        allowed = {one for one in further if over_countries or one in (start, end) or not one.startswith(COUNTRIES)}
        levels.append(allowed)
    return []


def _back(store: Store, middle: str, levels: list[set[str]]) -> list[str]:
    """Give the way from a node of the last level to the first, over those of least address."""
    way = [middle]
    for level in reversed(levels[:-1]):
        way.append(min(tied(store, {way[-1]}) & level))
    return way


def tied(store: Store, some: set[str]) -> set[str]:
    """Give those tied to any of some."""
    if store.finder:
        return {BASE + one for one in store.finder.tied_to([one.removeprefix(BASE) for one in some])}
    return {row["other"] for row in ask(store, "neighbours", asked=map(ox.NamedNode, sorted(some)))}


def _tie(store: Store, one: str, other: str) -> dict[str, Any]:
    found = store.finder.tie(one.removeprefix(BASE), other.removeprefix(BASE)) if store.finder else []
    some: dict[str, Any] = {"event": [node(event) for event in found]} if found else {}
    return ask(store, "tie", one=ox.NamedNode(one), other=ox.NamedNode(other), **some)[0]


def _step(step: dict[str, Any], ends: tuple[str, str], speaker: Speaker, told: Evidence) -> StepRow:
    source, target = speaker.name(ends[0], step["source"]), speaker.name(ends[1], step["target"])
    return StepRow(source, target, kind(step), step["date"], step["status"], step["event"], quotes(told, step["event"]))


def network(store: Store, strongest: int = 0) -> nx.Graph[str]:
    """Give the network: an edge for those tied by events that took place, its weight the number of events.

    With `strongest` it is only so many edges, those of most events.
    """
    import networkx as nx

    view: nx.Graph[str] = nx.Graph()
    if store.finder:
        found: Iterable[tuple[str, str, int]] = (
            (BASE + one, BASE + other, events) for one, other, events in store.finder.edges(strongest)
        )
    else:
        rows = ((row["one"], row["other"], row["events"]) for row in ask(store, "network"))
        found = sorted(rows, key=lambda row: (-row[2], *row[:2]))[: strongest or None]
    view.add_weighted_edges_from(found)
    return view


def rank(store: Store, by: str = "degree", *, lang: str = "", limit: int = 0) -> list[RankRow]:
    """Rank the nodes of the network, the highest first; see `MEASURES` for what `by` may be.

    Degree is that of the whole network; the other measures are taken over its `STRONGEST` ties.
    """
    scores, degrees, communities = _measured(store, by, limit)
    named = {one.iri: one for one in names(store) if one.iri in scores}
    best = sorted(named, key=lambda iri: (-round(scores[iri], EXACT), named[iri].label, iri))[: limit or None]
    speaker = Speaker(store, lang)
    return [
        RankRow(
            speaker.name(iri, named[iri].label), iri, named[iri].type, round(scores[iri], SHOWN), degrees[iri],
            communities.get(iri),
        )
        for iri in best
    ]  # fmt: skip


def _measured(store: Store, by: str, limit: int) -> tuple[dict[str, float], dict[str, int], dict[str, int]]:
    """Give the score, the degree and, for brokers, the community of each node; of degrees only the highest."""
    if by == "degree" and store.finder:
        highest, others = store.finder.degrees(limit), max(store.finder.tied() - 1, 1)
        degrees = {BASE + ident: degree for ident, degree in highest}
        return {iri: degree / others for iri, degree in degrees.items()}, degrees, {}
    view = network(store, 0 if by == "degree" else STRONGEST)
    scores = MEASURES[by](view) if view else {}
    degrees = {BASE + ident: degree for ident, degree in store.finder.degrees(0)} if store.finder else dict(view.degree)
    return scores, degrees, _communities(view) if by == "brokers" and view else {}


def _degree(view: nx.Graph[str]) -> dict[str, float]:
    import networkx as nx

    return dict(nx.degree_centrality(view))


def _betweenness(view: nx.Graph[str]) -> dict[str, float]:
    import networkx as nx

    sample = max(LEAST_SAMPLE, WORK // max(view.number_of_edges(), 1))
    return dict(nx.betweenness_centrality(view, k=sample if sample < len(view) else None, seed=SEED))


def _pagerank(view: nx.Graph[str]) -> dict[str, float]:
    import networkx as nx

    return dict(nx.pagerank(view))


def _brokers(view: nx.Graph[str]) -> dict[str, float]:
    """The participation coefficient (Guimerà and Amaral, 2005): how evenly one's ties lead to several communities."""
    communities = _communities(view)
    return {node: _participation([communities[other] for other in view[node]]) for node in view}


def _participation(communities: Iterable[int]) -> float:
    found = list(communities)
    return 1 - sum((found.count(one) / len(found)) ** 2 for one in set(found))


def _communities(view: nx.Graph[str]) -> dict[str, int]:
    """The communities (Louvain), numbered from the largest."""
    import networkx as nx

    found = nx.community.louvain_communities(view, seed=SEED)
    ordered = sorted(found, key=lambda members: (-len(members), min(members)))
    return {node: number for number, members in enumerate(ordered, start=1) for node in members}


STRONGEST: Final = 20_000
"""Of a larger network so many ties are measured, those of most events: its backbone."""
WORK: Final = 600_000
LEAST_SAMPLE: Final = 20
"""Betweenness is estimated from the shortest paths of a sample of the nodes (Brandes and Pich, 2007) as soon as nodes times
ties are more than `WORK`; the sample is as large as that allows, drawn with `SEED`."""
EXACT: Final = 9
SHOWN: Final = 4
"""Decimals: scores that differ only further on are equal, for the order and to be shown."""

MEASURES: Final[dict[str, Callable[[nx.Graph[str]], dict[str, float]]]] = {
    "degree": _degree, "betweenness": _betweenness, "pagerank": _pagerank, "brokers": _brokers,
}  # fmt: skip
