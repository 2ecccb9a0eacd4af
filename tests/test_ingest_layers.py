"""The layers of a text: what states facts, and what only surrounds it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ingest.cues import cues
from ingest.dateline import datelines
from ingest.language import languages
from ingest.layers import STATING, layers
from ingest.paragraphs import paragraphs

SHARED = Path(__file__).parents[2] / "shared"

FR = (
    "Le ministre de l'Intérieur a reçu jeudi à Tunis son homologue maltais, selon un communiqué.",
    "Les deux hommes ont parlé de la surveillance des côtes et de la formation des gardes.",
    "Une nouvelle réunion doit se tenir à La Valette avant la fin de l'année, ajoute le texte.",
)
EN = (
    "The interior minister received his Maltese counterpart in Tunis on Thursday, a statement said.",
    "They spoke about patrols off the coast and about the training of coast guards.",
    "Another meeting is to be held in Valletta before the end of the year, it added.",
)
ES = (
    "El ministro del Interior recibió el jueves en Túnez a su homólogo maltés, según un comunicado.",
    "Ambos hablaron de la vigilancia de las costas y de la formación de los guardias.",
    "Otra reunión se celebrará en La Valeta antes de que termine el año, añade el texto.",
)
AR = (
    "استقبل وزير الداخلية يوم الخميس بتونس نظيره المالطي، حسب ما جاء في بلاغ للوزارة.",
    "وتناول الجانبان مراقبة السواحل وتكوين عناصر الحرس وتبادل المعلومات بين البلدين.",
    "ومن المنتظر أن يعقد اجتماع جديد في فاليتا قبل نهاية العام، يضيف البلاغ ذاته.",
)
PROSE = {"fr": FR, "en": EN, "es": ES, "ar": AR}


def told(text: str, language: str, title: str | None = None) -> list[tuple[str, str]]:
    return [(section.kind, text[section.start : section.end]) for section in layers(text, language, title)]


def kind_of(line: str, language: str) -> str:
    """Tell the layer of a line that stands between the paragraphs of a story."""
    first, second, third = PROSE[language]
    return next(kind for kind, part in told("\n\n".join((first, second, line, third)), language) if part == line)


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("fr", "Lire aussi : Le port de Sfax rouvre après trois semaines"),
        ("fr", "▶ À lire également : Trois navires neufs pour la marine"),
        ("fr", "A LIRE AUSSI Le port de Sfax rouvre"),  # no colon, no accents
        ("fr", "Voir aussi\xa0: la carte des ports"),  # a no-break space before the colon
        ("fr", "Lire aussi :"),  # the cue without its link
        ("fr", "Partager Facebook X WhatsApp"),
        ("fr", "Abonnez-vous pour lire la suite."),
        ("fr", "Publicité"),
        ("fr", "— Ministère de l'Intérieur (@Interieur_TN) 12 mars 2026 pic.twitter.com/abc"),
        ("en", "READ ALSO: Three new ships for the navy"),
        ("en", "ADVERTISEMENT"),
        ("en", "Sign up for our morning letter"),
        ("es", "Lea también: Tres barcos nuevos para la marina"),
        ("es", "Suscríbete a nuestro boletín"),
        ("ar", "اقرأ أيضا: ثلاث سفن جديدة للبحرية"),
        ("ar", "إقرأ أيضاً : ثلاث سفن جديدة للبحرية"),  # another alef, and a tanwin
    ],
)
def test_lines_that_lead_elsewhere(language: str, line: str) -> None:
    assert kind_of(line, language) == "boilerplate"


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("fr", "Lire aussi dans ce geste un signe d'apaisement serait une erreur, prévient un diplomate."),
        ("fr", "Photo à l'appui, le colonel a montré les armes saisies au large de Zarzis."),
        ("fr", "Par décret pris mercredi, le colonel a été nommé à la tête de la garde côtière."),
        ("fr", "Avec Malte, la coopération a repris en 2024, a rappelé le ministre."),
        ("fr", "Contact a été pris avec Interpol pour diffuser une notice rouge."),
        ("fr", "« Nous irons à Malte », a dit le ministre."),
        (
            "fr",
            "À ses côtés, l'ambassadeur de Malte, Carmel Borg, et le colonel Anis Trabelsi.",
        ),  # participants, no verb
        ("fr", "Un précédent à Malte"),  # a heading stays
        ("fr", "Thèmes abordés au cours de la rencontre, la pêche et le trafic de carburant ont occupé une heure."),
        ("en", "Related charges were dropped by a court in Valletta last week, officials said."),
        ("en", "Read together, the two texts bind both countries, the minister said."),
        ("en", "Photos of the talks were released by the ministry on Friday."),
        ("es", "Recibió también al embajador de Malta, Carmel Borg, en su despacho."),
        ("es", "Foto en mano, el ministro mostró las armas incautadas en el puerto."),
        ("es", "Temas como la pesca y el contrabando ocuparon una hora de la reunión."),
        (
            "ar",
            "اشترك الجانبان في تمرين بحري قبالة السواحل التونسية خلال الأسبوع الماضي.",
        ),  # took part, not “subscribe”
        ("ar", "شاهد الوزيران عرضا لوحدات الحرس البحري في ميناء حلق الوادي."),
    ],
)
def test_sentences_of_the_body_that_begin_like_a_cue(language: str, line: str) -> None:
    assert kind_of(line, language) == "body"


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("fr", "Anis Trabelsi (à g.) et Carmel Borg. © DR"),
        ("fr", "Le port de La Goulette. Archives."),
        ("fr", "Le colonel Anis Trabelsi, commandant de la garde côtière, et Carmel Borg, ambassadeur de Malte."),
        ("fr", "Ph. Ministère de l'Intérieur"),
        ("fr", "Crédit photo : Présidence"),
        ("fr", "Le quai de Sfax, le 4 mars. (Photo : garde côtière)"),
        ("en", "Colonel Anis Trabelsi, left, with Ambassador Carmel Borg. (Courtesy photo)"),
        ("en", "The quay at Sfax. Picture: Coast Guard Media"),
        ("en", "Photo: Ministry of the Interior"),
        ("es", "El muelle de Sfax. Foto: archivo"),
        ("es", "Foto: Ministerio del Interior"),
        ("ar", "جانب من مراسم الاستقبال في مقر الوزارة (تصوير: مكتب الإعلام)"),
        ("ar", "صورة: وزارة الداخلية"),
    ],
)
def test_captions(language: str, line: str) -> None:
    assert kind_of(line, language) == "caption"


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("fr", "Mots-clés : Malte, garde côtière"),
        ("fr", "#Malte #Garde côtière"),
        ("fr", "#Malte#Garde côtière#Interpol"),
        ("fr", "LEs contenus liés"),
        ("fr", "Articles les plus lus"),
        ("fr", "2 commentaires"),
        ("fr", "© Le Journal. Tous droits réservés"),
        ("en", "Topics: Malta, coast guard"),
        ("en", "Most read"),
        ("en", "Related stories"),
        ("en", "© The Paper. All rights reserved."),
        ("es", "Temas: Malta"),
        ("es", "Las más leídas"),
        ("es", "Relacionadas"),
        ("ar", "الأكثر قراءة"),
        ("ar", "مواضيع ذات صلة"),
        ("ar", "وسوم : #أمن #تعاون"),
    ],
)
def test_nothing_behind_the_end_is_of_the_article(language: str, line: str) -> None:
    teaser = "Interpol décerne une médaille au général Borg à Paris"
    text = "\n".join((*PROSE[language], line, teaser, "1", "Le général Borg reçu à Rome"))
    assert {kind for kind, _ in told(text, language)[3:]} == {"boilerplate"}
    assert [kind for kind, _ in told(text, language)[:3]] == ["body"] * 3


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            f"{FR[0]} Lire aussi : Le port de Sfax rouvre",
            [("body", FR[0]), ("boilerplate", "Lire aussi : Le port de Sfax rouvre")],
            id="run into a paragraph as its last sentence",
        ),
        pytest.param(
            f"{FR[0]} (lire aussi notre édition de mardi) {FR[1]}",
            [("body", FR[0]), ("boilerplate", "(lire aussi notre édition de mardi)"), ("body", FR[1])],
            id="in brackets",
        ),
        pytest.param(
            f"{FR[0]} Lire aussi : Le port de M. Borg rouvre. {FR[1]}",
            [("body", FR[0]), ("boilerplate", "Lire aussi : Le port de M. Borg rouvre."), ("body", FR[1])],
            id="run into a paragraph, sentences behind it",
        ),
        pytest.param(
            f"{FR[0]} A LIRE AUSSI Le port rouvre",
            [("body", FR[0]), ("boilerplate", "A LIRE AUSSI Le port rouvre")],
            id="no colon",
        ),
        pytest.param(
            f"Lire aussi : Le port rouvre. {FR[1]}",
            [("boilerplate", "Lire aussi : Le port rouvre."), ("body", FR[1])],
            id="before the sentences of the paragraph",
        ),
        pytest.param(
            f"Le peuple pourra lire aussi : des poèmes. {FR[1]}",
            [("body", f"Le peuple pourra lire aussi : des poèmes. {FR[1]}")],
            id="not a cue inside a sentence",
        ),
    ],
)
def test_links_run_into_a_paragraph(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text, "fr") == expected


@pytest.mark.parametrize(
    ("lines", "kinds"),
    [
        (("Lire aussi :", "Le port de Sfax rouvre", FR[2]), ["boilerplate", "boilerplate", "body"]),
        (("Lire aussi :", FR[2]), ["boilerplate", "body"]),  # an empty cue takes no sentence with it
        (("Sur le même sujet", "Le port de Sfax rouvre", "Trois navires neufs", *FR[1:], *FR[1:]), None),
    ],
)
def test_headlines_behind_an_empty_cue(lines: tuple[str, ...], kinds: list[str] | None) -> None:
    found = [kind for kind, _ in told("\n\n".join((FR[0], *lines)), "fr")][1:]
    assert found == kinds if kinds else found[:5] == ["boilerplate"] * 3 + ["body"] * 2


def test_a_box_in_the_middle_ends_nothing() -> None:
    text = "\n".join((FR[0], "Articles les plus lus", "Le port de Sfax rouvre", FR[1], FR[2]))
    assert [kind for kind, _ in told(text, "fr")] == ["body", "boilerplate", "boilerplate", "body", "body"]


CAPTION = "Le colonel Anis Trabelsi, commandant de la garde côtière, et l'ambassadeur Carmel Borg"
SEEN = f"""date 2026-03-12 Monde

