"""The SPARQL 1.1 Protocol over HTTP, from a real server: the W3C protocol test cases, and what keeps the server up."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest

from tests.serving import Answer, ask, serving

ASK = "ASK {}"
JSON = "application/sparql-results+json"
XML = "application/sparql-results+xml"
FORM = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-query"
HEAVY = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
"""A product of the whole store with itself, three times: no machine answers it in time."""
LONG_ANSWER = "SELECT * WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


@pytest.fixture(scope="module")
def server(store_path: Path) -> Iterator[str]:
    with serving(store_path, "--timeout", "3", "--memory", "256") as address:
        yield address


def get(server: str, accept: str = "*/*", **parameters: object) -> Answer:
    return ask(f"{server}/sparql?{urlencode(parameters, doseq=True)}", headers={"Accept": accept})


def post(server: str, body: str | bytes, kind: str | None = FORM, address: str = "") -> Answer:
    content = body.encode() if isinstance(body, str) else body
    headers = {"Content-Type": kind} if kind else {"Content-Type": ""}
    return ask(f"{server}/sparql{address}", method="POST", body=content, headers=headers)


def form(**parameters: object) -> str:
    return urlencode(parameters, doseq=True)


@pytest.mark.parametrize(
    ("name", "method", "address", "kind", "body", "status"),
    [  # the cases of the W3C suite (sparql11/protocol), by their names
        ("query_get", "GET", f"?query={quote(ASK)}", "", "", 200),
        ("query_post_form", "POST", "", FORM, form(query=ASK), 200),
        ("query_post_direct", "POST", "", DIRECT, ASK, 200),
        ("query_post_direct with charset", "POST", "", f"{DIRECT}; charset=utf-8", ASK, 200),
        ("bad_query_method", "PUT", f"?query={quote(ASK)}", "", "", 405),
        ("bad_multiple_queries", "GET", f"?query={quote(ASK)}&query={quote('SELECT * {}')}", "", "", 400),
        ("bad_query_wrong_media_type", "POST", "", "text/plain", ASK, 415),
        ("bad_query_missing_form_type", "POST", "", "", form(query=ASK), 415),
        ("bad_query_missing_direct_type", "POST", "", "", ASK, 415),
        ("bad_query_non_utf8", "POST", "", DIRECT, "ASK {}".encode("utf-16"), 400),
        ("bad_query_syntax", "GET", f"?query={quote('ASK {')}", "", "", 400),
        ("bad_update_get", "GET", f"?update={quote('CLEAR ALL')}", "", "", 403),
        ("bad_multiple_updates", "POST", "", FORM, form(update=["CLEAR NAMED", "CLEAR DEFAULT"]), 403),
        ("update_post_form", "POST", "", FORM, form(update="CLEAR ALL"), 403),
        ("update_post_direct", "POST", "", "application/sparql-update", "CLEAR ALL", 403),
        # an update where a query is expected: it once was a syntax error of ours
        ("update as query", "GET", f"?query={quote('INSERT DATA { <a:a> <a:b> <a:c> }')}", "", "", 403),
        ("no query in a form", "POST", "", FORM, form(format="json"), 400),
        ("service", "GET", f"?query={quote('SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }')}", "", "", 403),
        ("service as a word of a text", "GET", "?query=" + quote('ASK { FILTER("SERVICE" != "") }'), "", "", 200),
        ("service as a variable", "GET", "?query=" + quote("ASK { ?service ?p ?o } # SERVICE"), "", "", 200),
        ("too long", "POST", "", DIRECT, "#" * 1_000_001 + "\nASK {}", 413),
        ("options", "OPTIONS", "", "", "", 204),
    ],
)  # fmt: skip
def test_requests(server: str, name: str, method: str, address: str, kind: str, body: str | bytes, status: int) -> None:
    content = body.encode() if isinstance(body, str) else body
    headers = {"Content-Type": kind} if method == "POST" else {}
    answer = ask(f"{server}/sparql{address}", method=method, body=content or None, headers=headers)
    assert answer.status == status, answer.text
    if status >= 400:
        assert answer.type == "text/plain"
        assert answer.text.strip()
        assert answer.text.count("\n") == 1


@pytest.mark.parametrize(
    ("query", "accept", "kind"),
    [
        ("SELECT ?s WHERE { ?s a lia:Meeting }", "*/*", JSON),
        ("SELECT ?s WHERE { ?s a lia:Meeting }", XML, XML),
        ("SELECT ?s WHERE { ?s a lia:Meeting }", "text/csv", "text/csv"),
        ("SELECT ?s WHERE { ?s a lia:Meeting }", "text/tab-separated-values", "text/tab-separated-values"),
        ("SELECT ?s WHERE { ?s a lia:Meeting }", "application/sparql-results+xml;q=0.3, text/csv;q=0.9", "text/csv"),
        # what YASGUI and Comunica send
        ("SELECT ?s WHERE { ?s a lia:Meeting }", f"{JSON},*/*;q=0.9", JSON),
        ("SELECT ?s WHERE { ?s a lia:Meeting }", "text/html,application/xml;q=0.9,*/*;q=0.8", "application/xml"),
        ("ASK { ?s a lia:Meeting }", "application/json", "application/json"),
        ("CONSTRUCT WHERE { ?s a lia:Meeting }", "*/*", "text/turtle"),
        ("CONSTRUCT WHERE { ?s a lia:Meeting }", "application/n-triples", "application/n-triples"),
        ("CONSTRUCT WHERE { ?s a lia:Meeting }", "application/ld+json", "application/ld+json"),
        ("DESCRIBE ?s WHERE { ?s a lia:Meeting }", "application/rdf+xml", "application/rdf+xml"),
    ],
)
def test_the_form_of_the_answer(server: str, query: str, accept: str, kind: str) -> None:
    answer = get(server, accept, query=query)
    assert (answer.status, answer.type) == (200, kind)
    assert answer.headers["vary"].startswith("Accept")
    assert answer.body


@pytest.mark.parametrize(
    ("query", "accept"), [("ASK {}", "image/png"), ("CONSTRUCT WHERE { ?s ?p ?o }", JSON), ("ASK {}", "text/csv;q=0")]
)
def test_no_form_that_the_client_takes(server: str, query: str, accept: str) -> None:
    assert get(server, accept, query=query).status == 406


def count(answer: Answer) -> int:
    return int(json.loads(answer.body)["results"]["bindings"][0]["n"]["value"])


ALL = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
NAMED = "SELECT (COUNT(DISTINCT ?g) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }"
FULL = "SELECT (COUNT(DISTINCT ?g) AS ?n) WHERE { { SELECT ?s { ?s a oa:Annotation } LIMIT 1 } GRAPH ?g { ?x ?y ?z } }"


@pytest.fixture(scope="module")
def graphs(server: str) -> tuple[str, str]:
    """Two articles' graphs."""
    found = json.loads(get(server, query="SELECT ?a WHERE { ?a a schema:NewsArticle } ORDER BY ?a").body)
    one, other = [row["a"]["value"] for row in found["results"]["bindings"][:2]]
    return one, other


