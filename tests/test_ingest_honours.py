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
