"""Tables as CSV files (RFC 4180, UTF-8) that a spreadsheet opens without running what is in a cell."""

from __future__ import annotations

import csv
import io
from typing import IO, TYPE_CHECKING

from exports.holdings import gather
from exports.rows import FORMULA_STARTS
from exports.tables import Table, Value, tables
from exports.text import clean_lines
from exports.writing import Writer

if TYPE_CHECKING:
    from exports.formats import Wanted

MARK = "\ufeff"
"""The byte order mark by which some spreadsheets know UTF-8."""


def files(wanted: Wanted) -> dict[str, Writer]:
    """Give each table as a file; a list is one cell, its items separated by “; ”."""
    return {
        f"{table.name}.csv": lambda stream, table=table: _write(table, stream, MARK if wanted.mark else "")  # type: ignore[misc]  # the table of this turn
        for table in tables(gather(wanted.store, wanted.selection))
    }


def _write(table: Table, stream: IO[bytes], mark: str) -> None:
    text = io.TextIOWrapper(stream, "utf-8", newline="")
    text.write(mark)
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(table.columns)
    writer.writerows([_cell(value) for value in row] for row in table.rows)
    text.detach()


def _cell(value: Value) -> str | int | float | None:
    if isinstance(value, list):
        value = "; ".join(value)
    if not isinstance(value, str):
        return value
    text = clean_lines(value)
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text