Tunisie-Malte: le ministre de l'Intérieur reçoit son homologue

{CAPTION}

{FR[0]}

Par Salma B.
Le 12/03/2026 à 18h05

{FR[1]}

{CAPTION}

{FR[2]}

Par Salma B.
Le 12/03/2026 à 18h05
#Malte#Garde côtière
"""


@pytest.mark.parametrize(
    ("text", "language", "title", "expected"),
    [
        pytest.param(
            SEEN,
            "fr",
            None,
            "date headline caption standfirst byline date body caption body byline date boilerplate",
            id="a page copied as text: the caption stands twice",
        ),
        pytest.param("\n".join(FR), "fr", "Tunisie-Malte", "body body body", id="no headline in the text"),
        pytest.param(
            "\n".join(("Tunis reçoit Malte", *FR)), "fr", "Tunis reçoit Malte", "headline body body body", id="title"
        ),
        pytest.param(
            "\n".join(("Monde", "Tunis reçoit le ministre maltais", "12 mars 2026", *FR)),
            "fr",
            None,
            "boilerplate headline date body body body",
            id="a section's name above the headline",
        ),
        pytest.param(
            "\n".join(("Tunis receives Maltese minister", "By Sam Gale", "Published 12 March 2026", *EN)),
            "en",
            None,
            "headline byline date body body body",
            id="English",
        ),
        pytest.param(
            "\n".join(("Túnez recibe al ministro maltés", "Por: Redacción", "Publicado el 12 de marzo de 2026", *ES)),
            "es",
            None,
            "headline byline date body body body",
            id="Spanish",
        ),
        pytest.param(
            "\n".join(("وزير الداخلية يستقبل نظيره المالطي", "هيئة التحرير", "نُشر في 12 مارس 2026", *AR)),
            "ar",
            None,
            "headline byline date body body body",
            id="Arabic",
        ),
        pytest.param(
            "\r\n\r\n".join(("Tunis reçoit le ministre maltais", *FR)), "fr", None, "headline body body body", id="CRLF"
        ),
        pytest.param("\n\n".join((FR[0], "ABP/lv")), "fr", None, "body byline", id="an agency's signature"),
        pytest.param("", "fr", None, "", id="nothing"),
        pytest.param("  \n \n", "fr", None, "", id="blanks"),
    ],
)
def test_the_layers_of_a_text(text: str, language: str, title: str | None, expected: str) -> None:
    assert [kind for kind, _ in told(text, language, title)] == expected.split()


def test_a_standfirst_repeated_in_the_body_is_kept_once() -> None:
    assert [kind for kind, _ in told("\n".join((FR[0], FR[1], FR[0], FR[2])), "fr")] == [
        "body",
        "body",
        "caption",
        "body",
    ]


WRAPPED = """Le ministre de l'Intérieur a reçu jeudi à Tunis son homologue
maltais, selon un communiqué publié dans la soirée par les
services du ministère.

