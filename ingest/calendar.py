"""From the parts of a date expression to the day, month or year it means, with the precision its words have.

A resolver takes the numbers an expression gives (`day` 3, `month` 3, `shift` -1 …; a second one of a kind is `day2`) and
the clock, and returns the periods meant: none if something needed is missing, two for « les 3 et 17 mars ».
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from ingest.monthdays import Values, day_of_month, days_of_month
from ingest.period import (
    BY_SHIFT,
    DAY,
    MONTH,
    WEEK,
    YEAR,
    Clock,
    Period,
    away,
    choose,
    make_date,
    month_index,
    month_period,
)  # fmt: skip


def on_day(values: Values, clock: Clock) -> tuple[Period, ...]:
    """« mardi 3 mars », « le 3 mars 2026 », « le 3 mars dernier », « el pasado 3 de marzo »."""
    turned = {"shift": values["turned"]} if "turned" in values else {}
    found = _day({**turned, **values}, clock)
    return (Period(found.isoformat(), anchored="year" not in values),) if found else ()


def weekday_of_month(values: Values, clock: Clock) -> tuple[Period, ...]:
    """« ce mardi 27 »: the nearest such day, or the weekday alone if none of these months has it."""
    if clock.published is None:
        return ()
    months = range(
        clock.published.year * 12 + clock.published.month - 2, clock.published.year * 12 + clock.published.month + 1
    )
    days = (make_date(index // 12, index % 12 + 1, values["day"]) for index in months)
    fitting = [day.toordinal() for day in days if day and day.isoweekday() == values["weekday"]]
    found = choose(fitting, clock.published.toordinal(), "near")
    return (Period(date.fromordinal(found).isoformat()),) if found else on_weekday(values, clock)


def span(values: Values, clock: Clock) -> tuple[Period, ...]:
    """« du 28 février au 2 mars 2026 »: each end takes the month and year it lacks from the other."""
    ends = _two_days(values, clock)
    return (Period(ends[0].isoformat(), ends[1].isoformat(), "year2" not in values),) if ends else ()


def some_days(values: Values, clock: Clock) -> tuple[Period, ...]:
    """« les 15 et 16 juillet » is one period, « les 3 et 17 juillet » are two days."""
    if "day3" in values:
        return span({name.replace("3", "2"): value for name, value in values.items() if name != "day2"}, clock)
    ends = _two_days(values, clock)
    if ends is None:
        return ()
    full = "year2" not in values
    if ends[1] - ends[0] == timedelta(1):
        return (Period(ends[0].isoformat(), ends[1].isoformat(), full),)
    return tuple(Period(day.isoformat(), anchored=full) for day in ends)


def on_weekday(values: Values, clock: Clock) -> tuple[Period, ...]:
    """« mardi », « mardi dernier », « lundi de la semaine prochaine »."""
    found = _weekday(values, clock)
    return (Period(found.isoformat()),) if found else ()


def weekdays(values: Values, clock: Clock) -> tuple[Period, ...]:
    """« de lundi à mercredi », « lundi et mardi »; two days apart joined by “and” are two."""
    start = _weekday(values, clock)
    if start is None:
        return ()
    end = start + timedelta((values["weekday2"] - start.isoweekday()) % 7)
    if "both" in values and end - start != timedelta(1):
        return Period(start.isoformat()), Period(end.isoformat())
    return (Period(start.isoformat(), end.isoformat()),)


def today(values: Values, clock: Clock) -> tuple[Period, ...]:
    """« hier », « demain »; in « hier mercredi » the weekday is trusted more than the day of publication."""
    if clock.published is None:
        return ()
    at = clock.published.toordinal() + values["offset"]
    if "weekday" in values:
        around = (day for day in range(at - 3, at + 4) if date.fromordinal(day).isoweekday() == values["weekday"])
        at = choose(around, at, "near") or at
    return (Period(date.fromordinal(at).isoformat()),)


def later(values: Values, clock: Clock) -> tuple[Period, ...]:
    """« la veille », « le même jour », « deux jours plus tard », « l'année suivante »: from a date of the text.

    Where an `event` is named (« le lendemain de cette rencontre ») that is its day, weeks are counted to the day,
    and nothing is known if no day was told.
    """
    unit = values.get("unit", DAY)
    count = values.get("leaning", values.get("number", 1) * values.get("later", values.get("following", 1)))
    if unit == YEAR and clock.last:
        return (Period(f"{int(clock.last[:4]) + count:04}"),)
    if unit == MONTH and clock.last and len(clock.last) > 4:
        return (month_period(month_index(clock.last) + count),)
    if not clock.day and count > 0 and clock.tense == "past" and "event" not in values:
        return ()  # “the next day they talked”, of a day that nobody told
    base = (clock.told or clock.day) if "event" in values else clock.day or clock.published
    if base and "event" in values and unit <= WEEK:
        return (Period((base + timedelta(unit * count)).isoformat()),)
    return away(base, unit, count) if base else ()


def same_day(values: Values, clock: Clock) -> tuple[Period, ...]:
    """« dans l'après-midi »: the day of which the text speaks, never the day of publication by default."""
    return (Period(clock.day.isoformat()),) if clock.day else ()


