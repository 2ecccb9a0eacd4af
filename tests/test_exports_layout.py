"""Where the names of the map stand, and which belong together: the same network gives the same places, in which none overlap."""

from __future__ import annotations

from itertools import combinations

import pytest
from mapworld import records

from exports.communities import communities
from exports.layout import positions
from exports.map_data import gather
from exports.map_part import part_of

CLIQUES = {
    **dict.fromkeys(combinations(range(5), 2), 1.0),
    **dict.fromkeys(combinations(range(5, 9), 2), 1.0),
    (0, 5): 1.0,
}
RINGS = [(ring * 30 + at, ring * 30 + (at + 1) % 30) for ring in range(4) for at in range(30)]
SPOKES = [(ring * 30, 30) for ring in (0, 2, 3)]
NETWORKS = {
    "nothing": (0, []),
    "one": (1, []),
    "alone": (7, []),
    "a pair": (2, [(0, 1)]),
    "a star": (12, [(0, other) for other in range(1, 12)]),
    "two cliques": (9, list(CLIQUES)),
    "rings joined": (120, RINGS + SPOKES),
    "rings apart": (120, RINGS),
}


@pytest.mark.parametrize("name", NETWORKS)
def test_names_have_room_and_always_the_same_places(name: str) -> None:
    size, lines = NETWORKS[name]
    boxes = [(90.0, 40.0)] * size
    groups = communities(size, dict.fromkeys(lines, 1.0))
    places = positions(size, lines, boxes, groups)
    assert places == positions(size, lines, boxes, groups)
    assert len(places) == size
    overlapping = [
        (a, b) for a, b in combinations(range(size), 2)
        if abs(places[a][0] - places[b][0]) < 88 and abs(places[a][1] - places[b][1]) < 38
    ]  # fmt: skip
    assert overlapping == []


def test_communities_are_those_that_hang_together() -> None:
    assert communities(9, CLIQUES) == [0, 0, 0, 0, 0, 1, 1, 1, 1]
    assert communities(3, {}) == [0, 1, 2]
    assert len(set(communities(120, dict.fromkeys(RINGS + SPOKES, 1.0)))) >= 4


def test_a_group_that_does_not_hang_together_is_laid_out_piece_by_piece() -> None:
    lines = [(at, at + 1) for at in range(99)]
    places = positions(100, lines, [(30.0, 20.0)] * 100, [at // 10 % 2 for at in range(100)])
    assert len(set(places)) == 100


@pytest.mark.parametrize("names", [60, 300])
def test_a_part_refers_to_what_it_holds(names: int) -> None:
    part = part_of(gather(records(names)), lang="fr")
    nodes, facts, quotes, articles = (len(part[key]) for key in ("nodes", "facts", "quotes", "articles"))
    assert nodes == names
    assert {number for edge in part["edges"] for number in (edge["from"], edge["to"])} <= set(range(nodes))
    assert {number for edge in part["edges"] for number in edge["facts"]} <= set(range(facts))
    assert {who for fact in part["facts"] for who, *_ in fact["who"]} <= set(range(nodes))
    assert {number for fact in part["facts"] for number in fact["quotes"]} == set(range(quotes))
    assert {article for _, article in part["quotes"]} == set(range(articles))
    assert {one["label"] for one in part["countries"] if one.get("code") == "DE"} == {"Allemagne"}
