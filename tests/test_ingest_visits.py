"""Visits that are told by whoever saw somebody come or go, by the day of a stay, or without saying where."""

from __future__ import annotations

import pytest

from ingest.dates import dates
from ingest.reader import Reader
from ontology.records import Article

Expected = tuple[str, str, str, str | None, str]
"""Who went, to which country, the place as it is called, from when, and the status."""
CASES: list[tuple[str, str, Expected]] = [
    # « visite », tagged as a noun, was no verb
    (
        "fr",
        "Le ministre béninois de la Défense, Paul Adjovi, visite lundi l'Italie.",
        ("Paul Adjovi", "IT", "Italie", "2026-03-02", "held"),
    ),
    # the day on which a visit ended was given as that on which it began; where its length is told, that is counted back
    (
        "en",
        "Benin's defence minister, Paul Adjovi, wrapped up a three-day visit to Lusaka on Tuesday.",
        ("Paul Adjovi", "ZM", "Lusaka", "2026-03-01", "held"),
    ),
    (
        "fr",
        "Le ministre béninois de la Défense, Paul Adjovi, a bouclé mardi une visite de travail de deux jours à Lusaka.",
        ("Paul Adjovi", "ZM", "Lusaka", "2026-03-02", "held"),
    ),
    (
        "es",
        "La visita a Lima del ministro uruguayo de Defensa, Pablo Arce, concluyó el martes.",
        ("Pablo Arce", "PE", "Lima", None, "held"),
    ),
    (
        "ar",
        "اختتم وزير الداخلية الأردني سامر الحلواني، الثلاثاء، زيارة إلى روما استغرقت يومين.",
        ("سامر الحلواني", "IT", "روما", "2026-03-02", "held"),
    ),
    # whoever leaves for a place has not ended his visit there
    (
        "fr",
        "Le ministre béninois de la Défense, Paul Adjovi, a quitté Cotonou lundi pour une visite de cinq jours au Ghana.",
        ("Paul Adjovi", "GH", "Ghana", "2026-03-02", "held"),
    ),
    # nothing was read of somebody who came, where no place is said: it is where the report was sent from
    (
        "en",
        "ACCRA – Ghana's police chief, Kofi Osei, spoke on Monday. Togo's interior minister, Luc Adjo, had landed from Lagos on Sunday.",
        ("Luc Adjo", "GH", "Accra", "2026-03-01", "held"),
    ),
    (
        "fr",
        "ACCRA – Le chef de la police ghanéenne, Kofi Osei, est content. La ministre togolaise de l'Intérieur, Awa Adjo, arrivée dimanche, repart mardi.",
        ("Awa Adjo", "GH", "Accra", "2026-03-01", "held"),
    ),
    (
        "es",
        "LIMA.- El jefe de la policía peruana, Hugo Rojas, habló ayer. El ministro boliviano de Gobierno, Luis Arce, había aterrizado el domingo.",
        ("Luis Arce", "PE", "Lima", "2026-03-01", "held"),
    ),
    # the possessive meant whoever the sentence before was about, though its own has a subject
    (
        "en",
        "Timor-Leste's police commander, Joao Ramos, recalled his visit to the Philippines last November.",
        ("Joao Ramos", "PH", "Philippines", "2025-11", "held"),
    ),
    (
        "fr",
        "Au deuxième jour de son séjour à Kigali, lundi, la secrétaire d'État allemande à l'Intérieur, Heike Weber, a visité l'école de police.",
        ("Heike Weber", "RW", "Kigali", "2026-03-02", "held"),
    ),
    (
        "es",
        "En el segundo día de su estancia en Montevideo, el lunes, la secretaria de Estado alemana del Interior, Heike Becker, recorrió la escuela de policía.",
        ("Heike Becker", "UY", "Montevideo", "2026-03-02", "held"),
    ),
    (
        "ar",
        "في اليوم الثاني من زيارتها لمصر، تفقدت وزيرة الداخلية الألمانية هايكه فيبر، الاثنين، ميناء الإسكندرية.",
        ("هايكه فيبر", "EG", "مصر", "2026-03-02", "held"),
    ),
    # the place saw him come
    (
        "en",
        "Nairobi on Monday saw the arrival of Sweden's national police commissioner, Anna Lindgren, at the head of a delegation.",
        ("Anna Lindgren", "KE", "Nairobi", "2026-03-02", "held"),
    ),
    (
        "fr",
        "Bamako a vu arriver lundi le ministre sénégalais de l'Intérieur, Ousmane Diop, à la tête d'une forte délégation.",
        ("Ousmane Diop", "ML", "Bamako", "2026-03-02", "held"),
    ),
    # the day on which he left was given as that on which he came
    (
        "fr",
        "Le patron de la police fédérale suisse, Urs Keller, a quitté Tunis vendredi au terme d'une visite de travail.",
        ("Urs Keller", "TN", "Tunis", None, "held"),
    ),
    (
        "en",
        "Bulgaria's interior minister, Stoyan Petrov, flew home on Saturday after three days in Serbia.",
        ("Stoyan Petrov", "RS", "Serbia", None, "held"),
    ),
    # a visit that was given up, for «abandonó» is also that
    (
        "es",
        "El ministro español del Interior, Javier Ferrer, abandonó Rabat el viernes tras una visita de trabajo.",
        ("Javier Ferrer", "MA", "Rabat", None, "held"),
    ),
    # how long it lasts is told in the present, and it was taken for one to come
    (
        "ar",
        "استضافت الدار البيضاء، الثلاثاء، القائد العام لشرطة دبي الإماراتي خليفة المنصوري في زيارة تستغرق يومين.",
        ("خليفة المنصوري", "MA", "الدار البيضاء", "2026-03-03", "held"),
    ),
    ("ar", "اختتم وزير الدفاع الفرنسي هنري مورو، الثلاثاء، جولة شملت بيروت.", ("هنري مورو", "LB", "بيروت", None, "held")),
    # an article runs into the name of a city
    (
        "fr",
        "Le ministre libyen de l'Intérieur, Fathi Mokhtar, est arrivé lundi au Caire.",
        ("Fathi Mokhtar", "EG", "Caire", "2026-03-02", "held"),
    ),
    # the host stands right before his guest, of whom the clause tells, and nothing joins them
    (
        "ar",
        "عمان - استقبل وزير الداخلية الأردني سامر الحلواني قائد الدرك الفرنسي لوك فيران، الذي يقوم بزيارة للأردن من 3 إلى 6 مارس الجاري.",
        ("لوك فيران", "JO", "الأردن", "2026-03-03", "held"),
    ),
    # « إنه », he, is who speaks
    (
        "ar",
        "أوضح مدير مكافحة المخدرات الأردني، العميد سامر الحلواني، أن التحقيق مستمر، وأنه زار باريس في فبراير الماضي.",
        ("سامر الحلواني", "FR", "باريس", "2026-02", "held"),
    ),
    (
        "ar",
        "أعلنت وزارة الداخلية الأردنية تأجيل الزيارة التي كان من المنتظر أن يؤديها وزير الداخلية، سامر الحلواني، إلى روما يوم 7 مايو، إلى موعد لاحق.",
        ("سامر الحلواني", "IT", "روما", "2026-05-07", "cancelled"),
    ),
    ("ar", "بغداد - وصل وزير الداخلية الفرنسي لوك فيران إلى العاصمة أمس.", ("لوك فيران", "IQ", "العراق", "2026-03-03", "held")),
    # the visit is returned to the country of who came on it
    (
        "ar",
        "زار وزير الداخلية الأردني سامر الحلواني روما، والتقى نظيره لوكا فيري. وسيرد فيري الزيارة في مايو.",
        ("لوكا فيري", "JO", "الأردن", "2026-05", "planned"),
    ),
    # an agency in quotation marks ended the post of the visitor
    (
        "ar",
        "الرباط - استقبل وزير الداخلية المغربي سامر الحلواني قائد القيادة العسكرية الأمريكية لإفريقيا «أفريكوم» جون كيلر، الذي يقوم بزيارة للمملكة.",
        ("جون كيلر", "MA", "المغرب", None, "held"),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), CASES, ids=[f"{one[0]}-{one[2][0]}" for one in CASES])
