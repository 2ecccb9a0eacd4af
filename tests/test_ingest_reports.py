"""How reports of the press tell it: who is named of several, who is named only afterwards, who comes with a delegation.

Each row is an article and all that it tells of meetings, visits and agreements, as kind, status and officials; the texts are ours, their
constructions those of real reports that were not read.
"""

from __future__ import annotations

import pytest

from ingest.reader import Reader
from ontology.records import Article, Fact

CHIEF = "Le directeur général de la sûreté nationale du Maroc, Ali Benslimane,"
ROME = "le ministre béninois de la Défense, Paul Adjovi"
EVENTS = frozenset({"meeting", "visit", "agreement"})

ROWS: list[tuple[str, str, set[tuple[str, str, str]]]] = [
    # those named of several who are only described
    (
        "fr",
        f"{CHIEF} a eu mardi à Madrid une série d'entretiens avec nombre de ses homologues espagnols, notamment le directeur "
        "général de la police nationale, Pedro Ruiz, et le commissaire général d'information, Luis Blanco.",
        {("meeting", "held", "Ali Benslimane, Luis Blanco, Pedro Ruiz")},
    ),
    (
        "fr",
        f"Plusieurs responsables espagnols, dont le chef de la police nationale, Pedro Ruiz, ont rencontré {ROME}.",
        {("meeting", "held", "Paul Adjovi, Pedro Ruiz")},
    ),
    (
        "fr",  # the one of a clause of its own was not there
        f"{CHIEF} a rencontré mardi le ministre espagnol de l'Intérieur, dont le chef de cabinet, Pedro Ruiz, était absent.",
        {("meeting", "held", "Ali Benslimane")},
    ),
    (
        "en",
        "Benin's defence minister, Paul Adjovi, met several Italian officials in Rome on Tuesday, including the police chief, Luca Ferri.",
        {("meeting", "held", "Luca Ferri, Paul Adjovi")},
    ),
    (
        "es",
        "El ministro de Defensa de Uruguay, Pablo Arce, se reunió el martes con varios responsables italianos, entre ellos el jefe de la "
        "policía, Luca Ferri.",
        {("meeting", "held", "Luca Ferri, Pablo Arce")},
    ),
    (
        "ar",
        "التقى وزير الداخلية الأردني سامر الحلواني الثلاثاء في روما عددا من المسؤولين الإيطاليين، من بينهم مدير الشرطة لوكا فيري.",
        {("meeting", "held", "سامر الحلواني, لوكا فيري")},
    ),
    # somebody described first and named only in the sentence after
    (
        "fr",
        "Le ministre français de l'Intérieur a achevé dimanche sa visite à Bamako. Sur place, Manuel Morel a promis des moyens contre "
        "le terrorisme.",
        {("visit", "held", "Manuel Morel")},
    ),
    (
        "fr",
        "Le chef de la police allemande a rencontré mardi à Rabat le directeur général de la sûreté nationale du Maroc, Ali Benslimane. "
        "Karl Weber a salué la coopération.",
        {("meeting", "held", "Ali Benslimane, Karl Weber")},
    ),
    (
        "fr",  # a pupil is nobody's minister
        "Le ministre français de l'Intérieur a visité mardi à Rabat une école de police. Jeanne Petit, une élève, a salué le geste.",
        {("visit", "held", "")},
    ),
    # delegations: whose they are and who leads them
    (
        "fr",
        "Une délégation de la Gendarmerie nationale du Burkina Faso, sous la conduite du colonel Luc Somda, a été reçue mardi à Cotonou "
        f"par {ROME}.",
        {("meeting", "held", "Luc Somda, Paul Adjovi")},
    ),
    (
        "fr",
        "Une délégation d'experts italiens a rencontré mardi à Abidjan la police ivoirienne.",
        {("meeting", "held", "")},
    ),
    (
        "fr",  # where a delegation goes is not where it is from
        f"{ROME.capitalize().replace('béninois de la défense, paul adjovi', 'béninois de la Défense, Paul Adjovi')}, a conduit mardi une "
        "délégation en France.",
        {("visit", "held", "Paul Adjovi")},
    ),
    # who has the honour to receive receives
    (
        "fr",
        f"{CHIEF} a eu l'honneur et le plaisir de recevoir mardi à Rabat {ROME}.",
        {("meeting", "held", "Ali Benslimane, Paul Adjovi")},
    ),
    (
        "en",
        "Benin's defence minister, Paul Adjovi, had the honour to receive the Italian ambassador, Luca Ferri, on Tuesday.",
        {("meeting", "held", "Luca Ferri, Paul Adjovi")},
    ),
    (
        "en",  # who has not had it has received nobody
        "Benin's defence minister, Paul Adjovi, had no opportunity to receive the Italian ambassador, Luca Ferri, on Tuesday.",
        set(),
    ),
    (
        "es",
        "El ministro de Defensa de Uruguay, Pablo Arce, tuvo el honor de recibir el martes al embajador de Italia, Luca Ferri.",
        {("meeting", "held", "Luca Ferri, Pablo Arce")},
    ),
    # a post that ends before « en visite », a rank that a comma parts from its name
    (
        "fr",
        "Le ministre français de l'Intérieur, Luc Morel, a parlé de terrorisme. Le préfet a salué le ministre béninois de la Défense en "
        "visite de deux jours à Paris.",
        {("visit", "held", "")},
    ),
    (
        "fr",
        f"{CHIEF} a reçu mardi à Rabat le chef d'état-major des armées mauritaniennes, le général de division, Omar Chaabane.",
        {("meeting", "held", "Ali Benslimane, Omar Chaabane")},
    ),
    # a formula of state is no person
    (
        "fr",
        f"Sur Hautes Instructions de Sa Majesté le Roi, {CHIEF[0].lower()}{CHIEF[1:]} a reçu mardi à Rabat {ROME}.",
        {("meeting", "held", "Ali Benslimane, Paul Adjovi")},
    ),
    # the counterpart is that of whom the sentence is about
    (
        "fr",
        "Le ministre français de l'Intérieur, Luc Morel, a atterri à Dakar. Il a eu lundi une audience avec la Première ministre, Awa Touré, "
        "avant de rencontrer son homologue sénégalais, Abdou Diallo.",
        {("meeting", "held", "Awa Touré, Luc Morel"), ("meeting", "held", "Abdou Diallo, Luc Morel"), ("visit", "held", "Luc Morel")},
    ),
    # an agreement that was signed, whatever it is for
    (
        "fr",
        "Un accord, qui vise à mieux lutter contre le trafic de drogue, a été signé mardi entre le Sénégal et la France.",
        {("agreement", "signed", "")},
    ),
    (
        "en",  # those who sign for either side did not attend the meeting told of before
        "Qatar's interior minister, Ali Thani, met Oman's interior minister, Omar Busaidi, on Tuesday. Qatar and Rwanda sealed a memorandum "
        "of understanding, which was signed on the Qatari side by the police chief, Ali Suwaidi, and on the Rwandan side by the inspector "
        "general, Felix Muhora.",
        {("meeting", "held", "Ali Thani, Omar Busaidi"), ("agreement", "signed", "Ali Suwaidi, Felix Muhora")},
    ),
    # a town whose name has small words
    (
        "fr",
        f"{ROME.replace('le ministre', 'Le ministre')}, s'est rendu mardi à Rio de Janeiro.",
        {("visit", "held", "Paul Adjovi")},
    ),
    (
        "fr",
        f"{ROME.replace('le ministre', 'Le ministre')}, est arrivé dimanche à Ryad.",
        {("visit", "held", "Paul Adjovi")},
    ),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "wanted"), ROWS, ids=[text[:60] for _, text, _ in ROWS])
