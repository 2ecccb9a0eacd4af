"""How long questions take on a store of many events, beside the bare query and rdflib's memory store.

    python benchmarks/questions.py [EVENTS …] [--rows 1000] [--rdflib 300] [--keep FOLDER]

The store is made from a seed (`benchmarks/made.py`): what ingest would write, loaded in bulk. Times are those of the
processor, so that other programs on the machine count less; the bare query is measured in the same run.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any, Final

import pyoxigraph as ox

ROOT: Final = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.made import Made, Stream  # noqa: E402  # the folder above must be on the path first
from commands.home import holdings  # noqa: E402  # the same
from graph import questions  # noqa: E402  # the same
from graph.finder import FILE  # noqa: E402  # the same
from graph.store import Store  # noqa: E402  # the same
from graph.upkeep import fill  # noqa: E402  # the same
from ontology.vocabulary import PREFIXES  # noqa: E402  # the same

LEAN: Final = 500_000
"""Stores of so many events or more are lean (see `benchmarks/made.py`)."""
ROWS: Final = 1000
"""Rows that a question is asked for, as on the command line."""
COLD: Final = 21
"""So many new processes of each kind."""
IMPORTS: Final = "import click, pyoxigraph"
BARE: Final = """import sys
store = pyoxigraph.Store.read_only(sys.argv[1])
for text in sys.argv[2:]:
    list(store.query(text, use_default_graph_as_union=True))"""


def build(made: Made, folder: Path) -> None:
    """Write the store of a world in bulk, and print how many quads it has and how long that took."""
    start, count = time.perf_counter(), 0

    def counted(piece: bytes) -> None:
        nonlocal count
        count += piece.count(b"\n")

    folder.mkdir(parents=True)
    store = ox.Store(str(folder))
    store.bulk_load(Stream(made.quads(), counted), format=ox.RdfFormat.N_QUADS, lenient=True)  # type: ignore[arg-type]  # a file
    store.optimize()
    store.flush()
    del store
    loaded = time.perf_counter() - start
    fill(folder / FILE, made.rows())
    print(f"{count:,} quads loaded in {loaded:.0f} s, indexed in {time.perf_counter() - start - loaded:.0f} s")


def seconds(work: Callable[[], Any], times: int = 2, clock: Callable[[], float] = time.process_time) -> float:
    """Give the least time that work takes."""
    found = []
    for _ in range(times):
        start = clock()
        work()
        found.append(clock() - start)
    return min(found)


def asked(made: Made, limit: int = ROWS) -> dict[str, Callable[[Store], Any]]:
    """The questions, asked of the busiest official, of one of those named now and then, of two countries; at most so many rows."""
    busy, other = made.officials[0].label, made.officials[len(made.officials) // 40].label
    few: dict[str, Any] = {"limit": limit, "evidence": False}
    return {
        "who-met (busiest)": lambda store: questions.who_met(store, busy, **few),
        "who-met (other)": lambda store: questions.who_met(store, other, **few),
        "who-met --agency": lambda store: questions.who_met(store, busy, agency="général 12", **few),
        "agreements": lambda store: questions.agreements(store, **few),
        "agreements --status planned": lambda store: questions.agreements(store, status="planned", **few),
        "agreements --between": lambda store: questions.agreements(store, between=("MA", "FR"), **few),
        "agreements --as-of": lambda store: questions.agreements(store, as_of="2015-06-10", **few),
        "agreements --history": lambda store: questions.agreements(store, history=True, **few),
        "agreements --overdue": lambda store: questions.agreements(store, overdue=12, **few),
        "timeline": lambda store: questions.timeline(store, **few),
        "timeline --until": lambda store: questions.timeline(store, until="2012-05", **few),
        "timeline NAME (busiest)": lambda store: questions.timeline(store, [busy], **few),
        "timeline of two names": lambda store: questions.timeline(store, [busy, "Maroc"], **few),
        "between two countries": lambda store: questions.between(store, "Maroc", "France", **few),
        "path": lambda store: questions.path(store, busy, other),
        "show (busiest)": lambda store: questions.show(store, busy, **few),
        "headed": lambda store: questions.headed(store, made.agencies[0].label, evidence=False),
        "topics": lambda store: questions.topics(store),
        "topics --by year": lambda store: questions.topics(store, by="year"),
        "new": lambda store: questions.new(store, "2025-06", **few),
        "contradictions": lambda store: questions.contradictions(store, limit=limit, evidence=False),
        "search": lambda store: questions.search(store, "trafic frontière", limit=limit),
        "search (a name)": lambda store: questions.search(store, other, limit=limit),
        **{
            f"rank --by {by}": lambda store, by=by: questions.rank(store, by, limit=limit)
            for by in ("degree", "betweenness", "pagerank", "brokers")
        },
        "articles": lambda store: questions.articles(store, limit=limit),
        "graph alone": holdings,
    }


def texts_of(store: Store, question: Callable[[Store], Any], *, indexed: bool = True) -> list[str]:
    """Give the queries that a question asks, or that it would ask without the side index."""
    found: list[str] = []
    ask, finder = store.query, store.finder
    store.finder = finder if indexed else None
    store.query = lambda sparql: (found.append(sparql), ask(sparql))[1]  # type: ignore[method-assign]  # put back below
    try:
        question(store)
    finally:
        del store.query
        store.finder = finder
    return found


def bare(store: Store, texts: list[str]) -> float:
    """Give the time of the same queries in pyoxigraph alone."""
    return seconds(lambda: [list(store.quads.query(text, prefixes=PREFIXES)) for text in texts])


def cold(store: Path, name: str, texts: list[str]) -> tuple[float, float, float]:
    """Give the medians of new processes, in turn: `graph who-met`, the imports alone, the imports and the bare queries.

    Modules are compiled once, as pip does when it installs them.
    """
    commands = (
        [sys.executable, "-m", "graph", "who-met", name, "--store", str(store), "--quiet"],
        [sys.executable, "-c", IMPORTS],
        [sys.executable, "-c", f"{IMPORTS}\n{BARE}", str(store), *texts],
    )
    compiled = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    found: tuple[list[float], ...] = ([], [], [])
    for _ in range(COLD):
        for times, command in zip(found, commands, strict=True):
            start = spent()
            subprocess.run(command, cwd=ROOT, env=compiled, check=True, stdout=subprocess.DEVNULL)
            times.append(spent() - start)
    ours, imports, whole = map(median, found)
    return ours, imports, whole


def spent() -> float:
    """Give the processor time of the children that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def measure(folder: Path, made: Made, limit: int = ROWS) -> dict[str, float]:
    """Print how long each question takes on a store, and how much of that its queries do."""
    found: dict[str, float] = {}
    with Store.open(folder) as store:
        for name, question in asked(made, limit).items():
            found[name] = seconds(lambda question=question: question(store))  # type: ignore[misc]  # bound at once
            raw = bare(store, texts_of(store, question))
            found[f"{name}, bare"] = raw
            print(f"  {name:28} {found[name] * 1000:9.1f} ms, its queries alone {raw * 1000:9.1f} ms", flush=True)
    for which, one in (("busiest", made.officials[0]), ("other", made.officials[len(made.officials) // 40])):
        with Store.open(folder) as store:
            texts = texts_of(store, asked(made)[f"who-met ({which})"], indexed=False)
            raw = bare(store, texts)
        ours, imports, whole = cold(folder, one.label, texts)
        found[f"cold ({which})"] = ours
        found[f"cold ratio ({which})"] = ours / (imports + raw)
        found[f"cold ratio to a process ({which})"] = ours / whole
        print(
            f"  a new process, who-met ({which}): {ours * 1000:.0f} ms, {found[f'cold ratio ({which})']:.2f} times imports"
            f" ({imports * 1000:.0f} ms) and queries, {ours / whole:.2f} times a process that imports and asks them"
        )
    return found


def beside_rdflib(events: int) -> None:
    """Print the queries of each question, as they stand without the side index, in rdflib's memory store and in pyoxigraph."""
    import rdflib

    made = Made(events)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "store"
        build(made, path)
        with Store.open(path) as store:
            other = rdflib.Dataset(default_union=True)
            other.parse(data=store.dump("nq").decode(), format="nquads")
            for name, question in asked(made).items():
                texts = texts_of(store, question, indexed=False)
                ours = seconds(lambda question=question: question(store))  # type: ignore[misc]  # bound at once
                theirs = seconds(lambda texts=texts: [list(other.query(text)) for text in texts], 1)  # type: ignore[misc]  # the same
                print(
                    f"  {name:28} ours {ours * 1000:8.1f} ms, rdflib {theirs * 1000:9.1f} ms, {theirs / ours:6.1f} times",
                    flush=True,
                )


def main() -> None:
    """Measure each size, beside rdflib the smallest, and print all figures as JSON at last."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("events", nargs="*", type=int, default=[1_000, 10_000])
    parser.add_argument("--rows", type=int, default=ROWS, help="at most so many of each answer")
    parser.add_argument("--rdflib", type=int, default=300, help="events of the store for rdflib; 0 for none")
    parser.add_argument("--keep", type=Path, help="where the stores stay; one that is there is used again")
    given = parser.parse_args()
    figures = {}
    for events in given.events:
        made = Made(events, lean=events >= LEAN)
        with tempfile.TemporaryDirectory() as folder:
            path = (given.keep or Path(folder)) / f"store-{events}"
            print(f"\n{events:,} events")
            if not path.exists():
                build(made, path)
            figures[events] = measure(path, made, given.rows)
    if given.rdflib:
        print(f"\n{given.rdflib:,} events, beside rdflib's memory store")
        beside_rdflib(given.rdflib)
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
