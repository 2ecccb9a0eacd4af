"""The same questions of the same store in other engines: Oxigraph without our side index, SQLite, DuckDB.

    python benchmarks/engines.py [EVENTS …] [--store FOLDER] [--json FILE]

Stores are made from a seed (`benchmarks/made.py`), or one that is there is read. SQLite and DuckDB get tables for these
questions, in memory and indexed, read out of the store once. Each question gives the same columns and rows everywhere
(`tests/test_benchmarks_speed.py` compares them). Times are milliseconds of the processor, of all threads, the least of several; at most 100 rows.
"""

from __future__ import annotations

import argparse
import csv
import json
import sqlite3
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.made import Made  # noqa: E402  # the folder above must be on the path first
from benchmarks.questions import build, seconds  # noqa: E402  # the same
from graph import questions  # noqa: E402  # the same
from graph.network import tied  # noqa: E402  # the same
from graph.store import Store  # noqa: E402  # the same
from ontology.vocabulary import PREFIXES  # noqa: E402  # the same

SIZES: Final = (100_000,)
ROWS: Final = 100
TIMES: Final = 5
TABLES: Final = {
    "event": ("id day status place sources", """?id a lia:Meeting ; lia:status ?status ; lia:sources ?sources
        OPTIONAL { ?id lia:date ?day } OPTIONAL { ?id lia:placeName ?place }"""),
    "part": ("event who title agency", """?event a lia:Meeting ; lia:part ?p . ?p lia:who ?who
        OPTIONAL { ?p lia:title ?title } OPTIONAL { ?p lia:agency ?agency }"""),
    "acts": ("who day event", "?event a lia:Meeting ; lia:participant ?who OPTIONAL { ?event lia:date ?day }"),
    "tie": ("one other", "?one lia:tiedTo ?other"),
    "agreement": ("id status title kind", """?id a lia:Agreement ; lia:status ?status ; lia:agreementKind ?kind
        OPTIONAL { ?id lia:title ?title }"""),
    "step": ("id status day sources first", """?id a lia:Agreement ; lia:step ?s . ?s lia:status ?status ; lia:sources ?sources
        OPTIONAL { ?s lia:date ?day } OPTIONAL { ?s lia:firstStated ?first }"""),
    "party": ("id side", "?id a lia:Agreement ; lia:party ?side"),
    "entity": ("id label country", "?id rdfs:label ?label ; lia:name ?name OPTIONAL { ?id lia:ofCountry ?country }"),
}  # fmt: skip
"""The columns of each table, and the pattern within one graph of the store that gives its rows."""
INDEXES: Final = (
    "event(id)", "part(event)", "acts(who, day)", "tie(one)", "agreement(id)", "step(day)", "party(id)", "entity(id)",
)  # fmt: skip
WHO_MET: Final = """
    WITH m AS (SELECT e.* FROM acts a JOIN event e ON e.id = a.event WHERE a.who = ?1 AND e.status LIKE '%held'
               ORDER BY a.day DESC, e.id LIMIT 100)
    SELECT n.label, n.id, n.country, p.title, p.agency, m.day, m.place, m.status, m.id, m.sources
    FROM m JOIN part p ON p.event = m.id JOIN entity n ON n.id = p.who
    WHERE n.id <> ?1 AND coalesce(n.country, n.id) <> (SELECT country FROM entity WHERE id = ?1)
    ORDER BY m.day DESC, n.label, m.id LIMIT 100"""
AGREEMENTS: Final = """
    WITH a AS (SELECT s.*, g.title, g.kind FROM step s JOIN agreement g ON g.id = s.id AND g.status = s.status
               ORDER BY s.day DESC, s.id LIMIT 100)
    SELECT a.*, p.side, n.label, n.country FROM a JOIN party p ON p.id = a.id JOIN entity n ON n.id = p.side
    ORDER BY a.day, a.id"""
TWO_STEPS: Final = "SELECT DISTINCT t.other FROM tie t WHERE t.one IN (SELECT other FROM tie WHERE one = ?1)"
STEPS: Final = """SELECT DISTINCT ?third {{
    {{ SELECT DISTINCT ?other {{ {{ <{0}> lia:tiedTo ?other }} UNION {{ ?other lia:tiedTo <{0}> }} }} }}
    {{ ?other lia:tiedTo ?third }} UNION {{ ?third lia:tiedTo ?other }} }}"""
BUSIEST: Final = "who-met of the busiest"
ANOTHER: Final = "who-met of another"
FAR: Final = "two steps from the busiest"
NEAR: Final = "two steps from another"
AGREED: Final = "agreements"

Tables = dict[str, tuple[list[str], list[tuple[Any, ...]]]]
Asked = dict[str, Callable[[], Any]]
"""From a question to what asks it and gives its rows."""


