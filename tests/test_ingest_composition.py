"""What sentences tell together: where, when, with whom and of which country, said once and carried on."""

from __future__ import annotations

import pytest

from ingest.reader import Reader
from ontology.records import Article, Fact

WEDNESDAY = "2026-03-04"


def told(reader: Reader, language: str, text: str, kind: str) -> list[Fact]:
    """Read the facts of one kind that a text of a Wednesday states."""
    return [
        fact
        for fact in reader.facts(Article("article/x", "x", text, language, published=WEDNESDAY))
        if fact.kind == kind
    ]


PLACES = [
    # a town that no table has: the pipeline took it for somebody, or for a body
    ("en", "Kuwait's police chief, Adel Hassan, met his Iraqi counterpart, Omar Salih, in Khor Abdullah on Monday.", "Khor Abdullah"),
    ("fr", "Le ministre libanais de la Défense, Karim Saadé, a reçu mardi à Yarzé l'ambassadrice du Canada, Anne Roy.", "Yarzé"),
    # “on” led to whom the call was paid, not to what was talked about
    ("en", "Zimbabwe's police chief, Tendai Moyo, paid a courtesy call on Botswana's police chief, Neo Kgosi, in Gaborone on Monday.", "Gaborone"),
    # “on Defence” is in the name of the body; its session was held where the verb says
    (
        "en",
        "The 17th session of the Botswana–Zimbabwe Joint Permanent Commission on Defence and Security was held in Kasane on Monday. The session was co-chaired by "
        "Botswana's Minister of Defence, Neo Kgosi, and Zimbabwe's Minister of Home Affairs, Tendai Moyo.",
        "Kasane",
    ),
    # where what they talked about happened is no place of the talks
    ("en", "Kenya's police chief, John Kamau, and Uganda's police chief, Peter Okello, held talks on Monday on raids in Moroto.", None),
    ("en", "Kenya's police chief, John Kamau, met Uganda's police chief, Peter Okello, in Parliament on Monday.", None),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "place"), PLACES)
def test_where_a_meeting_took_place(reader: Reader, language: str, text: str, place: str | None) -> None:
    found = told(reader, language, text, "meeting")
    assert [one.place and one.place.label for one in found] == [place]


A_MEETING = {
    "fr": "Le ministre béninois de l'Intérieur, Paul Adjovi, a rencontré son homologue italien, Luca Ferri.",
    "en": "Benin's interior minister, Paul Adjovi, met his Italian counterpart, Luca Ferri.",
    "es": "El ministro del Interior de Uruguay, Pablo Arce, se reunió con su homólogo italiano, Luca Ferri.",
    "ar": "التقى وزير الداخلية الأردني، سامر الحلواني، نظيره الإيطالي، لوكا فيري.",
}
LATER = [
    ("fr", "La réunion, tenue lundi à Rome, a porté sur la traite.", "2026-03-02", "Rome"),
    ("fr", "C'était lundi.", "2026-03-02", None),
    ("fr", "Une réunion d'experts s'est tenue lundi à Rome.", None, None),  # another one
    ("en", "The talks, held on Monday in Rome, focused on trafficking.", "2026-03-02", "Rome"),
    ("en", "It was on Monday.", "2026-03-02", None),
    ("en", "It was raining on Monday.", None, None),
    ("es", "El encuentro, celebrado el lunes en Roma, sirvió para hablar de la trata.", "2026-03-02", "Roma"),
    ("es", "Durante las conversaciones, que tuvieron lugar el lunes, examinaron la trata.", "2026-03-02", None),
    ("ar", "وجرى اللقاء الاثنين في روما.", "2026-03-02", "روما"),
]


@pytest.mark.parametrize(("language", "text", "day", "place"), LATER)
def test_details_told_afterwards(reader: Reader, language: str, text: str, day: str | None, place: str | None) -> None:
    one = told(reader, language, f"{A_MEETING[language]} {text}", "meeting")[0]
    assert (one.date, one.place and one.place.label) == (day, place)


