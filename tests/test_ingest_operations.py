"""Operations told by what came of them: a tip that led to drugs, a fugitive handed to police, a course by its trainees, an edition."""

from __future__ import annotations

import pytest

from ingest.reader import Reader
from ontology.records import Article


def told(reader: Reader, language: str, text: str) -> set[tuple[str, str, tuple[str, ...]]]:
    """Kind, status and countries of the operations that a text tells of."""
    article = Article("article/0", "a.txt", text, language, published="2026-03-04")
    return {
        (fact.detail["operation_kind"], fact.status, fact.countries)
        for fact in reader.facts(article)
        if fact.kind == "operation"
    }


CASES = [
    # what a tip led to is a seizure, though no verb of seizing is there
    ("en", "A tip passed on by the Australian Federal Police led Peruvian customs to 400 kilograms of cocaine at the port of Callao on 27 February.", ("seizure", "held", ("AU", "PE"))),
    ("fr", "Alertés par leurs homologues boliviens, les gendarmes argentins ont découvert 220 kilos de pâte de coca dans un camion, a dit la police.", ("seizure", "held", ("AR", "BO"))),
    ("es", "Alertados por sus colegas bolivianos, gendarmes argentinos hallaron 220 kilos de pasta base en un camión cerca de La Quiaca, según la policía.", ("seizure", "held", ("AR", "BO"))),
    # “turned over” was no verb, since the lexicon has no bare “turn”
    ("en", "South Korea's ambassador on Wednesday turned over eight patrol boats to the Philippine National Police in Subic.", ("handover", "held", ("KR", "PH"))),
    # the country to which something goes was only a way there
    ("en", "The police said Washington has promised to deliver twenty armoured vehicles to Niger's gendarmerie before the rainy season.", ("handover", "planned", ("NE", "US"))),
    # “two Malaysian patrol boats” were taken for where private people are from
    ("en", "Forty-three fishermen were plucked from the sea on Sunday by an Indonesian navy vessel and two Malaysian patrol craft.", ("rescue", "held", ("ID", "MY"))),
    ("fr", "Recherché par la justice française pour blanchiment, il a été remis mardi à des policiers français à Abidjan, ont indiqué les autorités ivoiriennes.", ("extradition", "held", ("CI", "FR"))),
    ("fr", "Avec l'appui d'Interpol, la police gabonaise a mis samedi la main sur un fugitif que la justice camerounaise réclamait depuis 2023.", ("arrests", "held", ("CM", "GA"))),
    ("en", "Twenty-two Fijian police recruits completed a course at the college of the Australian Federal Police on Monday.", ("training", "held", ("AU", "FJ"))),
    # an edition is of the exercise told before
    ("en", "The naval drill Safe Lagoon, held every year by the armies of Ghana and Togo, ended on Monday. The next edition will be hosted by Togo in 2027.", ("joint_exercise", "planned", ("GH", "TG"))),
    ("es", "La marina de Uruguay y la de Italia hicieron en mayo el ejercicio conjunto «Brisa». El ejercicio volverá en 2027 en Roma.", ("joint_exercise", "planned", ("IT", "UY"))),
    # those trained were named only in the sentence before
    ("en", "Most of the sixty Beninese officers were tired. From 5 to 30 January the Italian police trained them in Rome.", ("training", "held", ("BJ", "IT"))),
    # a name that ends a longer one was the agency of another country
    ("en", "Kuwait's customs seized two million pills on Sunday, acting on information supplied by the Federal Anti-Narcotics Directorate of the United Arab Emirates.", ("seizure", "held", ("AE", "KW"))),
    # an extradition was told only by a verb of handing over: allowed, ordered, awaited it was none
    ("en", "A police court in Ghana approved the extradition of a suspected smuggler to Italy.", ("extradition", "planned", ("GH", "IT"))),
    ("fr", "Les juges ghanéens ont donné leur feu vert à l'extradition d'un trafiquant présumé vers l'Italie, a dit la police.", ("extradition", "planned", ("GH", "IT"))),
    ("es", "Un presunto traficante detenido en Perú espera su extradición a Italia, según la policía.", ("extradition", "planned", ("IT", "PE"))),
    # « extraditado » was a noun
    ("es", "Un presunto traficante detenido por la policía en Perú será extraditado a Italia.", ("extradition", "planned", ("IT", "PE"))),
    # the country in which somebody is trained took no part
    ("fr", "Un stage destiné à quarante policiers ghanéens débutera en Italie en avril.", ("training", "planned", ("GH", "IT"))),
    ("es", "Cuarenta policías peruanos serán capacitados en Italia en abril.", ("training", "planned", ("IT", "PE"))),
    ("es", "Cuarenta policías peruanos asistirán a un curso en Italia en abril.", ("training", "planned", ("IT", "PE"))),
    # trainers who go, and a course prepared or suspended, were read by no rule
    ("en", "Italian instructors will travel to Ghana in April to train its police.", ("training", "planned", ("GH", "IT"))),
    ("fr", "L'Italie a suspendu la formation de policiers ghanéens.", ("training", "cancelled", ("GH", "IT"))),
    ("ar", "ستدرب إيطاليا أربعين شرطيا من الأردن في أبريل.", ("training", "planned", ("IT", "JO"))),
    # only what was given was a gift, not what was received
    ("en", "Ghana's police received ten patrol vehicles from Italy on Tuesday.", ("handover", "held", ("GH", "IT"))),
    ("fr", "La police ghanéenne recevra dix véhicules de l'Italie en avril.", ("handover", "planned", ("GH", "IT"))),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "operation"), CASES, ids=[text[:40] for _, text, _ in CASES])
