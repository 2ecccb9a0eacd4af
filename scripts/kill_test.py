"""Kill an ingest at random moments, again and again: the store must hold whole articles only, and end as if nothing was.

The command, the sources, the gate and the store are the real ones; only the language pipeline is replaced by a reader
that finds one meeting in each article, so that fifty kills take two minutes and fall into the writing of the store.
"""

from __future__ import annotations

import argparse
import importlib
import json
import multiprocessing
import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import cli  # noqa: E402  # found once the path is set
from graph import doctor  # noqa: E402  # the same
from graph.copies import fingerprint  # noqa: E402  # the same
from graph.store import Store  # noqa: E402  # the same
from ingest.article import articles as read_articles  # noqa: E402  # the same
from ingest.gate import gate  # noqa: E402  # the same
from ingest.reader import Reader  # noqa: E402  # the same
from ontology.errors import StoreError  # noqa: E402  # the same
from ontology.records import Article, Evidence, Fact, Participant  # noqa: E402  # the same

NAMES = ("Amrani", "Berrada", "Chafik", "Daoudi", "Ezzahi", "Filali", "Guessous", "Hajji", "Idrissi", "Jebari")
OTHERS = ("Lund", "Holm", "Bech", "Dahl", "Friis", "Krogh", "Munk", "Skov", "Toft", "Winther")


FORK = multiprocessing.get_context("fork")
"""Children begin where their parent is: with everything imported, so that the kills fall into the work."""


def main() -> int:
    """Run the test: write articles, ingest them undisturbed, then with kills, and compare."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--times", type=int, default=50, help="how often to kill")
    options.add_argument("--articles", type=int, default=500)
    options.add_argument("--seed", type=int, default=0)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        write_articles(folder / "articles.jsonl", chosen.articles)
        warm(folder / "articles.jsonl")
        start = time.monotonic()
        finished(ingest, folder, "whole")
        seconds = time.monotonic() - start
        print(f"undisturbed: {chosen.articles} articles in {seconds:.1f} s", flush=True)
        disturbed(folder, chosen.times, seconds, random.Random(chosen.seed))
    print(f"{chosen.times} kills: every store held whole articles only and ended equal to the undisturbed one")
    return 0


def warm(path: Path) -> None:
    """Do once what every ingest does before its first article, without a store."""
    for module in ("commands.ingestion", "commands.progress", "commands.reading", "ingest.web", "rich.progress"):
        importlib.import_module(module)
    found = next(read_articles(str(path)))
    gate("fr"), fingerprint("warm"), quick_facts(None, found)  # type: ignore[arg-type]  # none of them fails


def disturbed(folder: Path, times: int, seconds: float, dice: random.Random) -> None:
    """Ingest with kills, into a new store whenever one is complete."""
    kills, stores = 0, 0
    while kills < times:
        stores += 1
        name, complete = f"killed{stores}", False
        while not complete and kills < times:
            process = FORK.Process(target=ingest, args=(folder, name))
            process.start()
            process.join(dice.uniform(0, 1.5 + seconds / 5))  # opening a store after a crash takes up to a second
            complete = not process.is_alive()
            process.kill()
            process.join()
            kills += not complete
            finished(examine, folder, name, kills)
        finished(ingest, folder, name)
        finished(compare, folder, name)


def finished(work: Callable[..., None], *words: object) -> None:
    """Do something in a child of its own and end if it fails: a store that was open must not be forked."""
    process = FORK.Process(target=work, args=words)
    process.start()
    process.join()
    if process.exitcode:
        sys.exit(f"{work.__name__} {words[1:]} failed")


def examine(folder: Path, name: str, kills: int) -> None:
    """Check a store after a kill: it opens, the doctor finds nothing, and each article in it is as it must be."""
    if not (folder / name / "CURRENT").exists():
        print(f"kill {kills}: no store yet", flush=True)
        return
    try:
        with Store.open(folder / name) as store:
            troubles = doctor.examine(store).troubles
    except StoreError as error:
        if "was not finished when it was made" not in str(error):
            raise
        print(f"kill {kills}: the store was not finished when it was made", flush=True)
        return
    if troubles:
        sys.exit(f"after a kill: {troubles}")
    wanted, held = articles(folder, "whole"), articles(folder, name)
    wrong = [graph for graph, quads in held.items() if wanted[graph] != quads]
    halves = [graph for graph in held if f"{graph}/provenance" not in held and graph not in held]
    if wrong or halves or len(held) % 2:
        sys.exit(f"after a kill these articles are not whole: {wrong or halves or sorted(held)}")
    print(f"kill {kills}: {len(held) // 2} articles, all whole", flush=True)


def articles(folder: Path, name: str) -> dict[str, list[str]]:
    """Give the quads of each article's two graphs, without what identity derives."""
    found: dict[str, list[str]] = {}
    with Store.open(folder / name) as store:
        for quad in store.in_order():
            if "/id/article/" in str(quad.graph_name):
                found.setdefault(quad.graph_name.value, []).append(str(quad))  # type: ignore[union-attr]  # all graphs have names
    return found


def compare(folder: Path, name: str) -> None:
    """Check that a store that was killed and resumed is the undisturbed one, byte for byte."""
    dumps = []
    for one in ("whole", name):
        with Store.open(folder / one) as store:
            dumps.append(store.dump("nq"))
    if dumps[0] != dumps[1]:
        sys.exit(f"the store {name} is not equal to the undisturbed one")


def write_articles(path: Path, count: int) -> None:
    """Write short articles: meetings of a few people on many days, so that articles share people and events."""
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            day = f"2026-{number // 28 % 12 + 1:02}-{number % 28 + 1:02}"
            one, other = NAMES[number % 10], OTHERS[number // 3 % 10]
            text = (
                f"Le directeur de la police marocaine, Ali {one}, a reçu à Rabat son homologue danois, Jens {other}, pour "
                f"parler de coopération. La rencontre numéro {number} s'est tenue le {day}."
            )
            record = {"url": f"https://press.example/{number}", "text": text, "published": day, "language": "fr"}
            file.write(json.dumps(record, ensure_ascii=False) + "\n")


def quick_facts(self: object, article: Article) -> tuple[Fact, ...]:
    """Find the meeting of an article without a language pipeline."""
    words = article.text.replace(",", "").split()
    people = [f"{words[at]} {words[at + 1]}" for at, word in enumerate(words) if word in ("Ali", "Jens")]
    end = article.text.index(".") + 1
    return (
        Fact(
            "meeting", "held",
            (
                Participant(people[0], "official", country="MA", title="directeur de la police"),
                Participant(people[1], "official", country="DK", title="directeur de la police"),
            ),
            (Evidence(article.text[:end], 0, end),),
            date=article.published, countries=("DK", "MA"),
        ),
    )  # fmt: skip


def ingest(folder: Path, name: str) -> None:
    """Run the real command with the quick reader."""
    Reader.facts = quick_facts  # type: ignore[method-assign]  # this is the replacement
    cli.main(["ingest", str(folder / "articles.jsonl"), "--store", str(folder / name), "--quiet"])


if __name__ == "__main__":
    sys.exit(main())
