"""What becomes of an agreement, wherever its verb, its parties and its noun stand."""

from __future__ import annotations

import pytest

from ingest.reader import Reader
from ontology.records import Article

MET = {
    "fr": "Le ministre togolais de la Sécurité, Kossi Adanlété, a reçu mardi à Lomé son homologue béninois, Romuald Agbodjan. ",
    "en": "Kenya's interior minister, Daniel Mwangala, hosted his Swedish counterpart, Lena Hallström, in Nairobi on Tuesday. ",
    "es": "El ministro del Interior de Uruguay, Gabriel Etchart, recibió el martes en Montevideo a su par paraguayo, Óscar Benítez. ",
}
"""Two who met, in whose names what follows is signed."""
TOLD = [
    # a text that no sentence before had named was none
    ("fr", MET["fr"] + "Le texte, signé à l'issue de la rencontre, prévoit des patrouilles conjointes.", ("signed", "2026-03-03", "BJ TG")),
    ("es", MET["es"] + "El texto, firmado al término de la reunión, contempla patrullas conjuntas.", ("signed", "2026-03-03", "PY UY")),
    # a predicate far from its noun was not seen
    ("fr", "L'accord de police entre la Tunisie et l'Italie en matière de lutte contre l'immigration irrégulière a été reconduit pour cinq ans.", ("in_force", None, "IT TN")),
    ("fr", "Le protocole d'entente policier qui liait le Ghana et le Royaume-Uni a expiré en décembre 2025.", ("expired", "2025-12", "GB GH")),
    ("en", "The 2011 police treaty between Canada and Peru lapsed in January.", ("expired", "2011", "CA PE")),
    ("en", "The police memorandum between Canada and Peru expires in June.", ("in_force", None, "CA PE")),
    ("en", "The police deal between Greece and Turkey fell through over the clause on returns.", ("cancelled", None, "GR TR")),
    ("es", "Ayer venció el acuerdo policial que mantenían Grecia y Libia.", ("expired", "2026-03-03", "GR LY")),
    # named in one sentence, signed in the next, it was nothing
    ("fr", "Le commissaire gabonais Serge Ondo a salué un accord de police avec la Zambie. Il a été conclu lundi à Libreville.", ("signed", "2026-03-02", "GA ZM")),
    ("es", "Se trata del primer acuerdo policial entre Kenia y Cuba en la materia. Quedó rubricado el lunes en Nairobi.", ("signed", "2026-03-02", "CU KE")),
    # a ceremony without a word for what was signed told nothing, and what it brought into force was not signed
    ("fr", "La cérémonie de signature s'est tenue jeudi à Tirana. L'Albanie et le Kosovo s'engagent à échanger leurs données balistiques dans le cadre de ce nouvel accord.", ("signed", "2026-02-26", "AL XK")),
    ("en", "The signing ceremony took place in Tbilisi on Saturday. Georgia and Latvia will exchange cyber experts under the deal.", ("signed", "2026-02-28", "GE LV")),
    ("es", "La ceremonia de firma tuvo lugar el jueves en Asunción. Paraguay y Taiwán intercambiarán peritos forenses gracias al nuevo convenio.", ("signed", "2026-02-26", "PY TW")),
    # what is to come into force is signed, on the day of its signature; what was initialled is yet to be signed
    ("es", "El convenio policial entre Andorra y Mónaco, firmado el 12 de enero, entrará en vigor en junio.", ("signed", "2026-01-12", "AD MC")),
    ("fr", "Le mémorandum policier paraphé en janvier par l'Arménie et la Géorgie sera signé en mai.", ("planned", "2026-05", "AM GE")),
    # the parliament's verb came after the participle of the signing
    ("ar", "صادق البرلمان الجزائري، الخميس، على الاتفاقية الأمنية الموقعة مع إيطاليا في أكتوبر الماضي.", ("ratified", "2026-02-26", "DZ IT")),
    # what is only reported and then denied stood as signed, and « d'avoir signé » as still to be signed
    ("fr", "Un site affirmait que le Bénin et le Togo avaient signé lundi un accord de renseignement. « Il n'y a ni accord, ni projet d'accord », a tranché la police béninoise.", ("denied", "2026-03-02", "BJ TG")),
    ("fr", "Un journal assure que le Ghana et la France ont signé lundi un accord de police. Le ministère ghanéen de la Défense a réfuté cette information.", ("denied", "2026-03-02", "FR GH")),
    ("en", "The daily says that Ghana and France signed a police agreement on Monday. The Ghanaian defence ministry denied these claims.", ("denied", "2026-03-02", "FR GH")),
    ("fr", "Le ministre tchadien de la Sécurité, Ali Hassane, se félicite d'avoir conclu lundi avec le Niger un accord de police.", ("signed", "2026-03-02", "NE TD")),
    # what gave way to another was signed, or nothing; a need or a draft handed over was nothing
    ("fr", "Conclu en 1998, le premier accord policier entre le Bénin et le Togo a fait place à un texte plus large.", ("expired", "1998", "BJ TG")),
    ("fr", "La convention de police de 2010 entre la Belgique et la Norvège n'est plus en vigueur depuis le 1er janvier 2026.", ("expired", "2026-01-01", "BE NO")),
    ("fr", "L'accord de police de 2004 entre l'Italie et la Tunisie, remplacé par une convention plus large, ne prévoyait pas de patrouilles.", ("expired", "2004", "IT TN")),
    ("fr", "Il manque toujours un accord de police entre le Ghana et le Togo.", ("proposed", None, "GH TG")),
    ("fr", "Le Cameroun a remis au Tchad un projet d'accord sur la surveillance policière de la frontière.", ("proposed", None, "CM TD")),
    # the ministers of the sentence before are of its parties
    ("en", MET["en"] + "The protocol on joint patrols was signed after the talks.", ("signed", "2026-03-03", "KE SE")),
    # the year by which an instrument is called is not when it was denounced or ratified
    ("en", "On Monday Benin denounced the 2019 agreement under which Italy had been training its police.", ("cancelled", "2026-03-02", "BJ IT")),
    ("en", "On Thursday Benin ratified the 2021 agreement with Italy on police training.", ("ratified", "2026-02-26", "BJ IT")),
    ("fr", "Le Bénin a dénoncé lundi l'accord de 2019 avec l'Italie sur la formation de ses policiers.", ("cancelled", "2026-03-02", "BJ IT")),
    ("es", "Benín ratificó el jueves el convenio de 2021 con Italia sobre extradición.", ("ratified", "2026-02-26", "BJ IT")),
    # one that a speaker says is none against what was claimed, one that is no longer in force, one that is welcome, the year of one: nothing was read
    ("es", "Varios sitios web aseguraban que Perú había firmado un acuerdo con Italia. No existe ningún acuerdo policial con Italia, aseguró el ministro peruano del Interior, Juan Huamán.", ("denied", None, "IT PE")),
    ("fr", "Selon un hebdomadaire, le Bénin a signé un accord avec l'Italie. Il n'existe aucun accord de police avec l'Italie, a assuré le ministre béninois de l'Intérieur, Paul Adjovi.", ("denied", None, "BJ IT")),
    ("es", "El convenio policial entre Perú e Italia ya no está vigente.", ("expired", None, "IT PE")),
    ("es", "España vería con buenos ojos un convenio policial con Perú.", ("proposed", None, "ES PE")),
    ("fr", "Le Bénin verrait d'un bon œil une convention de police avec l'Italie.", ("proposed", None, "BJ IT")),
    ("es", "El tratado de extradición entre España y Perú data de 1989.", ("signed", "1989", "ES PE")),
    ("fr", "Le traité d'extradition entre l'Espagne et le Pérou date de 1989.", ("signed", "1989", "ES PE")),
    # “no longer applies” told nothing, or that it is in force
    ("en", "The police protocol that bound Benin to Togo no longer applies.", ("expired", None, "BJ TG")),
    ("en", "The police treaty between Benin and Togo gave way in January to a broader one.", ("expired", "2026-01", "BJ TG")),
    ("es", "El convenio policial entre Perú y Bolivia dejó de aplicarse en enero.", ("expired", "2026-01", "BO PE")),
    ("fr", "Le protocole policier liant le Bénin au Togo ne s'applique plus.", ("expired", None, "BJ TG")),
    # that of a signature is
    ("en", "Benin and Italy signed a security agreement in 2021.", ("signed", "2021", "BJ IT")),
    # the day on which it was denied was given as its own
    ("es", "El Ministerio del Interior de Perú negó ayer haber firmado con Italia un acuerdo policial.", ("denied", None, "IT PE")),
    ("ar", "نفت وزارة الداخلية الأردنية، أمس، ما نشرته صحيفة عن توقيع اتفاقية مع إيطاليا.", ("denied", None, "IT JO")),
    # a boat is received, the agreement was one that is proposed
    ("en", "Ghana will receive a patrol boat under the agreement with Italy.", ("in_force", None, "GH IT")),
    # the month in which it is to become void was given as its own
    ("ar", "سيصبح بروتوكول التدريب بين الأردن وإيطاليا لاغيا في يونيو المقبل.", ("in_force", None, "IT JO")),
    # since when a treaty is in force was no date of it
    ("es", "El tratado de extradición entre Perú e Italia, en vigor desde junio de 2019, es claro, dijo la policía.", ("in_force", "2019-06", "IT PE")),
]  # fmt: skip
LISTED = [
    ("fr", "Trois instruments ont été signés jeudi à Dakar par les ministres de l'Intérieur sénégalais et portugais : un accord sur la police, un protocole relatif à la protection civile et un mémorandum sur les migrations.", {"agreement", "protocol", "mou"}),
    ("es", "Dos documentos fueron suscritos en Bogotá el lunes por Colombia y Corea del Sur: un acuerdo de defensa y un memorando sobre ciberdelincuencia.", {"agreement", "mou"}),
]  # fmt: skip
NONE = [
    # what is adopted, or passed, after an agreement was named is not the agreement
    ("fr", "Les délégués du Bénin et de l'Italie ont salué l'accord de police. Le trafic de bois et la contrebande ont été passés en revue."),
    ("en", "Officials of Kenya and Sweden praised the police agreement between Kenya and Sweden. An alert has been issued for two men."),
]  # fmt: skip

