"""Who speaks where a sentence quotes somebody: he is “I” in it and in what it goes on with."""

from __future__ import annotations

from typing import Final

from ingest.clauses import SPOKEN
from ingest.memory import Memory
from ingest.registry import Official
from ingest.units import Row

MARKS: Final = frozenset('"”»“')
SAID: Final = 6
"""How many units behind the verb of speaking he stands at most who speaks."""


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
