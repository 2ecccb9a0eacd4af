"""Acronyms that an article introduces in brackets stand for their agency, and for its country, from there on."""

from __future__ import annotations

import pytest

from ingest.reader import Reader
from ontology.records import Article

CASES = [
    # text, language, name, country and the bug that the case pins
    ("The Philippine Coast Guard (PCG) said nothing. Taiwan’s police, the Taiwanese press and Taiwan’s minister spoke. "
     "The commandant of the PCG, Admiral Nestor Balita, met Vietnam’s police chief, Pham Tuyen.", "en", "Nestor Balita", "PH"),
    # his country was Taiwan, which the article names most
    # her country was not that of the service she heads
    ("The Suriname Police Force (KPS) said nothing. Guyana’s police, the Guyanese press and Guyana’s minister spoke. "
     "The chief of the KPS, Ann Ramdin, met Guyana’s police chief, Paul Singh.", "en", "Ann Ramdin", "SR"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "language", "name", "country"), CASES)
def test_an_acronym_stands_for_the_agency_before_it(text: str, language: str, name: str, country: str) -> None:
    facts = Reader().facts(Article("article/0123456789abcdef", "a.txt", text, language, published="2026-03-04"))
    found = {one.label: one.country for fact in facts for one in fact.participants if one.type == "official"}
    assert found[name] == country