REFUSED = [
    # what else the sentence told kept the report from being taken back
    (
        "fr",
        "Le chef de la police malienne, Ali Diallo, aurait été reçu le 2 mars à Niamey par le ministre nigérien de l'Intérieur, Oumar Issa. "
        "« Pure invention », tranche la police, qui précise que l'intéressé présidait ce jour-là une cérémonie de remise de diplômes.",
        "denied",
    ),
    (
        "es",
        "El ministro del Interior de Malí, Ali Diallo, habría recibido en Niamey al jefe de la policía francesa, Paul Martin. Puro invento, "
        "responde su gabinete, que recuerda que estaba en Dakar.",
        "denied",
    ),
    # two things that were not, in a quotation
    (
        "es",
        "El ministro del Interior de Malí, Ali Diallo, se habría reunido en Niamey con el jefe de la policía francesa, Paul Martin. "
        "«Ni viaje ni reunión: ese día el ministro inauguraba una escuela», zanja la nota.",
        "denied",
    ),
    # what is false is not what was told
    ("en", "Mali's police chief, Ali Diallo, met Italy's police chief, Luca Ferri. False documents were on the agenda.", "held"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "status"), REFUSED)
def test_a_report_is_taken_back_by_the_next_sentence(reader: Reader, language: str, text: str, status: str) -> None:
    assert [one.status for one in told(reader, language, text, "meeting")] == [status]


INTERVIEWS = [
    # who is asked has met, and been, in the first person
    ("en", "You were in Rome two weeks ago. I was there from Monday to Tuesday, and I had a long meeting with Italy's police chief, Luca Ferri.", "held"),
    ("fr", "Vous étiez à Rome la semaine dernière. J'y ai rencontré le chef de la police italienne, Luca Ferri.", "held"),
    ("es", "Estuve en Roma el lunes. Me reuní con el jefe de la policía italiana, Luca Ferri.", "held"),
    # what he is asked about and denies
    ("en", "There were rumours that you had met Italy's police chief, Luca Ferri. Rubbish.", "denied"),
    ("fr", "Un site affirme que vous avez rencontré le chef de la police italienne, Luca Ferri. C'est faux.", "denied"),
    ("es", "Se ha dicho que usted se vio con el jefe de la policía italiana, Luca Ferri. Eso nunca ocurrió.", "denied"),
]  # fmt: skip
INTRODUCED = {
    "fr": "Le chef de la police béninoise, Paul Adjovi, répond à nos questions. ",
    "en": "Benin's police chief, Paul Adjovi, answered our questions. ",
    "es": "El jefe de la policía uruguaya, Pablo Arce, respondió a nuestras preguntas. ",
}


@pytest.mark.parametrize(("language", "text", "status"), INTERVIEWS)
def test_interviews_are_in_the_first_person(reader: Reader, language: str, text: str, status: str) -> None:
    found = told(reader, language, INTRODUCED[language] + text, "meeting")
    people = [{one.label for one in fact.participants if one.type == "official"} for fact in found]
    assert [fact.status for fact in found] == [status]
    assert people == [{"Paul Adjovi" if language != "es" else "Pablo Arce", "Luca Ferri"}]


CALLED_OFF = [
    # what the next sentence says of “the visit” was left unread, and the visit stayed planned
    ("fr", "Le ministre béninois de l'Intérieur, Paul Adjovi, se rendra dimanche à Rome. La visite a été annulée.", "cancelled"),
    ("en", "Benin's interior minister, Paul Adjovi, will travel to Rome on Sunday. The visit has been postponed.", "cancelled"),
    ("es", "El ministro del Interior de Uruguay, Pablo Arce, viajará el domingo a Roma. La visita fue aplazada.", "cancelled"),
    ("ar", "سيتوجه وزير الداخلية الأردني، سامر الحلواني، إلى روما الأحد. وتقرر إلغاء الزيارة.", "cancelled"),
    ("en", "Benin's interior minister, Paul Adjovi, will travel to Rome on Sunday. The visit has not been postponed.", "planned"),
    ("en", "Benin's interior minister, Paul Adjovi, travelled to Rome on Sunday. The visit had been postponed twice.", "held"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "status"), CALLED_OFF)
