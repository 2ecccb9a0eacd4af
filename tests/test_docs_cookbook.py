"""The cookbook: each query, as it is printed, gives the same in Liaison, in an Oxigraph server and in rdflib."""

from __future__ import annotations

import json
import re
import subprocess
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
import servers

from graph.store import Store

ROOT = Path(__file__).resolve().parent.parent
PAGE = (ROOT / "docs/cookbook.md").read_text("utf-8")
QUERIES = dict(re.findall(r"^## \d+\. ([^\n]+)$.*?^```sparql\n(.+?)^```$", PAGE, flags=re.MULTILINE | re.DOTALL))

Answer = bool | list[tuple[str, ...]]


@pytest.fixture(scope="module")
def archive(store_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("cookbook") / "graph.nq"
    with Store.open(store_path) as store:
        path.write_bytes(store.dump("nq"))
    return path


@pytest.fixture(scope="module")
def endpoint(archive: Path) -> Iterator[str]:
    """The address of an Oxigraph server that holds the export."""
    location, program = archive.parent / "oxigraph-data", servers.program("oxigraph")
    assert program, "the package oxigraph is not installed"
    subprocess.run([program, "load", "--location", location, "--file", archive], check=True, capture_output=True)
    with servers.oxigraph(location, "--union-default-graph") as address:
        yield f"{address}query"


@pytest.fixture(scope="module")
def dataset(archive: Path) -> rdflib.Dataset:
    return rdflib.Dataset(default_union=True).parse(archive, format="nquads")  # type: ignore[return-value]  # it is one


def from_liaison(store: Store, query: str) -> Answer:
    results = store.query(query)
    if isinstance(results, ox.QueryBoolean):
        return bool(results)
    if isinstance(results, ox.QueryTriples):
        return sorted(tuple(map(str, triple)) for triple in results)
    return [tuple(value.value if value is not None else "" for value in row) for row in results]


def from_server(endpoint: str, query: str) -> Answer:
    headers = {
        "Content-Type": "application/sparql-query",
        "Accept": "application/sparql-results+json, application/n-triples",
    }
    request = urllib.request.Request(endpoint, query.encode(), headers)
    with urllib.request.urlopen(request, timeout=30) as response:
        content = response.read()
        if "n-triples" in response.headers["Content-Type"]:
            return sorted(tuple(map(str, one.triple)) for one in ox.parse(content, format=ox.RdfFormat.N_TRIPLES))
    found = json.loads(content)
    if "boolean" in found:
        return bool(found["boolean"])
    names = found["head"]["vars"]
    return [tuple(row.get(name, {}).get("value", "") for name in names) for row in found["results"]["bindings"]]


def from_rdflib(dataset: rdflib.Dataset, query: str) -> Answer:
    results = dataset.query(query)
    if results.type == "ASK":
        return bool(results.askAnswer)
    if results.type == "CONSTRUCT":
        return sorted(tuple(term.n3() for term in triple) for triple in results.graph or ())
    return [tuple(str(value) if value is not None else "" for value in row) for row in results]  # type: ignore[union-attr]  # rows


def test_there_are_twenty() -> None:
    assert len(QUERIES) == 20
    assert PAGE.count("```sparql") == 20


@pytest.mark.parametrize("name", QUERIES)
def test_a_query_gives_the_same_everywhere(store: Store, endpoint: str, dataset: rdflib.Dataset, name: str) -> None:
    query = QUERIES[name]
    ours = from_liaison(store, query)
    assert ours, "an example that finds nothing shows nothing"
    assert from_server(endpoint, query) == ours
    assert from_rdflib(dataset, query) == ours
