"""When and where what was told took place, as a later sentence says, or as a day counted from it does."""

from __future__ import annotations

import pytest
from test_ingest_composition import A_MEETING, told

from ingest.dates import dates
from ingest.reader import Reader

SIGNED = {
    "fr": "Le Bénin et l'Italie ont signé un accord de coopération policière.",
    "en": "Benin and Italy signed an agreement on police cooperation.",
    "es": "Uruguay e Italia firmaron un acuerdo de cooperación policial.",
    "ar": "وقع الأردن وإيطاليا اتفاقية تعاون أمني.",
}
HONOURED = {
    "fr": "L'ambassadeur d'Italie, Luca Ferri, a été fait commandeur de l'Ordre national.",
    "en": "The Italian ambassador, Luca Ferri, was awarded the Order of Merit.",
    "es": "El embajador de Italia, Luca Ferri, fue condecorado con la Orden del Mérito.",
    "ar": "قلد وزير الداخلية الأردني، سامر الحلواني، سفير إيطاليا، لوكا فيري، وسام الاستقلال.",
}
TRAINED = {
    "fr": "Béninois et Italiens ont mené un exercice conjoint.",
    "en": "Beninese and Italian soldiers held a joint exercise.",
    "es": "Militares uruguayos e italianos realizaron un ejercicio conjunto.",
    "ar": "نفذت القوات الأردنية والإيطالية تمرينا مشتركا.",
}
LATER = [
    # only a meeting or a visit was given what such a sentence adds, and only « C'était … » was heard
    ("fr", SIGNED, "agreement", "La cérémonie s'est déroulée lundi à Rome.", "2026-03-02", "Rome"),
    ("fr", SIGNED, "agreement", "La signature a eu lieu à la présidence. Elle remonte à lundi.", "2026-03-02", None),
    ("fr", SIGNED, "agreement", "La cérémonie aura lieu lundi à Rome.", None, None),
    ("fr", HONOURED, "award", "La cérémonie a eu lieu à la présidence. C'était le 4 décembre.", "2025-12-04", None),
    ("fr", HONOURED, "award", "La cérémonie n'a pas eu lieu lundi.", None, None),
    # « Cela » was a town of Angola
    ("fr", TRAINED, "operation", "Cela s'est fait en novembre à Rome.", "2025-11", "Rome"),
    ("fr", TRAINED, "operation", "La scène politique s'est apaisée en novembre.", None, None),
    ("en", SIGNED, "agreement", "The ceremony was held on Monday in Rome.", "2026-03-02", "Rome"),
    ("en", HONOURED, "award", "It happened on Monday.", "2026-03-02", None),
    ("en", HONOURED, "award", "The election took place on Monday.", None, None),
    ("en", TRAINED, "operation", "That was in November in Rome.", "2025-11", "Rome"),
    ("en", TRAINED, "operation", "Benin's election took place in November.", None, None),
    ("es", SIGNED, "agreement", "El acto se celebró el lunes en Roma.", "2026-03-02", "Roma"),
    ("es", HONOURED, "award", "Ocurrió el lunes.", "2026-03-02", None),
    ("es", HONOURED, "award", "Las elecciones se celebraron el lunes.", None, None),
    ("es", TRAINED, "operation", "Fue en noviembre en Roma.", "2025-11", "Roma"),
    ("es", TRAINED, "operation", "Se celebró en la sede de la marina el lunes.", "2026-03-02", None),
    # the fair, named behind its verb, gave the exercise its day and place
    ("es", TRAINED, "operation", "El lunes se celebró en Roma una feria agrícola.", None, None),
    ("ar", SIGNED, "agreement", "وأقيمت المراسم يوم الاثنين في روما.", "2026-03-02", "روما"),
    ("ar", HONOURED, "award", "وأقيم الحفل يوم الاثنين.", "2026-03-02", None),
    ("ar", TRAINED, "operation", "وجرى ذلك في روما في نوفمبر.", "2025-11", "روما"),
    ("ar", TRAINED, "operation", "وجرت الانتخابات في نوفمبر.", None, None),
]


@pytest.mark.parametrize(("language", "before", "kind", "text", "day", "place"), LATER)
def test_what_a_later_sentence_adds(
    reader: Reader, language: str, before: dict[str, str], kind: str, text: str, day: str | None, place: str | None
) -> None:
    (one,) = told(reader, language, f"{before[language]} {text}", kind)
    assert (one.date, one.place and one.place.label) == (day, place)


