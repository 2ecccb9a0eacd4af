"""Hostile text stays text: every payload of `hostile.txt` in names, other names, titles, quotes, addresses, places, the heading."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from browser import hostile, visiting, written
from mapworld import Record, records

from exports.map import to_map

PAYLOADS = hostile("window.pwned=1")
STRANGERS = "iframe, object, embed, base, link, img, video, audio, marquee, math, template, xmp, form, textarea, select, [onerror], [onload], [onclick], [onfocus], [onmouseover], [ontoggle], [style*=expression]"


def poisoned(payloads: list[str]) -> list[Record]:
    """The facts of a small world with a payload in each field that an article can fill."""
    facts = records(60)
    for number, fact in enumerate(facts):

        def payload(turn: int, number: int = number) -> str:
            return payloads[(number * 7 + turn) % len(payloads)]

        for turn, one in enumerate(fact["participants"]):
            one.update(
                label=f"{one['id'][-4:]} {payload(turn)}",
                aliases=[payload(turn + 1)],
                title=payload(turn + 2),
                id=one["id"] + payload(0),
            )
        fact.update(
            id=fact["id"] + payload(3),
            place={"id": payload(0), "label": payload(4), "country": None},
            attributed_to=payload(5),
            title=payload(6),
        )
        fact["topics"] = [payload(8)]
        fact["evidence"] = [{"quote": payload(turn), "start": 0, "end": 1} for turn in range(3)]
        fact["article"].update(title=payload(1), outlet=payload(2), url=payload(number), language=payload(3))
    return facts


def test_the_corpus_is_large() -> None:
    assert len(set(PAYLOADS)) >= 60


@pytest.mark.parametrize("engine", ["pyvis", "sigma"])
def test_hostile_text_runs_nothing(browser: Any, engine: str, tmp_path: Path) -> None:
    heading = "</h1></title></script>" + "".join(PAYLOADS[:12])
    address = written(to_map(poisoned(PAYLOADS), title=heading, engine=engine), tmp_path)
    with visiting(browser, address) as opened:
        for view in ("network", "geography", "timeline", "table", "overview"):
            opened.run("(view) => liaison.view(view)", view)
        opened.run(
            "() => { liaison.view('network'); for (const node of liaison.model.nodes) liaison.open({ node }, false); }"
        )
        opened.run("() => { for (const fact of liaison.model.facts) liaison.open({ fact }, false); }")
        opened.page.locator("#search").fill("script")
        opened.run("() => liaison.view('table')")
        opened.page.wait_for_timeout(400)
        assert opened.run("() => window.pwned") is None
        assert (
            opened.run(
                "(strangers) => [...document.body.querySelectorAll(strangers)].map((one) => one.outerHTML)", STRANGERS
            )
            == []
        )
        assert (
            opened.run(
                "() => [...document.querySelectorAll('a')].filter((one) => !/^https?:$/.test(one.protocol)).length"
            )
            == 0
        )
        assert opened.run("() => document.querySelectorAll('script').length") == 3
        assert opened.run("() => ({}).polluted") is None
        assert opened.text("h1").startswith("</h1>")
        assert (opened.asked, opened.complaints) == ([], [])


def test_every_payload_is_shown_as_it_is_written(browser: Any, tmp_path: Path) -> None:
    facts = records(60)
    for fact in facts:
        fact["evidence"] = [{"quote": payload, "start": 0, "end": 1} for payload in PAYLOADS]
    with visiting(browser, written(to_map(facts), tmp_path)) as opened:
        quotes = opened.run(
            "() => [...document.querySelector('#evidence .fact').querySelectorAll('blockquote')].map((one) => one.textContent)"
        )
        assert quotes == PAYLOADS


def test_what_is_saved_is_harmless_too(browser: Any, tmp_path: Path) -> None:
    with visiting(browser, written(to_map(poisoned(PAYLOADS)), tmp_path)) as opened:
        for form in ("svg", "gexf"):
            opened.page.locator("#save summary").click()
            with opened.page.expect_download() as download:
                opened.page.locator(f"#save-{form}").click()
            text = Path(download.value.path()).read_text("utf-8")
            assert "<script" not in text and "<image" not in text
        opened.page.locator("#save summary").click()
        with opened.page.expect_download() as download:
            opened.page.locator("#save-csv").click()
        cells = Path(download.value.path()).read_text("utf-8-sig")
        assert (
            "=HYPERLINK" in cells
            and "\n=HYPERLINK" not in cells
            and ",=HYPERLINK" not in cells
            and ',"=HYPERLINK' not in cells
        )