def test_what_is_called_off_afterwards(reader: Reader, language: str, text: str, status: str) -> None:
    assert [fact.status for fact in told(reader, language, text, "visit")] == [status]


OF_TWO = "le ministre béninois de l'Intérieur, Paul Adjovi, et le chef de la police italienne, Luca Ferri,"
OF_ITSELF = [
    # the main verb of what was to be was left unread, and so was what its relative clause or « mais » tells
    (f"L'entretien qui devait réunir mardi à Rome {OF_TWO} n'a pas eu lieu.", "cancelled"),
    (f"La rencontre prévue mardi à Rome entre {OF_TWO} n'aura pas lieu.", "cancelled"),
    ("Le ministre béninois de l'Intérieur, Paul Adjovi, devait retrouver mardi à Rome le chef de la police italienne, Luca Ferri, mais ce dernier n'est pas venu.", "cancelled"),
    ("Le ministre béninois de l'Intérieur, Paul Adjovi, a rencontré mardi à Rome le chef de la police italienne, Luca Ferri, mais la presse n'est pas venue.", "held"),
    # a denial of the whole behind what is only said to have been
    ("Le ministre béninois de l'Intérieur, Paul Adjovi, aurait vu le chef de la police italienne, Luca Ferri, ce que Rome dément.", "denied"),
    ("Le ministre béninois de l'Intérieur, Paul Adjovi, aurait vu en secret le chef de la police italienne, Luca Ferri ; Rome le dément.", "denied"),
    # a quotation with which the sentence goes on
    ("Le ministre béninois de l'Intérieur, Paul Adjovi, « n'a eu aucune rencontre » avec le chef de la police italienne, Luca Ferri, indique une note.", "denied"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "status"), OF_ITSELF)
def test_what_a_sentence_takes_back_itself(reader: Reader, text: str, status: str) -> None:
    assert [fact.status for fact in told(reader, "fr", text, "meeting")] == [status]


