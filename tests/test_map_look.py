"""How the map looks, in a real browser: names and numbers do not overlap, colours, paper, small screens, four languages."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from browser import Visit, visiting, written
from mapworld import records

from exports.map import to_map
from exports.map_page import VIEWS, languages
from graph.store import Store

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


def test_what_is_planned_is_dashed_and_what_is_denied_struck(browser: Any, tmp_path: Path) -> None:
    facts = [fact for fact in records(60) if fact["kind"] == "meeting"][:3]
    for fact, status in zip(facts, ("held", "planned", "denied"), strict=True):
        fact["status"] = status
    with visiting(browser, written(to_map(facts, made=MADE), tmp_path)) as opened:
        opened.run("() => liaison.view('network')")
        drawn = opened.run(
            "() => liaison.stage.last.lines.map((one) => [one.line ? one.line.certainty : 'cross', one.dash.length > 0])"
        )
        lines = [line for line in drawn if line[0] != "cross"]
        assert sorted(lines) == [["dashed", True], ["dotted", True], ["solid", False]]
        assert len(drawn) - len(lines) == 2  # a cross of two strokes
        badges = opened.run(
            "() => [...document.querySelectorAll('#evidence .badge')].map((one) => getComputedStyle(one).textDecorationLine)"
        )
        assert sorted(badges) == ["line-through", "none", "none"]


def test_countries_lie_where_they_are(browser: Any, store: Store, tmp_path: Path) -> None:
    with visiting(browser, written(to_map(store.facts(), made=MADE), tmp_path)) as opened:
        opened.run("() => liaison.view('geography')")
        at = opened.run(
            "() => Object.fromEntries(liaison.scene.spots.map((one) => [one.of.country.code, [one.x, one.y]]))"
        )
        assert at["SN"][0] < at["MA"][0] < at["DK"][0] < at["SA"][0]  # from west to east
        assert at["DK"][1] < at["BE"][1] < at["ES"][1] < at["MA"][1] < at["SN"][1]  # from north to south
        assert opened.run("() => liaison.stage.last.grounds[0].rings.length") > 100


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
    visit.run(
        "() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 100)))"
    )  # the map fits itself anew
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


STYLE = (Path(__file__).parent.parent / "exports/web/map/map.css").read_text("utf-8")
MARKS = ("official", "agency", "organisation", "country")
BLIND = {
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.01182, 0.04294, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.3039)),
}
"""How colours are seen (Machado, Oliveira and Fernandes 2009, IEEE TVCG 15, 1291: the whole loss), in linear RGB."""
XYZ = ((0.4124564, 0.3575761, 0.1804375), (0.2126729, 0.7151522, 0.072175), (0.0193339, 0.119192, 0.9503041))
WHITE = (0.95047, 1.0, 1.08883)
Colour = tuple[float, ...]


def palette(scheme: str) -> dict[str, str]:
    """The colours of the style sheet in light or dark."""
    block = STYLE.split('[data-theme="dark"]')[scheme == "dark"].split("}")[0]
    return dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", block))


def linear(colour: str) -> Colour:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return tuple(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)


def times(matrix: tuple[Colour, ...], colour: Colour) -> Colour:
    return tuple(min(max(sum(a * b for a, b in zip(row, colour, strict=True)), 0.0), 1.1) for row in matrix)


def contrast(one: str, other: str) -> float:
    """Contrast as WCAG 2.2 defines it."""
    low, high = sorted(times(XYZ, linear(colour))[1] for colour in (one, other))
    return (high + 0.05) / (low + 0.05)


def distance(one: Colour, other: Colour) -> float:
    """How far apart two colours are to the eye (CIE 1976)."""

    def lab(colour: Colour) -> Colour:
        parts = [part / white for part, white in zip(times(XYZ, colour), WHITE, strict=True)]
        x, y, z = (part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116 for part in parts)
        return 116 * y - 16, 500 * (x - y), 200 * (y - z)

    return math.dist(lab(one), lab(other))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_is_drawn_stands_out_from_its_paper(scheme: str) -> None:
    """WCAG 1.4.11 and 1.4.3, which axe-core does not look at on a canvas; orange squares had a contrast of 2.2."""
    colours = palette(scheme)
    for name in (*MARKS, "line"):
        assert contrast(colours[name], colours["paper"]) >= 3, name
    for name in ("country", "line"):
        assert contrast(colours[name], colours["land"]) >= 3, name
    for name in ("ink", "muted", "accent"):
        assert contrast(colours[name], colours["paper"]) >= 4.5, name


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("sight", BLIND)
def test_the_colours_of_marks_differ_to_every_eye(scheme: str, sight: str) -> None:
    """Their shapes differ too."""
    seen = [times(BLIND[sight], linear(palette(scheme)[name])) for name in MARKS]
    assert min(distance(one, other) for one, other in combinations(seen, 2)) > 10


def test_groups_stand_out_from_both_papers(visit: Visit) -> None:
    visit.run("() => { liaison.view('network'); document.getElementById('groups').click(); }")
    fills = set(visit.run("() => liaison.stage.last.marks.map((one) => one.fill)"))
    assert len(fills) > 2
    for scheme in ("light", "dark"):
        assert min(contrast(fill, palette(scheme)["paper"]) for fill in fills) >= 3