def test_an_operation_is_told_by_what_came_of_it(
    reader: Reader, language: str, text: str, operation: tuple[str, str, tuple[str, ...]]
) -> None:
    assert operation in told(reader, language, text)


NONE = [
    ("en", "Brazilian federal police found 1.2 tonnes of cocaine in Santos on Tuesday. The drugs were bound for Antwerp by way of Dakar."),
    ("fr", "La police fédérale brésilienne a découvert mardi 1,2 tonne de cocaïne à Santos. La drogue était destinée à Anvers, via Dakar."),
    ("es", "La Policía Federal brasileña halló el martes 1,2 toneladas de cocaína en Santos. La droga iba rumbo a Amberes, vía Dakar."),
    # what is discussed, or what an agreement is about, has not taken place
    ("en", "The commander of the Beninese coast guard, Koffi Agossou, and the commander of the Italian coast guard, Elio Barsanti, discussed rescue at sea."),
    ("en", "The interior minister of Benin, Koffi Agossou, and his Italian counterpart, Elio Barsanti, talked about the arrest of three Italians in Cotonou."),
    ("fr", "Le Bénin et l'Italie ont discuté de patrouilles mixtes sur le lac Tchad."),
    ("es", "Los ministros de Benín e Italia abordaron la extradición de dos sospechosos."),
    ("ar", "صادقت بنين يوم الخميس على اتفاقية 2021 مع إيطاليا بشأن تسليم المطلوبين."),
    # what a court is yet to decide is not allowed
    ("es", "Otro detenido está a la espera de que la Corte decida sobre su extradición a Italia, dijo la policía de Perú."),
    # no exercise has been told of: the edition is of a newspaper
    ("en", "The police minister of Benin met the Italian ambassador. The next edition will be out in Lagos in 2027."),
]  # fmt: skip


