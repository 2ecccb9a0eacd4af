"""Whom a sentence speaks of, before a place in it and behind."""

from __future__ import annotations

from ingest.registry import Official
from ingest.rows import Meant
from ingest.units import Row


def named_before(row: Row, start: int) -> list[Official]:
    """List whom a sentence speaks of up to a token, each once, in their order."""
    people = (unit for unit in row.units if isinstance(unit.value, Meant) and unit.start <= start)
    return list(dict.fromkeys(one for unit in people for one in unit.value.officials))


def named_behind(row: Row, start: int) -> list[Official]:
    """List whom a sentence speaks of only behind a token: a description there means somebody else."""
    before = named_before(row, start)
    people = (unit for unit in row.units if isinstance(unit.value, Meant))
    return [one for unit in people for one in unit.value.officials if one not in before]
