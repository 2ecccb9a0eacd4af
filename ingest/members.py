"""Who a sentence names of several whom it only describes: « ses homologues espagnols, dont X et Y »."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ingest.joining import INCLUDING
from ingest.rows import Meant, Side
from ingest.units import Row
from ingest.verbs import NOT_FINITE

LONGEST: Final = 5
"""How many words there are at most in a phrase that leads from several to those named of them (“among whom were”)."""


def note_members(row: Row) -> None:
    """Give those described their members whom the sentence names behind them, and each of these the country of all."""
    for index, unit in enumerate(row.units):
        first = _named_from(row, index + 1) if unit.code == "U" and isinstance(unit.value, Side) else 0
        if not first:
            continue
        members = list(_listed(row, first))
        if _has_own_clause(row, index, members[-1]):
            continue
        officials = [one for at in members for one in row.units[at].value.officials]
        unit.value.officials += tuple(one for one in officials if one not in unit.value.officials)
        for one in officials:
            one.country = one.country or ("" if unit.value.more else unit.value.country)


def _named_from(row: Row, start: int) -> int:
    """Give where the first named of several stands, behind “including” or the like; 0 if nobody is so named."""
    at = start + row.is_a(start, "comma")
    for end in range(min(at + LONGEST, len(row.units) - 1), at, -1):
        behind = next((i for i in range(end, len(row.units)) if not row.is_a(i, "comma")), end)
        behind += row.is_a(behind, "article")
        if _tells_of_members(row, at, end) and behind < len(row.units) and row.units[behind].code == "P":
            return behind
    return 0


def _tells_of_members(row: Row, start: int, end: int) -> bool:
    """Whether a phrase leads from several to those named of them: one of the class `namely`, or a participle of including."""
    verb = row.units[start].value if row.units[start].code == "V" and end == start + 1 else None
    if verb is not None:
        return bool(verb.senses & INCLUDING) and verb.tense in ("gerund", "participle")
    return " ".join(unit.label for unit in row.units[start:end]) in row.view.words.words("namely")


def _listed(row: Row, first: int) -> Iterator[int]:
    """Give the units of a list of people: those that only commas, articles and “and” part."""
    for index in range(first, len(row.units)):
        if row.units[index].code == "P" and isinstance(row.units[index].value, Meant):
            yield index
        elif not any(row.is_a(index, name) for name in ("comma", "and", "article")):
            return


def _has_own_clause(row: Row, index: int, last: int) -> bool:
    """Whether the last named is the subject of a clause about one whom the sentence has done with (« a vu le ministre, dont l'adjoint, Y, | était … »)."""
    before = any(unit.code == "V" and unit.value.tense not in NOT_FINITE for unit in row.units[:index])
    behind = next((unit for at, unit in enumerate(row.units) if at > last and not row.is_a(at, "comma")), None)
    return before and behind is not None and behind.code == "V" and behind.value.tense not in NOT_FINITE
