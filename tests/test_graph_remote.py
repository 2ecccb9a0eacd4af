"""Stores on SPARQL servers: the same answers as the embedded store gives, and one line for what goes wrong."""

from __future__ import annotations

import base64
import gzip
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import httpx
import pytest
import servers
from click.testing import CliRunner
from conftest import EXAMPLES, emptied

import graph.client
from cli import main
from graph.archive import Archive, restore
from graph.client import Addresses, Client
from graph.store import Store
from ontology.errors import QueryError, StoreError

QUESTIONS = (
    "who-met hammouchi --evidence", "agreements --history", "agreements --between Maroc Danemark", "timeline",
    "timeline hammouchi --since 2026", "between Maroc Danemark", "path Ndour Hammouchi", "show hammouchi", "topics",
    "rank", "articles", "new --since 2020", "contradictions", "search mémorandum", "headed DGSN",
    "export facts", "export nq", "export ttl", "export gexf", "sparql 'ASK { ?a lia:metWith ?b }'",
    "sparql 'SELECT ?n WHERE { ?o a lia:Official ; rdfs:label ?n } ORDER BY ?n'",
    "sparql 'CONSTRUCT { ?a lia:metWith ?b } WHERE { ?a lia:metWith ?b }'", "who-met nobody", "sparql 'SELEC ?x'",
)  # fmt: skip


def run(*arguments: object) -> tuple[int, str]:
    done = CliRunner().invoke(main, [str(one) for one in arguments])
    return done.exit_code, done.stdout


