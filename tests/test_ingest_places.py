"""Where events happened: towns that no table has or only that of smaller ones, and places that are another's."""

from __future__ import annotations

import pytest

from ingest.reader import Reader
from ontology.records import Article, Fact


def told(reader: Reader, language: str, text: str, kind: str = "meeting") -> list[Fact]:
    """Read the facts of a kind from a text of 4 March 2026."""
    found = reader.facts(Article("article/x", "x", text, language, published="2026-03-04"))
    return [fact for fact in found if fact.kind == kind]


MAYOR = "Le ministre béninois de l'Intérieur, Paul Adjovi, a reçu lundi {} {}."
POLICE = "The Beninese interior minister, Paul Adjovi, met Kenya's police chief, John Kamau, {}."
JEFE = "El ministro del Interior de Benín, Paul Adjovi, recibió el lunes {} al jefe de la policía de Kenia, John Kamau."
LIQA = "التقى وزير الداخلية البنيني، بول أدجوفي، الاثنين {} قائد الشرطة الكينية، جون كاماو."

WHERE = [
    # a town right behind « à » was the first word of the name that followed it
    ("fr", MAYOR.format("à Niamey", "Jens Holm, chef de la police danoise"), "Niamey"),
    ("fr", MAYOR.format("à Aboisso", "le chef de la police danoise, Jens Holm"), "Aboisso"),
    ("fr", MAYOR.format("dans ses bureaux de Malanville", "le chef de la police danoise, Jens Holm"), "Malanville"),
    ("en", POLICE.format("in Katima Mulilo on Monday"), "Katima Mulilo"),
    ("en", POLICE.format("on Monday, where training for officers in Lamu was agreed"), None),
    ("en", POLICE.format("over strong coffee in Lamu on Monday"), "Lamu"),  # as if they had talked about it
    ("en", "A conference opened in Lamu. " + POLICE.format("in that town on Monday"), "Lamu"),
    ("en", "The Beninese interior minister, Paul Adjovi, spoke by phone with Italy's, Luca Ferri, and then met Kenya's police chief, John Kamau, in Lamu.", "Lamu"),
    # nobody is where « en » leads, whatever the pipeline takes a town for
    ("es", JEFE.format("en Melchor de Mencos"), "Melchor de Mencos"),
    ("es", JEFE.format("en presencia de Omar"), None),
    ("ar", LIQA.format("في فارو"), "فارو"),
    ("ar", LIQA.format("بمستغانم"), "مستغانم"),
    ("ar", LIQA.format("في مزرعة"), None),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "place"), WHERE)
def test_the_place_of_a_meeting(reader: Reader, language: str, text: str, place: str | None) -> None:
    assert [one.place and one.place.label for one in told(reader, language, text)] == [place]


TRIP = "Kenya's police chief, John Kamau, arrived in {} on Monday. {}"


@pytest.mark.parametrize(
    ("town", "after", "country"),
    [
        ("Malanville", "Benin and Kenya share a border post.", "BJ"),
        ("Hillsborough", "Grenada's police chief, Ann Charles, showed him around.", "GD"),
        ("Hillsborough", "New Zealand's police chief, Ann Charles, showed him around.", "NZ"),
    ],
)
def test_a_small_town_is_in_a_country_that_the_article_names(
    reader: Reader, town: str, after: str, country: str
) -> None:
    """One name belongs to towns of several countries."""
    (visit,) = told(reader, "en", TRIP.format(town, after), "visit")
    assert (visit.place and visit.place.label, visit.place and visit.place.country) == (town, country)


DEEDS = [
    # what closes a clause behind the topic of a pact or a drill was taken for a place of the topic
    ("en", "The police of Kenya and Benin on Tuesday signed an agreement on the fight against drug trafficking in Malanville.", "agreement", "Malanville"),
    ("en", "Kenya and Benin signed an agreement on patrols in Malanville between their border guards.", "agreement", None),
    ("es", "Perú y Chile ratificaron el convenio sobre extradición firmado en Berna el 3 de marzo de 2024. La policía peruana lo celebró.", "agreement", None),
    ("fr", "La signature de la convention sur le blanchiment entre le Bénin et la Suisse, qui devait avoir lieu jeudi à Berne, a été annulée.", "agreement", "Berne"),
    ("fr", "Le ministre béninois de l'Intérieur, Paul Adjovi, a échangé avec le chef de la police danoise, Jens Holm, sur les refoulements à Niamey.", "meeting", None),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "kind", "place"), DEEDS)
def test_the_place_of_a_deed_is_not_that_of_its_topic(
    reader: Reader, language: str, text: str, kind: str, place: str | None
) -> None:
    assert [one.place and one.place.label for one in told(reader, language, text, kind)] == [place]
