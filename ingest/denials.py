"""Sentences that only deny or claim: what was told before them, or what they tell."""

from __future__ import annotations

from ingest.clauses import NOT_FINITE
from ingest.units import Row


def denies(row: Row) -> bool:
    """Whether a sentence does nothing but deny (« Le Qatar a démenti. »)."""
    verbs = [unit.value for unit in row.units if unit.code == "V"]
    if _no_such(row) or any("deny" in verb.senses and not verb.negated for verb in verbs[:1]):
        return True
    denial = any("deny" in verb.senses and not verb.negated for verb in verbs)
    denial = denial or any(unit.label == "denial" for unit in row.units)
    return denial and all(verb.senses & {"deny", "have_aux", "be_aux", "say", "announce"} for verb in verbs)


def refers_back(row: Row) -> bool:
    """Whether a sentence says that what was told before never was (“no such meeting took place”)."""
    return _no_such(row) and any(row.is_a(index, "such") for index in range(len(row.units)))


def calls_off(row: Row) -> bool:
    """Whether a sentence opens with a bare participle that calls off what was told before (“Postponed; …”)."""
    first = next((unit.value for unit in row.units[:2] if unit.code == "V"), None)
    bare = first is not None and first.tense == "participle" and first.first < 2
    return first is not None and bare and bool(first.senses & {"cancel", "postpone"})


def _no_such(row: Row) -> bool:
    """Whether a sentence says that there was no meeting (“No such meeting took place”)."""
    return any(
        unit.label.startswith("meeting") and any(row.is_a(at, "none") for at in range(max(0, index - 2), index))
        for index, unit in enumerate(row.units)
    )


def is_claimed(row: Row, anchor: int) -> bool:
    """Whether the nearest finite verb before the anchor only claims: “a weekly had claimed that X met Y”."""
    for index in range(anchor - 1, -1, -1):
        unit = row.units[index]
        if unit.label == ";":
            return False
        if unit.code == "V" and unit.value.tense not in NOT_FINITE:
            return "claim" in unit.value.senses and not unit.value.negated
    return False