def ago(values: Values, clock: Clock) -> tuple[Period, ...]:
    """« il y a trois ans », « dans deux semaines »: as fine as the unit, and no finer for a round number."""
    if clock.published is None or (values["unit"] == YEAR and values["number"] >= 10):
        return ()
    return away(clock.published, values["unit"], values["number"] * values["ago"])


def in_month(values: Values, clock: Clock) -> tuple[Period, ...]:
    """« en mars 2024 », « en novembre dernier », « mi-mars »."""
    index = _index(values, clock)
    return (month_period(index, anchored="year" not in values),) if index is not None else ()


def months(values: Values, clock: Clock) -> tuple[Period, ...]:
    """« de janvier à septembre », « entre novembre 2024 et février 2025 »."""
    second = {name.rstrip("2"): value for name, value in values.items() if name.endswith("2")}
    end = _index(second, clock)
    if end is None:
        return ()
    start = values["year"] * 12 + values["month"] - 1 if "year" in values else end - (end - values["month"] + 1) % 12
    if start > end:
        return ()
    full = "year2" not in values
    return (Period(month_period(start).start, month_period(end).start, full),)


def in_season(values: Values, clock: Clock) -> tuple[Period, ...]:
    """« ce printemps », « au second semestre »: a year, as a season names no month; winter has two years, hence none."""
    if "year" in values:
        return (Period(f"{values['year']:04}", anchored=False),)
    begins = values.get("season") or values.get("ordinal")
    if clock.published is None or not begins:
        return ()
    if "this" in values:
        return (Period(f"{clock.published.year + values['this']:04}"),)
    now = clock.published.year * 12 + clock.published.month - 1
    starts = (year * 12 + begins - 1 for year in range(clock.published.year - 1, clock.published.year + 2))
    found = choose(starts, now, _mode(values, clock))
    return (Period(f"{found // 12:04}"),) if found is not None else ()


def in_unit(values: Values, clock: Clock) -> tuple[Period, ...]:
    """« la semaine dernière », « le mois prochain », « cette année »."""
    if clock.published is None:
        return ()
    return away(clock.published, values["unit"], values.get("shift", 0), whole=True)


def in_year(values: Values, clock: Clock) -> tuple[Period, ...]:
    """« en 2012 », « l'accord de 2009 », « fin 2025 »."""
    return (Period(f"{values['year']:04}", anchored=False),)


def years(values: Values, clock: Clock) -> tuple[Period, ...]:
    """« de 2019 à 2023 », « entre 2019 et 2023 »."""
    if values["year"] >= values["year2"]:
        return ()
    return (Period(f"{values['year']:04}", f"{values['year2']:04}", anchored=False),)


def numeric(values: Values, clock: Clock) -> tuple[Period, ...]:
    """27/01/2026, 2026-01-27: day and month in the order of the pattern."""
    found = make_date(values["fullyear"], values["monthnumber"], values["day"])
    return (Period(found.isoformat(), anchored=False),) if found else ()


def either(values: Values, clock: Clock) -> tuple[Period, ...]:
    """01/02/2026 in a language that has both orders: the year only, unless one order is impossible."""
    day_first = make_date(values["fullyear"], values["second"], values["first"])
    month_first = make_date(values["fullyear"], values["first"], values["second"])
    if day_first and month_first and day_first != month_first:
        return (Period(f"{values['fullyear']:04}", anchored=False),)
    found = day_first or month_first
    return (Period(found.isoformat(), anchored=False),) if found else ()


