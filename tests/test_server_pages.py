"""The pages of the server, from a real one: addresses that resolve, as HTML and as data, in four languages, and safe."""

from __future__ import annotations

import html
import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin
from xml.etree import ElementTree

import pyoxigraph as ox
import pytest

from graph.store import Store
from ontology.records import Article, Evidence, Fact, Participant
from tests.serving import ask, serving

ROOT = Path(__file__).resolve().parent.parent
WERN = "id/official/mikael-wern"


@pytest.fixture(scope="module")
def server(store_path: Path) -> Iterator[str]:
    with serving(store_path) as address:
        yield address


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("", "Security cooperation"),
        (WERN, "directeur de la police danoise"),
        ("id/country/MA", "Hammouchi"),
        ("agreements", "Une convention de coopération"),
        ("timeline", "2026-05-13"),
        ("timeline?until=2026-03&page=1", "2026-03-04"),
        ("timeline?until=abc", "13 May 2026"),  # a date that is none once failed
        ("timeline?page=999999", "Nothing found"),
        ("id/country/MA?page=x", "Hammouchi"),
        ("id/country/MA?lang=ar", "المغرب"),
        ("", "Announced agreements"),
        ("search?q=WERN", WERN),
        ("search?q=paraphe", "Le document a été paraphé"),
        ("sparql", "static/query.js"),
        ("?lang=fr", "Derniers faits"),
        ("agreements?lang=ar", 'dir="rtl"'),
        ("?lang=es", "Últimos hechos"),
    ],
)
def test_pages(server: str, path: str, said: str) -> None:
    answer = ask(f"{server}/{path}", headers={"Accept": "text/html"})
    assert (answer.status, answer.type) == (200, "text/html")
    assert said in html.unescape(answer.text)


def test_a_browser_that_has_the_page_is_told_so(server: str) -> None:
    first = ask(f"{server}/{WERN}", headers={"Accept": "text/html"})
    tag = {"Accept": "text/html", "If-None-Match": first.headers["etag"]}
    again = ask(f"{server}/{WERN}", headers=tag)
    assert (again.status, again.body, again.headers["etag"]) == (304, b"", first.headers["etag"])
    assert ask(f"{server}/{WERN}", headers={**tag, "Accept-Language": "ar"}).status == 200  # another page
    assert ask(f"{server}/{WERN}", headers={**tag, "Accept": "text/turtle"}).type == "text/turtle"
    assert ask(f"{server}/agreements", headers=tag).status == 200


@pytest.mark.parametrize("path", ["id/official/nobody", "nowhere", "static/../server.py", "id/x y", "map?name=nobody"])
def test_what_is_not_there(server: str, path: str) -> None:
    assert ask(f"{server}/{path.replace(' ', '%20')}").status == 404


@pytest.mark.parametrize(
    ("accept", "kind", "form"),
    [
        ("text/turtle", "text/turtle", ox.RdfFormat.TURTLE),
        ("application/ld+json", "application/ld+json", ox.RdfFormat.JSON_LD),
        ("application/n-triples", "application/n-triples", ox.RdfFormat.N_TRIPLES),
    ],
)
def test_addresses_resolve_to_data(server: str, accept: str, kind: str, form: ox.RdfFormat) -> None:
    answer = ask(f"{server}/{WERN}", headers={"Accept": accept})
    assert (answer.status, answer.type) == (200, kind)
    triples = list(ox.parse(answer.body, form))
    assert "Mikael Wern" in {quad.object.value for quad in triples if isinstance(quad.object, ox.Literal)}
    assert {quad.subject.value for quad in triples} == {f"https://w3id.org/liaison/{WERN}"}  # type: ignore[union-attr]  # no triple terms
    assert ask(f"{server}/id/official/nobody", headers={"Accept": accept}).status == 404


def test_every_link_of_ours_resolves(server: str) -> None:
    seen, todo = set(), ["", WERN, "agreements", "timeline"]
    while todo:
        page = todo.pop()
        answer = ask(f"{server}/{page}", headers={"Accept": "text/html"})
        assert answer.status == 200, page
        seen.add(page)
        links = {html.unescape(part.partition('"')[0]).partition("#")[0] for part in answer.text.split('href="')[1:]}
        ours = {urljoin(f"{server}/", link).removeprefix(f"{server}/") for link in links}
        new = {link for link in ours - seen - set(todo) if not link.startswith("http")}
        todo += sorted(link for link in new if "lang=" not in link or page == WERN)  # each language once
    assert len(seen) > 40


def test_the_feed_is_atom(server: str) -> None:
    answer = ask(f"{server}/feed.atom")
    assert answer.type == "application/atom+xml"
    feed = ElementTree.fromstring(answer.body)
    atom = "{http://www.w3.org/2005/Atom}"
    entries = feed.findall(f"{atom}entry")
    assert len({entry.findtext(f"{atom}id") for entry in entries}) == len(entries) > 5
    dates = [entry.findtext(f"{atom}updated") or "" for entry in entries]
    assert dates == sorted(dates, reverse=True)
    assert feed.findtext(f"{atom}updated") == dates[0]


@pytest.mark.parametrize(
    "text",
    ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "javascript:alert(1)", "{{ 7*7 }}", "</title>"],
)
def test_texts_of_articles_stay_texts(tmp_path: Path, text: str) -> None:
    quote = f"Paul Adjovi {text} a reçu Luca Ferri."
    people = tuple(
        Participant(f"{name} {text}", "official", country=code) for name, code in (("Paul", "BJ"), ("Luca", "IT"))
    )
    fact = Fact("meeting", "held", people, (Evidence(quote, 0, len(quote)),), date="2026-01-01", attributed_to=text)
    article = Article("article/a", text, quote, "fr", url=f"javascript:{text}", title=text, outlet=text)
    with Store.open(tmp_path / "store", write=True) as store:
        store.add(article, (fact,))
    with serving(tmp_path / "store") as address:
        for page in ("", "timeline", "id/article/a", f"search?q={'Adjovi'}", "feed.atom"):
            answer = ask(f"{address}/{page}", headers={"Accept": "text/html"})
            assert answer.status == 200
            assert "<script>alert" not in answer.text
            assert "<img src=x" not in answer.text
            assert 'href="javascript:' not in answer.text
            assert "Adjovi 49 a" not in answer.text  # a template would have worked it out


def test_the_bundles_are_those_of_their_sources() -> None:
    from hashlib import sha256

    web = ROOT / "exports" / "web"
    manifest = json.loads((web / "bundles" / "manifest.json").read_text())
    for folder, files in (("build", manifest["sources"]), ("bundles", manifest["bundles"])):
        for name, digest in files.items():
            assert sha256((web / folder / name).read_bytes()).hexdigest() == digest, f"run `npm run build`: {name}"
