"""Whose official somebody is where his post does not say so: what the rest of the article tells."""

from __future__ import annotations

import pytest

from ingest.outlet import outlet_country
from ingest.reader import Reader
from ontology.records import Article

COUNTRIES = [
    # where he travels is not his country: this one was made a Spaniard by Madrid
    (
        "Paul Adjovi, directeur général de la Sûreté nationale, a effectué lundi une visite de travail à Madrid.",
        "Paul Adjovi",
        None,
    ),
    # nor is that of the other signatory, though the article names it first
    (
        "Le Danemark et le Maroc ont signé mercredi à Copenhague un mémorandum d'entente. Le document a été paraphé par "
        "Paul Adjovi, directeur général de la Sûreté nationale, et par le directeur de la police danoise, Lars Holm.",
        "Paul Adjovi",
        "MA",
    ),
    # a visit that did not take place moves nobody either
    (
        "Le président de la police criminelle allemande, Jens Kranz, devait se rendre jeudi à Rabat pour s'entretenir avec "
        "Paul Adjovi, directeur général de la Sûreté nationale. La visite a été annulée. La coopération entre le Maroc "
        "et l'Allemagne reste étroite.",
        "Paul Adjovi",
        "MA",
    ),
    ("Le directeur de la police danoise, Lars Holm, a visité lundi le Togo.", "Lars Holm", "DK"),
]


@pytest.mark.parametrize(("text", "name", "country"), COUNTRIES)
def test_the_country_of_an_official(reader: Reader, text: str, name: str, country: str | None) -> None:
    article = Article("article/x", "x.txt", text, "fr", published="2026-03-05")
    roles = [fact.participants[0] for fact in reader.facts(article) if fact.kind == "role"]
    assert [one.country for one in roles if one.label == name] == [country]


