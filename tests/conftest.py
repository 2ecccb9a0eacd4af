"""What several test files need: the example articles, the shared articles where they are, a store that holds the examples."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.store import Store
from ingest.article import articles
from ingest.reader import Reader
from ontology.records import Article

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ROOT / "examples"
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def reader() -> Reader:
    return Reader()


@pytest.fixture(scope="session")
def store_path(tmp_path_factory: pytest.TempPathFactory, reader: Reader) -> Path:
    """A store on disk with the French example articles, whose answers the tests of questions and exports hold."""
    path = tmp_path_factory.mktemp("examples") / "store"
    with Store.open(path, write=True) as store:
        for example in sorted(set(EXAMPLES.glob("*.txt")) - set(EXAMPLES.glob("*.en.txt"))):
            (article,) = articles(str(example))
            assert isinstance(article, Article)
            store.add(article, reader.facts(article))
    return path


@pytest.fixture
def store(store_path: Path) -> Iterator[Store]:
    with Store.open(store_path) as opened:
        yield opened


@pytest.fixture(scope="session")
def seed() -> Path:
    """The sample article, where the shared data is."""
    found = sorted((SHARED / "seeds").glob("*.txt"))
    if not found:
        pytest.skip("skipped: no shared data")
    return found[0]
