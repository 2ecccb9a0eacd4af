"""From the tellings of one event to the state it is in, its dates, and the stages of an agreement's life."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from graph.timespan import AHEAD

LIFE = ("proposed", "planned", "signed", "ratified", "in_force", "expired", "cancelled", "denied")
"""The order of an agreement's stages."""
SETTLED = ("held", "denied", "cancelled")
"""What was said last of these holds; what was planned or proposed counts only where none of them is said."""

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Dates:
    """When an event is, as precisely as its tellings know, and the dates for which it was planned before."""

    date: str | None
    end_date: str | None
    earlier: tuple[str, ...] = ()


@dataclass(slots=True)
class Step:
    """One stage: its status, its date, when it was first printed, and the tellings that state it."""

    status: str
    date: str | None
    published: str | None
    tellings: list[Record] = field(default_factory=list)


def current(tellings: Sequence[Record]) -> list[Record]:
    """Put tellings in the order in which they count for the present state of what they tell of."""
    return sorted(sorted(tellings, key=_printed, reverse=True), key=_standing)


def _printed(told: Record) -> tuple[str, str]:
    return (told["published"] or "", told["id"])


def _standing(told: Record) -> int:
    if told["kind"] == "agreement":
        return -LIFE.index(told["status"])
    return 0 if told["status"] in SETTLED else 1 if told["status"] == "planned" else 2


def dates_of(ordered: Sequence[Record]) -> Dates:
    """Give the dates: of the tellings in the present state the most precise; the others' that contradict are earlier."""
    status = ordered[0]["status"]
    dated = [one for one in ordered if one["date"]]
    own = sorted((one for one in dated if one["status"] == status), key=lambda one: -len(one["date"]))
    told = own[0] if own and status not in AHEAD else _last(own) or next(iter(dated), None)
    if told is None:
        return Dates(None, None)
    ends = [one["end_date"] for one in ordered if one["date"] == told["date"] and one["end_date"]]
    earlier = {one["date"] for one in dated if one["status"] in AHEAD and not _agree(one["date"], told["date"])}
    return Dates(told["date"], ends[0] if ends else None, tuple(sorted(earlier)))


def _last(own: Sequence[Record]) -> Record | None:
    """Of plans the one printed last counts; of those that agree with it the most precise."""
    if not own:
        return None
    last = max(own, key=_printed)
    return next(one for one in own if _agree(one["date"], last["date"]))


def _agree(one: str, other: str) -> bool:
    """Whether two dates of different precision may be the same."""
    return one.startswith(other) or other.startswith(one)


def steps(tellings: Sequence[Record]) -> list[Step]:
    """Give the stages of an agreement in their order: tellings of one status whose dates agree are of one stage."""
    found: list[Step] = []
    for told in sorted(tellings, key=lambda one: (-len(one["date"] or ""), one["date"] or "", *_printed(one))):
        step = next((one for one in found if one.status == told["status"] and _may_be(one.date, told["date"])), None)
        if step is None:
            step = Step(told["status"], told["date"], told["published"])
            found.append(step)
        step.tellings.append(told)
        step.published = min(filter(None, (step.published, told["published"])), default=None)
    return sorted(
        found, key=lambda step: (LIFE.index(step.status), step.date or step.published or "", step.published or "")
    )


def _may_be(one: str | None, other: str | None) -> bool:
    return not one or not other or _agree(one, other)