WHOSE = [
    # towns called República (Brazil), Medina (Saudi Arabia) and Salem (India) were where people came from
    (
        "es",
        "El ministro de Gobernación de la República de Guatemala, Mauricio Lobos, recibió a la policía.",
        {"Mauricio Lobos": "GT"},
    ),
    (
        "es",
        "El presidente Everardo Medina felicitó a la policía por un decomiso. Lo escuchó el ministro de Defensa, Anselmo Rojas.",
        {"Everardo Medina": None, "Anselmo Rojas": None},
    ),
    # an officer called « السعودي » made it Saudi Arabia
    (
        "ar",
        "اجتمع وزير الداخلية نضال درويش مع مدير الشرطة الليبي يوسف الزليطني، ورافقه اللواء مهاب السعودي.",
        {"نضال درويش": None, "يوسف الزليطني": "LY"},
    ),
    (
        "ar",
        "اجتمع وزير الداخلية محمد سالم بن بوزيد، أمس، مع نظيره الإسباني إغناسيو لوبيز وتناولا تهريب المخدرات.",
        {"محمد سالم بن بوزيد": None, "إغناسيو لوبيز": "ES"},
    ),
    # “its”, « son », « su », « وزيرها »: all were of the country where the article is set
    (
        "en",
        "WINDHOEK, March 3 – The Norwegian embassy said nothing of the raid by police. Its legal attaché, Nora Lindtveit, had "
        "left.",
        {"Nora Lindtveit": "NO"},
    ),
    (
        "fr",
        "DAKAR, 3 mars (APS) – En Guinée, l'Office de protection des mineurs dit mener ses enquêtes sur la traite. Son "
        "directeur, le commissaire Ibrahima Sory Balde, attend la liste de la police.",
        {"Ibrahima Sory Balde": "GN"},
    ),
    (
        "es",
        "ASUNCIÓN, 3 mar. – La ATF estadounidense rastreó las armas del narcotráfico. Su agregado en Asunción, Kyle Brandel, no "
        "asistió.",
        {"Kyle Brandel": "US"},
    ),
    (
        "ar",
        "القاهرة، 3 مارس 2026 - نفت وزارة الداخلية التونسية أن يكون وزيرها، منير العبدلي، سيحل بروما هذا الأسبوع.",
        {"منير العبدلي": "TN"},
    ),
    # a dateline that is a paragraph of its own said nothing
    (
        "fr",
        "NIAMEY, 3 mars 2026\n\nLe ministre de l'Intérieur, Issoufou Maïna, a reçu lundi l'ambassadeur d'Italie, Paolo Benet, au "
        "sujet de la traite.",
        {"Issoufou Maïna": "NE"},
    ),
    # where an envoy serves was his country
    (
        "en",
        "The legal attaché at the U.S. Embassy in Bucharest, Dale Whitcom, gave the drug file to the police of Romania.",
        {"Dale Whitcom": "US"},
    ),
    (
        "en",
        "RABAT, March 3 – The ambassador to Senegal, Samira Belkadi, praised the police for the arrests of smugglers.",
        {"Samira Belkadi": "MA"},
    ),
    # of two of the same sentence whose posts name no country the second was of any other country that the article names
    (
        "fr",
        "LOMÉ, 3 mars 2026 – Le ministre de la Sécurité, Koffi Agbodjan, et le préfet de police, Yao Batawila, se sont "
        "entretenus mardi des trafics avec l'ambassadeur d'Angola, Rui Tavares.",
        {"Koffi Agbodjan": "TG", "Rui Tavares": "AO", "Yao Batawila": "TG"},
    ),
    # the police of an island with a code of its own, but no services of its own, was no state's
    (
        "fr",
        "Le directeur de la police de La Réunion, Paul Adjovi, a reçu lundi le chef de la police kényane, John Kamau.",
        {"Paul Adjovi": "FR", "John Kamau": "KE"},
    ),
    (
        "en",
        "The police commander of French Guiana, Paul Adjovi, met Suriname's police chief, John Kamau, on Monday.",
        {"Paul Adjovi": "FR", "John Kamau": "SR"},
    ),
    # nobody of Interpol's bureau in a country was of that country; one at its seat is of none
    (
        "fr",
        "Le chef de la police kényane, John Kamau, a rencontré lundi la cheffe du BCN-Interpol du Bénin, Ann Adjovi.",
        {"Ann Adjovi": "BJ", "John Kamau": "KE"},
    ),
    (
        "en",
        "Kenya's police chief, John Kamau, met the head of Interpol's bureau in Benin, Ann Adjovi, on Monday.",
        {"Ann Adjovi": "BJ", "John Kamau": "KE"},
    ),
    (
        "es",
        "El jefe de la policía de Kenia, John Kamau, se reunió el lunes con la jefa de la oficina de Interpol en Benín, Ann Adjovi.",
        {"Ann Adjovi": "BJ", "John Kamau": "KE"},
    ),
    (
        "ar",
        "التقى قائد الشرطة الكينية، جون كاماو، الاثنين رئيس مكتب الإنتربول في بنين، بول أدجوفي.",
        {"بول أدجوفي": "BJ", "جون كاماو": "KE"},
    ),
    (
        "en",
        "Kenya's police chief, John Kamau, met the secretary general of Interpol, Ann Adjovi, on Monday.",
        {"Ann Adjovi": None, "John Kamau": "KE"},
    ),
]


@pytest.mark.parametrize(("language", "text", "whose"), WHOSE)
def test_whose_official_somebody_is(reader: Reader, language: str, text: str, whose: dict[str, str | None]) -> None:
    article = Article("article/x", "x.txt", text, language, title="…", published="2026-03-05")
    found = {
        fact.participants[0].label: fact.participants[0].country
        for fact in reader.facts(article)
        if fact.kind == "role"
    }
    assert {name: found.get(name) for name in whose} == whose


OUTLETS = [
    ("https://kampalapost.example/a", "en", "UG"),
    ("https://portofspainpost.example/a", "en", "TT"),
    ("https://port-moresby-post.example/a", "en", "PG"),
    ("https://thekarachimail.example/a", "en", "PK"),
    ("https://irish-gazette.example/a", "en", "IE"),
    ("https://dailymirrorlk.example/a", "en", "LK"),
    ("https://khabar-dz.example/a", "fr", "DZ"),
    # “-ar” was Argentina in an Arabic paper
    ("https://gulf-mirror-ar.example/a", "ar", ""),
    ("https://www.example.ma/a", "fr", "MA"),
    ("https://thedailymonitor.example/a", "en", ""),
    # the lakes were Lagos
    ("https://diario-de-los-lagos.example/a", "es", ""),
]


