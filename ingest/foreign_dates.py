"""Dates that a sentence gives to something else than to what it tells: to a treaty, to who said so, to somebody's arrival."""

from __future__ import annotations

from typing import Final

from ingest.subjects import SIGNING
from ingest.units import Row, Unit
from ingest.verbs import NOT_FINITE

FORMERLY: Final = 4
FORCE: Final = 2
"""How many units before its date “in force” stands at most."""
NAMED: Final = 5
"""How many units after “Tuesday’s” the event stands at most."""
TOLD: Final = 4
"""How many words may stand between a verb of saying and its day (“told reporters in L on Friday”)."""
SAYING: Final = frozenset({"say", "announce"})
TRAVELLING: Final = frozenset({"arrive", "leave", "return"})
"""Senses of verbs by which somebody comes or goes."""
PRONOUN: Final = 3
"""How many units before its verb a relative pronoun stands at most."""


def of_force(row: Row, index: int) -> bool:
    """Whether a date says since when something is in force (« en vigueur depuis juin 2019 »)."""
    return any(row.is_a(at, "force") for at in range(max(0, index - FORCE), index))


def is_apart_from_force(row: Row, anchor: int, index: int) -> bool:
    """Whether what stands in force is not what a unit tells of: that is the instrument, or the verb that says that it came into force."""
    unit = row.units[anchor]
    enters = unit.code == "V" and "enter" in unit.value.senses
    return not unit.label.startswith("agreement") and not enters and not 0 < index - anchor <= FORCE + 2


def of_something(row: Row, index: int, anchor: int) -> bool:
    """Whether a date only says which: “about next year’s championships”; not where that is the event itself (“Tuesday’s talks”)."""
    if row.is_a(index + 1, "genitive") and not index < anchor <= index + NAMED:
        return True
    told = row.units[anchor]
    return told.code == "V" and not told.value.senses & SIGNING and _of_an_instrument(row, index)


def _of_an_instrument(row: Row, index: int) -> bool:
    """Whether a year is how an instrument is called: “(reviewed) the agreement | of 2022”, “(denounced) the 2022 agreement”."""
    unit = row.units[index]
    named = index > 0 and row.units[index - 1].label.startswith("agreement")
    follows = index + 1 < len(row.units) and row.units[index + 1].label.startswith("agreement")
    return unit.label == "year" and (follows or (named and row.view.is_a(unit.start, "of")))


def of_a_saying(row: Row, anchor: int, index: int) -> bool:
    """Whether a date only tells when something was said (“…, his office said in a statement on Friday”)."""
    at = index - 1
    while at > 0 and row.units[at].code == "W" and index - at <= TOLD and not row.is_a(at, "comma"):
        at -= 1
    unit = row.units[at] if at >= 0 else None
    said = unit is not None and unit.code == "V" and unit.value.senses and unit.value.senses <= SAYING
    return bool(said) and at != anchor and unit is not None and unit.value.tense not in NOT_FINITE


def across_a_saying(row: Row, anchor: int, index: int) -> bool:
    """Whether a verb of saying that closes the sentence stands between: “C and D will sign in May, | X said after talks in L”."""
    low, high = sorted((anchor, index))
    said = next((at for at in range(low + 1, high) if _closes_with_saying(row, at)), None)
    if said is None or any(row.is_a(at, "comma") for at in range(said + 1, high)):
        return False
    comma = next((at for at in range(said - 1, low, -1) if row.is_a(at, "comma") or row.units[at].code == "V"), low)
    return row.is_a(comma, "comma") and any(_is_finite(unit) for unit in row.units[:comma])


def _closes_with_saying(row: Row, at: int) -> bool:
    """Whether a finite verb says who tells what stands before it: none follows it."""
    unit = row.units[at]
    saying = unit.code == "V" and bool(unit.value.senses & SAYING) and not unit.value.passive
    return saying and _is_finite(unit) and not any(_is_finite(one) for one in row.units[at + 1 :])


def _is_finite(unit: Unit) -> bool:
    return unit.code == "V" and unit.value.tense not in NOT_FINITE


def of_an_arrival(row: Row, anchor: int, index: int) -> bool:
    """Whether a date tells only when one who takes part came or goes: “signed by X, who flew in on Sunday”."""
    verb = next((at for at in range(index - 1, anchor, -1) if row.units[at].code == "V"), anchor)
    if verb == anchor or not row.units[verb].value.senses & TRAVELLING:
        return False
    return any(row.is_a(at, "relative") for at in range(max(anchor, verb - PRONOUN) + 1, verb))


def of_announcer(row: Row, anchor: int, index: int) -> bool:
    """Whether a date stands right behind the subject of a verb of saying before it: « أعلنت وكالة X، أمس الأربعاء، … »."""
    at = index - 1
    while at > 1 and row.is_a(at, "comma"):
        at -= 1
    if row.units[at].code not in "PUA":
        return False
    before = next((one for one in range(at - 1, max(-1, at - TOLD), -1) if row.units[one].code != "W"), anchor)
    verb = row.units[before]
    return before != anchor and verb.code == "V" and bool(verb.value.senses) and verb.value.senses <= SAYING


def of_another_sentence(row: Row, anchor: int, index: int) -> bool:
    """Whether a semicolon with a verb on the date's own side stands between: “…; its wording was cleared last month”."""
    low, high = sorted((anchor, index))
    cut = next((at for at in range(low + 1, high) if row.units[at].label == ";"), None)
    own = () if cut is None else row.units[cut:] if index > anchor else row.units[:cut]
    return any(unit.code == "V" and unit.value.tense not in NOT_FINITE for unit in own)


def formerly(row: Row, index: int) -> bool:
    """Whether a date is one that no longer holds: « initialement prévue le … », « d'abord fixée au … »."""
    return any(row.is_a(at, "formerly") for at in range(max(0, index - FORMERLY), index))
