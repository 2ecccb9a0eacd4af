"""When and where: the date and the place that a row gives to what one of its units tells."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ingest.dates import DateMention
from ingest.foreign_dates import (
    across_a_saying,
    formerly,
    is_apart_from_force,
    of_a_saying,
    of_an_arrival,
    of_announcer,
    of_another_sentence,
    of_force,
    of_something,
)
from ingest.subjects import of_the_topic
from ingest.units import Row, Unit
from ingest.verbs import NOT_FINITE

NEAR = 40
PUT_IN = 20
LONGEST_NAME = 3
"""How many words the name of a hotel or a palace may have."""
BARRED = 100
ELSEWHERE = frozenset({"rescue", "arrest", "seize", "base", "extradite", "dismantle"})
"""Senses of participles whose place is not that of the event told (“discussed workers freed in L”)."""
HOSTING = frozenset({"receive_in", "witness"})
"""Senses of verbs whose subject is a place (« احتضنت عمان اجتماعا »)."""
GATHERING = frozenset({"meeting", "exercise", "training"})
"""What takes place in a town that is said to host it."""


def date_of(
    row: Row,
    anchor: int,
    dates: Iterable[DateMention] = (),
    *,
    since: bool = True,
    ranges: bool = False,
    but: Callable[[int], bool] | None = None,
) -> DateMention | None:
    """Give the date nearest to a unit, in the words of its own clause rather than in those of another.

    `since` admits dates that only say since when; `ranges` prefers one that says from when to when;
    `but` tells of the index of a date that it is another's.
    """
    units = [(index, unit) for index, unit in enumerate(row.units) if unit.code == "D" and not (but and but(index))]
    units = [pair for pair in units if not formerly(row, pair[0])] or units
    units = [pair for pair in units if not (of_force(row, pair[0]) and is_apart_from_force(row, anchor, pair[0]))]
    units = [pair for pair in units if not of_announcer(row, anchor, pair[0])] or units
    units = [pair for pair in units if not (of_something(row, pair[0], anchor) or of_an_arrival(row, anchor, pair[0]))]
    units = [
        pair for pair in units if not (of_a_saying(row, anchor, pair[0]) or of_another_sentence(row, anchor, pair[0]))
    ]
    units = [pair for pair in units if _apart(row, anchor, pair[0]) < BARRED and not _of_a_place(row, anchor, pair[0])]
    units = [pair for pair in units if not across_a_saying(row, anchor, pair[0])]
    units = [pair for pair in units if not _before_but(row, anchor, pair[0])]
    units = [pair for pair in units if since or pair[1].value.edge != "since"]
    units = [pair for pair in units if pair[1].value.edge != "until"] or (units if since else [])
    spans = [pair for pair in units if pair[1].value.end_date]
    units = spans if ranges and spans else units
    if not units:
        return None
    _, best = min(units, key=lambda pair: (_distance(row, anchor, pair[0]) + _apart(row, anchor, pair[0]), pair[0]))
    wanted = {date.start: date for date in dates}
    found: DateMention = best.value
    return wanted.get(found.start, found)


def _before_but(row: Row, anchor: int, index: int) -> bool:
    """Whether a date is told of another verb, against which “but” sets the anchor («viajó esta semana a L, pero | no irá a M»)."""
    told = any(unit.code == "V" and unit.value.tense not in NOT_FINITE for unit in row.units[:index])
    return told and any(row.is_a(at, "but") for at in range(index, anchor))


def _of_a_place(row: Row, anchor: int, index: int) -> bool:
    """Whether a date tells only what happened in a place spoken of: « … la situation à L, où trois agents sont morts le 9 octobre »."""
    opens = next((at for at in range(anchor + 1, index) if row.is_a(at, "where")), index)
    inside = row.units[opens:index]
    closed = any(row.is_a(at, "comma") for at in range(opens + 1, index))
    return not closed and any(unit.code == "V" and unit.value.tense not in NOT_FINITE for unit in inside)


def is_aside(row: Row, mention: DateMention) -> bool:
    """Whether a date stands in a clause that says something else of a place or a person: « où un poste fut attaqué le … »."""
    at = next((index for index, unit in enumerate(row.units) if unit.code == "D" and unit.value is mention), 0)
    return any(row.is_a(index, "where") for index in range(at))


def of_a_stay(row: Row, anchor: int, index: int) -> bool:
    """Whether days from when to when are those of a visit that the sentence tells of nearer to them (“who is on a visit from … to …”)."""
    between = row.units[anchor + 1 : index]
    return bool(row.units[index].value.end_date) and any(unit.label == "visit" for unit in between)


def _apart(row: Row, anchor: int, index: int) -> int:
    """Weigh a date that belongs to words put in: « Interrompus en 2022, … », « …, qui s'est achevée vendredi, … »."""
    start = index - 1
    while start > 0 and row.units[start].code != "V" and not row.is_a(start, "comma"):
        start -= 1
    unit = row.units[start] if start >= 0 else None
    if unit is None or unit.code != "V" or start == anchor or anchor < start or index > anchor:
        return 0
    opens = unit.value.tense == "participle" and start <= 1
    relative = start > 0 and row.is_a(start - 1, "subject_relative")
    inserted = unit.value.tense == "participle" and start > 1 and row.is_a(start - 1, "comma")
    relative = relative or (inserted and row.units[anchor].code == "V")
    return BARRED if relative else PUT_IN if opens else 0


