"""Editions: exercises and courses that a sentence tells of only as the next, the last or the 2024 edition of the one told before."""

from __future__ import annotations

from ingest.drafts import Draft
from ingest.units import Row

LATE = 6
"""How many sentences later an edition may still be told."""
REPEATED = frozenset({"joint_exercise", "training"})


def is_dated(row: Row, at: int) -> bool:
    """Whether a sentence says when an edition is held, and speaks of no meeting, nor of “our edition”, which is a newspaper's."""
    return (
        not row.is_a(at - 1, "possessive")
        and any(unit.code == "D" for unit in row.units)
        and not any(unit.label.startswith("meeting") for unit in row.units)
    )


def repeat(edition: Draft, drafts: list[Draft]) -> bool:
    """Give an edition the kind, the countries and the agencies of the exercise or course told last before it; whether there is one."""
    number = edition.rows[0].number
    before = [
        one
        for one in drafts
        if one.kind == "operation"
        and one.detail["operation_kind"] in REPEATED
        and 0 < number - one.rows[0].number <= LATE
    ]
    if before:
        edition.detail = dict(before[-1].detail)
        edition.countries = list(dict.fromkeys((*before[-1].countries, *edition.countries)))
        edition.agencies = list(before[-1].agencies)
        edition.topics = before[-1].topics
    return bool(before)
