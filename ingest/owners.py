"""Whose officials some are, as a possessive says: « son directeur, Y, », “its attaché in C, Y,”, « وزيرها، Y ».

The owner is what the sentence names last before, or what the one before names first: a body, a country or somebody.
"""

from __future__ import annotations

from dataclasses import replace

from ingest.bodies import owner as owner_of
from ingest.mention import PersonMention
from ingest.registry import Official
from ingest.rows import Meant, Side
from ingest.units import Row, Unit

Owner = Official | Side


def note_owners(row: Row, before: Row | None) -> None:
    """Give each official whose post is somebody's or something's the country of that owner, which may be settled later."""
    for index, unit in enumerate(row.units):
        if unit.code != "P" or not _is_owned(row, unit.value.mention):
            continue
        thing = row.view.is_a(unit.value.mention.start, "possessive_thing")
        owner = _owner_here(row, index, thing=thing) or (_owner_before(row, before, thing=thing) if before else None)
        for official in unit.value.officials:
            if not (official.country or official.group or official.beside) and owner is not official:
                official.beside = owner if isinstance(owner, Official) else None
                official.group = owner if isinstance(owner, Side) else None


def leave_out(row: Row) -> None:
    """Make words of those who are only named as what somebody unnamed is to them (“hit it off with Y's predecessor”)."""
    for index, unit in enumerate(row.units):
        if unit.code == "P" and row.is_a(index + 1, "genitive") and row.is_a(index + 2, "relation"):
            row.units[index] = replace(unit, code="W", value=None, label="…")


def _is_owned(row: Row, mention: PersonMention) -> bool:
    """Whether a possessive stands before a post that names no country, or is joined to it."""
    view = row.view
    if not mention.posts or any(post.country or post.former for post in mention.posts):
        return False
    joined = any(
        view.is_a(at, "enclitic") and view.tokens[at].start == view.tokens[at - 1].end
        for post in mention.posts
        for at in range(post.start + 1, post.end)
    )
    whose = view.is_a(mention.start - 1, "possessive_relative")
    return joined or whose or any(view.is_a(at, "possessive") for at in (mention.start, mention.posts[0].start - 1))


def _owner_here(row: Row, index: int, *, thing: bool) -> Owner | None:
    """Give what stands last before a unit and may own it: no country that is only a place, an adjective only of a body."""
    for at in range(index - 1, -1, -1):
        unit = row.units[at]
        aside = unit.code == "C" and any(row.is_a(at - 1, name) for name in ("in", "to", "with"))
        native = unit.code == "W" and not any(row.is_a(beside, "body") for beside in (at - 1, at + 1))
        if not (aside or native) and (owner := _owner(row, unit, thing=thing)):
            return owner
    return None


def _owner_before(row: Row, before: Row, *, thing: bool) -> Owner | None:
    """Give the last body that the sentence before names in this paragraph, else what it names first."""
    if before.sentence.paragraph != row.sentence.paragraph:
        return None
    units = [*(unit for unit in reversed(before.units) if unit.code == "A"), *before.units]
    return next((owner for unit in units if (owner := _owner(before, unit, thing=thing))), None)


def _owning_country(row: Row, unit: Unit) -> Side | None:
    """Give the country that a mention begins with as the owner of a post (“Guyana's ambassador, Y, and | its …”)."""
    post = next(iter(unit.value.mention.posts), None)
    genitive = post and any(row.view.is_a(at, "genitive") for at in range(unit.start, post.head_start))
    return Side(post.country) if post and post.country and genitive else None


def _owner(row: Row, unit: Unit, *, thing: bool) -> Owner | None:
    """Give whom or what a unit means, if it may own a post; `thing` says that the owner is nobody."""
    if isinstance(unit.value, Meant) and unit.code == "P":
        return _owning_country(row, unit) if thing else unit.value.officials[0]
    if isinstance(unit.value, Side):
        return unit.value if unit.value.country or unit.value.spot else None
    if unit.code == "A":
        code = owner_of(row.view, unit.value.end)
        return Side(code) if code else Side(spot=unit.value)
    native = row.view.entry(unit.start, "demonym") if unit.code == "W" else None
    return Side(unit.value.country) if unit.code == "C" else Side(native[1].country) if native else None
