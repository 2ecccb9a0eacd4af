"""The network of those whom events tie: paths, ranks, communities (networkx)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

import pyoxigraph as ox

from graph.answers import RankRow, StepRow
from graph.evidence import Evidence, evidence_of, quotes
from graph.lookup import find, names
from graph.names import Speaker
from graph.query import ask, kind
from graph.rdf import suffix
from graph.store import Store
from ontology.errors import QueryError

if TYPE_CHECKING:
    import networkx as nx

SEED: Final = 1
"""Of the search for communities, so that the same network has the same ones."""


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
    """Find a shortest path from both ends at once, always going on from the smaller side."""
    sides: list[dict[str, str]] = [{start: ""}, {end: ""}]
    edges = [[start], [end]]
    while all(edges):
        side = 0 if len(edges[0]) <= len(edges[1]) else 1
        own, others = sides[side], sides[1 - side]
        met = sorted(set(edges[side]) & set(others))
        if met:
            return _joined(sides, met[0])
        edges[side] = _further(store, edges[side], own, over_countries, {start, end})
    met = sorted(set(sides[0]) & set(sides[1]))
    return _joined(sides, met[0]) if met else []


def _further(store: Store, edge: list[str], seen: dict[str, str], over_countries: bool, ends: set[str]) -> list[str]:
    """Go one step on from the edge of what was seen; note from where each was reached."""
    new = []
    for row in ask(store, "neighbours", asked=map(ox.NamedNode, edge)):
        other = row["other"]
        allowed = over_countries or other in ends or not suffix(ox.NamedNode(other)).startswith("country/")
        if other not in seen and allowed:
            seen[other] = row["asked"]
            new.append(other)
    return new


def _joined(sides: list[dict[str, str]], middle: str) -> list[str]:
    halves = []
    for side in sides:
        half = [middle]
        while side[half[-1]]:
            half.append(side[half[-1]])
        halves.append(half)
    return [*reversed(halves[0]), *halves[1][1:]]


def _tie(store: Store, one: str, other: str) -> dict[str, Any]:
    return ask(store, "tie", one=ox.NamedNode(one), other=ox.NamedNode(other))[0]


def _step(step: dict[str, Any], ends: tuple[str, str], speaker: Speaker, told: Evidence) -> StepRow:
    source, target = speaker.name(ends[0], step["source"]), speaker.name(ends[1], step["target"])
    return StepRow(source, target, kind(step), step["date"], step["status"], step["event"], quotes(told, step["event"]))


def network(store: Store) -> nx.Graph[str]:
    """Give the network: an edge for those tied by events that took place, its weight the number of events."""
    import networkx as nx

    view: nx.Graph[str] = nx.Graph()
    view.add_weighted_edges_from((row["one"], row["other"], row["events"]) for row in ask(store, "network"))
    return view


def rank(store: Store, by: str = "degree", *, lang: str = "", limit: int = 0) -> list[RankRow]:
    """Rank the nodes of the network, the highest first; see `MEASURES` for what `by` may be."""
    view = network(store)
    scores = MEASURES[by](view) if view else {}
    named = {one.iri: one for one in names(store) if one.iri in scores}
    best = sorted(named, key=lambda iri: (-round(scores[iri], 4), named[iri].label))[: limit or None]
    communities = _communities(view) if by == "brokers" else {}
    speaker = Speaker(store, lang)
    return [
        RankRow(
            speaker.name(iri, named[iri].label), iri, named[iri].type, round(scores[iri], 4), int(view.degree(iri)),
            communities.get(iri),
        )
        for iri in best
    ]  # fmt: skip


def _degree(view: nx.Graph[str]) -> dict[str, float]:
    import networkx as nx

    return dict(nx.degree_centrality(view))


def _betweenness(view: nx.Graph[str]) -> dict[str, float]:
    import networkx as nx

    sample = len(view) > LARGE
    return dict(nx.betweenness_centrality(view, k=SAMPLE if sample else None, seed=SEED))


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


LARGE: Final = 2000
SAMPLE: Final = 200
"""Above `LARGE` nodes betweenness is estimated from the paths of `SAMPLE` of them (Brandes and Pich, 2007)."""

MEASURES: Final[dict[str, Callable[[nx.Graph[str]], dict[str, float]]]] = {
    "degree": _degree, "betweenness": _betweenness, "pagerank": _pagerank, "brokers": _brokers,
}  # fmt: skip
