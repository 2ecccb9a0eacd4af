"""All benchmarks of speed in one run, each figure with its rival's: `python benchmarks/all.py [--quick] [--limits]`.

    --quick         sizes that a laptop does in a minute or two
    --limits        exit 1 if a ratio is beyond its limit (`benchmarks/limits.json`), with room for noise
    --json FILE     write all figures
    --svg FILE      draw what the store costs against its size
    --only NAME …   some of: throughput, store, engines, rivals, start

Quality has its own: `quality.py`, `parallel.py`, `identity.py`; so have what a browser does (`map.py`), a server (`serving.py`),
and questions on large stores (`questions.py`).
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

LIMITS: Final = Path(__file__).with_name("limits.json")
LANGUAGE: Final = "fr"

Figures = dict[str, Any]


def throughput(*, quick: bool) -> Figures:
    """Reading, beside the bare spaCy pipeline."""
    import throughput

    return throughput.measure(LANGUAGE, 3, 100 if quick else 1000, most=20 if quick else 0)


def store(*, quick: bool) -> Figures:
    """The store, beside pyoxigraph and `oxigraph load`."""
    import store

    return {f"{events} events": store.measure(events) for events in ((300, 1000) if quick else store.SIZES)}


def engines(*, quick: bool) -> Figures:
    """Questions, beside other engines with the same data."""
    import engines

    return {f"{events} events": engines.measure(events) for events in ((300,) if quick else engines.SIZES)}


def rivals(*, quick: bool) -> Figures:
    """Facts found and right, beside the graph of the tutorials."""
    import rivals

    languages = (LANGUAGE,) if quick else rivals.LANGUAGES
    return {one: rivals.measure(one, 2 if quick else 0) for one in languages}


def start(*, quick: bool) -> Figures:
    """Start-up, beside the imports that it cannot do without."""
    import start

    return start.measure(3 if quick else start.TIMES)


BENCHMARKS: Final[dict[str, Callable[..., Figures]]] = {
    one.__name__: one for one in (throughput, store, engines, rivals, start)
}


def main() -> int:
    """Run, print, write and hold what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--limits", action="store_true")
    parser.add_argument("--json", type=Path)
    parser.add_argument("--svg", type=Path)
    parser.add_argument("--only", nargs="*", choices=list(BENCHMARKS), default=list(BENCHMARKS))
    given = parser.parse_args()
    found: Figures = {}
    for name in given.only:
        found[name] = BENCHMARKS[name](quick=given.quick)
        print(f"\n{name}: {BENCHMARKS[name].__doc__}")
        for label, figure in flat(found[name]).items():
            print(f"  {label:64} {figure:14,.3f}", flush=True)
    if given.json:
        given.json.write_text(json.dumps(found, indent=1) + "\n", "utf-8")
    if given.svg and "store" in found:
        from store import draw

        draw({int(size.split()[0]): figures for size, figures in found["store"].items()}, given.svg)
    return hold(found) if given.limits else 0


def flat(figures: Figures, before: str = "") -> dict[str, float]:
    """Bring figures within figures to one level, with what stands above in the name."""
    found: dict[str, float] = {}
    for name, figure in figures.items():
        label = f"{before}: {name}" if before else name
        found |= flat(figure, label) if isinstance(figure, dict) else {label: figure}
    return found


def hold(found: Figures) -> int:
    """Compare ratios with their limits; 1, with what is wrong on stderr, if one is beyond."""
    limits = json.loads(LIMITS.read_text("utf-8"))
    wrong = [
        f"{label}: {figure:.2f} is {'below' if side == 'least' else 'above'} {limit}"
        for label, figure in flat(found).items()
        for ending, sides in limits.items()
        if label.endswith(ending)
        for side, limit in sides.items()
        if (figure < limit if side == "least" else figure > limit)
    ]
    print("\n".join(wrong), file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
