"""The pages of the server in a real browser: they ask nothing of others, hostile text stays text, everybody can read them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from browser import MAP, Visit, hostile, visiting

from graph.store import Store
from ontology.records import Article, Evidence, Fact, Participant, Place
from tests.serving import ask, serving

WERN = "id/official/mikael-wern"
KINDS = {
    "home": "", "person": WERN, "country": "id/country/MA", "agreements": "agreements", "timeline": "timeline",
    "search": "search?q=wern", "nothing found": "search?q=xyzzy", "missing": "id/official/nobody",
    "Arabic": "id/country/MA?lang=ar", "query": "sparql",
}  # fmt: skip
"""One page of each kind; those of an event, an article and a place are found by their links."""
LINKED = {
    "event": "/meeting/",
    "agreement": "/agreement/",
    "article": "/article/",
    "place": "/place/",
    "post": "/tenure/",
}
AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
FAULTS = """async () => (await axe.run({ exclude: [['#yasgui']] }, { resultTypes: ['violations'] })).violations
  .filter((one) => ['serious', 'critical'].includes(one.impact))
  .map((one) => [one.id, one.nodes.slice(0, 3).map((node) => node.html.slice(0, 160))])"""
"""What axe-core finds; what YASGUI, which is not ours, makes inside of its element is left out."""
NOT_THERE = "Failed to load resource"
"""What Chromium writes on the console about an address that is answered with 404."""
EFFECT = "ran()"


@pytest.fixture(scope="module")
def server(store_path: Path) -> Iterator[str]:
    with serving(store_path) as address:
        yield address


@pytest.fixture(scope="module")
def pages(server: str) -> dict[str, str]:
    """The addresses of one page of each kind."""
    text = "".join(ask(f"{server}/{page}", headers={"Accept": "text/html"}).text for page in ("", WERN, "agreements"))
    links = [part.partition('"')[0] for part in text.split('href="')[1:]]
    return KINDS | {kind: next(link for link in links if part in link) for kind, part in LINKED.items()}


@contextmanager
def reading(browser: Any, server: str, path: str = "", **context: Any) -> Iterator[Visit]:
    """Open a page of a server; requests to other sites fail the test."""
    with visiting(browser, f"{server}/{path}", "() => document.readyState === 'complete'", **context) as visit:
        yield visit
        assert [address for address in visit.asked if not address.startswith(f"{server}/")] == []


def test_pages_ask_nothing_of_others(browser: Any, server: str, pages: dict[str, str]) -> None:
    with reading(browser, server) as visit:
        for kind, address in pages.items():
            visit.page.goto(f"{server}/{address}", wait_until="networkidle")
            assert [one for one in visit.complaints if kind != "missing" or NOT_THERE not in one] == [], kind
            visit.complaints.clear()


def test_the_map_is_live(browser: Any, server: str) -> None:
    """It opens on the one named, and grows by what is asked of the server: more steps, a search, a way."""
    with visiting(browser, f"{server}/map?name=Wern&lang=en", MAP) as visit:
        assert "Mikael Wern" in visit.text("body")
        count = "() => liaison.model.nodes.length"
        assert visit.run("() => liaison.model.byPath.has('official/karim-ouazzani')") is False
        visit.run("() => liaison.loadSearch('Ouazzani')")
        assert visit.run("() => liaison.model.byPath.has('official/karim-ouazzani')") is True
        names = visit.run(count)
        visit.run("() => liaison.expand(liaison.model.byPath.get('official/mikael-wern'), 2)")
        assert visit.run(count) > names
        assert visit.complaints == []


def test_the_map_opens_on_an_overview(browser: Any, server: str) -> None:
    with visiting(browser, f"{server}/map", MAP, locale="fr-FR") as visit:
        assert visit.run("() => liaison.state.view") == "overview"
        assert visit.run("() => liaison.model.nodes.length") <= 300
        assert "Maroc" in visit.run("() => liaison.model.places.map((one) => one.label)")
        assert visit.complaints == []


def test_a_query_is_asked_and_answered(browser: Any, server: str) -> None:
    with reading(browser, server, "sparql") as visit:
        visit.page.click(".yasqe_queryButton")
        visit.page.wait_for_selector(".yasr_results td")
        assert "Mikael Wern" in visit.text(".yasr_results")
        assert visit.complaints == []


def test_the_switch_of_languages_and_the_search_work(browser: Any, server: str) -> None:
    with reading(browser, server, WERN) as visit:
        visit.page.click("text=العربية")
        assert visit.page.get_attribute("html", "dir") == "rtl"
        visit.page.click("text=Français")
        assert visit.text("h2") == "Ce que rapportent les articles"
        visit.page.fill("input[type=search]", "paraphe")
        visit.page.press("input[type=search]", "Enter")
        visit.page.wait_for_selector("blockquote")
        assert "Le document a été paraphé" in visit.text("blockquote")


def test_the_timeline_begins_with_a_date(browser: Any, server: str) -> None:
    with reading(browser, server, "timeline") as visit:
        visit.page.fill("input[type=date]", "2026-04-01")
        visit.page.click("button[type=submit]")
        visit.page.wait_for_url("**until=2026-04-01")
        dates = visit.page.eval_on_selector_all(".day time", "all => all.map((one) => one.dateTime)")
        assert dates
        assert max(dates) <= "2026-04-01"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_can_be_read_by_everybody(browser: Any, server: str, pages: dict[str, str], scheme: str) -> None:
    with reading(browser, server, color_scheme=scheme, bypass_csp=True) as visit:
        for kind, address in {**pages, "map": "map"}.items():
            visit.page.goto(f"{server}/{address}", wait_until="networkidle")
            visit.page.add_script_tag(content=AXE)
            assert visit.run(FAULTS) == [], kind


def test_narrow_screens_do_not_scroll_sideways(browser: Any, server: str, pages: dict[str, str]) -> None:
    with reading(browser, server, viewport={"width": 360, "height": 800}) as visit:
        for kind, address in pages.items():
            visit.page.goto(f"{server}/{address}")
            assert visit.run("() => document.documentElement.scrollWidth") <= 360, kind


@pytest.fixture(scope="module")
def poisoned(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server over articles on one meeting; each article has a hostile text in all that it can fill."""
    path = tmp_path_factory.mktemp("hostile") / "store"
    with Store.open(path, write=True) as store:
        store.add_all(article(number, text) for number, text in enumerate(hostile(EFFECT)))
    with serving(path) as address:
        yield address


