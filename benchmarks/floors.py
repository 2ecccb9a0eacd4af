"""Floors of quality per language, set and kind: they only rise, unless the set of articles itself has changed."""

from __future__ import annotations

import json
import math
import sys
from pathlib import Path
from typing import Final

from scoring import Scores

FILE: Final = Path(__file__).with_name("floors.json")
Floors = dict[str, dict[str, float]]
"""F1 by kind, and the number of articles, for each « language set »."""


class FloorError(Exception):
    """A figure lies below its floor."""


def floors() -> Floors:
    """Read the floors."""
    return dict(json.loads(FILE.read_text("utf-8"))) if FILE.is_file() else {}


def figures(scores: Scores, articles: int) -> dict[str, float]:
    """Give the figures of a set as floors: F1 by kind rounded down, what is not held but was taken so, and its size."""
    kinds = {kind: down(tally.f1) for kind, tally in sorted(scores.kinds.items())}
    return {"articles": articles, "taken_for_held": scores.taken_for_held, **kinds}


def down(share: float) -> float:
    """Round a share down to three digits, so that the same share is never below its floor."""
    return math.floor(1000 * share) / 1000


def fallen(floor: dict[str, float], now: dict[str, float]) -> list[str]:
    """List what lies below its floor; nothing if the articles are others."""
    if floor.get("articles") != now["articles"]:
        return []
    worse = [
        f"{kind}: {now.get(kind, 0):.3f} is below its floor {least:.3f}"
        for kind, least in floor.items()
        if kind not in ("articles", "taken_for_held") and now.get(kind, 0.0) < least
    ]
    if now["taken_for_held"] > floor["taken_for_held"]:
        worse.append(f"{now['taken_for_held']:.0f} events that did not take place are given as held")
    return worse


def check(now: Floors) -> None:
    """Raise `FloorError` if a figure has fallen, or if a set has no floor."""
    known = floors()
    found = [f"{name}: {line}" for name, new in now.items() for line in fallen(known.get(name, {}), new)]
    found += [
        f"{name}: no floor for {new['articles']:.0f} articles: --update"
        for name, new in now.items()
        if known.get(name, {}).get("articles") != new["articles"]
    ]
    if found:
        raise FloorError("\n".join(found))


def update(now: Floors) -> None:
    """Raise the floors to the figures; `FloorError`, and nothing is written, if one would fall."""
    known = floors()
    lower = [f"{name}: {line}" for name, new in now.items() for line in fallen(known.get(name, {}), new)]
    if lower:
        raise FloorError("\n".join(lower))
    FILE.write_text(json.dumps(known | now, indent=1, sort_keys=True) + "\n", "utf-8")


def hold(now: Floors, *, checking: bool, updating: bool) -> int:
    """Raise the floors, hold the figures against them, or both, as asked; 1, with what is wrong on stderr, if one is lower."""
    try:
        if updating:
            update(now)
        if checking:
            check(now)
    except FloorError as error:
        print(error, file=sys.stderr)
        return 1
    return 0
