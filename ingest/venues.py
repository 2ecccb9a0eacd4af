"""Where a conference or a summit is held, and with it those who meet at it: « en marge du sommet », “in the corridors of the forum”."""

from __future__ import annotations

from typing import Final

from ingest.circumstances import is_located, named
from ingest.memory import Memory
from ingest.units import Row
from ingest.verbs import NOT_FINITE

Place = tuple[str, str]
REACH: Final = 14
"""How many units behind the noun of a gathering its place stands at most."""
HELD: Final = frozenset({"hold", "take_place", "open", "end", "gather", "close"})
"""Senses of the verbs that tell of a gathering where it is held."""


def note_venue(memory: Memory, row: Row) -> None:
    """Keep in mind where the gathering is held that a sentence names, headline or not."""
    for index in range(len(row.units)):
        if _is_gathering(row, index) and (place := _venue(row, index)):
            memory.venue = place


def venue_of(memory: Memory, row: Row, before: Row | None) -> Place | None:
    """Give the place of the gathering at which a sentence, or the corridors of the sentence before, say that somebody met."""
    if not memory.venue:
        return None
    held = any(_at(row, index) for index in range(len(row.units)))
    return memory.venue if held or (before is not None and _in_corridors(before)) else None


def _venue(row: Row, noun: int) -> Place | None:
    """Give the town behind a gathering: « sommet de L », “conference in L”, « la conférence, qui s'est achevée mercredi à L »."""
    for index in range(noun + 1, min(noun + REACH, len(row.units))):
        unit = row.units[index]
        if unit.code == "P" or unit.label in (";", ":"):
            return None
        finite = unit.code == "V" and unit.value.tense not in NOT_FINITE
        if finite and not (unit.value.senses & HELD or row.is_a(index - 1, "relative")):
            return None
        if unit.code == "L" and (row.is_a(index - 1, "of") or is_located(row, index)):
            return named(row, unit)
    return None


def _at(row: Row, index: int) -> bool:
    """Whether a unit says that something was at the gathering: in its margins, or during it."""
    unit = row.units[index]
    if unit.code == "N" and unit.label == "margin":
        return not any(one.label == "visit" for one in row.units[index : index + 3])
    around = range(max(0, index - 3), index)
    return _is_gathering(row, index) and any(row.is_a(at, "during") for at in around)


def _is_gathering(row: Row, index: int) -> bool:
    return row.view.is_a(row.units[index].start, "gathering")


def _in_corridors(row: Row) -> bool:
    """Whether a sentence speaks of the corridors of a gathering (« Dans les couloirs du sommet »)."""
    return any(row.is_a(at, "corridor") for at in range(len(row.units))) and any(
        _is_gathering(row, at) for at in range(len(row.units))
    )
