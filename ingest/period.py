"""Periods of the calendar, and the clock from which incomplete dates are measured."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

DAY, WEEK, MONTH, QUARTER, HALF, YEAR = 1, 7, 30, 91, 182, 365
"""The units, as the lexicons write them: their length in days, a label rather than a measure."""

BY_SHIFT: Final = {-1: "last", 0: "near", 1: "next"}
FITS: Final[dict[str, Callable[[int, int], bool]]] = {
    "last": operator.lt,
    "past": operator.le,
    "near": lambda candidate, at: True,
    "future": operator.ge,
    "next": operator.gt,
}


@dataclass(frozen=True, slots=True)
class Clock:
    """What an incomplete expression is measured from: publication, the last day named, the last date named."""

    published: date | None
    day: date | None
    last: str | None
    tense: str = "past"
    told: date | None = None
    """The day of the event told last, on which « le lendemain de cette rencontre » leans."""


@dataclass(frozen=True, slots=True)
class Period:
    """A day, month or year in ISO 8601, or what lies between two; `anchored` if the clock had to complete it."""

    start: str
    end: str | None = None
    anchored: bool = True


def choose(candidates: Iterable[int], at: int, mode: str) -> int | None:
    """Pick the candidate nearest to `at` on the side that the mode allows; the earlier one of two as near."""
    fits = (candidate for candidate in candidates if FITS[mode](candidate, at))
    return min(fits, key=lambda candidate: (abs(candidate - at), candidate), default=None)


def make_date(year: int, month: int, day: int) -> date | None:
    """Give a day of the calendar, or None if it has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def before(period: Period, published: date | None) -> Period | None:
    """Coarsen a deadline (« avant juin ») to the month or year that holds both it and publication, if one does."""
    if published is None:
        return None
    for precision in (published.isoformat()[:7], published.isoformat()[:4]):
        if period.start.startswith(precision):
            return Period(precision)
    return None


def month_index(iso: str) -> int:
    """Count the months up to the one of an ISO date."""
    return int(iso[:4]) * 12 + int(iso[5:7]) - 1


def month_period(index: int, anchored: bool = True) -> Period:
    """Give the month with a count as a period."""
    return Period(f"{index // 12:04}-{index % 12 + 1:02}", anchored=anchored)


def common(first: date, start: int, length: int) -> Iterator[Period]:
    """Give the month, or else the year, that holds all days of a stretch."""
    ends = (first + timedelta(start)).isoformat(), (first + timedelta(start + length)).isoformat()
    for precision in (7, 4):
        if ends[0][:precision] == ends[1][:precision]:
            yield Period(ends[0][:precision])
            return


def away(base: date, unit: int, count: int, whole: bool = False) -> tuple[Period, ...]:
    """Move a date by some units, and keep the precision that this leaves."""
    if unit == YEAR:
        return (Period(f"{base.year + count:04}"),)
    if unit == MONTH:
        return (month_period(base.year * 12 + base.month - 1 + count),)
    if unit in (QUARTER, HALF):
        return tuple(common(base + timedelta(unit * count), 0, unit // 2))
    moved = base + timedelta(unit * count)
    if unit == DAY and abs(count) < 7:
        return (Period(moved.isoformat()),)
    first = moved - timedelta(moved.weekday()) if whole else moved - timedelta(3)
    return tuple(common(first, 0, 6))
