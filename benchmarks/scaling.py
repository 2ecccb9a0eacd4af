"""How reading grows: with processes, with a Ray cluster, with what was read before; beside the bare pipeline, in one run.

    python benchmarks/scaling.py [--pages 4000] [--articles 20000] [--ray] [--json FILE]

The archive is French news made from a seed (sentences of `relevance.json`), in pages as heavy as real ones: 400 words of
story in 60 kB of markup, one page in fifty relevant. It is read as a web archive (WARC) in parts and as a folder; short
articles, as many and more, come as JSON Lines to see whether memory stays flat. Each reading is a process of its own, `graph ingest` as it is typed, into a new store; its processor time counts all its
processes, its memory is looked at while it reads. The rival is what a script would do: the story out of the page
(trafilatura), then spaCy's whole pipeline. From the figures follows the plan for a hundred million pages.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.relevance import FIELDS, NEWS, filled  # noqa: E402  # the folder above must be on the path first
from benchmarks.world import DAYS, World  # noqa: E402  # the same

PARTS: Final = 8
"""Files of the archive, so that a cluster has what to share out."""
RELEVANT: Final = 0.02
SENTENCES, SHORT = 24, 6
"""Sentences of a story, and of a short one; three of a relevant one are of security cooperation, one of a short one."""
WEIGHT: Final = 60_000
"""Bytes of markup around a story."""
SAMPLE: Final = 60
"""Pages that the rival reads: it is slow."""
LOADED: Final = 150
"""Relevant pages whose shards are loaded."""
TENTHS: Final = 10
INGEST: Final = (sys.executable, "-m", "graph", "ingest", "--quiet", "--jobs")
PAGES: Final = 10**8
CORE_HOUR, DISK_MONTH, OBJECT_MONTH = 0.04, 0.08, 0.023
"""Prices that the plan assumes, in dollars: an hour of a virtual core on demand, a month of 1 GB on SSD and in an object store."""
REAL_PAGE_KB: Final = 20.0
"""What a page of a news crawl weighs compressed; those made here repeat themselves."""

PEOPLE: Final = [name for names in World().names.values() for name in names]

Figures = dict[str, float]


@dataclass
class Run:
    """What a process took: seconds, processor seconds of all its processes, its own memory in MB at most.

    `way` has on the way how many inputs were done, its memory, and the seconds since it began.
    """

    wall: float = 0.0
    cpu: float = 0.0
    peak: float = 0.0
    way: list[tuple[int, float, float]] = field(default_factory=list)

    def tenths(self) -> list[tuple[int, float]]:
        """Choose the memory at each tenth of the inputs."""
        last = self.way[-1][0]
        steps = [last * step // TENTHS for step in range(1, TENTHS + 1)]
        return [next((count, mb) for count, mb, _ in self.way if count >= step) for step in steps]

    def pace(self) -> float:
        """Give the inputs done in a second of the clock once everything is loaded: in the second half of them."""
        first = next(one for one in self.way if one[0] >= self.way[-1][0] // 2)
        last = next(one for one in self.way if one[0] == self.way[-1][0])
        return (last[0] - first[0]) / (last[2] - first[2]) if last[2] > first[2] else 0.0


def main() -> None:
    """Measure, print the figures and the plan, and write what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=4000, help="of the archive")
    parser.add_argument("--articles", type=int, default=20_000, help="short ones, for the memory")
    parser.add_argument("--ray", action="store_true", help="also on Ray, with two processors of this machine")
    parser.add_argument("--json", type=Path, help="write the figures")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        found = measure(Path(name), given.pages, given.articles, ray=given.ray)
    print("\n".join(plan(found)))
    if given.json:
        given.json.write_text(json.dumps(found, indent=1) + "\n", "utf-8")