AT_SEA = [
    # the country that a sea, a lake or a strait is called after takes no part
    ("fr", "Les polices béninoise et italienne ont arrêté mardi douze passeurs près du lac Tchad.", "BJ IT"),
    ("fr", "La police béninoise et la police italienne ont arrêté mardi douze passeurs dans le détroit de Gibraltar.", "BJ IT"),
    ("en", "The Beninese and Italian police arrested twelve smugglers in the Strait of Gibraltar on Tuesday.", "BJ IT"),
    ("es", "Las policías beninesa e italiana detuvieron el martes a doce traficantes en el estrecho de Gibraltar.", "BJ IT"),
    ("ar", "أوقفت الشرطة الإسبانية والشرطة المغربية الثلاثاء اثني عشر مهربا في خليج غينيا.", "ES MA"),
    ("ar", "أوقفت الشرطة الإسبانية والشرطة المغربية الثلاثاء اثني عشر مهربا في مضيق جبل طارق.", "ES MA"),
    # the country itself does
    ("fr", "Les polices béninoise et tchadienne ont arrêté mardi douze passeurs près du lac Tchad.", "BJ TD"),
]  # fmt: skip


ALONE = [
    # what is talked about, or what an agreement provides for, was something done
    ("en", "Benin's defence minister, Paul Adjovi, met the Italian ambassador, Luca Ferri, to discuss search and rescue."),
    ("en", "On Monday Benin denounced the 2019 agreement under which Italian instructors had been training its soldiers."),
    ("es", "El ministro de Defensa de Uruguay, Pablo Arce, propuso un memorando con la academia de policía de Italia para impartir cursos de formación comunes."),
    ("ar", "وتنص الاتفاقية الموقعة بين الأردن وإيطاليا، والتي صادق عليها البرلمان، على تسيير دوريات مشتركة."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text"), ALONE, ids=[text[-40:] for _, text in ALONE])
def test_what_is_only_named_is_not_done(reader: Reader, language: str, text: str) -> None:
    assert not told(reader, language, text)


@pytest.mark.parametrize(("language", "text", "countries"), AT_SEA, ids=[text[:40] for _, text, _ in AT_SEA])
def test_waters_are_no_countries(reader: Reader, language: str, text: str, countries: str) -> None:
    assert {" ".join(sorted(one[2])) for one in told(reader, language, text)} == {countries}


@pytest.mark.parametrize(("language", "text"), NONE, ids=[text[:40] for _, text in NONE])
def test_what_one_country_does_alone_is_no_operation(reader: Reader, language: str, text: str) -> None:
    assert not told(reader, language, text)


DAYS = [
    # the day on which it was announced was that of the operation
    ("ar", "أعلنت وكالة يوروبول، أمس الثلاثاء، تفكيك شبكة في عملية مشتركة جرت يوم الاثنين بتنسيق من الوكالة في فرنسا وهولندا.", "2026-03-02", None),
    # no other is told
    ("ar", "أعلنت وكالة يوروبول، أمس الثلاثاء، تفكيك شبكة في عملية مشتركة بتنسيق من الوكالة في فرنسا وهولندا.", "2026-03-03", None),
    # the day on which it ended was that on which it began
    ("fr", "Les marines du Bénin et de l'Italie ont conclu dimanche un exercice conjoint, mené depuis le 23 février.", "2026-02-23", "2026-03-01"),
    ("fr", "Des officiers béninois ont achevé dimanche un stage de la gendarmerie italienne, entamé le 23 février à Rome.", "2026-02-23", "2026-03-01"),
    # since when a treaty is in force is not when somebody was handed over; the sentence before says it
    ("es", "El detenido subió el lunes a un avión. Perú lo extraditó a Italia en virtud del tratado de extradición, en vigor desde junio de 2019, informó la policía.", "2026-03-02", None),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "day", "end"), DAYS, ids=[text[-40:] for _, text, _, _ in DAYS])
def test_an_operation_has_its_own_days(reader: Reader, language: str, text: str, day: str, end: str | None) -> None:
    found = reader.facts(Article("article/0", "a.txt", text, language, published="2026-03-04"))
    assert [(fact.date, fact.end_date) for fact in found if fact.kind == "operation"] == [(day, end)]