def nothing(values: Values, clock: Clock) -> tuple[Period, ...]:
    """« Coupe du monde 2030 », « les années 1990 »: looks like a date and is none."""
    return ()


def _mode(values: Values, clock: Clock) -> str:
    return BY_SHIFT[values["shift"]] if "shift" in values else clock.tense


def _day(values: Values, clock: Clock) -> date | None:
    """Complete a day and month with the year; a weekday that is given narrows the choice."""
    if "year" in values:
        return make_date(values["year"], values["month"], values["day"])
    if clock.published is None:
        return None
    at = clock.published
    made = (make_date(year, values["month"], values["day"]) for year in range(at.year - 4, at.year + 5))
    days = [day for day in made if day]
    close = [day for day in days if abs(day.year - at.year) <= 1]
    fitting = [day for day in close if day.isoweekday() == values.get("weekday")] or close or days
    found = choose((day.toordinal() for day in fitting), at.toordinal(), _mode(values, clock))
    if found is None and "weekday" in values and "shift" not in values:
        found = choose((day.toordinal() for day in fitting), at.toordinal(), "near")
    if found and "shift" not in values and clock.tense == "past" and date.fromordinal(found).year < at.year:
        found = choose((day.toordinal() for day in fitting), at.toordinal(), "near")
    return date.fromordinal(found) if found else None


def _two_days(values: Values, clock: Clock) -> tuple[date, date] | None:
    first = {name: value for name, value in values.items() if not name.endswith("2")}
    second = {name.rstrip("2"): value for name, value in values.items() if name.endswith("2")}
    first.setdefault("month", second.get("month", 0))
    second.setdefault("month", first["month"])
    if "year" not in first and "year" in second:
        earlier = (first["month"], first["day"]) <= (second["month"], second["day"])
        first["year"] = second["year"] if earlier else second["year"] - 1
    start = _day({**first, **({"shift": values["shift"]} if "shift" in values else {})}, clock)
    if start is None:
        return None
    year = second.get("year", start.year + ((second["month"], second["day"]) < (start.month, start.day)))
    end = make_date(year, second["month"], second["day"])
    return (start, end) if end and start < end else None


def _weekday(values: Values, clock: Clock) -> date | None:
    if clock.published is None:
        return None
    at = clock.published
    if "week" in values:
        return at + timedelta(7 * values["week"] + values["weekday"] - at.isoweekday())
    ahead = (values["weekday"] - at.isoweekday()) % 7
    mode = _mode(values, clock)
    if mode == "near" and "shift" in values:
        mode = "future" if clock.tense == "future" or ahead <= 2 else "past"
    found = choose((at.toordinal() + ahead + 7 * week for week in (-2, -1, 0, 1)), at.toordinal(), mode)
    return date.fromordinal(found) if found else None


def _index(values: Values, clock: Clock) -> int | None:
    """Count the months up to the one meant."""
    if "year" in values:
        return values["year"] * 12 + values["month"] - 1
    if clock.published is None:
        return None
    if "this" in values:
        return (clock.published.year + values["this"]) * 12 + values["month"] - 1
    around = range(clock.published.year - 1, clock.published.year + 2)
    now = clock.published.year * 12 + clock.published.month - 1
    return choose((year * 12 + values["month"] - 1 for year in around), now, _mode(values, clock))


RESOLVERS: Final[dict[str, Callable[[Values, Clock], tuple[Period, ...]]]] = {
    "not": nothing,
    "day": on_day,
    "day_of_month": day_of_month,
    "days_of_month": days_of_month,
    "weekday_of_month": weekday_of_month,
    "span": span,
    "days": some_days,
    "weekday": on_weekday,
    "weekdays": weekdays,
    "today": today,
    "later": later,
    "same_day": same_day,
    "ago": ago,
    "month": in_month,
    "months": months,
    "season": in_season,
    "unit": in_unit,
    "year": in_year,
    "years": years,
    "numeric": numeric,
    "either": either,
}
"""What a lexicon may write after `is =`."""
