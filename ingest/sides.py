"""Which countries a sentence names as sides: not as a place, a way, or where something private comes from."""

from __future__ import annotations

from typing import Final

from ingest.rows import Side
from ingest.several import THREE, three
from ingest.spotting import spotter
from ingest.story import Story
from ingest.units import Row, Unit

HELP: Final = 10
"""How many units a word of help stands at most before the country of those who helped."""
SET: Final = 3
"""How many words a set phrase has at most before the last."""


def in_sentence(story: Story, row: Row, *, compounds: bool = False) -> list[str]:
    """List the countries that a sentence names as such, by their adjectives or by their officials.

    With `compounds`, countries count only where they stand for a side: not as the place of what is told.
    """
    codes: list[str] = []
    both: list[str] = []
    for index, unit in enumerate(row.units):
        codes += _compound(row, unit) if unit.code == "W" else []
        if compounds and unit.code == "N" and unit.label.startswith("states"):
            both += three(story.memory, story.mentions) if unit.label == THREE else story.memory.countries
        if compounds and (_is_route(row, index) or _is_nationality(row, index)):
            continue
        if unit.code in "PUAC" or isinstance(unit.value, Side):
            codes += story.countries_of(unit.value)
        elif unit.code == "W" and not _is_of_private(row, index) and not _is_set(row, unit):
            spot = row.view.entry(unit.start, "demonym")
            codes += [spot[1].country] if spot else []
    codes += both if len({code for code in codes if code}) < 2 else []
    return list(dict.fromkeys(code for code in codes if code))


def _is_set(row: Row, unit: Unit) -> bool:
    """Whether a word is part of a set phrase, and names no country there: « خليج غينيا »."""
    return any(row.view.fixed_end(at) > unit.start for at in range(max(0, unit.start - SET), unit.start))


def _is_route(row: Row, index: int) -> bool:
    """Whether a country is only where something happens, comes from or goes to: « en C », « vers le C », « en provenance de C »."""
    if row.units[index].code != "C":
        return False
    at = index - 1
    while at > 0 and (row.is_a(at, "article") or row.is_a(at, "of")):
        at -= 1
    if (row.is_a(at, "from") or row.is_a(at, "in")) and row.is_a(at - 1, "personnel"):
        return False  # “officers from C”, “police in C”
    return row.is_a(at, "route") or (row.is_a(index - 1, "in") and not _helps(row, index))


def _helps(row: Row, index: int) -> bool:
    """Whether a country is where those sit who helped (« بناء على معلومات وفرتها المديرية الاتحادية … في C »)."""
    for at in range(index - 1, max(-1, index - HELP), -1):
        if row.is_a(at, "help") or row.units[at].code in "VAPU":
            return row.is_a(at, "help")
    return False


def _is_nationality(row: Row, index: int) -> bool:
    """Whether a word says where some private people come from: « deux Nigérians »."""
    unit = row.units[index]
    counted = row.is_a(index - 1, "indefinite") or row.word(index - 1).isdigit() or row.is_a(index - 1, "number")
    noun = row.view.tokens[unit.start].capital or row.view.words.settings.get("modifiers") != "before"
    official = any(row.is_a(at, "personnel") for at in (index + 1, index + 2))  # “two Malaysian patrol boats”
    return unit.code == "W" and noun and counted and not official


def _is_of_private(row: Row, index: int) -> bool:
    """Whether an adjective of a people says where somebody or something private is from: a suspect, a newspaper, a ship."""
    thing = row.is_a(index - 1, "no_side") and not row.is_a(index - 2, "help")  # « بمساعدة طائرة إسبانية »
    return row.is_a(index - 1, "captive") or thing or row.is_a(index + 1, "nationality")


def is_of_two(row: Row) -> bool:
    """Whether a sentence joins two countries in one word (« la commission algéro-turque », « Gabon-France »)."""
    return any(unit.code == "W" and _compound(row, unit) for unit in row.units)


def _compound(row: Row, unit: Unit) -> list[str]:
    """Read « algéro-turc », “Nigeria-Cameroon” as the two countries that it joins."""
    first, dash, second = row.view.norm(unit.start).replace("‑", "-").partition(" ")
    if not dash or "-" not in unit.label:
        return []
    spots = spotter(row.view.words.language)
    found = [
        spots.reading(word, kind) or spots.reading(word, "country")
        for word, kind in ((first, "prefix"), (second, "demonym"))
    ]
    return [code for code in found if code] if all(found) else []


def turn_to(story: Story, row: Row) -> None:
    """Keep in mind the country that a question names («¿Y con Brasil?»): it and that of who is asked are the two spoken of from there on."""
    lead = story.memory.lead
    codes = [unit.value.country for unit in row.units if unit.code == "C"]
    home = next((one.country for one in lead if one.country), story.home)
    own = all(one.posts and not one.international for one in lead)  # who is asked speaks for his country
    if own and len(codes) == 1 and home and codes[0] != home:
        story.memory.countries, story.memory.sides, story.memory.session = (home, codes[0]), (), ()
