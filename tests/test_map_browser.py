"""The map in a real browser: it draws, asks nothing of the network, and hostile text stays text."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from exports.map import to_map
from graph.store import Store

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
needs_browser = pytest.mark.skipif(BROWSER is None, reason="skipped: no Chromium on this machine")
HOSTILE = "</script><img src=x onerror=\"document.title='taken'\">"


def opened(page: Path, profile: Path) -> tuple[str, str]:
    """The document after its scripts have run, and what the browser logged."""
    command = [
        str(BROWSER), "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={profile}", "--enable-logging=stderr",
        "--virtual-time-budget=5000", "--window-size=1400,900", "--dump-dom", page.as_uri(),
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    return done.stdout, done.stderr


@needs_browser
def test_the_map_opens_without_a_network(store: Store, tmp_path: Path) -> None:
    page = tmp_path / "map.html"
    page.write_text(to_map(store.facts()), "utf-8")
    document, log = opened(page, tmp_path / "profile")
    assert "<canvas" in document
    assert "Mikael Wern" in re.sub(r"<script.*?</script>", "", document, flags=re.DOTALL)
    assert "CONSOLE" not in log  # no error, nothing that the policy of the page refused


@needs_browser
def test_hostile_text_stays_text(store: Store, tmp_path: Path) -> None:
    facts = list(store.facts())
    for fact in facts:
        for one in fact["participants"]:
            one["label"] = one["label"] + HOSTILE
        fact["evidence"] = [{**piece, "quote": HOSTILE} for piece in fact["evidence"]]
    page = tmp_path / "map.html"
    page.write_text(to_map(facts), "utf-8")
    document, log = opened(page, tmp_path / "profile")
    assert "<canvas" in document
    assert "<title>taken" not in document
    assert "<img" not in re.sub(r"<script.*?</script>", "", document, flags=re.DOTALL)
    assert "CONSOLE" not in log


def test_the_page_loads_nothing(store: Store) -> None:
    page = to_map(store.facts())
    assert "connect-src 'none'" in page
    markup = re.sub(r"<(script|style).*?</\1>", "", page, flags=re.DOTALL)
    assert not re.findall(r"(?:src|href)=\"", markup)


def test_the_same_facts_give_the_same_page(store: Store) -> None:
    assert to_map(store.facts()) == to_map(store.facts())