def place_of(
    row: Row, anchor: int, *, countries: bool = False, but: Callable[[int], bool] | None = None
) -> tuple[str, str] | None:
    """Give the label and country of the nearest place that a preposition of place governs; `but` tells that it is another's."""
    best: tuple[int, Unit] | None = None
    for index, unit in enumerate(row.units):
        if unit.code == "L" or (countries and unit.code == "C" and unit.value):
            if (
                (but is not None and but(index))
                or not is_located(row, index, but_from=countries)
                or of_the_topic(row, anchor, index)
                or _of_another(row, anchor, index)
                or _of_who_says(row, anchor, index)
                or _of_where(row, anchor, index)
                or across_a_saying(row, anchor, index)
            ):
                continue
            distance = _distance(row, anchor, index)
            if distance <= NEAR and (best is None or distance < best[0]):
                best = (distance, unit)
    if best is None:
        return None
    return named(row, best[1])


def named(row: Row, unit: Unit) -> tuple[str, str]:
    """Give a place as the text has it, one that is only described (« la capitale espagnole ») by its name, and its country."""
    label = unit.value.label if unit.value.form == "described" else row.view.text(unit.start, unit.end)
    return label, unit.value.country


def country_behind(row: Row, unit: Unit) -> str:
    """Give the country named right behind a town that no table has (“at Templemore in Ireland”); empty if none is."""
    at = next((index + 1 for index, one in enumerate(row.units) if one is unit), len(row.units))
    while at < len(row.units) and (row.is_a(at, "comma") or row.is_a(at, "in")):
        at += 1
    return str(row.units[at].value.country) if at < len(row.units) and row.units[at].code == "C" else ""


def is_located(row: Row, index: int, *, but_from: bool = False) -> bool:
    """Whether a place stands after « à », « en », « au large de », not as part of a name, nor after « non »; `but_from`: nor after « depuis »."""
    at = index - 1
    while at >= 0 and row.is_a(at, "article"):
        at -= 1
    if row.is_a(at - 1, "rejecting"):
        return False
    if but_from and row.is_a(at, "from") and not row.is_a(at, "of"):
        return False
    before = row.units[at] if at >= 0 else None
    if _hosts(before) or (_hosts(next(iter(row.units[index + 1 :]), None)) and _of_a_gathering(row, index + 2)):
        return True
    return (
        row.is_a(at, "in")
        or row.is_a(at, "off")
        or (row.is_a(at, "of") and (row.is_a(at - 1, "off") or _ends_seat(row, at - 1)))
    )


def _hosts(unit: Unit | None) -> bool:
    """Whether a unit is a verb whose subject is a place."""
    return unit is not None and unit.code == "V" and bool(unit.value.senses & HOSTING) and not unit.value.passive


def _of_a_gathering(row: Row, start: int) -> bool:
    """Whether the first noun of the field from a unit on, with nobody before it, is a meeting, an exercise or a course (« L a accueilli | la réunion … »)."""
    first = next((unit for unit in row.units[start:] if unit.code in "NPUAV"), None)
    return first is not None and first.label.partition(":")[0] in GATHERING


def _ends_seat(row: Row, at: int) -> bool:
    """Whether a unit ends what houses somebody, with a name of its own or without: « la base », « l'hôtel Karibe »."""
    first = at
    while at >= 0 and first - at < LONGEST_NAME and (row.units[at].code == "L" or _is_capital(row, at)):
        at -= 1
    before = at - 1 - row.is_a(at - 1, "article")
    return row.is_a(at, "seat") and not (
        row.is_a(before, "by") or row.is_a(before, "route")
    )  # « le trafic par le port de L »


def _is_capital(row: Row, at: int) -> bool:
    return row.units[at].code == "W" and row.view.tokens[row.units[at].start].capital


def _of_another(row: Row, anchor: int, index: int) -> bool:
    """Whether a place is that of something else which the sentence only mentions: « la réunion prévue à L », “workers freed in L”."""
    senses = ELSEWHERE | {"plan"} if row.units[anchor].code == "V" else ELSEWHERE
    return any(
        unit.code == "V" and unit.value.tense == "participle" and unit.value.senses & senses
        for unit in row.units[anchor + 1 : index]
    )


def _of_who_says(row: Row, anchor: int, index: int) -> bool:
    """Whether a place is where those sit who say so (“…, police in L said”), not where it happened."""
    after = row.units[index + 1] if index + 1 < len(row.units) else None
    said = after is not None and after.code == "V" and after.value.senses == {"say"} and index + 1 != anchor
    return said and anchor < index and row.is_a(index - 1, "in")


def _of_where(row: Row, anchor: int, index: int) -> bool:
    """Whether a place lies in a clause on what else is or was done where it happened: “…, where training for officers in L was agreed”."""
    opens = next((at for at in range(anchor + 1, index) if row.is_a(at, "where")), index)
    return opens < index and not any(row.is_a(at, "comma") for at in range(opens + 1, index))


def _distance(row: Row, anchor: int, index: int) -> int:
    """Count the units between, more for another clause and for a comma."""
    low, high = sorted((anchor, index))
    between = row.units[low + 1 : high]
    commas = sum(row.is_a(at, "comma") for at in range(low + 1, high))
    verbs = sum(unit.code == "V" and unit.value.tense not in ("infinitive", "participle") for unit in between)
    apart = 6 if index < anchor and _is_participle(row.units[anchor]) else 0
    return len(between) + 6 * verbs + commas + apart + (1 if index < anchor else 0)


def _is_participle(unit: Unit) -> bool:
    """Whether a unit is a bare participle: what stands before its noun belongs to the main verb."""
    return (
        unit.code == "V" and unit.value.tense == "participle" and not unit.value.senses & {"plan", "postpone", "cancel"}
    )
