"""What sentences tell together: where, when, with whom and of which country, said once and carried on."""

from __future__ import annotations

import pytest

from ingest.reader import Reader
from ontology.records import Article, Fact

WEDNESDAY = "2026-03-04"


def told(reader: Reader, language: str, text: str, kind: str) -> list[Fact]:
    """Read the facts of one kind that a text of a Wednesday states."""
    return [
        fact
        for fact in reader.facts(Article("article/x", "x", text, language, published=WEDNESDAY))
        if fact.kind == kind
    ]


PLACES = [
    # a town that no table has: the pipeline took it for somebody, or for a body
    ("en", "Kuwait's police chief, Adel Hassan, met his Iraqi counterpart, Omar Salih, in Khor Abdullah on Monday.", "Khor Abdullah"),
    ("fr", "Le ministre libanais de la Défense, Karim Saadé, a reçu mardi à Yarzé l'ambassadrice du Canada, Anne Roy.", "Yarzé"),
    # “on” led to whom the call was paid, not to what was talked about
    ("en", "Zimbabwe's police chief, Tendai Moyo, paid a courtesy call on Botswana's police chief, Neo Kgosi, in Gaborone on Monday.", "Gaborone"),
    # “on Defence” is in the name of the body; its session was held where the verb says
    (
        "en",
        "The 17th session of the Botswana–Zimbabwe Joint Permanent Commission on Defence and Security was held in Kasane on Monday. The session was co-chaired by "
        "Botswana's Minister of Defence, Neo Kgosi, and Zimbabwe's Minister of Home Affairs, Tendai Moyo.",
        "Kasane",
    ),
    # where what they talked about happened is no place of the talks
    ("en", "Kenya's police chief, John Kamau, and Uganda's police chief, Peter Okello, held talks on Monday on raids in Moroto.", None),
    ("en", "Kenya's police chief, John Kamau, met Uganda's police chief, Peter Okello, in Parliament on Monday.", None),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "place"), PLACES)
def test_where_a_meeting_took_place(reader: Reader, language: str, text: str, place: str | None) -> None:
    found = told(reader, language, text, "meeting")
    assert [one.place and one.place.label for one in found] == [place]