COUNTED = [
    # these were no dates, or leant on the day of publication
    ("fr", "Le lendemain de cette rencontre, il a vu le préfet", "2026-01-13"),
    ("fr", "Il l'a vu au lendemain de la signature", "2026-01-13"),
    ("fr", "Deux jours avant cet entretien, il a vu le préfet", "2026-01-10"),
    ("fr", "Trois semaines après cet entretien, il a vu le préfet", "2026-02-02"),
    ("fr", "Il l'a vu à la veille de la visite du ministre à Rome", None),
    ("fr", "Le lendemain de son mariage, il a vu le préfet", None),
    ("en", "The day before that meeting he saw the prefect", "2026-01-11"),
    ("en", "Two days after the talks he saw the prefect", "2026-01-14"),
    ("es", "Al día siguiente de esa reunión vio al prefecto", "2026-01-13"),
    ("es", "La víspera de la cita vio al prefecto", "2026-01-11"),
    ("es", "Tres semanas después de ese encuentro firmaron", "2026-02-02"),
    ("es", "La víspera de la Navidad vio al prefecto", None),
    ("ar", "وعشية هذا الاجتماع التقى المحافظ", "2026-01-11"),
    ("ar", "وقع البروتوكول بعد ثلاثة أسابيع من هذا اللقاء", "2026-02-02"),
]


@pytest.mark.parametrize(("language", "text", "date"), COUNTED)
def test_days_counted_from_what_was_told(language: str, text: str, date: str | None) -> None:
    found = dates(text, "2026-02-19", language, told="2026-01-12", anchor="2026-02-05")
    assert [one.date for one in found] == ([date] if date else [])


def test_no_day_is_counted_from_what_has_none() -> None:
    assert not dates("Le lendemain de cette rencontre, il a vu le préfet", "2026-02-19", "fr")


EACH = [
    # both were met on the day of the first
    "Paul Adjovi, ministre béninois de l'Intérieur, s'est entretenu le 2 mars avec son homologue italien, Luca Ferri, et, le lendemain, "
    "avec le directeur général de la police italienne, Marco Bassi.",
    "Paul Adjovi, ministre béninois de l'Intérieur, s'est entretenu séparément avec son homologue italien, Luca Ferri, le 2 mars, et avec "
    "le directeur général de la police italienne, Marco Bassi, le 3 mars.",
]


def test_each_partner_has_his_own_day_to_come(reader: Reader) -> None:
    """They were days gone by."""
    text = "Paul Adjovi, ministre béninois de l'Intérieur, s'entretiendra séparément lundi avec son homologue italien, Luca Ferri, et mardi avec le directeur de la police italienne, Marco Bassi."
    assert [one.date for one in told(reader, "fr", text, "meeting")] == ["2026-03-09", "2026-03-10"]


@pytest.mark.parametrize("text", EACH)
def test_each_partner_has_his_own_day(reader: Reader, text: str) -> None:
    assert [one.date for one in told(reader, "fr", text, "meeting")] == ["2026-03-02", "2026-03-03"]


VENUES = [
    # the town of the conference was named in a sentence before, and the meeting had no place
    ("fr", "La conférence des polices s'est ouverte lundi à Tunis. En marge de cette conférence, {}", "Tunis"),
    ("fr", "Les couloirs du sommet eurasiatique de Samarcande bruissaient de rumeurs. {}", "Samarcande"),
    ("fr", "Le sommet de Manama se tiendra en mai. {}", None),
    ("fr", "Le sommet de Manama se tiendra en mai. En marge de sa visite, {}", None),
    ("en", "The conference of police chiefs opened in Nairobi on Monday. On its sidelines, {}", "Nairobi"),
    ("en", "Nairobi welcomed the conference. On its sidelines, {}", None),
    ("es", "La cumbre de policías se inauguró el lunes en Lima. Al margen de la cumbre, {}", "Lima"),
    ("ar", "انعقد مؤتمر قادة الشرطة في تونس يوم الاثنين. وعلى هامش المؤتمر {}", "تونس"),
]


@pytest.mark.parametrize(("language", "text", "place"), VENUES)
def test_who_meets_at_a_gathering_meets_where_it_is_held(
    reader: Reader, language: str, text: str, place: str | None
) -> None:
    met = A_MEETING[language]
    (one,) = told(reader, language, text.format(met.replace("El ", "el ").replace("Le ", "le ")), "meeting")
    assert (one.place and one.place.label) == place
