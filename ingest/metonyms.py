"""Capitals that stand for their states: « Rabat et Madrid négocient »."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from ingest.units import Row
from ingest.verbs import VerbGroup

ACTS_OF_STATES: Final = frozenset(
    {
        "propose",
        "sign",
        "deny",
        "agree",
        "announce",
        "ratify",
        "extradite",
        "donate",
        "renew",
        "conclude",
        "support",
        "cancel",
    }
)


def name_states(row: Row) -> None:
    """Make countries of capitals that stand for them: what acts (« Rabat et Madrid négocient »), or is a partner."""
    for index, unit in enumerate(row.units):
        if unit.code == "L" and unit.value.form == "capital" and _acts(row, index):
            row.units[index] = replace(unit, code="C", value=replace(unit.value, type="country"))


def _acts(row: Row, index: int) -> bool:
    before, after = row.units[index - 1] if index else None, row.units[index + 1 : index + 2]
    if before is not None and any(row.is_a(index - 1, name) for name in ("between", "with", "by")):
        return True
    if row.is_a(index - 1, "that") or (before is not None and before.code == "V" and _is_of_states(before.value)):
        return True
    joined = row.is_a(index - 1, "and") and index > 1 and row.units[index - 2].code in "CL"
    if joined and row.units[index - 2].code == "C":
        return True
    first = before is None or (before.code == "W" and not before.label[0].isalnum()) or joined
    follows = [unit for unit in after if unit.code == "V" and unit.value.tense not in ("participle", "infinitive")]
    pair = row.is_a(index + 1, "and") and any(unit.code in "CL" for unit in row.units[index + 2 : index + 3])
    verb = pair and any(unit.code == "V" for unit in row.units[index + 3 : index + 4])
    return first and bool(follows or verb)


def _is_of_states(verb: VerbGroup) -> bool:
    """Whether a finite verb says what states do to one another, so that a capital right behind it is no place."""
    return bool(verb.senses & ACTS_OF_STATES) and verb.tense not in ("participle", "infinitive", "gerund")
