"""The map in a real browser: it draws, asks nothing of the network, and everything on it can be used."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from browser import Visit, visiting, written
from mapworld import records

from exports.map import to_map
from exports.map_page import languages
from graph.lookup import find
from graph.names import Speaker
from graph.store import Store
from ontology.errors import ExportError

MADE = "2026-11-24"
FACTS = len(records(60))
VIEWS = ("overview", "network", "geography", "timeline", "table")


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> str:
    return written(to_map(records(60), made=MADE), tmp_path_factory.mktemp("map"))


@pytest.fixture
def visit(browser: Any, page: str) -> Iterator[Visit]:
    with visiting(browser, page) as opened:
        yield opened
        assert (opened.asked, opened.complaints) == ([], [])


def test_the_map_of_the_examples_opens_without_a_network(browser: Any, store: Store, tmp_path: Path) -> None:
    with visiting(browser, written(to_map(store.facts()), tmp_path)) as opened:
        assert opened.page.locator("#map canvas").count() == 1
        assert "Mikael Wern" in opened.text("#evidence")
        assert (opened.asked, opened.complaints) == ([], [])


def test_the_engine_follows_the_number_of_names() -> None:
    assert '"engine":"pyvis"' in to_map(records(60))
    assert '"engine":"sigma"' in to_map(records(1600))


def test_a_map_of_named_people_opens_on_them(browser: Any, store: Store, tmp_path: Path) -> None:
    address = written(to_map(store.facts(), opening=[find(store, "hammouchi").iri]), tmp_path)
    with visiting(browser, address) as opened:
        assert opened.run("() => liaison.state.view") == "network"
        assert "Abdellatif Hammouchi" in opened.text("#evidence h2")
        near = opened.run("() => liaison.scene.spots.length")
        opened.page.locator("#evidence .steps button", has_text="2").first.click()
        assert near < opened.run("() => liaison.scene.spots.length")


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_has_a_tab_and_a_key(visit: Visit, view: str) -> None:
    visit.page.locator(f"#view-{view}").click()
    assert visit.page.locator(f"#view-{view}").get_attribute("aria-selected") == "true"
    visit.page.keyboard.press("Home")
    assert visit.run("() => liaison.state.view") == "overview"
    visit.page.locator("#evidence").focus()
    visit.page.keyboard.press({"overview": "o", "network": "n", "geography": "g", "timeline": "t", "table": "b"}[view])
    assert visit.run("() => liaison.state.view") == view


def test_search_finds_without_accents_and_opens_the_evidence(browser: Any, store: Store, tmp_path: Path) -> None:
    facts = list(store.facts())
    with visiting(browser, written(to_map(facts, lang="fr", speaker=Speaker(store, "fr")), tmp_path)) as opened:
        for typed, found in [
            ("senegal", "Sénégal"),
            ("HELENE marchant", "Hélène Marchant"),
            ("hammouchi wern", "Wern"),
            ("abdelatif hamouchi", "Abdellatif Hammouchi"),  # spellings and scripts that no article has were not found
            ("حموشي", "Abdellatif Hammouchi"),
            ("عبد اللطيف الحموشي", "Abdellatif Hammouchi"),
            ("المغرب", "Maroc"),
            ("Morocco", "Maroc"),
            ("DGST", "surveillance du territoire"),
        ]:
            opened.page.keyboard.press("Escape")
            opened.page.keyboard.press("/")
            opened.page.locator("#search").fill(typed)
            assert found in opened.text("#hits")
            opened.page.keyboard.press("ArrowDown")
            opened.page.keyboard.press("Enter")
            assert opened.page.locator("#evidence blockquote").count() > 0
        for typed in ("zzzz", "hammer", "خالد"):
            opened.page.locator("#search").fill(typed)
            assert opened.run("() => liaison.words.no_match") in opened.text("#hits")


@pytest.mark.parametrize("facet", ["type", "status", "kind", "country", "topic"])
def test_each_facet_of_the_legend_filters(visit: Visit, facet: str) -> None:
    group = visit.page.locator(f"[data-facet={facet}]")
    if group.get_attribute("open") is None:
        group.locator("summary").click()
    visit.run("() => liaison.view('network')")
    before = visit.run("() => [liaison.scene.spots.length, liaison.scene.facts.length].join()")
    group.locator("input").first.click()
    assert visit.run("() => [liaison.scene.spots.length, liaison.scene.facts.length].join()") != before
    group.locator("li").nth(1).hover()
    group.locator("li").nth(1).locator(".only").click()
    assert group.locator("input:checked").count() == 1
    visit.page.locator("#clear-filter").click()
    assert visit.run("() => [liaison.scene.spots.length, liaison.scene.facts.length].join()") == before


def test_confidence_and_number_of_articles_filter(visit: Visit) -> None:
    before = visit.run("() => liaison.scene.facts.length")
    visit.page.locator("#legend .range input").first.fill("80")
    assert visit.run("() => liaison.scene.facts.every((n) => liaison.model.facts[n].sure >= 0.8)")
    assert 0 < visit.run("() => liaison.scene.facts.length") < before
    visit.page.locator("#legend .range input").nth(1).fill("2")
    assert visit.run("() => liaison.scene.facts.every((n) => liaison.model.facts[n].sources >= 2)")


def test_time_is_bounded_by_handles_and_played(visit: Visit) -> None:
    before = visit.run("() => liaison.scene.facts.length")
    assert visit.page.locator("#time rect").count() > 12
    visit.page.locator("#time input[type=range]").first.focus()
    for _ in range(30):
        visit.page.keyboard.press("ArrowRight")
    since = visit.run("() => liaison.filter.since")
    assert since > "2019-01" and visit.run("() => liaison.scene.facts.length") < before
    visit.page.locator("#undated").click()
    assert visit.run("() => liaison.scene.facts.every((n) => liaison.model.facts[n].date)")
    visit.page.locator("#play").click()
    first = visit.run("() => liaison.filter.until")
    visit.page.wait_for_timeout(1700)
    assert visit.run("() => liaison.filter.until") > first
    visit.page.locator("#play").click()
    assert visit.run("() => liaison.time.timer") is None


def test_a_large_network_opens_on_names_that_are_joined(browser: Any, tmp_path: Path) -> None:
    with visiting(browser, written(to_map(records(600), made=MADE), tmp_path)) as opened:
        opened.run("() => liaison.view('network')")
        assert 60 < opened.run("() => liaison.scene.spots.length") <= 150
        assert opened.run("() => liaison.scene.spots.every((one) => liaison.scene.beside.get(one).length)")
        opened.page.locator("#all-names").click()
        assert opened.run("() => liaison.scene.spots.length") == 600


def test_a_way_is_told_step_by_step_and_respects_the_filter(visit: Visit) -> None:
    ends = visit.run("""() => {
      const from = liaison.model.nodes.find((node) => node.type === 'official');
      const far = liaison.model.around([from], 3).reverse().find((node) => node.type === 'official');
      return [from.label, far.label];
    }""")
    for box, name in zip(("#path-from", "#path-to"), ends, strict=True):
        visit.page.locator(box).fill(name)
        visit.page.keyboard.press("Enter")
    visit.page.locator("#find-path").click()
    steps = visit.page.locator("#evidence .path > li")
    assert steps.count() >= 2
    assert steps.locator("blockquote").count() == steps.count()
    assert all(name in visit.text("#evidence") for name in ends)
    visit.run(
        "() => { for (const status of Object.keys(liaison.words.state)) liaison.filter.off.status.add(status); liaison.refresh(); }"
    )
    visit.page.locator("#find-path").click()
    assert visit.run("() => liaison.words.no_path") in visit.text("#paths")


def test_expanding_hiding_and_one_group_alone(visit: Visit) -> None:
    visit.run("() => liaison.view('network')")
    visit.run("() => liaison.open({ node: liaison.model.nodes.find((node) => node.type === 'official') })")
    counts = []
    for steps in ("1", "2", "3"):
        visit.page.locator("#evidence .steps").nth(1).locator("button", has_text=steps).click()
        counts.append(visit.run("() => liaison.scene.spots.length"))
    assert counts == sorted(counts) and counts[0] < counts[2]
    visit.page.get_by_role("button", name="Hide", exact=True).click()
    assert visit.run("() => liaison.scene.spots.length") == counts[2] - 1
    visit.page.locator(".groups summary").click()
    visit.page.locator(".groups button").first.click()
    assert visit.run("() => new Set(liaison.scene.spots.map((one) => one.group)).size") == 1
    visit.page.locator("#groups").click()
    assert visit.page.locator("#groups").get_attribute("aria-pressed") == "true"
    visit.page.locator("#all-names").click()
    assert visit.run("() => liaison.scene.spots.length") == 60


def test_the_mouse_finds_marks_and_lines(visit: Visit) -> None:
    at = """(line) => {
      const view = liaison.stage.engine.view(), box = document.getElementById('map').getBoundingClientRect();
      const one = liaison.scene.spots[0], other = liaison.scene.beside.get(one)[0];
      const x = line ? (other.a.x + other.b.x) / 2 : one.x, y = line ? (other.a.y + other.b.y) / 2 : one.y;
      return { x: x * view.scale + view.dx + box.left, y: y * view.scale + view.dy + box.top };
    }"""
    spot = visit.run(at, False)
    visit.page.mouse.click(spot["x"], spot["y"])
    assert visit.run("() => liaison.state.chosen && !!liaison.state.chosen.country")
    line = visit.run(at, True)
    visit.page.mouse.click(line["x"], line["y"])
    assert visit.run("() => liaison.state.chosen && !!(liaison.state.chosen.pair || liaison.state.chosen.country)")
    before = visit.run("() => liaison.stage.engine.view().scale")
    for button in ("#zoom-in", "#zoom-in", "#fit", "#zoom-out"):
        visit.page.locator(button).click()
        visit.page.wait_for_timeout(320)
    assert visit.run("() => liaison.stage.engine.view().scale") < before
    visit.page.mouse.dblclick(spot["x"], spot["y"])
    visit.page.locator("#evidence").press("Escape")
    assert visit.run("() => liaison.state.chosen") is None


def test_the_keyboard_reaches_a_name_its_fact_its_source_a_filter_and_a_way(visit: Visit) -> None:
    press = visit.page.keyboard.press
    visit.page.locator("#map").focus()
    for key in ("ArrowRight", "ArrowLeft", "ArrowDown"):
        press(key)
    assert visit.run("() => !!liaison.stage.marked.first")
    press("l")
    assert visit.run("() => !!liaison.state.chosen.pair")
    assert visit.text("#said") != ""
    press("Enter")
    assert visit.run("() => document.activeElement.id") == "evidence"
    for _ in range(40):
        press("Tab")
        if visit.run("() => document.activeElement.matches('#evidence a[href^=\"https://\"]')"):
            break
    assert visit.run("() => document.activeElement.tagName") == "A"
    visit.page.locator("#legend input").first.focus()
    press("Space")
    assert not visit.run("() => liaison.filter.empty")
    visit.page.locator("#evidence").focus()
    press("n")
    visit.page.locator("#map").focus()
    press("ArrowRight")
    press("2")
    assert visit.run("() => liaison.state.recipe.add.length") == 1
    press("h")
    assert visit.run("() => liaison.state.recipe.hide.length") == 1
    press("?")
    assert visit.page.locator("dialog[open]").count() == 1
    press("Escape")
    assert visit.page.locator("dialog[open]").count() == 0


def test_table_and_timeline_are_linked_to_the_map(visit: Visit) -> None:
    visit.page.locator("#view-table").click()
    assert visit.page.locator("#rows tr").count() == 100
    visit.page.locator("#more").click()
    assert visit.page.locator("#rows tr").count() == FACTS
    visit.page.locator("#rows tr").first.locator("button").first.click()
    assert visit.page.locator("#rows tr[aria-selected=true]").count() == 1
    number = visit.run("() => liaison.state.chosen.fact.number")
    visit.page.locator("#view-timeline").click()
    assert visit.page.locator(f"#days li.chosen[data-fact='{number}']").count() == 1
    assert visit.page.locator("#days svg circle").count() > 30
    visit.page.locator("#days .name-link").nth(1).click()
    visit.page.locator("#view-network").click()
    assert visit.run("() => liaison.stage.marked.first.of.node === liaison.state.chosen.node")


def test_a_link_brings_the_view_back(browser: Any, visit: Visit) -> None:
    visit.run("""() => {
      liaison.filter.off.kind.add('visit'); liaison.filter.since = '2021-01-01'; liaison.filter.undated = false;
      const node = liaison.model.nodes.find((one) => one.type === 'official');
      liaison.expand(node, 2, true);
    }""")
    visit.page.wait_for_timeout(200)
    state = "() => [liaison.state.view, liaison.state.chosen.node.path, liaison.scene.facts.join(), liaison.scene.spots.map((one) => one.key).sort().join()]"
    with visiting(browser, visit.page.url) as again:
        assert again.run(state) == visit.run(state)
    visit.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    visit.page.locator("#copy").click()
    visit.page.wait_for_function("() => document.querySelector('#said').textContent.includes(liaison.words.copied)")


def test_a_story_goes_from_view_to_view_and_is_in_the_link(browser: Any, visit: Visit, tmp_path: Path) -> None:
    shown = "() => [liaison.state.view, liaison.state.chosen && liaison.state.chosen.node && liaison.state.chosen.node.path, liaison.filter.since].join()"
    wanted = []
    for view, said in (("overview", "Who is told of"), ("network", "<b>One</b> of them & his"), ("table", "")):
        visit.run(
            "(view) => { liaison.open(view === 'network' ? { node: liaison.model.nodes[3] } : null); liaison.view(view); }",
            view,
        )
        visit.page.locator("#step-text").fill(said)
        visit.page.locator("#step-text").press("Enter") if said else visit.page.locator("#step-keep").click()
        wanted.append(visit.run(shown))
    assert visit.page.locator("#steps li").all_inner_texts() == ["Who is told of", "<b>One</b> of them & his", "Table"]
    link = visit.page.url
    page = written(to_map(records(60), made=MADE, link=link), tmp_path)  # a page that is written to open on it
    for address in (link, page):
        with visiting(browser, address) as again:
            assert again.page.locator("#step-back").is_disabled()
            for number, view in enumerate(wanted):
                again.page.locator("#step-next").click()
                again.page.wait_for_function(f"() => liaison.story.at === {number}")
                assert again.run(shown) == view
                assert again.page.locator("#steps [aria-current=step]").count() == 1
            assert again.page.locator("#step-next").is_disabled()
            again.page.locator("#steps button").first.click()
            again.page.wait_for_function("() => liaison.story.at === 0")
            again.page.locator("#step-drop").click()
            assert again.page.locator("#steps li").count() == 2
            assert "Who+is" not in again.page.url
            assert again.complaints == []


def test_a_link_without_a_view_is_refused() -> None:
    with pytest.raises(ExportError, match="Copy link"):
        to_map(records(60), link="https://news.example/x#part")


@pytest.mark.parametrize(
    "hash_",
    [
        "v=nowhere&c=node,none",
        "v=network&add=x:9,%00:2&sure=NaN&since=<script>",
        "v=table&c=way,a,b",
        "%E0%A4%A",
        "v=table&story=%5B%5B1%5D%5D",
        "story=%7B",
    ],
)
def test_a_broken_link_opens_all_the_same(browser: Any, page: str, hash_: str) -> None:
    with visiting(browser, f"{page}#{hash_}") as opened:
        assert opened.run("() => liaison.model.facts.length") == FACTS
        assert opened.complaints == []


def saved(visit: Visit, form: str) -> bytes:
    visit.page.locator("#save summary").click()
    with visit.page.expect_download() as download:
        visit.page.locator(f"#save-{form}").click()
    return Path(download.value.path()).read_bytes()


def test_the_view_is_saved_as_picture_drawing_network_and_facts(visit: Visit) -> None:
    assert saved(visit, "png").startswith(b"\x89PNG")
    svg = ElementTree.fromstring(saved(visit, "svg"))
    texts = [element.text for element in svg.iter("{http://www.w3.org/2000/svg}text")]
    assert "MOROCCO" in texts and any("Countries" in str(text) for text in texts)
    gexf = ElementTree.fromstring(saved(visit, "gexf"))
    space = {"g": "http://gexf.net/1.3"}
    assert len(gexf.findall(".//g:node", space)) == visit.run("() => liaison.scene.spots.length")
    assert len(gexf.findall(".//g:edge", space)) == visit.run("() => liaison.scene.lines.length")
    rows = list(csv.DictReader(io.StringIO(saved(visit, "csv").decode("utf-8-sig"))))
    assert len(rows) == FACTS and all(row["quote"] and row["url"].startswith("https://") for row in rows)


def test_the_page_loads_nothing(store: Store) -> None:
    page = to_map(store.facts())
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy and "connect-src 'none'" in policy[1] and "unsafe" not in policy[1]
    markup = re.sub(r"<(script|style).*?</\1>", "", page, flags=re.DOTALL)
    assert not re.findall(r"(?:src|href)=\"", markup)


@pytest.mark.parametrize(("engine", "most"), [("pyvis", 520_000), ("sigma", 520_000)])
def test_a_page_without_data_is_small(engine: str, most: int) -> None:
    for lang in languages():
        assert len(to_map([], engine=engine, lang=lang).encode()) <= most


def test_the_same_facts_give_the_same_page(store: Store) -> None:
    assert to_map(store.facts(), made=MADE) == to_map(store.facts(), made=MADE)


def test_the_date_of_the_page_can_be_fixed(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    assert 'datetime="2026-01-01"' in to_map(store.facts())


def test_no_way_goes_over_what_is_denied(browser: Any, tmp_path: Path) -> None:
    facts = records(60)
    for fact in facts:
        fact["status"] = "denied"
    with visiting(browser, written(to_map(facts, made=MADE), tmp_path)) as opened:
        ends = "() => { const [line] = liaison.model.lines; liaison.way.set('from', line.a); liaison.way.set('to', line.b); return liaison.way.find(); }"
        opened.run(ends)
        assert opened.run("() => liaison.words.no_path") in opened.text("#paths")
