"""How fast articles are read, against the bare spaCy pipeline with the same components, in one run.

    python benchmarks/throughput.py [--lang fr] [--rounds 3]

Words per second of processor time; the ratio is what counts: it does not depend on the machine.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable, Iterable

from corpora import gold_sets

from ontology.records import Article


def main() -> None:
    """Read the articles of all sets of a language, bare and whole in turn, and print the median of the rounds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lang", default="fr")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    import spacy

    from ingest.article import articles
    from ingest.lexicon import lexicon
    from ingest.pipeline import UNUSED
    from ingest.reader import Reader

    sources = [source for one in gold_sets() if one.language == options.lang for source in one.sources]
    found = [one for source in sources for one in articles(str(source))]
    texts = [one for one in found if isinstance(one, Article) and one.language == options.lang]
    words = sum(len(article.text.split()) for article in texts)
    reader = Reader()
    nlp = spacy.load(lexicon(options.lang).settings["pipelines"][0], exclude=list(UNUSED))
    speeds: dict[str, list[float]] = {"bare": [], "whole": []}
    for _ in range(options.rounds + 1):  # the first round warms up
        speeds["bare"].append(words / spent(lambda article: nlp(article.text), texts))
        speeds["whole"].append(words / spent(reader.facts, texts))
    plain, whole = (statistics.median(speeds[name][1:]) for name in ("bare", "whole"))
    print(f"{len(texts)} articles, {words} words, components: {', '.join(nlp.pipe_names)}")
    print(f"bare pipeline {plain:.0f} words/s, whole reading {whole:.0f} words/s, ratio {whole / plain:.2f}")


def spent(work: Callable[[Article], object], things: Iterable[Article]) -> float:
    """Give the processor time that work on articles takes, in seconds."""
    begun = time.process_time()
    for thing in things:
        work(thing)
    return time.process_time() - begun


if __name__ == "__main__":
    main()