Les deux hommes ont parlé de la surveillance des côtes."""


@pytest.mark.parametrize(
    ("text", "count"),
    [
        (WRAPPED, 2),  # lines broken at a width are one paragraph
        ("\n".join(FR), 3),
        ("Par Salma B.\nLe 12/03/2026", 2),
        ("1\nLe port de Sfax rouvre\n2\nTrois navires", 4),
    ],
)
def test_paragraphs(text: str, count: int) -> None:
    found = paragraphs(text)
    assert len(found) == count
    assert all(text[one.start : one.end] == one.text for one in found)


@pytest.mark.parametrize(
    ("text", "language", "place", "date"),
    [
        ("ALGER – Le ministre a reçu", "fr", "ALGER", None),
        ("Rabat, 12 mars (AGENCE) - Le ministre a reçu", "fr", "Rabat", None),
        ("DAKAR, 16 octobre 2025 – Le ministre a reçu", "fr", "DAKAR", "2025-10-16"),
        ("Berne/Tunis – Le ministre a reçu", "fr", "Berne/Tunis", None),
        ("Port-au-Prince, le 3 mai 2026 (AGENCE) — Le ministre", "fr", "Port-au-Prince", "2026-05-03"),
        ("NAIROBI, Nov 7 – The minister", "en", "NAIROBI", None),
        ("TULCÁN.- Los ministros", "es", "TULCÁN", None),
        ("JAIPUR, India (AGENCIA) - La ministra", "es", "JAIPUR", None),
        ("KYIV, Ukraine. The minister", "en", "KYIV", None),
        ("Santiago de Chile, 7 de mayo de 2026 – La ministra", "es", "Santiago de Chile", "2026-05-07"),
        ("الدوحة – استقبل وزير الداخلية", "ar", "الدوحة", None),
        ("الرباط /وكالة/ استقبل وزير الداخلية", "ar", "الرباط", None),
        ("Le ministre – arrivé lundi – a reçu", "fr", None, None),
        ("Malte – hôte du sommet – a proposé un accord", "fr", None, None),
        ("Interpol (OIPC) a diffusé une notice", "fr", None, None),
        ("Saint-Louis reçoit un patrouilleur", "fr", None, None),
    ],
)
def test_datelines(text: str, language: str, place: str | None, date: str | None) -> None:
    found = datelines(text, layers(text, language), language)
    assert [(one.place, one.date) for one in found] == ([(place, date)] if place else [])
    assert all(text[one.end :].startswith(("Le", "The", "Los", "La", "استقبل")) for one in found)


def test_every_language_has_cues() -> None:
    assert {"ar", "en", "es", "fr"} <= set(languages())
    for language in languages():
        assert cues(language).of("end", "start") and cues(language).of("inline", "inside")


@pytest.mark.skipif(not SHARED.is_dir(), reason="skipped: no shared data")
def test_no_evidence_of_the_development_set_is_lost() -> None:
    lost = []
    for line in (SHARED / "eval/dev/articles.jsonl").read_text("utf-8").splitlines():
        record = json.loads(line)
        kept = [part for kind, part in told(record["text"], record["language"], record["title"]) if kind in STATING]
        gold = json.loads((SHARED / f"eval/dev/gold/{record['id']}.json").read_text("utf-8"))
        quotes = {fact["evidence"] for fact in gold["facts"]}
        lost += [(record["id"], quote) for quote in quotes if not any(quote in part for part in kept)]
    assert lost == []


@pytest.mark.skipif(not SHARED.is_dir(), reason="skipped: no shared data")
def test_the_first_article_keeps_its_surroundings_out() -> None:
    text = next((SHARED / "seeds").glob("*.txt")).read_text("utf-8")
    kept = "\n".join(part for kind, part in told(text, "fr") if kind in STATING)
    for name in ("Espagne", "Royaume-Uni", "Gabon", "Malaisie", "Interpol", "Slama", "Guégan", "Algérie", "#", "12h33"):
        assert name not in kept
    assert kept.count("Mikael Wern, directeur de la police danoise") == 1