ABSENT = [
    # nobody has said that there is one: its absence was given as a denial
    ("en", "There is no extradition treaty between Peru and Italy, the Peruvian minister, Juan Quispe, said."),
    ("en", "The minister said no extradition treaty existed between Ghana and Italy, so the man could not be sent home."),
    ("es", "No existe ningún acuerdo policial con Italia, aseguró el ministro peruano del Interior, Juan Huamán."),
    ("fr", "Il n'existe aucun accord de police avec l'Italie, a assuré le ministre béninois de l'Intérieur, Paul Adjovi."),
    # « à la date du » was a verb
    ("fr", "La réunion sur le traité d'extradition entre l'Espagne et le Pérou est reportée à la date du 5 mai."),
]  # fmt: skip


def _agreements(reader: Reader, language: str, text: str) -> list[tuple[str, str | None, str, str]]:
    found = reader.facts(Article("article/x", "x", text, language, published="2026-03-04"))
    kinds = [fact for fact in found if fact.kind == "agreement"]
    return [(one.status, one.date, " ".join(one.countries), one.detail["agreement_kind"]) for one in kinds]


@pytest.mark.parametrize(("language", "text", "told"), TOLD)
def test_what_becomes_of_an_agreement(
    reader: Reader, language: str, text: str, told: tuple[str, str | None, str]
) -> None:
    assert [one[:3] for one in _agreements(reader, language, text)] == [told]


