"""Kill an ingest at random moments, again and again: the store must hold whole articles only, and end as if nothing was.

The command, the sources, the gate and the store are the real ones; only the language pipeline is replaced by a reader
that finds one meeting in each article, so that fifty kills take two minutes and fall into the writing of the store.
"""

from __future__ import annotations

import argparse
import json
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from graph import doctor  # noqa: E402  # found once the path is set
from graph.store import Store  # noqa: E402  # the same
from ontology.records import Article, Evidence, Fact, Participant  # noqa: E402  # found once the path is set

NAMES = ("Amrani", "Berrada", "Chafik", "Daoudi", "Ezzahi", "Filali", "Guessous", "Hajji", "Idrissi", "Jebari")
OTHERS = ("Lund", "Holm", "Bech", "Dahl", "Friis", "Krogh", "Munk", "Skov", "Toft", "Winther")


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
        start = time.monotonic()
        subprocess.run(command(folder, "whole"), check=True)
        seconds = time.monotonic() - start
        wanted = export(folder, "whole")
        kills = disturbed(folder, chosen.times, seconds, random.Random(chosen.seed), wanted)
    print(f"{kills} of {chosen.times} kills: every store held whole articles only and ended equal to the undisturbed one")
    return 0


def disturbed(folder: Path, times: int, seconds: float, dice: random.Random, wanted: list[str]) -> int:
    """Ingest with kills, into a new store whenever one is complete."""
    kills, stores = 0, 0
    while kills < times:
        stores += 1
        name, finished = f"killed{stores}", False
        while not finished and kills < times:
            process = subprocess.Popen(command(folder, name))
            time.sleep(dice.uniform(0.1, 0.4 + seconds / 4))
            finished = process.poll() is not None
            process.send_signal(signal.SIGKILL)
            process.wait()
            kills += not finished
            print(f"kill {kills}: {examine(folder, name, set(wanted))} articles held", flush=True)
        subprocess.run(command(folder, name), check=True)
        if export(folder, name) != wanted:
            sys.exit(f"the store {name} is not equal to the undisturbed one")
    return kills


def examine(folder: Path, name: str, wanted: set[str]) -> int:
    """Check a store after a kill: it opens, the doctor finds nothing, and each article in it is as it must be."""
    path = folder / name
    if not (path / "CURRENT").exists():
        return 0
    with Store.open(path) as store:
        troubles = doctor.examine(store).troubles
    if troubles:
        sys.exit(f"after a kill: {troubles}")
    lines = export(folder, name)
    stated = [line for line in lines if "/id/article/" in line.rsplit(" <", 1)[-1]]
    if not set(stated) <= wanted:
        sys.exit(f"after a kill an article differs: {min(set(stated) - wanted)}")
    articles = {line.split(" ", 1)[0] for line in stated if "schema.org/articleBody" in line}
    graphs = {ending for one in articles for ending in (f"{one} .", f"{one[:-1]}/provenance> .")}
    whole = [line for line in wanted if "<" + line.rsplit(" <", 1)[-1] in graphs]
    if len(whole) != len(stated):
        sys.exit(f"after a kill {len(stated)} quads of articles are held where there should be {len(whole)}")
    return len(articles)


def export(folder: Path, name: str) -> list[str]:
    """Give the quads of a store, one a line."""
    with Store.open(folder / name) as store:
        return store.dump("nq").decode().splitlines()


def command(folder: Path, name: str) -> list[object]:
    """Give the command that ingests with the quick reader."""
    return [sys.executable, __file__, "ingest", folder / "articles.jsonl", "--store", folder / name, "--quiet"]


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


def ingest() -> None:
    """Run the real command with the quick reader."""
    import cli
    from ingest.reader import Reader

    Reader.facts = quick_facts  # type: ignore[method-assign]  # this is the replacement
    cli.main()


if __name__ == "__main__":
    if sys.argv[1:2] == ["ingest"]:
        ingest()
    else:
        sys.exit(main())
