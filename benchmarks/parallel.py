"""Same story, same graph: stories told freely in several languages, read into one store.

    python benchmarks/parallel.py [FOLDER] [--group p07] [--facts] [--joined] [--floors] [--update]

Of each group, and in total: how far the facts of each two languages agree, how many events have all languages as sources;
then whether officials and agencies that the gold gives to one are one node, and how well each language is read.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import Any, Final

import floors
from comparing import any_person
from corpora import CORPUS, gold_sets
from items import Record
from scoring import Tally, score

FOLDER: Final = CORPUS / "parallel"
NO_EVENTS: Final = frozenset({"role", "cooperation"})
Key = tuple[Any, ...]


@dataclass
class Group:
    """One story: its gold and the facts read from it, by language."""

    name: str
    gold: dict[str, Record] = field(default_factory=dict)
    facts: dict[str, list[Record]] = field(default_factory=lambda: defaultdict(list))

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """List the pairs of languages in which it is told."""
        return list(combinations(self.gold, 2))

    def events(self) -> Counter[str]:
        """Count for each event the languages that tell of it."""
        told = ({fact["event"] for fact in self.facts[one] if fact["kind"] not in NO_EVENTS} for one in self.gold)
        return Counter(event for events in told for event in events)

    @property
    def merges(self) -> bool:
        """Whether all languages tell of the same events, and of some where the gold has some."""
        tells = any(fact["kind"] not in {*NO_EVENTS, "topic"} for gold in self.gold.values() for fact in gold["facts"])
        events = self.events()
        return bool(events) == tells and set(events.values()) <= {len(self.gold)}


def main() -> int:
    """Read the stories, print the tables, and do what else was asked for; exit 1 if a figure lies below its floor."""
    options = _options()
    groups, joined = read(options.folder)
    groups = [one for one in groups if options.group in ("", one.name)]
    print(table(groups))
    print(nodes_table(groups))
    print(languages_table(groups))
    print(f"Names joined across scripts: {len(joined)}.")
    if options.joined:
        print("\n".join(joined))
    if options.facts:
        print("\n".join(line for group in groups for line in disagreements(group)))
    return floors.hold({"parallel": figures(groups)}, checking=options.floors, updating=options.update)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "folder", nargs="?", type=Path, default=FOLDER, help="articles.jsonl and gold/<group>_<lang>.json"
    )
    parser.add_argument("--group", default="", help="print only this story")
    parser.add_argument("--facts", action="store_true", help="print the facts on which languages disagree")
    parser.add_argument("--joined", action="store_true", help="print the names joined across scripts, with the reasons")
    parser.add_argument("--floors", action="store_true", help="fail if a figure has fallen")
    parser.add_argument("--update", action="store_true", help="raise the floors to these figures")
    return parser.parse_args()


def read(folder: Path, only: Iterable[str] = ()) -> tuple[list[Group], list[str]]:
    """Read the stories of a folder (or only some) into one store; give them, and the names joined across scripts."""
    from graph.store import Store
    from ingest.article import articles
    from ingest.reader import Reader
    from ontology.records import Article

    groups, places, wanted = _groups(folder, frozenset(only))
    reader = Reader()
    with tempfile.TemporaryDirectory() as place, Store.open(Path(place, "store"), write=True) as store:
        read_articles = (one for one in articles(str(folder / "articles.jsonl")) if isinstance(one, Article))
        store.add_all((one, reader.facts(one)) for one in read_articles if one.url in wanted)
        for fact in store.facts():
            group, language = places[fact["article"]["url"]]
            groups[group].facts[language].append(fact)
        return [groups[name] for name in sorted(groups)], sorted(_joined(store))


def _groups(folder: Path, only: frozenset[str]) -> tuple[dict[str, Group], dict[str, tuple[str, str]], set[str]]:
    """Give the stories with their gold, and for each address its story and language."""
    groups: dict[str, Group] = {}
    places: dict[str, tuple[str, str]] = {}
    for one in gold_sets((folder,)):
        for gold in one.gold:
            name = gold["id"].partition("_")[0]
            if not only or name in only:
                groups.setdefault(name, Group(name)).gold[one.language] = gold
                places[gold["url"]] = name, one.language
    return groups, places, set(places)


def _joined(store: Any) -> Iterator[str]:
    """List the pairs of names in two scripts that are one, with the reasons."""
    from graph.identity_review import review
    from ontology.spelling import is_arabic

    for row in review(store, standing="merged"):
        if row.type in ("official", "agency", "organisation") and is_arabic(row.one) != is_arabic(row.other):
            yield f"  {row.one} = {row.other}: {row.score:.2f}, {'; '.join(row.reasons)}"


def key(fact: Record) -> Key:
    """Give what a fact says whatever its language: kind, countries, officials as they are known, date, status."""
    people = frozenset(one["id"].rpartition("/")[2] for one in fact["participants"] if one["type"] == "official")
    return fact["kind"], frozenset(fact["countries"]), people, fact["date"], fact["status"]


def agreement(one: Iterable[Record], other: Iterable[Record]) -> Tally:
    """Count the facts that two articles share, and those that only one of them has."""
    left, right = Counter(map(key, one)), Counter(map(key, other))
    shared = sum((left & right).values())
    return Tally(shared, left.total() - shared, right.total() - shared)


def _agreements(groups: Iterable[Group]) -> dict[str, Tally]:
    """Add up the agreement of each two languages, and of all."""
    found: dict[str, Tally] = {}
    for group in groups:
        for one, other in group.pairs:
            tally = agreement(group.facts[one], group.facts[other])
            for name in ("all", f"{one}–{other}"):
                found.setdefault(name, Tally()).add(tally)
    return found


def table(groups: list[Group]) -> str:
    """Write agreement and events per story as a Markdown table."""
    names = list(_agreements(groups))
    lines = [f"| story | {' | '.join(names)} | events | told in all | merges |", f"|{'---|' * (len(names) + 4)}"]
    for name, some in [*((group.name, [group]) for group in groups), ("**all**", groups)]:
        tallies = _agreements(some)
        events = [count == len(one.gold) for one in some for count in one.events().values()]
        merged = sum(one.merges for one in some)
        cells = [f"{tallies[pair].f1:.2f}" if pair in tallies else "" for pair in names]
        lines.append(
            f"| {' | '.join([name, *cells, str(len(events)), str(sum(events)), f'{merged} of {len(some)}'])} |"
        )
    return "\n".join(lines) + "\n"


def nodes(group: Group) -> Iterator[tuple[str, list[str], set[str]]]:
    """Give for each post of the gold its names by language, and the nodes of those that were read: of officials, of agencies."""
    posts = zip(
        *([fact for fact in gold["facts"] if fact["kind"] == "role"] for gold in group.gold.values()), strict=True
    )
    for post in posts:
        people = dict(zip(group.gold, (fact["person"] for fact in post), strict=True))
        found = {one: _holder(group.facts[one], name) for one, name in people.items()}
        yield "official", list(people.values()), {person for person, _ in found.values() if person}
        if post[0].get("agency"):
            yield "agency", [fact["agency"] or "" for fact in post], {agency for _, agency in found.values() if agency}


def _holder(facts: Iterable[Record], name: str) -> tuple[str, str]:
    """Give the nodes of the official whom a name means in an article, and of the agency of his post."""
    for fact in facts:
        for one in fact["participants"] if fact["kind"] == "role" else ():
            if one["as"] == "holder" and any_person((name,), (one["label"], *one["aliases"])):
                bodies = [other["id"] for other in fact["participants"] if other["as"] == "organisation"]
                return one["id"], bodies[0] if bodies else ""
    return "", ""


def _one_node(groups: Iterable[Group]) -> dict[str, Tally]:
    """Count the officials and agencies that are one node in all languages that name them, and those that are several."""
    found: dict[str, Tally] = {"official": Tally(), "agency": Tally()}
    for group in groups:
        for kind, _, ids in nodes(group):
            found[kind].add(Tally(len(ids) == 1, len(ids) > 1, not ids))
    return found


def nodes_table(groups: list[Group]) -> str:
    """Write which officials and agencies of the gold are one node, and list those that are several."""
    lines = ["| named in several languages | one node | several | not read |", "|---|---|---|---|"]
    lines += [f"| {kind} | {one.hit} | {one.extra} | {one.missed} |" for kind, one in _one_node(groups).items()]
    for group in groups:
        for kind, names, ids in nodes(group):
            if len(ids) > 1:
                lines.append(
                    f"  {group.name} {kind}: {' / '.join(names)} are {', '.join(i.rpartition('/')[2] for i in sorted(ids))}"
                )
    return "\n".join(lines) + "\n"


def languages_table(groups: list[Group]) -> str:
    """Write F1 against the gold per language."""
    kinds: dict[str, dict[str, Tally]] = {}
    for language in dict.fromkeys(one for group in groups for one in group.gold):
        scores = score((group.gold[language], group.facts[language]) for group in groups)
        kinds[language] = {**scores.kinds, "all": scores.all}
    names = sorted({kind for found in kinds.values() for kind in found}, key=lambda kind: (kind == "all", kind))
    lines = [f"| F1 against the gold | {' | '.join(names)} |", f"|{'---|' * (len(names) + 1)}"]
    lines += [
        f"| {one} | {' | '.join(f'{found[kind].f1:.2f}' if kind in found else '' for kind in names)} |"
        for one, found in kinds.items()
    ]
    return "\n".join(lines) + "\n"


def figures(groups: list[Group]) -> dict[str, float]:
    """Give the figures that have floors: agreement, and the shares of stories that merge, of officials and agencies that are one."""
    tallies = {f"agreement {name}": tally.f1 for name, tally in _agreements(groups).items()}
    ones = {f"one {kind}": tally.precision for kind, tally in _one_node(groups).items()}
    shares = tallies | ones | {"merged": sum(one.merges for one in groups) / max(1, len(groups))}
    counts = {"articles": sum(len(one.gold) for one in groups), "taken_for_held": 0}
    return counts | {name: floors.down(share) for name, share in shares.items()}


def disagreements(group: Group) -> Iterator[str]:
    """List the facts of a story that not all languages have, each with those that have it."""
    counts = {one: Counter(map(key, group.facts[one])) for one in group.gold}
    for fact in sorted({fact for one in counts.values() for fact in one}, key=_line):
        have = [one for one, found in counts.items() if found[fact]]
        if len(have) < len(counts):
            yield f"{group.name} {'/'.join(have):11} {_line(fact)}"


def _line(fact: Key) -> str:
    kind, countries, people, date, status = fact
    return f"{kind} {status} {date or '-'} {'+'.join(sorted(countries))} {', '.join(sorted(people))}"


if __name__ == "__main__":
    sys.exit(main())
