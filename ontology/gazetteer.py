"""The gazetteers: what countries, cities, agencies and offices are called, one name a row, with language and source.

Each table is a TSV file below `gazetteer/`; each function reads one of them once. A row that is not as it should be
raises `LanguageError` with the file and the line, so that whoever edits a table sees at once what to mend.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple, TypeVar

from ontology.errors import LanguageError

FOLDER: Final = Path(__file__).with_name("gazetteer")

COUNTRY_KINDS: Final = frozenset({"name", "alias", "demonym", "capital", "prefix", "metonym", "region"})
AGENCY_KINDS: Final = frozenset({"name", "acronym", "alias"})
AGENCY_TYPES: Final = frozenset(
    {
        "border",
        "civil_protection",
        "coastguard",
        "customs",
        "gendarmerie",
        "intelligence",
        "international",
        "judiciary",
        "military",
        "ministry",
        "other",
        "police",
        "prison",
    }
)
ADDRESS: Final = re.compile(r"^([^\t]+)\t[^\t]*\t(?:honorific|rank)\t[^\t]*\t[^\t]*\t(1?)$", re.MULTILINE)
"""A line of the table of titles that is a rank or a form of address."""
TITLE_KINDS: Final = frozenset({"post", "rank", "honorific", "former", "acting"})

Row = TypeVar("Row")
Cells = dict[str, str]


class CountryName(NamedTuple):
    """One way to say a country: its name, a demonym, its capital, another metonym, a region of it.

    `prefix` is the first half of a compound adjective, without its hyphen (`franco`). An `ambiguous` one belongs to
    several countries, or is a word or a person's name as well: it needs support from what stands around it.
    """

    code: str
    name: str
    language: str
    kind: str
    ambiguous: bool
    source: str


class CityName(NamedTuple):
    """One name of a city; `id` is that of GeoNames, `ambiguous` says that the name is also a word or a person's name."""

    name: str
    language: str
    country: str
    population: int
    id: str
    ambiguous: bool
    source: str


class AgencyName(NamedTuple):
    """One name of an agency or an international organisation, which has no `country`; `wikidata` may be empty."""

    id: str
    name: str
    language: str
    kind: str
    country: str
    type: str
    wikidata: str
    source: str


class Title(NamedTuple):
    """One form of the title of a post, of a rank or of an address; `ambiguous` ones are given names or words too."""

    title: str
    language: str
    kind: str
    gender: str
    number: str
    ambiguous: bool


@cache
def countries() -> tuple[CountryName, ...]:
    """Read the names, demonyms, capitals and other metonyms of all countries."""
    return read_table(FOLDER / "countries.tsv", "code name language kind ambiguous source", _country)


@cache
def country_codes() -> frozenset[str]:
    """List the codes (ISO 3166-1 alpha-2, and XK) that the table of countries names."""
    return frozenset(row.code for row in countries())


@cache
def _country_names() -> dict[tuple[str, str], str]:
    return {(row.code, row.language): row.name for row in countries() if row.kind == "name"}


def country_name(code: str, language: str) -> str:
    """Give the usual name of a country in a language; the code itself if it is no country we know."""
    names = _country_names()
    return names.get((code, language)) or names.get((code, "en")) or code


@cache
def capital_name(code: str, language: str) -> str:
    """Give the name of a country's capital in a language; empty if the table has none."""
    rows = (row for row in countries() if row.code == code and row.kind == "capital" and row.language == language)
    return next((row.name for row in rows), "")


@cache
def cities() -> tuple[CityName, ...]:
    """Read the names of the cities above 100,000 inhabitants, of the capitals and of some seats of agencies."""
    return read_table(
        FOLDER / "cities.tsv",
        "name language country population id ambiguous source",
        _city,
    )


@cache
def agencies() -> tuple[AgencyName, ...]:
    """Read the names, acronyms and aliases of agencies and international organisations."""
    return read_table(
        FOLDER / "agencies.tsv",
        "id name language kind country type wikidata source",
        _agency,
    )


@cache
def agency_name(agency: str, language: str) -> str:
    """Give the name of an agency in a language, or else in any, by its id."""
    names = _names_by_agency().get(agency, ())
    own = [row.name for row in names if row.kind == "name" and row.language == language]
    full = [row.name for row in names if row.kind == "name"]
    return next(iter([*own, *full, *(row.name for row in names)]), agency)


@cache
def _names_by_agency() -> dict[str, tuple[AgencyName, ...]]:
    names: dict[str, tuple[AgencyName, ...]] = {}
    for row in agencies():
        names[row.id] = (*names.get(row.id, ()), row)
    return names


@cache
def titles() -> tuple[Title, ...]:
    """Read the titles of posts, ranks and address, and the words for former and acting."""
    return read_table(FOLDER / "titles.tsv", "title language kind gender number ambiguous", _title)