def measure(folder: Path, count: int, articles: int, *, ray: bool) -> Figures:
    """Measure all there is to measure in a folder.

    1. what starting costs  2. one process and two on the archive, one on the folder, a cluster  3. many short articles
    4. the rival  5. shards, and loading them
    """
    dice, found = random.Random(1), Figures()
    pages = [page(dice, relevant=dice.random() < RELEVANT) for _ in range(count)]
    write(folder, pages)
    (folder / "one.html").write_bytes(page(dice, relevant=True))
    found["start, cpu-s"] = reading(folder, "one.html", 1).cpu  # 1
    for name, source, jobs in (
        ("archive", "warc", 1),
        ("archive, two processes", "warc", 2),
        ("folder", "pages", 1),
    ):  # 2
        done = reading(folder, source, jobs)
        note(found, name, done, count, jobs)
    if ray:
        done = run([*INGEST[:-1], folder / "warc", "--store", folder / "ray", "--engine", "ray"])
        print(f"archive, Ray: {done.wall:.0f} s, with the start of the cluster", flush=True)
        found["archive, Ray, s"] = done.wall
    (folder / "short.jsonl").write_text("".join(short(dice, number) for number in range(articles)), "utf-8")  # 3
    note(found, "short articles", reading(folder, "short.jsonl", 1), articles, 1)
    found["bare, cpu-s a page"] = bare(pages[:SAMPLE])  # 4
    ratio = found["bare, cpu-s a page"] / found["archive, cpu-s a page"]
    print(f"bare: {found['bare, cpu-s a page'] * 1000:.1f} cpu-ms a page, {ratio:.1f} times ours", flush=True)
    return found | loading(folder, dice)  # 5


def note(found: Figures, name: str, done: Run, count: int, jobs: int) -> None:
    """Print and keep what a reading took; starting is not counted in what a page takes."""
    each = (done.cpu - jobs * found["start, cpu-s"]) / count
    found |= {f"{name}, cpu-s a page": each, f"{name}, s": done.wall, f"{name}, MB": done.peak}
    found[f"{name}, pages a second, loaded"] = done.pace()
    print(
        f"{name}: {count} pages, {done.wall:.0f} s, {done.cpu:.0f} cpu-s, {each * 1000:.1f} cpu-ms a page, "
        f"{1 / each:.0f} pages a cpu-s, {done.pace():.0f} a second once all is loaded; {done.peak:.0f} MB at most, load {os.getloadavg()[0]:.1f}"
    )
    if jobs == 1:
        print("  memory on the way: " + ", ".join(f"{done:,}: {mb:.0f}" for done, mb in done.tenths()), flush=True)
        found |= {f"{name}, MB at {number}": mb for number, mb in done.tenths()}


def reading(folder: Path, source: str, jobs: int) -> Run:
    """Read a source into a new store."""
    report, store = folder / f"{source}-{jobs}.jsonl", folder / f"{source}-{jobs}"
    return run([*INGEST, jobs, folder / source, "--store", store, "--report", report], report)


def run(command: Iterable[object], report: Path | None = None) -> Run:
    """Run a command to its end, and look at its memory beside the number of inputs in its report."""
    found, start = Run(), time.perf_counter()
    process = subprocess.Popen([*map(str, command)], cwd=ROOT)
    while True:
        pid, status, used = os.wait4(process.pid, os.WNOHANG)
        if pid:
            break
        if report and report.exists():
            found.way.append((report.read_bytes().count(b"\n"), resident(process.pid), time.perf_counter() - start))
        time.sleep(0.5)
    assert os.waitstatus_to_exitcode(status) == 0, command
    found.wall = time.perf_counter() - start
    found.cpu, found.peak = used.ru_utime + used.ru_stime, used.ru_maxrss / 1024
    return found


