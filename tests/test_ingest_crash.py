"""Runs that end badly: killed, interrupted, on a full disk, without permission, with another writer at work."""

from __future__ import annotations

import json
import os
import pty
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from graph.doctor import examine
from graph.store import Store

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "scripts"))

import kill_test  # noqa: E402  # a script, found once the path is set

QUICK = "import sys; sys.path[:0] = ['scripts', '.']; import kill_test, cli; from ingest.reader import Reader; Reader.facts = kill_test.quick_facts; cli.main(prog_name='graph')"
"""The real command with a reader that needs no language pipeline."""


def graph(*words: object, **how: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", QUICK, *map(str, words)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, **how)  # type: ignore[call-overload,no-any-return]  # options of subprocess


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    path = tmp_path / "articles.jsonl"
    kill_test.write_articles(path, 40)
    return path


def test_an_ingest_that_is_killed_leaves_whole_articles_and_can_be_resumed() -> None:
    command = [sys.executable, "scripts/kill_test.py", "--times", "3", "--articles", "40"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "3 kills: every store held whole articles only and ended equal to the undisturbed one" in done.stdout


@pytest.mark.parametrize("seed", range(2))
def test_an_interrupted_ingest_says_so_and_goes_on(articles: Path, tmp_path: Path, seed: int) -> None:
    report = tmp_path / "run.jsonl"
    command = [sys.executable, "-c", QUICK, "ingest", articles, "--store", tmp_path / "store", "--report", report]
    process = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True)
    while not (report.exists() and report.read_text("utf-8")):
        time.sleep(0.01)
    time.sleep(random.Random(seed).uniform(0, 0.3))
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)
    if process.returncode == 0:
        pytest.fail("the run was over before it was interrupted")
    assert (process.returncode, "Traceback" in said) == (130, False)
    assert "interrupted" in said and "the same command goes on from here" in said
    before = len(report.read_text("utf-8").splitlines())
    done = graph("ingest", articles, "--store", tmp_path / "store", "--report", report)
    outcomes = [json.loads(line)["outcome"] for line in report.read_text("utf-8").splitlines()]
    assert done.returncode == 0 and 0 < before <= outcomes.count("same") + 1
    assert len(outcomes) == 40 and outcomes.count("failed") == 0


