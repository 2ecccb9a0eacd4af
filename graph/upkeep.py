"""How the side index keeps up with its store: before each change the graphs are noted, after it their rows are made anew.

So a program that ends between the two leaves a note, and whoever opens the store next reads these graphs again. The cost
is that of the graphs that change, however much the store holds.
"""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, Final

import pyoxigraph as ox

from graph.finder import FILE, VERSION, Finder
from graph.finder_rows import ENTITIES, EVENTS, Row, rows
from graph.rdf import node, suffix, term
from graph.statements import Stored
from graph.telling import Quads
from ontology.vocabulary import ONTOLOGY

HERE: Final = Path(__file__).parent
INSERTS: Final = {
    "event": "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    "part": "INSERT INTO part VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    "step": "INSERT INTO step VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
    "news": "INSERT INTO news VALUES (?, ?, ?)",
    "about": "INSERT INTO about VALUES (?, ?, ?, ?)",
    "tells": "INSERT INTO tells VALUES (?, ?)",
    "article": "INSERT INTO article VALUES (?, ?, ?, ?, ?, ?)",
    "sentence": "INSERT INTO sentence VALUES (?, ?, ?, ?, ?, ?)",
    "home": "INSERT INTO home VALUES (?, ?)",
    "called": "INSERT INTO called VALUES (?, ?, ?)",
    "node": "INSERT INTO node (id, class, label) VALUES (?, ?, ?)"
            " ON CONFLICT (id) DO UPDATE SET class = excluded.class, label = excluded.label",
}  # fmt: skip
OF_EVENT: Final = ("part", "step", "news", "about", "tells", "event")
AT_ONCE: Final = 50_000
AT_FIRST: Final = ("journal_mode = OFF", "synchronous = OFF", "cache_size = -200000")
"""Of a file that nobody sees before it is whole: what is half written is thrown away."""
GATHERED: Final = 2**26
USUAL: Final = 2**20
COMPARED: Final = {
    **dict.fromkeys(("event", "part", "step", "news", "about", "topic", "node", "home", "called", "edge", "article", "said", "tells", "sentence"), "*"), "passage": "rowid, text",
}  # fmt: skip
"""The tables that can be made from the store, and their columns."""


class Upkeep:
    """The side index of a store that is open to be written to."""

    def __init__(self, store: ox.Store, path: Path) -> None:
        """Open it, or make it; what a program left unfinished is finished."""
        self.store = store
        self.path = path / FILE
        self.connection = connected(self.path)
        if self.finder.version() != VERSION:  # 0 if it is new
            self.rebuild()
        elif self.finder.is_behind():
            self.refresh(self.finder.first("SELECT graph FROM pending"))

    @property
    def finder(self) -> Finder:
        """The side index, to be read."""
        return Finder(self.connection)

    def note(self, graphs: Iterable[str]) -> None:
        """Note the graphs that are about to change."""
        with self._transaction():
            self.connection.executemany("INSERT OR IGNORE INTO pending VALUES (?)", [(one,) for one in graphs])

    def refresh(self, graphs: Iterable[str]) -> None:
        """Make the rows of some graphs anew, and take them off the notes."""
        with self._transaction():
            for graph in graphs:
                self._drop(graph)
                insert(self.connection, rows_of(self.store, graph))
                self.connection.execute("DELETE FROM pending WHERE graph = ?", (graph,))
            self.connection.execute("DELETE FROM node WHERE class IS NULL AND events = 0 AND degree = 0")

    def _transaction(self) -> sqlite3.Connection:
        """A transaction; used as a context manager it is committed, or rolled back."""
        self.connection.execute("BEGIN IMMEDIATE")
        return self.connection

    def _drop(self, graph: str) -> None:
        """Take out the rows of a graph."""
        run, kind = self.connection.execute, graph.partition("/")[0]
        if kind in EVENTS:
            for table in OF_EVENT:
                run(f"DELETE FROM {table} WHERE event = ?", (graph,))
        elif graph.endswith("/provenance"):
            run("DELETE FROM article WHERE article = ?", (graph.removesuffix("/provenance"),))
        else:
            run("DELETE FROM passage WHERE rowid IN (SELECT passage FROM said WHERE graph = ?)", (graph,))
            run("DELETE FROM said WHERE graph = ?", (graph,))
            run("DELETE FROM sentence WHERE article = ?", (graph,))
            if kind in ENTITIES:
                run("UPDATE node SET class = NULL, label = NULL WHERE id = ?", (graph,))
                run("DELETE FROM home WHERE id = ?", (graph,))
                run("DELETE FROM called WHERE id = ?", (graph,))

    def rebuild(self, found: Iterable[Row] | None = None) -> None:
        """Make the whole index anew from the store, or of its rows, aside, and put it in its place when it is whole."""
        self.connection.close()
        aside = self.path.with_suffix(".new")
        for one in (aside, *_companions(aside)):
            one.unlink(missing_ok=True)
        fill(aside, every_row(self.store) if found is None else found)
        for one in _companions(self.path):
            one.unlink(missing_ok=True)
        aside.replace(self.path)
        self.connection = connected(self.path)


