"""How long questions take on a store of many events, beside the bare query and rdflib's memory store.

    python benchmarks/questions.py [EVENTS …] [--rdflib 300] [--keep FOLDER]

The store is made from a seed: officials, countries and months are drawn as they are in the news, a few again and again
and most once, so that the busiest official takes part in about one meeting in fifty. It holds what ingest would write:
the articles' graphs, the names, the entities, the events (without fingerprints: no article is a copy), loaded in bulk.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import accumulate
from pathlib import Path
from typing import Any, Final

import pyoxigraph as ox

ROOT: Final = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from graph import questions  # noqa: E402  # the folder above must be on the path first
from graph.identity import identify, names_of  # noqa: E402
from graph.identity_index import name_quads  # noqa: E402
from graph.query import text  # noqa: E402
from graph.rdf import node, term  # noqa: E402
from graph.resolved import entity_triples, event_triples, in_graph  # noqa: E402
from graph.store import Store  # noqa: E402
from graph.triples import article_quads  # noqa: E402
from ontology.gazetteer import country_name  # noqa: E402
from ontology.records import Article, Evidence, Fact, Participant, Place  # noqa: E402
from ontology.vocabulary import BASE, TOPICS  # noqa: E402

SEED: Final = 7
CODES: Final = (
    "MA",
    "FR",
    "ES",
    "DK",
    "SN",
    "DE",
    "IT",
    "BE",
    "PT",
    "SA",
    "TN",
    "DZ",
    "GB",
    "US",
    "NL",
    "TR",
    "ML",
    "CI",
    "EG",
    "AE",
)
SYLLABLES: Final = (
    "ba",
    "ko",
    "lar",
    "men",
    "su",
    "dri",
    "van",
    "to",
    "hel",
    "mou",
    "chi",
    "ra",
    "ne",
    "wer",
    "gal",
    "fi",
)
KINDS: Final = (("meeting", 60), ("visit", 12), ("agreement", 13), ("operation", 15))
STATUSES: Final = {
    "agreement": ("signed", "planned", "signed", "in_force"),
    "": ("held", "held", "held", "held", "planned", "denied"),
}
PER_OFFICIAL: Final = 20
"""Events for each official there is."""


class Made:
    """The world of the benchmark: officials of countries, of whom the first are named most (Zipf)."""

    def __init__(self, events: int) -> None:
        self.random = random.Random(SEED)
        self.events = events
        self.officials = [self._official(number) for number in range(max(50, events // PER_OFFICIAL))]
        self.weights = list(accumulate(1 / (rank + 8) for rank in range(len(self.officials))))
        self.countries = {
            code: Participant(country_name(code, "fr"), "country", "participant", code, id=f"country/{code}") for code in CODES
        }  # fmt: skip
        self.seen: dict[str, Participant] = {}

    def _official(self, number: int) -> Participant:
        syllables = [SYLLABLES[(number // 16**place) % 16] for place in range(5)]
        label = f"{''.join(syllables[:2]).title()}{number % 7 * 'n'} {''.join(syllables[2:] + syllables[:1]).title()}"
        code = CODES[min(int(self.random.expovariate(0.25)), len(CODES) - 1)]
        title = f"directeur général {number} de la police"
        return Participant(label, "official", "participant", code, title=title, id=f"official/o{number}")

    def quads(self) -> Iterator[ox.Quad]:
        """Give the whole store: each event with its article, then the names and entities that they use."""
        for number in range(self.events):
            yield from self._event(number)
        for one in self.seen.values():
            name = names_of(one)[0]
            yield from name_quads(name)
            yield from in_graph(node(one.id), entity_triples(one.id, [name], one.label))

    def _event(self, number: int) -> Iterator[ox.Quad]:
        article, fact = self._fact(number)
        (fact,) = identify(article, (fact,))
        yield from article_quads(article, (fact,))
        origin, subject = node(f"{article.id}/provenance"), node(article.id)
        yield ox.Quad(subject, term("rdf:type"), term("schema:NewsArticle"), origin)
        for name, value in (
            ("schema:datePublished", article.published),
            ("schema:inLanguage", "fr"),
            ("lia:source", article.source),
        ):
            yield ox.Quad(subject, term(name), ox.Literal(value or ""), origin)
        event = f"{fact.kind}/{number:016x}"
        yield from in_graph(node(event), event_triples(event, [_record(article, fact)]))
        self.seen |= {one.id: one for one in fact.participants}

    def _fact(self, number: int) -> tuple[Article, Fact]:
        draw = self.random
        kind = draw.choices([one for one, _ in KINDS], [weight for _, weight in KINDS])[0]
        people = draw.choices(self.officials, cum_weights=self.weights, k=2)
        people = list({one.id: one for one in people}.values())
        codes = tuple(sorted({one.country or "MA" for one in people}))
        capacity: Any = "party" if kind == "agreement" else "participant"
        sides = [
            Participant(c.label, "country", capacity, c.country, id=c.id)
            for c in (self.countries[code] for code in codes)
        ]
        status = draw.choice(STATUSES.get(kind, STATUSES[""]))
        day = f"{draw.randint(2006, 2026)}-{draw.randint(1, 12):02}-{draw.randint(1, 28):02}"
        quote = f"Le {day}, {people[0].label} a vu {people[-1].label} ({kind} {number})."
        detail = {"agreement": {"agreement_kind": "mou"}, "operation": {"operation_kind": "arrests"}}.get(kind, {})
        fact = Fact(
            kind, status, (*people, *sides), (Evidence(quote, 0, len(quote)),), day, place=Place("Rabat", "MA", "place/ma-rabat"),
            countries=codes, topics=(draw.choice(TOPICS),), detail=detail,
        )  # fmt: skip
        return Article(f"article/{number:016x}", f"{number}.txt", quote, "fr", published=day), fact


def _record(article: Article, fact: Fact) -> dict[str, Any]:
    """The fact of a telling as identity has it when it writes the graph of an event."""
    people = [
        {
            "mention": f"{BASE}{fact.id}#m{position}", "id": BASE + one.id, "label": one.label, "type": one.type, "as": one.capacity,
            "country": one.country, "title": one.title, "agency": one.agency,
        }
        for position, one in enumerate(fact.participants)
    ]  # fmt: skip
    place = {"id": BASE + fact.place.id, "label": fact.place.label} if fact.place else None
    return {
        "id": BASE + fact.id, "kind": fact.kind, "status": fact.status, "date": fact.date, "end_date": None, "place": place,
        "participants": people, "countries": list(fact.countries), "topics": list(fact.topics), "attributed_to": None,
        "published": article.published, "article": {"id": BASE + article.id, "fingerprint": ""}, "confidence": 1.0, **fact.detail,
    }  # fmt: skip


def build(events: int, folder: Path) -> tuple[Made, int, float]:
    """Write the store of so many events; give its world, the number of its quads and the seconds that it took."""
    start, made, count = time.perf_counter(), Made(events), 0

    def counted() -> Iterator[ox.Quad]:
        nonlocal count
        for quad in made.quads():
            count += 1
            yield quad

    folder.mkdir(parents=True)
    store = ox.Store(str(folder))
    store.bulk_extend(counted())
    store.flush()
    del store
    return made, count, time.perf_counter() - start


def seconds(work: Callable[[], Any], times: int = 3) -> float:
    """Give the least time that work takes."""
    found = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        found.append(time.perf_counter() - start)
    return min(found)


def asked(made: Made) -> dict[str, Callable[[Store], Any]]:
    """The questions, asked of the busiest official, an average one, two countries."""
    busy, other = made.officials[0].label, made.officials[len(made.officials) // 2].label
    few: dict[str, Any] = {"limit": 1000, "evidence": False}
    return {
        "who-met (busiest)": lambda store: questions.who_met(store, busy, **few),
        "who-met (average)": lambda store: questions.who_met(store, other, **few),
        "agreements": lambda store: questions.agreements(store, **few),
        "agreements --status planned": lambda store: questions.agreements(store, status="planned", **few),
        "agreements --between": lambda store: questions.agreements(store, between=("MA", "FR"), **few),
        "timeline": lambda store: questions.timeline(store, **few),
        "timeline NAME (busiest)": lambda store: questions.timeline(store, [busy], **few),
        "between two countries": lambda store: questions.between(store, "Maroc", "France", **few),
        "path": lambda store: questions.path(store, busy, other),
        "show (busiest)": lambda store: questions.show(store, busy, **few),
        "topics": lambda store: questions.topics(store),
        "topics --by year": lambda store: questions.topics(store, by="year"),
        "new": lambda store: questions.new(store, "2026-06", **few),
        "contradictions": lambda store: questions.contradictions(store),
        "search": lambda store: questions.search(store, busy, limit=1000),
        "rank": lambda store: questions.rank(store, limit=1000),
        "articles": lambda store: questions.articles(store, limit=1000),
    }


def cold(store: Path, name: str) -> tuple[float, float]:
    """Give the wall times of `graph who-met` in a new process and of a process that only imports click and pyoxigraph."""
    command = [sys.executable, "-m", "graph", "who-met", name, "--store", str(store), "--quiet"]
    bare = [sys.executable, "-c", "import click, pyoxigraph"]
    ours = seconds(lambda: subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL))
    return ours, seconds(lambda: subprocess.run(bare, cwd=ROOT, check=True))


def measure(events: int, folder: Path) -> dict[str, float]:
    """Build a store of so many events and print how long each question takes, each in seconds."""
    made, quads, spent = build(events, folder)
    print(f"\n{events:,} events, {quads:,} quads, made and loaded in {spent:.0f} s")
    found: dict[str, float] = {}
    with Store.open(folder) as store:
        for name, question in asked(made).items():
            found[name] = seconds(lambda question=question: question(store), 2)  # type: ignore[misc]  # bound at once
            print(f"  {name:30} {found[name] * 1000:10.1f} ms")
        query = text("who-met").replace("official/abdelatif-hammouchi", made.officials[0].id)
        found["bare"] = seconds(lambda: list(store.quads.query(query)))
    ours, imports = cold(folder, made.officials[0].label)
    print(
        f"  {'the bare query of who-met':30} {found['bare'] * 1000:10.1f} ms; ours {found['who-met (busiest)'] / found['bare']:.2f} times that"
    )
    print(
        f"  a new process: {ours:.2f} s, {ours / (imports + found['bare']):.2f} times the imports ({imports:.2f} s) and the bare query"
    )
    found["cold"], found["cold ratio"] = ours, ours / (imports + found["bare"])
    return found


def beside_rdflib(events: int) -> None:
    """Print the bare query of who-met in rdflib's memory store and in pyoxigraph, on a store small enough for it."""
    import rdflib

    made, store, other = Made(events), ox.Store(), rdflib.Dataset()
    store.extend(made.quads())
    other.parse(data=ox.serialize(list(store), format=ox.RdfFormat.N_QUADS).decode(), format="nquads")
    query = text("who-met").replace("official/abdelatif-hammouchi", made.officials[0].id)
    ours, theirs = seconds(lambda: list(store.query(query))), seconds(lambda: list(other.query(query)), 1)
    print(
        f"\n{events:,} events: who-met in rdflib's memory store {theirs * 1000:.0f} ms, in Oxigraph {ours * 1000:.1f} ms: {theirs / ours:.0f} times"
    )


def main() -> None:
    """Measure each size, beside rdflib the smallest, and print all figures as JSON at last."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("events", nargs="*", type=int, default=[1_000, 10_000])
    parser.add_argument("--rdflib", type=int, default=300, help="events of the store for rdflib; 0 for none")
    parser.add_argument("--keep", type=Path, help="where the stores stay")
    given = parser.parse_args()
    figures = {}
    for events in given.events:
        with tempfile.TemporaryDirectory() as folder:
            figures[events] = measure(events, (given.keep or Path(folder)) / f"store-{events}")
    if given.rdflib:
        beside_rdflib(given.rdflib)
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
