"""A network as its connected parts, and a large part as its communities, each set beside those it is joined to most.

What belongs together stays together on paper, and lines between communities are seen as such.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

Points = NDArray[np.float64]
Numbers = NDArray[np.intp]
Lay = Callable[[Numbers, Points], Points]
"""Lays out connected nodes: the lines between them (two numbers each, each pair once), and their boxes."""

STRONGEST = 3
"""Each community is drawn towards so many others, those it has most lines with."""
GAP = 34.0


def parted(size: int, lines: Numbers) -> list[tuple[Numbers, Numbers]]:
    """The connected parts, the largest first: the nodes of each, in order, and its lines, by where their ends stand among these."""
    count, labels = connected_components(csr_array((np.ones(len(lines)), tuple(lines.T)), shape=(size, size)), False)
    sizes = np.bincount(labels, minlength=count)
    order = np.argsort(-sizes, kind="stable")
    labels = np.argsort(order)[labels]
    nodes = np.argsort(labels, kind="stable")
    starts = np.cumsum(sizes[order]) - sizes[order]
    at = np.empty(size, dtype=np.intp)
    at[nodes] = np.arange(size) - np.repeat(starts, sizes[order])
    owner = labels[lines[:, 0]]
    ends = np.searchsorted(np.sort(owner), np.arange(1, count))
    return list(
        zip(np.split(nodes, starts[1:]), np.split(at[lines[np.argsort(owner, kind="stable")]], ends), strict=True)
    )[:count]


def clustered(lines: Numbers, groups: Numbers, boxes: Points, lay: Lay) -> Points:
    """Give the nodes of a connected part their places.

    1. The part falls into connected pieces of one community. 2. Each is laid out. 3. The pieces are laid out as nodes, as
    large as they are. 4. Each node stands in its piece.
    """
    pieces = parted(len(groups), lines[groups[lines[:, 0]] == groups[lines[:, 1]]])  # 1
    places = [lay(inner, boxes[piece]) for piece, inner in pieces]  # 2
    sizes, middles = np.array(
        [_extent(points, boxes[piece]) for points, (piece, _) in zip(places, pieces, strict=True)]
    ).swapaxes(0, 1)
    wanted = lay(_between([piece for piece, _ in pieces], lines), sizes + GAP)  # 3
    whole = np.zeros((len(groups), 2))
    for (piece, _), points, shift in zip(pieces, places, wanted - middles, strict=True):  # 4
        whole[piece] = points + shift
    return whole


def _extent(points: Points, boxes: Points) -> tuple[Points, Points]:
    """The size of the room that nodes take, and its middle."""
    low, high = (points - boxes / 2).min(axis=0), (points + boxes / 2).max(axis=0)
    return high - low, (low + high) / 2


def _between(pieces: Sequence[Numbers], lines: Numbers) -> Numbers:
    """Which pieces are drawn to each other: each to those it has most lines with, for its size; enough that all hang together."""
    counts = _counts(pieces, lines)
    joined: set[tuple[int, int]] = set()
    for number, found in enumerate(counts):
        strongest = sorted(found, key=lambda other: (-found[other], other))
        larger = [other for other in strongest if other < number]
        joined.update((min(number, other), max(number, other)) for other in strongest[:STRONGEST] + larger[:1])
    pairs = np.array(sorted(joined), dtype=np.intp).reshape(-1, 2)
    if len(parted(len(pieces), pairs)) > 1:
        every = sorted((number, other) for number, found in enumerate(counts) for other in found if number < other)
        return np.array(every, dtype=np.intp)
    return pairs


def _counts(pieces: Sequence[Numbers], lines: Numbers) -> list[dict[int, float]]:
    """For each piece the others it has lines with, and how many for their size."""
    owner = np.empty(sum(map(len, pieces)), dtype=np.intp)
    for number, piece in enumerate(pieces):
        owner[piece] = number
    ends = owner[lines]
    pairs, counts = np.unique(ends.min(axis=1) * len(pieces) + ends.max(axis=1), return_counts=True)
    found: list[dict[int, float]] = [{} for _ in pieces]
    for pair, count in zip(pairs.tolist(), counts.tolist(), strict=True):
        one, other = divmod(pair, len(pieces))
        if one != other:
            found[one][other] = count / len(pieces[other]) ** 0.5
            found[other][one] = count / len(pieces[one]) ** 0.5
    return found
