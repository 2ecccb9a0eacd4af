"""People of a meeting whom one sentence describes and the next names, whose post comes late, and who speak of themselves."""

from __future__ import annotations

import pytest

from ingest.reader import Reader
from ontology.records import Article

ARCE = "El ministro de Defensa de Uruguay, Pablo Arce,"
MET = [
    (f"{ARCE} mantuvo el lunes una entrevista con la cónsul general del Japón. La cónsul, Midori Takagi, sonrió.", "held"),
    (f"{ARCE} recibió el lunes a un magistrado hondureño. El magistrado es Midori Takagi, juez de Copán.", "held"),
    (f"{ARCE} recibió el lunes a un japonés. El visitante, Midori Takagi, jefe de la policía japonesa, sonrió.", "held"),
    (f"{ARCE} conversó el lunes con un desconocido. El anfitrión resultó ser Midori Takagi, un juez japonés.", "held"),
    ("A Pablo Arce le gusta el mar. El lunes, el veterano ministro de Defensa de Uruguay recibió al embajador del Japón, Midori Takagi.", "held"),
    ('"Me reuní el lunes con el embajador del Japón, Midori Takagi", dice el ministro de Defensa de Uruguay, Pablo Arce.', "held"),
    (f"{ARCE} y el embajador del Japón, Midori Takagi, debían haberse reunido el lunes.", "cancelled"),
    (f"{ARCE} renunció a la entrevista con el embajador del Japón, Midori Takagi.", "cancelled"),
]  # fmt: skip
UNMET = [
    f"{ARCE} recibió el lunes a una jueza. El embajador del Japón, Midori Takagi, dimitió.",
    '"El jefe de la policía uruguaya recibió al ministro", dice el embajador del Japón, Midori Takagi.',
]


def met(reader: Reader, text: str) -> set[tuple[frozenset[str], str]]:
    """The pairs who met, each with the status of their meeting."""
    article = Article("article/0", "a.txt", text, "es", published="2026-03-04")
    facts = [fact for fact in reader.facts(article) if fact.kind == "meeting"]
    return {
        (frozenset(one.label for one in fact.participants if one.type == "official"), fact.status) for fact in facts
    }


@pytest.mark.parametrize(("text", "status"), MET)
def test_who_is_named_later_met(reader: Reader, text: str, status: str) -> None:
    assert (frozenset({"Pablo Arce", "Midori Takagi"}), status) in met(reader, text)


@pytest.mark.parametrize("text", UNMET)
def test_somebody_else_did_not(reader: Reader, text: str) -> None:
    assert not any({"Pablo Arce", "Midori Takagi"} <= people for people, _ in met(reader, text))
