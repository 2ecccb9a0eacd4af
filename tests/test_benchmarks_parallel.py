"""Stories told in four languages: no figure below its floor, and what agreement and merging mean."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import parallel
import pytest

ROOT = Path(__file__).resolve().parent.parent


def test_no_figure_has_fallen_below_its_floor() -> None:
    command = [sys.executable, str(ROOT / "benchmarks" / "parallel.py"), "--floors"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "| **all** |" in done.stdout


def test_a_story_told_in_four_languages_is_one_set_of_events() -> None:
    groups, joined = parallel.read(parallel.FOLDER, {"p21"})
    (group,) = groups
    assert list(group.events().values()).count(4) >= 2
    assert any("ماريانا إتشيفيري" in line and "the same words: mariana etcheverry" in line for line in joined)


def fact(kind: str = "meeting", *people: str, **said: Any) -> dict[str, Any]:
    participants = [{"id": f"id/official/{one}", "type": "official", "as": "participant"} for one in people]
    told = {"countries": ["DK", "MA"], "date": "2026-01-27", "status": "held", "event": "e"}
    return {"kind": kind, "participants": participants, **told, **said}


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ([fact("meeting", "a", "b")], [fact("meeting", "b", "a")], (1, 0, 0)),
        ([fact("meeting", "a", "b")], [fact("meeting", "a", "b", date="2026-01")], (0, 1, 1)),
        ([fact("meeting", "a", "b")], [fact("meeting", "a")], (0, 1, 1)),
        ([fact("visit", "a")], [fact("visit", "a", status="planned")], (0, 1, 1)),
        ([fact(), fact()], [fact()], (1, 1, 0)),  # told twice in one language only
        ([], [fact()], (0, 0, 1)),
    ],
)
def test_facts_agree(one: list[dict[str, Any]], other: list[dict[str, Any]], expected: tuple[int, int, int]) -> None:
    tally = parallel.agreement(one, other)
    assert (tally.hit, tally.extra, tally.missed) == expected


@pytest.mark.parametrize(
    ("gold", "read", "merges"),
    [
        (["meeting"], {"fr": ["e"], "ar": ["e"]}, True),
        (["meeting"], {"fr": ["e"], "ar": ["f"]}, False),
        (["meeting"], {"fr": ["e"], "ar": []}, False),
        (["meeting"], {"fr": [], "ar": []}, False),  # nothing read is no merge
        (["topic"], {"fr": [], "ar": []}, True),
        ([], {"fr": ["e"], "ar": ["e"]}, False),  # nothing is told
    ],
)
def test_a_story_merges(gold: list[str], read: dict[str, list[str]], merges: bool) -> None:
    record = {"facts": [{"kind": kind} for kind in gold]}
    group = parallel.Group("p", dict.fromkeys(read, record))
    group.facts.update({language: [fact(event=event) for event in events] for language, events in read.items()})
    assert group.merges is merges
