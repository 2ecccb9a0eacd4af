"""Which body somebody is of, where a sentence says no post of his: “Y of the Regional Security System”."""

from __future__ import annotations

from ingest.rows import Side
from ingest.units import Row


def note_bodies(row: Row) -> None:
    """Give the officials of a row who have no post the body that “of” or “from” names right behind them."""
    for index, unit in enumerate(row.units):
        at = index + 1
        if unit.code != "P" or not (row.is_a(at, "of") or row.is_a(at, "from")):
            continue
        at += 1
        while row.is_a(at, "article"):
            at += 1
        if at < len(row.units) and row.units[at].code == "A":
            side = Side("", None, row.view.text(unit.start, unit.end), spot=row.units[at].value)
            for official in unit.value.officials:
                official.group = official.group or (None if official.posts else side)
