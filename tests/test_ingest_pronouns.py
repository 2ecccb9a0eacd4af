"""Whom a pronoun, a verb without subject or a demonym means, when somebody else was spoken of in between."""

from __future__ import annotations

import pytest

from ingest.reader import Reader
from ontology.records import Article

WEDNESDAY = "2026-03-04"
TRAVELLER, HOST = "Boateng", "Greco"

STORIES = {
    "en": ("Ghana's interior minister, Kwame Boateng, was in Rome this week.", "Italy's ambassador in Accra, Laura Conti, had prepared the trip."),
    "fr": ("Le ministre ghanéen de l'Intérieur, Kwame Boateng, était à Rome cette semaine.", "L'ambassadrice d'Italie à Accra, Laura Conti, avait préparé le voyage."),
    "es": ("El ministro del Interior de Ghana, Kwame Boateng, estuvo en Roma esta semana.", "La embajadora de Italia en Acra, Laura Conti, había preparado el viaje."),
    "ar": ("كان وزير الداخلية الغاني كوامي بواتنغ في روما هذا الأسبوع.", "وكانت سفيرة إيطاليا في أكرا لاورا كونتي قد أعدت للزيارة."),
}  # fmt: skip
"""Who travels, and whom the sentence after it is about: an official of the country of those he meets."""

MEETINGS = [
    # the last one spoken of was taken, who is of the other's own country
    ("en", "He met the Italian justice minister, Matteo Greco, on Tuesday."),
    ("en", "Italy's justice minister, Matteo Greco, received him at the ministry."),
    ("fr", "Le ministre italien de la Justice, Matteo Greco, l'a reçu au ministère."),
    ("es", "El martes mantuvo conversaciones con el ministro italiano de Justicia, Matteo Greco."),
    ("ar", "والتقى الثلاثاء وزير العدل الإيطالي ماتيو غريكو."),
    ("ar", "واستقبله وزير العدل الإيطالي ماتيو غريكو."),
    # the pronoun of a relative clause was taken for him whom the clause describes
    ("en", "Italian justice minister Matteo Greco, whom he met on Tuesday, promised help."),
    ("en", "His first stop was the office of Italian justice minister Matteo Greco, with whom he talked for an hour."),
    ("fr", "Le ministre italien de la Justice, Matteo Greco, qu'il a rencontré mardi, a promis son aide."),
    ("es", "El ministro italiano de Justicia, Matteo Greco, con quien se reunió el martes, prometió ayuda."),
    ("ar", "ووعد وزير العدل الإيطالي ماتيو غريكو، الذي التقاه الثلاثاء، بالمساعدة."),
    # a demonym without an article that has a gender, or before a reflexive verb, meant nobody
    ("en", "The Ghanaian sat down with the Italian justice minister, Matteo Greco, on Tuesday."),
    ("es", "El ghanés se sentó el martes con el ministro italiano de Justicia, Matteo Greco."),
    # more than small words stood before a verb without subject
    ("es", "Durante su estancia vio al ministro italiano de Justicia, Matteo Greco."),
    ("es", "Estando allí conferenció con el ministro italiano de Justicia, Matteo Greco."),
    ("es", "Antes de partir conversó largo rato con el ministro italiano de Justicia, Matteo Greco."),
    ("es", "En el palacio del Quirinal se vio con el ministro italiano de Justicia, Matteo Greco."),
    ("es", "En Milán, Italia, se reunió con el ministro italiano de Justicia, Matteo Greco."),
    # a stressed pronoun that “and” joins
    ("fr", "Lui et le ministre italien de la Justice, Matteo Greco, ont parlé une heure durant."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "sentence"), MEETINGS)
