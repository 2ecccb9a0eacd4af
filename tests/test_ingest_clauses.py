"""Which clause a day, a place, a status or a country belongs to: each row is an event that was once read otherwise, or not at all."""

from __future__ import annotations

import pytest

from ingest.reader import Reader
from ontology.records import Article, Fact

CASES = [
    # a pronoun hangs on the verb: «debía firmarse»
    ("es", "El acuerdo de extradición entre Chile e Italia debía firmarse el lunes en Roma, pero quedó en suspenso.", "agreement cancelled 2026-03-09 Roma"),
    ("es", "El embajador de Italia, Luca Ferri, viajó a Arica para entrevistarse con el alcalde; el ministro del Interior de Chile, Juan Sosa, pudo recibirlo el martes.", "meeting held 2026-03-10 Arica Juan Sosa, Luca Ferri"),
    # a phrase behind the verb calls it off
    ("es", "La reunión prevista entre el ministro de Defensa de Chile, Juan Sosa, y el de Italia, Carlo Neri, quedó sin efecto.", "meeting cancelled - - Carlo Neri, Juan Sosa"),
    ("en", "The meeting planned between Benin's defence minister, Paul Adjovi, and the Italian ambassador, Luca Ferri, has been put on ice.", "meeting cancelled - - Luca Ferri, Paul Adjovi"),
    ("en", "A deal that was to be signed in Rome by Benin's defence minister, Paul Adjovi, and his Italian counterpart, Carlo Neri, has been shelved.", "agreement cancelled - Rome Carlo Neri, Paul Adjovi"),
    ("en", "Benin and Italy were to sign a readmission agreement in Rome on Monday. The ceremony was called off.", "agreement cancelled 2026-03-16 Rome"),
    ("en", "A visit to Rome by Benin's defence minister, Paul Adjovi, did not go ahead.", "visit cancelled - Rome Paul Adjovi"),
    # what a verb of saying that closes the sentence tells has a day and a place of its own
    ("es", "Chile e Italia firmarán en mayo un acuerdo de extradición, anunció el ministro de Defensa chileno, Juan Sosa, tras recibir en Arica a su homólogo italiano, Carlo Neri.", "meeting held - Arica Carlo Neri, Juan Sosa"),
    ("es", "Chile e Italia firmarán en mayo un acuerdo de extradición, anunció el ministro de Defensa chileno, Juan Sosa, tras recibir en Arica a su homólogo italiano, Carlo Neri.", "agreement planned 2026-05 -"),
    # what somebody will go somewhere to do is planned
    ("en", "Benin's defence minister, Paul Adjovi, will travel to Rome next week to meet his Italian counterpart, Carlo Neri.", "meeting planned 2026-03 Rome Carlo Neri, Paul Adjovi"),
    # whose subject is left out behind «donde», and who stands behind a verb of saying
    ("es", "El ministro de Defensa de Ghana, Kofi Mensah, visitó Roma el lunes. Un día después regresó a Acra, donde recibió al embajador de España, Javier Gómez.", "meeting held 2026-03-10 Acra Javier Gómez, Kofi Mensah"),
    ("es", "El coronel Juan Sosa, jefe de la policía de Chile, vigila el paso. «Hace frío», dijo la directora de la aduana chilena, Ana Oyarzo. El martes cruzó a Oruro para ver al comandante de la policía boliviana, Luis Choque.", "meeting held 2026-03-10 Oruro Ana Oyarzo, Luis Choque"),
    # only the country is said of the second
    ("en", "Rwandan police chief Felix Mugabo and Uganda's Abas Otim met in Kigali on Tuesday.", "meeting held 2026-03-10 Kigali Abas Otim, Felix Mugabo"),
    ("en", "Kenya's interior minister, Kip Oloo, Uganda's Moses Kato and Tanzania's Said Mwinyi met in Arusha on Tuesday.", "meeting held 2026-03-10 Arusha Kip Oloo, Moses Kato, Said Mwinyi"),
    ("en", "Colonel James Ofori of Ghana's interior ministry met Togolese gendarmerie commander Kossi Agbeko on Tuesday.", "meeting held 2026-03-10 - James Ofori, Kossi Agbeko"),
    (
        "en",
        "Speaking in Nairobi after a meeting with Kenyan defence minister Aden Omar, Somalia's intelligence chief, Mahad Nur, said the border was quiet.",
        "meeting held - Nairobi Aden Omar, Mahad Nur",
    ),
    # a word of places is no name of a person
    (
        "en",
        "In Kuwait City, Morocco's police chief, Abdel Karim, met Kuwait's interior minister, Sheikh Fahad al-Sabah, on Monday.",
        "meeting held 2026-03-09 Kuwait City Abdel Karim, Fahad al-Sabah",
    ),
    # the grade of an order is no post
    ("en", "Colonel Marc Sika, head of the Togolese police, was made a Commander of the Order of Merit on Tuesday.", "award held 2026-03-10 - Marc Sika"),
]  # fmt: skip
NONE = [
    ("es", "Ecuador y Perú intercambiarán información sobre el contrabando de armas."),
    ("en", "Italy offered scholarships, so that police recruits of both countries could train together."),
]


def told(fact: Fact) -> str:
    """Write an event as the rows do: kind, status, day, place and who took part."""
    names = ", ".join(sorted(one.label for one in fact.participants if one.type == "official"))
    place = fact.place.label if fact.place else "-"
    return f"{fact.kind} {fact.status} {fact.date or '-'} {place} {names}".strip()


def events(reader: Reader, language: str, text: str) -> list[str]:
    """Write the events of a text published on Thursday 12 March 2026."""
    found = reader.facts(Article("article/x", "x", text, language, published="2026-03-12"))
    return [told(fact) for fact in found if fact.kind not in ("role", "cooperation", "topic")]


@pytest.mark.parametrize(("language", "text", "event"), CASES)
def test_an_event_has_what_its_own_clause_says(reader: Reader, language: str, text: str, event: str) -> None:
    """The event is read as the row says."""
    assert event in events(reader, language, text)


@pytest.mark.parametrize(("language", "text"), NONE)
def test_no_event_is_told(reader: Reader, language: str, text: str) -> None:
    """Nothing took place, nor is anything planned."""
    assert events(reader, language, text) == []
