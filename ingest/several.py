"""More than two: who met and signed when three did, and whom “they”, “the three” and “the three countries” mean from there on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final

from ingest.drafts import Draft
from ingest.frames import Frame
from ingest.memory import PAIR, Memory

THREE: Final = "states:three"
"""The label of “the three countries”."""
OFTEN: Final = 2
"""How many times an article names at least the last of the three countries that it is about."""


def remember_several(memory: Memory, draft: Draft, owners: Iterable[str]) -> None:
    """Leave in mind all who met or signed and their countries, if they are more than two; nobody, if it was two.

    `owners` are the countries of its agencies; who only sat by is not counted.
    """
    if draft.kind not in ("meeting", "agreement"):
        return
    people = [one for one in draft.people if one not in draft.parts.get("also", ())]
    codes = dict.fromkeys((*draft.countries, *owners, *(one.country for one in people)))
    codes.pop("", None)
    if len(codes) > 1:
        memory.sides = tuple(codes) if len(codes) > PAIR else ()
    if len(people) > 1:
        apart = len({one.country for one in people} - {""}) == len(people) > PAIR
        memory.group = tuple(people) if apart else ()


def three(memory: Memory, mentions: Counter[str]) -> list[str]:
    """Give the three countries of what was told of last, else the three that the article names most, else the last two."""
    if memory.sides:
        return list(memory.sides)
    ranked = mentions.most_common()
    third = ranked[PAIR][1] if len(ranked) > PAIR else 0
    clear = third >= OFTEN and third > sum(count for _, count in ranked[PAIR + 1 :])
    return [code for code, _ in ranked[: PAIR + 1]] if clear else list(memory.countries)


def are_all(memory: Memory, frame: Frame) -> bool:
    """Whether “they”, who are to meet, are more than two who met before: their countries will meet again, whoever comes then."""
    named = any(unit.code in "PU" for unit in frame.row.units)
    return not named and bool(memory.group) and set(frame.people()) == set(memory.group)
