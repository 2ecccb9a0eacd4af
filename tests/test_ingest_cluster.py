"""Reading on a Ray cluster of two nodes on this machine: the store of one process, whoever dies meanwhile."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import ray
import zstandard
from click.testing import CliRunner
from conftest import emptied

from cli import main
from commands import shards
from commands.cluster import SETTINGS
from commands.shards import Shelf, Unit, load, read_unit, units
from graph.store import Store
from ingest.article import given
from ingest.source import files
from ontology.errors import SourceError

ROOT = Path(__file__).resolve().parent.parent
ARTICLES = ROOT / "benchmarks/corpus/es/practice/articles.jsonl"
"""In Spanish, which needs no pipeline: processes begin fast."""
PAPERS = 5
"""So many that a process can be killed while it reads a file."""
SMALL_UNITS = "import commands.shards as s; s.UNIT = 1; import cli; cli.main(prog_name='graph')"
"""The real command, with each file a unit."""
PORTS = ("dashboard_agent_listen_port", "metrics_agent_port", "metrics_export_port", "runtime_env_agent_port")
STARTS = 5


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a file for each article, printed by some papers, and one file that holds none."""
    folder = tmp_path_factory.mktemp("archive")
    for number, line in enumerate(ARTICLES.read_text("utf-8").splitlines()):
        told = json.loads(line)
        papers = [{**told, "url": f"{told['url']}?{paper}"} for paper in range(PAPERS)]
        (folder / f"{number:02}.jsonl").write_text("".join(json.dumps(one) + "\n" for one in papers), "utf-8")
    (folder / "broken.jsonl").write_text("{\n")
    return folder


