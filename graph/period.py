"""Dates of reduced precision within bounds of reduced precision."""

from __future__ import annotations


def within(date: str | None, since: str, until: str) -> bool:
    """Whether a date, as precise as it is, may lie between two; what has none does only if neither is asked for."""
    if not date:
        return not since and not until
    return date >= since[: len(date)] and (not until or date[: len(until)] <= until)
