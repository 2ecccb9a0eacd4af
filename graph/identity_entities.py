"""What a group of names is called: the IRI of the official or agency that bears them, and its label."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

from graph.identity import digest, slug
from graph.identity_names import Name
from ontology.names import fold, is_arabic, name_key
from ontology.persons import words

NEVER = 10**6


def entity_ids(groups: Sequence[Sequence[Name]], months: Callable[[str], Collection[int]]) -> dict[str, str]:
    """Say what bears each name: the entity the gazetteer knows, else one called by the plainest of the names.

    Of several with the same name the one told of first is called by it alone; the others by their country too, or by
    what tells their names apart.
    """
    found: dict[str, str] = {}
    taken: set[str] = set()
    if len(groups) > 1:
        groups = sorted(groups, key=lambda group: (_first_month(group, months), group[0].id))
    for group in groups:
        called = _called(group, taken)
        taken.add(called)
        found |= {name.id: called for name in group}
    return found


def _first_month(group: Sequence[Name], months: Callable[[str], Collection[int]]) -> int:
    return min((month for name in group for month in months(name.id)), default=NEVER)


def _called(group: Sequence[Name], taken: set[str]) -> str:
    known = sorted({name.known for name in group if name.known})
    if known:
        return known[0]
    plain = min(group, key=lambda name: (*plainness(name.label), len(_slug(name)), _slug(name)))
    country = next((name.country.lower() for name in group if name.country), "")
    own = f"{plain.type}/{_slug(plain)}"
    choices = (own, f"{own}-{country}" if country else own, f"{own}-{digest(group[0].id)}")
    return next(one for one in choices if one not in taken)


def _slug(name: Name) -> str:
    if name.type == "official":
        return slug(name_key(name.label) or name.label)
    return "-".join(filter(None, (name.country.lower(), slug(name.label))))


def plainness(label: str) -> tuple[bool, bool, bool]:
    """Say how far a label is from the full name in Latin letters that one would look for; less is better."""
    found = words(label)
    return is_arabic(label), len(found.full) < 2, bool(found.initials)


def best_label(months: Mapping[str, int]) -> str:
    """Choose among labels with the months in which articles use them: the plainest, then the most used."""
    return min(months, key=lambda label: (*plainness(label), -months[label], fold(label), label))
