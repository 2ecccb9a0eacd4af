"""The stories of identity from French text: what is read of several articles becomes one official, one event, one post."""

from __future__ import annotations

from pathlib import Path

import pytest
from telling import entities, events

from graph.store import Store
from ingest.reader import Reader
from ontology.records import Article

MET = (
    (
        "2026-01-28",
        "Le directeur général de la Sûreté nationale marocaine, Karim Alami, a reçu mardi 27 janvier à Rabat le directeur de la "
        "police danoise, Mikael Wern. Les deux responsables ont parlé de la lutte contre le terrorisme. Un mémorandum d'entente "
        "entre le Maroc et le Danemark sera signé prochainement.",
    ),
    (
        "2026-01-28",
        "Mikael WERN, directeur de la police danoise, s'est entretenu mardi à Rabat avec M. Karim Alami, directeur général de la "
        "Sûreté nationale marocaine, de la lutte contre le terrorisme.",
    ),
    (
        "2026-05-13",
        "Le Maroc et le Danemark ont signé mardi 12 mai à Copenhague un mémorandum d'entente sur la coopération policière, ont "
        "annoncé les deux polices.",
    ),
    (
        "2026-09-02",
        "Karim Alami, ancien directeur général de la Sûreté nationale marocaine, a rencontré lundi à Copenhague le directeur de "
        "la police danoise, Mikael Wern, pour parler de la coopération policière.",
    ),
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory, reader: Reader) -> Path:
    path = tmp_path_factory.mktemp("french") / "store"
    with Store.open(path, write=True) as opened:
        for number, (published, text) in enumerate(MET):
            article = Article(f"article/{number:016x}", f"{number}.txt", text, "fr", published=published)
            opened.add(article, reader.facts(article))
    return path


def test_two_reports_of_one_meeting_are_one_and_the_next_meeting_another(store: Path) -> None:
    assert len(entities(store)) == 2
    assert events(store) == [[("held", "2026-01-27")] * 2, [("held", "2026-08-31")]]


def test_a_memorandum_planned_and_signed_is_one(store: Path) -> None:
    ((planned, signed),) = events(store, "agreement")
    assert (planned[0], signed) == ("planned", ("signed", "2026-05-12"))


def test_a_former_head_heads_no_more(store: Path) -> None:
    with Store.open(store) as opened:
        (row,) = opened.query(
            "SELECT ?on ?end WHERE { ?t lia:organisation <https://w3id.org/liaison/id/agency/ma-dgsn> ; lia:office 'head' ;"
            " lia:statedOn ?on ; lia:endedBy ?end }"
        )
    assert (row["on"].value, row["end"].value) == ("2026-01-28", "2026-09-02")
