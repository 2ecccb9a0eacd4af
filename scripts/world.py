"""Write the outline of the world that the map draws: `exports/web/map/world.js`, from Natural Earth by way of world-atlas.

Borders come at 1:110 million (public domain, https://www.naturalearthdata.com; packed as TopoJSON by world-atlas, ISC);
the point that stands for a country is the middle of its largest part at 1:50 million, so small states have one too.
Run `npm ci` in `exports/web/build` first. Places are in the Equal Earth projection (Šavrič, Patterson, Jenny 2018), the
width of the world being 2,000 units.
"""

import itertools
import json
import math
from pathlib import Path
from typing import Any

from babel.core import get_global

ROOT = Path(__file__).resolve().parent.parent
ATLAS = ROOT / "exports/web/build/node_modules/world-atlas"
OUTPUT = ROOT / "exports/web/map/world.js"
TOLERANCE = 1.1
WIDTH = 2000
ANTARCTICA = "010"
UNNUMBERED = {"Kosovo": "XK"}

Point = tuple[float, float]


def main() -> None:
    """Write the file: 1. borders, simplified arc by arc, so that neighbours still meet 2. rings of land 3. points."""
    coarse, fine = (json.loads((ATLAS / f"countries-{scale}.json").read_text()) for scale in ("110m", "50m"))
    arcs = [rounded(simplified(arc)) for arc in projected(coarse)]  # 1
    rings = [ring for country in shown(coarse) for ring in rings_of(country) if not torn(ring, arcs)]  # 2
    used = {arc if arc >= 0 else ~arc for ring in rings for arc in ring}
    kept = {arc: number for number, arc in enumerate(sorted(used))}
    land = [[kept[arc] if arc >= 0 else ~kept[~arc] for arc in ring] for ring in rings]
    fine_arcs = projected(fine)
    points = {code: middle(country, fine_arcs) for country in shown(fine) if (code := code_of(country))}  # 3
    OUTPUT.write_text(
        "/* Written by scripts/world.py from Natural Earth (public domain) by way of world-atlas 2.0.2 (ISC). */\n"
        f"export const ARCS = {compact([arcs[arc] for arc in sorted(used)])};\n"
        f"export const LAND = {compact(land)};\n"
        f"export const POINTS = {compact(dict(sorted(points.items())))};\n",
        "utf-8",
    )
    print(OUTPUT, OUTPUT.stat().st_size, "bytes", len(points), "countries")


def compact(value: object) -> str:
    """JSON without spaces."""
    return json.dumps(value, separators=(",", ":"))


def shown(atlas: dict[str, Any]) -> list[dict[str, Any]]:
    """The countries, without Antarctica."""
    return [one for one in atlas["objects"]["countries"]["geometries"] if one.get("id") != ANTARCTICA and one["type"]]


def code_of(country: dict[str, Any]) -> str | None:
    """The alpha-2 code of a country by its number (CLDR lists numbers as aliases of codes)."""
    known = get_global("territory_aliases").get(country.get("id", ""), [None])
    return known[0] or UNNUMBERED.get(country["properties"]["name"])


def rings_of(country: dict[str, Any]) -> list[list[int]]:
    """The rings of a polygon or of several, as lists of arcs."""
    parts = [country["arcs"]] if country["type"] == "Polygon" else country["arcs"]
    return [ring for part in parts for ring in part]


def projected(atlas: dict[str, Any]) -> list[list[Point]]:
    """The arcs of an atlas on the plane (TopoJSON: each point is told as its distance from the one before)."""
    (sx, sy), (tx, ty) = atlas["transform"]["scale"], atlas["transform"]["translate"]
    arcs = []
    for arc in atlas["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append(equal_earth(x * sx + tx, y * sy + ty))
        arcs.append(points)
    return arcs


def equal_earth(longitude: float, latitude: float) -> Point:
    """Where a place lies on the plane, from the left top."""
    a1, a2, a3, a4 = 1.340264, -0.081106, 0.000893, 0.003796
    t = math.asin(math.sqrt(3) / 2 * math.sin(math.radians(latitude)))
    slope = 9 * a4 * t**8 + 7 * a3 * t**6 + 3 * a2 * t**2 + a1
    x = 2 * math.sqrt(3) * math.radians(longitude) * math.cos(t) / (3 * slope)
    y = a4 * t**9 + a3 * t**7 + a2 * t**3 + a1 * t
    scale = WIDTH / (2 * 2.70663)
    return (x * scale + WIDTH / 2, WIDTH / 4 - y * scale)


def simplified(arc: list[Point]) -> list[Point]:
    """The arc without points that lie within the tolerance of the line between those kept (Douglas and Peucker 1973)."""
    if len(arc) < 3:
        return arc
    (ax, ay), (bx, by) = arc[0], arc[-1]
    length = math.hypot(bx - ax, by - ay)

    def far(point: Point) -> float:
        x, y = point
        if not length:
            return math.hypot(x - ax, y - ay)
        return abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length

    farthest = max(range(1, len(arc) - 1), key=lambda number: far(arc[number]))
    if far(arc[farthest]) <= TOLERANCE:
        return [arc[0], arc[-1]]
    return simplified(arc[: farthest + 1])[:-1] + simplified(arc[farthest:])


def rounded(arc: list[Point]) -> list[int]:
    """The arc in whole units: its first point, then the distances from point to point."""
    whole = [(round(x), round(y)) for x, y in arc]
    flat = list(whole[0])
    for (x, y), (nx, ny) in itertools.pairwise(whole):
        if (x, y) != (nx, ny) or len(whole) == 2:
            flat += [nx - x, ny - y]
    return flat


def torn(ring: list[int], arcs: list[list[int]]) -> bool:
    """Whether a ring goes over the edge of the map (an island on the 180th meridian)."""
    return any(abs(step) > WIDTH / 2 for arc in ring for step in arcs[arc if arc >= 0 else ~arc][2:])


def middle(country: dict[str, Any], arcs: list[list[Point]]) -> list[int]:
    """The middle (centre of area) of the largest ring of a country."""
    best = max((ring_points(ring, arcs) for ring in rings_of(country)), key=lambda ring: abs(area(ring)))
    total = area(best) * 6
    steps = list(zip(best, best[1:] + best[:1], strict=True))
    x = sum((ax + bx) * (ax * by - bx * ay) for (ax, ay), (bx, by) in steps) / total
    y = sum((ay + by) * (ax * by - bx * ay) for (ax, ay), (bx, by) in steps) / total
    return [round(x), round(y)]


def ring_points(ring: list[int], arcs: list[list[Point]]) -> list[Point]:
    """The points of a ring; an arc with a negative number is walked backwards."""
    return [point for arc in ring for point in (arcs[arc] if arc >= 0 else arcs[~arc][::-1])]


def area(ring: list[Point]) -> float:
    """The area of a ring, with its sign."""
    return sum(ax * by - bx * ay for (ax, ay), (bx, by) in zip(ring, ring[1:] + ring[:1], strict=True)) / 2


if __name__ == "__main__":
    main()
