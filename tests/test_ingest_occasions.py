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
    # where the report was sent from, and the town to which « dans cette ville » points
    ("fr", "NIAMEY – Le chef de la police haïtienne, Jean-Robert Dessalines, a rencontré ici dimanche le commandant de la force kényane, James Kiptoo.", "Niamey"),
    ("fr", "Le festival s'est achevé à Mombasa. Le chef de la police haïtienne, Jean-Robert Dessalines, a rencontré dimanche dans cette ville le commandant de la force kényane, James Kiptoo.", "Mombasa"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "place"), PLACED)
def test_where_a_meeting_was(reader: Reader, language: str, text: str, place: str) -> None:
    found = reader.facts(Article("article/x", "x", text, language, published="2026-03-04"))
    assert [fact.place.label if fact.place else None for fact in found if fact.kind == "meeting"] == [place]


AHEAD = [
    # the day of a plan is not that of publication, nor that on which the sentence before looked back
    ("fr", "Le ministre béninois de l'Intérieur, Yao Mensah, se rendra à Lomé le 23 mars. Il y rencontrera le même jour son homologue togolais, Koffi Amegah.", ("2026-03-23", "Lomé")),
    ("en", "Benin's interior minister, Yao Mensah, will travel to Lome on 23 March. He is to meet his Togolese counterpart, Koffi Amegah, there the same day.", ("2026-03-23", "Lome")),
    ("es", "El ministro del Interior de Benín, Yao Mensah, viajará a Lomé el 23 de marzo. Allí se reunirá, ese mismo día, con su homólogo togolés, Koffi Amegah.", ("2026-03-23", "Lomé")),
    # “there” is where its own sentence says, before the sentences gone by
    ("en", "On Monday Benin's interior minister, Yao Mensah, visited Lome, and on Tuesday he held talks there with his Togolese counterpart, Koffi Amegah.", ("2026-03-03", "Lome")),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "when_and_where"), AHEAD)
def test_there_and_the_same_day(reader: Reader, language: str, text: str, when_and_where: tuple[str, str]) -> None:
    found = reader.facts(Article("article/x", "x", text, language, published="2026-03-04"))
    assert [(one.date, one.place and one.place.label) for one in found if one.kind == "meeting"] == [when_and_where]


SESSION = [
    ("fr", "Le gouvernement béninois a nommé mercredi le colonel Yao Mensah directeur général de la police. Lors de la même séance, Adjoa Koudou a été nommée cheffe de la douane."),
    ("en", "The Beninese government on Wednesday appointed Colonel Yao Mensah director general of the police. Adjoa Koudou was named head of customs at the same session."),
    ("es", "El Gobierno de Benín nombró el miércoles al coronel Yao Mensah director general de la policía. En la misma sesión, Adjoa Koudou fue designada jefa de la aduana."),
    ("ar", "عينت الحكومة البنينية يوم الأربعاء العقيد ياو منساه مديرا عاما للشرطة. كما عينت الحكومة في الجلسة نفسها العقيد أدجوا كودو رئيسة للجمارك."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text"), SESSION)
def test_the_same_session(reader: Reader, language: str, text: str) -> None:
    found = reader.facts(Article("article/x", "x", text, language, published="2026-03-06"))
    assert [one.date for one in found if one.kind == "appointment"] == ["2026-03-04", "2026-03-04"]


AFTERWARDS = [
    # those arrested were said to be of no day, and a suspect's country to have taken part
    ("fr", "La police danoise et la police suédoise ont démantelé mardi, lors d'une opération conjointe, un réseau de traite. La police suédoise a arrêté trois hommes.", True),
    ("en", "On Tuesday the Danish police and the Swedish police dismantled a trafficking ring in a joint operation. Three men, one of them Brazilian, were arrested.", True),
    ("ar", "فككت الشرطة الدنماركية والشرطة السويدية يوم الثلاثاء في عملية مشتركة شبكة للاتجار بالبشر. كما أوقف ثلاثة رجال، بينهم برازيلي.", True),
    # a day of its own goes before
    ("en", "On Tuesday the Danish police and the Swedish police dismantled a trafficking ring in a joint operation. Three men, one of them Brazilian, were arrested in January.", False),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "same"), AFTERWARDS)
def test_what_came_of_an_operation(reader: Reader, language: str, text: str, same: bool) -> None:
    found = reader.facts(Article("article/x", "x", text, language, published="2026-03-04"))
    told = {one.detail["operation_kind"]: one for one in found if one.kind == "operation"}
    assert told["dismantling"].date == "2026-03-03" and told["dismantling"].countries == ("DK", "SE")
    arrests = told.get("arrests")
    assert (arrests is not None and arrests.date == "2026-03-03" and "BR" not in arrests.countries) == same


ARRIVED = [
    # the meeting was held, or the text signed, on the day on which one of them had come
    ("en", "Kenya's interior minister, Peter Odhiambo, received the head of the Danish police, Olmir Dralvosk, who flew in on Sunday.", [None]),
    ("fr", "Le ministre kényan de l'Intérieur, Peter Odhiambo, a reçu le chef de la police danoise, Olmir Dralvosk, qui est arrivé dimanche.", [None]),
    # a day of its own, and the visit's
    ("en", "Kenya's interior minister, Peter Odhiambo, on Monday received the head of the Danish police, Olmir Dralvosk, who flew in on Sunday.", ["2026-03-02"]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "days"), ARRIVED)
def test_who_came_before_met_later(reader: Reader, language: str, text: str, days: list[str | None]) -> None:
    found = reader.facts(Article("article/x", "x", text, language, published="2026-03-04"))
    assert [fact.date for fact in found if fact.kind == "meeting"] == days
    assert [fact.date for fact in found if fact.kind == "visit"] == ["2026-03-01"]
