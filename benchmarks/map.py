"""What the map costs, beside a stock pyvis page of the same data in the same run: `python benchmarks/map.py [write|browse|limits]`.

Times are processor time: in Python of the process, in the browser of the thread that runs the page (the clock of the
machine is given beside it). Exit code 1 with `limits` if a figure is beyond its limit, so that a build can hold them.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from browser import SIZE, chromium
from mapworld import Record, records

from exports.map import to_map
from exports.map_data import gather
from exports.map_part import placed

MADE: Final = "2026-01-01"
FRAMES: Final = 40
TURNS: Final = 9
"""The least of so many is what the work takes where nothing else takes the processor."""
PATIENCE: Final = 30.0
"""Seconds that a stock page gets to settle."""

FILTER: Final = "() => { liaison.filterBy('kind', 'visit', false); }"
SEARCH: Final = """() => {
  const box = document.getElementById('search');
  box.value = liaison.model.nodes[liaison.model.nodes.length - 7].label;
  box.dispatchEvent(new Event('input'));
  box.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }));
  if (!document.querySelector('#evidence blockquote')) throw new Error('no evidence');
}"""
PAN: Final = """(frames) => new Promise((done) => {
  const view = liaison.stage.engine.view();
  const at = { x: (view.width / 2 - view.dx) / view.scale, y: (view.height / 2 - view.dy) / view.scale, scale: view.scale };
  const step = () => {
    if (frames-- <= 0) return done();
    at.x += 3 / view.scale;
    liaison.stage.engine.look(at, false);
    requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
})"""
DRAWN: Final = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


@dataclass(frozen=True)
class Figure:
    """One thing measured: what it is, the value, its unit, and the limit it has to keep (0 for none)."""

    name: str
    value: float
    unit: str
    limit: float = 0.0
    at_least: bool = False

    @property
    def kept(self) -> bool:
        """Whether the limit is kept."""
        return not self.limit or (self.value >= self.limit if self.at_least else self.value <= self.limit)

    def __str__(self) -> str:
        limit = f"   limit {'≥' if self.at_least else '≤'} {self.limit:g}" if self.limit else ""
        return f"{self.name:62}{self.value:12.2f} {self.unit}{limit}{'' if self.kept else '   NOT KEPT'}"


def stock(facts: list[Record]) -> str:
    """The same data as pyvis writes it by itself: names, and a line with its sentence for each pair of a fact."""
    from pyvis.network import Network

    network = Network(cdn_resources="in_line")
    for fact in facts:
        who = {one["id"]: one for one in fact["participants"]}
        for one in who.values():
            network.add_node(one["id"], label=one["label"], title=one["label"])
        first, *others = who
        for other in others:
            network.add_edge(first, other, title=fact["evidence"][0]["quote"], label=fact["kind"])
    return str(network.generate_html())


def spent(work: Callable[[], object]) -> float:
    """Processor time of some work, in seconds."""
    start = time.process_time()
    work()
    return time.process_time() - start


def writing() -> Iterator[Figure]:
    """What it costs to write a page, and how large it is; what takes less than a second is the least of `TURNS`, taken in turns."""
    to_map(records(60))
    small = records(5000)
    data = gather(small)
    works = (lambda: to_map(small, made=MADE), lambda: placed(data), lambda: json.dumps(small))
    ours, laid, dumped = map(min, zip(*([spent(work) for work in works] for _ in range(TURNS)), strict=True))
    theirs = spent(lambda: stock(small))
    large = records(20000)
    yield Figure("writing 5,000 names", ours, "s")
    yield Figure("  of it places and groups", laid, "s")
    yield Figure("  json.dumps of the same facts", dumped, "s")
    yield Figure("  without places and groups, in times of json.dumps", (ours - laid) / dumped, "×", 2)
    yield Figure("  stock pyvis", theirs, "s")
    yield Figure("  times as fast", theirs / ours, "×", 40, at_least=True)
    yield Figure("writing 20,000 names", spent(lambda: to_map(large, made=MADE)), "s", 5)
    for engine in ("pyvis", "sigma"):
        yield Figure(f"page without data, {engine}", len(to_map([], engine=engine).encode()) / 1000, "KB", 520)
    empty = len(to_map([], engine="sigma").encode())
    yield Figure("data for each name, at 3,000", (len(to_map(records(3000)).encode()) - empty) / 3_000_000, "KB")


class Watch:
    """A page that is open, and the processor time of the thread that runs it."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.session = page.context.new_cdp_session(page)
        self.session.send("Performance.enable", {"timeDomain": "threadTicks"})

    def cpu(self) -> float:
        """Milliseconds of work so far."""
        metrics = self.session.send("Performance.getMetrics")["metrics"]
        return 1000 * next(float(one["value"]) for one in metrics if one["name"] == "TaskDuration")

    def cost(self, script: str, value: object = None) -> tuple[float, float]:
        """Milliseconds of processor and of the clock that a function and the drawing after it take."""
        before, start = self.cpu(), time.perf_counter()
        self.page.evaluate(script, value)
        self.page.evaluate(DRAWN)
        return self.cpu() - before, 1000 * (time.perf_counter() - start)


@contextmanager
def opened(browser: Any, text: str, suffix: str = "") -> Iterator[tuple[Watch, float]]:
    """Open a page; gives it with the clock time, in milliseconds, until it had loaded."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "map.html")
        file.write_text(text, "utf-8")
        page = browser.new_context(viewport=SIZE, offline=True).new_page()
        watch = Watch(page)
        start = time.perf_counter()
        page.goto(file.as_uri() + suffix, timeout=120_000)
        yield watch, 1000 * (time.perf_counter() - start)
        page.context.close()


def all_drawn(browser: Any, names: int, engine: str) -> Iterator[Figure]:
    """Every name of a network drawn at once: until it is there, one frame while it is moved, a filter, a search."""
    limits = {("pyvis", 1500): 33.0, ("sigma", 10000): 16.0}
    with opened(browser, to_map(records(names), engine=engine, made=MADE), "#v=network&base=all") as (watch, _):
        loaded = time.perf_counter()
        watch.page.wait_for_function("() => window.liaison && liaison.ready")
        watch.page.evaluate(DRAWN)
        told = f"{names:,} names all drawn, {engine}"
        yield Figure(
            f"{told}: settled, processor", watch.cpu() / 1000, "s", 0.8 if (engine, names) == ("sigma", 3000) else 0
        )
        yield Figure(f"{told}: settled, clock after loading", time.perf_counter() - loaded, "s")
        moved, _ = watch.cost(PAN, FRAMES)
        yield Figure(f"{told}: a frame while moving", moved / FRAMES, "ms", limits.get((engine, names), 0))
        yield Figure(f"{told}: filter", watch.cost(FILTER)[0], "ms", 100 if (engine, names) == ("sigma", 3000) else 0)
        yield Figure(
            f"{told}: search to evidence", watch.cost(SEARCH)[0], "ms", 150 if (engine, names) == ("sigma", 3000) else 0
        )


def opening(browser: Any) -> Iterator[Figure]:
    """The page of 3,000 names as it opens: the overview."""
    with opened(browser, to_map(records(3000), made=MADE)) as (watch, loading):
        watch.page.wait_for_function("() => window.liaison && liaison.ready")
        watch.page.evaluate(DRAWN)
        yield Figure("3,000 names as the page opens: settled, processor", watch.cpu() / 1000, "s", 0.8)
        yield Figure("3,000 names as the page opens: loaded, clock", loading / 1000, "s")
        yield Figure("3,000 names as the page opens: filter", watch.cost(FILTER)[0], "ms", 100)
        yield Figure("3,000 names as the page opens: search to evidence", watch.cost(SEARCH)[0], "ms", 150)


def beside_stock(browser: Any, names: int = 300) -> Iterator[Figure]:
    """Processor time until a page has settled, ours with every name drawn and pyvis's own."""
    facts = records(names)
    with opened(browser, to_map(facts, made=MADE), "#v=network&base=all") as (watch, _):
        watch.page.wait_for_function("() => window.liaison && liaison.ready")
        ours = watch.cpu()
    with opened(browser, stock(facts)) as (watch, _):
        watch.page.evaluate(
            "() => { window.settled = false; network.once('stabilized', () => (window.settled = true)); }"
        )
        until = time.perf_counter() + PATIENCE
        while time.perf_counter() < until and not watch.page.evaluate("() => window.settled"):
            time.sleep(0.5)
        theirs, settled = watch.cpu(), watch.page.evaluate("() => window.settled")
    yield Figure(f"{names} names settled, ours, processor", ours / 1000, "s")
    yield Figure(f"  stock pyvis{'' if settled else f' (not settled after {PATIENCE:.0f} s)'}", theirs / 1000, "s")
    yield Figure("  times as fast", theirs / ours, "×")


def browsing() -> Iterator[Figure]:
    """What the page costs in the browser."""
    with chromium() as browser:
        yield from opening(browser)
        for names, engine in ((1500, "pyvis"), (3000, "pyvis"), (3000, "sigma"), (10000, "sigma")):
            yield from all_drawn(browser, names, engine)
        yield from beside_stock(browser)


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", nargs="?", choices=("write", "browse", "limits", "all"), default="all")
    what = parser.parse_args().what
    kept = True
    for name, measure in (("write", writing), ("browse", browsing)):
        for figure in measure() if what in (name, "all", "limits") else ():
            print(figure, flush=True)
            kept = kept and figure.kept
    return 0 if kept or what != "limits" else 1


if __name__ == "__main__":
    sys.exit(main())
