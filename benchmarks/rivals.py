"""Liaison beside what users would pick instead, on the same articles in one run: facts found, facts right, speed.

    python benchmarks/rivals.py [--lang fr …] [--articles N] [--json FILE]

- The graph of the tutorials: a spaCy pipeline, and a relation between each two persons named in one sentence.
- An event coder: UniversalPetrarch is in no package registry, so that it cannot be measured in the same run; what Liaison
  does with a sentence once it is parsed is measured here, to stand beside what was measured of it (docs/performance.md).

Scored are the pairs of people who met, the one kind of fact that all can state.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path
from typing import Any, Final

from corpora import GoldSet, gold_sets, read
from items import Record
from scoring import Tally, score

from ingest.reader import Reader
from ontology.records import Article

LANGUAGES: Final = ("fr", "en", "es")
"""Those that have a spaCy pipeline."""


class Timed(Reader):
    """A reader that tells what it does with parsed sentences apart from what comes before."""

    def __init__(self) -> None:
        self.parsing, self.count = 0.0, 0

    def sentences(self, article: Article, story: Any) -> Iterator[Any]:
        """See `Reader`; the time goes to parsing."""
        start = time.process_time()
        found = list(super().sentences(article, story))
        self.parsing += time.process_time() - start
        self.count += len(found)
        return iter(found)


def main() -> int:
    """Measure each language, print a table, and write what was asked for; 1 if no language can be measured."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lang", nargs="*", default=list(LANGUAGES))
    parser.add_argument("--articles", type=int, default=0, help="only so many of each set; 0 for all")
    parser.add_argument("--json", type=Path, help="write the figures")
    given = parser.parse_args()
    found = {one: figures for one in given.lang if (figures := measure(one, given.articles))}
    print(table(found))
    if given.json:
        given.json.write_text(json.dumps(found, indent=1) + "\n", "utf-8")
    return 0 if found else 1


def measure(language: str, most: int = 0) -> dict[str, float]:
    """Give the figures of a language: 1. both read and are scored 2. how long reading takes; nothing without a pipeline."""
    sets = [_cut(one, most) for one in gold_sets() if one.language == language and one.name != "dev"]
    nlp = _pipeline(language)
    if nlp is None or not sets:
        return {}
    texts = {article.url or article.id: article for one in sets for article in _articles(one)}
    ours, theirs = Tally(), Tally()
    for one in sets:  # 1
        ours.add(score(read(one)).kinds["meeting"])
        paired = [
            (gold, list(co_occurrences(nlp(texts[gold["url"]].text)))) for gold in one.gold if gold["url"] in texts
        ]
        theirs.add(score(paired).kinds["meeting"])
    reader = Timed()
    speeds = {"Liaison": _spent(reader.facts, texts.values())}  # 2
    speeds["co-occurrence"] = _spent(lambda one: list(co_occurrences(nlp(one.text))), texts.values())
    found: dict[str, float] = {"articles": len(texts)}
    for name, tally in (("Liaison", ours), ("co-occurrence", theirs)):
        found |= {
            f"{name}: pairs told": tally.hit + tally.extra, f"{name}: right": tally.hit, f"{name}: missed": tally.missed,
            f"{name}: precision": tally.precision, f"{name}: recall": tally.recall, f"{name}: F1": tally.f1,
            f"{name}: articles/s": len(texts) / speeds[name],
        }  # fmt: skip
    found["Liaison: sentences/s once parsed"] = reader.count / (speeds["Liaison"] - reader.parsing)
    return found


def co_occurrences(doc: Any) -> Iterator[Record]:
    """Give a meeting of each two persons that one sentence names: what the tutorials draw as an edge."""
    for sentence in doc.sents:
        names = dict.fromkeys(one.text for one in sentence.ents if one.label_ in ("PER", "PERSON"))
        for pair in combinations(names, 2):
            people = [
                {"type": "official", "label": name, "aliases": [], "as": "participant", "country": None}
                for name in pair
            ]
            yield {"kind": "meeting", "status": "held", "participants": people, "countries": [], "date": None}


def _cut(one: GoldSet, most: int) -> GoldSet:
    return GoldSet(one.name, one.language, one.sources, one.gold[:most] if most else one.gold)


def _articles(one: GoldSet) -> Iterator[Article]:
    """Give the articles of a set that have gold."""
    from ingest.article import articles

    wanted = {gold["url"] for gold in one.gold}
    for source in one.sources:
        yield from (a for a in articles(str(source)) if isinstance(a, Article) and a.url in wanted)


def _pipeline(language: str) -> Any:
    """Load the pipeline of a language with all its components, as the tutorials do."""
    import spacy

    from ingest.lexicon import lexicon

    name = next((one for one in lexicon(language).settings["pipelines"] if spacy.util.is_package(one)), None)
    return spacy.load(name) if name else None


def _spent(work: Any, things: Iterable[Any]) -> float:
    """Give the processor time that work on things takes."""
    start = time.process_time()
    for one in things:
        work(one)
    return time.process_time() - start


def table(found: dict[str, dict[str, float]]) -> str:
    """Write the figures as a Markdown table, a column for each language."""
    names = list(dict.fromkeys(name for figures in found.values() for name in figures))
    lines = [f"| | {' | '.join(found)} |", f"|---|{'---:|' * len(found)}"]
    for name in names:
        cells = (figures.get(name, 0.0) for figures in found.values())
        lines.append(
            f"| {name} | {' | '.join(f'{one:.0f}' if one == int(one) and one > 1 else f'{one:.2f}' for one in cells)} |"
        )
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
