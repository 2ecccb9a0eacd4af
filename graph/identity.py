"""What an article's facts are called: ids that depend on the article alone, and the names under which it speaks of whom.

Nothing here asks what other articles say: which names are one official and which tellings one event is found out by
`identity_layer`, and `docs/identity.md` explains how the two work together.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache, lru_cache
from hashlib import sha256

from graph.identity_names import Name
from ontology.gazetteer import agency_name, cities, countries
from ontology.names import fold
from ontology.offices import agency_id, countries_of_agency, office
from ontology.records import Article, Fact, Participant, Place

NOT_IN_SLUGS = re.compile(r"[^\w]+")


def identify(article: Article, facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Name the facts of an article and their places; the same article gives the same ids."""
    counts: Counter[str] = Counter()
    found = []
    for fact in facts:
        content = _content(article, fact)
        counts[content] += 1
        place = replace(fact.place, id=place_id(fact.place)) if fact.place else None
        found.append(replace(fact, id=f"fact/{digest(content, str(counts[content]))}", place=place))
    return tuple(found)


def _content(article: Article, fact: Fact) -> str:
    """Give what tells a fact from the others of its article, whatever stands around it."""
    people = sorted(f"{one.type} {one.capacity} {one.label}" for one in fact.participants)
    details = (f"{key} {value}" for key, value in sorted(fact.detail.items()))
    return digest(article.id, fact.kind, fact.status, fact.date or "", fact.end_date or "", *people, *details)


def digest(*parts: str) -> str:
    """Give 16 hexadecimal digits that stand for these texts."""
    return sha256("\x1f".join(parts).encode()).hexdigest()[:16]


def slug(text: str) -> str:
    """Write a text as the last part of an IRI: letters and digits, words joined by hyphens."""
    return NOT_IN_SLUGS.sub("-", fold(text)).strip("-") or digest(text)


def place_id(place: Place) -> str:
    """Name a place by its country and its English name, if it is a city of the gazetteer, else by its label."""
    label = _cities().get((place.country or "", fold(place.label)), place.label)
    return f"place/{'-'.join(filter(None, ((place.country or '').lower(), slug(label))))}"


@cache
def _cities() -> dict[tuple[str, str], str]:
    """Map each name of each city to the name it is called by: the English one, else the first."""
    called: dict[str, str] = {}
    for row in sorted(cities(), key=lambda row: (row.language != "en", row.language, row.name)):
        called.setdefault(row.id, row.name)
    ranked = sorted(cities(), key=lambda row: row.population)
    return {(row.country, fold(row.name)): called[row.id] for row in ranked}


def names_of(one: Participant) -> tuple[Name, ...]:
    """Give the names that a mention uses: the one it is labelled with, then its aliases."""
    labels = dict.fromkeys((one.label, *(alias for alias in one.aliases if alias != one.label)))
    return tuple(_name(replace(one, label=label, id="" if i else one.id)) for i, label in enumerate(labels))


def _name(one: Participant) -> Name:
    country = _country(one)
    agency = agency_of(one.agency or one.title or "", country) if one.type == "official" else ""
    career = office(one.title).career if one.type == "official" and one.title else ""
    known = _known(one, country)
    parts = (one.type, one.label, country, agency, career, known)
    return Name(f"name/{digest(*parts)}", one.type, one.label, country, agency, career, known)


def agency_named(one: Participant) -> Name | None:
    """Give the name of the agency for which an official acts, if the gazetteer knows it."""
    name = _name(one) if one.type == "official" else None
    if name is None or not name.agency:
        return None
    ident = name.agency.partition("/")[2]
    written = one.agency if one.agency and agency_id(one.agency, name.country) == ident else None
    return _name(
        Participant(written or agency_name(ident, "en"), "agency", country=name.country or None, id=name.agency)
    )


def all_names(fact: Fact) -> Iterator[Name]:
    """Give the names that a fact uses, and those of the agencies for which its officials act."""
    for one in fact.participants:
        agency = agency_named(one)
        yield from (*names_of(one), *((agency,) if agency else ()))


@lru_cache(maxsize=65536)
def agency_of(words: str, country: str) -> str:
    """Give the id of the agency that the words of an agency or of a title name, else nothing."""
    rest = fold(words).split()
    for start in range(len(rest)):
        found = agency_id(" ".join(rest[start:]), country)
        if found:
            return f"agency/{found}"
    return ""


def _country(one: Participant) -> str:
    """Give the country of a participant, unless it is an official of an agency that this country does not have."""
    having = countries_of_agency(one.agency) if one.type == "official" and one.agency else frozenset()
    return "" if having and one.country not in having else one.country or ""


def _known(one: Participant, country: str) -> str:
    """Give the entity that ingest or the gazetteer knows a participant to be; officials are known to neither."""
    if one.type == "official":
        return ""
    if one.type == "country":
        code = country or country_code(one.label)
        return f"country/{code}" if code else ""
    found = one.id.partition("/")[2] if _of_gazetteer(one) else agency_id(one.label, country or None)
    return f"{one.type}/{found}" if found else ""


def _of_gazetteer(one: Participant) -> bool:
    return bool(one.id) and one.id.startswith(f"{one.type}/")


def country_code(name: str) -> str:
    """Give the code of a country by one of its names, if it is that of one only."""
    return _codes().get(fold(name), "")


@cache
def _codes() -> dict[str, str]:
    found: dict[str, set[str]] = {}
    for row in countries():
        if row.kind in ("name", "alias"):
            found.setdefault(fold(row.name), set()).add(row.code)
    return {name: next(iter(codes)) for name, codes in found.items() if len(codes) == 1}


def named(fact: Fact) -> Iterator[tuple[int, Participant, tuple[Name, ...]]]:
    """Give the mentions of a fact with their positions and names."""
    for position, one in enumerate(fact.participants):
        yield position, one, names_of(one)