SEVERAL = [
    # when what is in force by now was signed is no second signing, and what it takes the place of is not it
    ("es", "El acuerdo policial entre Perú e Italia entró en vigor el lunes. El texto, firmado en Roma en marzo de 2024, sustituye al convenio de 1998.", {("in_force", "2026-03-02"), ("expired", "1998")}),
    ("en", "A police agreement between Peru and Italy signed on Monday will take the place of one concluded in 2017.", {("signed", "2026-03-02"), ("expired", "2017")}),
    # what is to be replaced was in force, though it had expired
    ("es", "El futuro texto relevará al plan de acción policial entre Perú e Italia, que expiró el año pasado.", {("expired", "2025")}),
    # of a treaty with an international body only one country is a party, and no verb of signing tells of it
    ("en", "The secretary general of Interpol, Ingvild Aasen, spoke of a police memorandum of understanding, proposed to Kenya, that would link both.", {("proposed", None)}),
    # its successor was the one that has expired
    ("fr", "L'accord de police entre le Bénin et l'Italie a expiré en juin 2025, et son successeur, déjà rédigé, sera signé à Rome en 2027.", {("expired", "2025-06"), ("planned", "2027")}),
    # “the two” had signed nothing where they put their names to it
    ("en", "Benin's defence minister, Paul Adjovi, and the Italian ambassador, Luca Ferri, put their names to a police agreement on Monday.", {("signed", "2026-03-02")}),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "told"), SEVERAL, ids=[text[-40:] for _, text, _ in SEVERAL])
def test_each_agreement_has_its_own_stage(
    reader: Reader, language: str, text: str, told: set[tuple[str, str | None]]
) -> None:
    assert {one[:2] for one in _agreements(reader, language, text)} == told


def test_topics_are_those_of_the_successor(reader: Reader) -> None:
    """An agreement on piracy and the one of 2017 whose place it takes were both on piracy, and so not the 2017 one of other articles."""
    text = "A police agreement between Peru and Italy on piracy, signed on Monday, will take the place of one concluded in 2017."
    found = reader.facts(Article("article/x", "x", text, "en", published="2026-03-04"))
    assert {one.status: one.topics for one in found} == {"signed": ("maritime_security",), "expired": ()}


def test_who_proposes_an_agreement_has_not_signed_it(reader: Reader) -> None:
    text = "The Italian ambassador, Luca Ferri, proposed a police cooperation agreement with Benin."
    found = reader.facts(Article("article/x", "x", text, "en", published="2026-03-04"))
    assert {one.capacity for fact in found if fact.kind == "agreement" for one in fact.participants} == {"party"}


@pytest.mark.parametrize(("language", "text", "kinds"), LISTED)
def test_each_of_a_list_is_signed(reader: Reader, language: str, text: str, kinds: set[str]) -> None:
    found = _agreements(reader, language, text)
    assert {one[3] for one in found} == kinds
    assert {one[0] for one in found} == {"signed"}


@pytest.mark.parametrize(("language", "text"), ABSENT)
def test_an_agreement_merely_absent_or_named_is_not_told(reader: Reader, language: str, text: str) -> None:
    assert _agreements(reader, language, text) == []


@pytest.mark.parametrize(("language", "text"), NONE)
def test_another_subject_signs_nothing(reader: Reader, language: str, text: str) -> None:
    assert "signed" not in {one[0] for one in _agreements(reader, language, text)}
