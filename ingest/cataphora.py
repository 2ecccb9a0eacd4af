"""Somebody described first and named only then: « Le ministre malien a achevé sa visite. Sur place, Y a promis … ».

A report that opens with a post goes on with the bare name of who holds it, and takes for granted that the reader knows.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from ingest.clauses import SPOKEN, is_governed
from ingest.drafts import Draft
from ingest.introduced import newcomer
from ingest.memory import Memory
from ingest.post import is_bare
from ingest.registry import Official, Registry
from ingest.rows import Meant, Side
from ingest.units import Row
from ingest.verbs import NOT_FINITE

PART: Final = {"visit": "visitor", "meeting": "who", "agreement": "signatory"}
"""Which part of an event he takes who was only described when it was told."""


def name_stranger(row: Row, memory: Memory, registry: Registry) -> None:
    """Give the post of whom the sentence before was about, and described without a name, to the one named here by his name alone."""
    side, official = memory.stranger, newcomer(row)
    if side is None or official is None or not _may_be(official, side, row, memory):
        return
    at = next(index for index, unit in enumerate(row.units) if isinstance(unit.value, Meant))
    if _acts(row, at) and _is_subject(side, memory):
        registry.describe(official, replace(row.units[at].value.mention, posts=side.posts, country=side.country))
        side.officials, official.presumed = (official,), side.posts[0]


def _acts(row: Row, at: int) -> bool:
    """Whether a name is the subject of the verb behind it, or of that before it where verbs come first or somebody speaks."""
    if is_governed(row, at):
        return False
    before, behind = row.units[at - 1] if at else None, row.units[at + 1] if at + 1 < len(row.units) else None
    if before is not None and before.code == "V":
        return bool(before.value.senses & SPOKEN or row.view.words.settings.get("caseless"))
    return behind is not None and behind.code == "V" and behind.value.tense not in NOT_FINITE


def _is_subject(side: Side, memory: Memory) -> bool:
    """Whether the one described was what his sentence was about, not whom somebody else had to do with."""
    row = memory.row
    return row is not None and any(unit.value is side and not is_governed(row, at) for at, unit in enumerate(row.units))


def _may_be(official: Official, side: Side, row: Row, memory: Memory) -> bool:
    """Whether a newcomer may be the one described: not spoken of before, of his country and gender, in the sentence after."""
    [post] = side.posts if len(side.posts) == 1 else [None]
    if post is None or is_bare(post) or side.officials or memory.row is None or row.number - memory.row.number > 1:
        return False
    new = official.first_seen == row.number and not official.opposite
    genders = {official.gender, post.gender} - {""}
    return new and official.country in ("", side.country) and len(genders) < 2


def with_named(drafts: Iterable[Draft]) -> None:
    """Add to each event those who were only described where it was told and were named after."""
    for draft in drafts:
        late = [one for side in draft.sides if len(side.posts) == 1 for one in side.officials]
        if late and draft.kind in PART:
            draft.parts.setdefault(PART[draft.kind], []).extend(one for one in late if one not in draft.people)
