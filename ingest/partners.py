"""Hosts, guests and visitors told by what they are to somebody: « son hôte, le général X », “his Ugandan guest Y”, « مضيفه »."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ingest.memory import Memory
from ingest.mention import PersonMention
from ingest.origins import counterpart, origins
from ingest.registry import Official, Registry
from ingest.rows import Meant
from ingest.units import Row, Unit

PARTNER: Final = "partner"
"""The sense of such nouns and the label of their units, by which rules know them."""


def partner(row: Row, index: int, registry: Registry, memory: Memory) -> tuple[Unit | None, int]:
    """Make one unit, as wide as it says, of a possessive with a partner's noun: he who is named right behind, else the other of two."""
    found = _noun(row, index)
    if found is None:
        return None, 1
    end, codes = found
    behind = next(at for at in range(index, len(row.units) + 1) if at == len(row.units) or row.units[at].start >= end)
    named = behind + row.is_a(behind, "comma")
    if named < len(row.units) and row.units[named].code == "P" and _is_named(row.units[named]):
        unit = row.units[named]
        _of_country(unit, codes)
        return Unit("P", row.units[index].start, unit.end, unit.value, PARTNER), named + 1 - index
    start = row.units[index].start
    other = next(_others(row, index, registry, memory, codes), None)
    if other is None:
        return None, 1
    return Unit("P", start, end, Meant((other,), PersonMention(start, end, "described")), PARTNER), behind - index


def _noun(row: Row, index: int) -> tuple[int, tuple[str, ...]] | None:
    """Give where a partner's noun ends and whose country it says, if the unit begins one; it has its possessive before or in it."""
    view, start = row.view, row.units[index].start
    if row.is_a(index, "possessive"):
        start, before = origins(view, row.units[index].end)
        start += view.is_a(start, "meal")  # “his dinner guest”
    elif view.words.words("possessive"):
        return None
    else:
        before = ()
    for spot in view.spots.get(start, ()):
        if any(entry.id == PARTNER for entry in spot.of("term")):
            end, after = counterpart(view, spot.end)
            return (end, after) if after else (spot.end, before)
    return None


def _is_named(unit: Unit) -> bool:
    return isinstance(unit.value, Meant) and unit.value.mention.how == "named"


def _of_country(unit: Unit, codes: tuple[str, ...]) -> None:
    """Give whom a mention names the country that « son invité malien » says."""
    for official in unit.value.officials[:1] if codes else ():
        official.country = official.country or codes[0]


def _others(row: Row, index: int, registry: Registry, memory: Memory, codes: tuple[str, ...]) -> Iterator[Official]:
    """List who may be the partner of whom the sentence is about: the other of the last pair, else the latest of another country."""
    before = [unit.value.officials for unit in row.units[:index] if isinstance(unit.value, Meant)]
    (owner,) = (before[-1] if before else memory.subject)[:1] or (None,)
    pair = memory.both()
    if owner in pair:
        yield from (one for one in pair if one is not owner and _fits(one, codes))
    for one in registry.recent(row.number, codes[0] if codes else ""):
        named_behind = any(one in unit.value.officials for unit in row.units[index:] if isinstance(unit.value, Meant))
        same = owner is not None and bool(one.country) and one.country == owner.country
        if one is not owner and not same and not named_behind and one.in_office:
            yield one


def _fits(official: Official, codes: tuple[str, ...]) -> bool:
    return not codes or official.country in ("", codes[0])
