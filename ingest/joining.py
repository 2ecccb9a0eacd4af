"""Mentions joined with what says which side they are on: a delegation and its leader, an official and his country."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from ingest.rows import Meant, Side
from ingest.units import Row, Unit

INCLUDING: Final = frozenset({"include", "integrate"})
LONGEST: Final = 5
"""How many words a phrase has at most that names who leads (« avec à sa tête »)."""
INCLUDED: Final = 5
"""How many units behind « comprenant » he stands whom a delegation includes."""


def note_sides(row: Row) -> None:
    """Give those named after « du côté marocain » that country, up to the next side or verb."""
    code = ""
    for index, unit in enumerate(row.units):
        spot = row.view.entry(unit.end, "demonym") if row.is_a(index, "side") else None
        held = _before_side(row, index) if spot else None
        if spot and held is not None:
            for official in held.value.officials:
                official.country = official.country or spot[1].country
        elif spot:
            code = spot[1].country
        elif unit.code == "V" and unit.value.tense != "gerund":
            code = ""
        elif unit.code == "P" and code:
            for official in unit.value.officials:
                official.country = official.country or code


def _before_side(row: Row, index: int) -> Unit | None:
    """Give whom a side follows right away and belongs to (« Y عن الجانب المصري و Z … »): nobody else is named right behind it."""
    before = row.units[index - 2] if index > 1 and not row.is_a(index - 1, "and") else None
    after = row.units[index + 2] if index + 2 < len(row.units) else None
    last = before is not None and before.code == "P" and (after is None or after.code != "P")
    return before if last else None


def with_leaders(row: Row, units: list[Unit]) -> list[Unit]:
    """Join a delegation and who leads it (« une délégation de la DGSI conduite par Y ») into one mention of the leader."""
    found: list[Unit] = []
    index = 0
    while index < len(units):
        unit = units[index]
        width = _led(row, units, index) if isinstance(unit.value, Side) and unit.value.is_group else 0
        leader = units[index + width]
        if width and leader.code == "P":
            further = _included(row, units, index + width + 1)
            others = units[index + width + further].value.officials if further else ()
            for official in (*leader.value.officials, *others):
                official.group = official.group or unit.value
            value = Meant((*leader.value.officials, *others), leader.value.mention)
            width += further
            found.append(replace(leader, start=unit.start, end=units[index + width].end, value=value))
        else:
            width = 0
            found.append(unit)
        index += width + 1
    return found


def _led(row: Row, units: list[Unit], index: int) -> int:
    """Say how far behind a delegation its leader stands: behind « conduite par », as words or as a verb group, or « برئاسة ».

    A comma may stand between, and the country of a body (« de la DEA américaine, conduite par »).
    """
    words, first = row.view.words, index + 1
    while first < len(units) and _tells_whose(row, units[first]):
        first += 1
    after = units[first : first + 3]
    if width := _phrase(units, first, words.words("led_by")):
        return first - index + width
    if len(after) > 2 and after[0].label in words.words("relative") and after[1].label in words.words("led_by"):
        return first - index + 2
    inverted = len(after) > 2 and after[0].label in words.words("object_relative")  # « que conduisait Y »
    if len(after) < 3 or not (inverted or after[1].label in words.words("by")):
        return 0
    verb = after[1] if inverted else after[0]
    led = verb.label in words.words("delegation_head") or (verb.code == "V" and verb.value.senses & {"lead", "head"})
    return first - index + 2 if led else 0


def _phrase(units: list[Unit], start: int, phrases: frozenset[str]) -> int:
    """Say how many units from a place on are one of some phrases, behind which another unit follows; 0 if none is."""
    for width in range(min(LONGEST, len(units) - start - 1), 0, -1):
        if " ".join(unit.label for unit in units[start : start + width]) in phrases:
            return width
    return 0


def _included(row: Row, units: list[Unit], index: int) -> int:
    """Say how many units from a leader on it takes to name who else his delegation includes (« , et comprenant Y »); 0 if nobody."""
    joined, at = False, index
    while at < len(units) and (units[at].label in row.view.words.words("and") or row.view.is_comma(units[at].start)):
        joined, at = joined or units[at].label in row.view.words.words("and"), at + 1
    verb = units[at].value if at < len(units) and units[at].code == "V" else None
    if verb is None or not verb.senses & INCLUDING or not (joined or verb.tense in ("gerund", "participle")):
        return 0
    behind = range(at + 1, min(at + INCLUDED, len(units)))
    who = next((i for i in behind if units[i].code != "W"), None)
    return who + 1 - index if who is not None and units[who].code == "P" else 0


def _tells_whose(row: Row, unit: Unit) -> bool:
    """Whether a unit goes on about whose delegation it is: a comma, a country with its preposition, its adjective."""
    if unit.code != "W":
        return unit.code == "C"
    names = ("comma", "of", "article")
    return any(row.view.is_a(unit.start, name) for name in names) or bool(row.view.entry(unit.start, "demonym"))


def with_countries(row: Row, units: list[Unit]) -> list[Unit]:
    """Join an official and the country he stands for (« le général X pour le Gabon ») into one mention of him."""
    found: list[Unit] = []
    for unit in units:
        link = len(found) - 1
        while link > 0 and found[link].label in row.view.words.words("article"):
            link -= 1
        stands = unit.code == "C" and link > 0 and found[link].label in row.view.words.words("on_behalf")
        holder = found[link - 1] if stands else None
        if holder and holder.code == "P" and not any(one.country for one in holder.value.officials):
            for official in holder.value.officials:
                official.country = unit.value.country
            found[link - 1 :] = [replace(holder, end=unit.end)]
        else:
            found.append(unit)
    return found
