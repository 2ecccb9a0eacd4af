"""What several test files need: the example articles, the shared articles where they are, a store that holds the examples."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import servers
from browser import chromium
from click.testing import CliRunner

from cli import main
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
SPANISH = ROOT / "benchmarks/corpus/es/practice/articles.jsonl"
"""Articles that need no pipeline: processes that read them begin fast."""
PAPERS = 5
"""So many that a process can be killed while it reads a file."""
DEADLY = """
import importlib.util, os, signal, sys

class Deadly:
    def find_spec(self, name, path, target=None):
        if name == "ingest.reader":
            sys.meta_path.remove(self)
            found = importlib.util.find_spec(name)
            load, found.loader.exec_module = found.loader.exec_module, lambda module: (load(module), poison(module.Reader))
            return found

def poison(reader):
    facts = reader.facts
    def deadly(self, article):
        if "«veneno»" in article.text:
            os.kill(os.getpid(), signal.SIGKILL)
        return facts(self, article)
    reader.facts = deadly

sys.meta_path.insert(0, Deadly())
"""
"""What Python imports when it starts, and what makes our reader die of an article, as of a fault in a library or for want of memory."""


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
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a file for each article, printed by some papers, and one file that holds none."""
    folder = tmp_path_factory.mktemp("archive")
    for number, line in enumerate(SPANISH.read_text("utf-8").splitlines()):
        told = json.loads(line)
        papers = [{**told, "url": f"{told['url']}?{paper}"} for paper in range(PAPERS)]
        (folder / f"{number:02}.jsonl").write_text("".join(json.dumps(one) + "\n" for one in papers), "utf-8")
    (folder / "broken.jsonl").write_text("{\n")
    return folder


@pytest.fixture(scope="session")
def expected(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """What one process makes of the archive."""
    path = tmp_path_factory.mktemp("expected") / "store"
    assert CliRunner().invoke(main, ["ingest", str(archive), "--store", str(path), "--quiet"]).exit_code == 1
    return dump(path)


def dump(path: Path) -> bytes:
    """Give all that a store on disk holds."""
    with Store.open(path) as store:
        return store.dump("nq")


@pytest.fixture
def deadly(archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with articles of which some kill whoever reads them, in the processes that are started from here on."""
    (tmp_path / "python").mkdir()
    (tmp_path / "python" / "sitecustomize.py").write_text(DEADLY, "utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "python"))
    folder = tmp_path / "deadly"
    folder.mkdir()
    for number in range(3):
        lines = [json.loads(one) for one in (archive / f"{number:02}.jsonl").read_text("utf-8").splitlines()]
        lines[1 + number]["text"] += " «veneno»"  # in the next file one place further
        (folder / f"{number}.jsonl").write_text("".join(json.dumps(one) + "\n" for one in lines), "utf-8")
    return folder


def deaths(report: Path) -> list[str]:
    """Give what a report on the deadly articles says became of each; those that failed must say why."""
    outcomes = [json.loads(line) for line in report.read_text("utf-8").splitlines()]
    assert all("the process that read it died" in one["why"] for one in outcomes if one["outcome"] == "failed")
    return [str(one["outcome"]) for one in outcomes]


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
