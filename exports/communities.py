"""Which names belong together: communities of the network, found by moving each name to where most of its lines lead.

One level of the Louvain method (Blondel et al. 2008, J. Stat. Mech. P10008) is repeated on the network of its groups
until nothing moves. Names are visited in a few turns, those of a turn at once, and two that stand alone do not change
places (as in parallel Louvain: Lu et al. 2015, Parallel Computing 47, 19); so the same network gives the same groups.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.intp]
Weights = NDArray[np.float64]

PASSES = 12
ENOUGH = 100
"""Of so many nodes one may still move when a level ends."""
TURNS = 5
"""A pass visits the nodes in so many turns: modularity .654 on the made world of 2,000 names, where networkx, one by one, has .647."""


@dataclass(frozen=True, slots=True)
class Network:
    """Each line once from either end, by nodes; each node has one to itself, which weighs what was merged into it."""

    size: int
    from_: Numbers
    to: Numbers
    weight: Weights


def communities(size: int, lines: Mapping[tuple[int, int], float]) -> list[int]:
    """Give the number of each node's community, the largest community first.

    1. Each node joins the neighbours that gain most. 2. Communities become nodes, and so on until none moves.
    3. Communities are numbered by size.
    """
    network = _both_ways(size, {pair: weight for pair, weight in lines.items() if pair[0] != pair[1]})
    belongs = np.arange(size)
    while True:
        names, groups = np.unique(_moved(network), return_inverse=True)  # 1
        if len(names) == network.size:
            return _numbered(belongs)  # 3
        network = _merged(len(names), groups[network.from_], groups[network.to], network.weight)  # 2
        belongs = groups[belongs]


def _both_ways(size: int, lines: Mapping[tuple[int, int], float]) -> Network:
    nodes = np.arange(size)
    from_, to = np.array([*lines], dtype=np.intp).reshape(-1, 2).T
    weight = np.array([*lines.values()], dtype=float)
    ends = (np.concatenate(one) for one in ((from_, to, nodes), (to, from_, nodes), (weight, weight, np.zeros(size))))
    return _merged(size, *ends)


def _merged(size: int, from_: Numbers, to: Numbers, weight: Weights) -> Network:
    """The network of such lines: those of one pair become one."""
    pairs, weights = _summed(from_ * size + to, weight)
    return Network(size, *np.divmod(pairs, max(size, 1)), weights)


def _summed(keys: Numbers, weights: Weights) -> tuple[Numbers, Weights]:
    """Each key once, in order, with the sum of its weights."""
    order = np.argsort(keys, kind="stable")
    keys = keys[order]
    starts = np.flatnonzero(np.diff(keys, prepend=-1))
    return keys[starts], np.add.reduceat(weights[order], starts)


def _moved(network: Network) -> Numbers:
    """The group of each node after nodes have moved to where modularity gains most, until next to none does."""
    degrees = np.bincount(network.from_, network.weight).astype(np.float64)
    pull: Weights = np.where(network.from_ == network.to, 0.0, network.weight)
    turns = [np.flatnonzero(network.from_ % TURNS == turn) for turn in range(min(TURNS, network.size))]
    lines: list[tuple[Numbers, Numbers, Weights]] = [
        (network.from_[turn], network.to[turn], pull[turn]) for turn in turns
    ]
    groups = np.arange(network.size)
    for _ in range(PASSES):
        moves = 0
        for from_, to, weight in lines:
            nodes, wanted = _wanted(from_, to, weight, groups, degrees)
            groups[nodes] = wanted
            moves += len(nodes)
        if moves <= network.size // ENOUGH:
            break
    return groups


def _wanted(from_: Numbers, to: Numbers, pull: Weights, groups: Numbers, degrees: Weights) -> tuple[Numbers, Numbers]:
    """The nodes at these ends that gain by moving, and the group where each gains most: its lines to it, less those of chance."""
    pairs, towards = _summed(from_ * len(groups) + groups[to], pull)
    node, group = np.divmod(pairs, len(groups))
    own = group == groups[node]
    chance = degrees[node] / (degrees.sum() or 1.0) * (np.bincount(groups, degrees)[group] - own * degrees[node])
    best = _best_of_each(node, towards - chance + own * 1e-12)
    nodes, wanted, now = node[best], group[best], groups[node[best]]
    sizes = np.bincount(groups)
    moving = (wanted < now) | ((wanted > now) & (np.maximum(sizes[wanted], sizes[now]) > 1))
    return nodes[moving], wanted[moving]


def _best_of_each(node: Numbers, gain: Weights) -> NDArray[Any]:
    """Where each node (they are sorted) has its largest gain, the first of equal ones."""
    starts = np.flatnonzero(np.diff(node, prepend=-1))
    most = np.repeat(np.maximum.reduceat(gain, starts), np.diff(starts, append=len(node)))
    best: NDArray[Any] = np.flatnonzero(gain == most)
    first: NDArray[Any] = best[np.diff(node[best], prepend=-1) != 0]
    return first


def _numbered(belongs: Numbers) -> list[int]:
    sizes = np.bincount(belongs)
    order = np.empty_like(sizes)
    order[np.argsort(-sizes, kind="stable")] = np.arange(len(sizes))
    return [int(number) for number in order[belongs]]
