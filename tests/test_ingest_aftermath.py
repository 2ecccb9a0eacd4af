"""What a later sentence makes of an event told before, and stays that go on when the article appears."""

from __future__ import annotations

import pytest
from test_ingest_composition import told

from ingest.reader import Reader
from ontology.records import Fact

DUE = {
    "fr": "Le ministre béninois de l'Intérieur, Paul Adjovi, était attendu à Rome en février.",
    "en": "Benin's interior minister, Paul Adjovi, was expected in Rome in February.",
    "es": "El ministro del Interior de Uruguay, Pablo Arce, era esperado en Roma en febrero.",
    "ar": "كان من المنتظر أن يصل وزير الداخلية الأردني سامر الحلواني إلى روما في فبراير.",
}
TO_MEET = {
    "fr": "Le ministre béninois de l'Intérieur, Paul Adjovi, devait rencontrer son homologue italien, Luca Ferri.",
    "en": "Benin's interior minister, Paul Adjovi, was to meet his Italian counterpart, Luca Ferri.",
    "es": "El ministro del Interior de Uruguay, Pablo Arce, iba a reunirse con su homólogo italiano, Luca Ferri.",
    "ar": "كان مقررا أن يلتقي وزير الداخلية الأردني سامر الحلواني نظيره الإيطالي لوكا فيري.",
}
BACKED_OUT = [
    # who cancels, falls ill or never boards stays away, whatever the object he leaves out; all stayed planned
    ("fr", DUE, "visit", "Il n'est jamais parti.", "cancelled"),
    ("fr", DUE, "visit", "Il a renoncé à son voyage en raison d'un séisme.", "cancelled"),
    ("fr", DUE, "visit", "Il a renoncé à la nationalité italienne.", "planned"),
    ("fr", TO_MEET, "meeting", "Il s'est décommandé.", "cancelled"),
    ("fr", TO_MEET, "meeting", "Le Béninois a annulé.", "cancelled"),
    # of « en raison de », « parce que » no single word was looked for
    ("fr", TO_MEET, "meeting", "Il a annulé en raison d'un séisme.", "cancelled"),
    ("fr", TO_MEET, "meeting", "Il a annulé parce que la route était coupée.", "cancelled"),
    ("fr", TO_MEET, "meeting", "Il a annulé un contrat.", "planned"),
    ("en", DUE, "visit", "He never boarded the plane.", "cancelled"),
    ("en", DUE, "visit", "He gave up his journey because of floods at home.", "cancelled"),
    ("en", DUE, "visit", "He gave up smoking.", "planned"),
    ("en", DUE, "visit", "He did not come, a spokesman said.", "cancelled"),
    ("en", DUE, "visit", "He did not come alone.", "planned"),
    ("en", TO_MEET, "meeting", "He fell ill.", "cancelled"),
    ("en", TO_MEET, "meeting", "The Italian cancelled after an earthquake.", "cancelled"),
    ("en", TO_MEET, "meeting", "He cancelled a contract.", "planned"),
    # “She” is the head of the police, who was to come with him
    ("en", TO_MEET, "meeting", "The police chief, Ada Dossou, was to have come too. She has pulled out.", "planned"),
    ("es", DUE, "visit", "No viajó.", "cancelled"),
    ("es", DUE, "visit", "Renunció al viaje por un terremoto.", "cancelled"),
    ("es", DUE, "visit", "Renunció a su sueldo.", "planned"),
    ("es", TO_MEET, "meeting", "Canceló a última hora.", "cancelled"),
    ("ar", DUE, "visit", "لم يسافر.", "cancelled"),
    ("ar", TO_MEET, "meeting", "لكنه اعتذر بسبب زلزال.", "cancelled"),
    ("ar", TO_MEET, "meeting", "واعتذر الحلواني في آخر لحظة.", "cancelled"),
    ("ar", TO_MEET, "meeting", "لكنه نفى الشائعات.", "planned"),
]


