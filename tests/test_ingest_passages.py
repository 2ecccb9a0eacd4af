"""Passages of two or three sentences as journalists write them: what each tells of, when, where and of which countries."""

from __future__ import annotations

import pytest

from ingest.reader import Reader
from ontology.records import Article

THURSDAY = "2026-03-12"
NOT_EVENTS = ("role", "topic")

FRENCH = [
    # « une » before a delegation cut its leader off from whom « et » joins him to
    ("Le général Abdou Idrissa, chef d'état-major nigérien, et une délégation turque conduite par le général Metin Gürel ont eu hier une séance de travail à Niamey.",
     ["meeting held 2026-03-11 Niamey NE TR"]),
    # the counterpart of one who has a rank only, and of one only described, had no office, so that nobody met
    ("Le général camerounais René Mbarga sera à Paris du 20 au 23 mars. Il doit y rencontrer son homologue français, Fabien Morel.",
     ["meeting planned 2026-03-20 Paris CM FR", "visit planned 2026-03-20 Paris CM FR"]),
    ("Le ministre libyen de l'Intérieur est arrivé dimanche à Tunis, où il a été accueilli par son homologue tunisien, Khaled Jaziri.",
     ["meeting held 2026-03-08 Tunis LY TN", "visit held 2026-03-08 Tunis LY TN"]),
    ("Le ministre français de l'Intérieur se rendra à Alger la semaine prochaine. Il devrait y rencontrer Saïd Belkacem, son homologue algérien.",
     ["meeting planned 2026-03 Alger DZ FR", "visit planned 2026-03 Alger DZ FR"]),
    # in a novel nobody is of any country
    ("La commissaire Ada Nkolo rencontre son homologue fribourgeois Hess dans une fromagerie.", []),
    # a place that hosts a gathering is where it was
    ("La capitale béninoise a abrité hier la réunion des ministres de la Sécurité du Bénin, du Niger et du Nigeria.",
     ["meeting held 2026-03-11 Cotonou BJ NE NG"]),
    # what is still to be completed was in force
    ("L'accord de police conclu en 2018 entre la Suisse et le Kosovo est entré en vigueur le 1er février 2020. Il sera complété par un protocole additionnel.",
     ["agreement in_force 2020-02-01 - CH XK", "agreement planned - - CH XK"]),
    # the day for which a signing was announced was that of the announcement
    ("La signature de l'accord de défense entre le Gabon et la Guinée équatoriale, annoncée pour vendredi, a été repoussée à une date ultérieure.",
     ["agreement cancelled 2026-03-13 - GA GQ"]),
    # the parties are those who proceed to the signing
    ("Le premier responsable de la police congolaise, le général André Itoua, et l'ambassadeur de Chine à Brazzaville, An Qing, ont procédé le 9 mars à la signature d'une convention.",
     ["agreement signed 2026-03-09 - CG CN"]),
    # what came of an operation has its day and place, the second participle too
    ("Les douanes suisses et françaises ont mené mardi une opération conjointe à Bâle. Trois hommes ont été arrêtés et deux véhicules saisis.",
     ["operation held 2026-03-10 Bâle CH FR", "operation held 2026-03-10 Bâle CH FR"]),
    # what is due has no day gone by that only the sentence before names
    ("Le ministre canadien de la Sécurité publique, Ian Lafleur, s'est envolé dimanche pour Port-au-Prince. Il s'y entretiendra avec Rameau Jean, directeur général de la Police nationale d'Haïti.",
     ["meeting planned - Port-au-Prince CA HT", "visit held 2026-03-08 Port-au-Prince CA HT"]),
    # two of whom nobody says whence they are come each from one of the countries of their commission
    ("La commission mixte de défense Gabon-France s'est réunie les 4 et 5 mars à Libreville, sous la coprésidence du général Jean Ossima et du général Emmanuel Roche.",
     ["meeting held 2026-03-04 Libreville FR GA"]),
    # instruments of ratification exchanged are no meeting, and have not the day of the signing
    ("Bruxelles et Kinshasa ont échangé les instruments de ratification de la convention d'entraide judiciaire signée en 2022.",
     ["agreement ratified - - BE CD"]),
    # what is done on a visit is done by the visitor's country and the other
    ("Le ministre mauritanien de l'Intérieur, Mohamed Lemine, effectuera une visite à Rabat les 18 et 19 mars. Un accord de sécurité civile sera paraphé à cette occasion.",
     ["agreement planned 2026-03-18 Rabat MA MR", "visit planned 2026-03-18 Rabat MA MR"]),
    # who passes troops in review does not spend days
    ("Le colonel nigérien Mamane Sani, commandant de zone, a passé en revue hier à Agadez la garde.", []),
    # the day of the signing was lost where the ratification to come is told too
    ("Le protocole d'accord, qui doit encore être ratifié par le parlement gabonais, a été signé le 14 janvier à Libreville par le ministre Hervé Immongo et l'ambassadeur d'Espagne, Ramón Molina.",
     ["agreement signed 2026-01-14 Libreville ES GA"]),
    # the day and the place at which something was agreed are not those of what is planned
    ("La Mauritanie et le Mali ont convenu lundi à Nouakchott d'organiser des patrouilles mixtes.", ["operation planned - - ML MR"]),
    # « nouveau », « nouvel » count meetings as « nouvelle » does
    ("Luc Maes, ministre belge de l'Intérieur, et Amal Idrissi, ministre marocaine de la Justice, se sont vus à Bruxelles en février. Un nouveau rendez-vous est fixé au mois de mai à Rabat.",
     ["meeting held 2026-02 Bruxelles BE MA", "meeting planned 2026-05 Rabat BE MA"]),
    # who gives a course is told in the sentence that goes on about it
    ("Vingt-cinq douaniers comoriens suivent depuis lundi à Moroni une formation. Elle est assurée par deux experts mauriciens.",
     ["operation held 2026-03-09 Moroni KM MU"]),
    # « l'avion » is equipment elsewhere
    ("Le général français Fabien Morel a pris l'avion pour Kiev.", ["visit held - Kiev FR UA"]),
]  # fmt: skip


