"""The day and the place that the sentences before stated are those of what goes on in them, and of nothing else."""

from __future__ import annotations

import pytest

from ingest.reader import Reader
from ontology.records import Article

FR = "La ministre néerlandaise de la Justice, Anneke Verhoeven, a rencontré le 12 février à Varsovie son homologue polonais, Tomasz Zielony. "
EN = "On 12 February the Dutch justice minister, Anneke Verhoeven, met her Polish counterpart, Tomasz Zielony, in Warsaw. "
ES = "El 12 de febrero, la ministra neerlandesa de Justicia, Anneke Verhoeven, se reunió en Varsovia con su homólogo polaco, Tomasz Zielony. "
AR = "التقت وزيرة العدل الهولندية أنيكه فيرهوفن يوم 12 فبراير في وارسو نظيرها البولندي توماش زيلوني. "
DAY = "2026-02-12"
LATER = [
    # nothing was read of when and where the second meeting was held
    ("fr", FR + "Elle s'est aussi entretenue avec le chef de la police polonaise, Marek Wrona.", (DAY, "Varsovie")),
    ("fr", FR + "Le même jour, elle s'est entretenue avec le chef de la police polonaise, Marek Wrona.", (DAY, "Varsovie")),
    ("en", EN + "She also held talks with the head of the Polish police, Marek Wrona.", (DAY, "Warsaw")),
    ("en", EN + "She had talks the same day with the head of the Polish police, Marek Wrona.", (DAY, "Warsaw")),
    ("es", ES + "También conversó con el jefe de la policía polaca, Marek Wrona.", (DAY, "Varsovia")),
    ("es", ES + "Ese mismo día conversó con el jefe de la policía polaca, Marek Wrona.", (DAY, "Varsovia")),
    ("ar", AR + "وفي اليوم نفسه اجتمعت مع قائد الشرطة البولندية ماريك فرونا.", (DAY, "وارسو")),
    # a day or a place of its own goes before
    ("fr", FR + "Elle a rencontré en janvier le chef de la police polonaise, Marek Wrona.", ("2026-01", None)),
    ("fr", FR + "Elle a vu à Cracovie le chef de la police polonaise, Marek Wrona.", (DAY, "Cracovie")),
    ("en", EN + "She had met the head of the Polish police, Marek Wrona, in 2024.", ("2024", None)),
    ("es", ES + "El 20 de febrero conversó con el jefe de la policía polaca, Marek Wrona.", ("2026-02-20", None)),
    # what is yet to come does not follow
    ("fr", FR + "Elle recevra le chef de la police polonaise, Marek Wrona.", (None, None)),
    ("en", EN + "She will meet the head of the Polish police, Marek Wrona.", (None, None)),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "when_and_where"), LATER)
def test_the_second_meeting(
    reader: Reader, language: str, text: str, when_and_where: tuple[str | None, str | None]
) -> None:
    found = reader.facts(Article("article/x", "x", text, language, published="2026-03-04"))
    last = [fact for fact in found if fact.kind == "meeting"][-1]
    assert (last.date, last.place.label if last.place else None) == when_and_where


PLACED = [
    # towns that no table had in this language, and prepositions joined to them
    ("ar", "استقبل مدير الأمن العام السعودي محمد البسامي في مكتبه بجدة الاثنين مدير شرطة جيبوتي عبد الله فارح.", "جدة"),
    ("es", "El ministro del Interior de Chad, Mahamat Saleh, se reunió el lunes en Yibuti con el ministro sudanés del Interior, Osmán Hamid.", "Yibuti"),
    ("es", "El director de la policía dominicana, Ramón Peguero, recibió el domingo en el hotel Miramar de Santo Domingo al jefe de la policía jamaicana, Kevin Bailey.", "Santo Domingo"),
    ("fr", "Le chef de la police haïtienne, Jean-Robert Dessalines, a reçu dimanche à l'hôtel Karibe de Port-au-Prince le commandant de la force kényane, James Kiptoo.", "Port-au-Prince"),
    ("en", "Malaysia's police chief, Rahman Idris, met his Thai counterpart, Somchai Prasert, in Singapore on Monday.", "Singapore"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "place"), PLACED)
def test_where_a_meeting_was(reader: Reader, language: str, text: str, place: str) -> None:
    found = reader.facts(Article("article/x", "x", text, language, published="2026-03-04"))
    assert [fact.place.label if fact.place else None for fact in found if fact.kind == "meeting"] == [place]
