"""Nobody is kept out: axe-core (https://github.com/dequelabs/axe-core) finds no serious or critical fault on the map."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from browser import visiting, written
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
