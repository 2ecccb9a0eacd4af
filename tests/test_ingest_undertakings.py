"""Results that name nobody, whose sides the sentence tells that takes up what was done."""

from __future__ import annotations

import pytest

from ingest.reader import Reader
from ontology.records import Article


def told(reader: Reader, language: str, text: str) -> set[tuple[str, tuple[str, ...], int]]:
    """Kind, countries and number of sentences of the operations that a text tells of."""
    article = Article("article/0", "a.txt", text, language, published="2026-03-04")
    return {
        (str(fact.detail["operation_kind"]), fact.countries, len(fact.evidence))
        for fact in reader.facts(article)
        if fact.kind == "operation"
    }


CASES = [
    ("fr", "Neuf personnes ont été arrêtées mardi à Cotonou. Les deux perquisitions ont été menées par la police béninoise et la police italienne.", ("BJ", "IT")),
    ("en", "Nine people were arrested in Cotonou on Tuesday. The simultaneous raids were led by the Beninese police and the Italian police.", ("BJ", "IT")),
    ("es", "Nueve personas fueron arrestadas el martes en Montevideo. La operación se hizo en coordinación con la policía italiana.", ("IT", "UY")),
    ("ar", "أوقف تسعة أشخاص الثلاثاء في عمان. ونفذت العملية الشرطة الأردنية والشرطة الإيطالية.", ("IT", "JO")),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "countries"), CASES, ids=[one[0] for one in CASES])
def test_who_acted_is_told_by_the_next_sentence(
    reader: Reader, language: str, text: str, countries: tuple[str, ...]
) -> None:
    assert ("arrests", countries, 2) in told(reader, language, text)


NONE = [
    # the next sentence takes up nothing, or names no service beside that of the place
    ("fr", "Neuf personnes ont été arrêtées mardi à Cotonou. La police béninoise et la police italienne étaient voisines au défilé."),
    ("en", "Nine people were arrested in Cotonou on Tuesday. The investigation showed that the ring had worked between Benin and Italy."),
    ("es", "Nueve personas fueron arrestadas el martes en Montevideo. La operación fue dirigida por la policía uruguaya."),
    ("ar", "أوقف تسعة أشخاص الثلاثاء في عمان. ونفذت العملية الشرطة الأردنية."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text"), NONE, ids=[one[0] for one in NONE])
def test_nobody_is_given_a_side_by_a_sentence_of_something_else(reader: Reader, language: str, text: str) -> None:
    assert told(reader, language, text) == set()