@pytest.mark.parametrize(("language", "before", "kind", "text", "status"), BACKED_OUT)
def test_who_backs_out(
    reader: Reader, language: str, before: dict[str, str], kind: str, text: str, status: str
) -> None:
    (one,) = told(reader, language, f"{before[language]} {text}", kind)
    assert one.status == status


@pytest.mark.parametrize("language", ["fr", "en", "es"])
def test_what_was_to_be_has_the_nearest_month(reader: Reader, language: str) -> None:
    """February of the year to come was read in March."""
    (one,) = told(reader, language, DUE[language], "visit")
    assert one.date == "2026-02"


ASKED = [
    # a question told nothing, whatever its answer
    ("fr", "Le ministre béninois de l'Intérieur, Paul Adjovi, a-t-il rencontré le préfet italien Luca Ferri ? « Jamais », répond-il.", ["denied"]),
    ("fr", "Le ministre béninois de l'Intérieur, Paul Adjovi, a-t-il rencontré le préfet italien Luca Ferri ? Jamais il ne l'a dit.", []),
    ("en", "Did Benin's interior minister, Paul Adjovi, meet the Italian prefect Luca Ferri? “No,” he said.", ["denied"]),
    ("en", "Did Benin's interior minister, Paul Adjovi, meet the Italian prefect Luca Ferri? No spokesman would say.", []),
    ("es", "¿Se reunió el ministro del Interior de Uruguay, Pablo Arce, con el prefecto italiano Luca Ferri? «No», contestó.", ["denied"]),
    ("es", "¿Hubo una reunión entre el ministro del Interior de Uruguay, Pablo Arce, y el prefecto italiano Luca Ferri? Nunca la hubo.", ["denied"]),
    ("es", "¿Se reunió el ministro del Interior de Uruguay, Pablo Arce, con el prefecto italiano Luca Ferri? Nadie lo sabe.", []),
    ("ar", "هل التقى وزير الداخلية الأردني سامر الحلواني قائد الشرطة الإيطالية لوكا فيري؟ \"أبدا\"، أجاب الناطق.", ["denied"]),
    ("ar", "هل التقى وزير الداخلية الأردني سامر الحلواني قائد الشرطة الإيطالية لوكا فيري؟ لا يعرف أحد.", []),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "statuses"), ASKED)
def test_a_question_answered_with_no(reader: Reader, language: str, text: str, statuses: list[str]) -> None:
    assert [one.status for one in told(reader, language, text, "meeting")] == statuses


def days(one: Fact) -> tuple[str, str | None, str | None]:
    return one.status, one.date, one.end_date


STAYS = [
    # days about that of publication were those of a year later, or of the week to come
    ("en", "Benin's interior minister, Paul Adjovi, is in Rome from 2 to 6 March.", ("held", "2026-03-02", "2026-03-06")),
    ("en", "Benin's interior minister, Paul Adjovi, whose stay in Rome runs from Monday to Friday, met reporters.", ("held", "2026-03-02", "2026-03-06")),
    ("en", "From Monday to Friday Benin's interior minister, Paul Adjovi, visits Rome.", ("planned", "2026-03-09", "2026-03-13")),
    ("en", "Benin's interior minister, Paul Adjovi, will be in Rome from 9 to 14 March.", ("planned", "2026-03-09", "2026-03-14")),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), STAYS)
def test_stays_that_go_on(
    reader: Reader, language: str, text: str, expected: tuple[str, str | None, str | None]
) -> None:
    (one,) = told(reader, language, text, "visit")
    assert days(one) == expected


def test_there_is_the_last_place_of_the_sentence_before(reader: Reader) -> None:
    """The meeting called off was placed in the town that he did visit."""
    text = (
        "El ministro del Interior de Uruguay, Pablo Arce, viajó a Roma, pero no irá a Atenas. "
        "La reunión que iba a mantener allí el 20 de marzo con su homólogo griego, Nikos Lagos, ha sido cancelada."
    )
    (one,) = told(reader, "es", text, "meeting")
    assert (one.status, one.place and one.place.label) == ("cancelled", "Atenas")