def tables(store: Store) -> Tables:
    """Read the tables out of the store, ties in both directions, each row once."""
    found: Tables = {}
    for name, (columns, pattern) in TABLES.items():
        wanted = columns.split()
        rows: Any = store.quads.query(
            f"SELECT {' '.join(f'?{one}' for one in wanted)} {{ GRAPH ?g {{ {pattern} }} }}", prefixes=PREFIXES
        )
        values: Any = (tuple(one.value if one else None for one in row) for row in rows)
        found[name] = wanted, list(dict.fromkeys(values))
    ties = found["tie"][1]
    found["tie"] = ["one", "other"], list(dict.fromkeys([*ties, *((other, one) for one, other in ties)]))
    return found


def in_sqlite(data: Tables) -> Callable[..., list[Any]]:
    """Fill SQLite in memory; give how it is asked."""
    base = sqlite3.connect(":memory:")
    for name, (columns, rows) in data.items():
        base.execute(f"CREATE TABLE {name} ({', '.join(columns)})")
        base.executemany(f"INSERT INTO {name} VALUES ({', '.join('?' * len(columns))})", rows)
    for number, index in enumerate(INDEXES):
        base.execute(f"CREATE INDEX i{number} ON {index}")
    base.execute("ANALYZE")
    return lambda text, *values: base.execute(text, values).fetchall()


def in_duckdb(data: Tables) -> Callable[..., list[Any]]:
    """Fill DuckDB in memory; give how it is asked."""
    import duckdb

    base = duckdb.connect()
    for name, (columns, rows) in data.items():
        with tempfile.NamedTemporaryFile("w", suffix=".csv", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows([columns, *rows])
            file.flush()
            base.execute(f"CREATE TABLE {name} AS SELECT * FROM read_csv('{file.name}', header=true, all_varchar=true)")
    for number, index in enumerate(INDEXES):
        base.execute(f"CREATE INDEX i{number} ON {index}")
    return lambda text, *values: base.execute(text, list(values)).fetchall()


def of_tables(ask: Callable[..., list[Any]], start: str, other: str) -> Asked:
    """The questions to tables."""
    return {
        BUSIEST: lambda: ask(WHO_MET, start),
        ANOTHER: lambda: ask(WHO_MET, other),
        FAR: lambda: ask(TWO_STEPS, start),
        NEAR: lambda: ask(TWO_STEPS, other),
        AGREED: lambda: ask(AGREEMENTS),
    }


def of_liaison(store: Store, made: Made, start: str, other: str) -> Asked:
    """The questions as Liaison asks them, from the name as somebody types it to the rows of the answer."""
    busy, one = (made.officials[position].label for position in (0, len(made.officials) // 40))
    return {
        BUSIEST: lambda: questions.who_met(store, busy, limit=ROWS, evidence=False),
        ANOTHER: lambda: questions.who_met(store, one, limit=ROWS, evidence=False),
        FAR: lambda: tied(store, tied(store, {start})),
        NEAR: lambda: tied(store, tied(store, {other})),
        AGREED: lambda: questions.agreements(store, limit=ROWS, evidence=False),
    }


def of_oxigraph(store: Store, made: Made, start: str, other: str) -> Asked:
    """Our queries, and one for two steps, in Oxigraph; `store` must have no side index."""
    return of_liaison(store, made, start, other) | {
        FAR: lambda: list(store.query(STEPS.format(start))),
        NEAR: lambda: list(store.query(STEPS.format(other))),
    }


def measure(events: int, path: Path | None = None) -> dict[str, float]:
    """Give the milliseconds of each question in each engine, and how many times ours DuckDB's are."""
    made = Made(events)
    if path is None:
        with tempfile.TemporaryDirectory() as folder:
            build(made, Path(folder) / "store")
            return measure(events, Path(folder) / "store")
    start, other = (
        f"https://w3id.org/liaison/id/{made.officials[position].id}" for position in (0, len(made.officials) // 40)
    )
    found: dict[str, float] = {}
    with Store.open(path) as store:
        found |= timed("Liaison", of_liaison(store, made, start, other))
        data = tables(store)
        for name, engine in (("SQLite", in_sqlite), ("DuckDB", in_duckdb)):
            found |= timed(name, of_tables(engine(data), start, other))
        store.finder = None
        found |= timed("Oxigraph", of_oxigraph(store, made, start, other), 2)
    ratios = {
        f"{question}: ratio to DuckDB": found[f"{question}: Liaison"] / found[f"{question}: DuckDB"]
        for question in (BUSIEST, ANOTHER, FAR, NEAR, AGREED)
    }
    return found | ratios


def timed(engine: str, asked: Asked, times: int = TIMES) -> dict[str, float]:
    """Give the milliseconds of each question."""
    return {f"{question}: {engine}": 1000 * seconds(work, times) for question, work in asked.items()}


def main() -> None:
    """Measure each size, print a line for each figure, and write what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("events", nargs="*", type=int, default=list(SIZES))
    parser.add_argument("--store", type=Path, help="a store of so many events that `questions.py --keep` has left")
    parser.add_argument("--json", type=Path, help="write the figures")
    given = parser.parse_args()
    found = {events: measure(events, given.store) for events in given.events}
    for events, figures in found.items():
        print(f"\n{events:,} events")
        for name, figure in figures.items():
            print(f"  {name:50} {figure:10.2f}")
    if given.json:
        given.json.write_text(json.dumps(found, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
