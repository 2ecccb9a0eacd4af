"""Clients that others have written ask our endpoint: SPARQLWrapper, rdflib's SPARQLStore, curl, Comunica."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from rdflib import Graph, URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLStore

from tests.serving import serving

CLIENTS = Path(__file__).with_name("clients")
PREFIX = "PREFIX lia: <https://w3id.org/liaison/ontology#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>"
NAMES = f"{PREFIX} SELECT ?name WHERE {{ ?one a lia:Official ; rdfs:label ?name }} ORDER BY ?name"
ASK = f"{PREFIX} ASK {{ ?one a lia:Agreement }}"
CONSTRUCT = f"{PREFIX} CONSTRUCT {{ ?one rdfs:label ?name }} WHERE {{ ?one a lia:Official ; rdfs:label ?name }}"
WERN = "Mikael Wern"


@pytest.fixture(scope="module")
def endpoint(store_path: Path) -> Iterator[str]:
    with serving(store_path) as address:
        yield f"{address}/sparql"


@pytest.mark.parametrize(("method", "direct"), [("GET", False), ("POST", False), ("POST", True)])
def test_sparqlwrapper(endpoint: str, method: str, direct: bool) -> None:
    from SPARQLWrapper import JSON, POSTDIRECTLY, TURTLE, XML, SPARQLWrapper

    def asked(query: str, form: str) -> Any:
        client = SPARQLWrapper(endpoint)
        client.setMethod(method)
        if direct:
            client.setRequestMethod(POSTDIRECTLY)
        client.setQuery(query)
        client.setReturnFormat(form)
        return client.query().convert()

    rows = asked(NAMES, JSON)["results"]["bindings"]
    assert WERN in [row["name"]["value"] for row in rows]
    assert asked(ASK, JSON)["boolean"] is True
    assert WERN in asked(NAMES, XML).toxml()
    assert WERN in {str(name) for name in Graph().parse(data=asked(CONSTRUCT, TURTLE)).objects()}


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
def test_rdflib(endpoint: str, method: str) -> None:
    remote = Graph(SPARQLStore(endpoint, method=method))
    assert WERN in {str(row.name) for row in remote.query(NAMES)}  # type: ignore[union-attr]  # rows of a SELECT
    assert bool(remote.query(ASK))
    label = URIRef("http://www.w3.org/2000/01/rdf-schema#label")
    wern = URIRef("https://w3id.org/liaison/id/official/mikael-wern")
    assert WERN in {str(name) for name in remote.objects(wern, label)}


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--get", "--data-urlencode", f"query={NAMES}", "-H", "Accept: text/csv"), WERN),
        (("--data-urlencode", f"query={NAMES}", "-H", "Accept: text/tab-separated-values"), f'"{WERN}"'),
        (("--data-binary", ASK, "-H", "Content-Type: application/sparql-query"), '"boolean":true'),
        (("--get", "--data-urlencode", f"query={NAMES}", "--compressed", "-H", "Accept: text/csv"), WERN),
        (("-H", "Accept: text/turtle"), "sd:Service"),
        (("-I",), "text/turtle"),
    ],
)
def test_curl(endpoint: str, options: tuple[str, ...], said: str) -> None:
    done = subprocess.run(
        ["curl", "--silent", "--fail", *options, endpoint], capture_output=True, text=True, check=True
    )
    assert said in done.stdout


def test_comunica(endpoint: str) -> None:
    node = shutil.which("node")
    if node is None or not (CLIENTS / "node_modules").is_dir():
        pytest.skip("skipped: no npm registry from which to install Comunica (npm ci --prefix tests/clients)")
    done = subprocess.run([node, "ask.mjs", endpoint, NAMES], cwd=CLIENTS, capture_output=True, text=True, check=True)
    assert WERN in [row["name"] for row in json.loads(done.stdout)]
    # an OPTIONAL and a path, which it takes apart and asks for piece by piece
    query = f"{PREFIX} SELECT ?name ?date WHERE {{ ?m a lia:Meeting ; lia:participant/rdfs:label ?name OPTIONAL {{ ?m lia:date ?date }} }}"
    done = subprocess.run([node, "ask.mjs", endpoint, query], cwd=CLIENTS, capture_output=True, text=True, check=True)
    assert {"name": WERN, "date": "2026-05-13"} in json.loads(done.stdout)
