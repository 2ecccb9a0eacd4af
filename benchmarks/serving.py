"""How fast the server gives pages of names while many read at once: `python benchmarks/serving.py --store FOLDER`.

Fifty clients, each with a connection of its own, read pages of officials and countries, the first of them most (Zipf).
First each rests between two pages as a reader does (a second on average), then none rests, which shows the most that
the server gives. Prints the median, the 95th and 99th percentile of the time to the last byte, and the errors; exit
code 1 with `--limit` if the 95th percentile of the readers is beyond it, or if a page failed.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import sys
import time
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

ROOT: Final = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from serving import serving  # noqa: E402  # the folders above must be on the path first  # isort: skip

from graph.store import Store  # noqa: E402
from ontology.vocabulary import BASE  # noqa: E402

SEED: Final = 7
COUNTRIES: Final = 0.1
"""The share of pages that are those of countries, which take part in most events."""
WARM: Final = 3.0


@dataclass
class Result:
    """The seconds that each page took, and what went wrong."""

    taken: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def line(self, seconds: float) -> str:
        """Sum up a run."""
        ordered = sorted(self.taken) or [float("nan")]
        at = {share: ordered[min(int(len(ordered) * share), len(ordered) - 1)] * 1000 for share in (0.5, 0.95, 0.99)}
        return (
            f"{len(self.taken):6} pages in {seconds:.0f} s ({len(self.taken) / seconds:.0f} a second): "
            + ", ".join(f"p{share * 100:.0f} {value:.1f} ms" for share, value in at.items())
            + f", {len(self.errors)} errors {self.errors[:1] or ''}"
        )

    @property
    def p95(self) -> float:
        """The time in milliseconds that 95 pages of 100 take at most."""
        return sorted(self.taken)[int(len(self.taken) * 0.95)] * 1000


class Pages:
    """Draws addresses: those named most in the news are read most."""

    def __init__(self, store: Path) -> None:
        with Store.open(store) as opened:
            self.officials, self.countries = (_addresses(opened, kind) for kind in ("Official", "Country"))
        self.weights = list(accumulate(1 / (rank + 8) for rank in range(len(self.officials))))

    def draw(self, dice: random.Random) -> str:
        """Give an address."""
        if dice.random() < COUNTRIES:
            return dice.choice(self.countries)
        return dice.choices(self.officials, cum_weights=self.weights)[0]


def _addresses(store: Store, kind: str) -> list[str]:
    """List the addresses of the pages of a class, `o2` before `o10`."""
    found = [str(row[0].value) for row in store.query(f"SELECT DISTINCT ?one WHERE {{ ?one a lia:{kind} }}")]
    return [f"/id/{one.removeprefix(BASE)}" for one in sorted(found, key=lambda one: (len(one), one))]


async def client(number: int, server: str, pages: Pages, pause: float, until: float, result: Result) -> None:
    """Read page after page over one connection."""
    dice, parts = random.Random(SEED * 1000 + number), urlsplit(server)
    reader, writer = await asyncio.open_connection(parts.hostname, parts.port)
    await asyncio.sleep(dice.random() * pause)
    while time.monotonic() < until:
        start, address = time.perf_counter(), pages.draw(dice)
        try:
            writer.write(
                f"GET {address} HTTP/1.1\r\nHost: {parts.netloc}\r\nAccept: text/html\r\nAccept-Encoding: gzip\r\n\r\n".encode()
            )
            status = await _answer(reader)
            result.taken.append(time.perf_counter() - start)
            if status != 200:
                result.errors.append(f"{status} {address}")
        except (OSError, asyncio.IncompleteReadError, ValueError) as error:
            result.errors.append(f"{type(error).__name__} {address}")
            reader, writer = await asyncio.open_connection(parts.hostname, parts.port)
        await asyncio.sleep(dice.expovariate(1 / pause) if pause else 0)
    writer.close()


async def _answer(reader: asyncio.StreamReader) -> int:
    """Read an answer to its last byte; gives its status."""
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    length = next(int(line[15:]) for line in head.lower().split("\r\n") if line.startswith("content-length:"))
    await reader.readexactly(length)
    return int(head.split(" ", 2)[1])


async def run(server: str, pages: Pages, clients: int, pause: float, seconds: float) -> Result:
    """Let clients read for some seconds."""
    result = Result()
    until = time.monotonic() + seconds
    await asyncio.gather(*(client(number, server, pages, pause, until, result) for number in range(clients)))
    return result


def main() -> int:
    """Measure readers, then clients that do not rest."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--store", type=Path, required=True, help="a store on disk, as benchmarks/questions.py --keep leaves"
    )
    parser.add_argument("--clients", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--limit", type=float, help="milliseconds that 95 of 100 pages may take")
    given = parser.parse_args()
    pages = Pages(given.store)
    print(
        f"{len(pages.officials):,} officials, {len(pages.countries)} countries; load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"
    )
    with serving(given.store) as server:
        asyncio.run(run(server, pages, 2, 0.05, WARM))
        results = []
        for what, pause in (("readers", 1.0), ("without rest", 0.0)):
            results.append(asyncio.run(run(server, pages, given.clients, pause, given.seconds)))
            print(f"{what:13}{results[-1].line(given.seconds)}; load {os.getloadavg()[0]:.1f}", flush=True)
    slow = given.limit is not None and results[0].p95 > given.limit
    return 1 if slow or any(result.errors for result in results) else 0


if __name__ == "__main__":
    sys.exit(main())