def connected(path: Path) -> sqlite3.Connection:
    """Open the file of an index to be written to; what is committed there survives the end of the program."""
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    return connection


def every_row(store: ox.Store) -> Iterator[Row]:
    """Give the rows of all graphs of a store."""
    for graph in graphs(store):
        yield from rows_of(store, graph)


def rows_of(store: Quads, graph: str) -> Iterator[Row]:
    """Give the rows of a graph of a store, by its id."""
    return rows(graph, Stored(store, node(graph)), lambda telling: account(store, telling))


def account(store: Quads, telling: str) -> tuple[str, str]:
    """Give the status and the date of a telling, in whichever article it stands."""
    values = []
    for name in ("lia:status", "lia:date"):
        found = next(iter(store.quads_for_pattern(ox.NamedNode(telling), term(name), None, None)), None)
        values.append(str(found.object.value) if found is not None else "")  # type: ignore[union-attr]  # no triple terms
    return values[0].removeprefix(ONTOLOGY), values[1]


def fill(path: Path, found: Iterable[Row]) -> None:
    """Make an index in a new file: 1. its tables 2. all rows 3. their orders 4. the sums, and what keeps them right."""
    connection = sqlite3.connect(path, isolation_level=None)
    for setting in AT_FIRST:
        connection.execute(f"PRAGMA {setting}")
    connection.executescript(_sql("finder"))  # 1
    _gather(connection, GATHERED)
    connection.execute("BEGIN")
    coming = iter(found)
    while some := list(islice(coming, AT_ONCE)):  # 2
        insert(connection, some)
    for script in ("finder_orders", "finder_recount", "finder_sums"):  # 3, 4
        connection.executescript(_sql(script))
    _gather(connection, USUAL)
    connection.execute(f"PRAGMA user_version = {VERSION}")
    connection.close()
    with path.open("rb") as file:
        os.fsync(file.fileno())


def _gather(connection: sqlite3.Connection, size: int) -> None:
    """Say how many bytes of words FTS5 gathers before it writes them: the more, the less there is to merge."""
    connection.execute("INSERT INTO passage (passage, rank) VALUES ('hashsize', ?)", (size,))


def insert(connection: sqlite3.Connection, found: Iterable[Row]) -> None:
    """Put rows into their tables."""
    by_table: dict[str, list[tuple[Any, ...]]] = {}
    for table, row in found:
        by_table.setdefault(table, []).append(row)
    passages = sorted(by_table.pop("passage", []))  # what comes out of order makes FTS5 write what it has gathered
    said = [(number, graph, subject) for number, _, graph, subject in passages]
    connection.executemany("INSERT OR REPLACE INTO said VALUES (?, ?, ?)", said)
    texts = [(number, text) for number, text, _, _ in passages]
    connection.executemany("INSERT OR REPLACE INTO passage (rowid, text) VALUES (?, ?)", texts)
    for table, of_table in by_table.items():
        connection.executemany(INSERTS[table], of_table)


def differences(store: ox.Store, path: Path) -> Iterator[str]:
    """Compare the index of a store with one made anew: give each table in which the two differ."""
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / FILE
        fill(fresh, every_row(store))
        connection = sqlite3.connect(fresh)
        connection.execute("ATTACH ? AS kept", ((path / FILE).absolute().as_uri() + "?mode=ro",))
        for table, columns in COMPARED.items():
            here, there = (f"SELECT {columns} FROM {name}.{table}" for name in ("main", "kept"))
            sql = f"SELECT count(*) FROM (SELECT * FROM ({here} EXCEPT {there}) UNION ALL SELECT * FROM ({there} EXCEPT {here}))"
            (count,) = connection.execute(sql).fetchone()
            if count:
                yield f"the side index differs from the store in {count} rows of its table {table}: run `graph doctor --rebuild`"
        connection.close()


def graphs(store: ox.Store) -> Iterator[str]:
    """Give the ids of the graphs of a store."""
    for one in store.named_graphs():
        if isinstance(one, ox.NamedNode):
            yield suffix(one)


def _sql(name: str) -> str:
    return (HERE / f"{name}.sql").read_text("utf-8")


def _companions(path: Path) -> list[Path]:
    """The files that SQLite keeps beside one."""
    return [path.with_name(path.name + ending) for ending in ("-wal", "-shm", "-journal")]
