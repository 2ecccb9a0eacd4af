"""Who was honoured and who took office, as articles in four languages tell it."""

from __future__ import annotations

import pytest

from ingest.reader import Reader
from ontology.records import Article

CASES = [
    # “conferred on” leads to its object without a further preposition
    ("en", "The police said the Order of the Volta was conferred on Luca Ferri, Italy's police attaché.", "award", "Luca Ferri"),
    ("fr", "Le Ghana a fait de Luca Ferri, attaché de police italien, un commandeur de l'Ordre de la Volta.", "award", "Luca Ferri"),
    # « ضابط الارتباط » was no post
    ("ar", "قلد رئيس الشرطة الغانية كوامي بواتينغ، الثلاثاء، ضابط الارتباط الإيطالي لوكا فيري وسام نجمة غانا.", "award", "لوكا فيري"),
    # taking office and being sworn in were read only in some words
    ("en", "The new head of the Ghana Police Service, Kwame Boateng, took office on Tuesday.", "appointment", "Kwame Boateng"),
    ("fr", "Kwame Boateng a prêté serment mardi comme chef de la police ghanéenne.", "appointment", "Kwame Boateng"),
    ("es", "Kwame Boateng asumió el martes como jefe de la policía ghanesa.", "appointment", "Kwame Boateng"),
    ("es", "Kwame Boateng juró el martes como jefe de la policía ghanesa.", "appointment", "Kwame Boateng"),
    # what was worn, fetched, hung on somebody, or told by a clause with its subject behind; a subjunctive that tells what went before
    ("es", "Luca Ferri, agregado de policía italiano, dejó Acra con una medalla: la Cruz al Mérito que le colgó del pecho el jefe de la policía ghanesa, Kwame Boateng.", "award", "Luca Ferri"),
    ("es", "La Cruz al Mérito fue a parar el martes a manos de Luca Ferri, agregado de policía italiano.", "award", "Luca Ferri"),
    ("es", "Le fue conferida el martes a Luca Ferri, agregado de policía italiano, la Cruz al Mérito.", "award", "Luca Ferri"),
    ("es", "El Gobierno ghanés hizo el martes comendador de la Orden del Volta a Luca Ferri, agregado de policía italiano.", "award", "Luca Ferri"),
    ("es", "El jefe de la policía ghanesa, Kwame Boateng, y el agregado de policía italiano, Luca Ferri, conversaron después de que el primero le impusiera al segundo la Cruz al Mérito.", "award", "Luca Ferri"),
    ("es", "Kwame Boateng ya despacha en la jefatura de la policía ghanesa. El ministro ghanés del Interior, John Mensah, le dio posesión el martes.", "appointment", "Kwame Boateng"),
    # an older honour told by its year, given to “him”; « le policier » was nobody, as it is an adjective too
    ("fr", "Le colonel togolais Marc Sika quitte Rome. L'Italie lui avait attribué la croix du mérite en 2023.", "award", "Marc Sika"),
    ("en", "Ghana's police chief, Kwame Boateng, left Rome. Italy had awarded him its Cross of Merit in 2023.", "award", "Kwame Boateng"),
    ("en", "Ghana's police chief, Kwame Boateng, met Italy's interior minister, Carla Neri. She pinned the Cross of Merit on his lapel.", "award", "Kwame Boateng"),
]  # fmt: skip


def _told(reader: Reader, language: str, text: str) -> set[tuple[str, str, str]]:
    facts = reader.facts(Article("article/0", "a.txt", text, language, published="2026-03-04"))
    return {(fact.kind, fact.status, one.label) for fact in facts for one in fact.participants}


@pytest.mark.parametrize(("language", "text", "kind", "whom"), CASES, ids=[text[:40] for _, text, *_ in CASES])
def test_who_was_honoured_or_took_office(reader: Reader, language: str, text: str, kind: str, whom: str) -> None:
    assert (kind, "held", whom) in _told(reader, language, text)


def test_what_is_received_from_somebodys_hands_is_no_meeting_with_a_guest(reader: Reader) -> None:
    text = "El oficial de enlace italiano Luca Ferri recibió el martes la Estrella de Ghana de manos de Kwame Boateng, jefe de la policía ghanesa."
    assert "meeting" not in {kind for kind, *_ in _told(reader, "es", text)}


def test_an_honour_ends_before_who_handed_it_over(reader: Reader) -> None:
    """The honour was once called «Cruz al Mérito Policial de», and nobody gave it."""
    text = "El jefe de la policía ghanesa, Kwame Boateng, recibió el martes en Roma la Cruz al Mérito Policial de manos del ministro italiano de Defensa, Carlo Neri."
    facts = reader.facts(Article("article/0", "a.txt", text, "es", published="2026-03-04"))
    awards = [
        (fact.detail["honour"], {one.label for one in fact.participants}) for fact in facts if fact.kind == "award"
    ]
    assert [(name, "Carlo Neri" in people) for name, people in awards] == [("Cruz al Mérito Policial", True)]


def test_somebody_honoured_on_two_days_was_honoured_twice(reader: Reader) -> None:
    text = "L'attaché de police italien, Luca Ferri, a reçu mardi à Accra l'Ordre de la Volta. Le Togo lui avait attribué la croix du mérite en 2023."
    facts = reader.facts(Article("article/0", "a.txt", text, "fr", published="2026-03-04"))
    assert [fact.date for fact in facts if fact.kind == "award"] == ["2026-03-03", "2023"]


def test_a_word_that_is_an_adjective_too_may_mean_somebody(reader: Reader) -> None:
    """« Le policier » was an adjective without a noun, and nobody visited Belgium."""
    text = "Le chef de la police marocaine, Fouad Alami, a reçu mardi à Bruxelles la croix du mérite. Le policier effectue en Belgique une visite de trois jours."
    assert ("visit", "held", "Fouad Alami") in _told(reader, "fr", text)


def test_a_day_told_before_but_is_not_that_of_what_follows(reader: Reader) -> None:
    text = "El comandante de la Guardia Costera griega, Stavros Kalos, viajó esta semana a Roma, pero no irá a Esmirna."
    facts = reader.facts(Article("article/0", "a.txt", text, "es", published="2026-03-04"))
    assert [(fact.status, fact.date) for fact in facts if fact.kind == "visit" and fact.status != "held"] == [
        ("cancelled", None)
    ]