@pytest.fixture(scope="module", params=["oxigraph", "virtuoso"])
def examples(request: pytest.FixtureRequest, store_path: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A server with the example articles, loaded in bulk."""
    address = emptied(request.getfixturevalue(request.param))
    archive = tmp_path_factory.mktemp("archive") / "examples.nq"
    with Store.open(store_path) as store, Store.open(address, write=True) as other:
        archive.write_bytes(store.dump("nq"))
        restore(other, Archive.of(archive))
    return str(address)


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_server_answers_as_the_store_on_disk_does(examples: str, store_path: Path, question: str) -> None:
    import shlex

    words = shlex.split(question)
    assert run(*words, "--store", examples) == run(*words, "--store", store_path)


def test_articles_read_into_a_server_are_those_of_a_store_on_disk(virtuoso: str, tmp_path: Path) -> None:
    address, article = emptied(virtuoso), sorted(EXAMPLES.glob("*.txt"))[0]
    for place in (tmp_path / "store", address):
        assert run("ingest", article, "--store", place, "--quiet")[0] == 0
    with Store.open(address) as there, Store.open(tmp_path / "store") as here:
        assert there.dump("nq") == here.dump("nq")
    assert run("ingest", article, "--store", address, "--report", tmp_path / "r.jsonl")[0] == 0
    assert json.loads((tmp_path / "r.jsonl").read_text())["outcome"] == "same"


def test_an_answer_that_is_cut_is_no_answer(virtuoso: str, store_path: Path, tmp_path: Path) -> None:
    """Virtuoso leaves rows out without an error, and would have made a dump with holes."""
    address = emptied(virtuoso)
    with Store.open(store_path) as store, Store.open(address, write=True) as other:
        (tmp_path / "a.nq").write_bytes(store.dump("nq"))
        restore(other, Archive.of(tmp_path / "a.nq"))
        everything = list(other.quads.quads_for_pattern(None, None, None, None))
        assert len(everything) > 2 * servers.VIRTUOSO_ROWS
        assert set(everything) == set(store.quads)
        assert len(list(other.query("SELECT * WHERE { GRAPH ?g { ?s ?p ?o } } LIMIT 400"))) == 400
        with pytest.raises(QueryError, match="gives only 1500 rows"):
            other.query("SELECT * WHERE { GRAPH ?g { ?s ?p ?o } }")


def test_what_others_keep_on_the_server_is_neither_seen_nor_touched(oxigraph: str) -> None:
    address = emptied(oxigraph)
    client = Client(address)
    client.update("INSERT DATA { GRAPH <http://others.example/g> { <http://a.example/> <http://b.example/> 1 } }")
    with Store.open(address, write=True) as store:
        assert (list(store.quads), store.articles()) == ([], [])
    assert emptied(address)
    assert b"true" in client.query("ASK { GRAPH <http://others.example/g> { ?s ?p ?o } }").content


@pytest.mark.parametrize("options", [(), ("--union-default-graph",)])
def test_questions_see_all_graphs_however_the_server_is_started(
    store_path: Path, tmp_path: Path, options: tuple[str, ...]
) -> None:
    """The default graph of an Oxigraph server is empty unless it was started otherwise."""
    with (
        servers.oxigraph(tmp_path / "data", *options) as address,
        Store.open(store_path) as store,
        Store.open(address, write=True) as other,
    ):
        assert not bool(other.query("ASK { ?a lia:metWith ?b }"))  # asked first while it holds nothing
        (tmp_path / "a.nq").write_bytes(store.dump("nq"))
        restore(other, Archive.of(tmp_path / "a.nq"))
        assert bool(other.query("ASK { ?a lia:metWith ?b }"))


@pytest.mark.parametrize(
    ("address", "query", "update", "quads", "graphs"),
    [
        ("http://h:7878", "/query", "/update", "/store", None),
        ("http://h:7878/", "/query", "/update", "/store", None),
        ("http://h/ds/query", "/ds/query", "/ds/update", "/ds/store", None),
        ("http://h/sparql-auth", "/sparql-auth", "/sparql-auth", None, "/sparql-graph-crud-auth"),
        ("http://h/repositories/x", "/repositories/x", "/repositories/x/statements", "/repositories/x/statements", "/repositories/x/rdf-graphs/service"),
        ("http://h/sparql", "/sparql", "/sparql", None, None),
    ],
)  # fmt: skip
def test_addresses(address: str, query: str, update: str, quads: str | None, graphs: str | None) -> None:
    found = Addresses.of(httpx.URL(address))
    paths = [one and one.path for one in (found.query, found.update, found.quads, found.graphs)]
    assert paths == [query, update, quads, graphs]


class Stub(BaseHTTPRequestHandler):
    """A server that answers as it is told to, and notes what it was sent."""

    script: ClassVar[list[tuple[int, dict[str, str]]]] = []
    seen: ClassVar[list[dict[str, str]]] = []

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.seen.append(dict(self.headers))
        status, headers = self.script.pop(0) if self.script else (200, {})
        content = gzip.compress(b'{"head":{},"boolean":true}')
        self.send_response(status)
        for name, value in {**headers, "Content-Encoding": "gzip", "Content-Length": str(len(content))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def stub(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setattr(graph.client, "PAUSES", (0.0, 0.0, 0.0))
    Stub.script, Stub.seen = [], []
    with ThreadingHTTPServer(("127.0.0.1", 0), Stub) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"127.0.0.1:{server.server_port}/sparql"
        server.shutdown()


BASIC = "Basic " + base64.b64encode(b"ann:secret").decode()


@pytest.mark.parametrize(
    ("user", "token", "script", "sent"),
    [
        ("", "", [], [None]),
        ("ann:secret@", "", [(401, {"WWW-Authenticate": 'Basic realm="x"'})], [None, BASIC]),
        ("ann:secret@", "", [(401, {"WWW-Authenticate": 'Digest realm="x", nonce="n", qop="auth", algorithm=MD5'})] * 2, [None, None, "Digest"]),
        ("", "abc", [], ["Bearer abc"]),
        ("", "", [(503, {}), (429, {}), (502, {})], [None] * 4),
    ],
)  # fmt: skip
def test_a_client_shows_what_it_is_asked_for_and_tries_again(
    stub: str,
    monkeypatch: pytest.MonkeyPatch,
    user: str,
    token: str,
    script: list[tuple[int, dict[str, str]]],
    sent: list[str | None],
) -> None:
    monkeypatch.setenv("LIAISON_STORE_TOKEN", token)
    Stub.script = script
    answer = Client(f"http://{user}{stub}").query("ASK {}")
    assert answer.json()["boolean"] is True
    shown = [one.get("Authorization") for one in Stub.seen]
    assert len(shown) == len(sent)
    assert all((a or "").startswith(b or "") for a, b in zip(shown, sent, strict=True))
    assert "gzip" in Stub.seen[0]["Accept-Encoding"]


@pytest.mark.parametrize(
    ("script", "error", "message"),
    [
        ([(401, {"WWW-Authenticate": "Basic"})] * 2, StoreError, "asks who you are"),
        ([(503, {})] * 4, QueryError, "503"),
        ([(400, {})], QueryError, "400"),
    ],
)
def test_a_refusal_is_one_line_without_the_password(
    stub: str, script: list[tuple[int, dict[str, str]]], error: type[Exception], message: str
) -> None:
    Stub.script = script
    with pytest.raises(error, match=message) as caught:
        Client(f"http://ann:secret@{stub}").query("ASK {}")
    assert "secret" not in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("address", "message"),
    [("http://127.0.0.1:9/", "cannot be reached"), ("http://", "is no address"), ("http://h:x/", "is no address")],
)
def test_no_server_is_one_line(monkeypatch: pytest.MonkeyPatch, address: str, message: str) -> None:
    monkeypatch.setattr(graph.client, "PAUSES", (0.0,))
    done = CliRunner().invoke(main, ["who-met", "x", "--store", address])
    assert (done.exit_code, done.stdout) == (1, "")
    assert message in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("command", ["doctor", "serve"])
def test_what_needs_a_folder_says_so(command: str) -> None:
    done = CliRunner().invoke(main, [command, "--store", "http://127.0.0.1:9/"])
    assert done.exit_code == 1
    assert "name the folder of a store" in done.stderr
