"""Which way a weekday or a day without a year looks: forward only where the clause before it tells of what is to come."""

from __future__ import annotations

import pytest

from ingest.dates import dates

PUBLISHED = "2026-02-19"
CASES = [
    # without accents these ended like verbs of the future, and the day was that of next week
    ("es", "Viajó a Roma para reunirse el martes con él", "2026-02-17"),
    ("es", "La secretaria general visitó Nairobi el martes", "2026-02-17"),
    ("es", "El ministro de Nigeria llegó el martes", "2026-02-17"),
    ("es", "Recorrieron la frontera el martes", "2026-02-17"),
    ("es", "Acudió a la cancillería el martes", "2026-02-17"),
    ("es", "La comisión se reunirá el martes", "2026-02-24"),
    # it was the next month, and January the last one
    ("es", "Se verán el próximo mes de enero", "2027-01"),
    ("es", "Se vieron el pasado mes de enero", "2026-01"),
    ("es", "Se verán el próximo mes", "2026-03"),
    ("es", "Ambos firmarían el martes el acuerdo", "2026-02-24"),
    ("fr", "Le général espérait mardi le rencontrer", "2026-02-17"),
    ("fr", "Il se serait rendu à Rome mardi", "2026-02-17"),
    ("fr", "Ils signeront mardi le texte", "2026-02-24"),
    ("fr", "Le texte serait signé mardi", "2026-02-24"),
    ("ar", "زار السياسي البارز ستوكهولم يوم الثلاثاء", "2026-02-17"),
    ("ar", "التقى سيادة الوزير يوم الثلاثاء", "2026-02-17"),
    ("ar", "سيزور الوزير القاهرة يوم الثلاثاء", "2026-02-24"),
    ("ar", "ستعقد اللجنة اجتماعها يوم الثلاثاء", "2026-02-24"),
    # names that end, or look, like verbs of the future put it a week late
    ("fr", "Le commissaire Tomás Rivera a rencontré mardi le préfet", "2026-02-17"),
    ("fr", "Rivera a rencontré mardi le préfet", "2026-02-17"),
    ("fr", "Tomás Rivera rencontrera mardi le préfet", "2026-02-24"),
    ("es", "Lola Ferrará recibió el martes al embajador", "2026-02-17"),
    ("es", "Recibirá el martes al embajador", "2026-02-24"),
    ("en", "Superintendent Will Harding met her on Tuesday", "2026-02-17"),
    ("en", "Harding will meet her on Tuesday", "2026-02-24"),
    ("ar", "زار العميد ستافروس ليناردوس روما يوم الثلاثاء", "2026-02-17"),
    ("ar", "بسطت القوات سيطرتها على المدينة يوم الثلاثاء", "2026-02-17"),
    ("ar", "سيطرح الوزير المشروع يوم الثلاثاء", "2026-02-24"),
    # it was yesterday
    ("ar", "وصل الوزير مساء أمس الأول", "2026-02-17"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "day"), CASES)
def test_the_week_a_weekday_is_of(language: str, text: str, day: str) -> None:
    assert [found.date for found in dates(text, PUBLISHED, language)] == [day]


# only before some words was a figure behind “in” a year: “In 2011 Ghana signed” had no date
YEARS = [
    ("en", "In 2011 Ghana signed a memorandum with Italy", ["2011"]),
    ("en", "In 2011 Accra and Rome signed", ["2011"]),
    ("en", "The two met in late 2019 along the border", ["2019"]),
    ("en", "He led the force until 2020, then farmed", ["2020"]),
    ("en", "Officers found drugs in 1990 cases", []),
    ("en", "It was paid in 2011 dollars", []),
    ("fr", "En 2011 Accra et Rome ont signé un accord", ["2011"]),
    ("fr", "Les deux polices ont signé en 2011 un accord", ["2011"]),
    ("fr", "L'accord signé fin 2019 sous sa direction", ["2019"]),
    ("fr", "Les peines vont de 2011 euros à plus", []),
    ("fr", "La part des vols est passée à près de 2011 km", []),
    ("es", "En 2011 Ghana firmó un acuerdo con Italia", ["2011"]),
    ("es", "Ambos firmaron en 2011 un convenio", ["2011"]),
    ("es", "Fue a finales de 2019 cuando se vieron", ["2019"]),
    ("es", "Se tasó en 2011 dólares", []),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "years"), YEARS)
def test_a_figure_behind_a_preposition_of_time_is_a_year(language: str, text: str, years: list[str]) -> None:
    assert [found.date for found in dates(text, PUBLISHED, language)] == years
