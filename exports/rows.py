"""Answer rows → a table for people, CSV, JSON or JSON Lines: `WRITERS` has one function a format."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from typing import Any

from exports.table import View, show, table
from exports.text import clean, escape_json

Row = object
"""One answer: a frozen dataclass of `graph.questions`."""

Writer = Callable[[Sequence[Row], View], str]

NOT_IN_TABLES = frozenset({"id", "event", "evidence", "countries", "agency", "article", "one_id", "other_id"})
"""What a person does not read in a table: addresses of nodes, what is printed below, what other columns say."""

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""A spreadsheet takes a cell that begins so for a formula, and these cells come from the open web."""


def objects(rows: Iterable[Row], *, evidence: bool) -> list[dict[str, Any]]:
    """Give each row as an object with its field names as keys; `evidence` only if asked for."""
    plain = [_plain(row) for row in rows]
    return plain if evidence else [{key: row[key] for key in row if key != "evidence"} for row in plain]


def _plain(value: Any) -> Any:
    """The same value in dicts, lists and plain types only."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    return value


def to_table(rows: Sequence[Row], view: View) -> str:
    """Write rows for people: the columns that fit, the evidence below each row."""
    plain = objects(rows, evidence=view.evidence)
    names = [name for name in (plain[0] if plain else {}) if name not in NOT_IN_TABLES]
    return table(plain, names, view)


def to_csv(rows: Sequence[Row], view: View) -> str:
    """Write rows for a spreadsheet: a header line, lists joined by “; ”, one line for each quote of the evidence."""
    import csv
    import io

    plain = objects(rows, evidence=view.evidence)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    if plain:
        writer.writerow(plain[0])
    writer.writerows([_csv_cell(value) for value in row.values()] for row in plain)
    return out.getvalue()


def _csv_cell(value: object) -> str:
    """One cell: text a spreadsheet will not run."""
    if isinstance(value, (list, tuple)):
        return (
            "\n".join(map(_csv_evidence, value))
            if value and _is_evidence(value[0])
            else "; ".join(map(_csv_cell, value))
        )
    text = show(value)
    return f"'{text}" if isinstance(value, str) and text.startswith(FORMULA_STARTS) else text


def _is_evidence(value: object) -> bool:
    return isinstance(value, Mapping) and "quote" in value


def _csv_evidence(piece: Mapping[str, object]) -> str:
    """A quote and where it stands, in one line of a cell."""
    where = ", ".join(show(piece[key]) for key in ("outlet", "published", "url") if piece.get(key))
    return f"“{clean(str(piece['quote']))}” ({where})" if where else f"“{clean(str(piece['quote']))}”"


def to_json(rows: Sequence[Row], view: View) -> str:
    """Write rows as one JSON list of objects."""
    import json

    text = json.dumps(objects(rows, evidence=view.evidence), ensure_ascii=False, indent=2)
    return escape_json(text) + "\n"


def to_jsonl(rows: Sequence[Row], view: View) -> str:
    """Write rows as JSON Lines: one object a line."""
    import json

    plain = objects(rows, evidence=view.evidence)
    return "".join(escape_json(json.dumps(row, ensure_ascii=False)) + "\n" for row in plain)


WRITERS: dict[str, Writer] = {"table": to_table, "csv": to_csv, "json": to_json, "jsonl": to_jsonl}
