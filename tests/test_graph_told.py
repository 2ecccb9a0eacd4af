"""Pages read events by a fixed number of questions, however many events they show."""

from __future__ import annotations

from typing import Any

import pytest

from graph import told
from graph.store import Store

EVENTS = "SELECT DISTINCT ?one WHERE { ?one lia:firstStated ?day ; lia:status ?status } ORDER BY ?one"


class Counting:
    """The quads of a store, and how often they are looked up one by one."""

    def __init__(self, quads: Any) -> None:
        self.quads = quads
        self.lookups = 0

    def __getattr__(self, name: str) -> Any:
        return getattr(self.quads, name)

    def quads_for_pattern(self, *pattern: Any) -> Any:
        self.lookups += 1
        return self.quads.quads_for_pattern(*pattern)


@pytest.mark.parametrize("count", [1, 3, 6])
@pytest.mark.parametrize("posts", [False, True])
def test_events_are_read_by_three_questions(
    store: Store, monkeypatch: pytest.MonkeyPatch, count: int, posts: bool
) -> None:  # some seventy look-ups an event were once made, and a page took four times as long
    found = [str(row[0].value) for row in store.query(EVENTS)][:count]
    assert len(found) == count
    asked: list[str] = []
    query, quads = Store.query, Counting(store.quads)
    monkeypatch.setattr(Store, "query", lambda self, sparql: asked.append(sparql) or query(self, sparql))
    monkeypatch.setattr(store, "quads", quads)
    read = told.events(store, found, posts=posts)
    assert [one.iri for one in read] == found
    assert all(one.sentences for one in read)
    assert len(asked) == 3
    most = sum(len(one.stages) + (len(one.who) if posts else 0) for one in read)
    assert quads.lookups <= most  # a stage of an agreement and a post are nodes of their own
