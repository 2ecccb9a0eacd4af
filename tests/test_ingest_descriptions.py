"""Officials who are only described, after they were named: « le haut gradé béninois », “the Kenyan minister”, «el jefe policial»."""

from __future__ import annotations

import pytest

from ingest.reader import Reader
from ontology.records import Article

TEXTS = {
    "fr": "{}, Paul Adjovi, a vu lundi à Rome son homologue italien, Luca Ferri. {} a ensuite rencontré l'ambassadeur du Togo, Marc Sika.",
    "en": "{}, Paul Adjovi, met his Italian counterpart, Luca Ferri, in Rome on Monday. {} then met the Togolese ambassador, Marc Sika.",
    "es": "{}, Paul Adjovi, se reunió el lunes en Roma con su homólogo italiano, Luca Ferri. {} se entrevistó después con el embajador de Togo, Marc Sika.",
}  # fmt: skip

DESCRIBED = [
    # of a description of several words only its title was looked at
    ("fr", "Le directeur de la police béninoise", "Le haut responsable béninois"),
    ("fr", "Le directeur de la police béninoise", "Le haut gradé béninois"),
    ("es", "El director de la Policía de Benín", "El jefe policial"),
    ("es", "El director de la Policía de Benín", "El alto mando policial"),
    # « chef » fits any office, but « chef de la police » was a title of its own
    ("fr", "Le directeur de la police béninoise", "Le chef de la police béninoise"),
    # the country was one more word that had to be in his post as well
    ("fr", "Le procureur général du Bénin", "Le procureur béninois"),
    ("en", "Kenya's defence minister", "The Kenyan minister"),
    ("en", "The head of Kenya's police", "The Kenyan police chief"),
    # what he is was in no list of descriptions
    ("fr", "Le chef d'état-major de la Marine béninoise", "L'officier béninois"),
    ("fr", "Le ministre béninois de l'Intérieur", "Le membre du gouvernement"),
    ("en", "Kenya's police chief", "The policeman"),
    ("en", "The commander of Kenya's navy", "The Kenyan naval officer"),
]
OTHERS = [
    ("fr", "Le directeur de la police béninoise", "Le chef de la police libyenne"),
    ("fr", "Le ministre béninois de l'Intérieur", "Le haut gradé béninois"),
    ("en", "Kenya's defence minister", "The Ugandan minister"),
    ("en", "Kenya's defence minister", "Uganda's police chief"),
    ("es", "El director de la Policía de Benín", "El jefe policial de Ghana"),
]


@pytest.mark.parametrize(("language", "post", "description"), DESCRIBED)
def test_a_description_means_whom_it_fits(reader: Reader, language: str, post: str, description: str) -> None:
    assert {"Paul Adjovi", "Marc Sika"} in _met(reader, language, post, description)


@pytest.mark.parametrize(("language", "post", "description"), OTHERS)
def test_a_description_of_another_means_nobody_named(
    reader: Reader, language: str, post: str, description: str
) -> None:
    assert {"Paul Adjovi", "Marc Sika"} not in _met(reader, language, post, description)


def _met(reader: Reader, language: str, post: str, description: str) -> list[set[str]]:
    text = TEXTS[language].format(post, description)
    article = Article("article/x", "x", text, language, published="2026-03-04")
    meetings = [fact for fact in reader.facts(article) if fact.kind == "meeting"]
    return [{one.label for one in fact.participants if one.type == "official"} for fact in meetings]


def test_an_official_who_travels_is_not_the_resident_ambassador(reader: Reader) -> None:
    text = (
        "Kenya's interior minister, Paul Adjovi, and the FBI's deputy director, Marc Sika, signed a letter of intent on cyber defence "
        "in Nairobi on Tuesday. Talks also included US Ambassador Luca Ferri and Kenya's police chief, Juma Okello. "
        "The American official then met Uganda's interior minister, Okot Lule."
    )
    facts = reader.facts(Article("article/x", "x", text, "en", published="2026-03-04"))
    met = [{one.label for one in fact.participants} for fact in facts if fact.kind == "meeting"]
    assert any({"Marc Sika", "Okot Lule"} <= people for people in met)  # the last meeting told of was the ambassador's
    assert not any({"Luca Ferri", "Okot Lule"} <= people for people in met)
