"""Which fields of cooperation a text names: by a term, by two words together, by the operation it tells of."""

from __future__ import annotations

import pytest

from ingest.reader import Reader
from ontology.records import Article

TALKS = {
    "fr": "Le ministre béninois de l'Intérieur, Paul Adjovi, a rencontré mardi à Rome son homologue italien, Luca Ferri. Ils ont parlé de {}.",
    "en": "Benin's interior minister, Paul Adjovi, met his Italian counterpart, Luca Ferri, in Rome on Tuesday. They talked about {}.",
    "es": "El ministro del Interior de Benín, Paul Adjovi, se reunió el martes en Roma con su homólogo italiano, Luca Ferri. Hablaron de {}.",
    "ar": "التقى وزير الداخلية الأردني، سامر الحلواني، نظيره الإيطالي، لوكا فيري، الثلاثاء في روما. وتحدث الجانبان عن {}.",
}
SAID = [
    # what is traded or smuggled tells which traffic; contraband of nothing in particular is another matter
    ("fr", "la contrebande d'armes", {"arms_trafficking"}),
    ("fr", "la contrebande", {"other"}),
    ("en", "smuggled weapons", {"arms_trafficking"}),
    ("en", "the trade in kush", {"drug_trafficking"}),
    ("es", "el trasiego de fusiles", {"arms_trafficking"}),
    ("ar", "ملاحقة مهربي السلاح", {"arms_trafficking"}),
    # what is shared, and what is guarded
    ("fr", "la transmission des listes de passagers", {"intelligence_sharing"}),
    ("en", "swapping fingerprints", {"intelligence_sharing"}),
    ("ar", "تبادل البصمات", {"intelligence_sharing"}),
    ("en", "guarding the strait", {"maritime_security"}),
    ("es", "la vigilancia del estrecho", {"maritime_security"}),
    # the two words stand too far apart, or the words only name a place, a body or an art
    ("en", "sharing the cost of a lunch and the taking of fingerprints", set()),
    ("en", "a visit to the training college", set()),
    ("es", "lo que se trata", set()),
    ("fr", "son passé de magistrat de formation", set()),
]


@pytest.mark.parametrize(("language", "said", "topics"), SAID)
def test_what_was_talked_about(reader: Reader, language: str, said: str, topics: set[str]) -> None:
    assert _topics(reader, language, TALKS[language].format(said)) - {"forensics"} == topics


DONE = [
    ("fr", "La Belgique a extradé lundi vers la Suisse un homme soupçonné de vols.", "extradition"),
    (
        "en",
        "Police of Botswana and Italian police held a course on forged passports in Gaborone on Friday.",
        "training",
    ),
    # a demonym in the accusative; what stands between is as long as it is
    ("ar", "تابع ستة عشر قاضيا من جزر القمر، طيلة أسبوعين بالمعهد العالي للقضاء بالرباط، تكوينا مغربيا.", "training"),
]


@pytest.mark.parametrize(("language", "text", "topic"), DONE)
def test_an_operation_that_is_a_field_itself(reader: Reader, language: str, text: str, topic: str) -> None:
    assert topic in _topics(reader, language, text)


def test_who_helped_from_another_country_takes_part(reader: Reader) -> None:
    text = (
        "أعلنت الإدارة العامة لمكافحة المخدرات في الكويت ضبط مليوني حبة كبتاغون، أمس، في ميناء الشويخ، "
        "بناء على معلومات وفرتها المديرية الاتحادية لمكافحة المخدرات في الإمارات."
    )
    facts = reader.facts(Article("article/x", "x", text, "ar", published="2026-03-04"))
    assert [fact.countries for fact in facts if fact.kind == "operation"] == [("AE", "KW")]


def _topics(reader: Reader, language: str, text: str) -> set[str]:
    facts = reader.facts(Article("article/x", "x", text, language, published="2026-03-04"))
    return {topic for fact in facts for topic in fact.topics}
