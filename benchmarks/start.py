"""How long the command takes to start, beside the imports that it cannot do without, in one run.

    python benchmarks/start.py [--times 9] [--json FILE]

Processor time of whole processes, one of each in turn; the median counts. Beside `graph who-met` stand two: one that only
imports click and pyoxigraph, and one that also opens the store and asks the same queries.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.made import Made  # noqa: E402  # the folder above must be on the path first
from benchmarks.questions import BARE, IMPORTS, asked, build, texts_of  # noqa: E402  # the same
from graph.store import Store  # noqa: E402  # the same

TIMES: Final = 9
EVENTS: Final = 300
"""Events of the store that is asked."""
BESIDE: Final = {
    "graph --help, ratio": ("graph --help", "import click"),
    "graph who-met, ratio": ("graph who-met", IMPORTS),
    "graph who-met, ratio to its queries": ("graph who-met", "imports and queries"),
}
"""What is compared with what a process cannot do without."""


def main() -> None:
    """Measure, print a table, and write what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=TIMES)
    parser.add_argument("--json", type=Path, help="write the figures")
    given = parser.parse_args()
    found = measure(given.times)
    for name, figure in found.items():
        print(f"{name:40} {figure:8.3f}")
    if given.json:
        given.json.write_text(json.dumps(found, indent=1) + "\n", "utf-8")


def measure(times: int = TIMES) -> dict[str, float]:
    """Give the processor time of each command and of the imports beside it, and the ratios."""
    made, python = Made(EVENTS), [sys.executable, "-c"]
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "store"
        build(made, store)
        with Store.open(store) as opened:
            texts = texts_of(opened, asked(made)["who-met (other)"], indexed=False)
        name = made.officials[len(made.officials) // 40].label
        graph = [sys.executable, "-m", "graph"]
        commands = {
            "python": [*python, "pass"],
            "import click": [*python, "import click"],
            IMPORTS: [*python, IMPORTS],
            "imports and queries": [*python, f"{IMPORTS}\n{BARE}", str(store), *texts],
            "graph --help": [*graph, "--help"],
            "graph who-met": [*graph, "who-met", name, "--store", str(store), "--quiet"],
        }
        found: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(times + 1):  # the first round compiles
            for name, command in commands.items():
                found[name].append(spent(command))
    figures = {name: median(some[1:]) for name, some in found.items()}
    return figures | {name: figures[one] / figures[other] for name, (one, other) in BESIDE.items()}


def spent(command: list[str]) -> float:
    """Give the processor time of a command, which must succeed."""
    compiled = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, cwd=ROOT, env=compiled, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    main()
