"""Posts that are said of somebody by a verb: “Y has been C's police chief since 2022. Last week he met X.”"""

from __future__ import annotations

import pytest

from ingest.reader import Reader
from ontology.records import Article

MET = {
    "fr": "{} Lundi, il a rencontré à Rome le directeur de la police italienne, Luca Ferri.",
    "en": "{} On Monday he met the director of the Italian police, Luca Ferri, in Rome.",
    "es": "{} El lunes se reunió en Roma con el director de la Policía italiana, Luca Ferri.",
}

HOLDS = [
    ("fr", "Paul Adjovi est directeur général de la police béninoise."),
    ("fr", "Paul Adjovi, 56 ans, est le directeur de la police béninoise."),
    ("fr", "Paul Adjovi est depuis 2022 le directeur de la police béninoise."),
    ("en", "Paul Adjovi is Benin's police chief."),
    ("en", "Paul Adjovi is now the head of Benin's police."),
    ("en", "Paul Adjovi, 56, has been Benin's police chief since 2022."),
    ("es", "Paul Adjovi es director general de la Policía de Benín."),
    # only what stands beside a name was a post, and what follows “is”
    ("fr", "Paul Adjovi dirige la police béninoise."),
    ("fr", "La police béninoise est dirigée par Paul Adjovi."),
    ("fr", "Le directeur de la police béninoise est Paul Adjovi."),
    ("fr", "Le Bénin a un nouveau chef de la police : Paul Adjovi."),
    ("fr", "Paul Adjovi, nommé en janvier directeur de la police béninoise, est juriste."),
    ("fr", "Depuis janvier, Paul Adjovi occupe le poste de directeur de la police béninoise."),
    ("en", "The Ghana Police Service is led by Paul Adjovi."),
    ("en", "Paul Adjovi, who has led the Ghana Police Service since 2023, is a lawyer."),
    ("en", "Benin's police chief is Paul Adjovi."),
    ("en", "Paul Adjovi, who took office as Benin's police chief in January, is a lawyer."),
    ("es", "Paul Adjovi encabeza la Policía peruana desde enero."),
    ("es", "El director de la Policía peruana es Paul Adjovi."),
    ("es", "Desde enero, Paul Adjovi ocupa el cargo de director de la Policía peruana."),
]

HOLDS_NOT = [
    ("fr", "Paul Adjovi était directeur général de la police béninoise."),
    ("fr", "Paul Adjovi n'est pas directeur général de la police béninoise."),
    ("en", "Paul Adjovi was Benin's police chief until 2020."),
    ("en", "The brother of Paul Adjovi is Benin's police chief."),
    ("es", "Paul Adjovi fue director general de la Policía de Benín."),
    ("fr", "Paul Adjovi a dirigé la police béninoise jusqu'en 2020."),
    ("fr", "Paul Adjovi ne dirige pas la police béninoise."),
    ("en", "The Ghana Police Service was led by Paul Adjovi until 2020."),
    ("en", "Paul Adjovi led the Ghana Police Service delegation."),
    ("es", "Paul Adjovi encabezó la Policía peruana hasta 2020."),
    # any date with “since” in the sentence, and any passive with « a », made it a post of today
    ("fr", "La police béninoise a été dirigée par Paul Adjovi jusqu'en 2020."),
    ("fr", "La police béninoise, dirigée par Paul Adjovi jusqu'en 2020, a grandi."),
    ("en", "Paul Adjovi led the Ghana Police Service and has been retired since 2021."),
    ("en", "Paul Adjovi, who led the Ghana Police Service from 2010, has farmed since 2021."),
    ("en", "The Ghana Police Service, led by Paul Adjovi until 2020, grew."),
]


def _holders(reader: Reader, language: str, first: str) -> set[str]:
    text = MET[language].format(first)
    article = Article("article/x", "x", text, language, published="2026-03-04")
    roles = [fact for fact in reader.facts(article) if fact.kind == "role"]
    return {one.label for fact in roles for one in fact.participants}


@pytest.mark.parametrize(("language", "first"), HOLDS)
def test_who_is_said_to_be_something_holds_that_post(reader: Reader, language: str, first: str) -> None:
    assert "Paul Adjovi" in _holders(reader, language, first)


@pytest.mark.parametrize(("language", "first"), HOLDS_NOT)
def test_who_was_or_is_not_something_holds_no_post(reader: Reader, language: str, first: str) -> None:
    assert "Paul Adjovi" not in _holders(reader, language, first)
