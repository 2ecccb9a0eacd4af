"""Days told by their number in a month that is told otherwise, or not at all: « le 5 courant », “on the 19th”."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

from ingest.period import Clock, Period, choose, make_date

MONTH_LONG: Final = timedelta(31)

Values = Mapping[str, int]


def day_of_month(values: Values, clock: Clock) -> tuple[Period, ...]:
    """« le 5 courant », « le 5 du mois prochain », « le 12 du même mois »; « le 19 » alone is that of the month the text is in."""
    base = clock.day if "same" in values else clock.published
    if base is None:
        return ()
    if not {"same", "shift"} & set(values):
        return _bare_day(values["day"], base, clock)
    year, month = divmod(base.year * 12 + base.month - 1 + values.get("shift", 0), 12)
    found = make_date(year, month + 1, values["day"])
    return (Period(found.isoformat()),) if found else ()


def _bare_day(day: int, today: date, clock: Clock) -> tuple[Period, ...]:
    """Resolve a day without its month: nearest to the day told last if that is months away, else before or after today."""
    last = clock.day
    base, mode = (last, "near") if last and abs(last - today) > MONTH_LONG else (today, clock.tense)
    months = (divmod(base.year * 12 + base.month - 1 + step, 12) for step in (-1, 0, 1))
    made = (make_date(year, month + 1, day) for year, month in months)
    found = choose((one.toordinal() for one in made if one), base.toordinal(), mode)
    return (Period(date.fromordinal(found).isoformat()),) if found else ()


def days_of_month(values: Values, clock: Clock) -> tuple[Period, ...]:
    """« du 23 au 27 courant »: from day to day of one month."""
    ends = [found.start for name in ("day", "day2") for found in day_of_month({**values, "day": values[name]}, clock)]
    return (Period(ends[0], ends[1]),) if len(ends) > 1 and ends[0] < ends[1] else ()
