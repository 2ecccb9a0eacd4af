"""Shards: what is read of an archive in units, kept on a disk or an object store, and taken into a store."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import servers
import zstandard
from click.testing import CliRunner
from conftest import SPANISH as ARTICLES
from conftest import dump, emptied

from cli import main
from commands import shards
from commands.shards import Shelf, Unit, load, read_unit, units
from graph.store import Store
from ingest.article import given
from ingest.source import files
from ontology.errors import SourceError


@pytest.fixture(scope="module")
def bucket(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A server of an object store, which the environment names."""
    with servers.s3(tmp_path_factory.mktemp("s3")) as address, pytest.MonkeyPatch.context() as environment:
        environment.setenv("AWS_ENDPOINT_URL", address)
        for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
            environment.setenv(name, "made for the test")
        yield


@pytest.mark.parametrize("place", ["{}", "file://{}", "memory://shards{}", "s3://bucket{}"])
def test_shards_make_the_store_of_one_process(
    place: str, archive: Path, expected: bytes, bucket: None, tmp_path: Path, small: None
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
    monkeypatch.chdir(tmp_path)  # where units begin is chance by the path: that of a temporary folder differs each run
    for number in range(200):
        Path(f"{number:03}.txt").write_text("x")
    before = {unit.id for unit in units(["."], given())}
    Path("0.txt").write_text("x")  # the first: cut by size alone, all units after it were others
    after = {unit.id for unit in units(["."], given())}
    assert 5 < len(after) < 30
    assert len(after - before) <= 2
