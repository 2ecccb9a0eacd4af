"""Tables as Parquet files, for pandas, Polars, DuckDB, Spark; lists stay lists, numbers stay numbers."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from exports.holdings import gather
from exports.tables import Table, tables
from exports.writing import Writer

if TYPE_CHECKING:
    from exports.formats import Wanted


def files(wanted: Wanted) -> dict[str, Writer]:
    """Give each table as a file; raises `ModuleNotFoundError` if pyarrow is not installed."""
    import pyarrow.parquet  # noqa: F401  # asked for before anything is written

    return {
        f"{table.name}.parquet": lambda stream, table=table: _write(table, stream)  # type: ignore[misc]  # the table of this turn
        for table in tables(gather(wanted.store, wanted.selection))
    }


def _write(table: Table, stream: IO[bytes]) -> None:
    import pyarrow as pa
    from pyarrow import parquet

    types = {"string": pa.string(), "strings": pa.list_(pa.string()), "integer": pa.int64(), "number": pa.float64()}
    schema = pa.schema([(name, types[kind]) for name, kind in table.columns.items()])
    columns = [list(column) for column in zip(*table.rows, strict=True)] or [[] for _ in table.columns]
    arrays = [pa.array(column, field.type) for column, field in zip(columns, schema, strict=True)]
    parquet.write_table(pa.Table.from_arrays(arrays, schema=schema), stream)