def told(reader: Reader, language: str, text: str) -> list[str]:
    """List the events of a passage, each as a line."""
    found = reader.facts(Article("article/x", "x", text, language, published=THURSDAY))
    return sorted(
        f"{one.kind} {one.status} {one.date or '-'} {one.place.label if one.place else '-'} {' '.join(one.countries)}"
        for one in found
        if one.kind not in NOT_EVENTS
    )


@pytest.mark.parametrize(("text", "events"), FRENCH, ids=[text[:40] for text, _ in FRENCH])
def test_what_a_french_passage_tells_of(reader: Reader, text: str, events: list[str]) -> None:
    assert told(reader, "fr", text) == sorted(events)


ARABIC = [
    # « المصادقة على » behind « تمت » was read as nothing
    ("تمت أمس المصادقة على اتفاقية التعاون الأمني بين الكويت والعراق.", ["agreement ratified 2026-03-11 - IQ KW"]),
    # warrants are no arrests
    ("سلمت السلطات التركية الشرطة العراقية مطلوبين اثنين صدرت بحقهما مذكرات توقيف.", ["operation held - - IQ TR"]),
    # nor is to control a border a seizure
    ("اتفق العراق وسوريا على تشكيل لجنة أمنية مشتركة لضبط الحدود.", []),
    # the verb that carries the noun hid the one that plans it
    ("يعتزم جيشا تونس والجزائر إجراء تمرين مشترك في ولاية الكاف الشهر المقبل.", ["operation planned 2026-04 الكاف DZ TN"]),
    # training that is suspended
    ("علقت فرنسا تدريب القوات الخاصة في النيجر بعد الانقلاب.", ["operation cancelled - - FR NE"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "events"), ARABIC, ids=[text[:40] for text, _ in ARABIC])
def test_what_an_arabic_passage_tells_of(reader: Reader, text: str, events: list[str]) -> None:
    assert told(reader, "ar", text) == sorted(events)
