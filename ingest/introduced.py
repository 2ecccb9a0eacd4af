"""People whom a sentence names and only the next gives a post (“Y frowned. The minister of the interior of C was late”)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ingest.memory import Memory
from ingest.mention import PersonMention
from ingest.post import is_bare
from ingest.registry import Official, Registry
from ingest.units import Row

SUFFERED: Final = frozenset({"arrest", "extradite", "seize", "dismantle", "rescue"})
"""Senses of verbs that tell what was done to somebody who holds no office."""
OPENING: Final = 8
"""How many units a sentence may have before the post of whom the article has just named first."""
APPOSED: Final = 10
"""How many units behind a post and its apposition its verb stands at most."""


def newcomer(row: Row, lead: Sequence[Official] = ()) -> Official | None:
    """Return the only official of a sentence if it has but his full name for him, as the subject of a verb (“…,” says Y).

    Whom the article names first (`lead`) may stand anywhere in that sentence where the language says so (`late_posts`), unless
    it tells what was done to a suspect.
    """
    people = [at for at, unit in enumerate(row.units) if unit.code == "P"]
    if len(people) != 1 or len(row.units[people[0]].value.officials) != 1:
        return None
    official: Official = row.units[people[0]].value.officials[0]
    beside = row.units[max(0, people[0] - 1)], *row.units[people[0] + 1 : people[0] + 2]
    late = row.view.words.settings.get("late_posts", False)
    opened = late and official in lead and official.first_seen == row.number and not _is_of_suspect(row)
    told = opened or any(unit.code == "V" for unit in beside)
    held = official.posts or official.former or official.group or official.appointed
    return official if told and not held and len(official.words) > 1 else None


def introduced(
    memory: Memory, registry: Registry, row: Row, index: int, mention: PersonMention, gender: str
) -> Official | None:
    """Give whom the sentence before told of by name alone to the post that opens this one as its subject."""
    official = memory.newcomer
    if official is None or not _opens(memory, row, index, official) or any(is_bare(post) for post in mention.posts):
        return None
    apposed = index + 1 < len(row.units) and row.is_a(index + 1, "comma")
    near = APPOSED if apposed else 2 + 2 * (row.view.modifiers_before and row.is_a(index + 1, "in"))
    told = any(unit.code == "V" for unit in row.units[index + 1 : index + near])
    if not told or (gender and official.gender not in ("", gender)) or official.country not in ("", mention.country):
        return None
    registry.describe(official, mention)
    return official


def _opens(memory: Memory, row: Row, index: int, official: Official) -> bool:
    """Whether a post opens its sentence; that of whom the article has just named first may stand behind a few words."""
    late = row.view.words.settings.get("late_posts", False)
    if late and index < OPENING and official in memory.lead and official.first_seen == row.number - 1:
        return all(unit.code in "DVW" for unit in row.units[:index])
    return all(unit.code == "D" or row.is_a(at, "comma") for at, unit in enumerate(row.units[:index]))


def _is_of_suspect(row: Row) -> bool:
    return any(unit.code == "V" and unit.value.senses & SUFFERED for unit in row.units)
