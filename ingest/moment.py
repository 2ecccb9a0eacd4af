"""Publication dates as pages, records and readers write them, brought to ISO 8601 without inventing any part."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from functools import cache
from typing import Final

from ingest.cues import MARKS, cues, loosely
from ingest.language import languages

YEARS: Final = range(1900, 2101)
YEAR_FIRST: Final = re.compile(r"(?<!\d)(?P<y>\d{4})(?P<s>[-/.])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})(?!\d)")
YEAR_LAST: Final = re.compile(r"(?<!\d)(?P<a>\d{1,2})(?P<s>[-/.])(?P<b>\d{1,2})(?P=s)(?P<y>\d{4})(?!\d)")


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A full date found in a text: its ISO 8601 form and where it stands."""

    iso: str
    start: int
    end: int


def moment(value: object) -> str | None:
    """Bring a date or time as a machine writes it to ISO 8601; a time without its zone is left out.

    >>> moment("2026-01-27T12:33:00"), moment("2026-01-27T12:33:00Z")
    ('2026-01-27', '2026-01-27T12:33:00+00:00')
    """
    if not isinstance(value, str) or not value.strip():
        return None
    time = _machine_time(value.strip())
    if time is not None and time.year in YEARS:
        return time.date().isoformat() if time.tzinfo is None else time.isoformat()
    found = [written.iso for language in languages() for written in written_dates(value, language)]
    return found[0] if len(set(found)) == 1 else None


def written_dates(text: str, language: str) -> Iterator[WrittenDate]:
    """Find the dates of a text that have a day, a month and a year, in their order."""
    found = [
        written
        for pattern in (YEAR_FIRST, YEAR_LAST, *_named(language))
        for match in pattern.finditer(text)
        if (written := _read(match, language)) is not None
    ]
    yield from sorted(found, key=lambda written: (written.start, -written.end))


def _machine_time(value: str) -> datetime | None:
    try:
        return datetime.fromisoformat(value)
    except ValueError:
        pass
    try:
        return parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _read(match: re.Match[str], language: str) -> WrittenDate | None:
    """Bring one match to a date; None if there is no such day, or if day and month cannot be told apart."""
    parts = match.groupdict()
    year, day = int(parts["y"]), parts.get("d")
    if day is None:
        first, second = int(parts["a"]), int(parts["b"])
        day_first = "dmy" in cues(language).of("order", "whole") or first > 12
        if not day_first and second <= 12 and first != second:
            return None
        month, number = (second, first) if day_first and second <= 12 else (first, second)
    else:
        number, month = int(day), _month(parts["m"], language)
    try:
        iso = date(year, month, number).isoformat()
    except ValueError:
        return None
    return WrittenDate(iso, match.start(), match.end()) if year in YEARS else None


def _month(written: str, language: str) -> int:
    if written.isdecimal():
        return int(written)
    return next(number for name, number in _months(language) if re.fullmatch(loosely(name), written, re.IGNORECASE))


@cache
def _named(language: str) -> tuple[re.Pattern[str], ...]:
    """Give the patterns of « 12 mars 2026 » (“12 de marzo de 2026”, “12th of March, 2026”) and of “March 12, 2026”."""
    names = sorted((name for name, _ in _months(language)), key=len, reverse=True)
    month = rf"(?P<m>{'|'.join(map(loosely, names))})(?![^\W\d_]){MARKS}\.?"
    day = r"(?<![\d.,])(?P<d>\d{1,2})(?:er|st|nd|rd|th|º|°)?"
    between, year = r"(?:\s+(?:de|del|of))?", r"(?P<y>\d{4})(?!\d)"
    second_name = r"(?:\s*/\s*[^\W\d_]+(?:\s[^\W\d_]+)?)?"
    return (
        re.compile(rf"{day}{between}\s+{month}{second_name},?{between}\s+{year}", re.IGNORECASE),
        re.compile(rf"(?<!\w){month}\s+{day},?{between}\s+{year}", re.IGNORECASE),
    )


@cache
def _months(language: str) -> tuple[tuple[str, int], ...]:
    """List the names of the months, wide and abbreviated, in the locales of a language."""
    from babel import Locale

    names = {
        (name.rstrip("."), number)
        for locale in cues(language).of("locale", "whole")
        for width in ("wide", "abbreviated")
        for number, name in Locale.parse(locale).months["format"][width].items()
    }
    return tuple(sorted(names, key=lambda row: (-len(row[0]), row)))
