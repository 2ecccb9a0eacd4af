"""Shards: what many machines read of an archive, kept as files until one program loads them into a store.

A unit is some files of the sources. Whoever reads it writes a shard (N-Quads, zstandard) named by its content, and then
an entry that says what was read. Both are written aside and renamed, so that an entry stands for a whole shard, and a run
that is started again reads only units without one. The folder may be on object storage (fsspec).
"""

from __future__ import annotations

import json
import os
import tempfile
import uuid
from collections.abc import Callable, Iterable, Iterator
from contextlib import chdir, contextmanager
from dataclasses import asdict, dataclass, replace
from functools import cache
from hashlib import sha256
from pathlib import Path
from socket import gethostname
from typing import TYPE_CHECKING, Any, Final

from pyoxigraph import Quad, RdfFormat, parse

from commands.ingestion import Ingestion, Outcome
from commands.workers import Processes
from ontology.errors import SourceError

if TYPE_CHECKING:
    from graph.store import Store
    from ingest.article import Given

UNIT: Final = 8 * 2**20
"""Bytes of small files that make a unit, on average."""
LOADED: Final = 50_000
"""Quads that are taken into the store at once, at least."""


@dataclass(frozen=True, slots=True)
class Unit:
    """Files that are read together, from which folder, and what the user said of them; `id` changes when any of it does."""

    paths: tuple[str, ...]
    folder: str
    told: Given
    id: str

    @property
    def name(self) -> str:
        """How messages name it: by its files, if it has several."""
        more = f" and {len(self.paths) - 1} more" if len(self.paths) > 1 else ""
        return f"{self.paths[0]}{more}"


@dataclass(frozen=True, slots=True)
class Entry:
    """What became of a unit: the name of its shard, the digests of its articles, the outcome of each input."""

    shard: str
    digests: tuple[str, ...]
    outcomes: tuple[Outcome, ...]


class Shelf:
    """A folder of shards and entries, at a path or an address of fsspec (`s3://bucket/shards`)."""

    def __init__(self, place: str) -> None:
        import fsspec

        self.place = place
        try:
            self.files, self.root = fsspec.core.url_to_fs(place)
            self.files.makedirs(self.root, exist_ok=True)
        except Exception as error:  # each kind of storage has its own
            reason = " ".join(str(error).split())[:200]
            raise SourceError(f"{place} cannot hold shards ({reason}): name another place with --shards") from None

    def has(self, unit: Unit) -> bool:
        """Whether a unit has been read to its end, and its shard is still there."""
        try:
            return bool(self.files.exists(self._path(self.entry(unit).shard)))
        except SourceError:
            return False

    def entry(self, unit: Unit) -> Entry:
        """Give the entry of a unit that has been read; `SourceError` if it is not here, or damaged."""
        told = self._content(f"{unit.id}.json", json.loads)
        return Entry(told["shard"], tuple(told["digests"]), tuple(Outcome(**one) for one in told["outcomes"]))

    def put(self, unit: Unit, quads: bytes, digests: Iterable[str], outcomes: Iterable[Outcome]) -> None:
        """Keep what was read of a unit: the shard first, then its entry."""
        import zstandard

        shard = _shard(quads)
        if not self.files.exists(self._path(shard)):
            self._write(shard, zstandard.compress(quads))
        entry = {"shard": shard, "digests": list(digests), "outcomes": [asdict(one) for one in outcomes]}
        self._write(f"{unit.id}.json", json.dumps(entry, ensure_ascii=False).encode())

    def quads(self, entry: Entry) -> Iterator[Quad]:
        """Give the quads of a shard; `SourceError` if it is not here, or not what its name says."""
        return parse(self._content(entry.shard, _unpacked(entry.shard)), format=RdfFormat.N_QUADS)

    def _content(self, name: str, parsed: Callable[[bytes], Any]) -> Any:
        """Give what a file of the shelf holds."""
        place = f"{self.place.rstrip('/')}/{name}"
        try:
            return parsed(self.files.cat_file(self._path(name)))
        except FileNotFoundError:
            raise SourceError(f"{place}: not here: name a place with --shards that all nodes see") from None
        except OSError as error:
            raise SourceError(f"{place}: cannot be read ({error.strerror or error}): check the place") from None
        except (ValueError, RuntimeError):
            raise SourceError(f"{place}: damaged: delete it, and the same command reads again what it held") from None

    def _path(self, name: str) -> str:
        return f"{self.root}/{name}"

    def _write(self, name: str, content: bytes) -> None:
        aside = self._path(f".{name}.{uuid.uuid4().hex}")
        self.files.pipe_file(aside, content)
        self.files.mv(aside, self._path(name))


