"""Territories that have a code of their own but whose police, army and justice are those of a state: Réunion is France's."""

from __future__ import annotations

from functools import cache
from typing import Final

from ontology.gazetteer import FOLDER, read_table

COLUMNS: Final = "code state"


def state_of(code: str) -> str:
    """Give the state whose officials serve in a country: itself, but for a territory whose services are another's."""
    return _states().get(code, code)


@cache
def _states() -> dict[str, str]:
    return {row["code"]: row["state"] for row in read_table(FOLDER / "territories.tsv", COLUMNS, lambda cells: cells)}
