"""What several test files need: the example articles, the shared articles where they are, a store that holds the examples."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import servers
from browser import chromium

from graph.client import Client
from graph.remote import Remote
from graph.store import Store
from graph.trouble import Locator
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
def oxigraph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of an Oxigraph server, for the whole run."""
    with servers.oxigraph(tmp_path_factory.mktemp("oxigraph") / "data") as address:
        yield address


@pytest.fixture(scope="session")
def virtuoso(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a Virtuoso server, for the whole run."""
    if not servers.program("virtuoso-t"):
        pytest.skip("skipped: no Virtuoso on this machine (Debian: virtuoso-opensource-7-bin)")
    with servers.virtuoso(tmp_path_factory.mktemp("virtuoso")) as address:
        yield address


@pytest.fixture(params=["embedded", "oxigraph", "virtuoso"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Locator:
    """Where a new store may be made: a folder, or a server that holds nothing."""
    return tmp_path / "store" if request.param == "embedded" else emptied(request.getfixturevalue(request.param))


def emptied(address: str) -> str:
    """Drop our graphs from a server; gives its address."""
    client = Client(address)
    held = [f"CLEAR GRAPH {graph}" for graph in Remote(client).named_graphs()]
    if held:
        client.update(" ; ".join(held))  # one transaction: a server waits for its disk after each
    client.close()
    return address


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    with chromium() as opened:
        yield opened


@pytest.fixture(scope="session")
def seed() -> Path:
    """The sample article, where the shared data is."""
    found = sorted((SHARED / "seeds").glob("*.txt"))
    if not found:
        pytest.skip("skipped: no shared data")
    return found[0]
