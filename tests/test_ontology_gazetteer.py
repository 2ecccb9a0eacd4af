"""What the gazetteers hold: how much of the world they name, in which languages, and that each row says its source."""

from collections import defaultdict

import pytest

from ontology import gazetteer
from ontology.gazetteer import AgencyName, CityName, CountryName
from ontology.names import fold
from ontology.towns import towns
from ontology.vocabulary import LANGUAGES

TERRITORIES = {
    "AI", "AQ", "AS", "AW", "AX", "BL", "BM", "BQ", "BV", "CC", "CK", "CW", "CX", "EH", "FK", "FO", "GF", "GG",
    "GI", "GL", "GP", "GS", "GU", "HK", "HM", "IM", "IO", "JE", "KY", "MF", "MO", "MP", "MQ", "MS", "NC", "NF",
    "NU", "PF", "PM", "PN", "PR", "RE", "SH", "SJ", "SX", "TC", "TF", "TK", "UM", "VG", "VI", "WF", "YT",
}  # fmt: skip
"""Codes of ISO 3166 that are no state: some have nobody living there, some no adjective of their own."""

STATES = sorted(gazetteer.country_codes() - TERRITORIES)

SAME_WORD = {("SG", "capital"), ("VA", "demonym")}
"""Singapore is its own capital, and English says « Vatican » for « of the Vatican »: no other word is to be had."""

FORMS = {"fr": 2, "en": 1, "es": 2, "ar": 8}
"""Forms of a demonym, at least: « belge » and « belges », « Chinese », « belga » and « belgas »; Arabic has gender, number and article."""


def _of(code: str, kind: str) -> dict[str, set[str]]:
    names: dict[str, set[str]] = defaultdict(set)
    for row in gazetteer.countries():
        if row.code == code and row.kind == kind:
            for language in [row.language] if row.language else LANGUAGES:
                names[language].add(row.name)
    return names


def test_four_hundred_agencies_of_eighty_countries_have_ids_of_their_own() -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for row in gazetteer.agencies():
        owners[row.id].add(f"{row.country} {row.type} {row.wikidata}")
    assert len(owners) >= 400
    assert len({row.country for row in gazetteer.agencies() if row.country}) >= 80
    assert {agency: found for agency, found in owners.items() if len(found) > 1} == {}  # an id is one agency


def test_the_police_and_the_ministries_of_most_states_are_known() -> None:
    kinds: dict[str, set[str]] = defaultdict(set)
    for row in gazetteer.agencies():
        kinds[row.country].add("police" if row.type in ("police", "gendarmerie") else row.type)
    lacking = [code for code in STATES if not {"police"} <= kinds[code]]
    assert len(lacking) <= 5, lacking
    assert sum({"police", "ministry", "military"} <= kinds[code] for code in STATES) >= 120


def test_no_two_agencies_of_a_country_have_one_name() -> None:
    owners: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for row in gazetteer.agencies():
        owners[row.country, row.language, fold(row.name)].add(row.id)
    assert [found for found in owners.values() if len(found) > 1] == []  # mr-police and mr-dgsn were one


@pytest.mark.parametrize("table", ["agencies", "countries", "cities"])
def test_each_row_says_what_it_rests_on(table: str) -> None:
    rows: tuple[AgencyName | CountryName | CityName, ...] = getattr(gazetteer, table)()
    assert [row for row in rows if not row.source] == []


@pytest.mark.parametrize("code", STATES)
def test_each_state_has_name_capital_and_demonyms_in_four_languages(code: str) -> None:
    for kind in ("name", "capital", "demonym"):
        if (code, kind) in SAME_WORD:
            continue
        names = _of(code, kind)
        assert set(names) >= set(LANGUAGES), (kind, names)
        if kind == "demonym":
            assert {lang: found for lang, found in names.items() if len(found) < FORMS.get(lang, 1)} == {}


def test_cities_above_a_hundred_thousand_people_have_a_country() -> None:
    large = {row.id: row.country for row in gazetteer.cities() if row.population > 100_000}
    assert len(large) >= 5000
    assert set(large.values()) <= gazetteer.country_codes()
    assert len(set(large.values())) >= 160


def test_smaller_towns_have_countries_and_stand_in_their_order() -> None:
    having = towns()
    assert len(having) > 60_000
    assert {code for codes in having.values() for code in codes} <= gazetteer.country_codes()
    assert [name for name, codes in having.items() if not codes] == []
    lines = (gazetteer.FOLDER / "towns.tsv").read_text("utf-8").splitlines()[1:]
    assert lines == sorted(lines)


@pytest.mark.parametrize(
    ("table", "key"),
    [
        ("agencies", lambda row: (row.id, row.kind, row.language, row.name)),
        ("countries", lambda row: (row.code, row.name, row.language, row.kind)),
        ("titles", lambda row: (row.language, row.kind, row.title, row.gender, row.number)),
    ],
)
def test_tables_keep_their_order_so_that_a_change_shows_as_one(table: str, key: object) -> None:
    rows = getattr(gazetteer, table)()
    assert list(rows) == sorted(rows, key=key)  # type: ignore[call-overload]  # the keys above fit their tables


@pytest.mark.parametrize("phrase", ["police", "armée", "force publique", "sécurité de l'État", "force de dissuasion"])
def test_words_of_every_day_are_no_agency(phrase: str) -> None:
    assert [row.id for row in gazetteer.agencies() if fold(row.name) == fold(phrase)] == []


def test_french_demonyms_have_their_feminine() -> None:
    forms = {(row.code, row.name) for row in gazetteer.countries() if (row.language, row.kind) == ("fr", "demonym")}
    men = {(code, name) for code, name in forms if name.endswith("en")}
    assert len(men) > 80
    assert {(code, name) for code, name in men if (code, f"{name}ne") not in forms} == set()  # « libyene »
