"""What the store costs: loading in bulk, adding one article, room on the disk, and asking who met whom.

    python benchmarks/store.py [EVENTS …] [--json FILE] [--svg FILE]

Stores are made from a seed (`benchmarks/made.py`). Each figure stands beside that of the engine alone in the same run:
`pyoxigraph` and the program `oxigraph load` for the same file of N-Quads, the bare query for the question. Times are
those of the processor, of all threads.
"""

from __future__ import annotations

import argparse
import gc
import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from statistics import median
from typing import Any, Final

import pyoxigraph as ox

ROOT: Final = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.made import Made  # noqa: E402  # the folder above must be on the path first
from benchmarks.questions import asked, texts_of  # noqa: E402  # the same
from graph import questions  # noqa: E402  # the same
from graph.archive import Archive, load  # noqa: E402  # the same
from graph.store import Store  # noqa: E402  # the same
from ontology.records import Article, Evidence, Fact  # noqa: E402  # the same
from ontology.vocabulary import PREFIXES  # noqa: E402  # the same

SIZES: Final = (1_000, 10_000, 100_000)
ADDED: Final = 20
"""Articles that are added one by one; the median counts."""
ASKED: Final = 15
"""Times that a question is asked; the least counts."""
OXIGRAPH: Final = Path(sys.executable).with_name("oxigraph")
"""The program of the PyPI package of that name."""

Figures = dict[str, float]


def main() -> None:
    """Measure each size, print a table, and write what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("events", nargs="*", type=int, default=list(SIZES))
    parser.add_argument("--json", type=Path, help="write the figures")
    parser.add_argument("--svg", type=Path, help="draw cost against size")
    given = parser.parse_args()
    found: dict[int, Figures] = {}
    for events in given.events:
        found[events] = measure(events)
        if given.json:  # after each size, for the large ones take long
            given.json.write_text(json.dumps(found, indent=1) + "\n", "utf-8")
    print(table(found))
    if given.svg:
        draw(found, given.svg)


def measure(events: int) -> Figures:
    """Give the figures of a store of so many events: 1. the engine alone 2. ours, and its room 3. adding 4. asking."""
    made = Made(events)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        archive = folder / "made.nq"
        with archive.open("wb") as stream:
            stream.writelines(made.quads())
        found = _engine(archive, folder, events)  # 1
        found |= _ours(archive, folder, events, found["pyoxigraph bulk load"])  # 2
        archive.unlink()
        with Store.open(folder / "ours", write=True) as store:
            found |= _adding(store, made)  # 3
            found |= _asking(store, made)  # 4
    return found


def _engine(archive: Path, folder: Path, events: int) -> Figures:
    """Load one file by the engine's library, and by its program; what they wrote is dropped again."""
    bare: Any = ox.Store(str(folder / "bare"))
    library = _spent(lambda: bare.bulk_load(path=str(archive), format=ox.RdfFormat.N_QUADS))
    loaded = _room(folder / "bare", events)
    found = {"pyoxigraph bulk load": library + _spent(bare.optimize), "quads": len(bare)}
    found |= {"bytes an event, as loaded": loaded, "bytes an event, compacted": _room(folder / "bare", events)}
    bare = None  # let go of the folder
    shutil.rmtree(folder / "bare")
    if OXIGRAPH.exists():
        command = [OXIGRAPH, "load", "--location", folder / "program", "--file", archive]
        start = _children()
        subprocess.run(command, check=True, capture_output=True)
        found["oxigraph load"] = _children() - start
        shutil.rmtree(folder / "program")
    return found


def _ours(archive: Path, folder: Path, events: int, bare: float) -> Figures:
    """Load the file as `graph import` does: looked through, loaded, indexed; give the ratios to the engine alone."""
    with Store.open(folder / "ours", write=True) as store:
        start = time.process_time()
        found = Archive.of(archive)
        load(store, archive)
        loaded = time.process_time() - start
        indexed = _spent(lambda: store.reindex(found.rows(store.quads)))
    return {
        "ours, looked through and loaded": loaded,
        "ours, indexed": indexed,
        "load ratio": loaded / bare,
        "load ratio, with the side index": (loaded + indexed) / bare,
        "bytes an event, index": _room(folder / "ours", events, "finder*"),
    }