def test_what_a_report_tells(reader: Reader, language: str, text: str, wanted: set[tuple[str, str, str]]) -> None:
    """Each event comes with the officials who took part in it, and no other."""
    facts = reader.facts(Article("article/x", "x", text, language, published="2026-03-12"))
    assert {(one.kind, one.status, _officials(one)) for one in facts if one.kind in EVENTS} == wanted


def _officials(fact: Fact) -> str:
    return ", ".join(sorted(one.label for one in fact.participants if one.type == "official"))


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        (
            "Le ministre français de l'Intérieur a achevé sa visite à Bamako. Manuel Morel a promis des moyens.",
            "Manuel Morel",
            "ministre français de l'Intérieur",
        ),
        (
            "Matthias Morel, le nouveau locataire du ministère de l'Intérieur français, a parlé de terrorisme.",
            "Matthias Morel",
            "nouveau locataire du ministère de l'Intérieur français",
        ),
    ],
)
def test_posts_told_in_other_ways(reader: Reader, text: str, name: str, title: str) -> None:
    facts = reader.facts(Article("article/x", "x", text, "fr", published="2026-03-12"))
    roles = {(one.participants[0].label, one.detail["title"]) for one in facts if one.kind == "role"}
    assert (name, title) in roles


def test_a_country_in_a_name_is_no_country(reader: Reader) -> None:
    """« François Hollande » made a Dutchman of an official whose country is not told."""
    text = "Le ministre de l'Intérieur, Ali Hassad, a salué la police. Le président français, François Hollande, l'a reçu mardi."
    facts = reader.facts(Article("article/x", "x", text, "fr", published="2026-03-12"))
    assert all("NL" not in fact.countries for fact in facts)


def test_a_counterpart_is_of_the_country_behind_his_field(reader: Reader) -> None:
    """«Su par del Interior de Paraguay» was of the country that the article names most."""
    text = (
        "BUENOS AIRES, 5 mar.- La policía de Brasil y Brasilia callan. La ministra de Seguridad de Argentina, Ana Etchegoyen, se reunió "
        "el martes en Montevideo con su par del Interior de Paraguay, Rubén Ocampos."
    )
    facts = reader.facts(Article("article/x", "x", text, "es", published="2026-03-12"))
    assert {fact.countries for fact in facts if fact.kind == "meeting"} == {("AR", "PY")}


def test_a_colleague_abroad_is_not_of_the_nation(reader: Reader) -> None:
    """Somebody's «colega, de Brasil» held the post «de Seguridad de la Nación», which is Argentina's."""
    text = "La ministra de Seguridad de la Nación, Lorena Basualdo, recibió el martes a su colega Ricardo Nakamura, de Brasil."
    facts = reader.facts(Article("article/x", "x", text, "es", published="2026-03-12"))
    roles = {one.participants[0].label: one.detail["title"] for one in facts if one.kind == "role"}
    assert "Nación" not in roles["Ricardo Nakamura"]


@pytest.mark.parametrize(
    ("clause", "titles"),
    [
        ("who is Benin's interior minister", {"Benin's interior minister"}),
        ("who is now Benin's interior minister", {"Benin's interior minister"}),
        ("who was Benin's interior minister", set()),
    ],
)
def test_a_post_in_a_relative_clause_is_held_if_it_says_is(reader: Reader, clause: str, titles: set[str]) -> None:
    """What a rule said in a sentence of its own is read as any post behind a name is."""
    text = f"Koffi Agossou, {clause}, met Kenya's interior minister, Alice Odera, in Rome on Monday."
    facts = reader.facts(Article("article/x", "x", text, "en", published="2026-03-12"))
    told = {one.detail["title"] for one in facts if one.kind == "role" and one.participants[0].label == "Koffi Agossou"}
    assert told == titles
