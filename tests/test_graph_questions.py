"""What questions answer over the example articles, and how names are looked up."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph import questions
from graph.lookup import find
from graph.network import path, rank
from graph.questions import QUERIES
from graph.store import Store
from graph.validate import validate
from ontology.errors import NameAmbiguous, NameUnknown
from ontology.records import Article, Evidence, Fact, Participant

HAMMOUCHI = "Abdellatif Hammouchi"


@pytest.mark.parametrize(
    ("written", "label"),
    [
        ("Abdellatif Hammouchi", HAMMOUCHI),
        ("hammouchi", HAMMOUCHI),
        ("HAMMOUCHI Abdellatif", HAMMOUCHI),
        ("M. Hammouchi", HAMMOUCHI),
        ("Abdelatif HAMMOUCHI", HAMMOUCHI),  # one l: the same name
        ("helene marchant", "Hélène Marchant"),
        ("Denmark", "Danemark"),  # a country in another language
    ],
)
def test_a_name_is_found(store: Store, written: str, label: str) -> None:
    assert find(store, written).label == label


def test_a_wrong_name_gets_suggestions(store: Store) -> None:
    with pytest.raises(NameUnknown) as caught:
        find(store, "Hamouchi")
    assert caught.value.suggestions == (HAMMOUCHI,)
    with pytest.raises(NameUnknown) as caught:
        find(store, "Zzyzx Qwerty")
    assert caught.value.suggestions == ()


def test_a_name_of_several_lists_them(tmp_path: Path) -> None:
    ones = [Participant(f"{first} Dupont", "official", "participant", "FR") for first in ("Anne", "Paul")]
    fact = Fact("meeting", "held", tuple(ones), (Evidence("Anne", 0, 4),), "2026-01-01")
    with Store.open(tmp_path / "store", write=True) as store:
        store.add(Article("article/0", "a.txt", "Anne", "fr"), (fact,))
        with pytest.raises(NameAmbiguous, match="Anne Dupont, Paul Dupont"):
            find(store, "Dupont")
        assert find(store, "Anne Dupont").label == "Anne Dupont"


def test_who_met(store: Store) -> None:
    rows = questions.who_met(store, "hammouchi")
    wern = next(row for row in rows if row.name == "Mikael Wern")
    assert (wern.country, wern.date, wern.place, wern.status, wern.sources) == ("DK", "2026-01-27", "Rabat", "held", 1)
    assert "Mikael Wern" in wern.evidence[0].quote
    # the meeting that was denied is none
    assert "Bakary Sinayogo" not in {row.name for row in rows}
    assert "Bakary Sinayogo" in {row.name for row in questions.who_met(store, "hammouchi", planned=True)}


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ({"country": "DK"}, {"Mikael Wern"}),
        ({"country": "Danemark"}, {"Mikael Wern"}),
        ({"since": "2026-04"}, {"Fahd Al-Otaibani"}),
        ({"until": "2026-02", "since": "2026-02"}, {"Hélène Marchant"}),
        ({"agency": "police danoise"}, {"Mikael Wern"}),
    ],
)
def test_who_met_within_bounds(store: Store, asked: dict[str, str], names: set[str]) -> None:
    assert {row.name for row in questions.who_met(store, HAMMOUCHI, **asked)} == names


def test_an_agreement_has_a_life(store: Store) -> None:
    (row,) = questions.agreements(store, between=("Maroc", "Danemark"))
    assert (row.kind, row.status, row.date, row.sources) == ("mou", "signed", "2026-03-04", 1)
    states = [one.status for one in questions.agreements(store, between=("Maroc", "Danemark"), history=True)]
    assert sorted(states) == ["planned", "signed"]
    (before,) = questions.agreements(store, between=("MA", "DK"), as_of="2026-02-01")
    assert before.status == "planned"


def test_other_questions_answer(store: Store) -> None:
    assert {row.kind for row in questions.between(store, "Maroc", "Danemark")} == {"agreement", "meeting"}
    assert questions.timeline(store)[0].date == "2025-11-17"
    assert any(row.kind == "role" for row in questions.show(store, "Wern"))
    assert {row.topic for row in questions.topics(store)} >= {"counter_terrorism", "training"}
    assert any("Wern" in row.text for row in questions.search(store, "WERN"))
    assert len(questions.articles(store)) >= 13
    assert [step.target for step in path(store, "Ndour", "Hammouchi")][-1] == HAMMOUCHI
    assert rank(store)[0].name == "Maroc"


@pytest.mark.parametrize("name", sorted(path.name for path in QUERIES.glob("*.rq")))
def test_a_query_runs_as_it_stands_in_another_engine(store: Store, name: str) -> None:
    import rdflib

    foreign = rdflib.Dataset().parse(data=store.dump("nq").decode(), format="nquads")
    ours = list(store.query((QUERIES / name).read_text("utf-8")))
    theirs = list(foreign.query((QUERIES / name).read_text("utf-8")))
    assert len(ours) == len(theirs) > 0


def test_the_store_conforms_to_the_shapes(store: Store) -> None:
    assert validate(store) == []