@cache
def forms_of_address() -> tuple[tuple[str, bool], ...]:
    """Give the ranks and forms of address, each with whether it is ambiguous.

    They are one line in five of the table, found at one pass: whoever looks up a name need not wait for its rows.
    """
    text = (FOLDER / "titles.tsv").read_text("utf-8")
    return tuple((title, bool(ambiguous)) for title, ambiguous in ADDRESS.findall(text))


def read_table(path: Path, columns: str, parse: Callable[[Cells], Row]) -> tuple[Row, ...]:
    """Read a table: 1. check its header, 2. split each row, 3. make its record, naming the line of a bad one."""
    lines = path.read_text(encoding="utf-8").splitlines()
    names = columns.split()
    if not lines or lines[0].split("\t") != names:
        raise LanguageError(f"{path.name}:1: the header must be {' '.join(names)}, separated by tabs")
    return tuple(_rows(path, names, lines[1:], parse))


def _rows(path: Path, names: list[str], lines: list[str], parse: Callable[[Cells], Row]) -> Iterator[Row]:
    for number, line in enumerate(lines, start=2):
        cells = line.split("\t")
        try:
            if len(cells) != len(names):
                raise ValueError(f"{len(cells)} cells instead of {len(names)}: separate them by one tab each")
            yield parse(dict(zip(names, cells, strict=True)))
        except ValueError as reason:
            raise LanguageError(f"{path.name}:{number}: {reason}") from None


def _country(cells: Cells) -> CountryName:
    _code(cells["code"])
    _filled(cells, "name")
    _language(cells["language"])
    _one_of(cells, "kind", COUNTRY_KINDS)
    return CountryName(
        code=cells["code"],
        name=cells["name"],
        language=cells["language"],
        kind=cells["kind"],
        ambiguous=_flag(cells["ambiguous"]),
        source=cells["source"],
    )


def _city(cells: Cells) -> CityName:
    _filled(cells, "name")
    _language(cells["language"])
    _known_country(cells["country"])
    return CityName(
        name=cells["name"],
        language=cells["language"],
        country=cells["country"],
        population=_count(cells["population"]),
        id=cells["id"],
        ambiguous=_flag(cells["ambiguous"]),
        source=cells["source"],
    )


def _agency(cells: Cells) -> AgencyName:
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", cells["id"]):
        raise ValueError(f"“{cells['id']}” is no agency id: write small letters and digits joined by hyphens")
    _filled(cells, "name")
    _language(cells["language"])
    _one_of(cells, "kind", AGENCY_KINDS)
    _one_of(cells, "type", AGENCY_TYPES)
    if cells["country"]:
        _known_country(cells["country"])
    if not re.fullmatch(r"(Q[1-9][0-9]*)?", cells["wikidata"]):
        raise ValueError(f"“{cells['wikidata']}” is no Wikidata id: write Q and digits, or leave it empty")
    return AgencyName(**cells)


def _title(cells: Cells) -> Title:
    _filled(cells, "title")
    _language(cells["language"])
    _one_of(cells, "kind", TITLE_KINDS)
    _one_of(cells, "gender", frozenset({"", "m", "f"}))
    _one_of(cells, "number", frozenset({"", "s", "d", "p"}))
    return Title(
        title=cells["title"],
        language=cells["language"],
        kind=cells["kind"],
        gender=cells["gender"],
        number=cells["number"],
        ambiguous=_flag(cells["ambiguous"]),
    )


def _code(code: str) -> None:
    if not re.fullmatch("[A-Z]{2}", code):
        raise ValueError(f"“{code}” is no country code: write two capitals, as in ISO 3166-1")


def _known_country(code: str) -> None:
    if code not in country_codes():
        raise ValueError(f"“{code}” is not in countries.tsv: write the code of a country that is")


def _filled(cells: Cells, column: str) -> None:
    if not cells[column] or cells[column] != " ".join(cells[column].split()):
        raise ValueError(f"the {column} “{cells[column]}” is empty or has stray spaces")


def _language(code: str) -> None:
    if code and not re.fullmatch("[a-z]{2}", code):
        raise ValueError(
            f"“{code}” is no language: write two small letters, as in ISO 639-1, or leave it empty for all"
        )


def _one_of(cells: Cells, column: str, allowed: frozenset[str]) -> None:
    if cells[column] not in allowed:
        raise ValueError(f"“{cells[column]}” is no {column}: write one of {', '.join(sorted(allowed - {''}))}")


def _count(digits: str) -> int:
    if not digits.isdecimal():
        raise ValueError(f"“{digits}” is no population: write digits only")
    return int(digits)


def _flag(digit: str) -> bool:
    if digit not in {"", "1"}:
        raise ValueError(f"“{digit}” is no flag: write 1, or leave it empty")
    return digit == "1"
