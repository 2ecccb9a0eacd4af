"""Lists of events: the side index says of them what their graphs say, and is all that a list asks."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from telling import article, meeting, state, who

from benchmarks.made import Made, Stream
from graph import shown
from graph.store import Store

EVENTS = "SELECT DISTINCT ?one WHERE { GRAPH ?one { ?one lia:evidence ?telling } } ORDER BY ?one"
ARTICLES = "SELECT DISTINCT ?one WHERE { ?one a schema:NewsArticle } ORDER BY ?one"


def titles(store: Store, event: str) -> list[str]:
    return [one.article.title for one in shown.events(store, [event])[0].sentences]


def found(store: Store, query: str) -> list[str]:
    return [str(row[0].value) for row in store.query(query)]


@pytest.fixture
def made(tmp_path: Path) -> Store:
    """A store of made events, filled in bulk."""
    with Store.open(tmp_path / "made", write=True) as store:
        store.quads.bulk_load(Stream(Made(200).quads(), len), format=ox.RdfFormat.N_QUADS)  # type: ignore[arg-type]  # a file
        store.reindex()
    return Store.open(tmp_path / "made")


@pytest.mark.parametrize(
    "which", ["store", "made"]
)  # the example store: of all kinds; made events: told twice, disputed
def test_the_side_index_says_what_the_graphs_say(which: str, request: pytest.FixtureRequest) -> None:
    store = request.getfixturevalue(which)
    asked = found(store, EVENTS)
    assert store.finder
    read, printed = shown.events(store, asked), {one: shown.events_in(store, one) for one in found(store, ARTICLES)}
    assert [one.iri for one in read] == asked
    assert {one.kind for one in read} >= {"meeting", "agreement", "operation", "role"}
    assert all(one.sentences for one in read)
    finder, store.finder = store.finder, None
    try:
        assert read == shown.events(store, asked)
        assert printed == {one: shown.events_in(store, one) for one in printed}
    finally:
        store.finder = finder


class Refusing:
    """The quads of a store that may not be asked."""

    def __getattr__(self, name: str) -> Any:
        raise AssertionError(f"asked: {name}")


def test_a_list_asks_the_side_index_alone(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = [one for one in found(store, EVENTS) if "/tenure/" not in one]
    monkeypatch.setattr(store, "quads", Refusing())
    assert [one.iri for one in shown.events(store, asked)] == asked


def test_what_an_article_says_anew_is_shown(tmp_path: Path) -> None:
    """An article that is read again, under another headline, and one that goes: lists show what the store holds then."""
    alami, ferri = who("Karim Alami", "MA"), who("Luca Ferri", "FR")
    told = meeting("2026-01-09", alami, ferri, state("FR"), state("MA"))
    first, facts = article(1, "2026-01-10", told)
    second = article(2, "2026-01-11", told)
    with Store.open(tmp_path / "store", write=True) as store:
        store.add_all([(first, facts), second])
        (event,) = (one for one in found(store, EVENTS) if "/meeting/" in one)
        assert titles(store, event) == ["1.txt", "2.txt"]
        store.add(replace(first, title="Another headline"), facts)
        assert titles(store, event) == ["Another headline", "2.txt"]
        store.forget(second[0].id)
        assert titles(store, event) == ["Another headline"]
        store.forget(first.id)
        assert shown.events(store, [event]) == []