@pytest.mark.parametrize("how", ["get", "form", "direct"])
@pytest.mark.parametrize(
    ("name", "default", "named", "query", "expected"),
    [  # the cases of the W3C suite, by their names; 1 and 2 stand for two graphs, both for the union of the two
        ("query_dataset_default_graphs", (1, 2), (), ALL, "both"),
        ("query_dataset_default_graphs, one", (1,), (), ALL, 1),
        ("query_dataset_named_graphs", (), (1, 2), NAMED, "two"),
        ("query_dataset_full", (1,), (1, 2), FULL, "two"),
        ("query_dataset_full, default", (1,), (2,), ALL, 1),
        ("query_multiple_dataset", (1,), (), ALL.replace("WHERE", "FROM <2> WHERE"), 1),
        ("default graphs are not named ones", (1,), (), NAMED, "none"),
        ("named graphs are not the default one", (), (1,), ALL, "none"),
        # FROM in the query did nothing while the union stood in for the default graph
        ("FROM", (), (), ALL.replace("WHERE", "FROM <2> WHERE"), 2),
        ("FROM NAMED", (), (), NAMED.replace("WHERE", "FROM NAMED <1> FROM NAMED <2> WHERE"), "two"),
        ("a graph that there is not", ("urn:x",), (), ALL, "none"),
    ],
)  # fmt: skip
def test_datasets(
    server: str, graphs: tuple[str, str], how: str, name: str, default: tuple[object, ...], named: tuple[object, ...],
    query: str, expected: object,
) -> None:  # fmt: skip
    place = {1: graphs[0], 2: graphs[1]}
    sizes = {number: _size(server, f"GRAPH <{graph}> {{ ?s ?p ?o }}") for number, graph in place.items()}
    union = _size(
        server,
        f"SELECT DISTINCT ?s ?p ?o {{ {{ GRAPH <{place[1]}> {{ ?s ?p ?o }} }} UNION {{ GRAPH <{place[2]}> {{ ?s ?p ?o }} }} }}",
    )
    assert max(sizes.values()) < union <= sum(sizes.values())
    for number, graph in place.items():
        query = query.replace(f"<{number}>", f"<{graph}>")
    dataset = {
        "default-graph-uri": [place.get(one, one) for one in default],  # type: ignore[call-overload]  # a number or an address
        "named-graph-uri": [place.get(one, one) for one in named],  # type: ignore[call-overload]  # the same
    }
    answers = {
        "get": lambda: get(server, query=query, **dataset),
        "form": lambda: post(server, form(query=query, **dataset)),
        "direct": lambda: post(server, query, DIRECT, f"?{form(**dataset)}"),
    }
    assert count(answers[how]()) == {**sizes, "both": union, "two": 2, "none": 0}[expected]  # type: ignore[index]  # one of its keys


