"""Several meetings that one sentence tells: what is each one's own, its words, its day, and how they met."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from ingest.dates import DateMention
from ingest.frames import Frame
from ingest.gatherings import MET
from ingest.registry import Official
from ingest.units import Row, Unit
from ingest.verbs import NOT_FINITE

BESIDE: Final = 3
"""How many units behind a partner his own day stands at most."""


def is_separate(frame: Frame) -> bool:
    """Whether the sentence says that there were several meetings: « respectivement », « séparément », « tour à tour »."""
    view = frame.row.view
    return any(view.is_a(index, "separately") for index in range(len(view.tokens)))


def mode_of(frame: Frame, partner: Official | None = None) -> str:
    """Give how they met if the words say so: by telephone or by video; what the noun of meeting says (“a video call with Y and with Z”) holds for all."""
    units = frame.row.units
    if frame.match.rule.options.get("mode"):
        return str(frame.match.rule.options["mode"])
    if partner is not None and not units[frame.anchor].label.startswith("meeting:"):
        units = words_of(frame, partner)
    labels = {unit.label for unit in units if unit.code == "N" and not _of_another(frame, unit)}
    near = {unit.label for unit in units[frame.match.start : frame.match.end] if unit.code == "N"}
    for mode in ("phone", "video"):
        if f"meeting:{mode}" in (near if units is frame.row.units else labels) or f"by_{mode}" in labels:
            return mode
    return ""


def _of_another(frame: Frame, unit: Unit) -> bool:
    """Whether “by telephone” goes with another verb of meeting (“spoke by telephone with Y, then | sat with Z in L”)."""
    units = frame.row.units
    at = next((at for at, one in enumerate(units) if one is unit), frame.anchor)
    opened = at - 1 if at < frame.anchor and units[at - 1].code == "V" else min(at, frame.anchor) + 1
    between = [one.value for one in units[opened : max(at, frame.anchor)] if one.code == "V"]
    met = any(verb.senses & (MET | {"call"}) and verb.tense not in NOT_FINITE for verb in between)
    return met and units[frame.anchor].code == "V" and unit.label.startswith("by_")


def words_of(frame: Frame, partner: Official) -> list[Unit]:
    """Give the units of a frame that are about one of several partners: from the mention before him to his own."""
    units = frame.row.units
    people = [index for index, unit in enumerate(units) if unit.code == "P"]
    own = next((index for index in people if partner in units[index].value.officials), len(units))
    begin = max((index for index in people if index < own), default=0)
    return units[begin:own]


def own_day(frame: Frame, partner: Official | None, dates: Iterable[DateMention] = ()) -> DateMention | None:
    """Give the day on which one of several partners was met, told between the one before and him (« et, le lendemain, avec Y »), or behind him.

    `dates` are those of the sentence as they are to be read where it tells of what is planned.
    """
    units = frame.row.units
    mine = next((at for at, unit in enumerate(units) if unit.code == "P" and partner in unit.value.officials), None)
    at = None if mine is None or partner is None else _day_before(frame.row, mine) or _day_behind(frame.row, mine)
    if at is None:
        return None
    day: DateMention = units[at].value
    return next((date for date in dates if date.start == day.start), day)


def _day_before(row: Row, partner: int) -> int | None:
    for at in range(partner - 1, -1, -1):
        if row.units[at].code == "P" or row.is_a(at, "and"):
            return None
        if row.units[at].code == "D":
            return at
    return None


def _day_behind(row: Row, partner: int) -> int | None:
    for at in range(partner + 1, min(partner + 1 + BESIDE, len(row.units))):
        if row.units[at].code == "D":
            return at
        if not row.is_a(at, "comma"):
            return None
    return None
