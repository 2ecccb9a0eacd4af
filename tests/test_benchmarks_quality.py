"""The benchmark of quality: no figure below its floor, and the same definitions as the scorer beside the development set."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import corpora
import floors
import pytest
import scoring

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("LIAISON_SHARED") or ROOT.parent / "shared")


def test_no_figure_has_fallen_below_its_floor() -> None:
    command = [sys.executable, str(ROOT / "benchmarks" / "quality.py"), str(ROOT / "benchmarks" / "corpus"), "--floors"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "| **all** |" in done.stdout


@pytest.mark.parametrize(
    ("before", "now", "complaint"),
    [
        ({"articles": 3, "taken_for_held": 0, "visit": 0.8}, {"visit": 0.79, "taken_for_held": 0}, "visit"),
        ({"articles": 3, "taken_for_held": 0, "visit": 0.8}, {"taken_for_held": 0}, "visit"),
        ({"articles": 3, "taken_for_held": 0, "visit": 0.8}, {"visit": 0.9, "taken_for_held": 1}, "given as held"),
        ({"articles": 3, "taken_for_held": 1, "visit": 0.8}, {"visit": 0.8, "taken_for_held": 0}, None),
        ({"articles": 2, "taken_for_held": 0, "visit": 0.8}, {"visit": 0.1, "taken_for_held": 0}, None),
    ],
    ids=["lower", "kind gone", "not held given as held", "better", "other articles"],
)
def test_floors_only_rise(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    before: dict[str, float],
    now: dict[str, float],
    complaint: str | None,
) -> None:
    monkeypatch.setattr(floors, "FILE", tmp_path / "floors.json")
    floors.update({"fr set": before})
    new = {"fr set": {"articles": 3, **now}}
    if complaint:
        with pytest.raises(floors.FloorError, match=complaint):
            floors.update(new)
        assert floors.floors() == {"fr set": before}
    else:
        floors.update(new)
        floors.check(new)


def test_every_count_agrees_with_the_scorer_of_the_development_set() -> None:
    scorer = _scorer()
    for gold_set in corpora.gold_sets((SHARED / "eval" / "dev",)):
        if gold_set.language == "fr":
            for gold, facts in corpora.read(gold_set):
                counts, attributes, errors = scorer.score([gold], lambda _, facts=facts: facts)
                scores = scoring.score([(gold, facts)])
                assert _counts(scores) == {k: (c["tp"], c["fp"], c["fn"]) for k, c in counts.items() if any(c.values())}
                assert {
                    (kind, name): (tally.right[name], tally.wrong[name])
                    for kind, tally in scores.kinds.items()
                    for name in {*tally.right, *tally.wrong}
                } == {key: (c["ok"], c["wrong"]) for key, c in attributes.items()}
                assert len(scores.errors) == len(errors)


def _counts(scores: scoring.Scores) -> dict[str, tuple[int, int, int]]:
    counts = {kind: (tally.hit, tally.extra, tally.missed) for kind, tally in scores.kinds.items()}
    return {kind: triple for kind, triple in counts.items() if any(triple)}


def _scorer() -> ModuleType:
    path = SHARED / "eval" / "score.py"
    if not path.is_file():
        pytest.skip("skipped: no shared data")
    spec = importlib.util.spec_from_file_location("score", path)
    assert spec is not None and spec.loader is not None
    module: Any = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