def test_finished_articles_are_not_read_again(articles: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    assert "40 articles read, 0 already there" in graph("ingest", articles, "--store", store).stderr
    poisoned = QUICK.replace("Reader.facts = kill_test.quick_facts", "Reader.facts = None")
    again = subprocess.run(
        [sys.executable, "-c", poisoned, "ingest", str(articles), "--store", str(store)],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "0 articles read, 40 already there" in again.stderr  # whoever called the reader would have failed
    done = graph("ingest", articles, "--store", store, "--no-resume", "--report", tmp_path / "r.jsonl")
    assert "0 articles read, 40 already there" in done.stderr  # read, and found to be the same
    assert '"facts": 1' in (tmp_path / "r.jsonl").read_text("utf-8")


def test_two_writers(articles: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    with Store.open(store, write=True):
        done = graph("ingest", articles, "--store", store)
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "is in use by another program that writes to it: try again when that has ended" in done.stderr


@pytest.mark.parametrize("limit", [300_000])
def test_a_disk_that_is_full(articles: Path, tmp_path: Path, limit: int) -> None:
    """A file that may not grow stands in for the disk: the system refuses the write in the same place."""

    def small() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    store = tmp_path / "store"
    done = graph("ingest", articles, "--store", store, preexec_fn=small)
    assert done.returncode == 1 and "Traceback" not in done.stderr
    (line,) = done.stderr.splitlines()
    assert "the disk is full: what was read before is kept; make room and run the command again" in line
    with Store.open(store) as opened:
        assert examine(opened).troubles == []
    assert graph("ingest", articles, "--store", store).returncode == 0
    assert graph("ingest", articles, "--store", tmp_path / "other").returncode == 0
    with Store.open(store) as one, Store.open(tmp_path / "other") as other:
        assert one.dump("nq") == other.dump("nq")


@pytest.mark.skipif(shutil.which("unshare") is None, reason="needs a mount that may not be written to")
def test_a_store_that_may_not_be_written_to(articles: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    assert graph("ingest", articles, "--store", store).returncode == 0
    os.chmod(store, 0o555)
    for path in store.iterdir():
        os.chmod(path, 0o444)
    words = [sys.executable, "-c", QUICK, "ingest", "--no-resume", articles, "--store", store]
    as_nobody = ["setpriv", "--reuid=65534", "--clear-groups", *map(str, words)] if os.geteuid() == 0 else words
    for folder in (tmp_path, *tmp_path.parents):
        if folder.stat().st_uid == os.geteuid() and str(folder).startswith("/tmp/"):
            os.chmod(folder, 0o755)
    done = subprocess.run(list(map(str, as_nobody)), cwd=ROOT, capture_output=True, text=True, check=False)
    os.chmod(store, 0o755)
    assert done.returncode == 1 and "Traceback" not in done.stderr
    assert "may not be written to: check its permissions, or name another store with --store" in done.stderr


def test_the_doctor_says_what_is_wrong(articles: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    graph("ingest", articles, "--store", store)
    done = graph("doctor", "--store", store)
    assert (done.returncode, done.stdout.startswith("40 articles, 40 facts")) == (0, True)
    with Store.open(store, write=True) as opened:
        (first, second, *_) = (record["id"] for record in opened.articles())
        opened.quads.update(f"CLEAR GRAPH <{first}/provenance>")
        body = "<https://schema.org/articleBody>"
        opened.quads.update(
            f"DELETE {{ GRAPH ?g {{ <{second}> {body} ?t }} }} INSERT {{ GRAPH ?g {{ <{second}> {body} 'x' }} }} "
            f"WHERE {{ GRAPH ?g {{ <{second}> {body} ?t }} }}"
        )
    done = graph("doctor", "--store", store)
    assert done.returncode == 1 and "troubles" in done.stderr
    assert "states facts, but where it came from is missing: forget it and read it again" in done.stdout
    assert "quotes what its text does not say" in done.stdout
    assert "its text is not the one that was read" in done.stdout


@pytest.mark.parametrize("number", range(2))
def test_the_doctor_finds_a_damaged_file_whichever_it_is(articles: Path, tmp_path: Path, number: int) -> None:
    store = tmp_path / "store"
    graph("ingest", articles, "--store", store)
    with Store.open(store, write=True) as opened:
        opened.quads.optimize()
    files = sorted(store.glob("*.sst"), key=lambda path: path.stat().st_size, reverse=True)
    data = bytearray(files[number].read_bytes())
    data[len(data) // 2 : len(data) // 2 + 100] = bytes(100)
    files[number].write_bytes(data)
    done = graph("doctor", "--store", store)
    assert done.returncode == 1 and "Traceback" not in done.stderr
    assert "is damaged" in done.stderr and "read the articles into a new store" in done.stderr


def test_people_on_a_terminal_see_a_bar_with_rate_and_remaining_time(articles: Path, tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    command = [sys.executable, "-c", QUICK, "ingest", str(articles), "--store", str(tmp_path / "store")]
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "100"}
    process = subprocess.Popen(command, cwd=ROOT, stderr=theirs, stdout=subprocess.PIPE, env=environment)
    os.close(theirs)
    said = b""
    while True:
        try:
            part = os.read(ours, 65536)
        except OSError:
            break
        said += part
        if not part:
            break
    assert process.wait() == 0
    text = said.decode("utf-8", "replace")
    assert "inputs" in text and "/s" in text and "left" in text and "━" in text
    assert process.stdout is not None and process.stdout.read() == b""  # the bar is on the error stream
    piped = graph("ingest", articles, "--store", tmp_path / "store")
    assert piped.stderr == "0 articles read, 40 already there, 0 facts\n"
