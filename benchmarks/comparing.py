"""When a fact that was read is the fact that a careful reader wrote down: names, words, dates, countries."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher
from typing import Final

ADDRESS: Final = """m mr mme mrs ms mlle dr sir sr sra don dona sheikh cheikh sheik emir prince princess prof pr hon he hh his her
    excellency general gal gen lt lieutenant colonel col major maj commandant cdt cmdt captain capitaine commissaire
    commissioner divisionnaire contre amiral admiral vice ambassador ambassadeur ministre minister president police
    the le la les l el al"""
"""Words of rank and address: they make nobody another person."""
_ADDRESS: Final = frozenset(ADDRESS.split())
LETTERS: Final = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي", "ـ": ""})
ALIKE_NAMES: Final = 0.88
ALIKE_WORDS: Final = 0.8

Name = str
Names = tuple[Name, ...]
"""The forms of one name."""


def plain(text: object) -> str:
    """Bring words to small letters without accents or signs."""
    bare = unicodedata.normalize("NFKD", str(text or "")).translate(LETTERS)
    bare = "".join(letter for letter in bare if not unicodedata.combining(letter)).casefold()
    return re.sub(r"[^\w]+", " ", bare).strip()


def name_words(name: Name) -> list[str]:
    """List the words of a name without rank and address; all of them if there are no others."""
    words = plain(name).split()
    return [word for word in words if word not in _ADDRESS] or words


def same_person(one: Name, other: Name) -> bool:
    """Whether two names are one person's: the same words, one's among the other's with the last shared, or nearly."""
    few, many = sorted((name_words(one), name_words(other)), key=len)
    if not few:
        return False
    if set(few) <= set(many) and (len(few) == len(many) or len(few[-1]) > 1):
        return True
    return SequenceMatcher(None, " ".join(sorted(few)), " ".join(sorted(many))).ratio() >= ALIKE_NAMES


def same_words(one: object, other: object) -> bool:
    """Whether two titles or places are one: equal, one within the other, or nearly equal."""
    first, second = plain(one), plain(other)
    if not first or not second:
        return False
    return first in second or second in first or SequenceMatcher(None, first, second).ratio() >= ALIKE_WORDS


def same_attribute(name: str, wanted: object, found: object) -> bool:
    """Whether an attribute is right; a date is if it agrees to the precision wanted."""
    if name == "date":
        return bool(found) and str(found).startswith(str(wanted))
    return same_words(wanted, found) if name == "place" else wanted == found


def any_person(some: Iterable[Name], others: Iterable[Name]) -> bool:
    """Whether any of some names is the same person's as any of others."""
    others = tuple(others)
    return any(same_person(one, other) for one in some for other in others)


def same_pair(one: tuple[Names, Names], other: tuple[Names, Names]) -> bool:
    """Whether two pairs are the same two people, in either order."""
    (a, b), (c, d) = one, other
    return (any_person(a, c) and any_person(b, d)) or (any_person(a, d) and any_person(b, c))


def same_countries(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two sets of countries are equal or, where either has more than two, share two."""
    return one == other or (max(len(one), len(other)) > 2 and len(one & other) >= 2)


def same_visit(one: tuple[Names, str | None], other: tuple[Names, str | None]) -> bool:
    """Whether two visits lead to one country and share a visitor, where both name one."""
    return one[1] == other[1] and (not one[0] or not other[0] or any_person(one[0], other[0]))


def same_operation(one: tuple[str, frozenset[str]], other: tuple[str, frozenset[str]]) -> bool:
    """Whether two operations are of one kind and share a country, where the first names any."""
    return one[0] == other[0] and (one[1] == other[1] or not one[1] or bool(one[1] & other[1]))


def same_role(one: tuple[Names, str], other: tuple[Names, str]) -> bool:
    """Whether two roles are one person's under one title."""
    return any_person(one[0], other[0]) and same_words(one[1], other[1])
