"""Which names belong together: communities of the network, found by moving each name to where most of its lines lead.

One level of the Louvain method (Blondel et al. 2008, J. Stat. Mech. P10008) is repeated on the network of its groups
until nothing moves. Names are visited in their order, and again only if one beside them has moved (as in the fast local
move of Traag et al. 2019, Sci. Rep. 9, 5233), so the same network gives the same groups.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

Weights = list[dict[int, float]]

PASSES = 12
ENOUGH = 100
"""Of so many nodes one may still move when a level ends."""


def communities(size: int, lines: Mapping[tuple[int, int], float]) -> list[int]:
    """Give the number of each node's community, the largest community first.

    1. Each node joins the neighbours that gain most. 2. Communities become nodes, and so on until none moves.
    3. Communities are numbered by size.
    """
    near: Weights = [{} for _ in range(size)]
    for (a, b), weight in lines.items():
        if a != b:
            near[a][b] = near[a].get(b, 0.0) + weight
            near[b][a] = near[b].get(a, 0.0) + weight
    loops = [0.0] * size
    belongs = list(range(size))
    while True:
        groups = _moved(near, loops)  # 1
        if len(set(groups)) == len(near):
            return _numbered(belongs)  # 3
        names = {group: number for number, group in enumerate(dict.fromkeys(groups))}
        groups = [names[group] for group in groups]
        near, loops = _joined(near, loops, groups, len(names))  # 2
        belongs = [groups[group] for group in belongs]


def _moved(near: Weights, loops: list[float]) -> list[int]:
    """The group of each node after nodes have moved to where modularity gains most, until next to none does."""
    degrees = [sum(beside.values()) + 2 * loop for beside, loop in zip(near, loops, strict=True)]
    total = sum(degrees) or 1.0
    groups, sums = list(range(len(near))), degrees.copy()
    waiting: Iterable[int] = groups.copy()
    for _ in range(PASSES):
        beside_moved: set[int] = set()
        moves = 0
        for node in waiting:
            own = groups[node]
            sums[own] -= degrees[node]
            group = groups[node] = _best(own, near[node], groups, sums, degrees[node] / total)
            sums[group] += degrees[node]
            if group != own:
                moves += 1
                beside_moved.update(near[node])
        if moves <= len(near) // ENOUGH:
            break
        waiting = sorted(beside_moved)
    return groups


def _best(own: int, beside: Mapping[int, float], groups: list[int], sums: list[float], share: float) -> int:
    """The group that a node gains most by belonging to: its lines to it, less those that chance would give."""
    towards: dict[int, float] = {own: 0.0}
    for other, weight in beside.items():
        group = groups[other]
        if group in towards:
            towards[group] += weight
        else:
            towards[group] = weight
    best, most = own, towards[own] - share * sums[own] + 1e-12
    for group, weight in towards.items():
        gain = weight - share * sums[group]
        if gain > most:
            best, most = group, gain
    return best


def _joined(near: Weights, loops: list[float], groups: list[int], size: int) -> tuple[Weights, list[float]]:
    """The network of the groups: lines within a group become its loop."""
    joined: Weights = [{} for _ in range(size)]
    within = [0.0] * size
    for node, beside in enumerate(near):
        within[groups[node]] += loops[node]
        for other, weight in beside.items():
            a, b = groups[node], groups[other]
            if a == b:
                within[a] += weight / 2
            else:
                joined[a][b] = joined[a].get(b, 0.0) + weight
    return joined, within


def _numbered(belongs: list[int]) -> list[int]:
    sizes: dict[int, int] = {}
    for group in belongs:
        sizes[group] = sizes.get(group, 0) + 1
    order = {group: number for number, group in enumerate(sorted(sizes, key=lambda group: (-sizes[group], group)))}
    return [order[group] for group in belongs]
