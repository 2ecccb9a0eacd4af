"""Sets of articles with what careful readers found in them: those of this repository, and the development set beside it.

A set is a folder with `articles.jsonl`, perhaps pages in `html/`, and the gold: `gold/<id>.json` or one `gold.jsonl`.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Final

from items import Record

ROOT: Final = Path(__file__).resolve().parent.parent
CORPUS: Final = ROOT / "benchmarks" / "corpus"
SHARED: Final = Path(os.environ.get("LIAISON_SHARED") or ROOT.parent / "shared")


sys.path.insert(0, str(ROOT))  # what is measured is the program beside this file, whatever else is installed


@dataclass(frozen=True)
class GoldSet:
    """Articles of one language and their gold."""

    name: str
    language: str
    sources: tuple[Path, ...]
    gold: tuple[Record, ...]


def gold_sets(folders: tuple[Path, ...] = ()) -> Iterator[GoldSet]:
    """Give the sets in and below these folders, or else those of the repository and the development set if it is there."""
    for folder in folders or (CORPUS,):
        for found in sorted({path.parent for name in ("gold", "gold.jsonl") for path in folder.rglob(name)}):
            yield from _sets(found, found.name, (found,))
    if not folders and (SHARED / "eval" / "dev").is_dir():
        yield from _sets(SHARED / "eval" / "dev", "dev", (SHARED / "eval" / "dev", SHARED / "seeds"))


def _sets(folder: Path, name: str, places: tuple[Path, ...]) -> Iterator[GoldSet]:
    """Give one set for each language of the gold of a folder."""
    by_language: dict[str, list[Record]] = defaultdict(list)
    for record in _gold(folder):
        by_language[record["lang"]].append(record)
    sources = tuple(
        path
        for place in places
        for path in sorted([*place.glob("articles.jsonl"), *place.glob("html/*.html"), *place.glob("*.txt")])
    )
    for language, gold in by_language.items():
        yield GoldSet(name, language, sources, tuple(gold))


def _gold(folder: Path) -> Iterator[Record]:
    """Yield the gold records of a folder: a file for each article, or one line for each."""
    for path in sorted((folder / "gold").glob("*.json")):
        yield json.loads(path.read_text("utf-8"))
    if (folder / "gold.jsonl").is_file():
        yield from map(json.loads, (folder / "gold.jsonl").read_text("utf-8").splitlines())


def read(gold_set: GoldSet) -> list[tuple[Record, list[Record]]]:
    """Read the articles of a set into a new store and pair each gold record with the facts that the store gives back."""
    from graph.store import Store
    from ingest.article import articles
    from ingest.reader import Reader
    from ontology.records import Article

    reader = Reader()
    by_url: dict[str | None, list[Record]] = defaultdict(list)
    by_name: dict[str, list[Record]] = defaultdict(list)
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder, "store"), write=True) as store:
        for source in gold_set.sources:
            for article in articles(str(source)):
                if isinstance(article, Article) and article.language == gold_set.language:
                    store.add(article, reader.facts(article))
        for fact in store.facts():
            by_url[fact["article"].get("url")].append(fact)
            by_name[PurePath(fact["article"]["source"]).stem].append(fact)
    return [
        (gold, (by_url.get(gold["url"]) if gold.get("url") else None) or by_name.get(gold["id"], []))
        for gold in gold_set.gold
    ]


def left_out(gold_set: GoldSet) -> frozenset[str]:
    """Give the addresses of the articles of a set that `graph ingest` would not read: the relevance gate leaves them out."""
    from ingest.article import articles
    from ingest.gate import may_state_facts
    from ontology.records import Article

    return frozenset(
        article.url or ""
        for source in gold_set.sources
        for article in articles(str(source))
        if isinstance(article, Article)
        and article.language == gold_set.language
        and not may_state_facts(f"{article.title or ''}\n{article.text}", article.language)
    )
