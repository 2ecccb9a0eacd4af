"""Who speaks in a quotation (« “Me reuní con X”, dice Y », “…,” says the chief of A, Y): he is “I” in it and in what it goes on with."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from ingest.clauses import SPOKEN
from ingest.memory import Memory
from ingest.registry import Official
from ingest.rows import Meant
from ingest.units import Row

MARKS: Final = frozenset('"”»“')
NEAR: Final = 5
"""How many units behind a quotation its speaker stands at most."""
SAID: Final = 6
"""How many units behind the verb of speaking he stands at most who speaks."""


def first_person(row: Row, index: int, memory: Memory) -> Iterable[Official]:
    """Give whom “I” means at a unit: who speaks there, or whom the article named first."""
    if row.view.modifiers_before:
        return speaker_of(row) or memory.speaker or memory.lead
    return _named_behind(row, index) or memory.lead


def _named_behind(row: Row, index: int) -> list[Official]:
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


def speaker_of(row: Row) -> list[Official]:
    """Give who says what a sentence quotes, if he stands behind the verb that follows the quotation (“…,” says the chief of A, | Y)."""
    for at in range(1, len(row.units) - 1):
        verb = row.units[at]
        if verb.code == "V" and verb.value.senses & SPOKEN and row.units[at - 1].label in MARKS:
            following = row.units[at + 1 : at + SAID]
            who = next((unit for unit in following if unit.code != "W"), None)
            return list(who.value.officials[:1]) if who and who.code == "P" else []
    return []


def note_speaker(memory: Memory, row: Row) -> None:
    """Leave in mind who speaks in a sentence, if it tells."""
    memory.speaker = tuple(speaker_of(row)) or memory.speaker
