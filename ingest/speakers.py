"""Who speaks in a quotation (« “Me reuní con X”, dice Y »)."""

from __future__ import annotations

from typing import Final

from ingest.registry import Official
from ingest.rows import Meant
from ingest.units import Row

MARKS: Final = frozenset({'"', "”", "»", "“"})
NEAR: Final = 5
"""How many units behind a quotation its speaker stands at most."""


def speaker(row: Row, index: int) -> list[Official]:
    """Give who is named as the speaker right behind the quotation in which a unit stands; nobody if its sentence names none.

    Only in languages that say so (`late_posts`): who is named behind what is told of him.
    """
    closed = next((at for at in range(index + 1, len(row.units)) if row.units[at].label in MARKS), None)
    if closed is None or not row.view.words.settings.get("late_posts"):
        return []
    first = closed + 1 + row.is_a(closed + 1, "comma")
    for at in range(first, min(first + NEAR, len(row.units))):
        unit = row.units[at]
        if unit.code == "P" and isinstance(unit.value, Meant):
            verb = row.units[at + 1].code == "V" if at == first and at + 1 < len(row.units) else at > first
            return list(unit.value.officials[:1]) if verb else []
        if unit.code in "UAC" or row.is_a(at, "comma") or unit.label in (".", ";", ":"):
            return []
    return []
