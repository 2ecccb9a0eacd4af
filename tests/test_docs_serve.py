"""The page on `graph serve`: its commands run, and what it asks of the server is answered."""

from __future__ import annotations

import re
import shlex
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.serving import serving

ROOT = Path(__file__).resolve().parent.parent
LINES = "".join(
    re.findall(r"^```shell\n(.+?)^```$", (ROOT / "docs/serve.md").read_text("utf-8"), re.M | re.S)
).splitlines()
SITE = "http://localhost:8080"
ASKED = [line for line in LINES if line.startswith("curl ")]
SERVED = [line for line in LINES if line.startswith("graph serve ")]


@pytest.fixture(scope="module")
def server(store_path: Path) -> Iterator[str]:
    with serving(store_path) as address:
        yield address


def test_nothing_else_is_on_the_page() -> None:
    assert len(ASKED) + len(SERVED) == len(LINES) > 8


@pytest.mark.parametrize("line", ASKED)
def test_what_is_asked_is_answered(server: str, line: str) -> None:
    program, *words = shlex.split(line.replace(SITE, server))
    done = subprocess.run([program, "--silent", "--fail", *words], capture_output=True, text=True, check=True)
    assert done.stdout.strip()


@pytest.mark.parametrize("line", SERVED)
def test_it_is_served_so(store_path: Path, line: str) -> None:
    _, _, _, _, *options = shlex.split(line.replace("$TOKEN", "secret"))
    with serving(store_path, *options):
        pass
