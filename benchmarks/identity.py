"""How well names and reports are told apart: pairs of names beside other matchers, groups of reports, and what an article costs.

    python benchmarks/identity.py names events
    python benchmarks/identity.py cost 100 1000 10000 100000

The other matchers (rapidfuzz, nomenklatura) are measured where they are installed; each gets the threshold that suits it best
on these very pairs, which ours does not.
"""

from __future__ import annotations

import argparse
import csv
import random
import statistics
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path

from world import World

from graph.identity_names import Name, judge
from graph.store import Store
from ontology.names import fold
from ontology.records import Article, Evidence, Fact, Participant, Place

DATA = Path(__file__).with_name("identity")
Pair = tuple[str, str, bool]
Scorer = Callable[[str, str], float]
SURE = 0.99
PROBES = 50
"""Articles added to a store of each size, of which the median is given."""


def rows(name: str) -> Iterator[dict[str, str]]:
    """Read a table of the benchmark."""
    with (DATA / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)


def pairs(part: str = "") -> list[Pair]:
    """List the pairs of names: all of one group are the same, the others are listed."""
    found = [
        (one.strip(), other.strip(), True)
        for row in rows("same") if part in ("", row["part"])
        for one, other in combinations(row["spellings"].split(";"), 2)
    ]  # fmt: skip
    return found + [(row["one"], row["other"], False) for row in rows("different") if part in ("", row["part"])]


def ours(one: str, other: str) -> float:
    """Judge two names as identity does, where nothing else is known."""
    return float(judge(Name("one", "official", one), Name("other", "official", other)).verdict == "same")


def rivals() -> dict[str, Scorer]:
    """List the scorers of the other matchers that are installed."""
    found: dict[str, Scorer] = {}
    try:
        from rapidfuzz import fuzz
        from rapidfuzz.distance import JaroWinkler

        scorers = {
            name: getattr(fuzz, name) for name in ("ratio", "WRatio", "token_sort_ratio", "token_set_ratio", "QRatio")
        }
        scorers |= {"JaroWinkler": JaroWinkler.similarity}
        found |= {f"rapidfuzz {n}": lambda a, b, f=f: float(f(fold(a), fold(b))) for n, f in scorers.items()}  # type: ignore[misc]  # a default binds the function
    except ImportError:
        print("rapidfuzz is not installed: not measured")
    try:
        found |= _nomenklatura()
    except ImportError:
        print("nomenklatura is not installed: not measured (pip install nomenklatura)")
    return found


def _nomenklatura() -> dict[str, Scorer]:
    from followthemoney import EntityProxy
    from nomenklatura.matching import LogicV2, NameMatcher

    def scorer(matcher: type) -> Scorer:
        def score(one: str, other: str) -> float:
            people = (
                EntityProxy.from_dict({"id": name, "schema": "Person", "properties": {"name": [name]}})
                for name in (one, other)
            )
            return float(matcher.compare(*people, matcher.default_config()).score)  # type: ignore[attr-defined]  # of the library

        return score

    return {f"nomenklatura {one.NAME}": scorer(one) for one in (NameMatcher, LogicV2)}


def measure(scorer: Scorer, found: list[Pair], threshold: float | None = None) -> tuple[float, float, float, float]:
    """Give precision, recall, F1 at a threshold or at the one with the best F1, and the most recall at a precision of .99."""
    scores = [(scorer(one, other), same) for one, other, same in found]
    levels = [threshold] if threshold is not None else sorted({score for score, _ in scores})
    measured = [_measures(scores, level) for level in levels]
    sure = max((recall for precision, recall, _ in measured if precision >= SURE), default=0.0)
    return (*max(measured, key=lambda one: one[2]), sure)


def _measures(scores: list[tuple[float, bool]], level: float) -> tuple[float, float, float]:
    hit = sum(same for score, same in scores if score >= level)
    taken, wanted = sum(score >= level for score, _ in scores), sum(same for _, same in scores)
    precision, recall = hit / taken if taken else 1.0, hit / wanted
    return precision, recall, 2 * precision * recall / (precision + recall) if hit else 0.0


def names() -> tuple[float, float]:
    """Print the table of name matchers; give our precision and recall."""
    every = pairs()
    same = sum(one[2] for one in every)
    print(f"{len(every)} pairs of names: {same} the same, {len(every) - same} different\n")
    print(f"{'matcher':32} {'precision':>9} {'recall':>7} {'F1':>6} {'recall at .99':>14}")
    for name, scorer in rivals().items():
        print(f"{name:32} {_figures(measure(scorer, every))}   (its best threshold on these pairs)")
    for part in ("seen", "unseen", ""):
        label = f"Liaison, {part} pairs ({len(pairs(part))})" if part else "Liaison"
        print(f"{label:32} {_figures(measure(ours, pairs(part), 1.0))}")
    precision, recall, _, _ = measure(ours, every, 1.0)
    return precision, recall


def _figures(measures: tuple[float, float, float, float]) -> str:
    precision, recall, both, sure = measures
    return f"{precision:9.3f} {recall:7.3f} {both:6.3f} {sure:14.3f}"


