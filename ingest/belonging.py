"""Which body somebody is of, where a sentence says no post of his: “Y of the Regional Security System”, “Y has led the BND since …”."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from ingest.counterparts import elsewhere
from ingest.registry import Official
from ingest.rows import Meant, Side
from ingest.units import Row, Unit

SAME: Final = 9
"""How many units behind a name it is said at most that he holds the same post."""


def note_bodies(row: Row) -> None:
    """Give the officials of a row who have no post the body that “of” or “from”, or a verb of heading, joins to them."""
    for index, unit in enumerate(row.units):
        if unit.code == "P" and row.is_a(index - 1, "genitive") and index > 1 and row.units[index - 2].code == "C":
            for official in unit.value.officials:
                official.country = official.country or row.units[index - 2].value.country
        owner = row.units[index - 1].value if index and row.view.is_a(unit.start - 1, "genitive") else None
        if unit.code == "P" and isinstance(owner, Side):  # “the German side's director, Y”
            for official in unit.value.officials:
                official.country = official.country or owner.country
        apposed = row.is_a(index + 1, "comma") and (
            row.is_a(index + 2, "of") or (row.view.modifiers_before and row.is_a(index + 2, "from"))
        )
        at = index + 1 + apposed
        headed = _heads(row, at)
        if unit.code != "P" or not (row.is_a(at, "of") or row.is_a(at, "from") or headed):
            continue
        at += 1
        while row.is_a(at, "article"):
            at += 1
        told = (
            apposed or unit.value.mention.how == "described"
        )  # « Y, de C », “the officer from C”: not « le retour d'Y de C »
        if (
            told
            and at < len(row.units)
            and row.units[at].code in ("CL" if row.view.modifiers_before else "C")
            and not headed
        ):
            for official in unit.value.officials:
                official.country = official.country or row.units[at].value.country
        at = _past_country(row, at, unit)
        if at < len(row.units) and row.units[at].code == "A":
            side = Side("", None, row.view.text(unit.start, unit.end), spot=row.units[at].value)
            for official in unit.value.officials:
                official.group = official.group or (None if official.posts else side)


def _past_country(row: Row, at: int, unit: Unit) -> int:
    """Step over the country before a body, which is then that of a man of it (“Y of | Ghana's | ministry”, “Y of the | New Zealand | coast guard”)."""
    if at >= len(row.units):
        return at
    spot = row.view.entry(row.units[at].start, "country", "demonym")
    body = at + 1 + row.is_a(at + 1, "genitive")
    if not row.view.modifiers_before and row.units[at].code == "C" and row.is_a(at + 1, "genitive"):
        return at + 2
    if not row.view.modifiers_before or spot is None or body >= len(row.units) or row.units[body].code != "A":
        return at
    for official in unit.value.officials:
        official.country = official.country or spot[1].country
    return body


def _heads(row: Row, at: int) -> bool:
    """Whether a verb says that its subject is at the head of something."""
    verb = row.units[at].value if at < len(row.units) and row.units[at].code == "V" else None
    return verb is not None and "head" in verb.senses and verb.voice == "act" and not verb.negated


def note_same_office(row: Row, seen: Sequence[Official]) -> None:
    """Give an official the post of whom the text spoke before, if it says that he holds the same (« Y, qui détient le même portefeuille »)."""
    for index, unit in enumerate(row.units):
        stretch = range(index + 1, min(index + SAME, len(row.units)))
        if unit.code != "P" or not any(row.is_a(at, "relative") for at in stretch[:2]):
            continue
        held = any(row.units[at].code == "V" and "take_over" in row.units[at].value.senses for at in stretch)
        same = any(row.is_a(at, "same") for at in stretch) and any(row.is_a(at, "office") for at in stretch)
        if not (held and same):
            continue
        official, mention = unit.value.officials[0], unit.value.mention
        before = [one for other in row.units[:index] if isinstance(other.value, Meant) for one in other.value.officials]
        holder = next((one for one in reversed([*seen, *before]) if one is not official and one.posts), None)
        if holder is not None and not official.posts:
            official.posts.append(
                elsewhere(row, replace(mention, start=mention.end, country=official.country), holder.posts[0])
            )


def note_offices(row: Row) -> None:
    """Give an official the post that a sentence says he holds (« يشغل Y منصب مدير … »)."""
    for index, unit in enumerate(row.units):
        posts = unit.value.posts if unit.code == "U" and isinstance(unit.value, Side) else ()
        verb = next((at for at in range(index - 1, -1, -1) if row.units[at].code == "V"), None)
        if len(posts) != 1 or not row.is_a(index - 1, "office") or verb is None:
            continue
        held = row.units[verb].value
        holders = [one for one in row.units[:index] if isinstance(one.value, Meant)]
        once = held.negated or row.view.is_a(held.first - 1, "used_to")
        if "take_over" in held.senses and held.tense == "present" and not once and holders:
            official = holders[-1].value.officials[0]
            official.posts.append(posts[0])
            official.country = official.country or posts[0].country