def _size(server: str, pattern: str) -> int:
    return count(get(server, query=f"SELECT (COUNT(*) AS ?n) WHERE {{ {pattern} }}"))


def test_without_a_dataset_it_is_the_union_of_all(server: str, graphs: tuple[str, str]) -> None:
    assert count(get(server, query=ALL)) > count(get(server, query=ALL, **{"default-graph-uri": list(graphs)})) > 0


def test_the_description_of_the_service(server: str) -> None:
    answer = ask(f"{server}/sparql", headers={"Accept": "text/turtle"})
    assert (answer.status, answer.type) == (200, "text/turtle")
    assert f"<{server}/sparql>" in answer.text
    page = ask(f"{server}/sparql", headers={"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"})
    assert page.type == "text/html"
    assert "static/query.js" in page.text
    assert ask(f"{server}/sparql", method="HEAD").body == b""


def test_queries_that_cost_too_much_end_and_others_are_answered(server: str) -> None:
    ended: list[int] = []
    clients = [threading.Thread(target=lambda: ended.append(get(server, query=HEAVY).status)) for _ in range(4)]
    for client in clients:
        client.start()
    time.sleep(0.5)
    begun = time.monotonic()
    assert get(server, query=ASK).status == 200
    assert time.monotonic() - begun < 2.5
    for client in clients:
        client.join()
    assert ended == [503] * 4
    assert get(server, query=ASK).status == 200


def test_answers_that_are_too_long_are_refused(server: str) -> None:
    answer = get(server, query=LONG_ANSWER)
    assert answer.status == 503
    assert get(server, query=ASK).status == 200


def test_what_is_written_later_is_read(tmp_path: Path) -> None:
    from graph.store import Store
    from ontology.records import Article

    with Store.open(tmp_path / "store", write=True) as store:
        store.add(Article("article/a", "a.txt", "Rien.", "fr"), ())
    number = "SELECT (COUNT(*) AS ?n) WHERE { ?a a schema:NewsArticle }"
    with serving(tmp_path / "store") as address:
        assert count(get(address, query=number)) == 1
        with Store.open(tmp_path / "store", write=True) as store:
            store.add(Article("article/b", "b.txt", "Rien.", "fr"), ())
        assert count(get(address, query=number)) == 2


def test_safety(server: str, store_path: Path) -> None:
    answer = get(server, query=ASK)
    assert "access-control-allow-origin" not in answer.headers
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    # a page elsewhere that has its name point to this machine
    assert ask(f"{server}/sparql?query=ASK%20%7B%7D", headers={"Host": "evil.example"}).status == 400
    with serving(store_path, "--token", "a-secret", "--cors") as address:
        assert get(address, query=ASK).status == 401
        bearer = {"Authorization": "Bearer a-secret"}
        shown = ask(f"{address}/sparql?query=ASK%20%7B%7D", headers=bearer)
        assert shown.status == 200
        assert shown.headers["access-control-allow-origin"] == "*"
        given = ask(f"{address}/sparql?token=a-secret&query=ASK%20%7B%7D")
        assert given.status == 303
        cookie = given.headers["set-cookie"].partition(";")[0]
        assert ask(f"{address}/sparql?query=ASK%20%7B%7D", headers={"Cookie": cookie}).status == 200


def test_it_refuses_to_be_open_without_a_token(store_path: Path) -> None:
    with (
        pytest.raises(RuntimeError, match=r"graph: 0\.0\.0\.0 is open to other machines: give a --token"),
        serving(store_path, "--host", "0.0.0.0"),
    ):
        pass


def test_a_port_that_is_taken_is_one_line(server: str, store_path: Path) -> None:
    port = server.rpartition(":")[2]
    with pytest.raises(RuntimeError) as told, serving(store_path, "--port", port):
        pass
    assert f"port {port} of 127.0.0.1 cannot be used" in str(told.value)
