"""The README: every command of its tour runs, and its two commands are the scripts that are there."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text("utf-8")
TOUR = re.findall(r"^graph .+$", README, flags=re.MULTILINE)


def test_the_tour_runs(tmp_path: Path) -> None:
    assert len(TOUR) >= 8
    for line in TOUR:
        words = [str(ROOT / word) if word.startswith("examples") else word for word in shlex.split(line)[1:]]
        command = [sys.executable, "-c", "from cli import main; main()", *words]
        environment = {"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin", "HOME": str(tmp_path)}
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, env=environment, check=False)
        assert done.returncode == 0, f"{line}: {done.stderr}"


@pytest.mark.parametrize("script", ["scripts/demo.py", "scripts/check.py"])
def test_the_two_commands_are_there(script: str) -> None:
    assert f"python3 {script}" in README
    assert (ROOT / script).is_file()


def test_the_picture_is_there() -> None:
    assert "docs/map.png" in README
    assert (ROOT / "docs/map.png").stat().st_size > 10_000


def test_each_dependency_has_its_reason() -> None:
    project = (ROOT / "pyproject.toml").read_text("utf-8")
    named = re.findall(r'^    "([a-z0-9-]+)>=', project, flags=re.MULTILINE)
    reasons = (ROOT / "docs/dependencies.md").read_text("utf-8")
    assert len(named) >= 15
    assert [name for name in named if f"| {name} |" not in reasons] == []