@pytest.mark.parametrize("between", [False, True], ids=["at once", "after another"])
def test_who_met_by_a_pronoun(reader: Reader, language: str, sentence: str, between: bool) -> None:
    opening, other = STORIES[language]
    if between and sentence.startswith("The Ghanaian"):
        other = "The trip had been prepared for months."
    text = f"{opening} {other} {sentence}" if between else f"{opening} {sentence}"
    facts = reader.facts(Article("article/x", "x", text, language, published=WEDNESDAY))
    pairs = [
        [one.label for one in fact.participants if one.type == "official"] for fact in facts if fact.kind == "meeting"
    ]
    wanted = {"ar": ("بواتنغ", "غريكو")}.get(language, (TRAVELLER, HOST))
    assert [sorted(name.split()[-1] for name in pair) for pair in pairs] == [sorted(wanted)]


SEVERAL = [
    # « he » was taken for several who are only described
    ("en", "Ghana's interior minister, Kwame Boateng, was in Rome. Italian prosecutors arrested 12 smugglers in May. He met the Italian justice minister, Matteo Greco."),
    # the French, of whom there are many, are nobody named
    ("en", "Ghana's interior minister, Kwame Boateng, met the Italian justice minister, Matteo Greco. The French met nobody."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text"), SEVERAL)
def test_several_are_no_single_person(reader: Reader, language: str, text: str) -> None:
    facts = reader.facts(Article("article/x", "x", text, language, published=WEDNESDAY))
    pairs = [
        sorted(one.label for one in fact.participants if one.type == "official")
        for fact in facts
        if fact.kind == "meeting"
    ]
    assert pairs == [["Kwame Boateng", "Matteo Greco"]]


SEQUELS = [
    # who was received in turn met the last one spoken of, a guest himself, or nobody
    ("en", "Ghana's police chief, Kwame Boateng, received the Italian ambassador, Laura Conti, on Monday. “We face the same threat,” Conti said. "
     "On Tuesday it was the turn of Komlan Adjavon, head of the Togolese police, to be received."),
    ("en", "The Italian ambassador, Laura Conti, was received on Monday by Ghana's police chief, Kwame Boateng. Komlan Adjavon, head of the Togolese police, was received in turn on Tuesday."),
    ("fr", "L'ambassadrice d'Italie, Laura Conti, a été reçue lundi par le chef de la police ghanéenne, Kwame Boateng. Komlan Adjavon, directeur de la police togolaise, a été reçu à son tour mardi."),
    ("es", "La embajadora de Italia, Laura Conti, visitó el lunes al jefe de la policía ghanesa, Kwame Boateng. El martes le tocó el turno a Komlan Adjavon, director de la policía togolesa."),
    ("es", "El jefe de la policía ghanesa, Kwame Boateng, recibió el lunes a la embajadora de Italia, Laura Conti. Una reunión similar se celebró el martes con Komlan Adjavon, director de la policía togolesa."),
    # «este» is the last one spoken of, «la segunda» the second of two, and who stands behind «con» is not the subject
    ("es", "La embajadora de Italia, Laura Conti, visitó el lunes al jefe de la policía ghanesa, Kwame Boateng. Este se reunió el martes con Komlan Adjavon, director de la policía togolesa."),
    ("es", "El jefe de la policía ghanesa, Kwame Boateng, recibió el lunes a la embajadora de Italia, Laura Conti. Con Komlan Adjavon, director de la policía togolesa, habló el martes."),
    # whom somebody calls on is not himself, though his post is called the same
    ("en", "Ghana's police chief, Kwame Boateng, received the Italian ambassador, Laura Conti, on Monday. Komlan Adjavon, head of the Togolese police, called on the police chief on Tuesday."),
    # with whom somebody talks, as the sentence begins, is not he who talks
    ("en", "Ghana's police chief, Kwame Boateng, received the Italian ambassador, Laura Conti, on Monday. With Komlan Adjavon, head of the Togolese police, he discussed cattle theft on Tuesday."),
    ("fr", "Le chef de la police ghanéenne, Kwame Boateng, a reçu lundi l'ambassadrice d'Italie, Laura Conti. Avec Komlan Adjavon, directeur de la police togolaise, il a abordé mardi le vol de bétail."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text"), SEQUELS)
def test_who_met_another_next(reader: Reader, language: str, text: str) -> None:
    facts = reader.facts(Article("article/x", "x", text, language, published=WEDNESDAY))
    pairs = [
        {one.label.split()[-1] for one in fact.participants if one.type == "official"}
        for fact in facts
        if fact.kind == "meeting"
    ]
    assert pairs == [{"Boateng", "Conti"}, {"Boateng", "Adjavon"}]


def test_who_is_identified_only_later_was_met(reader: Reader) -> None:
    text = "El jefe de la policía ghanesa, Kwame Boateng, conversó el martes con un italiano de pocas palabras. Se trataba del general Matteo Greco, jefe de la policía italiana."
    facts = reader.facts(Article("article/x", "x", text, "es", published=WEDNESDAY))
    (met,) = [fact for fact in facts if fact.kind == "meeting"]
    assert {"Kwame Boateng", "Matteo Greco"} <= {one.label for one in met.participants}
    assert met.date == "2026-03-03"
    painted = text.replace("conversó el martes con", "pintó el martes a")
    called_off = text.replace("conversó el martes con", "canceló el martes la reunión con")
    for other in (painted, called_off):
        facts = reader.facts(Article("article/x", "x", other, "es", published=WEDNESDAY))
        assert not [fact for fact in facts if fact.kind == "meeting" and fact.status == "held"]


APART = [
    # a place that is not where they met
    ("fr", "Le ministre ghanéen de l'Intérieur, Kwame Boateng, a reçu lundi à Tema – et non à Kumasi – le ministre italien de la Justice, Matteo Greco.", "Tema"),
    ("en", "Ghana's interior minister, Kwame Boateng, and the Italian justice minister, Matteo Greco, met on Monday. They discussed workers freed from camps in Kumasi.", None),
    # what is due is to come
    ("en", "A meeting between Ghana's interior minister, Kwame Boateng, and the Italian justice minister, Matteo Greco, is due next week.", "planned"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "wanted"), APART)
def test_what_is_said_of_a_meeting(reader: Reader, language: str, text: str, wanted: str | None) -> None:
    (met,) = [
        fact
        for fact in reader.facts(Article("article/x", "x", text, language, published=WEDNESDAY))
        if fact.kind == "meeting"
    ]
    assert wanted in (met.status, met.place and met.place.label)


def test_those_who_do_something_to_somebody_told_of_since_are_nobody_named(reader: Reader) -> None:
    """« la recibieron » was said of the two who had signed before."""
    text = (
        "El jefe de la policía ghanesa, Kwame Boateng, y el jefe de la policía italiana, Matteo Greco, firmaron el martes un convenio en Roma. "
        "La directora de la policía peruana, Rosa Quispe, visitó el miércoles la academia. Allí la recibieron con flores."
    )
    facts = reader.facts(Article("article/x", "x", text, "es", published=WEDNESDAY))
    assert "meeting" not in {fact.kind for fact in facts}


GUEST = {
    "fr": "Le commandant des garde-côtes comoriens, Ibrahim Houmadi, s'est rendu lundi à Rome.",
    "en": "The commander of the Comoros coast guard, Ibrahim Houmadi, travelled to Rome on Monday.",
    "es": "El comandante de los guardacostas de Comoras, Ibrahim Houmadi, viajó el lunes a Roma.",
}
WITH_HIM = [
    # a pronoun behind « avec », «con», and one to whom something is granted, meant nobody
    ("fr", "L'amiral italien Matteo Greco s'est entretenu avec lui.", "held"),
    ("fr", "L'amiral italien Matteo Greco n'a eu aucune rencontre avec lui.", "denied"),
    ("fr", "L'amiral italien Matteo Greco nie tout entretien avec lui.", "denied"),
    ("fr", "L'amiral italien Matteo Greco lui a accordé une audience.", "held"),
    ("fr", "Une audience lui a été accordée par l'amiral italien Matteo Greco.", "held"),
    ("fr", "L'amiral italien Matteo Greco voyageait avec lui.", None),
    ("es", "El almirante italiano Matteo Greco se reunió con él.", "held"),
    ("es", "El almirante italiano Matteo Greco niega cualquier encuentro con él.", "denied"),
    ("es", "El almirante italiano Matteo Greco le concedió una audiencia.", "held"),
    ("es", "Ya en territorio italiano, lo recibió el almirante Matteo Greco.", "held"),
    ("es", "En una sala sin ventanas, conversó con el almirante italiano Matteo Greco.", "held"),
    ("en", "Italy's interior minister, Matteo Greco, granted him an audience.", "held"),
    ("en", "Italy's interior minister, Matteo Greco, denied any meeting with him.", "denied"),
]


@pytest.mark.parametrize(("language", "text", "status"), WITH_HIM)
def test_with_whom_a_pronoun_tells_of_a_meeting(reader: Reader, language: str, text: str, status: str | None) -> None:
    article = Article("article/x", "x", f"{GUEST[language]} {text}", language, published=WEDNESDAY)
    told = [fact for fact in reader.facts(article) if fact.kind == "meeting"]
    assert [fact.status for fact in told] == ([status] if status else [])
    assert all({one.label for one in fact.participants} >= {"Ibrahim Houmadi", "Matteo Greco"} for fact in told)


def test_a_question_tells_of_which_country_the_answer_is(reader: Reader) -> None:
    """The commission was one with Germany, of which the answer before told."""
    text = (
        "Natalia Arce, directora nacional de Policía de Uruguay, recibió a este semanario.\n\n¿Por eso fue a Hamburgo?\n\nPor eso. Nos recibió el jefe de la policía alemana, Uwe Osterkamp.\n\n"
        "¿Y con Brasil?\n\nLa Comisión Mixta se reunirá el 6 de abril en Rivera."
    )
    facts = reader.facts(Article("article/x", "x", text, "es", published=WEDNESDAY))
    assert {"BR", "UY"} in [
        set(fact.countries) for fact in facts if fact.kind == "meeting" and fact.status == "planned"
    ]


JOINED = [
    # the last one named before the second verb was taken for its subject
    ("en", "Ghana's interior minister, Kwame Boateng, telephoned his Italian counterpart, Matteo Greco, and then met the ambassador of Togo, Yao Mensah."),
    ("en", "Ghana's interior minister, Kwame Boateng, received his Italian counterpart, Matteo Greco, on Monday and later held talks with the ambassador of Togo, Yao Mensah."),
    ("fr", "Le ministre ghanéen de l'Intérieur, Kwame Boateng, a reçu le ministre italien, Matteo Greco, puis a rencontré l'ambassadeur du Togo, Yao Mensah."),
    ("fr", "Le ministre ghanéen de l'Intérieur, Kwame Boateng, a appelé son homologue italien, Matteo Greco, et a ensuite rencontré l'ambassadeur du Togo, Yao Mensah."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text"), JOINED)
def test_two_verbs_joined_by_and_have_one_subject(reader: Reader, language: str, text: str) -> None:
    facts = reader.facts(Article("article/x", "x", text, language, published=WEDNESDAY))
    met = [
        {one.label for one in fact.participants if one.type == "official"} for fact in facts if fact.kind == "meeting"
    ]
    assert {"Kwame Boateng", "Matteo Greco"} in met
    assert {"Kwame Boateng", "Yao Mensah"} in met


def test_a_predecessor_is_somebody_else(reader: Reader) -> None:
    text = "In 2023 Ghana's interior minister, Kwame Boateng, travelled to Rome and met Matteo Greco's predecessor. Greco, Italy's interior minister, lands on Thursday."
    facts = reader.facts(Article("article/x", "x", text, "en", published=WEDNESDAY))
    assert not [
        fact
        for fact in facts
        if fact.kind == "meeting"
        and len(fact.participants) > 1
        and "Matteo Greco" in {one.label for one in fact.participants}
    ]


def test_a_video_call_with_two_is_one_with_each(reader: Reader) -> None:
    """With the second it was a meeting in person."""
    text = "Joseph Grech, Malta's police commissioner, held a video call with Zhao Ming, deputy head of China's police, and with Aldo Greco, head of the Italian police."
    facts = reader.facts(Article("article/x", "x", text, "en", published=WEDNESDAY))
    assert {fact.detail["mode"] for fact in facts if fact.kind == "meeting"} == {"video"}