AWARDS = "Le commissaire Marc Sika, chef de la Sûreté béninoise, {} L'ambassadeur d'Italie, Luca Ferri, l'a décoré mardi de la médaille du mérite."
MEANT = [
    # « la ministre » was whoever was minister and named last
    ("La ministre portugaise de l'Intérieur, Ana Reis, a reçu lundi le ministre ivoirien de l'Intérieur, Koffi Brou. "
     "La ministre a ensuite rencontré l'ambassadeur d'Italie, Luca Ferri.", "meeting", ["Ana Reis", "Luca Ferri"]),
    # « le ministre » was whom the same sentence names only behind it
    ("Le ministre ivoirien de l'Intérieur, Koffi Brou, est arrivé lundi à Rome. Mardi, le visiteur a rencontré le chef de la police italienne, "
     "Luca Ferri.", "meeting", ["Koffi Brou", "Luca Ferri"]),
    ("Le chef de la police togolaise, Yao Mensah, a gagné Rome. " + AWARDS.format("est resté. Quant à M. Sika, il ne part pas les mains vides."),
     "award", ["Marc Sika", "Luca Ferri"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "people"), MEANT)
def test_whom_a_description_means(reader: Reader, text: str, kind: str, people: list[str]) -> None:
    last = told(reader, "fr", text, kind)[-1]
    assert sorted(one.label for one in last.participants if one.type == "official") == sorted(people)


UNNAMED = [
    # whom only the next sentence names had met nobody
    ("Le ministre béninois de l'Intérieur, Paul Adjovi, a reçu mardi à Cotonou un visiteur. C'était le chef de la police italienne, Luca Ferri.", [("2026-03-03", "Cotonou")]),
    ("Le ministre béninois de l'Intérieur, Paul Adjovi, a reçu mardi à Cotonou un homme discret. Il s'agissait du chef de la police italienne, Luca Ferri.", [("2026-03-03", "Cotonou")]),
    ("Le ministre béninois de l'Intérieur, Paul Adjovi, a lu mardi à Cotonou une lettre. C'était le chef de la police italienne, Luca Ferri.", []),
    ("Le ministre béninois de l'Intérieur, Paul Adjovi, n'a pas reçu ce visiteur. C'était le chef de la police italienne, Luca Ferri.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "when_and_where"), UNNAMED)
def test_a_guest_named_in_the_next_sentence(reader: Reader, text: str, when_and_where: list[tuple[str, str]]) -> None:
    found = told(reader, "fr", text, "meeting")
    assert [(one.date, one.place.label if one.place else "") for one in found] == when_and_where


BY_NAME = [
    # one told of by name, and by the office in the next sentence, had no post and met nobody
    ("en", "“A passport should not travel faster than we do,” says Ana Dahl. The secretary general of Interpol {}.",
     "met Kenya's police chief, John Kamau, on Monday"),
    ("fr", "Marta Ruiz a passé deux jours à Tirana. La directrice générale de la police espagnole {}.",
     "y a rencontré mardi le ministre albanais de l'Intérieur, Arben Kodra"),
    ("es", "«Eso no basta», dijo Ana Dahl. La secretaria general de Interpol {}.",
     "se reunió el lunes con el inspector general de la policía de Kenia, John Kamau"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "before", "met"), BY_NAME)
def test_a_name_first_and_the_office_after_it(reader: Reader, language: str, before: str, met: str) -> None:
    (meeting,) = told(reader, language, before.format(met), "meeting")
    people = {one.label for one in meeting.participants if one.type == "official"}
    assert len(people) == 2 and people & {"Ana Dahl", "Marta Ruiz"}
    assert len(told(reader, language, before.format(met), "role")) == 2


def test_a_word_for_whoever_directs_is_no_office(reader: Reader) -> None:
    """A director of films was given a post."""
    text = "«Fue una operación», bromeó Inés Valcourt. La directora recibió el lunes el galardón del festival."
    assert told(reader, "es", text, "role") == []


def test_what_is_foreseen_to_be_signed_is_planned(reader: Reader) -> None:
    text = "Il est prévu que le Bénin et l'Italie paraphent un accord de coopération policière."
    assert [one.status for one in told(reader, "fr", text, "agreement")] == ["planned"]


THE_POLICE = " La police béninoise et la police italienne coopèrent."
ARRESTS = [
    # where people were arrested in one go, several countries took part; they were left out as places
    ("Douze suspects ont été arrêtés mardi en Belgique, aux Pays-Bas et en Espagne.", [{"BE", "NL", "ES"}]),
    ("Un Irlandais, interrogé en mai, a été livré mardi à la Belgique par le Maroc.", []),
    ("Un Irlandais, arrêté en mai, a été livré mardi à la Belgique par le Maroc.", [{"BE", "MA"}]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "sides"), ARRESTS)
def test_whose_operation_it_was(reader: Reader, text: str, sides: list[set[str]]) -> None:
    found = told(reader, "fr", text + THE_POLICE, "operation")
    assert [set(one.countries) for one in found if set(one.countries) - {"BJ", "IT"}] == sides


def test_what_happened_in_a_place_spoken_of_dates_no_meeting(reader: Reader) -> None:
    """The generals met on the day of an ambush, and twice."""
    text = (
        "Les chefs d'état-major béninois et togolais se sont vus lundi à Rome. Les généraux Paul Adjovi et Yao Mensah ont passé au crible "
        "la situation le long de la frontière, où trois soldats sont tombés le 9 février."
    )
    assert [one.date for one in told(reader, "fr", text, "meeting")] == ["2026-03-02"]


NEWLY = "Sena Larue a été {} lundi à la tête de la police togolaise. Mardi, Larue et l'ambassadeur d'Italie, Luca Ferri, ont reçu le colonel Paul Adjovi."


@pytest.mark.parametrize(
    ("told_of", "people"),
    [("porté", {"Sena Larue", "Luca Ferri", "Paul Adjovi"}), ("aperçu", {"Luca Ferri", "Paul Adjovi"})],
)
def test_who_was_appointed_is_in_office_without_a_title(reader: Reader, told_of: str, people: set[str]) -> None:
    """Whom nobody called « commissaire » was left out of whom he met, though the sentence before told of his appointment."""
    (met,) = told(reader, "fr", NEWLY.format(told_of), "meeting")
    assert {one.label for one in met.participants if one.type == "official"} == people


PUT_IN = [
    # what stood between auxiliary and participle parted them, and nobody met
    ("fr", "Le ministre togolais de la Défense, Yao Mensah, a lundi à Lomé reçu son homologue ivoirien, Koffi Brou.", "2026-03-02", "Lomé"),
    ("fr", "Le ministre togolais de la Défense, Yao Mensah, a hier soir reçu son homologue ivoirien, Koffi Brou.", "2026-03-03", None),
    ("fr", "Le ministre togolais de la Défense, Yao Mensah, a en revanche bien reçu son homologue ivoirien, Koffi Brou, lundi.", "2026-03-02", None),
    ("fr", "Le ministre togolais de la Défense, Yao Mensah, a à cette occasion rencontré lundi son homologue ivoirien, Koffi Brou.", "2026-03-02", None),
    ("fr", "Le ministre togolais de la Défense, Yao Mensah, a été mardi à Abidjan reçu par son homologue ivoirien, Koffi Brou.", "2026-03-03", "Abidjan"),
    ("en", "Togo's defence minister, Yao Mensah, was on Monday in Abidjan received by his Ivorian counterpart, Koffi Brou.", "2026-03-02", "Abidjan"),
    # « les deux hommes » behind a colon were two of whom nobody had spoken yet
    ("fr", "Le ministre togolais de la Défense, Yao Mensah, a bien parlé à son homologue ivoirien, Koffi Brou : les deux hommes se sont entretenus lundi.", "2026-03-02", None),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "day", "place"), PUT_IN)
def test_what_is_put_into_a_verb_parts_it_not(
    reader: Reader, language: str, text: str, day: str, place: str | None
) -> None:
    (met,) = told(reader, language, text, "meeting")
    assert (met.date, met.place and met.place.label) == (day, place)
    assert {one.label for one in met.participants if one.type == "official"} == {"Yao Mensah", "Koffi Brou"}


def test_a_participle_that_describes_a_noun_is_no_part_of_the_verb(reader: Reader) -> None:
    text = "Le ministre togolais de la Défense, Yao Mensah, a dans son bureau une photo prise avec son homologue ivoirien, Koffi Brou."
    assert told(reader, "fr", text, "meeting") == []


NAMES = [
    # “Portugal's” was the counterpart's too
    ("en", "Portugal's interior minister, Ana Reis, and her Cape Verdean counterpart, Rui Lima, spoke by phone on Tuesday.", "Rui Lima", "Cape Verdean interior minister"),
    # an embassy was no part of the post
    ("en", "Marta Ruiz, police attaché at the Spanish embassy, met Morocco's police chief, Ali Amrani, on Tuesday.", "Marta Ruiz", "police attaché at the Spanish embassy"),
    # what a body calls itself was read in its own language only, and “Nationale” was somebody
    ("en", "Spain's police chief, Juan Ruiz, met Ali Salem, head of France's Gendarmerie Nationale, on Tuesday.", "Ali Salem", "head of France's Gendarmerie Nationale"),
    # « ف » was split off a name, « ليما » was the town, « المدعي الوطني » no post
    ("ar", "أجرت وزيرة الداخلية البرتغالية، تيريزا فالكاو موريرا، مباحثات مع نظيرها من الرأس الأخضر، أديلسون مونتيرو ليما، يوم الثلاثاء.",
     "تيريزا فالكاو موريرا", "وزيرة الداخلية البرتغالية"),
    ("ar", "والتقى المدعي الوطني لمكافحة الإرهاب في فرنسا، أنطوان بريسوير، يوم الثلاثاء وزير الداخلية الأردني، سامر الحلواني.",
     "أنطوان بريسوير", "المدعي الوطني لمكافحة الإرهاب في فرنسا"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "name", "title"), NAMES)
def test_who_holds_which_post(reader: Reader, language: str, text: str, name: str, title: str) -> None:
    held = {fact.participants[0].label: fact.detail["title"] for fact in told(reader, language, text, "role")}
    assert held.get(name) == title
