"""Whose official somebody is where his post does not say so: what the rest of the article tells."""

from __future__ import annotations

import pytest

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
