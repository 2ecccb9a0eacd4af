"""Nobody is kept out: no serious fault by axe-core (https://github.com/dequelabs/axe-core), everything by keys, a way for screen readers."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from browser import Visit, visiting, written
from mapworld import records

from exports.map import to_map

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
FAULTS = """async () => (await axe.run(document, { resultTypes: ['violations'] })).violations
  .filter((one) => ['serious', 'critical'].includes(one.impact))
  .map((one) => [one.id, one.nodes.slice(0, 3).map((node) => node.html.slice(0, 160))])"""
STATES = {
    "overview": "() => liaison.view('overview')",
    "name": "() => liaison.open({ node: liaison.model.nodes.find((node) => node.type === 'official') })",
    "way": """async () => {
      const [from, to] = [liaison.model.lines[0].a, liaison.model.lines[0].b];
      liaison.way.set('from', from); liaison.way.set('to', to); await liaison.way.find();
    }""",
    "geography": "() => liaison.view('geography')",
    "timeline": "() => liaison.view('timeline')",
    "table": "() => liaison.view('table')",
    "filters": "() => { for (const one of document.querySelectorAll('details')) one.open = true; liaison.filter.sure = 0.9; liaison.refresh(); }",
    "keys": "() => document.getElementById('keys').click()",
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("lang", ["en", "ar"])
def test_axe_finds_nothing_serious(browser: Any, scheme: str, lang: str, tmp_path: Path) -> None:
    with visiting(browser, written(to_map(records(60), lang=lang), tmp_path), color_scheme=scheme) as opened:
        opened.run(AXE)
        found = {}
        for state, action in STATES.items():
            opened.run(action)
            opened.page.wait_for_timeout(100)
            found[state] = opened.run(FAULTS)
        assert found == {state: [] for state in STATES}


def tab_to(visit: Visit, selector: str, key: str = "Tab") -> None:
    """Go on with the Tab key until something has the focus; fails if it cannot be reached so."""
    for _ in range(150):
        visit.page.keyboard.press(key)
        if visit.run("(selector) => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"the Tab key does not reach {selector}")


def test_everything_is_done_without_a_mouse(browser: Any, tmp_path: Path) -> None:
    """From a search to the source, a filter, a way, a story, the table and a file: by nothing but keys."""
    facts = records(60)
    names = sorted(
        {
            one["label"]
            for fact in facts
            if fact["kind"] == "meeting"
            for one in fact["participants"]
            if one["type"] == "official"
        }
    )
    with visiting(browser, written(to_map(facts), tmp_path)) as visit:
        keys = visit.page.keyboard
        keys.press("/")
        keys.type(names[0])
        keys.press("Enter")
        assert visit.text("#evidence h2") == names[0] and names[0] in visit.text("#said")
        tab_to(visit, "#evidence .steps button")
        keys.press("Enter")
        assert visit.run("() => liaison.state.recipe.add.length") == 1
        tab_to(visit, "#evidence a[href^='https://']")
        tab_to(visit, "#legend summary")
        tab_to(visit, "#legend input[type=checkbox]")
        keys.press("Space")
        assert not visit.run("() => liaison.filter.empty")
        tab_to(visit, "#clear-filter")
        keys.press("Enter")
        assert visit.run("() => liaison.filter.empty")
        for end, name in (("from", names[0]), ("to", names[-1])):
            tab_to(visit, f"#path-{end}")
            keys.type(name)
            keys.press("Enter")
        tab_to(visit, "#find-path")
        keys.press("Enter")
        visit.page.wait_for_selector("#evidence .path > li")
        tab_to(visit, "#step-text")
        keys.type("How they are joined")
        keys.press("Enter")
        assert visit.page.locator("#steps li").count() == 1
        tab_to(visit, "#map")
        for key in ("ArrowRight", "+", "-", "0", "Escape", "ArrowLeft"):
            keys.press(key)
        assert visit.run("() => liaison.stage.marked.first !== null")
        tab_to(visit, "#time input[type=range]")
        keys.press("ArrowRight")
        assert visit.run("() => liaison.filter.since !== ''")
        tab_to(visit, "[role=tab][aria-selected=true]", "Shift+Tab")
        keys.press("End")
        assert visit.run("() => liaison.state.view") == "table"
        tab_to(visit, "#save summary")
        keys.press("Enter")
        tab_to(visit, "#save-csv")
        with visit.page.expect_download() as download:
            keys.press("Enter")
        assert download.value.suggested_filename == "facts.csv"
        tab_to(visit, "#rows button")
        keys.press("Enter")
        assert visit.page.locator("#rows tr[aria-selected=true]").count() == 1
        assert (visit.asked, visit.complaints) == ([], [])


def test_a_screen_reader_is_led_by_landmarks_headings_and_the_table(browser: Any, tmp_path: Path) -> None:
    """What the browser hands to it: the parts of the page by name, and for each fact a row with what, who and the sentence."""
    facts = records(60)
    with visiting(browser, written(to_map(facts), tmp_path)) as visit:
        visit.page.locator("#view-table").click()
        tree = visit.page.locator("body").aria_snapshot()
        for part in (
            "- banner:", "- navigation:", "- main:", "- contentinfo:", '- complementary "Legend and filter":',
            '- complementary "Evidence":', '- tab "Table" [selected]', '- region "All the facts', "- status",
            '- columnheader "Date"', '- columnheader "What the article says"', '- heading "Latest facts" [level=2]',
        ):  # fmt: skip
            assert part in tree, part
        rows = visit.page.locator("#rows").aria_snapshot().split("- row ")
        assert len(rows) == 101 and all(row.count("- cell") == 4 for row in rows[1:])
        newest = max((fact for fact in facts if fact["date"]), key=lambda fact: str(fact["date"]))
        assert newest["evidence"][0]["quote"] in rows[1] and newest["article"]["outlet"] in rows[1]
        for action, said in (
            ("() => liaison.open({ node: liaison.model.nodes[0] })", "() => liaison.model.nodes[0].label"),
            ("() => { liaison.view('network'); document.getElementById('map').focus(); }", ""),
        ):
            visit.run(action)
            if said:
                assert visit.run(said) in visit.page.locator("[role=status]#said").inner_text()
        assert visit.page.locator("[role=application]#map").get_attribute("aria-label") == visit.run(
            "() => liaison.words.map_keys"
        )
