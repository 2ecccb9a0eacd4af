"""The relevance gate, measured: general-news pages mixed with relevant ones; what is lost, and what never reaches spaCy.

    python benchmarks/relevance.py [PAGES] [RELEVANT]

Each page is written from sentences of one field of news (two of them from another) and stands in the chrome of a site,
whose menu and most-read list name police and ministers too. Every relevant page has one sentence that states a fact
between sentences of other fields.
"""

from __future__ import annotations

import json
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NEWS = json.loads(Path(__file__).with_suffix(".json").read_text("utf-8"))
SLOTS = ("country", "city", "person")
FIELDS = ("sport", "economy", "culture", "weather", "crime", "politics", "health", "trade", "tech")
SENTENCES = 6
LONG = 24
"""Sentences of an article as long as those of newspapers, some 500 words."""


@dataclass(frozen=True)
class News:
    """One page and what is known of it."""

    data: bytes
    language: str
    field: str


def news(count: int, relevant: int, seed: int = 0) -> Iterator[News]:
    """Write general pages with relevant ones strewn among them."""
    dice = random.Random(seed)
    places = set(dice.sample(range(count + relevant), relevant))
    for number in range(count + relevant):
        language = dice.choice(list(NEWS))
        field = "relevant" if number in places else dice.choice(FIELDS)
        yield News(_page(language, field, dice), language, field)


def story(language: str, field: str, dice: random.Random, *, relevant: bool, count: int = SENTENCES) -> tuple[str, ...]:
    """Write the sentences of an article of one field, a third of them of another; a relevant one has one that states a fact."""
    own, other = NEWS[language][field], NEWS[language][dice.choice(FIELDS)]
    chosen = [*dice.choices(own, k=count - count // 3), *dice.choices(other, k=count // 3)]
    if relevant:
        chosen.insert(dice.randrange(len(chosen)), dice.choice(NEWS[language]["relevant"]))
    return tuple(filled(one, language, dice) for one in chosen)


def _page(language: str, field: str, dice: random.Random) -> bytes:
    of = field if field != "relevant" else dice.choice(FIELDS)
    own = NEWS[language][of]
    told = "".join(f"<p>{one}</p>" for one in story(language, of, dice, relevant=field == "relevant"))
    from pages import WORDS

    words = WORDS[language]
    menu = "".join(f"<li><a href='/{one}'>{one}</a></li>" for one in words["menu"])
    listed = "".join(f"<li><a href='/{n}'>{words['headline'].format(*'AB')}</a></li>" for n in range(4))
    return (
        f"<!doctype html><html lang='{language}'><head><meta charset='utf-8'><title>{filled(own[0], language, dice)}</title></head>"
        f"<body><nav><ul>{menu}</ul></nav><article><h1>{filled(own[0], language, dice)}</h1>{told}</article>"
        f"<aside><h3>{words['most']}</h3><ul>{listed}</ul></aside><footer>{words['copyright'].format('N. K.')}</footer></body></html>"
    ).encode()


def filled(sentence: str, language: str, dice: random.Random) -> str:
    """Put countries, cities and people into a sentence."""
    for slot in SLOTS:
        while f"{{{slot}}}" in sentence:
            sentence = sentence.replace(f"{{{slot}}}", dice.choice(NEWS[language][slot]), 1)
    return sentence


def measure(count: int, relevant: int) -> tuple[Counter[str], Counter[str], float]:
    """Count the pages of each field, and those that reach the language pipeline; give the seconds for one page."""
    from ingest.article import Given
    from ingest.document import Document
    from ingest.reader import Reader
    from ingest.reading import read
    from ontology.records import Article, Fact

    class Reached(Reader):
        """Stands where the pipeline begins."""

        def facts(self, article: Article) -> tuple[Fact, ...]:
            return ()

    everything, reached, reader, spent = Counter[str](), Counter[str](), Reached(), 0.0
    for number, one in enumerate(news(count, relevant)):
        everything[one.field] += 1
        start = time.process_time()
        found = read(Document(f"{number}.html", one.data, "page"), Given(), reader)
        spent += time.process_time() - start
        reached[one.field] += found.article is not None
    return everything, reached, spent / (count + relevant)


def main() -> None:
    """Print what was measured."""
    count, relevant = (int(word) for word in (*sys.argv[1:], "10000", "200")[:2])
    everything, reached, each = measure(count, relevant)
    for field in (*FIELDS, "relevant"):
        print(f"{field:10} {reached[field]:6} of {everything[field]:6} reach the pipeline")
    passed = sum(reached[field] for field in FIELDS)
    print(f"relevant pages lost: {everything['relevant'] - reached['relevant']} of {relevant}")
    print(f"general pages that never reach the pipeline: {1 - passed / count:.1%}; {each * 1000:.1f} ms a page")


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main()
