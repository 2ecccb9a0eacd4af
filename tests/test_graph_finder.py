"""The side index: it finds what the queries find, is right after every change, and after a crash too."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from telling import article, meeting, state, who

from benchmarks.made import Made, Stream
from benchmarks.world import World
from graph import latest, questions
from graph.finder import FILE
from graph.identity_deciding import decide, undo
from graph.store import Store
from graph.upkeep import Upkeep, differences
from ontology.vocabulary import BASE

EVENTS = 400
BUSY, OTHER = Made(EVENTS).officials[0].label, Made(EVENTS).officials[7].label
FEW: dict[str, Any] = {"limit": 7, "evidence": False}

Question = Callable[[Store], list[Any]]
QUESTIONS: dict[str, Question] = {
    "who-met": lambda store: questions.who_met(store, BUSY, **FEW),
    "who-met, one country": lambda store: questions.who_met(store, BUSY, country="ES", **FEW),
    "who-met, one agency": lambda store: questions.who_met(store, BUSY, agency="directeur général 1", **FEW),
    "who-met, one agency, all": lambda store: questions.who_met(store, BUSY, agency="directeur", evidence=False),
    "who-met, also planned, in a period": lambda store: questions.who_met(
        store, BUSY, planned=True, since="2009-03", until="2018", **FEW
    ),
    "agreements": lambda store: questions.agreements(store, **FEW),
    "agreements planned": lambda store: questions.agreements(store, status="planned", **FEW),
    "agreements of two": lambda store: questions.agreements(store, between=("MA", "FR"), **FEW),
    "agreements as of a day": lambda store: questions.agreements(store, as_of="2015-06-10", **FEW),
    "agreements as of a year": lambda store: questions.agreements(store, as_of="2015", history=True, **FEW),
    "agreements, history": lambda store: questions.agreements(store, history=True, **FEW),
    "agreements overdue": lambda store: questions.agreements(store, overdue=12, as_of="2020-01-01", **FEW),
    "timeline": lambda store: questions.timeline(store, **FEW),
    "timeline until": lambda store: questions.timeline(store, until="2012-05", **FEW),
    "timeline since": lambda store: questions.timeline(store, since="2025-11-20", evidence=False),
    "timeline of one": lambda store: questions.timeline(store, [BUSY], **FEW),
    "timeline of two": lambda store: questions.timeline(store, [BUSY, "Maroc"], since="2010", **FEW),
    "between": lambda store: questions.between(store, "Maroc", "France", **FEW),
    "path": lambda store: questions.path(store, BUSY, OTHER, evidence=False),
    "path between countries": lambda store: questions.path(store, "Maroc", "Danemark", evidence=False),
    "show": lambda store: questions.show(store, BUSY, **FEW),
    "topics": lambda store: questions.topics(store),
    "topics by month": lambda store: questions.topics(store, by="month", since="2010-03", until="2012"),
    "new": lambda store: questions.new(store, "2024-03", **FEW),
    "contradictions": lambda store: questions.contradictions(store, evidence=False),
    "contradictions, the latest": lambda store: questions.contradictions(store, limit=2, evidence=False),
    "search": lambda store: questions.search(store, BUSY),
    "search for words, one short": lambda store: questions.search(store, "trafic de ma"),
    "search for what is nowhere": lambda store: questions.search(store, "zzz qqq"),
    "rank": lambda store: questions.rank(store, limit=20),
    "rank by betweenness": lambda store: questions.rank(store, "betweenness", limit=20),
    "rank by PageRank": lambda store: questions.rank(store, "pagerank", limit=20),
    "rank of brokers": lambda store: questions.rank(store, "brokers", limit=20),
    "articles": lambda store: questions.articles(store, limit=7),
    "events of somebody": lambda store: latest.events_of(store, f"{BASE}official/o0", skip=2, count=9),
    "events of a country": lambda store: latest.events_of(store, f"{BASE}country/MA", count=9),
    "events in a place": lambda store: latest.events_of(store, f"{BASE}place/rabat", skip=3, count=9),
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of a few hundred made events, filled in bulk."""
    path = tmp_path_factory.mktemp("made") / "store"
    with Store.open(path, write=True) as store:
        store.quads.bulk_load(Stream(Made(EVENTS).quads(), len), format=ox.RdfFormat.N_QUADS)  # type: ignore[arg-type]  # a file
        store.reindex()
    return path


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_is_answered_as_by_its_query_alone(made: Path, name: str) -> None:
    with Store.open(made) as store:
        found = QUESTIONS[name](store)
        store.finder = None
        assert found == QUESTIONS[name](store)
        assert found or name == "search for what is nowhere"


