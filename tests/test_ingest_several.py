"""When three met, “they”, “the three” and “the three countries” are all of them; what is counted otherwise is nobody."""

from __future__ import annotations

import pytest

from ingest.reader import Reader
from ontology.records import Article

FR = "La ministre de la Justice du Sénégal, Awa Diouf, le ministre de l'Intérieur du Mali, Oumar Keïta, et le ministre de la Sécurité de Guinée, Alpha Barry, se sont réunis mardi à Dakar. "
EN = "Kenya's interior minister, Peter Mwangi, Uganda's police chief, John Okello, and Tanzania's home affairs minister, Asha Juma, met in Nairobi on Tuesday. "
ES = "El ministro del Interior de Chile, Pablo Rojas, la ministra de Seguridad de Argentina, Lucía Ferreyra, y el ministro de Gobierno de Bolivia, Hugo Mamani, se reunieron el martes en Arica. "
AR = "اجتمع يوم الثلاثاء في عمّان وزير الداخلية الأردني، سامي العبدالله، ووزير الداخلية العراقي، حيدر الجبوري، ووزير الداخلية السعودي، فهد القحطاني. "
OF_THREE = [
    # a list of officials whose commas close their names
    ("fr", FR, "meeting", ("GN", "ML", "SN")),
    ("en", EN, "meeting", ("KE", "TZ", "UG")),
    ("es", ES, "meeting", ("AR", "BO", "CL")),
    # all of them, by a number or a pronoun
    ("fr", FR + "Les trois ministres ont signé un accord sur l'extradition.", "agreement", ("GN", "ML", "SN")),
    ("fr", FR + "Ils ont signé un accord sur l'extradition.", "agreement", ("GN", "ML", "SN")),
    ("en", EN + "The three signed an agreement on extradition.", "agreement", ("KE", "TZ", "UG")),
    ("en", EN + "They signed an agreement on extradition.", "agreement", ("KE", "TZ", "UG")),
    ("es", ES + "Los tres ministros firmaron un acuerdo de extradición.", "agreement", ("AR", "BO", "CL")),
    ("ar", AR + "ووقّع الوزراء الثلاثة اتفاقية لتسليم المطلوبين.", "agreement", ("IQ", "JO", "SA")),
    # their countries
    ("en", EN + "A joint operation by the three countries led to the arrest of nine smugglers.", "operation", ("KE", "TZ", "UG")),
    ("es", ES + "Una operación conjunta de las tres policías terminó con nueve detenidos.", "operation", ("AR", "BO", "CL")),
    # two met and somebody sat by
    ("fr", "Le ministre belge de l'Intérieur, Jan Peeters, a rencontré jeudi à Bruxelles son homologue italien, Marco Bassi, en présence de l'ambassadeur de France, Paul Girard. Ils ont signé un protocole d'accord.", "agreement", ("BE", "IT")),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "kind", "countries"), OF_THREE)
def test_all_three(reader: Reader, language: str, text: str, kind: str, countries: tuple[str, ...]) -> None:
    found = reader.facts(Article("article/x", "x", text, language, published="2026-03-04"))
    assert [tuple(sorted(fact.countries)) for fact in found if fact.kind == kind] == [countries]


def test_three_others_are_nobody(reader: Reader) -> None:
    text = EN + "The three suspects signed an agreement with prosecutors."
    found = reader.facts(Article("article/x", "x", text, "en", published="2026-03-04"))
    signed = [one for fact in found if fact.kind == "agreement" for one in fact.participants]
    assert [one.label for one in signed if one.type == "official"] == []


def test_who_comes_next_time_is_open(reader: Reader) -> None:
    text = EN + "They will meet again in Kampala in June."
    found = reader.facts(Article("article/x", "x", text, "en", published="2026-03-04"))
    later = next(fact for fact in found if fact.kind == "meeting" and fact.status == "planned")
    assert {one.type for one in later.participants} == {"country"}
    assert sorted(later.countries) == ["KE", "TZ", "UG"]
