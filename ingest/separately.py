"""Several meetings that one sentence tells: what is each one's own, its words, its day, and how they met."""

from __future__ import annotations

from typing import Final

from ingest.dates import DateMention
from ingest.frames import Frame
from ingest.registry import Official
from ingest.units import Unit

BESIDE: Final = 3
"""How many units behind a partner his own day stands at most."""


def is_separate(frame: Frame) -> bool:
    """Whether the sentence says that there were several meetings: « respectivement », « séparément », « tour à tour »."""
    view = frame.row.view
    return any(view.is_a(index, "separately") for index in range(len(view.tokens)))


def mode_of(frame: Frame, partner: Official | None = None) -> str:
    """Give how they met if the words say so: by telephone or by video."""
    units = frame.row.units
    if frame.match.rule.options.get("mode"):
        return str(frame.match.rule.options["mode"])
    if partner is not None and not units[frame.anchor].label.startswith("meeting:"):
        units = words_of(
            frame, partner
        )  # what a noun of meeting tells (“a video call with Y and with Z”) holds for all
    labels = {unit.label for unit in units if unit.code == "N"}
    near = {unit.label for unit in units[frame.match.start : frame.match.end] if unit.code == "N"}
    for mode in ("phone", "video"):
        if f"meeting:{mode}" in (near if units is frame.row.units else labels) or f"by_{mode}" in labels:
            return mode
    return ""


def words_of(frame: Frame, partner: Official) -> list[Unit]:
    """Give the units of a frame that are about one of several partners: from the mention before him to his own."""
    units = frame.row.units
    people = [index for index, unit in enumerate(units) if unit.code == "P"]
    own = next((index for index in people if partner in units[index].value.officials), len(units))
    begin = max((index for index in people if index < own), default=0)
    return units[begin:own]


def own_day(frame: Frame, partner: Official | None) -> DateMention | None:
    """Give the day on which one of several partners was met, told between the one before and him (« et, le lendemain, avec Y »), or behind him."""
    units = frame.row.units
    mine = next((at for at, unit in enumerate(units) if unit.code == "P" and partner in unit.value.officials), None)
    if partner is None or mine is None:
        return None
    for at in range(mine - 1, -1, -1):
        if units[at].code == "P" or frame.row.is_a(at, "and"):
            break
        if units[at].code == "D":
            return _day(units[at])
    for at in range(mine + 1, min(mine + 1 + BESIDE, len(units))):
        if units[at].code == "D":
            return _day(units[at])
        if not frame.row.is_a(at, "comma"):
            break
    return None


def _day(unit: Unit) -> DateMention:
    day: DateMention = unit.value
    return day
