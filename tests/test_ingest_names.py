"""Names as the world writes them: which words of a sentence belong to somebody's name, in each language of the same letters."""

from __future__ import annotations

import pytest

from ingest.reader import Reader
from ontology.records import Article

AFTER_A_POST = {
    "fr": "Le directeur de la police malienne, {}, a reçu lundi à Bamako le ministre français de l'Intérieur, Paul Martin.",
    "en": "Mali's police chief, {}, received the French interior minister, Paul Martin, in Bamako on Monday.",
    "es": "El director de la Policía de Malí, {}, recibió el lunes en Bamako al ministro francés del Interior, Paul Martin.",
}
BEFORE_A_POST = {
    "fr": "Le ministre français de l'Intérieur, Paul Martin, s'est entretenu avec {}, chef de la police malienne.",
    "en": "French Interior Minister Paul Martin met {}, Mali's police chief, on Monday.",
    "es": "El ministro francés del Interior, Paul Martin, se reunió con {}, jefe de la Policía de Malí.",
}

NAMES = [
    # the name ended before its small article: « Fayçal »
    "Fayçal al-Dhafiri",
    "Saad bin Khalid al-Thani",
    "Ali ash-Sharif",
    "Abdul-Karim al-Sudani",
    # « El » was the Spanish article, “A.” the English one
    "El Hassan Daki",
    "A. K. Sharma",
    # « M' » was Monsieur, « d' » don
    "M'Hamed Larbi",
    "Charles d'Almeida",
    # an initial of two letters ended the sentence
    "Sh. Khalikov",
    "Lloyd J. Austin III",
    "Ferdinand R. Marcos Jr.",
    # “Jan” was January
    "Jan van den Berg",
    "Ng'ang'a Kamau",
    # a first name that is a town too, with a small word behind it, was the town
    "Rashid al Ketbi",
    "Florence van den Berg",
    "Nguyễn Văn Hùng",
    "Cho Ji-ho",
    "Denis Sassou-Nguesso",
    "Sidi Ould Tah",
]


@pytest.mark.parametrize("language", AFTER_A_POST)
@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_read_whole(reader: Reader, language: str, name: str) -> None:
    for texts in (AFTER_A_POST, BEFORE_A_POST):
        assert _met(reader, language, texts[language].format(name)) == {name, "Paul Martin"}


IN_A_TOWN = [
    # the town was the first word of the name
    ("fr", "Le général malien Ali Diallo a reçu à Nairobi M. Juma Okello, chef de la police kényane.", {"Ali Diallo", "Juma Okello"}),
    ("fr", "Le général malien Ali Diallo a reçu à Milan Marco Rossi, chef de la police italienne.", {"Ali Diallo", "Marco Rossi"}),
    ("en", "Iran's interior minister, Ali Radan, received in Tehran Khalid al-Batarfi, Qatar's police chief.", {"Ali Radan", "Khalid al-Batarfi"}),
    # « Dhabi » was somebody
    (
        "fr",
        "Le ministre malien de la Défense, Ali Diallo, a rencontré lundi, à Abou Dhabi, le directeur fédéral antidrogue émirati, le général Rachid al-Ketbi.",
        {"Ali Diallo", "Rachid al-Ketbi"},
    ),
    # a month was no given name
    ("en", "The Greek justice minister, Eleni Rossi, met her Dutch counterpart Jan Smit in Athens on Monday.", {"Eleni Rossi", "Jan Smit"}),
    ("en", "In May Kenya's police chief, June Atieno, met Mr August Weber, Germany's ambassador.", {"June Atieno", "August Weber"}),
    # but somebody may be called as a town is
    ("fr", "Le ministre malien de la Défense, Ali Diallo, a rencontré Florence Petit, ministre française des Armées.", {"Ali Diallo", "Florence Petit"}),
    ("es", "El ministro de Defensa de Malí, Alí Diallo, se reunió con El Salvador y con el ministro Juan Paz.", {"Alí Diallo", "Juan Paz"}),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "names"), IN_A_TOWN)
def test_a_town_or_a_month_is_no_name(reader: Reader, language: str, text: str, names: set[str]) -> None:
    assert _met(reader, language, text) == names


def _met(reader: Reader, language: str, text: str) -> set[str]:
    facts = reader.facts(Article("article/x", "x", text, language, published="2026-03-04"))
    return {
        one.label for fact in facts if fact.kind == "meeting" for one in fact.participants if one.type == "official"
    }
