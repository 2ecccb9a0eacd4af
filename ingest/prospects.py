"""What a noun before another makes of it: « le projet d'une rencontre » is planned, “the cancellation of the visit” calls it off."""

from __future__ import annotations

from typing import Final

from ingest.units import Row

STATUSES: Final = {"prospect": "planned", "suggestion": "proposed", "calling_off": "cancelled"}
"""The closed classes of such nouns, and the status each gives."""
REACH: Final = 4
"""How many words before a noun the noun that governs it may stand, articles and adjectives included."""


def foretold(row: Row, anchor: int) -> str:
    """Give the status that the noun governing the anchor gives it; nothing where none does."""
    view, start = row.view, row.units[anchor].start
    for at in range(start - 1, max(-1, start - 1 - REACH), -1):
        if view.tokens[at].low in ",;:" or view.is_a(at, "during") or view.is_a(at, "and"):
            return ""
        linked = at + 1 == start or view.is_a(at + 1, "prospect_link")
        status = next((status for name, status in STATUSES.items() if view.is_a(at, name)), "")
        if status and linked:
            return status
    return ""


def talked_of(row: Row, anchor: int) -> str:
    """Give the status of the meeting that a verb only speaks of: whom « a évoqué la perspective d'une rencontre avec … » names was not met."""
    for index in range(anchor + 1, len(row.units)):
        unit = row.units[index]
        if unit.code in "VPU" or row.is_a(index, "with"):
            return ""
        if unit.label.startswith("meeting") and row.is_a(index + 1, "with"):
            return foretold(row, index)
    return ""
