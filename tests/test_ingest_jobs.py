"""Reading in several processes: the same store, the same report, and nothing lost when one of them dies."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from multiprocessing import get_context
from pathlib import Path
from queue import Queue

import pytest
from click.testing import CliRunner
from conftest import PAPERS, deaths
from conftest import SPANISH as ARTICLES

from cli import main
from commands import worker
from commands.workers import MANY, Here, Processes, workers
from graph.store import Store
from ingest.reader import Reader

ROOT = Path(__file__).resolve().parent.parent


def ingest(store: Path, *options: object) -> list[dict[str, str]]:
    """Read the articles with a broken line among them; gives the report."""
    source, report = store.with_name("articles.jsonl"), store.with_name("report.jsonl")
    source.write_text(ARTICLES.read_text("utf-8") + "{broken\n", "utf-8")
    done = CliRunner().invoke(
        main, ["ingest", str(source), "--store", str(store), "--report", str(report), *map(str, options)]
    )
    assert done.exit_code == 1, done.output
    return [json.loads(line) for line in report.read_text("utf-8").splitlines()]


def test_the_number_of_processes_changes_no_byte(tmp_path: Path) -> None:
    one, two = ingest(tmp_path / "one", "--jobs", 1), ingest(tmp_path / "two", "--jobs", 2)
    assert one == two
    assert [outcome["outcome"] for outcome in one].count("failed") == 1
    with Store.open(tmp_path / "one") as first, Store.open(tmp_path / "two") as second:
        assert first.dump("nq") == second.dump("nq")


def test_a_process_that_is_killed_costs_nothing(tmp_path: Path) -> None:
    many = tmp_path / "many.jsonl"
    lines = [json.loads(line) for line in ARTICLES.read_text("utf-8").splitlines()]
    many.write_text(
        "".join(
            json.dumps({**line, "url": f"{line['url']}?{turn}"}) + "\n" for turn in range(10) for line in lines
        ), "utf-8"
    )  # fmt: skip
    report = tmp_path / "report.jsonl"
    command = [
        sys.executable,
        "-m",
        "graph",
        "ingest",
        many,
        "--store",
        tmp_path / "store",
        "--jobs",
        "2",
        "--report",
        report,
    ]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True) as run:
        while not (report.exists() and report.read_text("utf-8")):
            time.sleep(0.01)
        for child in children(run.pid):
            os.kill(child, signal.SIGKILL)
        _, said = run.communicate(timeout=300)
    assert (run.returncode, "Traceback" in said) == (0, False), said
    outcomes = [json.loads(line)["outcome"] for line in report.read_text("utf-8").splitlines()]
    assert len(outcomes) == len(lines) * 10
    assert "failed" not in outcomes


def test_an_article_that_kills_its_reader_is_one_input_that_failed(deadly: Path, tmp_path: Path) -> None:
    """Those that were read beside it were read again beside the next that kills, and failed too."""
    report = tmp_path / "report.jsonl"
    command = [sys.executable, "-m", "graph", "ingest", deadly, "--store", tmp_path / "store", "--report", report]
    done = subprocess.run([*command, "--jobs", "2"], cwd=ROOT, stderr=subprocess.PIPE, text=True, check=False)
    assert (done.returncode, "Traceback" in done.stderr) == (1, False), done.stderr
    assert deaths(report) == [
        "failed" if one == 1 + file else "read" for file in range(3) for one in range(PAPERS)
    ]  # fmt: skip


def test_processes_end_with_the_one_that_began_them(tmp_path: Path) -> None:
    """They waited for ever for what would never come, each with its pipelines in memory."""
    report = tmp_path / "report.jsonl"
    command = [sys.executable, "-m", "graph", "ingest", ARTICLES, "--store", tmp_path / "store", "--report", report]
    with subprocess.Popen([*command, "--jobs", "2"], cwd=ROOT, stderr=subprocess.DEVNULL) as run:
        while not (report.exists() and report.read_text("utf-8")):
            time.sleep(0.01)
        started = children(run.pid)
        run.kill()
    assert started
    end = time.monotonic() + 30
    while any(Path(f"/proc/{one}").exists() for one in started):
        assert time.monotonic() < end
        time.sleep(0.1)


def children(parent: int) -> list[int]:
    """List the processes of this program's pool that a process has started."""
    found = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
    return [int(one) for one in found if b"spawn_main" in Path(f"/proc/{one}/cmdline").read_bytes()]


@pytest.mark.parametrize(
    ("jobs", "size", "kind"), [(1, 0, Here), (1, 9 * MANY, Here), (2, 0, Processes), (None, 0, Here)]
)
def test_who_reads(jobs: int | None, size: int, kind: type[object]) -> None:
    chosen = workers(Reader(), jobs, size)
    assert isinstance(chosen, kind)
    chosen.close()


def test_processes_load_a_language_when_another_meets_it(monkeypatch: pytest.MonkeyPatch) -> None:
    loaded: Queue[str] = Queue()
    monkeypatch.setattr(worker, "pipeline", loaded.put)
    monkeypatch.setattr(worker, "spotter", lambda language: None)
    met = {language: get_context("spawn").Event() for language in ("en", "fr")}
    worker.Fellow(met)
    met["fr"].set()  # each loaded its pipelines at its own first article, and all others waited meanwhile
    assert loaded.get(timeout=10) == "fr"
    assert loaded.empty()