def reports() -> list[tuple[str, Article, Fact]]:
    """Read the reports of events, each with the group it belongs to."""
    return [(row["group"], *_report(number, row)) for number, row in enumerate(rows("events"))]


def _report(number: int, row: dict[str, str]) -> tuple[Article, Fact]:
    people = [_person(text.strip()) for text in (row["people"] or "").split(";") if text.strip()]
    codes = tuple(sorted((row["countries"] or "").split()))
    capacity = "party" if row["kind"] == "agreement" else "participant"
    parties = [Participant(code, "country", capacity, code, id=f"country/{code}") for code in codes]
    place, _, country = (row["place"] or "").partition("/")
    detail = dict([row["detail"].split("=", 1)]) if "=" in (row["detail"] or "") else {}
    topics = tuple((row.get(None) or [""])[0].split())  # type: ignore[call-overload]  # what csv calls a further cell
    quote = f"Report {number}."
    fact = Fact(
        row["kind"], row["status"], (*people, *parties), (Evidence(quote, 0, len(quote)),), row["date"] or None,  # type: ignore[arg-type]  # a kind of the table
        place=Place(place, country) if place else None, countries=codes, detail=detail, topics=topics,
    )  # fmt: skip
    return Article(f"article/{number:016x}", f"{number}", quote, row["language"], published=row["published"]), fact


def _person(text: str) -> Participant:
    rest, _, mark = text.partition("#")
    label, _, country = rest.partition("@")
    if mark in ("agency", "organisation"):
        return Participant(label, mark, country=country or None)  # type: ignore[arg-type]  # one of the two
    return Participant(label, "official", mark or "participant", country or None)  # type: ignore[arg-type]  # a capacity of the table


def events() -> float:
    """Put the reports into a store, in several orders, and print B³ precision, recall and F1; give the F1."""
    told = reports()
    found = {article.source: group for group, article, _ in told}
    print(f"\n{len(told)} reports of {len(set(found.values()))} events")
    clusters = [_clusters(told, seed) for seed in range(3)]
    assert clusters[0] == clusters[1] == clusters[2], "the order of the reports changed the result"
    together: dict[str, set[str]] = {}
    for source, event in clusters[0].items():
        together.setdefault(event, set()).add(source)
    wanted = Counter(found.values())
    precision = recall = 0.0
    for source, event in clusters[0].items():
        right = sum(found[other] == found[source] for other in together[event])
        precision += right / len(together[event]) / len(found)
        recall += right / wanted[found[source]] / len(found)
    both = 2 * precision * recall / (precision + recall)
    print(f"B³ precision {precision:.3f}, recall {recall:.3f}, F1 {both:.3f}; the same in 3 orders")
    _print_wrong(together, found)
    return both


def _clusters(told: list[tuple[str, Article, Fact]], seed: int) -> dict[str, str]:
    order = list(told)
    random.Random(seed).shuffle(order)
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "store", write=True) as store:
        for _, article, fact in order:
            store.add(article, (fact,))
        return {fact["article"]["source"]: fact["event"] for fact in store.facts()}


def _print_wrong(together: dict[str, set[str]], found: dict[str, str]) -> None:
    made = Counter(group for sources in together.values() for group in {found[one] for one in sources})
    for sources in together.values():
        groups = sorted({found[one] for one in sources})
        if len(groups) > 1:
            print(f"  taken for one: {', '.join(groups)}")
    for group, count in sorted(made.items()):
        if count > 1:
            print(f"  taken for {count}: {group}")


def cost(sizes: list[int]) -> None:
    """Print what adding and forgetting one article costs in stores of several sizes."""
    world = World()
    print(
        f"\n{'articles':>9} {'add, ms':>8} {'95 %':>7} {'forget, ms':>11}   (processor time of the thread, median of {PROBES})"
    )
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "store", write=True) as store:
        held = 0
        for size in sorted(sizes):
            while held < size:
                step = min(1000, size - held)
                store.add_all(world.articles(step, held))
                held += step
            print(f"{size:9} {probe(store, world, size)}", flush=True)


def probe(store: Store, world: World, size: int) -> str:
    """Add and forget some articles one by one; the figures of a line."""
    probes = list(world.articles(PROBES, 10_000_000 + size))
    added = sorted(_clock(lambda one=one: store.add(*one)) for one in probes)  # type: ignore[misc]  # a default binds the article
    gone = [_clock(lambda one=one: store.forget(one[0].id)) for one in probes]  # type: ignore[misc]  # the same
    return f"{statistics.median(added):8.1f} {added[int(PROBES * 0.95)]:7.1f} {statistics.median(gone):11.1f}"


def _clock(work: Callable[[], object]) -> float:
    begun = time.thread_time()
    work()
    return (time.thread_time() - begun) * 1000


def main() -> None:
    """Measure what is named."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", nargs="+", help="names, events, cost and the numbers of articles")
    asked = parser.parse_args().what
    if "names" in asked:
        names()
    if "events" in asked:
        events()
    if "cost" in asked:
        cost([int(one) for one in asked if one.isdecimal()] or [100, 1000])


if __name__ == "__main__":
    main()