A, B, C = (who(label, "MA") for label in ("Karim Alami", "Karim Alaoui Alami", "Abdelkrim Benalami"))
FERRI = who("Luca Ferri", "FR")
TOLD = tuple(
    article(number, f"2026-0{number}-10", meeting(f"2026-0{number}-09", one, FERRI, state("FR"), state("MA")))
    for number, one in enumerate((A, B, C, A), start=1)
)


def test_every_change_keeps_it_right(tmp_path: Path) -> None:
    """Articles that come, names that become one and two again, articles that go: the same as an index made anew."""
    with Store.open(tmp_path / "store", write=True) as store:
        changes: list[Callable[[], object]] = [
            *(lambda told=told: store.add(*told) for told in TOLD),  # type: ignore[misc]  # bound at once
            lambda: decide(store, "different", "Karim Alami", "Karim Alaoui Alami", "me"),
            lambda: undo(store),
            lambda: store.add(TOLD[0][0], ()),
            lambda: store.forget(TOLD[1][0].id),
            lambda: store.forget(TOLD[3][0].id),
        ]
        for change in changes:
            change()
            assert list(differences(store.quads, store.path)) == []
        for told, _ in TOLD:
            store.forget(told.id)
        assert store.finder
        assert [store.finder.first(f"SELECT count(*) FROM {one}") for one in ("node", "edge", "part", "said")] == [
            [0]
        ] * 4


def test_a_crash_before_it_is_written_is_mended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The program ends when the quads are written and the index is not: whoever asks next gets the whole answer."""
    with Store.open(tmp_path / "store", write=True) as store:
        store.add(*TOLD[0])
        monkeypatch.setattr(Upkeep, "refresh", lambda *_: None)
        store.add(*TOLD[1])
        monkeypatch.undo()
    with Store.open(tmp_path / "store") as store:
        assert store.finder
        assert not store.finder.is_behind()
        assert len(questions.timeline(store)) == 2
        assert list(differences(store.quads, store.path)) == []


def test_a_store_without_one_answers_and_gets_one(tmp_path: Path) -> None:
    with Store.open(tmp_path / "store", write=True) as store:
        store.add(*TOLD[0])
    (tmp_path / "store" / FILE).unlink()
    with Store.open(tmp_path / "store") as store:
        assert store.finder is None
        assert len(questions.timeline(store)) == 1
    with Store.open(tmp_path / "store", write=True) as store:
        assert store.finder
        assert len(questions.timeline(store)) == 1


def test_an_index_of_another_version_is_not_read_and_is_made_anew(tmp_path: Path) -> None:
    """An older program wrote it: its tables lack what the questions ask for."""
    with Store.open(tmp_path / "store", write=True) as store:
        store.add(*TOLD[0])
    with sqlite3.connect(tmp_path / "store" / FILE) as kept:
        kept.execute("DROP TABLE called")
        kept.execute("PRAGMA user_version = 1")
    with Store.open(tmp_path / "store") as store:
        assert store.finder is None
        assert len(questions.who_met(store, "Luca Ferri")) == 1
    with Store.open(tmp_path / "store", write=True) as store:
        assert store.finder
        assert len(questions.who_met(store, "Luca Ferri")) == 1


def test_what_differs_is_told(tmp_path: Path) -> None:
    with Store.open(tmp_path / "store", write=True) as store:
        store.add(*TOLD[0])
    with sqlite3.connect(tmp_path / "store" / FILE) as kept:
        kept.execute("UPDATE event SET day = '1999'")
    with Store.open(tmp_path / "store", write=True) as store:
        assert list(differences(store.quads, store.path)) == [
            "the side index differs from the store in 2 rows of its table event: run `graph doctor --rebuild`"
        ]
        store.reindex()
        assert list(differences(store.quads, store.path)) == []


def test_the_cost_of_an_article_does_not_grow_with_the_store(tmp_path: Path) -> None:
    """Counted in the rows that change, not in seconds: of the articles at the beginning, and of those much later."""
    costs = []
    with Store.open(tmp_path / "store", write=True) as store:
        assert store.upkeep
        for told in World().articles(120):
            changes = store.upkeep.connection.total_changes
            store.add(*told)
            costs.append(store.upkeep.connection.total_changes - changes)
    assert sum(costs[90:]) <= sum(costs[:30]) * 1.5
