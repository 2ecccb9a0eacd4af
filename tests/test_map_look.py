"""How the map looks, in a real browser: names and numbers do not overlap, colours, paper, small screens, four languages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from browser import Visit, visiting, written
from mapworld import records

from exports.map import to_map
from exports.map_page import VIEWS, languages

MADE = "2026-11-24"
OVERLAPS = """() => {
  const boxes = liaison.stage.written;
  const meet = (a, b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
  return [boxes.length, boxes.flatMap((one, at) => boxes.slice(at + 1).filter((other) => meet(one, other))).length];
}"""


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> str:
    return written(to_map(records(60), made=MADE), tmp_path_factory.mktemp("map"))


@pytest.fixture
def visit(browser: Any, page: str) -> Iterator[Visit]:
    with visiting(browser, page) as opened:
        yield opened
        assert (opened.asked, opened.complaints) == ([], [])


@pytest.mark.parametrize(("names", "engine"), [(60, "pyvis"), (60, "sigma"), (300, "pyvis"), (3000, "sigma")])
def test_the_opening_view_is_small_and_its_names_do_not_overlap(
    browser: Any, names: int, engine: str, tmp_path: Path
) -> None:
    with visiting(browser, written(to_map(records(names), engine=engine, made=MADE), tmp_path)) as opened:
        assert opened.run("() => liaison.state.view") == "overview"
        assert 5 < opened.run("() => liaison.scene.spots.length") <= 300
        for view in ("overview", "network", "geography"):
            opened.run("(view) => liaison.view(view)", view)
            opened.page.wait_for_timeout(200)
            assert opened.run("() => liaison.scene.spots.length") <= 300
            count, overlaps = opened.run(OVERLAPS)
            assert count > 5 and overlaps == 0
        assert (opened.asked, opened.complaints) == ([], [])


def test_parallel_facts_are_one_line_with_their_number(visit: Visit) -> None:
    lines = visit.run("() => liaison.scene.lines.map((line) => [line.a.key, line.b.key, line.facts.length])")
    assert len({(a, b) for a, b, _ in lines}) == len(lines) and max(count for *_, count in lines) > 4
    boxes = """() => {
      const { counts, names, marks } = liaison.stage.last;
      const number = ({ x, y, text }) => ({ x: x - text.length * 4, y: y - 7, width: text.length * 8, height: 14 });
      const mark = ({ x, y, r }) => ({ x: x - r, y: y - r, width: 2 * r, height: 2 * r });
      return [counts.map((one) => one.text), counts.map(number), [...names, ...marks.map(mark)]];
    }"""
    texts, numbers, others = visit.run(boxes)
    assert texts and set(texts) <= {f"×{count}" for *_, count in lines if count > 1}
    for at, one in enumerate(numbers):  # they lay on marks and on each other
        assert not [other for other in [*numbers[at + 1 :], *others] if meet(one, other)]


def meet(one: dict[str, float], other: dict[str, float]) -> bool:
    """Whether two boxes on the screen overlap."""
    return all(
        one[at] < other[at] + other[size] and other[at] < one[at] + one[size]
        for at, size in (("x", "width"), ("y", "height"))
    )


def test_every_fact_of_the_timeline_can_be_seen(visit: Visit) -> None:
    """Points lay on each other; those of one day still do where more than a lane holds are of it."""
    visit.run("() => liaison.view('timeline')")
    points = visit.run(
        "() => [...document.querySelectorAll('#days circle')].map((one) => [+one.getAttribute('cx'), +one.getAttribute('cy')])"
    )
    assert len(points) > 30
    near = [1 for at, (x, y) in enumerate(points) for a, b in points[at + 1 :] if (x - a) ** 2 + (y - b) ** 2 < 64]
    assert not near


def test_dark_is_chosen_or_follows_the_system(browser: Any, page: str, visit: Visit) -> None:
    paper = "() => getComputedStyle(document.documentElement).backgroundColor"
    light = visit.run(paper)
    visit.page.locator("#theme").click()
    dark = visit.run(paper)
    assert light != dark
    with visiting(browser, page, color_scheme="dark") as opened:
        assert opened.run(paper) == dark
        opened.page.keyboard.press("d")
        assert opened.run(paper) == light


PAPER = {"width": 1032, "height": 703}
"""A4 across, less its margins, in pixels of print (https://www.w3.org/TR/css-values-4/#absolute-lengths)."""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("engine", ["pyvis", "sigma"])
def test_on_paper_there_are_the_map_its_legend_and_each_fact_once(
    browser: Any, engine: str, scheme: str, tmp_path: Path
) -> None:
    """The canvas came out empty or stretched, dark pages pale, and the table lay over the evidence."""
    page = written(to_map(records(60), engine=engine, made=MADE), tmp_path)
    with visiting(browser, page, color_scheme=scheme) as opened:
        opened.run("() => liaison.view('network')")
        printing(opened)
        parts = ("#paper svg", "#legend", "#rows tr", "#map", "#evidence", "#search", "#time", "#save")
        assert {part: opened.page.locator(part).first.is_visible() for part in parts} == {
            part: part in parts[:3] for part in parts
        }
        assert opened.page.locator("#paper svg text").count() > 20
        assert opened.run("() => document.querySelectorAll('#paper circle').length") == opened.run(
            "() => liaison.scene.spots.filter((one) => one.type === 'official').length"
        )
        assert opened.run("() => getComputedStyle(document.body).color") == "rgb(27, 26, 24)"
        assert opened.page.locator("#paper text").first.get_attribute("stroke") == "#fdfcf9"
        end = opened.page.locator("#paper").bounding_box()
        assert end["y"] + end["height"] <= PAPER["height"]  # heading, legend and map on one sheet
        opened.page.emulate_media(media="screen")
        opened.run("() => liaison.open({ node: liaison.model.nodes.find((one) => one.type === 'official') })")
        printing(opened)
        assert opened.page.locator("#evidence .fact").count() == opened.run(
            "() => liaison.state.chosen.node.facts.length"
        )
        assert opened.page.locator("#evidence").is_visible() and not opened.page.locator("#table").is_visible()
        assert (
            opened.run("() => liaison.scene.spots.length > 0 && getComputedStyle(document.documentElement).colorScheme")
            == "light"
        )
        assert opened.page.pdf(prefer_css_page_size=True).startswith(b"%PDF")


@pytest.mark.parametrize("view", ["timeline", "table"])
def test_on_paper_a_view_that_is_read_stands_alone(visit: Visit, view: str) -> None:
    visit.run("(view) => liaison.view(view)", view)
    printing(visit)
    shown = {part: visit.page.locator(part).is_visible() for part in ("#paper", "#days", "#table")}
    assert shown == {"#paper": False, "#days": view == "timeline", "#table": view == "table"}


def printing(visit: Visit) -> None:
    """Lay the page out as it is printed."""
    visit.page.set_viewport_size(PAPER)
    visit.run("() => window.dispatchEvent(new Event('beforeprint'))")
    visit.page.emulate_media(media="print")


@pytest.mark.parametrize("lang", languages())
def test_the_page_speaks_its_language(browser: Any, lang: str, tmp_path: Path) -> None:
    with visiting(browser, written(to_map(records(60), lang=lang, made=MADE), tmp_path)) as opened:
        assert opened.run("() => document.documentElement.lang") == lang
        assert opened.run("() => document.documentElement.dir") == ("rtl" if lang == "ar" else "ltr")
        for view in VIEWS:
            opened.run("(view) => liaison.view(view)", view)
            assert "undefined" not in opened.run("() => document.body.innerText")
        assert opened.run("() => document.documentElement.scrollWidth") <= 1400
        assert opened.complaints == []


@pytest.mark.parametrize(("width", "height"), [(380, 800), (820, 1100)])
@pytest.mark.parametrize("lang", ["en", "ar"])
def test_panels_fold_on_small_screens(browser: Any, lang: str, width: int, height: int, tmp_path: Path) -> None:
    page = written(to_map(records(60), lang=lang, made=MADE), tmp_path)
    with visiting(browser, page, viewport={"width": width, "height": height}) as opened:
        fold, side = opened.page.locator("#fold"), opened.page.locator("#side")
        assert not side.is_visible() and fold.get_attribute("aria-expanded") == "false"
        drawing = opened.page.locator("#drawing").bounding_box()
        assert (
            drawing["y"] < height / 3 and drawing["y"] + drawing["height"] <= height
        )  # the map is seen without scrolling
        for view in VIEWS:
            opened.run("(view) => liaison.view(view)", view)
            assert opened.run("() => document.documentElement.scrollWidth") <= width
        fold.click()
        assert side.is_visible() and fold.get_attribute("aria-expanded") == "true"
        opened.page.locator("#legend input").first.click()
        assert not opened.run("() => liaison.filter.empty")
        fold.focus()
        opened.page.keyboard.press("Enter")
        assert not side.is_visible()
        opened.page.set_viewport_size({"width": 1400, "height": 900})
        assert side.is_visible() and not fold.is_visible()
        assert opened.complaints == []
