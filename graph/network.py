"""The network: who is joined to whom by what took place, as a view over the facts (networkx)."""

from __future__ import annotations

from itertools import combinations, pairwise
from typing import TYPE_CHECKING, Any

from graph.answers import Quote, RankRow, StepRow
from graph.lookup import find
from graph.store import Store
from ontology.errors import NameUnknown
from ontology.records import TOOK_PLACE

if TYPE_CHECKING:
    import networkx as nx

MEASURES = ("degree", "betweenness", "pagerank")
JOINING = frozenset({"meeting", "agreement", "operation", "award", "visit", "cooperation"})


def network(store: Store) -> nx.Graph[str]:
    """Give the network of officials, agencies and countries: an edge for those who took part in one event."""
    import networkx as nx

    view: nx.Graph[str] = nx.Graph()
    for fact in store.facts():
        if fact["status"] not in TOOK_PLACE:
            continue
        for one in fact["participants"]:
            view.add_node(one["id"], label=one["label"], type=one["type"])
        for one, other in combinations(fact["participants"], 2):
            if fact["kind"] in JOINING and one["id"] != other["id"] and not view.has_edge(one["id"], other["id"]):
                view.add_edge(one["id"], other["id"], fact=fact)
    return view


def path(store: Store, one: str, other: str) -> list[StepRow]:
    """Give the shortest path between two names, each step with the event that joins them and its evidence.

    Raises `NameUnknown` if nothing that took place joins them.
    """
    import networkx as nx

    view = network(store)
    start, end = find(store, one).iri, find(store, other).iri
    try:
        nodes = nx.shortest_path(view, start, end)
    except (nx.NetworkXNoPath, nx.NodeNotFound):
        raise NameUnknown(f"{one} – {other}") from None
    return [_step(view, left, right) for left, right in pairwise(nodes)]


def _step(view: Any, left: str, right: str) -> StepRow:
    fact = view.edges[left, right]["fact"]
    told = fact["article"]
    quotes = tuple(
        Quote(p["quote"], told["outlet"], told["url"], (told["published"] or "")[:10]) for p in fact["evidence"]
    )
    label = view.nodes[left]["label"], view.nodes[right]["label"]
    return StepRow(*label, fact["kind"], fact["date"], fact["status"], fact["event"], quotes)


def rank(store: Store, by: str = "degree") -> list[RankRow]:
    """Rank the nodes of the network by degree, betweenness or PageRank, the highest first."""
    import networkx as nx

    view = network(store)
    measure = {"degree": nx.degree_centrality, "betweenness": nx.betweenness_centrality, "pagerank": nx.pagerank}[by]
    scores = measure(view) if view else {}
    rows = [RankRow(view.nodes[n]["label"], n, view.nodes[n]["type"], round(score, 4)) for n, score in scores.items()]
    return sorted(rows, key=lambda row: (-row.score, row.name))