def test_a_visit_is_read(reader: Reader, language: str, text: str, expected: Expected) -> None:
    found = reader.facts(Article("article/x", "x", text, language, published="2026-03-04"))
    visits = [
        (person.label, fact.place.country, fact.place.label, fact.date, fact.status)
        for fact in found
        if fact.kind == "visit" and fact.place
        for person in fact.participants
        if person.capacity == "visitor"
    ]
    assert expected in visits


SPANS = [
    # only the day on which he was first seen there was told; a later sentence tells when the visit began and ended
    ("en", "Benin's defence minister, Paul Adjovi, was in Rome on Tuesday. Adjovi, whose visit began on Monday and ended on Tuesday evening, praised the Italian police.", ("2026-03-02", "2026-03-03")),
    ("es", "El ministro de Defensa de Uruguay, Pablo Arce, viajó esta semana a Roma. La visita, en cambio, se desarrolló el lunes y el martes.", ("2026-03-02", "2026-03-03")),
    ("es", "El ministro de Defensa de Uruguay, Pablo Arce, terminó ayer una visita a Roma que había empezado el domingo.", ("2026-03-01", "2026-03-03")),
    # nothing told of a visit but how long it lasted: of whoever the article is about, where he met somebody abroad
    ("en", "Benin's defence minister, Paul Adjovi, met the Italian ambassador, Luca Ferri, in Rome on Tuesday. The visit lasted from Monday to Wednesday.", ("2026-03-02", "2026-03-04")),
    # the nearer of two days stood for both
    ("en", "On Monday and Tuesday Benin's defence minister, Paul Adjovi, visited Rome.", ("2026-03-02", "2026-03-03")),
    # “until Wednesday” was the day on which he came
    ("en", "Benin's defence minister, Paul Adjovi, flew to Rome on Monday. He was in that city until Wednesday.", ("2026-03-02", "2026-03-04")),
    # another's visit has other days
    ("en", "Benin's defence minister, Paul Adjovi, was in Rome on Tuesday. Luca Ferri, whose visit began on Sunday, spoke to reporters.", ("2026-03-03", None)),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "days"), SPANS, ids=[text[-40:] for _, text, _ in SPANS])
