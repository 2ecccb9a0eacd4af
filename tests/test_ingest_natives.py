"""Whose country a demonym or an embassy beside somebody tells."""

from __future__ import annotations

import pytest

from ingest.reader import Reader
from ontology.records import Article

HOMES = [
    # they were of the country in which the meeting was, or of the host's
    ("fr", "Le ministre béninois de l'Intérieur, Paul Adjovi, a vu à Rome deux Belges : le directeur de la police aéroportuaire, Koen Maes, et le magistrat de liaison Luc Claes.", "Luc Claes", "BE"),
    ("fr", "Le ministre béninois de l'Intérieur, Paul Adjovi, a vu à Bâle la procureure générale Anne Reding. La Luxembourgeoise l'a remercié.", "Anne Reding", "LU"),
    ("fr", "Le Grec, le secrétaire général Nikos Pappas, enverra un adjoint à Rome.", "Nikos Pappas", "GR"),
    ("es", "El ministro peruano del Interior, Juan Huamán, se reunió con dos belgas: el director de la policía aeroportuaria, Koen Maes, y el magistrado de enlace Luc Claes.", "Koen Maes", "BE"),
    # the demonym is somebody else's
    ("fr", "Le ministre béninois de l'Intérieur, Paul Adjovi, a vu l'ambassadeur d'Italie, Luca Ferri. L'Italien a vu aussi le directeur des douanes, Jean Sossa.", "Jean Sossa", "BJ"),
    ("fr", "La secrétaire générale d'Interpol, Ana Lopes, a vu le directeur des douanes, Jean Sossa. La Brésilienne est attendue à Rome.", "Jean Sossa", "BJ"),
    # an ambassador was of the country that the article names most
    ("fr", "L'ambassade de Suède à Abidjan s'est réjouie. L'ambassadrice Anna Lind a vu lundi le directeur de la PLCC, Guy Tanoh.", "Anna Lind", "SE"),
    ("en", "The Swedish embassy in Accra welcomed the operation. Ambassador Anna Lind received the director of the Narcotics Commission, Kwame Asante.", "Anna Lind", "SE"),
    ("en", "The Swedish embassy in Accra welcomed the operation. Ambassador Anna Lind received the director of the Narcotics Commission, Kwame Asante.", "Kwame Asante", "GH"),
    ("es", "La embajada de Suecia en Lima celebró el operativo. La embajadora Anna Lind recibió el lunes al director de la policía, Raúl Quispe.", "Anna Lind", "SE"),
    ("ar", "رحبت سفارة السويد في الدوحة بالعملية. واستقبلت السفيرة أنيكا ليندبورغ مدير إدارة مكافحة المخدرات، خالد العزام.", "أنيكا ليندبورغ", "SE"),
    # a counterpart with a post of his own was of the country of the other
    ("en", "Jordan's interior minister, Nawwaf Khalil, met the Jamaicans. “We have none”, the minister's counterpart, National Security Minister Delroy Campbell, said.", "Delroy Campbell", "JM"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "name", "country"), HOMES)
def test_whose_country_the_words_beside_somebody_tell(
    reader: Reader, language: str, text: str, name: str, country: str
) -> None:
    outlet = "Cotonou Matin" if language == "fr" else None
    article = Article(
        "article/x", "x", text, language, published="2026-03-04", outlet=outlet, title="Bénin" if outlet else None
    )
    people = [one for fact in reader.facts(article) for one in fact.participants if one.label == name]
    assert {one.country for one in people} == {country}
