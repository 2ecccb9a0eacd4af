"""Where the nodes of the map stand: found once in Python, so that the browser computes nothing and nothing moves.

Each connected part is laid out so that distances on paper follow distances in the network (stress, measured to every
node of a small part and to some pivots of a large one), nodes are pushed apart until their names have room, and the
parts are packed side by side. The same network gives the same positions.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra
from scipy.spatial import cKDTree

from exports.clusters import Numbers, Points, clustered, parted

Box = tuple[float, float]
"""Width and height of the room that a node and its name take."""

STEP = 150.0
"""Pixels between two nodes that are joined by one line."""

SMALL = 80
"""Parts up to this many nodes measure every distance; larger ones the distances to some pivots and to neighbours."""

WHOLE = 60
"""A larger part is laid out community by community, if communities are known."""

LINE = 4.0
"""What a line weighs beside the distance to a pivot."""

PIVOTS = 16
ROUNDS = 60
QUICK = 15
"""Rounds of a large part: more make its lines no shorter (5,000 names: 987 pixels on the average after 30, 972 after 15)."""
FRESH = 4
"""After so many pushes it is found out anew which nodes are near each other, within `SLACK` pixels more than they need."""
SLACK = 12.0
OVER = 0.5
"""Names that overlap by fewer pixels stay."""
MARGIN = 48.0
LANDSCAPE = 1.6
"""Width to height at which parts are packed."""
SCREEN = 1.2
"""Width to height of the room beside the panels of a screen."""
TALLEST = 1.4


def positions(
    size: int, lines: Sequence[tuple[int, int]], boxes: Sequence[Box], groups: Sequence[int] = ()
) -> list[tuple[int, int]]:
    """Give each node its place, in whole pixels.

    1. The network falls into connected parts. 2. Each part is laid out by stress, a large one community by community
    (`groups` has the number of each node's). 3. Its names are given room. 4. The parts are packed, the largest in the
    middle.
    """
    parts = parted(size, _once(lines))  # 1
    extents = np.array(boxes, dtype=float).reshape(size, 2)
    belongs = np.array(groups, dtype=np.intp)
    placed = [
        clustered(inner, belongs[part], extents[part], _laid)
        if len(groups) and len(part) > WHOLE
        else _laid(inner, extents[part])
        for part, inner in parts
    ]  # 2, 3
    whole = np.zeros((size, 2))
    corners = _pack(placed, [extents[part] for part, _ in parts])
    for (part, _), points, corner in zip(parts, placed, corners, strict=True):  # 4
        whole[part] = points + corner
    whole[:, 1] *= _taller(whole)
    return [(round(x), round(y)) for x, y in whole.tolist()]


def _once(lines: Sequence[tuple[int, int]]) -> Numbers:
    """Each pair of nodes that is joined, once."""
    pairs = np.sort(np.array(lines, dtype=np.intp).reshape(-1, 2), axis=1)
    low, high = pairs[pairs[:, 0] != pairs[:, 1]].T
    size = high.max(initial=0) + 1
    return np.column_stack(np.divmod(np.unique(low * size + high), size))


def _taller(whole: Points) -> float:
    """How much the layout is drawn out in height to fill a screen: some, if it is flat."""
    width, height = np.maximum(np.ptp(whole, axis=0), STEP) if len(whole) else (1.0, 1.0)
    return float(min(max(width / height / SCREEN, 1.0), TALLEST))


def _laid(lines: Numbers, boxes: Points) -> Points:
    return _spread(_stress(lines, len(boxes)), boxes)


def _stress(lines: Numbers, size: int) -> Points:
    """Lay one part out: each node is drawn again and again to where its distances to the pivots ask it to be."""
    if size == 1:
        return np.zeros((1, 2))
    ends = np.concatenate([lines, lines[:, ::-1]])
    pivots, distances = _distances(ends, size)
    weight = np.divide(1.0, distances**2, out=np.zeros_like(distances), where=distances > 0)
    points, lines = _start(distances), lines if len(pivots) < size else lines[:0]
    asked, total = weight * distances, weight.sum(axis=1) + LINE * np.bincount(lines.ravel(), minlength=size)
    for _ in range(ROUNDS if size <= SMALL else QUICK):
        points = _asked(points, pivots, weight, asked, lines) / total[:, None]
    return _lying(points * STEP)


def _distances(ends: Numbers, size: int) -> tuple[list[int], Points]:
    """The pivots, each the farthest from those before, and the steps from every node (a row) to each (a column)."""
    matrix = csr_array((np.ones(len(ends)), (ends[:, 0], ends[:, 1])), shape=(size, size))
    if size <= SMALL:
        return list(range(size)), np.asarray(dijkstra(matrix, unweighted=True))
    degrees = np.bincount(ends[:, 0], minlength=size)
    pivots, columns = [int(degrees.argmax())], [dijkstra(matrix, indices=int(degrees.argmax()), unweighted=True)]
    closest = columns[0]
    while len(pivots) < PIVOTS:
        pivots.append(int((closest * size + degrees).argmax()))
        columns.append(dijkstra(matrix, indices=pivots[-1], unweighted=True))
        closest = np.minimum(closest, columns[-1])
    return pivots, np.column_stack(columns)


def _start(distances: Points) -> Points:
    """A first sketch: the two directions in which the distances to the pivots differ most (pivot MDS)."""
    rows, columns = distances.shape
    uneven = distances * (1 + 0.01 * np.sin(np.outer(np.arange(1, rows + 1), np.arange(1, columns + 1))))
    squares = uneven**2
    centred = squares - squares.mean(axis=0) - squares.mean(axis=1, keepdims=True) + squares.mean()
    _, vectors = np.linalg.eigh(centred.T @ centred)
    axes = vectors[:, -2:] if columns > 1 else np.hstack([vectors, vectors])
    axes = axes * np.sign(axes[np.abs(axes).argmax(axis=0), range(2)])
    sketch = -centred @ axes
    spread = np.abs(sketch).max() or 1.0
    turn = np.arange(rows) * 2.399963  # golden angle: no two nodes start in one place
    ring = np.column_stack([np.cos(turn), np.sin(turn)]) * 0.05
    return np.asarray(sketch / spread * distances.max() / 2 + ring)


def _asked(points: Points, columns: list[int], weight: Points, asked: Points, lines: Numbers) -> Points:
    """One round of majorization: the sum of the places that its distances ask each node to be at, by their weights.

    A pair asks its first node to be at the place of the second and, from there, as far off as they are to be, in the
    direction in which it is; the weight of a pair is one over its distance squared, `asked` that times the distance.
    """
    pivots = points[columns]
    pull = asked / _lengths(*(one[:, None] - other for one, other in zip(points.T, pivots.T, strict=True)))
    sums = pull.sum(axis=1)[:, None] * points + (weight - pull) @ pivots
    if len(lines):
        one, other = lines.T
        ends = points.take(one, axis=0), points.take(other, axis=0)
        gaps = ends[0] - ends[1]
        step = gaps / _lengths(*gaps.T)[:, None]
        sums += LINE * (_summed(one, ends[1] + step, len(points)) + _summed(other, ends[0] - step, len(points)))
    return np.asarray(sums)


def _lengths(across: Points, down: Points) -> Points:
    return np.maximum(np.sqrt(across * across + down * down), 1e-9)


def _lying(points: Points) -> Points:
    """The same layout turned so that it is wider than it is high."""
    centred = points - points.mean(axis=0)
    _, vectors = np.linalg.eigh(centred.T @ centred)
    axis = vectors[:, 1] * (1 if vectors[0, 1] >= 0 else -1)
    turned = centred @ np.column_stack([axis, [-axis[1], axis[0]]])
    return np.asarray(turned)


def _spread(points: Points, boxes: Points) -> Points:
    """Push nodes apart, along the shorter way, until their boxes (mark and name) do not overlap."""
    room = np.maximum(np.ptp(points, axis=0), STEP)
    points = points * max(1.0, float(np.sqrt((boxes.prod(axis=1).sum() * 1.8) / room.prod())))
    places, boxes = points.T.copy(), boxes.T.copy()
    for number in range(200 if len(points) <= SMALL else 24):
        if number % FRESH == 0:
            first, second, least = _near_pairs(places, boxes)
        gaps = _between(places, first, second)
        over = least - np.abs(gaps)
        if np.minimum(*over).max(initial=0.0) > OVER:
            places = _pushed(places, first, second, gaps, over)
        elif number % FRESH == 0:
            break
    return np.asarray(places.T)


def _near_pairs(places: Points, boxes: Points) -> tuple[Numbers, Numbers, Points]:
    """The pairs of nodes that lie within `SLACK` pixels more of each other than they need, and what they need."""
    reach = float(boxes.max()) + SLACK
    first, second = cKDTree(places.T).query_pairs(reach, p=np.inf, output_type="ndarray").T
    least = np.array([(axis.take(first) + axis.take(second)) / 2 for axis in boxes])
    near = np.flatnonzero(np.maximum(*(np.abs(_between(places, first, second)) - least)) < SLACK)
    return first[near], second[near], least.take(near, axis=1)


def _between(places: Points, first: Numbers, second: Numbers) -> Points:
    """From the first node of each pair to the second, along both axes."""
    return np.array([axis.take(second) - axis.take(first) for axis in places])


def _pushed(places: Points, first: Numbers, second: Numbers, gaps: Points, over: Points) -> Points:
    """Move each overlapping pair apart, half of its overlap each: along the axis where less is needed, or both."""
    narrow = np.minimum(*over)
    away = np.where(gaps >= 0, 0.5, -0.5) * np.where((narrow > OVER) & (over <= narrow * 2), over, 0.0)
    size = places.shape[1]
    moved = [np.bincount(second, axis, size) - np.bincount(first, axis, size) for axis in away]
    return np.asarray(places + np.array(moved) * 0.6)


def _summed(numbers: NDArray[np.intp], values: Points, size: int) -> Points:
    """For each number the sum of the rows that belong to it."""
    return np.column_stack([np.bincount(numbers, column, size) for column in values.T])


def _pack(placed: Sequence[Points], boxes: Sequence[Points]) -> list[Points]:
    """Where each part is shifted to: the largest in the middle, each further one as near to it as there is room."""
    taken = np.empty((0, 4))
    shifts = []
    for points, extents in zip(placed, boxes, strict=True):
        low = (points - extents / 2).min(axis=0) - MARGIN / 2
        size = (points + extents / 2).max(axis=0) + MARGIN / 2 - low
        corner = _free_corner(size, taken)
        taken = np.vstack([taken, [*corner, *(corner + size)]])
        shifts.append(corner - low)
    return shifts


def _free_corner(size: Points, taken: Points) -> Points:
    """The free place nearest to the middle, among those that touch a part already placed."""
    if not len(taken):
        return -size / 2
    corners = np.vstack([_corners_beside(box, size) for box in taken])
    middles = (corners + size / 2) / [LANDSCAPE, 1.0]
    left, top, right, bottom = taken.T
    for corner in corners[np.argsort((middles**2).sum(axis=1), kind="stable")]:
        x, y = corner
        beside = (x >= right) | (x + size[0] <= left) | (y >= bottom) | (y + size[1] <= top)
        if beside.all():
            return np.asarray(corner)
    return np.array([left.min(), bottom.max()])


def _corners_beside(box: Points, size: Points) -> Points:
    """The twelve places where a rectangle may touch another: on each side, at either end or in the middle of it."""
    left, top, right, bottom = box
    width, height = size
    xs = (left, (left + right - width) / 2, right - width)
    ys = (top, (top + bottom - height) / 2, bottom - height)
    above_below = [(x, y) for x in xs for y in (top - height, bottom)]
    return np.array(above_below + [(x, y) for y in ys for x in (left - width, right)])
