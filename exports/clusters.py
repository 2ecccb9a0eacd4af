"""A connected part of a large network as its communities: each laid out by itself, then set beside those it is joined to most.

What belongs together stays together on paper, and lines between communities are seen as such.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]
Near = Mapping[int, Sequence[int]]
Lay = Callable[[Sequence[int], Near, Points], Points]
"""Lays out connected nodes: their numbers, everybody's neighbours, and the boxes of these nodes."""

STRONGEST = 3
"""Each community is drawn towards so many others, those it has most lines with."""
GAP = 34.0


def clustered(part: Sequence[int], near: Near, groups: Sequence[int], boxes: Points, lay: Lay) -> Points:
    """Give the nodes of a connected part their places.

    1. The part falls into connected pieces of one community. 2. Each is laid out. 3. The pieces are laid out as nodes, as
    large as they are. 4. Each node stands in its piece.
    """
    pieces = _pieces(part, near, groups)  # 1
    owner = {node: number for number, piece in enumerate(pieces) for node in piece}
    at = {node: number for number, node in enumerate(part)}
    inner = [_inside(piece, near, owner) for piece in pieces]
    places = [
        lay(piece, beside, boxes[[at[node] for node in piece]]) for piece, beside in zip(pieces, inner, strict=True)
    ]
    extents = [boxes[[at[node] for node in piece]] for piece in pieces]
    corners = [(points - extent / 2).min(axis=0) for points, extent in zip(places, extents, strict=True)]
    sizes = [(p + e / 2).max(axis=0) - corner for p, e, corner in zip(places, extents, corners, strict=True)]
    middles = lay(range(len(pieces)), _between(pieces, near, owner), np.array(sizes) + GAP)  # 3
    whole = np.zeros((len(part), 2))
    for piece, points, corner, size, middle in zip(pieces, places, corners, sizes, middles, strict=True):  # 4
        whole[[at[node] for node in piece]] = points - corner - size / 2 + middle
    return whole


def _pieces(part: Sequence[int], near: Near, groups: Sequence[int]) -> list[list[int]]:
    """The connected pieces of each community, the largest first."""
    seen: set[int] = set()
    pieces = []
    for start in part:
        if start in seen:
            continue
        seen.add(start)
        piece = [start]
        for node in piece:
            for other in near[node]:
                if other not in seen and groups[other] == groups[start]:
                    seen.add(other)
                    piece.append(other)
        pieces.append(sorted(piece))
    return sorted(pieces, key=lambda piece: (-len(piece), piece))


def _inside(piece: Sequence[int], near: Near, owner: dict[int, int]) -> dict[int, list[int]]:
    """The neighbours of each node within its piece."""
    return {node: [other for other in near[node] if owner[other] == owner[node]] for node in piece}


def _between(pieces: Sequence[Sequence[int]], near: Near, owner: dict[int, int]) -> dict[int, list[int]]:
    """Which pieces each is drawn towards: those it has most lines with, for its size; enough that all hang together."""
    counts: list[dict[int, float]] = [{} for _ in pieces]
    for node, number in owner.items():
        for other in near[node]:
            if owner[other] != number:
                counts[number][owner[other]] = (
                    counts[number].get(owner[other], 0.0) + 1 / len(pieces[owner[other]]) ** 0.5
                )
    joined: list[set[int]] = [set() for _ in pieces]
    for number, found in enumerate(counts):
        larger = [other for other in found if other < number]
        chosen = (
            sorted(found, key=lambda other: (-found[other], other))[:STRONGEST]
            + sorted(larger, key=lambda other: (-found[other], other))[:1]
        )
        for other in chosen:
            joined[number].add(other)
            joined[other].add(number)
    near_pieces = joined if _hangs_together(joined) else counts
    return {number: sorted(others) for number, others in enumerate(near_pieces)}


def _hangs_together(joined: Sequence[set[int]]) -> bool:
    seen = {0}
    queue = [0]
    for node in queue:
        new = joined[node] - seen
        seen |= new
        queue.extend(new)
    return len(seen) == len(joined)