@pytest.fixture(scope="module")
def expected(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """What one process makes of the archive."""
    path = tmp_path_factory.mktemp("expected") / "store"
    assert CliRunner().invoke(main, ["ingest", str(archive), "--store", str(path), "--quiet"]).exit_code == 1
    return dump(path)


def dump(path: Path) -> bytes:
    with Store.open(path) as store:
        return store.dump("nq")


@pytest.mark.parametrize("place", ["{}", "file://{}", "memory://shards{}"])
def test_shards_make_the_store_of_one_process(
    place: str, archive: Path, expected: bytes, tmp_path: Path, small: None
) -> None:
    shelf, found = Shelf(place.format(tmp_path / "shards")), units([str(archive)], given())
    assert len(found) == len(list(files([str(archive)])))
    for unit in reversed(found):  # whichever order they are read in
        assert not shelf.has(unit)
        read_unit(unit, shelf.place)
        assert shelf.has(unit)
    with Store.open(tmp_path / "store", write=True) as store:
        assert list(load(store, found, shelf)) == [one for unit in found for one in shelf.entry(unit).outcomes]
        assert "read" not in [one.outcome for one in load(store, found, shelf)]
    assert dump(tmp_path / "store") == expected
    names = [name.rpartition("/")[2] for name in shelf.files.ls(shelf.root, detail=False)]
    assert len(names) == len(found) + len({shelf.entry(unit).shard for unit in found})  # nothing left aside
    assert all(name.endswith((".json", ".nq.zst")) for name in names)


def test_of_an_article_told_twice_the_later_stays(archive: Path, tmp_path: Path, small: None) -> None:
    """Both went into one batch, and the store held what either said."""
    first, other = (json.loads(line) for line in ARTICLES.read_text("utf-8").splitlines()[:2])
    for number, told in enumerate((first, {**other, "url": first["url"]})):
        (tmp_path / f"{number}.jsonl").write_text(json.dumps(told), "utf-8")
    sources, shelf = [str(path) for path in sorted(tmp_path.glob("*.jsonl"))], Shelf(str(tmp_path / "shards"))
    assert CliRunner().invoke(main, ["ingest", *sources, "--store", str(tmp_path / "one")]).exit_code == 0
    found = units(sources, given())
    for unit in found:
        read_unit(unit, shelf.place)
    for _ in range(2):
        with Store.open(tmp_path / "store", write=True) as store:
            assert len(list(load(store, found, shelf))) == 2
        assert dump(tmp_path / "store") == dump(tmp_path / "one")


def test_shards_go_into_a_store_on_a_server(oxigraph: str, archive: Path, expected: bytes, tmp_path: Path) -> None:
    address, shelf, found = emptied(oxigraph), Shelf(str(tmp_path)), units([str(archive)], given())
    for unit in found:
        read_unit(unit, shelf.place)
    with Store.open(address, write=True) as store:
        assert "read" in [one.outcome for one in load(store, found, shelf)]
    with Store.open(address) as store:
        assert store.dump("nq") == expected


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let each file be a unit."""
    monkeypatch.setattr(shards, "UNIT", 1)


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:40])


def swap(path: Path) -> None:
    path.write_bytes(zstandard.compress(b"<http://example.org/a> <http://example.org/b> <http://example.org/c> .\n"))


@pytest.mark.parametrize(
    ("harm", "ending", "message"),
    [
        (cut, ".nq.zst", "damaged"),  # zstandard's error was let through
        (swap, ".nq.zst", "damaged"),  # valid, but not what was read
        (cut, ".json", "damaged"),
        (Path.unlink, ".json", "not here"),
        (Path.unlink, ".nq.zst", "not here"),
    ],
)
def test_what_is_wrong_with_a_shard_is_one_line(
    harm: Callable[[Path], None], ending: str, message: str, archive: Path, tmp_path: Path, small: None
) -> None:
    unit = units([str(archive / "00.jsonl")], given())[0]
    shelf = Shelf(str(tmp_path / "shards"))
    read_unit(unit, shelf.place)
    (path,) = [one for one in (tmp_path / "shards").iterdir() if one.name.endswith(ending)]
    harm(path)
    with Store.open(tmp_path / "store", write=True) as store:
        (outcome,) = load(store, [unit], shelf)
    assert outcome.outcome == "failed"
    assert str(path) in outcome.why
    assert message in outcome.why
    assert "\n" not in outcome.why
    path.unlink(missing_ok=True)
    assert not shelf.has(unit)  # so that the next run reads it again
    read_unit(unit, shelf.place)
    assert shelf.has(unit)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda unit: replace(unit, paths=("gone.jsonl",)), "is not on"),
        (lambda unit: replace(unit, folder="/nowhere/at/all"), "is not on"),
        (lambda unit: replace(unit, id="of another version"), "another version of Liaison"),
    ],
)
def test_a_node_that_sees_other_files_says_so(
    change: Callable[[Unit], Unit], message: str, archive: Path, tmp_path: Path
) -> None:
    unit = units([str(archive / "00.jsonl")], given())[0]
    with pytest.raises(SourceError, match=message):
        read_unit(change(unit), str(tmp_path / "shards"))


def test_a_unit_is_another_when_a_file_or_what_is_said_of_it_changes(archive: Path, tmp_path: Path) -> None:
    first = units([str(archive)], given())[0]
    assert units([str(archive)], given())[0].id == first.id
    assert units([str(archive)], given(outlet="El Diario"))[0].id != first.id
    os.utime(archive / "00.jsonl", ns=(1, 1))
    assert units([str(archive)], given())[0].id != first.id


def test_a_file_more_makes_few_other_units(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shards, "UNIT", 20)
    for number in range(200):
        (tmp_path / f"{number:03}.txt").write_text("x")
    before = {unit.id for unit in units([str(tmp_path)], given())}
    (tmp_path / "0.txt").write_text("x")  # the first: cut by size alone, all units after it were others
    after = {unit.id for unit in units([str(tmp_path)], given())}
    assert 5 < len(after) < 30
    assert len(after - before) <= 2


@pytest.fixture
def cluster(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """A Ray cluster of two nodes, each with one processor."""
    for name, value in SETTINGS.items():
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
