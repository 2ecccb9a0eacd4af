"""The constructions by which four languages say that two met: each must give both, the day and the place, wherever those stand."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.reader import Reader
from ontology.records import Article

ROWS = [row.split("\t") for row in Path(__file__).with_name("constructions.tsv").read_text("utf-8").splitlines()[1:]]
NAMES = {"ar": {"أولمير درالفوسك", "بيتر أوديامبو"}}
PLACES = {"ar": "نيروبي"}


@pytest.mark.parametrize(("language", "text"), ROWS, ids=[f"{language}-{text[:50]}" for language, text in ROWS])
def test_who_met_when_and_where(reader: Reader, language: str, text: str) -> None:
    """The two met on the Tuesday before publication, in Nairobi; some of these were found by none of the rules before."""
    found = reader.facts(Article("article/x", "x", text, language, published="2026-03-05"))
    both = NAMES.get(language, {"Olmir Dralvosk", "Peter Odhiambo"})
    meetings = [fact for fact in found if fact.kind == "meeting" and both <= {one.label for one in fact.participants}]
    told = [(one.status, one.date, one.place.label if one.place else None) for one in meetings]
    assert told == [("held", "2026-03-03", PLACES.get(language, "Nairobi"))]
