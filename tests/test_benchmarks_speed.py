"""The benchmarks of speed: the quick form of all of them runs, with each ratio within its limit."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks import all as every  # noqa: E402  # the folder above must be on the path first
from benchmarks import engines  # noqa: E402  # the same
from benchmarks.made import Made  # noqa: E402  # the same
from benchmarks.questions import build  # noqa: E402  # the same
from graph.store import Store  # noqa: E402  # the same


def test_the_quick_form_runs_and_no_ratio_is_beyond_its_limit(tmp_path: Path) -> None:
    figures, drawn = tmp_path / "all.json", tmp_path / "store.svg"
    command = [sys.executable, str(ROOT / "benchmarks" / "all.py"), "--quick", "--limits"]
    done = subprocess.run(
        [*command, "--json", str(figures), "--svg", str(drawn)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    found = every.flat(json.loads(figures.read_text("utf-8")))
    assert {name.partition(":")[0] for name in found} == set(every.BENCHMARKS)
    limits = json.loads(every.LIMITS.read_text("utf-8"))
    assert [ending for ending in limits if not any(name.endswith(ending) for name in found)] == []
    assert found["rivals: fr: Liaison: F1"] > found["rivals: fr: co-occurrence: F1"]
    assert "<svg" in drawn.read_text("utf-8")


@pytest.mark.parametrize(
    ("figures", "code"),
    [
        ({"store": {"300 events": {"load ratio": 1.2}}}, 0),
        ({"store": {"300 events": {"load ratio": 9.0}}}, 1),
        ({"throughput": {"mixed, ratio": 0.5}}, 1),
        ({"throughput": {"mixed, ratio": 20.0}}, 0),
    ],
    ids=["below the most", "above the most", "below the least", "above the least"],
)
def test_a_ratio_beyond_its_limit_is_said(
    figures: dict[str, Any], code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert every.hold(figures) == code
    assert ("is above" in (said := capsys.readouterr().err) or "is below" in said) == bool(code)


def test_other_engines_give_the_same_rows(tmp_path: Path) -> None:
    """Who was met when and where, who is two ties away, which agreements there are, with the parties of each."""
    made = Made(300)
    build(made, tmp_path / "store")
    ends = [f"https://w3id.org/liaison/id/{made.officials[position].id}" for position in (0, 1)]
    with Store.open(tmp_path / "store") as store:
        ours = {name: ask() for name, ask in engines.of_liaison(store, made, *ends).items()}
        data = engines.tables(store)
        for fill in (engines.in_sqlite, engines.in_duckdb):
            theirs = {name: ask() for name, ask in engines.of_tables(fill(data), *ends).items()}
            for name in (engines.BUSIEST, engines.ANOTHER):
                met = [
                    (row.name, row.id, row.title, row.agency, row.date, row.place, row.event, row.sources)
                    for row in ours[name]
                ]
                assert met
                assert met == [(*row[:2], *row[3:7], row[8], int(row[9])) for row in theirs[name]]
            for name in (engines.FAR, engines.NEAR):
                assert ours[name] == {other for (other,) in theirs[name]}
            agreed = {(row.id, row.date, party) for row in ours[engines.AGREED] for party in row.parties}
            assert agreed
            assert agreed == {(row[0], row[2], row[8]) for row in theirs[engines.AGREED]}
