"""Curves drawn as SVG; that of precision against recall over confidence."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from items import Record
from scoring import score

EVENTS: Final = frozenset({"meeting", "meeting_countries", "visit", "agreement", "operation", "award", "appointment"})


def points(pairs: list[tuple[Record, list[Record]]]) -> list[tuple[float, float, float]]:
    """Give (least confidence, precision, recall) of events for each confidence that facts have."""
    levels = sorted({fact["confidence"] for _, facts in pairs for fact in facts})
    found = []
    for level in levels:
        scores = score(pairs, level)
        hit, extra, missed = (
            sum(getattr(tally, name) for kind, tally in scores.kinds.items() if kind in EVENTS)
            for name in ("hit", "extra", "missed")
        )
        if hit + extra:
            found.append((level, hit / (hit + extra), hit / (hit + missed) if hit + missed else 1.0))
    return found


def draw(curves: dict[str, list[tuple[float, float, float]]], path: Path) -> None:
    """Draw one line per set; each point is labelled with its least confidence."""
    with figure(path, xlabel="recall", ylabel="precision", title="Events, by least confidence") as axes:
        for name, curve in curves.items():
            axes.plot([p[2] for p in curve], [p[1] for p in curve], marker="o", markersize=3, label=name)
            for level, precision, recall in curve[:: max(1, len(curve) // 5)]:
                axes.annotate(
                    f"{level:.2f}", (recall, precision), textcoords="offset points", xytext=(3, 3), fontsize=7
                )
        axes.set(xlim=(0, 1.02), ylim=(0, 1.02))


@contextmanager
def figure(path: Path, *, scale: str = "linear", **labels: str) -> Iterator[Any]:
    """Give the axes of a figure to draw on, which is then written as SVG: the same lines, the same bytes."""
    import matplotlib

    matplotlib.use("svg")
    import matplotlib.pyplot as plt

    plt.rcParams.update({"svg.hashsalt": "liaison", "svg.fonttype": "none", "font.size": 9})
    drawn, axes = plt.subplots(figsize=(6, 4), layout="constrained")
    axes.set(xscale=scale, yscale=scale, **labels)
    yield axes
    axes.grid(alpha=0.3)
    axes.legend(loc="best" if scale == "log" else "lower left")
    drawn.savefig(path, format="svg", metadata={"Date": None})
    plt.close(drawn)