def _unpacked(name: str) -> Callable[[bytes], bytes]:
    """Give what unpacks a shard and compares it with its name; it raises `ValueError`."""

    def unpack(content: bytes) -> bytes:
        import zstandard

        try:
            quads = zstandard.decompress(content)
        except zstandard.ZstdError as error:
            raise ValueError(str(error)) from None
        if _shard(quads) != name:
            raise ValueError(name)
        return quads

    return unpack


def _shard(quads: bytes) -> str:
    return f"{sha256(quads).hexdigest()}.nq.zst"


def units(sources: Iterable[str], told: Given) -> list[Unit]:
    """Make units of the files that sources name, in their order; raise `SourceError` for what is no file."""
    from ingest.source import files

    found: list[list[Path]] = []
    for path in files(sources):
        if not found or _begins(path):
            found.append([])
        found[-1].append(path)
    return [Unit(tuple(map(str, paths)), os.getcwd(), told, _id(paths, told)) for paths in found]


def _begins(path: Path) -> bool:
    """Whether a unit begins with a file: chance by its name and size, so that a file more changes one unit only."""
    chance = int.from_bytes(sha256(os.fsencode(path)).digest()[:8]) / 2**64
    return chance < path.stat().st_size / UNIT


def _id(paths: Iterable[Path], told: Given) -> str:
    from graph.provenance import program_version

    seen = [(os.path.abspath(path), path.stat().st_size, path.stat().st_mtime_ns) for path in paths]
    return sha256(json.dumps([program_version(), asdict(told), seen]).encode()).hexdigest()


def read_unit(unit: Unit, place: str) -> None:
    """Read a unit and put what it states on the shelf at a place.

    1. see that its files are here as they were counted  2. read them into a store of their own  3. keep that as a shard

    Raises `SourceError` if this machine does not see the files, or has another version of the program.
    """
    from graph.store import Store
    from ingest.source import documents

    with _folder(unit), tempfile.TemporaryDirectory() as folder, Store.open(Path(folder, "store"), write=True) as store:
        items = (item for path in unit.paths for item in documents(path))
        outcomes = list(Ingestion(store, _workers(), unit.told).run(items))  # 2
        Shelf(place).put(unit, store.dump("nq"), store.digests(), outcomes)  # 3


@contextmanager
def _folder(unit: Unit) -> Iterator[None]:
    """Work in the folder from which the files of a unit were named, so that articles bear the names they have there."""
    try:
        with chdir(unit.folder):
            same = _id(map(Path, unit.paths), unit.told) == unit.id  # 1
    except OSError as error:
        raise SourceError(
            f"{unit.name}: {error.filename} is not on {gethostname()}: give files that all nodes see"
        ) from None
    if not same:
        raise SourceError(
            f"{unit.name}: another file on {gethostname()}, or another version of Liaison: make them the same"
        )
    with chdir(unit.folder):
        yield


@cache
def _workers() -> Processes:
    """The process beside this one that reads: its pipelines are loaded once, however many units it reads.

    An article that kills its reader is so one input that failed, and not the end of its unit.
    """
    return Processes(1)


def load(store: Store, units: Iterable[Unit], shelf: Shelf) -> Iterator[Outcome]:
    """Take the shards of units into a store, many articles at once; give what became of each input.

    What the store holds already is left alone; a shard that is damaged is an input that failed. Of an article that two
    units tell differently, the later stays, as when one process reads them: they are never taken in together.
    """
    quads, outcomes, held = list[Quad](), list[Outcome](), set[str]()
    for unit in units:
        try:
            entry = shelf.entry(unit)
            articles = {one.article for one in entry.outcomes if one.article}
            if len(quads) >= LOADED or articles & held:
                store.merge(quads)
                yield from outcomes
                quads, outcomes, held = [], [], set()
            new = not all(map(store.has_read, entry.digests))
            quads += shelf.quads(entry) if new else ()
        except SourceError as error:
            outcomes.append(Outcome(unit.paths[0], "failed", str(error)))
            continue
        held |= articles
        outcomes += entry.outcomes if new else map(_same, entry.outcomes)
    store.merge(quads)
    yield from outcomes


def _same(outcome: Outcome) -> Outcome:
    return replace(outcome, outcome="same") if outcome.outcome == "read" else outcome
