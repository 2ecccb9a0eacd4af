"""When a telling says that something happens: a span of days, as wide as the text leaves open."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

RECENT = 7
"""An undated report is of the days before it was printed."""
OUTLOOK = 120
"""What is planned without a date is to happen in the months after it was printed."""
AHEAD = frozenset({"planned", "proposed"})


@dataclass(frozen=True, slots=True)
class Span:
    """The first and the last day on which it may have been; `day` if the text names it, `written` if it names any date."""

    first: date
    last: date
    day: bool = False
    written: bool = False

    def meets(self, other: Span) -> bool:
        """Whether the two have a day in common."""
        return self.first <= other.last and other.first <= self.last


def span(written: str | None, end: str | None, status: str, published: str | None) -> Span | None:
    """Give the span of a date as written, or of none by the date of the article; nothing if neither is known."""
    printed = date.fromisoformat(published[:10]) if published else None
    if not written:
        return _undated(status, printed)
    first, last = bounds(written)
    if end:
        last = max(last, bounds(end)[1])
    day = len(written) == 10
    if printed and not day:
        first, last = _clipped(first, last, status, printed)
    return Span(first, last, day, written=True)


def _clipped(first: date, last: date, status: str, printed: date) -> tuple[date, date]:
    """Narrow a month or a year by the date of the article: what took place was before it, what is planned after."""
    if status in AHEAD:
        return (max(first, printed), last) if printed <= last else (first, last)
    return (first, min(last, printed)) if printed >= first else (first, last)


def _undated(status: str, printed: date | None) -> Span | None:
    if printed is None:
        return None
    if status in AHEAD:
        return Span(printed, printed + timedelta(OUTLOOK))
    return Span(printed - timedelta(RECENT), printed)


def bounds(written: str) -> tuple[date, date]:
    """Give the first and the last day of a year, a month or a day."""
    year, month, day = (*map(int, written.split("-")), 0, 0)[:3]
    if day:
        return date(year, month, day), date(year, month, day)
    if month:
        return date(year, month, 1), date(year, month, monthrange(year, month)[1])
    return date(year, 1, 1), date(year, 12, 31)


def months(first: date, last: date, most: int) -> list[str]:
    """List the months of a span, at most so many."""
    start, end = first.year * 12 + first.month - 1, last.year * 12 + last.month - 1
    return [f"{month // 12:04}-{month % 12 + 1:02}" for month in range(start, min(end, start + most - 1) + 1)]
