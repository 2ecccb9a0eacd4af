"""English that is read in two ways: “X, received on Monday in P the director”, “the Minister and police chief Y”."""

from __future__ import annotations

from ingest.reader import Reader
from ontology.records import Article

HOST = "The Minister of Defence of Benin, Mr. Paul Adjovi, received on Monday in Cotonou "
GUEST = "the President of the Italian Federal Criminal Police Office, Mr. Luca Ferri"
ARRIVED = "Benin's Defence Minister Paul Adjovi arrived in Rome on Sunday.\n\n"
HELD = "held talks with the director of the Togolese police, Luca Ferri."


def _met(reader: Reader, text: str) -> list[set[str]]:
    article = Article("article/x", "x", text, "en", published="2026-03-04")
    meetings = [fact for fact in reader.facts(article) if fact.kind == "meeting" and fact.status == "held"]
    return [{one.label for one in fact.participants if one.type == "official"} for fact in meetings]


def test_a_participle_with_an_object_is_a_verb_in_the_past(reader: Reader) -> None:
    whole = f"{HOST}{GUEST}, who is on a working visit to the country."
    assert {"Paul Adjovi", "Luca Ferri"} in _met(reader, whole)


def test_a_participle_with_an_agent_is_passive(reader: Reader) -> None:
    assert _met(reader, f"{HOST}by a crowd, praised the work of the ambassador of Togo, Marc Sika.") == []


def test_the_minister_and_somebody_else_are_two(reader: Reader) -> None:
    met = _met(reader, f"{ARRIVED}On Monday the Minister and Benin's police chief Marc Sika {HELD}")
    assert {"Paul Adjovi", "Marc Sika", "Luca Ferri"} in met


def test_somebody_with_two_posts_is_one(reader: Reader) -> None:
    met = _met(reader, f"On Monday the Prime Minister and Defence Minister of Benin, Marc Sika, {HELD}")
    assert met == [{"Marc Sika", "Luca Ferri"}]
