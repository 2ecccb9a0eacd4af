"""Names that a sentence gives to somebody whom the one before only described: « Recibió a una jueza. La jueza, Y, … », « El magistrado es Y »."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ingest.memory import Memory
from ingest.post import is_bare
from ingest.registry import Official
from ingest.rows import Meant, Side
from ingest.units import Row
from ontology.names import fold

NEAR: Final = 2
"""How many sentences back at most somebody was only described."""
OPENING: Final = 5
"""Among how many units at the beginning of a sentence the description stands that it takes up."""


def identify(memory: Memory, row: Row) -> None:
    """Give those whom the meeting told last knows only by their post the name that a sentence gives them."""
    event = memory.meeting
    if event is None or not 0 < row.number - event.rows[-1].number <= NEAR:
        return
    for side in event.sides:
        who = next(_named_as(row, side), None) if not side.officials else None
        if who is not None and who not in event.people:
            side.officials = (who,)
            who.country = who.country or side.country
            who.posts += [] if who.posts else side.posts


def takes_up(memory: Memory, before: Row, row: Row, officials: list[Official]) -> bool:
    """Whether a sentence names in one of these somebody whom the sentence before only described, and whom no meeting has yet."""
    sides = [unit.value for unit in before.units if isinstance(unit.value, Side)]
    told = [one for side in (memory.meeting.sides if memory.meeting else ()) for one in side.officials]
    return any(who in officials and who not in told for side in sides for who in _named_as(row, side))


def _named_as(row: Row, side: Side) -> Iterator[Official]:
    """Give whom a sentence names right behind the head of a post that stood for somebody unnamed."""
    if len(side.posts) != 1 or side.plural:
        return
    head = fold(side.posts[0].head)
    for index in range(min(OPENING, len(row.units))):
        end = _described(row, index, head)
        unit = row.units[end] if 0 <= end < len(row.units) else None
        if unit is not None and isinstance(unit.value, Meant) and unit.value.mention.how == "named":
            who = unit.value.officials[0]
            if who.first_seen == row.number:
                yield who


def _described(row: Row, index: int, head: str) -> int:
    """Give where the name stands if a unit takes up a head: in it, behind a comma or behind “is”; -1 if it does not."""
    unit = row.units[index]
    if isinstance(unit.value, Meant):
        posts = unit.value.mention.posts
        led = row.view.is_a(unit.start, "article")
        return index if led and len(posts) == 1 and is_bare(posts[0]) and _same(posts[0].head, head) else -1
    if isinstance(unit.value, Side):
        posts = unit.value.posts
        same = row.view.is_a(unit.start, "article") and len(posts) == 1 and _same(posts[0].head, head)
        return index + 2 if same and _is(row, index + 1) else -1
    if row.is_a(index, "article") and _same(row.word(index + 1), head):
        return index + 3 if row.is_a(index + 2, "comma") or _is(row, index + 2) else -1
    return -1


def _same(word: str, head: str) -> bool:
    """Whether a word is the head, or the first word of it (« el general » of « general de brigada »)."""
    return bool(word) and fold(word).split()[0] == head.split()[0]


def _is(row: Row, index: int) -> bool:
    """Whether a verb says who somebody is: “is”, “was”, « se trata de »."""
    unit = row.units[index] if index < len(row.units) else None
    return unit is not None and unit.code == "V" and "be_aux" in unit.value.senses and not unit.value.negated