def resident(pid: int) -> float:
    """Give the memory that a process holds, in MB."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    except (OSError, IndexError):
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def told(dice: random.Random, sentences: int, relevant: int) -> list[str]:
    """Write the sentences of a story of one field of news, two of another, some relevant."""
    own, other = dice.choice(FIELDS), dice.choice(FIELDS)
    kinds = [own] * (sentences - 2) + [other] * 2
    kinds[2 : 2 + relevant] = ["relevant"] * relevant
    return [filled(dice.choice(NEWS["fr"][kind]), "fr", dice) for kind in kinds]


def short(dice: random.Random, number: int) -> str:
    """Write a short article as a line of JSON: of one of ten years, and of some of 2,400 people."""
    text = " ".join(told(dice, SHORT, dice.random() < RELEVANT))
    for name in NEWS["fr"]["person"]:
        text = text.replace(name, dice.choice(PEOPLE))
    day = date(2016, 1, 1) + timedelta(number % DAYS)
    article = {"url": f"https://presse.example/{number}", "text": text, "language": "fr", "published": day.isoformat()}
    return json.dumps(article, ensure_ascii=False) + "\n"


def page(dice: random.Random, *, relevant: bool) -> bytes:
    """Write a page."""
    sentences = told(dice, SENTENCES, 3 if relevant else 0)
    story = "".join(f"<p>{sentence}</p>" for sentence in sentences)
    state = json.dumps([{"id": dice.randrange(10**9), "kind": "teaser", "rank": rank} for rank in range(WEIGHT // 80)])
    menu = "".join(
        f"<li class='menu-item'><a href='/{dice.randrange(10**6)}'>rubrique</a></li>" for _ in range(WEIGHT // 150)
    )
    return (
        f"<!doctype html><html lang='fr'><head><meta charset='utf-8'><title>{sentences[0]}</title><script>let state={state}</script>"
        f"</head><body><nav><ul>{menu}</ul></nav><article><h1>{sentences[0]}</h1>{story}</article></body></html>"
    ).encode()


def record(number: int, page: bytes) -> bytes:
    """Write a page as a record of a web archive."""
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{number:012x}>\r\n"
        f"WARC-Target-URI: https://presse.example/{number}\r\nWARC-Date: 2026-01-27T08:00:00Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return gzip.compress(head.encode() + answer + b"\r\n\r\n", 6)


def write(folder: Path, pages: list[bytes]) -> None:
    """Write pages as a web archive in parts, and each as a file."""
    for name in ("warc", "pages"):
        (folder / name).mkdir()
    for part in range(PARTS):
        records = (record(number, page) for number, page in enumerate(pages) if number % PARTS == part)
        (folder / f"warc/{part}.warc.gz").write_bytes(b"".join(records))
    for number, page in enumerate(pages):
        (folder / f"pages/{number:06}.html").write_bytes(page)


def bare(pages: list[bytes]) -> float:
    """Give the processor seconds that a page takes in trafilatura and the whole pipeline of spaCy."""
    import spacy
    import trafilatura

    from ingest.lexicon import lexicon

    nlp = spacy.load(lexicon("fr").settings["pipelines"][0])
    nlp(trafilatura.extract(pages[0]) or "")
    start = time.process_time()
    for page in pages:
        nlp(trafilatura.extract(page) or "")
    return (time.process_time() - start) / len(pages)


def loading(folder: Path, dice: random.Random) -> Figures:
    """Read relevant pages into shards, and load them into a new store; give bytes, quads and seconds of an article."""
    from commands.shards import Shelf, load, read_unit, units
    from graph.store import Store
    from ingest.article import given

    (folder / "relevant").mkdir()
    for number in range(LOADED):
        (folder / f"relevant/{number:04}.html").write_bytes(page(dice, relevant=True))
    shelf, found = Shelf(str(folder / "shards")), units([str(folder / "relevant")], given())
    for unit in found:
        read_unit(unit, shelf.place)
    start = time.process_time()
    with Store.open(folder / "loaded", write=True) as store:
        outcomes = list(load(store, found, shelf))
        quads = len(store.quads)
    seconds, read = time.process_time() - start, sum(one.outcome == "read" for one in outcomes)
    held = {
        "load, cpu-s an article": seconds / read,
        "quads of an article": quads / read,
        "shards, kB an article": size(folder / "shards") / read / 1000,
        "store, kB an article": size(folder / "loaded") / read / 1000,
    }
    print(f"shards of {read} articles: " + ", ".join(f"{name} {value:.3g}" for name, value in held.items()), flush=True)
    return held


def size(folder: Path) -> int:
    """Count the bytes of the files below a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def plan(found: Figures) -> Iterator[str]:
    """Say what a hundred million pages would take, if the figures hold."""
    hours = PAGES * found["archive, cpu-s a page"] / 3600
    articles = PAGES * RELEVANT
    crawl, shards, store = (
        PAGES * REAL_PAGE_KB / 1e6,
        articles * found["shards, kB an article"] / 1e6,
        articles * found["store, kB an article"] / 1e6,
    )
    yield f"\nplan for {PAGES:,} pages, {articles:,.0f} of them relevant"
    yield f"  reading {hours:,.0f} core hours: {hours / 64:.1f} h on 64 cores, ${hours * CORE_HOUR:,.0f}"
    yield f"  loading {articles * found['load, cpu-s an article'] / 3600:,.1f} h on one core, if the cost of an article stays"
    yield f"  crawl {crawl:,.0f} GB and shards {shards:,.1f} GB, ${(crawl + shards) * OBJECT_MONTH:,.0f} a month in an object store"
    yield f"  store {store:,.0f} GB, {articles * found['quads of an article']:,.0f} quads, ${store * DISK_MONTH:,.0f} a month on SSD"


if __name__ == "__main__":
    main()