def test_the_days_of_a_visit(reader: Reader, language: str, text: str, days: tuple[str, str | None]) -> None:
    found = reader.facts(Article("article/x", "x", text, language, published="2026-03-04"))
    assert [(fact.date, fact.end_date) for fact in found if fact.kind == "visit"] == [days]


STAYED = [
    # a diplomat is no visitor where he is posted, nor who leaves his own country or does not leave it
    ("en", "ACCRA – The French ambassador to Ghana, Luc Morel, arrived on Monday for the ceremony of the Ghana Police Service."),
    ("ar", "أوضح وزير الداخلية الأردني سامر الحلواني أن الملف مفتوح، وتؤكد المحامية أن المتهم زار باريس."),
    ("en", "The Kenyan police commander, Peter Otieno, left Nairobi on Monday in tears."),
    ("en", "Kenya's police commander, Peter Otieno, did not leave Kampala that week."),
    # nor an ambassador who came to a meeting in the capital
    ("es", "La embajadora de Italia en Perú, Lucia Ferri, acudió el lunes en Lima a una reunión con el ministro de Defensa de Perú, Hugo Rojas."),
    ("fr", "Le général ivoirien Jean Kouadio, arrivé au terme de son mandat, quitte la police."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text"), STAYED)
def test_no_visit_is_read(reader: Reader, language: str, text: str) -> None:
    found = reader.facts(Article("article/x", "x", text, language, published="2026-03-04"))
    assert not [fact for fact in found if fact.kind == "visit"]


DAYS = [
    ("en", "The following morning he met him.", "2026-02-21"),
    ("es", "A la mañana siguiente se reunió con él.", "2026-02-21"),
    ("ar", "وفي صباح اليوم التالي التقى الوزير", "2026-02-21"),  # « صباح اليوم » is this morning
    ("ar", "وفي اليوم الموالي تحادث معه", "2026-02-21"),
    ("ar", "وبعد يومين اجتمع معه", "2026-02-22"),
    ("fr", "Le 19, à Berne, il a vu le ministre.", "2026-02-19"),
    ("en", "On the 19th, in Bern, he saw the minister.", "2026-02-19"),
    ("en", "On the third of March he saw the minister.", "2026-03-03"),
    # the end of a year or a month was no date in Spanish; the weekend is none
    ("es", "Firmarán antes de que termine el año.", "2026"),
    ("es", "Firmarán a fin de mes.", "2026-03"),
    # the year of a plan was a part of its title
    ("es", "El texto relevará al plan de acción de 2021.", "2021"),
]


@pytest.mark.parametrize(("language", "text", "day"), DAYS)
def test_a_day_that_leans_on_the_text(language: str, text: str, day: str) -> None:
    assert [one.date for one in dates(text, "2026-03-04", language, anchor="2026-02-20")] == [day]