def article(number: int, text: str) -> tuple[Article, tuple[Fact, ...]]:
    quote = f"Paul Adjovi {text} a reçu Luca Ferri."
    met = tuple(
        Participant(name, "official", "party", code, title=text)
        for name, code in (("Paul Adjovi", "BJ"), ("Luca Ferri", "IT"), (f"Ann {text}", "FR"))
    )
    evidence, place = (Evidence(quote, 0, len(quote)),), Place(text, "BJ", f"place/bj-{number}")
    facts = (
        Fact("meeting", "held", met, evidence, date="2026-05-04", attributed_to=text, place=place),
        Fact(
            "agreement", "planned", met[2:], evidence, date="2026-06", detail={"agreement_kind": "mou", "title": text}
        ),
        Fact(
            "role", "held", (Participant(f"Ann {text}", "official", "holder", "FR"),), evidence, detail={"title": text}
        ),
    )
    return Article(
        f"article/a{number}", text, quote, "fr", url=text, title=text, outlet=text, published="2026-05-05"
    ), facts


def test_the_texts_would_run(browser: Any) -> None:
    """Many of them run where a page takes them for HTML: else the next test would show nothing."""
    ran: list[str] = []
    with visiting(browser, "about:blank", "() => true") as visit:
        visit.page.context.expose_function("ran", lambda: ran.append("ran"))
        running = 0
        for text in hostile(EFFECT):
            ran.clear()
            visit.page.goto("about:blank")
            visit.page.set_content(f'<!doctype html><p>{text}</p><input value="{text}">')
            visit.page.wait_for_timeout(20)
            running += bool(ran)
    assert running > 20


def test_hostile_texts_stay_texts(browser: Any, poisoned: str) -> None:
    """Nothing runs on any page: 1. lists 2. the page of each name, event, article and place 3. the map 4. what is typed."""
    ran: list[str] = []
    with reading(browser, poisoned) as visit:
        page = visit.page
        page.context.expose_function("ran", lambda: ran.append(page.url))
        page.on("dialog", lambda dialog: (ran.append(page.url), dialog.dismiss()))
        links: dict[str, None] = {}
        for address in (
            "",
            "agreements",
            "timeline",
            "timeline?page=2",
            "search?q=Ann",
            "search?q=Adjovi",
            "id/country/FR?page=2",
        ):
            page.goto(f"{poisoned}/{address}")  # 1
            found = page.eval_on_selector_all("main a", "all => all.map((one) => one.getAttribute('href'))")
            links |= dict.fromkeys(link for link in found if link.startswith("id/"))
        links |= dict.fromkeys(f"id/article/a{number}" for number in range(len(hostile(EFFECT))))
        for address in links:  # 2
            page.goto(f"{poisoned}/{address}")
            protocols = set(page.eval_on_selector_all("a", "all => all.map((one) => one.protocol)"))
            assert protocols <= {"http:", "https:"}, address
        assert len(links) > 150
        page.goto(f"{poisoned}/map?name=Adjovi")  # 3
        page.wait_for_function(MAP)
        for view in ("overview", "geography", "timeline", "table", "network"):
            visit.run("(view) => liaison.view(view)", view)
        visit.run("() => { for (const fact of liaison.model.facts) liaison.open({ fact }, false); }")
        assert visit.run("() => liaison.model.facts.length") > 50
        for number, text in enumerate(hostile(EFFECT)):  # 4
            typed = ("search?q=", "timeline?until=", "id/official/", "sparql?lang=", "map?name=", "agreements?page=")
            for address in typed if number % 10 == 0 else typed[:1]:
                page.goto(f"{poisoned}/{address}{quote(text, safe='')}")
        assert ran == []
        assert [one for one in visit.complaints if NOT_THERE not in one] == []


def test_hostile_parameters_of_data(poisoned: str) -> None:
    for text in hostile(EFFECT)[::4]:
        for address in ("map/data?search=", "map/data?node=", "map/data?name=", "feed.atom?lang="):
            answer = ask(f"{poisoned}/{address}{quote(text, safe='')}")
            assert answer.status in (200, 404), address
            assert answer.type in ("application/json", "application/atom+xml", "text/plain")
            assert answer.headers["x-content-type-options"] == "nosniff"
