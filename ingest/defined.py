"""People of whom a relative clause says what they are before their name is said: “the judge who presides over the bench, | Y,”."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from ingest.registry import Official
from ingest.rows import Meant, Side
from ingest.units import Row, Unit

LONGEST: Final = 14
"""How many units the clause and what it describes have at most."""
DESCRIBED: Final = 5
"""How many units stand at most before the pronoun for what it describes (“the veteran jailer | who …”)."""


def name_defined(row: Row) -> None:
    """Join a post and the clause behind it to the name that a comma sets off, so that they are one mention of an official."""
    index = 0
    while index < len(row.units):
        who = _unposted(row.units[index])
        opened = _opened(row, index) if who else 0
        start = _described(row, who, opened, index) if who and opened else None
        if start is not None:
            closing = index + row.is_a(index + 1, "comma")
            joined = replace(row.units[index], start=row.units[start].start, end=row.units[closing].end)
            row.units[start : closing + 1] = [joined]
            index = start
        index += 1


def _unposted(unit: Unit) -> Official | None:
    """Give the only official whom a unit names, if nothing has told what he is."""
    if unit.code != "P" or not isinstance(unit.value, Meant) or len(unit.value.officials) != 1:
        return None
    (one,) = unit.value.officials
    named = unit.value.mention.how == "named" and len(one.words) > 1
    return None if one.posts or one.group or not named else one


def _opened(row: Row, index: int) -> int:
    """Give where the relative clause opens that a comma right before a name closes; else 0."""
    if not row.is_a(index - 1, "comma"):
        return 0
    for at in range(index - 2, max(0, index - LONGEST), -1):
        if row.units[at].code in "PU" or row.is_a(at, "comma") or row.units[at].label in (";", ":"):
            return 0
        if any(row.is_a(at, name) for name in ("subject_relative", "relative")):
            return at if any(unit.code == "V" for unit in row.units[at + 1 : index]) else 0
    return 0


def _described(row: Row, who: Official, opened: int, index: int) -> int | None:
    """Give where the description begins that a clause goes on, once it has told what its official is; None if it tells nothing."""
    before = row.units[opened - 1]
    side = before.value if before.code == "U" else None
    if isinstance(side, Side) and side.posts and not side.is_several:
        who.posts.append(side.posts[0])
        who.country = who.country or side.country
        return opened - 1
    verb = row.units[opened + 1]
    heads = verb.code == "V" and "head" in verb.value.senses and not verb.value.negated
    start = next((at for at in range(opened - 1, max(-1, opened - DESCRIBED), -1) if row.is_a(at, "article")), None)
    body = next((unit for unit in row.units[opened + 2 : index] if unit.code in "AC"), None)
    if not heads or start is None or body is None or any(unit.code != "W" for unit in row.units[start:opened]):
        return None
    who.group = Side(
        "" if body.code == "A" else body.value.country,
        text=row.view.text(row.units[start].start, row.units[index - 1].start),
        spot=body.value if body.code == "A" else None,
    )
    return start
