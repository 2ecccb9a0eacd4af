"""How fast articles are read, against the bare spaCy pipeline over the same text, in one run.

    python benchmarks/throughput.py [--lang fr] [--rounds 3] [--mixed 1000] [--json FILE]

Relevant articles are those of the sets with gold; mixed news is written from `benchmarks/relevance.json`, one article of
fifty with a fact in it. Words per second of processor time; the ratio is what counts: it does not depend on the machine.
The bare pipeline stands twice: as it is shipped, with all components, and with those components alone that Liaison uses.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Final

from corpora import gold_sets
from relevance import FIELDS, LONG, story

from ontology.records import Article

Work = Callable[[Any], object]

RELEVANT: Final = 50
"""Of so many articles of mixed news one states a fact."""


def main() -> None:
    """Measure, print, and write what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lang", default="fr")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--mixed", type=int, default=1000, help="articles of mixed news")
    parser.add_argument("--json", type=Path, help="write the figures")
    options = parser.parse_args()
    found = measure(options.lang, options.rounds, options.mixed)
    for name, figure in found.items():
        print(f"{name:58} {figure:10.2f}")
    if options.json:
        options.json.write_text(json.dumps(found, indent=1) + "\n", "utf-8")


def measure(language: str, rounds: int, mixed: int, most: int = 0) -> dict[str, float]:
    """Give words per second, bare and whole, of (at most so many) relevant articles and of mixed news, and the ratios."""
    from ingest.article import Given
    from ingest.document import Document
    from ingest.reader import Reader
    from ingest.reading import read

    relevant = list(_relevant(language))[: most or None]
    news = [_news(language, number) for number in range(mixed)]
    reader, told = Reader(), Given(language=None)
    bare, same = _bare(language)

    def reread(text: str) -> object:
        return read(Document(f"{hash(text)}.txt", text.encode(), "text"), told, reader)

    found = _compared(
        "relevant",
        relevant,
        {
            "bare pipeline": lambda one: bare(one.text),
            "bare pipeline, same components": lambda one: same(one.text),
            "Liaison": reader.facts,
        },
        _words(one.text for one in relevant),
        rounds,
    )
    return found | _compared("mixed", news, {"bare pipeline": bare, "Liaison": reread}, _words(news), rounds)


def _compared(kind: str, things: list[Any], sides: dict[str, Work], words: int, rounds: int) -> dict[str, float]:
    """Give each side's words per second and the ratio, medians over rounds; sides take turns article by article, so that a slow moment of the machine falls on all."""
    speeds: list[dict[str, float]] = []
    for _ in range(rounds + 1):  # the first round warms up
        seconds = dict.fromkeys(sides, 0.0)
        for thing in things:
            for name, work in sides.items():
                seconds[name] += spent(work, thing)
        speeds.append({name: words / took for name, took in seconds.items()})
    found = {f"{kind}, {name}, words/s": statistics.median(one[name] for one in speeds[1:]) for name in sides}
    ratios = [one["Liaison"] / one["bare pipeline"] for one in speeds[1:]]
    return found | {f"{kind}, ratio": statistics.median(ratios)}


def _relevant(language: str) -> Iterable[Article]:
    """Give the articles of all sets of a language."""
    from ingest.article import articles

    sources = {source: None for one in gold_sets() if one.language == language for source in one.sources}
    for source in sources:
        for one in articles(str(source)):
            if isinstance(one, Article) and one.language == language:
                yield one


def _news(language: str, number: int) -> str:
    """Write one article of mixed news."""
    dice = random.Random(number)
    return "\n\n".join(story(language, dice.choice(FIELDS), dice, relevant=number % RELEVANT == 0, count=LONG))


def _bare(language: str) -> tuple[Callable[[str], object], Callable[[str], object]]:
    """Load the pipeline as it is shipped, and with the components that Liaison uses."""
    import spacy

    from ingest.lexicon import lexicon
    from ingest.pipeline import UNUSED

    name = next(one for one in lexicon(language).settings["pipelines"] if spacy.util.is_package(one))
    return spacy.load(name), spacy.load(name, exclude=list(UNUSED))


def _words(texts: Iterable[str]) -> int:
    return sum(len(text.split()) for text in texts)


def spent(work: Work, thing: Any) -> float:
    """Give the processor time that work on a thing takes, in seconds."""
    begun = time.process_time()
    work(thing)
    return time.process_time() - begun


if __name__ == "__main__":
    main()
