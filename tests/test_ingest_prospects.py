"""What is only foreseen, suggested or called off by the noun before it is never told as held."""

from __future__ import annotations

import pytest

from ingest.reader import Reader
from ontology.records import Article

FR = "La ministre togolaise de la Défense, Afi Mensah, {} le ministre ivoirien de la Défense, Koffi Brou."
EN = "Togo's defence minister, Afi Mensah, {} Ghana's defence minister, Kofi Boateng."
ES = "La ministra de Defensa de Uruguay, Ana Reis, {} el ministro de Defensa de Chile, Pablo Arce."
AR = "{} بين وزير الداخلية الأردني سامر الحلواني ووزير الداخلية العراقي عمر صالح."
FORESEEN = [
    # a noun without a verb of its own was held, whatever noun governed it
    ("fr", FR.format("a évoqué la perspective d'une rencontre avec"), "planned"),
    ("fr", FR.format("a parlé des préparatifs d'une prochaine réunion avec"), "planned"),
    ("fr", FR.format("a salué le projet d'un entretien avec"), "planned"),
    ("fr", FR.format("a évoqué l'éventualité d'une rencontre avec"), "proposed"),
    ("fr", FR.format("a regretté l'annulation de sa rencontre avec"), "cancelled"),
    ("en", EN.format("spoke of plans for a meeting with"), "planned"),
    ("en", EN.format("welcomed the prospect of talks with"), "planned"),
    ("en", EN.format("raised the possibility of a meeting with"), "proposed"),
    ("en", EN.format("regretted the cancellation of a meeting with"), "cancelled"),
    ("es", ES.format("habló de los preparativos de una reunión con"), "planned"),
    ("es", ES.format("habló de la posibilidad de un encuentro con"), "proposed"),
    ("es", ES.format("lamentó la cancelación de la reunión con"), "cancelled"),
    ("ar", AR.format("تناول البيان التحضير للقاء"), "planned"),
    ("ar", AR.format("تحدثت الوزارة عن إمكانية عقد لقاء"), "proposed"),
    # a meeting that somebody has was held
    ("fr", FR.format("a rendez-vous avec"), "planned"),
    ("es", ES.format("tiene cita con"), "planned"),
    ("es", ES.format("mantiene una reunión con"), "held"),
    # the same nouns beside what did take place
    ("fr", FR.format("a évoqué ce projet lors d'une rencontre avec"), "held"),
    ("fr", FR.format("a parlé du calendrier des travaux au cours d'un entretien avec"), "held"),
    ("fr", FR.format("a reçu comme prévu"), "held"),
    ("en", EN.format("discussed the plan at a meeting with"), "held"),
    ("en", EN.format("spoke of the preparations during talks with"), "held"),
    ("es", ES.format("habló del proyecto durante una reunión con"), "held"),
    ("ar", AR.format("عُقد لقاء"), "held"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "status"), FORESEEN)
def test_what_the_noun_before_makes_of_a_meeting(reader: Reader, language: str, text: str, status: str) -> None:
    found = reader.facts(Article("article/x", "x", text, language, published="2026-03-04"))
    assert {fact.status for fact in found if fact.kind == "meeting"} == {status}
