"""What a title says: the office, the career it belongs to, the agency, and whether it is a former or an acting one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from ontology.gazetteer import FOLDER, agencies, read_table, titles
from ontology.names import fold

NOT_OFFICES = re.compile(r"\b(?:de|du|des|d|of|the|for|and|et|y|la|le|les|l|del|el|los|las|a|en)\b")


@dataclass(frozen=True, slots=True)
class Office:
    """An office: its kind (`head`, `minister` …; empty if the table has none), its career, and whether it is past."""

    kind: str = ""
    career: str = ""
    former: bool = False


@cache
def _table() -> dict[str, tuple[str, str]]:
    rows = read_table(FOLDER / "offices.tsv", "words language office career", lambda cells: cells)
    return {fold(row["words"]): (row["office"], row["career"]) for row in rows}


@cache
def _former() -> frozenset[str]:
    return frozenset(fold(row.title) for row in titles() if row.kind == "former")


@cache
def _longest() -> int:
    return max(len(words.split()) for words in _table())


@lru_cache(maxsize=65536)
def office(title: str) -> Office:
    """Read a title: the first office that the table knows, the longest first; former if a word for that is in it.

    >>> office("ancien directeur général de la Sûreté nationale")
    Office(kind='head', career='', former=True)
    """
    words = [word.removeprefix("ال") for word in fold(title).split()]
    former = bool({*words, *fold(title).split()} & _former())
    for start in range(len(words)):
        for length in range(min(_longest(), len(words) - start), 0, -1):
            found = _table().get(" ".join(words[start : start + length]))
            if found:
                return Office(*found, former)
    return Office(former=former)


@lru_cache(maxsize=65536)
def title_held(title: str) -> str:
    """Give a title as it was while it was held: « ancien ministre » without « ancien »."""
    return " ".join(word for word in title.split() if fold(word) not in _former()) or title


@lru_cache(maxsize=65536)
def bare_title(title: str) -> str:
    """Give what the ways to write a title share: its folded words but articles, prepositions, and words for former."""
    words = [word for word in NOT_OFFICES.sub(" ", fold(title)).split() if word not in _former()]
    return " ".join(words)


@cache
def _agencies() -> dict[str, dict[str, str]]:
    """Map the bare name of each agency and organisation to the countries that have it (`` for none), with its id."""
    found: dict[str, dict[str, str]] = {}
    for row in agencies():
        found.setdefault(_bare(row.name), {}).setdefault(row.country, row.id)
    return found


def _bare(name: str) -> str:
    return " ".join(NOT_OFFICES.sub(" ", fold(name)).split())


@lru_cache(maxsize=65536)
def agency_id(label: str, country: str | None) -> str:
    """Give the id of the agency that a name means in a country, or of the only one of that name; else nothing."""
    held = _agencies().get(_bare(label), {})
    if country and country in held:
        return held[country]
    if country and "" not in held:
        return ""
    return next(iter(held.values())) if len(held) == 1 else held.get("", "")


@lru_cache(maxsize=65536)
def countries_of_agency(label: str) -> frozenset[str]:
    """List the countries that have an agency of a name; empty if the gazetteer has none or it is international."""
    held = _agencies().get(_bare(label), {})
    return frozenset() if "" in held else frozenset(held)