@pytest.mark.parametrize(("url", "language", "country"), OUTLETS)
def test_the_country_that_an_outlet_bears(url: str, language: str, country: str) -> None:
    assert outlet_country(Article("article/x", "x.txt", "…", language, url=url)) == country


APPOSED = [
    ("en", "Kenya's police chief, Paul Otieno, met Sarah Kintu, his Ugandan counterpart, on Monday.", "Sarah Kintu", "UG", "Ugandan police chief"),
    ("fr", "Le ministre français de l'Intérieur, Paul Morel, a rencontré Karim Bennani, son homologue marocain, lundi.", "Karim Bennani", "MA", "ministre marocain de l'Intérieur"),
    ("fr", "La ministre belge, Anne Peeters, a vu Karim Bennani, homologue marocain de Mme Peeters et directeur général de la police.", "Karim Bennani", "MA", "directeur général de la police"),
    ("es", "El ministro español del Interior, Pablo Ruiz, se reunió con Karim Bennani, su homólogo marroquí, el lunes.", "Karim Bennani", "MA", "ministro marroquí del Interior"),
    # a colleague of no country is nobody's counterpart
    ("en", "Kenya's police chief, Paul Otieno, met Sarah Kintu, his colleague, on Monday.", "Sarah Kintu", None, None),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "name", "country", "title"), APPOSED)
def test_a_counterpart_named_before_the_word_for_it(
    reader: Reader, language: str, text: str, name: str, country: str | None, title: str | None
) -> None:
    article = Article("article/x", "x.txt", text, language, title="Police", published="2026-03-05")
    roles = [fact for fact in reader.facts(article) if fact.kind == "role" and fact.participants[0].label == name]
    found = [(fact.participants[0].country, fact.detail["title"]) for fact in roles]
    assert found == ([(country, title)] if title else [])


LISTED = [
    ("en", "Nigeria's police chief, Musa Bello, met the interior ministers of Ghana, Togo and Benin.", {"NG", "GH", "TG", "BJ"}),
    ("en", "Morocco's minister, Ali Rami, received delegations from Spain and Italy on Monday.", {"MA", "ES", "IT"}),
    ("fr", "Le ministre marocain, Ali Rami, a reçu lundi des délégations d'Espagne, d'Italie et du Niger.", {"MA", "ES", "IT", "NE"}),
    ("es", "El ministro marroquí, Ali Rami, recibió el lunes a delegaciones de España, de Italia y de Níger.", {"MA", "ES", "IT", "NE"}),
    # a genitive begins somebody else
    ("en", "Morocco's minister, Ali Rami, received the delegation of Spain and Italy's flag was raised.", {"MA", "ES"}),
    ("en", "Qatar's minister, Ali Rami, met Oman's minister, Hamed Said; Jordan's minister, Mazen Farah; and the police chief of Kuwait, Nasser Hadi.", {"QA", "OM", "JO", "KW"}),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "countries"), LISTED)
def test_all_of_a_list_take_part(reader: Reader, language: str, text: str, countries: set[str]) -> None:
    article = Article("article/x", "x.txt", text, language, title="Police", published="2026-03-05")
    found = {code for fact in reader.facts(article) if fact.kind == "meeting" for code in fact.countries}
    assert found == countries


PUT_OFF = "La reunión de los ministros de Interior de Chile y Perú, Luis Soto y Ana Paz, fue cancelada. Soto y Paz debían revisar el acuerdo policial de 2022."


def test_what_a_cancelled_meeting_was_for_is_no_other(reader: Reader) -> None:
    article = Article("article/x", "x.txt", PUT_OFF, "es", title="Policía", published="2026-03-05")
    assert [fact.status for fact in reader.facts(article) if fact.kind == "meeting"] == ["cancelled"]
