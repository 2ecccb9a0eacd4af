"""Participles that are finite after all, since they have an object: “The minister, X, received on Monday in P the director Y”.

So is one that is the only verb of its sentence: “Y, head of C, called on X”.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from ingest.units import Row
from ingest.verbs import NOT_FINITE, VerbGroup

LASTING: Final = frozenset({"spend", "stay", "sit", "talk", "share", "compare_notes", "discuss", "work_out"})
"""Senses of verbs that have no passive of a person."""
SAID: Final = frozenset({"say", "deny", "claim"})
"""Senses of verbs that tell what somebody says."""


def finite_after_all(row: Row) -> Iterator[tuple[int, VerbGroup]]:
    """Give the participles behind an official that must be his verb in the past, by their object or for want of another."""
    for index, unit in enumerate(row.units):
        if unit.code != "V" or unit.value.tense != "participle" or not unit.value.passive:
            continue
        forms = row.view.words.verbs.get(row.view.low(unit.value.first), ())
        alike = any(form.tense == "past" for form in forms)
        sure = _is_only_verb(row, index) or _has_object(row, index + 1) or _is_never_passive(row, index)
        sure = sure or (row.view.modifiers_before and (_says_that(row, index) or _is_with_somebody(row, index + 1)))
        if alike and _follows_official(row, index) and sure:
            yield index, replace(unit.value, tense="past", passive=False)


def _follows_official(row: Row, index: int) -> bool:
    index -= 1 + row.is_a(index - 1, "comma")
    return index >= 0 and row.units[index].code == "P"


def _has_object(row: Row, index: int) -> bool:
    """Whether an official follows, with nothing but days and places between."""
    while index < len(row.units):
        if row.units[index].code in "PU":
            return not row.is_a(index - 1, "comma")
        placed = index + 1 < len(row.units) and row.units[index + 1].code in "LC"
        if (row.is_a(index, "in") or row.is_a(index, "at")) and placed:
            index += 2
        elif row.units[index].code == "D":
            index += 1
        else:
            return False
    return False


def _is_never_passive(row: Row, index: int) -> bool:
    """Whether nothing can be done to somebody by a verb: “X, who commands A, spent Friday in L, a spokesman said”."""
    by = any(row.is_a(at, "by") for at in range(index + 1, min(index + 3, len(row.units))))
    return bool(row.units[index].value.senses & LASTING) and not by


def _says_that(row: Row, index: int) -> bool:
    """Whether a clause is what somebody says or denies: “X denied that he …”."""
    return bool(row.units[index].value.senses & SAID) and row.is_a(index + 1, "that")


def _is_with_somebody(row: Row, index: int) -> bool:
    """Whether “with” and an official follow right away: “X met with Y”."""
    behind = row.units[index + 1] if index + 1 < len(row.units) else None
    return row.is_a(index, "with") and behind is not None and behind.code == "P"


def _is_only_verb(row: Row, index: int) -> bool:
    """Whether no other verb of the sentence is finite, and nobody did it to him (“Y, received by X”)."""
    finite = any(unit.code == "V" and unit.value.tense not in NOT_FINITE for unit in row.units)
    return not finite and not any(row.is_a(at, "by") for at in range(index + 1, len(row.units)))
