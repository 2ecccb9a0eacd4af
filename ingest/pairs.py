"""Which two a sentence means by “they”, “both” or “the two of them”, by whom it has named itself."""

from __future__ import annotations

from ingest.memory import PAIR, Memory
from ingest.pronouns import meant_by, spoken_of
from ingest.registry import Official
from ingest.rows import Meant
from ingest.units import Row


def both_of(row: Row, start: int, memory: Memory) -> list[Official]:
    """Give the two whom “they” or “the two” at a token means if its sentence has one by name and one by a pronoun (“She put it to Y, when | they met”)."""
    before = [unit for unit in row.units if unit.start < start]
    named = [one for unit in before if isinstance(unit.value, Meant) for one in unit.value.officials]
    said = next((at for at in range(len(before)) if row.is_a(at, "pronoun_singular")), None)
    mine = meant_by(row, said, memory) if said is not None else []
    two = list(dict.fromkeys([*mine, *named]))
    return two if mine and len(two) == PAIR else []


def named_of(row: Row, index: int) -> list[Official]:
    """Give the only two whom a sentence names before “they” and who are of two countries (“Y came to see Z, and | they talked”)."""
    two = spoken_of(row.units[:index])
    apart = len({one.country for one in two} - {""}) == PAIR and all(one.in_office for one in two)
    return two if len(two) == PAIR and apart else []


def each_of(row: Row, memory: Memory) -> list[Official]:
    """Give the two whom “the two of them” means if its sentence has named only one: him and whom the one before was about."""
    named = spoken_of(row.units)
    two = [*memory.subject[:1], *named]
    apart = len(set(two)) == PAIR and two[0].country != two[1].country
    return two if apart and all(one.in_office for one in two) else []


def named_before(row: Row, start: int) -> list[Official]:
    """List whom a sentence speaks of up to a token, each once, in their order."""
    people = (unit for unit in row.units if isinstance(unit.value, Meant) and unit.start <= start)
    return list(dict.fromkeys(one for unit in people for one in unit.value.officials))


def named_behind(row: Row, start: int) -> list[Official]:
    """List whom a sentence speaks of only behind a token: a description there means somebody else."""
    before = named_before(row, start)
    people = (unit for unit in row.units if isinstance(unit.value, Meant))
    return [one for unit in people for one in unit.value.officials if one not in before]


def they(row: Row, index: int, memory: Memory) -> list[Official]:
    """Give whom “they” at a unit means: two of its sentence, else those who met last, else the last two of different countries."""
    here = both_of(row, row.units[index].start, memory)
    if not row.view.modifiers_before:
        return here or list(memory.all())
    return here or named_of(row, index) or list(memory.all() or memory.two())
