"""Reading on a Ray cluster of two nodes on this machine: the store of one process, whoever dies meanwhile."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import ray
from click.testing import CliRunner
from conftest import deaths, dump

from cli import main
from commands.cluster import SETTINGS

ROOT = Path(__file__).resolve().parent.parent
SMALL_UNITS = "import commands.shards as s; s.UNIT = 1; import cli; cli.main(prog_name='graph')"
"""The real command, with each file a unit."""
PORTS = ("dashboard_agent_listen_port", "metrics_agent_port", "metrics_export_port", "runtime_env_agent_port")
STARTS = 5


@pytest.fixture
def cluster(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """A Ray cluster of two nodes, each with one processor."""
    for name, value in {
        **SETTINGS,
        "RAY_worker_niceness": "0",
    }.items():  # on a busy machine they would wait for all others
        monkeypatch.setenv(name, value)
    from ray._private.node import Node
    from ray.cluster_utils import Cluster

    start_raylet = Node.start_raylet

    def start(node: Any, *others: Any, **named: Any) -> None:
        """Say the one port that Ray does not hand on: a node waits 15 seconds for it (ray-project/ray#65983)."""
        told = (node._session_dir, node._node_id, "dashboard_agent_listen_port", node.dashboard_agent_listen_port)
        ray._raylet.persist_port(*told)
        start_raylet(node, *others, **named)

    monkeypatch.setattr(Node, "start_raylet", start)
    alone = {"include_dashboard": False, "include_log_monitor": False, "no_monitor": True}
    found = started(lambda: Cluster(initialize_head=True, head_node_args={**alone, **node()}))
    found.other = started(lambda: found.add_node(**node()))
    yield found
    found.shutdown()


def started(start: Callable[[], Any]) -> Any:
    """Start a node of Ray, which waits only half a minute for itself: on a busy machine, again."""
    for _ in range(STARTS - 1):
        try:
            return start()
        except Exception:  # Ray raises bare exceptions
            continue
    return start()


def node() -> dict[str, int]:
    """Describe a node of one processor, whose agents need not seek ports while it waits for them."""
    sockets = {name: socket.create_server(("", 0)) for name in PORTS}
    ports = {name: one.getsockname()[1] for name, one in sockets.items()}
    for one in sockets.values():
        one.close()
    return {"num_cpus": 1, **ports}


def test_a_lost_worker_and_a_lost_node_cost_nothing(
    cluster: Any, archive: Path, expected: bytes, tmp_path: Path
) -> None:
    command = [
        sys.executable,
        "-c",
        SMALL_UNITS,
        "ingest",
        archive,
        "--store",
        tmp_path / "store",
        "--engine",
        "ray",
        "--address",
        cluster.address,
    ]
    pipe, all_units = subprocess.PIPE, len(list(archive.iterdir()))
    with subprocess.Popen(command, cwd=ROOT, stdout=pipe, stderr=pipe, text=True) as run:
        assert run.stderr is not None
        assert run.stdout is not None
        said = [run.stderr.readline()]
        assert "units read" in said[0], [*said, run.stderr.read()]
        os.kill(worker(cluster.head_node.get_session_dir_path()), signal.SIGKILL)
        said.append(run.stderr.readline())
        cluster.remove_node(cluster.other, allow_graceful=False)
        said += run.stderr.readlines()
        assert run.stdout.read() == ""  # Ray wrote pages on the lost node there
    text = "".join(said)
    assert run.returncode == 1, text  # one file holds no article
    assert "Traceback" not in text
    assert f"{all_units} of {all_units} units read" in text
    assert dump(tmp_path / "store") == expected
    again = subprocess.run(command, cwd=ROOT, stderr=subprocess.PIPE, text=True, check=False)
    assert "units read" not in again.stderr
    assert again.stderr.splitlines()[-1].startswith("0 articles read, ")
    assert dump(tmp_path / "store") == expected


def worker(session: str) -> int:
    """Wait for a process of a session of Ray that is reading a unit."""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        for path in Path("/proc").glob("[0-9]*"):
            if title(path).startswith("ray::read_unit") and session in title(Path("/proc", parent(path))):
                return int(path.name)
    raise AssertionError("no unit is being read")


def title(process: Path) -> str:
    try:
        return (process / "cmdline").read_text()
    except OSError:
        return ""


def parent(process: Path) -> str:
    try:
        return (process / "stat").read_text().rpartition(")")[2].split()[1]
    except OSError:
        return "0"


def test_an_article_that_kills_its_reader_is_one_input_that_failed(deadly: Path, cluster: Any, tmp_path: Path) -> None:
    """Its unit was begun again five times, and then given up with all that it held."""
    report = tmp_path / "report.jsonl"
    command = [sys.executable, "-m", "graph", "ingest", deadly, "--store", tmp_path / "store", "--report", report]
    done = subprocess.run(
        [*command, "--engine", "ray", "--address", cluster.address], cwd=ROOT, stderr=subprocess.PIPE, text=True, check=False
    )  # fmt: skip
    assert (done.returncode, "Traceback" in done.stderr) == (1, False), done.stderr
    assert sorted(deaths(report)) == ["failed"] * 3 + ["read"] * 12


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--feed", "http://f.example/"], "reads files and folders"),
        (["-"], "reads files and folders"),
        (["--jobs", "2"], "leave out --jobs"),
        (["--store", "http://127.0.0.1:1/query"], "name one with --shards"),
        (["nowhere"], "no such file or folder"),
        (["--engine", "local"], "belong to --engine ray"),
        (["--shards", "nothing://x"], "cannot hold shards"),
        ([], "no Ray cluster"),
    ],
)
def test_what_cannot_be_is_one_line(archive: Path, tmp_path: Path, options: list[str], message: str) -> None:
    done = CliRunner().invoke(
        main,
        [
            "ingest",
            str(archive),
            "--engine",
            "ray",
            "--address",
            "127.0.0.1:1",
            "--store",
            str(tmp_path / "s"),
            *options,
        ],
    )
    assert done.exit_code in (1, 2)
    assert message in done.output
    assert "Traceback" not in done.output


@pytest.mark.parametrize("name", ["ray", "fsspec", "zstandard"])
def test_what_is_not_installed_is_named(
    name: str, archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, name, None)
    done = CliRunner().invoke(main, ["ingest", str(archive), "--engine", "ray", "--store", str(tmp_path / "s")])
    assert done.exit_code == 1
    assert done.output == f"graph: --engine ray needs {name}: install it with pip install 'liaison-graph[ray]'\n"
