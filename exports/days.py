"""From a date as precise as the article is to the days that it may mean, for formats that know whole days only."""

from __future__ import annotations

import calendar


def first_day(date: str) -> str:
    """Give the first day of a day, a month or a year.

    >>> first_day("2026-02")
    '2026-02-01'
    """
    return f"{date}{'-01-01'[len(date) - 10 :]}" if len(date) < 10 else date


def last_day(date: str) -> str:
    """Give the last day of a day, a month or a year.

    >>> last_day("2026-02")
    '2026-02-28'
    """
    year, month = int(date[:4]), int(date[5:7] or 12)
    return date if len(date) == 10 else f"{year:04}-{month:02}-{calendar.monthrange(year, month)[1]:02}"