def _room(folder: Path, events: int, pattern: str = "*.sst") -> float:
    """Give the bytes that an event takes in the files of a folder."""
    return sum(one.stat().st_size for one in folder.glob(pattern)) / events


def _adding(store: Store, made: Made) -> Figures:
    """Give the time that one more article about known officials takes, all that identity does included.

    The ids of a made store are not those that identity gives: a first article about each pair, not measured, gives them.
    """
    store.add_all(_article(made, pair, 2018) for pair in range(ADDED))
    gc.collect()
    some = [_article(made, pair, 2019) for pair in range(ADDED)]
    return {"one article": median(_spent(lambda one=one: store.add(*one)) for one in some)}  # type: ignore[misc]  # bound at once


def _article(made: Made, pair: int, year: int) -> tuple[Article, tuple[Fact, ...]]:
    """An article on a meeting of two officials who are named now and then, on a day of its own."""
    people = [made.officials[len(made.officials) // part + pair] for part in (3, 2)]
    day = f"{year}-{1 + pair % 12:02}-{1 + pair:02}"
    quote = f"{people[0].label} a rencontré {people[1].label} le {day}."
    countries = tuple(sorted({one.country or "" for one in people}))
    takers = tuple(replace(one, id="") for one in people)
    fact = Fact("meeting", "held", takers, (Evidence(quote, 0, len(quote)),), day, countries=countries)
    return Article(f"article/{year:08x}{pair:08x}", f"{year}-{pair}.txt", quote, "fr", published=day), (fact,)


def _asking(store: Store, made: Made) -> Figures:
    """Give the time of `who-met` within one process, and of the queries that it would ask without the side index."""
    name = made.officials[len(made.officials) // 40].label
    texts = texts_of(store, asked(made)["who-met (other)"], indexed=False)
    ours, raw = [], []
    for _ in range(ASKED):
        ours.append(_spent(lambda: questions.who_met(store, name, limit=1000, evidence=False)))
        raw.append(_spent(lambda: [list(store.quads.query(text, prefixes=PREFIXES)) for text in texts]))
    return {"who-met": min(ours), "who-met, bare query": min(raw), "who-met ratio": min(ours) / min(raw)}


def _spent(work: Callable[[], Any]) -> float:
    """Give the processor time that work takes in this process."""
    start = time.process_time()
    work()
    return time.process_time() - start


def _children() -> float:
    """Give the processor time of the children that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def table(found: dict[int, Figures]) -> str:
    """Write the figures as a Markdown table, a column for each size; times in seconds of the processor."""
    names = list(dict.fromkeys(name for figures in found.values() for name in figures))
    lines = [f"| | {' | '.join(f'{events:,} events' for events in found)} |", f"|---|{'---:|' * len(found)}"]
    lines += [f"| {name} | {' | '.join(_written(one.get(name)) for one in found.values())} |" for name in names]
    return "\n".join(lines)


def _written(figure: float | None) -> str:
    if figure is None:
        return ""
    return f"{figure:,.0f}" if figure >= 100 else f"{figure:.2f}" if figure >= 1 else f"{figure:.4f}"


def draw(found: dict[int, Figures], path: Path) -> None:
    """Draw the time of loading, of adding one article and of asking, against the number of events."""
    from curve import figure

    with figure(
        path, xlabel="events", ylabel="seconds of the processor", title="Cost against size", scale="log"
    ) as axes:
        for name in (
            "pyoxigraph bulk load",
            "ours, looked through and loaded",
            "ours, indexed",
            "one article",
            "who-met",
        ):
            axes.plot(list(found), [one[name] for one in found.values()], marker="o", markersize=3, label=name)


if __name__ == "__main__":
    main()
